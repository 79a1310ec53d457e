"""Whoever was never met before is asked about once: what they did, what they were told, whether they were blocked."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fakes import FakeClock, FakeSite
from road import ARTICLES, furnish, make_app

from wikiwatch.app.acquaintance import read_block_log
from wikiwatch.app.context import App
from wikiwatch.app.explain import explain_user
from wikiwatch.app.ingest import poll
from wikiwatch.app.judge import Judged
from wikiwatch.core.record import Record
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import SiteError
from wikiwatch.store.db import Store

WARNING = "Please stop. <!-- Template:uw-spam2 -->"
LONG_AGO = timedelta(days=400)


@pytest.fixture
def app(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """An App that read one day of the past at its first run."""
    return make_app(site, store, rules, clock, first_run_days=1)


def work(site: FakeSite, user: str, edits: int, *, a_day: int = 2) -> None:
    """Somebody edits for a long time before the program comes."""
    for number in range(edits):
        site.append(user, ARTICLES[number % len(ARTICLES)], f"{user} knows sentence {number}.")
        if number % a_day == a_day - 1:
            site.clock.advance(days=1)


def old_hand(site: FakeSite, user: str = "Vera", edits: int = 200) -> str:
    """Somebody with many edits, none of them of the last weeks."""
    site.account(user, registered=site.clock.now() - LONG_AGO)
    work(site, user, edits)
    site.clock.advance(days=30)
    return user


def known(app: App, key: str) -> Record:
    return app.store.trust_record(key, app.clock.now(), app.rules)


def at_the_next_edit(app: App, site: FakeSite, user: str) -> Judged:
    site.append(user, "Ferry", "The ferry leaves at noon.")
    [judged] = poll(app)
    return judged


def asked(site: FakeSite) -> int:
    return site.requests["earlier_edits"] + site.requests["talk_pages"]


# earlier edits


def test_a_veteran_is_no_newcomer_at_the_first_edit_that_is_seen(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site)
    poll(app)
    trust = at_the_next_edit(app, site, "Vera").verdict.trust
    assert app.rules.trust.reaches(trust.score, "known")
    assert "history" not in trust.unknown


def test_an_address_is_met_like_an_account(app: App, site: FakeSite) -> None:
    furnish(site)
    work(site, "192.0.2.7", 20)
    site.clock.advance(days=30)
    poll(app)
    at_the_next_edit(app, site, "192.0.2.7")
    assert known(app, "ip:192.0.2.7").stood == 20


def test_everybody_is_asked_about_once(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site, edits=4)
    poll(app)
    at_the_next_edit(app, site, "Vera")
    assert asked(site) == 2
    at_the_next_edit(app, site, "Vera")
    assert asked(site) == 2


def test_a_page_of_many_authors_takes_one_question_of_each_kind(app: App, site: FakeSite) -> None:
    furnish(site)
    people = [old_hand(site, f"Vera {number}", edits=2) for number in range(20)]
    poll(app)
    for user in people:
        site.append(user, "Ferry", f"{user} was here in spring.")
    poll(app)
    assert asked(site) == 2
    assert all(known(app, f"user:{user}").stood == 2 for user in people)


def test_who_has_just_signed_up_is_not_asked_about(app: App, site: FakeSite) -> None:
    furnish(site)
    poll(app)
    site.account("Nina")
    at_the_next_edit(app, site, "Nina")
    assert asked(site) == 0
    assert app.store.unmet({"user:Nina"}) == set()


def test_neither_sysops_nor_the_bot_are_asked_about(app: App, site: FakeSite) -> None:
    furnish(site)
    poll(app)
    at_the_next_edit(app, site, "Sybil")
    assert asked(site) == 0


def test_edits_that_were_undone_before_cost_trust(app: App, site: FakeSite) -> None:
    furnish(site)
    site.account("Rudi", registered=site.clock.now() - LONG_AGO)
    for number in range(3):
        before = site.text("Tower")
        site.append("Rudi", "Tower", f"Rudi was here {number} times.")
        site.edit("Sybil", "Tower", before)
    site.clock.advance(days=30)
    poll(app)
    at_the_next_edit(app, site, "Rudi")
    assert (known(app, "user:Rudi").stood, len(known(app, "user:Rudi").reverted)) == (0, 3)


def test_what_is_yet_to_be_judged_is_not_learned_from(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site, edits=4)
    poll(app)
    site.append("Vera", "Ferry", "The ferry leaves at noon.")
    site.clock.advance(days=5)
    site.append("Vera", "Ferry", "The ferry leaves at one.")
    assert len(poll(app)) == 2
    assert known(app, "user:Vera").stood == 5
    assert poll(app) == []


def test_who_was_not_reached_is_named_and_asked_about_at_the_next_edit(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site, "Vera")
    old_hand(site, "Viktor")
    poll(app)
    site.reach = 1
    for user in ("Vera", "Viktor"):
        site.append(user, "Ferry", f"{user} takes the ferry.")
    met, missed = poll(app)
    assert "history" not in met.verdict.trust.unknown
    assert "history" in missed.verdict.trust.unknown
    assert missed.verdict.trust.score < met.verdict.trust.score

    again = at_the_next_edit(app, site, "Viktor")
    assert "history" not in again.verdict.trust.unknown
    assert known(app, "user:Viktor").stood == 120  # of the latest sixty days


def test_explain_says_whose_history_was_not_asked_for_yet(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site, edits=4)
    poll(app)
    actor = site.actors(["Vera"])["Vera"]
    assert "history" in explain_user(app, "Vera", actor)["trust_unknown"]
    at_the_next_edit(app, site, "Vera")
    assert "history" not in explain_user(app, "Vera", actor)["trust_unknown"]


def test_a_wiki_that_does_not_answer_stops_the_round_and_nothing_is_lost(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site)
    poll(app)
    site.fail_next("talk_pages", SiteError("busy", temporary=True))
    site.append("Vera", "Ferry", "The ferry leaves at noon.")
    with pytest.raises(SiteError):
        poll(app)
    assert app.store.unmet({"user:Vera"}) == {"user:Vera"}
    [judged] = poll(app)
    assert app.rules.trust.reaches(judged.verdict.trust.score, "known")


def test_a_wiki_that_refuses_the_question_is_watched_nevertheless(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site)
    poll(app)
    site.fail_next("earlier_edits", SiteError("baduser", code="baduser_ucuser"))
    assert "history" in at_the_next_edit(app, site, "Vera").verdict.trust.unknown
    assert "history" not in at_the_next_edit(app, site, "Vera").verdict.trust.unknown


def test_the_same_answers_make_the_same_rows(app: App, site: FakeSite, rules: Ruleset, tmp_path: Path) -> None:
    furnish(site)
    old_hand(site, edits=10)
    begun = site.clock.now()
    poll(app)
    at_the_next_edit(app, site, "Vera")
    other = Store(tmp_path / "other.db", durable=False)
    again = make_app(site, other, rules, site.clock, first_run_days=1)
    poll(again, begun)
    rows = [
        one.conn.execute("select * from contribution order by revid").fetchall()
        for one in (app.store, other)  # type: ignore[attr-defined]
    ]
    other.close()
    assert len(rows[0]) == 10
    assert [tuple(row) for row in rows[0]] == [tuple(row) for row in rows[1]]


# blocks


def test_blocks_of_the_past_are_read_once_with_progress(app: App, site: FakeSite) -> None:
    furnish(site)
    site.person_blocks("Rudi")
    site.person_blocks("Uwe")
    site.person_unblocks("Uwe")
    site.clock.advance(days=300)
    said: list[tuple[int, str]] = []
    poll(app, progress=lambda count, what: said.append((count, what)))
    assert (3, "earlier blocks read") in said
    assert len(known(app, "user:Rudi").blocks) == 1
    assert known(app, "user:Uwe").blocks == ()
    poll(app)
    assert site.requests["block_log"] == 1


def test_a_database_from_before_reads_the_block_log_at_its_next_round(app: App, site: FakeSite) -> None:
    furnish(site)
    site.person_blocks("Rudi")
    app.store.set_cursor(app.clock.now())
    poll(app)
    assert len(known(app, "user:Rudi").blocks) == 1


def test_a_block_log_that_breaks_off_is_read_again(app: App, site: FakeSite) -> None:
    site.person_blocks("Rudi")
    site.fail_next("block_log", SiteError("busy", temporary=True))
    with pytest.raises(SiteError):
        read_block_log(app, lambda _count, _what: None)
    read_block_log(app, lambda _count, _what: None)
    assert len(known(app, "user:Rudi").blocks) == 1


def test_a_range_is_not_taken_for_an_account(app: App, site: FakeSite) -> None:
    site.person_blocks("192.0.2.0/24")
    site.clock.advance(days=300)
    poll(app)
    assert known(app, "user:192.0.2.0/24").blocks == ()
    assert len(known(app, "net:192.0.2.0/24").blocks) == 1


@pytest.mark.parametrize(
    ("action", "sitewide", "blocks"),
    [("block", True, 1), ("reblock", True, 1), ("block", False, 0), ("reblock", False, 0)],
)
def test_a_block_counts_where_it_closes_the_whole_wiki(
    app: App, site: FakeSite, action: str, sitewide: bool, blocks: int
) -> None:
    site.person_blocks("Rudi", action=action, sitewide=sitewide)
    site.clock.advance(days=300)
    poll(app)
    assert len(known(app, "user:Rudi").blocks) == blocks


# warnings


def sign(at: datetime) -> str:
    return f"[[User:Sybil|Sybil]] {at:%H:%M}, {at.day} {at:%B} {at.year} (UTC)"


def test_warnings_on_the_talk_page_are_read(app: App, site: FakeSite) -> None:
    furnish(site)
    old_hand(site, edits=4)
    warned = site.clock.now() - timedelta(days=20)
    site.edit("Sybil", "User talk:Vera", f"{WARNING} {sign(warned)}")
    site.clock.advance(days=3)
    poll(app)
    at_the_next_edit(app, site, "Vera")
    assert known(app, "user:Vera").warnings == (warned.replace(second=0),)


@pytest.mark.parametrize(("warner", "warnings"), [("Sybil", 1), ("Nina", 0), ("192.0.2.7", 0)])
def test_a_warning_that_is_seen_counts_if_somebody_of_standing_gave_it(
    app: App, site: FakeSite, warner: str, warnings: int
) -> None:
    furnish(site)
    old_hand(site, edits=4)
    poll(app)
    site.edit(warner, "User talk:Vera", f"Hello.\n\n{WARNING}")
    poll(app)
    at_the_next_edit(app, site, "Vera")
    assert len(known(app, "user:Vera").warnings) == warnings


@pytest.mark.parametrize(
    ("title", "key", "warnings"),
    [
        ("User talk:2001:DB8:0:0:0:0:0:7", "ip:2001:db8::/64", 1),
        ("User talk:Vera/Archive 1", "user:Vera", 1),
        ("User talk:Sybil", "user:Sybil", 0),
        ("User:Vera", "user:Vera", 0),
    ],
    ids=["an address", "a subpage", "one's own page", "no talk page"],
)
def test_a_warning_is_for_whom_the_talk_page_is(app: App, site: FakeSite, title: str, key: str, warnings: int) -> None:
    furnish(site)
    poll(app)
    site.edit("Sybil", title, WARNING)
    poll(app)
    assert len(known(app, key).warnings) == warnings


def test_an_answer_below_a_warning_is_no_second_one(app: App, site: FakeSite) -> None:
    furnish(site)
    poll(app)
    site.edit("Sybil", "User talk:Vera", WARNING)
    site.clock.advance(hours=1)
    site.append("Sybil", "User talk:Vera", "You are welcome.")
    poll(app)
    assert len(known(app, "user:Vera").warnings) == 1
