"""The store: everything that must outlive a restart, in one SQLite file."""

from __future__ import annotations

from wikiwatch.store.actions import ActionQueries
from wikiwatch.store.changes import ChangeQueries
from wikiwatch.store.past import PastQueries


class Store(ChangeQueries, PastQueries, ActionQueries):
    """All queries over one connection; see the modules of the parts."""
