"""Where on a page the rules stand, and what is kept of a page."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.rule_pages import PageState, Passed, Version, from_json, rules_in, to_json


@pytest.mark.parametrize(
    ("page", "rules"),
    [
        ("a = 1", "a = 1"),
        ("<pre>a = 1</pre>", "a = 1"),
        ("Our rules.\n\n<pre>\na = 1\n</pre>\nThat was it.", "\n\n\na = 1\n"),
        ('<syntaxhighlight lang="toml">\na = 1\n</syntaxhighlight>', "\na = 1\n"),
        ("<PRE class='x'>a = 1</Pre>", "a = 1"),
        ("<pre>\na = 1\n</pre>\nand\n<pre>\nb = 2\n</pre>", "\na = 1\n\n\n\nb = 2\n"),
        ("<pre>a = 1", "a = 1"),
        ("<syntaxhighlight>a = '</pre>'</syntaxhighlight>", "a = '</pre>'"),
        ("<preface>a = 1</preface>", "<preface>a = 1</preface>"),
        ("pattern = '<pre>'", "pattern = '<pre>'"),
        ("", ""),
    ],
)
def test_what_stands_around_the_rules_is_taken_off(page: str, rules: str) -> None:
    assert rules_in(page) == rules


PIECES = st.lists(
    st.sampled_from(
        ["<pre>", "</pre>", "<syntaxhighlight lang=toml>", "</syntaxhighlight>", "a = 1", "\n", "<pre ", ">"]
    )
)


@given(pieces=PIECES)
def test_a_line_of_rules_keeps_its_number(pieces: list[str]) -> None:
    page = "".join(pieces)
    lines = page.split("\n")
    for number, line in enumerate(rules_in(page).split("\n")):
        rest = iter(lines[number])
        assert all(char in rest for char in line), "only what stands in that line of the page, in the same order"


NAMES = st.text(max_size=8)
TIMES = st.datetimes(timezones=st.just(UTC))  # as the API tells them
VERSIONS = st.builds(Version, revid=st.integers(1), user=NAMES, at=TIMES, text=NAMES)
PASSED = st.builds(Passed, revid=st.integers(1), user=NAMES, at=TIMES, why=NAMES)


@given(counted=st.lists(VERSIONS, max_size=2), passed=st.lists(PASSED, max_size=3), trouble=NAMES)
def test_what_is_kept_reads_back_the_same(counted: list[Version], passed: list[Passed], trouble: str) -> None:
    state = PageState(
        file="own.toml", title="X", right="y", counted=tuple(counted), passed=tuple(passed), trouble=trouble
    )
    assert from_json(to_json([state])) == [state]
