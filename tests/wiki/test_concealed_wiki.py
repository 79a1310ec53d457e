"""On real wikis: what a sysop hides or deletes vanishes from the program's pages and its feed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, cast

import pytest
from patrol import Patrol, letters

from wikiwatch.app.decisions_feed import channel
from wikiwatch.app.upkeep import look_for_hidden
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

OVERSIGHT = "".join(
    f"$wgGroupPermissions['sysop']['{right}'] = true;\n"
    for right in ("hideuser", "suppressrevision", "viewsuppressed", "deleterevision", "deletelogentry")
)
REVIEW = f"User:{BOT}/Review"
LATER = timedelta(minutes=61)
ARTICLE = "The harbour was built in 1862 of grey stone.\n\nA lighthouse stands on the northern pier."


@pytest.fixture(scope="module", params=["bookworm", "trixie"], ids=["1.39", "1.43"])
def patrol(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Patrol]:
    wiki = module_wiki(WikiSettings(suite=request.param, extra=OVERSIGHT))
    patrol = Patrol(wiki, tmp_path_factory.mktemp("hidden"), review_page=True).begin()
    yield patrol
    patrol.close()


def probed(patrol: Patrol, name: str, title: str) -> int:
    """Letters on a page by an account, taken down, with a row on the log page and on the review page."""
    revid = patrol.wiki.account(name).edit(title, text=letters())
    patrol.run()
    assert name in public(patrol)
    assert title in public(patrol)
    return revid


def public(patrol: Patrol) -> str:
    """What stands on the log page, on the review page and in the feed."""
    feed = [item.text for item in channel(patrol.app(), 50).items]
    return html.unescape("\n".join([patrol.text(patrol.log_page), patrol.text(REVIEW), *feed]))


def revision_deleted(patrol: Patrol, title: str, revid: int, **how: str) -> None:
    patrol.sysop.call("revisiondelete", type="revision", target=title, ids=str(revid), hide="user|comment", **how)


@pytest.mark.parametrize("suppress", ["no", "yes"])
def test_an_author_who_is_hidden_from_a_revision_is_named_nowhere_any_more(patrol: Patrol, suppress: str) -> None:
    name = f"Hidden Hal {suppress}"
    revid = probed(patrol, name, f"Hal {suppress}")
    revision_deleted(patrol, f"Hal {suppress}", revid, suppress=suppress)
    patrol.wiki.anonymous("203.0.113.41").edit(f"Next to {suppress}", text=letters())
    patrol.run()
    assert name not in public(patrol)
    assert f"Special:Diff/{revid}|" in public(patrol)


def test_an_account_that_is_hidden_whole_is_named_nowhere_any_more(patrol: Patrol) -> None:
    revid = probed(patrol, "Abusive Abe", "Abe")
    patrol.sysop.call("block", user="Abusive Abe", expiry="never", hidename="1", nocreate="1")
    patrol.run(ahead=LATER)
    patrol.run(ahead=LATER)
    assert "Abusive Abe" not in public(patrol)
    assert f"down-{revid}" in public(patrol)


def test_the_title_of_a_page_that_is_deleted_stands_nowhere_any_more(patrol: Patrol) -> None:
    probed(patrol, "Delia", "Slander about Dan")
    patrol.sysop.call("delete", title="Slander about Dan")
    patrol.run(ahead=2 * LATER)
    patrol.run(ahead=2 * LATER)
    assert "Slander about Dan" not in public(patrol)


def test_a_move_whose_author_is_hidden_names_nobody_any_more(patrol: Patrol) -> None:
    mover = patrol.wiki.account("Moving Mo")
    for number in range(6):
        patrol.sysop.edit(f"Mole {number}", text=ARTICLE)
        mover.edit(f"Mole {number}", appendtext="\n\nNets at half the price: [https://mole.example/all all nets].")
    patrol.run()
    patrol.set("show_all = true")
    mover.call("move", **{"from": "Mole 5", "to": "Mole 5 for all"})
    patrol.run()
    assert "Moving Mo" in public(patrol)
    [entry] = patrol.sysop.query(list="logevents", letype="move", leuser="Moving Mo", leprop="ids")["logevents"]
    patrol.sysop.call("revisiondelete", type="logging", ids=str(entry["logid"]), hide="user")
    assert of_the_move(patrol) == []
    patrol.run(ahead=3 * LATER)
    assert of_the_move(patrol) == ["user"]


def of_the_move(patrol: Patrol) -> list[str]:
    """What is known to be hidden of the entry in the log of moves."""
    log = patrol.command("log", "--json").objects
    [hidden] = [row["hidden"] for row in log if row["kind"] == "log" and row["title"] == "Mole 5"]
    return list(hidden)


def test_asking_costs_three_requests_however_many_rows_there_are(patrol: Patrol) -> None:
    for number in range(12):
        patrol.wiki.anonymous(f"203.0.113.{100 + number}").edit(f"Flood {number}", text=letters())
    patrol.run()
    app = patrol.app()
    before = cast(Any, app.site).requests
    look_for_hidden(app)
    assert cast(Any, app.site).requests - before == 3
    assert len(re.findall(r"Special:Diff/\d+", public(patrol))) > 12
