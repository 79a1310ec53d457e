"""Attacks on signing in by the wiki: on the way there and back, by what the wiki says, and by names."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from threading import Event, Semaphore, Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from fakes import FakeSite
from flask import Flask
from loopback import Reply, body
from markupsafe import escape
from test_safety import check_dead
from visitors import SAME, Visitor
from wiki_oauth import (
    API,
    BACK,
    PROFILE,
    SECRET,
    TOKEN,
    WikiServer,
    asked_at,
    begin,
    come_back,
    sign_in,
)

from wikiwatch.app.context import App
from wikiwatch.web.oauth import AT_ONCE
from wikiwatch.web.people import hashed
from wikiwatch.web.rates import EACH
from wikiwatch.web.wiki_people import FRESH, SILENT


def test_a_state_of_another_browser_signs_nobody_in(browser: Callable[[], Visitor], wiki: WikiServer) -> None:
    mallory, victim = browser(), browser()
    url = wiki.allow(begin(mallory), wiki.account(9, "Mallory", "block"))
    assert come_back(victim, url).status_code == 400
    begin(victim)
    answer = come_back(victim, url)
    assert answer.status_code == 400
    assert "not begun in this browser" in answer.text
    assert victim.get("/").status_code == 303
    assert come_back(mallory, url).status_code == 400, "the state is gone after one try"
    assert [path for path, _ in wiki.asked] == []


def test_a_code_of_another_browser_does_not_fit_ours(browser: Callable[[], Visitor], wiki: WikiServer) -> None:
    mallory, victim = browser(), browser()
    code = parse_qs(urlsplit(wiki.allow(begin(victim), wiki.accounts[7])).query)["code"][0]
    state = parse_qs(urlsplit(begin(mallory)).query)["state"][0]
    answer = mallory.get(BACK, query_string={"code": code, "state": state})
    assert answer.status_code == 502
    assert mallory.get("/").status_code == 303


def test_a_code_for_another_consumer_signs_nobody_in(browser: Callable[[], Visitor], wiki: WikiServer) -> None:
    anna = browser()
    url = wiki.allow(begin(anna), wiki.accounts[7])
    for given, _ in wiki.codes.values():
        given["client_id"] = "b" * 32
    assert come_back(anna, url).status_code == 502


def test_coming_back_twice_signs_in_once(browser: Callable[[], Visitor], wiki: WikiServer) -> None:
    anna = browser()
    url = wiki.allow(begin(anna), wiki.accounts[7])
    assert come_back(anna, url).status_code == 303
    assert come_back(anna, url).status_code == 400
    assert [path for path, _ in wiki.asked].count(TOKEN) == 1


def test_what_was_begun_too_long_ago_is_over(
    browser: Callable[[], Visitor], wiki: WikiServer, live: tuple[App, FakeSite]
) -> None:
    anna = browser()
    url = wiki.allow(begin(anna), wiki.accounts[7])
    live[0].store.change_rows("update wiki_sign_in set until = ?", int(time.time()))
    assert come_back(anna, url).status_code == 400


@pytest.mark.parametrize("query", ["", "?error=access_denied&state={}", "?state={}", "?code=&state={}", "?error=x"])
def test_coming_back_without_a_code_signs_nobody_in(
    browser: Callable[[], Visitor], wiki: WikiServer, query: str
) -> None:
    anna = browser()
    state = parse_qs(urlsplit(begin(anna)).query)["state"][0]
    answer = anna.get(BACK + query.format(state))
    assert answer.status_code == (403 if query else 400)
    assert [path for path, _ in wiki.asked] == []


@pytest.mark.parametrize("path", [TOKEN, PROFILE, API])
@pytest.mark.parametrize(
    "reply",
    [
        body(b"", 500),
        body(b"<html>Not here", 200),
        body(b"[" * 100_000),
        body(b"[]"),
        body(b"null"),
        body(b"{}"),
        body(b'{"access_token": 5, "username": ["Anna"], "query": {"users": [{"userid": "7", "name": "Anna"}]}}'),
        body(b'{"access_token": "a\\nb", "token_type": "Bearer", "username": "Anna\\ud800", "query": {"users": 5}}'),
        body(b'{"access_token": "a", "token_type": "mac", "username": null, "query": []}'),
        body(b" " * 600_000 + b"{}"),
        body(b"", 302, "Location: http://127.0.0.1:9/elsewhere"),
    ],
    ids="500 html deep list null empty kinds halves mac huge elsewhere".split(),
)
def test_a_wiki_that_answers_otherwise_signs_nobody_in(
    browser: Callable[[], Visitor], wiki: WikiServer, caplog: pytest.LogCaptureFixture, path: str, reply: Reply
) -> None:
    anna = browser()
    wiki.replies[path] = reply
    answer = sign_in(anna, wiki, wiki.accounts[7])
    assert answer.status_code == 502
    assert "did not confirm who you are" in answer.text
    assert anna.get("/").status_code == 303
    assert path.removeprefix("/w/") in caplog.text
    secrets = {SECRET, *wiki.tokens, *(given.get("code", SECRET) for _, given in wiki.asked)}
    assert not [secret for secret in secrets if secret in caplog.text + answer.text]


@pytest.mark.parametrize("path", [TOKEN, PROFILE, API])
def test_a_slow_wiki_is_not_waited_for(
    browser: Callable[[], Visitor], by_wiki: Flask, wiki: WikiServer, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        for line in range(100):
            handler.wfile.write(b"X: 1\r\n" if line else b"HTTP/1.0 200 Said\r\n")
            time.sleep(0.05)

    people = by_wiki.extensions["wikiwatch"]["wiki_people"]
    people.wiki = replace(people.wiki, seconds=0.3)
    wiki.replies[path] = drip
    assert sign_in(browser(), wiki, wiki.accounts[7]).status_code == 502
    assert "time-out" in caplog.text


def test_a_slow_wiki_leaves_threads_to_those_who_are_signed_in(
    browser: Callable[[], Visitor], wiki: WikiServer, caplog: pytest.LogCaptureFixture
) -> None:
    waiting, going_on = Semaphore(0), Event()

    def slow(_handler: BaseHTTPRequestHandler) -> None:
        waiting.release()
        going_on.wait(30)

    wiki.replies[TOKEN] = slow
    strangers = [browser() for _ in range(AT_ONCE + 1)]
    urls = [wiki.allow(begin(one), wiki.accounts[7]) for one in strangers]
    threads = [Thread(target=come_back, args=pair) for pair in zip(strangers[1:], urls[1:], strict=True)]
    for thread in threads:
        thread.start()
    assert all(waiting.acquire(timeout=8) for _ in threads)
    assert come_back(strangers[0], urls[0]).status_code == 502
    assert "too many sign in at the same time" in caplog.text
    assert not waiting.acquire(blocking=False), "one more did not even ask"
    going_on.set()
    for thread in threads:
        thread.join()


def test_while_one_asks_a_slow_wiki_the_others_go_on(
    browser: Callable[[], Visitor], wiki: WikiServer, live: tuple[App, FakeSite], caplog: pytest.LogCaptureFixture
) -> None:
    anna, bea = browser(), browser()
    sign_in(anna, wiki, wiki.accounts[7])
    sign_in(bea, wiki, wiki.account(8, "Bea", "block"))
    asked, going_on = Event(), Event()

    def slow(_handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        going_on.wait(30)

    wiki.replies[API] = slow
    asked_at(live, FRESH)
    thread = Thread(target=anna.get, args=("/",))
    thread.start()
    assert asked.wait(8)
    assert "(operator)" in bea.page("/")
    assert "the wiki does not tell" not in caplog.text, "the one who asks has not given up yet"
    going_on.set()
    thread.join()


def test_a_name_that_nobody_may_have_shuts_out_its_own_account_alone(
    browser: Callable[[], Visitor], wiki: WikiServer, live: tuple[App, FakeSite]
) -> None:
    anna, bea = browser(), browser()
    sign_in(anna, wiki, wiki.accounts[7])
    sign_in(bea, wiki, wiki.account(8, "Bea", "block"))
    wiki.accounts[7].name = "Anna\u2060"
    asked_at(live, SILENT)
    assert "(operator)" in bea.page("/")
    assert anna.get("/").status_code == 303


def test_who_takes_over_a_name_takes_over_nothing(
    browser: Callable[[], Visitor], wiki: WikiServer, live: tuple[App, FakeSite]
) -> None:
    anna = browser()
    sign_in(anna, wiki, wiki.accounts[7])
    wiki.accounts[7].name = "Anna the Elder"
    wiki.account(70, "Anna", "block")
    asked_at(live, FRESH)
    page = anna.page("/")
    assert "Anna the Elder" in page
    assert "(reviewer)" in page


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{7*7}}", "Anna (web)", "'\"><img src=x>"])
def test_a_hostile_name_stays_text(browser: Callable[[], Visitor], wiki: WikiServer, name: str) -> None:
    someone = browser()
    sign_in(someone, wiki, wiki.account(8, name, "rollback"))
    page = someone.page("/")
    assert f"<bdi>{escape(name)}</bdi> (reviewer)" in page
    check_dead(page.replace(wiki.api.removesuffix("api.php"), "http://127.0.0.1:9/"))


@pytest.mark.parametrize("name", ["Anna\u202e(web)", "Anna\nBea", "x" * 300, "\x1b[2J"])
def test_a_name_that_no_wiki_allows_does_not_come_in(
    browser: Callable[[], Visitor], wiki: WikiServer, name: str
) -> None:
    assert sign_in(browser(), wiki, wiki.account(8, name, "rollback")).status_code == 502


def test_signing_in_makes_a_new_session_and_ends_the_one_before(
    browser: Callable[[], Visitor], wiki: WikiServer, live: tuple[App, FakeSite]
) -> None:
    anna = browser()
    anna.client.set_cookie("wikiwatch-session", "planted")
    sign_in(anna, wiki, wiki.accounts[7])
    first = anna.client.get_cookie("wikiwatch-session")
    assert first is not None
    assert first.value != "planted"
    assert (first.http_only, first.same_site) == (True, "Lax")
    sign_in(anna, wiki, wiki.accounts[7])
    assert live[0].store.wiki_session(hashed(first.value), datetime.now(UTC)) is None
    kept = repr([tuple(row) for row in live[0].store.rows("select * from wiki_session")])
    assert first.value not in kept


def test_tries_are_limited_and_links_are_not_shut_by_them(
    browser: Callable[[], Visitor], by_wiki: Flask, live: tuple[App, FakeSite]
) -> None:
    nobody = browser()
    answers = [nobody.send("/sign-in/wiki", see="/sign-in").status_code for _ in range(EACH)]
    assert set(answers) == {303}
    assert nobody.send("/sign-in/wiki", see="/sign-in").status_code == 429
    assert nobody.get(BACK).status_code == 429
    assert Visitor(by_wiki, live[0].store, "viewer", "Bea").get("/").status_code == 200


def test_the_button_needs_our_own_form_and_leads_to_the_wiki_alone(
    browser: Callable[[], Visitor], wiki: WikiServer
) -> None:
    nobody = browser()
    origin = wiki.api.removesuffix(API)
    policy = nobody.get("/sign-in").headers["Content-Security-Policy"]
    assert f"form-action 'self' {origin};" in policy
    assert origin not in nobody.get(BACK).headers["Content-Security-Policy"]
    assert nobody.get(BACK).headers["Referrer-Policy"] == "strict-origin"
    assert nobody.client.post("/sign-in/wiki", headers=SAME).status_code == 403
    assert begin(nobody).startswith(f"{origin}/w/rest.php/oauth2/authorize?")
    away = nobody.send("/sign-in/wiki?next=//evil.example&redirect_uri=http://evil.example/", see="/sign-in")
    assert parse_qs(urlsplit(away.headers["Location"]).query)["redirect_uri"] == [wiki.callback]


def test_under_another_name_of_this_machine_the_button_is_not_there(
    browser: Callable[[], Visitor], wiki: WikiServer
) -> None:
    page = browser().get("/sign-in", headers={"Host": "127.0.0.1:8080"})
    assert "/sign-in/wiki" not in page.text
    assert wiki.api.removesuffix(API) not in page.headers["Content-Security-Policy"]
