"""How soon an unwanted text is gone, on a practice wiki: with polling alone, and woken by the wiki's own feed."""

from __future__ import annotations

import json
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.bench.figures import Asked, Figure, Goal, ratio
from tools.bench.requests import practice_wiki
from wikiwatch import config, home
from wikiwatch.errors import UserError
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ROOT = Path(__file__).parents[2]
ARTICLE = "The harbour was built in 1862 of grey stone.\n\nBoats leave twice a day, in winter once."
ADDRESSES = ("192.0.2.{}", "198.51.100.{}", "203.0.113.{}")
CONSONANTS = "bcdfghjkmnpqrtvwxz"
POLL_SECONDS = 30  # the default
WITHIN = 120.0  # seconds; whoever waits longer waits for something that will not come
QUIET = 1.5  # seconds without a call: a round with all its pages is over, and the second look too
GOAL = Goal(bound=1.0)
FEEDS = """
$wgRCFeeds['bench'] = [ 'class' => 'UDPRCFeedEngine', 'formatter' => 'JSONRCFeedFormatter',
	'uri' => 'udp://127.0.0.1:{bench}' ];
$wgRCFeeds['wikiwatch'] = [ 'class' => 'UDPRCFeedEngine', 'formatter' => 'JSONRCFeedFormatter',
	'uri' => 'udp://127.0.0.1:{wake}', 'omit_bots' => true ];
"""


@dataclass(frozen=True, kw_only=True)
class Reaction:
    """Seconds from the datagram of an edit to that of the edit that took it down; what it waited for answers; calls."""

    seconds: float
    waited: float
    calls: int


