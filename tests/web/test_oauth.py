"""Signing in by the wiki, against a small server that speaks what its extension OAuth documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import FakeSite
from flask import Flask
from loopback import body
from visitors import Visitor
from wiki_oauth import (
    API,
    BACK,
    CLIENT,
    SECRET,
    WikiServer,
    asked_at,
    set_up_oauth,
    sign_in,
)

from wikiwatch.app.context import App
from wikiwatch.errors import UserError
from wikiwatch.web.app import make
from wikiwatch.web.oauth import Account, WikiOAuth
from wikiwatch.web.wiki_people import FRESH, SILENT, WikiPeople

RIGHTS = {"viewer": "patrol", "reviewer": "rollback", "rule-editor": "editinterface", "operator": "block"}


def test_whoever_has_the_right_on_the_wiki_signs_in(
    browser: Callable[[], Visitor], wiki: WikiServer, edits: list[int], live: tuple[App, FakeSite]
) -> None:
    anna = browser()
    answer = sign_in(anna, wiki, wiki.accounts[7])
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "Anna" in anna.page("/")
    assert anna.answer("release", f"down-{edits[0]}").status_code == 303
    told = [(one["who"], one["what"], one["key"]) for one in live[0].store.audit()]
    assert ("Anna (wiki)", "reviewer", "web:Anna (wiki)") in told
    assert ("Anna (wiki)", "release", f"down-{edits[0]}") in told
    assert anna.send("/sign-out").status_code == 303
    assert anna.get("/").status_code == 303


@pytest.mark.parametrize(
    ("rights", "role"),
    [
        (("rollback",), "reviewer"),
        (("rollback", "block"), "operator"),
        (("editinterface",), "rule editor"),
        ((), ""),
        (("patrol", "delete"), ""),
    ],
    ids=str,
)
def test_rights_of_the_wiki_make_the_role(
    browser: Callable[[], Visitor], wiki: WikiServer, rights: tuple[str, ...], role: str
) -> None:
    someone = browser()
    answer = sign_in(someone, wiki, wiki.account(8, "Bea", *rights))
    assert answer.status_code == (303 if role else 403)
    assert f"({role})" in someone.page("/") if role else "none of the rights" in answer.text


def test_the_highest_role_counts_and_a_block_takes_all(wiki: WikiServer) -> None:
    people = WikiPeople(WikiOAuth(CLIENT, "", "", SECRET), RIGHTS)
    for rights, blocked, role in (
        ({"patrol"}, False, "viewer"),
        ({"patrol", "block"}, False, "operator"),
        ({"block"}, True, ""),
        ({"edit"}, False, ""),
    ):
        assert people.role_of(Account(1, "A", frozenset(rights), blocked)) == role


def test_blocked_and_hidden_accounts_stay_outside(browser: Callable[[], Visitor], wiki: WikiServer) -> None:
    blocked, hidden = wiki.account(8, "Bea", "block"), wiki.account(9, "Cem", "block")
    blocked.block = {"blockid": 3, "blockedby": "Anna", "blockpartial": False}
    hidden.hidden = True
    answer = sign_in(browser(), wiki, blocked)
    assert answer.status_code == 403
    assert "is blocked on the wiki" in answer.text
    assert sign_in(browser(), wiki, hidden).status_code == 502


@pytest.mark.parametrize("change", ["right", "block", "gone"])
def test_who_loses_the_right_on_the_wiki_is_out_within_minutes(
    browser: Callable[[], Visitor], wiki: WikiServer, live: tuple[App, FakeSite], change: str
) -> None:
    anna, bea = browser(), browser()
    sign_in(anna, wiki, wiki.accounts[7])
    sign_in(bea, wiki, wiki.account(8, "Bea", "rollback", "block"))
    if change == "right":
        wiki.accounts[7].rights.remove("rollback")
    elif change == "block":
        wiki.accounts[7].block = {"blockid": 3}
    else:
        del wiki.accounts[7]
    wiki.asked.clear()
    assert anna.get("/").status_code == 200
    assert wiki.asked == []
    asked_at(live, FRESH)
    assert anna.get("/").status_code == 303
    assert "(operator)" in bea.page("/")
    assert [path for path, _ in wiki.asked] == [API], "one question for all"
    assert ("Anna (wiki)", "remove") in [(one["who"], one["what"]) for one in live[0].store.audit()]
    wiki.account(7, "Anna", "rollback")
    asked_at(live, FRESH)
    assert anna.get("/").status_code == 303, "the session is over, not asleep"


def test_a_silent_wiki_is_believed_for_a_quarter_of_an_hour(
    browser: Callable[[], Visitor], wiki: WikiServer, live: tuple[App, FakeSite]
) -> None:
    anna = browser()
    sign_in(anna, wiki, wiki.accounts[7])
    wiki.replies[API] = body(b"", 503)
    wiki.asked.clear()
    asked_at(live, SILENT - timedelta(minutes=1))
    assert [anna.get("/").status_code for _ in range(3)] == [200] * 3
    assert len(wiki.asked) == 1, "nobody asks with every page"
    asked_at(live, SILENT)
    assert anna.get("/").status_code == 303


def test_an_account_of_the_wiki_is_not_the_person_of_that_name_here(
    browser: Callable[[], Visitor], by_wiki: Flask, wiki: WikiServer, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    store = live[0].store
    local, account = Visitor(by_wiki, store, "operator", "Anna"), browser()
    sign_in(account, wiki, wiki.accounts[7])
    assert "(operator)" in local.page("/")
    assert "(reviewer)" in account.page("/")
    local.answer("release", f"down-{edits[0]}")
    account.answer("release", f"down-{edits[1]}")
    assert {one["key"]: one["who"] for one in store.audit() if one["what"] == "release"} == {
        f"down-{edits[0]}": "Anna (web)",
        f"down-{edits[1]}": "Anna (wiki)",
    }
    store.drop_web_person("Anna")
    assert local.get("/").status_code == 303
    assert account.get("/").status_code == 200
    assert store.web_people() == []


def test_while_it_is_off_there_is_nothing_of_it(tmp_path: Path, live: tuple[App, FakeSite], wiki: WikiServer) -> None:
    nobody = Visitor(make(set_up_oauth(tmp_path, wiki, "")), live[0].store, "", "")
    assert "/sign-in/wiki" not in nobody.page("/sign-in")
    assert nobody.get(BACK).status_code == 404


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_secret_that_others_may_read_is_refused(
    tmp_path: Path, live: tuple[App, FakeSite], wiki: WikiServer, mode: int
) -> None:
    home = set_up_oauth(tmp_path, wiki)
    (home / "oauth-secret").chmod(mode)
    with pytest.raises(UserError, match="others may read the secret"):
        make(home)


@pytest.mark.parametrize("secret", ["", "two words", "x" * 2000, "\u00e9", None])
def test_a_file_without_a_secret_is_refused(
    tmp_path: Path, live: tuple[App, FakeSite], wiki: WikiServer, secret: str | None
) -> None:
    home = set_up_oauth(tmp_path, wiki)
    (home / "oauth-secret").unlink() if secret is None else (home / "oauth-secret").write_text(secret, encoding="utf-8")
    with pytest.raises(UserError, match="secret"):
        make(home)


@pytest.mark.parametrize("lines", ['host = ""', 'host = "watch.example.org"', 'host = "192.0.2.1:8080"\nhttps = false'])
def test_without_an_https_address_to_come_back_to_it_is_refused(
    tmp_path: Path, live: tuple[App, FakeSite], wiki: WikiServer, lines: str
) -> None:
    home = set_up_oauth(tmp_path, wiki, f'[web]\n{lines}\n[web.oauth]\nclient_id = "{CLIENT}"\n')
    with pytest.raises(UserError, match="set `host` and `https` under"):
        make(home)


def test_a_wiki_without_https_is_refused(tmp_path: Path, live: tuple[App, FakeSite], wiki: WikiServer) -> None:
    home = set_up_oauth(tmp_path, wiki)
    config = home / "user-config.py"
    config.write_text(config.read_text(encoding="utf-8").replace("http://127.0.0.1:", "http://wiki.example:"), "utf-8")
    with pytest.raises(UserError, match="without https"):
        make(home)
