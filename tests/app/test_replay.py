"""The same road over revisions that were all made long ago."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
from fakes import FakeClock, FakeSite
from hypothesis import given, settings
from road import PROBE, advert, furnish, make_app, outcomes, spam

from wikiwatch import rulefiles
from wikiwatch.app.ingest import poll
from wikiwatch.app.replay import replay
from wikiwatch.core.model import Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.site.nowhere import Nowhere
from wikiwatch.store.db import Store

RULES = rulefiles.load(rulefiles.packaged_rules_dir())


def facts_of(site: FakeSite) -> list[Facts]:
    changes = [change for page in site.history_changes(site.recent[0].timestamp, site.clock.now()) for change in page]
    return site.facts(changes)


def replayed(facts: list[Facts], clock: FakeClock) -> list[dict[str, Any]]:
    store = Store(":memory:", durable=False)
    store.set_meta("secret", "replay")  # as `wiring_past.replay_app` does
    site: FakeSite = Nowhere()  # type: ignore[assignment]  # a replay asks nothing of a wiki
    app = replace(make_app(site, store, RULES, clock, enforce=False), replaying=True)
    try:
        return list(replay(app, facts))
    finally:
        store.close()


def visitors(site: FakeSite) -> None:
    furnish(site)
    spam(site, "Flora", 6)
    site.append("192.0.2.7", "Ferry", PROBE)
    site.append("Gus", "Tower", "It has a clock.")


def test_there_is_a_line_for_every_revision(site: FakeSite, clock: FakeClock) -> None:
    visitors(site)
    facts = facts_of(site)
    lines = replayed(facts, clock)
    assert [line["revid"] for line in lines] == [one.change.revid for one in facts]
    assert {line["outcome"] for line in lines} == {"allow", "hold", "revert"}
    promised = {"rcid", "revid", "title", "user", "timestamp", "outcome", "score", "trust", "signals", "actions"}
    assert all(promised <= line.keys() for line in lines)


def test_a_replay_tells_the_same_each_day_and_the_parts_of_trust_add_up(site: FakeSite, clock: FakeClock) -> None:
    visitors(site)
    facts = facts_of(site)
    lines = replayed(facts, clock)
    clock.advance(days=1)
    assert replayed(facts, clock) == lines
    for line in lines:
        assert sum(part["points"] for part in line["trust_parts"]) == line["trust"]


def test_an_old_revision_is_judged_as_it_would_have_been(site: FakeSite, clock: FakeClock, rules: Ruleset) -> None:
    live = make_app(site, Store(":memory:", durable=False), rules, clock)
    furnish(site)
    poll(live)
    spam(site, "Flora", 6)
    site.append("192.0.2.7", "Ferry", PROBE)
    poll(live)
    clock.advance(days=3000)
    lines = {line["revid"]: line for line in replayed(facts_of(site), clock)}
    last = {revid: outcome for revid, outcome in outcomes(live).items() if outcome == "revert"}
    assert {revid: lines[revid]["outcome"] for revid in last} == last
    due = [action["due_at"] for line in lines.values() for action in line["actions"]]
    assert all(moment < "2027" for moment in due)


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(["Flora", "192.0.2.7", "Gus"]), st.sampled_from("apg")), max_size=14),
    st.integers(0, 14),
)
def test_no_verdict_depends_on_a_later_revision(visits: list[tuple[str, str]], cut: int) -> None:
    clock = FakeClock()
    site = FakeSite(clock)
    furnish(site, "Ferry", "Tower", "Bridge")
    for number, (user, what) in enumerate(visits):
        text = {"a": advert(number), "p": PROBE, "g": f"It has {number} clocks."}[what]
        site.append(user, ("Ferry", "Tower", "Bridge")[number % 3], text)
    facts = facts_of(site)
    whole = replayed(facts, clock)
    part = replayed(facts[: 3 + cut], clock)
    assert [without_actions(line) for line in part] == [without_actions(line) for line in whole[: 3 + cut]]


def without_actions(line: dict[str, object]) -> dict[str, object]:
    """Due moments of blocks come from each store's own secret."""
    return {name: value for name, value in line.items() if name != "actions"}
