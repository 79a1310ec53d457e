"""Who comes back: a blocked spammer's next account is flagged at its first edit, if several parts agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fakes import LOG, FakeClock, FakeSite
from road import advert, article, bot_edits, make_app, outcomes, state, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.explain import explain_user
from wikiwatch.app.ingest import poll
from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.model import AccountState
from wikiwatch.core.plan import take_down_key
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store
from wikiwatch.terminal import comeback_tables

SPAMMER = "Jessica Sdf 218"
NEXT = "Jessica Sdf 341"
HARMLESS = "It is lovely in the spring, I was there myself."


@pytest.fixture
def spammed(watched: App, site: FakeSite, clock: FakeClock) -> App:
    """A spammer left adverts on two pages; people undid them and blocked the account. Some weeks go by."""
    for number, title in enumerate(("Ferry", "Tower")):
        site.append(SPAMMER, title, advert(number))
        clock.advance(hours=1)
        site.edit("Sybil", title, article(title))
    site.person_blocks(SPAMMER)
    until_quiet(watched, clock)
    clock.advance(days=60)
    return watched


def found(app: App, revid: int) -> dict[str, Any]:
    """The entry of an edit in the log."""
    return next(entry for entry in entries(app) if entry["revid"] == revid)


def signs(entry: dict[str, Any]) -> list[str]:
    return [signal["id"] for signal in entry["signals"]]


def signs_up(site: FakeSite, user: str) -> None:
    site.account(user)
    site._log_entry(user, "newusers", "create", f"User:{user}")


def test_the_next_account_is_flagged_at_its_first_edit_with_the_parts_named(spammed: App, site: FakeSite) -> None:
    revid = site.append(NEXT, "Ferry", f"{HARMLESS} https://pipes.example/9")
    poll(spammed)
    entry = found(spammed, revid)
    assert (entry["outcome"], entry["row"], state(spammed, f"user:{NEXT}")) == ("hold", "comes-back", "flagged")
    [reason] = [signal["reason"] for signal in entry["signals"] if signal["id"] == "comes_back"]
    assert reason.startswith(f"like {SPAMMER}, blocked on 2026-11-24: ")
    for part in ("the names are formed alike", "the same page", "the same site"):
        assert part in reason


@pytest.mark.parametrize(
    ("user", "title", "text"),
    [
        (NEXT, "Museum", HARMLESS),
        ("Gus", "Ferry", HARMLESS),
        ("Gus", "Museum", f"{HARMLESS} https://pipes.example/9"),
        ("Jessica", "Ferry", HARMLESS),
    ],
    ids=["name", "page", "site", "first name and page"],
)
def test_one_part_alone_never_flags(spammed: App, site: FakeSite, user: str, title: str, text: str) -> None:
    revid = site.append(user, title, text)
    poll(spammed)
    assert "comes_back" not in signs(found(spammed, revid))
    assert state(spammed, f"user:{user}") is AccountState.CLEAN


def test_whoever_mends_a_page_does_not_bring_what_stood_on_it(spammed: App, site: FakeSite) -> None:
    known = site.append("Ann", "Ferry", f"{HARMLESS} https://pipes.example/9")
    quoted = site.edit("Gus", "Ferry", f"Is this spam?\n\n{HARMLESS.upper()} https://pipes.example/9")
    poll(spammed)
    assert ["comes_back" in signs(found(spammed, revid)) for revid in (known, quoted)] == [True, False]


def test_whoever_reports_spam_on_a_talk_page_did_not_bring_it(spammed: App, site: FakeSite) -> None:
    report = f"{SPAMMER} keeps bringing https://pipes.example/9 here. Can somebody look after it?"
    told = site.append("Gus", "Talk:Ferry", report)
    later = site.append("Gus", "Ferry", HARMLESS)
    poll(spammed)
    assert ["comes_back" in signs(found(spammed, revid)) for revid in (told, later)] == [False, False]
    assert state(spammed, "user:Gus") is AccountState.CLEAN


def test_a_site_on_the_allow_list_is_no_part(spammed: App, site: FakeSite) -> None:
    entry = Entry(
        list=ListName.ALLOW,
        kind=Kind.DOMAIN,
        what="pipes.example",
        reason="the local plumbers",
        added_by="Sybil",
        since=date(2026, 11, 1),
    )
    app = replace(spammed, rules=replace(spammed.rules, lists=Lists(entries=(entry,))))
    for title in ("Ferry", "Tower"):
        revid = site.append("Gus", title, f"{HARMLESS} https://pipes.example/9")
        poll(app)
        assert "comes_back" not in signs(found(app, revid))


def test_a_class_with_names_of_one_pattern_is_not_taken_for_its_blocked_pupil(watched: App, site: FakeSite) -> None:
    pupil = "Lincoln High {}".format
    good = [site.append(pupil(number), "Ferry", f"Its deck no. {number} is painted green.") for number in range(2)]
    before = site.text("Ferry")
    site.append(pupil(7), "Ferry", "Our teacher is a fool!")
    site.edit("Sybil", "Ferry", before)
    site.person_blocks(pupil(7))
    good += [site.append(pupil(number), "Ferry", f"In winter {HARMLESS} {number}") for number in (0, 8)]
    poll(watched)
    assert [outcomes(watched)[revid] for revid in good] == ["allow"] * 4
    assert state(watched, f"user:{pupil(8)}") is AccountState.CLEAN


def test_nobody_can_spoil_the_name_of_somebody_who_is_here(watched: App, site: FakeSite) -> None:
    site.append("Anna Maria Huber", "Museum", "It opens at nine.")
    before = site.text("Museum")
    site.append("Anna Maria Huber 2", "Museum", advert(1))
    site.edit("Sybil", "Museum", before)
    site.person_blocks("Anna Maria Huber 2")
    revid = site.append("Anna Maria Huber", "Museum", "It closes at six.")
    poll(watched)
    assert outcomes(watched)[revid] == "allow"


def test_a_neighbour_at_school_is_not_the_blocked_one(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for day in range(4):
        site.append("192.0.2.7", "Ferry", f"Our teacher is a fool, the {day}. time!")
        site.edit("Sybil", "Ferry", article("Ferry"))
        clock.advance(days=1)
    site.person_blocks("192.0.2.7")
    revid = site.append("192.0.2.9", "Ferry", HARMLESS)
    poll(watched)
    assert outcomes(watched)[revid] == "allow"


def test_parts_that_several_first_edits_show_add_up(spammed: App, site: FakeSite) -> None:
    first = site.append("Gus", "Ferry", HARMLESS)
    second = site.append("Gus", "Museum", f"{HARMLESS} https://pipes.example/9")
    poll(spammed)
    assert ["comes_back" in signs(found(spammed, revid)) for revid in (first, second)] == [False, True]


def test_an_unblock_forgets(spammed: App, site: FakeSite) -> None:
    site.person_unblocks(SPAMMER)
    revid = site.append(NEXT, "Ferry", HARMLESS)
    poll(spammed)
    assert outcomes(spammed)[revid] == "allow"


def test_a_person_who_clears_the_blocked_author_forgets(spammed: App, site: FakeSite) -> None:
    hold.clear(spammed, SPAMMER, "Sybil")
    revid = site.append(NEXT, "Ferry", HARMLESS)
    poll(spammed)
    assert outcomes(spammed)[revid] == "allow"
    with pytest.raises(UserError):
        hold.clear(spammed, SPAMMER, "Sybil")


def test_who_did_nothing_bad_here_leaves_no_fingerprint(watched: App, site: FakeSite) -> None:
    site.append(SPAMMER, "Ferry", HARMLESS)
    site.person_blocks(SPAMMER)
    revid = site.append(NEXT, "Ferry", "It has two decks.")
    poll(watched)
    assert outcomes(watched)[revid] == "allow"


def test_people_may_block_first_and_undo_then(watched: App, site: FakeSite) -> None:
    site.append(SPAMMER, "Ferry", advert(1))
    site.person_blocks(SPAMMER)
    site.edit("Sybil", "Ferry", article("Ferry"))
    revid = site.append(NEXT, "Ferry", HARMLESS)
    poll(watched)
    assert signs(found(watched, revid)) == ["comes_back"]


def test_a_block_in_a_quarrel_leaves_no_fingerprint(watched: App, site: FakeSite) -> None:
    for number in range(3):
        site.append(SPAMMER, "Museum", f"Its room no. {number} was painted green.")
    site.append(SPAMMER, "Ferry", HARMLESS)
    site.edit("Sybil", "Ferry", article("Ferry"))
    site.person_blocks(SPAMMER)
    revid = site.append(NEXT, "Ferry", "It has two decks.")
    poll(watched)
    assert outcomes(watched)[revid] == "allow"


def test_a_block_by_the_program_makes_a_fingerprint_too(
    watched: App, site: FakeSite, clock: FakeClock, store: Store
) -> None:
    titles = ("Bridge", "Ferry", "Harbour", "Lighthouse", "Market")
    for number, title in enumerate(titles):
        site.append(SPAMMER, title, advert(number))
    until_quiet(watched, clock)
    [block] = [action for action in store.waiting() if str(action.kind) == "block"]
    hold.approve(watched, block.key, "Sybil")
    assert store.fingerprint(f"user:{SPAMMER}", clock.now(), watched.rules) is None
    clock.advance(days=15)
    until_quiet(watched, clock)
    assert store.fingerprint(f"user:{SPAMMER}", clock.now(), watched.rules) is not None
    revid = site.append(NEXT, "Ferry", HARMLESS)
    poll(watched)
    assert signs(found(watched, revid)) == ["comes_back"]


def test_a_release_and_a_clearing_end_the_comparison(spammed: App, site: FakeSite, clock: FakeClock) -> None:
    for user, decide in (
        (NEXT, lambda revid: hold.release(spammed, take_down_key(revid), "Sybil")),
        ("Jessica Sdf 5", lambda _: hold.clear(spammed, "Jessica Sdf 5", "Sybil")),
    ):
        held = site.append(user, "Ferry", HARMLESS)
        until_quiet(spammed, clock)
        assert outcomes(spammed)[held] == "hold"
        decide(held)
        clock.advance(days=40)  # longer than a clearing lasts by itself
        again = site.append(user, "Tower", "It has a clock.")
        until_quiet(spammed, clock)
        assert outcomes(spammed)[again] == "allow"


def test_who_has_been_here_for_weeks_does_not_come_back(spammed: App, site: FakeSite, clock: FakeClock) -> None:
    site.append(NEXT, "Museum", "It opens at nine.")
    poll(spammed)
    clock.advance(days=spammed.rules.comeback.settled_days)
    revid = site.append(NEXT, "Ferry", HARMLESS)
    poll(spammed)
    assert outcomes(spammed)[revid] == "allow"


def test_after_half_a_year_a_fingerprint_is_forgotten(spammed: App, site: FakeSite, clock: FakeClock) -> None:
    clock.advance(days=spammed.rules.comeback.days - 60)
    revid = site.append(NEXT, "Ferry", HARMLESS)
    poll(spammed)
    assert outcomes(spammed)[revid] == "allow"


def test_a_sign_up_is_listed_only_where_more_than_the_name_agrees(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    for day in range(4):
        site.append(SPAMMER, "Ferry", advert(day, f"pipes{day}"))
        site.edit("Sybil", "Ferry", article("Ferry"))
        clock.advance(days=1)
    site.person_blocks(SPAMMER)
    clock.advance(days=10)
    signs_up(site, NEXT)
    clock.advance(hours=8)
    signs_up(site, "Jessica Sdf 5")
    poll(watched)
    listed = {entry["user"]: entry for entry in entries(watched) if entry["kind"] == "log" and entry["user"] != "Sybil"}
    assert (listed[NEXT]["outcome"], signs(listed[NEXT])) == ("watch", ["comes_back.signup"])
    assert listed["Jessica Sdf 5"]["outcome"] == "allow"
    assert state(watched, f"user:{NEXT}") is AccountState.CLEAN
    # The hour of the sign-up is remembered: with a page that many edit it is enough, and without it is not.
    for number in range(3):
        site.append(f"Reader {number}", "Ferry", f"It has deck no. {number}.")
    early, late = (site.append(user, "Ferry", f"{HARMLESS} {user[-3:]}") for user in (NEXT, "Jessica Sdf 5"))
    poll(watched)
    assert ["comes_back" in signs(found(watched, revid)) for revid in (early, late)] == [True, False]


def test_an_address_that_comes_back_next_door_is_recognised_by_what_it_brings(watched: App, site: FakeSite) -> None:
    site.append("192.0.2.7", "Ferry", advert(1))
    site.edit("Sybil", "Ferry", article("Ferry"))
    site.person_blocks("192.0.2.7")
    neighbour = site.append("192.0.2.99", "Ferry", HARMLESS)
    spam = site.append("192.0.2.98", "Museum", f"{HARMLESS} https://pipes.example/9")
    poll(watched)
    assert signs(found(watched, neighbour)) == []
    assert "comes_back" in signs(found(watched, spam))


def test_explain_shows_what_is_known_and_whom_a_new_author_is_like(spammed: App, site: FakeSite) -> None:
    site.append(NEXT, "Ferry", HARMLESS)
    poll(spammed)
    known = explain_user(spammed, SPAMMER, None)["fingerprint"]
    assert known["marks"]["domain"] == ["pipes.example"]
    assert known["marks"]["page"] == ["0:Ferry", "0:Tower"]
    new = explain_user(spammed, NEXT, None)
    assert (new["fingerprint"], new["comes_back"]["like"]) == (None, SPAMMER)
    assert {part["id"] for part in new["comes_back"]["parts"]} == {"name", "page"}
    assert new["comes_back"]["points"] == sum(part["points"] for part in new["comes_back"]["parts"])
    assert [len(list(comeback_tables(explain_user(spammed, name, None)))) for name in (SPAMMER, NEXT, "Gus")] == [
        1,
        1,
        0,
    ]


def test_the_log_page_shows_no_word_of_it(spammed: App, site: FakeSite, clock: FakeClock) -> None:
    before = bot_edits(site)
    site.append(NEXT, "Ferry", HARMLESS)
    until_quiet(spammed, clock)
    assert bot_edits(site) > before
    assert "Jessica" not in site.text(LOG)
    assert "formed alike" not in site.text(LOG)


def test_a_block_of_the_past_counts_after_the_first_run(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    site.edit("Sybil", "Ferry", article("Ferry"))
    site.append(SPAMMER, "Ferry", advert(1))
    site.edit("Sybil", "Ferry", article("Ferry"))
    site.person_blocks(SPAMMER)
    clock.advance(days=2)
    app = make_app(site, store, rules, clock)
    poll(app)
    revid = site.append(NEXT, "Ferry", HARMLESS)
    poll(app)
    assert signs(found(app, revid)) == ["comes_back"]
