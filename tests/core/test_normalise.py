"""Texts that say the same are the same after normalisation, and similarity is the documented formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.links import links
from wikiwatch.core.normalise import MAX_COMPARED, limit_marks, normalise, similarity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'''Buy''' ''Cheap''  Shoes\n\nnow", "buy cheap shoes now"),
        ("== Buy ==\n* cheap\n## shoes\n: now", "buy cheap shoes now"),
        ("[[Buy|cheap]] [[shoes]]", "buy cheap shoes"),
        ("[http://www.example.org/?utm_source=x cheap shoes]", "example.org cheap shoes"),
        ("{{cite web|url=http://example.org/a|title=Cheap shoes}}", "example.org/a cheap shoes"),
        ("cheap<ref name=x>shoes</ref><br/>now", "cheap shoes now"),
        ('<a href="http://example.org/a">cheap</a>', "example.org/a cheap"),
        ("[url=http://example.org]cheap[/url]", "example.org cheap"),
        ("ch<!-- hidden -->eap", "ch eap"),
        ("cheap&nbsp;&amp;&#32;good", "cheap & good"),
        ("ＣＨＥＡＰ ﬁne", "cheap fine"),
        ("ch\u200bea\u00adp", "cheap"),
        ("Straße", "strasse"),
        ("call 1-888-555-0123 or (888) 555-0123", "call +18885550123 or +18885550123"),
        ("Yes. -- [[User:Ann|Ann]] [http://a.example me] 12:34, 1 January 2026 (UTC)\nNo.", "yes. no."),
        ("-- [[User:Ann|Ann]] 12:34, 1 January 2026 (UTC)", "user:ann ann 12:34, 1 january 2026 (utc)"),
        ("", ""),
    ],
)
def test_markup_case_and_space_are_taken_away(text: str, words: str) -> None:
    assert normalise(text) == words


def test_links_that_are_given_are_not_looked_for_again() -> None:
    text = "see http://example.org/a and http://example.org/b"
    assert normalise(text, links(text)[:1]) == "see example.org/a and http://example.org/b"


def test_links_in_a_signature_are_left_out_where_they_are_given_too() -> None:
    text = "see http://example.org/a -- [http://example.org/b Ann] 12:34, 1 January 2026 (UTC)"
    assert normalise(text, links(text)) == "see example.org/a"


plain = st.text(alphabet="abcXYZ äßﬁ0123.,*=#'[]{}|<>\n\u200b\u0301漢", max_size=80)


@given(plain)
def test_normalising_gives_single_spaced_folded_words(text: str) -> None:
    words = normalise(text)
    assert words == " ".join(words.split())
    assert words == words.casefold()


@given(st.text(alphabet="abcXYZ äß0123.,?()\n漢\u200b\u0301", max_size=80))
def test_normalising_prose_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def reference_distance(a: str, b: str) -> int:
    """Levenshtein's distance by the textbook's table."""
    row = list(range(len(b) + 1))
    for index, left in enumerate(a, 1):
        above, row = row, [index]
        for column, right in enumerate(b, 1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (left != right)))
    return row[-1]


@given(st.text(alphabet="abc漢", max_size=20), st.text(alphabet="abc漢", max_size=20))
def test_similarity_is_one_minus_distance_over_the_longer_length(a: str, b: str) -> None:
    longer = max(len(a), len(b))
    expected = (1 - reference_distance(a, b) / longer) * 100 if longer else 100
    assert similarity(a, b) == pytest.approx(expected)
    assert similarity(b, a) == pytest.approx(expected)


@given(st.text(max_size=50), st.text(max_size=50), st.floats(min_value=0, max_value=100))
def test_similarity_below_the_cutoff_is_zero(a: str, b: str, cutoff: float) -> None:
    whole = similarity(a, b)
    assert similarity(a, b, cutoff) == (whole if whole >= cutoff else 0)


def test_similarity_reaches_its_ends() -> None:
    assert similarity("", "") == 100
    assert similarity("abc", "abc") == 100
    assert similarity("abc", "xyz") == 0
    assert similarity("abcd", "abcx") == 75


def test_only_the_beginning_of_long_texts_is_compared() -> None:
    assert similarity("a" * MAX_COMPARED + "b", "a" * MAX_COMPARED + "c") == 100


def test_a_flood_of_combining_marks_is_cut_to_four() -> None:
    assert limit_marks("e" + "\u0301\u0315" * 50 + "x") == "e" + "\u0301\u0315" * 2 + "x"


def test_marks_on_which_normalisation_would_take_minutes_are_cut_first() -> None:
    assert len(normalise("a" + "\u0315\u0316" * 500_000)) <= 5
