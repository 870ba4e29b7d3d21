"""Reads HTML from standard input, passes it through feedparser in four kinds of feed, and prints the results as JSON."""

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

content = sys.stdin.buffer.read().decode()
feeds = {
    "RSS, as CDATA": RSS.format(f"<![CDATA[{content}]]>"),
    "RSS, escaped": RSS.format(html.escape(content)),
    "Atom, as HTML": ATOM.format("html", html.escape(content)),
    "Atom, as XHTML": ATOM.format("xhtml", f'<div xmlns="http://www.w3.org/1999/xhtml">{content}</div>'),
}
results = {}
for kind, feed in feeds.items():
    parsed = feedparser.parse(feed.encode())
    if parsed.bozo:
        sys.exit(f"{kind}: {parsed.bozo_exception}")
    results[kind] = parsed.entries[0].content[0].value
json.dump(results, sys.stdout)
