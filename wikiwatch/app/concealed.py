"""What administrators hid or deleted since it was judged vanishes from the program's pages and its feed, too."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.core.model import parse_address
from wikiwatch.errors import SiteError

log = logging.getLogger(__name__)

# Rows that are asked about at once: with `apihighlimits` one request for their revisions and one for the names.
MOST = 500
NOTHING = "–"


def masked(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it may be shown: without what the wiki hides by now, as far as that is known."""
    return {**row, **dict.fromkeys(row.get("hidden", ()), NOTHING)}


def look(app: App, rows: Sequence[dict[str, Any]]) -> bool:
    """Ask the wiki what of the first 500 rows it hides, write it into them and keep it; whether anything is new.

    A row has `revid` or `rcid`, `user`, `timestamp` and `hidden`. Whatever is new has to be published again.
    """
    asked = [row for row in rows[:MOST] if row.get("revid") or row.get("rcid")]
    if not asked:
        return False
    entries = [row for row in asked if not row["revid"]]
    try:
        found = app.site.concealed(
            list(dict.fromkeys(row["revid"] for row in asked if row["revid"])),
            _accounts(row["user"] for row in asked),
            min((datetime.fromisoformat(row["timestamp"]) for row in entries), default=None),
        )
    except SiteError as error:  # asked again within an hour; a wiki that is closed to the program ends the next poll
        log.warning("the wiki does not tell what it hides: %s", error.message)
        return False
    changed = False
    with app.store.transaction():
        for row in asked:
            user = row["user"] in found.names or row["revid"] in found.authors or row["rcid"] in found.entries
            title = row["revid"] in found.gone
            hidden = [name for name, is_hidden in (("user", user), ("title", title)) if is_hidden]
            if hidden != list(row.get("hidden", ())):
                row["hidden"] = hidden
                app.store.conceal(row["revid"], row["rcid"], user=user, title=title)
                changed = True
    return changed


def hidden_names(app: App, names: Iterable[str]) -> frozenset[str]:
    """Those of some accounts' names that the wiki does not show any more."""
    accounts = _accounts(names)
    return app.site.concealed([], accounts, None).names if accounts else frozenset()


def _accounts(names: Iterable[str]) -> list[str]:
    """The names that can be accounts', each once: addresses are never hidden so, nor names that came with an import."""
    return [name for name in dict.fromkeys(names) if name and ">" not in name and parse_address(name) is None]
