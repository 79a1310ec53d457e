"""Adverts, pasted again and again: flagged, silenced, and taken down without touching what good people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from patrol import Patrol

from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = (
    "The harbour was built in 1862 of grey stone.\n\n"
    "== Today ==\nBoats leave twice a day, in winter once.\n\n"
    "== Nearby ==\nA lighthouse stands on the northern pier."
)
ADVERT = (
    "Families all over the valley save money with a modern {0}. Our fitters come within a single day, give a "
    "full guarantee of ten years and offer a free visit at your {1}. Ask for a personal offer today, because "
    "the winter price ends soon: [https://{2}.example/offer order now]."
)
LONGEST_DELAY = timedelta(minutes=10)  # of what silenced authors save, see rules/policy.toml
AFTER_ALL_BLOCKS = timedelta(days=15)


def advert(site: str, number: int) -> str:
    """The same paragraph for a site, with two words changed each time."""
    things = ("boiler", "stove", "furnace", "radiator", "chimney")
    places = ("home", "house", "office", "shop", "flat", "farm")
    return ADVERT.format(things[number % 5], places[number % 6], site)


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("adverts")).begin()
    yield patrol
    patrol.close()


def articles(patrol: Patrol, *titles: str) -> None:
    """Pages by the sysop."""
    for title in titles:
        patrol.sysop.edit(title, text=ARTICLE)


def paste(patrol: Patrol, visitor: Visitor, site: str, titles: list[str]) -> list[int]:
    """One advert at the end of each page."""
    return [visitor.edit(title, appendtext=f"\n\n{advert(site, number)}") for number, title in enumerate(titles)]


# near-identical insertions


def test_four_near_identical_insertions_flag_the_author_and_the_earlier_ones_are_held_too(patrol: Patrol) -> None:
    titles = [f"Mill {number}" for number in range(4)]
    articles(patrol, *titles, "Mill 4")
    spammer = patrol.wiki.account("Warm Wendy")
    first = paste(patrol, spammer, "warm-wendy", titles[:3])
    patrol.run()
    assert not {"hold", "revert"} & set(patrol.outcomes(*first))

    fourth = spammer.edit(titles[3], appendtext=f"\n\n{advert('warm-wendy', 3)}")
    patrol.run()
    assert patrol.outcomes(*first, fourth) == ["hold"] * 4
    assert [patrol.text(title) for title in titles] == [ARTICLE] * 4
    assert patrol.state("Warm Wendy") == "flagged"

    harmless = spammer.edit("Mill 4", appendtext="\n\nThe mill has two wheels.")
    patrol.run()
    assert patrol.outcomes(harmless) == ["hold"]
    assert patrol.text("Mill 4") == ARTICLE
    assert not [action for action in patrol.due() if action["target"] == "Warm Wendy"]


def test_five_of_a_link_that_nobody_trusted_uses_silence_the_author_without_a_word_to_them(patrol: Patrol) -> None:
    titles = [f"Bridge {number}" for number in range(5)]
    articles(patrol, *titles, "Bridge 5")
    spammer = patrol.wiki.account("Cold Carl")
    pasted = paste(patrol, spammer, "cold-carl", titles)
    patrol.run()

    assert [patrol.text(title) for title in titles] == [ARTICLE] * 5
    assert patrol.outcomes(*pasted)[-1] == "revert"
    assert patrol.state("Cold Carl") == "silenced"
    harmless = spammer.edit("Bridge 5", appendtext="\n\nThe bridge has three arches.")
    patrol.run()
    patrol.run(ahead=LONGEST_DELAY)
    assert patrol.outcomes(harmless) == ["revert"]
    assert patrol.text("Bridge 5") == ARTICLE

    assert patrol.history("User talk:Cold Carl") == []
    log = patrol.sysop.query(list="logevents", letype="block", letitle="User:Cold Carl")["logevents"]
    assert log == []
    assert [action["kind"] for action in patrol.due() if action["target"] == "Cold Carl"] == ["block"]


def test_an_author_whom_a_person_cleared_writes_freely_and_is_not_blocked(patrol: Patrol) -> None:
    titles = [f"Tunnel {number}" for number in range(5)]
    articles(patrol, *titles, "Tunnel 5")
    author = patrol.wiki.account("Wronged Will")
    last = paste(patrol, author, "wronged-will", titles)[-1]
    patrol.run()
    assert patrol.state("Wronged Will") == "silenced"

    assert patrol.command("review", "clear", "Wronged Will").code == 0
    assert patrol.command("review", "release", f"down-{last}").code == 0
    harmless = author.edit("Tunnel 5", appendtext="\n\nThe tunnel is dark.")
    patrol.run(ahead=AFTER_ALL_BLOCKS)

    assert patrol.text(titles[4]) == f"{ARTICLE}\n\n{advert('wronged-will', 4)}"
    assert patrol.text("Tunnel 5") == f"{ARTICLE}\n\nThe tunnel is dark."
    assert (patrol.outcomes(harmless), patrol.state("Wronged Will")) == (["allow"], "cleared")
    assert patrol.blocks("Wronged Will") == []


def test_categories_templates_interwiki_and_internal_links_make_no_insertion(patrol: Patrol) -> None:
    titles = [f"Lock {number}" for number in range(6)]
    articles(patrol, *titles)
    sorter = patrol.wiki.account("Sorting Sue")
    added = (
        "\n\nSee [[Harbour]], [[wikipedia:Harbour]] and {{Waterways}} for the works of the canal.\n[[Category:Locks]]"
    )
    edits = [sorter.edit(title, appendtext=added) for title in titles]

    patrol.run()

    assert patrol.outcomes(*edits) == ["allow"] * 6
    assert [patrol.text(title) for title in titles] == [ARTICLE + added] * 6


def test_a_link_that_a_sysop_has_used_here_does_not_silence_a_newcomer_who_repeats_it(patrol: Patrol) -> None:
    titles = [f"Canal {number}" for number in range(6)]
    articles(patrol, *titles)
    patrol.sysop.edit("Canal 0", appendtext="\n\nMore: [https://canal-museum.example/ the canal museum].")
    patrol.run()
    paste(patrol, patrol.wiki.account("Museum Mo"), "canal-museum", titles)
    patrol.run()

    assert patrol.state("Museum Mo") == "clean"
    assert not [action for action in patrol.due() if action["target"] == "Museum Mo"]


# two spam accounts on one page, with good edits before, between and after


def test_two_spam_accounts_in_turn_are_both_gone_and_every_good_edit_stays(patrol: Patrol) -> None:
    others = [f"Weir {number}" for number in range(8)]
    articles(patrol, "Sluice", *others)
    one, two, good = (patrol.wiki.account(name) for name in ("Spam Ada", "Spam Bob", "Good Gil"))
    good.replace("Sluice", "grey stone", "grey granite")
    one.edit("Sluice", appendtext=f"\n\n{advert('ada', 0)}")
    good.edit("Sluice", prependtext="This page is about the old harbour.\n\n")
    two.edit("Sluice", appendtext=f"\n\n{advert('bob', 1)}")
    one.edit("Sluice", appendtext=f"\n\n{advert('ada', 2)}")
    two.edit("Sluice", appendtext=f"\n\n{advert('bob', 3)}")
    good.replace("Sluice", "twice a day", "three times a day")
    paste(patrol, one, "ada", others[:4])
    paste(patrol, two, "bob", others[4:])

    patrol.run()

    wanted = ARTICLE.replace("grey stone", "grey granite").replace("twice a day", "three times a day")
    assert patrol.text("Sluice") == f"This page is about the old harbour.\n\n{wanted}"
    assert [patrol.text(title) for title in others] == [ARTICLE] * 8
    assert (patrol.state("Spam Ada"), patrol.state("Spam Bob")) == ("silenced", "silenced")


def test_a_revert_never_restores_the_other_spammers_text(patrol: Patrol) -> None:
    others = [f"Ford {number}" for number in range(8)]
    articles(patrol, "Ferry", *others)
    one, two = patrol.wiki.account("Spam Cid"), patrol.wiki.account("Spam Dot")
    paste(patrol, one, "cid", others[:4])
    paste(patrol, two, "dot", others[4:])
    patrol.run()
    for number in range(2):
        one.edit("Ferry", appendtext=f"\n\n{advert('cid', number)}")
        two.edit("Ferry", appendtext=f"\n\n{advert('dot', number)}")

    patrol.run()

    spam_free = [
        revision["slots"]["main"]["content"] for revision in patrol.history("Ferry") if revision["user"] == BOT
    ]
    assert spam_free
    assert all(text == ARTICLE for text in spam_free)


def test_where_a_good_edit_changed_the_same_words_a_person_decides_and_nothing_is_lost(patrol: Patrol) -> None:
    titles = [f"Spring {number}" for number in range(4)]
    articles(patrol, *titles)
    spammer, good = patrol.wiki.account("Spam Eve"), patrol.wiki.account("Good Hal")
    first = paste(patrol, spammer, "eve", titles[:3])
    good.replace(titles[0], "Families all over the valley save", "Households of the whole valley may save")
    touched = patrol.text(titles[0])
    fourth = spammer.edit(titles[3], appendtext=f"\n\n{advert('eve', 3)}")

    patrol.run()

    assert patrol.text(titles[0]) == touched
    assert [patrol.text(title) for title in titles[1:]] == [ARTICLE] * 3
    waiting = {action["key"]: action["status"] for action in patrol.due()}
    assert waiting[f"down-{first[0]}"] == "person"
    assert f"down-{fourth}" not in waiting
