"""What keeps the dashboard safe: headers, tokens of forms, host names, sizes; and nothing hostile lives in a page."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from attacks import ATTACKS
from commandline import commands_in, set_up
from fakes import FakeSite
from flask import Flask
from visitors import ORIGIN, SAME, NewVisitor, someone

from wikiwatch.app.context import App
from wikiwatch.web.app import make
from wikiwatch.web.people import Role
from wikiwatch.web.safety import is_loopback

TAGS = frozenset(
    "html head meta title link script body a header p nav form input span button main h1 h2 h3 bdi details summary"
    " label select option ol ul li i b dl div dt dd pre mark ins del table thead tbody tr th td code time"
    " svg desc defs pattern g path rect text".split()
)

# All that leads out of a page: to the wiki's own pages, with what is hostile in a value of the query.
_INDEX = "http://127.0.0.1:9/index.php?"
OUTSIDE = (f"{_INDEX}diff=", f"{_INDEX}title=Special%3AContributions%2F", f"{_INDEX}title=Special%3ALog&")


class _Seen(HTMLParser):
    """Tags, and attributes with their values, of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def check_dead(page: str) -> None:
    """Nothing in a page is there but what its template has."""
    seen = _Seen()
    seen.feed(page)
    assert seen.tags <= TAGS
    assert not [one for one in seen.attributes if one[1].startswith("on") or one[1] in ("style", "autofocus", "srcdoc")]
    assert {value for tag, name, value in seen.attributes if name == "src"} == {"/static/keys.js"}
    assert all(
        value.startswith(("/", "#", *OUTSIDE)) or value == "data:,"
        for _, name, value in seen.attributes
        if name in ("href", "action", "formaction")
    )
    assert {c for c in page if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cn")} <= {"\n"}
    assert not re.search("\u0300{20}", page)


def test_nothing_hostile_lives_on_any_page(
    visitor: NewVisitor, attacked: list[int], live: tuple[App, FakeSite]
) -> None:
    anna, store = visitor("operator"), live[0].store
    pages = ["/", "/?all=1", "/?sort=user", "/health", "/accounts", "/blocks", "/standing", "/aside"]
    pages += [f"/account?name={quote(f'Eve {attack}'[:200])}" for attack in ATTACKS]
    actions = [*store.waiting(), *(action for revid in attacked for action in store.actions_on(revid))]
    assert len(actions) > len(ATTACKS) // 2
    pages += [f"/edit/{revid}" for revid in attacked]
    pages += [path for action in actions for path in (f"/action/{action.key}", f"/undo/{action.key}")]
    pages.append(f"/undo/{actions[0].key}?all=1")
    shown = ""
    for path in dict.fromkeys(pages):
        page = anna.page(path)
        check_dead(page)
        shown += page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "\\u202egnp.exe" in shown


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_asked_for_comes_back_as_text(visitor: NewVisitor, attack: str) -> None:
    anna = visitor("reviewer")
    for name in ("user", "domain", "campaign", "kind", "sort", "done", "page"):
        check_dead(anna.get("/", query_string={name: attack}).text)
    for path in ("/action/", "/undo/", "/sign-in/", "/edit/"):
        check_dead(anna.get(path + attack.replace("/", "").replace("?", "").replace("#", "") + "x").text)
    check_dead(anna.answer("release", attack, back=attack).text)


def test_a_hostile_reason_of_a_person_stays_text_too(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("operator")
    anna.answer("yes", f"block-{edits[4]}", sure="1", why="<b onclick=alert(1)>\u202e")
    page = anna.page(f"/edit/{edits[4]}")
    assert "&lt;b onclick=alert(1)&gt;\\u202e" in page
    check_dead(page)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/sign-in/x", "/nowhere", "/static/site.css", "/health"])
def test_each_answer_has_its_headers(visitor: NewVisitor, path: str) -> None:
    headers = visitor().get(path).headers
    policy = headers["Content-Security-Policy"]
    for told in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert told in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (SAME, 303),
        ({"Origin": ORIGIN}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({**SAME, "Sec-Fetch-Site": "cross-site"}, 403),
        ({**SAME, "Sec-Fetch-Site": "same-site"}, 403),
        ({**SAME, "Origin": "http://localhost:81"}, 403),
    ],
    ids=str,
)
def test_a_form_has_to_come_from_our_own_page(
    visitor: NewVisitor, edits: list[int], headers: dict[str, str], status: int
) -> None:
    answer = visitor("reviewer").send("/decide", headers=headers, release=f" down-{edits[0]}")
    assert answer.status_code == status


@pytest.mark.parametrize("token", ["", "0" * 32, "\u202e"])
def test_a_form_has_to_have_its_token(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int], token: str
) -> None:
    anna, other = visitor("reviewer"), visitor("reviewer", "Bea")
    forms = ("/decide", f"/undo/down-{edits[0]}", "/sign-out", "/sign-in/x")
    assert {anna.send(path, token=token, release=f" down-{edits[0]}").status_code for path in forms} == {403}
    found = re.search(r'name="token" value="(\w+)"', other.page("/"))
    assert found
    assert anna.send("/decide", token=found[1], release=f" down-{edits[0]}").status_code == 403
    assert not live[0].store.decisions(f"down-{edits[0]}")


