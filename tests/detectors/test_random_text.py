"""Tracking edits are found, and what newcomers do in good faith is not taken for one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch import rulefiles
from wikiwatch.core.evidence import Added, Case, Passage, Past, Trust
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.random_text import detect, random_strings, words_of


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return rulefiles.load(rulefiles.packaged_rules_dir())


def edit(*passages: str, title: str = "Harbour", new: bool = False, known: str = "", user: str = "Visitor") -> Case:
    change = Change(
        rcid=1,
        kind=ChangeKind.NEW if new else ChangeKind.EDIT,
        revid=1,
        parent_revid=None,
        page_id=1,
        namespace=0,
        title=title,
        timestamp=datetime(2026, 1, 1, tzinfo=UTC),
        user=user,
    )
    added = Added(passages=tuple(Passage(text=text, start=100) for text in passages), new_page=new)
    return Case(
        change=change,
        actor=Actor(name=user, kind=ActorKind.ACCOUNT),
        added=added,
        before="",
        past=Past(known_words=frozenset(known.split())),
        trust=Trust(score=0, band="new"),
    )


def ids(case: Case, rules: Ruleset) -> set[str]:
    return {signal.id for signal in detect(case, rules)}


@pytest.mark.parametrize(
    "text",
    [
        "wqkzjhrv",
        "\n----\n\nxkqjtzv\n\n-- [http://pages.example/ someone] 2026-01-02 03:04 UTC\n",
        "XkvTzqLB  qmwJRbfnk  zrtpkvxsd",
        "zqkxvw7d \n \nk3v9x2qf \n \nhqcxvzjr",
    ],
)
def test_nothing_but_random_strings_is_bare(text: str, rules: Ruleset) -> None:
    assert {"random_text", "random_text.bare"} <= ids(edit(text), rules)


@pytest.mark.parametrize(
    "text",
    [
        "hi fjdkslghjfk ok",
        "gfhjkdlsbridge|canal]] of 1900",
        "'''Bold text''' sdfgkjhsdfgkjh [[File:Example.jpg]]",
        "adsf;lkjh;lkjasdf;qwkejh",
        "<nowiki>gfhgfjhfghgfjhgf</nowiki>",
        "[[de:vbzqkJqDW]]",
    ],
)
def test_random_strings_with_little_else_are_found_but_not_bare(text: str, rules: Ruleset) -> None:
    assert "random_text" in ids(edit(text), rules)
    assert "random_text.bare" not in ids(edit(text, "and words"), rules)


@pytest.mark.parametrize(
    "text",
    [
        "* [[Krzysztof Szczerbiak]]",
        "Skrzypczak",
        "Mkhitaryan",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "dichlorodiphenyltrichloroethane",
        "CAS 50-78-2, C9H8O4, CC(=O)OC1=CC=CC=C1C(=O)O",
        "ATGGCCATTGTAATGGGCCGCTGAAAGG",
        "MKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQ",
        "1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Bxc6 dxc6 5. O-O Qd6 6. Nxe5 Bxh2+",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "dGhpcyBpcyBhIHRlc3Qgb2YgYmFzZSA2NCB0ZXh0",
        "doi:10.1000/xyzqwk.2026.01 ISBN 978-3-16-148410-0",
        "https://files.example/xkqzjvw/qwrtzp.html",
        "/usr/share/xkb/qwrtzp.so",
        "<syntaxhighlight>wqkzjhrv = xqvzk</syntaxhighlight>",
        "text\n asdfgh qwrtzp zxcvbnm",
        "{{Infobox qwrtzpx|xkcdqw=zxcvbnmk}}",
        "NSXMLParserDelegate getElementsByTagName init_outer_loop",
        "strncpy tmpdir fdset",
        "IBM BC547B LM7805CT NATO XIV MDCCLXXVI",
        "hahahahahaha looooool zzzzzzzzz aaaaargh hmmmmmm",
        ":-) ;-P xD <3 ^^",
        "I definately beleive teh artcile shoud menton this",
        "[[cy:Llanfairpwllgwyngyll]] [[fi:Hyppytyynytyydytys]]",
        "東京都は日本の首都です",
        "Санкт-Петербург достопримечательность",
        "Ψυχολογία",
        "",
    ],
)
def test_good_edits_are_left_alone(text: str, rules: Ruleset) -> None:
    assert ids(edit(text), rules) == set()


def test_an_odd_word_in_a_sentence_is_no_tracking_edit(rules: Ruleset) -> None:
    sentence = "The old harbour was dredged by the firm wqkzjhrv in the years after the great storm of 1953."
    assert ids(edit(sentence), rules) == set()


def test_a_word_that_the_wiki_knows_is_never_random(rules: Ruleset) -> None:
    assert ids(edit("xvkbset"), rules)
    assert ids(edit("xvkbset", known="xvkbset"), rules) == set()


def test_whoever_adds_the_own_name_is_left_alone(rules: Ruleset) -> None:
    assert ids(edit("* hqwrtzk", user="Hqwrtzk"), rules) == set()


@pytest.mark.parametrize("text", ["gahrfe", "gihrje", "* [[gahrfe]]"])
def test_a_lone_string_that_may_be_random_is_weak_evidence(text: str, rules: Ruleset) -> None:
    assert ids(edit(text), rules) == {"random_text.lone"}
    assert ids(edit(f"{text} harbour"), rules) == set()


PRAISE = "Some very fine posts on this site, I have saved it and will be back for more"


@pytest.mark.parametrize(
    "text",
    [
        f"{PRAISE}. cbqkgdhrgjxffwgd",
        f"cbqkgdhrgjxffwgd {PRAISE}",
        f"{PRAISE} cbqkgdhrgjxffwgd --Ann 12:00, 3 May 2026 (UTC)",
    ],
    ids=["at the end", "at the beginning", "before a signature"],
)
def test_a_mark_at_the_edge_of_a_short_text_is_found(text: str, rules: Ruleset) -> None:
    (signal,) = detect(edit(text), rules)
    assert (signal.id, signal.excerpt) == ("random_text.mark", "cbqkgdhrgjxffwgd")
    assert text[signal.start - 100 : signal.end - 100] == "cbqkgdhrgjxffwgd"


@pytest.mark.parametrize(
    "text",
    [
        f"{PRAISE[:30]} cbqkgdhrgjxffwgd {PRAISE[30:]}",
        f"{PRAISE}. gihrje",
        " ".join(f"{word} harbour" for word in "one two three four five six seven eight nine ten eleven twelve".split())
        + " ferry mill tower castle garden valley river meadow forest market station museum bridge church street"
        + " square school library theatre hospital prison palace cbqkgdhrgjxffwgd",
    ],
    ids=["in the middle", "only doubtful", "after a long text"],
)
def test_a_string_elsewhere_or_doubtful_or_in_a_long_text_is_no_mark(text: str, rules: Ruleset) -> None:
    assert ids(edit(text), rules) == set()


def test_random_strings_beside_links_are_a_sign_of_their_own(rules: Ruleset) -> None:
    advert = (
        "zvkqpt http://shop.example/ cheap boots and bags [http://bags.example qhxwzr] for the whole family, "
        "sent to your door within two days by our own drivers"
    )
    assert ids(edit(advert), rules) == {"random_text.beside_links"}


def test_the_name_of_what_a_link_leads_to_is_not_random(rules: Ruleset) -> None:
    assert ids(edit("* xkqbset: https://xkqbset.example/download"), rules) == set()


def test_a_new_page_with_a_random_title_and_text(rules: Ruleset) -> None:
    found = ids(edit("fjdkslghq", title="Wqkzjhrv", new=True), rules)
    assert {"random_text", "random_text.title"} <= found


def test_a_random_title_counts_alone_if_the_text_is_short(rules: Ruleset) -> None:
    assert ids(edit("hello", title="Wqkzjhrvxq", new=True), rules) == {"random_text.title"}


def test_a_random_title_says_nothing_about_an_old_page_or_a_long_text(rules: Ruleset) -> None:
    assert ids(edit("hello", title="Wqkzjhrvxq"), rules) == set()
    assert (
        ids(edit("A small river in the north of the country, without a bridge", title="Wqkzjhrvxq", new=True), rules)
        == set()
    )


def test_a_new_page_about_a_person_is_left_alone(rules: Ruleset) -> None:
    assert ids(edit("A Polish poet.", title="Krzysztof Szczerbiak", new=True), rules) == set()


def test_a_signal_names_the_strings_and_their_place(rules: Ruleset) -> None:
    first = detect(edit("  wqkzjhrv"), rules)[0]
    assert (first.start, first.end) == (102, 110)
    assert first.excerpt == "wqkzjhrv"
    assert first.points == rules.points.signal("random_text").points


def test_the_words_to_look_up_are_those_that_may_be_random() -> None:
    assert words_of("The Wqkzjhrv bridge") == {"wqkzjhrv"}


@given(st.text(alphabet=st.sampled_from("wqkz jhrv\n[]{}<>|'=/-.aé日ж7"), max_size=300))
def test_offsets_point_at_the_strings(text: str) -> None:
    rules = rulefiles.load(rulefiles.packaged_rules_dir()).random_text
    for string in random_strings(text, frozenset(), rules):
        assert text[string.start : string.end] == string.text


@pytest.mark.parametrize(
    "unit", ["[", "<a", "{{", "[url", "-- ", "a=", "&", "''", "<code>", "\n ", "wqkzjhrv", "wqkzjhrv ", "1a", "=", "."]
)
def test_hostile_text_is_read_to_its_end(unit: str, rules: Ruleset) -> None:
    assert isinstance(detect(edit(unit * (200_000 // len(unit))), rules), list)
