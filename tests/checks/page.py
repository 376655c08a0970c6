"""The page of the problem codes, made from the table and the samples: ``python -m tests.checks.page`` writes it again."""

from __future__ import annotations

from pathlib import Path

from tests.checks.samples import READER_ONLY, SAMPLES

from welfareplan.problems import CHECK_CODES, FILE_CODES, FORM_CODES, Code, Problem, Severity

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "problem-codes.md"

HEAD = """\
# Problem codes 問題点コード

Everything that `check`, `read` and `load` can say of a document, by its code. A code is stable: scripts may rely on it, while
the sentences may get better. `load` refuses a document with an error; warnings and hints are for whoever keeps it.

文書について `check`・`read`・`load` が知らせる問題点の一覧です。コードの語は変わりません。`load` は「誤り」のある文書を
受け付けません。「要確認」と「参考」は、文書を管理する人への知らせです。

| severity | 重大さ | what it says |
|---|---|---|
| error | 誤り | the document contradicts itself or cannot be used |
| warning | 要確認 | a careful reader would ask about it |
| hint | 参考 | worth knowing, nothing is wrong |

## What is not checked 確かめないこと

`check` compares a document with itself. Whether a figure is true, a link well founded, a target wise, a title the one that was
printed, or a statute quoted as it stands, it cannot know. It has no clock: what is late or early is said only of the day given
with `on`. A year of which the document does not say whether it is fiscal or calendar is given the benefit of the doubt.

`check` は文書をそれ自身と照らし合わせるだけです。数値が事実か、対応関係が妥当か、目標が適切か、原本や法令のとおりかは
分かりません。時計も持たないため、遅れや先取りは `on` に日付を渡したときだけ知らせます。年度か暦年かの記載がない年は、
どちらの読み方でも成り立たない場合だけ指摘します。
"""

ROOMS = (
    ("What `check` finds 計画の点検", CHECK_CODES),
    ("What only the reader of files finds ファイルの読み取り", FILE_CODES),
    ("What only the collector of progress sheets finds 進捗管理シートの回収", FORM_CODES),
)


def page() -> str:
    """The whole page."""
    shown = {sample.code: (f"{sample.place}: {sample.message}", f"{sample.place}：{sample.ja}") for sample in SAMPLES}
    shown |= {problem.code: (str(problem), problem.ja) for problem, _, _ in READER_ONLY}
    parts = [HEAD]
    for title, rows in ROOMS:
        parts.append(f"## {title}\n")
        for severity in Severity:
            parts += [_section(row, *shown.get(row.code, _bare(row))) for row in rows if row.severity is severity]
    return "\n".join(parts)


def _bare(row: Code) -> tuple[str, str]:
    """The sentences of a code with the names of its facts where the facts would stand."""
    problem = Problem.of(row.code)
    return problem.message, problem.message_ja


def _section(row: Code, example: str, example_ja: str) -> str:
    return f"""\
### {row.code}

*{row.severity.value} {row.severity.ja}.* {row.meaning}
{row.meaning_ja}

```text
{example}
{example_ja}
```

To mend 直し方: {row.hint}
{row.hint_ja}
"""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
