"""Only what an edit added is judged: passages, links, and nothing that stood there before."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wikiwatch.core import text
from wikiwatch.core.diff import tokens
from wikiwatch.core.links import links
from wikiwatch.core.text import added


def passages(before: str, after: str) -> list[str]:
    return [passage.text for passage in added(before, after).passages]


def targets(before: str, after: str) -> list[str]:
    return [link.target for link in added(before, after).links]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "All new.\nTwo lines.", ["All new.\nTwo lines."]),
        ("One.\nTwo.", "One.\nNew.\nTwo.", ["New."]),
        ("One.\nTwo.", "Two.\nOne.", []),
        ("One.\nTwo.\nThree.", "Three.\nOne.\nNew.\nTwo.", ["New."]),
        ("One.", "One.\n\n", []),
        ("One two three.", "One three.", []),
        ("teh cat sat", "the cat sat", ["the"]),
        ("A book. The end.", "A book. The spam. The end.", ["The spam."]),
        ("A book. A pen.", "A book. Buy it now! A pen.", ["Buy it now!"]),
        ("see a and b", "see x and y", ["x", "y"]),
        ("red, green, blue cars", "fast, cheap, good cars", ["fast, cheap, good"]),
        ("one the two", "spammy the pills", ["spammy the pills"]),
        ("日本語の文章です。", "日本語の新しい文章です。", ["新しい"]),
        ("हिन्दी भाषा", "हिन्दी सुंदर भाषा", ["सुंदर"]),
        ("a [http://x.example old] b", "a [http://x.example new words] b", ["new words"]),
        ("a http://x.example/1 b", "a http://x.example/2 b", ["http://x.example/2"]),
        ("One\nTwo\nThree", "One!\nTwo\nThree!", ["!", "!"]),
    ],
)
def test_the_added_passages_are(before: str, after: str, expected: list[str]) -> None:
    assert passages(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "[http://x.example a] and www.example.com", ["x.example", "example.com"]),
        ("http://x.example a", "http://x.example a b", []),
        ("[http://x.example old]", "[http://x.example new]", []),
        ("http://x.example\na", "a\nmore words http://x.example", []),
        ("http://x.example", "https://www.x.example/?utm_source=z", []),
        ("http://x.example", "http://x.example http://x.example", ["x.example"]),
        ("http://x.example/a", "http://x.example/b", ["x.example/b"]),
        ("{{cite|url=http://x.example|title=a}}", "{{cite|title=b|url=http://x.example}}", []),
        ("http://x.example http://y.example", "http://y.example http://z.example", ["z.example"]),
        ("call 1-888-555-0123", "call (888) 555-0123", []),
        ("a", "a joe@example.com", ["joe@example.com"]),
        ("http&#58;//x.example", "http://x.example", []),
    ],
)
def test_the_added_links_are(before: str, after: str, expected: list[str]) -> None:
    assert targets(before, after) == expected


def test_of_two_equal_links_the_one_in_the_added_words_is_new() -> None:
    after = "New words with http://x.example here. Old words with http://x.example."
    (link,) = added("Old words with http://x.example.", after).links
    assert link.start == after.index("http")


def test_a_link_knows_the_template_and_reference_that_began_on_other_lines() -> None:
    before = "{{cite\n|title=T\n}}\n<ref>\nsource\n</ref>"
    after = "{{cite\n|title=T\n|url=http://x.example\n}}\n<ref>\nsource http://y.example\n</ref>"
    assert [link.form for link in added(before, after).links] == ["template", "reference"]


def test_a_new_page_is_all_added() -> None:
    result = added("", "'''Buy''' [http://www.x.example/ shoes]", new_page=True)
    assert result.new_page
    assert result.text == "'''Buy''' [http://www.x.example/ shoes]"
    assert result.normalised == "buy x.example shoes"
    assert result.domains == ("x.example",)


def test_a_link_that_was_partly_changed_is_normalised_whole() -> None:
    assert added("a http&#58;//x.example/1 b", "a http&#58;//x.example/2 b").normalised == "x.example/2"


def test_what_was_removed_is_counted() -> None:
    assert added("One two three.", "One three.").removed_chars == len("two ")
    assert added("One.\nTwo.", "One.").removed_chars == len("Two.")
    assert added("One.", "One. Two.").removed_chars == 0


def test_an_unchanged_text_adds_nothing() -> None:
    result = added("same http://x.example", "same http://x.example")
    assert (result.passages, result.links, result.normalised, result.removed_chars) == ((), (), "", 0)


def test_texts_too_large_for_words_are_compared_by_lines_and_say_so() -> None:
    before = "head\n" + " ".join(f"a{number}" for number in range(15_000)) + " tail"
    after = "head\n" + " ".join(f"b{number}" for number in range(15_000)) + " tail"
    result = added(before, after)
    assert result.capped
    assert result.text.startswith("b0 ")
    assert result.text.endswith(" b14999")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("line of some words\n" * 100_000, "line of some words\n" * 100_000 + "more"),
        ("word " * 200_000, "word " * 100_000 + "spam " + "word " * 100_000),
        ("x\n" * 300_000, "y\n" * 300_000),
        ("", ":" * 1_000_000),
        ("", "[[" * 500_000),
        ("", "http://a" + ")" * 1_000_000),
        ("", "1 (0) " * 160_000),
        ("", "a" + "\u0315\u0316" * 400_000),
    ],
    ids=["2MB", "one line", "all lines", "colons", "brackets", "parentheses", "digits", "marks"],
)
def test_texts_on_which_quadratic_work_would_take_hours_are_compared_to_the_end(before: str, after: str) -> None:
    found = added(before, after)
    assert found.passages
    assert all(after[passage.start : passage.end] == passage.text for passage in found.passages)


words = st.lists(
    st.sampled_from(["the", "cat", "spam", ".", " ", "\n", "http://x.example/a", "http://y.example", "[", "]", "漢"]),
    max_size=25,
).map("".join)


@given(words, words)
def test_a_passage_is_what_stands_at_its_offset(before: str, after: str) -> None:
    result = added(before, after)
    assert all(after[passage.start : passage.end] == passage.text for passage in result.passages)
    assert all(after[link.start : link.end] == link.raw for link in result.links)
    assert all(passage.text == passage.text.strip() != "" for passage in result.passages)


@given(words, words)
def test_new_links_are_those_of_the_whole_texts_that_were_not_there_before(before: str, after: str) -> None:
    old, new = (Counter(link.target for link in links(text)) for text in (before, after))
    assert Counter(link.target for link in added(before, after).links) == new - old


@given(words, words)
def test_every_token_that_became_more_frequent_is_in_a_passage(before: str, after: str) -> None:
    more = Counter(tokens(after.replace("\n", " \n "))) - Counter(tokens(before.replace("\n", " \n ")))
    found = Counter(tokens(added(before, after).text.replace("\n", " \n ")))
    assert not {token: count for token, count in (more - found).items() if not token.isspace()}


@given(st.lists(st.tuples(words, st.booleans())))
def test_taking_lines_away_adds_nothing(lines: list[tuple[str, bool]]) -> None:
    before = "\n".join(text for text, _ in lines)
    after = "\n".join(text for text, kept in lines if kept)
    assert added(before, after).passages == ()


@given(st.permutations([f"Line {number} with http://h{number}.example." for number in range(6)]))
def test_moving_lines_adds_nothing(lines: list[str]) -> None:
    result = added("\n".join(sorted(lines)), "\n".join(lines))
    assert (result.passages, result.links) == ((), ())


@given(words, words, st.lists(st.sampled_from(["", "Above.", "Ä ひ"]), max_size=3))
def test_what_stands_around_an_edit_changes_nothing_of_what_it_added(
    before: str, after: str, around: list[str]
) -> None:
    above, below = "".join(f"{line}\n" for line in around), "".join(f"\n{line}" for line in reversed(around))
    bare, within = added(before, after), added(f"{above}{before}{below}", f"{above}{after}{below}")
    assert [(one.text, one.start + len(above)) for one in bare.passages] == [
        (one.text, one.start) for one in within.passages
    ]
    assert bare.removed_chars == within.removed_chars


pieces_of_a_line = st.sampled_from(
    ["a", "b c", " ", "\t", "\u00a0", ".", "x.example/a", "http://y.example", "漢", "a b "]
)
parts_of_a_line = st.lists(pieces_of_a_line, max_size=9).map("".join)
ends_of_a_line = st.builds(
    lambda piece, times, part: piece * times + part, pieces_of_a_line, st.integers(0, 99), parts_of_a_line
)


@given(ends_of_a_line, parts_of_a_line, parts_of_a_line, ends_of_a_line)
@example("a b, " * 20 + "c. " + "a b " * 10, "", "a b ", "d")  # it slides to where the sentence begins
@example("a b, " * 20 + "c. " + "a b " * 10, "", "a b ", "a b " * 40 + "d")
@example("a b " * 40, "", "a b ", "")
def test_a_change_within_a_long_line_is_found_as_if_all_of_it_were_compared(
    ahead: str, old: str, new: str, behind: str
) -> None:
    before, after = f"{ahead}{old}{behind}", f"{ahead}{new}{behind}"
    found = added(before, after)
    with patch.object(text, "within_line", lambda *lines: lines):
        assert found == added(before, after)
