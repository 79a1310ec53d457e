"""Edits that were found to be spam, and whose text still stands on the wiki as far as is known."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds

MOST = 2_000  # ten pages: whoever has more has another trouble

# Found by the program, or by a person after it; whoever said that it was good has overturned it. Undone, deleted or
# taken out by anybody, it is gone. What was skipped stands no more, or somebody of standing put it back. The words of
# the first line are those of the index change_down.
_SPAM = """
    select change.*, verdict.detail, down.key as down_key from change
        left join verdict on change_id = change.id
        left join action as down on down.key = 'down-' || change.revid
        left join action as back on back.key = 'release-' || change.revid and back.status = 'done'
        left join action as again on again.key = 'down-' || back.result_revid
    where outcome in ('hold', 'revert')
        and overturned = 0 and change.kind != 'log' and change.revid is not null
        and reverted_ts is null and gone_ts is null and removed_ts is null
        and case
            when down.key is null or down.status in ('review', 'person', 'cancelled') then 1
            when down.status in ('planned', 'claimed') then down.due_at <= ?1
            when down.status != 'done' or back.key is null then 0
            else coalesce(again.status, '') not in ('done', 'skipped') end
        and not exists (select 1 from decoy_edit where decoy_edit.revid = change.revid)
"""


class StandingQueries(Base):
    """Read by people only; of ten thousand edits that were taken down, it takes a tenth of a second."""

    def spam_that_stands(self, now: datetime) -> list[dict[str, Any]]:
        """Such edits as `entries`, with `down_key` where taking them down was ever planned; oldest first.

        What is to be taken down later than now is none of them: it goes by itself.
        """
        return [dict(row) for row in self.rows(f"{_SPAM} order by ts, change.id limit ?2", seconds(now), MOST)]

    def spam_at(self, revid: int, now: datetime) -> dict[str, Any] | None:
        """The same of one revision; None where it is none of them."""
        row = self.row(f"{_SPAM} and change.revid = ?2", seconds(now), revid)
        return dict(row) if row else None
