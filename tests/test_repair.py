"""A damaged database: named, set aside, saved as far as it goes; the wiki tells the rest, and nothing is done twice."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from commandline import Command, commands_in, set_up
from fakes import LOG, FakeClock, FakeSite
from road import ARTICLES, PROBE, bot_edits, furnish, make_app, spam, until_quiet

from wikiwatch import config, wiring
from wikiwatch.app import hold, set_back
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.config import Config
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DamagedError, failures_told
from wikiwatch.store.db import Store

DATABASE = "wikiwatch.db"
PAGE = 4096


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a database in which something is kept."""
    set_up(tmp_path / "home")
    store = Store(tmp_path / "home" / DATABASE)
    with store.transaction():
        store.set_meta("kept", "yes")
        for number in range(2_000):
            store.change_rows("insert into word values (?)", f"word {number}")
    store.close()
    return tmp_path / "home"


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


def pages_of(path: Path, name: str) -> list[int]:
    """The last pages of a table or an index: leaves."""
    with closing(sqlite3.connect(path)) as connection:
        [[root]] = connection.execute("select rootpage from sqlite_master where name = ?", (name,))
    data = path.read_bytes()
    top = data[(root - 1) * PAGE : root * PAGE]
    return [int.from_bytes(top[8:12])] if top[0] in (2, 5) else [root]


