"""`wikiwatch wasted`: the time that was wasted, as tables, for scripts, for a spreadsheet, and as the page."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from fakes import FakeClock, FakeSite
from road import spam, until_quiet

from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.wasted import CHART_DAYS

EVIL = "=Flora\x1b[31m[red]"


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def caught(live: tuple[App, FakeSite], clock: FakeClock) -> list[int]:
    """The edits of a spammer whom a sysop blocked."""
    app, site = live
    made = []
    for title in ("Bridge", "Ferry", "Harbour", "Market", "Museum", "Tower"):
        made += spam(site, EVIL, 1, titles=(title,))
        until_quiet(app, clock, rounds=20)
        clock.advance(minutes=5)
    site.person_blocks(EVIL)
    poll(app)
    return made


def test_the_total_the_days_and_the_worst_are_shown(command: Command, caught: list[int]) -> None:
    ran = command("wasted")
    assert ran.code == 0
    assert "The worst offender" in ran.out
    assert ran.out.count(" |") == CHART_DAYS
    assert "52 words of five characters a minute" in " ".join(ran.out.split())
    assert "\x1b" not in ran.out
    assert "\\x1b[31m[red]" in ran.out


def test_scripts_get_a_line_for_the_total_each_day_and_each_author(command: Command, caught: list[int]) -> None:
    lines = command("wasted", "--json").lines
    total, day, author = (
        next(line for line in lines if line["about"] == about) for about in ("total", "day", "author")
    )
    assert (author["id"], author["state"], author["burnt"]) == (EVIL, "blocked", 1)
    assert total["burnt"] == total["authors"] == 1
    assert author["seconds"] == total["seconds"] == day["seconds"] > 0
    assert 0 < author["edits"] <= len(caught)


def test_a_spreadsheet_gets_the_same_and_no_formula(command: Command, caught: list[int]) -> None:
    rows = list(csv.DictReader(io.StringIO(command("wasted", "--csv").out)))
    assert [row["about"] for row in rows][:2] == ["total", "day"]
    assert all(not row["id"].startswith("=") for row in rows)


def test_since_leaves_out_what_was_before(command: Command, caught: list[int]) -> None:
    [total] = command("wasted", "--json", "--since", "2099-01-01").lines
    assert (total["edits"], total["seconds"]) == (0, 0)
    assert "Nobody who was caught" in command("wasted", "--since", "2099-01-01").out
    assert command("wasted", "--since", "soon").code == 2


def test_the_limit_is_of_authors_and_campaigns(command: Command, caught: list[int]) -> None:
    assert "sessions" in command("wasted").out
    assert " sessions " not in command("wasted", "--limit", "0").out


def test_the_page_is_printed_as_it_would_be_written(command: Command, caught: list[int]) -> None:
    assert command("wasted", "--wikitext").out.startswith("<noinclude>__NOINDEX__</noinclude>")


@pytest.mark.parametrize("options", [("--json", "--csv"), ("--wikitext", "--since", "3d"), ("--limit", "-1")])
def test_what_does_not_go_together_is_refused(command: Command, options: tuple[str, ...]) -> None:
    assert command("wasted", *options).code == 2


def test_before_anything_was_judged_there_is_nothing_to_tell(command: Command) -> None:
    assert "Nothing has been judged yet." in command("wasted").out
    assert "Nothing has been judged yet." in command("wasted", "--wikitext").out
