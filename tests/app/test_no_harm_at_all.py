"""Attempts to make the bot harm a good editor that need hundreds of edits, or an exact moment. All of them fail."""

from __future__ import annotations

import pytest
from fakes import BOT, SYSOP, FakeClock, FakeSite
from road import ARTICLES, PROBE, advert, article, furnish, outcomes, probed, spam, state, statuses, until_quiet

from wikiwatch.app import cleanup, hold
from wikiwatch.app.context import App
from wikiwatch.core.model import AccountState
from wikiwatch.daemon import tick

GOOD = "The keeper's daughter drew the plan that hangs in the town hall."
COPIED = "Its bells were cast in the yard of the brewery, as the sexton told: [https://bells.example/yard his diary]."
SOURCED = "Its first stone came from the quarry behind the mill.<ref>[https://quarry.example/{0} ledger]</ref>"


def assert_unharmed(app: App, site: FakeSite, *names: str) -> None:
    """Nobody of these is in any state, blocked, in a group, or waited for by an action."""
    for name in names:
        assert (name, state(app, f"user:{name}")) == (name, AccountState.CLEAN)
        assert name not in site.blocks
        assert not app.store.actions_of_actor(f"user:{name}")
        assert name not in site.people or not site.people[name].groups


# floods


def test_good_edits_in_a_flood_of_hundreds_stand_word_for_word(watched: App, site: FakeSite, clock: FakeClock) -> None:
    titles = [f"Street {number}" for number in range(100)]
    furnish(site, *titles)
    tick(watched)
    for number, title in enumerate(titles):
        site.append("Sid", title, advert(number))
        site.append(f"Good {number}", title, f"House {number} has a green door.")
        site.append("Sid", title, advert(number + 1))

    until_quiet(watched, clock, rounds=600)

    assert [site.text(title) for title in titles] == [
        f"{article(title)}\n\nHouse {number} has a green door." for number, title in enumerate(titles)
    ]
    assert_unharmed(watched, site, *(f"Good {number}" for number in range(100)))


