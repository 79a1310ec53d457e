"""What names are made of."""

from __future__ import annotations

import pytest

from wikiwatch.core.names import alike, folded, hides_characters, mixed_word, shape


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("JohnSmith84", "AaAa99"),
        ("john smith", "a a"),
        ("Ann_Lee-7", "Aa_Aa-9"),
        ("ПётрИванов12", "x99"),
        ("", ""),
    ],
)
def test_the_shape_of_a_name(name: str, expected: str) -> None:
    assert shape(name) == expected


def test_names_are_folded_to_letters_and_digits() -> None:
    assert folded("Anna-Lena_9") == folded("ＡＮＮＡ lena 9") == "annalena9"


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("JohnSmith84", "MaryJones17", True),
        ("JohnSmith84", "MaryJones174", False),
        ("JohnSmith", "MaryJones", False),
        ("casinofan", "Casino-king", True),
        ("Anna", "Annabel", False),
    ],
)
def test_names_of_one_pattern_are_alike(name: str, other: str, expected: bool) -> None:
    assert (alike(name, [other]) == [other]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("best рrices", "рrices"),
        ("Τelegram", "Τelegram"),
        ("Telegram", ""),
        ("иPhone", ""),
        ("μTorrent", ""),
        ("Ελλάδα and Россия", ""),
        ("naïve Škoda", ""),
    ],
)
def test_a_word_in_letters_that_look_alike_is_found(text: str, expected: str) -> None:
    assert mixed_word(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ad\u200bmin", True),
        ("А\u00adнна", True),
        ("\u202enimda", True),
        ("Admin\u200b", False),
        ("می\u200cخواهم", False),
        ("क्\u200dष", False),
        ("👩\u200d🔧", False),
        ("Admin", False),
    ],
)
def test_what_hides_between_letters_is_found(text: str, expected: bool) -> None:
    assert hides_characters(text) is expected
