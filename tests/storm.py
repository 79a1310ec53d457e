"""A storm of edits on a wiki in memory, and a program that is killed again and again while it lasts.

The program is the real one, from its lock and its wiring down to its database in a file; only the wiki, the clock and
the reading of the rule files are not. It dies at a statement to the database, a request to the wiki or a write to a
file: from then on it can do nothing, and it is started again on its files as they were at that moment.

`make storm N=1000` is the long run: storms until the program was killed so often.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from commandline import set_up
from fakes import BOT, LOG, FakeClock
from fate import LEFT, Fate, Files, Killed, Perform, PowerCut, StormSite, connection_of, killed
from road import ARTICLES, PROBE, advert, furnish

from wikiwatch import config, rulefiles, wiring
from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import round_and_news
from wikiwatch.instance import only_instance
from wikiwatch.no_room import NoRoom
from wikiwatch.store.db import Store

STORMY = 12  # minutes in which visitors come
MINUTES = 40  # of the whole: what a silenced author wrote goes after 15 at most
DAYS = 15  # after that: a block comes 7 to 14 days after its reason
VISITS = {"probe": 2, "flood": 4, "good": 4, "page": 1, "move": 1, "upload": 1}  # each with its share
# Steps of a life at most: a start takes 25, a quiet round 250, one in the storm up to 2,000.
LONGEST_LIFE = 1_500
SET_ASIDE = "set-aside"


@cache
def packaged() -> Ruleset:
    """The packaged rules."""
    return rulefiles.load(rulefiles.packaged_rules_dir())


class Failures(logging.Handler):
    """What the loop survived and a storm must not bring: rounds that failed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.said.append(record.getMessage())


class SameRules:
    """The packaged rules, read once for all lives."""

    def __init__(self) -> None:
        self.rules = packaged()

    def look(self, *_: Any) -> Ruleset:
        """See `RulesInForce`."""
        return self.rules


@contextmanager
def offline(home: Path, *, new: bool = False) -> Iterator[App]:
    """An App for those who decide and look, beside the program."""
    settings = config.load(home)
    if new:
        Store(settings.database).close()
    with wiring.offline_app(settings) as app:
        yield app