def test_a_flood_from_hundreds_of_addresses_takes_no_good_edit_with_it_and_blocks_nobody(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    for number in range(200):
        title = ARTICLES[number % len(ARTICLES)]
        site.append(f"203.0.113.{number}", title, f"{PROBE}{'qxz'[number % 3]}{number % 10}vkwq")
        if number % 20 == 0:
            site.append("Gwen", title, f"In the year {1700 + number} it was painted.")

    until_quiet(watched, clock, rounds=600)

    everything = "\n".join(site.text(title) for title in ARTICLES)
    assert all(f"In the year {1700 + number} it was painted." in everything for number in range(0, 200, 20))
    assert site.blocks == {}
    assert_unharmed(watched, site, "Gwen")


def test_a_flood_of_the_very_words_that_a_good_editor_wrote_first_leaves_the_first_ones_alone(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    good = site.append("Gwen", "Bridge", SOURCED.format(1))
    for number in range(60):
        site.append(f"Copier {number % 6}", ARTICLES[1 + number % 7], SOURCED.format(1))
        tick(watched)
        clock.advance(minutes=2)

    until_quiet(watched, clock, rounds=600)

    assert site.text("Bridge") == f"{article('Bridge')}\n\n{SOURCED.format(1)}"
    assert outcomes(watched)[good] in ("allow", "watch")
    assert_unharmed(watched, site, "Gwen")


# exact moments


@pytest.mark.parametrize("times", [1, 3, 5])
def test_however_often_a_good_editor_saves_just_before_the_write_each_of_their_words_stays(
    watched: App, site: FakeSite, clock: FakeClock, times: int
) -> None:
    revid = probed(watched, site)
    left = list(range(times))

    def good() -> None:
        number = left.pop()
        site.edit("Gwen", "Ferry", f"Line {number}.\n\n{site.text('Ferry')}")
        site.before_write = good if left else None

    site.before_write = good
    until_quiet(watched, clock)

    assert site.text("Ferry") == "".join(f"Line {n}.\n\n" for n in range(times)) + article("Ferry")
    assert statuses(watched, revid) == {"revert": "done"}
    assert_unharmed(watched, site, "Gwen")


def test_a_rollback_never_reaches_past_a_good_edit_of_the_same_second(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.can_rollback = True
    spam(site, "Sid", 4)
    until_quiet(watched, clock)
    assert state(watched, "user:Sid") is AccountState.FLAGGED
    site.append("Sid", "Tower", "Nothing special.")
    site.before_write = lambda: site.append("Gwen", "Tower", GOOD)

    until_quiet(watched, clock)

    assert site.text("Tower") == f"{article('Tower')}\n\n{GOOD}"
    assert_unharmed(watched, site, "Gwen")


def test_a_page_that_is_hidden_moved_and_protected_between_plan_and_write_keeps_the_good_edit(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = probed(watched, site)
    good = site.append("Gwen", "Ferry", GOOD)

    def everything() -> None:
        site.hide(good, text=False)
        site.move("Ferry", "Old ferry")
        site.protect("Old ferry")

    site.before_write = everything
    until_quiet(watched, clock)

    assert GOOD in site.text("Old ferry")
    assert statuses(watched, revid) == {"revert": "person"}
    assert_unharmed(watched, site, "Gwen")


@pytest.mark.parametrize("order", ["good first", "good between", "good last"])
def test_a_good_edit_whose_author_is_hidden_is_kept_beside_the_spam(
    watched: App, site: FakeSite, clock: FakeClock, order: str
) -> None:
    def good() -> int:
        return site.replace("Gwen", "Ferry", "three years", "four years")

    hidden = good() if order == "good first" else 0
    site.append("192.0.2.7", "Ferry", PROBE)
    hidden = good() if order == "good between" else hidden
    site.append("192.0.2.8", "Ferry", f"{PROBE}x")
    hidden = good() if order == "good last" else hidden
    site.before_write = lambda: site.hide(hidden, text=False)

    until_quiet(watched, clock)

    assert site.text("Ferry") == article("Ferry").replace("three years", "four years")
    assert_unharmed(watched, site, "Gwen")


# names


def test_a_good_editor_renamed_to_a_flagged_name_and_a_flagged_one_renamed_away_keep_their_own_states(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    spam(site, "Sid", 4)
    site.append("Gwen", "Tower", GOOD)
    until_quiet(watched, clock)
    site.rename("Sid", "Vanished")
    site.rename("Gwen", "Sid")

    good = site.append("Sid", "Station", "The clock is five minutes fast.")
    until_quiet(watched, clock)

    assert state(watched, "user:Vanished") is AccountState.FLAGGED
    assert outcomes(watched)[good] == "allow"
    assert_unharmed(watched, site, "Sid")


def test_a_rename_between_plan_and_block_blocks_nobody_who_has_the_name_now(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.append("Sid", "Ferry", PROBE)
    tick(watched)
    link = site.append("Sid", "Ferry", "Look here: [https://shop.example/ the shop].")
    until_quiet(watched, clock)
    assert state(watched, "user:Sid") is AccountState.SILENCED
    watched.store.approve(f"block-{link}")
    site.rename("Sid", "Vanished")
    site.rename(site.account("Gwen"), "Sid")

    clock.advance(days=15)
    until_quiet(watched, clock)

    assert "Sid" not in site.blocks


@pytest.mark.parametrize("name", ["\u0405ybil", "Sybi\u04cf", "sybil", "SybiI", f"{SYSOP}\u200b"])
def test_nobody_has_a_sysops_standing_by_looking_alike(
    watched: App, site: FakeSite, clock: FakeClock, name: str
) -> None:
    revid = probed(watched, site)
    with_letters = site.text("Ferry")
    until_quiet(watched, clock)
    site.edit(name, "Ferry", with_letters)

    until_quiet(watched, clock)

    assert outcomes(watched)[revid] == "revert"
    assert site.text("Ferry") == article("Ferry")
    assert site.blocks == {}
    assert state(watched, f"user:{SYSOP}") is AccountState.CLEAN


# what the program itself might do twice, or too much of


def test_a_good_editor_is_reverted_at_most_twice_a_day_whatever_the_rules_believe(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    text = f"{article('Ferry')}\n\n{PROBE}"
    for _ in range(5):
        site.edit("Gwen", "Ferry", text)
        until_quiet(watched, clock)

    by_the_bot = [user for user in site.authors("Ferry") if user == BOT]
    assert len(by_the_bot) <= watched.rules.policy.downs_a_day
    assert site.blocks == {}


def test_what_a_person_released_is_left_alone_however_often_others_copy_it_afterwards(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = probed(watched, site)
    until_quiet(watched, clock)
    hold.release(watched, f"down-{revid}", SYSOP)
    until_quiet(watched, clock)
    released = site.text("Ferry")
    assert PROBE in released
    for number in range(10):
        site.append(f"198.51.100.{number}", ARTICLES[number % 8], PROBE)
        tick(watched)

    until_quiet(watched, clock)

    assert site.text("Ferry").startswith(released)
    assert site.blocks == {}


# what people say yes to


def test_what_a_spammer_copied_is_no_part_of_the_campaign_that_a_person_cleans_up(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    good = site.append("Gwen", "Bridge", COPIED)
    tick(watched)
    for number in range(6):
        site.append(f"Copier {number % 3}", ARTICLES[1 + number], COPIED)
        until_quiet(watched, clock)
    [case] = watched.store.cases(all_=True)

    whom = cleanup.campaign(watched, case["id"])
    found = cleanup.steps(watched, whom, "a campaign")
    cleanup.carry_out(watched, whom, found, SYSOP, "", confirming=True)
    until_quiet(watched, clock)

    assert outcomes(watched)[good] in ("allow", "watch")
    assert site.text("Bridge") == f"{article('Bridge')}\n\n{COPIED}"
    assert_unharmed(watched, site, "Gwen")
