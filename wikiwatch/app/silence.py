"""Whether it is silent for longer than usual: no round ends, nobody edits, nothing is carried out.

An unattended program that has stopped working looks just like one that has nothing to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.core.model import key_of
from wikiwatch.core.news import NTH_PAUSE, too_long

ROUND_OK = "round_ok"  # the store keeps when a round came to its end last
BEHIND = timedelta(hours=1)  # rounds come twice a minute, and a wiki that is down for an update is back by then
# Of a month: a wiki has its nights and weekends in it. What is carried out comes more seldom.
PACE, ACTION_PACE = timedelta(days=30), timedelta(days=90)
LEAST_DAYS = 7  # with something in them; an import makes hundreds of edits within a minute
PACE_LOOKED = timedelta(hours=1)  # a pause of days grows slowly, and the query reads a month


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that did not happen for too long. `kind`: behind, nothing-seen or no-action; `since`: the last time."""

    kind: str
    since: datetime


def note_round(app: App) -> None:
    """A round came to its end."""
    app.store.set_meta(ROUND_OK, app.clock.now().isoformat())


def silences(app: App, *, at_work: bool = False) -> list[Silence]:
    """What is silent for too long. While no round ends, nobody can tell about the rest; `at_work`: one is under way."""
    now, last_round = app.clock.now(), app.store.meta(ROUND_OK)
    if last_round and not at_work and now - datetime.fromisoformat(last_round) >= BEHIND:
        return [Silence("behind", datetime.fromisoformat(last_round))]
    found = []
    seen = app.store.last_change(key_of(app.site.bot_name))
    if seen and _is_long(app, "pace", now - seen, app.settings.nothing_seen):
        found.append(Silence("nothing-seen", seen))
    acts = app.enforce or app.store.meta("mode") == "enforce"
    done = app.store.last_done() if acts else None
    if done and _is_long(app, "action_pace", now - done, app.settings.no_action):
        found.append(Silence("no-action", done))
    return found


def in_words(silence: Silence) -> str:
    """A silence as a sentence."""
    at = f"{silence.since:%Y-%m-%d %H:%M}"
    if silence.kind == "behind":
        return f"no round has come to its end since {at} UTC: the wiki can't be read, or something else fails"
    if silence.kind == "nothing-seen":
        return f"no change since {at} UTC, which is longer than usual: can people still edit the wiki?"
    return f"nothing was done since {at} UTC, which is longer than usual: is what should be caught still caught?"


def _is_long(app: App, key: str, silent: timedelta, least: timedelta) -> bool:
    """Whether it is silent for longer than a person bears, and than is usual here."""
    if not least or silent < least:
        return False
    if app.is_past(f"{key}_looked", PACE_LOOKED):
        _look_at_pace(app, key)
    pauses = [timedelta(seconds=float(one)) for one in (app.store.meta(key) or "").split()]
    usual = too_long(pauses, least)
    return usual is not None and silent >= usual


def _look_at_pace(app: App, key: str) -> None:
    now = app.clock.now()
    if key == "pace":
        pauses = app.store.pauses(now - PACE, key_of(app.site.bot_name), NTH_PAUSE, LEAST_DAYS)
    else:
        pauses = app.store.action_pauses(now - ACTION_PACE, NTH_PAUSE, LEAST_DAYS)
    app.store.set_meta(key, " ".join(str(one.total_seconds()) for one in pauses))
    app.store.set_meta(f"{key}_looked", now.isoformat())
