"""The marks of an edit: few, countable, and the same whatever somebody sends."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.evidence import Added, Case, Passage, Past, Trust
from wikiwatch.core.features import features, told
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.normalise import fold
from wikiwatch.core.record import Record, StoodDay

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOST = 700  # what the caps of all kinds together let through


def case_of(
    text: str,
    *,
    comment: str = "",
    before: str = "",
    removed: int = 0,
    user: str = "Anna",
    hand: ActorKind = ActorKind.ACCOUNT,
    past: Past | None = None,
    **change: Any,
) -> Case:
    what: dict[str, Any] = {
        "rcid": 1,
        "kind": ChangeKind.EDIT,
        "revid": 10,
        "parent_revid": 9,
        "page_id": 7,
        "namespace": 0,
        "title": "Bridge",
        "timestamp": NOW,
        "user": user,
        "comment": comment,
    }
    return Case(
        change=Change(**{**what, **change}),
        actor=Actor(name=user, kind=hand),
        added=Added(passages=(Passage(text=text, start=0),), links=links(text), removed_chars=removed),
        before=before,
        past=past or Past(),
        trust=Trust(score=0, band="new"),
    )


def marks(text: str, kind: str, **fields: Any) -> set[str]:
    """The values of the marks of one kind."""
    return {mark.partition(":")[2] for mark in features(case_of(text, **fields)) if mark.startswith(f"{kind}:")}


def test_words_are_folded_and_counted_once() -> None:
    assert marks("Cheap CHEAP ｃｈｅａｐ pills", "word") == {"cheap", "pills"}


def test_what_is_too_long_or_too_short_for_a_word_is_none() -> None:
    assert marks(f"a to {'x' * 24} {'y' * 25} {'z' * 60}", "word") == {"to", "x" * 24}


@pytest.mark.parametrize(
    "text",
    ["продажа окон", "窓を 売ります", "نَوافِذ رخيصة", "खिड़की सस्ता", "ขายหน้าต่าง ราคาถูก", "மலிவான ஜன்னல்", "ပြတင်းပေါက် စျေး"],
)
def test_words_of_every_script_are_marks_and_whole(text: str) -> None:
    assert marks(text, "word") == set(fold(text).split())


@pytest.mark.parametrize("letters", ["ก", "กขคง", "कखग", "ဘ", "กขคงจ\u0e38"])
def test_a_long_text_without_spaces_is_read_in_time(letters: str) -> None:
    """Two ways to read each letter would be two to the power of 24 for each run of them: this would never end."""
    assert all(len(word) <= 24 for word in marks(letters * 2000, "word"))


def test_a_link_is_known_by_its_site_its_form_and_its_anchor() -> None:
    text = "[https://www.pipes.example/offer cheap pipes]"
    assert marks(text, "site") == {"pipes.example"}
    assert marks(text, "tld") == {"example"}
    assert marks(text, "form") == {"bracket"}
    assert marks(text, "anchor") == {"cheap", "pipes"}
    assert marks(text, "links") == {"1:1"}


def test_sites_that_are_used_here_are_not_new_ones() -> None:
    text = "https://pipes.example https://zoo.example"
    trusted = Past(trusted_domains=frozenset({"pipes.example"}), standing_domains=frozenset({"zoo.example"}))
    assert marks(text, "links", past=trusted) == {"2:0"}


def test_the_section_that_mediawiki_names_is_no_word_of_the_summary() -> None:
    assert marks("", "summary", comment="/* History */ cheap pills") == {"cheap", "pills"}
    assert marks("", "summarised", comment="/* History */") != marks("", "summarised", comment="")


@pytest.mark.parametrize(
    ("name", "shape"), [("JohnDoe42", "Aa9"), ("cheap pills", "a a"), ("BUY-now7", "A-a9"), ("Олег2026", "Aa9")]
)
def test_a_name_is_known_by_its_shape(name: str, shape: str) -> None:
    assert marks("", "shape", user=name) == {shape}


def test_an_address_has_no_shape() -> None:
    assert not marks("", "shape", user="192.0.2.7", hand=ActorKind.ADDRESS)
    assert marks("", "hand", user="192.0.2.7", hand=ActorKind.ADDRESS) == {"address"}


def test_sizes_are_alike_where_edits_are_about_as_large() -> None:
    assert marks("x" * 40, "size") == marks("x" * 50, "size") != marks("x" * 400, "size")


@pytest.mark.parametrize(("removed", "share"), [(0, "0"), (50, "2"), (100, "5"), (900, "5")])
def test_what_is_removed_counts_as_a_share_of_the_page(removed: int, share: str) -> None:
    (mark,) = marks("", "removes", before="y" * 100, removed=removed)
    assert mark.partition(":")[0] == share


def test_the_authors_past_is_a_mark() -> None:
    record = Record(days=(StoodDay(day=NOW, stood=2), StoodDay(day=NOW, stood=9)), reverted=(NOW,))
    assert marks("", "past", past=Past(record=record)) == {"3:1"}


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 lone \udfff surrogates http://a\ud800b.example/",
        "half a letter in punycode: http://xn--ab-zd9k.example/",
        "nothing\x00 http://a\x00b.example \x00",
    ],
)
def test_a_database_can_take_every_mark(text: str) -> None:
    found = features(case_of(text, comment=text, user=text[:40]))
    assert all(mark.encode() for mark in found)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"w{number}" for number in range(100_000)),
        " ".join(f"[http://s{number}.example a{number} b{number} c{number}]" for number in range(3_000)),
        " ".join(f"[http://s{n}.example {' '.join(f'{n}a{m}' for m in range(200))}]" for n in range(20)),
        "e" + "\u0301" * 100_000,
        "\ufdfa" * 100_000,
        "/*a" * 100_000,
        "<" * 100_000 + "{{" * 1000,
    ],
)
def test_no_edit_has_more_marks_than_the_caps_let_through(text: str) -> None:
    assert len(features(case_of(text, comment=text, user=text[:1000]))) <= MOST


def test_of_a_summary_only_what_mediawiki_keeps_is_read() -> None:
    assert "late" not in marks("", "summary", comment="word " * 100 + "late")


@given(st.text(max_size=400), st.text(max_size=200), st.integers(0, 5000))
def test_any_text_has_marks_that_can_be_told(text: str, comment: str, removed: int) -> None:
    found = features(case_of(text, comment=comment, user=comment[:50] or "x", before=text, removed=removed))
    assert found
    assert all(told(mark) for mark in found)


def test_marks_do_not_depend_on_when_or_by_which_account_of_a_kind() -> None:
    text = "Cheap pills at https://pills.example now"
    assert features(case_of(text, user="Gus1")) == features(case_of(text, user="Ron9", revid=77))


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("word:pills", "pills"),
        ("tld:example", ".example"),
        ("site:pills.example", "pills.example"),
        ("page:12", "this page"),
        ("signs:3", "the look of its text"),
        ("markup:{{", "{{"),
    ],
)
def test_a_mark_is_told_in_words(mark: str, words: str) -> None:
    assert told(mark) == words
