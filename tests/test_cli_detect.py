"""`wikiwatch detect`: texts judged by themselves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commandline import Command, commands_in

from wikiwatch.commands import detect

PROBE = "wqkzjhrv qwxzkj"
PROSE = "The ferry sails at noon."


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(tmp_path, capsys)


def written(folder: Path, content: bytes | str) -> str:
    file = folder / "texts.txt"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(file)


def test_scripts_get_an_object_a_line_in_order(run: Command, tmp_path: Path) -> None:
    ran = run("detect", "--json", written(tmp_path, f"{PROBE}\n{PROSE}\n\n{PROBE}"))
    assert ran.code == 0
    assert [line["text"] for line in ran.lines] == [PROBE, PROSE, "", PROBE]
    assert [line["hit"] for line in ran.lines] == [True, False, False, True]
    first, second = ran.lines[:2]
    assert set(first) == {"text", "hit", "points", "signals"}
    assert first["points"] == 100
    assert first["signals"][0]["id"] == "random_text"
    assert first["text"][first["signals"][0]["start"] : first["signals"][0]["end"]] == "wqkzjhrv"
    assert (second["points"], second["signals"]) == (0, [])


def test_people_get_a_table_with_reasons_and_places(run: Command, tmp_path: Path) -> None:
    ran = run("detect", written(tmp_path, f"{PROBE}\n{PROSE}\n"))
    assert "random_text 60, 0–8: what was added is random letters" in ran.out
    assert "1 of 2 hit" in ran.out


def test_each_sign_of_a_text_has_a_line_of_its_own(run: Command, tmp_path: Path) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("wqkzjhrv\n")
    shown = run("detect", str(file)).out
    assert "\\n" not in shown
    assert sum("\trandom_text" in line for line in shown.splitlines()) == 2


def test_one_detector_speaks_for_itself(run: Command, tmp_path: Path) -> None:
    file = written(tmp_path, "Buy cheap viagra, free shipping https://pills.example/\n")
    assert [line["hit"] for line in run("detect", "--json", "--detector", "phrases", file).lines] == [True]
    assert [line["hit"] for line in run("detect", "--json", "--detector", "random_text", file).lines] == [False]


def test_the_standard_input_is_read(run: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with open(written(tmp_path, f"{PROBE}\n"), encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert [line["hit"] for line in run("detect", "--json", "-").lines] == [True]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"\xef\xbb\xbfferry\r\n", ["ferry"]),
        (b"caf\xe9\n", ["caf\ufffd"]),
        ("one\u2028two\x85three\x0bfour\n".encode(), ["one\u2028two\x85three\x0bfour"]),
        (b"", []),
    ],
    ids=["byte order mark", "no UTF-8", "only line feeds end lines", "empty"],
)
def test_lines_are_read_as_they_come(run: Command, tmp_path: Path, content: bytes, texts: list[str]) -> None:
    assert [line["text"] for line in run("detect", "--json", written(tmp_path, content)).lines] == texts


def test_a_line_that_is_too_long_is_judged_by_its_beginning_and_that_is_told(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detect, "LONGEST", 10)
    ran = run("detect", "--json", written(tmp_path, "The ferry sails at noon.\nShort.\n1234567890\nEnd"))
    assert [line["text"] for line in ran.lines] == ["The ferry ", "Short.", "1234567890", "End"]
    assert ran.err == "Of longer lines only the first 10 characters were judged.\n"


def test_hostile_texts_are_inert_on_the_screen(run: Command, tmp_path: Path) -> None:
    ran = run("detect", written(tmp_path, f"\x1b[31m\u202e[bold]{PROBE}\n"))
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "[bold]" in ran.out


def test_a_missing_file_is_one_clear_sentence(run: Command, tmp_path: Path) -> None:
    ran = run("detect", str(tmp_path / "none.txt"))
    assert ran.code == 1
    assert "none.txt can't be read: No such file or directory" in ran.err


def test_an_unknown_detector_is_named_with_the_known_ones(run: Command, tmp_path: Path) -> None:
    ran = run("detect", "--detector", "nope", written(tmp_path, PROSE))
    assert ran.code == 2
    assert "random_text" in ran.err
