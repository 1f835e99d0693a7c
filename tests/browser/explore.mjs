// Opens the explorer and the pages in a real browser, as a person would: node explore.mjs http://localhost:5080
// Says what went wrong, a line each, and exits with 1; needs playwright-core and Chromium (CHROMIUM names it, else /usr/bin/chromium).
import { chromium } from 'playwright-core';

const address = process.argv[2] ?? 'http://localhost:5080';
const article = '/v1/articles/cong-tac-khuyen-cong-thuan-loi-va-thach-thuc.html';
const faults = [];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function open(path, viewport) {
  const page = await browser.newPage({ viewport });
  page.on('console', message => message.type() === 'error' && faults.push(`${path}: console: ${message.text()}`));
  page.on('pageerror', error => faults.push(`${path}: ${error.message}`));
  page.on('request', request => !request.url().startsWith(address) && !request.url().startsWith('data:') && faults.push(`${path}: asks ${request.url()}`));
  const answer = await page.goto(address + path, { waitUntil: 'networkidle' });
  if (answer.status() !== 200) faults.push(`${path}: ${answer.status()}`);
  return page;
}

// Every read of the explorer that has something to show, without typing anything. The seed has no tag, so those of one tag have not.
async function tryOperations() {
  const page = await open('/swagger/index.html', { width: 1280, height: 900 });
  await page.waitForSelector('.opblock');
  const operations = await page.$$eval('.opblock', blocks => blocks.map(block => ({ id: block.id, path: block.querySelector('.opblock-summary-path').dataset.path })));
  const tried = operations.filter(operation => !operation.path.includes('{tag}'));
  for (const { id, path } of tried) {
    const block = page.locator(`[id="${id}"]`);
    await block.locator('.opblock-summary-control').click();
    await block.locator('button.execute').click();
    const status = block.locator('.live-responses-table .response .response-col_status').first();
    await status.waitFor();
    const shown = (await status.innerText()).trim().split(/\s/)[0];
    const body = await block.locator('.live-responses-table tbody .response-col_description').first().innerText();
    if (shown !== '200') faults.push(`${path}: the explorer shows ${shown}`);
    if (body.trim().length < 20) faults.push(`${path}: the explorer shows no body`);
    await block.locator('.opblock-summary-control').click();
  }
  await page.close();
  return tried.length;
}

// Where the pages lead to is there, and no page is wider than the window.
async function followLinks(path, viewport) {
  const page = await open(path, viewport);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > viewport.width) faults.push(`${path}: ${width} wide in a window of ${viewport.width}`);
  const links = await page.$$eval('a[href], link[rel="alternate"][href]', all => [...new Set(all.map(link => link.href.split('#')[0]))]);
  for (const link of links.filter(link => link.startsWith(address))) {
    const answer = await page.request.get(link);
    if (!answer.ok()) faults.push(`${path}: ${link} is ${answer.status()}`);
  }
  await page.close();
  return links.length;
}

const operations = await tryOperations();
let links = 0;
for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }])
  for (const path of ['/', article, '/problems/not-found'])
    links += await followLinks(path, viewport);
await browser.close();
for (const fault of faults) console.error(fault);
console.log(`${operations} operations tried, ${links} links followed, ${faults.length} faults`);
process.exit(faults.length === 0 && operations > 0 ? 0 : 1);