class Storm:
    """One storm by a seed. `lives`: chance that says how long each life of the program is; None: nobody kills it.

    `end` gives what stands in the files after a life, and may perform what would have been done next.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        lives: random.Random | None = None,
        end: Callable[[Path, Perform], Files] = killed,
    ) -> None:
        self.home = set_up(folder / "home")
        self.end = end
        self.left: Files = {}  # by the last life
        self.story = random.Random(seed)
        self.lives = lives
        self.fate = Fate(self._bury)
        self.clock = FakeClock()
        self.site = StormSite(self.clock, self.fate)
        self.deaths = 0
        self.failures = Failures()
        self.past: set[int] = set()  # what was saved before the program came
        self.app: App | None = None
        self.stack = ExitStack()
        self.room = NoRoom()

    def run(self) -> dict[str, Any]:
        """What anybody can see at the end."""
        with self._in_this_world():
            furnish(self.site)
            with self.fate.asleep(), offline(self.home, new=True) as app:
                app.store.set_meta("secret", "the same moments in every life")
            self.past = {one.revid for page in self.site.pages.values() for one in page.revisions}
            for minute in range(-1, MINUTES):
                if 0 <= minute < STORMY:
                    self._visitors_come()
                if minute == STORMY:
                    self._people_decide()
                self._round()
                self.clock.advance(minutes=1)
            for _ in range(0, DAYS, 3):
                self.clock.advance(days=3)
                self._round()
            with self.fate.asleep():
                self.stack.close()
                with offline(self.home) as app:
                    return self._seen(app)

    def _in_this_world(self) -> ExitStack:
        world = ExitStack()
        world.enter_context(patch("sqlite3.connect", partial(sqlite3.connect, factory=connection_of(self.fate))))
        world.enter_context(patch.object(wiring, "live_site", lambda *_args, **_kw: self.site))
        world.enter_context(patch.object(wiring, "SystemClock", lambda: self.clock))
        world.enter_context(patch.object(wiring, "WikiTime", lambda *_: self.clock))
        world.enter_context(patch.object(wiring, "held_rules", lambda *_args: SameRules()))
        loop = logging.getLogger("wikiwatch.daemon")
        loop.addHandler(self.failures)
        world.callback(loop.removeHandler, self.failures)
        for name in ("pwrite", "replace"):
            world.enter_context(patch.object(os, name, self.fate.before(getattr(os, name))))
        return world

    def _round(self) -> None:
        """A round that nobody killed, however often the program is killed in it."""
        while True:
            try:
                app = self.app or self._started()
                with self.room.waited_for(app):
                    round_and_news(app)
                    return
            except Killed as death:
                self.deaths += 1
                self.stack.__exit__(Killed, death, death.__traceback__)
                self.app = None
                for name in LEFT:
                    (self.home / name).unlink(missing_ok=True)
                for name, data in self.left.items():
                    (self.home / name).write_bytes(data)

    def _started(self) -> App:
        self.fate.begins(self.lives.randint(1, LONGEST_LIFE) if self.lives else 0)
        with ExitStack() as stack:
            stack.enter_context(only_instance(self.home))
            self.app = stack.enter_context(wiring.live_app(config.load_set_up(self.home), enforce=True))
            self.stack = stack.pop_all()
        return self.app

    def _bury(self, perform: Perform) -> None:
        self.left = self.end(self.home, perform)

    def _visitors_come(self) -> None:
        """A few of them: probes, floods of adverts, good edits, new pages, moves and uploads."""
        story, site = self.story, self.site
        for visit in story.choices(tuple(VISITS), tuple(VISITS.values()), k=story.randint(0, 5)):
            title = story.choice(ARTICLES)
            if not site.text(title):
                continue  # moved away, for now
            spammer = f"Flora{story.randint(1, 3)}"
            match visit:
                case "probe":
                    letters = "".join(story.choices("bcdfghjklmnpqrstvwxz", k=9))
                    site.append(f"192.0.2.{story.randint(1, 200)}", title, f"{PROBE}{letters}")
                case "flood":
                    for title in story.choices([one for one in ARTICLES if site.text(one)], k=3):
                        site.append(spammer, title, advert(story.randint(0, 99), story.choice(("pipes", "casino"))))
                case "good":
                    who = story.choice(("Newbie", "Sybil", "203.0.113.9"))
                    site.append(who, title, f"It was painted again in {story.randint(1900, 2020)}.")
                case "page":
                    site.edit(
                        f"198.51.100.{story.randint(1, 200)}", f"Xqzvk{story.randint(100, 999)}", "wqkzjhrv zvkqpth"
                    )
                case "move":
                    site.move(title, f"Cheap pipes {story.randint(100, 999)}", spammer)
                case "upload":
                    site.upload(story.choice(("Sybil", spammer)), "File:Tower.png")

    def _people_decide(self) -> None:
        """A yes to every planned block and deletion, and a release of a hold; by a process that lives."""
        with self.fate.asleep(), offline(self.home) as app:
            held = [action for entry in entries(app) for action in entry["actions"] if action["status"] == "done"]
            for action in [one for one in held if one["kind"] in ("hold", "revert")][:2]:
                hold.release(app, action["key"], "Sybil")
            for action in app.store.waiting():
                if action.kind in ("block", "delete") and action.status == "review":
                    hold.approve(app, action.key, "Sybil")

    def _seen(self, app: App) -> dict[str, Any]:
        pages = {
            page.title: [(one.user, one.text) for one in page.revisions]
            for page in self.site.pages.values()
            if not page.title.startswith(f"User:{BOT}/")
        }
        for title, revisions in pages.items():
            assert all(one != two for one, two in pairwise(revisions)), f"written twice: {title}"
        saved = {one.revid for page in self.site.pages.values() for one in page.revisions if one.user != BOT}
        judged = list(entries(app))
        people = [entry for entry in judged if entry["user"] != BOT]
        assert len({entry["rcid"] for entry in judged}) == len(judged), "judged twice"
        return {
            "failed rounds": self.failures.said,
            "unjudged": sorted(saved - self.past - {entry["revid"] for entry in people}),
            "set aside": [entry["reason"] for entry in people if entry["row"] == SET_ASIDE],
            "pages": pages,
            "deleted": sorted(page.title for page in self.site.pages.values() if page.deleted),
            "files": {title: [one.user for one in versions] for title, versions in self.site.files.items()},
            "blocks": self.site.blocks,
            "verdicts": sorted((one["rcid"], one["title"], one["user"], one["outcome"], one["row"]) for one in people),
            "actions": [[(a["kind"], a["target"], a["status"]) for a in one["actions"]] for one in people],
            "accounts": [(row["user"], row["state"]) for row in app.store.accounts(self.clock.now())],
            "claimed": sum(action.status == "claimed" for action in app.store.waiting()),
            "log page": self.site.text(LOG),
            "unpublished": app.store.unpublished(),
            "integrity": app.store.row("pragma integrity_check")[0],  # type: ignore[index]
        }


def storms(kills: int, seed: int, folder: Path, *, power: bool = False) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Storms until the program was killed so often: each one's seed, its kills, and how its end differs, if it does.

    `power`: not the process dies, but the machine.
    """
    while kills > 0:
        expected = Storm(_empty(folder / "undisturbed"), seed).run()
        lives = random.Random(seed)
        storm = Storm(_empty(folder / "stormy"), seed, lives, PowerCut(lives) if power else killed)
        found = storm.run()
        yield (
            seed,
            storm.deaths,
            {name: (found[name], expected[name]) for name in expected if found[name] != expected[name]},
        )
        kills -= storm.deaths
        seed += 1


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def main() -> int:
    """Exit code 1 where a storm ended otherwise than without kills."""
    parser = argparse.ArgumentParser(description="Kill the program in storms of edits, and compare the ends.")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--power", action="store_true", help="cut the power instead of killing the process")
    given = parser.parse_args()
    total, different = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed, deaths, found in storms(given.kills, given.seed, Path(folder), power=given.power):
            total, different = total + deaths, different + bool(found)
            print(f"storm {seed}: {deaths} kills, {found or 'the same end'}", flush=True)
    print(f"{total} kills, {different} storms with another end")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
