"""Changes that break, stall or end the judge: how they are noted, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.model import Change


class Stalled(BaseException):
    """A change took more of the processor than any honest one does.

    No `Exception`: whoever looks after one part of the judge must not take it for a failure of that part.
    """


# Why a change was set aside that raised nothing: in place of the name of an exception.
ENDED = "Killed"
STALLED = Stalled.__name__


class UnderWay(Protocol):
    """A note that outlives the process: which change is being judged."""

    suspect: str  # the key of the change at which the last run was suddenly ended; "" where there is none
    deaths: int  # how often the program was ended while that change was the only one under way

    def begin(self, key: str, *, alone: bool) -> None:
        """Note the change that is judged now, and whether nothing else is under way with it."""

    def end(self) -> None:
        """Note that it was judged; if it was the suspect, it is none any more."""


class MishapStore(Protocol):
    """What could not be judged, and outlives a restart. A `key` names a change."""

    def note_mishap(self, key: str, change: Change, why: str, at: datetime, *, tries: int, aside: bool) -> None:
        """Keep that a change could not be judged, how often, and why the last time."""

    def mishap_tries(self) -> Mapping[str, int]:
        """How often those were tried that are to be tried again, by key."""

    def mishaps(self) -> Sequence[Change]:
        """The changes that are to be tried again, oldest first."""

    def forget_mishap(self, key: str) -> None:
        """It was judged after all."""

    def changes_aside(self) -> Sequence[Mapping[str, Any]]:
        """What is set aside, the latest first: key, change, tries, why, since, concealed (as in the table change)."""

    def judge_again(self, key: str) -> bool:
        """Make what is set aside a change that was never judged; False where it is not, or an action rests on it."""
