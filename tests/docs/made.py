"""The pages of the reference that are made from the library: ``python -m tests.docs.made`` writes them again."""

from __future__ import annotations

import ast
import contextlib
import io
import os
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.docs.fences import DOCS
from tests.files.schema_making import Making

from welfareplan.cli import main
from welfareplan.cli.commands import COMMANDS
from welfareplan.cli.usage import help_text
from welfareplan.files import limits
from welfareplan.files.vocabulary import TABLES

PAGES: dict[str, Callable[[], str]] = {}


def page(make: Callable[[], str]) -> Callable[[], str]:
    """A page of the reference, under the name of the function that makes it."""
    PAGES[f"reference/{make.__name__.replace('_', '-')}.md"] = make
    return make


# --- The command line -------------------------------------------------------------------------------------------------

ENGLISH = {
    "show": "Print what the plan says, in the order of the plan.",
    "check": "Look whether the document agrees with itself; every problem with its place and remedy.",
    "progress": "Compute the numbers of the indicators, ungraded.",
    "evaluate": "Grade the indicators by a published rule; there is no default. Two rules side by side with `--compare`.",
    "status": "How old the newest figures are on a day, which are awaited, what cannot be graded and why.",
    "tallies": "Count self-grades and judgements by stage, direction, body and year.",
    "schemes": "List the published rules with their sources, or one of them with what its source leaves open.",
    "diff": "Print the old-and-new table of two texts, as text, HTML, Word, Excel or JSON.",
    "history": "Every value that an element had, from when to when, by which revision.",
    "revise": "Make the file of a revision from two texts.",
    "match": "Propose which elements of the next plan continue which of this one; write down what a person accepts.",
    "follow": "The figures of an indicator, back through the terms of the plan.",
    "merge": "Merge two edited versions of a text; conflicts are shown, and settled only by choice.",
    "new": "Make the template of the planning desk's workbook.",
    "convert": "Write a dossier in another form; of a day (`@DATE`), its text alone.",
    "schema": "Print the JSON Schema of the files, for editors.",
    "read": "Read printed cells without guessing.",
    "import": "Read somebody else's table of indicators, showing what each column was taken for.",
    "record": "Add figures to a dossier; different ones only as corrections, and none while something is doubtful.",
    "sheets": "Make progress sheets for the departments.",
    "collect": "Read filled-in progress sheets back, with what is missing and what looks wrong.",
    "export": "Write figures, outline, links, milestones and judgements as tables, as printed or for machines.",
    "report": "Make the yearly report as one HTML file.",
    "paper": "Write the paper for the council in Word, built in or in the office's own form.",
    "paper-template": "Write a form for that paper to begin with.",
    "summary": "Make the summary at the end of a plan (総括表), with a column left for what is to become of each initiative.",
    "site": "Write pages about one or more plans for the public, with their data.",
}
"""What a command does, for readers of English; the help itself is Japanese."""


@page
def command_line() -> str:
    """Every command with its help, as it prints it."""
    rows = "".join(f"| [`{row.name}`](#{row.name}) | {ENGLISH[row.name]} |\n" for row in COMMANDS)
    sections = "".join(
        f"\n## {row.name}\n\n{ENGLISH[row.name]}\n\n```text\n$ welfareplan {row.name} --help\n{_help(row.name)}\n```\n"
        for row in COMMANDS
    )
    return f"""\
# The command line

`welfareplan` prints Japanese, for planning desks. This page has every command with one English sentence and its own help.

| command | what it does |
|---|---|
{rows}
Every command that prints a table also prints JSON with `--format json`: an envelope with `welfareplan` (the version), `command`,
`format` (1; a higher number will mean other keys) and `data`, in UTF-8. Numbers stand in it as text, so that they stay exact.

```text
$ welfareplan --help
{help_text()}
```
{sections}"""


def _help(command: str) -> str:
    os.environ["COLUMNS"] = "80"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        main([command, "--help"])
    return printed.getvalue().strip("\n")


# --- Keys -------------------------------------------------------------------------------------------------------------


