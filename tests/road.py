"""Words in which tests of the road speak: an App on the fakes, texts that visitors bring, ticks of the loop."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fakes import BOT, LOG, REPORT, FakeClock, FakeSite

from wikiwatch.app import hold
from wikiwatch.app.context import App, Settings
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.ports import Store

ARTICLES = ("Bridge", "Ferry", "Harbour", "Lighthouse", "Market", "Museum", "Station", "Tower")
ARTICLE = (
    "The {0} stands at the north end of the old town and was built in three years.\n\n"
    "It was closed for repairs after the great flood, and opened again in the spring.\n\n"
    "Today the {0} is looked after by a society of volunteers."
)
PROBE = "wqkzjhrv"
TOWNS = ("Springfield", "Shelbyville", "Ogdenville", "Haverbrook", "Capital City", "Brockway", "Cypress", "Terror Lake")


def article(title: str) -> str:
    return ARTICLE.format(title.lower())


def advert(number: int, site: str = "pipes") -> str:
    """One advert, changed a little each time."""
    town = TOWNS[number % len(TOWNS)]
    return f"Looking for quick {site} help in {town}? Call the experts at https://{site}.example/{number} today!"


def make_app(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, *, enforce: bool = True, **settings: Any
) -> App:
    site.enforce = enforce
    return App(
        site=site,
        store=store,
        rules=rules,
        clock=clock,
        settings=Settings(**{"log_title": LOG, "report_title": REPORT, **settings}),
        enforce=enforce,
    )


def furnish(site: FakeSite, *titles: str) -> None:
    """Articles by a sysop, long before the program comes."""
    for title in titles or ARTICLES:
        site.edit("Sybil", title, article(title))
    site.clock.advance(days=2)


def until_quiet(app: App, clock: FakeClock, rounds: int = 12) -> None:
    """Tick, a minute apart, until nothing is due any more, nor soon: of silenced authors it goes some minutes later."""
    for _ in range(rounds):
        tick(app)
        soon = clock.now() + timedelta(minutes=app.rules.policy.silenced_delay_minutes[1])
        if not any(action.kind in hold.DOWNS or action.due_at <= clock.now() for action in app.store.due(soon)):
            return
        clock.advance(minutes=1)
    raise AssertionError(f"still due: {app.store.due(clock.now())}")


def outcomes(app: App) -> dict[int, str]:
    """Outcome by revision of all judged edits."""
    return {entry["revid"]: entry["outcome"] for entry in entries(app) if entry["revid"]}


def statuses(app: App, revid: int) -> dict[str, str]:
    """Status by kind of all actions about a revision."""
    return {str(action.kind): str(action.status) for action in app.store.actions_on(revid)}


def spam(
    site: FakeSite, user: str, count: int, advert_of: str = "pipes", titles: tuple[str, ...] = ARTICLES
) -> list[int]:
    """Somebody pastes the advert into one page after another."""
    return [site.append(user, titles[i % len(titles)], advert(i, advert_of)) for i in range(count)]


def probed(app: App, site: FakeSite, title: str = "Ferry") -> int:
    """A probe, judged and waiting to be taken down."""
    revid = site.append("192.0.2.7", title, PROBE)
    poll(app)
    return revid


def bot_edits(site: FakeSite) -> int:
    """How often the bot saved a page that is not its own."""
    pages = (page for page in site.pages.values() if not page.title.startswith(f"User:{BOT}/"))
    return sum(revision.user == BOT for page in pages for revision in page.revisions)


def state(app: App, key: str) -> AccountState:
    return app.store.state(key, app.clock.now())
