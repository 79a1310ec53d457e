"""What the store remembers of places: what became of them, and what the wiki refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from deeds import DAY, HOUR, NOW, added, change, record

from wikiwatch.core import text
from wikiwatch.core.campaign import Tie
from wikiwatch.core.fingerprint import trace
from wikiwatch.core.model import Actor, ActorKind, Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import REFUSALS_COUNT, Refusal, SiteHistory, SitesBefore
from wikiwatch.store.db import Store
from wikiwatch.store.sites import INSERTIONS, PLACES

LATER = NOW + 10 * DAY


def before(store: Store, rules: Ruleset, *domains: str, user: str = "Zoe", at: datetime = LATER) -> SitesBefore:
    """What is known when somebody brings these domains."""
    actor = Actor(name=user, kind=ActorKind.ACCOUNT)
    return store.past(change(999, user, at=at), actor, added(*domains), set(), rules).sites


def bring(store: Store, revid: int, user: str, domain: str = "a.example", **what: Any) -> None:
    record(store, change(revid, user, **what), adds=added(domain))


def undone(store: Store, revid: int, user: str, domain: str = "a.example", **what: Any) -> None:
    """Somebody brings a domain to a page of its own, and it is undone an hour later."""
    what = {"page_id": revid, "at": NOW, **what}
    record(store, change(revid - 1, "Sybil", sha1="clean", **what))
    bring(store, revid, user, domain, **what)
    store.note_identity_revert(
        change(revid + 1, "Sybil", sha1="clean", **{**what, "at": what["at"] + HOUR}),
    )


def test_a_place_that_nobody_brought_is_not_seen(store: Store, rules: Ruleset) -> None:
    assert before(store, rules, "a.example").histories == (SiteHistory(domain="a.example", seen=False),)


def test_what_stood_counts_and_what_is_young_does_not_yet(store: Store, rules: Ruleset) -> None:
    bring(store, 10, "Ann")
    bring(store, 20, "Bob", at=LATER - HOUR)
    assert before(store, rules, "a.example").histories == (SiteHistory(domain="a.example", seen=True, stood=1),)


def test_what_stood_when_the_wiki_was_first_read_counts_once(store: Store, rules: Ruleset) -> None:
    store.note_standing(["a.example"], NOW)
    assert before(store, rules, "a.example").histories == (SiteHistory(domain="a.example", seen=True, stood=1),)


def test_what_people_undid_or_was_taken_down_here_counts_with_the_hands_that_brought_it(
    store: Store, rules: Ruleset
) -> None:
    undone(store, 10, "Ann")
    undone(store, 20, "Ann")
    record(store, change(30, "Bob", at=NOW + HOUR), Outcome.HOLD, adds=added("a.example"))
    [history] = before(store, rules, "a.example").histories
    assert history == SiteHistory(domain="a.example", seen=True, undone=(30, 20, 10), undone_hands=2)


def test_the_authors_own_insertions_are_seen_and_tell_no_more(store: Store, rules: Ruleset) -> None:
    undone(store, 10, "Zoe")
    assert before(store, rules, "a.example").histories == (SiteHistory(domain="a.example", seen=True),)


def test_what_a_person_released_is_no_longer_held_against_the_place(store: Store, rules: Ruleset) -> None:
    record(store, change(30, "Bob"), Outcome.HOLD, adds=added("a.example"))
    store.overturn(30, NOW)
    assert before(store, rules, "a.example").histories == (SiteHistory(domain="a.example", seen=False),)


def test_what_was_taken_down_for_the_sake_of_a_case_says_nothing_of_the_place(store: Store, rules: Ruleset) -> None:
    tie = Tie(id="domain", points=40, reason="it leads to the same site")
    case = store.open_case(NOW)
    for revid, user, ties in ((10, "Ann", ()), (20, "Bob", (tie,)), (30, "Cid", (tie,))):
        record(store, change(revid, user), Outcome.HOLD, adds=added("a.example"))
        store.add_to_case(case, revid, NOW, ties)
    [history] = before(store, rules, "a.example").histories
    assert (history.undone, history.undone_hands) == ((10,), 1)


def test_what_came_before_an_edit_that_a_person_released_is_not_held_against_the_place(
    store: Store, rules: Ruleset
) -> None:
    adds = text.added("", "See https://a.example/page", new_page=True)
    for revid, user in ((10, "Ann"), (20, "Bob"), (30, "Cid")):
        what = record(store, change(revid, user, at=NOW + revid * HOUR), Outcome.HOLD, adds=adds)
        store.remember_trace(trace(what, Actor(name=user, kind=ActorKind.ACCOUNT), adds, ""), rules)
    store.overturn(20, NOW)
    [history] = before(store, rules, "a.example").histories
    assert (history.undone, history.stood) == ((30,), 1)


def test_nothing_later_than_the_change_counts(store: Store, rules: Ruleset) -> None:
    undone(store, 10, "Ann")
    then = before(store, rules, "a.example", at=NOW + HOUR / 2).histories
    assert then == (SiteHistory(domain="a.example", seen=True),)
    assert not before(store, rules, "a.example", at=NOW - HOUR).histories[0].seen


def test_a_place_that_somebody_trusted_uses_is_not_looked_up(store: Store, rules: Ruleset) -> None:
    undone(store, 10, "Ann")
    store.trust_domains(["a.example"], NOW)
    assert before(store, rules, "a.example") == SitesBefore()


def test_the_known_places_are_counted_as_far_as_it_matters(store: Store, rules: Ruleset) -> None:
    store.note_standing(["a.example", "b.example"], NOW)
    bring(store, 10, "Ann", "b.example")
    bring(store, 20, "Ann", "c.example")
    assert before(store, rules, "new.example").known == 3
    store.note_standing([f"s{number}.example" for number in range(2 * PLACES)], NOW)
    assert before(store, rules, "new.example").known == PLACES


def test_of_a_place_that_everybody_brings_only_the_latest_insertions_are_read(store: Store, rules: Ruleset) -> None:
    for number in range(INSERTIONS + 5):
        bring(store, 10 + number, f"User{number}")
    assert before(store, rules, "a.example").histories[0].stood == INSERTIONS


# refusals


def refusal(entry: int, user: str, *domains: str, at: datetime = NOW, log: str = "spamblacklist") -> Refusal:
    return Refusal(log=log, entry=entry, at=at, user=user, title="Bridge", domains=domains)


def test_refusals_of_the_place_and_of_the_author_are_found_newest_first(store: Store, rules: Ruleset) -> None:
    of_place = refusal(1, "Eve", "a.example", "b.example")
    of_author = refusal(1, "Zoe", "c.example", at=NOW + HOUR, log="abusefilter")
    store.note_refusals([of_place, of_author, refusal(2, "Eve", "d.example")])
    store.note_refusals([of_place])
    assert before(store, rules, "a.example").refusals == (of_author, of_place)


def test_refusals_count_for_some_weeks_and_never_before_their_time(store: Store, rules: Ruleset) -> None:
    store.note_refusals([refusal(1, "Eve", "a.example")])
    assert before(store, rules, "a.example", at=NOW - HOUR).refusals == ()
    assert before(store, rules, "a.example", at=NOW + REFUSALS_COUNT).refusals
    assert before(store, rules, "a.example", at=NOW + REFUSALS_COUNT + HOUR).refusals == ()


def test_an_address_that_was_refused_is_known_by_its_network_of_one_subscriber(store: Store, rules: Ruleset) -> None:
    store.note_refusals([refusal(1, "2001:db8::1")])
    visitor = Actor(name="2001:DB8::2", kind=ActorKind.ADDRESS)
    what = change(999, visitor.name, at=LATER, user_id=0)
    assert store.past(what, visitor, added("a.example"), set(), rules).sites.refusals


# what people can look up


def test_a_place_can_be_looked_up(store: Store) -> None:
    undone(store, 10, "Ann")
    bring(store, 20, "Bob", at=NOW + HOUR)
    record(store, change(30, "Eve", at=NOW + 2 * HOUR), Outcome.HOLD, adds=added("a.example"))
    store.note_refusals([refusal(1, "Eve", "a.example")])
    found = store.site("a.example", LATER)
    assert (found["first_by"], found["first_revid"], found["first_page"]) == ("Ann", 10, "Bridge")
    counts = [found[name] for name in ("insertions", "authors", "stood", "undone", "taken_down")]
    assert counts == [3, 3, 1, 1, 1]
    assert [one["user"] for one in found["refused"]] == ["Eve"]


def test_a_place_that_nobody_brought_can_be_looked_up_too(store: Store) -> None:
    found = store.site("a.example", LATER)
    assert (found["first_seen"], found["insertions"], found["refused"]) == (None, 0, [])


def test_a_place_that_its_own_author_took_back_at_once_has_not_stood(store: Store, rules: Ruleset) -> None:
    """Else a spammer would make a site the wiki's own by adding it and taking it back, and waiting for three days."""
    record(store, change(9, "Sybil", sha1="clean"))
    bring(store, 10, "Ann", at=NOW + HOUR)
    record(store, change(11, "Ann", sha1="clean", at=NOW + 2 * HOUR))
    store.note_identity_revert(change(11, "Ann", sha1="clean", at=NOW + 2 * HOUR))
    zoe = Actor(name="Zoe", kind=ActorKind.ACCOUNT)
    past = store.past(change(999, "Zoe", at=LATER), zoe, added("a.example"), set(), rules)
    assert past.standing_domains == frozenset()
    assert past.sites.histories == (SiteHistory(domain="a.example", seen=True),)
