"""How are the figures of a year added? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, BareYears, Format
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import emit, present, say
from welfareplan.cli.paths import open_dossier, require_path
from welfareplan.cli.waiting import waiting
from welfareplan.errors import DataFileError, InvalidValueError

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.files.recording import Recorded
    from welfareplan.files.recording_files import Figures

_OF_TABLES = "（印刷された形の表のとき）"


def record(
    dossier: Annotated[str, Parameter(help="計画の綴り（フォルダー、.toml、.json、.xlsx）。")],
    /,
    *,
    figures: Annotated[
        str,
        Parameter(
            name="--figures",
            metavar="FILE",
            help="追加する実績。表（.csv、.tsv、.xlsx）、observations.csv の形のCSV、machine の出力、様式の「実績」シート。",
        ),
    ],
    correct: Annotated[
        bool,
        Parameter(
            name="--correct", negative="", show_default=False, help="既にある値と異なる値を、訂正として置き換えます。"
        ),
    ] = False,
    skip_doubtful: Annotated[
        bool,
        Parameter(
            name="--skip-doubtful",
            negative="",
            show_default=False,
            help="確認が必要なものを除いて追加します。付けないと、一つでもあれば何も書き込みません。",
        ),
    ] = False,
    dry_run: Annotated[
        bool, Parameter(name="--dry-run", negative="", show_default=False, help="書き込まずに、結果だけを示します。")
    ] = False,
    source: Annotated[
        str | None, Parameter(name="--source", help="出典の識別子、又は新しい出典の名称。省くと表のファイル名。")
    ] = None,
    sheet: Annotated[str | None, Parameter(name="--sheet", metavar="NAME", help=f"シート名{_OF_TABLES}。")] = None,
    era: Annotated[
        str | None, Parameter(name="--era", metavar="ERA", help=f"元号が省略された年の元号{_OF_TABLES}。")
    ] = None,
    basis: BareYears = None,
    actual_at: Annotated[
        str | None,
        Parameter(name="--at", metavar="TIME", help="見出しにもセルにも時点のない値の時点（例: 令和5年度）。"),
    ] = None,
    indicator: Annotated[
        str | None, Parameter(name="--indicator", metavar="COL", help=f"指標名の列{_OF_TABLES}。")
    ] = None,
    actual: Annotated[
        list[str] | None,
        Parameter(name="--actual", metavar="COL", negative="", help=f"実績値の列{_OF_TABLES}（複数可）。"),
    ] = None,
    encoding: Annotated[
        str | None,
        Parameter(name="--encoding", metavar="NAME", help="CSVの文字コード（utf-8、cp932、utf-16、euc_jp）。"),
    ] = None,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Add the figures of a year (実績の追加)."""
    from welfareplan.files.recording import record as put
    from welfareplan.files.recording_files import figures_of, require_figures
    from welfareplan.terms import Basis

    held = open_dossier(dossier)
    require_path(figures)
    try:
        with waiting("実績を読み込んでいます"):
            found = figures_of(
                held,
                figures,
                source=source,
                sheet=sheet,
                era=era,
                basis=None if basis is None else Basis(basis),
                times={} if actual_at is None else {"actual": actual_at},
                columns={"indicator": [indicator] if indicator else [], "actual": actual or []},
                encoding=encoding,
            )
        require_figures(found, figures)
        done = put(held, found.figures, correct=correct)
    except DataFileError:
        raise
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    doubts = len(found.doubts) + len(done.doubtful)
    wanted = not dry_run and (skip_doubtful or not doubts) and (correct or not done.corrected)
    files = _write(dossier, held, found, done) if wanted and done.changes else None
    if format_ == "json":
        emit("record", _data(found, done, written=files is not None), ascii_only=ascii_)
    else:
        _present(held, found, done)
        say(_outcome(done, files, doubts=doubts, dry_run=dry_run, wanted=wanted, correct=correct))
    return FINDINGS if doubts or (done.corrected and not correct) else FINE


def _write(path: str, held: Dossier, found: Figures, done: Recorded) -> tuple[str, ...]:
    import attrs

    from welfareplan.files.additions import write_figures

    after = attrs.evolve(done.dossier, base=found.base)
    changed = (*done.replaced, *done.corrected)
    return write_figures(path, after, before=held, added=done.added, changed=changed)


def _outcome(
    done: Recorded, files: tuple[str, ...] | None, *, doubts: int, dry_run: bool, wanted: bool, correct: bool
) -> str:
    """What was written, or why nothing was and what to do."""
    if files:
        return f"\n{'、'.join(files)} に書き込みました。ほかのファイルは変えていません。"
    if files is not None:
        return "\n綴り全体を書き直しました（コメントは引き継がれません）。"
    if dry_run or (wanted and not done.changes):
        return "\n書き込んでいません。" if dry_run else "\n追加する値はありません。何も変えていません。"
    advice = []
    if done.corrected and not correct:
        advice.append("既にある値を訂正するときは --correct を付けてください。")
    if doubts:
        advice.append("確認が必要なものを除いて追加するときは --skip-doubtful を付けてください。")
    return "\n何も書き込んでいません。" + "".join(advice)


def _present(held: Dossier, found: Figures, done: Recorded) -> None:
    from welfareplan.reports.sheets import Table
    from welfareplan.reports.wording import name, reading

    plan = held.latest
    rows = [(name(each.indicator, plan), "追加", "", reading(each.reading)) for each in done.added]
    for word, pairs in (("確報", done.replaced), ("訂正", done.corrected)):
        rows += [(name(new.indicator, plan), word, reading(old.reading), reading(new.reading)) for old, new in pairs]
    notes = [f"変更のない値は{len(done.same)}件です。"] if done.same else []
    notes += (
        [f"「―」などで値の記載がなく、既にある値を残したものが{len(done.silent)}件あります。"] if done.silent else []
    )
    notes += [f"基準値・目標値の行{found.left}件は、実績ではないため読んでいません。"] if found.left else []
    headings = ("指標", "処理", "現在の値", "新しい値")
    present(Table(title="実績の追加", headings=headings, rows=tuple(rows), notes=tuple(notes)))
    doubts = [(each.address, each.text, each.why_ja) for each in found.doubts]
    doubts += [
        (str(each.cites[0].place or ""), f"{name(each.indicator, plan)} {reading(each.reading)}", why)
        for each, _, why in done.doubtful
    ]
    remarks = [(each.address, each.text, each.why_ja) for each in found.remarks]
    for title, lines in (("読み取ったが、確かめたいセル", remarks), ("追加しなかったもの（確認が必要）", doubts)):
        if lines:
            say("")
            present(Table(title=title, headings=("位置", "内容", "理由"), rows=tuple(lines)))


def _data(found: Figures, done: Recorded, *, written: bool) -> dict[str, Any]:
    """What became of the figures, for machines."""
    from welfareplan.files.converter import unstructure

    doubts = [
        {"address": each.address, "text": each.text, "why": each.why, "why_ja": each.why_ja} for each in found.doubts
    ]
    doubts += [
        {"address": str(each.cites[0]), "text": str(each.reading.amount or ""), "why": why, "why_ja": why_ja}
        for each, why, why_ja in done.doubtful
    ]
    pairs = {"replaced": done.replaced, "corrected": done.corrected}
    return {
        "written": written,
        "added": [unstructure(each) for each in done.added],
        **{key: [{"old": unstructure(a), "new": unstructure(b)} for a, b in each] for key, each in pairs.items()},
        "same": len(done.same),
        "silent": len(done.silent),
        "doubts": doubts,
    }
