"""`backup` and `restore`: whole, private, never over another file; what is wrong changes nothing."""

from __future__ import annotations

import hashlib
import json
import random
import stat
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from commandline import PASSWORD, Command, commands_in, set_up

from wikiwatch import archive, backup, config
from wikiwatch.app import set_back
from wikiwatch.archive import MANIFEST, is_fit
from wikiwatch.instance import only_instance
from wikiwatch.store.db import Store
from wikiwatch.store.files import known_schema

DATABASE = "wikiwatch.db"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a database in which something is kept."""
    set_up(tmp_path / "home")
    keep(tmp_path / "home", "the copied one")
    return tmp_path / "home"


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


@pytest.fixture
def made(command: Command, tmp_path: Path) -> Path:
    """A back-up of the home."""
    assert command("backup", str(tmp_path / "made.zip")).code == 0
    return tmp_path / "made.zip"


def keep(home: Path, value: str) -> None:
    store = Store(home / DATABASE)
    store.set_meta("kept", value)
    store.close()


def kept(home: Path) -> str | None:
    store = Store(home / DATABASE)
    value = store.meta("kept")
    store.close()
    return value


def files(home: Path) -> dict[str, bytes]:
    """All of a home but for what opening a database or a lock leaves behind."""
    passing = (config.LOCK, f"{DATABASE}-wal", f"{DATABASE}-shm")
    found = (path for path in home.rglob("*") if path.is_file() and path.name not in passing)
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in found}


# backup


@contextmanager
def killed_midway(home: Path, target: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that makes a back-up and stands still with the copy of the database made; it is killed at the end."""
    script = (
        "import sys, time; from pathlib import Path; from datetime import UTC, datetime;"
        "from wikiwatch import backup, config\n"
        "def still(what):\n"
        "    if what.startswith('packing'): print('copied', flush=True); time.sleep(600)\n"
        "    return backup.untold\n"
        "home, target = map(Path, sys.argv[1:])\n"
        "backup.make(config.load(home), target, datetime.now(UTC), secrets=False, steps=still)"
    )
    command = [sys.executable, "-c", script, str(home), str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "copied\n"
        try:
            yield process
        finally:
            process.kill()


def test_what_a_killed_backup_left_is_removed_by_the_next_and_what_is_under_way_is_not(
    command: Command, home: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copies"
    with killed_midway(home, target / "first.zip"):
        assert command("backup", str(target / "second.zip")).code == 0
        [left] = target.glob(".wikiwatch-backup-*")
        assert (left / DATABASE).stat().st_size > 0
    assert left.exists()
    (target / ".wikiwatch-backup-notes").write_text("no folder", encoding="utf-8")
    assert command("backup", str(target / "third.zip")).code == 0
    assert sorted(path.name for path in target.iterdir()) == [".wikiwatch-backup-notes", "second.zip", "third.zip"]


def test_what_a_killed_restore_left_is_removed_by_the_next(command: Command, home: Path, made: Path) -> None:
    left = home / ".wikiwatch-restore-x"
    left.mkdir()
    (left / DATABASE).write_bytes(b"x")
    assert command("restore", str(made)).code == 0
    assert not left.exists()


def test_a_backup_holds_all_but_secrets_and_only_its_owner_reads_it(command: Command, home: Path, made: Path) -> None:
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with zipfile.ZipFile(made) as found:
        names = set(found.namelist())
        manifest = json.loads(found.read(MANIFEST))
        everything = b"".join(found.read(name) for name in names)
    assert {DATABASE, "user-config.py", "wikiwatch.toml", "rules/points.toml", "rules/texts.toml"} <= names
    assert "user-password.py" not in names
    assert PASSWORD.encode() not in everything
    assert manifest["schema"] == list(known_schema())
    assert not list(made.parent.glob(".wikiwatch*"))


def test_secrets_are_in_it_when_asked_for(command: Command, home: Path, tmp_path: Path) -> None:
    toml = home / "wikiwatch.toml"
    toml.write_text(toml.read_text().replace('urls_file = "" ', 'urls_file = "urls" '))
    for name in ("urls", "oauth-secret"):
        (home / name).write_text(f"secret of {name}")
    left_out = command("backup", "--json", str(tmp_path / "a.zip")).lines[0]["left_out"]
    assert {line.partition(":")[0] for line in left_out} == {"urls", "oauth-secret", "user-password.py"}
    done = command("backup", "--with-secrets", "--json", str(tmp_path / "b.zip")).lines[0]
    private = {one["name"] for one in done["files"] if one["private"]}
    assert private == {"urls", "oauth-secret", "user-password.py", DATABASE}
    assert commands_in_new(tmp_path, command, "b.zip") == 0o600


def commands_in_new(tmp_path: Path, command: Command, name: str) -> int:
    """The mode of the password after a restore into a new home."""
    assert command("--home", str(tmp_path / "new"), "restore", str(tmp_path / name)).code == 0
    return stat.S_IMODE((tmp_path / "new" / "user-password.py").stat().st_mode)


def test_settings_with_a_password_within_count_as_secret(command: Command, home: Path, tmp_path: Path) -> None:
    with (home / "user-config.py").open("a") as file:
        file.write('\nauthenticate["wiki.example.org"] = ("a", "b", "c", "d")\n')
    assert command("backup", "--json", str(tmp_path / "a.zip")).lines[0]["left_out"][0].startswith("user-config.py")


def test_what_can_be_backed_up_can_be_restored(
    command: Command, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "wikiwatch.toml").write_text('[networks]\nasn_database = "asn.mmdb"\n', encoding="utf-8")
    (home / "asn.mmdb").write_bytes(b"whose network it is")
    history = home / "rules" / ".git" / "objects"
    history.mkdir(parents=True)
    for name in ("one", "two"):
        (history / name).touch()
    with (home / "rules" / "export.xml").open("wb") as file:
        file.truncate(archive.MOST_BYTES + 1)
    [ran] = command("backup", "--json", str(tmp_path / "a.zip")).lines
    assert [line.partition(": ")[2] for line in ran["left_out"][-2:]] == [
        "it has more than 16,777,216 bytes",
        "it is hidden",
    ]
    assert ran["left_out"][-1].startswith(str(home / "rules" / ".git:"))
    assert command("--home", str(tmp_path / "new"), "restore", str(tmp_path / "a.zip")).code == 0
    assert (tmp_path / "new" / "asn.mmdb").read_bytes() == b"whose network it is"

    monkeypatch.setattr(backup, "MOST_FILES", 5)
    told = command("backup", str(tmp_path / "b.zip"))
    assert (told.code, "no more than 5 can be restored" in told.err) == (1, True)
    assert not (tmp_path / "b.zip").exists()


def test_nothing_is_overwritten(command: Command, made: Path) -> None:
    before = made.read_bytes()
    ran = command("backup", str(made))
    assert (ran.code, made.read_bytes()) == (1, before)
    assert "there already" in ran.err


def test_the_latest_stay_and_nothing_else_is_removed(command: Command, home: Path) -> None:
    folder = home / "backups"
    folder.mkdir()
    old = [folder / f"wikiwatch-home-2026010{day}T000000Z.zip" for day in range(1, 5)]
    others = [folder / "wikiwatch-other-20260101T000000Z.zip", folder / "wikiwatch-home-of-mine.zip"]
    for path in (*old, *others):
        path.write_text("")
    [ran] = command("backup", "--keep", "2", "--json").lines
    assert ran["removed"] == [str(path) for path in old[:3]]
    assert sorted(folder.iterdir()) == sorted([old[3], *others, Path(ran["file"])])


def test_to_rotate_what_somebody_named_is_refused(command: Command, tmp_path: Path) -> None:
    assert command("backup", "--keep", "1", str(tmp_path / "mine.zip")).code == 2


def test_a_copy_is_consistent_while_somebody_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two settings are always written together: any copy has both of one time."""
    monkeypatch.setattr(backup, "PAGES", 1)
    store = Store(tmp_path / "w.db")
    store.set_meta("filling", "x" * 1_000_000)
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        other = Store(tmp_path / "w.db")
        number = 0
        while not stop.is_set():
            number += 1
            with other.transaction():
                other.set_meta("a", str(number))
                other.set_meta("z", str(number))
            begun.set()
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    steps: list[int] = []
    assert backup.copied(tmp_path / "w.db", tmp_path / "copy.db", lambda done, _: steps.append(done))
    stop.set()
    writer.join()
    store.close()
    copy = Store(tmp_path / "copy.db")
    assert copy.meta("a") == copy.meta("z") is not None
    copy.close()
    assert steps == sorted(steps)  # never begun anew


def test_a_damaged_database_is_not_backed_up(command: Command, home: Path, tmp_path: Path) -> None:
    data = (home / DATABASE).read_bytes()
    (home / DATABASE).write_bytes(data[:8192] + b"\xa5" * (len(data) - 8192))
    ran = command("backup", str(tmp_path / "made.zip"))
    assert ran.code == 1
    assert "wikiwatch repair" in ran.err
    assert not (tmp_path / "made.zip").exists()
    assert not list(tmp_path.glob(".wikiwatch*"))


def test_a_folder_without_a_home_has_nothing_to_back_up(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert commands_in(tmp_path, capsys)("backup").code == 1


# restore


def test_a_restore_gives_back_what_was_copied_and_sets_the_rest_aside(command: Command, home: Path, made: Path) -> None:
    copied = files(home)
    keep(home, "a later one")
    (home / "rules" / "new.toml").write_text("later")
    later = files(home)
    [ran] = command("restore", "--json", str(made)).lines
    now = files(home)
    aside = Path(ran["aside"]).name
    assert kept(home) == "the copied one"
    assert {name: now[name] for name in copied if name != DATABASE} == {
        name: data for name, data in copied.items() if name != DATABASE
    }
    assert {name: now.get(f"{aside}/{name}") for name in later if name.startswith("rules/")} == {
        name: data for name, data in later.items() if name.startswith("rules/")
    }
    assert kept(home / aside) == "a later one"
    assert "rules/new.toml" not in now
    assert not list(home.glob(".wikiwatch*"))


def test_a_restored_database_says_so_until_the_wiki_was_asked(command: Command, home: Path, made: Path) -> None:
    command("restore", str(made))
    store = Store(home / DATABASE)
    found = set_back.set_back(store)
    store.close()
    assert found is not None
    assert (found.how, found.looked) == ("restored", False)
    assert found.since < found.until
    ran = command("status")
    assert "the database was restored on" in ran.out


def test_a_restore_into_a_new_home_lacks_only_the_password(command: Command, made: Path, tmp_path: Path) -> None:
    ran = command("--home", str(tmp_path / "new" / "home"), "restore", str(made))
    assert ran.code == 0
    assert "user-password.py" in ran.out
    assert kept(tmp_path / "new" / "home") == "the copied one"


def test_what_was_stopped_since_stays_stopped(command: Command, home: Path, made: Path) -> None:
    command("stop", "--why", "it errs")
    assert command("restore", str(made)).code == 0
    assert (home / "stopped").exists()


def test_a_restore_waits_for_the_end_of_a_run(command: Command, home: Path, made: Path) -> None:
    before = files(home)
    with only_instance(home):
        ran = command("restore", str(made))
    assert ran.code == 1
    assert "running" in ran.err
    assert files(home) == before


def test_a_check_changes_nothing(command: Command, home: Path, made: Path) -> None:
    before = files(home)
    ran = command("restore", "--check", str(made))
    assert (ran.code, files(home)) == (0, before)
    assert "whole" in ran.out


def test_a_restore_that_fails_midway_leaves_all_as_it_was(
    command: Command, home: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(home)
    rename = Path.rename

    def fail_late(self: Path, target: Path) -> Path:
        if Path(target).name == "wikiwatch.toml" and Path(target).parent == home and ".wikiwatch" in str(self):
            raise OSError("the disk broke")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_late)
    ran = command("restore", str(made))
    assert ran.code == 1
    assert files(home) == before


# hostile and broken archives


def rewritten(made: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None], **attributes: int) -> Path:
    """The back-up with its manifest and its files changed; `attributes` are external ones of files by name."""
    with zipfile.ZipFile(made) as found:
        contents = {name: found.read(name) for name in found.namelist()}
    manifest = json.loads(contents.pop(MANIFEST))
    change(manifest, contents)
    target = made.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as out:
        for name, data in contents.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = attributes.get(name.replace(".", "_"), 0)
            out.writestr(info, data)
        out.writestr(MANIFEST, json.dumps(manifest))
    return target


def add(manifest: dict[str, Any], contents: dict[str, bytes], name: str, data: bytes = b"x") -> None:
    contents[name] = data
    digest = hashlib.sha256(data).hexdigest()
    manifest["files"].append({"name": name, "bytes": len(data), "sha256": digest, "private": False})


def of(manifest: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in manifest["files"] if one["name"] == name)
    return found


def other_hash(manifest: dict[str, Any], _: dict[str, bytes]) -> None:
    of(manifest, "wikiwatch.toml")["sha256"] = "0" * 64


def other_text(_: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["wikiwatch.toml"] = contents["wikiwatch.toml"].replace(b"30", b"31")


def longer(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["wikiwatch.toml"] += b"\n" * 1000


def unnamed(_: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["rules/more.toml"] = b""


def missing(_: dict[str, Any], contents: dict[str, bytes]) -> None:
    del contents["wikiwatch.toml"]


def newer(manifest: dict[str, Any], _: dict[str, bytes]) -> None:
    manifest["schema"].append("of_the_future")


def newer_format(manifest: dict[str, Any], _: dict[str, bytes]) -> None:
    manifest["format"] = 99


def no_time(manifest: dict[str, Any], _: dict[str, bytes]) -> None:
    manifest["made"] = "yesterday"


def huge(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
    add(manifest, contents, "rules/huge.toml", b"\0" * (archive.MOST_BYTES + 1))


def many(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
    for number in range(archive.MOST_FILES):
        add(manifest, contents, f"rules/{number}.toml")


def no_database(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents[DATABASE] = b"this is a letter to my aunt"
    of(manifest, DATABASE).update(bytes=27, sha256=hashlib.sha256(contents[DATABASE]).hexdigest())


def bad_settings(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["wikiwatch.toml"] = b"[watch"
    of(manifest, "wikiwatch.toml").update(bytes=6, sha256=hashlib.sha256(b"[watch").hexdigest())


CHANGES = (
    *(other_hash, other_text, longer, unnamed, missing, newer, newer_format, no_time, huge, many),
    *(no_database, bad_settings),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_a_changed_archive_is_refused_and_changes_nothing(
    command: Command, home: Path, made: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None]
) -> None:
    before = files(home)
    ran = command("restore", str(rewritten(made, change)))
    assert ran.code == 1
    assert ran.err.startswith("Error:")
    assert files(home) == before
    assert not list(home.glob(".wikiwatch*"))


NAMES = (
    *("../evil", "/etc/evil", "rules/../../evil", "rules/./x", "rules//x", "other/file", ".bashrc", "rules/.hidden"),
    *("a\\b", "c:evil", "new\nline", "wikiwatch.lock", "wikiwatch.db-wal", "rules", "x" * 300, "rules/"),
)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_home(command: Command, home: Path, made: Path, tmp_path: Path, name: str) -> None:
    assert not is_fit(name)
    before = files(tmp_path)
    ran = command("restore", str(rewritten(made, lambda manifest, contents: add(manifest, contents, name))))
    assert ran.code == 1
    (made.parent / "changed.zip").unlink()
    assert files(tmp_path) == before


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(command: Command, home: Path, made: Path, kind: int) -> None:
    ran = command("restore", str(rewritten(made, lambda *_: None, wikiwatch_toml=(kind | 0o777) << 16)))
    assert ran.code == 1
    assert "plain files" in ran.err


@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_is_found(home: Path, made: Path, tmp_path: Path, seed: int) -> None:
    """Bytes written over, or the end cut off: either it is refused, or what it restores is what was backed up."""
    chance = random.Random(seed)
    data = bytearray(made.read_bytes())
    if seed % 4:
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    else:
        del data[chance.randrange(len(data)) :]
    broken = tmp_path / "broken.zip"
    broken.write_bytes(data)
    try:
        manifest = archive.looked_through(broken)
    except archive.UserError:
        return
    assert manifest == archive.looked_through(made)


@pytest.mark.parametrize("content", [b"", b"PK", b"this is a letter", b"\x00" * 10_000])
def test_what_is_no_archive_is_told_in_one_sentence(command: Command, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter").write_bytes(content)
    ran = command("restore", str(tmp_path / "letter"))
    assert (ran.code, ran.out) == (1, "")
    assert "letter" in ran.err


def test_a_file_that_is_not_there_is_told_in_one_sentence(command: Command, tmp_path: Path) -> None:
    assert command("restore", str(tmp_path / "nowhere.zip")).code == 1
