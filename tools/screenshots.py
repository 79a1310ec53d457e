"""Pictures for docs/screenshots, of the dashboard and of a wiki's pages: `python -m tools.screenshots`.

At phone and desk width. The dashboard's database is filled through the judge, on the wiki in memory of the tests; needs
the packages of [dev] and Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import BrowserContext, ViewportSize

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "web")]

from browser import opened, served  # noqa: E402
from commandline import set_up  # noqa: E402
from fakes import FakeClock, FakeSite  # noqa: E402
from road import ARTICLES, advert, furnish, make_app, spam, until_quiet  # noqa: E402

from tools import wiki_screenshots  # noqa: E402
from wikiwatch import rulefiles  # noqa: E402
from wikiwatch.app.ingest import poll  # noqa: E402
from wikiwatch.store.db import Store  # noqa: E402
from wikiwatch.web.people import new_link  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {"phone": ViewportSize(width=390, height=844), "desk": ViewportSize(width=1280, height=800)}


def main() -> None:
    """Take all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = set_up(Path(folder))
        store = Store(home / "wikiwatch.db", durable=False)
        # An empty wiki stands for two days first; what came then has waited for some hours.
        revid = _filled(store, FakeClock(datetime.now(UTC).replace(microsecond=0) - timedelta(days=2, hours=7)))
        store.set_web_person("Anna", "operator", datetime.now(UTC))
        with served(home) as url, opened() as browser:
            for name, size in WIDTHS.items():
                link = f"{url}/sign-in/{new_link(store, 'Anna', datetime.now(UTC))}"
                _taken(
                    browser.new_context(viewport=size, has_touch=name == "phone", is_mobile=name == "phone"),
                    name,
                    link,
                    url,
                    revid,
                )
        store.close()
    with opened() as browser:
        wiki_screenshots.taken(browser, WIDTHS, FOLDER)


def _taken(context: BrowserContext, name: str, link: str, url: str, revid: int) -> None:
    page = context.new_page()
    page.goto(link)
    page.screenshot(path=FOLDER / f"sign-in-{name}.png")
    page.get_by_role("button", name="Sign in").click()
    for what, path in (
        ("review", "/"),
        ("case", f"/edit/{revid}"),
        ("rules", "/rules"),
        ("rule", "/rule/random_text"),
        ("wasted", "/wasted"),
        ("health", "/health"),
        ("campaign", "/campaign/1"),
        ("domains", "/domains"),
        ("author", "/account?name=BestPipes24"),
        ("blocks", "/blocks"),
    ):
        page.goto(url + path)
        page.screenshot(path=FOLDER / f"{what}-{name}.png")
    page.emulate_media(color_scheme="dark")
    page.goto(url)
    page.screenshot(path=FOLDER / f"review-{name}-dark.png")
    context.close()


def _filled(store: Store, clock: FakeClock) -> int:
    """A spammer, a campaign of three hands, a tester, and a page of good edits; the revision of the worst one."""
    site = FakeSite(clock)
    app = make_app(site, store, rulefiles.load(rulefiles.packaged_rules_dir()), clock)
    furnish(site)
    poll(app)
    made = spam(site, "BestPipes24", 5)
    site.append("192.0.2.7", "Tower", "wqkzjhrv")
    for number in range(4):
        site.append("Flora", ARTICLES[number], f"The {ARTICLES[number].lower()} was painted green in spring.")
    until_quiet(app, clock)
    for number, user in enumerate(("RoofsNow", "NiceRoofs", "RoofHelp77")):  # a campaign
        site.append(user, ARTICLES[number], advert(number, "roofs"))
        until_quiet(app, clock)
    return made[4]


if __name__ == "__main__":
    main()
