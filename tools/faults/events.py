"""What people do in a story on the wiki in memory: all of it from one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from random import Random

from tools.faults.made_of import RUN_PAGE, SYSOP

TITLES = ("Bridge", "Ferry", "Harbour", "Lighthouse", "Market", "Museum", "Station", "Tower")
CONSONANTS = "bcdfghjkmnpqrtvwxz"
STEPS = 4  # times at which people save something; what the run page said last comes at the next
YES, BACK = STEPS + 1, STEPS + 2  # and then they only decide
VILLAIN = "Flora"  # in each story: comes back with a link, is silenced, and blocked with a person's yes
OFFERS = f"{VILLAIN}'s offers"  # a page of the villain's own
LAMPS = "https://manylamps.example/"
UNDONE = 0.7  # of the stories
PAINTER = "Painter"  # is flagged
FLOODED = 0.4  # of the stories: by a painter
GLAZIER = "Glazier"  # is flagged, goes on, and comes into the wiki's group for that
ACTING = 0.4  # of the stories: with a villain who moves pages, with one who makes some, and with a glazier
TROUBLED = 0.5  # of the stories: by outages, and by ends of the watch
CHOSEN = 0.15  # of the steps, in either way
# What lasts for hours, and whether only at writes. With lost answers each write has been carried out.
OUTAGES = (
    *((name, True) for name in ("readonly", "maxlag", "ratelimited", "badtoken", "503", "lost", "half")),
    *((name, False) for name in ("503", "429", "reset", "time-out", "HTML with status 200")),
)
JUMPS = (timedelta(hours=1), timedelta(days=1), timedelta(days=366))


@dataclass(frozen=True)
class Event:
    """Something that somebody saves."""

    step: int
    user: str
    title: str
    text: str  # a paragraph at the end of the page; of the run page the whole of it


@dataclass(frozen=True)
class Move:
    """Somebody gives a page another title."""

    step: int
    user: str
    title: str
    to: str


class Way(StrEnum):
    """How somebody puts back what was taken down."""

    RELEASE = "release"  # by a command
    BY_HAND = "by hand"  # on the wiki


@dataclass(frozen=True)
class Choice:
    """Somebody puts back what was taken down, if anything was at that step. `which` of all that was, counted on."""

    step: int
    way: Way
    which: int


@dataclass(frozen=True)
class Trouble:
    """What comes over a story beside faults at single requests."""

    ended: bool = False  # the watch is ended at some requests, and begins anew
    outage: str = ""  # the name of the fault that comes at all requests for some hours
    at_writes: bool = False  # only at those that write
    outage_at: int = 0  # the step
    at_once: int = 500  # changes in one answer of the wiki
    remembers: timedelta = timedelta(days=90)  # how far recent changes reach back
    jump: timedelta = timedelta()  # of the machine's clock, which stays wrong
    jumps_at: int = 0  # the step


@dataclass(frozen=True)
class Story:
    """What people do, and which faults come: by the number of the request, while they come.

    When all have saved, a person says yes to each block and deletion; and takes back all that was done about `undone`,
    if anybody.
    """

    seed: int
    events: tuple[Event, ...]
    undone: str
    choices: tuple[Choice, ...] = ()
    moves: tuple[Move, ...] = ()
    trouble: Trouble = Trouble()


def story(seed: int) -> Story:
    """The story of a number."""
    random = Random(f"trouble {seed}")
    choices = [
        Choice(step, way, random.randrange(100))
        for step in range(1, STEPS + 1)
        for way in Way
        if random.random() < CHOSEN
    ]
    outage, at_writes = random.choice(OUTAGES) if random.random() < TROUBLED else ("", False)
    trouble = Trouble(
        ended=random.random() < TROUBLED,
        outage=outage,
        at_writes=at_writes,
        outage_at=random.randrange(STEPS + 1),
        at_once=random.choice((2, 3, 500)),
        remembers=timedelta(hours=1) if random.random() < TROUBLED else timedelta(days=90),
        jump=random.choice((1, -1)) * random.choice(JUMPS) if random.random() < TROUBLED else timedelta(),
        jumps_at=random.randrange(BACK),
    )
    told = plain(seed)
    events = [*told.events, *(_flood(random) if random.random() < FLOODED else ())]
    acts = Random(f"acts {seed}")
    moves = tuple(_moves(acts)) if acts.random() < ACTING else ()
    if acts.random() < ACTING:
        events.append(Event(acts.randrange(2, STEPS), VILLAIN, OFFERS, f"All: [{LAMPS} lamps for all]"))
    if acts.random() < ACTING:
        events += _glazing(acts)
    in_order = tuple(sorted(events, key=lambda event: event.step))
    return replace(told, events=in_order, choices=tuple(choices), moves=moves, trouble=trouble)


def plain(seed: int) -> Story:
    """The story of a number without trouble, in which nobody puts anything back before the end."""
    random = Random(seed)
    events: list[Event] = []
    for step in range(STEPS):
        for _ in range(random.randint(1, 3)):
            title = random.choice(TITLES)
            events.append(random.choice((_probe, _adverts, _good, _link))(random, step, title))
        if random.random() < 0.2:
            events.insert(random.randrange(len(events)), Event(step, SYSOP, RUN_PAGE, "no"))
            events.append(Event(step + 1, SYSOP, RUN_PAGE, "yes"))
    letters = "".join(random.choices(CONSONANTS, k=10))
    pages = random.sample(TITLES, k=2)
    events.append(Event(0, VILLAIN, pages[0], letters))
    events += [Event(1 + step, VILLAIN, title, f"[{LAMPS} lamps for all]") for step, title in enumerate(pages)]
    ordered = tuple(sorted(events, key=lambda event: event.step))
    return Story(seed, ordered, VILLAIN if random.random() < UNDONE else "")


def _flood(random: Random) -> Iterator[Event]:
    """The same on four pages, which flags who brings it; what they write then is held, and nobody answers."""
    *first, later = random.sample(TITLES, k=5)
    number = random.randrange(10)
    for title in first:
        yield Event(0, PAINTER, title, f"Call the painters of town {number} at https://paint{number}.example/ today!")
    yield Event(random.randrange(1, STEPS), PAINTER, later, "The paint on its northern wall was chosen by the guild.")


def _moves(random: Random) -> Iterator[Move]:
    """A silenced author moves a page, or moves it on and on, or back, all at once or as time goes by."""
    title = random.choice(TITLES)
    steps = sorted(random.choices(range(2, STEPS), k=random.randint(1, 3)))
    titles = [title, *(f"{title} {random.choice(('for sale', 'of lamps'))}" for _ in steps)]
    yield from (
        Move(step, VILLAIN, old, new) for step, old, new in zip(steps, titles, titles[1:], strict=False) if old != new
    )


def _glazing(random: Random) -> Iterator[Event]:
    """The same on four pages, which flags who brings it, and then as many edits as bring a newcomer into the group."""
    titles = random.sample(TITLES, k=7)
    number, step = random.randrange(10), random.randrange(1, STEPS)
    for title in titles[:4]:
        yield Event(
            0, GLAZIER, title, f"Windows for town {number} are at https://glass{number}.example/ today, all new!"
        )
    for title in titles[4:]:
        yield Event(step, GLAZIER, title, "The panes of its upper window were cut in the town by a glazier.")


def _probe(random: Random, step: int, title: str) -> Event:
    return Event(step, f"192.0.2.{random.randrange(1, 9)}", title, "".join(random.choices(CONSONANTS, k=10)))


def _adverts(random: Random, step: int, title: str) -> Event:
    number = random.randrange(2)
    text = f"Looking for quick pipes help in town {number}? Call the experts at https://pipes{number}.example/ today!"
    return Event(step, f"Plumber {number}", title, text)


def _link(random: Random, step: int, title: str) -> Event:
    user = f"Riddler {random.randrange(2)}"
    letters = "".join(random.choices(CONSONANTS, k=10))
    return Event(step, user, title, random.choice((letters, f"[https://{user[-1]}lamps.example/ lamps for all]")))


def _good(random: Random, step: int, title: str) -> Event:
    return Event(step, SYSOP, title, f"In {random.randrange(1900, 2000)} its roof was made anew by the same society.")
