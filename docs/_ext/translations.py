"""Which texts are to be translated, and which are not yet.

``python docs/_ext/translations.py select POT OUT`` copies from the catalogues that Sphinx made what is to be translated: whole pages
of the parts that are complete in Japanese, and of other pages their titles, which stand in the contents of the site.
``python docs/_ext/translations.py check OUT LOCALE`` names what has no translation, or one that is marked fuzzy.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

COMPLETE = ("index", "fundamentals", "tutorial", "howto", "explanation", "pitfalls", "sphinx")
"""The parts that are translated as a whole."""


_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>")
_WORD = re.compile(r"[A-Za-z]{3,}")


def speaks_english(text: str) -> bool:
    """Whether a text has an English word outside its code: names, numbers and Japanese stand as they are.

    >>> speaks_english("`FiscalYear(2019)`"), speaks_english("地域福祉計画"), speaks_english("a plan")
    (False, False, True)
    """
    return _WORD.search(_CODE.sub("", text)) is not None


def wanted(catalog: Catalog, page: str) -> list[Message]:
    """What is to be translated of a page."""
    messages = [each for each in catalog if each.id and speaks_english(str(each.id))]
    return messages if page.split("/", maxsplit=1)[0] in COMPLETE else messages[:1]


def select(templates: Path, out: Path) -> None:
    """Copy what is to be translated, page by page."""
    for path in sorted(templates.rglob("*.pot")):
        page = path.relative_to(templates).with_suffix("").as_posix()
        with path.open("rb") as file:
            catalog = read_po(file)
        chosen = Catalog(project="welfareplan", copyright_holder="", fuzzy=False)
        for each in wanted(catalog, page):
            chosen.add(each.id)
        target = out / f"{page}.pot"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_po(file, chosen, width=0, omit_header=True)


def behind(templates: Path, translations: Path) -> Iterator[str]:
    """What is not translated, or not surely."""
    for path in sorted(templates.rglob("*.pot")):
        page = path.relative_to(templates).with_suffix("").as_posix()
        with path.open("rb") as file:
            template = read_po(file)
        there = translations / f"{page}.po"
        if not there.is_file():
            yield f"{page}: there is no {there.name}"
            continue
        with there.open("rb") as file:
            catalog = read_po(file, locale="ja")
        for each in template:
            found = catalog.get(each.id) if each.id else None
            if each.id and (found is None or not found.string or found.fuzzy):
                yield f"{page}: {'marked fuzzy' if found and found.fuzzy else 'not translated'}: {str(each.id)[:90]!r}"


if __name__ == "__main__":
    what, first, second = sys.argv[1:]
    if what == "select":
        select(Path(first), Path(second))
    else:
        late = list(behind(Path(first), Path(second)))
        sys.stdout.write("".join(f"{each}\n" for each in late))
        if late:
            sys.exit(f"{len(late)} texts are behind: make translate, then mend docs/locale/ja/LC_MESSAGES")
