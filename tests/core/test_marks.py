"""By which marks an author may be recognised: names, places, hours, and what a change brought."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wikiwatch.core.comeback import Mark
from wikiwatch.core.marks import (
    actor_marks,
    change_marks,
    landing_marks,
    page_mark,
    site_marks,
    site_names,
    usual_hours,
)
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.text import added

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def named(name: str, kind: ActorKind = ActorKind.ACCOUNT) -> set[str]:
    """The values of the marks that say a name is formed like another."""
    return {mark.value for mark in actor_marks(Actor(name=name, kind=kind)) if mark.part == "name"}


def change(**fields: Any) -> Change:
    what: dict[str, Any] = {
        "rcid": 1,
        "kind": ChangeKind.EDIT,
        "revid": 10,
        "parent_revid": 9,
        "page_id": 1,
        "namespace": 0,
        "title": "Bridge",
        "timestamp": NOW,
        "user": "Ann",
    }
    return Change(**{**what, **fields})


def marks(what: Change, text: str = "", words: frozenset[str] = frozenset()) -> set[Mark]:
    actor = Actor(name=what.user, kind=ActorKind.ACCOUNT)
    return set(change_marks(what, actor, added("", text, new_page=False), words))


@pytest.mark.parametrize(
    ("fields", "text"), [({"title": "Hrvzkq"}, ""), ({"user": "Hrvzkq 5"}, ""), ({}, "https://hrvzkq.example/")]
)
def test_what_the_page_the_name_or_the_site_says_is_no_string_besides(fields: dict[str, str], text: str) -> None:
    found = marks(change(**fields), text, frozenset({"hrvzkq", "wqkzjhrv"}))
    assert {mark.value for mark in found if mark.part == "string"} == {"wqkzjhrv"}


@pytest.mark.parametrize(
    ("namespace", "brought"), [(0, True), (2, True), (10, True), (1, False), (3, False), (4, False), (101, False)]
)
def test_what_stands_in_a_discussion_may_be_quoted(namespace: int, brought: bool) -> None:
    text = "https://roofs.example/show.php?id=1 and wqkzjhrv"
    found = marks(change(namespace=namespace, title="Talk:Bridge"), text, frozenset({"wqkzjhrv"}))
    assert ({"string", "domain", "landing"} <= {mark.part for mark in found}) is brought
    assert Mark("page", f"{namespace - namespace % 2}:{'Bridge' if namespace else 'Talk:Bridge'}") in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jessica Sdf 341", "Jessica Sdf 218"),
        ("Jessica Sdfg 341", "Maria Sdfg 5"),
        ("JessicaMiller84", "Jessica_Miller-17"),
        ("Best roof repair", "Cheap roof repair 24"),
        ("Tom Jones 341", "tom jones 218"),
        ("seospecialist12", "Seospecialist99"),
    ],
)
def test_names_of_one_pattern_share_a_mark(one: str, other: str) -> None:
    assert named(one) & named(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jessica341", "Jessica218"),
        ("Jessica Miller", "Jessica Stone"),
        ("Anna B", "Anna C"),
        ("Christopher1", "Christopher2"),
        ("Roof repair", "Roof garden"),
        ("PHP guru", "PHP fan"),
        ("李雷12", "李雷34"),
    ],
)
def test_ordinary_first_names_and_single_words_share_none(one: str, other: str) -> None:
    assert not named(one) & named(other)


def test_neither_addresses_nor_temporary_accounts_have_names() -> None:
    address = Actor(name="192.0.2.7", kind=ActorKind.ADDRESS)
    assert set(actor_marks(address)) == {Mark("network", "192.0.2.0/24")}
    assert set(actor_marks(Actor(name="~2026-1", kind=ActorKind.TEMP))) == set()


def test_a_name_is_found_in_a_site_or_string_that_was_brought() -> None:
    brought = [*site_marks(["best-roofs.example", "+15550100"]), Mark("string", "wqkzjhrv"), Mark("page", "0:Bridge")]
    names = set(site_names(brought))
    assert names == {Mark("site_name", "bestroofs"), Mark("site_name", "wqkzjhrv")}
    for name in ("BestRoofs77", "Best roofs", "Wqkzjhrv"):
        assert names & set(actor_marks(Actor(name=name, kind=ActorKind.ACCOUNT)))
    assert not names & set(actor_marks(Actor(name="Roofs", kind=ActorKind.ACCOUNT)))


def test_a_shortener_is_everybodys_site() -> None:
    assert list(site_marks(["bit.ly", "roofs.example"])) == [Mark("domain", "roofs.example")]


def test_a_page_and_its_talk_page_are_one_place() -> None:
    assert page_mark(0, "Bridge") == page_mark(1, "Talk:Bridge") == page_mark(1, "Diskussion:Bridge")
    assert page_mark(0, "Bridge") != page_mark(4, "Project:Bridge")
    assert page_mark(0, "Ferry: a history") != page_mark(0, "Tower: a history")


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ([1, 2, 25, 27], {"1", "2", "3"}),
        ([23, 24, 47, 49], {"23", "0", "1"}),
        ([1, 2, 3], set()),
        ([1, 1.5, 2, 2.5], set()),
        ([1, 2, 25, 29], set()),
    ],
    ids=["narrow", "over midnight", "too few", "one evening", "spread"],
)
def test_hours_are_a_mark_only_where_several_saves_on_several_days_fell_in_few_of_them(
    hours: list[float], found: set[str]
) -> None:
    midnight = NOW.replace(hour=0)
    assert {mark.value for mark in usual_hours([midnight + hour * HOUR for hour in hours])} == found


def test_only_landings_with_a_query_are_marks() -> None:
    assert list(landing_marks(["/a/a", "/a.php?id", "/a.html?", "/a.php?id"])) == [Mark("landing", "/a.php?id")]


def test_an_edit_tells_its_place_hour_summary_sites_and_strings() -> None:
    what = change(comment="/* History */ the very best roofs in town", user="Ann Xkqz")
    found = marks(
        what, "Call +1 555 0100 0199 or see https://roofs.example/show.php?id=5 today", frozenset({"wqkzjhrv"})
    )
    assert {
        Mark("page", "0:Bridge"),
        Mark("hours", "12"),
        Mark("summary", "the very best roofs in town"),
        Mark("domain", "roofs.example"),
        Mark("landing", "/a.php?id"),
        Mark("string", "wqkzjhrv"),
        Mark("name", "xkqz"),
    } <= found
    assert [mark for mark in found if mark.part == "contact"]


def test_a_sign_up_tells_the_name_and_the_hour_and_other_log_entries_nothing() -> None:
    entry: dict[str, Any] = {"kind": ChangeKind.LOG, "revid": None, "user": "Ann Xkqz", "title": "User:Ann Xkq"}
    found = marks(change(log_type="newusers", log_action="create", **entry))
    assert {mark.part for mark in found} == {"name", "site_name", "hours"}
    assert marks(change(log_type="newusers", log_action="autocreate", **entry)) == set()
    assert marks(change(log_type="move", log_action="move", **entry)) == set()
