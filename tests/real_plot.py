"""What people save in a storm of edits, and how each life of the program ends: all of it from one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tools.faults.events import CONSONANTS, TITLES
from tools.faults.made_of import SYSOP
from tools.faults.served import Moment

LIVES = 40  # of a long storm: a first run, the storm, and the days of the blocks
GAPS = (5, 30)  # minutes between two lives in the storm: some ten take-downs an hour, of 30 that the rules allow
AFTERWARDS = timedelta(days=18)  # in which the last lives come: blocks are made 7 to 14 days after their reason
SLOW_WRITE = 3.0  # seconds at most after which a write of a dead process is carried out: the next life looks by then


@dataclass(frozen=True)
class Event:
    """A paragraph that somebody adds to a page."""

    user: str
    title: str
    text: str


@dataclass(frozen=True)
class Death:
    """When a life ends. `at`: after a share of a usual start, or at a moment of the `number`-th request or write."""

    at: str  # "start", "request" or "write"
    moment: Moment = Moment.CAME
    number: int = 1
    share: float = 0.0
    lag: float = 0.0  # seconds between that moment and the end
    late: float = 0.0  # seconds by which that request is held up


@dataclass(frozen=True)
class Life:
    """Some time goes by, people save, at any moment of the life, and it ends."""

    gap: timedelta
    events: tuple[Event, ...]
    death: Death


@dataclass(frozen=True)
class Plot:
    """A storm by a seed: lives from the first run on, those of the storm, and those after people decided."""

    seed: int
    first: tuple[Life, ...]
    storm: tuple[Life, ...]
    after: tuple[Life, ...]


def plot(seed: int, lives: int = LIVES) -> Plot:
    """The storm of a number."""
    chance = Random(seed)
    first, after = max(lives // 20, 1), max(lives // 6, 2)
    none: tuple[Event, ...] = ()
    people = _people(chance)
    minutes = [timedelta(minutes=chance.uniform(*GAPS)) for _ in range(lives - first - after)]
    return Plot(
        seed,
        tuple(Life(timedelta(minutes=1), none, _death(chance)) for _ in range(first)),
        tuple(Life(gap, tuple(next(people) for _ in range(chance.randint(0, 4))), _death(chance)) for gap in minutes),
        tuple(Life(AFTERWARDS / after, none, _death(chance)) for _ in range(after)),
    )


def _death(chance: Random) -> Death:
    at = chance.choices(("start", "request", "write"), (2, 3, 5))[0]
    if at == "start":
        return Death(at, share=chance.random())
    # The first rounds of a life ask some thirty times, and few of them write more than once or twice.
    number = chance.randint(1, 30) if at == "request" else chance.choices((1, 2, 3), (6, 3, 1))[0]
    lag = chance.choice((0.0, chance.uniform(0, 0.05)))
    late = chance.choice((0.0, chance.uniform(0, SLOW_WRITE))) if at == "write" else 0.0
    return Death(at, chance.choice(list(Moment)), number, lag=lag, late=late)


def _people(chance: Random) -> Iterator[Event]:
    """What people save, without end. Each account brings its advert to a page once: a second time may be no spam."""
    spammers = 0
    floods: list[Iterator[Event]] = []
    while True:
        visit = chance.choices(("probe", "flood", "good"), (2, 4, 3))[0]
        title, letters = chance.choice(TITLES), "".join(chance.choices(CONSONANTS, k=10))
        if visit == "probe":
            yield Event(f"192.0.2.{chance.randrange(1, 250)}", title, letters)
        elif visit == "good":
            yield Event(SYSOP, title, f"In {chance.randrange(1900, 2000)} its roof was made anew.")
        else:
            if len(floods) < 2:
                spammers += 1
                floods.append(_flood(chance, spammers))
            flood = chance.choice(floods)
            if event := next(flood, None):
                yield event
            else:
                floods.remove(flood)


def _flood(chance: Random, number: int) -> Iterator[Event]:
    titles = chance.sample(TITLES, len(TITLES))
    user, site = f"Riddler {number}", f"https://lamps{number}.example/"
    yield Event(user, titles[0], "".join(chance.choices(CONSONANTS, k=10)))
    for title in titles[1:]:
        yield Event(user, title, f"[{site} lamps for all]")
