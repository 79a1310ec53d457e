"""`make soak`: a watch on a practice wiki under mixed traffic with faults, whose memory and file handles stay flat.

The watch is `wikiwatch run --enforce` in a process of its own, as people run it, behind the fault proxy. Exit code 1
where its memory or its file handles grow, it ends, or an advert stands at the end.
"""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import click

from tools.faults.events import CONSONANTS, TITLES
from tools.faults.kinds import KINDS, Kind, Spoilt, fits
from tools.faults.proxy import between
from tools.faults.story import ARTICLE
from wikiwatch import config, home
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

RUN_PAGE = f"User:{BOT}/Run"
# Of the requests; a round has some ten, and half of the rounds get through without a fault.
FAULTY = 0.05
# Those that hold a reader for a whole time limit come seldom, lest the hour is nothing but waiting.
SLOW = frozenset({"time-out", "lost in silence", "drip", "gigabytes"})
SLOW_SHARE = 0.05
SAMPLE_EVERY = 2.0  # seconds
EDIT_EVERY = 4.0
SPAM_EVERY = 40  # edits: 22 an hour, for more than 30 reverts an hour wait for a person
# Memory: SQLite's cache and Python's arenas fill within some minutes and stay; an hour's leak of this size would be
# 500 MB in a day. Handles: a connection more than before may be open, at one moment, and no more than a few.
MOST_MEMORY = 20.0  # MB between the medians of the second and of the last quarter
MOST_HANDLES = 4
SETTLES_WITHIN = 300.0  # seconds without faults, in which all that was put off is done


@dataclass(frozen=True)
class Sample:
    """What the watch held at a moment: seconds since the beginning, MB, open files and threads."""

    at: float
    memory: float
    handles: int
    threads: int


@dataclass(frozen=True)
class Report:
    """What came of a soak."""

    minutes: float
    edits: int
    faults: dict[str, int]
    samples: list[Sample]
    memory: tuple[float, float]  # medians of the second and of the last quarter
    handles: tuple[float, float]
    wrongs: list[str]


def sampled(pid: int, began: float) -> Sample:
    """What a process holds now."""
    folder = Path(f"/proc/{pid}")
    pages = int((folder / "statm").read_text().split()[1])
    return Sample(
        at=round(time.monotonic() - began, 1),
        memory=round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1),
        handles=len(list((folder / "fd").iterdir())),
        threads=len(list((folder / "task").iterdir())),
    )


