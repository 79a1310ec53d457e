"""Cleaning up after a spammer on real wikis, and taking that back: what stands after each command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha1
from typing import Any

import pytest
from patrol import Patrol

from tools.faults.pictures import png
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The quay was built in 1862 of grey stone.\n\nBoats leave twice a day, in winter once."
PAINT = "All of it is painted green by hand."
OURS, THEIRS = png(10), png(200)


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("cleanup")).begin()
    yield patrol
    patrol.close()


def current_file(patrol: Patrol, name: str) -> str:
    """The SHA-1 of a file's current version; "" where there is none."""
    [page] = patrol.sysop.query(titles=f"File:{name}", prop="imageinfo", iiprop="sha1")["pages"]
    versions = page.get("imageinfo", ())
    return str(versions[0]["sha1"]) if versions else ""


def settle(patrol: Patrol) -> None:
    """Carry out what waits, and try again what the wiki refused: no two versions of a file in the same second."""
    patrol.run()
    patrol.run(ahead=timedelta(minutes=1))


def cleanup(patrol: Patrol, *arguments: str) -> list[dict[str, Any]]:
    answer = patrol.command("cleanup", *arguments, "--json")
    assert answer.code == 0, answer.err
    return answer.objects


def spree(patrol: Patrol, name: str) -> Visitor:
    """Two edits, a page, a move, a file and a new version of one, by an account that nothing was found against."""
    patrol.sysop.edit(f"{name} quay", text=ARTICLE)
    patrol.sysop.edit(f"{name} pier", text=ARTICLE)
    patrol.sysop.edit(f"{name} dock", text=ARTICLE)
    patrol.sysop.upload(f"{name} quay.png", OURS)
    visitor = patrol.wiki.account(name)
    visitor.edit(f"{name} quay", appendtext=f"\n\n{PAINT}")
    visitor.edit(f"{name} pier", appendtext=f"\n\n{PAINT}")
    visitor.edit(f"{name} painters", text="Painters paint piers and docks.")
    visitor.call("move", **{"from": f"{name} dock", "to": f"{name} wharf"})
    visitor.upload(f"{name} quay.png", THEIRS)
    visitor.upload(f"{name} new.png", png(77))
    patrol.run()
    return visitor


def test_one_command_takes_down_all_that_a_confirmed_spammer_did_and_another_brings_it_back(patrol: Patrol) -> None:
    name = "Painter Pam"
    spree(patrol, name)
    patrol.sysop.edit(f"{name} pier", prependtext="A pier in the north.\n\n")
    patrol.run()

    refused = patrol.command("cleanup", name)
    assert refused.code == 1
    assert "nobody has confirmed" in refused.err
    planned = cleanup(patrol, name, "--confirm", "--dry-run")
    assert {(item["what"], item["state"]) for item in planned} == {
        (what, "open") for what in ("edit", "page", "move", "upload")
    }
    cleanup(patrol, name, "--confirm", "--why", "one of many")
    settle(patrol)

    assert patrol.text(f"{name} quay") == ARTICLE
    assert patrol.text(f"{name} pier") == f"A pier in the north.\n\n{ARTICLE}"
    assert patrol.text(f"{name} painters") == ""
    assert patrol.text(f"{name} dock") == ARTICLE
    assert current_file(patrol, f"{name} quay.png") == sha1(OURS).hexdigest()
    assert current_file(patrol, f"{name} new.png") == ""
    assert {item["state"] for item in cleanup(patrol, name)} <= {"done", "left"}
    assert patrol.state(name) == "silenced"

    undone = patrol.command("undo", name, "--why", "it was somebody else", "--json")
    assert undone.code == 0, undone.err
    settle(patrol)

    assert patrol.text(f"{name} quay") == f"{ARTICLE}\n\n{PAINT}"
    assert patrol.text(f"{name} pier") == f"A pier in the north.\n\n{ARTICLE}\n\n{PAINT}"
    assert patrol.text(f"{name} painters") == "Painters paint piers and docks."
    assert patrol.text(f"{name} wharf") == ARTICLE
    assert current_file(patrol, f"{name} quay.png") == sha1(THEIRS).hexdigest()
    assert current_file(patrol, f"{name} new.png") == sha1(png(77)).hexdigest()
    assert patrol.state(name) == "cleared"
    assert {line["so_far"] for line in patrol.command("undo", name, "--json").objects if line["status"] == "done"} == {
        "done"
    }
    told = {(line["what"], line["why"]) for line in patrol.command("audit", "--json").objects}
    assert {("silence", "one of many"), ("cleanup", "one of many"), ("undo", "it was somebody else")} <= told


