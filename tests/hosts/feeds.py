"""What feedparser makes of HTML on standard input, in each sort of feed, as JSON: the sort, and what came out."""

import html
import json
import sys

import feedparser

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Example</title><link>https://news.example.org/</link><description>News</description>
<item><title>The contract</title><link>https://news.example.org/contract</link>
<content:encoded>{}</content:encoded></item></channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><id>https://news.example.org/</id>
<updated>2031-01-01T00:00:00Z</updated><entry><title>The contract</title><id>https://news.example.org/contract</id>
<updated>2031-01-01T00:00:00Z</updated><content type="{}">{}</content></entry></feed>"""

given = sys.stdin.buffer.read().decode()
feeds = {
    "RSS, as CDATA": RSS.format(f"<![CDATA[{given}]]>"),
    "RSS, escaped": RSS.format(html.escape(given)),
    "Atom, as HTML": ATOM.format("html", html.escape(given)),
    "Atom, as XHTML": ATOM.format("xhtml", f'<div xmlns="http://www.w3.org/1999/xhtml">{given}</div>'),
}
came_out = {}
for sort, feed in feeds.items():
    parsed = feedparser.parse(feed.encode())
    if parsed.bozo:
        sys.exit(f"{sort}: {parsed.bozo_exception}")
    came_out[sort] = parsed.entries[0].content[0].value
json.dump(came_out, sys.stdout)
