"""Who and what is never judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.exempt import exempt, of_standing
from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts, actor_kind

PACKAGED = rulefiles.load(rulefiles.packaged_rules_dir())
SINCE = date(2026, 11, 1)
AT = datetime(2026, 11, 22, tzinfo=UTC)


def entry(list_: ListName, kind: Kind, what: str, until: date | None = None) -> Entry:
    return Entry(list=list_, kind=kind, what=what, reason="the minutes", added_by="Gerda", since=SINCE, until=until)


RULES = replace(
    PACKAGED,
    lists=Lists(
        entries=(
            entry(ListName.ALLOW, Kind.ACCOUNT, "Old hand"),
            entry(ListName.ALLOW, Kind.ACCOUNT, "Gone", until=date(2026, 11, 21)),
            entry(ListName.ALLOW, Kind.ADDRESS, "192.0.2.7"),
            entry(ListName.DENY, Kind.ACCOUNT, "Sysop denied"),
        )
    ),
)


def facts(
    user: str = "Ann",
    *,
    groups: tuple[str, ...] = (),
    rights: tuple[str, ...] = (),
    everywhere: tuple[str, ...] = (),
    who: ActorKind | None = None,
    after: str | None = "x",
    **change: Any,
) -> Facts:
    what = {
        "rcid": 1,
        "kind": ChangeKind.EDIT,
        "revid": 10,
        "parent_revid": 9,
        "page_id": 1,
        "namespace": 0,
        "title": "Bridge",
        "timestamp": AT,
        "user": user,
    }
    actor = Actor(
        name=user,
        kind=who or actor_kind(user, 1, temp=False),
        groups=frozenset(groups),
        rights=frozenset(rights),
        global_groups=frozenset(everywhere),
    )
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
        (facts(groups=("sysop", "bot")), "in an exempt group: bot, sysop"),
        (facts("Sysop denied", groups=("sysop",)), "in an exempt group: sysop"),
        (facts("Sysop denied"), ""),
        (facts(rights=("edit", "protect", "block")), "holds an exempt right: block, protect"),
        (facts(rights=("autopatrol", "patrol", "rollback")), ""),
        (facts(everywhere=("steward",)), "in an exempt global group: steward"),
        (facts(everywhere=("global-rollbacker",)), ""),
        (facts(groups=("sysop",), rights=("block",), everywhere=("steward",)), "in an exempt group: sysop"),
        (facts("Old hand"), "on the allow list: the minutes (added by Gerda)"),
        (facts("Old hand", rights=("bot",)), "holds an exempt right: bot"),
        (facts("Old hand", who=ActorKind.TYPED), ""),
        (facts("192.0.2.7"), "on the allow list: the minutes (added by Gerda)"),
        (facts("192.0.2.8"), ""),
        (facts("Gone"), ""),
        (facts(bot=True), ""),
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
    assert of_standing(facts(groups=groups).actor, score, RULES.trust) is expected


def test_rights_and_global_groups_give_standing_and_the_allow_list_does_not() -> None:
    assert of_standing(facts(rights=("delete",)).actor, 0, RULES.trust)
    assert of_standing(facts(everywhere=("global-sysop",)).actor, 0, RULES.trust)
    assert not of_standing(facts("Old hand").actor, 0, RULES.trust)
