"""One poll over 500 changes by 300 authors who were never met, and the API requests that it takes."""

from __future__ import annotations

import secrets
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from wikiwatch import config, home, wiring
from wikiwatch.app.ingest import poll
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, BOT_GRANTS, BOT_PASSWORD_LETTERS, PracticeWiki
from wikiwatch.site import mediawiki
from wikiwatch.site.session import Session

FILL = Path(__file__).with_name("fill")  # .php
SLOW_APP = "slow"
SLOW_GRANTS = BOT_GRANTS.replace("highvolume,", "")  # the grant that holds `apihighlimits`
CHANGES, AUTHORS = 500, 300


@dataclass(frozen=True, kw_only=True)
class Round:
    """What one poll took: requests by kind, such as `query list=users`."""

    changes: int
    authors: int
    requests: Counter[str]


class CountingSession(Session):
    """A session that keeps what kind of request each was."""

    kinds: ClassVar[Counter[str]] = Counter()

    def _send(self, params: dict[str, str]) -> dict[str, Any]:
        self.kinds[kind(params)] += 1
        return super()._send(params)


def kind(params: dict[str, str]) -> str:
    """The kind of an API request: its action, and the lists, properties and meta data that it asks for."""
    parts = [f"{name}={params[name]}" for name in ("list", "prop", "meta") if name in params]
    return " ".join([params["action"], *parts])


def measure(settings: WikiSettings | None = None) -> dict[str, Round]:
    """A round with `apihighlimits` and one without, on a practice wiki of its own."""
    with tempfile.TemporaryDirectory(prefix="wikiwatch-bench-") as folder:
        wiki = PracticeWiki.create(Path(folder) / "wiki", settings)
        try:
            return _measured(wiki.start(), Path(folder))
        finally:
            wiki.stop()


def _measured(wiki: PracticeWiki, folder: Path) -> dict[str, Round]:
    slow = "".join(secrets.choice(BOT_PASSWORD_LETTERS) for _ in range(32))
    wiki.maintenance("createBotPassword", f"--appid={SLOW_APP}", f"--grants={SLOW_GRANTS}", BOT, slow)
    homes = {
        "with apihighlimits": (wiki.bot_login, wiki.state.bot_password),
        "without": (f"{BOT}@{SLOW_APP}", slow),
    }
    wiki.maintenance(str(FILL), wiki.state.tree, "before")
    for name, (user, password) in homes.items():
        home.init(folder / name, wiki.api, user, password)
        _poll(folder / name)  # the first run, which reads the past and judges nothing
    wiki.maintenance(str(FILL), wiki.state.tree, "after")
    return {name: _poll(folder / name) for name in homes}


def _poll(folder: Path) -> Round:
    CountingSession.kinds = Counter()
    with (
        patch.object(mediawiki, "Session", CountingSession),
        wiring.live_app(config.load(folder), enforce=False) as app,
    ):
        CountingSession.kinds.clear()  # logging in is no part of it
        judged = poll(app)
    authors = {one.facts.actor.name for one in judged}
    return Round(changes=len(judged), authors=len(authors), requests=CountingSession.kinds)
