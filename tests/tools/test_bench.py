"""The benchmark: what it measures is shown, kept beside what was measured before, and held against its goals."""

from __future__ import annotations

import json
import platform
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tools.bench import __main__ as bench
from tools.bench import document, table
from tools.bench.counted import kind
from tools.bench.figures import Asked, Figure, Goal, ratio, shown
from tools.bench.machine import this_machine
from tools.bench.requests import AUTHORS, CHANGES, FAST, SLOW, Round, figures
from wikiwatch.errors import UserError

PAGE = """# Costs

<!-- bench one -->
old one
<!-- end of one -->

Between.

<!-- bench two -->
old two
<!-- end of two -->
"""


def few(asked: Asked) -> list[Figure]:
    asked.say("something")
    return [
        Figure(name="calls", unit="calls", samples=[3] * asked.repeat, goal=Goal(bound=3), note="all reads"),
        ratio("slower", [4.0, 6.0, 9.0], [2.0, 2.0, 2.0]),
    ]


def many(asked: Asked) -> list[Figure]:
    return [Figure(name="found", unit="%", samples=[98.0], goal=Goal(bound=99, least=True))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, where there are two benches: `one` keeps its goal, `two` misses it."""
    monkeypatch.setattr(bench, "BENCHES", {"one": ("one", "…"), "two": ("two", "…")})
    monkeypatch.setattr(bench, "measure", {"one": few, "two": many}.get)
    (tmp_path / document.PAGE).write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(bench.main, [*arguments, "--output", str(folder)])


def test_what_was_measured_is_shown_with_its_median_and_goal(folder: Path) -> None:
    told = run(folder, "one")
    assert told.exit_code == 0
    assert "| calls  | 3 calls | at most 3 calls | yes |" in told.output
    assert "| slower | 3 times |                 |     |" in told.output
    assert "- calls: all reads." in told.output
    assert (folder / document.PAGE).read_text(encoding="utf-8") == PAGE
    assert not (folder / document.DATA).exists()


def test_a_missed_goal_is_told_at_the_end_with_exit_code_1(folder: Path) -> None:
    told = run(folder, "--write")
    assert told.exit_code == 1
    assert told.output.endswith("goals missed: two: found is 98 %, at least 99 %\n")
    assert "| found  |   98 % | at least 99 % | **no** |" in (folder / document.PAGE).read_text(encoding="utf-8")


def test_only_what_was_run_is_written_anew(folder: Path) -> None:
    run(folder, "two", "--write")
    before = json.loads((folder / document.DATA).read_text(encoding="utf-8"))["two"]
    run(folder, "one", "--write", "--repeat", "2")
    page, kept = (folder / name for name in (document.PAGE, document.DATA))
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert "\n\nBetween.\n\n" in text
    run(folder, "one", "--write", "--repeat", "2")
    assert page.read_text(encoding="utf-8").count("| found ") == 1
    found = json.loads(kept.read_text(encoding="utf-8"))
    assert found["two"] == before
    assert found["one"]["figures"][0] == {
        "name": "calls",
        "unit": "calls",
        "median": 3,
        "samples": [3, 3],
        "goal": {"most": 3},
        "met": True,
        "note": "all reads",
    }
    assert found["one"]["machine"] == this_machine().as_json() | {"load": found["one"]["machine"]["load"]}
    assert date.fromisoformat(found["one"]["date"])


def test_scripts_get_one_object_a_bench(folder: Path) -> None:
    told = run(folder, "--json", "--quick", "one")
    (line,) = map(json.loads, told.output.splitlines())
    assert (line["bench"], line["quick"], line["figures"][1]["samples"]) == ("one", True, [2.0, 3.0, 4.5])


def test_an_unknown_bench_is_a_wrong_usage(folder: Path) -> None:
    told = run(folder, "one", "three")
    assert told.exit_code == 2
    assert "found 'three', expected one of one, two" in told.output


def test_a_page_without_marks_is_left_as_it_is(folder: Path) -> None:
    (folder / document.PAGE).write_text("<!-- bench one -->", encoding="utf-8")
    told = run(folder, "one", "--write")
    assert told.exit_code == 1
    assert "expected the lines '<!-- bench one -->' and '<!-- end of one -->'" in told.output
    assert (folder / document.PAGE).read_text(encoding="utf-8") == "<!-- bench one -->"


def test_each_bench_can_be_imported_and_has_its_marks_in_the_page() -> None:
    page = (document.DOCUMENTS / document.PAGE).read_text(encoding="utf-8")
    for name in table.BENCHES:
        assert callable(table.measure(name))
        assert [page.count(mark) for mark in document.marks(name)] == [1, 1]


def test_the_machine_is_named_without_a_host_or_a_path() -> None:
    named = this_machine()
    assert named.cores >= 1
    assert named.memory > 0
    told = named.shown + "".join(named.as_json())
    assert platform.node() not in told
    assert str(Path.home()) not in told


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.2345, "s", "0.234 s"),
        (60, "s", "60 s"),
        (1234.5, "ms", "1,234 ms"),
        (512, "bytes", "512 bytes"),
        (8_400, "bytes", "8.4 kB"),
        (300_000_000, "bytes", "300 MB"),
        (2_500_000_000_000, "bytes", "2,500 GB"),
        (1.5, "times", "1.5 times"),
        (7, "", "7"),
    ],
)
def test_numbers_are_written_with_their_unit(value: float, unit: str, text: str) -> None:
    assert shown(value, unit) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"action": "query", "list": "users", "ususers": "Ann"}, "query list=users"),
        ({"action": "query", "prop": "revisions|info", "revids": "1"}, "query prop=revisions|info"),
        ({"action": "query", "meta": "siteinfo", "list": "tags"}, "query list=tags meta=siteinfo"),
        ({"action": "paraminfo", "modules": "query"}, "paraminfo"),
    ],
)
def test_a_request_is_named_by_what_it_asks_for(params: dict[str, str], named: str) -> None:
    assert kind(params) == named


def one_round(calls: int, changes: int = CHANGES) -> Round:
    kinds = Counter({"query list=users": calls})
    return Round(changes=changes, authors=AUTHORS, calls=kinds, sent=20_000, received=1)


@pytest.mark.parametrize(("name", "calls", "met"), [(FAST, 19, True), (FAST, 20, False), (SLOW, 20, True)])
def test_a_page_of_changes_takes_fewer_than_20_calls_with_high_limits(name: str, calls: int, met: bool) -> None:
    found = figures(name, one_round(calls))[0]
    assert (found.met, found.note) == (met, f"{calls} × query list=users")


def test_another_page_than_was_meant_tells_nothing() -> None:
    with pytest.raises(UserError, match="found 499 changes"):
        figures(FAST, one_round(1, CHANGES - 1))
