"""Changed rule files: sound ones decide from the next round on, bad ones leave the last good version in force."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import LOG, FakeClock, FakeSite
from hypothesis import given
from hypothesis import strategies as st
from road import PROBE, furnish, make_app, outcomes

from wikiwatch.app.context import App
from wikiwatch.app.rules_in_force import LOGGED, LONGEST, SHOWN, RulesInForce
from wikiwatch.app.rules_kept import KEPT, kept_texts, mistakes
from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import guarded, tell_expired, tick
from wikiwatch.ports.rules import RulesError
from wikiwatch.store.db import Store

BROKEN = "policy.toml:7: outcome: found 'hodl', expected hold, a secret phrase"


class FakeFiles:
    """Rule files of which one word says what they are: a version, or what is wrong."""

    def __init__(self, rules: Ruleset) -> None:
        self.rules = rules
        self.word = "first"
        self.time = 0
        self.loads = 0
        self.while_loading: Callable[[], None] | None = None

    def save(self, word: str) -> None:
        """Somebody saves the files."""
        self.word = word
        self.time += 1

    def glance(self) -> str:
        return str(self.time)

    def texts(self) -> dict[str, str]:
        return {"policy.toml": self.word}

    def load(self) -> Ruleset:
        self.loads += 1
        word = self.word
        if self.while_loading:
            self.while_loading()
        if word == "crash":
            raise RecursionError
        if word.startswith("bad"):
            raise RulesError("bad rules", "", lines=[f"{BROKEN} ({word})"], files=["policy.toml"])
        rows = tuple(
            replace(row, outcome=Outcome.WATCH) if word == "mild" and row.outcome.takes_down else row
            for row in self.rules.policy.rows
        )
        return replace(self.rules, policy=replace(self.rules.policy, rows=rows), version=word)


@pytest.fixture
def files(rules: Ruleset) -> FakeFiles:
    return FakeFiles(rules)


@pytest.fixture
def running(files: FakeFiles, site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """An App after its first round, by the first version."""
    furnish(site)
    app = replace(make_app(site, store, rules, clock), held=RulesInForce(files))
    tick(app)
    return app


def rounds(app: App, clock: FakeClock, count: int = 2) -> None:
    for _ in range(count):
        clock.advance(minutes=1)
        guarded(tick)(app)


def version(app: App) -> str:
    assert app.held
    return app.held.rules.version


def test_a_sound_version_decides_as_soon_as_the_files_stood_still_for_a_round(
    running: App, files: FakeFiles, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    by_first = site.append("192.0.2.7", "Ferry", PROBE)
    rounds(running, clock)
    files.save("mild")
    rounds(running, clock, 1)
    assert version(running) == "first"
    by_second = site.append("198.51.100.7", "Harbour", "xkvqzwpt")
    rounds(running, clock, 1)
    assert outcomes(running) | {by_first: "revert", by_second: "watch"} == outcomes(running)
    assert caplog.messages == ["the rules were changed: version mild takes the place of first"]
    assert "mistake" not in site.text(LOG)


def test_each_verdict_carries_the_version_that_made_it(
    running: App, files: FakeFiles, site: FakeSite, clock: FakeClock
) -> None:
    site.append("192.0.2.7", "Ferry", PROBE)
    rounds(running, clock)
    files.save("second")
    rounds(running, clock)
    site.append("198.51.100.7", "Harbour", "xkvqzwpt")
    rounds(running, clock)
    versions = [json.loads(row["detail"])["rules_version"] for row in running.store.entries(decisions_only=True)]
    assert versions == ["second", "first"]


def test_files_that_nobody_touched_are_not_loaded_again(running: App, files: FakeFiles, clock: FakeClock) -> None:
    rounds(running, clock, 5)
    files.save("first")  # the same text, with a new time
    rounds(running, clock, 5)
    assert files.loads == 1


def test_a_file_that_is_still_being_written_gives_no_alarm(
    running: App, files: FakeFiles, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    for half in ("bad 1", "bad 2", "bad 3"):
        files.save(half)
        rounds(running, clock, 1)
    files.save("whole")
    rounds(running, clock)
    assert version(running) == "whole"
    assert caplog.messages == ["the rules were changed: version whole takes the place of first"]
    assert mistakes(running.store) is None


def test_files_that_change_while_they_are_read_are_read_again(running: App, files: FakeFiles, clock: FakeClock) -> None:
    def save_once() -> None:
        files.while_loading = None
        files.save("third")

    files.save("second")
    files.while_loading = save_once
    rounds(running, clock)
    assert version(running) == "first"
    rounds(running, clock)
    assert version(running) == "third"


def test_a_bad_version_leaves_the_last_good_one_in_force_and_is_told_once(
    running: App, files: FakeFiles, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    files.save("bad")
    rounds(running, clock, 6)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    rounds(running, clock, 1)
    assert outcomes(running)[probe] == "revert"
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.messages == [f"the rules have mistakes (1): version first goes on\n{BROKEN} (bad)"]
    found = mistakes(running.store)
    assert found
    assert (found["version"], found["count"], found["files"]) == ("first", 1, ["policy.toml"])
    assert found["lines"] == [f"{BROKEN} (bad)"]


def test_the_log_page_tells_how_many_mistakes_and_where_but_not_which(
    running: App, files: FakeFiles, site: FakeSite, clock: FakeClock
) -> None:
    files.save("bad")
    rounds(running, clock)
    text = site.text(LOG)
    assert "The rules have 1 mistake since" in text
    assert "version <bdi>first</bdi> goes on" in text
    assert "secret" not in text
    files.save("first")
    rounds(running, clock)
    assert "mistake" not in site.text(LOG)


def test_a_second_bad_version_is_told_too_and_the_first_says_since_when(
    running: App, files: FakeFiles, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    files.save("bad 1")
    rounds(running, clock)
    before = mistakes(running.store)
    files.save("bad 2")
    rounds(running, clock)
    after = mistakes(running.store)
    assert before
    assert after
    assert after["since"] == before["since"] < clock.now().isoformat()
    assert after["lines"] == [f"{BROKEN} (bad 2)"]
    assert len(caplog.messages) == 2


@pytest.mark.parametrize(
    ("mended", "said"),
    [
        ("first", "the rules are mended: version first goes on"),
        ("next", "the rules were changed: version next takes the place of first"),
    ],
)
def test_mended_files_end_it(
    running: App, files: FakeFiles, clock: FakeClock, caplog: pytest.LogCaptureFixture, mended: str, said: str
) -> None:
    files.save("bad")
    rounds(running, clock)
    files.save(mended)
    rounds(running, clock)
    assert mistakes(running.store) is None
    assert version(running) == mended
    assert caplog.messages[-1] == said


def test_what_an_earlier_life_noted_is_gone_once_a_new_one_began_with_sound_files(
    running: App, files: FakeFiles, clock: FakeClock
) -> None:
    files.save("bad")
    rounds(running, clock)
    files.save("mended")
    again = replace(running, held=RulesInForce(files))
    tick(again)
    assert mistakes(again.store) is None


def test_a_check_that_crashes_is_a_bad_version_and_no_end_of_the_loop(
    running: App, files: FakeFiles, clock: FakeClock
) -> None:
    files.save("crash")
    rounds(running, clock)
    found = mistakes(running.store)
    assert found
    assert found["lines"] == ["the files could not be checked: RecursionError"]
    assert version(running) == "first"


def test_bad_files_at_the_start_are_an_error(files: FakeFiles) -> None:
    files.save("bad")
    with pytest.raises(RulesError):
        RulesInForce(files)


def test_the_copy_that_commands_use_is_always_of_the_version_in_force(
    running: App, files: FakeFiles, clock: FakeClock
) -> None:
    kept = []
    for word in ("second", "bad", "third"):
        files.save(word)
        rounds(running, clock)
        kept.append(kept_texts(running.store)["policy.toml"])
    assert kept == ["second", "second", "third"]


def test_what_is_kept_of_many_long_mistakes_is_bounded(
    running: App,
    files: FakeFiles,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def load() -> Ruleset:
        raise RulesError("bad", "", lines=["x" * 5_000] * 1_000, files=["policy.toml"])

    monkeypatch.setattr(files, "load", load)
    files.save("long")
    rounds(running, clock)
    found = mistakes(running.store)
    assert found
    assert (found["count"], len(found["lines"]), len(found["lines"][0])) == (1_000, SHOWN, LONGEST)
    [told] = caplog.messages
    assert told.count("\n") == LOGGED + 1
    assert told.endswith("and 900 more: `wikiwatch rules check`")


def test_entries_that_ended_are_told_by_the_rules_in_force(
    running: App, files: FakeFiles, rules: Ruleset, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    ended = clock.now().date() - timedelta(days=1)
    entry = Entry(
        list=ListName.DENY, kind=Kind.ACCOUNT, what="Ann", reason="why", added_by="Tom", since=ended, until=ended
    )
    files.rules = replace(rules, lists=Lists(entries=(entry,)))
    files.save("second")
    rounds(running, clock)
    tell_expired(running, set())
    assert "account Ann" in caplog.messages[-1]


@given(words=st.lists(st.sampled_from(["first", "good", "bad", "bad again", "crash", ""]), max_size=12))
def test_whatever_is_saved_the_version_in_force_is_the_last_good_one_that_stood_still(
    rules: Ruleset, words: list[str]
) -> None:
    files, clock, store = FakeFiles(rules), FakeClock(), Store(":memory:", durable=False)
    held, good = RulesInForce(files), "first"
    held.look(store, clock.now())
    for word in words:
        if word:
            files.save(word)
        elif files.word in ("first", "good"):
            good = files.word
        assert held.look(store, clock.now()).version == good
        if not word:
            assert bool(mistakes(store)) is (files.word not in ("first", "good"))
    assert json.loads(store.meta(KEPT) or "{}") == {"policy.toml": good}
    store.close()
