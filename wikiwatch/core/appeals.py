"""Where people can object, whatever their state: their own talk page, and the page on which mistakes are reported.

Whoever is flagged or silenced there is judged as anybody else is. On the own talk page an advert is an advert, and is
held, never reverted: a person looks. On the report page nothing is taken down at all but what is too long for an
objection: what is quoted there is often the very text that was taken down, so a filter would stop those who are right,
and no reader of articles ever comes there. Vandalism of that page is for people, who are told of every edit.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from wikiwatch.core.model import AccountState, Outcome, key_of
from wikiwatch.core.ruleset import PolicyRow, Ruleset

USER, USER_TALK = 2, 3  # MediaWiki's numbers of the namespaces, whose names are each wiki's own

# Characters: some 1,500 words, more than anybody needs to say that a mistake was made, and fewer than make a page
# that nobody opens any more.
LONGEST = 10_000

# As an action's key stands in a summary, a heading or a sentence: `down-1234`, `move-p12-1700000000`.
_KEY = re.compile(r"(?<![\w-])[a-z]{3,10}(?:-[a-z0-9]{1,18}){1,4}(?![\w-])")
MOST_KEYS = 20  # looked up for one edit: a heading and a sentence have one each


class Place(StrEnum):
    """A page where people object."""

    OWN_TALK = "own_talk"
    REPORT = "report"


def place(title: str, namespace: int, actor_key: str, report_title: str, bot_name: str) -> Place | None:
    """What a page is to an author, if people object there; the bot's talk page is one for reports, too."""
    if is_report_page(title, namespace, report_title):
        return Place.REPORT
    if namespace != USER_TALK:
        return None
    if _rest(title) == bot_name:
        return Place.REPORT
    return Place.OWN_TALK if key_of(_rest(title).partition("/")[0]) == actor_key else None


def is_report_page(title: str, namespace: int, report_title: str) -> bool:
    """Whether a title is that of the report page; the namespace of users has another name on each wiki."""
    if not report_title:
        return False
    wanted = report_title.replace("_", " ")  # MediaWiki tells of titles with spaces, whatever stands in the settings
    users = namespace == USER and wanted.startswith("User:")
    return title == wanted or (users and _rest(title) == _rest(wanted))


def appeal_rules(rules: Ruleset, where: Place, length: int, of_authors: Collection[str]) -> Ruleset:
    """The rules for an edit in such a place that adds so many characters.

    `of_authors` are the signals that tell who an author is, not what they wrote: here they count nothing.
    """
    lists_only = where is Place.REPORT and length <= LONGEST
    rows = [_milder(row) for row in rules.policy.rows if _is_about_the_text(row, of_authors)]
    kept = tuple(row for row in rows if not (lists_only and row.outcome.takes_down))
    signals = tuple(replace(one, points=0) if one.id in of_authors else one for one in rules.points.signals)
    policy, points = replace(rules.policy, rows=kept), replace(rules.points, signals=signals)
    return replace(rules, policy=policy, points=points)


def named_keys(text: str) -> list[str]:
    """What looks like the key of an action in a text, each once, in order; at most twenty."""
    found: dict[str, None] = {}
    for match in _KEY.finditer(text):
        found[match[0]] = None
        if len(found) == MOST_KEYS:
            break
    return list(found)


def _is_about_the_text(row: PolicyRow, of_authors: Collection[str]) -> bool:
    if row.states and AccountState.CLEAN not in row.states:
        return False
    return not (row.outcome.takes_down and row.signals and set(row.signals) <= set(of_authors))


def _milder(row: PolicyRow) -> PolicyRow:
    """The same row for authors of every state, which changes no state, plans no block, and reverts nothing."""
    outcome = Outcome.HOLD if row.outcome is Outcome.REVERT else row.outcome
    return replace(row, states=(), account=None, hold_earlier=False, block=False, outcome=outcome)


def _rest(title: str) -> str:
    return title.partition(":")[2]
