"""A database that was set back: nothing is done a second time, and what is in doubt waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import LOG, SYSOP, FakeClock, FakeSite
from road import ARTICLES, PROBE, bot_edits, spam, until_quiet

from wikiwatch.app import hold, set_back
from wikiwatch.app.context import App
from wikiwatch.app.set_back import SetBack, note, read
from wikiwatch.app.status import status_fields
from wikiwatch.backup import copied
from wikiwatch.daemon import tick
from wikiwatch.errors import SiteError
from wikiwatch.store.db import Store


@dataclass
class Home:
    """An App, and the copy of its database to which it can be set back."""

    app: App
    site: FakeSite
    clock: FakeClock
    folder: Path
    opened: list[Store]

    def copy(self) -> None:
        self.since = self.clock.now()
        copied(self.folder / "wikiwatch.db", self.folder / "copy.db")

    def back(self) -> App:
        """The database as it was at the copy, as a restore leaves it."""
        store = Store(self.folder / "copy.db")
        self.opened.append(store)
        store.set_meta(set_back.KEPT, note(None, SetBack(since=self.since, until=self.clock.now(), how="restored")))
        return replace(self.app, store=store)


@pytest.fixture
def home(live: tuple[App, FakeSite], clock: FakeClock, tmp_path: Path) -> Iterator[Home]:
    app, site = live
    found = Home(app, site, clock, tmp_path, [])
    found.copy()
    yield found
    for store in found.opened:
        store.close()


def status(app: App, key: str) -> str:
    action = app.store.action(key)
    return "" if action is None else str(action.status)


def test_what_was_taken_down_since_the_copy_is_known_again_and_can_be_put_back(home: Home) -> None:
    probe = home.site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(home.app, home.clock)
    assert PROBE not in home.site.text("Ferry")
    before = bot_edits(home.site)
    home.clock.advance(hours=1)
    app = home.back()
    tick(app)
    assert bot_edits(home.site) == before
    down = app.store.action(f"down-{probe}")
    assert down is not None
    assert (str(down.status), down.result) == ("done", set_back.DONE_BEFORE)
    assert app.store.held(probe) is not None
    hold.release(app, f"down-{probe}", "Sybil")
    until_quiet(app, home.clock)
    assert PROBE in home.site.text("Ferry")


def test_what_a_person_released_since_the_copy_is_not_taken_down_again(home: Home) -> None:
    probe = home.site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(home.app, home.clock)
    hold.release(home.app, f"down-{probe}", "Sybil")
    until_quiet(home.app, home.clock)
    assert PROBE in home.site.text("Ferry")
    before = bot_edits(home.site)
    app = home.back()
    until_quiet(app, home.clock)
    assert bot_edits(home.site) == before
    row = app.store.entry(probe)
    assert row is not None
    assert row["overturned"]
    assert [status(app, f"{kind}-{probe}") for kind in ("down", "release")] == ["done", "done"]


def test_what_a_person_cancelled_since_the_copy_waits_for_a_yes(home: Home) -> None:
    probe = home.site.append("192.0.2.7", "Ferry", PROBE)
    home.clock.advance(minutes=1)
    app = home.back()  # whether somebody said no to it meanwhile, nobody knows
    until_quiet(app, home.clock)
    assert PROBE in home.site.text("Ferry")
    waiting = app.store.action(f"down-{probe}")
    assert waiting is not None
    assert (str(waiting.status), waiting.result) == ("review", set_back.WAITS)
    app.store.approve(waiting.key)
    until_quiet(app, home.clock)
    assert PROBE not in home.site.text("Ferry")


def test_what_comes_after_the_restore_is_judged_and_carried_out_as_ever(home: Home) -> None:
    home.clock.advance(hours=2)
    app = home.back()
    tick(app)
    home.clock.advance(minutes=1)
    home.site.append("192.0.2.9", "Ferry", PROBE)
    until_quiet(app, home.clock)
    assert PROBE not in home.site.text("Ferry")


def test_what_was_planned_before_the_copy_and_done_since_is_settled(home: Home) -> None:
    probe = home.site.append("192.0.2.7", "Ferry", PROBE)
    tick(replace(home.app, enforce=False))
    assert status(home.app, f"down-{probe}") == "planned"
    home.copy()
    home.clock.advance(minutes=1)
    until_quiet(home.app, home.clock)
    before = bot_edits(home.site)
    app = home.back()
    until_quiet(app, home.clock)
    assert status(app, f"down-{probe}") == "done"
    assert bot_edits(home.site) == before


def test_a_flood_since_the_copy_is_neither_taken_down_twice_nor_put_back(home: Home) -> None:
    spam(home.site, "Flora", len(ARTICLES))
    until_quiet(home.app, home.clock)
    stands = {title: home.site.text(title) for title in ARTICLES}
    app = home.back()
    until_quiet(app, home.clock)
    assert {title: home.site.text(title) for title in ARTICLES} == stands


def test_who_undid_the_program_on_the_wiki_since_the_copy_is_believed(home: Home) -> None:
    probe = home.site.append("192.0.2.7", "Ferry", PROBE)
    with_it = home.site.text("Ferry")
    until_quiet(home.app, home.clock)
    home.clock.advance(minutes=1)
    home.site.edit(SYSOP, "Ferry", with_it)
    home.clock.advance(minutes=1)
    app = home.back()
    tick(app)
    row = app.store.entry(probe)
    assert row is not None
    assert row["overturned"]
    assert [(one["who"], one["what"]) for one in app.store.decisions(f"down-{probe}")] == [(SYSOP, "undo")]


def test_a_deed_of_which_nobody_knows_what_it_was_for_is_told(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    home.site.edit(home.site.bot_name, "Bridge", "text", comment="down-999999")
    home.clock.advance(minutes=1)
    app = home.back()
    tick(app)
    found = set_back.set_back(app.store)
    assert found is not None
    assert (found.found, found.unknown) == (1, 1)
    assert "not known any more for what: down-999999" in caplog.text


def test_nobody_settles_an_action_by_a_name_or_a_summary(home: Home) -> None:
    probe = home.site.append("192.0.2.7", "Ferry", PROBE)
    home.site.edit("Mallory", "Bridge", "text", comment=f"down-{probe} release-{probe}")
    home.clock.advance(minutes=1)
    app = home.back()
    tick(app)
    assert status(app, f"down-{probe}") == "review"


def test_a_wiki_that_does_not_answer_lets_nothing_be_carried_out(home: Home) -> None:
    home.site.append("192.0.2.7", "Ferry", PROBE)
    before = bot_edits(home.site)
    app = home.back()
    home.site.fail_next("history_changes", SiteError("no answer", temporary=True))
    with pytest.raises(SiteError):
        tick(app)
    assert bot_edits(home.site) == before
    found = set_back.set_back(app.store)
    assert found is not None
    assert not found.looked


def test_the_log_page_and_the_status_tell_it_for_a_week(home: Home) -> None:
    app = home.back()
    tick(app)
    assert "restored from a copy" in home.site.text(LOG)
    told = status_fields(app)["set_back"]
    assert (told["how"], told["looked"]) == ("restored", True)
    home.clock.advance(days=8)
    tick(app)
    assert status_fields(app)["set_back"] is None
    assert "restored from a copy" not in home.site.text(LOG)


def test_two_restores_one_after_the_other_ask_from_the_earlier_time_on(clock: FakeClock) -> None:
    first = SetBack(since=clock.now(), until=clock.now() + timedelta(hours=2), how="restored")
    second = replace(first, since=first.until, until=first.until + timedelta(hours=1))
    both = read(note(note(None, first), second))
    assert both == replace(second, since=first.since)
    assert read(note(note(None, replace(first, looked=True)), second)) == second


@pytest.mark.parametrize("kept", [None, "", "{", "[]", "null", '{"since": 1}', '{"since": "x", "until": "y"}'])
def test_what_is_no_note_is_none(kept: str | None) -> None:
    assert read(kept) is None