def test_strangers_are_not_told_what_fails_nor_where(
    visitor: NewVisitor, tmp_path: Path, edits: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    nobody = visitor()
    (tmp_path / "rules" / "points.toml").write_text("oops = [", encoding="utf-8")
    answer = nobody.get("/sign-in")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text
    assert "points.toml" not in answer.text
    assert "points.toml" in caplog.text


def test_a_locked_database_is_told_and_no_link_comes_into_the_log(
    visitor: NewVisitor,
    tmp_path: Path,
    live: tuple[App, FakeSite],
    edits: list[int],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    anna, nobody = visitor("reviewer"), visitor()
    secret = someone(live[0].store, "viewer", "Bea")
    monkeypatch.setattr("wikiwatch.store.base.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(tmp_path / "wikiwatch.db", isolation_level=None)) as daemon:
        daemon.execute("begin immediate")
        assert anna.get("/").status_code == 200
        assert "locked" in anna.answer("release", f"down-{edits[0]}").text
        answer = nobody.follow(secret)
        assert answer.status_code == 503
        assert str(tmp_path) not in answer.text
    assert "locked" in caplog.text
    assert nobody.follow(secret).status_code == 303
    with monkeypatch.context() as broken:
        broken.setattr("wikiwatch.web.pages_sign.hashed", None)
        assert nobody.get(f"/sign-in/{secret}").status_code == 500
    assert "/sign-in/<secret> failed" in caplog.text
    assert secret not in caplog.text


def test_a_link_is_not_named_by_what_its_page_loads(visitor: NewVisitor) -> None:
    assert visitor().get("/sign-in/x").headers["Referrer-Policy"] == "strict-origin"
    assert visitor().get("/").headers["Referrer-Policy"] == "same-origin"


# Who may, at the least, send each form. A new one has to be put in here.
FORMS = {
    "/decide": Role.REVIEWER,
    "/undo/<key>": Role.REVIEWER,
    "/bulk": Role.REVIEWER,
    "/cleanup": Role.OPERATOR,
    "/campaigns": Role.REVIEWER,
    "/standing": Role.REVIEWER,
    "/aside": Role.REVIEWER,
    "/rule/<id>/say": Role.RULE_EDITOR,
    "/rule/<id>/reset": Role.RULE_EDITOR,
    "/sign-out": Role.VIEWER,
    "/sign-in/<secret>": None,
    "/sign-in/wiki": None,
}


@pytest.mark.parametrize("role", [None, *Role])
def test_each_form_is_for_its_roles_alone(
    visitor: NewVisitor, dashboard: Flask, live: tuple[App, FakeSite], edits: list[int], role: Role | None
) -> None:
    sent = {str(rule) for rule in dashboard.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert sent == set(FORMS)
    see = "/" if role else f"/sign-in/{someone(live[0].store, 'viewer', 'Bea')}"  # which has a form for strangers
    for form, least in FORMS.items():
        path = re.sub("<.*>", f"down-{edits[0]}", form)
        answer = visitor(role.word if role else "").send(path, see=see, release=f" down-{edits[0]}")
        assert (answer.status_code == 403) is (least is not None and (role or 0) < least), form


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", "192.0.2.1"])
def test_other_host_names_are_refused(visitor: NewVisitor, host: str) -> None:
    answer = visitor("operator").get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "Anna" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:8080", "[::1]"])
def test_names_of_this_machine_are_answered(visitor: NewVisitor, host: str) -> None:
    assert visitor().get("/sign-in", headers={"Host": host}).status_code == 200


def test_a_form_that_is_too_long_is_refused(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("reviewer")
    assert anna.answer("release", f"down-{edits[0]}", why="x" * 100_000).status_code == 413


def test_behind_https_the_cookies_are_for_https_and_the_name_is_known(
    tmp_path: Path, live: tuple[App, FakeSite]
) -> None:
    home = set_up(tmp_path)
    lines = '[web]\nhost = "watch.example.org"\nhttps = true\nproxy = "127.0.0.1"\n'
    (home / "wikiwatch.toml").write_text(lines, encoding="utf-8")
    client = make(home).test_client()
    answer = client.get("/sign-in/x", base_url="https://watch.example.org")
    assert answer.status_code == 404
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    link = f"/sign-in/{someone(live[0].store, 'viewer')}"
    answer = client.get(link, base_url="https://watch.example.org")
    assert answer.headers["Set-Cookie"].startswith("__Host-wikiwatch-form=")
    assert "; Secure" in answer.headers["Set-Cookie"]
    assert client.get("/sign-in", headers={"Host": "other.example.org"}).status_code == 421


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_no_other_machine_is_let_in_by_a_slip(
    tmp_path: Path, live: object, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    ran = commands_in(set_up(tmp_path), capsys)("web", "--host", host)
    assert ran.code == 1
    assert "can be reached from other machines" in ran.err
    assert not is_loopback(host)


def test_a_failure_is_told_without_its_details(
    dashboard: Flask, visitor: NewVisitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_app: App) -> None:
        raise RuntimeError("the secret details")

    anna = visitor("viewer")
    monkeypatch.setattr("wikiwatch.web.pages_health.status_fields", broken)
    answer = anna.get("/health")
    assert answer.status_code == 500
    assert "secret details" not in answer.text
    assert "secret details" in caplog.text