def spoil(path: Path, name: str) -> None:
    """Write over a leaf of a table or an index."""
    data = bytearray(path.read_bytes())
    for number in pages_of(path, name):
        data[(number - 1) * PAGE : number * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def a_page(path: Path) -> None:
    spoil(path, "word")


def a_letter_of_a_text(path: Path) -> None:
    """What SQLite's own check does not see: no text has such a byte."""
    data = path.read_bytes()
    assert b"keptyes" in data
    path.write_bytes(data.replace(b"keptyes", b"kepty\xffs"))


def an_index(path: Path) -> None:
    spoil(path, "change_actor")


def no_head(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def a_letter(path: Path) -> None:
    path.write_text("this is a letter to my aunt, and no database at all")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = (a_page, an_index, no_head, cut_off, a_letter, nothing, a_folder)


def aside(home: Path) -> list[Path]:
    return sorted(
        path for path in home.iterdir() if ".damaged-" in path.name and not path.name.endswith(("-wal", "-shm"))
    )


def noted(home: Path) -> set_back.SetBack | None:
    store = Store(home / DATABASE)
    found = set_back.set_back(store)
    store.close()
    return found


# the command


@pytest.mark.parametrize("damages", DAMAGES, ids=lambda one: one.__name__)
def test_a_damaged_database_is_set_aside_as_it_is_and_another_takes_its_place(
    command: Command, home: Path, damages: Callable[[Path], None]
) -> None:
    damages(home / DATABASE)
    before = (home / DATABASE).read_bytes() if (home / DATABASE).is_file() else None
    assert command("repair", "--check").code == 1
    assert aside(home) == []
    [told] = command("repair", "--json").lines
    [there] = aside(home)
    assert told["aside"] == str(there)
    assert (there.read_bytes() if there.is_file() else None) == before
    assert (home / DATABASE).stat().st_mode & 0o077 == 0
    assert command("repair", "--check").code == 0
    assert sorted(path.name for path in home.glob(f"{DATABASE}.salvaged*")) == []
    found = noted(home)
    assert (found is None) is told["whole"]
    ran = command("status")
    assert ran.code == 0
    assert ("salvaged" in ran.out) is not told["whole"]


def test_what_was_saved_and_what_was_lost_is_told_by_table(command: Command, home: Path) -> None:
    a_page(home / DATABASE)
    ran = command("repair")
    assert "lost: word about" in ran.out
    assert command("repair").out.startswith("sound:")


def test_a_letter_that_is_none_costs_one_row(command: Command, home: Path) -> None:
    a_letter_of_a_text(home / DATABASE)
    checked = command("repair", "--check")
    assert checked.code == 1
    assert "UTF-8" in checked.out + checked.err
    [told] = command("repair", "--json").lines
    assert (told["whole"], "meta" in told["lost"]) == (False, True)
    assert command("repair", "--check").code == 0
    store = Store(home / DATABASE)
    assert store.meta("kept") is None
    assert store.row("select count(*) as n from word")["n"] == 2_000
    store.close()


def test_a_broken_index_costs_nothing(command: Command, home: Path) -> None:
    an_index(home / DATABASE)
    [told] = command("repair", "--json").lines
    assert (told["whole"], told["lost"]) == (True, "")


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_no_damage(command: Command, home: Path) -> None:
    (home / DATABASE).chmod(0)
    assert command("repair").code == 1
    assert aside(home) == []


def test_a_folder_without_a_database_needs_no_repair(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    set_up(tmp_path)
    ran = commands_in(tmp_path, capsys)("repair")
    assert (ran.code, aside(tmp_path)) == (0, [])


def test_other_commands_say_what_to_do(command: Command, home: Path) -> None:
    a_letter(home / DATABASE)
    ran = command("status")
    assert ran.code == 1
    assert "wikiwatch repair" in ran.err


# a run


@pytest.fixture
def wiki(home: Path, rules: Ruleset, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> FakeSite:
    """The wiki on which runs of the home work, at the time of this machine, after some rounds and a flood."""
    (home / DATABASE).unlink()
    site = FakeSite(clock)
    furnish(site)

    @contextmanager
    def live_app(settings: Config, *, enforce: bool, vitals: object = None) -> Iterator[App]:
        store = Store(settings.database)
        try:
            with failures_told(settings.database):
                yield make_app(site, store, rules, clock, enforce=enforce)
        finally:
            store.close()

    monkeypatch.setattr(wiring, "live_app", live_app)
    monkeypatch.setattr("wikiwatch.commands.repair.datetime", SimpleNamespace(now=lambda _: clock.now()))
    with live_app(config.load(home), enforce=True) as app:
        poll(app)
        site.append("192.0.2.7", "Ferry", PROBE)
        spam(site, "Flora", len(ARTICLES))
        until_quiet(app, clock)
        clock.advance(minutes=5)
    return site


def runs(command: Command, home: Path, clock: FakeClock) -> None:
    """A run that begins where the database is damaged; its file was written just now, by the wiki's clock."""
    if (home / DATABASE).is_file():
        os.utime(home / DATABASE, (clock.now().timestamp(),) * 2)
    for _ in range(3):
        assert command("run", "--once", "--enforce").code == 0
        clock.advance(minutes=1)


@pytest.mark.parametrize("damages", DAMAGES, ids=lambda one: one.__name__)
def test_a_run_mends_it_and_does_nothing_twice(
    command: Command, home: Path, wiki: FakeSite, clock: FakeClock, damages: Callable[[Path], None]
) -> None:
    stands, edits = {title: wiki.text(title) for title in ARTICLES}, bot_edits(wiki)
    damages(home / DATABASE)
    runs(command, home, clock)
    assert {title: wiki.text(title) for title in ARTICLES} == stands
    assert bot_edits(wiki) == edits
    assert len(aside(home)) == 1
    found = noted(home)
    if found is not None:
        assert found.looked
        assert "saved from a damaged file" in wiki.text(LOG)
    wiki.append("198.51.100.4", "Bridge", PROBE)
    runs(command, home, clock)
    assert PROBE not in wiki.text("Bridge")


def test_what_it_took_down_can_be_put_back_though_the_whole_database_is_lost(
    command: Command, home: Path, wiki: FakeSite, clock: FakeClock, rules: Ruleset
) -> None:
    (home / DATABASE).write_bytes(b"")
    runs(command, home, clock)
    with wiring.live_app(config.load(home), enforce=True) as app:
        [down] = [one for one in app.store.actions_of_actor("ip:192.0.2.7") if one.kind in hold.DOWNS]
        assert str(down.status) == "done"
        hold.release(app, down.key, "Sybil")
        until_quiet(app, clock)
    assert PROBE in wiki.text("Ferry")


def test_what_came_while_a_lost_database_was_not_written_is_judged_and_waits_for_a_yes(
    command: Command, home: Path, wiki: FakeSite, clock: FakeClock
) -> None:
    (home / DATABASE).write_bytes(b"")
    os.utime(home / DATABASE, (clock.now().timestamp(),) * 2)
    clock.advance(minutes=30)
    missed = wiki.append("198.51.100.4", "Bridge", PROBE)
    clock.advance(minutes=30)
    for _ in range(2):
        assert command("run", "--once", "--enforce").code == 0
    with wiring.live_app(config.load(home), enforce=True) as app:
        waiting = app.store.action(f"down-{missed}")
    assert waiting is not None
    assert (str(waiting.status), waiting.result) == ("review", set_back.WAITS)


def a_letter_of_probes(path: Path) -> None:
    data = path.read_bytes()
    for number in pages_of(path, "probe"):
        page = data[(number - 1) * PAGE : number * PAGE]
        assert PROBE.split()[0].encode() in page
        data = data.replace(page, page.replace(PROBE.split()[0].encode(), b"\xff" + PROBE.split()[0].encode()[1:]))
    path.write_bytes(data)


@pytest.mark.parametrize("damages", [partial(spoil, name="probe"), a_letter_of_probes], ids=["page", "letter"])
def test_damage_that_a_run_meets_on_its_way_is_mended_and_the_run_goes_on(
    command: Command, home: Path, wiki: FakeSite, clock: FakeClock, damages: Callable[[Path], None]
) -> None:
    """What the first queries need is sound: they find what is broken only when they judge."""
    wiki.append("198.51.100.4", "Bridge", PROBE)
    damages(home / DATABASE)
    clock.advance(minutes=1)
    runs(command, home, clock)
    assert len(aside(home)) == 1
    assert PROBE in wiki.text("Bridge")  # from before the repair: it waits for a yes


def test_damage_that_comes_back_at_once_ends_the_run(
    command: Command, home: Path, wiki: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise DamagedError(f"{DATABASE}: malformed")

    monkeypatch.setattr("wikiwatch.commands.run.tick", broken)
    ran = command("run", "--once")
    assert ran.code == 1
    assert "malformed" in ran.err
    assert len(aside(home)) == 1
