"""What does a TOML file say? (floor 7)

The standard library reads it, tomli-w writes it. Both are told what people get wrong: a full-width ＝ or blank, which looks
right on the screen, is named with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from welfareplan.files.json_format import number
from welfareplan.files.limits import LONGEST_NUMBER, MOST_DEPTH
from welfareplan.files.troubles import FileRefusedError
from welfareplan.wording.parsers import parser_ja

# Strings and comments, which may hold anything. Possessive, and content with a string that is not closed, so that no text
# makes it look twice at the same sign.
_QUIET = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
_BRACKETS = {"[": 1, "{": 1, "]": -1, "}": -1}
_LONG_NUMBER = re.compile(rf"[0-9][0-9_]{{{LONGEST_NUMBER},}}", re.ASCII)
_BETWEEN_KEYS = re.compile(r"[=,\[\]{}]")
_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_FULL_WIDTH = {
    "＝": "=",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "，": ",",
    "、": ",",
    "．": ".",
    "＃": "#",
    "“": '"',
    "”": '"',
    "＂": '"',
    "‘": "'",
    "’": "'",
    "＇": "'",
}


def parse(text: str) -> dict[str, Any]:
    """The tables of a file.

    Raises:
        FileRefusedError: it is not TOML, or too deep.
    """
    text = text.replace("\r\n", "\n")
    quiet = _QUIET.sub(_blank, text)
    if _depth(quiet) > MOST_DEPTH:
        raise FileRefusedError("too-deep", limit=MOST_DEPTH)
    long = _LONG_NUMBER.search(quiet)
    if long:  # Python refuses to read the longest ones, in words of its own
        raise _too_long(quiet, long)
    try:
        return tomllib.loads(text, parse_float=number)
    except tomllib.TOMLDecodeError as error:
        raise _explained(str(error), quiet) from None
    except RecursionError:
        raise FileRefusedError("too-deep", limit=MOST_DEPTH) from None


def _blank(found: re.Match[str]) -> str:
    """What stands for a string or comment where only the rest is looked at: as many lines, and as long."""
    return "\n".join("_" * len(line) for line in found[0].split("\n"))


def _depth(quiet: str) -> int:
    brackets = max(accumulate(_BRACKETS[sign] for sign in re.findall(r"[\[\]{}]", quiet)), default=0)
    dots = (
        part.count(".")
        for line in quiet.split("\n")
        if line.count(".") > MOST_DEPTH
        for part in _BETWEEN_KEYS.split(line)
    )
    return max(brackets, max(dots, default=0))


def _explained(message: str, quiet: str) -> FileRefusedError:
    place = _AT_LINE.search(message)
    detail = _AT_LINE.sub("", message).removesuffix(" (at end of document)")
    lines = quiet.split("\n")
    line = int(place[1]) if place else len(lines)
    where = f"line {line}, column {place[2]}" if place else f"line {line}"
    for sign in lines[line - 1]:
        if sign == "　":
            return FileRefusedError(
                "full-width", where, found="blank", found_ja="空白", narrow="a plain one", narrow_ja="空白"
            )
        if sign in _FULL_WIDTH:
            narrow = _FULL_WIDTH[sign]
            return FileRefusedError(
                "full-width", where, found=sign, found_ja=f"「{sign}」", narrow=narrow, narrow_ja=f"「{narrow}」"
            )
    detail = detail[:1].lower() + detail[1:200]
    return FileRefusedError("not-toml", where, detail=detail, detail_ja=parser_ja(detail))


def _too_long(quiet: str, found: re.Match[str]) -> FileRefusedError:
    sample = f"{found[0][:40]}…"
    line = quiet.count("\n", 0, found.start()) + 1
    return FileRefusedError("number-too-long", f"line {line}", found=f"'{sample}'", found_ja=f"「{sample}」")


def render(document: Mapping[str, Any]) -> str:
    """The text of some tables: one ``[[table]]`` for each entry, prose with line breaks as it reads."""
    return "\n".join(_chunks(document))


def _chunks(document: Mapping[str, Any]) -> Iterator[str]:
    for table, content in document.items():
        if not isinstance(content, list | tuple):
            yield _dumps({table: content})
            continue
        for entry in content:
            # tomli-w would write short entries as one list in braces. Written as if it were the only table of its name,
            # each gets a header of its own, and what stands within it follows as TOML wants it.
            own = {key: value for key, value in entry.items() if key != "changes"}
            yield _dumps({table: own}).replace(f"[{table}]", f"[[{table}]]", 1)
            for change in entry.get("changes", ()):
                yield _dumps({table: {"changes": change}}).replace(f"[{table}.changes]", f"[[{table}.changes]]", 1)


def _dumps(document: Mapping[str, Any]) -> str:
    import tomli_w

    return tomli_w.dumps(document, multiline_strings=True)
