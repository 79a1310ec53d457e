"""What root does in the home folder of the account that runs wikiwatch leaves nothing there that it can't use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commandline import commands_in, set_up

from wikiwatch.config import CONFIG_FILE, DATABASE, LOCK
from wikiwatch.owner import give
from wikiwatch.store.db import Store


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[int, tuple[int, int]]:
    """Who runs commands is root; what was given to whom, by the files' numbers."""
    found: dict[int, tuple[int, int]] = {}

    def chown(path: Path, user: int, group: int, *, follow_symlinks: bool) -> None:
        assert not follow_symlinks
        found[os.lstat(path).st_ino] = (user, group)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "chown", chown)
    return found


def test_what_root_backs_up_restores_or_repairs_belongs_to_whom_the_home_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: dict[int, tuple[int, int]]
) -> None:
    home = set_up(tmp_path / "home")
    command = commands_in(home, capsys)
    owner = (home.stat().st_uid, home.stat().st_gid)
    Store(home / DATABASE).close()
    assert command("backup", str(tmp_path / "made.zip")).code == 0
    assert command("backup").code == 0
    for path in (home / "backups", *(home / "backups").iterdir()):
        assert given[path.stat().st_ino] == owner, path

    assert command("restore", str(tmp_path / "made.zip")).code == 0
    [aside] = home.glob("before-restore-*")
    for path in (home / DATABASE, home / CONFIG_FILE, home / "rules" / "policy.toml", home / LOCK, aside):
        assert given[path.stat().st_ino] == owner, path

    (home / DATABASE).write_bytes(b"no database" * 1000)
    assert command("repair").code == 0
    assert given[(home / DATABASE).stat().st_ino] == owner


def test_nobody_else_gives_anything_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "chown", lambda *_: pytest.fail("only root may"))
    give(tmp_path, tmp_path)
