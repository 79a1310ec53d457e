"""What the wiki answers about pages with rules on them, and about who may write there."""

from __future__ import annotations

from typing import Any, cast

import pytest

from wikiwatch.site.rule_pages import RulePageReader
from wikiwatch.site.session import Session

GROUPS = [
    {"name": "*", "rights": ["read"]},
    {"name": "user", "rights": ["edit"]},
    {"name": "autoconfirmed", "rights": ["move"]},
    {"name": "sysop", "rights": ["editinterface", "move"]},
]
SYSOP = {"userid": 1, "name": "Ann", "groups": ["*", "user", "sysop"], "implicitgroups": ["*", "user"]}


class FakeSession:
    """Gives one answer to each question about users, groups or pages."""

    bot_name = "WatchBot"

    def __init__(self, **query: Any) -> None:
        self._query = query

    def read(self, **params: str) -> dict[str, Any]:
        return {"query": {"usergroups": GROUPS} if params.get("meta") == "siteinfo" else self._query}


def reader(**query: Any) -> RulePageReader:
    return RulePageReader(cast(Session, FakeSession(**query)))


@pytest.mark.parametrize(
    ("facts", "right", "why"),
    [
        ({}, "editinterface", ""),
        ({"blockpartial": True, "blockid": 3}, "editinterface", ""),
        ({"groups": ["*", "user"]}, "editinterface", "its author lacks the right editinterface"),
        ({}, "edit", "everybody has the right edit"),
        (
            {"groups": ["*", "user", "autoconfirmed", "sysop"], "implicitgroups": ["*", "user", "autoconfirmed"]},
            "move",
            "everybody has the right move",
        ),
        ({"blockid": 3}, "editinterface", "its author is blocked"),
        ({"blockedby": "Tom"}, "editinterface", "its author is blocked"),
        ({"temp": True}, "editinterface", "its author has a temporary account"),
        ({"name": "WatchBot"}, "editinterface", "the program wrote it itself"),
        ({"userid": 0, "missing": True}, "editinterface", "the wiki does not know its author"),
    ],
)
def test_whose_word_counts(facts: dict[str, Any], right: str, why: str) -> None:
    assert list(reader(users=[SYSOP | facts]).words(["Ann"], right).values()) == [why]


@pytest.mark.parametrize(
    ("page", "guarded"),
    [
        ({"ns": 8, "protection": []}, True),
        ({"ns": 2, "protection": []}, False),
        ({"ns": 2, "protection": [{"type": "move", "level": "sysop"}]}, False),
        ({"ns": 2, "protection": [{"type": "edit", "level": "autoconfirmed"}]}, False),
        ({"ns": 2, "protection": [{"type": "edit", "level": "sysop"}]}, True),
    ],
)
def test_a_page_outside_the_interface_has_to_be_protected(page: dict[str, Any], guarded: bool) -> None:
    found = reader(pages=[{"title": "X:Y", "pageid": 5, "lastrevid": 9, **page}]).marks(["X:Y"])["X:Y"]
    assert (found.revid, found.guarded) == (9, guarded)


def test_titles_that_the_wiki_spells_in_another_way_are_found() -> None:
    query = {"normalized": [{"from": "x:a_b", "to": "X:A b"}], "pages": [{"title": "X:A b", "ns": 8, "missing": True}]}
    assert reader(**query).marks(["x:a_b"])["x:a_b"].revid == 0


def test_a_hidden_author_or_text_is_told() -> None:
    common = {"revid": 5, "timestamp": "2026-11-22T12:00:00Z", "size": 9}
    rows = [
        {**common, "user": "Ann", "userid": 1, "sha1": "a", "texthidden": True},
        {**common, "userhidden": True, "sha1": "a"},
        {**common, "user": "192.0.2.7", "userid": 0, "sha1": "a"},
    ]
    found = reader(pages=[{"revisions": rows}]).history("X")
    assert [(one.hidden, one.account, one.sha1) for one in found] == [
        (True, True, ""),
        (True, False, "a"),
        (False, False, "a"),
    ]
