"""What people do on a practice wiki in a story with faults: texts, moves, pages, files, and words on the bot's pages.

Each story is random, but in each somebody comes back with a link, is silenced, goes on, is blocked with a yes, and gets
all of it back at the end: so each kind of write that the program makes is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tools.faults.events import CONSONANTS, TITLES

VILLAIN = "Riddler"
PLUMBER = "Plumber"
SYSOP = ""  # whatever the wiki calls them
ADVERT = "Looking for quick pipes help in town? Call the experts at https://pipes.example/ today!"
MOVED_OFF = " moved away"
PICTURE = "File:Harbour.png"  # the sysop's
RELEASED = 0.5  # of the stories: somebody's letters, by a word on the decisions page

# The times at which people do something; the watch has done all that is due before the next one.
LETTERS, LINK, MORE, YES, BACK = range(5)
STEPS = 5


@dataclass(frozen=True)
class Deed:
    """Something that somebody does. `text` is added at the end of a page; of the run page it is the whole of it.

    With `moves` the page gets that title; with `shade` the file, a new version; on the decisions page, the first text
    of an address that was taken down is released. `user` is an address or the name of an account.
    """

    step: int
    user: str
    title: str
    text: str = ""
    moves: str = ""
    shade: int = 0


@dataclass(frozen=True)
class Tale:
    """All deeds, in order; and whom a person takes everything back for at the last step, as `undo NAME` does."""

    seed: int
    deeds: tuple[Deed, ...]
    undone: str


def tale(seed: int, run_page: str, decisions_page: str) -> Tale:
    """The tale of a number."""
    random = Random(f"tale {seed}")
    titles = random.sample(TITLES, k=len(TITLES))
    page, moved, *others = titles
    deeds = [Deed(LETTERS, VILLAIN, page, letters(random)), Deed(LINK, VILLAIN, page, _link(random))]
    more = [
        Deed(MORE, VILLAIN, moved, moves=f"{moved}{MOVED_OFF}"),
        Deed(MORE, VILLAIN, f"{VILLAIN}'s offers", f"All of them: {_link(random)}"),
        Deed(MORE, VILLAIN, PICTURE, shade=random.randrange(1, 100)),
        Deed(MORE, VILLAIN, "File:Lamps.png", shade=random.randrange(100, 200)),
    ]
    if random.random() < 0.5:
        more.append(Deed(MORE, VILLAIN, random.choice(others), _link(random)))
    deeds += random.sample(more, k=len(more))
    for step in (LETTERS, LINK, MORE):
        deeds += list(_passing(random, step, others))
    if random.random() < 0.5:  # the same on four pages flags who brings it, and what they bring then is rolled back
        for step, count in ((LETTERS, 4), (MORE, 2)):
            deeds += [Deed(step, PLUMBER, title, ADVERT) for title in random.sample(others, k=count)]
    random.shuffle(deeds)
    if random.random() < 0.3:
        step = random.choice((LINK, MORE))
        deeds += [Deed(step, SYSOP, run_page, "no"), Deed(step + 1, SYSOP, run_page, "yes")]
    if random.random() < RELEASED:
        deeds.append(Deed(random.choice((LINK, MORE)), SYSOP, decisions_page))
    return Tale(seed, tuple(sorted(deeds, key=lambda deed: deed.step)), VILLAIN if random.random() < 0.7 else "")


def letters(random: Random) -> str:
    """Letters as people leave them who try whether their edits are seen."""
    return " ".join("".join(random.choices(CONSONANTS, k=10)) for _ in range(2))


def _link(random: Random) -> str:
    return f"[https://lamps{random.randrange(2)}.example/ lamps for all]"


def _passing(random: Random, step: int, titles: list[str]) -> Iterator[Deed]:
    """What others do meanwhile."""
    for _ in range(random.randint(0, 2)):
        address = f"192.0.2.{random.randrange(1, 9)}"
        yield Deed(step, address, random.choice([*titles, f"Note {step} by {address}"]), letters(random))
    for _ in range(random.randint(0, 1)):
        yield Deed(step, SYSOP, random.choice(titles), f"In {random.randrange(1900, 2000)} its roof was made anew.")
