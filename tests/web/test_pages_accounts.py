"""Pages about authors: the list, and one page each."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from attacks import ATTACKS
from fakes import FakeSite
from road import article, until_quiet
from visitors import NewVisitor

from wikiwatch.app.context import App
from wikiwatch.core.model import AccountState


class Seen(HTMLParser):
    """The tags and attributes of a page, as a browser takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def names(page: str) -> list[str]:
    """The authors of a list, in order."""
    return re.findall(r'<tr data-row><th scope="row"><a href="/account\?name=[^"]*"><bdi>([^<]*)</bdi>', page)


@pytest.fixture
def flora(live: tuple[App, FakeSite], edits: list[int]) -> int:
    """A good edit by somebody new, after the adverts."""
    app, site = live
    revid = site.append("Flora", "Bridge", "The bridge was painted green in spring.")
    until_quiet(app, site.clock)
    return revid


def test_who_is_flagged_or_silenced_comes_before_all_others(
    visitor: NewVisitor, live: tuple[App, FakeSite], flora: int
) -> None:
    found = names(visitor("viewer").page("/accounts"))
    assert found[0] == "Eve"
    assert "Flora" in found[1:]


def test_the_list_is_searched_by_name_and_filtered_by_state(visitor: NewVisitor, flora: int) -> None:
    anna = visitor("viewer")
    assert names(anna.page("/accounts?name=lor")) == ["Flora"]
    assert names(anna.page("/accounts?name=%25")) == []
    assert names(anna.page("/accounts?state=silenced")) == ["Eve"]
    assert "Eve" not in names(anna.page("/accounts?state=clean"))
    assert names(anna.page("/accounts?name=eve&state=clean")) == []
    assert anna.get("/accounts?state=x").status_code == 400


def test_two_hundred_authors_are_light(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    store, now = live[0].store, live[0].clock.now()
    for number in range(205):
        actor = (f"user:Eve <b>& the others</b> {number}", f"Eve <b>& the others</b> {number}")
        reason = "the row flood-of-links asked for it: https://pipes.example/ was brought five times within an hour"
        store.set_state(actor, AccountState.SILENCED, now, until=now + timedelta(days=90), revid=None, reason=reason)
    page = visitor("operator").page("/accounts?state=silenced")
    assert page.count("data-row") == 200
    assert len(page.encode()) < 200_000
    assert "/accounts?page=2&amp;name=&amp;state=silenced" in page


def test_an_author_is_told_with_trust_edits_history_and_what_is_due(visitor: NewVisitor, edits: list[int]) -> None:
    page = visitor("reviewer").page("/account?name=Eve")
    for told in (
        "silenced",
        "Trust, part by part",
        "History of the state",
        "by a verdict:",
        "pipes.example",
        "Time that this author wasted",
        f'href="/edit/{edits[0]}"',
        f'value=" block-{edits[4]}"',
        "Special%3AContributions%2FEve",
        "page=User%3AEve",
    ):
        assert told in page


def test_only_an_operator_is_led_to_take_all_of_it_back(visitor: NewVisitor, edits: list[int]) -> None:
    link = re.compile(r'href="/undo/[a-z]+-\d+\?all=1"')
    assert link.search(visitor("operator").page("/account?name=Eve"))
    assert not link.search(visitor("reviewer", "Bea").page("/account?name=Eve"))


def test_a_reviewer_cancels_what_is_due_and_comes_back(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    anna = visitor("reviewer")
    assert 'name="yes"' not in anna.page("/account?name=Eve")
    back = anna.answer("no", f"block-{edits[4]}", back="/account?name=Eve").headers["Location"]
    assert back == f"/account?name=Eve&done=block-{edits[4]}"
    assert "Nothing is planned." in anna.page(back)


def test_addresses_and_temporary_accounts_have_pages_too(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    site.append("~2026-123", "Market", "The market moved in 1950.")
    site.append("2001:db8::7", "Market", "The market moved in 1951.")
    until_quiet(app, site.clock)
    anna = visitor("viewer")
    assert "<bdi>Tower</bdi>" in anna.page("/account?name=192.0.2.7")
    assert "temporary account" in anna.page("/account?name=~2026-123")
    assert "<bdi>Market</bdi>" in anna.page("/account?name=2001:db8::7")
    assert names(anna.page("/accounts?name=2001:db8::7")) == ["2001:db8::/64"]
    assert "<bdi>Market</bdi>" in anna.page("/account?name=2001:db8::/64")


def test_a_name_that_nobody_has_is_told_in_words(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("viewer")
    unknown = anna.get("/account?name=Nobody")
    assert unknown.status_code == 404
    assert "Nothing is known of Nobody." in unknown.text
    assert anna.get("/account").status_code == 404


def test_many_edits_come_in_pages(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    app, site = live
    for number in range(205):
        title = f"Page {number} about a long subject of the old town and its harbour"
        site.edit("Flora", title, article(title))
    until_quiet(app, site.clock)
    anna = visitor("viewer")
    page = anna.page("/account?name=Flora")
    assert page.count("data-row") == 200
    assert len(page.encode()) < 200_000
    assert anna.page("/account?name=Flora&page=2").count("data-row") == 5


def test_an_edit_leads_to_its_author_with_trust_now_and_what_is_due(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("reviewer")
    page = anna.page(f"/edit/{edits[0]}")
    assert 'href="/account?name=Eve"' in page
    assert "Trust now" in page
    assert "Due for this author" in page
    assert page.count(f'value=" block-{edits[4]}"') == 1
    its_own = anna.page(f"/edit/{edits[4]}")
    assert "Due for this author" not in its_own
    assert its_own.count(f'value=" block-{edits[4]}"') == 1
    assert 'name="yes"' not in its_own


def test_what_would_go_by_itself_has_a_button_that_says_what_it_does(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    live[0].store.approve(f"block-{edits[4]}")
    for path in ("/blocks", "/account?name=Eve", f"/edit/{edits[4]}"):
        page = visitor("reviewer").page(path)
        assert re.search(rf'name="no" value=" block-{edits[4]}">Don&#39;t do it<', page), path


def test_no_attack_in_a_name_breaks_out(visitor: NewVisitor, attacked: list[int]) -> None:
    anna = visitor("operator")
    pages = [anna.page("/accounts")]
    for attack in ATTACKS:
        answer = anna.get(f"/account?name={quote(f'Eve {attack}'[:200])}")
        assert answer.status_code == 200
        pages.append(answer.text)
    for page in pages:
        assert not re.search("[\x1b\u202e]", page)
        seen = Seen()
        seen.feed(page)
        assert not seen.tags & {"img", "svg", "iframe", "base"}
        assert not [name for name in seen.attributes if name.startswith("on")]
