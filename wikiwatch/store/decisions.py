"""The audit trail: who decided what, when, about what and why. Rows are only ever added; the database refuses more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds


class DecisionQueries(Base):
    """What people decided, and what the program decided by itself under a class of decision."""

    def decided(self, at: datetime, who: str, what: str, key: str, why: str) -> None:
        """Keep a decision, for ever. `key` names an action, an author, a case or a proposal."""
        self.change_rows(
            "insert into decision (ts, who, what, key, why) values (?, ?, ?, ?, ?)",
            *(seconds(at), who, what, key, why),
        )

    def decisions(self, key: str) -> list[dict[str, Any]]:
        """What was decided about one thing, oldest first."""
        return [dict(row) for row in self.rows("select * from decision where key = ? order by id", key)]

    def audit(self, since: datetime | None = None) -> list[dict[str, Any]]:
        """All decisions since a time, oldest first, each with kind, target and author of its action, if it has one.

        Of a proposal, the target is the class of decision.
        """
        rows = self.rows(
            """select decision.*, case when proposal.id then 'proposal' else kind end as kind,
                coalesce(target, class) as target, coalesce(action.actor_key, proposal.actor_key, '') as actor_key
            from decision left join action on action.key = decision.key
                left join proposal on decision.key = 'proposal-' || proposal.id
                    and proposal.id = cast(substr(decision.key, 10) as integer)
            where ts >= ? order by decision.id""",
            seconds(since) if since else 0,
        )
        return [dict(row) for row in rows]
