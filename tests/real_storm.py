"""A storm of edits on a wiki in memory, while `wikiwatch run` is killed with SIGKILL again and again.

Each life of the program is a process of its own, `python -m wikiwatch run`, on a home folder on the disk; it asks the
wiki over loopback. It dies in its start, at any request, or around a write, whose carrying out may come late, also when
the next life has begun. What people save, and how each life ends, comes from one number; how far a process is at that
moment, from the machine. So a storm that ends wrong may have to be told more than once.

With faults, the wiki's answers go wrong while the processes live, as in `tools.faults`: also those to writes.

`make storm REAL=1 N=1000` is the long run, FAULTS=1 that with faults: storms until the program was killed so often.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from commandline import PASSWORD
from executioner import Executioner
from real_ends import End, differences, troubles
from real_plot import LIVES, Event, Life, Plot, plot

from tools.faults.ends import scratch
from tools.faults.events import TITLES
from tools.faults.kinds import Kind, Spoilt
from tools.faults.made_of import BOT, RUN_PAGE, START, SYSOP
from tools.faults.proxy import Proxy, between
from tools.faults.served import RunningClock, RunningWiki, Served, served
from tools.faults.story import ARTICLE
from tools.faults.witness import Witness
from wikiwatch import cli, config, home, wiring
from wikiwatch.app.carry_out import LONGEST_PAUSE
from wikiwatch.app.entries import entries
from wikiwatch.commands.common import progress_bar

ROOT = Path(__file__).parent.parent
SETTINGS = "[watch]\npoll_seconds = 1\n"
LINGERS = 2.0  # seconds from its first request at least, in which a life comes to the request at which it dies
LINGERS_IN_FAULTS = 6.0  # the same where answers go wrong: what could not be read is asked for again after two seconds
STARTS_WITHIN = 120.0  # seconds, on a machine that has much else to do
MOST_QUIET_ROUNDS = 40
OWN_PAGES = f"User:{BOT}/"
LOG = f"User:{BOT}/Log"


class RealStorm:
    """Storms on one port and in one home folder, one after the other; `witness` sends the faults."""

    proxy: Proxy

    def __init__(self, folder: Path, server: Served) -> None:
        self.server = server
        self.home = folder / "home"
        self.log = folder / "log"
        self.witness = self._witness(0)
        self.start = 1.0  # seconds that a process takes to its first request, as the latest ones did
        self.events: dict[int, tuple[int, Event]] = {}  # by revision, with the number
        self.wiki = RunningWiki(RunningClock())

    def set_up(self, proxy: Proxy) -> None:
        """Make the home folder, for the wiki behind the proxy."""
        self.proxy = proxy
        home.init(self.home, proxy.api, f"{BOT}@watch", PASSWORD)
        (self.home / config.CONFIG_FILE).write_text(SETTINGS, encoding="utf-8")

    def pick(self, asked: dict[str, str]) -> Kind | None:
        """The fault at a request."""
        return self.witness.pick(asked)

    def spoil(self, kind: Kind, answer: bytes) -> Spoilt:
        """What comes in the place of an answer."""
        return self.witness.spoil(kind, answer)

    def end_of(self, told: Plot, bar: Any = None, *, faulty: bool = False) -> End:
        """What stands after a storm; `bar` is called after each kill."""
        self._begins(told)
        end, executioner, chance = End(), Executioner(), Random(told.seed)
        self.server.watches = executioner.watches
        for lives in (told.first, told.storm, told.after):
            for life in lives:
                self.wiki.clock.wait(life.gap.total_seconds())
                self.witness.on = faulty
                self._lives(life, executioner, chance, end)
                self.witness.on = False
                if bar:
                    bar()
            self._comes_to_rest(end, decide=lives is told.storm)
        end.kills, end.faults = executioner.kills, self.witness.came
        return self.seen(end)

    def undisturbed(self, told: Plot) -> End:
        """The same where each life comes to its end, and all answers are right."""
        self._begins(told)
        end = End()
        for lives in (told.first, told.storm, told.after):
            for life in lives:
                self.wiki.clock.wait(life.gap.total_seconds())
                for event in life.events:
                    self._saved(event)
                self._round(end)
            self._comes_to_rest(end, decide=lives is told.storm)
        return self.seen(end)

    def _witness(self, seed: int) -> Witness:
        return Witness(seed, RUN_PAGE, self.server.sessions.clear)

    def _begins(self, told: Plot) -> None:
        self.witness = self._witness(told.seed)
        for path in self.home.glob("wikiwatch.*"):
            if path.name != config.CONFIG_FILE:
                path.unlink()
        self.log.write_bytes(b"")
        self.events.clear()
        clock = RunningClock()
        self.wiki = RunningWiki(clock)
        for number, title in enumerate(TITLES):
            self.wiki.edit(SYSOP, title, ARTICLE.format(title.lower()), at=START - timedelta(days=60 - number))
        self.wiki.edit(SYSOP, RUN_PAGE, "yes", at=START - timedelta(days=30))
        self.server.wiki = self.wiki

    def _lives(self, life: Life, executioner: Executioner, chance: Random, end: End) -> None:
        command = [sys.executable, "-m", "wikiwatch", "--home", str(self.home), "run", "--enforce"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with self.log.open("ab") as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)
        began = time.monotonic()
        executioner.waits_for(process, life.death)
        # -1 is its beginning, 0 its first request, and 1 the latest moment at which it ends.
        last = life.death.share - 1 if life.death.at == "start" else 1.0
        try:
            for event, moment in zip(life.events, sorted(chance.uniform(-1, last) for _ in life.events), strict=True):
                self._waits(moment, began, executioner)
                self._saved(event)
            self._waits(last, began, executioner)
        finally:
            executioner.kill(process, "in its start" if last < 0 else "waiting")
            code = process.wait()
        if executioner.asked_at:
            self.start = executioner.asked_at - began
        if code != -signal.SIGKILL:
            end.wrongs.append(f"a life ended by itself with exit code {code}: {self._last_words()}")

    def _waits(self, moment: float, began: float, executioner: Executioner) -> None:
        """Until a moment of a life, or its end."""
        if moment < 0:
            at = began + self.start * (1 + moment)
        else:
            executioner.asked.wait(STARTS_WITHIN)
            # Where a start takes longer, so does a round: a life is to come to its writes on a busy machine, too.
            lingers = LINGERS_IN_FAULTS if self.witness.on else LINGERS
            at = executioner.asked_at + max(lingers, self.start) * moment
        executioner.dead.wait(max(at - time.monotonic(), 0))

    def _saved(self, event: Event) -> None:
        with self.server.lock:
            text = f"{self.wiki.text(event.title)}\n\n{event.text}"
            self.events[self.wiki.edit(event.user, event.title, text)] = (len(self.events), event)

    def _round(self, end: End) -> None:
        """A round in this process that nobody kills."""
        with (
            Path(os.devnull).open("w", encoding="utf-8") as nowhere,
            redirect_stdout(nowhere),
            redirect_stderr(nowhere),
        ):
            code = cli.run(["--home", str(self.home), "run", "--enforce", "--once"])
        if code:
            end.wrongs.append(f"a round ended with exit code {code}")

    def _comes_to_rest(self, end: End, *, decide: bool) -> None:
        """Rounds until nothing is due soon; then people say yes to the blocks, if they `decide`."""
        self.proxy.idle()
        while self.server.under_way:  # a write of a process that is gone
            time.sleep(0.01)
        for _ in range(MOST_QUIET_ROUNDS):
            self._round(end)
            with wiring.offline_app(config.load(self.home)) as app:
                now = self.wiki.clock.now()
                due = [one for one in app.store.due(now + timedelta(days=1)) if one.kind != "block"]
                due += [one for one in app.store.due(now + LONGEST_PAUSE) if one.kind == "block"]  # was put off
                blocks = [one.key for one in app.store.waiting() if one.kind == "block" and one.status == "review"]
            if not due:
                break
            self.wiki.clock.wait(300)
        else:
            end.wrongs.append(f"still due after {MOST_QUIET_ROUNDS} rounds: {due}")
        for key in blocks if decide else ():
            with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
                assert cli.run(["--home", str(self.home), "due", "approve", key]) == 0

    def _last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    def seen(self, end: End | None = None) -> End:
        """What stands now."""
        end = end or End()
        wiki, log = self.wiki, self.log.read_text(encoding="utf-8", errors="replace")
        end.wrongs += troubles(log)
        end.texts = {title: wiki.text(title) for title in wiki.pages if not title.startswith(OWN_PAGES)}
        end.blocks = sorted(wiki.blocks)
        end.done = Counter(f"{kind} {what}" for kind, what, _ in wiki.writes if not what.startswith(OWN_PAGES))
        end.wrongs += self.witness.wrongs
        end.wrongs += [f"done {count} times: {what}" for what, count in end.done.items() if count > 1]
        end.wrongs += [f"written though nobody said yes: {what}" for _, what, said_yes in wiki.writes if not said_yes]
        for number, event in self.events.values():
            if event.user == SYSOP and event.text not in end.texts[event.title]:
                end.wrongs.append(f"gone: {number}, {event}")
        with wiring.offline_app(config.load(self.home)) as app:
            self._seen_in(app, end)
        return end

    def _seen_in(self, app: Any, end: End) -> None:
        judged = list(entries(app))
        seen = Counter(entry["revid"] for entry in judged if entry["revid"])
        end.wrongs += [f"judged {count} times: {revid}" for revid, count in seen.items() if count > 1]
        outcomes = {entry["revid"]: entry for entry in judged}
        shown = "".join(self.wiki.text(title) for title in self.wiki.pages if title.startswith(LOG))
        for revid, (number, event) in self.events.items():
            if revid not in outcomes:
                end.wrongs.append(f"not judged: {number}, {event}")
                continue
            outcome = outcomes[revid]["outcome"]
            end.outcomes[f"{number} {event}"] = f"{outcome} by {outcomes[revid]['row']}"
            times = shown.count(f"[[Special:Diff/{revid}|")
            if times != (outcome != "allow"):
                end.wrongs.append(f"on the log page {times} times: {number}, {event}")
        open_ones = [one for one in app.store.waiting() if one.status == "claimed"]
        end.wrongs += [f"still claimed: {one.key}" for one in open_ones]
        if left := app.store.unpublished():
            end.wrongs.append(f"{left} decisions are not on the log page")
        integrity = [row[0] for row in app.store.rows("pragma integrity_check")]
        if integrity != ["ok"]:
            end.wrongs.append(f"the database is damaged: {integrity}")


@contextmanager
def teller() -> Iterator[RealStorm]:
    """One who tells storms, with a folder and a port that are gone afterwards."""
    with (
        scratch() as folder,
        served(RunningWiki(RunningClock()), PASSWORD) as server,
    ):
        tells = RealStorm(folder, server)
        with between(server.api, tells.pick, tells.spoil) as proxy:
            tells.set_up(proxy)
            yield tells


def main() -> int:
    """Exit code 1 where a storm ended otherwise than without kills."""
    parser = argparse.ArgumentParser(description="Kill processes in storms of edits, and compare the ends.")
    parser.add_argument("--kills", type=int, default=1000, metavar="N", help="until there were so many [1000]")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the number of the first storm [1]")
    parser.add_argument("--faults", action="store_true", help="let answers of the wiki go wrong at the same time")
    given = parser.parse_args()
    logging.getLogger().addHandler(logging.NullHandler())  # what the rounds in this process log
    kills, wrong, ways, faults = 0, list[int](), Counter[str](), Counter[str]()
    with teller() as tells, progress_bar(beside_output=True) as bar:
        task = bar.add_task("kills", total=given.kills)
        seed = given.seed
        while kills < given.kills:
            told = plot(seed, min(LIVES, max(given.kills - kills, 8)))
            found = tells.end_of(told, lambda: bar.advance(task), faulty=given.faults)
            different = list(differences(found, tells.undisturbed(told)))
            kills, ways, faults = kills + found.kills.total(), ways + found.kills, faults + found.faults
            counts = f"{found.kills.total()} kills, {found.faults.total()} faults, {found.done.total()} writes"
            print(f"storm {seed}: {counts}", flush=True)
            for line in different:
                print(f"storm {seed}: {line}", flush=True)
            wrong += [seed] if different else []
            seed += 1
    print(f"{kills} kills: " + ", ".join(f"{count} {way}" for way, count in ways.most_common()))
    if given.faults:
        print(f"{faults.total()} faults: " + ", ".join(f"{count} {name}" for name, count in faults.most_common()))
    if wrong:
        print(
            f"another end: {wrong}; once more: make storm REAL=1 N={LIVES} SEED={wrong[0]}{' FAULTS=1' * given.faults}"
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
