"""MediaWiki and PHP out of Debian's packages, fetched once and kept in a cache folder."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from wikiwatch.sandbox import apt
from wikiwatch.sandbox.errors import SandboxUnavailable

# Debian's releases, and the MediaWiki that each of them ships.
SUITES = {"bookworm": "1.39", "trixie": "1.43"}
DEFAULT_SUITE = "trixie"
PACKAGES = ("mediawiki", "mediawiki-classes")
PHP_PACKAGES = (
    "php-cli",
    "php-sqlite3",
    "php-mbstring",
    "php-xml",
    "php-intl",
    "php-apcu",
    "php-curl",
    "php-gmp",
)
PHP_MODULES = frozenset({"sqlite3", "mbstring", "xml", "intl", "apcu", "curl", "gmp"})


def cache_folder(folder: Path | None = None) -> Path:
    """Where fetched packages are kept: the one given, or $WIKIWATCH_CACHE, or the user's cache folder."""
    chosen = folder or os.environ.get("WIKIWATCH_CACHE") or platformdirs.user_cache_dir("wikiwatch")
    return Path(chosen).expanduser().resolve()


def ensure_mediawiki(suite: str = DEFAULT_SUITE, cache: Path | None = None) -> Path:
    """The folder of the MediaWiki that a Debian suite ships, fetched if it is not in the cache yet.

    The folder is shared by all practice wikis and never written to.
    """
    if suite not in SUITES:
        raise SandboxUnavailable(f"There is no suite {suite!r}.", f"Choose one of: {', '.join(SUITES)}.")
    folder = cache_folder(cache) / "mediawiki"
    ready = folder / suite
    if ready.is_dir():
        return ready
    with _lock(folder / f"{suite}.lock"):
        if not ready.is_dir():
            _fetch(suite, folder, ready)
    return ready


def _fetch(suite: str, folder: Path, ready: Path) -> None:
    """Unpack beside the final place, and move at the end: a broken run leaves nothing half done."""
    for leftover in folder.glob(f".{suite}-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=f".{suite}-", dir=folder))
    try:
        unpacked = work / "unpacked"
        for package in apt.download(PACKAGES, suite, work):
            apt.run(["dpkg", "-x", str(package), str(unpacked)], work)
        tree = unpacked / "usr" / "share" / "mediawiki"
        _detach(tree)
        tree.rename(ready)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _detach(tree: Path) -> None:
    """Replace the package's links into /var/lib by real folders: nothing outside the tree is there."""
    for name in ("extensions", "images", "config", "LocalSettings.php"):
        if (tree / name).is_symlink():
            (tree / name).unlink()
    (tree / "extensions-core").rename(tree / "extensions")
    (tree / "images").mkdir()


def ensure_php(cache: Path | None = None) -> str:
    """The path of a PHP with all that MediaWiki needs; root gets it installed where it is missing."""
    ensure_installed("The practice wiki needs PHP with", PHP_PACKAGES, _missing, cache)
    return _php()


def ensure_installed(
    needs: str, wanted: Sequence[str], missing: Callable[[], Collection[str]], cache: Path | None = None
) -> None:
    """Have Debian packages on this machine: root gets them installed where `missing` still names something.

    `needs` begins the sentence of the error, which what is missing goes on.
    """
    if not missing():
        return
    is_root = os.geteuid() == 0
    if not is_root or shutil.which("apt-get") is None:
        reason = "there is no apt-get to install it" if is_root else "only root can install it"
        raise SandboxUnavailable(
            f"{needs} {', '.join(sorted(missing()))}; {reason}.", f"As root: apt-get install {' '.join(wanted)}"
        )
    folder = cache_folder(cache)
    with _lock(folder / "packages.lock"):
        if missing():
            apt.run(["apt-get", "update"], folder)
            install = ["apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"]
            apt.run([*install, *wanted], folder)
    if missing():
        raise SandboxUnavailable(
            f"{' '.join(wanted)} was installed, and still lacks: {', '.join(sorted(missing()))}.",
            f"See {folder / 'packages.log'}",
        )


def _php() -> str:
    return shutil.which("php") or ""


def _missing() -> frozenset[str]:
    """The PHP extensions that are not there; all of them where there is no PHP."""
    if not _php():
        return PHP_MODULES
    done = subprocess.run([_php(), "-m"], capture_output=True, text=True, timeout=60)
    return PHP_MODULES - set(done.stdout.lower().split())


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold a file lock, so that two processes don't fetch the same thing at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
