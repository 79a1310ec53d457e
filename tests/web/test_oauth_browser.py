"""Signing in by the wiki in a real Chromium: from the button, over the wiki's page, to a decision; and no further."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import opened, served
from fakes import FakeSite
from loopback import body
from playwright.sync_api import Page
from wiki_oauth import AUTHORIZE, CLIENT, SECRET, WikiServer, wiki_server

from wikiwatch import home as home_folder
from wikiwatch.app.context import App


@pytest.fixture
def page(tmp_path: Path, live: tuple[App, FakeSite], edits: list[int], wiki: WikiServer) -> Iterator[Page]:
    """The sign-in page of a dashboard on a phone, in the browser of somebody who is not signed in."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = int(found.getsockname()[1])
    wiki.callback = f"http://127.0.0.1:{port}/sign-in/wiki/back"
    home_folder.init(tmp_path, wiki.api, "WatchBot@watch", "p" * 32)
    lines = f'[web]\nhost = "127.0.0.1:{port}"\n[web.oauth]\nclient_id = "{CLIENT}"\n'
    (tmp_path / "wikiwatch.toml").write_text(lines, encoding="utf-8")
    (tmp_path / "oauth-secret").write_text(SECRET, encoding="ascii")
    (tmp_path / "oauth-secret").chmod(0o600)
    with served(tmp_path, port) as url, opened() as browser:
        context = browser.new_context(base_url=url, viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto("/")
        yield page
        context.close()


def path_of(page: Page) -> str:
    return str(page.evaluate("location.pathname"))


def check_shown_well(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(page).response["violations"] == []


def test_somebody_of_the_wiki_signs_in_decides_and_is_out_when_the_right_is_gone(
    page: Page, wiki: WikiServer, live: tuple[App, FakeSite]
) -> None:
    check_shown_well(page)
    page.get_by_role("button", name="Sign in by the wiki").click()
    page.get_by_role("button", name="Allow").wait_for()
    assert path_of(page) == AUTHORIZE
    wiki.here = wiki.account(7, "Anna", "rollback")
    page.get_by_role("button", name="Allow").click()
    page.wait_for_url("/")  # loaded whole: the shortcuts work then
    assert page.get_by_role("heading", name="Review", level=1).is_visible()
    assert "Anna" in page.inner_text("header")

    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("r")
    assert ("Anna (wiki)", "release") in [(one["who"], one["what"]) for one in live[0].store.audit()]

    wiki.here.rights.remove("rollback")
    live[0].store.change_rows("update wiki_person set asked_ts = asked_ts - 300")
    page.goto("/health")
    assert path_of(page) == "/sign-in"
    page.get_by_role("button", name="Sign in by the wiki").click()
    page.get_by_role("button", name="Allow").click()
    page.get_by_role("alert").wait_for()
    assert "none of the rights" in page.inner_text("main")
    check_shown_well(page)


def test_the_browser_lets_the_button_lead_to_the_wiki_alone(page: Page, wiki: WikiServer) -> None:
    with wiki_server() as elsewhere:
        away = elsewhere.api.removesuffix("/w/api.php")
        wiki.replies[AUTHORIZE] = body(b"", 302, f"Location: {away}/")
        with page.expect_console_message(lambda said: "form-action" in said.text):
            page.get_by_role("button", name="Sign in by the wiki").click(no_wait_after=True)
        assert [path for path, _ in wiki.asked] == [AUTHORIZE]
        assert elsewhere.asked == []
