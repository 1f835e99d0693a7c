"""Asks two servers on this machine in turn, another target each request, and prints requests a second and microseconds of processor a request: the median, the least and the greatest.

measure.py SECONDS ROUNDS PIDS URLS OTHER_PIDS OTHER_URLS

SECONDS is how long a round lasts: long enough that what is under way at its end counts for little. As many rounds again, at most three, warm both before.
PIDS are the first processes of a server, joined by commas: what they started is counted too. URLS is a file of them, of which 2,000 are asked for, in an order drawn anew each round.
Start the servers with `taskset -c 0`; wrk runs on the second processor.
"""
import os, random, re, statistics, subprocess, sys, tempfile, time

CONNECTIONS = 32


def processor_seconds(roots):
    """What these processes and all that they started have taken, ended ones included."""
    processes, children = {}, {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat") as stat:
                processes[int(entry)] = fields = stat.read().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # It ended between the listing and the reading.
        children.setdefault(int(fields[1]), []).append(int(entry))
    family = list(roots)
    for pid in family:
        family += [child for child in children.get(pid, []) if child not in family]
    return sum(int(ticks) for pid in family for ticks in processes[pid][11:15]) / os.sysconf("SC_CLK_TCK")


ANOTHER_EACH_REQUEST = """
local targets, at = {}, 0
for line in io.lines("%s") do targets[#targets + 1] = line:match("^%%a+://[^/]+(.*)$") end
function request() at = at %% #targets + 1; return wrk.format("GET", targets[at]) end
"""


def wait_until_idle(pids):
    """What a round left unanswered is worked off before the next."""
    while True:
        before = processor_seconds(pids)
        time.sleep(0.5)
        if processor_seconds(pids) - before < 0.02:
            return


def ask(seconds, urls, pids):
    """Requests a second, and microseconds of processor a request."""
    with tempfile.TemporaryDirectory() as folder:
        targets, script = os.path.join(folder, "targets"), os.path.join(folder, "script.lua")
        with open(targets, "w") as lines:
            lines.writelines(url + "\n" for url in random.sample(urls, len(urls)))
        with open(script, "w") as lua:
            lua.write(ANOTHER_EACH_REQUEST % targets)
        before = processor_seconds(pids)
        said = subprocess.run(["taskset", "-c", "1", "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--timeout", "30", "-s", script, urls[0]], capture_output=True, text=True, check=True).stdout
        spent = processor_seconds(pids) - before
    if "Non-2xx" in said:  # A connection that the server closed is opened anew, and counts for nothing.
        sys.exit(said)
    wait_until_idle(pids)
    answered = int(re.search(r"(\d+) requests in", said)[1])
    if answered == 0:
        sys.exit(f"Nothing was answered within {seconds} s; let rounds last longer.")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), spent / answered * 1e6


def server(pids, urls):
    with open(urls) as lines:
        all_urls = lines.read().split()
    return random.Random(8).sample(all_urls, min(2000, len(all_urls))), [int(pid) for pid in pids.split(",")]


def told(values):
    shown = [f"{value:,.0f}" if value >= 100 else f"{value:.1f}" for value in (statistics.median(values), min(values), max(values))]
    return "{} ({}-{})".format(*shown)


if len(sys.argv) != 7:
    sys.exit(__doc__)
seconds, rounds = map(int, sys.argv[1:3])
servers = server(*sys.argv[3:5]), server(*sys.argv[5:7])
warming = min(rounds, 3)
begun, load = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), os.getloadavg()[0]
taken = [[ask(seconds, *one) for one in servers] for _ in range(warming + rounds)][warming:]
for name, at in ("first", 0), ("other", 1):
    print(f"{name}: {told([pair[at][0] for pair in taken])} requests/s, {told([pair[at][1] for pair in taken])} µs of processor a request")
print(f"requests/s × {told([first[0] / other[0] for first, other in taken])}, processor × {told([other[1] / first[1] for first, other in taken])}; "
      f"{begun}, load average {load:.1f} to {os.getloadavg()[0]:.1f}")
