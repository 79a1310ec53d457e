"""`wikiwatch backup`: one file with all that a home folder would need to begin again, made while the daemon runs."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wikiwatch import __version__, stopfile
from wikiwatch.archive import MANIFEST, MOST_BYTES, MOST_FILES, Manifest, Member, Progress, is_fit, packed, untold
from wikiwatch.config import CONFIG_FILE, DATABASE, LOGIN_FILE, Config
from wikiwatch.errors import UserError
from wikiwatch.newsroom import urls_file
from wikiwatch.owner import give
from wikiwatch.site.configured import USER_CONFIG
from wikiwatch.store.base import BUSY_SECONDS, failures_told
from wikiwatch.store.files import schema_of

FOLDER = "backups"  # in the home folder, where no other place is named
_UNFINISHED = ".wikiwatch-backup-"  # how the folders begin in which they are made
PAGES = 2_000  # of the database that are copied at once: 8 MB, so that a bar moves
# pywikibot takes OAuth secrets in its own configuration as well.
_SECRETS_WITHIN = re.compile(r"^\s*authenticate\b", re.MULTILINE)

Steps = Callable[[str], Progress]  # what is done now -> who hears how far it is


def _no_steps(_what: str) -> Progress:
    return untold


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A back-up that was made: the file, what is in it, what was left out, each with the reason."""

    path: Path
    manifest: Manifest
    left_out: tuple[str, ...]


def default_name(config: Config, at: datetime) -> str:
    """A file's name by which back-ups sort by time, and those of other homes are told apart."""
    return f"wikiwatch-{_of_home(config)}-{at:%Y%m%dT%H%M%SZ}.zip"


def _of_home(config: Config) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "_", config.home.name)[:60] or "home"


def make(config: Config, target: Path, at: datetime, *, secrets: bool, steps: Steps = _no_steps) -> Made:
    """Write a back-up to a file that is not there yet. UserError where that can't be; then nothing is left of it."""
    if os.path.lexists(target):
        raise UserError(f"{target} is there already.", "Nothing is overwritten: give another name, or move it away.")
    found, left_out = _files(config, secrets=secrets)
    if not found and not config.database.exists():
        raise UserError(f"{config.home} has nothing to back up.", "`wikiwatch init` sets a home folder up.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _beside(target) as (unfinished, copy):
            manifest = _write(config, unfinished, copy, found, at, secrets=secrets, steps=steps)
            _name(unfinished, target)
        if target.parent == config.home / FOLDER:  # the next one may be made by whom the home belongs to
            give(target.parent, config.home)
    except OSError as error:
        raise UserError(
            f"{target} can't be written: {error.strerror or error}",
            "It takes as much room as the database, twice; name another place.",
        ) from None
    return Made(path=target, manifest=manifest, left_out=left_out)


@contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, Path]]:
    """Two files beside the target, gone at the end: the archive while it is written, and the database's copy."""
    for left in target.parent.glob(f"{_UNFINISHED}*"):
        _remove_left(left)
    with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=target.parent) as name:  # of mode 700
        folder = os.open(name, os.O_RDONLY)
        try:
            with suppress(OSError):  # a disk without locks: then nobody removes what is left there
                fcntl.flock(folder, fcntl.LOCK_EX)
            yield Path(name) / "archive", Path(name) / DATABASE
        finally:
            os.close(folder)


def _remove_left(path: Path) -> None:
    """Remove what a back-up has left that was killed: as much as two databases, and nobody would find it."""
    with suppress(OSError):  # somebody else's, or under way, which the lock tells
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path)
        finally:
            os.close(folder)


def _name(unfinished: Path, target: Path) -> None:
    """Give a whole archive its name, if nobody took that meanwhile."""
    unfinished.chmod(0o600)
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise UserError(f"{target} is there already.", "Somebody wrote it just now; give another name.") from None
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            raise
        unfinished.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write(
    config: Config, unfinished: Path, copy: Path, found: dict[str, Path], at: datetime, *, secrets: bool, steps: Steps
) -> Manifest:
    members: list[Member] = []
    schema: tuple[str, ...] = ()
    private = {path.name for path in _secret_files(config)}
    with zipfile.ZipFile(unfinished, "x", allowZip64=True) as archive:
        unfinished.chmod(0o600)
        for name, path in found.items():
            members.append(packed(archive, name, path, private=name in private))
        if config.database.exists():
            schema = copied(config.database, copy, steps("copying the database"))
            told = steps("packing the database")
            members.append(packed(archive, DATABASE, copy, private=True, progress=told))
        manifest = Manifest(
            made=at.isoformat(), version=__version__, schema=schema, secrets=secrets, files=tuple(members)
        )
        archive.writestr(MANIFEST, manifest.text())
    return manifest


