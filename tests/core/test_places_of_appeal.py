"""Where people object, by which rules they are judged there, and how they name what they mean."""

from __future__ import annotations

import pytest

from wikiwatch.core.appeals import LONGEST, MOST_KEYS, Place, appeal_rules, named_keys, place
from wikiwatch.core.model import AccountState, Outcome
from wikiwatch.core.ruleset import Ruleset

REPORT = "User:WatchBot/Report"


@pytest.mark.parametrize(
    ("namespace", "title", "actor_key", "expected"),
    [
        (3, "User talk:Flora", "user:Flora", Place.OWN_TALK),
        (3, "Benutzer Diskussion:Flora", "user:Flora", Place.OWN_TALK),
        (3, "User talk:Flora/Archive 1", "user:Flora", Place.OWN_TALK),
        (3, "User talk:192.0.2.7", "ip:192.0.2.7", Place.OWN_TALK),
        (3, "User talk:2001:DB8:0:0:0:0:0:1", "ip:2001:db8::/64", Place.OWN_TALK),
        (3, "User talk:Gus", "user:Flora", None),
        (3, "User talk:Flora 2", "user:Flora", None),
        (2, "User:Flora", "user:Flora", None),
        (1, "Talk:Flora", "user:Flora", None),
        (0, "User talk:Flora", "user:Flora", None),
        (2, REPORT, "user:Flora", Place.REPORT),
        (2, "Benutzer:WatchBot/Report", "ip:192.0.2.7", Place.REPORT),
        (2, f"{REPORT}/Preload", "user:Flora", None),
        (0, "WatchBot/Report", "user:Flora", None),
        (4, "Wiki:WatchBot/Report", "user:Flora", None),
        (3, "User talk:WatchBot", "user:Flora", Place.REPORT),
        (3, "User talk:WatchBot/Report", "user:Flora", None),
    ],
)
def test_places_of_appeal(namespace: int, title: str, actor_key: str, expected: Place | None) -> None:
    assert place(title, namespace, actor_key, REPORT, "WatchBot") is expected


def test_a_page_elsewhere_is_the_report_page_by_its_whole_title() -> None:
    assert place("Project:Reports", 4, "user:Flora", "Project:Reports", "WatchBot") is Place.REPORT
    assert place("Talk:Reports", 1, "user:Flora", "Project:Reports", "WatchBot") is None


def test_without_a_report_page_there_is_none() -> None:
    assert place("", 0, "user:Flora", "", "") is None


def test_no_state_counts_on_the_own_talk_page_and_nothing_is_reverted_there(rules: Ruleset) -> None:
    rows = appeal_rules(rules, Place.OWN_TALK, 10, {"listed.denied_author"}).policy.rows
    assert {row.outcome for row in rows} == {Outcome.ALLOW, Outcome.WATCH, Outcome.HOLD}
    assert not any(row.states or row.account or row.block or row.hold_earlier for row in rows)
    assert {"silenced", "flagged", "denied-author"}.isdisjoint(row.id for row in rows)
    kept = {row.id for row in rules.policy.rows if not row.states or AccountState.CLEAN in row.states}
    assert kept - {row.id for row in rows} == {"denied-author"}


def test_who_an_author_is_counts_nothing_there(rules: Ruleset) -> None:
    points = appeal_rules(rules, Place.OWN_TALK, 10, {"listed.denied_author"}).points
    assert points.signal("listed.denied_author").points == 0
    assert points.signal("phrases.many") == rules.points.signal("phrases.many")


def test_on_the_report_page_nothing_is_taken_down_but_what_is_too_long(rules: Ruleset) -> None:
    short = appeal_rules(rules, Place.REPORT, LONGEST, ()).policy.rows
    long = appeal_rules(rules, Place.REPORT, LONGEST + 1, ()).policy.rows
    assert not any(row.outcome.takes_down for row in short)
    assert short[-1] == rules.policy.rows[-1]
    assert any(row.outcome is Outcome.HOLD for row in long)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/* down-123 */ this was right", ["down-123"]),
        ("== down-123 ==\nDecision: down-123, and block-9", ["down-123", "block-9"]),
        ("move-p12-1700000000 (undo-move-5)", ["move-p12-1700000000", "undo-move-5"]),
        ("a-1 Down-1 down_1 xdown--1 well-known", ["well-known"]),
        ("break-down-12x-", []),
    ],
)
def test_actions_are_named_by_their_keys(text: str, expected: list[str]) -> None:
    assert named_keys(text) == expected


def test_a_flood_of_keys_is_read_up_to_a_limit() -> None:
    assert len(named_keys(" ".join(f"down-{number}" for number in range(1_000)))) == MOST_KEYS
