"""Reads every feed of a folder with feedparser and prints what it read as one line of JSON each, by name of the file."""
import calendar
import json
import pathlib
import sys

import feedparser


def seconds(entry, name):
    date = entry.get(name + "_parsed") if name in entry else None
    return calendar.timegm(date) if date else None


def text(detail):
    return {"value": detail.get("value", ""), "type": detail.get("type", "")}


def reading(entry):
    return {
        "id": entry.get("id"),
        # where there is no link, feedparser takes the id for one
        "link": entry.get("link") if entry.get("link") != entry.get("id") else None,
        "title": text(entry.get("title_detail", {})),
        "published": seconds(entry, "published"),
        "updated": seconds(entry, "updated"),
        "authors": [author.get("name") for author in entry.get("authors", [])],
        "body": text((entry.get("content") or [entry.get("summary_detail", {})])[0]),
    }


for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    kind = "application/atom+xml" if file.suffix == ".atom" else "application/rss+xml"
    feed = feedparser.parse(
        file.read_bytes(),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": kind + "; charset=utf-8"},
    )
    print(json.dumps({
        "name": file.name,
        "bozo": str(feed.get("bozo_exception", "")),
        "entries": [reading(entry) for entry in feed.entries],
    }))
