"""What looks cost is counted while the wiki is watched, and kept over restarts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes import FakeClock, FakeSite
from ownrules import own_rule, with_own
from road import make_app

from wikiwatch.app.context import App
from wikiwatch.app.costs import HALF, KEPT, keep_costs, kept_costs
from wikiwatch.app.gauge import Meter
from wikiwatch.app.ingest import poll
from wikiwatch.app.replay import replay
from wikiwatch.app.rule_stats import rule_stats
from wikiwatch.core.own_rules import Condition, OwnRules
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import DETECTORS
from wikiwatch.store.db import Store

RULE = own_rule("good", Condition(phrase=("free watches",)))


class Working(FakeClock):
    """A clock by which each look takes the processor a hundredth of a second."""

    def processor_time(self) -> float:
        self.worked += 0.01
        return self.worked


@pytest.fixture
def clock() -> Working:
    return Working()


@pytest.fixture
def app(watched: App, rules: Ruleset) -> App:
    return replace(watched, rules=with_own(rules, RULE), meter=Meter())


def looks(app: App) -> dict[str, float]:
    return {name: cost.looks for name, cost in kept_costs(app)[1].items()}


def test_each_detector_and_each_own_rule_is_measured_at_each_change(app: App, site: FakeSite) -> None:
    for number in range(3):
        site.append(f"Nina {number}", "Tower", "It has a clock.")
    poll(app)
    assert kept_costs(app) == (None, {})
    keep_costs(app)
    assert looks(app) == dict.fromkeys(["own-good", *(name for name in DETECTORS if name != "own")], 3)
    lines = {line["id"]: line for line in rule_stats(app).rules if line["about"] == "signal"}
    share = pytest.approx(100 / len(DETECTORS), abs=0.1)
    for name in ("phrases.some", "own-good"):
        assert (lines[name]["cost_ms"], lines[name]["cost_share"]) == (pytest.approx(10), share)
    assert lines["judge.out_of_time"]["cost_ms"] is None


def test_what_was_measured_before_a_restart_counts_on(app: App, site: FakeSite) -> None:
    for _ in range(2):
        site.append("Nina", "Tower", "It has a clock.")
        poll(app)
        keep_costs(app)
        keep_costs(app)
        app = replace(app, meter=Meter())
    assert looks(app)["phrases"] == 2


def test_old_figures_fade_and_rules_that_are_gone_go(app: App, site: FakeSite, clock: Working) -> None:
    site.append("Nina", "Tower", "It has a clock.")
    poll(app)
    keep_costs(app)
    clock.advance(days=HALF.days)
    site.append("Nina", "Tower", "It has a bell.")
    poll(app)
    keep_costs(replace(app, rules=with_own(replace(app.rules, own=OwnRules()))))
    assert looks(app)["phrases"] == 1.5
    assert "own-good" not in looks(app)
    assert kept_costs(app)[0] == clock.now()


def test_a_replay_measures_nothing(app: App, site: FakeSite, store: Store, rules: Ruleset, clock: Working) -> None:
    revid = site.append("Nina", "Tower", "It has a clock.")
    facts = site.facts([change for change in site.recent if change.revid == revid])
    replayed = replace(make_app(site, store, rules, clock), replaying=True)
    [line] = replay(replayed, facts)
    keep_costs(replayed)
    assert store.meta(KEPT) is None
    assert "cost" not in json.dumps(line)
