"""The writes beside edits against real MediaWikis: what they leave, and what they refuse to touch."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tools.faults.pictures import png
from wikiwatch import home as home_folder
from wikiwatch.ports import PageHead
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki
from wikiwatch.site.mediawiki import MediaWikiSite

pytestmark = pytest.mark.each_kind

Happens = Callable[[], object]

GROUPS = """
$wgGroupPermissions['suspect']['read'] = true;
$wgGroupPermissions['guarded']['read'] = true;
$wgAddGroups['bot'][] = 'suspect';
$wgRemoveGroups['bot'][] = 'suspect';
"""
LASTING: frozenset[str] = frozenset({"nocreate", "allowusertalk"})


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def wiki(request: pytest.FixtureRequest, module_wiki: Callable[[WikiSettings], PracticeWiki]) -> PracticeWiki:
    wiki = module_wiki(WikiSettings(suite=request.param, extra=GROUPS))
    wiki.sysop().edit(f"User:{BOT}/Run", text="yes")
    return wiki


@pytest.fixture(scope="module")
def sysop(wiki: PracticeWiki) -> Visitor:
    return wiki.sysop()


@pytest.fixture
def site(wiki: PracticeWiki, tmp_path: Path) -> MediaWikiSite:
    home_folder.init(tmp_path / "home", wiki.api, wiki.bot_login, wiki.state.bot_password)
    return MediaWikiSite(tmp_path / "home", enforce=True).connect()


@pytest.fixture
def name() -> str:
    """A title that no other test uses; also a user's name."""
    return f"Name {secrets.token_hex(4)}"


def head_of(site: MediaWikiSite, title: str) -> PageHead:
    head = site.head(0, title)
    assert head is not None
    return head


def latest(site: MediaWikiSite, log: str) -> tuple[str, str, str]:
    """What the bot did last by one of the wiki's logs, to what, with which summary."""
    one = site.own_acts(log)[0]
    return one.what, one.title, one.summary


def just_before(site: MediaWikiSite, monkeypatch: pytest.MonkeyPatch, happens: Happens) -> None:
    """Let something happen after the last look, in the moment of the next write."""
    post, waiting = site.gate.post, [happens]

    def late(params: dict[str, str], **options: Any) -> dict[str, Any]:
        if waiting:
            waiting.pop()()
        return post(params, **options)

    monkeypatch.setattr(site.gate, "post", late)


# moves


def test_a_page_is_moved_back_with_its_talk_page_and_without_a_redirect(
    site: MediaWikiSite, sysop: Visitor, name: str
) -> None:
    sysop.edit(name, text="A town.")
    sysop.edit(f"Talk:{name}", text="Of a town.")
    page_id = head_of(site, name).page_id
    sysop.call("move", **{"from": name, "to": f"Pills {name}", "movetalk": "1"})

    assert site.move_page(page_id, f"Pills {name}", name, "back").ok

    told = {(one.what[:9], one.title, one.summary) for one in site.own_acts("move")}
    assert ("move/move", f"Pills {name}", "back") in told
    assert (sysop.text(name), sysop.text(f"Talk:{name}")) == ("A town.", "Of a town.")
    assert site.head(0, f"Pills {name}") is None
    assert site.head(0, f"Talk:Pills {name}") is None


def test_a_page_that_is_moved_on_or_whose_title_is_taken_stays(site: MediaWikiSite, sysop: Visitor, name: str) -> None:
    sysop.edit(name, text="A town.")
    page_id = head_of(site, name).page_id
    sysop.call("move", **{"from": name, "to": f"Pills {name}"})
    for text in ("Another", "Another town."):
        sysop.edit(name, text=text)

    assert site.move_page(page_id, f"Shop {name}", name, "back").code == "superseded"
    assert site.move_page(page_id, f"Pills {name}", name, "back").code == "articleexists"
    assert site.move_page(999_999, f"Pills {name}", name, "back").code == "superseded"
    assert (sysop.text(name), sysop.text(f"Pills {name}")) == ("Another town.", "A town.")


