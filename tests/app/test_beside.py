"""Other rulesets beside the one in force: what they say, and that they change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from fakes import FakeClock, FakeSite
from road import ARTICLES, PROBE, advert, furnish, make_app

from wikiwatch.app import weighing
from wikiwatch.app.beside import Beside, Trial
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.trial import fates
from wikiwatch.core.comparison import Fate
from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import PolicyRow, Ruleset
from wikiwatch.store.db import Store


def doing_nothing(rules: Ruleset) -> Ruleset:
    row = PolicyRow(id="nothing", outcome=Outcome.ALLOW, reason="Nothing is done.")
    return replace(rules, policy=replace(rules.policy, rows=(row,)), version="nothing")


def trusting(rules: Ruleset) -> Ruleset:
    """A new reading: everybody looks after the wiki."""
    return replace(rules, trust=replace(rules.trust, exempt_groups=("*",)), version="trusting")


def with_points(rules: Ruleset, points: float) -> Ruleset:
    signals = tuple(replace(one, points=points) for one in rules.points.signals)
    return replace(rules, points=replace(rules.points, signals=signals), version=f"points {points}")


def story(site: FakeSite) -> None:
    furnish(site)
    site.append("192.0.2.7", "Ferry", PROBE)
    for number, title in enumerate(ARTICLES[:5]):
        site.clock.advance(minutes=1)
        site.append("Pusher", title, advert(number))
    site.append("Gwen", "Tower", "It has a clock.")


def tried(clock: FakeClock, rules: Ruleset, store: Store, others: Sequence[Ruleset]) -> list[Trial]:
    """The trials of the story."""
    site, trials = FakeSite(clock), list[Trial]()
    since = clock.now() + timedelta(days=1)
    story(site)
    app = make_app(site, store, rules, clock, enforce=False)
    poll(replace(app, replaying=True, beside=Beside(others, trials.append)), since)
    return trials


def dump(store: Store) -> list[str]:
    return [line for line in store.conn.iterdump() if "_sqlite_migrations" not in line]


def test_each_ruleset_tells_its_own_verdict_on_the_same_past(clock: FakeClock, store: Store, rules: Ruleset) -> None:
    others = (rules, doing_nothing(rules), with_points(rules, 0), with_points(rules, 100))
    trials = tried(clock, rules, store, others)
    assert len(trials) == 7
    for trial in trials:
        same, nothing, without, full = trial.others
        assert same == trial.verdict
        assert (nothing.row, nothing.outcome) == ("nothing", Outcome.ALLOW)
        assert [one.id for one in nothing.signals] == [one.id for one in trial.verdict.signals]
        assert without.score == 0
        assert {one.points for one in full.signals} <= {100}
    assert any(trial.verdict.outcome.takes_down for trial in trials)


def test_what_reading_rests_on_is_read_anew(clock: FakeClock, store: Store, rules: Ruleset) -> None:
    stricter = replace(rules, random_text=replace(rules.random_text, least_letters=99), version="stricter")
    (probe, *_) = tried(clock, rules, store, [stricter])
    assert [one.id for one in probe.verdict.signals if one.id.startswith("random_text")]
    assert not [one.id for one in probe.others[0].signals if one.id.startswith("random_text")]


def test_the_rules_in_force_judge_and_record_the_same_with_others_beside_them(tmp_path: Any, rules: Ruleset) -> None:
    dumps, verdicts = [], []
    others = (doing_nothing(rules), with_points(rules, 100), trusting(rules))
    for number, beside in enumerate(((), others)):
        store = Store(tmp_path / f"{number}.db", durable=False)
        store.set_meta("secret", "the same")
        trials = tried(FakeClock(), rules, store, beside)
        verdicts.append([trial.verdict for trial in trials])
        dumps.append(dump(store))
        store.close()
    assert verdicts[0] == verdicts[1]
    assert dumps[0] == dumps[1]


def test_a_ruleset_that_fails_is_set_aside_alone(
    clock: FakeClock, store: Store, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = weighing.exempted

    def failing(app: App, *arguments: Any) -> str:
        if app.rules.version == "bad":
            raise ValueError
        return real(app, *arguments)

    monkeypatch.setattr(weighing, "exempted", failing)
    for trial in tried(clock, rules, store, [replace(rules, version="bad"), rules]):
        assert "nobody has judged it" in trial.others[0].reason
        assert trial.others[1] == trial.verdict != trial.others[0]


def test_what_nobody_can_judge_all_rules_set_aside(
    clock: FakeClock, store: Store, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wikiwatch.app.judge.read_case", lambda *_: 1 / 0)
    for trial in tried(clock, rules, store, [rules]):
        assert trial.others == (trial.verdict,)
        assert trial.verdict.row == "set-aside"


def test_what_becomes_of_an_edit_is_told_by_revision(clock: FakeClock, store: Store, rules: Ruleset) -> None:
    trials = tried(clock, rules, store, [])
    revids = [trial.facts.change.revid for trial in trials]
    last = trials[-1].facts.change.timestamp
    app = make_app(FakeSite(clock), store, rules, clock)
    assert set(fates(app, last, lambda revid: revid in revids).values()) == {Fate.YOUNG}
    later = fates(app, last + timedelta(days=30), lambda revid: revid in revids)
    assert sorted(later) == sorted(revids)
    assert set(later.values()) == {Fate.STOOD}
    own = fates(app, last + timedelta(days=30), lambda revid: revid in revids, taken_down=revids[:1])
    assert own == later | {revids[0]: Fate.NEITHER}


def test_only_the_parts_that_make_a_reading_are_asked_while_a_case_is_read(
    clock: FakeClock, store: Store, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is shared between rulesets would be wrong if reading asked for anything in which they may differ.

    An App completes the texts, so these stay.
    """
    parts = ("points", "phrases", "own", "review", "brakes", "friction")
    kept = {"decoy_pages", "state_days"}
    policy = replace(rules.policy, **{one.name: None for one in fields(rules.policy) if one.name not in kept})  # type: ignore[arg-type]
    blind = replace(rules, policy=policy, **dict.fromkeys(parts))  # type: ignore[arg-type]
    real, alike = weighing.read_case, []

    def both(app: App, facts: Any) -> weighing.Read:
        read, again = real(app, facts), real(replace(app, rules=blind), facts)
        alike.append(
            (read, weighing.compared(app, read.case))
            == (again, weighing.compared(replace(app, rules=blind), again.case))
        )
        return read

    monkeypatch.setattr("wikiwatch.app.judge.read_case", both)
    tried(clock, rules, store, [])
    assert alike.count(True) == len(alike) >= 7
