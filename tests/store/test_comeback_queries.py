"""Fingerprints of blocked authors: what is kept, what of it counts at a time, whom it finds, how it is looked up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from deeds import DAY, HOUR, NOW, added, change, record

from wikiwatch.core.comeback import Comebacks, Fingerprint, Mark
from wikiwatch.core.evidence import Signal, Trace
from wikiwatch.core.model import Actor, ActorKind, Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import Refusal
from wikiwatch.store.comebacks import MOST_COMPARED
from wikiwatch.store.db import Store

KEY = "user:Jessica Sdfg 218"
PROBE = Signal(id="random_text", points=60, reason="r", excerpt="Wqkzjhrv")
NEW = Actor(name="Maria Sdfg 5", kind=ActorKind.ACCOUNT)
NAME = Mark("name", "sdfg")
PAGE = Mark("page", "0:Bridge")


def spam(store: Store, revid: int = 10, user: str = "Jessica Sdfg 218", outcome: Outcome = Outcome.HOLD) -> None:
    """An edit that was taken down, with a site and a random string."""
    record(store, change(revid, user, at=NOW + revid * HOUR), outcome, PROBE, adds=added("roofs.example"))


def blocked(store: Store, rules: Ruleset, key: str = KEY, days: int = 3) -> Fingerprint | None:
    """Somebody who is blocked some days later, and what is known about them then."""
    store.keep_fingerprint(key, NOW + days * DAY, rules)
    return store.fingerprint(key, NOW + days * DAY, rules)


def compared(store: Store, rules: Ruleset, marks: Collection[Mark], days: float = 5) -> Comebacks | None:
    return store.comebacks(NEW, marks, NOW + days * DAY, rules)


def found(store: Store, rules: Ruleset, marks: Collection[Mark], days: float = 5) -> list[str]:
    """The blocked ones who share some of these marks."""
    comebacks = compared(store, rules, marks, days)
    return [one.user for one in comebacks.others] if comebacks else []


def test_what_an_author_left_is_known_after_a_block(store: Store, rules: Ruleset) -> None:
    spam(store)
    store.note_refusals(
        [Refusal(log="x", entry=1, at=NOW, user="Jessica Sdfg 218", title="Bridge", domains=("+15550100",))]
    )
    known = blocked(store, rules)
    assert known is not None
    assert known.user == "Jessica Sdfg 218"
    assert {
        NAME,
        PAGE,
        Mark("domain", "roofs.example"),
        Mark("string", "wqkzjhrv"),
        Mark("site_name", "wqkzjhrv"),
        Mark("contact", "+15550100"),
    } <= known.marks


def test_only_the_strong_marks_find_somebody(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    for mark in (NAME, Mark("domain", "roofs.example"), Mark("string", "wqkzjhrv")):
        assert found(store, rules, [mark]) == ["Jessica Sdfg 218"]
    assert found(store, rules, [Mark("hours", "12"), PAGE, Mark("domain", "a.example")]) == []


def test_nothing_later_and_nothing_too_old_counts(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    days = rules.comeback.days
    assert [bool(found(store, rules, [NAME], day)) for day in (2.9, 3, 3 + days, 3.1 + days)] == [
        False,
        True,
        True,
        False,
    ]


def test_an_edit_counts_while_it_is_unwanted(store: Store, rules: Ruleset) -> None:
    spam(store)
    spam(store, 11)
    record(store, change(12, "Jessica Sdfg 218", title="Ferry", page_id=2))
    known = blocked(store, rules)
    assert known is not None
    assert {mark.value for mark in known.marks if mark.part == "page"} == {PAGE.value}
    store.overturn(10, NOW)
    store.overturn(11, NOW)
    assert store.fingerprint(KEY, NOW + 5 * DAY, rules) is None
    assert found(store, rules, [NAME]) == []


def test_who_was_mostly_wanted_is_no_spammer(store: Store, rules: Ruleset) -> None:
    spam(store)
    for revid in (11, 12):
        record(store, change(revid, "Jessica Sdfg 218"))
    assert blocked(store, rules) is None
    store.change_rows("update change set reverted_ts = ? where revid = 11", int((NOW + 4 * DAY).timestamp()))
    assert [bool(store.fingerprint(KEY, NOW + day * DAY, rules)) for day in (3, 5)] == [False, True]


def test_an_author_of_nothing_has_no_fingerprint(store: Store, rules: Ruleset) -> None:
    assert blocked(store, rules) is None


def test_an_edit_that_is_read_behind_its_block_is_taken_in_and_a_later_one_is_not(store: Store, rules: Ruleset) -> None:
    assert blocked(store, rules) is None
    for revid, title, day in ((10, "Bridge", 3), (11, "Ferry", 3.1)):
        at = NOW + day * DAY
        record(store, change(revid, "Jessica Sdfg 218", at=at, title=title, page_id=revid), Outcome.HOLD)
        store.complete_fingerprint(KEY, at, rules)
    known = store.fingerprint(KEY, NOW + 4 * DAY, rules)
    assert known is not None
    assert [mark.value for mark in known.marks if mark.part == "page"] == ["0:Bridge"]


def test_an_address_behind_which_everybody_is_has_no_fingerprint_and_no_past(store: Store, rules: Ruleset) -> None:
    address = Actor(name="192.0.2.7", kind=ActorKind.PROXY)
    spam(store)
    blocked(store, rules)
    for revid, user in ((20, "192.0.2.7"), (21, "192.0.2.8")):
        record(store, change(revid, user, at=NOW + 3 * DAY), Outcome.HOLD)
    at = NOW + 5 * DAY
    seen = store.comebacks(address, [], at, rules)
    assert seen is not None
    assert PAGE in seen.own
    assert blocked(store, rules, "ip:192.0.2.8", 4) is not None
    store.note_proxy(at, "ip:192.0.2.7")
    unseen = store.comebacks(address, [], at, rules)
    assert unseen is not None
    assert unseen.own == set()
    assert store.fingerprint("ip:192.0.2.8", at, rules) is None


def test_a_forgotten_fingerprint_leaves_nothing(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    assert store.forget_fingerprint(KEY)
    assert store.rows("select 1 from comeback union all select 1 from comeback_part") == []


def test_old_fingerprints_make_way(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    late = rules.comeback.days + 10
    record(store, change(5000, "Bob", at=NOW + late * DAY), Outcome.HOLD)
    blocked(store, rules, "user:Bob", late)
    assert [row["user"] for row in store.rows("select user from comeback")] == ["Bob"]


def test_sites_and_words_that_became_the_wikis_own_are_no_marks(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    site, string = Mark("domain", "roofs.example"), Mark("string", "wqkzjhrv")
    assert found(store, rules, [site]) == found(store, rules, [string]) == ["Jessica Sdfg 218"]
    store.trust_domains(["roofs.example"], NOW)
    store.learn_words(["wqkzjhrv"])
    assert found(store, rules, [site, string]) == []


def test_a_site_that_others_brought_and_that_stood_is_no_mark(store: Store, rules: Ruleset) -> None:
    spam(store)
    record(store, change(11, "Ann", at=NOW + DAY), adds=added("roofs.example"))
    blocked(store, rules)
    stood = 1 + rules.trust.survives_after_hours / 24
    site = Mark("domain", "roofs.example")
    assert [bool(found(store, rules, [site], days)) for days in (stood - 0.1, stood)] == [True, False]


def test_a_summary_that_good_edits_carry_too_is_no_mark(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    summary = "no summary available"
    stands = Trace(
        revid=11,
        page_id=2,
        title="Ferry",
        actor_key="user:Ann",
        user="Ann",
        timestamp=NOW,
        network=None,
        normalised="",
        summary=summary,
        domains=(),
        landings=(),
        form="",
        place="",
        name="",
    )
    marks = [PAGE, Mark("summary", summary)]
    before = compared(store, rules, marks)
    record(store, change(11, "Ann"))
    store.remember_trace(stands, rules)
    after = compared(store, rules, marks)
    assert before is not None
    assert after is not None
    assert before.own - after.own == {Mark("summary", summary)}


def test_others_on_a_shared_page_are_counted(store: Store, rules: Ruleset) -> None:
    spam(store)
    for revid, user in ((20, "Ann"), (21, "Bob"), (22, "Ann"), (23, NEW.name)):
        record(store, change(revid, user, at=NOW + 4 * DAY))
    blocked(store, rules)
    comebacks = compared(store, rules, [PAGE, NAME])
    assert comebacks is not None
    assert [one.editors for one in comebacks.others] == [{PAGE.value: 2}]


def test_the_authors_own_fingerprint_is_not_compared(store: Store, rules: Ruleset) -> None:
    spam(store, user=NEW.name)
    blocked(store, rules, NEW.key)
    comebacks = compared(store, rules, [PAGE, NAME])
    assert comebacks is not None
    assert comebacks.others == ()


def test_a_pattern_of_names_that_others_with_good_edits_share_is_no_mark(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    marks = [PAGE, NAME, Mark("domain", "roofs.example")]
    for revid, user, shared in ((30, "Gus Sdfg 1", True), (31, "Gus Sdfg 1", True), (32, "Eva Sdfg 2", False)):
        record(store, change(revid, user, at=NOW + 4 * DAY))
        comebacks = compared(store, rules, marks)
        assert comebacks is not None
        assert [NAME in one.marks for one in comebacks.others] == [shared]
    store.change_rows("update change set reverted_ts = ts where revid = 32")
    comebacks = compared(store, rules, marks)
    assert comebacks is not None
    assert [NAME in one.marks for one in comebacks.others] == [True]


def test_a_network_with_good_neighbours_is_no_mark(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    mark = Mark("network", "192.0.2.0/24")
    for number, marked in ((1, True), (2, False)):
        user = f"192.0.2.{number}"
        record(store, change(50 + number, user, user_id=0))
        store.note_networks(f"ip:{user}", ["net:192.0.2.0/24"], NOW)
        comebacks = compared(store, rules, [mark])
        assert comebacks is not None
        assert (mark in comebacks.own) is marked


def test_what_was_quoted_in_a_discussion_was_not_brought(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    for revid, namespace in ((30, 1), (31, 4)):
        where = {"namespace": namespace, "title": "Talk:Bridge", "page_id": 9}
        record(store, change(revid, NEW.name, at=NOW + 4 * DAY, **where), adds=added("roofs.example"))
    comebacks = compared(store, rules, [])
    assert comebacks is not None
    assert comebacks.others == ()


def test_who_was_here_before_the_block_is_no_next_account(store: Store, rules: Ruleset) -> None:
    spam(store)
    record(store, change(11, NEW.name, at=NOW + 2 * DAY))
    blocked(store, rules)
    assert found(store, rules, [NAME]) == []
    store.change_rows("update change set reverted_ts = ts where revid = 11")
    assert found(store, rules, [NAME]) == ["Jessica Sdfg 218"]


def test_what_a_new_author_did_before_counts_too(store: Store, rules: Ruleset) -> None:
    spam(store)
    blocked(store, rules)
    record(store, change(30, NEW.name, at=NOW + 4 * DAY), adds=added("roofs.example"))
    comebacks = compared(store, rules, [])
    assert comebacks is not None
    assert {PAGE, Mark("domain", "roofs.example")} <= comebacks.own
    assert [one.user for one in comebacks.others] == ["Jessica Sdfg 218"]


def test_those_who_share_most_are_compared_and_no_more(store: Store, rules: Ruleset) -> None:
    for number in range(MOST_COMPARED + 5):
        user = f"Spammer Sdfg {number}"
        record(store, change(100 + number, user), Outcome.HOLD)
        blocked(store, rules, f"user:{user}")
    spam(store)
    blocked(store, rules)
    users = found(store, rules, [NAME, Mark("domain", "roofs.example")])
    assert users[0] == "Jessica Sdfg 218"
    assert len(users) == MOST_COMPARED


def test_no_query_reads_a_whole_table(store: Store, rules: Ruleset) -> None:
    spam(store)
    asked: set[str] = set()
    store.conn.set_trace_callback(asked.add)
    blocked(store, rules)
    asked_for = [PAGE, NAME, Mark("string", "wqkzjhrv"), Mark("domain", "roofs.example"), Mark("summary", "a summary")]
    compared(store, rules, asked_for)
    store.keep_fingerprint(KEY, NOW + timedelta(days=4), rules)
    store.conn.set_trace_callback(None)
    plans = {
        sql: [row["detail"] for row in store.rows(f"explain query plan {sql}")]
        for sql in asked
        if sql.lstrip().startswith(("select", "delete"))
    }
    assert len(plans) > 15
    assert {sql: plan for sql, plan in plans.items() if any(_scans(step) for step in plan)} == {}
    # As many authors may share a mark as there are fingerprints.
    by_mark = [step for plan in plans.values() for step in plan if "part=? AND value=?" in step]
    assert by_mark
    assert all("part=? AND value=? AND ts>?" in step for step in by_mark)


def _scans(step: str) -> bool:
    """Whether a step of a plan reads all of a table; lists that came with the question are short."""
    of_question = ("SCAN own", "SCAN json_each", "SCAN CONSTANT ROW", "SCAN (subquery")
    return step.startswith("SCAN") and not step.startswith(of_question)
