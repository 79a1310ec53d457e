"""`wikiwatch undo` and `wikiwatch cleanup` on the command line: plan, question, reasons, what is said afterwards."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commandline import Command, Terminal, commands_in, set_up
from fakes import FakeClock, FakeSite
from road import ARTICLES, advert, article, until_quiet

from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll

HOSTILE = "Eve\x1b[2J\u202e"


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def edits(live: tuple[App, FakeSite], clock: FakeClock) -> list[int]:
    """Four adverts by a hostile name, held and taken down."""
    app, site = live
    made = [site.append(HOSTILE, ARTICLES[number], advert(number)) for number in range(4)]
    until_quiet(app, clock)
    return made


def test_all_about_a_user_is_taken_back_with_the_next_run(
    command: Command, live: tuple[App, FakeSite], edits: list[int], clock: FakeClock
) -> None:
    app, site = live
    shown = command("undo", HOSTILE, "--why", "a mistake")
    assert shown.code == 0
    assert "run --enforce" in shown.out
    assert "\x1b[2J" not in shown.out
    until_quiet(app, clock)
    assert site.text("Bridge") == f"{article('Bridge')}\n\n{advert(0)}"
    again = command("undo", HOSTILE, "--json").lines
    assert {(line["key"], line["so_far"]) for line in again} == {(f"down-{revid}", "done") for revid in edits}
    assert {line["why"] for line in command("audit", "--json").lines if line["key"].startswith("down-")} == {
        "a mistake"
    }


def test_a_dry_run_shows_the_plan_and_does_nothing(command: Command, edits: list[int]) -> None:
    lines = command("undo", str(edits[0]), f"down-{edits[1]}", "--dry-run", "--json").lines
    assert [(line["key"], line["way"], line["will"]) for line in lines] == [
        (f"down-{revid}", "release", "the text is put back") for revid in (edits[1], edits[0])
    ]
    assert command("audit", "--json").lines == []
    assert "nothing was done" in command("undo", HOSTILE, "--dry-run").out


@pytest.mark.parametrize(("answer", "done"), [("n\n", False), ("y\n", True)])
def test_on_a_terminal_it_asks_first(
    command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch, answer: str, done: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    found = command("undo", f"down-{edits[0]}", "--json")
    assert found.code == 0
    assert "Take back 1 of these?" in found.err
    assert (found.lines[0]["so_far"] == "waits") is done
    assert bool(command("audit", "--json").lines) is done


def test_yes_is_not_asked(command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    assert command("undo", f"down-{edits[0]}", "--yes").code == 0
    assert len(command("audit", "--json").lines) == 1


def test_a_name_like_an_action_is_said_by_an_option(
    command: Command, live: tuple[App, FakeSite], clock: FakeClock
) -> None:
    app, site = live
    site.append("3", "Bridge", "wqkzjhrv")
    until_quiet(app, clock)
    assert command("undo", "3").code == 1
    assert "--user" in command("undo", "3").err
    assert [line["target"] for line in command("undo", "--user", "3", "--json").lines] == ["Bridge"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["undo"],
        ["undo", "--rule", "flagged"],
        ["undo", "--since", "soon"],
        ["cleanup"],
        ["cleanup", "X", "--campaign", "1"],
    ],
    ids=" ".join,
)
def test_a_wrong_usage_is_2(command: Command, arguments: list[str]) -> None:
    assert command(*arguments).code == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["undo", "down-5"], "no action has the key 'down-5'"),
        (["undo", "Nobody"], "anybody by the name of 'Nobody'"),
        (["undo", "case-5"], "no case has the number 5"),
        (["cleanup", "Nobody"], "no change by 'Nobody' was read"),
        (["cleanup", "--campaign", "5"], "no case has the number 5"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_nobody_knows_is_1(command: Command, edits: list[int], arguments: list[str], sentence: str) -> None:
    found = command(*arguments)
    assert found.code == 1
    assert sentence in found.err


def test_a_clean_up_needs_somebodys_word(command: Command, edits: list[int]) -> None:
    refused = command("cleanup", HOSTILE)
    assert refused.code == 1
    assert "nobody has confirmed" in refused.err
    assert "--confirm" in refused.err
    assert {c for c in refused.err if not c.isprintable() and c != "\n"} == set()
    assert command("audit", "--json").lines == []


def test_a_clean_up_lists_each_item_and_what_became_of_it(
    command: Command, live: tuple[App, FakeSite], edits: list[int], clock: FakeClock
) -> None:
    app, site = live
    harmless = site.append(HOSTILE, "Tower", "It is painted green.")
    page = site.edit(HOSTILE, "Painters", "They paint towers.")
    poll(app)
    plan = command("cleanup", HOSTILE, "--confirm", "--dry-run", "--json").lines
    states = {line["key"]: line["state"] for line in plan}
    assert states == {f"down-{revid}": "done" for revid in edits} | dict.fromkeys(
        (f"down-{harmless}", f"down-{page}", f"delete-{page}"), "open"
    ) | {key: state for key, state in states.items() if state == "waits"}
    done = command("cleanup", HOSTILE, "--confirm", "--why", "one of many")
    assert done.code == 0
    assert "run --enforce" in done.out
    assert "\x1b[2J" not in done.out
    until_quiet(app, clock)
    assert site.text("Tower") == article("Tower")
    assert site.text("Painters") == ""
    after = command("cleanup", HOSTILE, "--json").lines
    assert {line["state"] for line in after} <= {"done", "left"}
    kept = {(line["what"], line["why"]) for line in command("audit", "--json").lines}
    assert {("silence", "one of many"), ("cleanup", "one of many")} <= kept
