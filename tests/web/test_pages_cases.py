"""Campaigns and domains in the dashboard: their lists, a page each, and a person's word on a campaign."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from attacks import ATTACKS
from deeds import DAY, NOW, added, change, record
from fakes import FakeSite
from road import ARTICLES, advert, until_quiet
from test_safety import check_dead
from visitors import NewVisitor

from wikiwatch.app.case_overview import DAYS, days
from wikiwatch.app.context import App
from wikiwatch.core.campaign import TIES, Tie
from wikiwatch.core.evidence import CampaignState
from wikiwatch.core.model import Outcome
from wikiwatch.messages import speaker
from wikiwatch.store.db import Store
from wikiwatch.web.pages_campaigns import SHOWN

TIED = Tie(id="domain", points=3, reason="it leads to the same site, which nobody trusted uses here")


@pytest.fixture
def case(live: tuple[App, FakeSite]) -> int:
    """A suspected campaign of three hands, one edit each, all taken down."""
    app, site = live
    for number, user in enumerate(("Cat", "Dog", "Eel")):
        site.append(user, ARTICLES[number], advert(number))
        until_quiet(app, site.clock)
        site.clock.advance(hours=20)
    [found] = app.store.cases()
    return int(found["id"])


def made(store: Store, members: int, *, at: datetime = NOW) -> int:
    """A case of so many edits, by as many hands, each with a domain of its own."""
    number = store.open_case(at)
    for place in range(members):
        revid = 5_000 + place
        what = change(revid, f"Hand {place} {ATTACKS[place % len(ATTACKS)]}", title=f"Page {place}", at=at)
        record(store, what, Outcome.HOLD, adds=added(f"site{place}.example"))
        store.add_to_case(number, revid, at, [TIED])
    return number


def test_campaigns_are_listed_by_state(visitor: NewVisitor, case: int) -> None:
    anna = visitor("viewer")
    assert f'href="/campaign/{case}"' in anna.page("/campaigns")
    assert f'href="/campaign/{case}"' in anna.page("/campaigns?state=suspected")
    assert f'href="/campaign/{case}"' not in anna.page("/campaigns?state=confirmed")
    assert anna.get("/campaigns?state=x").status_code == 400


def test_the_newest_campaign_comes_first(visitor: NewVisitor, case: int, live: tuple[App, FakeSite]) -> None:
    newest = made(live[0].store, 2, at=live[0].clock.now() + DAY)
    assert re.findall(r'href="/campaign/(\d+)"', visitor("viewer").page("/campaigns")) == [str(newest), str(case)]


def test_a_campaigns_page_says_what_ties_it_together(visitor: NewVisitor, case: int) -> None:
    page = visitor("viewer").page(f"/campaign/{case}")
    told = (
        "lead to the same site",
        "suspected",
        'href="/account?name=Dog"',
        "Ferry",
        'href="/domain?name=pipes.example"',
    )
    for one in (*told, "<svg", "taken down, or to be"):
        assert one in page, one
    assert 'name="word"' not in page
    assert "Decisions" not in page


def test_an_edit_leads_to_its_campaign(visitor: NewVisitor, edits: list[int], campaign: int) -> None:
    assert f'href="/campaign/{campaign}"' in visitor("viewer").page(f"/edit/{edits[0]}")


@pytest.mark.parametrize(
    "path", ["/campaign/99", "/campaign/99999999999999999999", "/domain?name=nowhere.example", "/domain"]
)
def test_what_nobody_knows_is_told_in_words(visitor: NewVisitor, case: int, path: str) -> None:
    answer = visitor("viewer").get(path)
    assert answer.status_code == 404
    assert "There is no" in answer.text or "Nobody has brought" in answer.text


def test_long_lists_of_a_campaign_are_cut_and_say_so(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    number = made(live[0].store, 250)
    page = visitor("operator").page(f"/campaign/{number}")
    assert page.count('href="/domain?name=') == SHOWN
    assert f"And {250 - SHOWN} more." in page
    assert len(page.encode()) < 200_000
    check_dead(re.sub("(?s)<svg.*?</svg>", "", page))
    assert "Page 2 of 2" in visitor("operator").page(f"/campaign/{number}?page=2")


def test_each_day_is_counted_once_by_what_became_of_its_edits() -> None:
    members = [
        {"at": "2026-11-20T10:00+00:00", "outcome": "hold", "undone": False},
        {"at": "2026-11-20T11:00+00:00", "outcome": "hold", "undone": True},
        {"at": "2026-11-22T00:00+00:00", "outcome": "allow", "undone": False},
    ]
    assert days(members) == [
        {"day": "2026-11-20", "undone": 1, "down": 1, "stands": 0},
        {"day": "2026-11-21", "undone": 0, "down": 0, "stands": 0},
        {"day": "2026-11-22", "undone": 0, "down": 0, "stands": 1},
    ]
    assert days([]) == []


def test_a_timeline_ends_with_the_latest_day_and_is_cut_before() -> None:
    members = [{"at": (NOW - DAY * back).isoformat(), "outcome": "hold", "undone": False} for back in (0, 400)]
    found = days(members)
    assert len(found) == DAYS
    assert found[-1] == {"day": "2026-11-22", "undone": 0, "down": 1, "stands": 0}


def test_each_tie_has_plain_words() -> None:
    assert all(speaker("en").knows(f"pages-case-tie-{tie}") for tie in TIES)


def test_an_operator_confirms_a_campaign_after_reading_what_it_does(
    visitor: NewVisitor, live: tuple[App, FakeSite], case: int
) -> None:
    store, see = live[0].store, f"/campaign/{case}"
    anna = visitor("operator")
    asked = anna.send("/campaigns", see=see, word="confirm", number=str(case))
    assert "Its 3 edits count as confirmed spam" in asked.text
    assert not store.decisions(f"case-{case}")
    fields = {"word": "confirm", "number": str(case), "why": "the same advert"}
    assert anna.send("/campaigns", see=see, sure="2", **fields).status_code == 200
    assert not store.decisions(f"case-{case}")
    assert anna.send("/campaigns", see=see, sure="3", **fields).status_code == 303
    [told] = store.decisions(f"case-{case}")
    assert (told["who"], told["what"], told["why"]) == ("Anna (web)", "confirmed", "the same advert")
    assert anna.send("/campaigns", see=see, sure="3", **fields).status_code == 303
    assert len(store.decisions(f"case-{case}")) == 1


def test_a_reviewer_says_that_it_is_none_and_cannot_confirm_it(
    visitor: NewVisitor, live: tuple[App, FakeSite], case: int
) -> None:
    store, see = live[0].store, f"/campaign/{case}"
    bea = visitor("reviewer", "Bea")
    assert 'value="confirm"' not in bea.page(see)
    assert bea.send("/campaigns", see=see, word="confirm", number=str(case), sure="3").status_code == 403
    assert bea.send("/campaigns", see=see, word="dismiss", number=str(case), sure="3").status_code == 303
    found = store.case(case)
    assert found is not None
    assert (found["state"], found["who"]) == (CampaignState.DISMISSED, "Bea (web)")
    assert "Bea (web)" in bea.page(see)


@pytest.mark.parametrize("fields", [{"word": "x"}, {"word": "dismiss"}, {"word": "dismiss", "number": "x"}])
def test_a_form_without_sense_is_400(visitor: NewVisitor, case: int, fields: dict[str, str]) -> None:
    assert visitor("operator").send("/campaigns", see="/", **fields).status_code == 400


def test_a_word_on_a_campaign_that_is_not_there_is_404(visitor: NewVisitor, case: int) -> None:
    assert visitor("operator").send("/campaigns", see="/", word="dismiss", number="99").status_code == 404


def domains(page: str) -> list[str]:
    """The domains of a page, in order."""
    return re.findall(r'href="/domain\?name=([^"]+)"', page)


def test_domains_of_the_caught_come_first_and_all_others_when_asked(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    site.append("Flora", "Bridge", "See https://museum.example/bridge for its history.")
    until_quiet(app, site.clock)
    anna = visitor("viewer")
    assert domains(anna.page("/domains")) == ["pipes.example"]
    assert domains(anna.page("/domains?which=all")) == ["museum.example", "pipes.example"]
    assert domains(anna.page("/domains?part=SEUM")) == ["museum.example"]
    assert anna.get("/domains?which=x").status_code == 400


def test_a_list_of_domains_counts_what_stands_and_what_does_not(live: tuple[App, FakeSite]) -> None:
    store = live[0].store
    for place in range(3):
        what = change(6_000 + place, "Ann", at=NOW + timedelta(hours=place))
        record(store, what, Outcome.HOLD if place else Outcome.ALLOW, adds=added("museum.example"))
    [told] = store.domains_told(["museum.example", "nowhere.example"])
    assert {name: told[name] for name in ("edits", "kept", "undone", "authors", "by", "more")} == {
        "edits": 3,
        "kept": 1,
        "undone": 2,
        "authors": 1,
        "by": "Ann",
        "more": False,
    }
    assert told["last"] - told["first"] == 7_200


def test_a_domains_page_leads_to_its_edits_campaigns_and_decisions(
    visitor: NewVisitor, live: tuple[App, FakeSite], case: int
) -> None:
    page = visitor("reviewer").page("/domain?name=https://www.pipes.example/3")
    for told in (f'href="/campaign/{case}"', 'href="/account?name=Cat"', "/bulk?word=release&amp;domain=pipes.example"):
        assert told in page
    assert not re.search(r'href="https?://', page)
    assert "/bulk" not in visitor("viewer", "Cem").page("/domain?name=pipes.example")


def test_two_hundred_campaigns_and_domains_are_light(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    store = live[0].store
    for place in range(205):
        number = store.open_case(NOW)
        for hand in range(2):
            revid = 7_000 + 2 * place + hand
            name = f"Somebody with a long name {place}"
            what = change(revid, name, title=f"Page {revid}", at=NOW + timedelta(minutes=place))
            record(store, what, Outcome.HOLD, adds=added(f"a-rather-long-name-{place}.example"))
            store.add_to_case(number, revid, NOW, [TIED])
    for path, rows in (("/campaigns", 'href="/campaign/'), ("/domains", 'href="/domain?')):
        page = visitor("operator").page(path)
        assert page.count(rows) == 200
        assert len(page.encode()) < 200_000
        assert visitor("operator").page(f"{path}?page=2").count(rows) == 5


def test_no_attack_lives_on_these_pages(visitor: NewVisitor, attacked: list[int], live: tuple[App, FakeSite]) -> None:
    anna, store = visitor("operator"), live[0].store
    number = store.open_case(NOW)
    for revid in attacked:
        store.add_to_case(number, revid, NOW, [TIED])
    number = store.cases(all_=True)[0]["id"]  # most of them belonged together already
    pages = ["/campaigns", "/domains", "/domains?which=all", "/domain?name=pipes.example", f"/campaign/{number}"]
    shown = ""
    for path in [*pages, f"/bulk?campaign={number}&word=spam", f"/cleanup?campaign={number}"]:
        page = anna.page(path)
        check_dead(re.sub("(?s)<svg.*?</svg>", "", page))
        shown += page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_asked_for_comes_back_as_text(visitor: NewVisitor, attack: str) -> None:
    anna = visitor("operator")
    for path, name in (("/domains", "part"), ("/domain", "name"), ("/campaigns", "state"), ("/cleanup", "user")):
        check_dead(anna.get(path, query_string={name: attack}).text)
    for name in ("user", "domain", "campaign"):
        check_dead(anna.get("/bulk", query_string={name: attack, "word": "spam"}).text)
