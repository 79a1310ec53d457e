"""What a daemon costs while nobody edits: the rounds of some hours, one right after the other, by a clock set ahead."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median

from tools.bench.counted import Traffic, counting
from tools.bench.figures import Asked, Figure, Goal
from tools.bench.requests import practice_wiki
from wikiwatch import config, home, wiring
from wikiwatch.app import telling
from wikiwatch.app.context import App
from wikiwatch.clock import SystemClock
from wikiwatch.daemon import tick
from wikiwatch.sandbox.wiki import BOT

HOUR = timedelta(hours=1)
HOURS_A_DAY = 24
ONE = Goal(bound=1)
# A thousandth of one core: nobody who has a small machine for the wiki itself should notice it.
MINUTE = Goal(bound=60)


class RunningClock(SystemClock):
    """The machine's time, moved on at will."""

    ahead = timedelta()

    def now(self) -> datetime:
        """See `SystemClock`."""
        return super().now() + self.ahead


@dataclass(frozen=True, kw_only=True)
class Round:
    """What one round took: processor time in seconds, calls by kind, bytes sent and received."""

    seconds: float
    calls: Counter[str]
    sent: int
    received: int


def measure(asked: Asked) -> list[Figure]:
    """`repeat` hours of rounds, after one in which what comes once a day is done."""
    with practice_wiki(asked) as wiki:
        folder = asked.folder / "home"
        home.init(folder, wiki.api, wiki.bot_login, wiki.state.bot_password)
        wiki.sysop().edit(f"User:{BOT}/Run", "the bot may work", text="yes")
        wiki.sysop().edit("Village", "", text="A village with a well and two old houses.\n")
        settings = config.load(folder)
        pause = timedelta(seconds=settings.poll_seconds)
        clock = RunningClock()
        hours = []
        with counting() as traffic, wiring.live_app(settings, enforce=True) as found:
            app = replace(found, clock=clock)
            for number in range(1 + (1 if asked.quick else asked.repeat)):
                asked.say(f"hour {number}" if number else "first what comes once a day")
                hours.append([_round(app, clock, pause, traffic) for _ in range(HOUR // pause)])
    return figures(hours[1:], pause)


def _round(app: App, clock: RunningClock, pause: timedelta, traffic: Traffic) -> Round:
    clock.ahead += pause
    traffic.clear()
    begun = time.process_time()
    tick(app)
    telling.keep_up(app)
    seconds = time.process_time() - begun
    return Round(seconds=seconds, calls=Counter(traffic.calls), sent=traffic.sent, received=traffic.received)


def figures(hours: Sequence[Sequence[Round]], pause: timedelta) -> list[Figure]:
    """What rounds took in some hours, with `pause` between two; a sample is an hour, or the median of its rounds."""
    first = sum((one.calls for one in hours[0]), Counter[str]())
    kinds = ", ".join(f"{count} × {kind}" for kind, count in sorted(first.items()))
    times = f"hours times {HOURS_A_DAY}; what comes once a day is not in them"
    return [
        Figure(
            name="calls a round",
            unit="calls",
            samples=[median(one.calls.total() for one in hour) for hour in hours],
            goal=ONE,
        ),
        Figure(name="sent a round", unit="bytes", samples=[median(one.sent for one in hour) for hour in hours]),
        Figure(name="received a round", unit="bytes", samples=[median(one.received for one in hour) for hour in hours]),
        Figure(
            name="calls an hour",
            unit="calls",
            samples=[sum(one.calls.total() for one in hour) for hour in hours],
            note=f"a round each {pause.total_seconds():.0f} seconds, and what comes once an hour: {kinds} in the first",
        ),
        Figure(
            name="processor time a round",
            unit="ms",
            samples=[1000 * median(one.seconds for one in hour) for hour in hours],
        ),
        Figure(
            name="processor time a day",
            unit="s",
            samples=[HOURS_A_DAY * sum(one.seconds for one in hour) for hour in hours],
            goal=MINUTE,
            note=times,
        ),
    ]


def _each(hours: Sequence[Sequence[Round]], value: Callable[[Round], float]) -> list[float]:
    """The median of each hour's rounds."""
    return [median(map(value, hour)) for hour in hours]
