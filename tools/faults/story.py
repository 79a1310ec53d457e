"""A story on the wiki in memory, told twice: with faults, and as if nothing had happened. Both ends have to be alike.

The story, the faults and where they fall all come from one number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from tools.faults.ends import End, mishaps_noted, scratch
from tools.faults.events import BACK, GLAZIER, OFFERS, TITLES, YES, Choice, Story, Way
from tools.faults.faults import Faults
from tools.faults.kinds import KINDS
from tools.faults.made_of import BOT, RUN_PAGE, START, SYSOP, Clock, Machine
from tools.faults.memory import Ended, MemoryAdapter
from tools.faults.wiki import Wiki
from wikiwatch import home, rulefiles
from wikiwatch.app import hold, undo
from wikiwatch.app.context import App, Settings
from wikiwatch.app.review_round import LAST_REVIEW
from wikiwatch.app.wiki_time import WikiTime
from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.review_rules import Unanswered
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.undoing import DOWNS
from wikiwatch.daemon import guarded, tick
from wikiwatch.errors import SiteError, UserError
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
OUTAGE = timedelta(hours=3)  # three times as long as anything is put off
OUTAGE_ROUND = timedelta(minutes=20)  # between two rounds in an outage
AFTER_ALL_BLOCKS = timedelta(days=16)
# Held texts are reviewed by then only, and put back at once: sooner, it would be chance at which step that happens.
REVIEW = timedelta(days=5)
SELDOM = timedelta(minutes=5)  # between two times of what does not come with each round
MOST_QUIET_ROUNDS = 40  # in which all is done that was put off
GROUP = "suspect"  # of the wiki's, for flagged accounts that go on, in a glazier's stories
LONGEST_ANSWER = 1_000_000  # bytes: more than this wiki has to say, and gigabytes are refused sooner


class Teller:
    """Tells stories, each on a wiki of its own; one home folder for all of them, for pywikibot is loaded once."""

    def __init__(self, folder: Path, rules: Ruleset | None = None) -> None:
        self.home = folder
        home.init(folder, API, f"{BOT}@watch", PASSWORD)
        rules = rules or rulefiles.load(rulefiles.packaged_rules_dir())
        answered = [replace(one, unanswered=Unanswered.RELEASE, cycles=0) for one in rules.review.decisions]
        review = replace(rules.review, decisions=tuple(answered), every_hours=REVIEW / timedelta(hours=1))
        self.rules = replace(rules, review=review)
        self.rules_of_glaziers = replace(self.rules, friction=replace(rules.friction, group=GROUP))

    def end_of(self, told: Story, *, faulty: bool) -> End:
        """What stands at the end of a story."""
        store = Store(":memory:")
        try:
            store.set_meta("secret", "story")  # the moments that it draws by chance are the same in both
            store.set_meta(LAST_REVIEW, START.isoformat())  # and of reviews, also where nothing works in the first hour
            return _Telling(self, told, store, faulty=faulty).end_of()
        finally:
            store.close()


class _Telling:
    """One telling: the wiki with its people, and the watch over it, whose database outlives it."""

    def __init__(self, teller: Teller, told: Story, store: Store, *, faulty: bool) -> None:
        self._teller, self._told, self._store, self._faulty = teller, told, store, faulty
        self._clock, self._end = Clock(), End()
        self._glazes = any(event.user == GLAZIER for event in told.events)
        self._wiki, self._faults = Wiki(self._clock), Faults(told.seed, ended=told.trouble.ended)
        self._wiki.at_once, self._wiki.remembers = told.trouble.at_once, told.trouble.remembers
        for number, title in enumerate(TITLES):
            self._wiki.edit(SYSOP, title, ARTICLE.format(title.lower()), at=START - timedelta(days=60 - number))
        self._wiki.edit(SYSOP, RUN_PAGE, "yes", at=START - timedelta(days=30))
        self._machine = Machine(self._clock)
        self._app = self._begun()

    def end_of(self) -> End:
        """Tell all of it."""
        told = self._told
        self._faults.on = self._faulty
        with mishaps_noted(self._end):
            while self._store.cursor() is None:
                self._round()
                self._clock.wait(60)
            for step in range(BACK + 1):
                self._people(step)
                if self._faulty:
                    if step == told.trouble.jumps_at:
                        self._machine.off = told.trouble.jump
                    self._outage(step)
                    self._troubled()
                self._until_quiet(step)
        return _seen(self._end, self._wiki, self._store, self._faults)

    def _begun(self) -> App:
        """A watch that begins anew, in a session of its own."""
        self._wiki.logged_in = False
        site = MediaWikiSite(self._teller.home, enforce=True)
        site.session.pause = self._clock.wait
        site.session._wire.longest = LONGEST_ANSWER
        adapter = MemoryAdapter(self._wiki, self._clock, self._faults.pick, self._faults.spoil)
        site.session._wire._http.session.mount(API, adapter)
        return App(
            site=site,
            store=self._store,
            rules=self._teller.rules_of_glaziers if self._glazes else self._teller.rules,
            clock=self._wiki_time(site),
            settings=Settings(log_title=LOG, report_title=f"User:{BOT}/Report"),
            enforce=True,
        )

    def _wiki_time(self, site: MediaWikiSite) -> WikiTime:
        """The clock of a watch that is begun until the wiki tells the time."""
        while True:
            try:
                return WikiTime(site.now, self._machine)
            except (Ended, SiteError):
                self._clock.wait(60)

    def _people(self, step: int) -> None:
        """What people do and decide at a step."""
        told, wiki, begins = self._told, self._wiki, self._begins(step)
        if step == YES:
            for one in self._store.waiting():
                # A page that others wrote on may be deleted, or left for their sake, if theirs comes back at that time.
                if one.kind is ActionKind.BLOCK or (one.kind is ActionKind.DELETE and one.target == OFFERS):
                    hold.approve(self._app, one.key, SYSOP)
        self._clock.at = max(self._clock.at, begins)
        if step == BACK and told.undone:
            wanted = undo.Wanted(users=(told.undone,))
            undo.carry_out(self._app, wanted, undo.steps(self._app, wanted, "undone"), SYSOP, "")
        wiki.age()
        for number, event in enumerate(one for one in told.events if one.step == step):
            text = event.text if event.title == RUN_PAGE else f"{wiki.text(event.title)}\n\n{event.text}".lstrip()
            wiki.edit(event.user, event.title, text, at=begins + timedelta(seconds=number))
        for number, move in enumerate(one for one in told.moves if one.step == step):
            if move.title in wiki.pages and move.to not in wiki.pages:
                wiki.move(move.user, move.title, move.to, at=begins + timedelta(seconds=40 + number))
        for choice in (one for one in told.choices if one.step == step):
            self._choose(choice)
        self._clock.wait(60)

    def _choose(self, choice: Choice) -> None:
        """Somebody puts back what was taken down, if anything was: by a command, or by hand on the wiki."""
        if choice.way is Way.RELEASE:
            actions = [one for revid in self._wiki.revisions for one in self._store.actions_on(revid)]
            keys = [one.key for one in actions if one.kind in DOWNS and one.status is ActionStatus.DONE]
            if keys:
                hold.release(self._app, keys[choice.which % len(keys)], SYSOP)
            return
        pages = [one for one in self._wiki.pages.values() if not one.ns and one.revisions[-1].user == BOT]
        if pages:
            page = pages[choice.which % len(pages)]
            latest = next(one for one in reversed(page.revisions) if one.user != BOT)
            self._wiki.edit(SYSOP, page.title, latest.text, at=self._begins(choice.step) + timedelta(seconds=50))

    def _outage(self, step: int) -> None:
        """Hours of one fault, in which all is read where only writes fail."""
        if not self._lasts(step):
            return
        trouble, faults = self._told.trouble, self._faults
        faults.on, faults.at_writes = True, trouble.at_writes
        [faults.everywhere] = [kind for kind in KINDS if kind.name == trouble.outage]
        until = self._clock.now() + OUTAGE
        while self._clock.now() < until:
            self._round()
            self._clock.wait(OUTAGE_ROUND.total_seconds())
        faults.on, faults.everywhere = False, None
        if trouble.at_writes:
            unread = _unjudged(self._wiki, self._store)
            self._end.wrongs += [f"not judged while no write came through: revision {one}" for one in unread]

    def _troubled(self) -> None:
        self._faults.on = True
        for _ in range(ROUNDS):
            self._round()
            self._clock.wait(60)
        self._faults.on = False

    def _until_quiet(self, step: int) -> None:
        """Rounds without faults until nothing is due at this step any more."""
        over = self._begins(step) + STEP + self._lasts(step) - timedelta(minutes=90)
        self._round()
        self._clock.at += SELDOM  # a job that failed with the last faults comes once more
        for _ in range(MOST_QUIET_ROUNDS):
            self._round()
            due = self._store.due(over)
            if not due or self._wiki.text(RUN_PAGE) != "yes":
                return
            self._clock.at = max(self._clock.at + timedelta(minutes=1), due[0].due_at)
        self._end.wrongs.append(f"still due after {MOST_QUIET_ROUNDS} rounds: {due[0].key}")

    def _begins(self, step: int) -> datetime:
        before = sum((self._lasts(one) for one in range(step)), timedelta())
        return START + STEP * (step + 1) + before + (AFTER_ALL_BLOCKS if step >= YES else timedelta())

    def _lasts(self, step: int) -> timedelta:
        """How long an outage lasts at a step."""
        trouble = self._told.trouble
        return OUTAGE if trouble.outage and step == trouble.outage_at else timedelta()

    def _round(self) -> None:
        try:
            guarded(tick)(self._app)
        except Ended:
            self._app = self._begun()
        except UserError as error:
            self._end.wrongs.append(f"the watch ended: {error.message}")


def _unjudged(wiki: Wiki, store: Store) -> list[int]:
    """What people saved since the beginning and nobody judged."""
    saved = [one.revid for one in wiki.revisions.values() if one.user != BOT and one.at > START]
    return [revid for revid in saved if store.entry(revid) is None]


def _seen(end: End, wiki: Wiki, store: Store, faults: Faults) -> End:
    end.pages = {title: page.revisions[-1].text for title, page in wiki.pages.items() if BOT not in title}
    end.blocks = sorted(f"{user} for {block['length']}" for user, block in wiki.blocks.items())
    end.blocks += sorted(f"{user} in {group}" for user, groups in wiki.groups.items() for group in groups)
    shown = "".join(wiki.text(title) for title in wiki.pages if title.startswith(LOG))
    end.states = {row["user"]: row["state"] for row in store.accounts(wiki.clock.now())}
    moves = {
        one.key: one for name in wiki.users for one in store.actions_of_actor(f"user:{name}") if one.kind == "move"
    }
    # Where recent changes have forgotten a move, it goes by another number.
    named = {key: f"{key.rpartition('move')[0]}move {one.target} to {one.argument}" for key, one in moves.items()}
    end.decisions = sorted(f"{one['who']}: {one['what']} {named.get(one['key'], one['key'])}" for one in store.audit())
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
    end.actions |= {named[key]: str(one.status) for key, one in moves.items()}
    for action in store.actions_of_actor(f"user:{GLAZIER}"):
        if action.kind is ActionKind.GROUP:
            end.actions[action.key.rpartition("-")[0]] = str(action.status)
    end.writes = Counter(f"{kind} {what}" for kind, what, _ in wiki.writes if not what.startswith(f"User:{BOT}/"))
    end.wrongs += [f"written though the run page says no: {what}" for _, what, said_yes in wiki.writes if not said_yes]
    end.wrongs += [f"done {count} times: {what}" for what, count in end.writes.items() if count > 1]
    end.faults = faults.came
    return end


@contextmanager
def teller() -> Iterator[Teller]:
    """A teller with a home folder that is gone afterwards."""
    with scratch() as folder:
        yield Teller(folder / "home")
