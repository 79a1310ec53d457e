"""`wikiwatch review standing` and `again`: spam that still stands, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import Command, commands_in, on_a_terminal, set_up
from fakes import FakeSite
from road import until_quiet

from wikiwatch.app.context import App


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def refused(live: tuple[App, FakeSite]) -> int:
    app, site = live
    revid = site.append("192.0.2.7", "Tower", "wqkzjhrv")
    site.protect("Tower")
    until_quiet(app, site.clock)
    site.unprotect("Tower")
    return revid


def test_it_is_listed_and_taken_down_again(command: Command, live: tuple[App, FakeSite], refused: int) -> None:
    [line] = command("review", "standing", "--json").lines
    assert (line["revid"], line["up"], line["found_by"], line["id"]) == (
        refused,
        "person",
        "program",
        f"down-{refused}",
    )
    shown = command("review", "standing").out
    assert "it is left to a person" in shown
    [planned] = command("review", "again", str(refused), "--why", "an advert", "--json").lines
    assert (planned["key"], planned["status"]) == (f"down-{refused}", "planned")
    until_quiet(live[0], live[1].clock)
    assert "wqkzjhrv" not in live[1].text("Tower")
    assert command("review", "standing", "--json").lines == []


def test_all_of_them_or_none(command: Command, live: tuple[App, FakeSite], refused: int) -> None:
    done = command("review", "again", str(refused), "999999")
    assert done.code != 0
    assert "no spam that is known to stand still" in done.err
    assert not live[0].store.decisions(f"down-{refused}")


def test_a_terminal_is_told_that_nothing_stands_and_a_script_gets_the_headings(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("review", "standing").out.splitlines()[-1].startswith("revision\t")
    on_a_terminal(monkeypatch, 80)
    assert command("review", "standing").out == "spam that still stands: nothing\n"
