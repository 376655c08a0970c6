"""Which texts are to be translated, and which are not yet.

``python docs/_ext/translations.py select POT OUT`` copies from the catalogues that Sphinx made what is to be translated: whole pages
of the parts that are complete in Japanese, and of other pages their titles, which stand in the contents of the site.
``python docs/_ext/translations.py check OUT LOCALE`` names what has no translation, or one that is marked fuzzy, and catalogues
of pages that are gone. ``python docs/_ext/translations.py tidy LOCALE`` writes the catalogues without what changes by itself.
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

ENTRANCES = ("reference/index", "reference/api/index", "decisions/index", "project/index")
"""Pages of other parts that lead on, and are translated as well."""

BILINGUAL = ("glossary",)
"""Pages that are made of both languages: what is no cell of a table is translated."""


_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>")
_IMAGE = re.compile(r"\.\. image:: ")  # its file in the other language is chosen by its name
_WORD = re.compile(r"[A-Za-z]{3,}")


def speaks_english(text: str) -> bool:
    """Whether a text has an English word outside its code: names, numbers and Japanese stand as they are.

    >>> speaks_english("`FiscalYear(2019)`"), speaks_english("地域福祉計画"), speaks_english("a plan")
    (False, False, True)
    """
    return not _IMAGE.match(text) and _WORD.search(_CODE.sub("", text)) is not None


def is_complete(page: str) -> bool:
    """Whether a page can be read in Japanese as a whole."""
    return page.split("/", maxsplit=1)[0] in COMPLETE or page in (*ENTRANCES, *BILINGUAL)


def wanted(catalog: Catalog, page: str, source: str) -> list[Message]:
    """What is to be translated of a page."""
    messages = [each for each in catalog if each.id and speaks_english(str(each.id))]
    if page in BILINGUAL:
        cells = {cell.strip() for line in source.splitlines() if line.startswith("|") for cell in line.split("|")}
        return [each for each in messages if each.id not in cells]
    return messages if is_complete(page) else messages[:1]


def select(templates: Path, out: Path, pages: Path) -> None:
    """Copy what is to be translated, page by page."""
    for page, catalog in _templates(templates):
        chosen = Catalog(project="welfareplan", copyright_holder="", fuzzy=False)
        source = pages / f"{page}.md"
        for each in wanted(catalog, page, source.read_text(encoding="utf-8") if source.is_file() else ""):
            chosen.add(each.id)
        _write(out / f"{page}.pot", chosen)


def behind(templates: Path, translations: Path) -> Iterator[str]:
    """What is not translated, or not surely."""
    pages = set()
    for page, template in _templates(templates):
        pages.add(page)
        there = translations / f"{page}.po"
        catalog = _read(there) if there.is_file() else Catalog()
        for each in template:
            found = catalog.get(each.id) if each.id else None
            if each.id and (found is None or not found.string or found.fuzzy):
                yield f"{page}: {'marked fuzzy' if found and found.fuzzy else 'not translated'}: {str(each.id)[:90]!r}"
    for path in sorted(translations.rglob("*.po")):
        page = path.relative_to(translations).with_suffix("").as_posix()
        if page not in pages:
            yield f"{page}: the page is gone, and its catalogue is not"


def tidy(translations: Path) -> None:
    """Write catalogues anew without a head, whose days and names of programs would change with every run."""
    for path in sorted(translations.rglob("*.po")):
        _write(path, _read(path))


def _templates(folder: Path) -> Iterator[tuple[str, Catalog]]:
    for path in sorted(folder.rglob("*.pot")):
        yield path.relative_to(folder).with_suffix("").as_posix(), _read(path)


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=0, omit_header=True, ignore_obsolete=True)


if __name__ == "__main__":
    what, *places = sys.argv[1:]
    folders = [Path(each) for each in places]
    if what == "select":
        select(*folders, pages=Path(__file__).parents[1])
    elif what == "tidy":
        tidy(*folders)
    else:
        late = list(behind(*folders))
        sys.stdout.write("".join(f"{each}\n" for each in late))
        if late:
            sys.exit(f"{len(late)} texts are behind: make translate, then mend docs/locale/ja/LC_MESSAGES")
