"""Two wikis from one installation, watched at the same time: nothing of one comes to the other."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tools.faults.events import TITLES
from tools.faults.made_of import BOT, RUN_PAGE, START, SYSOP
from tools.faults.served import COOKIE, RunningClock, RunningWiki, Served, served
from tools.faults.story import ARTICLE
from wikiwatch import config, home

ROOT = Path(__file__).parent.parent.parent
WITHIN = 120.0  # seconds: a start and some rounds, on a machine that has much else to do
PASSWORDS = {"garden": "0123456789abcdefghijklmnopqrstuv", "radio": "vutsrqponmlkjihgfedcba9876543210"}
SPAMMER = "Riddler"  # has an account on both wikis, and spams one


@dataclass
class Place:
    """A wiki, and the home folder of its watch."""

    name: str
    home: Path
    server: Served
    log: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def text_of(self) -> Callable[[str], str]:
        """The text of a page of the wiki now."""
        return self.server.wiki.text

    def adds(self, user: str, title: str, text: str) -> None:
        """Somebody adds a paragraph to a page."""
        with self.server.lock:
            self.server.wiki.edit(user, title, f"{self.text_of(title)}\n\n{text}".lstrip())

    def outcomes(self) -> dict[str, str]:
        """What was decided, by page and author."""
        with closing(sqlite3.connect(f"file:{self.home / config.DATABASE}?mode=ro", uri=True)) as database:
            rows = database.execute("select title, user, outcome from change where outcome is not null").fetchall()
        return {f"{title} by {user}": outcome for title, user, outcome in rows}


@dataclass
class Machine:
    """What both have in common: an account, a folder in which they are started, and an environment."""

    folder: Path
    places: dict[str, Place]

    def runs(self, place: Place, *arguments: str) -> subprocess.Popen[bytes]:
        """A command on the home folder of a place. What an earlier bot left in the environment leads nowhere."""
        variables = {
            "HOME": str(self.folder / "user"),
            "TMPDIR": str(self.folder / "tmp"),
            "XDG_CACHE_HOME": "",
            "XDG_CONFIG_HOME": "",
            "PYTHONPATH": str(ROOT),
            "PYWIKIBOT_DIR": str(self.places["garden"].home),
        }
        command = [sys.executable, "-m", "wikiwatch", "--home", str(place.home), *arguments]
        with place.log.open("ab") as log:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder / "here",
                env={**os.environ, **variables},
            )

    def left_around(self) -> list[Path]:
        """What was written anywhere but in the home folders."""
        folders = [self.folder / name for name in ("user", "tmp", "here")]
        return [path for folder in folders for path in folder.rglob("*")]


def until(true: Callable[[], object], machine: Machine) -> None:
    """Wait for something that the watches do."""
    end = time.monotonic() + WITHIN
    while not true():
        for place in machine.places.values():
            ended = place.process and place.process.poll()
            assert ended is None, f"{place.name} ended with {ended}: {place.log.read_text()[-2000:]}"
        assert time.monotonic() < end, {one.name: one.log.read_text()[-2000:] for one in machine.places.values()}
        time.sleep(0.05)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Both watches at work, each after its first run."""
    folder = tmp_path_factory.mktemp("machine")
    made = Machine(folder, {})
    for name in ("user", "tmp", "here"):
        (folder / name).mkdir()
    with ExitStack() as stack:
        for name, password in PASSWORDS.items():
            server = stack.enter_context(served(wiki_of(), password))
            made.places[name] = place = Place(name, folder / name, server, folder / f"{name}.log")
            home.init(place.home, server.api, f"{BOT}@watch", password)
            settings = f'[watch]\npoll_seconds = 1\n[log_page]\ntitle = "User:{{bot}}/Log of the {name}"\n'
            (place.home / config.CONFIG_FILE).write_text(settings, encoding="utf-8")
        brakes = made.places["radio"].home / "rules" / "brakes.toml"
        brakes.write_text(lower(brakes.read_text(encoding="utf-8")), encoding="utf-8")
        for place in made.places.values():
            place.process = made.runs(place, "run", "--enforce")
        try:
            until(lambda: all(one.text_of(f"User:{BOT}/Review") for one in made.places.values()), made)
            yield made
        finally:
            for place in made.places.values():
                if place.process:
                    place.process.kill()
                    place.process.wait()


