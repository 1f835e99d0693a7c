"""The same articles in other content servers. What runs where is in the README of the benchmarks.

load.py export URL                                every article of a running ContentApi, as lines of JSON
load.py phrases ARTICLES                          two words of a headline side by side, of every fifth article, each once
load.py directus ARTICLES URL EMAIL PASSWORD      makes collections, lets anyone read them, stores the articles
load.py ghost ARTICLES URL DATABASE               stores them in the SQLite file of a Ghost that is set up, and stopped
load.py strapi ARTICLES URL DATABASE              stores them, draft and published, in that of a Strapi with the content types, stopped

ARTICLES is what `export` printed. The last three print the URL of every article, in the same order.
"""
import datetime, json, random, re, secrets, sqlite3, string, sys, urllib.error, urllib.request, uuid


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def export(url):
    target = "/v1/articles?limit=100&count=none&bodyFormat=html&fields=id,slug,title,lead,date.value,section,tags,authors,body.html"
    while target:
        with urllib.request.urlopen(url + target) as answer:
            page = json.load(answer)
        for article in page["items"]:
            print(json.dumps(article, ensure_ascii=False))
        target = page["links"]["next"]


def phrases(path):
    drawn = random.Random(8)
    pairs = [re.findall(r"\b(?=(\w+ \w+)\b)", article["title"]) for article in read(path)[::5]]
    print(*sorted({drawn.choice(of) for of in pairs if of}), sep="\n")


def directus(path, url, email, password):
    token = None

    def ask(method, target, body=None):
        headers = {"Content-Type": "application/json"} | ({"Authorization": "Bearer " + token} if token else {})
        request = urllib.request.Request(url + target, json.dumps(body).encode() if body else None, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as refused:
            sys.exit(f"{method} {target}: {refused.code} {refused.read().decode()}")

    def make(collection, **fields):
        columns = [{"field": "id", "type": "integer", "schema": {"is_primary_key": True, "has_auto_increment": True}, "meta": {}}]
        columns += [{"field": name, "type": kind, "schema": schema, "meta": {}} for name, (kind, schema) in fields.items()]
        ask("POST", "/collections", {"collection": collection, "schema": {}, "meta": {}, "fields": columns})
        ask("POST", "/permissions", {"policy": anyone, "collection": collection, "action": "read", "fields": ["*"], "permissions": {}, "validation": {}})

    token = ask("POST", "/auth/login", {"email": email, "password": password})["access_token"]
    anyone = ask("GET", "/policies?filter[name][_eq]=$t:public_label")[0]["id"]
    make("sections", slug=("string", {}), name=("string", {}))
    make("authors", slug=("string", {}), name=("string", {}))
    make("articles", slug=("string", {"is_unique": True}), title=("string", {}), lead=("text", {}), body=("text", {}), date=("dateTime", {"is_indexed": True}), tags=("json", {}),
         section=("integer", {}), author=("integer", {}))
    for field in "section", "author":
        ask("POST", "/relations", {"collection": "articles", "field": field, "related_collection": field + "s", "schema": {}, "meta": {}})
    ids = {}

    def stored(collection, of):
        if of["slug"] not in ids:
            ids[of["slug"]] = ask("POST", "/items/" + collection, {"slug": of["slug"], "name": of["name"]})["id"]
        return ids[of["slug"]]

    rows = [{"slug": article["slug"], "title": article["title"], "lead": article["lead"], "body": article["body"]["html"], "date": article["date"]["value"],
             "tags": [tag["name"] for tag in article["tags"]], "section": stored("sections", article["section"]), "author": stored("authors", article["authors"][0])} for article in read(path)]
    for start in range(0, len(rows), 100):
        for row in ask("POST", "/items/articles?fields=id", rows[start:start + 100]):
            print(f"{url}/items/articles/{row['id']}")


def ghost(path, url, database):
    db = sqlite3.connect(database)
    author, = db.execute("select id from users").fetchone()
    key, = db.execute("select secret from api_keys where type = 'content'").fetchone()
    tags = {}

    def insert(table, **row):
        row = {"id": secrets.token_hex(12)} | row
        db.execute(f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values()))
        return row["id"]

    with db:
        for article in read(path):
            html, date = article["body"]["html"], article["date"]["value"].replace("T", " ").replace("Z", "")
            text = re.sub("<[^>]+>", "", html.replace("</p>", "\n\n")).strip()
            card = {"type": "html", "version": 1, "html": html}
            lexical = {"root": {"children": [card], "direction": None, "format": "", "indent": 0, "type": "root", "version": 1}}
            post = secrets.token_hex(12)
            insert("posts", id=post, uuid=str(uuid.uuid4()), comment_id=post, title=article["title"], slug=article["slug"], lexical=json.dumps(lexical, ensure_ascii=False), html=html, plaintext=text,
                   type="post", status="published", visibility="public", email_recipient_filter="all", created_at=date, updated_at=date, published_at=date, published_by=author,
                   custom_excerpt=article["lead"], auto_excerpt=text[:500], reading_time=len(text.split()) // 275)
            insert("posts_authors", post_id=post, author_id=author)
            for order, tag in enumerate(article["tags"]):
                if tag["slug"] not in tags:
                    tags[tag["slug"]] = insert("tags", name=tag["name"], slug=tag["slug"], visibility="public", created_at=date, updated_at=date)
                insert("posts_tags", post_id=post, tag_id=tags[tag["slug"]], sort_order=order)
            print(f"{url}/ghost/api/content/posts/{post}/?key={key}")


def strapi(path, url, database):
    db = sqlite3.connect(database)
    ids = {}

    def insert(table, **row):
        return db.execute(f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values())).lastrowid

    def document():
        return "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(24))

    def stored(table, of, at):
        if of["slug"] not in ids:
            ids[of["slug"]] = insert(table, document_id=document(), name=of["name"], slug=of["slug"], created_at=at, updated_at=at, published_at=at)
        return ids[of["slug"]]

    with db:
        for article in read(path):
            name = document()
            at = int(datetime.datetime.fromisoformat(article["date"]["value"].replace("Z", "+00:00")).timestamp() * 1000)
            for published in None, at:
                row = insert("articles", document_id=name, title=article["title"], slug=article["slug"], lead=article["lead"], body=article["body"]["html"], date=at,
                             created_at=at, updated_at=at, published_at=published)
                insert("articles_section_lnk", article_id=row, section_id=stored("sections", article["section"], at))
                for order, author in enumerate(article["authors"], 1):
                    insert("articles_authors_lnk", article_id=row, author_id=stored("authors", author, at), author_ord=order)
                for order, tag in enumerate(article["tags"], 1):
                    insert("articles_tags_lnk", article_id=row, tag_id=stored("tags", tag, at), tag_ord=order)
            print(f"{url}/api/articles/{name}")


COMMANDS = {command.__name__: command for command in (export, phrases, directus, ghost, strapi)}
if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
    sys.exit(__doc__)
COMMANDS[sys.argv[1]](*sys.argv[2:])
