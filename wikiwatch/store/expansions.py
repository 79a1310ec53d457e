"""Where short links lead, as it was found out; a cache."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds

# Some services let their customers change where a link leads; spam that is a month old has no readers any more.
KEPT = timedelta(days=30)
# A service that is down is back by then, and a link that it has deleted is asked for once a day at most.
FAILED_KEPT = timedelta(days=1)


class ExpansionQueries(Base):
    """Short URLs and the addresses beyond them; "" where none was found."""

    def expansions(self, urls: Collection[str]) -> dict[str, str]:
        """Where short URLs lead, of those for which it was found out."""
        rows = self.rows(
            "select url, target from expansion where target != '' and url in (select value from json_each(?))",
            json.dumps(list(urls)),
        )
        return {row["url"]: row["target"] for row in rows}

    def unexpanded(self, urls: Collection[str], at: datetime) -> list[str]:
        """Those of short URLs that are to be asked for: never asked, or too long ago; same order."""
        rows = self.rows(
            "select url from expansion where ts > case target when '' then ? else ? end"
            " and url in (select value from json_each(?))",
            *(seconds(at - FAILED_KEPT), seconds(at - KEPT), json.dumps(list(urls))),
        )
        known = {row["url"] for row in rows}
        return [url for url in urls if url not in known]

    def keep_expansions(self, found: Mapping[str, str], at: datetime) -> None:
        """Remember where short URLs lead, "" for failures; forget what is too old."""
        self.change_rows("delete from expansion where ts <= ?", seconds(at - KEPT))
        for url, target in found.items():
            self.change_rows("insert or replace into expansion values (?, ?, ?)", url, target, seconds(at))