def test_what_can_not_be_taken_down_is_listed_with_the_reason(patrol: Patrol) -> None:
    name = "Painter Pat"
    visitor = spree(patrol, name)
    visitor.edit(f"{name} shared", text="Painters paint boats.")
    patrol.sysop.edit(f"{name} shared", appendtext="\n\nBoats are built of oak.")
    patrol.sysop.call("protect", title=f"{name} quay", protections="edit=sysop", expiry="infinite")
    patrol.sysop.call("move", **{"from": f"{name} wharf", "to": f"{name} jetty", "noredirect": "1"})
    patrol.sysop.upload(f"{name} new.png", png(90))
    patrol.run()

    cleanup(patrol, name, "--confirm")
    patrol.run()

    found = {(item["what"], item["title"]): item for item in cleanup(patrol, name) if item["kind"] != "delete"}
    assert patrol.text(f"{name} shared").strip() == "Boats are built of oak."
    assert patrol.text(f"{name} quay") == f"{ARTICLE}\n\n{PAINT}"
    assert found["edit", f"{name} quay"]["state"] == "failed"
    assert "protected" in found["edit", f"{name} quay"]["why"]
    assert patrol.text(f"{name} jetty") == ARTICLE
    assert (found["move", f"{name} dock"]["state"], "jetty" in found["move", f"{name} dock"]["why"]) == ("left", True)
    assert found["upload", f"File:{name} new.png"]["state"] == "left"
    assert current_file(patrol, f"{name} new.png") == sha1(png(90)).hexdigest()
    assert all(item["why"] for item in found.values())


def in_case(patrol: Patrol, case: dict[str, Any], title: str) -> bool:
    """Whether an edit of a page belongs to a case."""
    [shown] = patrol.command("cases", "show", str(case["id"]), "--json").objects
    return title in {member["title"] for member in shown["members"]}


def test_a_confirmed_campaign_goes_by_one_command_and_comes_back_by_another(patrol: Patrol) -> None:
    advert = "Boats painted for everybody at half the price: [https://campaign-paints.example/boats painted boats]."
    titles = [f"Slipway {number}" for number in range(4)]
    for number, title in enumerate(titles):
        patrol.sysop.edit(title, text=ARTICLE)
        patrol.wiki.account(f"Painter hand {number}").edit(title, appendtext=f"\n\n{advert}")
    patrol.run()
    stood = [title for title in titles if advert in patrol.text(title)]
    assert titles[0] in stood
    [number] = [
        str(case["id"]) for case in patrol.command("cases", "--json").objects if in_case(patrol, case, titles[1])
    ]

    assert patrol.command("cleanup", "--campaign", number).code == 1  # nobody has confirmed it
    planned = cleanup(patrol, "--campaign", number, "--confirm", "--dry-run")
    assert {item["title"] for item in planned} == set(titles)
    assert [title for title in titles if advert in patrol.text(title)] == stood
    found = cleanup(patrol, "--campaign", number, "--confirm", "--why", "four hands, one advert")
    patrol.run()

    [left] = [item for item in found if item["state"] == "left"]
    assert (left["title"], "it came first" in left["why"]) == (titles[0], True)
    assert [patrol.text(title) for title in titles[1:]] == [ARTICLE] * 3
    assert advert in patrol.text(titles[0])

    assert patrol.command("undo", f"case-{number}", "--why", "a boatyard's own people", "--yes").code == 0
    patrol.run()
    assert [patrol.text(title) for title in titles] == [f"{ARTICLE}\n\n{advert}"] * 4


def test_hours_are_withdrawn_at_once(patrol: Patrol) -> None:
    title = "Painted ferry"
    patrol.sysop.edit(title, text=ARTICLE)
    patrol.wiki.anonymous("203.0.113.77").edit(title, appendtext="\n\nvkqzxwtrbh hqjzvxkwtb")
    patrol.run()
    assert patrol.text(title) == ARTICLE

    answer = patrol.command("undo", "--since", "1h", "--rule", "tracking-edit", "--json")
    assert [line["way"] for line in answer.objects if line["target"] == title] == ["nothing"]
    patrol.run()

    assert patrol.text(title) == f"{ARTICLE}\n\nvkqzxwtrbh hqjzvxkwtb"
    assert patrol.authors(title)[-1] == BOT
