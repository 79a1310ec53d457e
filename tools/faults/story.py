"""A story on the wiki in memory, told twice: with faults, and as if nothing had happened. Both ends have to be alike.

The story, the faults and where they fall all come from one number.
"""

from __future__ import annotations

import atexit
import json
import logging
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tools.faults.events import BACK, TITLES, YES, Story
from tools.faults.kinds import KINDS, Kind, fits
from tools.faults.made_of import BOT, RUN_PAGE, START, SYSOP, Clock
from tools.faults.memory import MemoryAdapter
from tools.faults.wiki import Wiki
from wikiwatch import home, rulefiles
from wikiwatch.app import hold, undo
from wikiwatch.app.context import App, Settings
from wikiwatch.core.action import ActionKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import guarded, tick
from wikiwatch.errors import UserError
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.store.db import Store

API = "http://wiki.example.org/w/api.php"
LOG = f"User:{BOT}/Log"
PASSWORD = "0123456789abcdefghijklmnopqrstuv"
ARTICLE = (
    "The {0} stands at the north end of the old town and was built in three years.\n\n"
    "It was closed for repairs after the great flood, and opened again in the spring.\n\n"
    "Today the {0} is looked after by a society of volunteers."
)
ROUNDS = 6  # with faults, at each step
STEP = timedelta(hours=4)  # between what people do at two times; each is over by then, also with all pauses of faults
AFTER_ALL_BLOCKS = timedelta(days=16)
MOST_QUIET_ROUNDS = 40  # in which all is done that was put off
FAULTY = 0.25  # of the requests, while faults come
LONGEST_ANSWER = 1_000_000  # bytes: more than this wiki has to say, and gigabytes are refused sooner


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
        end = End()
        try:
            store.set_meta("secret", "story")  # the moments that it draws by chance are the same in both
            app = self._app(wiki, clock, faults, store)
            faults.on = faulty
            with mishaps_noted(end):
                while store.cursor() is None:
                    self._round(app, end)
                    clock.wait(60)
                for step in range(BACK + 1):
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
            settings=Settings(log_title=LOG, report_title=f"User:{BOT}/Report"),
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
        if step == YES:
            for one in app.store.waiting():
                if one.kind is ActionKind.BLOCK:
                    hold.approve(app, one.key, SYSOP)
        clock.at = max(clock.at, _begins(step))
        if step == BACK and told.undone:
            wanted = undo.Wanted(users=(told.undone,))
            undo.carry_out(app, wanted, undo.steps(app, wanted, "undone"), SYSOP, "")
        wiki.age()
        for number, event in enumerate(one for one in told.events if one.step == step):
            text = event.text if event.title == RUN_PAGE else f"{wiki.text(event.title)}\n\n{event.text}".lstrip()
            wiki.edit(event.user, event.title, text, at=_begins(step) + timedelta(seconds=number))
        clock.wait(60)
        faults.on = faulty
        for _ in range(ROUNDS if faulty else 0):
            self._round(app, end)
            clock.wait(60)
        faults.on = False
        for _ in range(MOST_QUIET_ROUNDS):
            self._round(app, end)
            due = app.store.due(_begins(step) + STEP - timedelta(minutes=90))
            if not due or wiki.text(RUN_PAGE) != "yes":
                return
            clock.at = max(clock.at + timedelta(minutes=1), due[0].due_at)
        end.wrongs.append(f"still due after {MOST_QUIET_ROUNDS} rounds: {due[0].key}")

    def _round(self, app: App, end: End) -> None:
        try:
            guarded(tick)(app)
        except UserError as error:
            end.wrongs.append(f"the watch ended: {error.message}")


def _begins(step: int) -> datetime:
    return START + STEP * (step + 1) + (AFTER_ALL_BLOCKS if step >= YES else timedelta())


def _seen(end: End, wiki: Wiki, store: Store, faults: Faults) -> End:
    end.pages = {title: page.revisions[-1].text for title, page in wiki.pages.items() if BOT not in title}
    end.blocks = sorted(f"{user} for {block['length']}" for user, block in wiki.blocks.items())
    shown = "".join(wiki.text(title) for title in wiki.pages if title.startswith(LOG))
    for revid, revision in wiki.revisions.items():
        if revision.user != BOT and (row := store.entry(revid)):
            end.outcomes[revid] = str(row["outcome"])
            times = shown.count(f"[[Special:Diff/{revid}|")
            if times != (row["outcome"] not in (None, "allow")):  # None: from before
                end.wrongs.append(f"on the log page {times} times: revision {revid}, {row['outcome']}")
        elif revision.user != BOT and revision.at > START:
            end.wrongs.append(f"never judged: revision {revid}")
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
    yield from (f"without faults: {wrong}" for wrong in without.wrongs)
    for name in ("pages", "outcomes", "actions", "counts"):
        found, wanted = getattr(with_faults, name), getattr(without, name)
        for key in sorted(found.keys() | wanted.keys(), key=str):
            if found.get(key) != wanted.get(key):
                yield f"{name}: {key}: {json.dumps(found.get(key))}, and without faults {json.dumps(wanted.get(key))}"
    if with_faults.blocks != without.blocks:
        yield f"blocks: {with_faults.blocks}, and without faults {without.blocks}"


class _Mishaps(logging.Handler):
    """What the program survives, but no fault of a wiki may bring: rounds that failed, rules that were set aside."""

    def __init__(self, end: End) -> None:
        super().__init__(logging.ERROR)
        self._end = end

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        why = f": {record.exc_info[1]!r}" if record.exc_info else ""
        self._end.wrongs.append(f"logged: {record.getMessage()}{why}")


@contextmanager
def mishaps_noted(end: End) -> Iterator[None]:
    """What the program logs as an error is one of the end's wrongs."""
    logger, handler = logging.getLogger("wikiwatch"), _Mishaps(end)
    level = logger.level
    logger.addHandler(handler)
    if not logger.isEnabledFor(logging.ERROR):
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


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
