"""The demo: visitors come to a practice wiki, wikiwatch watches, and a table read back tells what stands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from wikiwatch import config, home, wiring, wiring_past
from wikiwatch.app.entries import action_fields, entries
from wikiwatch.app.replay import replay
from wikiwatch.sandbox import story
from wikiwatch.sandbox.cast import GONE, STANDS
from wikiwatch.sandbox.errors import SandboxUnavailable
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.story import Visit
from wikiwatch.sandbox.wiki import BOT, PracticeWiki
from wikiwatch.terminal import console, due_table, safe, table

# A round takes a second or two here; whatever is not settled after this long is shown as it is.
SETTLED_WITHIN = 90.0
QUICK = "[watch]\npoll_seconds = 1\n"
# What silenced authors save goes within seconds here, not minutes: somebody waits for the table.
SOON = "silenced_delay_minutes = [0, 0.1]"

Entries = dict[int, dict[str, Any]]


def run(suite: str) -> int:
    """Show the main job; exit code 1 if an edit did not end as the story wants it."""
    screen = console()
    with tempfile.TemporaryDirectory(prefix="wikiwatch-demo-") as folder:
        try:
            wiki = PracticeWiki.create(Path(folder) / "wiki", WikiSettings(suite=suite))
        except SandboxUnavailable as error:
            screen.print(safe(f"{error.message} Showing the same story from a bundled export instead."))
            return _from_export(Path(folder))
        with wiki:
            return _on_wiki(wiki, Path(folder) / "home")


def _on_wiki(wiki: PracticeWiki, folder: Path) -> int:
    screen = console()
    with _progress() as bar:
        task = bar.add_task("good editors write articles", total=None)
        story.furnish(wiki)
        bar.update(task, description="wikiwatch reads what stands there")
        _set_up(wiki, folder)
        with _watching(folder):
            visits = story.attack(
                wiki,
                lambda done, total, what: bar.update(
                    task, completed=done, total=total, description=f"visitor {done} of {total}: {what[:40]}"
                ),
            )
            bar.update(task, description="wikiwatch takes the rest down")
            _wait_until_settled(folder, visits)
    judged, due = _decisions(folder)
    stands = _stands(wiki, visits)
    _show("Every edit, and whether its text stands on the page now", visits, judged, stands)
    _show_due(due)
    screen.print(safe(f"wiki:     {wiki.url}/"))
    screen.print(safe(f"log page: {wiki.url}/index.php?title=User:{BOT}/Log"))
    wrong = [v for v in visits if stands[v.revid] != (v.expected == STANDS)]
    screen.print(safe(_sum(visits, wrong, "are down", "stand")))
    if screen.is_terminal:
        screen.print(safe(f"sysop:    Admin, password {wiki.state.admin_password}. Ctrl-C ends the demo."))
        _stay(folder)
    return 1 if wrong else 0


def _from_export(folder: Path) -> int:
    export_path, visits = story.bundled()
    with wiring_past.replay_app(folder, [export_path], None) as (app, export):
        for _ in replay(app, export.facts()):
            pass
        judged = {entry["revid"]: entry for entry in entries(app)}
        due = [action_fields(action) for action in app.store.waiting() if str(action.kind) == "block"]
    stands = {revid: judged[revid]["outcome"] in ("allow", "watch") for revid in judged}
    _show("Every edit, and whether wikiwatch would let it stand", visits, judged, stands)
    _show_due(due)
    wrong = [v for v in visits if stands[v.revid] != (v.expected == STANDS)]
    console().print(safe(_sum(visits, wrong, "would be taken down", "would stand")))
    return 1 if wrong else 0


def _set_up(wiki: PracticeWiki, folder: Path) -> None:
    home.init(folder, wiki.api, wiki.bot_login, wiki.state.bot_password)
    (folder / config.CONFIG_FILE).write_text(QUICK, encoding="utf-8")
    policy = folder / config.RULES / "policy.toml"
    rules = re.sub(r"(?m)^silenced_delay_minutes = .*$", SOON, policy.read_text(encoding="utf-8"))
    policy.write_text(rules, encoding="utf-8")
    wiki.sysop().edit(f"User:{BOT}/Run", "the bot may work", text="yes")
    # The first run reads what stood before; the visitors come after it.
    _wikiwatch(folder, "run", "--once", "--enforce")


def _wikiwatch(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "wikiwatch", "--home", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout


@contextmanager
def _watching(folder: Path) -> Iterator[None]:
    """The daemon, as an admin would run it."""
    command = [sys.executable, "-m", "wikiwatch", "--home", str(folder), "run", "--enforce"]
    with (folder / "wikiwatch.log").open("w") as log:
        daemon = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            yield
        finally:
            daemon.terminate()
            daemon.wait(timeout=60)


def _wait_until_settled(folder: Path, visits: Sequence[Visit]) -> None:
    deadline = time.monotonic() + SETTLED_WITHIN
    wanted = {visit.revid for visit in visits}
    with wiring.offline_app(config.load(folder)) as app:
        while time.monotonic() < deadline:
            judged = {entry["revid"] for entry in entries(app)}
            open_now = [a for a in app.store.waiting() if str(a.status) in ("planned", "claimed")]
            if wanted <= judged and not open_now and not app.store.unpublished():
                return
            time.sleep(0.5)


def _decisions(folder: Path) -> tuple[Entries, list[dict[str, Any]]]:
    """What the command line tells about each revision, and what is planned."""
    lines = _wikiwatch(folder, "log", "--json").splitlines()
    due = [json.loads(line) for line in _wikiwatch(folder, "due", "--json").splitlines()]
    return {entry["revid"]: entry for entry in map(json.loads, lines)}, due


def _stands(wiki: PracticeWiki, visits: Sequence[Visit]) -> dict[int, bool]:
    """Whether each visit's text stands on its page now, as the wiki's API tells."""
    reader = wiki.anonymous("192.0.2.254")
    texts = {title: reader.text(title) for title in {visit.title for visit in visits}}
    return {visit.revid: visit.stands(texts[visit.title]) for visit in visits}


def _show(title: str, visits: Sequence[Visit], judged: Entries, stands: dict[int, bool]) -> None:
    rows = []
    meanings: dict[str, str] = {}
    for visit in visits:
        entry = judged.get(visit.revid)
        if entry is None:
            rows.append((visit.revid, visit.cast, visit.user, visit.title, "–", "not judged", "", "stands"))
            continue
        found = ", ".join(f"{signal['id']} {signal['points']:g}" for signal in entry["signals"])
        meanings.setdefault(entry["row"], entry["reason"])
        rows.append(
            (
                visit.revid,
                visit.cast,
                visit.user,
                visit.title,
                entry["trust"],
                entry["outcome"],
                f"{entry['row']}: {found}" if found else entry["row"],
                "stands" if stands[visit.revid] else "gone",
            )
        )
    columns = ("revision", "who", "author", "page", "trust", "verdict", "reasons", "now")
    console().print(table(title, columns, rows))
    console().print(table("The reasons in words", ("reason", "means"), sorted(meanings.items())))


def _show_due(due: Sequence[dict[str, Any]]) -> None:
    console().print(due_table(due, "Planned, and not done yet"))


def _sum(visits: Sequence[Visit], wrong: Sequence[Visit], down: str, stand: str) -> str:
    bad = [visit for visit in visits if visit.expected == GONE]
    good = [visit for visit in visits if visit.expected == STANDS]
    wrong_bad = sum(visit in bad for visit in wrong)
    text = (
        f"{len(bad) - wrong_bad} of {len(bad)} probes and spam insertions {down}, "
        f"{len(good) - (len(wrong) - wrong_bad)} of {len(good)} good edits {stand}."
    )
    return text + (f" Not as wanted: {', '.join(str(visit.revid) for visit in wrong)}." if wrong else "")


def _stay(folder: Path) -> None:
    try:
        with _watching(folder):
            while True:
                time.sleep(1)
    except KeyboardInterrupt:
        pass


def _progress() -> Progress:
    screen = console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=screen,
        transient=True,
        disable=not screen.is_interactive,
    )
