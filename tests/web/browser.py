"""A dashboard that listens on loopback, and a real Chromium in front of it."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import waitress
from playwright.sync_api import Browser, sync_playwright

from wikiwatch.sandbox import packages
from wikiwatch.web.app import make

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_COMMANDS = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The browser of this machine, which root gets installed where there is none; SandboxUnavailable says how."""
    packages.ensure_installed("The pages in a browser need", ["chromium", "libatomic1"], _missing)
    return str(_found())


def _missing() -> list[str]:
    """Playwright's own Node needs a library that the smallest Debian lacks."""
    lacking = [] if _found() else ["chromium"]
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        lacking.append("libatomic1")
    return lacking


def _found() -> str | None:
    return os.environ.get("WIKIWATCH_CHROMIUM") or next(filter(None, map(shutil.which, _COMMANDS)), None)


@contextmanager
def served(home: Path, port: int = 0) -> Iterator[str]:
    """The address of a home folder's dashboard; at any port that is free, unless its settings name one."""
    server = waitress.create_server(make(home), host="127.0.0.1", port=port, threads=2)
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.trigger.pull_trigger(lambda: _close(server))  # in its own thread, which waits for nothing else
        thread.join()
        server.task_dispatcher.shutdown()


def _close(server: Any) -> None:
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.close()


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser that asks nobody but the dashboard."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
