"""On real wikis: a database that was set back or is damaged learns from the wiki what was done, and does nothing twice.

The wiki is the judge: all that the bot ever wrote there is compared, and not what the database says of it.
"""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from patrol import PROCESS_WITHIN, Json, Patrol, letters

from tools.faults.pictures import png
from wikiwatch.app.set_back import DONE_BEFORE, WAITS
from wikiwatch.core.model import AccountState
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The canal was dug in 1790.\n\nTwo locks lead down to the river."
LATER = timedelta(minutes=11)  # what a silenced author does goes within ten
DATABASE = "wikiwatch.db"
PAGE = 4096  # bytes of one page of the database
TOLD = "The program’s records were restored from a copy, or saved from a damaged file"


@pytest.fixture
def patrol(
    request: pytest.FixtureRequest, module_wiki: Callable[[WikiSettings], PracticeWiki], tmp_path: Path
) -> Iterator[Patrol]:
    """A wiki and a home folder for each story: what the bot did is counted over the whole wiki."""
    patrol = Patrol(module_wiki(WikiSettings(suite=request.param)), tmp_path).begin()
    yield patrol
    patrol.close()


def deeds(patrol: Patrol) -> list[tuple[str, str]]:
    """All that the bot ever did but for its own pages: titles and summaries of edits, types of log entries."""
    found = patrol.sysop.query(list="usercontribs", ucuser=BOT, uclimit="500", ucprop="title|comment")
    edits = [(one["title"], one["comment"]) for one in found["usercontribs"] if f"User:{BOT}" not in one["title"]]
    logged = patrol.sysop.query(list="logevents", leuser=BOT, lelimit="500", leprop="type|title|comment")["logevents"]
    return sorted(edits + [(one["title"], f"{one['type']}: {one['comment']}") for one in logged])


def silenced(patrol: Patrol, name: str) -> Visitor:
    """An account that is silenced."""
    visitor = patrol.wiki.account(name)
    app = patrol.app()
    now = app.clock.now()
    with app.store.transaction():
        until = now + timedelta(days=30)
        app.store.set_state((f"user:{name}", name), AccountState.SILENCED, now, until=until, revid=None, reason="ads")
    return visitor


def probed(patrol: Patrol, title: str, address: str = "192.0.2.7") -> int:
    """A page on which somebody has just written letters; their revision."""
    if not patrol.history(title):
        patrol.sysop.edit(title, text=ARTICLE)
    return patrol.wiki.anonymous(address).edit(title, appendtext=f"\n\n{letters()}")


def uploaders(patrol: Patrol, name: str) -> list[str]:
    """Who uploaded the versions of a file, newest first."""
    [page] = patrol.sysop.query(titles=f"File:{name}", prop="imageinfo", iiprop="user", iilimit="20")["pages"]
    return [version["user"] for version in page["imageinfo"]]


def statuses(patrol: Patrol, *keys: str) -> dict[str, tuple[str, str]]:
    """What the database knows of actions: how they stand, and why."""
    with closing(sqlite3.connect(patrol.home / DATABASE)) as database:
        found = [database.execute("select status, result from action where key = ?", (key,)).fetchone() for key in keys]
    return dict(zip(keys, found, strict=True))


def yes(patrol: Patrol, *keys: str) -> None:
    """A person says yes, and the time of all of it has come."""
    for key in keys:
        assert patrol.command("due", "approve", key).code == 0, key
    with closing(sqlite3.connect(patrol.home / DATABASE)) as database, database:
        database.execute("update action set due_at = planned_at where status = 'planned'")


def rounds(patrol: Patrol) -> None:
    """One round that judges, one in which all that was planned is due, and one that finds nothing to do."""
    for ahead in (timedelta(), LATER, LATER):
        patrol.run(ahead=ahead)


def back_up(patrol: Patrol, file: Path) -> Callable[[], None]:
    """Copy the home folder into a file now; what is returned restores it."""
    assert patrol.command("backup", str(file)).code == 0

    def restore() -> None:
        patrol.close()
        answer = patrol.command("restore", str(file))
        assert answer.code == 0, answer.err

    return restore