@page
def keys() -> str:
    """Every key of every table, from the schema."""
    making = Making("toml")
    making.schema()
    known = making.definitions
    inner = [name for name in known if name not in TABLES and "properties" in known[name] and name != "change"]
    sections = [*(_table(name, known[name], known) for name in (*TABLES, *sorted(inner)))]
    words = [f"| `{name}` | {_words(known[name])} |\n" for name in sorted(known) if "enum" in known[name]]
    return f"""\
# Every key

The tables of a document with all their keys, as the [JSON Schema](../howto/editor.md) has them. How the tables are put into files, and
how values are written, is on the page of the [file format](file-format.md). A key that is left out is not stated.

{"".join(sections)}
## The changes of a revision

A `[[revision.changes]]` has an `action`; the keys and what they hold are on the page of the [file format](file-format.md#changes).

## Lists of words

| list | words |
|---|---|
{"".join(words)}"""


def _table(name: str, schema: dict[str, Any], known: dict[str, Any]) -> str:
    heading = "[plan]" if name == "plan" else f"[[{name}]]" if name in TABLES else name
    required = schema["required"]
    rows = "".join(
        f"| `{key}`{' *' if key in required else ''} | {each['title']} | {_kind(each, known)} | {each['description'].rstrip('.')} |\n"
        for key, each in schema["properties"].items()
    )
    needed = "\n\\* must be there.\n" if required else ""
    about = schema["description"]
    return f"## `{heading}` {schema['title']}\n\n{about}\n\n| key | 日本語 | value | |\n|---|---|---|---|\n{rows}{needed}\n".replace(
        "| value | |", "| value | what it says |"
    )


def _kind(schema: dict[str, Any], known: dict[str, Any]) -> str:  # noqa: PLR0911 - one answer for each kind
    if "allOf" in schema:
        return _kind(schema["allOf"][0], known)
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if "enum" in known[name]:
            return f"a word of [`{name}`](#lists-of-words)"
        return "a change" if name == "change" else f"a table [`{name}`](#{name})"
    if schema.get("type") == "array":
        return f"a list, each {_kind(schema['items'], known)}"
    if "examples" in schema:
        return "text: " + ", ".join(f"`{each}`" for each in schema["examples"])
    if schema.get("type") == "object":
        return "a table of texts"
    return {"integer": "a whole number", "boolean": "`true` or `false`"}.get(str(schema.get("type")), _text(schema))


def _text(schema: dict[str, Any]) -> str:
    return "an id" if "pattern" in schema else "text"


def _words(schema: dict[str, Any]) -> str:
    pairs = zip(schema["enum"], schema["enumDescriptions"], strict=True)
    return ", ".join(f"`{word}` {japanese}" for word, japanese in pairs)


# --- Limits -----------------------------------------------------------------------------------------------------------


@page
def limits_page() -> str:
    """The table of limits with its own words."""
    rows = "".join(f"| {words} | {_amount(value, words)} |\n" for value, words in _limits())
    return f"""\
# Limits

A document beyond one of these is damage or an attack, not a plan. It is refused with the limit named, before it is read as far as
that can be known. The largest plans known here have some 500 KB, 5,000 figures and tables eight deep.

| what | at most |
|---|--:|
{rows}
Of texts, numbers and ids: an id has 1 to 64 of `a-z`, `0-9` and hyphens; a figure has at most 28 digits before and after its point; years
are 1 to 9998. Texts hold any character but control characters and halves of surrogate pairs.

What it costs, on one core of an ordinary machine: a workbook of ten million cells is refused in under a second with 60 MB; the
largest within the limits is read in some four seconds with 300 MB; the largest table that `import` takes, 85,000 figures, in eight
seconds, one of 60 indicators in a twentieth of a second.

Workbooks are opened without links and macros; XML entities and external references are refused, and formulas are never carried out.
Bytes are UTF-8, or for somebody else's table CP932, EUC-JP or UTF-16, and nothing in them is guessed or left out.
"""


PAGES["reference/limits.md"] = PAGES.pop("reference/limits-page.md")


def _limits() -> Iterator[tuple[int, str]]:
    body = ast.parse(Path(limits.__file__).read_text(encoding="utf-8")).body
    for named, told in pairwise(body):
        if isinstance(named, ast.Assign) and isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant):
            target = named.targets[0]
            assert isinstance(target, ast.Name)
            words = " ".join(str(told.value.value).split()).rstrip(".").replace("|", "\\|")
            yield getattr(limits, target.id), words


def _amount(value: int, words: str) -> str:
    return f"{value // (1024 * 1024)} MiB" if words.startswith("Bytes") else f"{value:,}"


if __name__ == "__main__":
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
