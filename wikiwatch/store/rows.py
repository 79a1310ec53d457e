"""Between the core's types and database rows: times as whole seconds, details as JSON."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.evidence import Insertion, Probe, Verdict
from wikiwatch.core.model import Change, ChangeKind
from wikiwatch.core.report import verdict_fields


def seconds(at: datetime) -> int:
    """A time as whole seconds since 1970, as it is stored."""
    return int(at.timestamp())


def moment(ts: int) -> datetime:
    """The time that a stored number of seconds stands for, in UTC."""
    return datetime.fromtimestamp(ts, UTC)


def verdict_json(verdict: Verdict) -> str:
    """The whole reckoning of a verdict."""
    return json.dumps(verdict_fields(verdict), ensure_ascii=False, separators=(",", ":"))


def action_row(action: Action) -> dict[str, Any]:
    """An action as a row of the table `action`."""
    return {
        "key": action.key,
        "kind": str(action.kind),
        "target": action.target,
        "revid": action.revid,
        "rcid": action.rcid,
        "page_id": action.page_id,
        "actor_key": action.actor_key,
        "argument": action.argument,
        "row": action.row,
        "due_at": seconds(action.due_at),
        "planned_at": seconds(action.planned_at),
        "reason": action.reason,
        "status": str(action.status),
        "observed": int(action.observed),
        "approved": int(action.approved),
    }


def action_of(row: sqlite3.Row) -> Action:
    """The action in a row of the table `action`."""
    return Action(
        key=row["key"],
        kind=ActionKind(row["kind"]),
        target=row["target"],
        revid=row["revid"],
        rcid=row["rcid"],
        page_id=row["page_id"],
        actor_key=row["actor_key"],
        argument=row["argument"],
        row=row["row"],
        due_at=moment(row["due_at"]),
        planned_at=moment(row["planned_at"]),
        reason=row["reason"],
        status=ActionStatus(row["status"]),
        observed=bool(row["observed"]),
        approved=bool(row["approved"]),
        attempts=row["attempts"],
        result=row["result"],
        result_revid=row["result_revid"],
        settled_at=moment(row["settled_at"]) if row["settled_at"] is not None else None,
    )


def insertion_of(row: sqlite3.Row) -> Insertion:
    """The insertion in a row of the table `insertion`."""
    return Insertion(
        revid=row["revid"],
        page_id=row["page_id"],
        title=row["title"],
        actor_key=row["actor_key"],
        timestamp=moment(row["ts"]),
        normalised=row["normalised"],
        domains=tuple(json.loads(row["domains"])),
    )


def probe_of(row: sqlite3.Row) -> Probe:
    """The probe in a row of the table `probe`."""
    return Probe(
        revid=row["revid"],
        page_id=row["page_id"],
        actor_key=row["actor_key"],
        network=row["network"],
        timestamp=moment(row["ts"]),
        strings=tuple(json.loads(row["strings"])),
    )


def change_of(row: sqlite3.Row) -> Change:
    """The change in a row of the table `change`."""
    return Change(
        rcid=row["rcid"],
        kind=ChangeKind(row["kind"]),
        revid=row["revid"],
        parent_revid=row["parent_revid"],
        page_id=row["page_id"],
        namespace=row["namespace"],
        title=row["title"],
        timestamp=moment(row["ts"]),
        user=row["user"],
        comment=row["comment"],
        sha1=row["sha1"],
        log_type=row["log_type"],
        log_action=row["log_action"],
        log_target=row["log_target"],
    )
