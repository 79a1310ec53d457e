"""What lists outside said: a cache with the time until which each answer counts, and how each service does.

Answers are kept under the author's key: for IPv6 that is the /64, though the full address was asked for. So whoever
changes addresses within it neither loses a listing nor uses up the budget of the day.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime

from wikiwatch.core.reputation import COUNTS_BACK, AddressSet, Answer, Listing, Says, Service
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds


class ReputationQueries(Base):
    """Answers about authors' addresses, downloaded lists, and the state of each service."""

    def listings(self, actor_key: str, at: datetime) -> tuple[Listing, ...]:
        """What lists outside say of an author, as far as it counts for an edit of that time."""
        rows = self.rows(
            "select * from reputation where actor_key = ? and until > ? and ts <= ? order by source",
            actor_key,
            seconds(at),
            seconds(at + COUNTS_BACK),
        )
        return tuple(
            Listing(
                source=row["source"],
                answer=Answer(says=Says(row["says"]), words=row["words"]),
                asked=moment(row["ts"]),
                until=moment(row["until"]),
            )
            for row in rows
        )

    def unlisted(self, actor_keys: Collection[str], source: str, at: datetime) -> set[str]:
        """Those of the authors about whom a list is to be asked: never asked, or too long ago."""
        rows = self.rows(
            "select actor_key from reputation where actor_key in (select value from json_each(?)) and source = ?"
            " and until > ?",
            json.dumps(list(actor_keys)),
            source,
            seconds(at),
        )
        return set(actor_keys) - {row["actor_key"] for row in rows}

    def keep_listings(self, found: Mapping[str, Listing]) -> None:
        """Remember what a list said of authors, by their keys."""
        for key, one in found.items():
            self.change_rows(
                "insert or replace into reputation values (?, ?, ?, ?, ?, ?)",
                *(key, one.source, str(one.answer.says), one.answer.words, seconds(one.asked), seconds(one.until)),
            )

    def forget_listings(self, at: datetime, sources: Collection[str]) -> None:
        """Forget the answers that count no longer, those of a clock that was ahead, and those of other lists."""
        self.change_rows(
            "delete from reputation where until <= ? or ts > ? or source not in (select value from json_each(?))",
            *(seconds(at), seconds(at), json.dumps(list(sources))),
        )

    def forget_source(self, source: str) -> None:
        """Forget all answers of a list."""
        self.change_rows("delete from reputation where source = ?", source)

    def service(self, source: str) -> Service:
        """How a service does; a new one where nothing is known."""
        row = self.row("select * from reputation_service where source = ?", source)
        if row is None:
            return Service()
        return Service(
            day=date.fromordinal(row["day"]) if row["day"] else None,
            requests=row["requests"],
            failures=row["failures"],
            rest_until=moment(row["rest_until"]) if row["rest_until"] else None,
            checked=moment(row["checked_ts"]) if row["checked_ts"] else None,
            failure=row["failure"],
            trouble=row["trouble"],
        )

    def keep_service(self, source: str, service: Service) -> None:
        """Remember how a service does."""
        self.change_rows(
            "insert or replace into reputation_service values (?, ?, ?, ?, ?, ?, ?, ?)",
            source,
            service.day.toordinal() if service.day else None,
            service.requests,
            service.failures,
            seconds(service.rest_until) if service.rest_until else None,
            seconds(service.checked) if service.checked else None,
            service.failure,
            service.trouble,
        )

    def address_list(self, source: str, since: datetime) -> AddressSet | None:
        """A downloaded list; None where there is none, or only one from before that time."""
        row = self.row("select v4, v6 from address_list where source = ? and ts >= ?", source, seconds(since))
        return AddressSet(v4=row["v4"], v6=row["v6"]) if row else None

    def keep_address_list(self, source: str, addresses: AddressSet, at: datetime) -> None:
        """Remember a downloaded list in place of the one before."""
        self.change_rows(
            "insert or replace into address_list (source, ts, v4, v6) values (?, ?, ?, ?)",
            *(source, seconds(at), addresses.v4, addresses.v6),
        )

    def purge(self, before: datetime) -> None:
        """Delete what was said before a time, and the lists from then."""
        super().purge(before)
        self.change_rows("delete from reputation where ts < ?", seconds(before))
        self.change_rows("delete from address_list where ts < ?", seconds(before))
