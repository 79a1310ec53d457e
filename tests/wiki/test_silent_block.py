"""Silent blocks on real wikis: nobody notices anything until the day, and people's decisions stand."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from patrol import NOW, Patrol, letters

from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

Json = dict[str, Any]

ARTICLE = "The harbour was built in 1862 of grey stone.\n\nA lighthouse stands on the northern pier."
LONGEST_DELAY = timedelta(minutes=10)  # of rules/policy.toml
AFTER_ALL_BLOCKS = timedelta(days=15)
WEEK = timedelta(days=7)


@pytest.fixture(scope="module", params=["bookworm", "trixie"], ids=["1.39", "1.43"])
def patrol(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Patrol]:
    patrol = Patrol(module_wiki(WikiSettings(suite=request.param)), tmp_path_factory.mktemp("silent")).begin()
    yield patrol
    patrol.close()


@contextmanager
def blocks_due_in_a_day_or_two(patrol: Patrol) -> Iterator[None]:
    """The wiki's own time can't be moved: so that an address has written something on the days before its block."""
    policy = patrol.home / "rules" / "policy.toml"
    before = policy.read_text(encoding="utf-8")
    policy.write_text(before.replace("after_days = [7, 14]", "after_days = [1, 2]"), encoding="utf-8")
    patrol.close()
    yield
    policy.write_text(before, encoding="utf-8")
    patrol.close()


TWO_DAYS = timedelta(hours=50)


def returns(patrol: Patrol, visitor: Visitor, *titles: str) -> tuple[str, str]:
    """Somebody probes pages, and brings a link to the last of them: their name, and the key of their block."""
    for title in titles:
        patrol.sysop.edit(title, text=ARTICLE)
        visitor.edit(title, appendtext=f"\n\n{letters()}")
    patrol.run()
    site = re.sub(r"\W", "-", titles[-1].lower())
    link = visitor.edit(titles[-1], appendtext=f"\n\n[https://{site}-tales.example/ all about it]")
    patrol.run()
    name = patrol.author(link)
    assert patrol.state(name) == "silenced"
    return name, f"block-{link}"


def yes(patrol: Patrol, key: str) -> None:
    assert patrol.command("due", "approve", key).code == 0


def settled(patrol: Patrol, key: str) -> tuple[str, str]:
    """What became of an action, and why."""
    action = patrol.action(key)
    return action["status"], action["result"]


def noticed(patrol: Patrol, visitor: Visitor, name: str) -> Json:
    """All that could tell somebody that they are in a bad light: logs, their talk page, messages, notices."""
    told = visitor.query(meta="userinfo", uiprop="hasmsg|blockinfo|groups")["userinfo"]
    extensions = {one["name"] for one in patrol.sysop.query(meta="siteinfo", siprop="extensions")["extensions"]}
    echo: Json = {}
    if "Echo" in extensions:
        echo = visitor.query(meta="notifications", notprop="list", notlimit="50")["notifications"]
    return {
        "logs": patrol.sysop.query(list="logevents", letitle=f"User:{name}", lelimit="50")["logevents"],
        "talk": patrol.history(f"User talk:{name}"),
        "message": told["messages"],
        "blocked": "blockid" in told,
        "groups": told["groups"],
        # A thank-you for one's first edits comes to everybody.
        "notices": [one["type"] for one in echo.get("list", ()) if one["type"] not in ("thank-you-edit", "welcome")],
    }


def length(block: Json) -> timedelta:
    """How long a block lasts, to the day."""
    made, over = (datetime.fromisoformat(block[key]) for key in ("timestamp", "expiry"))
    return timedelta(days=round((over - made) / timedelta(days=1)))


# silence


def test_what_a_silenced_author_saves_goes_within_the_delay_and_nothing_tells_them(patrol: Patrol) -> None:
    visitor = patrol.wiki.account("Quiet Quinn")
    before = noticed(patrol, visitor, "Quiet Quinn")
    returns(patrol, visitor, "Quay")
    time.sleep(1)  # what is saved in the second of the silence goes at once
    patrol.sysop.edit("Wharf", text=ARTICLE)
    later = visitor.edit("Wharf", appendtext="\n\nIs anybody there?")

    patrol.run()
    assert "Is anybody there?" in patrol.text("Wharf")
    assert f"Diff/{later}|" not in patrol.text(patrol.log_page)

    patrol.run(ahead=LONGEST_DELAY)
    assert patrol.text("Wharf") == ARTICLE
    assert patrol.action(f"down-{later}")["status"] == "done"
    assert f"Diff/{later}|" in patrol.text(patrol.log_page)
    patrol.wiki.run_jobs()
    assert noticed(patrol, visitor, "Quiet Quinn") == before


# the day


def test_the_block_comes_on_its_day_with_the_options_of_its_class(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.account("Daily Dora"), "Ferry")
    yes(patrol, key)
    patrol.run(ahead=WEEK - timedelta(hours=1))
    assert patrol.blocks(name) == []
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    [made] = patrol.blocks(name)
    assert (made["by"], length(made)) == (BOT, timedelta(days=14))
    flags = {flag: made[flag] for flag in ("anononly", "nocreate", "autoblock", "noemail", "allowusertalk", "partial")}
    wanted = {"nocreate", "allowusertalk"}
    assert {flag for flag, on in flags.items() if on} == wanted
    assert settled(patrol, key) == ("done", "blocked: 2 weeks")
    assert patrol.state(name) == "blocked"


def test_whoever_was_blocked_before_is_blocked_for_longer(patrol: Patrol) -> None:
    visitor = patrol.wiki.account("Twice Tom")
    patrol.sysop.call("block", user="Twice Tom", expiry="1 second", reason="by hand")
    time.sleep(3)  # MediaWiki counts whole seconds
    patrol.run()
    name, key = returns(patrol, visitor, "Tram")
    yes(patrol, key)
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    [made] = patrol.blocks(name)
    assert settled(patrol, key) == ("done", "blocked: 3 months")
    assert timedelta(days=89) <= length(made) <= timedelta(days=93)


def test_a_renamed_account_is_blocked_under_its_new_name(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.account("Old Olga"), "Oast")
    yes(patrol, key)
    patrol.app().store.note_new_name(f"user:{name}", "user:Quite Another")
    patrol.wiki.account("Quite Another")
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == []
    assert [block["user"] for block in patrol.blocks("Quite Another")] == ["Quite Another"]


# addresses


def test_an_address_that_went_quiet_is_let_go_whoever_said_yes(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.anonymous("203.0.113.31"), "Dock")
    yes(patrol, key)
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == []
    status, why = settled(patrol, key)
    assert status == "cancelled"
    assert "nothing unwanted came from the address in the last 72 hours" in why


@pytest.mark.parametrize(
    ("address", "blocked", "page"),
    [("203.0.113.41", "203.0.113.41", "Slip"), ("2001:db8:0:41::5", "2001:DB8:0:41:0:0:0:0/64", "Lock")],
    ids=["IPv4", "IPv6"],
)
def test_an_address_that_went_on_is_blocked_for_logged_out_people_and_not_for_long(
    patrol: Patrol, address: str, blocked: str, page: str
) -> None:
    with blocks_due_in_a_day_or_two(patrol):
        visitor = patrol.wiki.anonymous(address)
        _, key = returns(patrol, visitor, page)
        yes(patrol, key)
        patrol.run(ahead=TWO_DAYS)
        [made] = patrol.blocks(blocked)
        assert (made["user"], made["anononly"], length(made)) == (blocked, True, timedelta(days=14))
        assert settled(patrol, key)[0] == "done"


def test_a_block_whose_evidence_a_person_took_back_is_never_made(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.account("Wronged Wim"), "Basin")
    yes(patrol, key)
    assert patrol.command("review", "release", key.replace("block", "down"), "--why", "a good source").code == 0
    patrol.run()
    assert "basin-tales.example" in patrol.text("Basin")
    patrol.run(ahead=AFTER_ALL_BLOCKS)

    assert patrol.blocks(name) == []
    status, why = settled(patrol, key)
    assert (status, "said that its verdict was wrong" in why) == ("cancelled", True)


# people's decisions


def test_a_persons_block_of_some_pages_is_left_as_it_is(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.account("Partly Paul"), "Pier")
    some = {"partial": "1", "pagerestrictions": "Main Page", "allowusertalk": "1"}
    patrol.sysop.call("block", user=name, expiry="31 days", reason="one page", **some)
    by_hand = patrol.blocks(name)
    yes(patrol, key)
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == by_hand
    status, why = settled(patrol, key)
    assert status == "skipped"
    assert why.startswith("blocked already on some pages: by Admin, until ")


def test_an_address_in_a_range_that_a_person_blocked_is_not_blocked_besides(patrol: Patrol) -> None:
    with blocks_due_in_a_day_or_two(patrol):
        name, key = returns(patrol, patrol.wiki.anonymous("203.0.113.70"), "Jetty")
        patrol.sysop.call("block", user="203.0.113.64/28", expiry="1 week", reason="by hand")
        yes(patrol, key)
        patrol.run(ahead=TWO_DAYS)
        assert patrol.blocks(name) == []
        status, why = settled(patrol, key)
        assert status == "skipped"
        assert why.startswith("blocked already: 203.0.113.64/28, by Admin, until ")


def test_whom_a_person_unblocked_is_not_blocked_again(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.account("Freed Fred"), "Mole")
    yes(patrol, key)
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert len(patrol.blocks(name)) == 1
    patrol.sysop.call("unblock", user=name, reason="a mistake")
    for ahead in (NOW, AFTER_ALL_BLOCKS, 2 * AFTER_ALL_BLOCKS):
        patrol.run(ahead=ahead)
        assert patrol.blocks(name) == []
    assert patrol.state(name) == "cleared"
    assert name not in [action["target"] for action in patrol.due()]


def test_whose_block_by_hand_a_person_lifted_may_write_again(patrol: Patrol) -> None:
    visitor = patrol.wiki.account("Heard Hanna")
    name, key = returns(patrol, visitor, "Heath")
    yes(patrol, key)
    patrol.sysop.call("block", user=name, expiry="1 week", reason="by hand")
    patrol.run()
    patrol.sysop.call("unblock", user=name, reason="heard on the talk page")
    patrol.run()
    patrol.sysop.edit("Hedge", text=ARTICLE)
    visitor.edit("Hedge", appendtext="\n\nIt is trimmed twice a year.")
    patrol.run(ahead=LONGEST_DELAY)
    assert "trimmed twice" in patrol.text("Hedge")
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == []
    assert settled(patrol, key)[0] == "cancelled"


def test_a_block_by_a_person_that_comes_just_before_the_write_stays(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.account("Raced Rita"), "Reed")
    yes(patrol, key)
    by_hand: list[Json] = []

    def in_between() -> None:
        if not by_hand:
            patrol.sysop.call("block", user=name, expiry="2 weeks", reason="by hand")
            by_hand.extend(patrol.blocks(name))

    patrol.run(ahead=AFTER_ALL_BLOCKS, before_writing=in_between)
    patrol.run(ahead=2 * AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == by_hand != []
    assert settled(patrol, key)[0] == "skipped"


def test_a_block_that_a_person_changed_stays_as_they_left_it(patrol: Patrol) -> None:
    name, key = returns(patrol, patrol.wiki.account("Milder Mila"), "Mere")
    yes(patrol, key)
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    patrol.sysop.call("block", user=name, expiry="3 days", reason="a first warning", reblock="1", allowusertalk="1")
    changed = patrol.blocks(name)
    patrol.run(ahead=AFTER_ALL_BLOCKS)
    patrol.run(ahead=2 * AFTER_ALL_BLOCKS)
    assert patrol.blocks(name) == changed


# ranges


def test_a_range_is_only_proposed_and_blocked_after_a_yes(patrol: Patrol) -> None:
    patrol.wiki.anonymous("198.51.100.200").edit("Weir", text="The weir is as old as the mill.")
    for number in range(1, 6):
        returns(patrol, patrol.wiki.anonymous(f"198.51.100.{number}"), f"Sluice {number}")
    patrol.run(ahead=timedelta(hours=2))
    [proposal] = [action for action in patrol.due() if action["target"] == "198.51.100.0/24"]
    assert proposal["needs_yes"]
    assert "5 addresses of 198.51.100.0/24 were silenced or blocked; 1 other edited there" in proposal["reason"]
    patrol.run(ahead=timedelta(hours=20))
    assert patrol.blocks("198.51.100.0/24") == []

    yes(patrol, proposal["key"])
    patrol.run(ahead=timedelta(hours=20))
    [made] = patrol.blocks("198.51.100.0/24")
    assert (made["by"], made["anononly"], length(made)) == (BOT, True, timedelta(days=14))
