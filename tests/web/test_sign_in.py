"""Who comes in: one-time links, sessions, roles, and what ends them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fakes import FakeSite
from flask import Flask
from visitors import NewVisitor, Visitor, someone

from wikiwatch.app.context import App
from wikiwatch.errors import UserError
from wikiwatch.web.people import (
    LINK_LASTS,
    SESSION_LASTS,
    Role,
    begin_session,
    checked_name,
    hashed,
    new_link,
    signed_in,
)
from wikiwatch.web.rates import ALL, EACH, WINDOW, Rates

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_nobody_sees_anything_without_signing_in(visitor: NewVisitor, edits: list[int]) -> None:
    nobody = visitor()
    for path in ("/", f"/edit/{edits[0]}", f"/undo/down-{edits[0]}", "/health", "/action/down-1", "/proposal/1"):
        answer = nobody.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
    for path in ("/decide", f"/undo/down-{edits[0]}", "/sign-out"):
        assert nobody.send(path, see="/sign-in/unknown").status_code == 403


def test_a_link_signs_in_once_and_looking_at_it_does_not_use_it_up(
    visitor: NewVisitor, live: tuple[App, FakeSite]
) -> None:
    store, nobody = live[0].store, visitor()
    store.set_web_person("Bea", "viewer", NOW)
    secret = new_link(store, "Bea", datetime.now(UTC))
    assert "Bea" in nobody.page(f"/sign-in/{secret}")
    assert "Bea" in nobody.page(f"/sign-in/{secret}")
    assert nobody.follow(secret).status_code == 303
    assert "Bea" in nobody.page("/")
    assert visitor().get(f"/sign-in/{secret}").status_code == 404
    assert visitor().send(f"/sign-in/{secret}", see="/sign-in/x").status_code == 403
    used = visitor("viewer", "Cem").send(f"/sign-in/{secret}")
    assert used.status_code == 404


def test_a_link_is_not_used_up_where_signing_in_fails(
    visitor: NewVisitor, live: tuple[App, FakeSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, nobody = someone(live[0].store, "viewer", "Bea"), visitor()
    with monkeypatch.context() as broken:
        broken.setattr("wikiwatch.web.pages_sign.begin_session", None)
        assert nobody.follow(secret).status_code == 500
    assert nobody.follow(secret).status_code == 303


def test_a_link_ends_after_its_time_and_with_the_next_one(live: tuple[App, FakeSite]) -> None:
    store = live[0].store
    store.set_web_person("Bea", "viewer", NOW)
    first = new_link(store, "Bea", NOW)
    assert store.web_link(hashed(first), NOW + LINK_LASTS - timedelta(seconds=1)) == "Bea"
    assert store.use_web_link(hashed(first), NOW + LINK_LASTS) is None
    older, newer = new_link(store, "Bea", NOW), new_link(store, "Bea", NOW)
    assert store.web_link(hashed(older), NOW) is None
    assert store.use_web_link(hashed(newer), NOW) == "Bea"
    assert store.use_web_link(hashed(newer), NOW) is None


def test_no_secret_stands_in_the_database(live: tuple[App, FakeSite]) -> None:
    store = live[0].store
    store.set_web_person("Bea", "viewer", NOW)
    secrets = (new_link(store, "Bea", NOW), begin_session(store, "Bea", NOW))
    kept = repr([tuple(row) for name in ("web_link", "web_session") for row in store.rows(f"select * from {name}")])
    assert "Bea" in kept
    assert all(secret not in kept for secret in secrets)


def test_a_session_ends_with_its_time_and_with_its_person(live: tuple[App, FakeSite]) -> None:
    store = live[0].store
    store.set_web_person("Bea", "viewer", NOW)
    secret = begin_session(store, "Bea", NOW)
    found = signed_in(store, secret, NOW + SESSION_LASTS - timedelta(seconds=1))
    assert found is not None
    assert (found.who, found.role) == ("Bea (web)", Role.VIEWER)
    assert signed_in(store, secret, NOW + SESSION_LASTS) is None
    store.drop_web_person("bea")
    assert signed_in(store, secret, NOW) is None
    store.set_web_person("Bea", "operator", NOW)
    assert signed_in(store, secret, NOW) is None


def test_a_new_role_counts_at_once(visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]) -> None:
    anna = visitor("viewer")
    assert anna.answer("release", f"down-{edits[0]}").status_code == 403
    live[0].store.set_web_person("Anna", "reviewer", NOW)
    assert anna.answer("release", f"down-{edits[0]}").status_code == 303


def test_signing_in_again_ends_the_session_before(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    anna, store = visitor("viewer"), live[0].store
    before = anna.client.get_cookie("wikiwatch-session")
    anna.send(f"/sign-in/{(link := new_link(store, 'Anna', datetime.now(UTC)))}", see=f"/sign-in/{link}")
    after = anna.client.get_cookie("wikiwatch-session")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert signed_in(store, before.value, datetime.now(UTC)) is None
    assert signed_in(store, after.value, datetime.now(UTC)) is not None


def test_signing_out_ends_the_session_in_the_store_too(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    anna = visitor("viewer")
    cookie = anna.client.get_cookie("wikiwatch-session")
    assert cookie is not None
    assert anna.send("/sign-out").status_code == 303
    assert anna.get("/").status_code == 303
    assert signed_in(live[0].store, cookie.value, datetime.now(UTC)) is None


def test_cookies_are_for_the_browser_alone(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    nobody, store = visitor(), live[0].store
    store.set_web_person("Bea", "viewer", NOW)
    secret = new_link(store, "Bea", datetime.now(UTC))
    form = nobody.get(f"/sign-in/{secret}").headers["Set-Cookie"]
    assert "HttpOnly" in form
    assert "SameSite=Strict" in form
    session = nobody.follow(secret).headers["Set-Cookie"]
    assert "HttpOnly" in session
    assert "SameSite=Lax" in session


def test_tries_are_limited_by_address_and_over_all() -> None:
    at = [0.0]
    rates = Rates(lambda: at[0])
    assert [rates.allow("192.0.2.1") for _ in range(EACH + 1)] == [True] * EACH + [False]
    assert rates.allow("192.0.2.2")
    assert [rates.allow(f"2001:db8::{n:x}") for n in range(1, EACH + 2)] == [True] * EACH + [False]
    at[0] = WINDOW + 1
    assert rates.allow("192.0.2.1")
    at[0] = 3 * WINDOW
    assert [rates.allow(f"198.51.100.{n % 250}") for n in range(ALL + 1)] == [True] * ALL + [False]


def test_too_many_tries_are_refused_for_a_while(dashboard: Flask, live: tuple[App, FakeSite]) -> None:
    stranger = Visitor(dashboard, live[0].store, "", "")
    assert [stranger.get("/sign-in/guess").status_code for _ in range(EACH + 1)] == [404] * EACH + [429]


def test_nobody_locks_out_whoever_has_a_link_that_works(dashboard: Flask, live: tuple[App, FakeSite]) -> None:
    for number in range(ALL):
        dashboard.extensions["wikiwatch"]["rates"].allow(f"198.51.100.{number % 250}")
    assert Visitor(dashboard, live[0].store, "", "").get("/sign-in/guess").status_code == 429
    Visitor(dashboard, live[0].store, "viewer", "Bea").page("/")


@pytest.mark.parametrize("name", ["", " ", "A" * 61, "Anna (command line)", "An\u202ena", "An\x1b[2Jna", "\u200b"])
def test_names_that_could_be_mistaken_are_refused(name: str) -> None:
    with pytest.raises(UserError):
        checked_name(name)


def test_names_keep_one_space_between_words() -> None:
    assert checked_name("  Anna   Muster ") == "Anna Muster"
