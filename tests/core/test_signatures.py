"""Signatures are found in the forms that MediaWiki and older wikis give them, and nothing before them is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.signatures import blanked, signatures

AT = "12:34, 1 January 2026 (UTC)"


@pytest.mark.parametrize(
    ("comment", "signature"),
    [
        ("Yes. ", f"-- [[User:Ann|Ann]] ([[User talk:Ann|talk]]) {AT}"),
        ("Yes. ", f"[[User:Ann 2|Ann 2]] ([[User talk:Ann 2|talk]]) {AT}"),
        ("Yes. ", f"[[Special:Contributions/192.0.2.7|192.0.2.7]] ([[User talk:192.0.2.7|talk]]) {AT}"),
        ("Yes. ", f"--Ann, https://ann.example {AT}"),
        ("Yes. ", f"— [https://ann.example Ann] {AT}"),
        ("Yes. ", f"[[User:Ann|<b>Ann</b>]] [https://ann.example site] &bull; {{{{star}}}} {AT}"),
        ("Yes. ", f"[[User:Ann|Ann]] https://ann.example ([[User talk:Ann|talk]]) {AT}"),
        ("", "-- [http://pages.example/ someone] 2026-01-02 03:04 UTC"),
        ("Ja. ", "[[Benutzer:Ann|Ann]] ([[Benutzer Diskussion:Ann|Diskussion]]) 12:34, 1. Jan. 2026 (CET)"),
        ("Oui. ", "[[Utilisateur:Ann|Ann]] ([[Discussion utilisateur:Ann|d]]) 1 janvier 2026 à 12:34 (CET)"),
        ("Joo. ", "[[Käyttäjä:Ann|Ann]] 30. marraskuuta 2026 kello 12.34 (EET)"),
        ("はい。", "[[利用者:Ann|Ann]]([[利用者‐会話:Ann|会話]]) 2026年1月1日 (木) 12:34 (UTC)"),
        ("See https://a.example for it: ", f"[[User:Ann|Ann]] {AT}"),
        ("See [https://a.example it] ", f"[[User:Ann|Ann]] {AT}"),
        ("He -- says https://a.example -- did it. ", f"-- Ann {AT}"),
    ],
)
@pytest.mark.parametrize("after", ["", "\n:No.", " <!-- signed -->"])
def test_a_signature_reaches_from_its_beginning_to_its_time(comment: str, signature: str, after: str) -> None:
    text = f"A line.\n{comment}{signature}{after}"
    assert [text[start:end] for start, end in signatures(text)] == [signature]


@pytest.mark.parametrize(
    "text",
    [
        f"The ferry left at {AT}",
        f"[[User:Ann|Ann]] wrote at {AT}",
        "-- [https://a.example a text] without a time (UTC)",
        "-- it closed at 12:34 (UTC)",
        f"-- a dash\n{AT}",
        f"-- {'far away ' * 40}{AT}",
        f"a--b {AT}",
        f"---- {AT}",
    ],
)
def test_a_time_alone_is_no_signature(text: str) -> None:
    assert signatures(text) == []


def test_each_of_several_signatures_is_found() -> None:
    text = f"Yes. -- Ann {AT} No. -- Bob {AT}\n:[[User:Eve|Eve]] {AT}"
    assert blanked(text, signatures(text)).split() == ["Yes.", "No.", ":"]


@given(st.lists(st.sampled_from([*"-[]:|\n Ua1.(", AT, "[[User:A|A]]", "2026 1:11 (UTC)", "-- "])).map("".join))
def test_blanking_keeps_offsets_and_lines(text: str) -> None:
    spans = signatures(text)
    rest = blanked(text, spans)
    assert len(rest) == len(text)
    assert rest.count("\n") == text.count("\n")
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "unit", ["-- ", "[[a:", "1", "(UTC)", "[[a:b 1:11 2026 (UTC)", "[[1:11 2026(UTC)", " x 1:11 2026(UTC)", f"-- {AT}"]
)
def test_hostile_text_takes_no_longer_than_its_length_asks(unit: str) -> None:
    def taken(characters: int) -> float:
        text, found = unit * (characters // len(unit)), []
        for _ in range(3):
            started = time.process_time()
            signatures(text)
            found.append(time.process_time() - started)
        return min(found)

    # Eight times the length takes eight times as long, and 64 times where each place is looked at from each other.
    assert taken(200_000) < 32 * max(taken(25_000), 0.001)
