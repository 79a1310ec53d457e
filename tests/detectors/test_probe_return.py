"""A link that comes to a page where somebody left random letters before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.evidence import Added, Case, Passage, Past, Probe, Signal, Trust
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import probe_return

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINK = "Cheap pills at https://pills.example/now for you"


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return rulefiles.load(rulefiles.packaged_rules_dir())


def account(name: str) -> Actor:
    return Actor(name=name, kind=ActorKind.ACCOUNT)


def address(name: str) -> Actor:
    return Actor(name=name, kind=ActorKind.ADDRESS)


def probe(actor: Actor, revid: int = 7, ago: timedelta = timedelta(days=3)) -> Probe:
    return Probe(
        revid=revid,
        page_id=1,
        actor_key=actor.key,
        network=actor.network,
        timestamp=NOW - ago,
        strings=("xkqzvj",),
    )


def found(rules: Ruleset, actor: Actor, past: Past, text: str = LINK) -> dict[str, Signal]:
    """The signals, by id, of an edit by `actor` that adds `text`."""
    change = Change(
        rcid=1,
        kind=ChangeKind.EDIT,
        revid=1000,
        parent_revid=999,
        page_id=1,
        namespace=0,
        title="Springfield",
        timestamp=NOW,
        user=actor.name,
    )
    case = Case(
        change=change,
        actor=actor,
        added=Added(passages=(Passage(text=text, start=0),), links=links(text)),
        before="",
        past=past,
        trust=Trust(score=0, band="new"),
    )
    return {signal.id: signal for signal in probe_return.detect(case, rules)}


def test_a_strangers_link_on_a_probed_page_is_found_with_its_place(rules: Ruleset) -> None:
    signals = found(rules, account("Anna"), Past(probes=(probe(address("192.0.2.1")),)))
    assert set(signals) == {"return.probed_page"}
    signal = signals["return.probed_page"]
    assert signal.points == rules.points.signal("return.probed_page").points
    assert signal.revids == (7,)
    assert LINK[signal.start : signal.end] == signal.excerpt == "https://pills.example/now"
    assert signal.reason == ("this page was probed with random letters 3 days before the link came (revision 7)")


@pytest.mark.parametrize(
    ("prober", "author", "same"),
    [
        (account("Bot 1"), account("Bot 1"), True),
        (account("Bot 1"), account("Bot 2"), False),
        (address("192.0.2.1"), address("192.0.2.1"), True),
        (address("192.0.2.1"), address("192.0.2.200"), False),
        (address("192.0.2.1"), address("198.51.100.1"), False),
        (address("2001:db8:1::1"), address("2001:db8:1::9"), True),
        (address("2001:db8:1::1"), address("2001:db8:1:2::9"), False),
        (address("2001:db8:1::1"), address("2001:db8:2::1"), False),
        (address("192.0.2.1"), account("192 Anna"), False),
        (account("Bot 1"), Actor(name="Bot 1", kind=ActorKind.TYPED), False),
    ],
)
def test_the_same_hand_is_the_same_author(rules: Ruleset, prober: Actor, author: Actor, same: bool) -> None:
    signals = found(rules, author, Past(probes=(probe(prober),)))
    assert "return.probed_page" in signals
    assert ("return.same_hand" in signals) is same


def test_the_same_hand_names_only_its_own_probes(rules: Ruleset) -> None:
    others = tuple(probe(address(f"198.51.100.{n}"), revid=n) for n in range(20, 29))
    past = Past(probes=(probe(account("Anna"), revid=7), *others))
    signals = found(rules, account("Anna"), past)
    assert signals["return.same_hand"].revids == (7,)
    assert len(signals["return.mashed_page"].revids) == 10
    assert signals["return.mashed_page"].reason.endswith("(revision 7, 20, 21, 22, 23 and 5 more)")


def test_a_page_on_which_many_mash_the_keyboard_says_little(rules: Ruleset) -> None:
    two = tuple(probe(address(f"198.51.100.{n}"), revid=n) for n in (20, 21))
    again = probe(address("198.51.100.20"), revid=22)
    assert set(found(rules, account("Anna"), Past(probes=(*two, again)))) == {"return.probed_page"}
    third = probe(address("198.51.100.22"), revid=23)
    assert set(found(rules, account("Anna"), Past(probes=(*two, third)))) == {"return.mashed_page"}


def elsewhere(actor: Actor) -> Probe:
    return replace(probe(actor), page_id=2)


def test_the_authors_own_probe_on_another_page_is_found(rules: Ruleset) -> None:
    assert set(found(rules, account("Anna"), Past(probes=(elsewhere(account("Anna")),)))) == {"return.own_probe"}


def test_a_name_that_anybody_may_type_is_not_one_hand(rules: Ruleset) -> None:
    typed = Actor(name="Anonymous", kind=ActorKind.TYPED)
    assert not found(rules, typed, Past(probes=(elsewhere(typed),)))


def test_a_neighbours_probe_on_another_page_is_a_weak_sign(rules: Ruleset) -> None:
    past = Past(probes=(elsewhere(address("192.0.2.1")),))
    assert set(found(rules, address("192.0.2.77"), past)) == {"return.same_network"}
    assert not found(rules, address("198.51.100.77"), past)


def test_letters_that_somebody_else_left_are_found_again(rules: Ruleset) -> None:
    past = Past(probes=(elsewhere(account("Bot 1")),))
    assert set(found(rules, account("Bot 2"), past, f"XKqzvj {LINK}")) == {"return.same_string"}
    assert not found(rules, account("Bot 2"), past, LINK)


@pytest.mark.parametrize(
    ("ago", "told", "signal"),
    [
        (timedelta(minutes=5), "less than a day", "return.probed_page"),
        (timedelta(days=1, hours=3), "a day", "return.probed_page"),
        (timedelta(days=7), "7 days", "return.old_probe"),
        (timedelta(days=29), "29 days", "return.old_probe"),
    ],
)
def test_the_reason_says_how_long_ago_and_weeks_say_less(
    rules: Ruleset, ago: timedelta, told: str, signal: str
) -> None:
    signals = found(rules, account("Anna"), Past(probes=(probe(address("192.0.2.1"), ago=ago),)))
    assert f" {told} before the link came" in signals[signal].reason


@pytest.mark.parametrize(
    "text", ["A better sentence, with a [[Springfield|link]] inside.", "[[Category:Pills]] {{Pills}}"]
)
def test_an_edit_without_external_link_is_no_return(rules: Ruleset, text: str) -> None:
    assert not found(rules, account("Anna"), Past(probes=(probe(account("Anna")),)), text)


@pytest.mark.parametrize("text", ["Call +1 202 555 0143 now", "Write to offers@example.org now"])
def test_a_number_or_an_address_is_a_return(rules: Ruleset, text: str) -> None:
    assert found(rules, account("Anna"), Past(probes=(probe(account("Anna")),)), text)


def test_a_link_that_somebody_trusted_has_used_is_no_return(rules: Ruleset) -> None:
    past = Past(probes=(probe(account("Anna")),), trusted_domains=frozenset({"pills.example"}))
    assert not found(rules, account("Anna"), past)
    mixed = LINK + " and https://other.example"
    assert set(found(rules, account("Anna"), past, mixed)) == {"return.probed_page", "return.same_hand"}
