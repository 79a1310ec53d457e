"""When nothing may be written, nothing is: actions wait, reading goes on, and the exit code tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from patrol import Patrol, letters

from wikiwatch.errors import UserError
from wikiwatch.instance import only_instance
from wikiwatch.sandbox.wiki import ADMIN, BOT, BOT_APP, BOT_GRANTS, PracticeWiki

ARTICLE = "The island has two harbours.\n\nIn winter only one of them is open."
ADDRESS = "203.0.113.5"
A_DAY_AND_AN_HOUR = timedelta(hours=25)


@pytest.fixture
def patrol(shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol with a run page of its own that says yes, after its first run."""
    patrol = Patrol(shared_wiki, tmp_path).begin()
    yield patrol
    patrol.close()


def probe(patrol: Patrol, title: str) -> int:
    """A page, and random letters at its end."""
    patrol.sysop.edit(title, text=ARTICLE)
    return patrol.wiki.anonymous(ADDRESS).edit(title, appendtext=f"\n\n{letters()}")


def written(wiki: PracticeWiki) -> list[Any]:
    """All that was ever done on the wiki: edits and log entries."""
    found = wiki.sysop().query(list="recentchanges", rcprop="ids|user|title|loginfo|timestamp", rclimit="500")
    return list(found["recentchanges"])


def by_the_bot(wiki: PracticeWiki) -> list[Any]:
    """All that the bot ever did on the wiki."""
    return [change for change in written(wiki) if change["user"] == BOT]


# observing


def test_observing_judges_and_plans_and_writes_nothing_at_all(patrol: Patrol) -> None:
    revid = probe(patrol, "Cape")
    before = written(patrol.wiki)

    done = patrol.process("run", "--once")

    assert (done.code, written(patrol.wiki)) == (0, before)
    assert patrol.outcomes(revid) == ["revert"]
    assert [(action["key"], action["status"]) for action in patrol.due()] == [(f"down-{revid}", "planned")]
    assert patrol.history(patrol.log_page) == []


def test_observing_writes_the_log_page_alone_and_only_if_that_is_asked_for(patrol: Patrol) -> None:
    revid = probe(patrol, "Reef")
    patrol.set("while_observing = true")
    before = by_the_bot(patrol.wiki)

    patrol.run(enforce=False)

    new = [change["title"] for change in by_the_bot(patrol.wiki) if change not in before]
    assert new == [patrol.log_page]
    assert f"Special:Diff/{revid}" in patrol.text(patrol.log_page)
    assert patrol.text("Reef") != ARTICLE


def test_plans_made_while_observing_are_carried_out_within_a_day_and_later_wait_for_a_yes(patrol: Patrol) -> None:
    soon, late = probe(patrol, "Sound"), probe(patrol, "Strait")
    patrol.run(enforce=False)
    patrol.command("due", "cancel", f"down-{soon}")

    patrol.run(ahead=A_DAY_AND_AN_HOUR)
    assert patrol.text("Strait") != ARTICLE
    assert [(action["key"], action["needs_yes"]) for action in patrol.due()] == [(f"down-{late}", True)]

    assert patrol.command("due", "approve", f"down-{late}").code == 0
    patrol.run(ahead=A_DAY_AND_AN_HOUR)
    assert patrol.text("Strait") == ARTICLE
    assert patrol.text("Sound") != ARTICLE
    assert patrol.due() == []


def test_plans_made_while_observing_are_carried_out_after_the_switch(patrol: Patrol) -> None:
    probe(patrol, "Gulf")
    patrol.run(enforce=False)
    assert patrol.text("Gulf") != ARTICLE

    patrol.run(ahead=timedelta(hours=23))

    assert patrol.text("Gulf") == ARTICLE


# the run page


def missing(patrol: Patrol) -> None:
    patrol.sysop.call("delete", title=patrol.run_page)


def no(patrol: Patrol) -> None:
    patrol.say("no")


def last_edited_by_an_account(patrol: Patrol) -> None:
    patrol.wiki.account("Ordinary Olaf").edit(patrol.run_page, text="Yes")


def last_edited_by_an_address(patrol: Patrol) -> None:
    patrol.say("no")
    patrol.wiki.anonymous(ADDRESS).edit(patrol.run_page, text="yes")


def bot_blocked(patrol: Patrol) -> None:
    patrol.say("yes")
    patrol.sysop.call("block", user=BOT, expiry="never", reason="stop")


def test_without_a_sysops_yes_nothing_is_written_while_reading_goes_on_and_actions_wait(patrol: Patrol) -> None:
    situations: list[Callable[[Patrol], None]] = [
        missing,
        no,
        last_edited_by_an_address,
        last_edited_by_an_account,
        bot_blocked,
    ]
    revids: list[int] = []
    for number, situation in enumerate(situations):
        situation(patrol)
        revids.append(probe(patrol, f"Skerry {number}"))
        before = by_the_bot(patrol.wiki)

        patrol.run()

        assert by_the_bot(patrol.wiki) == before, situation.__name__
        assert patrol.outcomes(*revids) == ["revert"] * len(revids)
        assert {action["key"]: action["status"] for action in patrol.due()} == {
            f"down-{revid}": "planned" for revid in revids
        }
    done = patrol.process("run", "--once", "--enforce")
    assert (done.code, by_the_bot(patrol.wiki)) == (0, before)
    assert "blocked" in done.err

    patrol.sysop.call("unblock", user=BOT, reason="go on")
    patrol.run()
    assert patrol.due() == []
    assert [patrol.text(f"Skerry {number}") for number in range(len(situations))] == [ARTICLE] * len(situations)


# the account


def test_a_session_of_an_account_that_is_no_bot_writes_nothing_and_says_so(
    shared_wiki: PracticeWiki, tmp_path: Path
) -> None:
    patrol = Patrol(shared_wiki, tmp_path, (ADMIN, shared_wiki.state.admin_password)).begin(enforce=False)
    revid = probe(patrol, "Holm")
    before = written(shared_wiki)

    done = patrol.process("run", "--once", "--enforce")

    assert (done.code, written(shared_wiki)) == (1, before)
    assert "Traceback" not in done.err
    assert "Error: " in done.err
    assert [action["key"] for action in patrol.due()] == [f"down-{revid}"]
    patrol.close()


def test_a_bot_password_that_is_revoked_before_the_write_leaves_the_action_waiting(
    shared_wiki: PracticeWiki, tmp_path: Path
) -> None:
    patrol = Patrol(shared_wiki, tmp_path).begin()
    revid = probe(patrol, "Voe")

    def revoke() -> None:
        patrol.database("delete from bot_passwords")

    with suppress(UserError):
        patrol.run(before_writing=revoke)
    assert BOT not in patrol.authors("Voe")
    assert [(action["key"], action["status"]) for action in patrol.due()] == [(f"down-{revid}", "planned")]

    done = patrol.process("run", "--once", "--enforce")
    assert done.code == 1
    assert "refuses the login" in done.err
    password = shared_wiki.state.bot_password
    shared_wiki.maintenance("createBotPassword", f"--appid={BOT_APP}", f"--grants={BOT_GRANTS}", BOT, password)
    patrol.close()


def test_two_watchers_on_one_home_are_refused_and_the_first_goes_on(patrol: Patrol) -> None:
    with only_instance(patrol.home):
        second = patrol.process("run", "--once", "--enforce")
    first = patrol.process("run", "--once", "--enforce")

    assert (second.code, first.code) == (1, 0)
    assert "another wikiwatch is running" in second.err
