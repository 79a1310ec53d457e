"""Moves, uploads and sign-ups are judged and listed; those of authors without a state are not taken back."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import LOG, FakeClock, FakeSite
from road import bot_edits, spam, state, until_quiet

from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState

STRANGE = "Wqkzjhrv bxqtzf"


def logged(site: FakeSite, user: str, log_type: str, action: str, title: str, *, target: str = "") -> None:
    """Somebody does what only a log tells."""
    if user not in site.people:
        site.account(user)
    site._log_entry(user, log_type, action, title, target=target)


def listed(app: App) -> list[dict[str, Any]]:
    """The judged log entries, oldest first."""
    return [entry for entry in entries(app) if entry["kind"] == "log"][::-1]


def signals(entry: dict[str, Any]) -> set[str]:
    return {signal["id"] for signal in entry["signals"]}


def test_a_strange_move_is_listed_with_its_reasons(watched: App, site: FakeSite) -> None:
    logged(site, "Nina", "move", "move", "Ferry", target=STRANGE)
    poll(watched)
    (entry,) = listed(watched)
    assert (entry["outcome"], signals(entry), entry["actions"]) == ("watch", {"move.random_title"}, [])


@pytest.mark.parametrize(
    ("user", "log_type", "action", "title", "target"),
    [
        ("Nina", "move", "move", "Ferry", "Ferry (boat)"),
        ("Sybil", "move", "move", "Ferry", STRANGE),
        ("Nina", "delete", "delete", STRANGE, ""),
        ("Nina", "newusers", "create", "User:Nina", ""),
        ("Nina", "newusers", "create2", "User:Pills.example.org", ""),
        ("Nina", "upload", "upload", "File:The ferry.jpg", ""),
    ],
)
def test_what_is_usual_is_let_through(
    watched: App, site: FakeSite, user: str, log_type: str, action: str, title: str, target: str
) -> None:
    logged(site, user, log_type, action, title, target=target)
    poll(watched)
    (entry,) = listed(watched)
    assert (entry["outcome"], entry["signals"]) == ("allow", [])


def test_moves_of_one_hour_are_counted(watched: App, site: FakeSite) -> None:
    for number in range(5):
        logged(site, "Nina", "move", "move", f"Ferry {number}", target=f"Ferry no. {number}")
        logged(site, "Nina", "move", "move", f"Ferry {number}/Times", target=f"Ferry no. {number}/Times")
    poll(watched)
    assert [signals(entry) for entry in listed(watched)] == [set()] * 8 + [{"move.many"}] * 2


def test_a_burst_of_sign_ups_is_listed_and_a_sign_at_their_edits(watched: App, site: FakeSite) -> None:
    names = ("MaryJones17", "PeterBaker93", "AliceSmith22", "JohnFisher58", "KateMiller40")
    for name in names:
        logged(site, name, "newusers", "create", f"User:{name}")
    revid = site.append("MaryJones17", "Ferry", "It is painted blue.")
    poll(watched)
    assert [entry["outcome"] for entry in listed(watched)] == ["allow"] * 4 + ["watch"]
    edit = next(entry for entry in entries(watched) if entry["revid"] == revid)
    assert signals(edit) == {"signups.of_burst"}


def test_a_sign_up_by_a_flagged_author_is_only_listed(watched: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "Flora", 4)
    until_quiet(watched, clock)
    taken_down = bot_edits(site)
    logged(site, "Flora", "newusers", "create", "User:Flora")
    until_quiet(watched, clock)
    (entry,) = listed(watched)
    assert (entry["outcome"], entry["actions"]) == ("watch", [])
    assert bot_edits(site) == taken_down
    assert state(watched, "user:Flora") is AccountState.FLAGGED


def test_the_log_page_shows_a_listed_move(watched: App, site: FakeSite, clock: FakeClock) -> None:
    logged(site, "Nina", "move", "move", "Ferry", target=STRANGE)
    until_quiet(watched, clock)
    assert "random&#95;title" in site.text(LOG)
    assert STRANGE.partition(" ")[0] not in site.text(LOG)
