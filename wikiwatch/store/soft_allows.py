"""What a release allows for a while: its author, and the domains that the released edit brought."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds


class SoftAllowQueries(Base):
    """Soft allows are looked up at the time of a change; one that has ended leaves nothing behind."""

    def allow_softly(self, kind: str, what: str, until: datetime, why: str) -> None:
        """Let an author (kind "author", a key) or a domain (kind "domain") pass softly; a later end stands."""
        self.change_rows(
            "insert into soft_allow (kind, what, until, why) values (?, ?, ?, ?)"
            " on conflict do update set until = max(until, excluded.until), why = excluded.why",
            *(kind, what, seconds(until), why),
        )

    def purge(self, before: datetime) -> None:
        """Forget what ended before a time: it may name addresses."""
        super().purge(before)
        self.change_rows("delete from soft_allow where until < ?", seconds(before))

    def end_soft_allow(self, kind: str, what: Collection[str]) -> None:
        """Nobody's word stands for these any more."""
        self.change_rows(
            "delete from soft_allow where kind = ? and what in (select value from json_each(?))",
            *(kind, json.dumps(list(what), ensure_ascii=False)),
        )

    def end_soft_allows_of(self, revids: Collection[int]) -> None:
        """Those of the authors of edits that a person confirmed as unwanted, and of the domains that they brought."""
        rows = self.rows(
            "select actor_key, domain from change left join insertion_domain using (revid, actor_key)"
            " where confirmed_ts is not null and change.revid in (select value from json_each(?))",
            json.dumps(list(revids)),
        )
        self.end_soft_allow("author", {row["actor_key"] for row in rows})
        self.end_soft_allow("domain", {row["domain"] for row in rows} - {None})

    def softly_allowed(self, actor_key: str, domains: Collection[str], at: datetime) -> str:
        """Why an author's edit, or one that brings these domains and no others, is not taken down; "" if it may be."""
        author = self._allowed("author", [actor_key], at)
        if author:
            return author[actor_key]
        wanted = set(domains)
        found = self._allowed("domain", wanted, at) if wanted else {}
        return found[min(found)] if wanted and found.keys() == wanted else ""

    def _allowed(self, kind: str, what: Collection[str], at: datetime) -> dict[str, str]:
        rows = self.rows(
            "select what, until, why from soft_allow where kind = ? and until >= ?"
            " and what in (select value from json_each(?))",
            *(kind, seconds(at), json.dumps(list(what), ensure_ascii=False)),
        )
        return {row["what"]: f"{row['why']} (until {moment(row['until']):%Y-%m-%d})" for row in rows}
