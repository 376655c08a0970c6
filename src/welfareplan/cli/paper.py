"""What does the council get to read? (floor 9)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Replace
from welfareplan.cli.comparing import THROUGH
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.declared import DECLARE
from welfareplan.cli.output import save
from welfareplan.cli.paths import read_date, require_path
from welfareplan.cli.reporting import Since
from welfareplan.cli.summing import Scheme, judged_dossier, missing_extra
from welfareplan.cli.waiting import waiting
from welfareplan.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from welfareplan.reports.council import Council

_WORD = ".docx"


def paper(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)],
    /,
    *,
    scheme: Scheme,
    output: Annotated[str, Parameter(name=("--output", "-o"), metavar="FILE", help="書き出すWord文書（.docx）。")],
    through: THROUGH = None,
    since: Since = None,
    template: Annotated[
        str | None,
        Parameter(
            name="--template",
            metavar="FILE",
            help="市町村で使っている様式（.docx）。タグの所に差し込みます。省くと標準の様式にします。",
        ),
    ] = None,
    heading: Annotated[
        list[str] | None,
        Parameter(
            name="--heading",
            metavar="TEXT",
            negative="",
            help="題名の上に書く行（例: 資料１、会議名、日付）。繰り返せます。",
        ),
    ] = None,
    declare: DECLARE = None,
    replace: Replace = False,
) -> int:
    """Write the paper for the council (協議会資料)."""
    _require_word(output)
    last = None if since is None else read_date(since)
    office = None if template is None else _template(template)
    found = judged_dossier(path, scheme, through, declare)
    from welfareplan.reports.council import council

    rows = council(found, since=last)
    with waiting("資料を作成しています"):
        raw = _written(rows, heading or (), office, template or "")
    save(raw, output, replace=replace)
    return FINE


def paper_template(
    *,
    output: Annotated[str, Parameter(name=("--output", "-o"), metavar="FILE", help="書き出すWord文書（.docx）。")],
    replace: Replace = False,
) -> int:
    """Write an example of a template for the paper (様式の例)."""
    _require_word(output)
    try:
        from welfareplan.reports.template_example import example_template

        raw = example_template()
    except ImportError as error:
        raise missing_extra("docx") from error
    save(raw, output, replace=replace)
    return FINE


def _require_word(output: str) -> None:
    if not output.lower().endswith(_WORD):
        raise CommandLineError(f"「{output}」の種類が違います。.docx の名前を指定してください。")


def _template(path: str) -> bytes:
    from welfareplan.files.reader import contents
    from welfareplan.files.troubles import FileRefusedError

    found = require_path(path)
    _require_word(path)
    try:
        return contents(found)
    except FileRefusedError as error:
        raise CommandLineError(error.problem(path).ja) from error


def _written(rows: Council, above: Sequence[str], template: bytes | None, name: str) -> bytes:
    from welfareplan.reports.council_paper import council_paper, template_values

    try:
        if template is None:
            from welfareplan.reports.word import document

            return document(council_paper(rows, above=above))
        from welfareplan.reports.template_word import filled

        return filled(template, template_values(rows, above=above), Path(name).name)
    except ImportError as error:
        raise missing_extra("docx") from error
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
