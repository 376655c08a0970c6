"""What a browser would find in a page, and a plan that wants to do harm in one."""

import base64
import re
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import attrs

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.element import Citation, pairs
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone
from welfareplan.model.plan import Plan
from welfareplan.model.sources import Source
from welfareplan.observations import Observation
from welfareplan.revision.revisions import Revision
from welfareplan.terms import LinkBasis, MilestoneKind, ReadingState, Relation
from welfareplan.when import FiscalPeriod, PartialDate, When

SCRIPT = "<script>alert(1)</script>"
PICTURE = "\"><img src=x onerror=alert(1)>'"
FORMULA = "=cmd|' /C calc'!A0"
TEMPLATE = "{{ 7 * 7 }}{% for each in [] %}${{7}}"
TURNED = "表\u202e示\u2066順\u200b"
LONG = "見守り" * 120 + "Donaudampfschifffahrtsgesellschaft" * 20
EMOJI = "👨\u200d👩\u200d👧地域🏠"
MATHS = r"$\frac{1}{0}$ \\ %n &amp; ]]> -->"
NASTY = (SCRIPT, PICTURE, FORMULA, TEMPLATE, TURNED, LONG, EMOJI, MATHS)

_VOID = frozenset({"meta", "img", "br", "col", "link"})
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def hostile() -> Dossier:
    """A dossier in which every text is one of the nasty ones."""
    number = iter(range(10_000))

    def nasty() -> str:
        return NASTY[next(number) % len(NASTY)]

    indicators = tuple(
        Indicator(
            id=f"indicator-{n}",
            label=nasty(),
            title=each,
            text=nasty(),
            unit="%" if n % 2 else "<b>",
            definition=nasty(),
            method=nasty(),
            grounds=nasty(),
            extra=pairs({nasty(): nasty()}),
            cites=(Citation("source", "<i>12"),),
            baseline=Reading(at=When.fiscal(2018), amount=Amount("10", "%" if n % 2 else "<b>"), printed=nasty()),
            targets=(Target(due=When.fiscal(2025), amount=Amount("20", "%" if n % 2 else "<b>"), printed=nasty()),),
        )
        for n, each in enumerate(NASTY)
    )
    plan = Plan(
        id="con",
        title=nasty(),
        vision=nasty(),
        period=FiscalPeriod.of("FY2020..FY2025"),
        terms=pairs({key: nasty() for key in ("indicator", "item", "baseline", "targets", "observation", "issue")}),
        bodies=(Body(id="city", title=nasty(), code="402036"),),
        sources=(Source(id="source", title=nasty(), issuer=nasty(), url="javascript:alert(1)", text=nasty()),),
        issues=tuple(Issue(id=f"issue-{n}", title=each, text=nasty()) for n, each in enumerate(NASTY)),
        directions=tuple(Direction(id=f"direction-{n}", title=each, text=nasty()) for n, each in enumerate(NASTY)),
        initiatives=tuple(Initiative(id=f"initiative-{n}", title=each, text=nasty()) for n, each in enumerate(NASTY)),
        indicators=indicators,
        milestones=(Milestone(id="met", kind=MilestoneKind.ADOPTION, title=nasty(), topics=NASTY),),
        links=tuple(
            Link(source=source, relation=relation, target=target, basis=LinkBasis.INFERRED)
            for n in range(len(NASTY))
            for source, relation, target in (
                (f"initiative-{n}", Relation.ANSWERS, f"issue-{n}"),
                (f"initiative-{n}", Relation.PURSUES, f"direction-{n}"),
                (f"indicator-{n}", Relation.SHOWS, f"direction-{n}"),
            )
        ),
    )
    after = attrs.evolve(plan, vision=nasty(), issues=plan.issues[1:])
    revision = Revision.between(plan, after, id="prn", adopted=PartialDate(2021, 4), title=nasty(), reason=nasty())
    seen = (
        Observation(
            indicator="indicator-1",
            reading=Reading(at=When.fiscal(2020), amount=Amount("12", "%"), sample=500, printed=nasty()),
            note=nasty(),
            cites=(Citation("source", "<i>"),),
        ),
        Observation(
            indicator="indicator-1",
            reading=Reading(at=When.fiscal(2021), state=ReadingState.CANCELLED, why=nasty()),
        ),
    )
    return Dossier(base=plan, revisions=(revision,), observations=seen)


class Page(HTMLParser):
    """A page as a browser would see it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[tuple[str, str | None]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        assert not self.open, f"{self.open} stays open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag: str) -> None:
        found, _ = self.open.pop()
        assert found == tag, f"<{found}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        lang = next((lang for _, lang in reversed(self.open) if lang), "")
        if not any(tag in {"style", "title"} for tag, _ in self.open):
            self.texts.append((lang, data))

    def values(self, name: str) -> list[str]:
        """The values of an attribute wherever it stands."""
        return [value for _, found, value in self.attributes if found == name]

    @property
    def text(self) -> str:
        """All that can be read."""
        return "".join(data for _, data in self.texts)

    def japanese_in(self, lang: str) -> list[str]:
        """The stretches of Japanese that are said to be in a language."""
        return [data for found, data in self.texts if found == lang and _JAPANESE.search(data)]

    def pictures(self) -> list[bytes]:
        """The drawings within the page."""
        head = "data:image/svg+xml;base64,"
        assert all(value.startswith(head) for value in self.values("src"))
        return [base64.b64decode(value.removeprefix(head)) for value in self.values("src")]


def assert_inert(html: str) -> Page:
    """Nothing in a page runs, loads anything, or hides; its ids are its own, and its links lead somewhere in it."""
    return assert_inert_page(html, alone=True)


def assert_inert_page(html: str, *, alone: bool) -> Page:
    """The same of a page that may stand beside others, to which its links may lead."""
    page = Page(html)
    assert not {"script", "iframe", "object", "embed", "form", "input", "base", "svg", "link"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x0b-\x1f]", html)
    ids = page.values("id")
    assert len(ids) == len(set(ids)), [each for each, n in Counter(ids).items() if n > 1]
    for place in page.values("href"):
        assert not re.match(r"[a-z]+:|//", place), place
        assert not place.startswith("#") or place[1:] in ids, place
        assert place.startswith("#") or not alone, place
    for each in page.pictures():
        _assert_inert_picture(each)
    return page


def _assert_inert_picture(svg: bytes) -> None:
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert not {"script", "foreignObject", "image", "a", "animate", "set"} & names
    for each in root.iter():
        for name, value in each.attrib.items():
            assert not name.startswith("on")
            assert not name.endswith("href") or value.startswith("#")
