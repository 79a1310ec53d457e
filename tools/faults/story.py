"""A story on the wiki in memory, told twice: with faults, and as if nothing had happened. Both ends have to be alike.

The story, the faults and where they fall all come from one number.
"""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from tools.faults.kinds import KINDS, Kind, fits
from tools.faults.made_of import BOT, RUN_PAGE, START, SYSOP, Clock
from tools.faults.memory import MemoryAdapter
from tools.faults.wiki import Wiki
from wikiwatch import home, rulefiles
from wikiwatch.app.context import App, Settings
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import guarded, tick
from wikiwatch.errors import UserError
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.store.db import Store

API = "http://wiki.example.org/w/api.php"
PASSWORD = "0123456789abcdefghijklmnopqrstuv"
TITLES = ("Bridge", "Ferry", "Harbour", "Lighthouse", "Market", "Museum", "Station", "Tower")
ARTICLE = (
    "The {0} stands at the north end of the old town and was built in three years.\n\n"
    "It was closed for repairs after the great flood, and opened again in the spring.\n\n"
    "Today the {0} is looked after by a society of volunteers."
)
CONSONANTS = "bcdfghjkmnpqrtvwxz"
STEPS, ROUNDS = 4, 6
STEP = timedelta(hours=4)  # between what people do at two times; each is over by then, also with all pauses of faults
MOST_QUIET_ROUNDS = 40  # in which all is done that was put off
FAULTY = 0.25  # of the requests, while faults come
LONGEST_ANSWER = 1_000_000  # bytes: more than this wiki has to say, and gigabytes are refused sooner


@dataclass(frozen=True)
class Event:
    """Something that somebody saves."""

    step: int
    user: str
    title: str
    text: str  # a paragraph at the end of the page; of the run page the whole of it


@dataclass(frozen=True)
class Story:
    """What people do, and which faults come: by the number of the request, while they come."""

    seed: int
    events: tuple[Event, ...]


@dataclass
class End:
    """What stands at the end, as the law compares it."""

    pages: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    outcomes: dict[int | str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    writes: Counter[str] = field(default_factory=Counter)
    counts: dict[str, int] = field(default_factory=dict)  # how often the bot did what to what, where that is compared
    faults: Counter[str] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)


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
    return Story(seed, tuple(sorted(events, key=lambda event: event.step)))


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


class Faults:
    """Which fault comes at which request: drawn from the number of the story, while `on`."""

    def __init__(self, seed: int, kinds: tuple[Kind, ...] = KINDS) -> None:
        self._random = Random(f"faults {seed}")
        self._kinds = kinds
        self.on = False
        self.came: Counter[str] = Counter()

    def pick(self, asked: dict[str, str]) -> Kind | None:
        """The fault at a request; None for the true answer."""
        fitting = [kind for kind in self._kinds if self.on and fits(kind, asked)]
        if not fitting or self._random.random() >= FAULTY:
            return None
        kind = self._random.choice(fitting)
        self.came[kind.name] += 1
        return kind

    def spoil(self, kind: Kind, answer: bytes) -> Any:
        """What comes in the place of an answer."""
        return kind.spoil(answer, self._random)


