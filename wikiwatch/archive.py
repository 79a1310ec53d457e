"""The form of a back-up: a zip file of a home folder's files with a manifest that names each, its size and its hash.

An archive is somebody's file: nothing of it is believed before it is checked, and nothing is unpacked by its own names.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from wikiwatch.config import DATABASE, LOCK, RULES
from wikiwatch.errors import UserError

FORMAT = 1
MANIFEST = "manifest.json"
# A home folder holds its settings and some dozens of rule files of some kilobytes each.
MOST_FILES = 1_000
MOST_BYTES = 16 * 1024 * 1024  # of each but the database: a rule file with 100,000 phrases has a quarter of that
MOST_MANIFEST = 1024 * 1024
LONGEST_NAME = 200
CHUNK = 1024 * 1024

Progress = Callable[[int, int], None]  # bytes done, bytes in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file: its place in the home folder, bytes, SHA-256 (hex), and whether nobody else may read it."""

    name: str
    bytes: int
    sha256: str
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a back-up says of itself. `schema`: the migrations of its database, in order; `made`: ISO 8601, UTC."""

    made: str
    version: str
    schema: tuple[str, ...]
    secrets: bool
    files: tuple[Member, ...]
    format: int = FORMAT

    def text(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), indent=1)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(one.bytes for one in self.files)


def untold(_done: int, _total: int) -> None:
    """For those to whom progress does not matter."""


def wrong(path: Path, what: str) -> UserError:
    """Why an archive is not restored."""
    return UserError(f"{path}: {what}", "Nothing was changed. Take another back-up, or this one as it was written.")


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """An archive and its manifest, whose names are those of the archive; UserError for whatever is wrong with it."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive, _manifest(path, archive)
    except OSError as error:
        raise UserError(f"{path} can't be read: {error.strerror or error}", "Give the file of a back-up.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise wrong(path, f"found something that is no whole back-up, expected one ({error})") from None


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MOST_FILES or len(set(names)) != len(names):
        raise wrong(path, f"found {len(infos)} files, or some twice, expected at most {MOST_FILES}")
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > MOST_MANIFEST:
        raise wrong(path, f"found no {MANIFEST}, so this is no back-up of wikiwatch")
    for info in infos:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.is_dir() or kind not in (0, stat.S_IFREG) or info.flag_bits & 1:
            raise wrong(path, f"found {info.filename!r}, which is a folder, a link or encrypted, expected plain files")
    with archive.open(MANIFEST) as file:
        manifest = _read(path, file.read(MOST_MANIFEST + 1))
    if sorted(names) != sorted([MANIFEST, *(one.name for one in manifest.files)]):
        raise wrong(path, f"its files are not those that {MANIFEST} names")
    for one in manifest.files:
        _check(path, one, archive.getinfo(one.name).file_size)
    return manifest


def _read(path: Path, raw: bytes) -> Manifest:
    try:
        found: dict[str, Any] = json.loads(raw)
        if found["format"] != FORMAT:
            raise wrong(path, f"found format {str(found['format'])[:20]}, expected {FORMAT}: a newer wikiwatch made it")
        files = tuple(Member(**one) for one in found["files"])
        manifest = Manifest(**{**found, "files": files, "schema": tuple(found["schema"])})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise wrong(path, f"{MANIFEST} can't be read ({type(error).__name__})") from None
    texts = [manifest.made, manifest.version, *manifest.schema, *(one.name for one in files)]
    texts += [one.sha256 for one in files]
    if not all(isinstance(text, str) for text in texts) or not all(type(one.bytes) is int for one in files):
        raise wrong(path, f"{MANIFEST} holds something else than texts and numbers")
    return manifest


def _check(path: Path, one: Member, size: int) -> None:
    if not is_fit(one.name):
        raise wrong(path, f"found the name {one.name[:80]!r}, expected a file of a home folder")
    if one.bytes != size or (one.name != DATABASE and size > MOST_BYTES) or size < 0:
        raise wrong(path, f"{one.name} has {size} bytes, which is not what {MANIFEST} says, or more than {MOST_BYTES}")


def is_fit(name: str) -> bool:
    """Whether a file of this name may be part of a home folder: no way out of it, nothing of a run, nothing hidden."""
    parts = PurePosixPath(name).parts
    plain = bool(re.fullmatch(r"[^\\:\x00-\x1f\x7f]+", name)) and str(PurePosixPath(name)) == name
    inside = plain and not name.startswith("/") and len(name) <= LONGEST_NAME
    inside = inside and not any(part in ("..", ".") or part.startswith(".") for part in parts)
    places = len(parts) == 1 or (len(parts) > 1 and parts[0] == RULES)
    return inside and places and name not in (MANIFEST, LOCK, RULES, f"{DATABASE}-wal", f"{DATABASE}-shm")


def unpack(path: Path, folder: Path, progress: Progress = untold) -> Manifest:
    """Write an archive's files into a folder that is empty, each checked on the way; UserError where one is wrong."""
    with opened(path) as (archive, manifest):
        done = 0
        for one in manifest.files:
            target = folder / one.name
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with archive.open(one.name) as source, target.open("xb") as out:
                target.chmod(0o600 if one.private else 0o644)
                for part in _checked(path, one, source):
                    out.write(part)
                    done += len(part)
                    progress(done, manifest.size)
    return manifest


def looked_through(path: Path, progress: Progress = untold) -> Manifest:
    """The manifest of an archive that is whole: each file was read, and is what the manifest says. Writes nothing."""
    with opened(path) as (archive, manifest):
        done = 0
        for one in manifest.files:
            with archive.open(one.name) as source:
                for part in _checked(path, one, source):
                    done += len(part)
                    progress(done, manifest.size)
    return manifest


def _checked(path: Path, one: Member, source: IO[bytes]) -> Iterator[bytes]:
    """A file's bytes, never more than it should have; its hash is compared when all were taken."""
    digest, left = hashlib.sha256(), one.bytes
    while part := source.read(min(CHUNK, left + 1)):
        left -= len(part)
        if left < 0:
            break
        digest.update(part)
        yield part
    if left or digest.hexdigest() != one.sha256:
        raise wrong(path, f"{one.name} is damaged: it is not what was backed up")


def packed(archive: zipfile.ZipFile, name: str, source: Path, *, private: bool, progress: Progress = untold) -> Member:
    """Put a file into an archive under a name; what the manifest says of it."""
    digest, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | (0o600 if private else 0o644)) << 16
    total = source.stat().st_size
    with source.open("rb") as file, archive.open(info, "w", force_zip64=True) as out:
        while part := file.read(CHUNK):
            digest.update(part)
            size += len(part)
            out.write(part)
            progress(size, total)
    return Member(name=name, bytes=size, sha256=digest.hexdigest(), private=private)
