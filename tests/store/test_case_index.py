"""The index of insertions by untrusted authors, and the cases: what is found, forgotten, released, dismissed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from deeds import DAY, HOUR, NOW, added, change, record

from wikiwatch.core.campaign import Tie
from wikiwatch.core.evidence import CampaignState, Trace
from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

ADVERT = "need help with a leaking roof or gutter in any of our towns, ask the friendly team that never sleeps"
OTHER = "the old ferry ran twice a day until the bridge was opened, and its captain kept a parrot by the wheel"


def trace(revid: int, user: str, **fields: Any) -> Trace:
    what: dict[str, Any] = {
        "revid": revid,
        "page_id": revid,
        "title": "Bridge",
        "actor_key": f"user:{user}",
        "user": user,
        "timestamp": NOW,
        "network": None,
        "normalised": "",
        "summary": "",
        "domains": (),
        "landings": (),
        "form": "",
        "place": "",
        "name": "",
    }
    return Trace(**{**what, **fields})


def remember(store: Store, rules: Ruleset, one: Trace, outcome: Outcome = Outcome.ALLOW) -> Trace:
    record(store, change(one.revid, one.user, at=one.timestamp, page_id=one.page_id), outcome)
    store.remember_trace(one, rules)
    return one


def others(store: Store, rules: Ruleset, own: Trace) -> list[int]:
    return [other.revid for other in store.kin(own, rules).others]


def own(**fields: Any) -> Trace:
    return trace(99, "Zoe", **{"timestamp": NOW + HOUR, **fields})


def a_case(store: Store, rules: Ruleset, *, text: str = ADVERT) -> int:
    """A case of two edits by two hands."""
    case_id = store.open_case(NOW)
    for revid, user in ((10, "Ann"), (11, "Bob")):
        one = remember(store, rules, trace(revid, user, normalised=text, domains=("roofs.example",)))
        store.add_to_case(case_id, revid, one.timestamp, ())
    return case_id


def test_others_are_found_by_text_site_page_and_network(store: Store, rules: Ruleset) -> None:
    remember(store, rules, trace(10, "Ann", normalised=ADVERT, domains=("roofs.example",), network="net:192.0.2.0/24"))
    assert others(store, rules, own(normalised=ADVERT.replace("friendly", "clever"))) == [10]
    assert others(store, rules, own(domains=("a.example", "roofs.example"))) == [10]
    assert others(store, rules, own(page_id=10)) == [10]
    assert others(store, rules, own(network="net:192.0.2.0/24")) == [10]
    assert others(store, rules, own(normalised=OTHER, domains=("b.example",))) == []


def test_neither_the_authors_own_nor_later_ones_nor_old_ones_are_found(store: Store, rules: Ruleset) -> None:
    remember(store, rules, trace(10, "Zoe", normalised=ADVERT))
    remember(store, rules, trace(11, "Ann", normalised=ADVERT, timestamp=NOW + 2 * HOUR))
    assert others(store, rules, own(normalised=ADVERT)) == []
    window = timedelta(days=rules.campaigns.window_days)
    late = NOW + 2 * HOUR + window
    assert others(store, rules, own(normalised=ADVERT, timestamp=late)) == [11]
    assert others(store, rules, own(normalised=ADVERT, timestamp=late + HOUR)) == []


def test_the_likeliest_are_compared_and_no_more(store: Store, rules: Ruleset) -> None:
    remember(store, rules, trace(500, "Ann", normalised=ADVERT, page_id=7))
    for number in range(120):
        remember(store, rules, trace(1000 + number, f"U{number}", page_id=7, normalised=OTHER))
    found = others(store, rules, own(page_id=7, normalised=ADVERT))
    assert found[0] == 500
    assert len(found) == 50


def test_old_insertions_are_forgotten(store: Store, rules: Ruleset) -> None:
    remember(store, rules, trace(10, "Ann", normalised=ADVERT, domains=("roofs.example",)))
    late = NOW + timedelta(days=rules.campaigns.window_days) + HOUR
    remember(store, rules, trace(11, "Bob", normalised=OTHER, timestamp=late))
    assert [row["revid"] for row in store.rows("select revid from trace")] == [11]
    assert {row["revid"] for row in store.rows("select revid from trace_key")} == {11}


def test_what_was_undone_or_taken_down_is_known(store: Store, rules: Ruleset) -> None:
    for revid, outcome in ((10, Outcome.HOLD), (11, Outcome.ALLOW), (12, Outcome.WATCH)):
        remember(store, rules, trace(revid, f"U{revid}", normalised=ADVERT), outcome)
    store.change_rows("update change set reverted_ts = ts where revid = 11")
    found = {other.revid: other.undone for other in store.kin(own(normalised=ADVERT), rules).others}
    assert found == {10: True, 11: True, 12: False}


def test_what_a_person_released_is_no_part_of_anything(store: Store, rules: Ruleset) -> None:
    case_id = a_case(store, rules)
    store.overturn(10, NOW)
    assert others(store, rules, own(normalised=ADVERT)) == [11]
    assert [edit["revid"] for edit in store.case_edits(case_id)] == [11]
    assert store.case(case_id) is None


def test_a_site_stays_its_first_authors_own_however_often_others_paste_it(store: Store, rules: Ruleset) -> None:
    record(store, change(8, "Gwen", at=NOW - 5 * DAY), Outcome.ALLOW, adds=added("choir.example"))
    case_id = store.open_case(NOW)
    for revid, user in ((10, "Ann"), (11, "Bob")):
        record(store, change(revid, user), Outcome.ALLOW, adds=added("choir.example"))
        store.add_to_case(case_id, revid, NOW, ())
    store.add_to_case(case_id, 8, NOW, ())
    gwen, ann = (trace(99, name, domains=("choir.example",), timestamp=NOW + HOUR) for name in ("Gwen", "Ann"))
    assert store.kin(gwen, rules).known == {"choir.example"}
    assert store.kin(ann, rules).known == frozenset()
    store.change_rows("update change set reverted_ts = 1 where revid = 8")
    assert store.kin(gwen, rules).known == frozenset()


def test_sites_that_stood_are_known_unless_a_case_rests_on_them(store: Store, rules: Ruleset) -> None:
    later = own(domains=("roofs.example", "news.example"), timestamp=NOW + 10 * DAY)
    store.trust_domains(["news.example"], NOW)
    assert store.kin(later, rules).known == {"news.example"}
    store.note_standing(["roofs.example"], NOW)
    assert store.kin(later, rules).known == {"news.example", "roofs.example"}


def test_a_summary_of_an_edit_that_stood_is_usual(store: Store, rules: Ruleset) -> None:
    summary = {"summary": "added by the reference form"}
    remember(store, rules, trace(10, "Ann", **summary))
    assert not store.kin(own(**summary), rules).usual_summary
    later = own(**summary, timestamp=NOW + 4 * DAY)
    assert store.kin(later, rules).usual_summary
    store.change_rows("update change set reverted_ts = ts")
    assert not store.kin(later, rules).usual_summary


def test_a_case_tells_how_many_are_in_it_and_gone(store: Store, rules: Ruleset) -> None:
    case_id = a_case(store, rules)
    store.change_rows("update change set reverted_ts = ts where revid = 10")
    store.change_rows("update change set outcome = 'hold' where revid = 11")
    soon = store.kin(own(normalised=ADVERT), rules).others[0].campaign
    assert soon is not None
    assert (soon.id, soon.state, soon.edits, soon.hands) == (case_id, CampaignState.SUSPECTED, 2, 2)
    assert (soon.gone, soon.gone_hands) == (1, 1)
    # Nobody released the other one for a day.
    later = store.kin(own(normalised=ADVERT, timestamp=NOW + DAY), rules).others[0].campaign
    assert later is not None
    assert (later.gone, later.gone_hands) == (2, 2)


def test_what_was_taken_down_for_the_sake_of_a_case_is_no_evidence_for_it(store: Store, rules: Ruleset) -> None:
    case_id = a_case(store, rules)
    drawn = remember(store, rules, trace(12, "Cleo", normalised=ADVERT), Outcome.HOLD)
    store.add_to_case(case_id, 12, drawn.timestamp, (Tie(id="text", points=60, reason="it is like theirs"),))

    def seen() -> tuple[bool, int]:
        found = {one.revid: one for one in store.kin(own(normalised=ADVERT, timestamp=NOW + 2 * DAY), rules).others}
        case = found[12].campaign
        assert case is not None
        return found[12].undone, case.gone

    assert seen() == (False, 0)
    store.change_rows("update change set reverted_ts = ts where revid = 12")
    assert seen() == (True, 1)


def test_an_edit_stays_in_its_case(store: Store, rules: Ruleset) -> None:
    case_id = a_case(store, rules)
    store.add_to_case(store.open_case(NOW), 10, NOW, ())
    assert [edit["revid"] for edit in store.case_edits(case_id)] == [10, 11]
    assert [case["id"] for case in store.cases()] == [case_id]


def test_dismissed_cases_are_left_alone_even_when_they_are_old(store: Store, rules: Ruleset) -> None:
    case_id = a_case(store, rules)
    store.set_case_state(case_id, CampaignState.DISMISSED, "Sybil")
    assert store.cases() == []
    assert [case["who"] for case in store.cases(all_=True)] == ["Sybil"]
    late = NOW + timedelta(days=rules.campaigns.window_days) + HOUR
    remember(store, rules, trace(20, "Eve", normalised=OTHER, timestamp=late))
    for brought in ({"normalised": ADVERT}, {"domains": ("roofs.example",)}):
        found = store.kin(own(**brought, timestamp=late + HOUR), rules)
        assert found.others == ()
        assert {one.revid for one in found.left_alone} == {10, 11}
    store.set_case_state(case_id, CampaignState.CONFIRMED, "Sybil")
    assert store.kin(own(normalised=ADVERT), rules).left_alone == ()
    assert others(store, rules, own(normalised=ADVERT)) == [11, 10]


def test_a_case_expires_without_a_new_edit(store: Store, rules: Ruleset) -> None:
    case_id = a_case(store, rules)
    store.expire_cases(NOW)
    assert [case["state"] for case in store.cases()] == ["suspected"]
    store.expire_cases(NOW + HOUR)
    assert store.cases() == []
    assert [(case["id"], case["state"]) for case in store.cases(all_=True)] == [(case_id, "expired")]


def test_a_trace_is_found_again_as_it_was(store: Store, rules: Ruleset) -> None:
    whole = trace(
        10,
        "Ann",
        normalised=ADVERT,
        summary="the best roofs in town",
        domains=("дах.example", "+15550100"),
        landings=("/a.php?id",),
        form="url-plain 1 7",
        place="end",
        name="an3",
        network="net:192.0.2.0/24",
    )
    remember(store, rules, whole)
    (found,) = store.kin(own(normalised=ADVERT), rules).others
    assert found == replace(whole, undone=False)
