"""One poll over 500 changes by 300 authors who were never met, and the API requests that it takes."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.bench.counted import counting
from tools.bench.figures import Asked, Figure, Goal
from wikiwatch import config, home, wiring
from wikiwatch.app.ingest import poll
from wikiwatch.errors import UserError
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, BOT_GRANTS, BOT_PASSWORD_LETTERS, PracticeWiki

FILL = Path(__file__).with_name("fill")  # .php
FILLED_WITHIN = 1800  # seconds; 500 saves take one minute of them where nothing else runs
SLOW_APP = "slow"
SLOW_GRANTS = BOT_GRANTS.replace("highvolume,", "")  # the grant that holds `apihighlimits`
CHANGES, AUTHORS = 500, 300
FAST, SLOW = "with `apihighlimits`", "without"
# A poll a minute is then a request every three seconds, which is no burden on anybody's server.
MOST = Goal(bound=19)


@dataclass(frozen=True, kw_only=True)
class Round:
    """What one poll took: requests by kind, such as `query list=users`, and bytes."""

    changes: int
    authors: int
    calls: Counter[str]
    sent: int
    received: int


def measure(asked: Asked) -> list[Figure]:
    """A round with `apihighlimits` and one without. One sample each: what is asked for does not vary."""
    with practice_wiki(asked) as wiki:
        rounds = _rounds(wiki, asked)
    return [figure for name, one in rounds.items() for figure in figures(name, one)]


def figures(name: str, one: Round) -> list[Figure]:
    """What a round took; UserError where it was not the page of changes that was meant."""
    if (one.changes, one.authors) != (CHANGES, AUTHORS):
        raise UserError(
            f"found {one.changes} changes by {one.authors} authors, expected {CHANGES} by {AUTHORS}",
            hint="tools/bench/fill.php makes them",
        )
    kinds = ", ".join(f"{count} × {kind}" for kind, count in sorted(one.calls.items()))
    goal = MOST if name == FAST else None
    return [
        Figure(name=f"calls {name}", unit="calls", samples=[one.calls.total()], goal=goal, note=kinds),
        Figure(name=f"sent {name}", unit="bytes", samples=[one.sent]),
        Figure(name=f"received {name}", unit="bytes", samples=[one.received]),
    ]


@contextmanager
def practice_wiki(asked: Asked, settings: WikiSettings | None = None) -> Iterator[PracticeWiki]:
    """A practice wiki that is up, and gone afterwards."""
    asked.say("a practice wiki is set up")
    wiki = PracticeWiki.create(asked.folder / "wiki", settings)
    try:
        yield wiki.start()
    finally:
        wiki.stop()


def _rounds(wiki: PracticeWiki, asked: Asked) -> dict[str, Round]:
    slow = "".join(secrets.choice(BOT_PASSWORD_LETTERS) for _ in range(32))
    wiki.maintenance("createBotPassword", f"--appid={SLOW_APP}", f"--grants={SLOW_GRANTS}", BOT, slow)
    logins = {FAST: (wiki.bot_login, wiki.state.bot_password), SLOW: (f"{BOT}@{SLOW_APP}", slow)}
    homes = {name: asked.folder / f"home{number}" for number, name in enumerate(logins)}
    asked.say("500 pages are written")
    wiki.maintenance(str(FILL), wiki.state.tree, "before", within=FILLED_WITHIN)
    for name, (user, password) in logins.items():
        home.init(homes[name], wiki.api, user, password)
        asked.say(f"first run, {name}")
        _poll(homes[name])  # it reads the past and judges nothing
    asked.say("500 pages are edited")
    wiki.maintenance(str(FILL), wiki.state.tree, "after", within=FILLED_WITHIN)
    asked.say("the changes are judged")
    return {name: _poll(folder) for name, folder in homes.items()}


def _poll(folder: Path) -> Round:
    with counting() as traffic, wiring.live_app(config.load(folder), enforce=False) as app:
        traffic.clear()  # logging in is no part of it
        judged = poll(app)
        authors = {one.facts.actor.name for one in judged}
        calls, sent, received = Counter(traffic.calls), traffic.sent, traffic.received
    return Round(changes=len(judged), authors=len(authors), calls=calls, sent=sent, received=received)