class Teller:
    """Tells stories, each on a wiki of its own; one home folder for all of them, for pywikibot is loaded once."""

    def __init__(self, folder: Path, rules: Ruleset | None = None) -> None:
        self._home = folder
        home.init(folder, API, f"{BOT}@watch", PASSWORD)
        self._rules = rules or rulefiles.load(rulefiles.packaged_rules_dir())

    def end_of(self, told: Story, *, faulty: bool) -> End:
        """What stands at the end of a story."""
        clock = Clock()
        wiki, faults = Wiki(clock), Faults(told.seed)
        for number, title in enumerate(TITLES):
            wiki.edit(SYSOP, title, ARTICLE.format(title.lower()), at=START - timedelta(days=60 - number))
        wiki.edit(SYSOP, RUN_PAGE, "yes", at=START - timedelta(days=30))
        store = Store(":memory:")
        try:
            store.set_meta("secret", "story")  # the moments that it draws by chance are the same in both
            app = self._app(wiki, clock, faults, store)
            end = End()
            faults.on = faulty
            while store.cursor() is None:
                self._round(app, end)
                clock.wait(60)
            for step in range(STEPS + 1):
                self._step(app, wiki, clock, faults, told, step, end, faulty=faulty)
            return _seen(end, wiki, store, faults)
        finally:
            store.close()

    def _app(self, wiki: Wiki, clock: Clock, faults: Faults, store: Store) -> App:
        site = MediaWikiSite(self._home, enforce=True)
        site.session.pause = clock.wait
        site.session._wire.longest = LONGEST_ANSWER
        site.session._wire._http.session.mount(API, MemoryAdapter(wiki, clock, faults.pick, faults.spoil))
        return App(
            site=site,
            store=store,
            rules=self._rules,
            clock=clock,
            settings=Settings(log_title=f"User:{BOT}/Log", report_title=f"User:{BOT}/Report"),
            enforce=True,
        )

    def _step(
        self,
        app: App,
        wiki: Wiki,
        clock: Clock,
        faults: Faults,
        told: Story,
        step: int,
        end: End,
        *,
        faulty: bool,
    ) -> None:
        clock.at = max(clock.at, START + STEP * (step + 1))
        wiki.age()
        for number, event in enumerate(one for one in told.events if one.step == step):
            text = event.text if event.title == RUN_PAGE else f"{wiki.text(event.title)}\n\n{event.text}".lstrip()
            wiki.edit(event.user, event.title, text, at=START + STEP * (step + 1) + timedelta(seconds=number))
        clock.wait(60)
        faults.on = faulty
        for _ in range(ROUNDS if faulty else 0):
            self._round(app, end)
            clock.wait(60)
        faults.on = False
        for _ in range(MOST_QUIET_ROUNDS):
            self._round(app, end)
            due = app.store.due(START + STEP * (step + 2) - timedelta(minutes=90))
            if not due or wiki.text(RUN_PAGE) != "yes":
                return
            clock.at = max(clock.at + timedelta(minutes=1), due[0].due_at)
        end.wrongs.append(f"still due after {MOST_QUIET_ROUNDS} rounds: {due[0].key}")

    def _round(self, app: App, end: End) -> None:
        try:
            guarded(tick)(app)
        except UserError as error:
            end.wrongs.append(f"the watch ended: {error.message}")


def _seen(end: End, wiki: Wiki, store: Store, faults: Faults) -> End:
    end.pages = {title: page.revisions[-1].text for title, page in wiki.pages.items() if BOT not in title}
    end.blocks = sorted(wiki.blocks)
    for revid in wiki.revisions:
        if wiki.revisions[revid].user != BOT and (row := store.entry(revid)):
            end.outcomes[revid] = str(row["outcome"])
        for action in store.actions_on(revid):
            end.actions[action.key] = str(action.status)
    end.writes = Counter(f"{kind} {what}" for kind, what, _ in wiki.writes if not what.startswith(f"User:{BOT}/"))
    end.wrongs += [f"written though the run page says no: {what}" for _, what, said_yes in wiki.writes if not said_yes]
    end.wrongs += [f"done {count} times: {what}" for what, count in end.writes.items() if count > 1]
    end.faults = faults.came
    return end


def differences(with_faults: End, without: End) -> Iterator[str]:
    """How the end of a story with faults is another than without them; nothing where the law holds."""
    yield from with_faults.wrongs
    for name in ("pages", "outcomes", "actions", "counts"):
        found, wanted = getattr(with_faults, name), getattr(without, name)
        for key in sorted(found.keys() | wanted.keys(), key=str):
            if found.get(key) != wanted.get(key):
                yield f"{name}: {key}: {json.dumps(found.get(key))}, and without faults {json.dumps(wanted.get(key))}"
    if with_faults.blocks != without.blocks:
        yield f"blocks: {with_faults.blocks}, and without faults {without.blocks}"


@contextmanager
def teller() -> Iterator[Teller]:
    """A teller with a home folder that is gone afterwards."""
    with scratch() as folder:
        yield Teller(folder / "home")


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards, also with what pywikibot writes into a home folder as the process ends."""
    with tempfile.TemporaryDirectory(prefix="wikiwatch-faults-") as folder:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # comes after pywikibot's, which is loaded later
        yield Path(folder)
