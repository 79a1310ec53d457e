"""What must be known of the change that is being judged when the program is ended in the middle of it."""

from __future__ import annotations

from typing import Protocol


class UnderWay(Protocol):
    """A note that outlives the process: which change is being judged."""

    suspect: str  # the key of the change at which the last run was suddenly ended; "" where there is none
    deaths: int  # how often the program was ended while that change was the only one under way

    def begin(self, key: str, *, alone: bool) -> None:
        """Note the change that is judged now, and whether nothing else is under way with it."""

    def end(self) -> None:
        """Note that it was judged; if it was the suspect, it is none any more."""
