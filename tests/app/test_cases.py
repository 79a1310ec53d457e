"""Campaigns by many, over the whole road: several hands, one case, and what a person says about it."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import FakeClock, FakeSite
from road import article, outcomes, statuses, until_quiet

from wikiwatch.app import cases, hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.errors import UserError

ADVERT = (
    "Is your roof leaking in {}? Ask the friendly people of the night shift, who never sleep and never charge twice."
)
PAGES = ("Bridge", "Ferry", "Harbour", "Lighthouse", "Market", "Museum")


def advertise(app: App, site: FakeSite, clock: FakeClock, hands: int, *, first: int = 0) -> list[int]:
    """A text without a link, from a new account on a new page each time, some hours apart."""
    made = []
    for number in range(first, first + hands):
        clock.advance(hours=5)
        made.append(site.append(f"Visitor{'abcdefgh'[number]}", PAGES[number], ADVERT.format(PAGES[-number])))
        poll(app)
    return made


def found_in(app: App, revid: int) -> dict[str, Any]:
    (found,) = [entry for entry in entries(app) if entry["revid"] == revid]
    return found


def signs(app: App, revid: int) -> set[str]:
    return {signal["id"] for signal in found_in(app, revid)["signals"] if signal["id"].startswith("campaign.")}


def the_case(app: App) -> Any:
    (case,) = app.store.cases(all_=True)
    return case


def test_the_second_hand_opens_a_case_and_the_third_makes_it_grow(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    first, second, third = advertise(watched, site, clock, 3)
    assert (signs(watched, first), signs(watched, second)) == (set(), {"campaign.suspected"})
    assert signs(watched, third) == {"campaign.growing"}
    case = the_case(watched)
    assert (case["state"], case["edits"], case["hands"]) == ("suspected", 3, 3)
    members = watched.store.case_edits(case["id"])
    assert [edit["revid"] for edit in members] == [first, second, third]
    assert "% like theirs" in members[-1]["ties"]


def test_a_bare_telephone_number_is_enough(watched: App, site: FakeSite, clock: FakeClock) -> None:
    made = [
        site.append(f"Visitor{name}", title, "Call +1 555 010 0199") for name, title in zip("abc", PAGES, strict=False)
    ]
    poll(watched)
    assert [signs(watched, revid) for revid in made] == [set(), {"campaign.suspected"}, {"campaign.growing"}]


def test_people_who_undo_its_edits_confirm_a_case(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for number, title in enumerate(PAGES[:3]):
        advertise(watched, site, clock, 1, first=number)
        site.edit("Sybil", title, article(title))
    poll(watched)
    (fourth,) = advertise(watched, site, clock, 1, first=3)
    assert signs(watched, fourth) == {"campaign.confirmed", "campaign.exact"}
    assert the_case(watched)["state"] == "confirmed"


def test_the_first_edit_after_a_persons_yes_is_caught(watched: App, site: FakeSite, clock: FakeClock) -> None:
    advertise(watched, site, clock, 2)
    cases.confirm(watched, the_case(watched)["id"], "Sybil")
    (third,) = advertise(watched, site, clock, 1, first=2)
    assert signs(watched, third) == {"campaign.confirmed", "campaign.exact"}
    assert [row["who"] for row in watched.store.decisions("case-1")] == ["Sybil"]


def test_a_dismissed_case_never_catches_again(watched: App, site: FakeSite, clock: FakeClock) -> None:
    advertise(watched, site, clock, 2)
    cases.dismiss(watched, the_case(watched)["id"], "Sybil")
    for revid in advertise(watched, site, clock, 2, first=2):
        assert signs(watched, revid) == set()
    assert the_case(watched)["edits"] == 2


def test_dismissing_a_case_puts_back_what_was_held_for_its_sake(watched: App, site: FakeSite, clock: FakeClock) -> None:
    first, second, third = advertise(watched, site, clock, 3)
    until_quiet(watched, clock)
    assert ADVERT.format(PAGES[-2]) not in site.text(PAGES[2])
    cases.dismiss(watched, the_case(watched)["id"], "Sybil")
    until_quiet(watched, clock)
    assert [ADVERT.format(PAGES[-n]) in site.text(PAGES[n]) for n in range(3)] == [True, True, True]
    assert (the_case(watched)["state"], the_case(watched)["edits"]) == ("dismissed", 3)
    assert {row["what"] for row in watched.store.decisions(f"down-{third}")} == {"release"}
    assert statuses(watched, first) == statuses(watched, second) == {}


def test_dismissing_a_case_leaves_down_what_has_other_reasons(watched: App, site: FakeSite, clock: FakeClock) -> None:
    twice = f"{ADVERT} {ADVERT}"
    for name, title in zip("ab", PAGES, strict=False):
        site.append(f"Visitor{name}", title, twice)
    revid = site.append("Visitorz", "Tower", f"{twice} Viagra, cialis, togel https://a.example")
    until_quiet(watched, clock)
    assert {"campaign.growing", "phrases.many"} <= {signal["id"] for signal in found_in(watched, revid)["signals"]}
    cases.dismiss(watched, the_case(watched)["id"], "Sybil")
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {"revert": "done"}


def test_what_a_person_released_may_be_brought_again(watched: App, site: FakeSite, clock: FakeClock) -> None:
    *_, third = advertise(watched, site, clock, 3)
    until_quiet(watched, clock)
    hold.release(watched, f"down-{third}", "Sybil")
    (fourth,) = advertise(watched, site, clock, 1, first=3)
    assert signs(watched, fourth) == set()


def test_a_case_without_a_new_edit_expires(watched: App, site: FakeSite, clock: FakeClock) -> None:
    advertise(watched, site, clock, 2)
    clock.advance(days=watched.rules.campaigns.window_days + 1)
    site.append("Newcomer", "Tower", "The tower has a clock on each side, and one of them is right at any time.")
    poll(watched)
    assert the_case(watched)["state"] == "expired"
    assert list(watched.store.cases()) == []


def test_people_with_trust_are_never_drawn_into_a_case(watched: App, site: FakeSite, clock: FakeClock) -> None:
    advertise(watched, site, clock, 1)
    revid = site.append("Sybil", "Tower", ADVERT.format("Tower"))
    poll(watched)
    assert signs(watched, revid) == set()
    assert list(watched.store.cases(all_=True)) == []


def test_who_brings_back_what_stood_is_in_no_case(watched: App, site: FakeSite, clock: FakeClock) -> None:
    advertise(watched, site, clock, 2)
    text = article("Tower")
    site.edit("Vandal", "Tower", "")
    poll(watched)
    revid = site.edit("Visitorz", "Tower", text)
    poll(watched)
    assert outcomes(watched)[revid] == "allow"
    assert the_case(watched)["edits"] == 2


def test_a_case_that_nobody_knows_can_not_be_decided(watched: App) -> None:
    with pytest.raises(UserError, match="no case has the number 9"):
        cases.confirm(watched, 9, "Sybil")
