"""On real wikis in a real Chromium: reviewers decide, and anybody objects, by click, key and thumb, in every skin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import opened
from patrol import Patrol, letters
from playwright.sync_api import Browser, Locator, Page

from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

NewPage = Callable[..., Page]
REVIEW = f"User:{BOT}/Review"
DECISIONS = f"{REVIEW}/Decisions"
REPORT = f"User:{BOT}/Report"
ARTICLE = "The quay has nine bollards.\n\nThe oldest one is of granite."
ADDRESS = "203.0.113.90"  # of whoever is not signed in
PHONE = {"width": 390, "height": 844}
TARGET = 24  # CSS pixels: WCAG 2.2, 2.5.8 (AA)
# How a link looks among other words (by its colour alone, unless a reader prefers a line below) is the skin's affair.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"link-in-text-block": {"enabled": False}},
}
# Those that MediaWiki brings along; Vector is two of them.
SKINS = ("vector", "vector-2022", "minerva", "timeless", "monobook")
OTHER_SKINS = "\nwfLoadSkins( [ 'MinervaNeue', 'MonoBook', 'Timeless' ] );\n"
CONTENT = "#mw-content-text"
# The box of contents is MediaWiki's, with a role that axe-core does not like; all round the page is the skin's.
WRITTEN = {"include": [[f"{CONTENT} .mw-parser-output"]], "exclude": [[".toc"]]}
_HANDS = count()

# Half a target's width from its middle, up, down, left and right, the finger still meets it.
MEETS = """(link) => {
    link.scrollIntoView({block: "center", inline: "center"});
    const box = (link.querySelector("span") || link).getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const reach = TARGET / 2 - 0.5;
    return [[0, 0], [0, reach], [0, -reach], [reach, 0], [-reach, 0]].every(([right, down]) => {
        const met = document.elementFromPoint(x + right, y + down);
        return met !== null && link.contains(met);
    });
}""".replace("TARGET", str(TARGET))
# What stands out of the content's own box; what lies in a box that is moved by itself does not.
STANDS_OUT = """(content) => {
    const right = content.getBoundingClientRect().right + 1;
    const moved = (one) => one !== content && (getComputedStyle(one).overflowX === "auto" || moved(one.parentElement));
    return [...content.querySelectorAll("*")]
        .filter((one) => one.getBoundingClientRect().right > right && !moved(one))
        .map((one) => one.outerHTML.slice(0, 200));
}"""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture(scope="module")
def patrol(each_shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki, with all skins that come with it."""
    with (each_shared_wiki.folder / "practice.php").open("a", encoding="utf-8") as settings:
        settings.write(OTHER_SKINS)
    patrol = Patrol(each_shared_wiki, tmp_path_factory.mktemp("clicks"), review_page=True).begin()
    yield patrol
    patrol.close()


@pytest.fixture
def new_page(chrome: Browser, patrol: Patrol) -> Iterator[NewPage]:
    """Opens a page as a visitor who is signed in, or without one as somebody who is not."""
    contexts = []

    def make(visitor: Visitor | None = None, **options: Any) -> Page:
        headers = {} if visitor else {"X-Forwarded-For": ADDRESS}
        context = chrome.new_context(base_url=f"{patrol.wiki.url}/", extra_http_headers=headers, **options)
        contexts.append(context)
        # The extension VisualEditor greets whoever edits for the first time, and covers the form until it is dismissed.
        context.add_init_script("localStorage.setItem('ve-beta-welcome-dialog', '1')")
        if visitor is not None:
            visitor.call("options", optionname="visualeditor-hidebetawelcome", optionvalue="1")
            cookies = visitor._session.cookies.items()
            context.add_cookies(
                [{"name": name, "value": str(value), "url": patrol.wiki.url} for name, value in cookies]
            )
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("dialog", lambda dialog: dialog.dismiss())
        return page

    yield make
    for context in contexts:
        context.close()


def taken_down(patrol: Patrol, title: str) -> int:
    """Letters on a page, taken down; each by another hand."""
    patrol.sysop.edit(title, text=ARTICLE)
    revid = patrol.wiki.anonymous(f"203.0.113.{100 + next(_HANDS)}").edit(title, appendtext=f"\n\n{letters()}")
    patrol.run()
    assert patrol.text(title) == ARTICLE
    return revid


