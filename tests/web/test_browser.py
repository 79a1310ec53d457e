"""The dashboard in a real Chromium: signing in, deciding by key, click and without scripts; axe-core on each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from attacks import ATTACKS
from axe_playwright_python.sync_playwright import Axe
from browser import opened, served
from commandline import set_up
from fakes import FakeSite
from playwright.sync_api import Browser, Page
from visitors import someone

from wikiwatch.app.context import App
from wikiwatch.core.review_rules import DecisionClass

NewPage = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
LAWS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture
def new_page(chrome: Browser, tmp_path: Path, live: tuple[App, FakeSite]) -> Iterator[NewPage]:
    """Opens a page on which an operator has signed in by a link; whatever goes wrong in it fails the test."""
    contexts, troubles = [], []
    with served(set_up(tmp_path)) as url:

        def make(*, refused: bool = False, **options: object) -> Page:
            """`refused`: pages with a status of 4xx, which the browser tells as an error, are what is looked at."""
            context = chrome.new_context(base_url=url, **options)  # type: ignore[arg-type]
            contexts.append(context)
            page = context.new_page()
            page.set_default_timeout(20_000)
            page.on("pageerror", lambda error: troubles.append(str(error)))
            known = "the server responded with a status of 4" if refused else "\0"
            page.on(
                "console",
                lambda said: troubles.append(said.text) if said.type == "error" and known not in said.text else None,
            )
            page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
            context.on("request", lambda asked: asked.url.startswith((url, "data:")) or troubles.append(asked.url))
            page.goto(f"/sign-in/{someone(live[0].store, 'operator')}")
            page.get_by_role("button", name="Sign in").click()
            page.get_by_role("heading", name="Review", level=1).wait_for()
            page.wait_for_load_state()  # the shortcuts are there
            return page

        yield make
        for context in contexts:
            context.close()
    assert troubles == []


def decided(live: tuple[App, FakeSite]) -> list[tuple[str, str, str]]:
    return [(one["key"], one["what"], one["who"]) for one in live[0].store.audit() if one["who"] == "Anna (web)"]


def test_keys_release_confirm_and_lead_to_undo(edits: list[int], new_page: NewPage, live: tuple[App, FakeSite]) -> None:
    page = new_page()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "row-1"
    with page.expect_navigation():
        page.keyboard.press("r")
    assert f"Decided: down-{edits[0]}" in page.inner_text("main")
    assert page.evaluate("document.activeElement.id") == "row-1"
    with page.expect_navigation():
        page.keyboard.press("s")
    assert decided(live) == [
        (f"down-{edits[0]}", "release", "Anna (web)"),
        (f"down-{edits[1]}", "confirm", "Anna (web)"),
    ]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.url.endswith(f"/undo/down-{edits[2]}")


def test_keys_do_nothing_while_somebody_types_nor_when_turned_off(
    edits: list[int], new_page: NewPage, live: tuple[App, FakeSite]
) -> None:
    page = new_page()
    page.get_by_text("Filter and sort").click()
    page.get_by_role("textbox", name="Author").fill("")
    page.get_by_role("textbox", name="Author").press_sequentially("jrs")
    assert page.get_by_role("textbox", name="Author").input_value() == "jrs"
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.locator("#row-1").focus()
    page.keyboard.press("r")
    page.reload()
    page.locator("#row-1").focus()
    page.keyboard.press("r")
    page.goto("/health")
    assert decided(live) == []


def test_a_click_on_a_phone_releases(edits: list[int], new_page: NewPage, live: tuple[App, FakeSite]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    for button in page.locator("main button:visible, main .answers a:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name=f"Release down-{edits[0]}", exact=True).tap()
    page.get_by_role("status").wait_for()
    page.goto(f"/edit/{edits[4]}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert decided(live) == [(f"down-{edits[0]}", "release", "Anna (web)")]


def test_all_works_without_scripts(edits: list[int], new_page: NewPage, live: tuple[App, FakeSite]) -> None:
    page = new_page(java_script_enabled=False)
    page.get_by_role("link", name="Ferry").click()
    page.get_by_role("button", name="Release").click()
    page.get_by_role("heading", name="Decisions").wait_for()
    page.goto(f"/undo/down-{edits[2]}")
    page.get_by_label("Reason").fill("a source")
    page.get_by_role("button", name="Take back 1 action").click()
    page.get_by_role("heading", name="Decisions").wait_for()
    page.goto("/?kind=block")
    page.get_by_role("button", name="Yes, do it").click()
    page.get_by_role("heading", name="Are you sure?").wait_for()
    page.get_by_role("button", name="Yes, do it").click()
    page.get_by_role("status").wait_for()
    assert {what for _, what, _ in decided(live)} == {"release", "approve"}
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Sign in").wait_for()


def test_a_keyboard_reaches_the_content_at_once(edits: list[int], new_page: NewPage) -> None:
    page = new_page()
    page.goto("/health")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (390, "dark"),
        (1280, "light"),
        pytest.param(390, "light", marks=pytest.mark.night),
        pytest.param(1280, "dark", marks=pytest.mark.night),
    ],
)
def test_axe_finds_nothing_on_any_page(
    edits: list[int], campaign: int, new_page: NewPage, live: tuple[App, FakeSite], scheme: str, width: int
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True, refused=True)

    def check(path: str) -> None:
        page.wait_for_load_state()  # a heading stands before its style sheet has come
        found = Axe().run(page, options={"runOnly": LAWS})
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    store, now = live[0].store, live[0].clock.now()
    detail = {"reason": "it may be a false alarm", "questions": [], "revids": [edits[0]], "similar": []}
    proposal = store.propose(("user:Eve", "Eve"), str(DecisionClass.RELEASE), now, detail)
    key = f"down-{edits[0]}"
    paths = ["/", "/?user=Eve&all=1", f"/edit/{edits[4]}", f"/undo/{key}", f"/undo/{key}?all=1", "/health", "/sign-in"]
    paths += [f"/campaign/{campaign}", f"/cleanup?campaign={campaign}", f"/bulk?campaign={campaign}&word=spam"]
    paths += ["/campaigns", "/domains", "/domain?name=pipes.example"]
    paths += ["/accounts", "/account?name=Eve", "/account?name=192.0.2.7", "/blocks", "/standing"]
    paths += ["/rules", "/rule/random_text", "/rule/signs-enough", "/wasted"]
    paths += [f"/action/{key}", f"/proposal/{proposal}", f"/bulk?campaign={campaign}&word=release&done=3"]
    paths += ["/cleanup?user=Eve", f"/sign-in/{someone(store, 'viewer', 'Bea')}"]
    for path in paths:
        page.goto(path)
        check(path)
    for path in ("/nowhere", "/account?name=nobody", "/?sort=none", "/sign-in/x", "/action/none"):
        page.goto(path)
        assert page.get_by_role("alert").count() == 1, path
        check(path)
    for path, name in (("/?kind=block", "Yes, do it"), (f"/campaign/{campaign}", "It is a campaign")):
        page.goto(path)
        page.get_by_role("button", name=name).click()
        page.get_by_role("heading", name="Are you sure?").wait_for()
        check(f"{path}, asked again")


def test_no_attack_lives_in_a_browser(attacked: list[int], new_page: NewPage, live: tuple[App, FakeSite]) -> None:
    page = new_page()
    case = live[0].store.cases()[0]["id"]
    for path in (
        "/?all=1",
        f"/campaign/{case}",
        "/domains?which=all",
        f"/cleanup?campaign={case}",
        "/wasted",
        "/rule/repeat_links",
        *("/accounts", "/blocks", "/standing"),
        *(f"/account?name={quote(f'Eve {attack}'[:200])}" for attack in ATTACKS),
        *(f"/edit/{revid}" for revid in attacked),
    ):
        page.goto(path)
        assert page.locator("iframe, img, svg:not(.chart), object, base, [onerror], [onload], [onfocus]").count() == 0
    assert len(attacked) == len(ATTACKS)
