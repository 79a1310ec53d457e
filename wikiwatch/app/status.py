"""How the watch is doing: how far it has read, what it decided, what waits, who is flagged, what needs a person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wikiwatch.app import aside, set_back, unjudged, wake_notes
from wikiwatch.app.appeal_fields import appeal_fields
from wikiwatch.app.autonomy import progress
from wikiwatch.app.brakes import alarm_fields, alarms
from wikiwatch.app.context import App
from wikiwatch.app.outbox import TROUBLE, trouble
from wikiwatch.app.outside import last_own_name
from wikiwatch.app.pulse import pulse_fields
from wikiwatch.app.rule_pages import page_fields, states
from wikiwatch.app.rules_kept import mistakes
from wikiwatch.core.report import list_fields


def status_fields(app: App) -> dict[str, Any]:
    """All of it as plain values."""
    cursor = app.store.cursor()
    waiting = app.store.waiting()
    now = app.clock.now()
    pages = states(app.store, app.settings.rule_page_titles, app.settings.rule_page_right)
    return {
        "read_up_to": cursor.isoformat() if cursor else None,
        "last_poll": app.store.meta("last_poll"),
        **pulse_fields(app, waiting),
        "set_back": set_back.fields(app),
        "rules_version": app.rules.version,
        "rules_mistakes": mistakes(app.store),
        "rules_reworded": list(app.rules.own.reworded),
        "rules_aside": aside.aside(app.store, app.rules),
        "changes_aside": unjudged.aside(app),
        "rule_pages": list(page_fields(app.store, pages)),
        "proxy": app.store.proxy(app.clock.now()).removeprefix("ip:"),
        "wake": wake_notes.read(app.store.meta(wake_notes.KEPT)),
        "messages": trouble(app.store.messages_since(now - TROUBLE)),
        "brakes": [alarm_fields(alarm) for alarm in alarms(app)],
        "outcomes": app.store.counts(),
        "waiting": len(waiting),
        "for_a_person": sum(str(action.status) in ("review", "person") for action in waiting),
        "proposals": len(app.store.proposals()),
        "classes": [
            {
                "class": str(one.decision),
                "reviewed": one.reviewed,
                "overturned": one.overturned,
                "share_overturned": round(one.share, 5),
                "overturned_lately": one.overturned_lately,
                "of_the_last": one.of_the_last,
                "automatic": one.automatic,
                "why": one.why,
            }
            for one in progress(app)
        ],
        "appeals": [appeal_fields(row) for row in app.store.appeals()],
        "own_name": last_own_name(app),
        "expired": [list_fields(entry, now) for entry in app.rules.lists.expired(now)],
        "accounts": [
            {
                "user": row["user"],
                "state": row["state"],
                "since": _iso(row["since"]),
                "until": _iso(row["until"]),
                "reason": row["reason"],
            }
            for row in app.store.accounts(now)
        ],
    }


def _iso(ts: int | None) -> str | None:
    return None if ts is None else datetime.fromtimestamp(ts, UTC).isoformat(timespec="minutes")
