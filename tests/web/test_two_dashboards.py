"""Dashboards of two wikis on one machine, in one browser."""

from __future__ import annotations

import re
from pathlib import Path

from commandline import set_up
from flask.testing import FlaskClient
from visitors import someone

from wikiwatch.config import DATABASE
from wikiwatch.store.db import Store
from wikiwatch.web.app import make

AT = {"garden": "http://127.0.0.1:8080", "radio": "http://127.0.0.1:8081"}
Jar = dict[str, str]


def opened(folder: Path, jar: Jar) -> FlaskClient:
    """A dashboard, in a browser that holds these cookies: it sends those of a host to all of its ports."""
    client = make(folder).test_client()
    for name, value in jar.items():
        client.set_cookie(name, value, domain="127.0.0.1")
    return client


def signs_in(folder: Path, at: str, jar: Jar) -> None:
    """Somebody follows a link that signs them in, and keeps the cookie."""
    store = Store(folder / DATABASE)
    link = f"/sign-in/{someone(store, 'viewer')}"
    store.close()
    client = opened(folder, jar)
    [token] = re.findall(r'name="token" value="(\w+)"', client.get(link, base_url=at).text)
    headers = {"Origin": at, "Sec-Fetch-Site": "same-origin"}
    answer = client.post(link, base_url=at, data={"token": token}, headers=headers)
    assert answer.status_code == 303
    for line in answer.headers.getlist("Set-Cookie"):
        name, _, value = line.partition(";")[0].partition("=")
        jar[name] = value


def test_who_signs_in_to_one_stays_signed_in_to_the_other(tmp_path: Path) -> None:
    jar: Jar = {}
    for name, at in AT.items():
        signs_in(set_up(tmp_path / name), at, jar)
    assert sorted(name for name in jar if "session" in name) == ["wikiwatch-session-8080", "wikiwatch-session-8081"]
    for name, at in AT.items():
        assert opened(tmp_path / name, jar).get("/", base_url=at).status_code == 200
