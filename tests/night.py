"""What is proved for each change, by day, and what is left to the night: `NIGHT=1`, or `make test NIGHT=1`.

By day every law and story is told, at night in all its variants: tests that are marked `night`, stories on real wikis
on each kind of wiki, and more examples of each law.
"""

from __future__ import annotations

import os

NIGHT = os.environ.get("NIGHT", "") not in ("", "0")


def at_night(many: int, *, by_day: int) -> int:
    """How many examples to take."""
    return many if NIGHT else by_day
