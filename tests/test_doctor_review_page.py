"""What the doctor says of the page on which reviewers decide."""

from __future__ import annotations

from typing import Any, cast

import pytest

from wikiwatch.checkup import Check, Status
from wikiwatch.config_tables import ReviewPageTable
from wikiwatch.doctor_review_page import review_page_check
from wikiwatch.errors import SiteError
from wikiwatch.site.rule_pages import RulePageReader
from wikiwatch.site.session import Session

GROUPS = [
    {"name": "*", "rights": ["read"]},
    {"name": "autoconfirmed", "rights": ["move"]},
    {"name": "sysop", "rights": ["block", "move"]},
]
MAY = {"edit": True, "create": True}


class FakeSession:
    """Tells the groups, and what the account may do to each page."""

    bot_name = "Bot"

    def __init__(self, *actions: dict[str, bool], missing: bool = False) -> None:
        self._actions, self._missing = actions, missing

    def read(self, **params: str) -> dict[str, Any]:
        if params.get("meta") == "siteinfo":
            return {"query": {"usergroups": GROUPS}}
        titles = params["titles"].strip("\x1f").replace("\x1f", "|").split("|")
        pages = [{"title": title, "missing": self._missing, "actions": MAY} for title in titles]
        for page, actions in zip(pages, self._actions, strict=False):
            page["actions"] = actions
        return {"query": {"pages": pages}}


class Silent:
    """A wiki that does not answer."""

    def read(self, **_: str) -> dict[str, Any]:
        raise SiteError("no answer", temporary=True)


def check(session: object, **settings: str) -> Check:
    return review_page_check(RulePageReader(cast(Session, session)), ReviewPageTable(**settings), "Bot")


def test_who_decides_is_named() -> None:
    found = check(FakeSession())
    assert (found.status, found.found) == (Status.OK, "on User:Bot/Review, whoever has block decides: sysop")


def test_that_it_is_off_is_no_fault_and_asks_nobody() -> None:
    assert check(Silent(), title="").status is Status.OK


@pytest.mark.parametrize(
    ("right", "said"), [("blokc", "no group has the right blokc"), ("move", "everybody gets the right move")]
)
def test_a_right_that_nobody_or_everybody_has_is_told(right: str, said: str) -> None:
    found = check(FakeSession(), right=right)
    assert (found.status, said in found.found) == (Status.WARN, True)


@pytest.mark.parametrize(
    ("actions", "missing", "told"),
    [
        ({"edit": True, "create": False}, True, True),
        ({"edit": True, "create": False}, False, False),
        ({"edit": False, "create": True}, False, True),
        ({}, False, True),
    ],
)
def test_a_page_that_the_account_may_not_make_or_write_is_told(
    actions: dict[str, bool], missing: bool, told: bool
) -> None:
    found = check(FakeSession(MAY, actions, missing=missing))
    assert (found.status is Status.WARN) == told
    assert ("may not write User:Bot/Review/Decisions" in found.found) == told


def test_a_wiki_that_does_not_answer_is_told() -> None:
    assert check(Silent()).found == "no answer"
