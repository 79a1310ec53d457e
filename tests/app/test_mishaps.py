"""Changes that break or stall the judge: tried again, set aside the third time, judged again when a person says so."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Any

import pytest
from fakes import LOG, FakeClock, FakeSite
from road import PROBE, furnish, make_app, outcomes, spam, statuses

from wikiwatch.app import guard, judge, unjudged
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.app.publish import publish
from wikiwatch.clock import SystemClock
from wikiwatch.core.model import AccountState, Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import UserError
from wikiwatch.messages import speaker
from wikiwatch.ports.guard import Stalled
from wikiwatch.store.db import Store

BOMB = "the text that breaks it"


class Broken:
    """A judge that fails at the text BOMB so many times; `raised` may be changed."""

    def __init__(self, times: int, raised: BaseException) -> None:
        self.times, self.raised, self.real = times, raised, judge.read_case

    def __call__(self, app: App, facts: Facts) -> Any:
        if self.times and BOMB in (facts.after or "") and BOMB not in (facts.before or ""):
            self.times -= 1
            raise self.raised
        return self.real(app, facts)


def breaks(monkeypatch: pytest.MonkeyPatch, times: int = 10**9, raised: BaseException | None = None) -> Broken:
    broken = Broken(times, raised or ZeroDivisionError("inside"))
    monkeypatch.setattr(judge, "read_case", broken)
    return broken


@pytest.mark.parametrize("raised", [ZeroDivisionError(), MemoryError(), RecursionError(), Stalled()])
def test_a_change_that_fails_three_times_is_set_aside_and_all_else_goes_on(
    watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch, raised: BaseException
) -> None:
    breaks(monkeypatch, raised=raised)
    bomb = site.append("Nina", "Tower", BOMB)
    later = site.append("Nina", "Ferry", "It sails at noon.")
    probe = site.append("192.0.2.7", "Bridge", PROBE)
    for _ in range(guard.TRIES - 1):
        poll(watched)
        assert bomb not in outcomes(watched)
        assert unjudged.aside(watched) == []
        assert (outcomes(watched)[later], outcomes(watched)[probe]) == ("allow", "revert")
    poll(watched)
    assert outcomes(watched)[bomb] == "watch"
    assert statuses(watched, bomb) == {}
    (told,) = unjudged.aside(watched)
    assert (told["id"], told["tries"], told["why"]) == (f"r-{bomb}", guard.TRIES, type(raised).__name__)
    poll(watched)
    assert len(unjudged.aside(watched)) == 1


def test_what_fails_twice_and_then_does_not_is_judged_as_ever(
    watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch, guard.TRIES - 1)
    bomb = site.append("192.0.2.7", "Tower", f"{BOMB} {PROBE}")
    for _ in range(guard.TRIES):
        watched.store.empty_log()
        poll(watched)
    assert outcomes(watched)[bomb] == "hold"
    poll(watched)
    assert watched.store.mishaps() == []
    assert unjudged.aside(watched) == []


def test_what_fails_is_tried_again_long_after_recent_changes_forgot_it(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = breaks(monkeypatch)
    bomb = site.append("192.0.2.7", "Tower", f"{BOMB} {PROBE}")
    poll(watched)
    broken.times = 0
    site.append("Gus", "Ferry", "It sails at noon.")
    clock.advance(hours=3)
    site.forget_recent(clock.now())
    site.append("Gus", "Bridge", "It was painted.")
    poll(watched)
    assert outcomes(watched)[bomb] == "hold"


def test_a_person_lets_it_be_judged_again_and_it_is(
    watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = breaks(monkeypatch)
    bomb = site.append("192.0.2.7", "Tower", f"{BOMB} {PROBE}")
    for _ in range(guard.TRIES):
        poll(watched)
    with pytest.raises(UserError, match="not set aside"):
        unjudged.judge_again(watched, "r-99999", "Sybil", "")
    unjudged.judge_again(watched, f"r-{bomb}", "Sybil", "mended")
    assert unjudged.aside(watched) == []
    assert bomb not in outcomes(watched)
    broken.times = 0
    poll(watched)
    assert outcomes(watched)[bomb] == "hold"
    assert [(one["who"], one["what"]) for one in watched.store.decisions(f"change-r-{bomb}")] == [
        ("Sybil", "judge again")
    ]


def test_what_breaks_it_again_is_tried_as_often_as_the_first_time(
    watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch)
    bomb = site.append("Nina", "Tower", BOMB)
    for _ in range(guard.TRIES):
        poll(watched)
    unjudged.judge_again(watched, f"r-{bomb}", "Sybil", "")
    for _ in range(guard.TRIES):
        assert unjudged.aside(watched) == []
        poll(watched)
    assert len(unjudged.aside(watched)) == 1


def test_what_was_acted_upon_for_its_authors_state_is_decided_as_an_action_is(
    watched: App, site: FakeSite, store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.set_state(("user:Nina", "Nina"), AccountState.FLAGGED, clock.now(), until=None, revid=None, reason="adverts")
    breaks(monkeypatch)
    bomb = site.append("Nina", "Tower", BOMB)
    for _ in range(guard.TRIES):
        poll(watched)
    assert statuses(watched, bomb) == {"hold": "planned"}
    with pytest.raises(UserError, match="an action"):
        unjudged.judge_again(watched, f"r-{bomb}", "Sybil", "")
    assert outcomes(watched)[bomb] == "hold"


def test_a_log_entry_can_be_set_aside_and_judged_again_too(
    watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = judge.read_case
    monkeypatch.setattr(judge, "read_case", lambda app, facts: real(app, facts) if facts.change.is_text else 1 / 0)
    moved = site.move("Ferry", "Boat", "Nina")
    for _ in range(guard.TRIES):
        poll(watched)
    (told,) = unjudged.aside(watched)
    assert (told["id"], told["title"], told["user"]) == (f"c-{moved}", "Ferry", "Nina")
    monkeypatch.setattr(judge, "read_case", real)
    unjudged.judge_again(watched, told["id"], "Sybil", "")
    poll(watched)
    assert [entry["row"] == "set-aside" for entry in entries(watched) if entry["rcid"] == moved] == [False]


def test_a_failure_costs_no_rule_and_no_detector_its_place(
    watched: App, site: FakeSite, rules: Ruleset, store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stalls inside the look of a rule is the text's doing: the rule goes on."""

    def look(*_arguments: object) -> None:
        raise Stalled

    monkeypatch.setattr("wikiwatch.app.weighing.run", look)
    bomb = site.append("Nina", "Tower", BOMB)
    for _ in range(guard.TRIES):
        poll(watched)
    assert outcomes(watched)[bomb] == "watch"
    assert store.meta("rules_aside") is None


