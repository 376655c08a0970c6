"""What belongs to what, and what is not said to? (floor 8)

The map of a plan (体系図): from each issue to the initiatives that answer it and the indicators that show them, and from each
direction the same. Only links that are on file are drawn; what has none is named as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.model.indicators import Indicator
from welfareplan.reports.documents import Items, Map, Node, Note, Part
from welfareplan.reports.naming import full_name, named
from welfareplan.reports.sheets import Run, Table
from welfareplan.terms import Kind, LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from welfareplan.model.element import Element
    from welfareplan.model.links import Link
    from welfareplan.model.plan import Plan
    from welfareplan.reports.speech import Speech

_DEEPEST = 6  # directions nest; whoever nests them deeper reads on in the plan


def map_parts(plan: Plan, speech: Speech) -> tuple[Part, ...]:
    """The maps of a plan with what they cannot show (体系図).

    Args:
        plan: the plan.
        speech: the language of everything but the plan's words.
    """
    reader = _Links(plan, speech)
    maps = [each for each in (reader.from_issues(), reader.from_directions()) if each.nodes]
    return (reader.coverage(), *maps, *reader.alone(), Note(text=speech.say("links-note"), weight="small"))


def _in_columns(nodes: Iterable[Node], columns: tuple[str, ...]) -> tuple[Node, ...]:
    """The elements of a map, those that stand in the column of their kind without saying again what they are."""
    own = columns[0] if columns else ""
    return tuple(
        attrs.evolve(each, role="" if each.role == own else each.role, children=_in_columns(each.children, columns[1:]))
        for each in nodes
    )


class _Links:
    """The links of a plan, read from the left to the right of the map."""

    def __init__(self, plan: Plan, speech: Speech) -> None:
        self.plan = plan
        self.speech = speech
        self.words = {kind: speech.kind(plan, kind) for kind in Kind}

    def into(self, id: str, relation: Relation, kind: Kind) -> list[Link]:
        """The links of one relation that come from elements of one kind."""
        found = self.plan.links_to(id, relation)
        return [each for each in found if each.source in self.plan and self.plan.kind_of(each.source) is kind]

    def coverage(self) -> Table:
        """How many elements of each kind a link leads from, so that nobody takes a gap for an answer."""
        say, words = self.speech.say, self.words
        rows = (
            self._covered(
                f"{words[Kind.ISSUE]} ← {words[Kind.INITIATIVE]}",
                self.plan.issues,
                lambda each: self.into(each.id, Relation.ANSWERS, Kind.INITIATIVE),
            ),
            self._covered(
                f"{words[Kind.INITIATIVE]} → {words[Kind.DIRECTION]}",
                self.plan.initiatives,
                lambda each: self.plan.links_from(each, Relation.PURSUES),
            ),
            self._covered(
                f"{words[Kind.INITIATIVE]} ← {words[Kind.INDICATOR]}",
                self.plan.initiatives,
                lambda each: self.indicators(each.id),
            ),
            self._covered(
                f"{words[Kind.DIRECTION]} ← {words[Kind.INDICATOR]}",
                self.plan.directions,
                lambda each: self.into(each.id, Relation.SHOWS, Kind.INDICATOR),
            ),
            self._covered(
                f"{words[Kind.INDICATOR]} → {say('shown')}",
                [each for each in self.plan.indicators if not self._is_part(each)],
                lambda each: self.plan.links_from(each, Relation.SHOWS),
            ),
        )
        return Table(
            title=say("coverage"),
            headings=(say("link"), say("linked"), say("not-linked"), say("of-all")),
            rows=tuple(row for row in rows if row[-1] != "0"),
            right=(say("linked"), say("not-linked"), say("of-all")),
            naming=say("link"),
        )

    def _covered(
        self, name: str, elements: Sequence[Element], links: Callable[[Any], Sequence[Link]]
    ) -> tuple[str, ...]:
        count = sum(bool(links(each)) for each in elements)
        return name, str(count), str(len(elements) - count), str(len(elements))

    def _is_part(self, indicator: Indicator) -> bool:
        """Whether an indicator is a part of another and speaks through that."""
        own = self.plan.links_from(indicator, Relation.SHOWS)
        return not own and indicator.under is not None and indicator.under in self.plan

    # --- the two maps -------------------------------------------------------------------------------------------------

    def from_issues(self) -> Map:
        """Issue, initiative, indicator."""
        nodes = []
        for issue in self.plan.issues:
            links = self.into(issue.id, Relation.ANSWERS, Kind.INITIATIVE)
            if links:
                nodes.append(self.node(issue.id, Kind.ISSUE, children=[self.initiative(each) for each in links]))
        words = tuple(self.words[kind] for kind in (Kind.ISSUE, Kind.INITIATIVE, Kind.INDICATOR))
        return Map(title=self.speech.say("map-issues"), columns=words, nodes=_in_columns(nodes, words))

    def from_directions(self) -> Map:
        """Direction, initiative, indicator; the plan as a whole stands first where indicators show it."""
        nodes = []
        whole = self.into(self.plan.id, Relation.SHOWS, Kind.INDICATOR)
        if whole:
            nodes.append(self.node(self.plan.id, Kind.PLAN, children=self.shown(whole)))
        tops = [each for each in self.plan.directions if each.under is None or each.under not in self.plan]
        nodes += [self.direction(each.id, 0) for each in tops]
        words = tuple(self.words[kind] for kind in (Kind.DIRECTION, Kind.INITIATIVE, Kind.INDICATOR))
        return Map(title=self.speech.say("map-directions"), columns=words, nodes=_in_columns(nodes, words))

    def direction(self, id: str, depth: int) -> Node:
        below = self.plan.children(id) if depth < _DEEPEST else ()
        children = [self.direction(each.id, depth + 1) for each in below]
        initiatives = self.into(id, Relation.PURSUES, Kind.INITIATIVE)
        children += [self.initiative(each) for each in initiatives]
        if not initiatives and not below:
            children.append(self.gap(Kind.INITIATIVE))
        children += self.shown(self.into(id, Relation.SHOWS, Kind.INDICATOR))
        return self.node(id, Kind.DIRECTION, children=children)

    def initiative(self, link: Link) -> Node:
        children = self.shown(self.indicators(link.source)) or [self.gap(Kind.INDICATOR)]
        return self.node(link.source, Kind.INITIATIVE, link, children)

    def indicators(self, initiative: str) -> list[Link]:
        """The links from indicators that show an initiative, or a programme that is part of it."""
        found = self.into(initiative, Relation.SHOWS, Kind.INDICATOR)
        for part in self.into(initiative, Relation.PART_OF, Kind.PROGRAMME):
            found += self.into(part.source, Relation.SHOWS, Kind.INDICATOR)
        return found

    def shown(self, links: Iterable[Link]) -> list[Node]:
        nodes = []
        for link in links:
            parts = [self.node(each.id, Kind.INDICATOR) for each in self.plan.children(link.source)]
            nodes.append(self.node(link.source, Kind.INDICATOR, link, parts))
        return nodes

    def node(self, id: str, kind: Kind, link: Link | None = None, children: Iterable[Node] = ()) -> Node:
        inferred = link is not None and link.basis is LinkBasis.INFERRED
        return Node(
            words=(named(id, self.plan, self.speech),),
            role=self.words[kind],
            remark=self.speech.say("inferred") if inferred else "",
            children=tuple(children),
        )

    def gap(self, kind: Kind) -> Node:
        """The statement that no link is on file."""
        return Node(words=self.speech.say("none-linked", kind=self.words[kind]), missing=True)

    # --- what stands alone --------------------------------------------------------------------------------------------

    def alone(self) -> Iterator[Items]:
        """What no link leads to or from, kind by kind."""
        say = self.speech.say
        for kind, elements in (
            (
                Kind.ISSUE,
                [each for each in self.plan.issues if not self.into(each.id, Relation.ANSWERS, Kind.INITIATIVE)],
            ),
            (Kind.INITIATIVE, [each for each in self.plan.initiatives if not self._initiative_linked(each.id)]),
            (Kind.INDICATOR, [each for each in self.plan.indicators if self._indicator_alone(each)]),
        ):
            if elements:
                title = say("alone", kind=self.words[kind], count=len(elements))
                yield Items(title=title, items=tuple(self._called(each) for each in elements))

    def _called(self, element: Element) -> tuple[Run, ...]:
        text = full_name(element, self.plan) if isinstance(element, Indicator) else element.name
        return (Run(text, about=element.id),)

    def _initiative_linked(self, id: str) -> bool:
        return bool(
            self.plan.links_from(id, Relation.ANSWERS)
            or self.plan.links_from(id, Relation.PURSUES)
            or self.indicators(id)
        )

    def _indicator_alone(self, indicator: Indicator) -> bool:
        return not self.plan.links_from(indicator, Relation.SHOWS) and not self._is_part(indicator)
