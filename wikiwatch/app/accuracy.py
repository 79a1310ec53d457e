"""The accuracy page on the wiki: once a week, how the program and each rule did, and nothing about anybody."""

from __future__ import annotations

import json
import logging
from bisect import bisect_right
from datetime import datetime, timedelta

from wikiwatch.app import brakes
from wikiwatch.app.context import App
from wikiwatch.app.publish import GUARDED, mistakes_told, shown
from wikiwatch.app.rule_stats import EVER, rule_ids, what_people_said
from wikiwatch.app.rules_kept import mistakes
from wikiwatch.core.accuracy import WEEKS, Accuracy, Line, accuracy_page
from wikiwatch.core.decoys import DECOY_ROW
from wikiwatch.core.rule_stats import ALL, ROW, SIGNAL, TOTAL, Board, Hit, endings, unused, word
from wikiwatch.detectors import linked, listed

log = logging.getLogger(__name__)

WEEK = timedelta(days=7)
WRITTEN = "accuracy_written"  # the store keeps when the page was written, the latest times, as JSON


def keep_up(app: App) -> None:
    """Write the page where a week has gone by since the last one, or since the watch began.

    Where the gate is closed nothing is kept, so that it is tried again.
    """
    title = app.settings.accuracy_title
    closed = app.stopped() or app.store.meta(brakes.CLOSED)
    if not title or not (app.enforce or app.settings.log_while_observing) or closed or not _is_due(app):
        return
    text = draft(app)
    if text is None:
        return
    written = app.site.save_page(title, text, app.speaker.say("accuracy-summary"))
    if written.ok:
        now = app.clock.now()
        kept = [*(at for at in _written(app) if at < now), now]  # a time to come is of a clock that was ahead
        app.store.set_meta(WRITTEN, json.dumps([at.isoformat() for at in kept[-WEEKS:]]))
    elif written.code != "stopped":
        log.warning("the accuracy page could not be written: %s %s", written.code, written.detail)


def draft(app: App) -> str | None:
    """The page as it would be written now; None before anything was judged."""
    found = _accuracy(app)
    return None if found is None else accuracy_page(found, app.speaker)


def _is_due(app: App) -> bool:
    """Whether the last page, or the beginning, is a week old. A clock that was ahead makes nobody wait for it."""
    now, last = app.clock.now(), max(_written(app), default=None) or app.store.judged_since()
    return last is not None and (last > now or now - last >= WEEK)


def _written(app: App) -> list[datetime]:
    """When the page was written, oldest first."""
    return [datetime.fromisoformat(at) for at in json.loads(app.store.meta(WRITTEN) or "[]")]


def _accuracy(app: App) -> Accuracy | None:
    now, watched = app.clock.now(), app.store.judged_since()
    if watched is None:
        return None
    bounds = [watched, *sorted(at for at in _written(app) if watched < at < now), now][-(WEEKS + 1) :]
    ever, weeks = _counted(app, bounds)
    dates, hidden = app.rule_dates(), _hidden(app)
    lines: dict[str, list[Line]] = {}
    for about, rule in ((TOTAL, ALL), *rule_ids(app)):
        if rule not in hidden:
            figures = ever.figures(about, rule)
            idle = about != TOTAL and unused(figures.last, dates.get((about, rule)), watched, now)
            line = Line(id=rule, week=weeks[-1].figures(about, rule), ever=figures, unused=idle)
            lines.setdefault(about, []).append(line)
    alarms, ending = [one for one in brakes.alarms(app) if one.kind == "rule"], endings(app.rules, now)
    wrong = mistakes(app.store)
    return Accuracy(
        now=now,
        watched=watched,
        start=bounds[-2],
        version=app.rules.version,
        total=lines[TOTAL][0],
        rows=lines.get(ROW, []),
        signals=lines.get(SIGNAL, []),
        weeks=[(end, one.figures(TOTAL, ALL)) for end, one in zip(bounds[1:], weeks, strict=True)],
        # Which rule only lists would tell a spammer when to come.
        stopped=[alarm.about for alarm in alarms] if app.settings.log_shows_all else [],
        stopped_count=len(alarms),
        ending_entries=sum(one.about == "entry" for one in ending),
        ending_rules=sum(one.about == "rule" for one in ending),
        notes=[mistakes_told(wrong, app.speaker)] if wrong else [],
    )


def _counted(app: App, bounds: list[datetime]) -> tuple[Board, list[Board]]:
    """The hits of all time, and of each period between two times: all read once."""
    said, now = what_people_said(app, EVER), bounds[-1]
    ever, weeks = Board(), [Board() for _ in bounds[1:]]
    for hit in app.store.hits():
        if hit.row == DECOY_ROW or _is_to_come(hit, now):  # nothing tells of decoys
            continue
        found = word(hit, said)
        ever.add(hit, found)
        begun = bisect_right(bounds, hit.at, hi=len(weeks))
        if begun:
            weeks[begun - 1].add(hit, found)
    return ever, weeks


def _is_to_come(hit: Hit, now: datetime) -> bool:
    """Whether its text goes only later: a count that has risen would tell its silenced author so, as a row would."""
    return hit.down_due is not None and hit.down_due > now


def _hidden(app: App) -> set[str]:
    """Rules that the page keeps silent about, as the log page does: which state or list an author met among them."""
    if app.settings.log_shows_all:
        return set()
    own = {rule.signal_id for rule in app.rules.own.rules}
    told = [row for row in shown(app) if not row["terse"]] if own else []
    named = {name for row in told for name in (row["row"], *(signal["id"] for signal in row["signals"]))}
    signs = {*linked.SIGNALS, *listed.OF_AUTHORS, *(own - named)}
    rows = {
        row.id
        for row in app.rules.policy.rows
        if (row.states and GUARDED.issuperset(row.states)) or (row.signals and signs.issuperset(row.signals))
    }
    return signs | rows
