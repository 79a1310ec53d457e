"""All that somebody did on the wiki, whatever was thought of it: for taking it down as a whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from wikiwatch.core.cleaning import Deed
from wikiwatch.core.model import Change, ChangeKind
from wikiwatch.store.base import Base
from wikiwatch.store.rows import change_of, moment


class DeedQueries(Base):
    """Edits, pages, moves and uploads of an author, also those read only for trust, and from before the watch."""

    def deeds(self, actor_key: str, user: str) -> list[Deed]:
        """All that an author did and a person could take back: texts, moves and uploads. No order."""
        rows = self.rows(
            "select * from change where actor_key = ? and (kind != 'log' or log_type in ('move', 'upload'))", actor_key
        )
        return [*map(_deed, rows), *self._earlier_deeds(actor_key, user)]

    def _earlier_deeds(self, actor_key: str, user: str) -> list[Deed]:
        """Edits from before the watch, of which only page, revision and time are known; the title as last seen."""
        rows = self.rows(
            """select *, (select title from change where change.page_id = contribution.page_id
                order by change.revid desc limit 1) as title
            from contribution where actor_key = ?
                and not exists (select 1 from change where change.revid = contribution.revid)""",
            actor_key,
        )
        return [_earlier_deed(row, user) for row in rows]

    def deeds_in_case(self, case_id: int) -> list[Deed]:
        """The edits of a case. No order."""
        rows = self.rows(
            "select change.* from campaign_member join change using (revid) where campaign_id = ?", case_id
        )
        return [_deed(row) for row in rows]

    def hands_of_case(self, case_id: int) -> list[tuple[str, str]]:
        """Who made the edits of a case: keys with names."""
        rows = self.rows(
            "select actor_key, max(user) as user from campaign_member join change using (revid)"
            " where campaign_id = ? group by 1 order by 1",
            case_id,
        )
        return [(row["actor_key"], row["user"]) for row in rows]

    def shared_pages(self, page_ids: Collection[int], actor_keys: Collection[str]) -> set[int]:
        """Those of the pages on which others wrote too, as far as is known; what the program wrote doesn't count."""
        rows = self.rows(
            """select distinct page_id from change where page_id in (select value from json_each(?1)) and kind != 'log'
                and actor_key not in (select value from json_each(?2)) and not exists (select 1 from action
                    where action.page_id = change.page_id and action.result_revid = change.revid)""",
            *(json.dumps(list(page_ids)), json.dumps(list(actor_keys))),
        )
        return {row["page_id"] for row in rows}

    def shared_files(self, titles: Collection[str], actor_keys: Collection[str]) -> set[str]:
        """Those of the files (titles) of which others uploaded versions too, as far as is known."""
        rows = self.rows(
            """select distinct title from change where page_id in (select distinct page_id from change
                    where title in (select value from json_each(?1)))
                and log_type = 'upload' and title in (select value from json_each(?1))
                and actor_key not in (select value from json_each(?2))""",
            *(json.dumps(list(titles), ensure_ascii=False), json.dumps(list(actor_keys))),
        )
        return {row["title"] for row in rows}

    def confirmed_edits(self, actor_key: str) -> int:
        """How many of an author's edits a person confirmed as unwanted."""
        row = self.row(
            "select count(*) as n from change where actor_key = ? and confirmed_ts is not null and overturned = 0",
            actor_key,
        )
        return int(row["n"]) if row else 0

    def latest_standing(self, actor_key: str) -> int | None:
        """The latest revision that an author saved as somebody of standing; None where there is none."""
        row = self.row("select max(revid) as revid from change where actor_key = ? and standing = 1", actor_key)
        return row["revid"] if row else None


def _deed(row: sqlite3.Row) -> Deed:
    down = row["outcome"] in ("hold", "revert")
    return Deed(
        change=change_of(row),
        actor_key=row["actor_key"],
        bad=down or row["confirmed_ts"] is not None,
        undone=any(row[name] is not None for name in ("reverted_ts", "gone_ts", "removed_ts")),
        released=bool(row["overturned"]),
    )


def _earlier_deed(row: sqlite3.Row, user: str) -> Deed:
    change = Change(
        rcid=None,
        kind=ChangeKind.EDIT,
        revid=row["revid"],
        parent_revid=None,
        page_id=row["page_id"],
        namespace=row["namespace"],
        title=row["title"] or f"page {row['page_id']}",
        timestamp=moment(row["ts"]),
        user=user,
    )
    return Deed(change=change, actor_key=row["actor_key"], undone=bool(row["reverted"]))
