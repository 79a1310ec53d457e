"""What was seen from a network, and whether one address hides all visitors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address

import hypothesis.strategies as st
import pytest
from deeds import DAY, HOUR, NOW, change, record
from hypothesis import given, settings

from wikiwatch import rulefiles
from wikiwatch.core.model import AccountState, Outcome, key_of, network_around
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

RULES = rulefiles.load(rulefiles.packaged_rules_dir())
NET = "net:192.0.2.0/24"
LATER = NOW + 10 * DAY


class Visits:
    """Edits by addresses, kept as the judge keeps them."""

    def __init__(self, store: Store) -> None:
        self.store, self.revid = store, 100

    def edit(self, user: str, at: datetime = NOW, outcome: Outcome = Outcome.ALLOW, *systems: str) -> int:
        self.revid += 1
        around = network_around(user)
        self.store.note_networks(key_of(user), [*([around] if around else []), *systems], at)
        record(self.store, change(self.revid, user, at=at, user_id=0, page_id=self.revid), outcome)
        return self.revid

    def undone(self, user: str, at: datetime = NOW) -> None:
        """An edit, undone an hour later by somebody who brings the text before it back."""
        page, first = 5000 + self.revid, self.revid + 1
        self.revid += 3
        record(self.store, change(first, "Ann", at=at - HOUR, page_id=page, sha1="a"))
        self.store.note_networks(key_of(user), [network_around(user) or ""], at)
        record(self.store, change(first + 1, user, at=at, user_id=0, page_id=page, sha1="b"))
        record(self.store, change(first + 2, "Ann", at=at + HOUR, page_id=page, sha1="a"))
        self.store.note_identity_revert(change(first + 2, "Ann", at=at + HOUR, page_id=page, sha1="a"))


@pytest.fixture
def visits(store: Store) -> Visits:
    return Visits(store)


def seen(store: Store, rules: Ruleset, at: datetime = LATER, network: str = NET, but: str = "") -> Sequence[int]:
    found = store.network_record(network, at, rules, but)
    return found.addresses, len(found.bad), len(found.good), len(found.blocks)


def test_an_edit_that_its_author_took_back_makes_no_address_good(store: Store, rules: Ruleset) -> None:
    user = "192.0.2.9"
    store.note_networks(key_of(user), [NET], NOW)
    record(store, change(9, "Ann", sha1="a", at=NOW - HOUR))
    record(store, change(10, user, user_id=0, sha1="b"))
    record(store, change(11, user, user_id=0, sha1="a", at=NOW + HOUR))
    store.note_identity_revert(change(11, user, user_id=0, sha1="a", at=NOW + HOUR), counts=False)
    assert seen(store, rules) == (1, 0, 0, 0)


def test_an_address_is_bad_if_people_undid_it_and_good_if_it_stood(
    store: Store, rules: Ruleset, visits: Visits
) -> None:
    for number in (1, 2):
        visits.undone(f"192.0.2.{number}")
    for number in (2, 3, 4):
        visits.edit(f"192.0.2.{number}")
    visits.edit("198.51.100.1")
    assert seen(store, rules) == (4, 2, 3, 0)
    assert seen(store, rules, NOW + 2 * HOUR) == (4, 2, 0, 0)
    assert seen(store, rules, NOW + timedelta(minutes=30)) == (4, 0, 0, 0)
    assert seen(store, rules, but="ip:192.0.2.2") == (3, 1, 2, 0)


def test_many_edits_of_one_address_are_one_bad_address(store: Store, rules: Ruleset, visits: Visits) -> None:
    for _ in range(20):
        visits.undone("192.0.2.1")
    assert seen(store, rules) == (1, 1, 0, 0)


def test_what_the_program_took_down_counts_when_nobody_released_it_for_a_day(
    store: Store, rules: Ruleset, visits: Visits
) -> None:
    visits.edit("192.0.2.1", NOW, Outcome.HOLD)
    released = visits.edit("192.0.2.2", NOW, Outcome.REVERT)
    store.overturn(released, NOW + HOUR)
    assert seen(store, rules, NOW + 2 * HOUR) == (2, 0, 0, 0)
    assert seen(store, rules, NOW + 2 * DAY) == (2, 1, 0, 0)
    assert seen(store, rules) == (2, 1, 1, 0)


def test_addresses_of_one_ipv6_subscriber_are_one(store: Store, rules: Ruleset, visits: Visits) -> None:
    for rest in ("0:0:0:1", "0:0:0:2"):
        visits.undone(f"2001:DB8:0:1:{rest}")
    visits.undone("2001:DB8:0:2:0:0:0:1")
    assert seen(store, rules, network="net:2001:db8::/48") == (2, 2, 0, 0)


def test_people_block_an_address_or_the_whole_network(store: Store, rules: Ruleset, visits: Visits) -> None:
    visits.edit("192.0.2.1")
    store.note_block("ip:192.0.2.1", NOW)
    for target in ("192.0.2.0/24", "192.0.0.0/16", "192.0.2.0/28", "198.51.100.0/24"):
        store.note_block(key_of(target), NOW + HOUR)
        store.note_block(key_of(target), NOW + HOUR)
    assert seen(store, rules) == (1, 1, 1, 2)
    store.note_unblock(key_of("192.0.2.0/24"), NOW + DAY)
    assert seen(store, rules) == (1, 1, 1, 1)


def test_what_was_seen_is_forgotten_when_the_window_has_passed(store: Store, rules: Ruleset, visits: Visits) -> None:
    visits.undone("192.0.2.1")
    visits.edit("192.0.2.2")
    store.note_block(NET, NOW)
    days = timedelta(days=rules.trust.network.window_days)
    assert seen(store, rules, NOW + days - DAY) == (2, 1, 1, 1)
    assert seen(store, rules, NOW + days + 2 * DAY) == (0, 0, 0, 0)


def test_a_record_counts_against_the_next_address_but_not_against_its_own(
    store: Store, rules: Ruleset, visits: Visits
) -> None:
    for number in range(1, 6):
        visits.undone(f"192.0.2.{number}")
    against = store.trust_record("ip:192.0.2.77", LATER, rules).network
    assert against is not None
    assert (against.network, len(against.bad)) == (NET, 5)
    assert store.trust_record("ip:192.0.2.1", LATER, rules).network is None  # of the four others, too few were bad
    assert store.trust_record("ip:198.51.100.77", LATER, rules).network is None
    assert store.trust_record("user:Ann", LATER, rules).network is None


def test_a_system_counts_its_addresses_like_a_network(store: Store, rules: Ruleset, visits: Visits) -> None:
    for number in range(30):
        user = f"2001:db8:{number:x}::1"
        visits.edit(user, NOW, Outcome.REVERT, "as:64500")
    store.note_networks("ip:203.0.113.9", ["net:203.0.113.0/24", "as:64500"], LATER)
    against = store.trust_record("ip:203.0.113.9", LATER, rules).network
    assert against is not None
    assert against.network == "as:64500"
    assert store.networks_of("ip:203.0.113.9") == ("net:203.0.113.0/24", "as:64500")
    assert store.trust_record("ip:203.0.113.10", LATER, rules).network is None  # nobody said that it lies there


def test_the_bad_edits_are_told_with_their_fate(store: Store, rules: Ruleset, visits: Visits) -> None:
    visits.undone("192.0.2.1")
    held = visits.edit("192.0.2.2", NOW + DAY, Outcome.HOLD)
    visits.edit("192.0.2.3")
    told = store.bad_edits_from(NET, LATER, rules)
    assert [(row["user"], row["reverted_ts"] is None) for row in told] == [("192.0.2.2", True), ("192.0.2.1", False)]
    assert told[0]["revid"] == held
    addresses = {row["actor_key"]: (row["edits"], row["stood"], row["bad_edits"]) for row in _seen(store, rules)}
    assert addresses == {"ip:192.0.2.1": (1, 0, 1), "ip:192.0.2.2": (1, 0, 1), "ip:192.0.2.3": (1, 1, 0)}


def _seen(store: Store, rules: Ruleset) -> list[dict[str, object]]:
    return store.seen_from(NET, LATER, rules)


# The proxy


def test_traffic_is_counted_before_the_time(store: Store, rules: Ruleset, visits: Visits) -> None:
    for day in range(6):
        for _ in range(3):
            visits.edit("192.0.2.1", NOW + day * DAY)
    visits.edit("192.0.2.1", NOW + DAY, Outcome.HOLD)
    visits.edit("192.0.2.2", NOW)
    visits.edit("2001:db8::1", NOW + 20 * DAY)
    record(store, change(9000, "Ann", at=NOW))
    record(store, change(None, "Ann", at=NOW))
    found = store.traffic(NOW + 7 * DAY, rules)
    assert (found.edits, found.by_addresses, found.busiest, found.by_busiest) == (21, 20, "ip:192.0.2.1", 19)
    assert found.stood_days == 5  # those of the last three days may still be undone
    assert store.traffic(NOW + 100 * DAY, rules).by_busiest == 0


def test_while_visitors_are_hidden_no_address_has_a_state(store: Store) -> None:
    for key in ("ip:192.0.2.1", "user:Ann"):
        store.set_state((key, key), AccountState.SILENCED, NOW, until=NOW + 30 * DAY, revid=1, reason="r")
    store.note_proxy(NOW + DAY, "ip:198.51.100.1")
    store.note_proxy(NOW + 2 * DAY, "ip:198.51.100.1")
    store.note_proxy(NOW + 5 * DAY, "")
    hidden = [NOW + DAY, NOW + 2 * DAY, NOW + 4 * DAY]
    for at in (NOW, *hidden, NOW + 5 * DAY):
        state = AccountState.CLEAN if at in hidden else AccountState.SILENCED
        assert store.state("ip:192.0.2.1", at) is state
        assert store.is_anybody("ip:192.0.2.1", at) is (at in hidden)
        assert ("ip:192.0.2.1" in store.flagged_keys(["ip:192.0.2.1"], at)) is (at not in hidden)
        assert len(store.accounts(at)) == (1 if at in hidden else 2)
        assert store.state("user:Ann", at) is AccountState.SILENCED
    assert [store.proxy_known(NOW + n * DAY) for n in range(4)] == [False, True, True, False]


# Speed


def test_every_question_of_the_judge_has_an_index(store: Store, rules: Ruleset, visits: Visits) -> None:
    visits.edit("192.0.2.1", LATER - DAY)
    asked: list[str] = []
    store.conn.set_trace_callback(asked.append)
    store.network_against("ip:192.0.2.1", LATER, rules)
    store.network_record("as:64500", LATER, rules)
    store.proxy(LATER)
    store.proxy_known(LATER)
    store.traffic(LATER, rules)
    store.conn.set_trace_callback(None)
    plans = [row["detail"] for sql in asked for row in store.rows(f"explain query plan {sql}")]
    assert sum("COVERING INDEX change_time" in plan for plan in plans) == 2
    assert {plan.split()[1] for plan in plans if plan.startswith("SCAN")} <= {"json_each", "seen"}


# One bad neighbour

interface = st.integers(0, (1 << 64) - 1)


@settings(max_examples=30)
@given(st.lists(st.tuples(interface, st.booleans(), st.integers(0, 5)), max_size=12), st.booleans())
def test_whatever_one_neighbour_does_never_counts_against_the_next(
    deeds: list[tuple[int, bool, int]], blocked: bool
) -> None:
    store = Store(":memory:", durable=False)
    visits, neighbour = Visits(store), ip_address("2001:db8:0:1::")
    try:
        for rest, undone, day in deeds:
            (visits.undone if undone else visits.edit)(str(neighbour + rest), NOW + day * DAY)
        if blocked:
            store.note_block(key_of(str(neighbour)), NOW)
        for number in range(3):
            assert store.trust_record(f"ip:2001:db8:0:{number + 2}::/64", LATER, RULES).network is None
    finally:
        store.close()
