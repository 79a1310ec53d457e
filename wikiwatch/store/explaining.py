"""What only `explain` asks: how much an author did, which cases and soft allows there are, who brought a domain."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from wikiwatch.store.base import DOWN, Base
from wikiwatch.store.rows import seconds

# What became of an edit, beside the times at which it was told.
_FATE = f"reverted_ts, gone_ts, removed_ts, built_on_ts, confirmed_ts, released_ts, overturned, {DOWN} as down"


class ExplainQueries(Base):
    """Each of them by an index; lists are cut, because people read them."""

    def edit_counts(self, actor_key: str) -> dict[str, int]:
        """An author's changes that were read: how many, how many were judged, and what became of them."""
        row = self.row(
            f"""select count(*) as "read", coalesce(sum(outcome is not null), 0) as judged,
                coalesce(sum(reverted_ts is not null), 0) as undone_by_people,
                coalesce(sum(removed_ts is not null), 0) as taken_out_by_people,
                coalesce(sum({DOWN}), 0) as taken_down, coalesce(sum(confirmed_ts is not null), 0) as confirmed,
                coalesce(sum(overturned), 0) as released, coalesce(sum(built_on_ts is not null), 0) as built_on,
                (select count(*) from contribution where actor_key = ?1) as before_the_watch
            from change where actor_key = ?1 and kind != 'log'""",
            actor_key,
        )
        assert row is not None  # a count always has a row
        return dict(row)

    def brought_by(self, domain: str, limit: int) -> list[dict[str, Any]]:
        """The latest edits with a domain and what became of each, newest first."""
        rows = self.rows(
            f"""select revid, change.user, change.title, insertion_domain.ts as ts, outcome, {_FATE}
            from insertion_domain join change using (revid)
            where domain = ? order by insertion_domain.ts desc, revid desc limit ?""",
            *(domain, limit),
        )
        return [dict(row) for row in rows]

    def cases_of(self, revids: Collection[int]) -> list[int]:
        """The numbers of the cases of which these edits are a part."""
        rows = self.rows(
            "select distinct campaign_id as id from campaign_member where revid in (select value from json_each(?))"
            " order by id",
            json.dumps(list(revids)),
        )
        return [row["id"] for row in rows]

    def cases_of_actor(self, actor_key: str, limit: int) -> list[int]:
        """The cases of which one of an author's latest edits is a part."""
        rows = self.rows("select revid from change where actor_key = ? order by ts desc limit ?", actor_key, limit)
        return self.cases_of([row["revid"] for row in rows if row["revid"] is not None])

    def left_strings(self, revids: Collection[int]) -> list[dict[str, Any]]:
        """The random letters that edits left, each with its revision."""
        rows = self.rows(
            "select string, revid from probe_string where revid in (select value from json_each(?))"
            " order by string, revid",
            json.dumps(list(revids)),
        )
        return [dict(row) for row in rows]

    def brought_in(self, revids: Collection[int]) -> list[dict[str, Any]]:
        """The domains that edits brought, each with how many of them did, the commonest first."""
        rows = self.rows(
            """select domain, count(distinct revid) as edits from insertion_domain
            where revid in (select value from json_each(?)) group by domain order by edits desc, domain""",
            json.dumps(list(revids)),
        )
        return [dict(row) for row in rows]

    def remembered_text(self, revid: int) -> str:
        """What an edit added as it is compared with others: without markup, cut; "" where none is remembered."""
        row = self.row(
            "select normalised from insertion where revid = ?1 union all select normalised from trace where revid = ?1",
            revid,
        )
        return "" if row is None else str(row["normalised"])

    def soft_allow(self, kind: str, what: str, at: datetime) -> dict[str, Any] | None:
        """Until when (seconds) and why an author (kind "author", a key) or a domain is let pass softly."""
        row = self.row(
            "select until, why from soft_allow where kind = ? and what = ? and until >= ?", kind, what, seconds(at)
        )
        return dict(row) if row else None

    def friction_of(self, actor_key: str) -> dict[str, Any] | None:
        """The group into which the program put an account, since when (seconds), and when a person took it out."""
        row = self.row('select "group", since, left_ts from friction where actor_key = ?', actor_key)
        return dict(row) if row else None

    def decisions_about(self, keys: Collection[str]) -> list[dict[str, Any]]:
        """What was decided about several things, oldest first."""
        rows = self.rows(
            "select * from decision where key in (select value from json_each(?)) order by id", json.dumps(list(keys))
        )
        return [dict(row) for row in rows]
