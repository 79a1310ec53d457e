"""The domain store: who brought a domain first, what became of it, and where the wiki itself refused it.

What was brought and undone is read from the changes and insertions as they are kept; only refusals are kept here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from wikiwatch.core.evidence import Added
from wikiwatch.core.fingerprint import strong_keys
from wikiwatch.core.model import Actor, Change, key_of
from wikiwatch.core.sites import REFUSALS_COUNT, Refusal, SiteHistory, SitesBefore
from wikiwatch.store.base import DOWN, STANDS
from wikiwatch.store.decoys import DecoyQueries
from wikiwatch.store.rows import moment, seconds

# Beyond these numbers an edit is a list of links, a domain one that all know, and an author refused by a flood:
# more of them change no sign.
DOMAINS, INSERTIONS, REFUSALS = 50, 200, 50
NEVER = -1  # before any time
# Places are counted up to here; see detectors/new_site.py for how many it takes.
PLACES = 100


class SiteQueries(DecoyQueries):
    """What the wiki remembers of domains and telephone numbers."""

    def note_refusals(self, refusals: Collection[Refusal]) -> None:
        """Remember what the wiki refused; what is known already stays as it is."""
        for one in refusals:
            self.change_rows(
                "insert or ignore into refusal values (?, ?, ?, ?, ?, ?)",
                *(one.log, one.entry, seconds(one.at), one.user, key_of(one.user), one.title),
            )
            for domain in one.domains:
                self.change_rows(
                    "insert or ignore into refusal_domain values (?, ?, ?, ?)",
                    *(domain, seconds(one.at), one.log, one.entry),
                )

    def sites_before(
        self, change: Change, actor: Actor, added: Added, trusted: Collection[str], stood: int
    ) -> SitesBefore:
        """What is known of the change's places; insertions up to `stood` (seconds) have been left in peace."""
        domains = [domain for domain in added.domains if domain not in trusted][:DOMAINS]
        if not domains:
            return SitesBefore()
        now = seconds(change.timestamp)
        standing = {
            row["domain"]
            for row in self.rows(
                "select domain from standing_domain where ts <= ? and domain in (select value from json_each(?))",
                now,
                json.dumps(domains),
            )
        }
        histories = tuple(self._history(domain, actor.key, now, stood, domain in standing) for domain in domains)
        new = any(not history.seen for history in histories)
        return SitesBefore(
            histories=histories,
            known=self._known_places(now) if new else 0,
            refusals=self._refusals(domains, actor.key, change.timestamp),
        )

    def _history(self, domain: str, actor_key: str, now: int, stood: int, standing: bool) -> SiteHistory:
        rows = self._insertions(domain, now, INSERTIONS)
        others = [row for row in rows if row["actor_key"] != actor_key]
        accepted = self._accepted(domain, now)
        decoyed = self.decoyed(domain, now, actor_key)
        undone = [row for row in others if _held_against(row, now) and row["ts"] > accepted]
        return SiteHistory(
            domain=domain,
            seen=bool(rows) or standing or accepted > NEVER or bool(decoyed),
            stood=sum(row["ts"] <= stood and not _undone(row, now) for row in others) + standing + (accepted > NEVER),
            undone=tuple(row["revid"] for row in undone),
            undone_hands=len({row["actor_key"] for row in undone}),
            decoyed=tuple(decoyed),
        )

    def _accepted(self, domain: str, now: int) -> int:
        """The time of the latest edit with a domain that a person found good, up to now; -1 if there is none."""
        row = self.row(
            "select max(ts) as ts from left_alone join change using (revid) where key = ? and ts <= ?",
            *strong_keys([domain]),
            now,
        )
        return NEVER if row is None or row["ts"] is None else int(row["ts"])

    def _insertions(self, domain: str, now: int, limit: int) -> list[sqlite3.Row]:
        """Insertions of a domain up to now, newest first."""
        return self.rows(
            f"""select change.actor_key, revid, insertion_domain.ts as ts, reverted_ts,
                gone_ts, removed_ts, {DOWN} as down, coalesce(ties, '[]') != '[]' as drawn
            from insertion_domain join change using (revid) left join campaign_member using (revid)
            where domain = ? and insertion_domain.ts <= ? order by insertion_domain.ts desc, revid desc limit ?""",
            domain,
            now,
            limit,
        )

    def _known_places(self, now: int) -> int:
        standing = self.rows("select domain from standing_domain where ts <= ? limit ?", now, PLACES)
        # From one domain to the next in the index, however many insertions each has.
        brought = self.rows(
            """with recursive place (domain) as (
                select min(domain) from insertion_domain
                union all select (select min(domain) from insertion_domain where domain > place.domain)
                    from place where place.domain is not null limit ?2)
            select domain from place where domain is not null and exists (
                select 1 from insertion_domain where insertion_domain.domain = place.domain and ts <= ?1)""",
            now,
            PLACES,
        )
        return min(PLACES, len({row["domain"] for row in (*standing, *brought)}))

    def _refusals(self, domains: Sequence[str], actor_key: str, at: datetime) -> tuple[Refusal, ...]:
        rows = self.rows(
            """select refusal.* from refusal join (
                select * from (
                    select log, entry from refusal where actor_key = ?1 and ts between ?2 and ?3
                    order by ts desc limit ?5)
                union
                select * from (
                    select log, entry from refusal_domain
                    where domain in (select value from json_each(?4)) and ts between ?2 and ?3
                    order by ts desc limit ?5)) using (log, entry)
            order by ts desc, log, entry desc""",
            actor_key,
            seconds(at - REFUSALS_COUNT),
            seconds(at),
            json.dumps(domains),
            REFUSALS,
        )
        return tuple(map(self._refusal_of, rows))

    def _refusal_of(self, row: sqlite3.Row) -> Refusal:
        domains = self.rows(
            "select domain from refusal_domain where log = ? and entry = ? order by domain", row["log"], row["entry"]
        )
        return Refusal(
            log=row["log"],
            entry=row["entry"],
            at=moment(row["ts"]),
            user=row["user"],
            title=row["title"],
            domains=tuple(domain["domain"] for domain in domains),
        )

    def site(self, domain: str, stood_until: datetime) -> dict[str, Any]:
        """All that is known of a domain or telephone number, for people; times are seconds or None.

        What was brought up to `stood_until` and not undone has stood; what is younger may yet be undone. What people
        undid, and was taken down here too, is counted as theirs.
        """
        first = self.row(
            """select insertion_domain.ts as ts, user, title, revid from insertion_domain join change using (revid)
            where domain = ? order by insertion_domain.ts, revid limit 1""",
            domain,
        )
        counts = self.row(
            f"""select count(*) as insertions, count(distinct change.actor_key) as authors,
                coalesce(sum(insertion_domain.ts <= ?2 and {STANDS}), 0) as stood,
                coalesce(sum(reverted_ts is not null), 0) as undone,
                coalesce(sum(reverted_ts is null and {DOWN}), 0) as taken_down
            from insertion_domain join change using (revid) where domain = ?1""",
            *(domain, seconds(stood_until)),
        )
        assert counts is not None  # a count always has a row
        refused = self.rows(
            "select refusal.* from refusal join refusal_domain using (log, entry) where domain = ?"
            " order by refusal.ts desc limit ?",
            domain,
            REFUSALS,
        )
        return {
            "site": domain,
            "first_seen": first["ts"] if first else None,
            "first_by": first["user"] if first else None,
            "first_page": first["title"] if first else None,
            "first_revid": first["revid"] if first else None,
            **dict(counts),
            "stood_at_first_read": self._since("standing_domain", domain),
            "trusted_since": self._since("trusted_domain", domain),
            "refused": [
                {"at": row["ts"], "by": row["log"], "user": row["user"], "page": row["title"]} for row in refused
            ],
        }

    def _since(self, table: str, domain: str) -> int | None:
        row = self.row(f"select ts from {table} where domain = ?", domain)
        return row["ts"] if row else None


def _undone(row: sqlite3.Row, now: int) -> bool:
    """Whether an insertion was off its page by then, whoever undid it, or was taken down here."""
    ends = (row[end] for end in ("reverted_ts", "gone_ts", "removed_ts"))
    return bool(row["down"]) or any(end is not None and end <= now for end in ends)


def _held_against(row: sqlite3.Row, now: int) -> bool:
    """Whether people of standing had undone it, or it was taken down here, but for the sake of a case.

    That says what the case says, and no more.
    """
    return (row["reverted_ts"] is not None and row["reverted_ts"] <= now) or (bool(row["down"]) and not row["drawn"])
