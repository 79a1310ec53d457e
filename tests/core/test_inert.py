"""Hostile strings stay visible and do nothing, in wikitext and on a terminal."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.inert import for_sheet, for_terminal, for_wiki

anything = st.text(st.characters(codec=None), max_size=120)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zażółć 漢字 ١٢٣", "Zażółć 漢字 ١٢٣"),
        ("see HTTPS://www.spam.example/x", "see hxxpS://www[.]spam[.]example/x"),
        ("spam。example", "spam[.]example"),
        ("3.14 and ... so", "3.14 and ... so"),
        ("a\u202eb\x00c\nd\u3164e", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("e" + "\u0301" * 30, "e" + "\u0301" * 4),
    ],
)
def test_what_a_reader_of_the_page_sees(text: str, shown: str) -> None:
    assert html.unescape(for_wiki(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "{{evil}} {{{1}}}",
        "[[Category:X]] [[User:Y|z]]",
        "http://spam.example",
        "~~~~",
        "__NOTOC__",
        "ISBN 0306406152 RFC 2616 PMID 1",
        "|- \n| x || y",
        "* a\n# b\n: c\n; d\n= e =",
        "<script>alert(1)</script> <!-- x -->",
        "-{zh:x}- &lt; '''b''' #REDIRECT [[x]] @me",
    ],
)
def test_no_character_that_means_something_to_mediawiki_is_left(text: str) -> None:
    without_entities = re.sub(r"&#\d+;", "", for_wiki(text, 500))
    assert all(character.isalnum() or character == "\ufffd" for character in without_entities)
    assert "http" not in without_entities.lower()


@given(anything, st.integers(1, 90))
def test_a_wiki_text_is_letters_digits_and_entities_only(text: str, limit: int) -> None:
    shown = for_wiki(text, limit)
    rest = re.sub(r"&#\d+;", "", shown)
    assert all(character.isalnum() or character == "\ufffd" for character in rest)
    seen = html.unescape(shown).replace("[.]", ".")
    assert len(seen) <= limit


@given(st.text(st.characters(categories=["L", "N"], exclude_characters="\u115f\u1160\u3164\uffa0hH"), max_size=60))
def test_letters_and_digits_of_every_script_stay(text: str) -> None:
    assert for_wiki(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ä 漢", "plain ä 漢"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x9b1m \u2028 \ue000 \ud800 \U000e0041", "\\x9b1m \\u2028 \\ue000 \\ud800 \\U000e0041"),
    ],
)
def test_terminal_controls_are_written_out(text: str, shown: str) -> None:
    assert for_terminal(text) == shown


@given(anything)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = for_terminal(text)
    categories = [unicodedata.category(character) for character in shown]
    assert not {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"} & set(categories)
    assert for_terminal(shown) == shown
    assert "MMMMM" not in "".join(category[0] for category in categories)


@given(anything, st.integers(1, 50))
def test_a_terminal_text_keeps_its_limit(text: str, limit: int) -> None:
    shown = for_terminal(text, limit)
    assert len(shown) <= limit
    assert shown == for_terminal(text) or shown.endswith("…")


def test_what_is_cut_ends_with_an_ellipsis() -> None:
    assert html.unescape(for_wiki("a" * 100, 10)) == "a" * 9 + "…"
    assert for_terminal("a" * 100, 10) == "a" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deny-site", "deny-site"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  -2", "'  -2"),
        ("＝1", "'＝1"),
        ("a; =1", "a;' =1"),
        ('a","=1', 'a","\'=1'),
        ("a\t=1\n=2", "a\\t=1\\n=2"),
    ],
)
def test_what_stands_in_a_cell(text: str, shown: str) -> None:
    assert for_sheet(text) == shown


@given(st.text(st.sampled_from("=+-@＝,;|\"' \t\r\nab")) | anything)
def test_no_cell_is_a_formula_whatever_separates_the_cells(text: str) -> None:
    shown = for_sheet(text)
    assert not {"\t", "\r", "\n"} & {*shown}
    for cell in re.split(r"[,;|\"]", shown):
        assert cell.lstrip(" ")[:1] not in {*"=+-@＝＋－＠"}
