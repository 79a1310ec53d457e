"""The practice wiki itself, up and running."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from wikiwatch.sandbox import cast, server, story
from wikiwatch.sandbox import wiki as practice
from wikiwatch.sandbox.errors import SandboxError
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import ApiError, Visitor
from wikiwatch.sandbox.wiki import BOT, CHANGE_TAG, PracticeWiki

NewWiki = Callable[..., PracticeWiki]


def bot_of(wiki: PracticeWiki) -> Visitor:
    return Visitor(wiki.api, name=wiki.bot_login).log_in(wiki.state.bot_password)


def recent(wiki: PracticeWiki) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = wiki.sysop().query(
        list="recentchanges", rcprop="user|title|ids|tags|loginfo", rclimit="500", rctype="edit|new"
    )["recentchanges"]
    return found


def test_the_suites_ship_their_mediawiki(new_wiki: NewWiki) -> None:
    versions = [
        new_wiki(suite=suite).anonymous("192.0.2.1").query(meta="siteinfo")["general"]["generator"]
        for suite in ("bookworm", "trixie")
    ]
    assert [version.rsplit(".", 1)[0] for version in versions] == ["MediaWiki 1.39", "MediaWiki 1.43"]


@pytest.mark.parametrize("suite", ["bookworm", "trixie"])
def test_edits_come_from_the_address_that_a_visitor_names(new_wiki: NewWiki, suite: str) -> None:
    wiki = new_wiki(suite=suite)
    for address in ("203.0.113.5", "198.51.100.7", "2001:DB8:0:0:0:0:0:1"):
        wiki.anonymous(address).edit("A page", appendtext=f"\n\nFrom {address}")
    assert {change["user"] for change in recent(wiki)} >= {
        "203.0.113.5",
        "198.51.100.7",
        "2001:DB8:0:0:0:0:0:1",
    }


def test_with_temporary_accounts_each_browser_gets_one_and_keeps_it(new_wiki: NewWiki) -> None:
    wiki = new_wiki(temp_accounts=True)
    browser = wiki.anonymous("203.0.113.5")
    browser.edit("A page", text="Once")
    browser.edit("A page", text="Twice")
    wiki.anonymous("203.0.113.5").edit("A page", text="Somebody else")
    last, second, first = (change for change in recent(wiki) if change["title"] == "A page")
    assert first["temp"]
    assert first["user"].startswith("~2")
    assert first["user"] == second["user"] != last["user"]


def test_the_bot_logs_in_with_its_bot_password_and_can_do_its_work(wiki: PracticeWiki) -> None:
    me = bot_of(wiki).query(meta="userinfo", uiprop="groups|rights")["userinfo"]
    assert me["name"] == BOT
    assert "bot" in me["groups"]
    assert {"rollback", "block", "patrol", "delete", "deletedtext", "apihighlimits", "bot"} <= set(me["rights"])


def test_the_change_tag_exists_and_the_bot_can_use_it(wiki: PracticeWiki) -> None:
    revid = bot_of(wiki).edit("A page", text="Tagged", tags=CHANGE_TAG)
    assert [change["tags"] for change in recent(wiki) if change["revid"] == revid] == [[CHANGE_TAG]]


def test_the_bot_blocks_and_rolls_back(wiki: PracticeWiki) -> None:
    wiki.sysop().edit("A page", text="Good text")
    wiki.account("Vandal").edit("A page", text="Bad text")
    bot = bot_of(wiki)
    bot.rollback("A page", "Vandal")
    bot.call("block", user="Vandal", expiry="1 day", reason="test")
    assert bot.text("A page") == "Good text"
    with pytest.raises(ApiError, match=r"^blocked"):
        wiki.account("Vandal").edit("A page", text="Bad text again")


def test_anonymous_links_need_no_captcha_unless_it_is_kept(new_wiki: NewWiki) -> None:
    link = "https://source.example/page"
    assert new_wiki().anonymous("192.0.2.1").edit("A page", text=link)
    with pytest.raises(SandboxError, match="captcha"):
        new_wiki(captcha=True).anonymous("192.0.2.1").edit("A page", text=link)


def test_settings_of_ones_own_come_last(new_wiki: NewWiki) -> None:
    wiki = new_wiki(extra="$wgSitename = 'Otherwise';\n$wgGroupPermissions['bot']['rollback'] = false;")
    assert wiki.sysop().query(meta="siteinfo")["general"]["sitename"] == "Otherwise"
    assert "rollback" not in bot_of(wiki).query(meta="userinfo", uiprop="rights")["userinfo"]["rights"]


def test_an_account_can_be_asked_for_twice_with_groups_and_a_confirmed_address(wiki: PracticeWiki) -> None:
    wiki.account("Gerda Lind")
    gerda = wiki.account("Gerda Lind", groups="sysop", email="gerda@mail.example")
    me = gerda.query(meta="userinfo", uiprop="groups")["userinfo"]
    assert "sysop" in me["groups"]
    found = wiki.sysop().query(list="users", ususers="Gerda Lind", usprop="emailable")["users"]
    assert found[0]["emailable"]


def test_two_who_write_at_once_both_get_their_text_in(new_wiki: NewWiki) -> None:
    wiki = new_wiki()
    page = "First line.\n\nSecond line.\n\nThird line."
    wiki.sysop().edit("A page", text=page)
    other = wiki.anonymous("192.0.2.2")

    def late(text: str) -> str:
        if "Last" not in text:
            other.replace("A page", "Third", "Last")
        return text.replace("First", "Initial")

    wiki.anonymous("192.0.2.1").change("A page", late)
    assert other.text("A page") == "Initial line.\n\nSecond line.\n\nLast line."


def test_down_ends_every_worker_and_nothing_else(new_wiki: NewWiki) -> None:
    one, other = new_wiki(), new_wiki()
    workers = server.workers(one.state.pid, one.state.port)
    assert len(workers) == server.WORKERS + 1
    one.stop()
    assert not server.workers(one.state.pid or workers[0], one.state.port)
    assert not [pid for pid in workers if _alive(pid)]
    with pytest.raises(requests.ConnectionError):
        one.anonymous("192.0.2.1").text("Main Page")
    assert other.anonymous("192.0.2.1").text("Main Page")


def _alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_number_that_belongs_to_another_program_now_is_left_alone(new_wiki: NewWiki) -> None:
    wiki = new_wiki()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True) as other:
        server.stop(other.pid, wiki.state.port)
        assert other.poll() is None
        other.communicate(b"\n")
    assert wiki.running


LISTENS = """
import os, socket, sys
server = socket.create_server(("127.0.0.1", 0))
server.set_inheritable(True)
port = server.getsockname()[1]
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1], f"127.0.0.1:{port}", str(port)])
"""
# It takes a while to give this back, and only then the port is free.
HOLDS = "import sys; held = b'x' * 200_000_000; print(sys.argv[2], flush=True); input()"


def test_a_server_is_down_only_when_its_port_is_free() -> None:
    command = [sys.executable, "-c", LISTENS, HOLDS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout
        port = int(process.stdout.readline())
        os.kill(process.pid, signal.SIGTERM)
        while server.workers(process.pid, port):
            pass
        with socket.create_server(("127.0.0.1", port)):
            assert process.wait() == -signal.SIGTERM


def test_workers_without_their_parent_are_found_as_well(new_wiki: NewWiki) -> None:
    wiki = new_wiki()
    os.kill(wiki.state.pid, signal.SIGKILL)
    wiki.stop()
    with pytest.raises(requests.ConnectionError):
        wiki.anonymous("192.0.2.1").text("Main Page")


def test_another_process_finds_the_wiki_by_its_folder_and_brings_it_down(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    wiki = practice.up(folder, WikiSettings())
    try:
        wiki.anonymous("192.0.2.1").edit("A page", text="Still here")
        again = practice.up(folder)
        assert again.url == wiki.url
        with pytest.raises(SandboxError, match="other settings"):
            practice.up(folder, WikiSettings(suite="bookworm"))
        assert (folder / "practice.json").stat().st_mode & 0o777 == 0o600
    finally:
        code = "import sys, pathlib as p; from wikiwatch.sandbox.wiki import down; print(down(p.Path(sys.argv[1])))"
        done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True)
    assert done.stdout == "True\n"
    assert not wiki.running
    assert not folder.exists()
    assert not practice.down(folder)


def test_after_a_stop_the_wiki_comes_back_with_its_pages(new_wiki: NewWiki) -> None:
    wiki = new_wiki()
    wiki.sysop().edit("A page", text="Still here")
    port = wiki.state.port
    wiki.stop()
    assert wiki.start().sysop().text("A page") == "Still here"
    assert wiki.state.port == port


def test_a_running_wiki_is_not_copied(new_wiki: NewWiki, tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="while it is down"):
        new_wiki().copy_to(tmp_path / "copy")


def test_a_folder_that_holds_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear all")
    with pytest.raises(SandboxError, match="is not empty"):
        PracticeWiki.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_every_visit_of_the_story_is_saved_and_told(wiki: PracticeWiki) -> None:
    story.furnish(wiki)
    told: list[tuple[int, int]] = []
    visits = story.attack(wiki, lambda done, total, _: told.append((done, total)))
    steps = cast.script()
    assert told == [(number, len(steps)) for number in range(1, len(steps) + 1)]
    saved = {change["revid"]: change for change in recent(wiki)}
    assert [(saved[v.revid]["title"], saved[v.revid]["user"]) for v in visits] == [(v.title, v.user) for v in visits]
    assert len(visits) == len(steps)
    texts = {title: wiki.sysop().text(title) for title in {visit.title for visit in visits}}
    # Nobody watches here: all stands but the advert that the story's own sysop took away.
    fallen = [visit for visit in visits if not visit.stands(texts[visit.title])]
    assert [visit.cast for visit in fallen] == ["spammer"]


@pytest.mark.night  # it tells the whole story twice more
def test_furnishing_and_attacking_again_does_no_harm(new_wiki: NewWiki) -> None:
    wiki = new_wiki()
    story.furnish(wiki)
    story.furnish(wiki)
    assert wiki.sysop().text("Harrow Mill").count("== History ==") == 1
    first = story.attack(wiki)
    second = story.attack(wiki)
    assert {visit.expected for visit in second} == {cast.GONE}
    assert len(second) < len(first)


def test_the_export_holds_every_revision_with_its_author(new_wiki: NewWiki) -> None:
    wiki = new_wiki()
    revids = [wiki.anonymous("203.0.113.5").edit("A page", text=text) for text in ("Once", "Twice")]
    xml = story.export_story(wiki).decode()
    assert xml.startswith("<mediawiki")
    assert all(f"<id>{revid}</id>" in xml for revid in revids)
    assert xml.count("<ip>203.0.113.5</ip>") == 2