def test_the_log_page_tells_how_many_and_not_which(
    watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch)
    publish(watched)
    assert "set aside" not in site.text(LOG)
    site.append("Nina", "Tower", BOMB)
    for _ in range(guard.TRIES):
        poll(watched)
    publish(watched)
    assert "1 change could not be judged and is set aside: nobody has looked at it." in site.text(LOG)
    german = replace(watched, speaker=speaker("de"))
    publish(german)
    assert "1 Änderung konnte nicht beurteilt werden" in site.text(LOG)
    watched.store.judge_again(unjudged.aside(watched)[0]["id"])
    publish(watched)
    assert "could not be judged" not in site.text(LOG)


def test_hidden_names_and_titles_are_not_shown(watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch)
    bomb = site.append("Nina", "Tower", BOMB)
    for _ in range(guard.TRIES):
        poll(watched)
    watched.store.conceal(bomb, None, user=True, title=True)
    (told,) = unjudged.aside(watched)
    assert (told["user"], told["title"]) == ("", "")


def test_a_replay_sets_aside_at_once(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(site)
    app = replace(make_app(site, store, rules, clock), replaying=True)
    bomb = site.append("Nina", "Tower", BOMB)
    breaks(monkeypatch)
    with store.transaction():
        (done,) = judge.judge(app, [one for one in site.facts(site.recent) if one.change.revid == bomb], None)
    assert done.verdict.row == "set-aside"


def test_work_without_an_end_is_stopped_and_short_work_is_not() -> None:
    """By the real signal: the processor works for a twentieth of a second, however busy the machine is."""
    clock = SystemClock()
    reached = False
    with pytest.raises(Stalled), clock.limit(0.05):
        _works_for_ever()
    with clock.limit(5):
        reached = True
    end = time.process_time() + 0.1
    with clock.limit(60):
        pass
    while time.process_time() < end:  # no signal comes later
        pass
    assert reached


def _works_for_ever() -> None:
    while True:
        sum(range(1_000))


def test_a_regular_expression_without_an_end_is_stopped_too() -> None:
    with pytest.raises(Stalled), SystemClock().limit(0.05):
        re.match(r"(a+)+$", "a" * 60 + "b")


def test_adverts_of_many_pages_are_judged_beside_one_that_breaks_it(
    watched: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch)
    site.append("Flora", "Tower", BOMB)
    edits = spam(site, "Flora", 5)
    poll(watched)
    assert {outcomes(watched)[revid] for revid in edits} == {"hold", "revert"}
