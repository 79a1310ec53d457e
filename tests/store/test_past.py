"""What is known before a change: insertions, probes, words, and the states of accounts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from deeds import DAY, HOUR, NOW, added, change, record

from wikiwatch.core.evidence import Added, Signal
from wikiwatch.core.model import AccountState, Actor, Change, Outcome, actor_kind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

# The past of a change


def past(store: Store, rules: Ruleset, what: Change, adds: Added, words: set[str] | None = None) -> Any:
    kind = actor_kind(what.user, what.user_id, temp=False)
    return store.past(what, Actor(name=what.user, kind=kind), adds, words or set(), rules)


def test_the_authors_ten_latest_insertions_are_remembered(store: Store, rules: Ruleset) -> None:
    for number in range(12):
        record(store, change(10 + number, at=NOW + number * HOUR), adds=added(f"a{number}.example"))
    record(store, change(50, "Bob"), adds=added("b.example"))
    found = past(store, rules, change(99, at=NOW + DAY), added("a3.example"))
    assert [one.revid for one in found.insertions] == list(range(21, 11, -1))
    assert [one.revid for one in found.same_domain] == [13]
    assert past(store, rules, change(99, at=NOW + DAY), Added()).insertions == ()


def test_nothing_later_than_the_change_counts(store: Store, rules: Ruleset) -> None:
    probe = Signal(id="random_text", points=60, reason="r", excerpt="wqkzjhrv")
    record(store, change(10, at=NOW + HOUR), Outcome.HOLD, probe, adds=added("a.example"))
    store.trust_domains(["b.example"], NOW + HOUR)
    before = past(store, rules, change(9, at=NOW), added("a.example", "b.example"))
    assert (before.insertions, before.same_domain, before.probes) == ((), (), ())
    assert before.record.taken_down == ()
    after = past(store, rules, change(11, at=NOW + 2 * HOUR), added("a.example", "b.example"))
    assert [one.revid for one in after.probes] == [10]


@pytest.mark.parametrize(
    ("user", "page_id", "words", "near"),
    [
        ("Bo", 1, set(), True),
        ("192.0.2.7", 5, set(), True),
        ("192.0.2.99", 5, set(), True),
        ("Bo", 5, {"wqkzjhrv"}, True),
        ("Bo", 5, {"qwxzjk"}, False),
        ("198.51.100.7", 5, set(), False),
    ],
    ids=["page", "author", "network", "string", "another string", "another network"],
)
def test_probes_are_found_by_page_author_network_and_string_within_their_time(
    store: Store, rules: Ruleset, user: str, page_id: int, words: set[str], near: bool
) -> None:
    probe = Signal(id="random_text", points=60, reason="r", excerpt="Wqkzjhrv, …")
    record(store, change(10, "192.0.2.7", user_id=0), Outcome.REVERT, probe)
    for age, expected in ((DAY, near), (timedelta(days=rules.random_text.watch_days + 1), False)):
        later = change(11, user, user_id=int(user == "Bo"), page_id=page_id, at=NOW + age)
        assert [one.revid for one in past(store, rules, later, Added(), words).probes] == [10] * expected


def test_letters_of_somebody_of_standing_are_no_probe(store: Store, rules: Ruleset) -> None:
    probe = Signal(id="random_text", points=60, reason="r", excerpt="wqkzjhrv")
    record(store, change(10), Outcome.WATCH, probe, standing=True)
    assert past(store, rules, change(11, "Bo", at=NOW + DAY), Added()).probes == ()


def test_words_and_sites_of_the_wiki_are_known(store: Store, rules: Ruleset) -> None:
    store.learn_words({"bridge", "pszczyna"})
    store.trust_domains(["a.example"], NOW - HOUR)
    found = past(store, rules, change(10), added("a.example", "b.example"), {"pszczyna", "wqkzjhrv"})
    assert found.known_words == {"pszczyna"}
    assert found.trusted_domains == {"a.example"}


# Accounts


def test_a_state_lasts_until_its_end(store: Store) -> None:
    store.set_state(("user:Ann", "Ann"), AccountState.FLAGGED, NOW, until=NOW + DAY, revid=10, reason="r")
    assert store.state("user:Ann", NOW) is AccountState.FLAGGED
    assert store.state("user:Ann", NOW + DAY + HOUR) is AccountState.CLEAN
    assert store.state("user:Bob", NOW) is AccountState.CLEAN
    assert [row["user"] for row in store.accounts(NOW)] == ["Ann"]
    assert store.accounts(NOW + 2 * DAY) == []
    assert store.flagged_keys({"user:Ann", "user:Bob"}, NOW) == {"user:Ann"}
    assert store.flagged_keys({"user:Ann"}, NOW + 2 * DAY) == set()


def test_since_and_reason_stay_where_the_state_stays(store: Store) -> None:
    store.set_state(("user:Ann", "Ann"), AccountState.FLAGGED, NOW, until=NOW + DAY, revid=10, reason="first")
    store.set_state(("user:Ann", "Ann"), AccountState.FLAGGED, NOW + HOUR, until=NOW + 2 * DAY, revid=11, reason="next")
    row = store.account("user:Ann")
    assert row is not None
    assert (row["since"], row["revid"], row["reason"]) == (int(NOW.timestamp()), 10, "first")
    assert store.state("user:Ann", NOW + DAY + HOUR) is AccountState.FLAGGED
    store.set_state(("user:Ann", "Ann"), AccountState.CLEARED, NOW + HOUR, until=None, revid=11, reason="cleared")
    assert store.accounts(NOW) == []
    assert store.state("user:Ann", NOW + 900 * DAY) is AccountState.CLEARED