def test_a_page_that_is_moved_in_the_very_moment_is_told(
    site: MediaWikiSite, sysop: Visitor, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sysop.edit(name, text="A town.")
    page_id = head_of(site, name).page_id
    just_before(site, monkeypatch, lambda: sysop.call("move", **{"from": name, "to": f"City {name}"}))

    written = site.move_page(page_id, name, f"Village {name}", "back")

    assert (written.code, written.detail) == ("superseded", f"it had been moved to City {name} meanwhile")


def test_a_redirect_stays_where_the_account_may_not_leave_none(
    site: MediaWikiSite, sysop: Visitor, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sysop.edit(name, text="A town.")
    monkeypatch.setattr(site.session, "_rights", site.rights - {"suppressredirect"})

    written = site.move_page(head_of(site, name).page_id, name, f"City {name}", "back")

    assert (written.ok, written.detail) == (True, f"a redirect stays at {name}")
    assert "#REDIRECT" in sysop.text(name)


# files


def test_an_earlier_version_of_a_file_becomes_the_current_one_once(
    site: MediaWikiSite, wiki: PracticeWiki, sysop: Visitor, name: str
) -> None:
    file = f"{name}.png".replace(" ", "_")
    title = f"File:{name}.png"
    sysop.upload(file, png(1))
    wiki.account(f"Up {name}").upload(file, png(2))

    bad, good = site.file_versions(title)
    assert (bad.user, bad.archive_name, good.user) == (f"Up {name}", "", "Admin")

    time.sleep(1)  # MediaWiki names the versions of a file by whole seconds
    assert site.revert_file(title, good.archive_name, "back").ok
    assert latest(site, "upload") in [(what, title, "back") for what in ("upload/revert", "upload/overwrite")]
    assert [version.user for version in site.file_versions(title)] == [BOT, f"Up {name}", "Admin"]
    time.sleep(1)
    assert site.revert_file(title, good.archive_name, "back").code == "fileexists-no-change"
    assert site.revert_file(title, "20010101000000!No.png", "back").code == "filerevert-badversion"
    assert site.file_versions("File:Nothing here.png") == []


# deletions


def test_a_page_is_deleted_and_brought_back_as_it_was(site: MediaWikiSite, sysop: Visitor, name: str) -> None:
    sysop.edit(name, text="An earlier page.")
    sysop.call("delete", title=name, reason="an earlier page")
    time.sleep(1)  # MediaWiki tells deleted revisions apart by their whole seconds
    for text in ("Pills", "Pills and more."):
        revid = sysop.edit(name, text=text)

    assert site.delete_page(head_of(site, name), "advert").ok
    assert site.head(0, name) is None

    assert latest(site, "delete") == ("delete/delete", name, "advert")
    back = site.undelete_page(name, "it was none")
    assert latest(site, "delete") == ("delete/restore", name, "it was none")

    assert back.ok
    assert sysop.text(name) == "Pills and more."
    assert head_of(site, name).revid == revid
    [page] = sysop.query(prop="revisions", titles=name, rvlimit="10")["pages"]
    assert len(page["revisions"]) == 2  # the earlier page stays deleted
    assert site.undelete_page(name, "it was none").code == "articleexists"


def test_a_page_that_was_edited_meanwhile_is_not_deleted(
    site: MediaWikiSite, sysop: Visitor, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sysop.edit(name, text="Pills")
    head = head_of(site, name)
    sysop.edit(name, text="A good page.")
    assert site.delete_page(head, "advert").code == "superseded"

    just_before(site, monkeypatch, lambda: sysop.edit(name, text="A very good page."))
    assert site.delete_page(head_of(site, name), "advert").code == "superseded"

    assert sysop.text(name) == "A very good page."
    assert site.delete_page(replace(head, page_id=999_999), "advert").code == "missingtitle"


def test_what_a_person_deleted_is_left_deleted(site: MediaWikiSite, sysop: Visitor, name: str) -> None:
    sysop.edit(name, text="Pills")
    assert site.delete_page(head_of(site, name), "advert").ok
    sysop.call("undelete", title=name, reason="to look at it")
    sysop.call("delete", title=name, reason="indeed")

    assert site.undelete_page(name, "back").code == "notown"
    assert site.undelete_page(f"Never {name}", "back").code == "notown"
    assert site.head(0, name) is None


# blocks


@pytest.mark.parametrize("target", ["an account", "192.0.2.0/27", "2001:db8:5::/64"])
def test_the_own_block_is_lifted(site: MediaWikiSite, wiki: PracticeWiki, name: str, target: str) -> None:
    if target == "an account":
        target = wiki.account(name).name
    assert site.block(target, "31 days", "adverts", LASTING).ok
    [block] = site.blocks_on(target)
    assert (block.by, block.reason, block.partial) == (BOT, "adverts", False)
    assert block.until is not None
    assert round((block.until - block.at).total_seconds() / 86_400) == 31

    assert site.unblock(target, "it was none").ok
    what, title, summary = latest(site, "block")
    assert (what, title.casefold()[:9], summary) == ("block/unblock", f"user:{target}".casefold()[:9], "it was none")
    assert site.blocks_on(target) == []
    assert site.unblock(target, "it was none").code == "cantunblock"


def test_a_block_that_a_person_made_or_changed_stays(
    site: MediaWikiSite, wiki: PracticeWiki, sysop: Visitor, name: str
) -> None:
    for visitor in (wiki.account(name), wiki.account(f"{name} too")):
        if visitor.name == name:
            assert site.block(name, "infinite", "adverts", LASTING).ok
        sysop.call("block", user=visitor.name, expiry="1 year", reason="sockpuppet", reblock="1")

        assert site.unblock(visitor.name, "back").code == "notown"
        assert [(block.by, block.reason) for block in site.blocks_on(visitor.name)] == [("Admin", "sockpuppet")]


# groups


def test_an_account_comes_into_a_group_and_leaves_it(site: MediaWikiSite, wiki: PracticeWiki, name: str) -> None:
    visitor = wiki.account(name)

    def groups() -> list[str]:
        return list(visitor.query(meta="userinfo", uiprop="groups")["userinfo"]["groups"])

    assert site.change_group(name, "+suspect", "many links").ok
    assert "suspect" in groups()
    assert site.change_group(name, "+suspect", "many links").detail == "unchanged"
    assert site.change_group(name, "-suspect", "quiet since").ok
    assert "suspect" not in groups()
    told = [(one.what, one.title, one.summary) for one in site.own_acts("rights")][:2]
    assert told == [("rights/rights", f"User:{name}", words) for words in ("quiet since", "many links")]


@pytest.mark.parametrize(
    ("change", "code"), [("+guarded", "permissiondenied"), ("suspect", "unknownoption"), ("+", "unknownoption")]
)
def test_a_group_that_is_not_the_bots_to_give_is_refused(
    site: MediaWikiSite, wiki: PracticeWiki, name: str, change: str, code: str
) -> None:
    wiki.account(name)
    assert site.change_group(name, change, "many links").code == code


@pytest.mark.parametrize("user", ["Nobody at all", "192.0.2.9"])
def test_who_has_no_account_has_no_groups(site: MediaWikiSite, user: str) -> None:
    assert site.change_group(user, "+suspect", "many links").code == "nosuchuser"
