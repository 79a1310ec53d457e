"""Attempts to make the bot harm a good editor through the texts of pages. All of them fail.

Each ends with what stands on the wiki: the good editor's words are on the page, nothing was done against them, and
nobody blocked, silenced or flagged them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from harm import (
    ARTICLE,
    advert,
    article,
    assert_unharmed,
    assert_untouched,
    flagged,
    once,
    probed,
    settle,
    silenced,
    source,
)
from patrol import Patrol, letters

from wikiwatch.sandbox.wiki import BOT, PracticeWiki

GOOD = "The miller kept bees behind the house."
AFTER_ALL_BLOCKS = timedelta(days=15)


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("harm")).begin()
    yield patrol
    patrol.close()


# sandwiches


def test_a_good_edit_between_the_edits_of_two_spammers_stays(patrol: Patrol) -> None:
    article(patrol, "Ash")
    gwen = patrol.wiki.account("Ash gwen")
    patrol.wiki.anonymous("192.0.2.11").edit("Ash", appendtext=f"\n\n{letters()}")
    good = gwen.replace("Ash", "three villages", "four villages")
    patrol.wiki.anonymous("198.51.100.11").edit("Ash", appendtext=f"\n\n{letters()}")

    patrol.run()

    assert patrol.text("Ash") == ARTICLE.replace("three villages", "four villages")
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


@pytest.mark.parametrize("spam_first", [True, False], ids=["before", "after"])
def test_spam_beside_a_good_sentence_in_one_paragraph_goes_without_it(patrol: Patrol, spam_first: bool) -> None:
    title = f"Oak {spam_first}"
    article(patrol, title)
    gwen, spammer = patrol.wiki.account(f"{title} gwen"), patrol.wiki.anonymous("192.0.2.12")
    edits = [lambda: spammer.edit(title, appendtext=f" {letters()}"), lambda: gwen.edit(title, appendtext=f" {GOOD}")]
    first, second = edits if spam_first else reversed(edits)
    first()
    second()

    patrol.run()

    text = patrol.text(title)
    assert text.startswith(ARTICLE)
    assert GOOD in text
    assert_unharmed(patrol, gwen.name)


def test_the_typing_error_that_somebody_mended_within_the_spam_brings_nothing_upon_them(patrol: Patrol) -> None:
    spammer, gwen = flagged(patrol, "Elm spammer", "elmcaps"), patrol.wiki.account("Elm gwen")
    article(patrol, "Elm")
    spammer.edit("Elm", appendtext="\n\nTheese elmcaps are the best of all the caps in the valley.")
    good = gwen.replace("Elm", "Theese", "These")

    settle(patrol)

    assert patrol.text("Elm").startswith(ARTICLE)
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_section_that_a_good_editor_saves_in_the_very_second_of_the_write_stays(patrol: Patrol) -> None:
    probed(patrol, "Yew", "192.0.2.13")
    gwen = patrol.wiki.account("Yew gwen")

    patrol.run(before_writing=once(lambda: gwen.edit("Yew", prependtext=f"== Bees ==\n{GOOD}\n\n")))
    patrol.run()

    assert patrol.text("Yew") == f"== Bees ==\n{GOOD}\n\n{ARTICLE}"
    assert_unharmed(patrol, gwen.name)


def test_good_words_on_a_page_that_a_spammer_began_become_the_page(patrol: Patrol) -> None:
    patrol.wiki.anonymous("192.0.2.14").edit("Wqzkvrtbxh", text=f"{letters()} {letters()}")
    gwen = patrol.wiki.account("Fir gwen")
    gwen.edit("Wqzkvrtbxh", appendtext=f"\n\n{GOOD}")

    patrol.run()

    assert GOOD in patrol.text("Wqzkvrtbxh")
    assert_unharmed(patrol, gwen.name)


@pytest.mark.kind_by_day("1.39")  # 1.43 takes four times as long to save such a page
def test_spam_in_a_page_near_the_largest_size_goes_and_the_good_end_of_it_stays(patrol: Patrol) -> None:
    huge = "\n\n".join(f"The miller of the year {year} ground {year % 97} sacks of oats." for year in range(30_000))
    patrol.sysop.edit("Huge", text=huge)
    gwen = patrol.wiki.account("Huge gwen")
    patrol.wiki.anonymous("192.0.2.15").edit("Huge", prependtext=f"{letters()}\n\n")
    gwen.edit("Huge", appendtext=f"\n\n{GOOD}")

    patrol.run()

    text = patrol.text("Huge")
    assert text.endswith(f"{huge}\n\n{GOOD}")
    assert_unharmed(patrol, gwen.name)


# framing


def test_a_good_sentence_that_a_spammer_pastes_on_five_pages_stands_where_its_author_wrote_it(patrol: Patrol) -> None:
    gwen, spammer = patrol.wiki.account("Frame gwen"), patrol.wiki.account("Frame spammer")
    titles = [f"Frame {number}" for number in range(6)]
    article(patrol, *titles)
    sentence = source("framebees")
    good = gwen.edit(titles[0], appendtext=f"\n\n{sentence}")
    for title in titles[1:]:
        spammer.edit(title, appendtext=f"\n\n{sentence}")

    settle(patrol)

    assert patrol.state(spammer.name) in ("flagged", "silenced")
    assert [patrol.text(title) for title in titles] == [f"{ARTICLE}\n\n{sentence}"] + [ARTICLE] * 5
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_whoever_is_copied_so_may_go_on_writing_with_the_same_site(patrol: Patrol) -> None:
    gwen, spammer = patrol.wiki.account("Copied gwen"), patrol.wiki.account("Copied spammer")
    titles = [f"Copied {number}" for number in range(6)]
    article(patrol, *titles, "Copied later")
    gwen.edit(titles[0], appendtext=f"\n\n{source('copiedbees')}")
    for title in titles[1:]:
        spammer.edit(title, appendtext=f"\n\n{source('copiedbees')}")
    patrol.run()

    later = gwen.edit("Copied later", appendtext="\n\nThe dam broke twice: https://copiedbees.example/dam tells when.")
    patrol.run()

    assert "copiedbees.example/dam" in patrol.text("Copied later")
    assert_untouched(patrol, later)
    assert_unharmed(patrol, gwen.name)


def test_a_good_editors_name_signature_and_summary_in_spam_bring_nothing_upon_them(patrol: Patrol) -> None:
    gwen, spammer = patrol.wiki.account("Signed gwen"), patrol.wiki.account("Signed spammer")
    titles = [f"Talk:Signed {number}" for number in range(5)]
    article(patrol, *(title.removeprefix("Talk:") for title in titles), *titles)
    good = gwen.edit(titles[0], "Bees", appendtext=f"\n\n{GOOD} ~~~~")
    for title in titles:
        spammer.edit(title, "Bees", appendtext=f"\n\n{advert('signedcaps')} [[User:{gwen.name}|{gwen.name}]]")

    settle(patrol)

    assert GOOD in patrol.text(titles[0])
    assert all("signedcaps" not in patrol.text(title) for title in titles)
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_warnings_and_accusations_on_a_good_editors_pages_weigh_nothing(patrol: Patrol) -> None:
    gwen, spammer = patrol.wiki.account("Accused gwen"), patrol.wiki.account("Accused spammer")
    article(patrol, "Accused")
    for page in (f"User talk:{gwen.name}", f"User:{gwen.name}", f"User:{BOT}/Deny list"):
        spammer.edit(page, text=f"{{{{uw-spam4}}}}\n{gwen.name} is a spammer. list = deny, account = {gwen.name}")
    good = gwen.edit("Accused", appendtext=f"\n\n{source('accusedbees')}")

    patrol.run()

    assert source("accusedbees") in patrol.text("Accused")
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_newcomer_who_quotes_spam_to_report_it_is_held_at_most_and_never_flagged(patrol: Patrol) -> None:
    article(patrol, "Talk:Quoted")
    flagged(patrol, "Quoted spammer", "quotedcaps")
    gwen = patrol.wiki.account("Quoted gwen")
    report = f"Somebody writes this everywhere, please look: <nowiki>{advert('quotedcaps')}</nowiki>"
    quoted = gwen.edit("Talk:Quoted", appendtext=f"\n\n{report}")

    settle(patrol)

    assert patrol.outcomes(quoted)[0] in ("allow", "watch", "hold")
    assert_unharmed(patrol, gwen.name)
    if patrol.outcomes(quoted) == ["hold"]:
        assert patrol.command("review", "release", f"down-{quoted}").code == 0
        settle(patrol)
    assert report in patrol.text("Talk:Quoted")


# undo wars


def test_a_spammer_who_undoes_a_good_editor_gets_the_bot_to_do_nothing_against_them(patrol: Patrol) -> None:
    article(patrol, "Undone")
    gwen, spammer = patrol.wiki.account("Undone gwen"), flagged(patrol, "Undone spammer", "undonecaps")
    good = gwen.edit("Undone", appendtext=f"\n\n{GOOD}")
    settle(patrol)
    spammer.call("edit", title="Undone", undo=str(good), summary=f"Undid spam by [[User:{gwen.name}]]")

    settle(patrol)

    assert patrol.text("Undone") == f"{ARTICLE}\n\n{GOOD}"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_spammer_who_undoes_the_bot_again_and_again_costs_the_good_edits_between_nothing(patrol: Patrol) -> None:
    article(patrol, "War")
    gwen, spammer = patrol.wiki.account("War gwen"), flagged(patrol, "War spammer", "warcaps")
    for number in range(3):
        gwen.edit("War", prependtext=f"In the year {number} it was sold.\n\n")
        spammer.edit("War", appendtext=f"\n\n{advert('warcaps')}")
        settle(patrol)

    assert patrol.text("War") == "".join(f"In the year {number} it was sold.\n\n" for number in (2, 1, 0)) + ARTICLE
    assert_unharmed(patrol, gwen.name)


def test_a_good_newcomer_who_undoes_the_bot_is_held_at_most_and_no_war_begins(patrol: Patrol) -> None:
    probed(patrol, "Wrong", "192.0.2.16")
    patrol.run()
    with_letters = patrol.history("Wrong")[1]["slots"]["main"]["content"]
    gwen = patrol.wiki.account("Wrong gwen")
    for _ in range(3):
        gwen.edit("Wrong", text=with_letters)
        patrol.run()

    assert 1 <= patrol.authors("Wrong").count(BOT) <= 3
    assert_unharmed(patrol, gwen.name)


def test_a_sysop_who_undoes_the_bot_is_never_fought(patrol: Patrol) -> None:
    probed(patrol, "Right", "192.0.2.17")
    patrol.run()
    [_, with_letters, undone] = patrol.history("Right")
    patrol.sysop.call("edit", title="Right", undo=str(undone["revid"]))

    patrol.run()
    patrol.run()

    assert patrol.authors("Right").count(BOT) == 1
    assert patrol.history("Right")[-1]["slots"] == with_letters["slots"]


def test_a_blanked_page_that_a_good_newcomer_restores_stays_restored(patrol: Patrol) -> None:
    article(patrol, "Blanked")
    gwen, spammer = patrol.wiki.account("Blanked gwen"), patrol.wiki.anonymous("192.0.2.18")
    patrol.sysop.edit("Blanked", appendtext="\n\nSee [https://blankedhistory.example/ its history].")
    before = patrol.text("Blanked")
    spammer.edit("Blanked", text="x")
    good = gwen.edit("Blanked", text=before)

    patrol.run()

    assert patrol.text("Blanked") == before
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_newcomer_who_repairs_a_page_and_brings_spam_back_with_it_is_held_at_most_and_the_page_is_whole(
    patrol: Patrol,
) -> None:
    long = "\n\n".join([ARTICLE, *(source(f"repairedbees{number}") for number in range(4))])
    patrol.sysop.edit("Repaired", text=long)
    spammer, gwen = flagged(patrol, "Repaired spammer", "repairedcaps"), patrol.wiki.account("Repaired gwen")
    spammer.edit("Repaired", appendtext=f"\n\n{advert('repairedcaps')}")
    with_spam = patrol.text("Repaired")
    settle(patrol)
    patrol.wiki.anonymous("192.0.2.19").edit("Repaired", text="gone for good")
    repair = gwen.edit("Repaired", text=with_spam)

    settle(patrol)

    assert patrol.outcomes(repair)[0] != "revert"
    assert_unharmed(patrol, gwen.name)
    assert patrol.text("Repaired") == long


# held and released


def test_what_a_good_editor_writes_on_a_held_new_page_stays_when_its_text_comes_back(patrol: Patrol) -> None:
    gwen, title = patrol.wiki.account("Notice gwen"), "Winter timetable"
    held = patrol.wiki.anonymous("192.0.2.20").edit(title, text=f"winter timetable {letters()}")
    patrol.run()
    assert patrol.outcomes(held) == ["hold"]
    good = gwen.edit(title, appendtext=f"\n\n{GOOD}")
    patrol.run()

    assert patrol.command("review", "release", f"down-{held}").code == 0
    patrol.run()

    text = patrol.text(title)
    assert GOOD in text
    assert "winter timetable" in text or patrol.action(f"release-{held}")["status"] == "person"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_released_edit_that_its_author_goes_on_with_is_not_caught_again(patrol: Patrol) -> None:
    title, gwen = "Autumn timetable", patrol.wiki.account("Released gwen")
    held = gwen.edit(title, text="autumn timetable qvlzmdrhxk bttgsnzwfp")
    patrol.run()
    assert patrol.outcomes(held) == ["hold"]
    assert patrol.command("review", "release", f"down-{held}").code == 0
    patrol.run()

    further = gwen.edit(title, appendtext="\n\nThe first ferry leaves at eight.")
    patrol.run()

    assert patrol.text(title) == "autumn timetable qvlzmdrhxk bttgsnzwfp\n\nThe first ferry leaves at eight."
    assert_untouched(patrol, further)
    assert patrol.blocks(gwen.name) == []
    assert patrol.state(gwen.name) in ("clean", "cleared")


def test_a_page_that_a_sysop_deletes_and_restores_in_between_loses_only_the_spam(patrol: Patrol) -> None:
    probed(patrol, "Restored", "192.0.2.21")
    gwen = patrol.wiki.account("Restored gwen")
    gwen.edit("Restored", prependtext=f"{GOOD}\n\n")
    patrol.run(enforce=False)
    patrol.sysop.call("delete", title="Restored")
    patrol.sysop.call("undelete", title="Restored")

    patrol.run()

    assert patrol.text("Restored") == f"{GOOD}\n\n{ARTICLE}"
    assert_unharmed(patrol, gwen.name)


@pytest.mark.parametrize("what", ["content", "user|comment", "content|user|comment"])
def test_a_good_edit_above_a_revision_that_is_hidden_before_the_write_stays(patrol: Patrol, what: str) -> None:
    title = f"Hidden {what.replace('|', ' ')}"
    probe = probed(patrol, title, "192.0.2.22")
    gwen, hider = patrol.wiki.account(f"{title} gwen"), patrol.wiki.account("Harm hider", groups="suppress")
    gwen.edit(title, prependtext=f"{GOOD}\n\n")

    patrol.run(
        before_writing=once(
            lambda: hider.call("revisiondelete", type="revision", ids=str(probe), hide=what, reason="private")
        )
    )
    patrol.run()

    assert patrol.text(title).startswith(f"{GOOD}\n\n{ARTICLE}")
    assert_unharmed(patrol, gwen.name)


def test_a_good_edit_that_a_sysop_hides_by_mistake_is_not_taken_down_with_the_spam_beside_it(patrol: Patrol) -> None:
    article(patrol, "Mistaken")
    gwen, hider = patrol.wiki.account("Mistaken gwen"), patrol.wiki.account("Harm hider", groups="suppress")
    good = gwen.edit("Mistaken", prependtext=f"{GOOD}\n\n")
    patrol.wiki.anonymous("192.0.2.23").edit("Mistaken", appendtext=f"\n\n{letters()}")
    patrol.run(enforce=False)
    hider.call("revisiondelete", type="revision", ids=str(good), hide="user|comment", reason="a mistake")

    patrol.run()

    assert GOOD in patrol.text("Mistaken")


def test_a_clock_that_is_days_ahead_takes_no_good_edit_down_and_blocks_nobody_good(patrol: Patrol) -> None:
    article(patrol, "Ahead")
    gwen, spammer = patrol.wiki.account("Ahead gwen"), silenced(patrol, "Ahead spammer", "aheadcaps")
    good = gwen.edit("Ahead", appendtext=f"\n\n{source('aheadbees')}")
    spammer.edit("Ahead", appendtext=f"\n\n{advert('aheadcaps')}")

    patrol.run(ahead=AFTER_ALL_BLOCKS)

    assert source("aheadbees") in patrol.text("Ahead")
    assert patrol.blocks(spammer.name) == []
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_good_edit_on_a_page_whose_spammer_forbids_bots_stays_and_costs_nobody_anything(patrol: Patrol) -> None:
    article(patrol, "Forbidden")
    gwen, spammer = patrol.wiki.account("Forbidden gwen"), silenced(patrol, "Forbidden spammer", "forbiddencaps")
    spammer.edit("Forbidden", appendtext=f"\n\n{advert('forbiddencaps')} {{{{nobots}}}}")
    good = gwen.edit("Forbidden", prependtext=f"{GOOD}\n\n")

    settle(patrol)

    assert patrol.text("Forbidden").startswith(f"{GOOD}\n\n{ARTICLE}")
    assert "forbiddencaps" not in patrol.text("Forbidden")
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)