@pytest.mark.parametrize("patrol", ["bookworm"], indirect=True)
def test_an_older_back_up_learns_what_was_done_since_and_nothing_is_done_twice(patrol: Patrol, tmp_path: Path) -> None:
    for title in ("Mill", "Bakery"):
        patrol.sysop.edit(title, text=ARTICLE)
    patrol.sysop.upload("Lock.png", png(10))
    spammer = patrol.wiki.account("Canal spammer")
    spammer.edit("Mill", appendtext=f"\n\n{letters()}")
    patrol.run()
    link = spammer.edit("Mill", appendtext="\n\n[https://canal-lamps.example/ lamps for all]")
    patrol.run()
    vandal = silenced(patrol, "Canal vandal")
    restore = back_up(patrol, tmp_path / "copy.zip")

    # All of this the copy does not know.
    vandal.call("move", **{"from": "Bakery", "to": "Lamps for all"})
    vandal.upload("Lock.png", png(200))
    made = vandal.edit("Lamp shop", text="All lamps at half the price.")
    held, released, undone = (probed(patrol, title) for title in ("Lock", "Weir", "Ferry"))
    patrol.run()
    yes(patrol, f"block-{link}", f"delete-{made}")
    rounds(patrol)
    assert patrol.command("undo", f"down-{released}", "--yes").code == 0
    patrol.sysop.rollback("Ferry", BOT)
    rounds(patrol)
    done, ferry, weir = deeds(patrol), patrol.text("Ferry"), patrol.text("Weir")
    assert [patrol.text(title) for title in ("Mill", "Bakery", "Lock", "Lamp shop")] == [ARTICLE] * 3 + [""]
    assert weir != ARTICLE != ferry
    assert uploaders(patrol, "Lock.png")[0] == BOT
    assert len(patrol.blocks(spammer.name)) == 1
    missed = probed(patrol, "Bridge")

    restore()
    rounds(patrol)

    assert deeds(patrol) == done
    known = statuses(patrol, f"down-{held}", f"down-{released}", f"release-{released}", f"block-{link}")
    assert known == dict.fromkeys(known, ("done", DONE_BEFORE))
    vandals = patrol.command("explain", vandal.name, "--json").objects[0]["actions"]
    assert {(one["kind"], one["status"]) for one in vandals} == {("move", "done"), ("filerevert", "done")}
    # The wiki forgets the changes of a deleted page; its title stands in the log.
    assert statuses(patrol, f"delete-{made}") == {f"delete-{made}": ("done", DONE_BEFORE)}
    log = patrol.log()
    assert [log[revid]["overturned"] for revid in (held, released, undone)] == [False, True, True]
    assert patrol.state(spammer.name) == "blocked"
    assert statuses(patrol, f"down-{missed}") == {f"down-{missed}": ("review", WAITS)}
    told = patrol.command("status", "--json").objects[0]["set_back"]
    assert (told["how"], told["looked"], told["unknown"]) == ("restored", True, 0)
    assert TOLD in patrol.text(patrol.log_page)

    yes(patrol, f"down-{missed}")
    assert patrol.command("undo", f"down-{held}", f"delete-{made}", "--yes").code == 0
    new = probed(patrol, "Bakery", "198.51.100.4")
    rounds(patrol)
    assert [patrol.text(title) for title in ("Bridge", "Bakery", "Ferry", "Weir")] == [ARTICLE, ARTICLE, ferry, weir]
    assert patrol.text("Lock") != ARTICLE
    assert patrol.text("Lamp shop")
    assert patrol.outcomes(new) == ["revert"]


# a run whose file is written over


@contextmanager
def running(patrol: Patrol, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program as a service runs it, with its log in a file; SIGTERM ends it."""
    patrol.close()
    command = [sys.executable, "-m", "wikiwatch", "--home", str(patrol.home), "run", "--enforce"]
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PROCESS_WITHIN)


def until(came: Callable[[], object], log: Path) -> None:
    """Wait for something that the running program does."""
    deadline = time.monotonic() + PROCESS_WITHIN
    while not came():
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")[-5_000:]
        time.sleep(0.1)


def spoil_the_middle(path: Path) -> int:
    """Write over the middle half of the database's pages, while it is open elsewhere; how many they are."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("pragma wal_checkpoint(truncate)")
    pages = path.stat().st_size // PAGE
    with path.open("r+b") as file:
        for number in range(pages // 4, pages * 3 // 4):
            file.seek(number * PAGE)
            file.write(b"\xa5" * PAGE)
    return pages // 2


def set_aside(patrol: Patrol) -> list[Path]:
    """Damaged databases that stand beside the one in use."""
    found = patrol.home.glob(f"{DATABASE}.damaged-*")
    return [path for path in found if not path.name.endswith(("-wal", "-shm"))]


@pytest.mark.parametrize("patrol", ["trixie"], indirect=True)
def test_a_running_program_whose_file_is_written_over_mends_it_and_goes_on(patrol: Patrol, tmp_path: Path) -> None:
    log = tmp_path / "log"
    first = [probed(patrol, title) for title in ("Inn", "Pump", "Chapel")]
    with running(patrol, log) as process:
        until(lambda: all(patrol.text(title) == ARTICLE for title in ("Inn", "Pump", "Chapel")), log)
        until(lambda: patrol.text(patrol.log_page).count("[[Special:Diff/") >= len(first), log)
        done = deeds(patrol)

        assert spoil_the_middle(patrol.home / DATABASE) > 10
        until(lambda: set_aside(patrol), log)
        until(lambda: TOLD in patrol.text(patrol.log_page), log)
        second = probed(patrol, "Quay")
        until(lambda: patrol.text("Quay") == ARTICLE, log)
        assert process.poll() is None
    assert process.returncode == 0

    said = log.read_text(encoding="utf-8")
    [aside] = set_aside(patrol)
    assert f"{DATABASE} is damaged" in said
    assert str(aside) in said
    assert "Traceback" not in said
    assert [deed for deed in deeds(patrol) if deed[0] != "Quay"] == done
    known = statuses(patrol, *(f"down-{revid}" for revid in [*first, second]))
    assert [status for status, _ in known.values()] == ["done"] * 4
    told: Json = patrol.command("status", "--json").objects[0]["set_back"]
    assert (told["how"], told["looked"]) == ("salvaged", True)
    assert told["lost"]
    assert patrol.command("repair", "--check").code == 0

    assert patrol.command("undo", f"down-{first[0]}", "--yes").code == 0
    patrol.run()
    assert patrol.text("Inn") != ARTICLE
