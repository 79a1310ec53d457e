"""Which rows of the policy were looked at, and what the signals add up to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wikiwatch import rulefiles
from wikiwatch.core.decide import deciding_row, family_sums, rows_looked_at, score
from wikiwatch.core.evidence import Signal
from wikiwatch.core.model import AccountState

RULES = rulefiles.load(rulefiles.packaged_rules_dir())
BANDS = [band.id for band in RULES.trust.bands]
SIGNALS = st.lists(
    st.builds(lambda rule: Signal(id=rule.id, points=rule.points, reason=""), st.sampled_from(RULES.points.signals)),
    max_size=8,
)


@given(st.sampled_from(AccountState), st.sampled_from(BANDS), SIGNALS, st.sampled_from([None, True, False]))
def test_the_last_row_looked_at_decides_and_each_before_it_says_why_it_did_not(
    state: AccountState, band: str, signals: list[Signal], adds_link: bool | None
) -> None:
    looked = rows_looked_at(RULES, state, band, signals, adds_link=adds_link)
    *before, last = looked
    assert last.row == deciding_row(RULES, state, band, signals, adds_link=adds_link)
    assert [one.row for one in looked] == list(RULES.policy.rows[: len(looked)])
    assert last.failed == ()
    assert all(one.failed for one in before)


@given(SIGNALS)
def test_the_sums_of_the_families_add_up_to_the_score_and_hold_every_point(signals: list[Signal]) -> None:
    sums = family_sums(signals, RULES.points)
    assert sum(one.counted for one in sums) == score(signals, RULES.points)
    assert sum(one.points for one in sums) == sum(signal.points for signal in signals)
    assert all(one.counted == min(one.points, one.cap) for one in sums)
    assert len({one.family for one in sums}) == len(sums)


def test_every_condition_that_does_not_hold_is_named() -> None:
    clean = rows_looked_at(RULES, AccountState.CLEAN, "new", [], adds_link=False)
    failed = {one.row.id: one.failed for one in clean}
    assert failed["silenced"] == ("the author is clean, not silenced",)
    assert failed["tracking-edit"] == ("found no random_text", "score 0, below 90")
    known = rows_looked_at(RULES, AccountState.CLEAN, BANDS[-1], [], adds_link=False)
    probed = next(one.failed for one in known if one.row.id == "probed-page-link")
    assert probed[0].startswith(f"trust is in the band {BANDS[-1]}, not new")
    assert probed[-1] == "adds no link"


def test_a_sum_for_a_revert_says_that_families_that_only_hold_were_left_out() -> None:
    holding = {family.id for family in RULES.points.families if family.holds_only}
    rule = next(rule for rule in RULES.points.signals if rule.family in holding and rule.points)
    signals = [Signal(id=rule.id, points=rule.points, reason="")]
    looked = rows_looked_at(RULES, AccountState.CLEAN, "new", signals, adds_link=None)
    [agree] = [one for one in looked if one.row.id == "signs-agree"]
    assert agree.failed == ("score 0 without the families that only hold, below 100",)
