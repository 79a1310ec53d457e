"""Authors of real wikis who were at work before the program came: what it learns of them at their next edit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from patrol import Patrol

from wikiwatch.core.model import ActorKind, key_of
from wikiwatch.core.record import Record
from wikiwatch.core.warnings import warnings_in
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import PracticeWiki

VARIANTS = {"1.39": WikiSettings(suite="bookworm"), "1.43": WikiSettings(suite="trixie")}
STAMP = "%Y%m%d%H%M%S"  # MediaWiki's timestamps
GOOD, BAD, NOTED = "Vera", "Rudi", "Nora"
ADDRESS = "192.0.2.7"
RANGE = "198.51.100.0/24"
FIRST_DAYS_AGO = 400


@pytest.fixture(scope="module", params=list(VARIANTS))
def wiki(request: pytest.FixtureRequest, module_wiki: Callable[[WikiSettings], PracticeWiki]) -> PracticeWiki:
    """A wiki with a past that began long ago: good hands, one who was undone, blocks and warnings."""
    wiki = module_wiki(VARIANTS[request.param])
    _work(wiki)
    _block(wiki)
    wiki.run_jobs()  # one of them marks what was undone
    _age(wiki)
    return wiki


def _work(wiki: PracticeWiki) -> None:
    sysop, vera, rudi, address = wiki.sysop(), wiki.account(GOOD), wiki.account(BAD), wiki.anonymous(ADDRESS)
    wiki.account(NOTED).edit("Well", text="The well is deep.")
    for number in range(12):
        vera.edit(f"Bridge {number}", text=f"Bridge {number} was built by hand.")
    address.edit("Ferry", text="The ferry leaves at noon.")
    rudi.edit("Ferry", text="Buy pills.")
    sysop.edit("Ferry", text="The ferry leaves at noon.")
    rudi.edit("Ferry", text="Buy more pills.")
    sysop.rollback("Ferry", BAD)
    sysop.edit(f"User talk:{BAD}", text="Please stop. <!-- Template:uw-spam2 --> ~~~~")
    sysop.edit(f"User talk:{ADDRESS}", text="Hello, and thank you. ~~~~")


def _block(wiki: PracticeWiki) -> None:
    sysop = wiki.sysop()
    for name in ("Uwe", "Ute", "Pia"):
        wiki.account(name)
    sysop.call("block", user="Uwe", expiry="1 day", reason="spam")
    sysop.call("block", user="Uwe", expiry="infinity", reason="more spam", reblock="1")
    sysop.call("block", user="Ute", expiry="1 day", reason="a mistake")
    sysop.call("unblock", user="Ute", reason="sorry")
    sysop.call(
        "block", user="Pia", expiry="1 day", reason="one page", partial="1", pagerestrictions="Ferry", allowusertalk="1"
    )
    sysop.call("block", user=RANGE, expiry="1 day", reason="spam")


def _age(wiki: PracticeWiki) -> None:
    """Make all of it old, three days between two edits, and let recent changes forget it."""
    [file] = (wiki.folder / "data").glob("my_wiki.sqlite")
    first = datetime.now(UTC) - timedelta(days=FIRST_DAYS_AGO)
    with sqlite3.connect(file, timeout=30) as wiki_db:
        for rank, (revid,) in enumerate(wiki_db.execute("select rev_id from revision order by rev_id").fetchall()):
            at = (first + timedelta(days=3 * rank)).strftime(STAMP)
            wiki_db.execute("update revision set rev_timestamp = ? where rev_id = ?", (at, revid))
        for rank, (log,) in enumerate(wiki_db.execute("select log_id from logging order by log_id").fetchall()):
            at = (first + timedelta(hours=rank)).strftime(STAMP)
            wiki_db.execute("update logging set log_timestamp = ? where log_id = ?", (at, log))
        wiki_db.execute("update user set user_registration = ?", (first.strftime(STAMP),))
        wiki_db.execute("delete from recentchanges")
    wiki_db.close()


@pytest.fixture
def patrol(wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol that has read one day of the past."""
    patrol = Patrol(wiki, tmp_path)
    patrol.set("[first_run]", "days = 1")
    yield patrol.begin()
    patrol.close()


