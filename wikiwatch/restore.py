"""`wikiwatch restore`: a home folder from a back-up; what stood there before is set aside, never deleted."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wikiwatch.app import set_back
from wikiwatch.archive import Manifest, Progress, looked_through, unpack, untold, wrong
from wikiwatch.config import CONFIG_FILE, DATABASE, LOGIN_FILE, RULES, load
from wikiwatch.errors import UserError
from wikiwatch.instance import only_instance
from wikiwatch.owner import give
from wikiwatch.site.configured import USER_CONFIG
from wikiwatch.store.db import Store
from wikiwatch.store.files import schema_of, unknown_of

# What a back-up stands for as a whole: a rule file that it does not have was not there when it was made.
_WHOLE = (USER_CONFIG, CONFIG_FILE, RULES, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
_STAGED = ".wikiwatch-restore-"
_ROOM = 64 * 1024 * 1024  # bytes that stay free on the disk: a restore must not be what fills it


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored, and where what stood there before is now; None where nothing did."""

    manifest: Manifest
    aside: Path | None
    login: bool  # whether there is a password now


def check(path: Path, progress: Progress = untold) -> Manifest:
    """The manifest of a back-up that could be restored; UserError says what is wrong with it. Changes nothing."""
    manifest = looked_through(path, progress)
    _check_schema(path, manifest)
    return manifest


def restore(path: Path, home: Path, now: datetime, progress: Progress = untold) -> Restored:
    """Put a back-up into a home folder. UserError, with nothing changed, where it is wrong or a run is at work."""
    manifest = check(path)
    made = _time(path, manifest)
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with only_instance(home), _staging(home) as folder:
            staged = Path(folder)
            if shutil.disk_usage(home).free < manifest.size + _ROOM:
                raise UserError(f"{home}: the disk has no room for {manifest.size:,} bytes", "Make room for them.")
            unpack(path, staged, progress)
            _ready(path, staged, made, now)
            give(staged, home)
            aside = _exchange(home, staged, now)
    except OSError as error:
        raise UserError(f"{home} can't be restored: {error}", "What stood there is there still.") from None
    return Restored(manifest=manifest, aside=aside, login=(home / LOGIN_FILE).exists())


@contextmanager
def _staging(home: Path) -> Iterator[str]:
    """A folder to unpack into, gone at the end. Call it while you hold the home's lock."""
    for left in home.glob(f"{_STAGED}*"):  # of a restore that was killed
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_STAGED, dir=home) as folder:
        yield folder


def _time(path: Path, manifest: Manifest) -> datetime:
    try:
        made = datetime.fromisoformat(manifest.made)
    except ValueError:
        made = None
    if made is None or made.tzinfo is None:
        raise wrong(path, "its manifest has no time")
    return made


def _check_schema(path: Path, manifest: Manifest) -> None:
    if unknown := unknown_of(manifest.schema):
        raise UserError(
            f"{path}: its database knows {unknown[0][:60]!r}, which this wikiwatch does not",
            f"It was made by version {manifest.version[:20]}: install that one, or a later one.",
        )


def _ready(path: Path, staged: Path, made: datetime, now: datetime) -> None:
    """Look at what was unpacked, and write into the database that it comes from a back-up."""
    load(staged)  # settings with mistakes would keep every command from working
    database = staged / DATABASE
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            [found] = connection.execute("pragma quick_check(1)").fetchone()
            schema = schema_of(connection)
    except sqlite3.Error as error:
        raise wrong(path, f"{DATABASE} is no sound database: {error}") from None
    if found != "ok" or not schema or unknown_of(schema):
        raise wrong(path, f"{DATABASE} is damaged, of a newer wikiwatch, or none of its databases")
    store = Store(database)
    try:
        known = store.meta(set_back.KEPT)
        moment = set_back.SetBack(since=min(made, now), until=now, how="restored")
        store.set_meta(set_back.KEPT, set_back.note(known, moment))
        store.empty_log()
    finally:
        store.close()


def _exchange(home: Path, staged: Path, now: datetime) -> Path | None:
    """Move what stands in the way aside, and what was unpacked into its place: all of it, or nothing."""
    new = sorted(one.name for one in staged.iterdir())
    replaced = {*new, *(_WHOLE if DATABASE in new else ())}
    # Stopped stays stopped: a back-up from before must not start what somebody stopped since.
    old = [name for name in sorted(replaced) if (home / name).exists() or (home / name).is_symlink()]
    aside = _new_folder(home, now) if old else None
    if aside is not None:
        give(aside, home)
    with _moves() as moves:
        for name in old:
            if aside is not None:
                moves.move(home / name, aside / name)
        for name in new:
            moves.move(staged / name, home / name)
    return aside


def _new_folder(home: Path, now: datetime) -> Path:
    stem = f"before-restore-{now:%Y%m%dT%H%M%SZ}"
    for number in range(1, 100):
        folder = home / (stem if number == 1 else f"{stem}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise UserError(f"{home} has very many folders {stem}", "Move them away.")


class _Moves:
    """Renames that can be taken back."""

    def __init__(self) -> None:
        self.made: list[tuple[Path, Path]] = []

    def move(self, source: Path, target: Path) -> None:
        source.rename(target)
        self.made.append((source, target))

    def take_back(self) -> None:
        for source, target in reversed(self.made):
            target.rename(source)


@contextmanager
def _moves() -> Iterator[_Moves]:
    moves = _Moves()
    try:
        yield moves
    except BaseException:
        moves.take_back()
        raise
