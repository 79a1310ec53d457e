"""A dashboard that listens on loopback, and a real Chromium in front of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import waitress
from playwright.sync_api import Browser, sync_playwright

from wikiwatch.web.app import make

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "there is no Chromium (as root: apt-get install chromium, or name one in $WIKIWATCH_CHROMIUM)"


def chromium() -> str | None:
    """The browser of this machine; None where it has none."""
    named = os.environ.get("WIKIWATCH_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of a home folder's dashboard."""
    server = waitress.create_server(make(home), host="127.0.0.1", port=0, threads=2)
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
