"""What may a template do? (floor 8)

It reaches no attribute of any object, can neither switch off the escaping of what it prints nor run for long: what it reads is what it
was given, and all it prints and every round of its loops is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

from welfareplan.files.limits import MOST_TEMPLATE_SIGNS
from welfareplan.ids import nearest
from welfareplan.reports.template_language import FILTERS, TEXT_FILTERS, TICK, TagError, require_allowed, with_budget

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

    Value = Any  # whatever Jinja hands over
    Filter = Callable[..., Value]

_A_ROUND = 10  # signs, so that loops that print nothing come to an end as well

_LOOP = frozenset({"first", "last", "index", "index0", "length"})
_MOST_FACTOR = 10_000
_LONGEST_NAME = 40


class _Budget:
    """How much a template may still do (残りの処理量)."""

    def __init__(self) -> None:
        self._left = MOST_TEMPLATE_SIGNS

    def spend(self, signs: int) -> None:
        self._left -= max(signs, 0) + 1
        if self._left < 0:
            raise TagError(
                f"it would print more than {MOST_TEMPLATE_SIGNS} signs, or go round in loops as often",
                f"印刷する文字と繰り返しが{MOST_TEMPLATE_SIGNS:,}を超えます。",
            )

    def ticking(self) -> Filter:
        """The filter that counts a round of a loop."""
        from jinja2 import pass_context

        @pass_context  # else Jinja would work it out once, while it reads the template
        def tick(_context: Value, weight: int) -> str:
            self.spend(weight + _A_ROUND)
            return ""

        return tick

    def plain(self, value: Value) -> Value:
        """A value that can be printed as it is; it is paid for."""
        from jinja2 import Undefined

        if not isinstance(value, str | int | float | Undefined | None):
            raise TagError(
                "a list, or a row of one, is not text: print its parts with for and a dot",
                "一覧や行はそのままでは印刷できません。forで繰り返し、「.」で項目を指定してください。",
            )
        self.spend(len(value) if isinstance(value, str) else 0)
        return value

    def printed(self, value: Value) -> Value:
        self.plain(value)
        return "" if value is None else value

    def combined(self, operator: str, left: Value, right: Value) -> Value:
        """Two texts put together, or a sum, difference or product of small whole numbers."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            self.spend(len(left) + len(right))
            return left + right
        if not all(isinstance(each, int) and abs(each) <= _MOST_FACTOR for each in (left, right)):
            raise TagError(
                f"{operator} is for whole numbers up to {_MOST_FACTOR}",
                f"「{operator}」は{_MOST_FACTOR:,}までの整数にだけ使えます。",
            )
        return {"+": left + right, "-": left - right}.get(operator, left * right)

    def of_text(self, filter_: Filter) -> Filter:
        """A filter that is for texts only."""
        at = int(hasattr(filter_, "jinja_pass_arg"))

        @wraps(filter_)
        def checked(*given: Value, **named: Value) -> Value:
            self.plain(given[at])
            return filter_(*given, **named)

        return checked

    def joined(self, filter_: Filter) -> Filter:
        """The filter ``join``, which looks at how much it is going to make."""

        @wraps(filter_)
        def checked(context: Value, items: Iterable[Value], d: str = "", attribute: str | int | None = None) -> Value:
            found = items if attribute is None else map(_getter(context.environment, attribute), items)
            parts = [self.plain(each) for each in found]
            self.spend(len(parts) * len(str(self.plain(d))))
            return filter_(context, parts, d)

        return checked


def sandbox(names: Mapping[str, object]) -> Environment:
    """The environment in which one template is rendered once (サンドボックス).

    Args:
        names: the variables of the template, so that a misspelt one is told the nearest.

    >>> sandbox({"year": "令和4年度"}).from_string("{{ year }}<br>").render(year="<令和4年度>")
    '&lt;令和4年度&gt;<br>'
    """
    from jinja2.filters import FILTERS as ALL

    budget = _Budget()
    made = _environment(budget, _undefined(names))
    made.globals.clear()
    made.filters = {name: budget.of_text(ALL[name]) if name in TEXT_FILTERS else ALL[name] for name in FILTERS}
    made.filters |= {"join": budget.joined(ALL["join"]), TICK: budget.ticking()}
    made.finalize = budget.printed
    return made


def _getter(environment: Environment, attribute: str | int) -> Callable[[Value], Value]:
    from jinja2.filters import make_attrgetter

    return make_attrgetter(environment, attribute)


def _undefined(names: Mapping[str, object]) -> Any:  # noqa: ANN401 - a class of Jinja's
    """The class of what is not there: it says so with the nearest name as soon as it is used."""
    from jinja2 import StrictUndefined

    class Missing(StrictUndefined):
        def __init__(self, hint: str | None = None, obj: Value = None, name: Value = None, **_: Value) -> None:
            known = obj if isinstance(obj, Mapping) else names
            raised: Value = lambda _message: _missing(str(name), known)  # noqa: E731 - Jinja calls it for an exception
            super().__init__(hint, name=name, exc=raised)

    return Missing


def _missing(name: str, known: Iterable[object]) -> TagError:
    near = nearest(name[:_LONGEST_NAME], map(str, known))
    hint, hint_ja = (f"; did you mean {near!r}?", f"「{near}」ではありませんか。") if near else ("", "")
    return TagError(f"there is no variable {name!r}{hint}", f"変数「{name}」はありません。{hint_ja}", asked=name)


def _environment(budget: _Budget, undefined: Any) -> Environment:  # noqa: ANN401 - a class of Jinja's
    """Jinja's own sandbox, narrowed to what was given."""
    from jinja2.runtime import LoopContext, Undefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset({"*", "+", "-"})

        def getattr(self, obj: Value, attribute: str) -> Value:
            if isinstance(obj, Undefined):
                return obj
            if isinstance(obj, Mapping) and attribute in obj:
                return obj[attribute]
            if isinstance(obj, LoopContext) and attribute in _LOOP:
                return getattr(obj, attribute)
            return self.undefined(obj=obj, name=attribute)

        def getitem(self, obj: Value, argument: Value) -> Value:
            if isinstance(obj, list | str) and isinstance(argument, int | slice):
                try:
                    return obj[argument]
                except IndexError:
                    return self.undefined(obj=obj, name=str(argument))
            return self.getattr(obj, str(argument))

        def is_safe_callable(self, _obj: Value) -> bool:
            return False

        def call_binop(self, _context: Value, operator: str, left: Value, right: Value) -> Value:
            return budget.combined(operator, left, right)

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = super()._parse(source, name, filename)
            require_allowed(tree)
            return with_budget(tree)

    return Sandbox(autoescape=True, undefined=undefined)
