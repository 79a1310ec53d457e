"""The page of planned blocks, deletions and changes of groups."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from fakes import FakeSite
from visitors import NewVisitor

from wikiwatch.app.context import App
from wikiwatch.app.planned import planned
from wikiwatch.core.action import Action, ActionKind, ActionStatus


def rows(page: str) -> list[str]:
    """The keys of the rows, in order."""
    return re.findall(r'<li data-row tabindex="-1" id="([^"]*)"', page)


def plan(app: App, key: str, **fields: object) -> Action:
    """Something planned beside the blocks."""
    now = app.clock.now()
    one = Action(key=key, kind=ActionKind.GROUP, target="Carla", due_at=now, planned_at=now, reason="made by hand")
    one = replace(one, actor_key="user:Carla", argument="+linkcaptcha", **fields)  # type: ignore[arg-type]
    app.store.plan([one])
    return one


def test_a_planned_block_is_told_with_who_why_length_and_options(visitor: NewVisitor, edits: list[int]) -> None:
    page = visitor("viewer").page("/blocks")
    assert rows(page) == [f"block-{edits[4]}"]
    for told in (
        'href="/account?name=Eve"',
        f'href="/edit/{edits[4]}"',
        "repeat-flood",
        "2 weeks",
        "allowusertalk, nocreate",
        "Whether the author is still silenced",
    ):
        assert told in page


def test_texts_are_left_to_the_review_queue(live: tuple[App, FakeSite], edits: list[int]) -> None:
    app, site = live
    revid = site.append("192.0.2.8", "Museum", "wqkzjhrv")
    app.store.plan(
        [replace(plan(app, "down-1", status=ActionStatus.REVIEW), key=f"down-{revid}", kind=ActionKind.HOLD)]
    )
    assert f"down-{revid}" not in [one["key"] for one in planned(app)]


def test_what_is_planned_stands_under_its_day_in_order(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, _ = live
    block = app.store.action(f"block-{edits[4]}")
    assert block is not None
    plan(app, "group-2", due_at=block.due_at + timedelta(days=40))
    plan(app, "group-1")
    page = visitor("viewer").page("/blocks")
    assert rows(page) == ["group-1", f"block-{edits[4]}", "group-2"]
    assert len(re.findall(r"<h2>\d+ \w+ \d{4}</h2>", page)) == 3
    assert "+linkcaptcha" in page


def test_a_reviewer_may_say_no_and_an_operator_yes(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    key = f"block-{edits[4]}"
    assert "<button" not in visitor("viewer", "Vic").page("/blocks").partition("<main")[2]
    seen = visitor("reviewer", "Bea").page("/blocks")
    assert f'name="no" value=" {key}"' in seen
    assert 'name="yes"' not in seen
    anna = visitor("operator")
    assert f'name="yes" value=" {key}"' in anna.page("/blocks")
    assert anna.answer("no", key, back="/blocks").headers["Location"] == f"/blocks?done={key}"
    assert rows(anna.page("/blocks")) == []
    found = live[0].store.action(key)
    assert found is not None
    assert found.status is ActionStatus.CANCELLED


def test_what_would_be_given_up_by_now_is_told(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, _ = live
    assert [one["no_longer"] for one in planned(app)] == [""]
    for revid in edits[:5]:
        app.store.overturn(revid, app.clock.now())
    assert [one["no_longer"] for one in planned(app)] == ["a person said that the verdict was wrong"]
    assert "it will be given up" in visitor("viewer").page("/blocks")


def test_two_hundred_rows_are_light(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    app, _ = live
    reason = "not trusted, and ten links to pages that nobody trusted has used here within one hour of the day"
    for number in range(205):
        plan(app, f"group-{number}", kind=ActionKind.BLOCK, target=f"Eve <b>& others</b> {number}", reason=reason)
    page = visitor("operator").page("/blocks")
    assert len(rows(page)) == 200
    assert len(page.encode()) < 200_000
    assert len(rows(visitor("operator").page("/blocks?page=2"))) == 5
