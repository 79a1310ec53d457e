"""What the doctor says of the wiki's own defences, of what the API does not tell, and of the machine."""

from __future__ import annotations

import shutil
import socket
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from wikiwatch.checkup import Check, Status
from wikiwatch.config import CONFIG_FILE, DATABASE, UNDER_WAY, Config, load
from wikiwatch.doctor_machine import MB, machine_checks
from wikiwatch.doctor_wiki import wiki_checks
from wikiwatch.errors import SiteError
from wikiwatch.site.mediawiki import WikiInfo
from wikiwatch.site.session import Session

Json = dict[str, Any]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINK = '<p><a rel="{rel}" class="external text" href="https://wikiwatch.example/">x</a></p>'


class Wiki:
    """Answers what the checks ask for."""

    def __init__(
        self,
        *,
        rel: str = "nofollow noopener",
        limits: Json | None = None,
        oldest: str = "",
        html: str = LINK,
    ) -> None:
        self.html, self.limits, self.oldest = html.format(rel=rel), limits or {}, oldest

    def read(self, **params: str) -> Json:
        if params["action"] == "parse":
            return {"parse": {"text": self.html}}
        if params.get("list") == "recentchanges":
            return {"query": {"recentchanges": [{"timestamp": self.oldest}] if self.oldest else []}}
        return {"query": {"userinfo": {"ratelimits": self.limits}}}


class Silent:
    def read(self, **_: str) -> Json:
        raise SiteError("no answer", temporary=True)


def limit(hits: int, seconds: int) -> Json:
    return {"hits": hits, "seconds": seconds}


def checks(wiki: object, *extensions: str) -> dict[str, Check]:
    info = WikiInfo(
        generator="MediaWiki 1.43.0",
        version=(1, 43),
        time=NOW,
        temp_accounts=False,
        extensions=frozenset(extensions),
        usable_tags=frozenset(),
    )
    return {check.name: check for check in wiki_checks(cast(Session, wiki), info, NOW)}


@pytest.mark.parametrize(
    ("wiki", "status"),
    [
        (Wiki(), Status.OK),
        (Wiki(rel="noopener"), Status.WARN),
        (Wiki(rel="xnofollow"), Status.WARN),
        (Wiki(html="<p>x</p>"), Status.UNKNOWN),
        (Silent(), Status.UNKNOWN),
    ],
)
def test_whether_links_are_followed_is_read_from_a_rendered_one(wiki: object, status: Status) -> None:
    found = checks(wiki)["nofollow"]
    assert found.status is status
    assert ("$wgNoFollowLinks" in found.advice) is (status is not Status.OK and not isinstance(wiki, Silent))


@pytest.mark.parametrize(
    ("limits", "status", "found"),
    [
        ({}, Status.OK, "none for what this account does"),
        ({"thanks-notification": {"user": limit(1, 60)}}, Status.OK, "none for what this account does"),
        ({"edit": {"user": limit(90, 60)}}, Status.OK, "edit: 90 in 60 s (user)"),
        ({"edit": {"newbie": limit(8, 60)}}, Status.WARN, "edit: 8 in 60 s (newbie)"),
        ({"edit": {"newbie": limit(8, 60), "bot": limit(90, 60)}}, Status.WARN, "edit: 8 in 60 s (newbie)"),
        ({"edit": {"user": limit(90, 60), "ip": limit(9, 3600)}}, Status.WARN, "9 in 3600 s (ip)"),
        # The highest of its groups counts.
        ({"edit": {"user": limit(5, 60), "bot": limit(600, 60)}}, Status.OK, "edit: 600 in 60 s (bot)"),
        # MediaWiki's own.
        (
            {"edit": {"user": limit(90, 60)}, "rollback": {"user": limit(10, 60)}, "move": {"user": limit(8, 60)}},
            Status.WARN,
            "edit: 90 in 60 s (user); rollback: 10 in 60 s (user); move: 8 in 60 s (user)",
        ),
    ],
)
def test_limits_that_slow_a_flood_of_reverts_down_are_named(limits: Json, status: Status, found: str) -> None:
    check = checks(Wiki(limits=limits))["rate limits"]
    assert check.status is status
    assert found in check.found


def test_the_wikis_own_guards_are_named_whether_they_are_there_or_not() -> None:
    found = checks(Wiki(), "SpamBlacklist", "ConfirmEdit")
    assert found["SpamBlacklist"].found == "installed"
    assert found["AbuseFilter"].found == "not installed"
    assert "wfLoadExtension( 'AbuseFilter' );" in found["AbuseFilter"].advice


def test_what_the_api_does_not_tell_is_unknown_with_the_line_to_look_for() -> None:
    found = checks(Wiki(oldest="2026-10-03T12:00:00Z"), "ConfirmEdit")
    assert found["captcha triggers"].status is Status.UNKNOWN
    assert "$wgCaptchaTriggers" in found["captcha triggers"].advice
    assert found["recent changes"].status is Status.UNKNOWN
    assert "50 days old" in found["recent changes"].found
    assert "$wgRCMaxAge" in found["recent changes"].advice
    assert "captcha triggers" not in checks(Wiki())
    assert "there are none" in checks(Wiki())["recent changes"].found
    assert checks(Silent())["recent changes"].status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("free", "size", "status"), [(900, 10, Status.OK), (900, 901, Status.WARN), (199, 0, Status.WARN)]
)
def test_too_little_room_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, size: int, status: Status
) -> None:
    config = load(tmp_path)
    with config.database.open("wb") as file:
        file.truncate(size * MB)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=free * MB))
    check = found(config)["disk"]
    assert check.status is status
    assert f"{free} MB free" in check.found


def found(config: Config, *, running: bool = False) -> dict[str, Check]:
    return {check.name: check for check in machine_checks(config, running=running)}


@pytest.mark.parametrize("closed", ["", DATABASE, f"{DATABASE}-wal", UNDER_WAY])
def test_what_cannot_be_written_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    config = load(tmp_path)
    assert "home folder" not in found(config)
    (tmp_path / closed).touch()
    # root may write everywhere
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != tmp_path / closed)
    check = found(config)["home folder"]
    assert (check.status, check.found) == (Status.BAD, f"{tmp_path / closed} can't be written")


@pytest.mark.parametrize(
    ("folder", "database", "told"), [(0o755, 0o644, True), (0o711, 0o640, True), (0o700, 0o644, False)]
)
def test_what_others_may_read_is_told(tmp_path: Path, folder: int, database: int, told: bool) -> None:
    (tmp_path / DATABASE).touch(database)
    (tmp_path / DATABASE).chmod(database)
    tmp_path.chmod(folder)
    check = found(load(tmp_path)).get("home folder")
    assert (check is not None and check.found == f"others may read {tmp_path / DATABASE}") is told


def test_an_address_that_another_program_has_is_bad(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        (tmp_path / CONFIG_FILE).write_text(f'[service]\nlisten = "127.0.0.1:{port}"\n', encoding="utf-8")
        check = found(load(tmp_path))["figures and health"]
        assert (check.status, f"127.0.0.1:{port}: Address already in use" in check.found) == (Status.BAD, True)
        assert "figures and health" not in found(load(tmp_path), running=True)
    assert found(load(tmp_path))["figures and health"].status is Status.OK
