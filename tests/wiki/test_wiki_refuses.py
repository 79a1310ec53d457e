"""Real MediaWikis that refuse the bot's own writes: named, waited for where that helps, and never called done."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from html import unescape

import pytest
from patrol import NOW, Json, Patrol, letters

from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

pytestmark = pytest.mark.each_kind

# Each is in force while a file of that name lies in the wiki's folder.
SETTINGS = """
$wgReadOnly = file_exists( __DIR__ . '/readonly' ) ? 'closed for repairs' : null;
if ( file_exists( __DIR__ . '/limited' ) ) { $wgRateLimits = [ 'edit' => [ 'user' => [ 2, 3600 ] ] ]; }
if ( file_exists( __DIR__ . '/asking' ) ) {
    $wgGroupPermissions['bot']['skipcaptcha'] = false;
    $wgCaptchaTriggers['addurl'] = true;
}
"""
# Who made a filter: AbuseFilter keeps it in other columns since MediaWiki 1.43.
MAKER = {"bookworm": ("af_user, af_user_text", "1, 'Admin'"), "trixie": ("af_actor", "1")}
SOON = timedelta(minutes=2)


@pytest.fixture(scope="module", params=list(MAKER))
def patrol(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Patrol:
    """A patrol on a wiki that will refuse it in many ways."""
    wiki = module_wiki(WikiSettings(suite=request.param, extra=SETTINGS))
    return Patrol(wiki, tmp_path_factory.mktemp("refused")).begin()


@pytest.fixture
def title() -> str:
    """A page that no other story uses."""
    return f"Refused {secrets.token_hex(4)}"


@contextmanager
def in_force(patrol: Patrol, name: str) -> Iterator[None]:
    """One of the settings above."""
    flag = patrol.wiki.folder / name
    flag.touch()
    yield
    flag.unlink()


@contextmanager
def filtering(patrol: Patrol, rule: str, action: str) -> Iterator[None]:
    """An AbuseFilter with a rule and a consequence."""
    columns, maker = MAKER[patrol.wiki.state.settings.suite]
    patrol.database(
        f"insert into abuse_filter (af_id, af_pattern, af_timestamp, af_actions, {columns})"
        f" values (1, '{rule}', '20261122000000', '{action}', {maker})"
    )
    patrol.database(f"insert into abuse_filter_action values (1, '{action}', '')")
    yield
    patrol.database("delete from abuse_filter")
    patrol.database("delete from abuse_filter_action")


def probed(patrol: Patrol, title: str, text: str) -> int:
    """A page whose text somebody replaces by random letters."""
    patrol.sysop.edit(title, text=text)
    return patrol.wiki.anonymous("192.0.2.7").edit(title, text=letters())


def round_about(patrol: Patrol, revid: int, ahead: timedelta = NOW) -> Json:
    """A round, and what it made of the edit."""
    patrol.run(ahead=ahead)
    return patrol.action(f"down-{revid}")


def shown(patrol: Patrol, words: str) -> bool:
    """Whether the log page and `wikiwatch log` show these words."""
    page = patrol.sysop.call("parse", page=patrol.log_page, prop="text")["parse"]["text"]
    table = patrol.command("log").out  # a column of it may be as narrow as a word
    return words in unescape(page) and "refused" in table


def test_a_text_with_a_listed_link_can_not_be_put_back(patrol: Patrol, title: str) -> None:
    patrol.sysop.edit(f"Draft {title}", text="See https://listed.example/pills for the history of pills.")
    # SpamBlacklist remembers for three minutes that a link was no harm under a title.
    patrol.sysop.call("move", **{"from": f"Draft {title}", "to": title})
    revid = patrol.wiki.anonymous("192.0.2.7").edit(title, text=letters())
    patrol.sysop.edit("MediaWiki:Spam-blacklist", text="listed\\.example/pills")
    found = round_about(patrol, revid)

    assert (found["status"], found["result"].partition(":")[0]) == ("person", "refused by SpamBlacklist")
    assert patrol.authors(title)[-1] != BOT
    assert shown(patrol, "refused by SpamBlacklist")
    assert round_about(patrol, revid, SOON) == found  # not tried again


def test_a_filter_that_disallows_is_named(patrol: Patrol, title: str) -> None:
    revid = probed(patrol, title, "Bees fly.")
    with filtering(patrol, f'user_name == "{BOT}" & page_title == "{title}"', "disallow"):
        found = round_about(patrol, revid)

    assert (found["status"], found["result"].partition(":")[0]) == ("person", "refused by AbuseFilter")
    assert patrol.authors(title)[-1] != BOT


def test_a_filter_that_reads_our_summary_is_told_less(patrol: Patrol, title: str) -> None:
    revid = probed(patrol, title, "Bees fly.")
    with filtering(patrol, f'user_name == "{BOT}" & summary contains "{BOT}"', "disallow"):
        found = round_about(patrol, revid)

    assert found["status"] == "done"
    assert patrol.text(title) == "Bees fly."
    assert patrol.history(title)[-1]["comment"] == f"down-{revid}"


def test_a_filter_that_only_warns_lets_the_same_edit_through_the_second_time(patrol: Patrol, title: str) -> None:
    revid = probed(patrol, title, "Bees fly.")
    with filtering(patrol, f'user_name == "{BOT}" & page_title == "{title}"', "warn"):
        found = round_about(patrol, revid)

    assert found["status"] == "done"
    assert patrol.text(title) == "Bees fly."


def test_a_captcha_is_not_for_programs(patrol: Patrol, title: str) -> None:
    revid = probed(patrol, title, "See https://harmless.example/bees for more.")
    with in_force(patrol, "asking"):
        found = round_about(patrol, revid)

    assert (found["status"], found["result"].partition(":")[0]) == ("person", "refused by a captcha")
    assert patrol.authors(title)[-1] != BOT


def test_a_protected_page_is_left_to_a_person(patrol: Patrol, title: str) -> None:
    revid = probed(patrol, title, "Bees fly.")
    patrol.sysop.call("protect", title=title, protections="edit=sysop", expiry="infinite")
    found = round_about(patrol, revid)

    assert found["status"] == "person"
    assert "the page is protected" in found["result"]


def test_so_is_one_that_a_protected_page_includes(patrol: Patrol, title: str) -> None:
    revid = probed(patrol, title, "Bees fly.")
    patrol.sysop.edit(f"Around {title}", text=f"{{{{:{title}}}}}")
    patrol.sysop.call("protect", title=f"Around {title}", protections="edit=sysop", expiry="infinite", cascade="1")
    found = round_about(patrol, revid)

    assert found["status"] == "person"
    assert "protected with another one" in found["result"]


def test_a_wiki_that_is_read_only_is_waited_for(patrol: Patrol, title: str) -> None:
    revid = probed(patrol, title, "Bees fly.")
    with in_force(patrol, "readonly"):
        found = round_about(patrol, revid)
    assert (found["status"], found["result"].partition(":")[0]) == ("planned", "put off")

    assert round_about(patrol, revid, SOON)["status"] == "done"
    assert patrol.text(title) == "Bees fly."


def test_a_rate_limit_is_waited_for(patrol: Patrol, title: str) -> None:
    edits = [probed(patrol, f"{title} {number}", "Bees fly.") for number in range(4)]
    with in_force(patrol, "limited"):
        patrol.run()
    found = [patrol.action(f"down-{revid}") for revid in edits]
    # One is refused, and no other is tried in that round; 1.43 refuses the first one already.
    assert {action["status"] for action in found} <= {"done", "planned"}
    assert sum("put off by the wiki's rate limit" in action["result"] for action in found) == 1

    patrol.run(ahead=SOON)
    assert {patrol.action(f"down-{revid}")["status"] for revid in edits} == {"done"}
