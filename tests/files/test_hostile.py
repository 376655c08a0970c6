"""Whatever bytes a reader is given, it says in our words what is wrong, and says it quickly."""

import os
from pathlib import Path

import pytest

from welfareplan.errors import DataFileError
from welfareplan.files import folders, json_format, reader
from welfareplan.files.limits import MOST_BYTES, MOST_DEPTH, MOST_PROBLEMS, MOST_ROWS
from welfareplan.files.reader import load, read
from welfareplan.files.toml_format import parse
from welfareplan.files.troubles import FileRefusedError

PLAN = b'format = 1\n[plan]\nid = "p"\ntitle = "a"\n'
FIGURE = PLAN + b'[[indicator]]\nid = "i"\nbaseline = { at = "FY2020", value = %s }\n'
TOO_DEEP = f"d.toml: tables or lists stand more than {MOST_DEPTH} deep within one another"
NOT_A_FIGURE = (
    "d.toml, [[indicator]] 1 'i', baseline, value: {} is not a figure: "
    "it must be finite, written without exponent, of at most 28 digits"
)
NINES = "9999999999999999999999999999999999999999…"

TOML: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["d.toml: no file says format = 1", "d.toml: there is no [plan]"]),
    "binary": (bytes(range(256)), ["d.toml: it is not UTF-8: byte 128 is 0x80"]),
    "UTF-16": ("format = 1".encode("utf-16"), ["d.toml: it is not UTF-8: byte 0 is 0xFF; it looks like UTF-16"]),
    "UTF-16 without its mark": (
        "format = 1".encode("utf-16-le"),
        ["d.toml, line 1: it holds U+0000, a character that files do not have"],
    ),
    "Shift_JIS": (
        'title = "計画"'.encode("cp932"),
        ["d.toml: it is not UTF-8: byte 9 is 0x8C; it looks like Shift_JIS (CP932)"],
    ),
    "10,000 brackets": (b"a = " + b"[" * 10_000, [TOO_DEEP]),
    "100,000 dots": (b".".join([b"a"] * 100_000) + b" = 1", [TOO_DEEP]),
    "100,000 dots in braces": (b"x = {" + b".".join([b"a"] * 100_000) + b" = 1}", [TOO_DEEP]),
    "nan": (FIGURE % b"nan", [NOT_A_FIGURE.format("NaN")]),
    "inf": (FIGURE % b"-inf", [NOT_A_FIGURE.format("-Infinity")]),
    "a huge exponent": (FIGURE % b"1e999999999", [NOT_A_FIGURE.format("1E+999999999")]),
    "an exponent beyond all": (
        FIGURE % b"1e99999999999999999999",
        ["d.toml: the number '1e99999999999999999999' is too long for any figure"],
    ),
    "5,000 digits": (FIGURE % (b"9" * 5000), [f"d.toml, line 7: the number '{NINES}' is too long for any figure"]),
    "60 digits": (FIGURE % (b"9" * 60), [NOT_A_FIGURE.format("a number of more than 40 digits")]),
    "5,000 digits after the point": (
        FIGURE % (b"0." + b"9" * 5000),
        [f"d.toml, line 7: the number '{NINES}' is too long for any figure"],
    ),
    "NUL": (PLAN + b"# \x00", ["d.toml, line 5: it holds U+0000, a character that files do not have"]),
    "an escaped control character": (
        PLAN + b'text = "a\\u0085b"\npage = "\\u007f"\n[plan.extra]\n"\\u0001" = "b"\n',
        [
            f"d.toml, [plan]{place}: it holds {character}, a character that files do not have"
            for place, character in ((", text", "U+0085"), (", page", "U+007F"), (", extra", "U+0001"))
        ],
    ),
    "in an entry of a list": (
        PLAN + b'[[issue]]\nid = "a"\ntitle = "b"\ncites = ["a#\\u0007"]\n',
        ["d.toml, [[issue]] 1 'a', cites 1: it holds U+0007, a character that files do not have"],
    ),
    "a key twice": (PLAN + b'id = "q"\n', ["d.toml, line 5, column 9: it is not TOML: cannot overwrite a value"]),
    "a million escapes and no end": (
        PLAN + b'text = "' + b'\\"' * 1_000_000,
        ["d.toml, line 5: it is not TOML: unterminated string"],
    ),
    "full-width ＝": (
        "format ＝ 1".encode(),
        ["d.toml, line 1, column 8: a full-width ＝ stands where TOML wants ="],
    ),
    "full-width brackets": (
        "format = 1\n［plan］\n".encode(),
        ["d.toml, line 2, column 1: a full-width ［ stands where TOML wants ["],
    ),
    "a full-width blank": (
        "a = '　＝'　# 　\n".encode(),
        ["d.toml, line 1, column 9: a full-width blank stands where TOML wants a plain one"],
    ),
    "100,001 entries": (
        b"format = 1\n" + b"[[issue]]\n" * (MOST_ROWS + 1),
        [f"d.toml, [[issue]]: there are too many entries: at most {MOST_ROWS} of one table are read"],
    ),
    "a plan in a list": (b"format = 1\nplan = [1]\n", ["d.toml, [plan]: expected [plan], found a list"]),
    "a later format": (
        b"format = 2\nplan = 3\n",
        ["d.toml, format: format 2 needs welfareplan ≥ 2.0; this one reads up to format 1"],
    ),
    "a format in quotes": (
        b'format = "1"\n',
        ["d.toml, format: text '1' is not the number of a format; the present one is 1"],
    ),
    "no format": (b'[plan]\nid = "p"\ntitle = "a"\n', ["d.toml: no file says format = 1"]),
    "no plan": (b"format = 1\n", ["d.toml: there is no [plan]"]),
}
JSON: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["d.json, line 1, column 1: it is not JSON: Expecting value"]),
    "100,000 brackets": (b"[" * 100_000, [TOO_DEEP.replace("toml:", "json:")]),
    "100,000 braces": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, [TOO_DEEP.replace("toml:", "json:")]),
    "NaN": (b'{"a": NaN}', ["d.json: it is not JSON: NaN is not a number in JSON"]),
    "5,000 digits": (b'{"a": %s}' % (b"9" * 5000), [f"d.json: the number '{NINES}' is too long for any figure"]),
    "half of a pair": (
        b'{"format": 1, "plan": {"id": "p", "title": "\\ud800"}}',
        ["d.json, [plan], title: it holds U+D800, a character that files do not have"],
    ),
    "a key twice": (b'{"a": 1, "b": 2, "a": 1}', ["d.json: the key 'a' stands twice in one table"]),
    "a key twice beside null": (b'{"a": null, "a": 1}', ["d.json: the key 'a' stands twice in one table"]),
    "a key that nobody can see": (
        b'{"\\u0001": 1}',
        ["d.json: it holds U+0001, a character that files do not have", "d.json: there is no table '\\x01'"],
    ),
    "a list": (b"[]", ["d.json: the document is a list, not a table"]),
    "null in a list": (
        b'{"format": 1, "plan": {"id": "p", "title": "a"}, "issue": [null]}',
        ["d.json, [[issue]] 1: expected a table, found null"],
    ),
}
HEADER = b"indicator,at,value"
CSV: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["row 1: the column 'indicator' is missing", "row 1: the column 'at' is missing"]),
    "unknown column": (HEADER + b",valu", ["row 1: there is no column 'valu'; did you mean 'value'?"]),
    "column twice": (HEADER + b",at", ["row 1: the column 'at' stands twice"]),
    "ragged": (
        HEADER + b"\ni,FY2020\ni,FY2021,1,2\n",
        [f"row {row}: the row has {found} cells where the header has 3" for row, found in ((2, 2), (3, 4))],
    ),
    "quotes not closed": (HEADER + b'\ni,FY2020,1\ni,"1', ["row 3: it is not CSV: unexpected end of data"]),
    "an endless cell": (
        HEADER + b"\ni,FY2020," + b"1" * 200_000,
        ["row 2: it is not CSV: field larger than field limit (131072)"],
    ),
    "a million rows": (
        HEADER + b"\n" + b"a,b,1\n" * 1_000_000,
        [f"row {MOST_ROWS + 2}: there are too many entries: at most {MOST_ROWS} of one table are read"],
    ),
    "NUL": (HEADER + b"\ni,\x00,1", ["line 2: it holds U+0000, a character that files do not have"]),
    "extra is not JSON": (
        HEADER + b',extra\ni,FY2020,1,"{"\n',
        ["row 2, extra: it is not JSON: Expecting property name enclosed in double quotes"],
    ),
    "extra hides a character": (
        HEADER + b',extra\ni,FY2020,1,"{""a"": ""\\u0000""}"\n',
        ["row 2, extra, a: it holds U+0000, a character that files do not have"],
    ),
    "a digit of another kind": (
        HEADER + ",sample\ni,FY2020,1,²\n".encode(),
        ["row 2, sample: expected a whole number, found text '²'"],
    ),
}


