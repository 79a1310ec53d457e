"""Changes that broke, stalled or ended the judge: tried again, then set aside until a person says otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from wikiwatch.core.model import Change, ChangeKind, actor_key, actor_kind
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds


class MishapQueries(Base):
    """The changes themselves are kept, as they were read: recent changes forget, and pages are deleted."""

    def note_mishap(self, key: str, change: Change, why: str, at: datetime, *, tries: int, aside: bool) -> None:
        """Keep that a change could not be judged, how often, and why the last time."""
        self.change_rows(
            "insert or replace into mishap (key, change, revid, rcid, tries, why, ts, aside)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            *(key, _text_of(change), change.revid, change.rcid, tries, why, seconds(at), int(aside)),
        )

    def mishap_tries(self) -> dict[str, int]:
        """How often those were tried that are to be tried again, by key."""
        return {row["key"]: row["tries"] for row in self.rows("select key, tries from mishap where aside = 0")}

    def mishaps(self) -> list[Change]:
        """The changes that are to be tried again, oldest first."""
        rows = self.rows("select change from mishap where aside = 0")
        found = [_change_of(row["change"]) for row in rows]
        return sorted(found, key=lambda change: (change.timestamp, change.revid or 0, change.rcid or 0))

    def forget_mishap(self, key: str) -> None:
        """It was judged after all."""
        self.change_rows("delete from mishap where key = ?", key)

    def changes_aside(self) -> list[Mapping[str, Any]]:
        """What is set aside, the latest first: key, change, tries, why, since, and what of it the wiki hides."""
        rows = self.rows(
            """select mishap.*, coalesce(change.concealed, 0) as concealed from mishap left join change
                on change.revid = mishap.revid or mishap.revid is null and change.rcid = mishap.rcid
            where aside = 1 order by mishap.ts desc, key"""
        )
        return [
            {**dict(row), "change": _change_of(row["change"]), "since": moment(row["ts"])}  # what a page may show of it
            for row in rows
        ]

    def judge_again(self, key: str) -> bool:
        """Make what is set aside a change that was never judged; False where it is not, or an action rests on it."""
        row = self.row("select change from mishap where key = ? and aside = 1", key)
        if row is None:
            return False
        change = _change_of(row["change"])
        of_it, values = _the(change)
        if self.row(f"select 1 from action join change on {_ACTION_OF} where {of_it}", *values):
            return False
        self.change_rows(
            f"delete from packed_verdict where change_id in (select id from change where {of_it})", *values
        )
        self.change_rows(f"delete from change where {of_it}", *values)
        self.change_rows("update mishap set aside = 0, tries = 0 where key = ?", key)
        return True


_ACTION_OF = "(action.revid = change.revid or change.revid is null and action.rcid = change.rcid)"


def _the(change: Change) -> tuple[str, tuple[Any, ...]]:
    """The condition on the table change for one change, with its values."""
    if change.revid is not None:
        return "change.revid = ?", (change.revid,)
    if change.rcid is not None:
        return "change.rcid = ?", (change.rcid,)
    key = actor_key(change.user, actor_kind(change.user, change.user_id, temp=change.temp))
    return (
        "change.revid is null and change.rcid is null and change.actor_key = ? and change.ts = ? and log_type = ?"
        " and log_action = ? and log_target = ?",
        (key, seconds(change.timestamp), change.log_type, change.log_action, change.log_target),
    )


def _text_of(change: Change) -> str:
    return json.dumps({**asdict(change), "timestamp": change.timestamp.isoformat(), "kind": str(change.kind)})


def _change_of(text: str) -> Change:
    fields = json.loads(text)
    fields["timestamp"] = datetime.fromisoformat(fields["timestamp"])
    return Change(**{**fields, "kind": ChangeKind(fields["kind"]), "tags": tuple(fields["tags"])})