def wiki_of() -> RunningWiki:
    """A wiki with articles, whose run page says yes."""
    wiki = RunningWiki(RunningClock())
    for number, title in enumerate(TITLES):
        wiki.edit(SYSOP, title, ARTICLE.format(title.lower()), at=START - timedelta(days=60 - number))
    wiki.edit(SYSOP, RUN_PAGE, "yes", at=START - timedelta(days=30))
    return wiki


def lower(brakes: str) -> str:
    """The brakes, with a budget of one revert."""
    head, revert = brakes.split('id = "revert"')
    revert = revert.replace("hour = 30", "hour = 1", 1).replace("day = 100", "day = 1", 1)
    return f'{head}id = "revert"{revert.replace("hour_share = 0.15", "hour_share = 0", 1)}'


def test_two_watches_at_the_same_time_have_nothing_in_common(machine: Machine) -> None:
    garden, radio = machine.places["garden"], machine.places["radio"]
    plain = {title: garden.text_of(title) for title in TITLES}
    garden.adds(SPAMMER, "Ferry", "wqkzjhrvbd")
    radio.adds(SPAMMER, "Ferry", "It was painted again in 1950.")
    radio.adds("192.0.2.7", "Tower", "kvbnqwrtzx")
    until(lambda: garden.text_of("Ferry") == plain["Ferry"] and radio.text_of("Tower") == plain["Tower"], machine)

    # Its own limits: one revert was all that it may do.
    garden.adds("192.0.2.8", "Tower", "bdfkzmnvcx")
    radio.adds("192.0.2.8", "Market", "hgfkzmnvcx")
    until(lambda: garden.text_of("Tower") == plain["Tower"], machine)
    until(lambda: "Market by 192.0.2.8" in radio.outcomes(), machine)
    assert radio.text_of("Market") != plain["Market"]

    assert (garden.outcomes()[f"Ferry by {SPAMMER}"], radio.outcomes()[f"Ferry by {SPAMMER}"]) == ("revert", "allow")
    assert "1950" in radio.text_of("Ferry")
    assert not set(garden.outcomes()) & {"Market by 192.0.2.8", "Tower by 192.0.2.7"}
    for place, other in ((garden, radio), (radio, garden)):
        pages = [title for title in place.server.wiki.pages if title.startswith(f"User:{BOT}/Log")]
        assert pages == [f"User:{BOT}/Log of the {place.name}"]
        heard = json.dumps([[one.asked, one.cookies] for one in place.server.heard])
        assert PASSWORDS[place.name] in heard
        assert PASSWORDS[other.name] not in heard
        assert f"{COOKIE}=" in heard
        assert not [session for session in other.server.sessions if session in heard]
    assert machine.left_around() == []


def test_what_becomes_of_one_does_not_touch_the_other(machine: Machine) -> None:
    garden, radio = machine.places["garden"], machine.places["radio"]
    assert garden.process
    assert radio.process
    before = garden.text_of("Museum")
    assert machine.runs(radio, "stop").wait(WITHIN) == 0
    radio.process.send_signal(signal.SIGKILL)
    assert radio.process.wait(WITHIN) == -signal.SIGKILL
    radio.process = None
    garden.adds("192.0.2.9", "Museum", "zkrtnvbqwd")
    until(lambda: "Museum by 192.0.2.9" in garden.outcomes() and garden.text_of("Museum") == before, machine)
    garden.process.send_signal(signal.SIGTERM)
    assert garden.process.wait(WITHIN) == 0
    garden.process = None
    assert machine.left_around() == []
