"""A database that breaks under a run: the run ends, says why, and tells people by message."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import loopback
import pytest
from commandline import set_up
from fakes import FakeClock, FakeSite
from road import ARTICLES, PROBE, furnish, make_app, spam

from wikiwatch import config
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.commands.last_words import last_words
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import guarded, tick
from wikiwatch.errors import UserError
from wikiwatch.store.base import failures_told
from wikiwatch.store.db import Store

DATABASE = "wikiwatch.db"


def full(app: App) -> None:
    """Not one page more fits in."""
    [pages] = app.store.conn.execute("pragma page_count").fetchone()
    app.store.conn.execute(f"pragma max_page_count = {pages}")


def read_only(app: App) -> None:
    """As a disk that the kernel has mounted anew after an error."""
    app.store.conn.execute("pragma query_only = on")


def damaged(app: App) -> None:
    """All pages but the first are written over, as a failing disk does."""
    app.store.empty_log()
    path = Path(app.store.conn.execute("pragma database_list").fetchone()["file"])
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    app.store.conn.execute("pragma shrink_memory")  # so that pages are read from the file again


BREAKS = [(full, "the disk is full"), (read_only, "can't be read or written"), (damaged, "can't use")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return set_up(tmp_path / "home")


@pytest.fixture
def running(home: Path, rules: Ruleset, clock: FakeClock) -> Iterator[App]:
    """A run on a database in its home, with some hundred pages of spam to keep."""
    store, site = Store(home / DATABASE), FakeSite(clock)
    app = make_app(site, store, rules, clock)
    furnish(site)
    poll(app)
    for _ in range(20):
        spam(site, "Flora", len(ARTICLES))
    yield app
    store.close()


@pytest.mark.parametrize(("breaks", "said"), BREAKS, ids=["full", "read-only", "damaged"])
def test_a_run_whose_database_breaks_ends_and_says_why(
    home: Path, running: App, breaks: Callable[[App], None], said: str
) -> None:
    breaks(running)
    with pytest.raises(UserError, match=said) as caught, failures_told(home / DATABASE):
        guarded(tick)(running)
    assert str(home / DATABASE) in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 1


@pytest.mark.parametrize(("breaks", "said"), BREAKS, ids=["full", "read-only", "damaged"])
def test_its_last_words_go_out_by_message(home: Path, running: App, breaks: Callable[[App], None], said: str) -> None:
    path = home / config.CONFIG_FILE
    path.write_text(path.read_text().replace('urls_file = "" ', 'urls_file = "urls" '))
    with loopback.inbox() as (url, got):
        (home / "urls").write_text(url)
        (home / "urls").chmod(0o600)
        breaks(running)
        with pytest.raises(UserError, match=said), last_words(config.load(home)), failures_told(home / DATABASE):
            guarded(tick)(running)
    (told,) = got
    assert "has ended by itself" in told["message"]
    assert said in told["message"].replace("’", "'")


def test_a_fault_of_its_own_that_ends_a_run_stands_in_the_log_with_its_place(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A file in /tmp would be gone with the run, where a service manager gives it a /tmp of its own."""
    with pytest.raises(ZeroDivisionError), last_words(config.load(home)):
        print(1 // 0)
    [record] = caplog.records
    assert (record.levelname, "print(1 // 0)" in caplog.text) == ("CRITICAL", True)
    with pytest.raises(UserError), last_words(config.load(home)):
        raise UserError("the password is refused")
    assert len(caplog.records) == 1


def test_a_database_that_another_process_has_locked_ends_one_round_only(
    running: App, site: FakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    running.store.conn.execute("pragma busy_timeout = 1")
    row = running.store.rows("pragma database_list")[0]  # a temporary one may come after it
    other = sqlite3.connect(row["file"], isolation_level=None)
    other.execute("begin immediate")
    guarded(tick)(running)
    assert "locked" in caplog.text
    other.execute("rollback")
    other.close()
    guarded(tick)(running)
    assert running.store.counts()


def test_what_the_database_did_not_keep_is_not_done_on_the_wiki(running: App) -> None:
    site = running.site
    assert isinstance(site, FakeSite)
    before = {title: site.authors(title) for title in ARTICLES}
    site.append("192.0.2.7", "Ferry", PROBE)
    before["Ferry"] = site.authors("Ferry")
    read_only(running)
    with pytest.raises(sqlite3.OperationalError):
        guarded(tick)(running)
    assert {title: site.authors(title) for title in ARTICLES} == before