def see(page: Page, title: str, skin: str = "") -> Locator:
    """Open a page of the wiki as it stands now; its content."""
    page.goto(f"index.php?title={quote(title)}{f'&useskin={skin}' if skin else ''}")
    return page.locator(CONTENT)


def link(content: Locator, said: str) -> Locator:
    """The link to a form that says `release down-7`, or to the report form of `down-7`."""
    return content.locator(f'a[href*="preloadtitle={said.replace(" ", "%20")}"]')


def save(page: Page) -> None:
    """Press the button of the form, and wait until the page is saved."""
    with page.expect_navigation():
        page.locator("#wpSave").click()
    assert page.locator("#editform").count() == 0, page.locator(CONTENT).inner_text()[:500]


def decisions(patrol: Patrol, revid: int) -> list[tuple[str, str]]:
    """The audit trail about an edit: who did what."""
    found = patrol.command("audit", "--json").objects
    return [(one["who"], one["what"]) for one in found if one["key"] == f"down-{revid}"]


def appeals(patrol: Patrol) -> set[str]:
    """What people object to."""
    [status] = patrol.command("status", "--json").objects
    return {appeal["action"] for appeal in status["appeals"]}


@pytest.mark.parametrize(("word", "what"), [("release", "release"), ("spam", "confirm")])
def test_a_sysop_clicks_saves_and_reads_the_answer(patrol: Patrol, new_page: NewPage, word: str, what: str) -> None:
    revid = taken_down(patrol, f"Quay {word}")
    page = new_page(patrol.sysop)
    link(see(page, REVIEW), f"{word} down-{revid}").click()
    assert f"wikiwatch: {word} down-{revid} at" in page.locator("#wpTextbox1").input_value()
    save(page)

    patrol.run()

    assert (patrol.text(f"Quay {word}") != ARTICLE) == (word == "release")
    assert decisions(patrol, revid) == [(f"{patrol.sysop.name} (wiki)", what)]
    page.reload()
    answer = page.locator(f"{CONTENT} li", has_text=f"down-{revid} ")
    assert answer.inner_text().endswith(f"down-{revid} · {word} · {patrol.sysop.name}: done")
    assert link(see(page, REVIEW), f"{word} down-{revid}").count() == 0


@pytest.mark.parametrize("name", ["Ordinary Olga", ""])
def test_an_ordinary_click_is_saved_does_not_count_and_is_told_so(patrol: Patrol, new_page: NewPage, name: str) -> None:
    title = f"Quay of {name or 'nobody'}"
    revid = taken_down(patrol, title)
    page = new_page(patrol.wiki.account(name) if name else None)
    link(see(page, REVIEW), f"release down-{revid}").click()
    save(page)
    [*_, saved] = patrol.history(DECISIONS)
    assert f"release down-{revid}" in saved["slots"]["main"]["content"]
    temporary = patrol.wiki.state.settings.temp_accounts
    assert saved["user"].startswith("~2") if temporary and not name else saved["user"] == (name or ADDRESS)

    patrol.run()

    assert patrol.text(title) == ARTICLE
    assert decisions(patrol, revid) == []
    told = see(page, DECISIONS).locator("li", has_text=f"{saved['revid']}: ").inner_text()
    assert "It does not count" in told
    assert saved["user"] not in told


@pytest.mark.parametrize("name", ["Objecting Otto", ""])
def test_anybody_reports_from_the_log_page_with_one_click_and_a_sentence(
    patrol: Patrol, new_page: NewPage, name: str
) -> None:
    revid = taken_down(patrol, f"Mole of {name or 'nobody'}")
    page = new_page(patrol.wiki.account(name) if name else None)
    link(see(page, patrol.log_page), f"down-{revid}").click()
    assert page.locator("#wpSummary").input_value() == f"down-{revid}"
    assert f"Decision: down-{revid}" in page.locator("#wpTextbox1").input_value()
    page.locator("#wpTextbox1").press("Control+End")
    page.keyboard.type(" It is the name of a mole.")
    save(page)

    patrol.run()

    assert f"down-{revid}" in appeals(patrol)
    assert "It is the name of a mole." in see(page, REPORT).inner_text()


