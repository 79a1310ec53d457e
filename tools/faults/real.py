"""A tale on a practice wiki, with the fault proxy before it: told twice, and both ends have to be alike.

Each telling has a fresh copy of one furnished wiki. The watch's clock is ahead of the wiki's as far as it has waited,
so that nobody waits for hours; only where an answer hangs, a second or two really go by.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from tools.faults.deeds import BACK, PICTURE, STEPS, SYSOP, YES, Deed, Tale, tale
from tools.faults.ends import End, mishaps_noted, scratch
from tools.faults.events import TITLES
from tools.faults.kinds import Kind, Spoilt
from tools.faults.pictures import png
from tools.faults.proxy import between
from tools.faults.story import ARTICLE
from tools.faults.waits import Waits, blocks_by, hurried
from tools.faults.witness import Witness
from wikiwatch import config, home, wiring
from wikiwatch.app import hold, undo
from wikiwatch.app.carry_out import LONGEST_PAUSE
from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.plan import take_down_key
from wikiwatch.core.undoing import DOWNS
from wikiwatch.daemon import guarded, tick
from wikiwatch.errors import UserError
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki
from wikiwatch.site.mediawiki import MediaWikiSite

WIKIS = {
    "1.39": WikiSettings(suite="bookworm"),
    "1.43": WikiSettings(suite="trixie"),
    "1.43-temp": WikiSettings(suite="trixie", temp_accounts=True),
}
RUN_PAGE = f"User:{BOT}/Run"
DECISIONS_PAGE = f"User:{BOT}/Review/Decisions"
# What the form fills in that only has to be saved.
SAYS = "at {{subst:CURRENTTIMESTAMP}} by {{subst:REVISIONUSER}}"
UPLOADED = f"{BOT} uploaded a new version of "  # MediaWiki's own words in a file's history, beside its log
NAMESPACES = ("0", "1", "2", "3", "6")
FAULTY_ROUNDS = 3  # at each step
MOST_QUIET_ROUNDS = 40
STEP = timedelta(hours=6)  # between what people do at two times; each is over by then, with all pauses of faults
AFTER_ALL_BLOCKS = timedelta(days=16)
PERSON = "a person"
LONGEST_ANSWER = 1_000_000  # bytes: more than this wiki has to say, and gigabytes are refused sooner
# What is numbered in order, and by which the watch names what it does: the same for people's deeds in each telling,
# however often the bot wrote before.
NUMBERED = ("revision", "recentchanges", "logging", "page")
A_STEP = 10_000
# Echo tells people of rollbacks, so the watch makes none where it is; the others need it.
WITHOUT = re.compile(r"(?m)^wfLoadExtension\( '(?:Echo|LoginNotify|Thanks)' \);$")


class RealTeller:
    """Tells tales on copies of a practice wiki that is down; in `folder`, with one proxy for all of them."""

    def __init__(self, template: PracticeWiki, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._witness: Witness | None = None
        self._furnished = self._furnish(template)
        self._proxy = stack.enter_context(between(self._furnished.api, self._pick, self._spoil))

    def end_of(self, seed: int, *, faulty: bool) -> End:
        """What stands at the end of the tale of a number."""
        wiki = self._furnished.copy_to(self._folder / "wiki")
        try:
            self._proxy.lead_to(wiki.start().api)
            return self._told(wiki, tale(seed, RUN_PAGE, DECISIONS_PAGE), faulty=faulty)
        finally:
            wiki.remove()

    def _furnish(self, template: PracticeWiki) -> PracticeWiki:
        wiki = template.copy_to(self._folder / "furnished")
        settings = wiki.folder / "LocalSettings.php"
        settings.write_text(WITHOUT.sub("", settings.read_text(encoding="utf-8")), encoding="utf-8")
        sysop = wiki.start().sysop()
        for title in TITLES:
            sysop.edit(title, text=ARTICLE.format(title.lower()))
        sysop.edit(RUN_PAGE, text="yes")
        sysop.upload(PICTURE.removeprefix("File:"), png(0))
        wiki.stop()
        return wiki

    def _pick(self, asked: dict[str, str]) -> Kind | None:
        return self._witness.pick(asked) if self._witness else None

    def _spoil(self, kind: Kind, answer: bytes) -> Spoilt:
        return cast(Witness, self._witness).spoil(kind, answer)

    def _told(self, wiki: PracticeWiki, told: Tale, *, faulty: bool) -> End:
        folder = self._folder / "home"
        shutil.rmtree(folder, ignore_errors=True)
        home.init(folder, self._proxy.api, wiki.bot_login, wiki.state.bot_password)
        clock, end = Waits(), End()
        with ExitStack() as stack, mishaps_noted(end):
            live = stack.enter_context(wiring.live_app(config.load(folder), enforce=True))
            site = cast(MediaWikiSite, live.site)
            site.session.pause = clock.wait
            site.session._wire.longest = LONGEST_ANSWER
            live.store.set_meta("secret", "tale")  # the moments that it draws by chance are the same in both
            self._witness = Witness(told.seed, RUN_PAGE, site.session._wire.forget)
            stack.enter_context(patch.object(site, "blocks_on", blocks_by(clock, site.blocks_on)))
            app = replace(live, clock=clock)
            telling = _Telling(wiki, app, clock, self._witness, end)
            self._rounds(telling, faulty=faulty, until_begun=True)
            for step in range(STEPS):
                telling.begin(step, told)
                if faulty:
                    self._rounds(telling, faulty=True)
                telling.until_quiet(step)
            self._witness = None
            return telling.seen()

    def _rounds(self, telling: _Telling, *, faulty: bool, until_begun: bool = False) -> None:
        witness = cast(Witness, self._witness)
        witness.on = faulty
        with hurried() if faulty else ExitStack():
            number = 0
            while telling.app.store.cursor() is None if until_begun else number < FAULTY_ROUNDS:
                telling.round()
                self._proxy.idle()
                number += 1
        witness.on = False


class _Telling:
    """One telling: who visits, what they did, and what the watch made of it."""

    def __init__(self, wiki: PracticeWiki, app: App, clock: Waits, witness: Witness, end: End) -> None:
        self.wiki, self.app, self.clock, self.witness, self.end = wiki, app, clock, witness, end
        self._sysop = wiki.sysop()
        self._visitors: dict[str, Visitor] = {SYSOP: self._sysop}
        self._saved: dict[int, str] = {}  # who, by revision

    def begin(self, step: int, told: Tale) -> None:
        """People do what the tale says; a person says yes, or takes back."""
        self.clock.ahead = max(self.clock.ahead, STEP * (step + 1))
        with closing(sqlite3.connect(self.wiki.folder / "data" / "my_wiki.sqlite", timeout=30)) as database, database:
            marks = ", ".join("?" * len(NUMBERED))
            database.execute(
                f"update sqlite_sequence set seq = ? where name in ({marks})", [A_STEP * (step + 1), *NUMBERED]
            )
        for deed in told.deeds:
            if deed.step == step:
                self._do(deed)
        if step == YES:
            for action in self.app.store.waiting():
                if action.kind is ActionKind.BLOCK or (action.kind is ActionKind.DELETE and self._is_down(action)):
                    hold.approve(self.app, action.key, PERSON)
            self.clock.ahead += AFTER_ALL_BLOCKS
        if step == BACK and told.undone:
            wanted = undo.Wanted(users=(told.undone,))
            undo.carry_out(self.app, wanted, undo.steps(self.app, wanted, "undone"), PERSON, "")

    def _is_down(self, deletion: Action) -> bool:
        """Whether a page's text is down: where nothing was written since, it or the deletion may come first then."""
        down = self.app.store.action(take_down_key(deletion.revid or 0))
        return down is None or down.status is not ActionStatus.PLANNED

    def _do(self, deed: Deed) -> None:
        visitor = self._visitors.get(deed.user)
        if visitor is None:
            visitor = self.wiki.anonymous(deed.user) if deed.user[0].isdigit() else self.wiki.account(deed.user)
            self._visitors[deed.user] = visitor
        if deed.moves:
            visitor.call("move", **{"from": deed.title, "to": deed.moves, "movetalk": "1"})
        elif deed.shade:
            visitor.upload(deed.title.removeprefix("File:"), png(deed.shade))
        elif deed.title == DECISIONS_PAGE:
            if key := self._letters_taken_down():
                visitor.edit(deed.title, appendtext=f"\n\n== release {key} ==\n\nwikiwatch: release {key} {SAYS}")
        elif deed.title == RUN_PAGE:
            visitor.edit(deed.title, text=deed.text)
            self.witness.says_yes = deed.text == "yes"
        else:
            self._saved[visitor.edit(deed.title, appendtext=f"\n\n{deed.text}")] = deed.user

    def _letters_taken_down(self) -> str:
        """The key of the first action that took an address's letters down and was not decided on; "" for none."""
        theirs = [revid for revid, user in self._saved.items() if user[:1].isdigit()]
        actions = [action for revid in theirs for action in self.app.store.actions_on(revid)]
        done = [one.key for one in actions if one.kind in DOWNS and one.status is ActionStatus.DONE]
        return next(iter(done), "")

    def round(self) -> None:
        """One round of the watch, after a minute."""
        self.clock.wait(60)
        try:
            guarded(tick)(self.app)
        except UserError as error:
            self.end.wrongs.append(f"the watch ended: {error.message}")

    def until_quiet(self, step: int) -> None:
        """Rounds without faults until nothing is due at this step any more."""
        for _ in range(MOST_QUIET_ROUNDS):
            self.round()
            soon = max(self.clock.now() + LONGEST_PAUSE, datetime.now(UTC) + STEP * (step + 2) - timedelta(hours=2))
            due = self.app.store.due(soon)
            if not due or not self.witness.says_yes:
                return
            self.clock.ahead += max(due[0].due_at - self.clock.now(), timedelta())
        self.end.wrongs.append(f"still due after {MOST_QUIET_ROUNDS} rounds: {due[0].key}, {due[0].result}")

    def seen(self) -> End:
        """What stands now."""
        end, ask = self.end, self._sysop.query
        for number in NAMESPACES:
            found = ask(generator="allpages", gapnamespace=number, gaplimit="max", **_TEXTS).get("pages", ())
            end.pages |= {page["title"]: _text(page) for page in found if not _is_own(page["title"])}
        blocks = ask(list="blocks", bkprop="user|by|expiry|timestamp|flags")["blocks"]
        end.blocks = sorted(f"{one['user']} by {one['by']} for {_length(one)}" for one in blocks)
        files = ask(generator="allimages", gailimit="max", prop="imageinfo", iiprop="user|sha1", iilimit="max")
        for page in files["pages"]:
            end.pages[f"versions of {page['title']}"] = ", ".join(
                f"{one['user']}: {one['sha1']}" for one in page["imageinfo"]
            )
        end.decisions = sorted(f"{one['who']}: {one['what']} {one['key']}" for one in self.app.store.audit())
        for row in self.app.store.entries():
            if row["user"] != BOT:
                end.outcomes[row["revid"] or f"change {row['rcid']}"] = str(row["outcome"])
                for action in self.app.store.actions_on(row["revid"] or 0):
                    end.actions[action.key] = str(action.status)
                for action in self.app.store.actions_about(row["rcid"] or 0):
                    end.actions[action.key] = str(action.status)
        written = list(self._written())
        end.writes = Counter(f"{what}: {why}" for what, why in written)
        end.counts = dict(Counter(what for what, _ in written))
        end.faults = self.witness.came
        end.wrongs += self.witness.wrongs
        end.wrongs += [f"never judged: revision {one}" for one in self._saved if one not in end.outcomes]
        end.wrongs += [f"done {count} times: {what}" for what, count in end.writes.items() if count > 1]
        for what in end.writes:
            if end.actions.keys().isdisjoint(re.findall(r"[\w-]+", what)):
                end.wrongs.append(f"of no action of the watch: {what}")
        return end

    def _written(self) -> Iterator[tuple[str, str]]:
        """All that the bot did on pages that are not its own, as the wiki tells it: what, and the summary."""
        ask = self._sysop.query
        pages = ask(list="allrevisions", arvuser=BOT, arvprop="comment", arvlimit="max")["allrevisions"]
        pages += ask(list="alldeletedrevisions", adruser=BOT, adrprop="comment", adrlimit="max")["alldeletedrevisions"]
        for page in pages:
            for revision in page["revisions"]:
                if not _is_own(page["title"]) and not revision["comment"].startswith(UPLOADED):
                    yield f"edit {page['title']}", revision["comment"]
        for entry in ask(list="logevents", leuser=BOT, leprop="type|title|comment", lelimit="max")["logevents"]:
            if entry["type"] in ("block", "delete", "move", "upload") and entry["action"] != "delete_redir":
                yield f"{entry['type']} {entry['action']} {entry['title']}", entry["comment"]


# Without anything else, MediaWiki leaves `query` out where there is no page.
_TEXTS = {"prop": "revisions", "rvprop": "content", "rvslots": "main", "meta": "userinfo"}


def _text(page: dict[str, Any]) -> str:
    return str(page["revisions"][0]["slots"]["main"]["content"])


def _is_own(title: str) -> bool:
    return title.startswith(f"User:{BOT}")


def _length(block: dict[str, Any]) -> timedelta | str:
    if block["expiry"] == "infinity":
        return "ever"
    return datetime.fromisoformat(block["expiry"]) - datetime.fromisoformat(block["timestamp"])


@contextmanager
def real_teller(template: PracticeWiki) -> Iterator[RealTeller]:
    """A teller whose wikis and home folder are gone afterwards. `template` is down and stays as it is."""
    with scratch() as folder, ExitStack() as stack:
        yield RealTeller(template, folder, stack)
