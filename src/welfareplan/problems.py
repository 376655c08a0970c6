"""What is wrong with a document? (floor 1)

A problem is a value: a code from one table, the facts that fill in its sentence, and two addresses: the place in the plan
(:class:`Place`), which the rules know, and the place in a file (:class:`Origin`), which the reader knows.
"""

from __future__ import annotations

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.wording.check_errors import CHECK_ERRORS
from welfareplan.wording.check_hints import CHECK_HINTS
from welfareplan.wording.check_warnings import CHECK_WARNINGS
from welfareplan.wording.entry_errors import ENTRY_ERRORS
from welfareplan.wording.file_errors import FILE_ERRORS, FILE_HINTS, WRITING_ERRORS
from welfareplan.wording.form_codes import FORM_DOUBTS, FORM_ERRORS, FORM_HINTS
from welfareplan.wording.rows import Code, Severity
from welfareplan.wording.workbook_errors import WORKBOOK_ERRORS, WORKBOOK_HINTS

__all__ = ["CHECK_CODES", "CODES", "FILE_CODES", "Code", "Origin", "Place", "Problem", "Severity"]


@attrs.frozen
class Place:
    """Where in the plan (計画の中の位置).

    Attributes:
        kind: the kind of element, such as ``indicator``, ``observation`` or ``revision``.
        id: its id, or the key of a link.
        field: the field, or None for the whole element.

    >>> str(Place("indicator", "visits", "targets"))
    "indicator 'visits', targets"
    """

    kind: str
    id: str
    field: str | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.id!r}" + ("" if self.field is None else f", {self.field}")


@attrs.frozen
class Origin:
    """Where in the files (ファイルの中の位置).

    Attributes:
        file: the name of the file, relative to what was read.
        where: the place in it: ``[[link]] 4``, ``row 7``, ``指標!F7``.

    >>> str(Origin("structure.toml", "[[link]] 4"))
    'structure.toml, [[link]] 4'
    """

    file: str
    where: str | None = None

    def __str__(self) -> str:
        return self.file if self.where is None else f"{self.file}, {self.where}"


class _Facts(dict[str, str]):
    """The facts of a sentence; one that was not given reads as its name, because a message is not the place to fail."""

    def __missing__(self, name: str) -> str:
        return f"<{name}>"


@attrs.frozen(kw_only=True)
class Problem:
    """Something that is wrong with a document (問題点).

    Attributes:
        code: the word in the table of codes.
        facts: what fills in the sentence, as sorted pairs.
        place: where in the plan, if known.
        origin: where in the files, if known.

    Raises:
        InvalidValueError: there is no such code.

    >>> print(Problem.of("unknown-id", field="target", found="isolaton", plan="kurume-2020", near="isolation"))
    target 'isolaton' is not in plan 'kurume-2020'; did you mean 'isolation'?
    """

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    place: Place | None = None
    origin: Origin | None = None

    def __attrs_post_init__(self) -> None:
        if self.code not in CODES:
            raise InvalidValueError(
                f"there is no problem code {self.code!r}", f"問題点コード「{self.code}」はありません。"
            )

    @classmethod
    def of(cls, code: str, place: Place | None = None, origin: Origin | None = None, **facts: object) -> Problem:
        """A problem from its facts; ``near`` adds "did you mean", None leaves a fact out."""
        stated = tuple(sorted((name, str(fact)) for name, fact in facts.items() if fact is not None))
        return cls(code=code, facts=stated, place=place, origin=origin)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return CODES[self.code].severity

    @property
    def message(self) -> str:
        """The sentence in English, without its place."""
        facts = _Facts(self.facts)
        near = f"; did you mean {facts['near']!r}?" if "near" in facts else ""
        return CODES[self.code].message.format_map(facts) + near

    @property
    def message_ja(self) -> str:
        """The sentence in Japanese, without its place; of a fact that is said in both languages, the Japanese one."""
        facts = _Facts(self.facts)
        facts |= {name.removesuffix("_ja"): fact for name, fact in self.facts if name.endswith("_ja")}
        near = f"「{facts['near']}」ではありませんか。" if "near" in facts else ""
        return CODES[self.code].ja.format_map(facts) + near

    @property
    def hint(self) -> str:
        """What to do, in English."""
        return CODES[self.code].hint

    @property
    def hint_ja(self) -> str:
        """What to do, in Japanese."""
        return CODES[self.code].hint_ja

    @property
    def where(self) -> str:
        """The address of the problem as a reader would look it up; empty if none is known."""
        return ", ".join(
            str(each) for each in (self.origin, self.place if self.origin is None else None) if each is not None
        )

    @property
    def ja(self) -> str:
        """The whole line in Japanese."""
        return f"{self.where}：{self.message_ja}" if self.where else self.message_ja

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


FILE_CODES: tuple[Code, ...] = (
    *FILE_ERRORS,
    *WORKBOOK_ERRORS,
    *ENTRY_ERRORS,
    *WRITING_ERRORS,
    *FILE_HINTS,
    *WORKBOOK_HINTS,
)
"""What only the reader of files can find."""

FORM_CODES: tuple[Code, ...] = (*FORM_ERRORS, *FORM_DOUBTS, *FORM_HINTS)
"""What only the collector of progress sheets can find."""

CHECK_CODES: tuple[Code, ...] = (*CHECK_ERRORS, *CHECK_WARNINGS, *CHECK_HINTS)
"""What ``check`` can find."""

CODES: dict[str, Code] = {row.code: row for row in (*FILE_CODES, *FORM_CODES, *CHECK_CODES)}
"""The table of codes, by the word."""
