"""The whole road on real wikis, told as stories of edits, with what stands after each step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from patrol import Patrol

from wikiwatch.sandbox import story
from wikiwatch.sandbox.cast import STANDS
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = (
    "The harbour was built in 1862 of grey stone.\n\n"
    "== Today ==\nBoats leave twice a day, in winter once.\n\n"
    "== Nearby ==\nA lighthouse stands on the northern pier."
)
AFTER_ALL_BLOCKS = timedelta(days=15)


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("road")).begin()
    yield patrol
    patrol.close()


def articles(patrol: Patrol, *titles: str) -> None:
    """Pages by the sysop."""
    for title in titles:
        patrol.sysop.edit(title, text=ARTICLE)


# tracking edits


def test_random_letters_are_taken_down_by_one_tagged_bot_edit_without_a_web_address(patrol: Patrol) -> None:
    articles(patrol, "Harbour")
    probe = patrol.wiki.anonymous("203.0.113.11").edit("Harbour", appendtext="\n\nngqcdxfpzc wjcdrrdkdx")

    patrol.run()

    assert patrol.text("Harbour") == ARTICLE
    _, _, undone = patrol.history("Harbour")
    assert (undone["user"], undone["minor"], undone["tags"].count("wikiwatch")) == (BOT, True, 1)
    assert patrol.log_page in undone["comment"]
    assert f"down-{probe}" in undone["comment"]
    assert "//" not in undone["comment"]
    assert patrol.outcomes(probe) == ["revert"]
    assert patrol.action(f"down-{probe}") | {"status": "done", "result_revid": undone["revid"]} == patrol.action(
        f"down-{probe}"
    )
    assert patrol.run() > 0
    assert patrol.authors("Harbour")[2:] == [BOT]


def test_a_new_page_of_random_letters_becomes_a_deletion_request_and_is_never_empty(patrol: Patrol) -> None:
    probe = patrol.wiki.anonymous("192.0.2.33").edit("Hqvzxwkbtr", text="rczfkzczzq ckcxgmrgxf")

    patrol.run()

    text = patrol.text("Hqvzxwkbtr")
    assert "[[Category:Candidates for deletion]]" in text
    assert f"Decision down-{probe} on [[{patrol.log_page}]]" in text
    assert "rczfkzczzq" not in text
    assert patrol.action(f"down-{probe}")["status"] == "done"


def test_a_held_new_page_shows_the_notice_and_its_text_comes_back_on_release(patrol: Patrol) -> None:
    title, text = "Summer timetable", "summer timetable qqfvqcjdjt hfncfbzgxf"
    held = patrol.wiki.anonymous("192.0.2.71").edit(title, text=text)

    patrol.run()
    assert patrol.outcomes(held) == ["hold"]
    assert "[[Category:Pages held for review]]" in patrol.text(title)
    assert f"Decision down-{held} on [[{patrol.log_page}]]" in patrol.text(title)

    assert patrol.command("review", "release", f"down-{held}").code == 0
    patrol.run()
    assert patrol.text(title) == text
    assert patrol.log()[held]["overturned"]
    patrol.run()
    assert patrol.authors(title)[1:] == [BOT, BOT]


def test_a_released_passage_comes_back_to_its_place_beside_later_edits(patrol: Patrol) -> None:
    articles(patrol, "Pier")
    lines = "The keeper left papers in the archive of the town: bvzhlmbgrx pzngwctxqq [https://papers.example/9 list]"
    held = patrol.wiki.anonymous("198.51.100.77").edit(
        "Pier", text=ARTICLE.replace("\n\n== Nearby", f"\n\n{lines}\n\n== Nearby")
    )
    patrol.run()
    assert patrol.text("Pier") == ARTICLE
    later = patrol.sysop.replace("Pier", "in winter once", "in winter never")

    patrol.command("review", "release", f"down-{held}")
    patrol.run()

    assert patrol.text("Pier") == ARTICLE.replace("\n\n== Nearby", f"\n\n{lines}\n\n== Nearby").replace(
        "in winter once", "in winter never"
    )
    assert patrol.authors("Pier")[-2:] == [patrol.author(later), BOT]


# the return with a link, and the block


def probe_and_return(patrol: Patrol, probe: str, title: str, first: Visitor, second: Visitor) -> tuple[int, str]:
    """Random letters, and after the first round a link: the revision that brought it, and its author's name."""
    articles(patrol, title)
    first.edit(title, appendtext=f"\n\n{probe}")
    patrol.run()
    link = second.edit(title, appendtext=f"\n\n[https://{title.lower()}-tales.example/ all about the {title}]")
    patrol.run()
    assert patrol.text(title) == ARTICLE
    return link, patrol.author(link)


