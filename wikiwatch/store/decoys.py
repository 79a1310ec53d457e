"""Decoy pages as the wiki was found to have them, and the places that silenced authors showed there."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from wikiwatch.core.decoys import FOUND_LASTS, PageListing, unfit
from wikiwatch.core.model import Change
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds

# Of one domain, so many edits on decoy pages are told of: more of them change no sign.
SHOWN = 50


class DecoyQueries(Base):
    """Which pages are decoys is known for two days only: whoever can't ask the wiki has none."""

    def keep_decoys(self, found: Mapping[str, PageListing | None], at: datetime) -> None:
        """Remember how the wiki has the pages that the rules list (by the title that they give); forget all others."""
        self.change_rows("delete from decoy")
        for listed, page in found.items():
            self.change_rows(
                "insert into decoy values (?, ?, ?, ?, ?)",
                listed,
                page.title if page else listed,
                page.page_id if page else 0,
                unfit(page),
                seconds(at),
            )

    def decoys_found(self) -> tuple[Mapping[str, str], datetime | None]:
        """Why each listed page is no decoy ("" if it is one), by the title that the rules give; and when."""
        rows = self.rows("select listed, why, ts from decoy")
        return {row["listed"]: row["why"] for row in rows}, moment(rows[0]["ts"]) if rows else None

    def is_decoy(self, change: Change, listed: Collection[str]) -> bool:
        """Whether a change is of a page that the rules list and that was fit to be a decoy lately."""
        if not listed or not change.is_text:
            return False
        row = self.row(
            "select 1 from decoy where title = ? and page_id = ? and why = '' and ts >= ?"
            " and listed in (select value from json_each(?))",
            change.title,
            change.page_id,
            seconds(change.timestamp - FOUND_LASTS),
            json.dumps(sorted(listed)),
        )
        return row is not None

    def note_decoy_edit(self, change: Change, actor_key: str, domains: Collection[str]) -> None:
        """Keep what an edit on a decoy page shows. That it stays there earns its author nothing."""
        self.change_rows("insert or ignore into decoy_edit values (?)", change.revid)
        self.change_rows("update change set gone_ts = ? where revid = ?", seconds(change.timestamp), change.revid)
        for domain in domains:
            self.change_rows(
                "insert or ignore into decoy_domain values (?, ?, ?, ?)",
                *(domain, seconds(change.timestamp), actor_key, change.revid),
            )

    def is_decoy_edit(self, revid: int) -> bool:
        """Whether an edit was left where it is because it only added to a decoy page."""
        return self.row("select 1 from decoy_edit where revid = ?", revid) is not None

    def decoyed(self, domain: str, now: int, but: str) -> Sequence[int]:
        """The latest edits on decoy pages up to a time (seconds) that showed a domain, by others than this author.

        Those of authors whom people cleared tell nothing.
        """
        rows = self.rows(
            """select revid from decoy_domain where domain = ? and ts <= ? and actor_key != ?
                and not exists (
                    select 1 from account where account.actor_key = decoy_domain.actor_key and state = 'cleared')
            order by ts desc limit ?""",
            *(domain, now, but, SHOWN),
        )
        return tuple(row["revid"] for row in rows)

    def purge(self, before: datetime) -> None:
        """Forget who showed what there."""
        super().purge(before)
        self.change_rows("delete from decoy_domain where ts < ?", seconds(before))
