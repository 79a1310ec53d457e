"""What people are told by message: each thing once, again after a day while it lasts, and when it is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

AGAIN = timedelta(days=1)  # what lasts is told as often as an admin looks anyway
# Whatever comes and goes, such as a budget of an hour, would be told at every turn.
RESTED = timedelta(hours=6)
SETTLED = timedelta(minutes=15)  # what ends and begins again within some rounds has not ended
LEAST_BETWEEN = timedelta(hours=1)  # between two ends of the program: something may start it again each minute

# The third longest of a month: one or two breakdowns don't make a busy wiki a quiet one, and of nights there are
# thirty, of weekends four.
NTH_PAUSE = 3
LONGER = 1.5  # than that pause: a long weekend is no breakdown


class Severity(StrEnum):
    """How much it matters: nothing works, a person is needed, good to know."""

    ALARM = "alarm"
    WARNING = "warning"
    INFO = "info"


class Turn(StrEnum):
    """What is told of an event."""

    NEW = "new"
    LASTS = "lasts"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that people are to be told. `values` are said of it; no name and no title is among them."""

    kind: str
    about: str = ""
    severity: Severity
    values: Mapping[str, int | str] = field(default_factory=dict)
    once: bool = False  # it happened, and does not last

    @property
    def key(self) -> str:
        """The same for the same thing."""
        return f"{self.kind}:{self.about}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An event as it was told last. `ended`: when it was there no more; `over`: that was told, too."""

    event: Event
    since: datetime
    told: datetime
    ended: datetime | None = None
    over: bool = False


def seen(known: Known | None, event: Event, now: datetime) -> tuple[Known, Turn | None]:
    """What is known of an event that is there now, and whether to tell it."""
    if known is None:
        return Known(event=event, since=now, told=now), Turn.NEW
    again = replace(known, event=event)
    if event.once:
        return again, None
    if known.ended is None:
        return (replace(again, told=now), Turn.LASTS) if _past(known.told, AGAIN, now) else (again, None)
    if not known.over:
        return replace(again, ended=None), None
    if _past(known.told, RESTED, now):
        return Known(event=event, since=now, told=now), Turn.NEW
    return known, None


def gone(known: Known, now: datetime) -> tuple[Known, Turn | None]:
    """What is known of an event that is not there any more, and whether to tell that it is over."""
    if known.event.once or known.over:
        return known, None
    if known.ended is None:
        return replace(known, ended=now), None
    return (replace(known, over=True), Turn.OVER) if _past(known.ended, SETTLED, now) else (known, None)


def may_announce(known: Known | None, now: datetime) -> bool:
    """Whether a beginning or an end of the program is told now: not again and again while something restarts it."""
    if known is None:
        return True
    return _past(known.told, AGAIN if known.ended is None and not known.event.once else LEAST_BETWEEN, now)


def _past(at: datetime, pause: timedelta, now: datetime) -> bool:
    """Whether so long has passed; also where a clock was ahead of this one."""
    return not timedelta() <= now - at < pause


def too_long(pauses: Sequence[timedelta], least: timedelta) -> timedelta | None:
    """After how long without anything something is wrong; None where too little is known of the usual pace.

    `pauses` are the longest of the time before, longest first.
    """
    if not least or len(pauses) < NTH_PAUSE:
        return None
    return max(least, LONGER * pauses[NTH_PAUSE - 1])


def back_off(tries: int) -> timedelta:
    """How long to wait after so many failed tries: 2, 4, 8 minutes, and four hours at most."""
    return timedelta(minutes=min(2**tries, 240))
