"""Near-identical insertions of one author: how alike, how often, and in which band of trust."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch import rulefiles
from wikiwatch.core.evidence import Added, Case, Insertion, Passage, Past, Signal, Trust
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.normalise import normalise, similarity
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.signatures import without_signed_links
from wikiwatch.detectors import repeat_links

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADVERT = "Looking for quick plumbing help in Springfield? Call the experts at https://pipes.example today!"


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return rulefiles.load(rulefiles.packaged_rules_dir())


def insertion(text: str, revid: int, *, normalised: str | None = None) -> Insertion:
    return Insertion(
        revid=revid,
        page_id=revid,
        actor_key="user:Anna",
        timestamp=NOW - timedelta(hours=100 - revid),
        normalised=normalise(text) if normalised is None else normalised,
        domains=tuple(dict.fromkeys(link.domain for link in links(text))),
    )


def found(
    text: str,
    earlier: list[Insertion],
    rules: Ruleset,
    *,
    band: str = "new",
    trusted: frozenset[str] = frozenset(),
    standing: frozenset[str] = frozenset(),
    namespace: int = 0,
    normalised: str | None = None,
) -> dict[str, Signal]:
    """The signals of an edit that adds `text`, by id; `earlier` is oldest first."""
    added = Added(
        passages=(Passage(text=text, start=0),),
        links=links(text),
        normalised=normalise(text) if normalised is None else normalised,
    )
    added = without_signed_links(added, namespace)
    newest_first = tuple(reversed(earlier))
    past = Past(
        insertions=newest_first[:10],
        same_domain=tuple(one for one in newest_first if not set(one.domains).isdisjoint(added.domains)),
        trusted_domains=trusted,
        standing_domains=standing,
    )
    change = Change(
        rcid=1,
        kind=ChangeKind.EDIT,
        revid=1000,
        parent_revid=999,
        page_id=1,
        namespace=namespace,
        title="Springfield",
        timestamp=NOW,
        user="Anna",
    )
    case = Case(
        change=change,
        actor=Actor(name="Anna", kind=ActorKind.ACCOUNT),
        added=added,
        before="",
        past=past,
        trust=Trust(score=0, band=band),
    )
    return {signal.id: signal for signal in repeat_links.detect(case, rules)}


def copies(count: int, text: str = ADVERT) -> list[Insertion]:
    return [insertion(text, revid) for revid in range(1, count + 1)]


def test_fourth_copy_of_a_newcomer_is_found_with_place_and_earlier_revisions(rules: Ruleset) -> None:
    signal = found(ADVERT, copies(3), rules)["repeat_links"]
    assert signal.points == rules.points.signal("repeat_links").points
    assert signal.reason == "3 of the author's last 3 insertions are at least 60 % like this one"
    assert signal.revids == (3, 2, 1)
    assert ADVERT[signal.start : signal.end] == signal.excerpt == "https://pipes.example"


def test_third_copy_of_a_newcomer_is_not_found(rules: Ruleset) -> None:
    assert not found(ADVERT, copies(2), rules)


@pytest.mark.parametrize(
    ("band", "alike", "count"),
    [("new", 60, 3), ("low", 70, 4), ("known", 80, 6), ("trusted", 90, 8), ("old", 95, 10)],
)
def test_each_band_has_its_own_likeness_and_count(rules: Ruleset, band: str, alike: int, count: int) -> None:
    text = "a" * 100
    exactly = "a" * alike + "b" * (100 - alike)
    below = "a" * (alike - 1) + "b" * (101 - alike)

    def look(normalised: str, times: int) -> dict[str, Signal]:
        earlier = [insertion(ADVERT, revid, normalised=normalised) for revid in range(1, times + 1)]
        return found(ADVERT, earlier, rules, band=band, normalised=text)

    assert "repeat_links" in look(exactly, count)
    assert "repeat_links" not in look(exactly, count - 1)
    assert not look(below, 10)


def test_only_the_ten_latest_insertions_are_compared(rules: Ruleset) -> None:
    others = [insertion(f"{word * 9} https://{word}.example", 50 + n) for n, word in enumerate("abcdefghij")]
    assert "repeat_links" in found(ADVERT, copies(3) + others[:7], rules)
    assert not found(ADVERT, copies(3) + others[:8], rules)


def test_an_edit_without_link_number_or_address_is_never_a_repetition(rules: Ruleset) -> None:
    text = "Please see [[Springfield]] and {{Infobox}} in [[Category:Plumbing]] for the plumbing experts"
    assert not found(text, [insertion(ADVERT, n, normalised=normalise(text)) for n in range(1, 11)], rules)


def test_a_telephone_number_is_an_insertion(rules: Ruleset) -> None:
    text = "Call our plumbing experts in Springfield today, day and night: +1 202 555 0143"
    assert "repeat_links" in found(text, copies(3, text), rules)


def test_bare_sources_from_different_places_are_not_alike(rules: Ruleset) -> None:
    earlier = [insertion(f"<ref>https://museum-{n}.example/42</ref>", n) for n in range(1, 6)]
    assert similarity(earlier[0].normalised, earlier[1].normalised) > 90
    assert not found("<ref>https://museum-7.example/42</ref>", earlier, rules)


def test_a_bare_link_to_one_place_is_found_unless_somebody_trusted_has_used_that(rules: Ruleset) -> None:
    text = "<ref>https://pipes.example/offer</ref>"
    assert "repeat_links" in found(text, copies(3, text), rules)
    assert not found(text, copies(10, text), rules, trusted=frozenset({"pipes.example"}))


def test_fifth_copy_of_a_link_that_nobody_trusted_has_used_is_a_flood(rules: Ruleset) -> None:
    assert "repeat_links.flood" not in found(ADVERT, copies(3), rules)
    flood = found(ADVERT, copies(4), rules)["repeat_links.flood"]
    assert flood.reason == "5 nearly identical insertions of a link that is new here"
    assert flood.revids == (4, 3, 2, 1)


def test_copies_of_a_link_that_somebody_trusted_has_used_are_no_flood(rules: Ruleset) -> None:
    signals = found(ADVERT, copies(9), rules, trusted=frozenset({"pipes.example"}))
    assert set(signals) == {"repeat_links.trusted_site"}


def test_copies_of_a_link_that_has_stood_are_no_flood(rules: Ruleset) -> None:
    signals = found(ADVERT, copies(9), rules, standing=frozenset({"pipes.example"}))
    assert set(signals) == {"repeat_links.trusted_site"}


HEAD = "File {} of the tides, kept by tide@example.org, updates at https://files.example/{}"


def test_the_head_of_a_file_with_the_writers_address_counts_for_little(rules: Ruleset) -> None:
    earlier = [insertion(HEAD.format(name, name), revid) for revid, name in enumerate("abcd", 1)]
    known = frozenset({"files.example"})
    assert set(found(HEAD.format("e", "e"), earlier, rules, trusted=known)) == {"repeat_links.trusted_site"}
    assert "repeat_links" in found(HEAD.format("e", "e"), earlier, rules)


def test_an_address_alone_is_an_advert(rules: Ruleset) -> None:
    text = "Write to lender@example.net for a loan today, number {}, no questions asked"
    earlier = [insertion(text.format(number), number) for number in range(1, 5)]
    assert "repeat_links" in found(text.format(9), earlier, rules)


@pytest.mark.parametrize(
    ("text", "earlier", "flood"),
    [
        ("<ref>https://pipes.example/{}</ref>", "<ref>https://pipes.example/{}</ref>", False),
        ("<ref>https://pipes.example/offer</ref>", "* https://pipes.example/offer", True),
        ("<ref>https://pipes.example/</ref>", "<ref>https://pipes.example/offer{}</ref>", False),
        ("Call +1 202 555 0143", "Ring +1 202 555 0143", True),
    ],
)
def test_bare_references_are_a_flood_only_if_they_go_to_the_very_same_place(
    rules: Ruleset, text: str, earlier: str, flood: bool
) -> None:
    insertions = [insertion(earlier.format(number), number) for number in range(1, 6)]
    assert ("repeat_links.flood" in found(text.format(6), insertions, rules)) is flood


TAIL = "[[User:Anna|Anna]] [https://anna.example my site] ([[User talk:Anna|talk]]) 12:3{}, 1 January 2026 (UTC)"


@pytest.mark.parametrize("comment", ["I agree.", "I have read the whole of it, and nothing in it is wrong."])
@pytest.mark.parametrize("namespace", [1, 3, 4, 101])
def test_a_site_in_a_signature_makes_no_insertion_where_people_talk(
    rules: Ruleset, comment: str, namespace: int
) -> None:
    signed = [f"{comment} {TAIL.format(number)}" for number in range(6)]
    earlier = [insertion(text, number) for number, text in enumerate(signed[:5], 1)]
    assert not found(signed[5], earlier, rules, namespace=namespace)


@pytest.mark.parametrize("comment", [ADVERT, f"{ADVERT}\n\n:Me too."])
def test_an_advert_before_a_signature_is_an_insertion(rules: Ruleset, comment: str) -> None:
    signed = [f"{comment} -- {TAIL.format(number)}" for number in range(6)]
    earlier = [insertion(text, number) for number, text in enumerate(signed[:5], 1)]
    signal = found(signed[5], earlier, rules, namespace=1)["repeat_links.flood"]
    assert signal.excerpt == "https://pipes.example"


@pytest.mark.parametrize("advert", [TAIL, f"-- Buy at https://pipes.example {TAIL}"])
def test_in_an_article_a_signature_hides_nothing(rules: Ruleset, advert: str) -> None:
    earlier = [insertion(advert.format(number), number) for number in range(1, 6)]
    assert "repeat_links.flood" in found(advert.format(6), earlier, rules)


def test_a_trusted_link_set_beside_the_advert_does_not_hide_a_flood(rules: Ruleset) -> None:
    text = ADVERT + " See also https://library.example.org/plumbing"
    signals = found(text, copies(4, text), rules, trusted=frozenset({"example.org"}))
    assert "repeat_links.flood" in signals


def test_different_adverts_for_one_place_are_no_flood(rules: Ruleset) -> None:
    texts = [f"{word * 60} https://pipes.example" for word in "abcdefgh"]
    assert not found(ADVERT, [insertion(text, n) for n, text in enumerate(texts, 1)], rules)


STEPS = [("new", 3), ("low", 4), ("known", 6), ("trusted", 8), ("old", 10)]
PEOPLE = (
    ("Anna Lindqvist", "Springfield"),
    ("Bo Wu", "Ogdenville"),
    ("Christopher Featherstone", "Shelbyville"),
    ("Dora", "Oslo"),
    ("Emil Oyelaran", "North Haverbrook"),
    ("Fred Ng", "Brockway"),
    ("Gina da Cruz", "Cypress Creek"),
    ("Hans Becker", "Ulm"),
    ("Ines Tavares", "Capital City"),
    ("Jack Wellington-Smythe", "Terror Lake"),
    ("Kate O'Hara", "Cork"),
)
NAMED = (
    "When the roof leaks, ring {} on the direct line 0{} at any hour of the day. We are at home in {} and will not"
    " let you wait, and our offer is here for all to see: https://roofs.example/{} !"
)
SYNONYMS = (
    "family small honest local trusted proper decent modest friendly tidy solid".split(),
    "mends repairs restores patches renews fixes rebuilds covers seals tiles rescues".split(),
    "quick prompt speedy rapid fast swift instant early timely brisk hasty".split(),
    "offer quote price estimate figure proposal bid sum answer reply number".split(),
)
SPUN = (
    "For years our {} firm that {} roofs has been glad to send a {} letter with an {} to whoever asks for one"
    " at https://roofs.example today."
)
SENTENCES = (
    "Our family firm mends roofs in every town of the county.",
    "Ring us today and ask for a quick offer without any cost.",
    "See https://roofs.example/ for what our customers say about it.",
    "We come within a day and bring all that is needed.",
)


def renamed(number: int) -> str:
    name, town = PEOPLE[number]
    return NAMED.format(name, 7 * 13**number, town, 3**number)


def spun(number: int) -> str:
    return SPUN.format(*(synonyms[number] for synonyms in SYNONYMS))


def reordered(number: int) -> str:
    return " ".join(list(permutations(SENTENCES))[number * 2 + 1])


@pytest.mark.parametrize(("band", "count"), STEPS)
@pytest.mark.parametrize("kind", [renamed, spun, reordered])
def test_one_advert_that_a_program_varies_is_found_in_every_band(
    rules: Ruleset, kind: Callable[[int], str], band: str, count: int
) -> None:
    earlier = [insertion(kind(number), number) for number in range(1, count + 1)]
    assert "repeat_links" in found(kind(0), earlier, rules, band=band)
    assert "repeat_links" not in found(kind(0), earlier[1:], rules, band=band)


UNLIKE = (
    "Our firm mends roofs all over the county: https://roofs.example/one",
    "Is your attic wet again? You may want to read https://roofs.example/two before winter comes",
    "https://roofs.example/three has eleven tips on slate, gutters and chimneys",
    "Nobody tiles like old Mr Brown does, says the paper, and here is his number: https://roofs.example/four",
)
NO_SPACES = (
    "春の町で屋根を直します、今日すぐ電話を https://roofs.example/one",
    "雨漏りでお困りの方へ。職人が見に行きます https://roofs.example/two",
    "瓦のことなら何でも聞いてください、安いです https://roofs.example/three",
    "冬が来る前に点検しませんか、無料ですよ https://roofs.example/four",
)


@pytest.mark.parametrize("texts", [UNLIKE, NO_SPACES])
def test_different_adverts_of_a_newcomer_for_one_site_are_missed(rules: Ruleset, texts: tuple[str, ...]) -> None:
    earlier = [insertion(text, number) for number, text in enumerate(texts[1:], 1)]
    assert "repeat_links" not in found(texts[0], earlier, rules)


@given(
    earlier=st.lists(st.sampled_from([ADVERT, "Snow leopards hunt at dusk: https://zoo.example"]), max_size=12),
    band=st.sampled_from(["new", "low", "known", "trusted", "old"]),
)
def test_more_trust_never_finds_more(rules: Ruleset, earlier: list[str], band: str) -> None:
    insertions = [insertion(text, n) for n, text in enumerate(earlier, 1)]
    assert set(found(ADVERT, insertions, rules, band=band)) <= set(found(ADVERT, insertions, rules))
