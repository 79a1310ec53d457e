"""Spam that still stands: what is listed and why, and that a person's yes takes it down."""

from __future__ import annotations

import pytest
from fakes import FakeSite
from road import PROBE, article, probed, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.standing import standing, take_down
from wikiwatch.core.action import ActionStatus
from wikiwatch.core.review import PROGRAM
from wikiwatch.errors import UserError


def up(app: App) -> dict[int, str]:
    """Why each edit stands still, by revision."""
    return {one["revid"]: one["up"] for one in standing(app)}


def left(app: App, site: FakeSite, status: ActionStatus, why: str = "") -> int:
    """A probe whose taking down came to such a status."""
    revid = probed(app, site)
    app.store.settle(f"down-{revid}", status, why, at=site.clock.now())
    return revid


def test_what_was_taken_down_is_not_listed(watched: App, site: FakeSite) -> None:
    probed(watched, site)
    until_quiet(watched, site.clock)
    assert up(watched) == {}


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (ActionStatus.PERSON, "person"),
        (ActionStatus.REVIEW, "review"),
        (ActionStatus.CANCELLED, "cancelled"),
        (ActionStatus.PLANNED, "late"),
    ],
)
def test_what_was_not_taken_down_is_listed_with_the_reason_and_goes_with_a_persons_yes(
    watched: App, site: FakeSite, status: ActionStatus, reason: str
) -> None:
    revid = left(watched, site, status, "protectedpage")
    [one] = standing(watched)
    assert (one["revid"], one["up"], one["why"], one["found_by"]) == (revid, reason, "protectedpage", "program")
    take_down(watched, revid, "Anna", "an advert")
    until_quiet(watched, site.clock)
    assert PROBE not in site.text("Ferry")
    assert up(watched) == {}
    [said] = watched.store.decisions(f"down-{revid}")
    assert (said["who"], said["what"], said["why"]) == ("Anna", "confirm", "an advert")


def test_what_the_wiki_refused_is_listed_with_what_it_said(watched: App, site: FakeSite) -> None:
    site.protect("Ferry")
    revid = probed(watched, site)
    until_quiet(watched, site.clock)
    [one] = standing(watched)
    assert (one["revid"], one["up"]) == (revid, "person")
    assert "protected" in one["why"]


def test_what_was_never_planned_is_planned_with_a_persons_yes(watched: App, site: FakeSite) -> None:
    revid = probed(watched, site)
    watched.store.change_rows("delete from action")  # type: ignore[attr-defined]
    assert up(watched) == {revid: "never"}
    planned = take_down(watched, revid, "Anna")
    assert (planned["key"], planned["status"]) == (f"down-{revid}", "planned")
    until_quiet(watched, site.clock)
    assert PROBE not in site.text("Ferry")


def test_what_is_to_go_later_is_not_listed_before(watched: App, site: FakeSite) -> None:
    revid = probed(watched, site)
    at = watched.store.action(f"down-{revid}")
    assert at is not None
    watched.store.claim(at.key)
    watched.store.postpone(at.key, "later", site.clock.now().replace(year=2030))
    assert up(watched) == {}


@pytest.mark.parametrize("how", ["released", "undone", "deleted"])
def test_what_was_good_or_is_gone_is_not_listed(watched: App, site: FakeSite, how: str) -> None:
    revid = left(watched, site, ActionStatus.PERSON)
    assert up(watched) == {revid: "person"}
    if how == "released":
        hold.release(watched, f"down-{revid}", "Anna")
    elif how == "undone":
        site.edit("Sybil", "Ferry", article("Ferry"))
        poll(watched)
    else:
        site.delete("Ferry")
        poll(watched)
    assert up(watched) == {}


def test_what_the_program_put_back_and_a_person_called_spam_is_listed_until_it_goes(
    watched: App, site: FakeSite
) -> None:
    revid = probed(watched, site)
    until_quiet(watched, site.clock)
    hold.release(watched, f"down-{revid}", PROGRAM)
    until_quiet(watched, site.clock)
    assert up(watched) == {}
    hold.confirm(watched, f"down-{revid}", "Anna")
    [one] = standing(watched)
    assert (one["revid"], one["up"], one["found_by"]) == (revid, "back", "person")
    take_down(watched, revid, "Anna")
    until_quiet(watched, site.clock)
    assert PROBE not in site.text("Ferry")
    assert up(watched) == {}


def test_nothing_else_can_be_taken_down_here(watched: App, site: FakeSite) -> None:
    good = site.append("Flora", "Bridge", "The bridge was painted green in spring.")
    poll(watched)
    for revid in (good, 999_999):
        with pytest.raises(UserError, match="no spam that is known to stand still"):
            take_down(watched, revid, "Anna")
