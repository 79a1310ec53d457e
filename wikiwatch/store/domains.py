"""Lists of domains for people: those that came lately, and in short what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wikiwatch.store.base import DOWN, STANDS, Base

# The latest changes among which domains are looked for: months of a small wiki, read in a tenth of a second.
LATEST = 20_000
MOST = 2_000  # domains of a list: ten pages, beyond which people search by name
COUNTED = 200  # latest edits of a domain that are counted: more of them say no more, and a newspaper has thousands


class DomainQueries(Base):
    """Each of them cut: some domains come with every other edit."""

    def late_domains(self, *, caught: bool) -> list[str]:
        """Domains of the latest changes, the newest first; `caught`: those that somebody brought who was caught.

        Caught: the edit was taken down or undone by people, or its author is flagged, silenced or blocked now.
        """
        rows = self.rows(
            f"""select domain from (select revid, ts, outcome, overturned, reverted_ts, actor_key from change
                order by ts desc limit ?2) as change join insertion_domain using (revid)
            where not ?1 or reverted_ts is not null or {DOWN} or exists (select 1 from account
                where account.actor_key = change.actor_key and state in ('flagged', 'silenced', 'blocked'))
            group by domain order by max(change.ts) desc, domain limit ?3""",
            *(caught, LATEST, MOST),
        )
        return [row["domain"] for row in rows]

    def domains_with(self, part: str) -> list[str]:
        """Domains, numbers and addresses with these characters somewhere in them, by name."""
        rows = self.rows(
            "select distinct domain from insertion_domain where instr(domain, ?) order by domain limit ?",
            *(part.casefold(), MOST),
        )
        return [row["domain"] for row in rows]

    def domains_told(self, domains: Iterable[str]) -> list[dict[str, Any]]:
        """Who brought each first and when (seconds), when it came last, how often, and what of it stands or does not.

        `edits`, `kept` and `undone` count the latest 200 edits; `more` says that there may be others.
        """
        return [found for domain in domains if (found := self._told(domain)) is not None]

    def _told(self, domain: str) -> dict[str, Any] | None:
        first = self.row(
            """select insertion_domain.ts as ts, user, revid from insertion_domain join change using (revid)
            where domain = ? order by insertion_domain.ts, revid limit 1""",
            domain,
        )
        counts = self.row(
            f"""select count(*) as edits, count(distinct change.actor_key) as authors, max(latest.ts) as last,
                coalesce(sum({STANDS}), 0) as kept
            from (select revid, ts from insertion_domain where domain = ? order by ts desc limit ?) as latest
                join change using (revid)""",
            *(domain, COUNTED),
        )
        if first is None or counts is None:
            return None
        return {
            "domain": domain,
            "first": first["ts"],
            "by": first["user"],
            **dict(counts),
            "undone": counts["edits"] - counts["kept"],
            "more": counts["edits"] == COUNTED,
        }