def quarters(values: Sequence[float]) -> tuple[float, float]:
    """The medians of the second quarter and of the last one: the first is warming up."""
    quarter = max(len(values) // 4, 1)
    return statistics.median(values[quarter : 2 * quarter] or values), statistics.median(values[-quarter:])


class Faults:
    """Which faults come, while they are `on`."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.on = False
        self.came: Counter[str] = Counter()

    def pick(self, asked: dict[str, str]) -> Kind | None:
        """The fault at a request, if any."""
        if not self.on or self._random.random() >= FAULTY:
            return None
        slow = self._random.random() < SLOW_SHARE
        kind = self._random.choice([one for one in KINDS if (one.name in SLOW) is slow and fits(one, asked)])
        self.came[kind.name] += 1
        return kind

    def spoil(self, kind: Kind, answer: bytes) -> Spoilt:
        """What comes in the place of an answer."""
        return kind.spoil(answer, self._random)


def soak(minutes: float, seed: int) -> Report:
    """Let a watch work for so long. Raises SandboxUnavailable where there can be no practice wiki."""
    with tempfile.TemporaryDirectory(prefix="wikiwatch-soak-") as name:
        wiki = PracticeWiki.create(Path(name) / "wiki")
        try:
            return _soaked(wiki.start(), Path(name), minutes, seed)
        finally:
            wiki.remove()


def _soaked(wiki: PracticeWiki, folder: Path, minutes: float, seed: int) -> Report:
    sysop, faults = wiki.sysop(), Faults(seed)
    texts = {title: ARTICLE.format(title.lower()) for title in TITLES}
    for title, text in texts.items():
        sysop.edit(title, text=text)
    sysop.edit(RUN_PAGE, text="yes")
    with between(wiki.api, faults.pick, faults.spoil) as proxy:
        home.init(folder / "home", proxy.api, wiki.bot_login, wiki.state.bot_password)
        settings = folder / "home" / config.CONFIG_FILE
        settings.write_text("[watch]\npoll_seconds = 2\n", encoding="utf-8")
        command = [sys.executable, "-m", "wikiwatch", "--home", str(folder / "home"), "run", "--enforce"]
        with (folder / "watch.log").open("wb") as log:
            # The first run judges nothing: what is saved during it would stand.
            subprocess.run([*command, "--once"], stdout=log, stderr=log, check=True)
            watch = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            return _watched(watch, wiki, faults, texts, minutes, Random(seed))
        finally:
            if watch.poll() is None:
                watch.send_signal(signal.SIGTERM)
                watch.wait(SETTLES_WITHIN)


def _watched(
    watch: subprocess.Popen[bytes],
    wiki: PracticeWiki,
    faults: Faults,
    texts: dict[str, str],
    minutes: float,
    random: Random,
) -> Report:
    sysop, began, edits = wiki.sysop(), time.monotonic(), 0
    samples, wrongs = list[Sample](), list[str]()
    faults.on = True
    next_edit = time.monotonic()
    while time.monotonic() - began < minutes * 60 and watch.poll() is None:
        samples.append(sampled(watch.pid, began))
        if time.monotonic() >= next_edit:
            next_edit = time.monotonic() + EDIT_EVERY
            title = random.choice(TITLES)
            if edits % SPAM_EVERY == 0:
                letters = "".join(random.choices(CONSONANTS, k=10))
                wiki.anonymous(f"192.0.2.{random.randrange(1, 250)}").edit(title, appendtext=f"\n\n{letters}")
            else:
                sysop.edit(f"Talk:{title}", text=f"The {title.lower()} was seen {edits} times.")
            edits += 1
        time.sleep(SAMPLE_EVERY)
    faults.on = False
    until = time.monotonic() + SETTLES_WITHIN
    while time.monotonic() < until and any(sysop.text(title) != text for title, text in texts.items()):
        time.sleep(SAMPLE_EVERY)
    wrongs += [f"{title} is not as it was" for title, text in texts.items() if sysop.text(title) != text]
    if watch.poll() is not None:
        wrongs.append(f"the watch ended with exit code {watch.returncode}")
    memory = quarters([one.memory for one in samples])
    handles = quarters([one.handles for one in samples])
    if memory[1] - memory[0] > MOST_MEMORY:
        wrongs.append(f"memory grew by {memory[1] - memory[0]:.1f} MB, and may by {MOST_MEMORY:g}")
    if handles[1] - handles[0] > MOST_HANDLES:
        wrongs.append(f"open files grew by {handles[1] - handles[0]:g}, and may by {MOST_HANDLES}")
    return Report(minutes, edits, dict(faults.came), samples, memory, handles, wrongs)


@click.command(epilog="\b\nExamples:\n  python -m tools.soak\n  python -m tools.soak --minutes 8 --json\n")
@click.option("--minutes", type=click.FloatRange(min=1), default=60.0, show_default=True, help="How long.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which traffic and which faults.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON object, with every sample.")
def main(minutes: float, seed: int, json_: bool) -> None:
    """Let a watch work on a practice wiki under faults; exit code 1 where it grows, ends or leaves anything."""
    report = soak(minutes, seed)
    if json_:
        click.echo(json.dumps(asdict(report)))
    else:
        click.echo(f"{'':24}{'2nd quarter':>12}{'last quarter':>14}{'may grow by':>13}")
        click.echo(f"{'memory, MB':24}{report.memory[0]:12.1f}{report.memory[1]:14.1f}{MOST_MEMORY:13g}")
        click.echo(f"{'open files':24}{report.handles[0]:12g}{report.handles[1]:14g}{MOST_HANDLES:13d}")
        click.echo(f"{report.edits} edits in {minutes:g} minutes, {sum(report.faults.values())} faults:")
        for name, count in sorted(report.faults.items()):
            click.echo(f"  {name:34}{count:6d}")
        for wrong in report.wrongs:
            click.echo(f"wrong: {wrong}")
    sys.exit(1 if report.wrongs else 0)


if __name__ == "__main__":
    main()
