"""Appeals: whoever objects is never silenced for it, is read, and is answered by what a person decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fakes import BOT, REPORT, START, SYSOP, FakeClock, FakeSite
from road import PROBE, advert, furnish, make_app, outcomes, spam, state, statuses, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.appeal_fields import appeal_fields
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.appeals import LONGEST
from wikiwatch.core.lists import Entry, Kind, ListName, Lists, canonical
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.ports import Written
from wikiwatch.store.db import Store
from wikiwatch.terminal import appeals_table

TALK = "User talk:Flora"
PLEA = "I only wanted to help. Please look at my edit of the bridge again, it has a source."


@pytest.fixture
def held(watched: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Flora is flagged, her adverts are down."""
    edits = spam(site, "Flora", 4)
    until_quiet(watched, clock)
    assert state(watched, "user:Flora") is AccountState.FLAGGED
    return edits


@pytest.fixture
def silenced(watched: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """The same, and she is silenced."""
    edits = spam(site, "Flora", 5)
    until_quiet(watched, clock)
    assert state(watched, "user:Flora") is AccountState.SILENCED
    return edits


def appeals(app: App) -> list[tuple[str, str, str]]:
    """Who objects, where, and to what, of those that wait for an answer."""
    return [(row["user"], row["title"], row["action_key"]) for row in app.store.appeals()]


def settled(app: App, clock: FakeClock) -> None:
    """All is judged, and what a silenced author saved had its time to be taken down."""
    until_quiet(app, clock)
    clock.advance(minutes=app.rules.policy.silenced_delay_minutes[1])
    until_quiet(app, clock)


@pytest.mark.parametrize("where", [TALK, f"{TALK}/Appeal", REPORT, f"User talk:{BOT}"])
def test_silence_never_covers_a_place_of_appeal(
    watched: App, site: FakeSite, clock: FakeClock, silenced: list[int], where: str
) -> None:
    revid = site.append("Flora", where, PLEA)
    settled(watched, clock)
    assert outcomes(watched)[revid] in ("allow", "watch")
    assert PLEA in site.text(where)


@pytest.mark.parametrize("where", ["User talk:Gus", "User:Flora", "Talk:Bridge", "User:Flora/Report"])
def test_elsewhere_the_silence_holds(
    watched: App, site: FakeSite, clock: FakeClock, silenced: list[int], where: str
) -> None:
    site.edit("Sybil", where, "A page.")
    site.append("Flora", where, PLEA)
    settled(watched, clock)
    assert PLEA not in site.text(where)


def test_a_flagged_address_has_its_own_talk_page_too(watched: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "2001:db8:5::1", 4)
    until_quiet(watched, clock)
    assert state(watched, "ip:2001:db8:5::/64") is AccountState.FLAGGED
    site.edit("2001:db8:5::2", "User talk:2001:db8:5::1", PLEA)
    until_quiet(watched, clock)
    assert site.text("User talk:2001:db8:5::1") == PLEA


def test_an_advert_on_the_own_talk_page_is_held_and_the_words_around_it_stay(
    watched: App, site: FakeSite, clock: FakeClock, silenced: list[int]
) -> None:
    site.edit("Flora", TALK, PLEA)
    settled(watched, clock)
    revid = site.append("Flora", TALK, "Viagra, cialis, togel: order now at https://pills.example/now")
    settled(watched, clock)
    assert statuses(watched, revid) == {"hold": "done"}
    assert site.text(TALK) == PLEA
    assert state(watched, "user:Flora") is AccountState.SILENCED


def test_nothing_on_the_own_talk_page_brings_a_state(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for number in range(6):
        site.append("Flora", TALK, advert(number))
    until_quiet(watched, clock)
    assert state(watched, "user:Flora") is AccountState.CLEAN


def test_on_the_report_page_even_the_text_that_was_taken_down_may_be_quoted(
    watched: App, site: FakeSite, clock: FakeClock, silenced: list[int]
) -> None:
    text = f"== down-{silenced[0]} ==\n{advert(0)}\n{PROBE} zvkqpthx"
    site.edit("Flora", REPORT, text)
    settled(watched, clock)
    assert site.text(REPORT) == text


def test_a_later_flood_takes_nothing_from_the_report_page(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Flora", REPORT, advert(0))
    spam(site, "Flora", 6)
    until_quiet(watched, clock)
    assert site.text(REPORT) == advert(0)


def test_what_is_too_long_for_an_objection_is_judged_by_what_is_in_it(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    story = " ".join(f"the keeper of lamp {number} saw a ship" for number in range(LONGEST // 20))
    site.append("Flora", REPORT, story)
    until_quiet(watched, clock)
    assert story in site.text(REPORT)
    before = site.text(REPORT)
    other = story.replace("lamp", "boat")
    site.append("Nora", REPORT, f"{other} Viagra, cialis, togel: order now at https://pills.example/now")
    until_quiet(watched, clock)
    assert site.text(REPORT) == before


def test_whoever_is_denied_may_speak_there_and_nowhere_else(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    denied = Entry(
        list=ListName.DENY,
        kind=Kind.ACCOUNT,
        what=canonical(Kind.ACCOUNT, "Nora") or "",
        reason="",
        added_by="Gerda",
        since=START.date(),
    )
    app = make_app(site, store, replace(rules, lists=Lists(entries=(denied,))), clock)
    furnish(site)
    poll(app)
    site.edit("Nora", "User talk:Nora", PLEA)
    site.append("Nora", "Bridge", PLEA)
    until_quiet(app, clock)
    assert site.text("User talk:Nora") == PLEA
    assert PLEA not in site.text("Bridge")


def test_an_appeal_names_its_action_in_the_text_the_heading_or_the_summary(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    first, second, third, _ = (f"down-{revid}" for revid in held)
    site.append("Flora", REPORT, f"Decision: {first}")
    site.append("Nora", REPORT, f"== {second} ==\nThat was a good link.")
    site.edit("Gus", REPORT, site.text(REPORT) + "\nAnd me.", comment=f"/* {third} */ new section")
    poll(watched)
    assert appeals(watched) == [("Flora", REPORT, first), ("Nora", REPORT, second), ("Gus", REPORT, third)]


def test_what_nobody_did_is_no_action(watched: App, site: FakeSite) -> None:
    site.append("Nora", REPORT, "What about down-999999 and x-1?")
    poll(watched)
    assert appeals(watched) == [("Nora", REPORT, "")]


def test_whoever_writes_again_and_again_is_listed_once(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    for number in range(5):
        last = site.append("Flora", TALK, f"{PLEA} ({number})")
    poll(watched)
    [appeal] = watched.store.appeals()
    assert appeal["revid"] == last


def test_neither_many_hands_nor_many_appeals_of_one_hide_somebody_who_was_wronged(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    flood = spam(site, "Nora", 4)
    site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(watched, clock)
    for number, revid in enumerate(flood):
        site.append(f"198.51.100.{number + 1}", REPORT, "Me too.")
        site.append("Nora", REPORT, f"And down-{revid}?")
    site.append("192.0.2.7", REPORT, PLEA)
    poll(watched)
    told = [who for who, _, _ in appeals(watched)]
    assert told[:2] == ["Nora", "192.0.2.7"]
    assert told[2:5] == ["Nora"] * 3
    assert len(told) == 9


def test_on_talk_pages_only_those_are_heard_whom_something_was_done_to(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.append("Nora", "User talk:Nora", "How do I add a picture?")
    site.append("Nora", "User talk:Flora", "What happened?")
    poll(watched)
    assert appeals(watched) == []
    site.append("Nora", "User talk:Nora", f"Why was down-{held[0]} done?")
    poll(watched)
    assert appeals(watched) == [("Nora", "User talk:Nora", f"down-{held[0]}")]


def test_what_is_only_taken_away_is_no_appeal(watched: App, site: FakeSite) -> None:
    site.edit("Sybil", REPORT, "A page for people.\n\nWrite here.")
    site.edit("Nora", REPORT, "A page for people.")
    poll(watched)
    assert appeals(watched) == []


@pytest.mark.parametrize("decide", [hold.release, hold.confirm])
def test_a_decision_about_the_action_answers_it(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int], decide: Any
) -> None:
    site.append("Flora", REPORT, f"down-{held[0]}")
    site.append("Nora", REPORT, f"down-{held[1]}")
    poll(watched)
    decide(watched, f"down-{held[0]}", "Gus")
    assert appeals(watched) == [("Nora", REPORT, f"down-{held[1]}")]
    answered = [row["answered_by"] for row in watched.store.appeals(open_only=False)]
    assert answered == ["Gus", ""]


def test_clearing_the_author_answers_what_names_no_action(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.append("Flora", TALK, PLEA)
    poll(watched)
    assert appeals(watched) == [("Flora", TALK, "")]
    hold.clear(watched, "Flora", "Gus")
    assert appeals(watched) == []


def test_what_the_program_decides_by_itself_answers_nobody(watched: App, site: FakeSite, held: list[int]) -> None:
    site.append("Flora", REPORT, f"down-{held[0]}")
    poll(watched)
    hold.confirm(watched, f"down-{held[0]}", "wikiwatch")
    assert appeals(watched) == [("Flora", REPORT, f"down-{held[0]}")]


def test_a_reply_by_somebody_of_standing_answers_those_who_name_no_action(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.append("Flora", TALK, PLEA)
    site.append("Nora", TALK, f"And down-{held[0]}?")
    site.append("Flora", TALK, f"Yes: down-{held[1]}")
    site.append("Gus", TALK, "I agree.")
    poll(watched)
    assert appeals(watched) == [("Flora", TALK, ""), ("Flora", TALK, f"down-{held[1]}")]
    site.append(SYSOP, TALK, "I have seen it.")
    poll(watched)
    assert appeals(watched) == [("Flora", TALK, f"down-{held[1]}")]


def test_somebody_of_standing_may_report_a_mistake_as_well(watched: App, site: FakeSite, held: list[int]) -> None:
    site.append(SYSOP, REPORT, f"down-{held[0]} was a good link.")
    site.append(SYSOP, REPORT, "Thank you.")
    poll(watched)
    assert appeals(watched) == [(SYSOP, REPORT, f"down-{held[0]}")]


def test_somebody_of_standing_who_was_flagged_objects_and_answers_nobody(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.append("Flora", REPORT, PLEA)
    until = clock.now().replace(year=2030)
    watched.store.set_state(
        ("user:Sybil", "Sybil"), AccountState.FLAGGED, clock.now(), until=until, revid=None, reason="a mistake"
    )
    site.append("Sybil", REPORT, PLEA)
    site.append("Sybil", "User talk:Sybil", PLEA)
    poll(watched)
    assert sorted(appeals(watched)) == [
        ("Flora", REPORT, ""),
        ("Sybil", "User talk:Sybil", ""),
        ("Sybil", REPORT, ""),
    ]


def test_status_shows_the_first_of_many_appeals_and_says_where_the_others_are() -> None:
    one = {"at": "2026-11-22T12:00", "user": "Nora", "title": REPORT, "revid": 1, "action": ""}
    assert str(appeals_table([one] * 20, 20).title) == "appeals that nobody has answered"
    shown = appeals_table([one] * 21, 20)
    assert (shown.row_count, "the first 20 of 21" in str(shown.title)) == (20, True)


def test_the_bot_makes_the_page_once_and_leaves_it_to_people(watched: App, site: FakeSite, clock: FakeClock) -> None:
    until_quiet(watched, clock)
    assert "takes down nothing" in site.text(REPORT)
    assert "{{fullurl:User:WatchBot/Report|action=edit&section=new&preload=" in site.text(REPORT)
    assert site.text(f"{REPORT}/Preload").startswith("<noinclude>__NOINDEX__</noinclude>Decision: $1")
    site.edit("Nora", REPORT, "Hello.")
    site.edit("Nora", f"{REPORT}/Preload", "Buy now!")
    clock.advance(hours=2)
    until_quiet(watched, clock)
    assert site.text(REPORT) == "Hello."
    assert site.text(f"{REPORT}/Preload").startswith("<noinclude>__NOINDEX__</noinclude>Decision: $1")
    site.delete(REPORT)
    clock.advance(hours=2)
    until_quiet(watched, clock)
    assert site.text(REPORT) == ""


def test_a_report_page_that_people_made_first_stays_as_it_is(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Sybil", REPORT, "Ours.")
    until_quiet(watched, clock)
    assert site.authors(REPORT) == ["Sybil"]


def test_a_page_that_could_not_be_made_is_tried_again(watched: App, site: FakeSite, clock: FakeClock) -> None:
    stopped = Written(ok=False, code="stopped", wait=True)
    site.fail_next("save_page", stopped, stopped)
    until_quiet(watched, clock)
    assert site.text(REPORT) == ""
    clock.advance(hours=2)
    until_quiet(watched, clock)
    assert site.text(REPORT)


@pytest.mark.parametrize("title", ["Project:Reports", "User:Gus/Report", ""])
def test_a_report_page_elsewhere_is_peoples_own(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, title: str
) -> None:
    app = make_app(site, store, rules, clock, report_title=title)
    until_quiet(app, clock)
    assert [page.title for page in site.pages.values() if "Report" in page.title] == []


def test_while_observing_no_page_is_made(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> None:
    app = make_app(site, store, rules, clock, enforce=False)
    until_quiet(app, clock)
    assert site.text(REPORT) == ""


def test_the_log_page_opens_a_form_with_the_id(watched: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    log = site.text(watched.settings.log_title)
    for revid in held:
        assert f"preload=User:WatchBot/Report/Preload&preloadparams%5B%5D=down-{revid}&preloadtitle=down-{revid}" in log


def test_what_nobody_has_answered_is_told_without_a_word_of_it(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.append("Flora", REPORT, f"[[File:Bad.png]] down-{held[0]} https://pills.example")
    poll(watched)
    [told] = [appeal_fields(row) for row in watched.store.appeals()]
    assert (told["user"], told["title"], told["action"]) == ("Flora", REPORT, f"down-{held[0]}")
    assert "pills" not in str(told)
    assert "Bad" not in str(told)


def test_who_only_cleans_the_report_page_up_answers_nobody(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.append("Flora", REPORT, PLEA)
    poll(watched)
    plea = site.text(REPORT)
    for mess in (f"{plea}\n\n{advert(0)}", ""):
        site.edit("198.51.100.3", REPORT, mess)
        site.edit(SYSOP, REPORT, plea)
        poll(watched)
    assert ("Flora", REPORT, "") in appeals(watched)


def test_who_quotes_a_link_in_one_objection_after_another_repeats_no_advert(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    for number in range(6):
        site.append("Nora", REPORT, advert(number))
    added = site.append("Nora", "Bridge", advert(7))
    until_quiet(watched, clock)
    assert state(watched, "user:Nora") is AccountState.CLEAN
    assert statuses(watched, added) == {}
    assert not any(watched.store.deeds_in_case(case["id"]) for case in watched.store.cases(all_=True))


def test_who_quotes_random_letters_in_an_objection_has_tested_nothing(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.append("Nora", REPORT, f"Why was this taken down?\n\n{PROBE} zvkqpthx")
    added = site.append("Nora", "Ferry", "Its timetable is at https://club.example/ferry now.")
    until_quiet(watched, clock)
    assert outcomes(watched)[added] == "allow"
