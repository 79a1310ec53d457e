"""What the program did or plans, found by author, case, time and rule; and what of it waits for a person."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from wikiwatch.core.action import Action
from wikiwatch.store.base import Base
from wikiwatch.store.rows import action_of, seconds


class DoingQueries(Base):
    """Lists for people; nothing on the road of judging asks them."""

    def doings_about(self, actor_key: str) -> list[Action]:
        """All actions about an author and about what they did, also from before a new name, oldest first."""
        rows = self.rows(
            """select * from action where actor_key = ?1
            union select action.* from change join action using (revid) where change.actor_key = ?1
            union select action.* from change join action using (rcid) where change.actor_key = ?1
            order by planned_at, key""",
            actor_key,
        )
        return [action_of(row) for row in rows]

    def doings_in_case(self, case_id: int) -> list[Action]:
        """All actions about the edits of a case, oldest first."""
        rows = self.rows(
            "select action.* from campaign_member join action using (revid) where campaign_id = ?"
            " order by planned_at, key",
            case_id,
        )
        return [action_of(row) for row in rows]

    def doings_since(self, since: datetime, row: str = "") -> list[Action]:
        """All actions carried out or planned since then, oldest first; `row`: what that rule asked for only."""
        rows = self.rows(
            "select * from action where (settled_at >= ?1 or planned_at >= ?1) and (?2 = '' or row = ?2)"
            " order by planned_at, key",
            *(seconds(since), row),
        )
        return [action_of(row) for row in rows]

    def undecided(self, *, all_: bool = False) -> list[dict[str, Any]]:
        """What was taken down, or is to be, and about which no person has decided; oldest first, as `entries`.

        Edits, moves and uploads. `all_`: also those about which one has.
        """
        rows = self.rows(
            """select change.*, verdict.detail from change left join verdict on change_id = change.id
            where outcome in ('hold', 'revert') and (?1 or (overturned = 0 and confirmed_ts is null
                and exists (select 1 from action
                    where (action.revid = change.revid or action.rcid = change.rcid)
                        and action.kind in ('hold', 'revert', 'move', 'filerevert')
                        and status not in ('skipped', 'cancelled')
                        -- A person's yes to an edit stands beside the edit, that to a log entry only here.
                        and (change.kind != 'log' or not exists (select 1 from decision where key = action.key)))))
            order by ts, change.id""",
            all_,
        )
        return [dict(row) for row in rows]

    def brought(self, domain: str) -> set[int]:
        """Revisions that brought a domain, a telephone number or an e-mail address' domain, as far as is remembered."""
        rows = self.rows(
            """select revid from insertion_domain where domain = ?1
            union select revid from trace, json_each(trace.domains) where json_each.value = ?1""",
            domain,
        )
        return {row["revid"] for row in rows}

    def in_case(self, case_id: int) -> set[int]:
        """Revisions that a case is made of, also those that a person released."""
        rows = self.rows("select revid from campaign_member where campaign_id = ?", case_id)
        return {row["revid"] for row in rows}

    def withdraw(self, revids: Collection[int]) -> None:
        """Take verdicts back without saying that the edits were good: they cost nobody anything, and teach nothing."""
        self.change_rows(
            "update change set overturned = 1, published = 0 where revid in (select value from json_each(?))",
            json.dumps(list(revids)),
        )

    def uphold(self, revid: int) -> None:
        """A verdict that the program itself had overturned holds after all."""
        self.change_rows("update change set overturned = 0, published = 0, released_ts = null where revid = ?", revid)

    def drop_state(self, actor_key: str) -> None:
        """Forget the state of an author, as if no verdict had ever asked for one."""
        self.change_rows("delete from account where actor_key = ?", actor_key)
