"""Somebody in front of the dashboard, without a browser: the pages as text, and forms as a browser sends them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from wikiwatch.store.db import Store
from wikiwatch.web.people import new_link

ORIGIN = "http://localhost"
SAME = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}


def someone(store: Store, role: str, name: str = "Anna") -> str:
    """The secret of a link for somebody in a role."""
    now = datetime.now(UTC)
    store.set_web_person(name, role, now)
    return new_link(store, name, now)


class Visitor:
    """Signed in where a role is given."""

    def __init__(self, dashboard: Flask, store: Store, role: str, name: str) -> None:
        self.client = dashboard.test_client()
        self.store = store
        if role:
            assert self.follow(someone(store, role, name)).status_code == 303

    def follow(self, secret: str) -> TestResponse:
        """Open a one-time link and press its button."""
        return self.send(f"/sign-in/{secret}", see=f"/sign-in/{secret}")

    def get(self, path: str, **arguments: Any) -> TestResponse:
        return self.client.get(path, **arguments)

    def page(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, path: str, *, see: str = "/", headers: dict[str, str] | None = None, **fields: str) -> TestResponse:
        """Send a form as the page `see` has it; `token=""` sends none."""
        found = re.search(r'name="token" value="(\w+)"', self.get(see).text)
        token = found[1] if found else ""
        return self.client.post(path, data={"token": token, **fields}, headers=SAME if headers is None else headers)

    def answer(self, word: str, key: str, **fields: str) -> TestResponse:
        return self.send("/decide", **{word: f" {key}"}, **fields)


NewVisitor = Callable[..., Visitor]