def copied(database: Path, copy: Path, progress: Progress = untold) -> tuple[str, ...]:
    """A consistent copy of a database, whoever writes to it meanwhile; the names of its migrations.

    UserError where it is damaged: a back-up that can't be restored is worse than none.
    """
    with failures_told(database), closing(sqlite3.connect(copy)) as target:
        source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        with closing(source):
            # Within a transaction it reads what was there at its beginning, so nobody's write begins the copy anew.
            source.execute("begin")
            source.execute("select count(*) from sqlite_master").fetchone()
            source.backup(target, pages=PAGES, progress=lambda _, left, total: progress(total - left, total))
        target.execute("pragma journal_mode = delete")
        [found] = target.execute("pragma quick_check(1)").fetchone()
        if found != "ok":
            raise UserError(f"{database} is damaged: {found}", "`wikiwatch repair` saves what can be read of it.")
        return schema_of(target)


def _secret_files(config: Config) -> list[Path]:
    messages = urls_file(config)
    return [config.home / LOGIN_FILE, config.oauth_secret, *([messages] if messages else [])]


def _files(config: Config, *, secrets: bool) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The files to back up by their names in the home folder, and what is left out, with the reason."""
    found: dict[str, Path] = {}
    left_out: list[str] = []
    for path in _wanted(config):
        if not path.is_file():
            continue
        name = path.relative_to(config.home).as_posix() if path.is_relative_to(config.home) else ""
        if not name or not is_fit(name):
            left_out.append(f"{path}: it stands outside the home folder, or has an odd name")
        elif path.stat().st_size > MOST_BYTES:
            left_out.append(f"{name}: it has more than {MOST_BYTES:,} bytes")
        elif not secrets and (path in _secret_files(config) or _holds_secrets(path)):
            left_out.append(f"{name}: it holds secrets (--with-secrets)")
        else:
            found[name] = path
    if len(found) + len((DATABASE, MANIFEST)) > MOST_FILES:
        what = f"{config.home} has {len(found):,} files to back up, and no more than {MOST_FILES:,} can be restored."
        raise UserError(what, f"Move what are no rules out of {config.rules}.")
    left_out += [f"{path}: it is hidden" for path in _hidden(config)]
    return found, tuple(left_out)


def _wanted(config: Config) -> Iterator[Path]:
    for name in (USER_CONFIG, CONFIG_FILE, stopfile.NAME):
        yield config.home / name
    yield from _secret_files(config)
    if config.asn_database is not None:
        yield config.asn_database
    if config.rules.is_dir():
        yield from sorted(path for path in config.rules.rglob("*") if not _first_hidden(config, path))


def _hidden(config: Config) -> list[Path]:
    """Files and folders such as a history of the rules, each folder once."""
    return sorted({found for path in config.rules.rglob("*") if (found := _first_hidden(config, path))})


def _first_hidden(config: Config, path: Path) -> Path | None:
    """Of the folders of the rules that lead to a file, and the file itself, the first that is hidden."""
    parts = path.relative_to(config.rules).parts
    number = next((number for number, part in enumerate(parts, 1) if part.startswith(".")), 0)
    return config.rules.joinpath(*parts[:number]) if number else None


def _holds_secrets(path: Path) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace") if path.name == USER_CONFIG else ""
    return bool(_SECRETS_WITHIN.search(text))


def rotate(config: Config, folder: Path, keep: int) -> tuple[Path, ...]:
    """Remove the oldest back-ups of this home from a folder, by their names, so that `keep` stay; which ones went."""
    mine = re.compile(rf"wikiwatch-{re.escape(_of_home(config))}-\d{{8}}T\d{{6}}Z\.zip")
    found = sorted(path for path in folder.iterdir() if mine.fullmatch(path.name) and path.is_file())
    old = found[:-keep]
    for path in old:
        try:
            path.unlink()
        except OSError as error:
            raise UserError(f"{path} can't be removed: {error.strerror}", "The new back-up was made.") from None
    return tuple(old)
