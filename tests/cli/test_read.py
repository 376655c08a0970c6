"""The command that reads printed cells."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from welfareplan.cli import main

CELLS = Path(__file__).parent.parent / "printed" / "printed_cells.csv"


def lines(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes], code: int = 0) -> list[Any]:
    assert main(["read", *arguments, "--format", "json"]) == code
    return [json.loads(line) for line in capfdbinary.readouterr().out.decode().splitlines()]


def stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


class TestJson:
    def test_each_cell_is_one_line_of_json(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert lines(["--kind", "amount", "64.1％", "未定"], capfdbinary) == [
            {"value": "64.1", "unit": "%"},
            {"missing": "未定"},
        ]

    def test_an_unreadable_cell_is_marked_and_ends_with_1(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert lines(["896\n.％", "3件", "--kind", "amount"], capfdbinary, 1) == [
            {"unreadable": True},
            {"value": "3", "unit": "件"},
        ]

    def test_a_cell_may_begin_with_a_hyphen(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert lines(["--kind", "amount", "-", "-0.07"], capfdbinary) == [{"missing": "not_stated"}, {"value": "-0.07"}]

    def test_what_a_heading_says_is_told(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        context = ["--context", '{"era": "平成"}']

        assert lines(["--kind", "when", *context, "32年度目標値"], capfdbinary) == [{"fy": 2020}]

    def test_every_cell_of_the_table_reads_as_data(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        with CELLS.open(encoding="utf-8", newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if row["text"]][::17]
        for row in rows:
            context = ["--context", row["context"]] if row["context"] else []
            expected = json.loads(row["expected"])
            code = 1 if expected == {"unreadable": True} else 0
            (found,) = lines(["--kind", row["kind"], *context, row["text"]], capfdbinary, code)
            for data in (found, expected):
                data["flags"] = sorted(data.get("flags", []))
            assert expected == found, row["text"]


class TestStandardInput:
    def test_a_line_is_a_cell(self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        stdin(monkeypatch, "\ufeff3件\r\n\r\n４件\n".encode())

        assert lines(["--kind", "amount"], capfdbinary, 1) == [
            {"value": "3", "unit": "件"},
            {"unreadable": True},
            {"value": "4", "unit": "件"},
        ]

    def test_as_json_lines_a_cell_may_have_line_breaks(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        stdin(monkeypatch, '"男性：12.9％\\n女性：2.8％"\n'.encode())
        (found,) = lines(["--kind", "amount", "--json-lines"], capfdbinary)

        assert [each["label"] for each in found["values"]] == ["男性", "女性"]

    @pytest.mark.parametrize(
        ("raw", "arguments", "message"),
        [
            (b'"3"\n3\n{\n"5"\n', ["--json-lines"], "標準入力の2行目がJSONの文字列ではありません。"),
            ("3\n\udcff\n３\n5\n".encode("utf-8", "surrogateescape"), [], "標準入力の2行目がUTF-8ではありません。"),
        ],
    )
    def test_a_line_that_holds_no_cell_does_not_stop_the_others(
        self,
        raw: bytes,
        arguments: list[str],
        message: str,
        monkeypatch: pytest.MonkeyPatch,
        capfdbinary: pytest.CaptureFixture[bytes],
    ) -> None:
        stdin(monkeypatch, raw)

        assert main(["read", "--kind", "amount", *arguments, "--format", "json"]) == 1
        out, err = (each.decode().splitlines() for each in capfdbinary.readouterr())
        assert [json.loads(line) for line in out][:2] == [{"value": "3"}, {"unreadable": True}]
        assert json.loads(out[-1]) == {"value": "5"}
        assert err[0].startswith(message)

    def test_in_a_table_such_a_line_says_what_is_wrong(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        stdin(monkeypatch, b'"3"\n3\n')

        assert main(["read", "--kind", "amount", "--json-lines"]) == 1
        shown = capsys.readouterr().out
        assert "標準入力の2行目がJSONの文字列ではありません。" in shown
        assert "注：読めないセルが1件あります。値は推測していません。" in shown

    def test_no_line_is_no_cell(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        stdin(monkeypatch, b"")

        assert lines(["--kind", "amount"], capfdbinary) == []

    @pytest.mark.parametrize(
        ("raw", "message"),
        [
            ("３件\n3件\n".encode("cp932"), "標準入力がUTF-8ではありません。"),
            ("３件\n".encode("utf-16"), "標準入力がUTF-8ではありません。"),
            (b"1\n" * (4 * 1024 * 1024 + 1), "標準入力が8MBを超えています。"),
        ],
        ids=["cp932", "utf-16", "more than 8 MB"],
    )
    def test_input_of_another_kind_is_refused(
        self, raw: bytes, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        stdin(monkeypatch, raw)

        assert main(["read"]) == 3
        assert capsys.readouterr().err.startswith(message)

    def test_nobody_waits_for_a_terminal(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        stdin(monkeypatch, b"")
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)

        assert main(["read", "--kind", "amount"]) == 2
        assert capsys.readouterr().err.startswith(
            "セルの文字列を指定するか、1行を1セルとして標準入力から渡してください。"
        )


class TestText:
    def test_readings_stand_beside_the_cells(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "--kind", "amount", "延べ1,234人", "1.2.3"]) == 1
        shown = capsys.readouterr().out

        assert "延べ1,234人       1,234人、延べ" in shown
        assert "注：読めないセルが1件あります。値は推測していません。" in shown

    @pytest.mark.parametrize(
        ("kind", "text", "said"),
        [
            ("period", "令和2年度～令和7年度", "令和2年度～令和7年度"),
            ("period", "令和2年度～", "令和2年度～（記載なし）"),
            ("when", "毎年度", "毎年度"),
            ("when", "2020年3月末", "令和2年3月31日"),
            ("target", "80％以上", "80％以上"),
            ("unit", "ヶ所", "単位 か所"),
            ("amount", "※1 12件", "12件、注記（※）あり"),
            ("amount", "未定", "値なし（未定）"),
        ],
    )
    def test_every_kind_reads_in_japanese(
        self, kind: str, text: str, said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["read", "--kind", kind, text]) == 0
        assert capsys.readouterr().out.rstrip().splitlines()[-1].endswith(said)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--context", "{"], "--context の値がJSONとして読めません"),
        (["--context", ""], "--context の値がJSONとして読めません"),
        (["--context", "null"], "--context には、値が文字列のJSONオブジェクトを指定してください"),
        (["--context", "[]"], "--context には、値が文字列のJSONオブジェクトを指定してください"),
        (
            ["--context", '{"eras": "平成"}'],
            "context に「eras」という項目はありません。使えるのは era・unit・per・header です。",
        ),
        (["--context", '{"unit": ""}'], "context の unit は40字以内の文字列です。"),
        (["--context", '{"per": "市内"}'], "「市内」は分母として読めません。"),
        (["--context", '{"era": 3}'], "--context には、値が文字列のJSONオブジェクトを指定してください"),
        (["--context", '{"era": "江戸"}'], "context の era は"),
        (["--knd", "amount"], "オプション「--knd」はありません。"),
        (["--kind", "amuont"], "オプション「--kind」に「amuont」は使えません。「amount」ではありませんか。"),
    ],
)
def test_wrong_usage_is_said(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *arguments, "3件"]) == 2
    assert capsys.readouterr().err.startswith(message)