class Observer:
    """Takes in a feed of its own, and knows when each edit of a page was saved, by whom."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._saved: dict[tuple[str, bool], float] = {}
        self._news = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            line = self._socket.recv(65_536)
            at = time.monotonic()
            change = json.loads(line)
            with self._news:
                self._saved[change["title"], change["user"] == BOT] = at
                self._news.notify_all()

    def saved(self, title: str, *, by_bot: bool) -> float:
        """When the page was saved by the bot or by another; waits for it. UserError where it does not come."""
        with self._news:
            if not self._news.wait_for(lambda: (title, by_bot) in self._saved, WITHIN):
                who = "the bot" if by_bot else "a visitor"
                raise UserError(f"{title} was not saved by {who} within {WITHIN:.0f} s", hint="see the run's log")
            return self._saved[title, by_bot]


class Run:
    """A run of the program, as an admin would start it, and visitors who try it."""

    def __init__(self, wiki: PracticeWiki, observer: Observer, calls: Path, titles: Iterator[str]) -> None:
        self._wiki = wiki
        self._observer = observer
        self._calls = calls
        self._titles = titles
        self._draw = random.Random(9)

    def reaction(self) -> Reaction:
        """An edit of random letters, and what follows."""
        title, number = next(self._titles), self._draw.randrange(1, 255)
        letters = "".join(self._draw.choices(CONSONANTS, k=12))
        address = self._draw.choice(ADDRESSES).format(number)
        self._wiki.anonymous(address).edit(title, appendtext=f"\n\n{letters}")
        saved = self._observer.saved(title, by_bot=False)
        gone = self._observer.saved(title, by_bot=True)
        self._await_answer(gone)
        needed = [(sent, min(got, gone)) for sent, got, _ in self._lines() if saved <= sent < gone]
        return Reaction(seconds=gone - saved, waited=sum(got - sent for sent, got in needed), calls=len(needed))

    def quiet(self) -> float:
        """Wait until a round is over; when its last read of changes was sent."""
        until = time.monotonic() + WITHIN
        while time.monotonic() < until:
            lines = self._lines()
            polls = [sent for sent, _, kind in lines if kind == "query list=recentchanges"]
            if polls and time.monotonic() - lines[-1][1] > QUIET:
                return polls[-1]
            time.sleep(0.1)
        raise UserError("the run did not come to rest", hint="see the run's log")

    def calls_since(self, at: float) -> int:
        """How many calls were sent since then."""
        return sum(sent > at for sent, _, _ in self._lines())

    def _await_answer(self, at: float) -> None:
        """Wait until the answer of the write that was saved at that time is noted."""
        until = time.monotonic() + WITHIN
        while time.monotonic() < until and not any(got >= at for _, got, _ in self._lines()):
            time.sleep(0.02)

    def _lines(self) -> list[tuple[float, float, str]]:
        whole = self._calls.read_text(encoding="utf-8").rpartition("\n")[0]
        parts = [line.split(" ", 2) for line in whole.splitlines()]
        return [(float(sent), float(got), kind) for sent, got, kind in parts]


def measure(asked: Asked) -> list[Figure]:
    """So many reactions with polling alone, and three times as many with the feed, half of them in a row."""
    observer, wake = Observer(), _free_port()
    seconds = 4 if asked.quick else POLL_SECONDS
    with practice_wiki(asked, WikiSettings(extra=FEEDS.format(bench=observer.port, wake=wake))) as wiki:
        titles = [f"Harbour {number}" for number in range(4 * asked.repeat + 1)]
        sysop = wiki.sysop()
        asked.say("pages are written")
        for title in titles:
            sysop.edit(title, text=ARTICLE)
        sysop.edit(f"User:{BOT}/Run", text="yes")
        left = iter(titles)
        with _run(wiki, asked.folder, seconds, observer, left) as run:
            polled = _polled(run, asked, seconds)
        with _run(wiki, asked.folder, seconds, observer, left, wake) as run:
            single, published = _single(run, asked)
            asked.say("with the feed, one after the other")
            row = [run.reaction() for _ in range(asked.repeat)]
        _check(wiki, titles)
    return figures(seconds, polled, single, row, published)


def figures(
    seconds: int, polled: list[Reaction], single: list[Reaction], row: list[Reaction], published: list[int]
) -> list[Figure]:
    """The lines of the table."""
    with_feed = [one.seconds for one in single]
    waited = [one.waited for one in single]
    at_once = "the next edit is saved as soon as the one before is gone, which is sooner than a second poll may come"
    return [
        Figure(name=f"polling alone, every {seconds} s", unit="s", samples=[one.seconds for one in polled]),
        Figure(name="with the feed", unit="s", samples=with_feed, goal=GOAL),
        Figure(name="of it, answers of the API", unit="s", samples=waited, note="the bare cost of the calls it needs"),
        ratio("with the feed, to its bare calls", with_feed, waited),
        Figure(name="calls until the text is gone", unit="calls", samples=[one.calls for one in single]),
        Figure(name="calls after that", unit="calls", samples=published, note="read back, log, review page, next poll"),
        Figure(name="with the feed, in a row", unit="s", samples=[one.seconds for one in row], note=at_once),
    ]


def _polled(run: Run, asked: Asked, seconds: int) -> list[Reaction]:
    """At even distances between two polls, so that few samples give the median of many."""
    found = []
    for number in range(asked.repeat):
        asked.say(f"polling alone, {number + 1} of {asked.repeat}")
        last, wanted = run.quiet(), (number + 0.5) / asked.repeat * seconds
        time.sleep((wanted - (time.monotonic() - last)) % seconds)
        found.append(run.reaction())
    return found


def _single(run: Run, asked: Asked) -> tuple[list[Reaction], list[int]]:
    """Each when all that the one before brought is over; and the calls that come after a text is gone."""
    run.quiet()
    run.reaction()  # connections are made, and rules compiled
    found, published = [], []
    for number in range(2 * asked.repeat):
        asked.say(f"with the feed, {number + 1} of {2 * asked.repeat}")
        run.quiet()
        found.append(run.reaction())
        gone = time.monotonic()
        run.quiet()
        published.append(run.calls_since(gone))
    return found, published


@contextmanager
def _run(
    wiki: PracticeWiki, folder: Path, seconds: int, observer: Observer, titles: Iterator[str], wake: int = 0
) -> Iterator[Run]:
    name = "woken" if wake else "polling"
    where, calls = folder / name, folder / f"{name}.calls"
    home.init(where, wiki.api, wiki.bot_login, wiki.state.bot_password)
    lines = [f"[watch]\npoll_seconds = {seconds}", *([f'[wake]\nudp = "127.0.0.1:{wake}"'] if wake else [])]
    (where / config.CONFIG_FILE).write_text("\n".join(lines), encoding="utf-8")
    brakes = where / config.RULES / "brakes.toml"  # a bench takes down more in an hour than a small wiki needs
    brakes.write_text(brakes.read_text(encoding="utf-8").replace("hour = 30", "hour = 100"), encoding="utf-8")
    calls.touch()
    with (folder / f"{name}.log").open("wb") as log:
        command = [sys.executable, "-m", "tools.bench.watched", str(where), str(calls)]
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT)
        try:
            run = Run(wiki, observer, calls, titles)
            run.quiet()
            yield run
        finally:
            process.terminate()
            process.wait(timeout=WITHIN)


def _check(wiki: PracticeWiki, titles: list[str]) -> None:
    """UserError unless each page stands as it was written."""
    reader = wiki.sysop()
    if other := [title for title in titles if reader.text(title) != ARTICLE]:
        raise UserError(f"these pages are not as they were before: {', '.join(other)}")


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