@pytest.mark.parametrize("name", ["Objecting Oda", ""])
def test_anybody_reports_from_the_summary_in_the_history(patrol: Patrol, new_page: NewPage, name: str) -> None:
    title = f"Pier of {name or 'nobody'}"
    revid = taken_down(patrol, title)
    page = new_page(patrol.wiki.account(name) if name else None)
    page.goto(f"index.php?title={quote(title)}&action=history")
    page.locator("#pagehistory .comment a, .mw-contributions-list .comment a").get_by_text("Was this wrong?").click()
    page.locator("#wpSummary").fill(f"down-{revid}")
    page.locator("#wpTextbox1").fill("It is the name of a pier.")
    save(page)

    patrol.run()

    assert f"down-{revid}" in appeals(patrol)


def test_whoever_is_signed_out_reports_from_the_reason_of_a_block(patrol: Patrol, new_page: NewPage) -> None:
    revid = taken_down(patrol, "Mole of the block")
    app = patrol.app()
    reason = app.summary(app.texts.block_reason, f"down-{revid}")
    patrol.wiki.account("Blocked Ben")
    patrol.sysop.call("block", user="Blocked Ben", expiry="1 day", reason=reason)
    page = new_page()
    page.goto("index.php?title=Special:BlockList&wpTarget=Blocked+Ben")
    page.locator(CONTENT).get_by_role("link", name="Was this wrong?").click()
    page.locator("#wpSummary").fill(f"down-{revid}")
    page.locator("#wpTextbox1").fill("Ben only corrected a name.")
    save(page)

    patrol.run()

    assert f"down-{revid}" in appeals(patrol)


def test_a_reviewer_needs_nothing_but_a_keyboard(patrol: Patrol, new_page: NewPage) -> None:
    revid = taken_down(patrol, "Quay of keys")
    page = new_page(patrol.sysop)
    see(page, REVIEW)
    go_to(page, f'e => e.href && e.href.includes("preloadtitle=release%20down-{revid}")')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go_to(page, 'e => e.id === "wpSave"')
    with page.expect_navigation():
        page.keyboard.press("Enter")

    patrol.run()

    assert decisions(patrol, revid) == [(f"{patrol.sysop.name} (wiki)", "release")]


def go_to(page: Page, wanted: str) -> None:
    """Press the tabulator until what is wanted has the focus, no more than 300 times."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate(f"({wanted})(document.activeElement)"):
            return
    pytest.fail(f"no key reaches {wanted}")


@pytest.mark.parametrize("skin", SKINS)
def test_on_a_phone_a_thumb_meets_each_link_and_nothing_goes_beyond_the_side(
    patrol: Patrol, new_page: NewPage, skin: str
) -> None:
    taken_down(patrol, f"Jetty {skin}")
    page = new_page(patrol.sysop, viewport=PHONE, has_touch=True, is_mobile=True)
    for title, forms in ((REVIEW, 3), (patrol.log_page, 1), (DECISIONS, 0)):
        content = see(page, title, skin)
        assert page.locator(f"body.skin-{skin}").count() == 1
        links = content.locator('a[href*="preloadtitle="]').all()
        assert len(links) >= forms
        assert [one.get_attribute("href") for one in links if not one.evaluate(MEETS)] == []
        assert content.evaluate(STANDS_OUT) == []


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.night)])
def test_axe_finds_nothing_in_what_the_program_writes(patrol: Patrol, new_page: NewPage, width: int) -> None:
    taken_down(patrol, f"Wharf {width}")
    page = new_page(patrol.sysop, viewport={"width": width, "height": 900})
    for skin in SKINS:
        for title in (REVIEW, DECISIONS, patrol.log_page, REPORT):
            see(page, title, skin)
            found = Axe().run(page, context=WRITTEN, options=RULES)
            assert found.violations_count == 0, f"{title}, {skin}: {found.generate_report()}"


def test_the_decisions_page_is_kept_from_search_engines(patrol: Patrol, new_page: NewPage) -> None:
    taken_down(patrol, "Quay unseen")
    page = new_page()
    for title in (REVIEW, DECISIONS, f"{REVIEW}/Preload", patrol.log_page, REPORT):
        page.goto(f"index.php?title={quote(title)}")
        robots = page.locator('meta[name="robots"]').get_attribute("content") or ""
        assert re.search(r"\bnoindex\b", robots), title
