"""PHP's built-in web server as a process of its own: started, found again, and ended with all its workers."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import requests

from wikiwatch.sandbox.errors import SandboxError

WORKERS = 4  # a visitor, the watcher and a person's browser at once; more don't help on two cores
STARTS_WITHIN = 60.0  # seconds; the first answer takes 2 s, and a busy machine is given time
# Below those that Linux gives to connections (32768 on): a wiki that is started again has to find its own free, or
# whoever knows it by its address would not find it any more.
PORTS = range(20_000, 32_768)
ENDS_WITHIN = 5.0  # seconds between SIGTERM and SIGKILL
EVERYWHERE = {
    "memory_limit": "512M",
    "display_errors": "0",
    "error_reporting": "8191",  # E_ALL without deprecations: a PHP newer than the MediaWiki has many
}
# What is compiled is kept by the server alone: a script that ends would keep it for nobody, and takes half as long
# again. To optimize it takes a second at each start, and spares no request anything that could be measured. It is not
# kept in files: PHP 8.2 takes classes for others then, and the wiki answers with status 500.
SERVER_OPTIONS = {
    **EVERYWHERE,
    "opcache.enable": "1",
    "opcache.enable_cli": "1",
    "opcache.optimization_level": "0",
    "apc.shm_size": "64M",
}
SCRIPT_OPTIONS = {**EVERYWHERE, "opcache.enable_cli": "0"}


def as_arguments(options: dict[str, str]) -> list[str]:
    """Settings of PHP as arguments of its command line."""
    return [part for name, value in options.items() for part in ("-d", f"{name}={value}")]


def start(php: str, tree: Path, environment: dict[str, str], log: Path, wanted: int = 0) -> tuple[int, int]:
    """Start a server on a loopback port and wait until it answers; returns its pid and port.

    Another program may take the chosen port first; then another port is tried.
    """
    for port in (_free_port(wanted), _free_port(), _free_port()):
        command = [php, *as_arguments(SERVER_OPTIONS), "-S", f"127.0.0.1:{port}", "-t", str(tree)]
        with log.open("ab") as output:
            process = subprocess.Popen(
                command,
                env=environment | {"PHP_CLI_SERVER_WORKERS": str(WORKERS), "WIKIWATCH_PORT": str(port)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=tree,
                start_new_session=True,
            )
        ready = False
        try:
            ready = _answers(process, port)
        finally:
            # The server outlives this object; `stop` finds it by its number.
            process.returncode = 0
            if not ready:
                stop(process.pid, port)
        if ready:
            return process.pid, port
    raise SandboxError("The practice wiki's web server did not start.", f"See {log}")


def _free_port(wanted: int = 0) -> int:
    """The wanted port if nobody has it, or else any free one."""
    for port in (wanted or random.choice(PORTS), *random.sample(PORTS, 20)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise SandboxError(
        f"No port of 127.0.0.1 is free, of twenty tried between {PORTS[0]} and {PORTS[-1]}.", "End what listens there."
    )


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the wiki's API answers before the time is over and before the process ends."""
    deadline = time.monotonic() + STARTS_WITHIN
    with requests.Session() as session:
        session.trust_env = False
        while time.monotonic() < deadline and process.poll() is None:
            try:
                answer = session.get(
                    f"http://127.0.0.1:{port}/api.php",
                    params={"action": "query", "meta": "siteinfo", "format": "json"},
                    timeout=STARTS_WITHIN,
                )
                return answer.ok and "query" in answer.json() and process.poll() is None
            except (requests.ConnectionError, ValueError):
                time.sleep(0.05)
    return False


def workers(pid: int, port: int) -> list[int]:
    """The living processes of a server: those of its process group that are PHP on this very port.

    One that is ending has no command line any more, but the port for a moment still.
    """
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            # After the name in parentheses, which may hold anything: state, parent, process group.
            state, _, group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            command = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if int(group) == pid and state != "Z" and (command == [b""] or f"127.0.0.1:{port}".encode() in command):
            found.append(int(entry.name))
    return found


def stop(pid: int, port: int) -> None:
    """End a server and its workers, and nothing else that may have got the same number since."""
    for sign, patience in ((signal.SIGTERM, ENDS_WITHIN), (signal.SIGKILL, ENDS_WITHIN)):
        for worker in workers(pid, port):
            try:
                os.kill(worker, sign)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + patience
        while workers(pid, port) and time.monotonic() < deadline:
            time.sleep(0.02)
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return
