"""Who and what is never judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.exempt import exempt, of_standing
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts

RULES = replace(rulefiles.load(rulefiles.packaged_rules_dir()).trust, exempt_users=("Old hand",))


def facts(user: str = "Ann", *, groups: tuple[str, ...] = (), after: str | None = "x", **change: Any) -> Facts:
    what = {
        "rcid": 1,
        "kind": ChangeKind.EDIT,
        "revid": 10,
        "parent_revid": 9,
        "page_id": 1,
        "namespace": 0,
        "title": "Bridge",
        "timestamp": datetime(2026, 11, 22, tzinfo=UTC),
        "user": user,
    }
    actor = Actor(name=user, kind=ActorKind.ACCOUNT, groups=frozenset(groups))
    return Facts(change=Change(**{**what, **change}), actor=actor, before="", after=after)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (facts(), ""),
        (facts(kind=ChangeKind.LOG), "a log entry"),
        (facts(kind=ChangeKind.LOG, log_type="delete"), "a log entry"),
        (facts(kind=ChangeKind.LOG, log_type="newusers", log_action="create2"), "a log entry"),
        (facts(kind=ChangeKind.LOG, log_type="newusers", log_action="create", after=None), ""),
        (facts(kind=ChangeKind.LOG, log_type="move", after=None), ""),
        (facts(kind=ChangeKind.LOG, log_type="move", title=""), "a log entry"),
        (facts("", kind=ChangeKind.LOG, log_type="upload"), "the author is hidden"),
        (facts("WatchBot"), "the bot itself"),
        (facts(""), "the author is hidden"),
        (facts(groups=("user", "sysop")), "in an exempt group: sysop"),
        (facts(groups=("user", "autoconfirmed")), ""),
        (facts("Old hand"), "listed as exempt"),
        (facts("old hand"), ""),
        (facts(after=None), "no text to judge: hidden, deleted or not wikitext"),
    ],
)
def test_cheap_named_reasons_come_first(one: Facts, expected: str) -> None:
    assert exempt(one, "WatchBot", frozenset(), RULES, restores=False) == expected


@pytest.mark.parametrize(("namespaces", "judged"), [(set(), True), ({0}, True), ({0, 1}, True), ({1}, False)])
def test_only_the_chosen_namespaces_are_judged(namespaces: set[int], judged: bool) -> None:
    assert (exempt(facts(), "WatchBot", frozenset(namespaces), RULES, restores=False) == "") is judged


def test_who_brings_back_an_earlier_text_of_the_page_adds_nothing() -> None:
    assert exempt(facts(), "WatchBot", frozenset(), RULES, restores=True)


def test_without_a_bot_name_a_hidden_author_is_not_the_bot() -> None:
    assert exempt(facts(""), "", frozenset(), RULES, restores=False) == "the author is hidden"


@pytest.mark.parametrize(
    ("groups", "score", "expected"),
    [((), 0, False), ((), 59, False), ((), 60, True), (("sysop",), 0, True), (("patroller",), 45, False)],
)
def test_standing_is_a_group_or_trust(groups: tuple[str, ...], score: int, expected: bool) -> None:
    assert of_standing(facts(groups=groups), score, RULES) is expected
