"""The log page: inert, and silent about those who are flagged or silenced."""

from __future__ import annotations

import re
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch.core.evidence import Part, Signal, Trust, Verdict
from wikiwatch.core.model import AccountState, Outcome
from wikiwatch.core.report import log_page, log_row, verdict_fields
from wikiwatch.messages import speaker

ENGLISH = speaker("en")
ACTION = {"key": "block-10", "kind": "block", "status": "review", "due_at": "2026-12-03T12:00:00+00:00"}
DOWN = {"key": "down-10", "kind": "revert", "status": "done", "due_at": "2026-11-22T12:00:00+00:00"}
# What makes something happen in wikitext, or a link of any kind.
LIVE = re.compile(r"\[\[(?!Special:Diff/\d+\|\d+\]\])|\{\{|<|https?:|~~~|''|__|\]\](?=\])|==", re.I)
HOSTILE = (
    "[[Category:Spam]]",
    "{{delete}}",
    "<script>alert(1)</script>",
    "https://pills.example/buy",
    "~~~~",
    "|-\n| fake row",
    "|}",
    "'''bold'''",
    "\u202egnp.exe",
    "a\x1b[2Jb",
)


def row(**fields: Any) -> dict[str, Any]:
    return {
        "id": 7,
        "class": "repeat",
        "revid": 10,
        "timestamp": "2026-11-22T12:00:00+00:00",
        "user": "Ann",
        "trust": 37,
        "reason": "The author is silenced.",
        "signals": [{"id": "repeat_links", "points": 60.0, "reason": "https://pills.example again"}],
        "outcome": "revert",
        "overturned": False,
        "actions": [ACTION, DOWN],
        "terse": False,
        **fields,
    }


def told(fields: dict[str, Any]) -> str:
    return log_row(fields, ENGLISH)


def without_own_marks(shown: str) -> str:
    """A row without what the program itself puts around values, which none of them can bring along."""
    return re.sub(r"</?bdi>|<br>", "", shown)


def test_a_row_shows_who_why_and_what_is_due() -> None:
    shown = told(row())
    for expected in ("[[Special:Diff/10|10]]", "Ann", "37", "revert", "block", "2026", "12"):
        assert expected in shown


@pytest.mark.parametrize("hidden", ["Ann", "37", "silenced", "block", "2026-12", "revert", "review", "repeat_links"])
def test_a_row_about_somebody_flagged_or_silenced_says_nothing_of_it(hidden: str) -> None:
    shown = told(row(terse=True))
    assert "[[Special:Diff/10|10]]" in shown
    assert "id <bdi>down" in shown
    assert hidden not in shown


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("where", ["user", "reason", "class", "outcome"])
@pytest.mark.parametrize("terse", [False, True])
def test_no_hostile_text_comes_alive(text: str, where: str, terse: bool) -> None:
    shown = told(row(**{where: text}, terse=terse))
    assert not LIVE.search(without_own_marks(shown))
    assert shown.count("\n|") == told(row()).count("\n|")


@given(st.text(max_size=60))
def test_no_name_whatsoever_comes_alive(name: str) -> None:
    shown = told(row(user=name))
    assert not LIVE.search(without_own_marks(shown))
    assert shown.count("\n") == told(row()).count("\n")
    assert all(character.isprintable() or character == "\n" for character in shown)


def test_no_word_of_an_edit_stands_on_the_page() -> None:
    assert "pills" not in told(row())


def test_a_page_names_its_archives_and_closes_its_table() -> None:
    page = log_page([row(), row(id=6, revid=None)], ["User:WatchBot/Log/2026-11"], speaker=ENGLISH)
    assert page.count("|-") == 2
    assert page.count("{|") == page.count("|}") == 1
    assert "[[User:WatchBot/Log/2026-11]]" in page
    assert "Older" not in log_page([], [], speaker=ENGLISH)


def test_an_overturned_decision_says_so() -> None:
    assert "overturned" in told(row(overturned=True))


def test_the_whole_reckoning_of_a_verdict_is_kept() -> None:
    verdict = Verdict(
        outcome=Outcome.HOLD,
        row="flagged",
        reason="because",
        score=60,
        trust=Trust(score=5, band="new", parts=(Part(name="account", points=5, reason="r"),), unknown=("groups",)),
        signals=(Signal(id="repeat_links", points=60, reason="s", excerpt="e", start=1, end=2, revids=(3,)),),
        misses=("random_text",),
        state=AccountState.FLAGGED,
        stale=True,
        rules_version="v1",
    )
    fields = verdict_fields(verdict)
    assert fields["trust_parts"] == [{"name": "account", "points": 5, "reason": "r", "at": None}]
    assert fields["signals"][0]["revids"] == [3]
    assert (fields["state_before"], fields["state"]) == ("clean", "flagged")
    assert (fields["misses"], fields["trust_unknown"], fields["stale"]) == (["random_text"], ["groups"], True)
