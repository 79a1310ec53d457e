"""`python -m tools.bench.watched HOME FILE`: `wikiwatch run --enforce`, with a line in FILE for each API call.

A line holds when the call was sent, when its answer had come, in seconds of the clock that nobody sets, and its kind.
"""

from __future__ import annotations

import sys
import time
from typing import Any, TextIO
from unittest.mock import patch

from tools.bench.counted import kind
from wikiwatch import cli
from wikiwatch.site import mediawiki
from wikiwatch.site.session import Session


def timed(file: TextIO) -> type[Session]:
    """A session that writes these lines."""

    class Timed(Session):
        def _send(self, params: dict[str, str]) -> dict[str, Any]:
            sent = time.monotonic()
            try:
                return super()._send(params)
            finally:
                file.write(f"{sent} {time.monotonic()} {kind(params)}\n")

    return Timed


if __name__ == "__main__":
    with (
        open(sys.argv[2], "w", buffering=1, encoding="utf-8") as calls,
        patch.object(mediawiki, "Session", timed(calls)),
    ):
        sys.exit(cli.run(["--home", sys.argv[1], "run", "--enforce"]))
