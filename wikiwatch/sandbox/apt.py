"""Fetching packages of any Debian suite with the machine's own apt sources, which stay as they are."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from wikiwatch.sandbox.errors import SandboxUnavailable

Stanza = dict[str, str]

# The parts of a Debian release that hold what is installed from it; backports and the like do not.
SUFFIXES = ("", "security", "updates")
ONE_LINE = re.compile(r"deb[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)[ \t]+(\S.*)")
OPTION_NAMES = {"arch": "Architectures", "signed-by": "Signed-By", "trusted": "Trusted"}


def stanzas(folder: Path) -> Iterator[Stanza]:
    """The binary-package sources that an apt folder (`/etc/apt`) names, in either of apt's two formats."""
    files = [folder / "sources.list", *sorted((folder / "sources.list.d").glob("*"))]
    for path in files:
        if not path.is_file() or path.suffix not in (".list", ".sources"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        yield from _deb822(text) if path.suffix == ".sources" else _one_line(text)


def _deb822(text: str) -> Iterator[Stanza]:
    """Stanzas of `Field: value` lines, with continuation lines (an inline key) kept as they are."""
    for block in re.split(r"\n[ \t]*\n", text):
        stanza: Stanza = {}
        field = ""
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if line[0] in " \t" and field:
                stanza[field] += "\n" + line
            elif ":" in line:
                field, _, value = line.partition(":")
                stanza[field] = value.strip()
        if "deb" in stanza.get("Types", "").split() and stanza.get("Enabled", "yes").lower() != "no":
            yield stanza | {"Types": "deb"}


def _one_line(text: str) -> Iterator[Stanza]:
    """The same out of `deb [options] uri suite components` lines."""
    for line in text.splitlines():
        match = ONE_LINE.match(line.partition("#")[0].strip())
        if match is None:
            continue
        options, uri, suite, components = match.groups()
        stanza = {"Types": "deb", "URIs": uri, "Suites": suite, "Components": components}
        for option in (options or "").split():
            name, _, value = option.partition("=")
            if name in OPTION_NAMES:
                stanza[OPTION_NAMES[name]] = value.replace(",", " ")
        yield stanza


def for_suite(found: Iterable[Stanza], host: str, suite: str) -> list[Stanza]:
    """Debian's own among the sources of a `host` release ("bookworm"), turned to another release `suite`."""
    turned = []
    for stanza in found:
        suites = [_turned(name, host, suite) for name in stanza.get("Suites", "").split()]
        wanted = " ".join(name for name in suites if name)
        if wanted and _is_debians(stanza):
            turned.append(stanza | {"Suites": wanted, "Components": "main"})
    return turned


def _turned(name: str, host: str, suite: str) -> str:
    """`bookworm-security` as `trixie-security`; "" for what is no part of the host's release."""
    match = re.fullmatch(r"([a-z]+)(?:([-/])([a-z]+))?", name)
    if match is None:
        return ""
    base, mark, suffix = match[1], match[2] or "", match[3] or ""
    if base not in (host, "stable", "oldstable") or suffix not in SUFFIXES:
        return ""
    return f"{suite}{mark}{suffix}"


def _is_debians(stanza: Stanza) -> bool:
    """Whether a source is Debian's or a mirror of it: by the key that signs it, by suite, or by path."""
    if "main" not in stanza.get("Components", "").split():
        return False
    # Nobody else has a suite such as bookworm-security.
    if "debian-archive" in stanza.get("Signed-By", "") or "-security" in stanza.get("Suites", ""):
        return True
    parts = [urlsplit(uri) for uri in stanza.get("URIs", "").split()]
    return all(part.path.rstrip("/").rsplit("/", 1)[-1] in ("debian", "debian-security") for part in parts)


def write(sources: Iterable[Stanza], path: Path) -> None:
    """Save sources as a deb822 file."""
    blocks = ("\n".join(f"{field}: {value}" for field, value in stanza.items()) for stanza in sources)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def codename() -> str:
    """The release of the Debian that this runs on, such as "bookworm"; "" where it is no Debian."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    is_debian = fields.get("ID", "").strip('"') == "debian"
    return fields.get("VERSION_CODENAME", "").strip('"') if is_debian else ""


def download(packages: Sequence[str], suite: str, folder: Path) -> list[Path]:
    """Download packages of a Debian suite into a folder, with apt's checks of signatures; needs no root."""
    found = for_suite(stanzas(Path("/etc/apt")), codename(), suite)
    if not found:
        raise SandboxUnavailable(
            "This machine has no Debian package sources, from which the practice wiki comes.",
            "It works on Debian 12 and 13.",
        )
    for name in ("sources", "lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True)
    write(found, folder / "sources" / "debian.sources")
    private = {
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": folder / "sources",
        "Dir::State::Lists": folder / "lists",
        "Dir::Cache": folder / "cache",
        "Acquire::Languages": "none",  # translated descriptions are a third of the download
        "APT::Sandbox::User": "root",  # apt's own user can't read a private folder
    }
    options = [part for name, value in private.items() for part in ("-o", f"{name}={value}")]
    run(["apt-get", *options, "update"], folder)
    run(["apt-get", *options, "download", *packages], folder)
    return sorted(folder.glob("*.deb"))


def run(command: Sequence[str], folder: Path, timeout: float = 600) -> None:
    """Run a command of Debian's package tools; its failure is told with the last line that it wrote.

    Ten minutes are enough for 60 MB on a slow line.
    """
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except FileNotFoundError:
        raise SandboxUnavailable(
            f"This machine has no {command[0]}, with which the practice wiki is fetched.",
            "It works on Debian 12 and 13.",
        ) from None
    except subprocess.TimeoutExpired:
        raise SandboxUnavailable(f"{command[0]} did not end within {timeout:.0f} s.") from None
    with (folder / "packages.log").open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(command)}\n{done.stdout}\n")
    if done.returncode:
        raise SandboxUnavailable(
            f"{command[0]} failed: {_complaint(done.stdout)}", "Is the network up, and is there space left?"
        )


def _complaint(output: str) -> str:
    """The first error that apt or dpkg told, or else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("E:", "Err:", "dpkg"))]
    return (errors or lines[-1:] or ["it gave no reason"])[0][:300]
