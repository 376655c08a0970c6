"""Look through the built site: ``python docs/_ext/site_check.py build/docs``.

A page must work without a network, so nothing it needs may come from elsewhere; and every link within the site must lead
somewhere. Links that a reader follows to other sites are let be.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FETCHED = {
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "audio": "src",
    "video": "src",
    "embed": "src",
    "object": "data",
    "use": "href",
}
_LINKS_FETCHED = {"stylesheet", "icon", "shortcut", "preload", "prefetch", "modulepreload", "manifest", "dns-prefetch"}
_IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class Page(HTMLParser):
    """What a page fetches, where it leads, and the places in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.followed: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        found = {name: value or "" for name, value in attrs}
        self.places.update(found[name] for name in ("id", "name") if found.get(name))
        self.fetched += [value for _, value in _IN_STYLES.findall(found.get("style", ""))]
        if (name := _FETCHED.get(tag)) and found.get(name):
            self.fetched.append(found[name])
        if tag == "link" and _LINKS_FETCHED & set(found.get("rel", "").split()):
            self.fetched.append(found["href"])
        if tag == "a" and "href" in found:
            self.followed.append(found["href"])


def fetched_elsewhere(text: str) -> list[str]:
    """What a page would fetch from another machine.

    >>> fetched_elsewhere('<script src="https://x.invalid/a.js"></script><a href="https://x.invalid/">x</a>')
    ['https://x.invalid/a.js']
    """
    styles = [one or other for one, other in _IN_STYLES.findall(text)]
    return [each for each in (*Page(text).fetched, *styles) if _is_elsewhere(each)]


def _is_elsewhere(address: str) -> bool:
    return address.startswith("//") or urlsplit(address).scheme not in {"", "data"}


@cache
def _page(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def dead_links(path: Path) -> Iterator[str]:
    """The links of a page that lead to no file of the site, or to no place in one."""
    for address in _page(path).followed:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
        place = unquote(parts.fragment) if target.suffix == ".html" else ""
        if not target.is_file() or (place and place not in _page(target).places):
            yield address


def complaints(site: Path) -> Iterator[str]:
    """Everything that is wrong with a site."""
    for path in sorted(site.resolve().rglob("*")):
        where = path.relative_to(site.resolve())
        if path.suffix == ".css":
            found = [one or other for one, other in _IN_STYLES.findall(path.read_text(encoding="utf-8"))]
            yield from (f"{where}: {each} is fetched from elsewhere" for each in found if _is_elsewhere(each))
        elif path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            yield from (f"{where}: {each} is fetched from elsewhere" for each in fetched_elsewhere(text))
            yield from (f"{where}: {each} leads nowhere" for each in dead_links(path))


if __name__ == "__main__":
    wrong = list(complaints(Path(sys.argv[1])))
    sys.stdout.write("".join(f"{each}\n" for each in wrong))
    sys.exit(bool(wrong))
