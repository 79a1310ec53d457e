"""What authors did and were told before they were met here: their earlier edits, warnings, and who was asked about."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from wikiwatch.core.model import Change, Contribution, actor_key, actor_kind
from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds

# Tags of MediaWiki's for an edit that undoes the one just before it, whatever else it undoes. An edit tagged
# `mw-undo` may have undone an older one.
UNDOES_ITS_PARENT = frozenset({"mw-rollback", "mw-manual-revert"})

# What is known of an author, by key.
_OF_AUTHORS = (
    *("action", "block_decision"),
    *("change", "contribution", "addition", "warning", "block_event", "acquaintance", "account"),
    *("insertion", "insertion_domain", "probe", "trace", "refusal", "comeback", "comeback_part"),
    *("decoy_domain", "friction", "proposal"),
)


class AcquaintanceQueries(Base):
    """Kept apart from the table `change`, where each row says that a change was read or judged."""

    def unmet(self, actor_keys: Collection[str]) -> set[str]:
        """Those of the authors about whom nobody was asked yet."""
        rows = self.rows(
            "select actor_key from acquaintance where actor_key in (select value from json_each(?))",
            json.dumps(list(actor_keys)),
        )
        return set(actor_keys) - {row["actor_key"] for row in rows}

    def note_met(self, actor_keys: Collection[str], at: datetime) -> None:
        """Remember that the wiki was asked about these authors; once is enough."""
        for key in actor_keys:
            self.change_rows("insert or ignore into acquaintance values (?, ?)", key, seconds(at))

    def note_contributions(self, actor_key: str, edits: Collection[Contribution]) -> None:
        """Remember what an author did before; what was ever undone stays so."""
        self.conn.executemany(
            "insert into contribution (revid, actor_key, page_id, namespace, ts, reverted) values (?, ?, ?, ?, ?, ?)"
            " on conflict (revid) do update set"
            " actor_key = excluded.actor_key, reverted = max(reverted, excluded.reverted)",
            [
                (one.revid, actor_key, one.page_id, one.namespace, seconds(one.timestamp), int(one.reverted))
                for one in edits
            ],
        )

    def note_undone(self, change: Change) -> None:
        """Mark the contribution that a revision undid, where MediaWiki's own tag says that it was the one before it."""
        if change.parent_revid is None or UNDOES_ITS_PARENT.isdisjoint(change.tags):
            return
        own = actor_key(change.user, actor_kind(change.user, change.user_id, temp=change.temp))
        self.change_rows(
            "update contribution set reverted = 1 where revid = ? and actor_key != ?", change.parent_revid, own
        )

    def note_new_name(self, old_key: str, new_key: str) -> None:
        """An account has another name: all that is known of it goes with it. The old name is anybody's from then on."""
        for table in _OF_AUTHORS:
            self.change_rows(f"update or ignore {table} set actor_key = ? where actor_key = ?", new_key, old_key)
            self.change_rows(f"delete from {table} where actor_key = ?", old_key)  # what the new name has already
        old, new = old_key.removeprefix("user:"), new_key.removeprefix("user:")
        for table in ("account", "proposal"):
            self.change_rows(f"update {table} set user = ? where actor_key = ?", new, new_key)
        self.change_rows(
            "update or replace soft_allow set what = ? where kind = 'author' and what = ?", new_key, old_key
        )
        # Whoever was planned to be blocked is called otherwise now. What was done stays told as it was.
        self.change_rows(
            "update action set target = ? where actor_key = ? and target = ? and kind in ('block', 'unblock', 'group')"
            " and status not in ('done', 'skipped', 'cancelled')",
            *(new, new_key, old),
        )

    def note_warning(self, actor_key: str, at: datetime) -> None:
        """Remember that somebody was warned. Signatures tell minutes, so one warning in a minute is one."""
        self.change_rows("insert or ignore into warning values (?, ?)", actor_key, seconds(at) // 60 * 60)
