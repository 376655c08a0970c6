"""How do two states of one element read side by side? (floor 8)

The lines of both states become runs, underlined by 字句 on both sides; what did not change is left out.
"""

from __future__ import annotations

from collections import Counter

import attrs

from welfareplan.reports.entries import HEAD, Shown
from welfareplan.reports.phrases import Runs, blocks, compare, joined, key_of
from welfareplan.reports.sequence import interleaved, standing
from welfareplan.reports.sheets import Run

LEFT_OUT = "（略）"
"""What stands for words that are the same on both sides."""

Line = tuple[Runs, Runs]
"""What stands on the old and on the new side."""
Items = list[tuple[object, str]]
"""The items of a field, each with what makes it this one."""

_SAME: Line = ((Run(LEFT_OUT),), (Run(LEFT_OUT),))


def whole(shown: Shown) -> Runs:
    """All the words of an element, underlined (全体の下線): it is new, or it goes."""
    return _underlined(shown.whole())


@attrs.frozen(kw_only=True)
class Contrast:
    """The way in which two states of an element are set side by side (新旧の対照).

    Attributes:
        full: whether what did not change is printed too, instead of （略）.
        spelling: whether what is only spelt otherwise is underlined too (表記の整理).
    """

    full: bool = False
    spelling: bool = False

    def both(self, old: Shown, new: Shown, changed: frozenset[str], *, moved: bool = False) -> Line:
        """The two states of one element.

        Args:
            old: the element as it stood.
            new: the element as it stands.
            changed: the fields that changed.
            moved: whether it stands at another place; its number is then underlined even if it is the same.

        Returns:
            The runs of the old and of the new side. In full, they are all that ``whole`` says of either.
        """
        lines = [self._head(old, new, renumbered=moved or "label" in changed)]
        before, after = old.stated(changed), new.stated(changed)
        for field in new.fields:
            left, right = before.get(field), after.get(field)
            if left is None and right is None:
                continue
            if field not in changed:
                lines.append(self._unchanged(old, new, field))
            elif left is None or right is None:
                lines.append((_underlined(_line(old, field, left)), _underlined(_line(new, field, right))))
            else:
                lines += self._changed(old, new, field)
        return _joined(lines)

    def field(self, old: Shown, new: Shown, name: str) -> Line:
        """One changed field of the plan itself, as a line of its own on either side; empty where it says nothing."""
        if name in HEAD:
            left, right = (getattr(each.element, name) for each in (old, new))
        else:
            left, right = (each.stated((name,)).get(name) for each in (old, new))
        if not left or not right:
            return _underlined(_line(old, name, left)), _underlined(_line(new, name, right))
        if name in HEAD:
            return self._prefixed(new.prefix(name), left, right)
        return _joined(self._changed(old, new, name))

    def _head(self, old: Shown, new: Shown, *, renumbered: bool) -> Line:
        if not (old.label or new.label) or old.label == old.name or new.label == new.name:
            if renumbered:
                return _underlined(old.name), _underlined(new.name)
            return compare(old.name, new.name, spelling=self.spelling)
        names = (each.name[len(each.label) :] for each in (old, new))
        left, right = compare(*names, spelling=self.spelling)
        return (Run(old.label, renumbered), *left), (Run(new.label, renumbered), *right)

    def _unchanged(self, old: Shown, new: Shown, field: str) -> Line:
        if not self.full:
            return _SAME
        left, right = (_line(each, field, each.stated().get(field)) for each in (old, new))
        return (Run(left),), (Run(right),)

    def _changed(self, old: Shown, new: Shown, field: str) -> list[Line]:
        left, right = (each.words(field) for each in (old, new))
        if left == right:  # what differs is only how it was printed
            left, right = (each.printed(field) for each in (old, new))
        elif isinstance(getattr(new.element, field), tuple):
            return [self._several(new.prefix(field), old.items(field), new.items(field))]
        if field != "text":
            return [self._prefixed(new.prefix(field), _in_line(left), _in_line(right))]
        lines: list[Line] = []
        for same, these, those in blocks(left.split("\n"), right.split("\n"), key=key_of(spelling=self.spelling)):
            if these or those:
                words = "\n".join(these), "\n".join(those)
                lines.append(_SAME if same and not self.full else compare(*words, spelling=self.spelling))
        return lines

    def _several(self, prefix: str, old: Items, new: Items) -> Line:
        """Fields of several items: each is set beside what it was, and those that come or go are underlined whole."""
        before, after = _numbered(old), _numbered(new)
        kept = standing(list(before), list(after))
        pairs: list[Line] = []
        for key in interleaved(list(before), list(after)):
            left, right = before.get(key, ""), after.get(key, "")
            stays = key in kept
            pairs.append(
                compare(left, right, spelling=self.spelling) if stays else (_underlined(left), _underlined(right))
            )
        left_side, right_side = ([pair[n] for pair in pairs if pair[n]] for n in (0, 1))
        return _listed(prefix, left_side), _listed(prefix, right_side)

    def _prefixed(self, prefix: str, left: str, right: str) -> Line:
        one, other = compare(left, right, spelling=self.spelling)
        return (Run(prefix), *one), (Run(prefix), *other)


def _numbered(items: Items) -> dict[object, str]:
    """Items by what makes them these; two of one kind are told apart by their number."""
    found: dict[object, str] = {}
    times: Counter[object] = Counter()
    for key, words in items:
        found[key, times[key]] = words
        times[key] += 1
    return found


def _listed(prefix: str, items: list[Runs]) -> Runs:
    runs = [Run(prefix)]
    for n, item in enumerate(items):
        runs += [*((Run("、"),) if n else ()), *item]
    return joined(runs)


def _line(shown: Shown, field: str, words: str | None) -> str:
    return shown.prefix(field) + (words if field == "text" else _in_line(words)) if words else ""


def _in_line(words: str) -> str:
    return words.replace("\n", "、")


def _underlined(text: str) -> Runs:
    return (Run(text, underlined=True),) if text else ()


def _joined(lines: list[Line]) -> Line:
    """Lines one below the other on either side."""
    return _side([left for left, _ in lines]), _side([right for _, right in lines])


def _side(lines: list[Runs]) -> Runs:
    runs: list[Run] = []
    before: Runs = ()
    for line in lines:
        # What is left out is said once, even where the lines between stand on the other side only.
        if not line or line == before == (Run(LEFT_OUT),):
            continue
        before = line
        for run in (*((Run("\n"),) if runs else ()), *line):
            if runs and runs[-1].underlined == run.underlined:
                runs[-1] = Run(runs[-1].text + run.text, run.underlined)
            elif run.text:
                runs.append(run)
    return tuple(runs)
