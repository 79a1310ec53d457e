"""The log page on the wiki: drawn anew from the store, so that nothing is shown twice or lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from wikiwatch.app import aside, concealed, set_back
from wikiwatch.app.brakes import Alarm, alarms
from wikiwatch.app.context import App
from wikiwatch.app.entries import entry
from wikiwatch.app.rules_kept import mistakes
from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.decoys import DECOY_ROW
from wikiwatch.core.inert import for_wiki
from wikiwatch.core.model import AccountState
from wikiwatch.core.report import TAKES_DOWN, apart, log_page
from wikiwatch.core.speech import Speaker
from wikiwatch.core.takedown import BETWEEN
from wikiwatch.detectors import linked, listed
from wikiwatch.ports import Written

# About 400 bytes a row: an archive page stays far below MediaWiki's limit of 2 MB and is quick to open.
ARCHIVE_ROWS = 500

HEAD = "log_head"  # the store keeps what stood above the rows when the page was saved last
SAVED = "log_saved"  # and when that was

GUARDED = frozenset({AccountState.FLAGGED, AccountState.SILENCED})  # states in which an author must not read that

_STATUS = "<code>wikiwatch status</code>"  # the same in every language
_UNJUDGED = "<code>wikiwatch review aside</code>"

SHOWN, ARCHIVED = 1, 2  # where a decision stands: on the log page, on a monthly page


def publish(app: App) -> Written | None:
    """Write the log page, and the monthly pages that have changed; None where nothing is new.

    Once in `heartbeat` it is written anyway: whoever looks at it sees that the watch is alive.
    """
    wanted = app.enforce or app.settings.log_while_observing
    head = _head(app)
    as_before = head == (app.store.meta(HEAD) or "") and not app.store.unpublished() and not _beat_is_due(app)
    if not wanted or not app.settings.log_title or as_before:
        return None
    rows = list(shown(app))
    newest, older = rows[: app.settings.log_rows], rows[app.settings.log_rows :]
    pages = _archives(app.settings.log_title, older)
    # A decision that comes late to its month (an edit held later) moves all that follow it there.
    changed = {_month(row) for row in older if row["published"] != ARCHIVED}
    concealed.look(app, [*newest, *(row for row in older if _month(row) in changed)])
    for title, page_rows in pages.items():
        if _month(page_rows[0]) in changed:
            written = _save(app, title, _drawn(app, page_rows, []))
            if not written.ok:
                return written
    written = _save(app, app.settings.log_title, _drawn(app, newest, list(pages), head.splitlines(), _beat(app)))
    if written.ok:
        with app.store.transaction():
            app.store.mark_published([row["id"] for row in newest], SHOWN)
            app.store.mark_published([row["id"] for row in older], ARCHIVED)
            app.store.set_meta(HEAD, head)
            app.store.set_meta(SAVED, app.clock.now().isoformat())
    return written


def _beat_is_due(app: App) -> bool:
    return bool(app.settings.heartbeat) and app.is_past(SAVED, app.settings.heartbeat)


def _beat(app: App) -> str:
    """When somebody looked last, and how often that is written at least; "" where it is not."""
    hours = app.settings.heartbeat.total_seconds() / 3600
    return app.speaker.say("log-heartbeat", at=app.clock.now(), hours=hours) if hours else ""


def _drawn(
    app: App, rows: Sequence[dict[str, Any]], archives: Sequence[str], alarms: Sequence[str] = (), beat: str = ""
) -> str:
    shown_rows = [concealed.masked(row) for row in rows]
    return log_page(shown_rows, archives, alarms, beat=beat, speaker=app.speaker)


def _head(app: App) -> str:
    """What stands above the rows, a sentence a line: mistakes of rules, rules set aside, that a person is needed."""
    found = mistakes(app.store)
    lines = [mistakes_told(found, app.speaker)] if found else []
    if put_aside := aside.aside(app.store, app.rules):
        since = min(datetime.fromisoformat(one["since"]) for one in put_aside.values())
        lines.append(app.speaker.say("log-aside", count=len(put_aside), since=since, command=_STATUS))
    if back := set_back.fields(app):
        since, until = (datetime.fromisoformat(back[name]) for name in ("since", "until"))
        lines.append(app.speaker.say("log-set-back", since=since, until=until))
    if changes := len(app.store.changes_aside()):
        lines.append(app.speaker.say("log-changes-aside", count=changes, command=_UNJUDGED))
    return "\n".join([*lines, *_needed(app)])


def _needed(app: App) -> list[str]:
    """Sentences that a person is needed.

    Which budget is used up, and which rule only lists, would tell a spammer when to come: that is for the shell.
    """
    # Of what is not written no page tells, and nobody on the wiki can make room on a disk.
    found = [alarm for alarm in alarms(app, at_work=True) if alarm.kind not in ("stopped", "page", "room")]
    if not found:
        return []
    if app.settings.log_shows_all:
        return [_alarm(alarm, app.speaker) for alarm in found]
    return [app.speaker.say("log-needed", command=_STATUS)]


def _alarm(alarm: Alarm, speaker: Speaker) -> str:
    about = apart(for_wiki(alarm.about, 100))
    if alarm.kind == "silent" and alarm.since is not None:
        return speaker.say(f"log-{alarm.about}", since=alarm.since)
    if alarm.kind == "budget":
        return speaker.say("log-budget", budget=about, count=alarm.waiting)
    command = f"<code>wikiwatch rules reset {for_wiki(alarm.about, 100)}</code>"
    return speaker.say("log-rule-stopped", rule=about, command=command)


def mistakes_told(found: Mapping[str, Any], speaker: Speaker) -> str:
    """Mistakes of the rules in one sentence that anybody may read: nothing of what the rules say stands in it."""
    since, version = datetime.fromisoformat(found["since"]), apart(for_wiki(found["version"]))
    told = speaker.say("log-mistakes", count=found["count"], since=since, version=version)
    files = ["&#46;".join(map(for_wiki, name.split("."))) for name in found["files"]]
    return " ".join([told, *map(apart, files)])


def _save(app: App, title: str, text: str) -> Written:
    return app.site.save_page(title, text, app.texts.log_summary)


def shown(app: App) -> Iterator[dict[str, Any]]:
    """The rows of the log page and of its archives, newest first, as `log_row` takes them."""
    to_block = to_be_blocked(app)
    for row in app.store.entries(decisions_only=True):
        fields = outwardly(app, entry(app, row), row["actor_key"], to_block)
        if fields is None:
            continue
        fields["class"] = of_class(app, fields)
        fields["id"] = row["id"]
        fields["published"] = row["published"]
        fields["report_title"] = app.settings.report_title
        yield fields


def to_be_blocked(app: App) -> set[str]:
    """The keys of authors whose block is planned."""
    return {action.actor_key for action in app.store.waiting() if action.kind is ActionKind.BLOCK}


def outwardly(app: App, fields: dict[str, Any], actor_key: str, to_block: Collection[str]) -> dict[str, Any] | None:
    """An entry as a page for everybody may tell it, `terse` where its author may learn nothing; None: not at all."""
    # Nothing tells which pages are decoys.
    if fields["row"] == DECOY_ROW or _is_to_come(fields, app.clock.now()):
        return None
    signals = [_public(signal, app.speaker) for signal in fields["signals"]]
    guarded = _listed(fields) or actor_key in to_block or _is_guarded(app, actor_key) or _tells_a_state(app, fields)
    return {**fields, "signals": signals, "terse": guarded and not app.settings.log_shows_all}


def _is_to_come(fields: dict[str, Any], now: datetime) -> bool:
    """Whether a text goes only later: reading the page at once must not tell its silenced author what will come."""
    return any(
        action["kind"] in TAKES_DOWN
        and action["status"] == ActionStatus.PLANNED
        and not action["result"]  # not put off
        and datetime.fromisoformat(action["due_at"]) > now
        for action in fields["actions"]
    )


def _public(signal: dict[str, Any], speaker: Speaker) -> dict[str, Any]:
    """A signal as anybody may read it: that two authors have one address is nobody's business but CheckUser's."""
    return {**signal, "id": speaker.say("log-not-public")} if signal["id"] in linked.SIGNALS else signal


def _listed(fields: dict[str, Any]) -> bool:
    """Whether the author stood on the watch or the deny list: whom people mistrust is not for everybody to read."""
    return any(signal["id"] in listed.OF_AUTHORS for signal in fields["signals"])


def _tells_a_state(app: App, fields: dict[str, Any]) -> bool:
    """Whether only its author's state brought it: that somebody was flagged, no page tells when it is over either."""
    rows = {row.id for row in app.rules.policy.rows if row.states and GUARDED.issuperset(row.states)}
    return fields["row"] in rows or fields["reason"] == BETWEEN