def known(patrol: Patrol, name: str) -> Record:
    app = patrol.app()
    return app.store.trust_record(key_of(name), app.clock.now(), app.rules)


def test_what_an_account_did_before_counts_at_its_next_edit(patrol: Patrol) -> None:
    assert known(patrol, GOOD) == Record()
    revid = patrol.wiki.account(GOOD).edit(f"Tower {patrol.home.parent.name}", text="The tower is old.")
    patrol.run()
    assert known(patrol, GOOD).stood >= 12
    judged = patrol.log()[revid]
    assert "history" not in judged.get("trust_unknown", ())
    assert judged["trust"] >= 40


def test_what_came_from_an_address_before_counts_too(patrol: Patrol) -> None:
    patrol.wiki.anonymous(ADDRESS).edit(f"Mill {patrol.home.parent.name}", text="The mill is old.")
    patrol.run()
    record = known(patrol, ADDRESS)
    assert (record.stood >= 1, record.reverted, record.warnings) == (True, (), ())


def test_what_was_undone_and_warned_of_before_is_known(patrol: Patrol) -> None:
    patrol.wiki.account(BAD).edit(f"Shop {patrol.home.parent.name}", text="The shop is new.")
    patrol.run()
    record = known(patrol, BAD)
    assert (len(record.reverted), len(record.warnings)) == (2, 1)


def test_blocks_of_long_ago_are_known_from_the_first_run_on(patrol: Patrol) -> None:
    blocks = {name: len(known(patrol, name).blocks) for name in ("Uwe", "Ute", "Pia", RANGE, GOOD)}
    assert blocks == {"Uwe": 1, "Ute": 0, "Pia": 0, RANGE: 1, GOOD: 0}


def test_a_new_page_of_changes_by_people_who_are_known_asks_nothing_more(patrol: Patrol) -> None:
    place = patrol.home.parent.name
    patrol.wiki.account(GOOD).edit(f"Inn {place}", text="The inn is old.")
    first = patrol.run()
    patrol.wiki.account(GOOD).edit(f"Inn {place}", text="The inn is old and warm.")
    assert patrol.run() <= first - 2


def test_a_warning_by_a_sysop_is_seen_as_it_is_given(patrol: Patrol) -> None:
    before = len(known(patrol, NOTED).warnings)
    page = f"User talk:{NOTED}"
    text = patrol.text(page)
    patrol.sysop.edit(page, text=f"{text}\n\nPlease stop. <!-- Template:uw-spam1 --> ~~~~")
    patrol.run()
    assert len(known(patrol, NOTED).warnings) == before + 1


def test_mediawikis_own_signatures_are_read(patrol: Patrol) -> None:
    page = f"User talk:{GOOD}/{patrol.home.parent.name}"
    patrol.sysop.edit(page, text="<!-- Template:uw-spam1 --> ~~~~")
    [revision] = patrol.history(page)
    saved = datetime.fromisoformat(revision["timestamp"])
    [at] = warnings_in(revision["slots"]["main"]["content"], saved + timedelta(days=9), ["uw-"])
    assert timedelta() <= saved - at < timedelta(minutes=2)


def test_rights_are_those_of_the_groups_that_people_gave(patrol: Patrol) -> None:
    patrol.wiki.account("Paula", groups="autopatrolled")
    found = patrol.app().site.actors(["Admin", GOOD, ADDRESS, "Paula"])
    assert "block" in found["Admin"].rights
    assert found[GOOD].rights == frozenset()
    assert found[ADDRESS].kind is ActorKind.ADDRESS
    assert "edit" not in found["Admin"].rights
