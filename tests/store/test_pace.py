"""How fast an author's changes come, and who signed up at the same time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from deeds import DAY, HOUR, NOW, change, record

from wikiwatch.core.model import Actor, ActorKind, ChangeKind
from wikiwatch.core.pace import Pace
from wikiwatch.store.db import Store

MINUTE = timedelta(minutes=1)


def pace(store: Store, registered: datetime | None = None, **about: Any) -> Pace:
    what = change(**{"revid": 99, **about})
    actor = Actor(name=what.user, kind=ActorKind.ACCOUNT, registered=registered)
    return store.pace(what, actor)


def test_different_pages_are_counted_with_this_one(store: Store) -> None:
    for number, (page, ago) in enumerate([(1, 1), (1, 2), (2, 3), (3, 30), (4, 90)]):
        record(store, change(10 + number, page_id=page, at=NOW - ago * MINUTE))
    record(store, change(50, "Bob", page_id=7, at=NOW - MINUTE))
    found = pace(store, page_id=9)
    assert (found.earlier, found.pages_soon, found.pages_hour) == (5, 3, 4)
    assert pace(store, page_id=1).pages_soon == 2


@pytest.mark.parametrize(
    ("authors", "sole"),
    [(["Ann"], True), (["Ann", "Ann"], True), (["Ann", "Bob"], False), (["Bob"], False), ([], False)],
)
def test_the_sole_author_made_the_page(store: Store, authors: list[str], sole: bool) -> None:
    for number, author in enumerate(authors):
        kind = ChangeKind.EDIT if number else ChangeKind.NEW
        record(store, change(10 + number, author, kind=kind, at=NOW - HOUR))
    assert pace(store).sole_author is sole


def test_who_only_edited_a_page_of_unknown_origin_is_not_its_sole_author(store: Store) -> None:
    record(store, change(10, kind=ChangeKind.EDIT, at=NOW - HOUR))
    assert not pace(store).sole_author


@pytest.mark.parametrize(("log_type", "field"), [("move", "moves_hour"), ("upload", "uploads_hour")])
def test_moves_and_uploads_are_counted_without_what_goes_along(store: Store, log_type: str, field: str) -> None:
    titles = ("Ferry", "Talk:Ferry", "Ferry/Old", "Harbour")
    for number, title in enumerate(titles):
        record(store, change(None, title=title, log_type=log_type, at=NOW - number * MINUTE))
    record(store, change(None, title="Tower", log_type=log_type, at=NOW - 2 * HOUR))
    found = pace(store, revid=None, title="Bridge", log_type=log_type)
    assert getattr(found, field) == 3
    assert getattr(pace(store), field) == 0


def test_who_signed_up_within_the_same_hour_is_known(store: Store) -> None:
    signed_up = {"Bea": -30, "Cid": 20, "Dan": 90, "Eve": -300}
    for name, minutes in signed_up.items():
        at = NOW - DAY + minutes * MINUTE
        record(store, change(None, name, log_type="newusers", log_action="create", at=at))
    record(store, change(None, "Fay", log_type="newusers", log_action="autocreate", at=NOW - DAY))
    found = pace(store, registered=NOW - DAY)
    assert found.signups == ("Cid", "Bea")
    assert found.usual_signups == 4 / len({minutes // 60 for minutes in signed_up.values()})
    assert pace(store).signups == ()


def test_nothing_later_than_the_change_counts(store: Store) -> None:
    record(store, change(10, page_id=5, at=NOW + MINUTE))
    record(store, change(None, "Bea", log_type="newusers", log_action="create", at=NOW + MINUTE))
    found = pace(store, registered=NOW)
    assert (found.earlier, found.pages_soon, found.signups) == (0, 1, ())
