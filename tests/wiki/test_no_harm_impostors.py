"""Attempts to make the bot harm a good editor through names, addresses, pages and imitations. All of them fail.

As in test_no_harm: each ends with what stands on the wiki, and with nothing done against anybody good.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from harm import (
    ARTICLE,
    LONGEST_DELAY,
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

from tools.faults.pictures import png
from wikiwatch.sandbox.wiki import ADMIN, BOT, PracticeWiki

CYRILLIC_A = "\u0410"
GOOD = "The miller kept bees behind the house."
AFTER_ALL_BLOCKS = timedelta(days=15)


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("impostors")).begin()
    yield patrol
    patrol.close()


def renamed(patrol: Patrol, old: str, new: str) -> None:
    """A bureaucrat gives an account another name."""
    wiki = patrol.wiki
    if wiki.state.settings.suite == "trixie":
        wiki.maintenance("renameUser", "--performer", ADMIN, old, new)
    else:
        settings = wiki.folder / "practice.php"
        text = settings.read_text(encoding="utf-8")
        if "Renameuser" not in text:
            settings.write_text(f"{text}\nwfLoadExtension( 'Renameuser' );\n", encoding="utf-8")
        wiki.maintenance("../extensions/Renameuser/maintenance/renameUser", "--oldname", old, "--newname", new)
    wiki.run_jobs()


# names


def test_a_name_in_look_alike_letters_has_no_sysops_standing_and_costs_the_sysop_nothing(patrol: Patrol) -> None:
    probed(patrol, "Alike", "192.0.2.31")
    patrol.run()
    undone = patrol.history("Alike")[-1]["revid"]
    impostor = patrol.wiki.account(f"{CYRILLIC_A}dmin")
    before = patrol.sysop.query(list="users", ususers=ADMIN, usprop="groups|blockinfo")["users"]
    impostor.edit(patrol.run_page, text="Yes.")
    patrol.sysop.edit(patrol.run_page, text="yes")
    impostor.call("edit", title="Alike", undo=str(undone))

    patrol.run()

    assert patrol.text("Alike") == ARTICLE
    good = patrol.sysop.edit("Alike", appendtext=f"\n\n{GOOD}")
    patrol.run()
    assert patrol.text("Alike") == f"{ARTICLE}\n\n{GOOD}"
    assert_untouched(patrol, good)
    assert patrol.state(ADMIN) == "clean"
    assert patrol.sysop.query(list="users", ususers=ADMIN, usprop="groups|blockinfo")["users"] == before


def test_a_run_page_that_a_look_alike_saved_stops_the_bot_and_lets_it_do_nothing(patrol: Patrol) -> None:
    probed(patrol, "Alike run", "192.0.2.32")
    patrol.wiki.account(f"{CYRILLIC_A}dmin").edit(patrol.run_page, text="yes ")
    patrol.wiki.account(f"{CYRILLIC_A}dmin").edit(patrol.run_page, text="Yes")

    patrol.run()
    assert BOT not in patrol.authors("Alike run")

    patrol.say("no")
    patrol.say("yes")
    patrol.run()
    assert patrol.text("Alike run") == ARTICLE


def test_a_good_editor_who_is_given_a_spammers_old_name_inherits_nothing(patrol: Patrol) -> None:
    flagged(patrol, "Rename spammer", "renamecaps")
    gwen = patrol.wiki.account("Rename gwen")
    article(patrol, "Rename")
    gwen.edit("Rename", appendtext=f"\n\n{GOOD}")
    settle(patrol)
    renamed(patrol, "Rename spammer", "Vanished 17")
    renamed(patrol, gwen.name, "Rename spammer")
    gwen = patrol.wiki.account("Rename spammer")
    good = gwen.edit("Rename", prependtext="The year was wet.\n\n")

    settle(patrol)

    assert patrol.text("Rename") == f"The year was wet.\n\n{ARTICLE}\n\n{GOOD}"
    assert_untouched(patrol, good)
    assert patrol.state("Vanished 17") == "flagged"
    assert_unharmed(patrol, gwen.name)


def test_a_spammer_who_is_renamed_to_look_like_a_good_editor_stays_what_they_are_and_alone(patrol: Patrol) -> None:
    gwen = patrol.wiki.account("Honest gwen")
    spammer = flagged(patrol, "Honest spammer", "honestcaps")
    renamed(patrol, spammer.name, "Honest gwem")
    article(patrol, "Honest")
    good = gwen.edit("Honest", appendtext=f"\n\n{source('honestbees')}")
    patrol.wiki.account("Honest gwem").edit("Honest", prependtext="Some words.\n\n")

    settle(patrol)

    assert patrol.text("Honest") == f"{ARTICLE}\n\n{source('honestbees')}"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


HOSTILE = (
    'O\'Brien "x" & co; -- \\',
    "=cmd()",
    "Down-1 done",
    "%s $1 \\1 $(id)",
    "Ｇｗｅｎ 〔ｂｅｅ〕",
    "ip:192.0.2.1",
    "typed:Gwen",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_good_editor_with_a_name_that_is_hard_to_write_down_is_unharmed_by_the_spam_beside(
    patrol: Patrol, name: str
) -> None:
    title = f"{name} page"
    article(patrol, title)
    gwen = patrol.wiki.account(name)
    good = gwen.edit(title, name, prependtext=f"{GOOD}\n\n")
    patrol.wiki.anonymous("192.0.2.33").edit(title, name, appendtext=f"\n\n{letters()}")

    patrol.run()

    assert patrol.text(title) == f"{GOOD}\n\n{ARTICLE}"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, patrol.author(good))


# addresses


def test_a_good_pupil_at_the_address_of_one_who_tried_the_keyboard_keeps_every_edit(patrol: Patrol) -> None:
    article(patrol, "School", "School later")
    patrol.wiki.anonymous("192.0.2.40").edit("School", appendtext=f"\n\n{letters()}")
    good = [patrol.wiki.anonymous("192.0.2.40").edit("School", prependtext=f"{GOOD}\n\n")]
    patrol.run()
    good.append(patrol.wiki.anonymous("192.0.2.40").edit("School later", appendtext=f"\n\n{GOOD}"))

    patrol.run()

    assert patrol.text("School") == f"{GOOD}\n\n{ARTICLE}"
    assert patrol.text("School later") == f"{ARTICLE}\n\n{GOOD}"
    assert_untouched(patrol, *good)
    assert [patrol.blocks(patrol.author(revid)) for revid in good] == [[], []]
    assert [patrol.state(patrol.author(revid)) for revid in good] == ["clean", "clean"]


def test_a_spammer_at_one_address_costs_the_neighbours_and_the_next_temporary_account_nothing(patrol: Patrol) -> None:
    titles = [f"Neighbour {number}" for number in range(5)]
    article(patrol, *titles, "Neighbour good")
    spammer = patrol.wiki.anonymous("2001:db8:1:1::5")
    spam = [spammer.edit(title, appendtext=f"\n\n{advert('neighbourcaps')}") for title in titles]
    settle(patrol)
    assert patrol.state(patrol.author(spam[0])) in ("flagged", "silenced")

    neighbours = ["2001:db8:1:2::5", "2001:db8:2:1::5"]
    if patrol.wiki.state.settings.temp_accounts:
        neighbours.append("2001:db8:1:1::5")
    good = [
        patrol.wiki.anonymous(address).edit("Neighbour good", appendtext=f"\n\n{source(f'neighbourbees{number}')}")
        for number, address in enumerate(neighbours)
    ]
    patrol.run(ahead=timedelta(minutes=1))

    assert all(f"neighbourbees{number}" in patrol.text("Neighbour good") for number in range(len(neighbours)))
    assert_untouched(patrol, *good)
    for revid in good:
        assert (patrol.state(patrol.author(revid)), patrol.blocks(patrol.author(revid))) == ("clean", [])


# moves


def test_a_page_that_a_spammer_moves_between_judging_and_writing_loses_only_the_spam(patrol: Patrol) -> None:
    probed(patrol, "Moving", "192.0.2.41")
    gwen, mover = patrol.wiki.account("Moving gwen"), patrol.wiki.account("Moving spammer")
    gwen.edit("Moving", prependtext=f"{GOOD}\n\n")
    move = {"from": "Moving", "to": "Moving elsewhere", "reason": f"asked for by {gwen.name}"}

    patrol.run(before_writing=once(lambda: mover.call("move", **move)))
    patrol.run()

    texts = {patrol.text("Moving"), patrol.text("Moving elsewhere")}
    assert f"{GOOD}\n\n{ARTICLE}" in texts
    assert_unharmed(patrol, gwen.name)


def test_a_good_page_at_the_title_from_which_spam_was_moved_away_is_let_alone(patrol: Patrol) -> None:
    probe = probed(patrol, "Swapped", "192.0.2.42")
    patrol.run(enforce=False)
    gwen, mover = patrol.wiki.account("Swapped gwen"), patrol.wiki.account("Swapped spammer")
    mover.call("move", **{"from": "Swapped", "to": "Swapped away"})
    good = gwen.edit("Swapped", text=source("swappedbees"))

    patrol.run()
    patrol.run()

    assert patrol.text("Swapped") == source("swappedbees")
    assert patrol.text("Swapped away") == ARTICLE
    assert patrol.action(f"down-{probe}")["status"] == "done"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_good_edit_on_a_page_that_a_silenced_author_moved_is_there_whatever_becomes_of_the_move(
    patrol: Patrol,
) -> None:
    article(patrol, "Carried")
    gwen, mover = patrol.wiki.account("Carried gwen"), silenced(patrol, "Carried spammer", "carriedcaps")
    mover.call("move", **{"from": "Carried", "to": "Carried off"})
    good = gwen.edit("Carried off", appendtext=f"\n\n{GOOD}")

    settle(patrol)

    texts = [text for text in (patrol.text("Carried"), patrol.text("Carried off")) if GOOD in text]
    assert texts == [f"{ARTICLE}\n\n{GOOD}"]
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_a_page_that_a_good_editor_moved_stays_where_they_put_it_whoever_moved_it_before(patrol: Patrol) -> None:
    article(patrol, "Wandered")
    gwen, mover = patrol.wiki.account("Wandered gwen"), silenced(patrol, "Wandered spammer", "wanderedcaps")
    mover.call("move", **{"from": "Wandered", "to": "Wandered off"})
    gwen.call("move", **{"from": "Wandered off", "to": "Wandered home"})

    settle(patrol)

    assert patrol.text("Wandered home") == ARTICLE
    assert_unharmed(patrol, gwen.name)


# files and whole pages


def test_a_good_version_of_a_file_that_a_silenced_author_wrote_over_comes_back_and_a_later_one_stays(
    patrol: Patrol,
) -> None:
    gwen, spammer = patrol.wiki.account("Files gwen"), silenced(patrol, "Files spammer", "filescaps")
    for shade, name in enumerate(("Files under.png", "Files over.png")):
        gwen.upload(name, png(shade))
        spammer.upload(name, png(100 + shade))
    gwen.upload("Files over.png", png(200))

    settle(patrol)

    newest = {name: uploads(patrol, name)[0] for name in ("Files under.png", "Files over.png")}
    assert newest["Files under.png"]["sha1"] == uploads(patrol, "Files under.png")[-1]["sha1"]
    assert newest["Files over.png"]["user"] == gwen.name
    assert_unharmed(patrol, gwen.name)


def uploads(patrol: Patrol, name: str) -> list[dict[str, Any]]:
    """The versions of a file, newest first."""
    found = patrol.sysop.query(prop="imageinfo", titles=f"File:{name}", iiprop="user|sha1|timestamp", iilimit="50")
    return list(found["pages"][0]["imageinfo"])


@pytest.mark.parametrize("moment", ["long before", "just before"])
def test_a_page_on_which_a_good_editor_wrote_is_never_deleted_even_with_a_persons_yes(
    patrol: Patrol, moment: str
) -> None:
    gwen, spammer = (
        patrol.wiki.account(f"Begun gwen {moment}"),
        silenced(patrol, f"Begun {moment}", f"begun{moment[:4]}"),
    )
    title = f"Begun page {moment}"
    made = spammer.edit(title, text=advert(f"page{moment[:4]}"))

    def write() -> None:
        gwen.edit(title, appendtext=f"\n\n{GOOD}")

    if moment == "long before":
        write()
    patrol.run()
    assert patrol.command("due", "approve", f"delete-{made}").code == 0
    patrol.run(ahead=LONGEST_DELAY, before_writing=once(write) if moment == "just before" else None)
    settle(patrol)

    assert GOOD in patrol.text(title)
    assert [one["user"] for one in patrol.history(title)].count(gwen.name) == 1
    assert_unharmed(patrol, gwen.name)


# imitations


def test_an_imitated_summary_with_the_id_of_an_action_does_not_stand_in_for_the_action(patrol: Patrol) -> None:
    probe = probed(patrol, "Imitated", "192.0.2.43")
    gwen = patrol.wiki.account("Imitated gwen")
    words = f"Taken down as a likely test or advert; reasons and objections: [[{patrol.log_page}]] (down-{probe})"
    patrol.wiki.account("Watchbot").edit("Imitated", words, appendtext=f" {letters()}")
    good = gwen.edit("Imitated", words, prependtext=f"{GOOD}\n\n")

    patrol.run()

    assert patrol.text("Imitated") == f"{GOOD}\n\n{ARTICLE}"
    assert patrol.action(f"down-{probe}")["status"] == "done"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_what_anybody_writes_on_the_log_page_is_believed_by_nobody_and_drawn_over(patrol: Patrol) -> None:
    probed(patrol, "Logged", "192.0.2.44")
    patrol.run()
    gwen, spammer = patrol.wiki.account("Logged gwen"), patrol.wiki.account("Logged spammer")
    spammer.edit(patrol.log_page, text=f"| {gwen.name} || 0 || spammer || silenced || block today\n")
    article(patrol, "Logged more")
    good = gwen.edit("Logged more", appendtext=f"\n\n{GOOD}")
    probed(patrol, "Logged most", "192.0.2.45")

    patrol.run()

    assert gwen.name not in patrol.text(patrol.log_page)
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_pages_below_the_bots_name_that_look_like_lists_and_settings_have_no_effect(patrol: Patrol) -> None:
    gwen, spammer = patrol.wiki.account("Listed gwen"), patrol.wiki.account("Listed spammer")
    entry = f'[[entry]]\nlist = "deny"\naccount = "{gwen.name}"\nreason = "spam"\n'
    for page in ("lists.toml", "Deny", "Rules/policy.toml", "Appeals", "Reports"):
        spammer.edit(f"User:{BOT}/{page}", text=entry)
    article(patrol, "Listed")
    good = gwen.edit("Listed", appendtext=f"\n\n{source('listedbees')}")

    patrol.run()

    assert patrol.text("Listed") == f"{ARTICLE}\n\n{source('listedbees')}"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


# who comes back


def test_whoever_resembles_a_blocked_spammer_who_imitated_them_is_not_taken_for_the_next_account(
    patrol: Patrol,
) -> None:
    gwen = patrol.wiki.account("Comeback gwen 1")
    article(patrol, "Comeback", "Comeback later")
    gwen.edit("Comeback", "about bees", appendtext=f"\n\n{source('comebackbees')}")
    spammer = silenced(patrol, "Comeback gwen 2", "comebackcaps")
    spammer.edit("Comeback", "about bees", appendtext=f"\n\n{source('comebackbees')}")
    settle(patrol)
    patrol.sysop.call("block", user=spammer.name, expiry="never", reason="spam")
    settle(patrol)

    good = gwen.edit("Comeback later", "about bees", appendtext=f"\n\n{GOOD}")
    settle(patrol)

    assert patrol.text("Comeback later") == f"{ARTICLE}\n\n{GOOD}"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)


def test_an_approved_block_hits_the_spammer_alone_who_shared_an_address_with_a_good_account(patrol: Patrol) -> None:
    gwen = patrol.wiki.account("Shared gwen", address="192.0.2.50")
    article(patrol, "Shared")
    spammer = silenced(patrol, "Shared spammer", "sharedcaps")
    [block] = [action for action in patrol.due() if action["target"] == spammer.name]
    assert patrol.command("due", "approve", block["key"]).code == 0

    patrol.run(ahead=AFTER_ALL_BLOCKS)
    good = gwen.edit("Shared", appendtext=f"\n\n{GOOD}")
    settle(patrol)

    assert len(patrol.blocks(spammer.name)) == 1
    assert patrol.text("Shared") == f"{ARTICLE}\n\n{GOOD}"
    assert_untouched(patrol, good)
    assert_unharmed(patrol, gwen.name)
