"""The accuracy page on the wiki: after a week it stands there once, with the figures of `rules stats`, and inert."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from patrol import Patrol, letters

from wikiwatch.messages import speaker
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

WEEK = timedelta(days=7, hours=2)
EVIL = "'''Evil''' www.evil.example {} ✝&quot;"


@pytest.fixture
def patrol(each_shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol that has begun."""
    patrol = Patrol(each_shared_wiki, tmp_path).begin()
    yield patrol
    patrol.close()


def titled(patrol: Patrol) -> str:
    """Let the patrol have a page of its own, and tell its title."""
    title = patrol.log_page.replace("/Log", "/Accuracy")
    patrol.set("[accuracy_page]", f'title = "{title}"')
    return title


def figures(patrol: Patrol) -> dict[str, dict[str, Any]]:
    """What `rules stats` says of rows and in total."""
    lines = patrol.command("rules", "stats", "--json").objects
    return {line["id"]: line for line in lines if line["about"] in ("row", "total")}


def cells(text: str, rule: str) -> list[str]:
    """The cells of a rule, or of a line of the total."""
    found = html.unescape(re.sub("</?bdi>", "", text)).partition(f"! scope=row | {rule}\n| ")[2]
    return found.partition("\n")[0].split(" || ")


def test_after_a_week_the_page_has_the_figures_and_is_written_once(patrol: Patrol) -> None:
    title = titled(patrol)
    probes = [patrol.wiki.anonymous(f"203.0.113.{n}").edit(f"Tower {n}", text=letters()) for n in (71, 72, 73)]
    patrol.run()
    assert patrol.command("review", "confirm", f"down-{probes[0]}").code == 0
    assert patrol.command("review", "release", f"down-{probes[1]}").code == 0
    assert patrol.history(title) == []

    draft = patrol.command("rules", "stats", "--wikitext").out
    for ahead in (WEEK, WEEK + timedelta(hours=3), WEEK + timedelta(days=2)):
        patrol.run(ahead=ahead)

    [revision] = patrol.history(title)
    assert (revision["user"], revision["comment"]) == (BOT, speaker("en").say("accuracy-summary"))
    text, line = patrol.text(title), figures(patrol)["tracking-edit"]
    assert (line["hits"], line["overturned"], line["confirmed"], line["waiting"]) == (3, 1, 1, 1)
    found = cells(text, "tracking-edit")
    assert found == cells(draft, "tracking-edit")
    assert found[:5] == ["3 / 3", f"{line['actions']} / {line['actions']}", "1 / 1", "0", "1 / 1"]
    assert found[5] == (
        f"{line['precision']:.0f} % ({line['precision_low']:.0f} to {line['precision_high']:.0f}), 1 of 2 authors"
    )
    assert cells(text, "Changes judged") == [str(figures(patrol)["all"]["hits"])] * 2

    patrol.run(ahead=2 * WEEK)
    assert len(patrol.history(title)) == 2
    assert cells(patrol.text(title), "tracking-edit")[0] == "0 / 3"


def test_whoever_objects_on_the_report_page_is_counted(patrol: Patrol) -> None:
    title = titled(patrol)
    visitor = patrol.wiki.anonymous("203.0.113.81")
    probe = visitor.edit("Spire 81", text=letters())
    patrol.run()
    report = f"User:{BOT}/Report"
    patrol.sysop.edit(report, appendtext=f"\n\nAbout down-{probe}: please look again.")
    visitor.edit(report, appendtext=f"\n\nDecision: down-{probe}. That was no test.")
    patrol.run()
    patrol.run(ahead=WEEK)
    assert figures(patrol)["tracking-edit"]["reported"] == 1
    assert cells(patrol.text(title), "tracking-edit")[3] == "1 / 1"


def test_no_name_and_no_word_of_anybody_stands_there_and_nothing_does_anything(patrol: Patrol) -> None:
    title = titled(patrol)
    for number in range(2):
        patrol.wiki.account(EVIL.format(number)).edit(f"Www.evil.example {number}", text=letters())
    patrol.run()
    patrol.run(ahead=WEEK)
    text = patrol.text(title)
    assert "evil" not in text.lower()
    props = "externallinks|templates|categories|images|iwlinks|langlinks|links|text|parsewarnings"
    parsed = patrol.sysop._post(action="parse", page=title, prop=props)["parse"]
    for harmful in ("externallinks", "templates", "images", "iwlinks", "langlinks", "links", "parsewarnings"):
        assert parsed[harmful] == [], harmful
    assert {category["category"] for category in parsed["categories"]} <= {"Noindexed_pages"}
    assert parsed["text"].count("<table") == 4
    assert len(re.findall(r'<th scope="row">', parsed["text"])) > 9  # lines of rules below those of the total


def test_a_run_page_that_says_no_holds_it_back_until_it_says_yes(patrol: Patrol) -> None:
    title = titled(patrol)
    patrol.wiki.anonymous("203.0.113.91").edit("Gate 91", text=letters())
    patrol.run()
    patrol.say("no")
    patrol.run(ahead=WEEK)
    assert patrol.history(title) == []
    patrol.say("yes")
    patrol.run(ahead=WEEK + timedelta(hours=1))
    assert len(patrol.history(title)) == 1


def test_a_page_outside_the_bots_own_can_be_named(patrol: Patrol) -> None:
    title = f"Project:Accuracy {patrol.home.parent.name}"
    patrol.set("[accuracy_page]", f'title = "{title}"')
    patrol.wiki.anonymous("203.0.113.92").edit("Gate 92", text=letters())
    patrol.run()
    patrol.run(ahead=WEEK)
    assert len(patrol.history(title)) == 1
