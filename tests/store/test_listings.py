"""What the store remembers of lists outside, and for how long."""

from __future__ import annotations

from datetime import datetime, timedelta

from deeds import DAY, HOUR, NOW

from wikiwatch.core.reputation import Answer, Listing, Says, Service, address_set
from wikiwatch.store.db import Store

KEY, OTHER = "ip:192.0.2.7", "ip:2001:db8::/64"
SPAM = Answer(says=Says.SPAM, words="sends spam")


def listing(until: datetime, source: str = "bl.example", asked: datetime = NOW) -> Listing:
    return Listing(source=source, answer=SPAM, asked=asked, until=until)


def test_an_answer_counts_until_its_time_is_up(store: Store) -> None:
    kept = listing(NOW + DAY)
    store.keep_listings({KEY: kept})
    assert store.listings(KEY, NOW) == (kept,)
    assert store.listings(KEY, NOW + DAY - timedelta(seconds=1)) == (kept,)
    assert store.listings(KEY, NOW + DAY) == ()
    assert store.listings(OTHER, NOW) == ()


def test_an_answer_counts_for_the_edits_of_the_day_before_it_and_for_no_older_ones(store: Store) -> None:
    store.keep_listings({KEY: listing(NOW + DAY)})
    assert store.listings(KEY, NOW - HOUR)
    assert not store.listings(KEY, NOW - 2 * DAY)


def test_only_authors_without_an_answer_that_counts_are_asked_about(store: Store) -> None:
    store.keep_listings({KEY: listing(NOW + DAY)})
    assert store.unlisted([KEY, OTHER], "bl.example", NOW) == {OTHER}
    assert store.unlisted([KEY, OTHER], "other.example", NOW) == {KEY, OTHER}
    assert store.unlisted([KEY, OTHER], "bl.example", NOW + DAY) == {KEY, OTHER}


def test_a_new_answer_takes_the_place_of_an_old_one(store: Store) -> None:
    store.keep_listings({KEY: listing(NOW + HOUR)})
    store.keep_listings({KEY: listing(NOW + DAY)})
    assert store.listings(KEY, NOW) == (listing(NOW + DAY),)


def test_answers_that_count_no_longer_are_forgotten(store: Store) -> None:
    store.keep_listings({KEY: listing(NOW + HOUR), OTHER: listing(NOW + DAY)})
    store.forget_listings(NOW + HOUR, ["bl.example"])
    assert [row["actor_key"] for row in store.rows("select actor_key from reputation")] == [OTHER]


def test_answers_of_lists_that_are_asked_no_longer_are_forgotten(store: Store) -> None:
    for source in ("bl.example", "other.example"):
        store.keep_listings({KEY: listing(NOW + DAY, source)})
    store.forget_listings(NOW, ["other.example"])
    assert [one.source for one in store.listings(KEY, NOW)] == ["other.example"]
    store.forget_source("other.example")
    assert not store.listings(KEY, NOW)


def test_answers_of_a_clock_that_was_ahead_are_asked_for_again(store: Store) -> None:
    store.keep_listings({KEY: listing(NOW + 400 * DAY, asked=NOW + 399 * DAY)})
    store.forget_listings(NOW, ["bl.example"])
    assert store.unlisted([KEY], "bl.example", NOW) == {KEY}


def test_a_purge_deletes_what_was_said_before_its_time(store: Store) -> None:
    store.keep_listings({KEY: listing(NOW + 90 * DAY), OTHER: listing(NOW + 90 * DAY, asked=NOW + DAY)})
    store.keep_address_list("tor", address_set([b"\xc0\x00\x02\x07"]), NOW)
    store.purge(NOW + HOUR)
    assert not store.listings(KEY, NOW)
    assert store.listings(OTHER, NOW + DAY)
    assert store.address_list("tor", NOW - DAY) is None


def test_a_service_is_remembered_as_it_is(store: Store) -> None:
    assert store.service("bl.example") == Service()
    service = Service().asked(3, NOW).failed("time-out", NOW)
    store.keep_service("bl.example", service)
    assert store.service("bl.example") == service
    store.keep_service("bl.example", service.found("it lists everything", NOW))
    assert store.service("bl.example") == service.found("it lists everything", NOW)


def test_a_list_counts_only_if_it_is_new_enough(store: Store) -> None:
    addresses = address_set([b"\xc0\x00\x02\x07", b"\x20\x01" + b"\x00" * 14])
    store.keep_address_list("tor", addresses, NOW)
    assert store.address_list("tor", NOW) == addresses
    assert store.address_list("tor", NOW + HOUR) is None
    store.keep_address_list("tor", address_set([]), NOW + HOUR)
    assert store.address_list("tor", NOW + HOUR) == address_set([])
