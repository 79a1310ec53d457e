"""Somebody who visits a practice wiki: a person or a bot, from an address or with an account."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import requests

from wikiwatch.sandbox.errors import SandboxError

ANSWERS_WITHIN = 60.0  # seconds; an edit takes 0.1, and a busy machine is given time
ANONYMOUS = "+\\"  # MediaWiki's CSRF token for everybody without an account

TRIES = 5  # against a watcher who saves at the same moment, and hardly more than once


class ApiError(SandboxError):
    """The wiki's API answered with an error; `code` is MediaWiki's."""

    def __init__(self, code: str, info: str) -> None:
        super().__init__(f"{code}: {info}")
        self.code = code


class Visitor:
    """One browser on the wiki, with its cookies. Without `name` it is anonymous, from `address`."""

    def __init__(self, api: str, *, name: str = "", address: str = "") -> None:
        self.api = api
        self.name = name or address
        self._csrf = ""
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy does not reach this machine's loopback
        if address:
            self._session.headers["X-Forwarded-For"] = address

    def log_in(self, password: str) -> Visitor:
        """Log in with the account's own password or a bot password; SandboxError if that fails."""
        token = self.query(meta="tokens", type="login")["tokens"]["logintoken"]
        answer = self._post(action="login", lgname=self.name, lgpassword=password, lgtoken=token)
        if answer["login"]["result"] != "Success":
            raise SandboxError(f"{self.name} can't log in: {answer['login']}")
        return self

    def sign_up(self, password: str) -> bool:
        """Register the visitor's name as people do, which also logs in; False where the wiki refuses."""
        token = self.query(meta="tokens", type="createaccount")["tokens"]["createaccounttoken"]
        answer = self._post(
            action="createaccount",
            username=self.name,
            password=password,
            retype=password,
            createreturnurl=self.api,
            createtoken=token,
        )
        return bool(answer["createaccount"]["status"] == "PASS")

    def edit(self, title: str, summary: str = "", **text: str) -> int:
        """Edit or create a page with `text`, `appendtext` or `prependtext`; returns the new revision's id.

        0 where the edit changed nothing.
        """
        answer = self.call("edit", title=title, summary=summary, **text)["edit"]
        if answer["result"] != "Success":
            raise SandboxError(f"{self.name} can't edit {title}: {answer}")
        return int(answer.get("newrevid", 0))

    def change(self, title: str, with_text: Callable[[str], str], summary: str = "") -> int:
        """Edit a page by a function of its text, again if somebody was faster; returns the new revision's id.

        MediaWiki merges with what others saved meanwhile, as for a person who took long to type.
        """
        for _ in range(TRIES):
            revid, text = self._head(title)
            base = {"baserevid": str(revid)} if revid else {}
            try:
                return self.edit(title, summary, text=with_text(text), **base)
            except ApiError as error:
                if error.code != "editconflict":
                    raise
        raise SandboxError(f"{self.name} could not edit {title}: others were faster {TRIES} times.")

    def replace(self, title: str, old: str, new: str, summary: str = "") -> int:
        """Edit a page by replacing the first `old` in its text; returns the new revision's id."""

        def replaced(text: str) -> str:
            if old not in text:
                raise SandboxError(f"{title} does not hold {old!r}")
            return text.replace(old, new, 1)

        return self.change(title, replaced, summary)

    def text(self, title: str) -> str:
        """The present text of a page; "" where there is none."""
        return self._head(title)[1]

    def rollback(self, title: str, user: str, summary: str = "") -> int:
        """Roll back a user's latest edits of a page; returns the new revision's id."""
        token = self.query(meta="tokens", type="rollback")["tokens"]["rollbacktoken"]
        answer = self._post(action="rollback", title=title, user=user, summary=summary, token=token)
        return int(answer["rollback"]["revid"])

    def upload(self, name: str, content: bytes, comment: str = "") -> None:
        """Upload a file (`name` without its namespace), or a new version of it, whatever the wiki warns of."""
        self._send(
            {"action": "upload", "filename": name, "comment": comment, "ignorewarnings": "1", "token": self._token()},
            {"file": content},
        )
        # MediaWiki names the versions of a file by whole seconds: it refuses another one within the same second.
        time.sleep(1 - time.time() % 1)

    def query(self, **parameters: str) -> dict[str, Any]:
        """The `query` part of an answer to action=query."""
        answer = self._post(action="query", **parameters)
        return dict(answer["query"])

    def call(self, action: str, **parameters: str) -> dict[str, Any]:
        """Call a module that needs a CSRF token; errors of the API are raised as ApiError."""
        return self._post(action=action, token=self._token(), **parameters)

    def _token(self) -> str:
        if self._csrf in ("", ANONYMOUS):
            # An anonymous visitor's first edit may give a temporary account, and with it another token.
            self._csrf = str(self.query(meta="tokens")["tokens"]["csrftoken"])
        return self._csrf

    def _head(self, title: str) -> tuple[int, str]:
        """The id and the text of a page's latest revision; 0 and "" where there is none."""
        found = self.query(prop="revisions", titles=title, rvprop="ids|content", rvslots="main")["pages"][0]
        if "revisions" not in found:
            return 0, ""
        revision = found["revisions"][0]
        return int(revision["revid"]), str(revision["slots"]["main"]["content"])

    def _post(self, **parameters: str) -> dict[str, Any]:
        return self._send(parameters)

    def _send(self, parameters: dict[str, str], files: dict[str, bytes] | None = None) -> dict[str, Any]:
        data = {"format": "json", "formatversion": "2", **parameters}
        answer = self._session.post(self.api, data=data, files=files, timeout=ANSWERS_WITHIN)
        try:
            found: dict[str, Any] = answer.json()
        except ValueError:
            raise SandboxError(f"The practice wiki answered {answer.status_code}: {answer.text[:300]}") from None
        if "error" in found:
            raise ApiError(found["error"]["code"], found["error"]["info"])
        return found
