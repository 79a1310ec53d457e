"""What people do in a story on the wiki in memory: all of it from one number."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.faults.made_of import RUN_PAGE, SYSOP

TITLES = ("Bridge", "Ferry", "Harbour", "Lighthouse", "Market", "Museum", "Station", "Tower")
CONSONANTS = "bcdfghjkmnpqrtvwxz"
STEPS = 4  # times at which people save something; what the run page said last comes at the next
YES, BACK = STEPS + 1, STEPS + 2  # and then they only decide
VILLAIN = "Flora"  # in each story: comes back with a link, is silenced, and blocked with a person's yes
LAMPS = "https://manylamps.example/"
UNDONE = 0.7  # of the stories


@dataclass(frozen=True)
class Event:
    """Something that somebody saves."""

    step: int
    user: str
    title: str
    text: str  # a paragraph at the end of the page; of the run page the whole of it


@dataclass(frozen=True)
class Story:
    """What people do, and which faults come: by the number of the request, while they come.

    When all have saved, a person says yes to each block; and takes back all that was done about `undone`, if anybody.
    """

    seed: int
    events: tuple[Event, ...]
    undone: str


def story(seed: int) -> Story:
    """The story of a number."""
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
