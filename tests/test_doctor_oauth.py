"""Signing in by the wiki, before anybody tries: the secret, the extension, and for whom the rights are."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from wikiwatch.checkup import Status
from wikiwatch.config import load
from wikiwatch.doctor_oauth import oauth_checks
from wikiwatch.errors import SiteError

ON = '[web]\nhost = "watch.example.org"\nhttps = true\n[web.oauth]\nclient_id = "abc"\n'
GROUPS = {"*": ["read"], "user": ["edit"], "sysop": ["rollback", "block"], "interface-admin": ["editinterface"]}


class Asked:
    """A session whose wiki has these groups; None: it does not answer."""

    def __init__(self, groups: dict[str, list[str]] | None, api: str = "https://wiki.example/api.php") -> None:
        self.groups = groups
        self.api_url = api

    def read(self, **_params: str) -> dict[str, Any]:
        if self.groups is None:
            raise SiteError("The wiki does not answer.")
        return {"query": {"usergroups": [{"name": name, "rights": held} for name, held in self.groups.items()]}}


def told(
    home: Path, session: Asked, *, lines: str = ON, mode: int = 0o600, extensions: Collection[str] = ("OAuth",)
) -> list[tuple[Status, str]]:
    (home / "wikiwatch.toml").write_text(lines, encoding="utf-8")
    (home / "oauth-secret").write_text("secret", encoding="ascii")
    (home / "oauth-secret").chmod(mode)
    checks = oauth_checks(load(home), session, extensions)  # type: ignore[arg-type]
    return [(check.status, check.found) for check in checks]


def test_nothing_is_said_while_it_is_off(tmp_path: Path) -> None:
    assert told(tmp_path, Asked(None), lines="") == []


def test_the_callback_address_is_told_as_the_consumer_needs_it(tmp_path: Path) -> None:
    [(status, found)] = told(tmp_path, Asked(GROUPS))
    assert status is Status.OK
    assert found.endswith(" https://watch.example.org/sign-in/wiki/back")


@pytest.mark.parametrize(
    ("session", "more", "status", "found"),
    [
        (Asked(GROUPS), {"mode": 0o644}, Status.BAD, "others may read the secret"),
        (Asked(GROUPS, "http://wiki.example/api.php"), {}, Status.BAD, "without https"),
        (Asked(GROUPS), {"extensions": ()}, Status.WARN, "no extension OAuth"),
        (Asked(None), {}, Status.WARN, "does not answer"),
        (Asked({**GROUPS, "*": []}), {}, Status.WARN, "lets nobody read"),
        (Asked({**GROUPS, "user": ["rollback"]}), {}, Status.WARN, "comes by itself (group user)"),
        (Asked({"*": ["read"]}), {}, Status.WARN, "no group of the wiki has the right `block`"),
    ],
    ids="secret http extension silent private easy misspelt".split(),
)
def test_what_is_amiss_is_told(
    tmp_path: Path, session: Asked, more: dict[str, Any], status: Status, found: str
) -> None:
    assert any(one == status and found in words for one, words in told(tmp_path, session, **more))