def test_whoever_brings_a_link_to_a_page_they_probed_is_silenced_and_blocked_only_after_a_yes(patrol: Patrol) -> None:
    visitor = patrol.wiki.account("Quay Quentin")
    link, name = probe_and_return(patrol, "zmxhfzzjpf xdzcjvxrnt", "Quay", visitor, visitor)

    assert (patrol.outcomes(link), patrol.state(name)) == (["revert"], "silenced")
    [block] = [action for action in patrol.due() if action["target"] == name]
    assert (block["key"], block["kind"], block["needs_yes"]) == (f"block-{link}", "block", True)
    assert block["reason"]
    due_in = datetime.fromisoformat(block["due_at"]) - datetime.now(UTC)
    assert timedelta(days=7, minutes=-5) < due_in < timedelta(days=14)

    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == []

    assert patrol.command("due", "approve", block["key"]).code == 0
    patrol.run(ahead=timedelta(days=6))
    assert patrol.blocks(name) == []

    patrol.run(ahead=AFTER_ALL_BLOCKS)
    [made] = patrol.blocks(name)
    assert (made["by"], made["reason"].count("//")) == (BOT, 0)
    assert datetime.fromisoformat(made["expiry"]) - datetime.fromisoformat(made["timestamp"]) == timedelta(days=14)
    assert not made["autoblock"]
    assert patrol.action(block["key"])["status"] == "done"
    assert block["key"] not in [action["key"] for action in patrol.due()]
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == [made]


def test_a_cancelled_block_is_never_made(patrol: Patrol) -> None:
    visitor = patrol.wiki.anonymous("198.51.100.31")
    link, name = probe_and_return(patrol, "ztpmkhkdzm wvntmdfwrh", "Jetty", visitor, visitor)

    assert patrol.command("due", "cancel", f"block-{link}").code == 0
    patrol.run(ahead=AFTER_ALL_BLOCKS)

    assert patrol.blocks(name) == []
    assert patrol.action(f"block-{link}")["status"] == "cancelled"
    assert patrol.command("due", "approve", f"block-{link}").code == 1


def test_a_block_that_a_person_made_stays_as_it_is(patrol: Patrol) -> None:
    visitor = patrol.wiki.anonymous("198.51.100.41")
    link, name = probe_and_return(patrol, "ngvrcdxznn pvztddlvdc", "Mole", visitor, visitor)
    patrol.sysop.call("block", user=name, expiry="1 day", reason="by hand")
    by_hand = patrol.blocks(name)

    patrol.command("due", "approve", f"block-{link}")
    patrol.run(ahead=AFTER_ALL_BLOCKS)

    assert patrol.blocks(name) == by_hand
    assert patrol.action(f"block-{link}")["status"] == "skipped"


@pytest.mark.parametrize(
    ("neighbour", "letters", "page"),
    [("192.0.2.190", "mztmqpbtph fvcjmgkqqv", "Dock"), ("203.0.113.190", "dhtqxlgrxl rpqkgdhgkk", "Slip")],
    ids=["from the same network", "from another"],
)
def test_a_link_on_a_probed_page_by_another_newcomer_is_only_held(
    patrol: Patrol, neighbour: str, letters: str, page: str
) -> None:
    first, second = patrol.wiki.anonymous("192.0.2.101"), patrol.wiki.anonymous(neighbour)
    link, name = probe_and_return(patrol, letters, page, first, second)

    assert (patrol.outcomes(link), patrol.state(name)) == (["hold"], "clean")


# the whole story


def test_all_probes_and_spam_of_the_story_go_and_all_good_edits_stand(
    each_shared_wiki: PracticeWiki, tmp_path: Path
) -> None:
    story.furnish(each_shared_wiki)
    patrol = Patrol(each_shared_wiki, tmp_path).begin()
    rounds: list[int] = []

    def watch(done: int, _total: int, _what: str) -> None:
        if done % 20 == 0:
            rounds.append(patrol.run())

    visits = story.attack(each_shared_wiki, watch)
    patrol.run()
    patrol.run(ahead=timedelta(minutes=10))  # the longest delay for the silenced

    texts = {title: patrol.text(title) for title in {visit.title for visit in visits}}
    log = patrol.log()
    wrong = [visit for visit in visits if visit.stands(texts[visit.title]) != (visit.expected == STANDS)]
    assert [(visit, log[visit.revid]) for visit in wrong] == []
    assert all(texts.values())
    good: list[dict[str, Any]] = [log[visit.revid] for visit in visits if visit.expected == STANDS]
    assert {entry["outcome"] for entry in good} == {"allow"}
    patrol.close()
