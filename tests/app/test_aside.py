"""A rule of the wiki's own that fails or is slow is set aside by itself, and the watch goes on."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any

import pytest
from cases import edit
from fakes import LOG, FakeClock, FakeSite
from ownrules import own_rule, with_own
from road import ARTICLES, furnish, make_app

from wikiwatch.app import aside
from wikiwatch.app.aside import KEPT
from wikiwatch.app.context import App
from wikiwatch.app.detect import detect
from wikiwatch.app.entries import entries
from wikiwatch.app.gauge import Meter, lenient
from wikiwatch.app.ingest import poll
from wikiwatch.app.looks import SLOW_LOOKS, allowed
from wikiwatch.app.publish import publish
from wikiwatch.app.reckoning import reckoning
from wikiwatch.core.evidence import Signal
from wikiwatch.core.own_rules import Condition, OwnRule, OwnRules
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

BROKEN = own_rule("broken", Condition(pattern="("))  # `rules check` would refuse it
GOOD = own_rule("good", Condition(phrase=("free watches",)))
ADVERT = "Get free watches today."


class Working(FakeClock):
    """A clock by which each look takes the processor so many seconds."""

    step = 0.0

    def processor_time(self) -> float:
        self.worked += self.step
        return self.worked


@pytest.fixture
def clock() -> Working:
    return Working()


@pytest.fixture
def app(site: FakeSite, store: Store, rules: Ruleset, clock: Working) -> App:
    furnish(site)
    made = replace(make_app(site, store, with_own(rules, BROKEN, GOOD), clock), meter=Meter())
    poll(made)
    return made


def by(app: App, *own: OwnRule) -> App:
    """The same App with other rules of the wiki's own, as after a restart."""
    return replace(app, rules=with_own(replace(app.rules, own=OwnRules()), *own), meter=Meter())


def judged(app: App, site: FakeSite, number: int = 0) -> dict[str, Any]:
    revid = site.append(f"Nina {number}", ARTICLES[number], f"{ADVERT} {number}")
    poll(app)
    return next(entry for entry in entries(app) if entry["revid"] == revid)


def own_signs(entry: dict[str, Any]) -> set[str]:
    return {signal["id"] for signal in entry["signals"] if signal["id"].startswith("own-")}


def put_aside(app: App) -> set[str]:
    return set(aside.aside(app.store, app.rules))


def test_a_rule_that_fails_is_set_aside_and_all_else_judges_the_change(app: App, site: FakeSite) -> None:
    entry = judged(app, site)
    assert own_signs(entry) == {"own-good"}
    assert "could not be judged" not in entry["reason"]
    assert aside.aside(app.store, app.rules)["own-broken"]["why"] == "it failed: Error"
    assert put_aside(app) == {"own-broken"}


