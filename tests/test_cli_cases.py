"""`wikiwatch cases`: what is listed and shown, and what a person says about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import Command, commands_in, on_a_terminal, set_up
from fakes import FakeClock, FakeSite
from road import furnish, make_app

from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

ADVERT = (
    "Is your roof leaking in {}? Ask the friendly people of the night shift, who never sleep and never charge twice."
)
HOSTILE = "Eve\x1b[2J\u202e"


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def edits(tmp_path: Path, rules: Ruleset, clock: FakeClock) -> list[int]:
    """A home with one case of two edits, the second by a hostile name."""
    site = FakeSite(clock)
    store = Store(tmp_path / "wikiwatch.db", durable=False)
    app = make_app(site, store, rules, clock)
    furnish(site)
    poll(app)
    made = [
        site.append(user, title, ADVERT.format(title)) for user, title in (("Ann", "Bridge"), (HOSTILE, "Lighthouse"))
    ]
    poll(app)
    store.close()
    return made


def test_open_cases_are_listed(command: Command, edits: list[int]) -> None:
    (case,) = command("cases", "--json").lines
    assert (case["id"], case["state"], case["edits"], case["hands"]) == (1, "suspected", 2, 2)
    shown = command("cases")
    assert shown.code == 0
    assert "suspected" in shown.out


def test_options_before_a_subcommand_are_refused_rather_than_forgotten(command: Command, edits: list[int]) -> None:
    assert command("cases", "--json", "show", "1").code == 2


def test_times_are_whole_in_a_narrow_terminal(
    command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch, 80)
    (case,) = command("cases", "--json").lines
    opened = case["opened"][:16].replace("T", " ")
    assert opened in command("cases").out
    assert opened in command("cases", "show", "1").out.split("\n", 1)[1]


def test_a_case_is_shown_with_its_edits_and_reasons(command: Command, edits: list[int]) -> None:
    (case,) = command("cases", "show", "1", "--json").lines
    assert [member["revid"] for member in case["members"]] == edits
    assert case["members"][1]["ties"][0]["id"] == "text"
    shown = command("cases", "show", "1")
    assert "like theirs" in " ".join(shown.out.split())
    assert "\x1b[2J" not in shown.out
    assert "\u202e" not in shown.out


@pytest.mark.parametrize(("word", "state"), [("confirm", "confirmed"), ("dismiss", "dismissed")])
def test_a_person_decides_about_a_case(command: Command, edits: list[int], word: str, state: str) -> None:
    decided = command("cases", word, "1")
    assert decided.code == 0
    assert f"case 1 is {state}" in decided.out
    (case,) = command("cases", "--all", "--json").lines
    assert case["state"] == state
    assert "command line" in case["who"]
    assert len(command("cases", "--json").lines) == (word == "confirm")


@pytest.mark.parametrize("word", ["show", "confirm", "dismiss"])
def test_a_case_that_nobody_knows_is_1(command: Command, edits: list[int], word: str) -> None:
    found = command("cases", word, "9")
    assert found.code == 1
    assert "no case has the number 9" in found.err
