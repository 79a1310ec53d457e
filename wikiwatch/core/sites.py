"""What is known of the places that a change links to: who brought them before, what became of it, what was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

# Refusals count for so long: who spams a wiki tries again within days, and a list may be corrected after weeks.
REFUSALS_COUNT = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An edit that one of the wiki's own extensions did not let through."""

    log: str  # "spamblacklist", whose list names the very address, or "abusefilter"
    entry: int  # the id in that log
    at: datetime
    user: str
    title: str
    domains: tuple[str, ...]  # registrable domains (and telephone numbers) of the links; none where not told


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteHistory:
    """What became of one domain or telephone number on this wiki, before the change that brings it now.

    Of insertions by others than the change's author: `stood` counts those that were left in peace long enough
    (all that stood when the wiki was first read counts as one), `undone` names the revisions that people undid or
    that were taken down here, by `undone_hands` different authors. `decoyed` names edits of silenced authors that show
    it on decoy pages.
    """

    domain: str
    seen: bool  # anybody, the author too, has brought it before
    stood: int = 0
    undone: tuple[int, ...] = ()
    undone_hands: int = 0
    decoyed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesBefore:
    """The wiki's memory of places, as one change needs it.

    `histories` has the change's domains but for those that somebody trusted has used. `known` is how many places
    the wiki is known to have, counted only as far as it matters. `refusals` are of the last weeks, newest first:
    those of this author, and those of a domain of the change.
    """

    histories: tuple[SiteHistory, ...] = ()
    known: int = 0
    refusals: tuple[Refusal, ...] = ()
