"""What a person's word on an action reaches: the verdict, what was planned on it, the sites that its edit brought."""

from __future__ import annotations

import json
from datetime import datetime

from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.model import Change
from wikiwatch.store.base import Base
from wikiwatch.store.rows import action_of, seconds

MOST_DOMAINS = 50  # of one edit: whoever releases a list of a thousand links has not looked at each


class FeedbackQueries(Base):
    """Look-ups from an action to what stands beside it, and from an act on the wiki to the action that it undoes."""

    def domains_in(self, revid: int) -> list[str]:
        """The domains and telephone numbers that an edit brought, as far as they are remembered."""
        rows = self.rows(
            "select domains from insertion where revid = ?1 union all select domains from trace where revid = ?1", revid
        )
        found = dict.fromkeys(domain for row in rows for domain in json.loads(row["domains"]))
        return list(found)[:MOST_DOMAINS]

    def overturn_entry(self, rcid: int, at: datetime) -> None:
        """A person said that the verdict on a log entry, a move or an upload, was wrong."""
        self.change_rows(
            "update change set overturned = 1, published = 0, released_ts = coalesce(released_ts, ?) where rcid = ?",
            *(seconds(at), rcid),
        )

    def resting_with(self, action: Action) -> list[Action]:
        """The other actions that the verdict of an action asked for."""
        rows = self.rows(
            "select * from action where revid = ?1 and key != ?3"
            " union select * from action where rcid = ?2 and key != ?3",
            *(action.revid, action.rcid, action.key),
        )
        return [action_of(row) for row in rows]

    def downs_on(self, page_id: int, limit: int) -> list[tuple[Action, str | None]]:
        """The latest texts that were taken down from a page and that no person called good, each with its SHA-1."""
        rows = self.rows(
            """select action.*, change.sha1 as text_sha1 from action left join change using (revid)
            where action.page_id = ? and action.kind in ('hold', 'revert') and status = 'done'
                and coalesce(overturned, 0) = 0
            order by settled_at desc, revid desc limit ?""",
            *(page_id, limit),
        )
        return [(action_of(row), row["text_sha1"]) for row in rows]

    def stood_since(self, down: Action, change: Change) -> bool:
        """Whether the text that an edit leaves stood on its page since something was taken down, and was let stand."""
        found = self.row(
            """select 1 from change where page_id = ? and sha1 = ? and revid > ? and revid < ?
                and not exists (select 1 from action where action.revid = change.revid
                    and action.kind in ('hold', 'revert') and action.status = 'done')""",
            *(change.page_id, change.sha1, down.result_revid or down.revid, change.revid),
        )
        return found is not None

    def done_to(self, kind: ActionKind, target: str, limit: int) -> list[Action]:
        """The latest actions of a kind that were carried out on a page, a file or an author."""
        rows = self.rows(
            "select * from action where target = ? and kind = ? and status = 'done' order by settled_at desc limit ?",
            *(target, str(kind), limit),
        )
        return [action_of(row) for row in rows]

    def blocked_by_people_since(self, actor_key: str, at: datetime) -> bool:
        """Whether a person blocked an author after that time, and nobody took it back."""
        found = self.row("select 1 from block_event where actor_key = ? and ts > ?", actor_key, seconds(at))
        return found is not None
