"""Deciding about many at once in the dashboard, and taking down all that a campaign or an author did."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from fakes import FakeSite
from road import article, until_quiet
from visitors import NewVisitor, Visitor

from wikiwatch.app import cases, hold
from wikiwatch.app.context import App
from wikiwatch.core.evidence import CampaignState
from wikiwatch.core.model import AccountState
from wikiwatch.errors import UserError


def seen(page: str) -> str:
    """The digest of what a page shows."""
    found = re.search(r'name="seen" value="(\w+)"', page)
    return found[1] if found else ""


def agree(anna: Visitor, path: str, **fields: str) -> int:
    """Press the one button of a page; the status of the answer."""
    return anna.send(path, see=path, seen=seen(anna.page(path)), **fields).status_code


def bulk(word: str, **asked: str | int) -> str:
    return f"/bulk?{urlencode({**asked, 'word': word})}"


def decided(app: App, revids: list[int]) -> list[tuple[str, str]]:
    """Who decided what about each of these edits."""
    return [(one["who"], one["what"]) for revid in revids for one in app.store.decisions(f"down-{revid}")]


@pytest.mark.parametrize("asked", [{"user": "Eve"}, {"domain": "pipes.example"}, {"campaign": 1}], ids=str)
@pytest.mark.parametrize(("word", "what"), [("release", "release"), ("spam", "confirm")])
def test_all_that_waits_is_decided_under_the_persons_name(
    visitor: NewVisitor,
    live: tuple[App, FakeSite],
    edits: list[int],
    campaign: int,
    asked: dict[str, str | int],
    word: str,
    what: str,
) -> None:
    app, bea = live[0], visitor("reviewer", "Bea")
    path = bulk(word, **asked)
    page = bea.page(path)
    assert [page.count(f'href="/edit/{revid}"') for revid in edits] == [1, 1, 1, 1, 1, 0]
    assert not decided(app, edits)
    assert agree(bea, path, why="looked at each") == 303
    assert decided(app, edits) == [("Bea (web)", what)] * 5
    assert {one["why"] for one in app.store.decisions(f"down-{edits[0]}")} == {"looked at each"}
    assert "5 entries were decided" in bea.page(f"{path}&done=5")
    assert "Nothing waits here" in bea.page(path)


def test_what_takes_an_answer_of_its_own_is_left_out_and_said(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    bea, path = visitor("reviewer", "Bea"), bulk("spam", user="Eve")
    assert "1 block, deletion, change of group or proposal waits too" in bea.page(path)
    assert agree(bea, path) == 303
    assert not live[0].store.decisions(f"block-{edits[4]}")


def test_what_changed_since_it_was_shown_is_shown_again(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, bea = live[0], visitor("reviewer", "Bea")
    path = bulk("release", user="Eve")
    before = seen(bea.page(path))
    hold.confirm(app, f"down-{edits[0]}", "Sybil")
    answer = bea.send(path, see=path, seen=before)
    assert answer.status_code == 200
    assert "look again" in answer.text
    assert not decided(app, edits[1:])
    assert bea.send(path, see=path, seen=seen(answer.text)).status_code == 303
    assert decided(app, edits[1:5]) == [("Bea (web)", "release")] * 4


def test_one_that_cannot_be_decided_leaves_the_others_decided(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    decide = hold.release

    def settled(app: App, key: str, who: str, why: str = "") -> object:
        if key == f"down-{edits[1]}":
            raise UserError("another one has settled it")
        return decide(app, key, who, why)

    monkeypatch.setattr(hold, "release", settled)
    bea, path = visitor("reviewer", "Bea"), bulk("release", user="Eve")
    answer = bea.send(path, see=path, seen=seen(bea.page(path)))
    assert answer.headers["Location"].startswith("/bulk?word=release&done=4")
    assert decided(live[0], edits[:5]) == [("Bea (web)", "release")] * 4


@pytest.mark.parametrize(
    "query", ["word=spam", "word=x&user=Eve", "word=spam&user=Eve&domain=pipes.example", "word=spam&campaign=x"]
)
def test_a_list_without_sense_is_400(visitor: NewVisitor, edits: list[int], query: str) -> None:
    assert visitor("operator").get(f"/bulk?{query}").status_code == 400


def test_a_viewer_sees_no_list_to_decide(visitor: NewVisitor, edits: list[int]) -> None:
    viewer = visitor("viewer")
    assert viewer.get(bulk("spam", user="Eve")).status_code == 403
    assert viewer.send(bulk("spam", user="Eve"), see="/").status_code == 403


def test_two_hundred_are_decided_at_a_time(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    app, site = live
    for number in range(203):
        title = f"Page {number} about a long subject of the old town and its harbour"
        site.edit("Sybil", title, article(title))
        site.append("Eve <b>& the others</b>", title, f"Quick help? Ask https://pipes.example/{number} today & now!")
    until_quiet(app, site.clock, rounds=60)
    bea, path = visitor("reviewer", "Bea"), bulk("spam", domain="pipes.example")
    page = bea.page(path)
    waiting = len(app.store.undecided())
    assert page.count('href="/edit/') == 200
    assert f"{waiting - 200} more" in page
    assert len(page.encode()) < 200_000
    assert agree(bea, path) == 303
    assert len(app.store.undecided()) == waiting - 200


def test_a_campaign_that_nobody_confirmed_is_taken_down_only_with_a_confirmation(
    visitor: NewVisitor, live: tuple[App, FakeSite], campaign: int
) -> None:
    app, site = live
    anna, path = visitor("operator"), f"/cleanup?campaign={campaign}"
    assert 'href="/cleanup?campaign=' in anna.page(f"/campaign/{campaign}")
    assert "No person has confirmed yet" in anna.page(path)
    assert anna.send(path, see=path, seen=seen(anna.page(path))).status_code == 200
    assert not app.store.decisions(f"case-{campaign}")
    assert agree(anna, path, confirm="1", why="all the same") == 303
    told = {(one["who"], one["what"], one["why"]) for one in app.store.decisions(f"case-{campaign}")}
    assert told == {("Anna (web)", "confirmed", "all the same"), ("Anna (web)", "cleanup", "all the same")}
    found = app.store.case(campaign)
    assert found is not None
    assert found["state"] == CampaignState.CONFIRMED
    until_quiet(app, site.clock)
    assert "The tower is tall." not in site.text("Tower")
    assert "There is nothing to take down" in anna.page(path)


def test_a_confirmed_campaign_takes_one_button(visitor: NewVisitor, live: tuple[App, FakeSite], campaign: int) -> None:
    app, anna = live[0], visitor("operator")
    cases.confirm(app, campaign, "Sybil")
    path = f"/cleanup?campaign={campaign}"
    assert 'name="confirm"' not in anna.page(path)
    assert agree(anna, path) == 303
    assert ("Anna (web)", "cleanup") in {(one["who"], one["what"]) for one in app.store.decisions(f"case-{campaign}")}


def test_all_of_an_author_is_taken_down_and_they_are_silenced(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    app, site = live
    site.append("Fay", "Tower", "The tower is tall.")
    until_quiet(app, site.clock)
    anna, path = visitor("operator"), "/cleanup?user=Fay"
    assert "1 entry." in anna.page(path)
    assert agree(anna, path, confirm="1") == 303
    until_quiet(app, site.clock)
    assert site.text("Tower") == article("Tower")
    assert app.store.state("user:Fay", app.clock.now()) is AccountState.SILENCED


def test_whom_a_person_cleared_is_named_so(visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]) -> None:
    hold.clear(live[0], "Eve", "Sybil")
    assert "A person cleared this author" in visitor("operator").page("/cleanup?user=Eve")


def test_a_plan_that_changed_is_shown_again(visitor: NewVisitor, live: tuple[App, FakeSite], campaign: int) -> None:
    app, site = live
    cases.confirm(app, campaign, "Sybil")
    anna, path = visitor("operator"), f"/cleanup?campaign={campaign}"
    before = seen(anna.page(path))
    revid = site.append("Fay", "Bridge", "It is long, too.")
    until_quiet(app, site.clock)
    app.store.add_to_case(campaign, revid, app.clock.now(), ())
    answer = anna.send(path, see=path, seen=before)
    assert "look again" in answer.text
    assert not [one for one in app.store.decisions(f"case-{campaign}") if one["what"] == "cleanup"]


def test_nobody_is_confirmed_as_a_spammer_who_was_not_shown(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app = live[0]
    number = app.store.open_case(app.clock.now())
    for revid in edits[:5]:
        app.store.add_to_case(number, revid, app.clock.now(), ())
    anna, path = visitor("operator"), f"/cleanup?campaign={number}"
    before = seen(anna.page(path))
    app.store.add_to_case(number, edits[5], app.clock.now(), ())  # it is taken down already: nothing to do about it
    answer = anna.send(path, see=path, seen=before, confirm="1")
    assert "look again" in answer.text
    assert "192.0.2.7" in answer.text
    assert not app.store.decisions(f"case-{number}")
    assert agree(anna, path, confirm="1") == 303


@pytest.mark.parametrize("role", ["viewer", "reviewer", "rule-editor"])
def test_only_operators_take_all_down(
    visitor: NewVisitor, live: tuple[App, FakeSite], campaign: int, role: str
) -> None:
    anna = visitor(role)
    assert anna.get(f"/cleanup?campaign={campaign}").status_code == 403
    assert anna.send(f"/cleanup?campaign={campaign}", see="/", confirm="1").status_code == 403
    assert "/cleanup" not in anna.page(f"/campaign/{campaign}")


@pytest.mark.parametrize("query", ["user=Sybil", "user=Nobody", "campaign=99"])
def test_what_the_command_refuses_is_refused_in_words(
    visitor: NewVisitor, live: tuple[App, FakeSite], query: str
) -> None:
    app, site = live
    site.append("Sybil", "Tower", "The tower is tall.")
    until_quiet(app, site.clock)
    assert visitor("operator").get(f"/cleanup?{query}").status_code == 409