def _is_guarded(app: App, actor_key: str) -> bool:
    """Whether the author must not read here what is known and planned about them."""
    return app.store.state(actor_key, app.clock.now()) in GUARDED


def of_class(app: App, fields: dict[str, Any]) -> str:
    """The kinds of evidence in plain words, which say nothing about its author's state."""
    found = {signal["id"] for signal in fields["signals"]}.difference(listed.OF_AUTHORS)
    families = {signal.family for signal in app.rules.points.signals if signal.id in found}
    told = [app.speaker.say("word-family", name=family) for family in sorted(families)]
    return ", ".join(told) or app.speaker.say("log-class-general")


def _archives(title: str, rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Older rows by page title, newest page first: LOG/2026-11, and LOG/2026-11/2 where one gets too long.

    Rows are counted from the oldest of their month, so that new ones leave the others where they are.
    """
    months: dict[str, list[dict[str, Any]]] = {}
    for row in reversed(rows):
        months.setdefault(_month(row), []).append(row)
    pages: dict[str, list[dict[str, Any]]] = {}
    for month, month_rows in months.items():
        for part, start in enumerate(range(0, len(month_rows), ARCHIVE_ROWS), 1):
            name = f"{title}/{month}" + (f"/{part}" if part > 1 else "")
            pages[name] = month_rows[start : start + ARCHIVE_ROWS][::-1]
    return dict(reversed(pages.items()))


def _month(row: dict[str, Any]) -> str:
    return datetime.fromisoformat(row["timestamp"]).strftime("%Y-%m")
