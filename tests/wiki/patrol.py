"""A patrol on a practice wiki: a home folder, rounds in this process or in one of its own, and what stands then."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from random import Random
from typing import Any, cast

from wikiwatch import cli, config, wiring
from wikiwatch.app.context import App
from wikiwatch.clock import SystemClock
from wikiwatch.daemon import tick
from wikiwatch.ports import Site, Written
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

Json = dict[str, Any]

NOW = timedelta()
CONSONANTS = "bcdfghjkmnpqrtvwxz"
PROCESS_WITHIN = 120  # seconds; a round takes one or two


_draw = Random(8)


def letters() -> str:
    """Random letters that no page has yet: those that stand anywhere at a first run are the wiki's own words."""
    return " ".join("".join(_draw.choices(CONSONANTS, k=10)) for _ in range(2))


@dataclass(frozen=True)
class Ahead(SystemClock):
    """A clock that is ahead of the wiki's by a while."""

    by: timedelta

    def now(self) -> datetime:
        """The time there."""
        return datetime.now(UTC) + self.by


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[Json]:
        """Its lines, read as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


WRITES = ("save", "rollback", "block", "unblock", "move_page", "revert_file", "delete_page", "undelete_page")


class Interrupted:
    """A site on which something else happens just before the program writes."""

    def __init__(self, site: Site, happens: Callable[[], object]) -> None:
        self._site = site
        self._happens = happens

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._site, name)
        return partial(self._late, found) if name in WRITES else found

    def _late(self, write: Callable[..., Written], *arguments: Any) -> Written:
        self._happens()
        return write(*arguments)


class Patrol:
    """A home folder for the bot of a wiki, with a run page and a log page of its own below the bot's name."""

    def __init__(
        self, wiki: PracticeWiki, folder: Path, login: tuple[str, str] | None = None, *, review_page: bool = False
    ) -> None:
        """`login`: another account or application id, and its password.

        `review_page`: with the one where it always is; patrols of one wiki would write it over each other's.
        """
        user, password = login or (wiki.bot_login, wiki.state.bot_password)
        self.wiki = wiki
        self.home = folder / "home"
        name = folder.name.replace("_", " ")
        self._review_page = "User:{bot}/Review" if review_page else ""
        self.run_page = f"User:{BOT}/{name}/Run"
        self.log_page = f"User:{BOT}/{name}/Log"
        self._apps: dict[bool, App] = {}
        self._open = ExitStack()
        secret = folder / "secret"
        secret.write_text(password, encoding="utf-8")
        made = self.command("init", "--api", wiki.api, "--user", user, "--bot-password-file", str(secret))
        assert made.code == 0, made.err
        self.set()

    def set(self, *log_page: str) -> None:
        """Write the settings anew, with further lines about the log page."""
        lines = [
            "[watch]",
            "poll_seconds = 1",
            f'run_page = "{self.run_page}"',
            "[review_page]",
            f'title = "{self._review_page}"',
            "[log_page]",
            f'title = "{self.log_page}"',
            "heartbeat_hours = 0",  # most stories count who wrote what
            *log_page,
        ]
        (self.home / config.CONFIG_FILE).write_text("\n".join(lines), encoding="utf-8")
        self.close()

    def say(self, word: str) -> None:
        """The sysop writes the run page."""
        self.sysop.edit(self.run_page, text=word)

    def begin(self, *, enforce: bool = True) -> Patrol:
        """The sysop says yes, and the first run reads what stands."""
        self.say("yes")
        self.run(enforce=enforce)
        return self

    def app(
        self, *, enforce: bool = True, ahead: timedelta = NOW, before_writing: Callable[[], object] | None = None
    ) -> App:
        """The App of this home, with a clock that is ahead, and perhaps something between judging and writing."""
        if enforce not in self._apps:
            self._apps[enforce] = self._open.enter_context(wiring.live_app(config.load(self.home), enforce=enforce))
        live = self._apps[enforce]
        site = cast(Site, Interrupted(live.site, before_writing)) if before_writing else live.site
        return replace(live, site=site, clock=Ahead(ahead))

    def close(self) -> None:
        """Let go of the database, as the end of a process does; the next round opens it anew."""
        self._apps.clear()
        self._open.close()

    def run(
        self, *, enforce: bool = True, ahead: timedelta = NOW, before_writing: Callable[[], object] | None = None
    ) -> int:
        """What `run --once` does; returns the number of API requests that it took."""
        app = self.app(enforce=enforce, ahead=ahead, before_writing=before_writing)
        before = self._requests(app)
        app.store.reopen_claimed()
        tick(app)
        return self._requests(app) - before

    def _requests(self, app: App) -> int:
        return cast(int, cast(Any, app.site).requests)

    def command(self, *arguments: str) -> Answer:
        """Run a command in this process."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = cli.run(["--home", str(self.home), *arguments])
        return Answer(code, out.getvalue(), err.getvalue())

    def process(self, *arguments: str) -> Answer:
        """Run a command in a process of its own, as people do."""
        command = [sys.executable, "-m", "wikiwatch", "--home", str(self.home), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PROCESS_WITHIN)
        return Answer(done.returncode, done.stdout, done.stderr)

    @cached_property
    def sysop(self) -> Visitor:
        """The wiki's administrator."""
        return self.wiki.sysop()

    def database(self, statement: str) -> None:
        """Do something to the wiki's own database that its API can't."""
        [file] = (self.wiki.folder / "data").glob("my_wiki.sqlite")
        with sqlite3.connect(file, timeout=30) as connection:
            connection.execute(statement)
        connection.close()

    def log(self) -> dict[int, Json]:
        """What `log --json` says, by revision."""
        return {entry["revid"]: entry for entry in self.command("log", "--json").objects if entry["revid"]}

    def outcomes(self, *revids: int) -> list[str]:
        """What was decided about these revisions."""
        log = self.log()
        return [log[revid]["outcome"] for revid in revids]

    def action(self, key: str) -> Json:
        """An action of any status, by its key."""
        found = [action for entry in self.log().values() for action in entry["actions"] if action["key"] == key]
        return cast(Json, found[0])

    def due(self) -> list[Json]:
        """What `due --json` says."""
        return self.command("due", "--json").objects

    def state(self, user: str) -> str:
        """How far the case against somebody is."""
        [fields] = self.command("explain", user, "--json").objects
        return str(fields["state"])

    def text(self, title: str) -> str:
        """The text of a page now."""
        return self.sysop.text(title)

    def history(self, title: str) -> list[Json]:
        """The revisions of a page, oldest first."""
        [page] = self.sysop.query(
            prop="revisions",
            titles=title,
            rvprop="ids|user|comment|tags|flags|timestamp|content",
            rvslots="main",
            rvlimit="500",
        )["pages"]
        return list(reversed(page.get("revisions", ())))

    def authors(self, title: str) -> list[str]:
        """Who made the revisions of a page, oldest first."""
        return [revision["user"] for revision in self.history(title)]

    def author(self, revid: int) -> str:
        """Who made a revision: a temporary account has its name from the wiki."""
        [page] = self.sysop.query(prop="revisions", revids=str(revid), rvprop="user")["pages"]
        return str(page["revisions"][0]["user"])

    def blocks(self, user: str) -> list[Json]:
        """The blocks of somebody that are in force."""
        found = self.sysop.query(list="blocks", bkusers=user, bkprop="user|by|expiry|reason|flags|timestamp")
        return list(found["blocks"])
