"""`wikiwatch site`: what is known of a place, for people and for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import set_up
from deeds import NOW, added, change, record

from wikiwatch.app.explain_site import place_of
from wikiwatch.commands.sites import site
from wikiwatch.core.sites import Refusal
from wikiwatch.store.db import Store

HOSTILE = "Eve\x1b[2J\u202e[bold]"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which a hostile name has brought a place and was refused with it."""
    set_up(tmp_path)
    store = Store(tmp_path / "wikiwatch.db", durable=False)
    record(store, change(10, HOSTILE, title=HOSTILE), adds=added("pills.example"))
    store.note_refusals(
        [Refusal(log="spamblacklist", entry=1, at=NOW, user=HOSTILE, title=HOSTILE, domains=("pills.example",))]
    )
    store.close()
    return tmp_path


def run(home: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    site.main(list(arguments), obj=home, standalone_mode=False)
    return capsys.readouterr().out


def test_scripts_get_one_object(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [found] = map(json.loads, run(home, capsys, "https://www.pills.example/now", "--json").splitlines())
    assert (found["site"], found["first_seen"], found["first_revid"]) == (
        "pills.example",
        "2026-11-22T12:00+00:00",
        10,
    )
    assert [one["at"] for one in found["refused"]] == ["2026-11-22T12:00+00:00"]
    assert found["trusted_since"] is None


def test_people_see_who_brought_it_and_nothing_hostile_gets_out(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(home, capsys, "pills.example")
    assert "first seen 2026-11-22T12:00+00:00, by Eve" in shown
    assert "insertions: 1, authors: 1" in shown
    assert "spamblacklist" in shown
    assert not {"\x1b", "\u202e"} & set(shown)
    assert "[bold]" in shown


def test_a_place_that_nobody_brought_is_said_to_be_unknown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(home, capsys, "\x1b[31mnothing")
    assert "nobody has brought it here since the watch began" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("example.org", "example.org"),
        ("Sub.Example.org", "example.org"),
        ("https://www.example.org/page", "example.org"),
        ("+1 202 555 0143", "+12025550143"),
        ("://", "://"),
    ],
)
def test_a_place_may_be_written_in_several_ways(written: str, place: str) -> None:
    assert place_of(written) == place