def test_it_is_told_once_and_a_decision_names_it(app: App, site: FakeSite, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        for number in range(3):
            judged(app, site, number)
    assert len([record for record in caplog.records if "own-broken is set aside" in record.message]) == 1
    assert len([record for record in caplog.records if "own-broken failed" in record.message]) == 1
    [decision] = app.store.decisions("rule-own-broken")
    assert (decision["what"], decision["who"]) == ("set aside", "wikiwatch")


def test_within_one_page_of_changes_it_looks_only_once(
    app: App, site: FakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(4):
        site.append(f"Nina {number}", "Tower", ADVERT)
    poll(app)
    assert len([record for record in caplog.records if "own-broken failed" in record.message]) == 1


def test_it_stays_aside_over_restarts_until_its_wording_changes(app: App, site: FakeSite) -> None:
    judged(app, site)
    later = by(app, replace(BROKEN, description="Other words for people"), GOOD)
    judged(later, site, 1)
    assert put_aside(later) == {"own-broken"}
    mended = by(app, replace(BROKEN, when=Condition(pattern="free")), GOOD)
    assert put_aside(mended) == set()
    assert own_signs(judged(mended, site, 2)) == {"own-broken", "own-good"}
    assert "own-broken" not in json.loads(app.store.meta(KEPT) or "")


def test_a_rule_that_was_away_for_a_while_comes_back_set_aside(app: App, site: FakeSite) -> None:
    judged(app, site)
    without = by(app, GOOD)
    judged(without, site, 1)
    assert put_aside(without) == set()
    assert put_aside(app) == {"own-broken"}


def test_a_person_lets_it_look_again(app: App, site: FakeSite) -> None:
    judged(app, site)
    assert aside.reset(app, "own-broken", "Sybil", "tried anew")
    assert put_aside(app) == set()
    assert not aside.reset(app, "own-broken", "Sybil", "again")
    judged(app, site, 1)
    assert put_aside(app) == {"own-broken"}


SLOW = 5.0  # seconds: slow on everything
HEAVY = 0.15  # slow for a short edit, and quick for the long texts of the program's own


def test_a_rule_that_is_slow_on_three_changes_and_on_the_programs_own_texts_is_set_aside(
    app: App, site: FakeSite, clock: Working
) -> None:
    app, clock.step = by(app, GOOD), SLOW
    for number in range(SLOW_LOOKS - 1):
        judged(app, site, number)
    assert put_aside(app) == set()
    entry = judged(app, site, 3)
    assert own_signs(entry) == {"own-good"}
    assert aside.aside(app.store, app.rules)["own-good"]["why"].startswith("it is slow: 5.0 s for 50,000 characters")
    assert own_signs(judged(app, site, 4)) == set()


def test_heavy_texts_switch_no_rule_off(
    app: App, site: FakeSite, clock: Working, caplog: pytest.LogCaptureFixture
) -> None:
    app, clock.step = by(app, GOOD), HEAVY
    for number in range(SLOW_LOOKS + 5):
        assert own_signs(judged(app, site, number)) == {"own-good"}
    assert put_aside(app) == set()
    assert len([record for record in caplog.records if "their texts are to blame" in record.message]) == 1


def test_a_rule_that_reads_no_text_is_never_slow(app: App, site: FakeSite, clock: Working) -> None:
    app, clock.step = by(app, own_rule("good", Condition(user=("nina*",)))), SLOW
    for number in range(SLOW_LOOKS + 1):
        assert own_signs(judged(app, site, number)) == {"own-good"}


@pytest.mark.parametrize("what", [{"replaying": True}, {"meter": None}])
def test_in_a_replay_no_time_sets_a_rule_aside(app: App, site: FakeSite, clock: Working, what: dict[str, Any]) -> None:
    app, clock.step = replace(by(app, BROKEN, GOOD), **what), SLOW
    for number in range(SLOW_LOOKS + 1):
        assert own_signs(judged(app, site, number)) == {"own-good"}
    assert put_aside(app) == {"own-broken"}


def test_the_log_page_says_that_a_rule_is_set_aside_and_not_which(app: App, site: FakeSite) -> None:
    judged(app, site)
    publish(app)
    assert "1 rule of the wiki's own is set aside since " in site.text(LOG)
    assert "broken" not in site.text(LOG)


def test_who_was_set_aside_did_not_look_and_find_nothing(app: App, site: FakeSite, clock: Working) -> None:
    first = judged(app, site)["revid"]
    clock.advance(minutes=1)
    second = judged(app, site, 1)["revid"]
    missed = {}
    for revid in (first, second):
        row = app.store.entry(revid)
        assert row is not None
        missed[revid] = reckoning(app, row, json.loads(row["detail"]))["own_misses"]
    assert missed[second] == []


@pytest.mark.parametrize(
    ("added", "before", "seconds"),
    [("", 0, 0.1), ("a" * 1_000, 0, 0.102), ("a" * 200_000, 0, 0.2), ("", 1_000_000, 2.1)],
)
def test_the_longer_the_texts_the_more_time_a_look_may_take(added: str, before: int, seconds: float) -> None:
    case = edit(added)
    assert allowed(replace(case, before="b" * before)) == pytest.approx(seconds, abs=1e-4)


@pytest.mark.parametrize(("name", "error"), [("phrases", RuntimeError), ("own-mine", MemoryError)])
def test_what_is_no_fault_of_an_own_rule_goes_on(name: str, error: type[Exception]) -> None:
    def look() -> list[Signal]:
        raise error

    with pytest.raises(error):
        lenient(edit(ADVERT))(name, look)


def test_rules_that_are_tried_beside_others_fail_alone() -> None:
    def look() -> list[Signal]:
        raise RuntimeError

    assert lenient(edit(ADVERT))("own-mine", look) == ()


@pytest.mark.parametrize("detector", [None, "own"])
def test_a_text_that_is_judged_by_hand_is_judged_by_the_other_rules(rules: Ruleset, detector: str | None) -> None:
    found = detect(ADVERT, with_own(rules, BROKEN, GOOD), detector)
    assert [one["id"] for one in found["signals"] if one["id"].startswith("own-")] == ["own-good"]
