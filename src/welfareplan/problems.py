"""What is wrong with a document? (floor 1)

A problem is a value: a code from one table, the facts that fill in its sentence, and two addresses: the place in the plan
(:class:`Place`), which the rules know, and the place in a file (:class:`Origin`), which the reader knows.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from welfareplan.errors import InvalidValueError


class Severity(StrEnum):
    """How bad a problem is (重大さ)."""

    ERROR = "error"
    """The document contradicts itself or cannot be used: 誤り."""
    WARNING = "warning"
    """A careful reader would ask about it: 要確認."""
    HINT = "hint"
    """Worth knowing, nothing is wrong: 参考."""

    @property
    def ja(self) -> str:
        """The Japanese word."""
        return {"error": "誤り", "warning": "要確認", "hint": "参考"}[self.value]


@attrs.frozen(kw_only=True)
class Code:
    """A row of the table of codes (問題点コード表).

    Attributes:
        code: the word, stable for ever.
        severity: how bad it is.
        message: the sentence, with the facts in braces.
        ja: the same in Japanese.
        meaning: one sentence that explains the code.
        meaning_ja: the same in Japanese.
        hint: what to do.
        hint_ja: the same in Japanese.
    """

    code: str
    severity: Severity
    message: str
    ja: str
    meaning: str
    meaning_ja: str
    hint: str
    hint_ja: str


@attrs.frozen
class Place:
    """Where in the plan (計画の中の位置).

    Attributes:
        kind: the kind of element, such as ``indicator``, ``observation`` or ``revision``.
        id: its id, or the key of a link.
        field: the field, or None for the whole element.
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
    """

    file: str
    where: str | None = None

    def __str__(self) -> str:
        return self.file if self.where is None else f"{self.file}, {self.where}"


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
        facts = dict(self.facts)
        near = f"; did you mean {facts['near']!r}?" if "near" in facts else ""
        return CODES[self.code].message.format_map(facts) + near

    @property
    def message_ja(self) -> str:
        """The sentence in Japanese, without its place."""
        facts = dict(self.facts)
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


FILE_CODES: tuple[Code, ...] = ()
"""What only the reader of files can find."""

CHECK_CODES: tuple[Code, ...] = (
    Code(
        code="unknown-id",
        severity=Severity.ERROR,
        message="{field} {found!r} is not in plan {plan!r}",
        ja="{field} の「{found}」は計画「{plan}」にありません。",
        meaning="A reference names an id that nothing in the plan has.",
        meaning_ja="参照している識別子が計画の中にありません。",
        hint="Write the id of an element of the plan, or add the element.",
        hint_ja="計画にある要素の識別子を書くか、要素を追加してください。",
    ),
)
"""What ``check`` can find."""

CODES: dict[str, Code] = {row.code: row for row in (*FILE_CODES, *CHECK_CODES)}
"""The table of codes, by the word."""
