"""Text that nobody prints: it is refused at once, and no pattern of the grammar takes longer than its text is long."""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from time import process_time

import pytest

import welfareplan.printed
from welfareplan import printed
from welfareplan.errors import UnreadableCellError
from welfareplan.printed.counters import unit_pattern
from welfareplan.printed.patterns import compiled

KINDS = ["period", "when", "amount", "target", "unit", "cell"]
LONG = 100_000
SECONDS = 2.0

HOSTILE = {
    "a run of digits": "9" * 29,
    "a million digits": "9" * 1_000_000,
    "a huge exponent": "1e999999999",
    "a negative exponent": "1E-999999999",
    "a huge power in words": "1" + "万" * 150,
    "powers that do not descend": "1万" * 100,
    "thousands of brackets": "(" * 5_000 + ")" * 5_000,
    "brackets within the limit": "(" * 100 + ")" * 100,
    "brackets that do not pair": ")" * 100 + "(" * 100,
    "labels": "目標値：" * 49,
    "flags": "約" * 200,
    "marks": "※1" * 100,
    "eras": "令和" * 100,
    "years": "令和5年" * 40,
    "tildes": "～" * 200,
    "separators": "1," * 100,
    "points": "1." * 100,
    "blanks": "1" + " " * 198 + "2",
    "names of numbers": "NaN",
    "infinity": "Infinity",
    "combining marks": "5" + "\u0301" * 100 + "%",
    "combining kana": "\u3099" * 150,
    "text from right to left": "\u202e%08\u202c",
    "isolates": "\u206680\u2069%",
    "joiners": "8\u200d0%",
    "a lone surrogate": "8\ud8000%",
    "a nothing": "8\x000%",
    "private use": "8\ue0000%",
    "tags": "8\U000e00300%",
    "a million letters": "増加の" * 333_333,
    "line breaks": "\n" * 1_000_000,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_refused_at_once(text: str, kind: str) -> None:
    begun = process_time()
    with pytest.raises(UnreadableCellError) as caught:
        printed.read(text, kind=kind, context={"era": "平成", "unit": "人"})
    assert process_time() - begun < SECONDS
    assert len(str(caught.value)) < 1_000
    assert len(caught.value.ja) < 1_000


def test_twenty_eight_digits_are_still_a_figure() -> None:
    assert {"value": "9" * 28} == printed.read_as_data("9" * 28, "amount")


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern of the grammar with its name."""
    yield "counters.unit_pattern", unit_pattern()
    for module in pkgutil.iter_modules(welfareplan.printed.__path__):
        named = vars(importlib.import_module(f"welfareplan.printed.{module.name}"))
        for name, value in named.items():
            if name.isupper():
                words = (
                    [each[1] for each in value] if isinstance(value, tuple) and isinstance(value[0], tuple) else [value]
                )
                yield from ((f"{module.name}.{name}", each) for each in words if isinstance(each, str))


@pytest.mark.parametrize("piece", ["9", "現状の", "1年(", "男性 1~"])
def test_every_pattern_is_matched_in_the_time_its_text_takes(piece: str) -> None:
    text = piece * (LONG // len(piece))
    slow = []
    for name, pattern in patterns():
        found = compiled(pattern)
        begun = process_time()
        found.match(text), found.fullmatch(text), found.search(text)
        if process_time() - begun > SECONDS:
            slow.append(name)
    assert [] == slow


def test_the_grammar_has_patterns() -> None:
    assert len(list(patterns())) > 200


def test_the_import_compiles_no_pattern() -> None:
    program = "import welfareplan.printed; from welfareplan.printed.patterns import compiled; print(compiled.cache_info().currsize)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "0" == said.stdout.strip()
