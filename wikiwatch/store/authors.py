"""Lists of authors for people, and what one author did, state by state and edit by edit."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from wikiwatch.core.action import Action
from wikiwatch.store.actions import OPEN
from wikiwatch.store.base import DOWN, Base
from wikiwatch.store.rows import action_of

# The latest changes among which active authors are looked for: months of a small wiki, read in a tenth of a second.
LATEST = 20_000
MOST = 2_000  # authors of a list, and edits of an author: ten pages, beyond which people search
COUNTED = 1_000  # edits of an author that are counted in a list: a bot has a hundred thousand
LOOKED_AT = 5_000  # of an author's latest changes, so many are looked at for log entries and changes of state
SHOWN = 50  # log entries, changes of state and domains of one author: more are nothing for a telephone


class AuthorQueries(Base):
    """Each of them by an index and cut; times are seconds."""

    def states(self) -> list[dict[str, Any]]:
        """All states that authors were ever put into by verdicts or people, the latest first; some have ended."""
        return [dict(row) for row in self.rows("select * from account order by since desc, actor_key limit ?", LATEST)]

    def active_authors(self) -> list[str]:
        """The keys of who made the latest changes, the lowest trust at their latest judged one first."""
        rows = self.rows(
            """select actor_key, trust, max(ts) as ts from (
                select actor_key, trust, ts from change order by ts desc limit ?)
            where trust is not null group by actor_key order by trust, ts desc, actor_key limit ?""",
            *(LATEST, MOST),
        )
        return [row["actor_key"] for row in rows]

    def authors_with(self, part: str) -> list[str]:
        """The keys of authors with these characters in their names, whatever the case of A to Z."""
        pattern = "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self.rows(
            r"""select actor_key from (select actor_key from change group by actor_key
                union select actor_key from account)
            where substr(actor_key, instr(actor_key, ':') + 1) like ? escape '\' order by 1 limit ?""",
            *(pattern, MOST),
        )
        return [row["actor_key"] for row in rows]

    def authors_told(self, actor_keys: Collection[str]) -> dict[str, dict[str, Any]]:
        """By key: how many `edits` (1,000 at most), the `trust` at the latest judged change, when the `last` came."""
        rows = self.rows(
            """select value as actor_key,
                (select count(*) from (select 1 from change
                    where actor_key = value and kind != 'log' limit ?2)) as edits,
                (select trust from (select trust, ts from change where actor_key = value order by ts desc limit ?2)
                    where trust is not null order by ts desc limit 1) as trust,
                (select max(ts) from change where actor_key = value) as last
            from json_each(?1)""",
            *(json.dumps(list(actor_keys)), COUNTED),
        )
        return {row["actor_key"]: dict(row) for row in rows}

    def edits_of(self, actor_key: str) -> list[dict[str, Any]]:
        """An author's latest edits with what became of each, newest first."""
        rows = self.rows(
            f"""select revid, title, ts, kind, comment, outcome, score, trust, reverted_ts, gone_ts, removed_ts,
                built_on_ts, confirmed_ts, released_ts, overturned, {DOWN} as down
            from change where actor_key = ? and kind != 'log' order by ts desc, id desc limit ?""",
            *(actor_key, MOST),
        )
        return [dict(row) for row in rows]

    def log_entries_of(self, actor_key: str) -> list[dict[str, Any]]:
        """An author's latest entries of the wiki's logs, newest first."""
        rows = self.rows(
            """select rcid, title, ts, log_type, log_action, log_target, outcome
            from (select * from change where actor_key = ? order by ts desc limit ?)
            where kind = 'log' order by ts desc, id desc limit ?""",
            *(actor_key, LOOKED_AT, SHOWN),
        )
        return [dict(row) for row in rows]

    def domains_of(self, actor_key: str) -> list[dict[str, Any]]:
        """The domains that an author brought, with how many edits and when last, the latest first."""
        rows = self.rows(
            """select domain, count(*) as edits, max(ts) as last from insertion_domain where actor_key = ?
            group by domain order by last desc, domain limit ?""",
            *(actor_key, SHOWN),
        )
        return [dict(row) for row in rows]

    def state_changes(self, actor_key: str) -> list[dict[str, Any]]:
        """The verdicts that moved an author from one state to another, newest first: `was`, `state`, `why`."""
        rows = self.rows(
            """select revid, rcid, ts, json_extract(detail, '$.state_before') as was,
                json_extract(detail, '$.state') as state, json_extract(detail, '$.reason') as why
            from (select id, revid, rcid, ts from change where actor_key = ? and outcome is not null
                order by ts desc limit ?) as judged join verdict on change_id = judged.id
            where coalesce(was, state) != state order by ts desc limit ?""",
            *(actor_key, LOOKED_AT, SHOWN),
        )
        return [dict(row) for row in rows]

    def open_actions_of(self, actor_key: str, limit: int) -> list[Action]:
        """What something may still come of, of all that is planned about an author, by due time."""
        rows = self.rows(
            f"select * from action where actor_key = ? and status in {OPEN!r} order by due_at, key limit ?",
            *(actor_key, limit),
        )
        return [action_of(row) for row in rows]

    def blocked_by_people(self, actor_key: str) -> list[int]:
        """When people blocked an author, newest first, but for blocks that somebody took back."""
        rows = self.rows("select ts from block_event where actor_key = ? order by ts desc limit ?", actor_key, SHOWN)
        return [row["ts"] for row in rows]
