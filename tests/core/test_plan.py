"""What follows from a verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch import rulefiles
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.evidence import Insertion, Trust, Verdict
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts, Outcome
from wikiwatch.core.plan import Since, lapsed, plan, plan_block, plan_release, take_down_key

POLICY = rulefiles.load(rulefiles.packaged_rules_dir()).policy
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FACTS = Facts(
    change=Change(
        rcid=1,
        kind=ChangeKind.EDIT,
        revid=10,
        parent_revid=9,
        page_id=7,
        namespace=0,
        title="Bridge",
        timestamp=NOW,
        user="Ann",
    ),
    actor=Actor(name="Ann", kind=ActorKind.ACCOUNT),
    before="",
    after="x",
)


def verdict(row: str, *, stale: bool = False) -> Verdict:
    outcome = next((found.outcome for found in POLICY.rows if found.id == row), Outcome.ALLOW)
    return Verdict(outcome=outcome, row=row, reason="because", score=0, trust=Trust(score=0, band="new"), stale=stale)


def insertion(revid: int, hours_ago: float = 1) -> Insertion:
    return Insertion(
        revid=revid,
        page_id=revid,
        actor_key="user:Ann",
        timestamp=NOW - timedelta(hours=hours_ago),
        normalised="",
        domains=(),
        title=f"Page {revid}",
    )


def planned(
    row: str, *earlier: Insertion, stale: bool = False, observing: bool = False, fraction: float = 0.5
) -> tuple[Action, ...]:
    found = verdict(row, stale=stale)
    return plan(FACTS, found, earlier, POLICY, NOW, observing=observing, autonomous=(), moment=lambda _: fraction)


def shown(actions: tuple[Action, ...]) -> list[tuple[str, str, str]]:
    return [(action.key, str(action.kind), str(action.status)) for action in actions]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("allow", []),
        ("worth-a-look", []),
        ("exempt", []),
        ("set-aside", []),
        ("tracking-edit", [("down-10", "revert", "planned")]),
        ("flagged", [("down-10", "hold", "planned")]),
        ("repeat-links", [("down-10", "hold", "planned"), ("down-3", "hold", "planned")]),
        (
            "repeat-flood",
            [("down-10", "revert", "planned"), ("down-3", "hold", "planned"), ("block-10", "block", "review")],
        ),
        ("same-hand-return", [("down-10", "revert", "planned"), ("block-10", "block", "review")]),
    ],
)
def test_each_row_asks_for_its_actions(row: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(planned(row, insertion(3))) == expected


def test_what_is_stale_waits_for_a_person() -> None:
    statuses = {action.status for action in planned("repeat-flood", insertion(3), stale=True)}
    assert statuses == {ActionStatus.REVIEW}


def test_an_old_insertion_waits_for_a_person_while_the_new_ones_go() -> None:
    actions = planned("repeat-links", insertion(3, hours_ago=25), insertion(4, hours_ago=23))
    assert shown(actions)[1:] == [("down-3", "hold", "review"), ("down-4", "hold", "planned")]
    assert [action.target for action in actions] == ["Bridge", "Page 3", "Page 4"]


def test_a_block_needs_no_yes_once_people_made_it_autonomous() -> None:
    actions = plan(
        *(FACTS, verdict("repeat-flood"), (), POLICY, NOW), observing=False, autonomous={"block"}, moment=lambda _: 0
    )
    assert shown(actions)[-1] == ("block-10", "block", "planned")
    assert actions[-1].target == "Ann"


@given(st.floats(0, 1))
def test_a_block_is_due_at_a_moment_7_to_14_days_later(fraction: float) -> None:
    block = planned("repeat-flood", fraction=fraction)[-1]
    assert timedelta(days=7) <= block.due_at - NOW <= timedelta(days=14)


@given(st.floats(0, 1))
def test_what_a_silenced_author_saves_goes_within_the_delay(fraction: float) -> None:
    down = silenced_since(NOW - timedelta(seconds=1), fraction)
    assert timedelta() <= down.due_at - NOW <= timedelta(minutes=10)
    assert down.due_at - NOW == timedelta(minutes=10 * fraction)


def test_what_was_saved_before_the_silence_goes_at_once() -> None:
    assert silenced_since(NOW, 1).due_at == NOW


def silenced_since(at: datetime, fraction: float) -> Action:
    [down] = plan(
        *(FACTS, verdict("silenced"), (), POLICY, NOW),
        observing=False,
        autonomous=(),
        moment=lambda _: fraction,
        since=Since(flagged=at, silenced=at),
    )
    return down


def test_a_flagged_authors_edits_are_held_at_once() -> None:
    since = Since(flagged=NOW - timedelta(days=1))
    [down] = plan(
        *(FACTS, verdict("flagged"), (), POLICY, NOW), observing=False, autonomous=(), moment=lambda _: 1, since=since
    )
    assert down.due_at == NOW


@given(days=st.floats(0, 40), fraction=st.floats(0, 1))
def test_the_days_before_a_block_count_from_the_flag_and_it_is_never_due_before_now(
    days: float, fraction: float
) -> None:
    flagged = NOW - timedelta(days=days)
    block = block_of(flagged, fraction)
    assert block.due_at == max(flagged + timedelta(days=7 + 7 * fraction), NOW)


@pytest.mark.parametrize(
    ("autonomous", "approved", "expected"),
    [((), False, "review"), (("block",), False, "planned"), ((), True, "planned"), (("silence",), False, "review")],
)
def test_a_block_waits_for_a_yes_unless_it_was_given(
    autonomous: tuple[str, ...], approved: bool, expected: str
) -> None:
    block = block_of(NOW, 0, autonomous, approved=approved)
    assert (str(block.status), block.approved) == (expected, approved)


def block_of(flagged: datetime, fraction: float, autonomous: tuple[str, ...] = (), *, approved: bool = False) -> Action:
    return plan_block(
        *("user:Ann", "Ann", flagged, 10, "block", POLICY, NOW),
        autonomous=autonomous,
        approved=approved,
        moment=lambda _: fraction,
    )


@pytest.mark.parametrize("kind", [ActorKind.PROXY, ActorKind.TYPED])
def test_behind_a_proxy_or_a_typed_name_is_nobody_to_block(kind: ActorKind) -> None:
    facts = replace(FACTS, actor=replace(FACTS.actor, kind=kind))
    actions = plan(
        *(facts, verdict("same-hand-return"), (), POLICY, NOW), observing=False, autonomous=(), moment=lambda _: 0
    )
    assert [action.kind for action in actions] == [ActionKind.REVERT]


def test_the_same_verdict_plans_the_same_keys_again() -> None:
    first, second = planned("repeat-flood", insertion(3)), planned("repeat-flood", insertion(3))
    assert first == second
    assert len({action.key for action in first}) == len(first)


@pytest.mark.parametrize(
    ("observed", "approved", "hours", "expected"),
    [(True, False, 23, False), (True, False, 25, True), (True, True, 25, False), (False, False, 500, False)],
)
def test_a_plan_made_while_observing_lapses(observed: bool, approved: bool, hours: float, expected: bool) -> None:
    action = replace(planned("flagged", observing=observed)[0], approved=approved)
    assert action.observed is observed
    assert lapsed(action, POLICY, NOW + timedelta(hours=hours)) is expected


def test_a_release_undoes_what_was_taken_down() -> None:
    down = planned("flagged")[0]
    release = plan_release(down, NOW, "a person looked")
    assert (release.key, release.kind, release.status) == ("release-10", ActionKind.RELEASE, ActionStatus.PLANNED)
    assert (release.revid, release.page_id, release.target) == (10, 7, "Bridge")
    assert not lapsed(release, POLICY, NOW + timedelta(days=9))
    assert take_down_key(10) == down.key
