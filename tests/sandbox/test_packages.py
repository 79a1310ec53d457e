"""Fetching packages, with commands of our own in place of Debian's: what is kept, and what is said."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from wikiwatch.sandbox import packages
from wikiwatch.sandbox.errors import SandboxUnavailable

MODULES = "\\n".join(sorted(packages.PHP_MODULES))
# Writes down what it was asked, and "downloads" a package.
APT_GET = """echo "$@" >> "$CALLS"; case "$*" in *download*) touch mediawiki.deb;; esac"""
# Unpacks the parts of MediaWiki's package that matter: its links to nowhere.
DPKG = """
tree="$3/usr/share/mediawiki"
mkdir -p "$tree/extensions-core/Nuke"
for name in extensions images config LocalSettings.php; do ln -s /var/lib/mediawiki/$name "$tree/$name"; done
echo api > "$tree/api.php"
"""


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for shell scripts that stand before all others; `calls` beside it is what they write down."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    return folder


@pytest.fixture
def bare(commands: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same on a machine without PHP and apt: only a shell is there."""
    for name in ("sh", "cat", "chmod", "printf"):
        (commands / name).symlink_to(Path("/bin") / name if name != "printf" else Path("/usr/bin/printf"))
    monkeypatch.setenv("PATH", str(commands))
    return commands


def put(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_mediawiki_is_fetched_once_and_stands_on_its_own(commands: Path, tmp_path: Path) -> None:
    put(commands, "apt-get", APT_GET)
    put(commands, "dpkg", DPKG)
    cache = tmp_path / "cache"
    with ThreadPoolExecutor(4) as pool:
        trees = set(pool.map(lambda _: packages.ensure_mediawiki("trixie", cache), range(4)))
    assert trees == {cache / "mediawiki" / "trixie"}
    calls = (tmp_path / "calls").read_text().splitlines()
    assert [call.split(" ", 2)[0] for call in calls] == ["-o", "-o"]
    assert calls[1].endswith("download mediawiki mediawiki-classes")
    (tree,) = trees
    assert not [path for path in tree.rglob("*") if path.is_symlink()]
    assert (tree / "extensions" / "Nuke").is_dir()


def test_a_failed_download_is_told_and_leaves_nothing_behind(commands: Path, tmp_path: Path) -> None:
    put(commands, "apt-get", "echo 'Ign:1 here'; echo 'E: Unable to fetch some archives'; exit 100")
    with pytest.raises(SandboxUnavailable, match="apt-get failed: E: Unable to fetch some archives"):
        packages.ensure_mediawiki("trixie", tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache" / "mediawiki").iterdir()] == ["trixie.lock"]


def test_what_a_killed_run_left_is_cleared_away(commands: Path, tmp_path: Path) -> None:
    put(commands, "apt-get", APT_GET)
    put(commands, "dpkg", DPKG)
    leftover = tmp_path / "cache" / "mediawiki" / ".trixie-killed"
    leftover.mkdir(parents=True)
    packages.ensure_mediawiki("trixie", tmp_path / "cache")
    assert not leftover.exists()


def test_an_unknown_suite_is_refused_with_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(SandboxUnavailable) as problem:
        packages.ensure_mediawiki("potato", tmp_path)
    assert problem.value.hint == "Choose one of: bookworm, trixie."


def test_a_machine_without_apt_and_php_is_told_in_one_sentence(bare: Path, tmp_path: Path) -> None:
    assert list(bare.glob("php")) == []
    with pytest.raises(SandboxUnavailable) as problem:
        packages.ensure_php(tmp_path / "cache")
    needs = "The practice wiki needs PHP with apcu, curl, gmp, intl, mbstring, sqlite3, xml; "
    reason = "there is no apt-get to install it." if os.geteuid() == 0 else "only root can install it."
    assert problem.value.message == needs + reason
    assert problem.value.hint.startswith("As root: apt-get install php-cli ")


def test_php_is_taken_as_it_is_where_nothing_is_missing(bare: Path, tmp_path: Path) -> None:
    put(bare, "php", f"printf '{MODULES}\\n'")
    assert packages.ensure_php(tmp_path / "cache") == str(bare / "php")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs packages")
def test_root_gets_php_installed_after_a_fresh_list_of_packages(bare: Path, tmp_path: Path) -> None:
    php = f"#!/bin/sh\\nprintf '{MODULES}'\\n".replace("\\", "\\\\")
    install = f"""*install*) printf "{php}" > {bare}/php; chmod 755 {bare}/php;;"""
    put(bare, "apt-get", f"""echo "$DEBIAN_FRONTEND $@" >> "$CALLS"; case "$*" in {install} esac""")
    assert packages.ensure_php(tmp_path / "cache") == str(bare / "php")
    update, install_call = (tmp_path / "calls").read_text().splitlines()
    assert update == "noninteractive update"
    assert install_call.endswith(" ".join(packages.PHP_PACKAGES))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs packages")
def test_php_that_still_lacks_something_after_installing_is_an_error(bare: Path, tmp_path: Path) -> None:
    put(bare, "apt-get", "exit 0")
    put(bare, "php", "printf 'sqlite3\\nxml\\nintl\\napcu\\ncurl\\ngmp\\n'")
    with pytest.raises(SandboxUnavailable, match="still lacks: mbstring"):
        packages.ensure_php(tmp_path / "cache")


def test_the_cache_is_where_the_argument_or_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIKIWATCH_CACHE", str(tmp_path / "environment"))
    assert packages.cache_folder() == tmp_path / "environment"
    assert packages.cache_folder(tmp_path / "argument") == tmp_path / "argument"