def told(path: Path) -> list[str]:
    return [str(each) for each in read(path).problems]


class TestFiles:
    @pytest.mark.parametrize(("raw", "expected"), TOML.values(), ids=TOML)
    def test_toml(self, tmp_path: Path, raw: bytes, expected: list[str]) -> None:
        path = tmp_path / "d.toml"
        path.write_bytes(raw)

        assert told(path) == expected

    @pytest.mark.parametrize(("raw", "expected"), JSON.values(), ids=JSON)
    def test_json(self, tmp_path: Path, raw: bytes, expected: list[str]) -> None:
        path = tmp_path / "d.json"
        path.write_bytes(raw)

        assert told(path) == expected

    @pytest.mark.parametrize(("raw", "expected"), CSV.values(), ids=CSV)
    def test_csv(self, tmp_path: Path, raw: bytes, expected: list[str]) -> None:
        (tmp_path / "plan.toml").write_bytes(PLAN + b'[[indicator]]\nid = "i"\ntitle = "b"\n')
        (tmp_path / "observations.csv").write_bytes(raw)

        found = [each.removeprefix("observations.csv, ") for each in told(tmp_path)]

        assert found == expected

    def test_csv_as_excel_writes_it(self, tmp_path: Path) -> None:
        (tmp_path / "plan.toml").write_bytes(PLAN + b'[[indicator]]\nid = "i"\ntitle = "b"\n')
        rows = 'indicator,at,value,why\r\ni,FY2020,1,"a\r\nb"\r\n,,,\r\n\r\ni,FY2021,2,\r\n'
        (tmp_path / "observations.csv").write_text(rows, encoding="utf-8-sig", newline="")

        dossier = load(tmp_path)

        assert [each.reading.why for each in dossier.observations] == ["a\nb", None]

    @pytest.mark.parametrize("entry", [b"{}", b'{"x": 1, "y": 2}'])
    def test_more_problems_than_anybody_reads(self, tmp_path: Path, entry: bytes) -> None:
        path = tmp_path / "d.json"
        path.write_bytes(b'{"format": 1, "issue": [' + b",".join([entry] * MOST_ROWS) + b"]}")

        assert MOST_PROBLEMS < len(told(path)) < MOST_PROBLEMS + 5

    @pytest.mark.parametrize(
        "entries",
        [
            b'"issue": [' + b",".join([b'{"id": "a"}'] * 2_000) + b"]",
            b'"link": ['
            + b",".join(b'{"source": "x%d", "relation": "answers", "target": "y"}' % n for n in range(2_000))
            + b"]",
        ],
        ids=["ids that stand twice", "links that lead nowhere"],
    )
    def test_more_mistakes_between_entries_than_anybody_reads(self, tmp_path: Path, entries: bytes) -> None:
        path = tmp_path / "d.json"
        path.write_bytes(b'{"format": 1, "plan": {"id": "p", "title": "t"}, ' + entries + b"}")

        found = told(path)

        assert len(found) == MOST_PROBLEMS + 1
        assert found[-1] == f"d.json: more is wrong; only the first {MOST_PROBLEMS} problems are told"

    def test_more_tables_and_rows_than_anybody_reads(self, tmp_path: Path) -> None:
        (tmp_path / "a.toml").write_bytes(b"".join(b"a%d = 1\n" % n for n in range(5_000)))
        (tmp_path / "observations.csv").write_bytes(HEADER + b"\na\n" * 5_000)

        assert MOST_PROBLEMS < len(told(tmp_path)) <= 2 * MOST_PROBLEMS

    def test_a_parser_that_runs_out_of_stack(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("welfareplan.files.json_format.MOST_DEPTH", 10**6)
        monkeypatch.setattr("welfareplan.files.toml_format.MOST_DEPTH", 10**6)

        for read_text in (json_format.parse, parse):
            with pytest.raises(FileRefusedError, match="too-deep"):
                read_text(('{"a": 1, "b": ' if read_text is json_format.parse else "a = ") + "[" * 20_000)


class TestPaths:
    def test_what_is_not_there(self, tmp_path: Path) -> None:
        assert told(tmp_path / "x.toml") == [f"{tmp_path}/x.toml: there is no such file or folder"]

    def test_what_no_path_can_be(self) -> None:
        assert told(Path("a\0b")) == ["a\ufffdb: it cannot be read or written: no file can have such a name"]

    def test_a_folder_without_data(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").write_text("a", encoding="utf-8")

        assert told(tmp_path) == [f"{tmp_path}: the folder holds no data: no *.toml"]

    def test_a_kind_of_file_we_do_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "plan.yaml"
        path.touch()

        assert told(path) == [f"{path}: '.yaml' is not an ending of files that hold a dossier"]

    def test_links_that_lead_to_themselves(self, tmp_path: Path) -> None:
        (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")

        assert told(tmp_path) == ["loop.toml: it cannot be read or written: too many levels of symbolic links"]
        assert told(tmp_path / "loop.toml") == [
            f"{tmp_path}/loop.toml: it cannot be read or written: too many levels of symbolic links"
        ]

    def test_a_folder_linked_into_itself_is_not_entered(self, tmp_path: Path) -> None:
        (tmp_path / "plan.toml").write_bytes(PLAN)
        (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)

        assert told(tmp_path) == ["again: it is not read; data are *.toml and observations.csv"]

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.toml")

        assert told(tmp_path / "pipe.toml") == ["pipe.toml: it is not a regular file"]

    def test_a_file_of_100_megabytes_is_not_read(self, tmp_path: Path) -> None:
        with (tmp_path / "big.toml").open("wb") as stream:
            stream.truncate(100 * 1024 * 1024)

        assert told(tmp_path) == [f"big.toml: it is too large: at most {MOST_BYTES} bytes are read"]

    def test_a_file_that_does_not_tell_its_size(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "d.toml").write_bytes(PLAN)
        monkeypatch.setattr(reader, "MOST_BYTES", 10)
        about = os.stat_result([0o100644, *[0] * 9])
        monkeypatch.setattr(Path, "stat", lambda _self, **_named: about)

        assert told(tmp_path / "d.toml") == ["d.toml: it is too large: at most 10 bytes are read"]

    def test_what_the_system_does_not_give(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "d.toml").write_bytes(PLAN)

        def refuse(*_args: object, **_named: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)

        with pytest.raises(DataFileError, match=r"d\.toml: it cannot be read or written: permission denied"):
            load(tmp_path)

    def test_a_folder_the_system_does_not_list(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(os, "scandir", refuse)

        assert told(tmp_path) == [f"{tmp_path}: it cannot be read or written: permission denied"]

    def test_too_many_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(folders, "MOST_FILES", 2)
        for n in range(3):
            (tmp_path / f"{n}.toml").touch()

        assert told(tmp_path) == [f"{tmp_path}: the folder holds too many files: at most 2 are read"]

    def test_files_that_are_too_much_together(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reader, "MOST_BYTES_TOGETHER", 50)
        for n in range(2):
            (tmp_path / f"{n}.toml").write_bytes(PLAN)

        assert "1.toml: the files of the folder are too large together: at most 50 bytes are read" in told(tmp_path)


class TestFolders:
    def test_all_files_are_read_together_in_order_of_their_names(self, tmp_path: Path) -> None:
        (tmp_path / "z" / "deep").mkdir(parents=True)
        (tmp_path / "10.TOML").write_bytes(b'[[issue]]\nid = "third"\ntitle = "a"\n')
        (tmp_path / "9.toml").write_bytes(b'[[issue]]\nid = "second"\ntitle = "a"\n')
        (tmp_path / "1.toml").write_bytes(PLAN + b'[[issue]]\nid = "first"\ntitle = "a"\n')
        (tmp_path / "z" / "deep" / "a.toml").write_bytes(b'[[issue]]\nid = "fourth"\ntitle = "a"\n')

        assert [each.id for each in load(tmp_path).base.issues] == ["first", "second", "third", "fourth"]

    def test_what_begins_with_a_dot_is_somebody_elses(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        (tmp_path / ".git" / "x.toml").write_bytes(b"x")
        (tmp_path / ".x.toml").write_bytes(b"x")
        (tmp_path / ".x.csv").write_bytes(b"x")
        (tmp_path / "plan.toml").write_bytes(PLAN)

        assert told(tmp_path) == []

    def test_what_looks_like_data_and_is_not_read_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "plan.toml").write_bytes(PLAN)
        (tmp_path / "figures.csv").touch()

        assert told(tmp_path) == ["figures.csv: it is not read; data are *.toml and observations.csv"]

    def test_revisions_of_many_files_stand_in_order_of_adoption(self, tmp_path: Path) -> None:
        (tmp_path / "plan.toml").write_bytes(PLAN)
        for n, day in enumerate(("2023", "2021-12", "2022-01-15")):
            (tmp_path / f"r{n}.toml").write_text(f'[[revision]]\nid = "r{n}"\nadopted = "{day}"\n', encoding="utf-8")

        assert [each.id for each in load(tmp_path).revisions] == ["r1", "r2", "r0"]
