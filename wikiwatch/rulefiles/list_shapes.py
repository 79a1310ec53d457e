"""What may stand in lists.toml; what an address or a domain has to be is looked at in `list_checks`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from wikiwatch.core.lists import Entry, Kind, ListName, Lists, canonical
from wikiwatch.rulefiles.values import A_DAY, FileShape, Row


class EntryRow(Row):
    """`[[entry]]` of lists.toml."""

    list: Annotated[ListName, Field(strict=False, description=f"one of: {', '.join(ListName)}")]
    account: Annotated[str | None, Field(description='a user name, such as "Old hand"')] = None
    address: Annotated[str | None, Field(description='an address, such as "192.0.2.7"')] = None
    network: Annotated[str | None, Field(description='a network, such as "192.0.2.0/24"')] = None
    domain: Annotated[str | None, Field(description='a domain, such as "pills.example"')] = None
    until: Annotated[date | None, Field(description=f"{A_DAY}; left out: for ever")] = None

    def entry(self) -> Entry | None:
        """As the core takes it; None for what is no such thing, which the checks tell."""
        kind = next((kind for kind in Kind if getattr(self, kind) is not None), None)
        what = None if kind is None else canonical(kind, getattr(self, kind))
        if kind is None or what is None:
            return None
        return Entry(
            list=self.list,
            kind=kind,
            what=what,
            reason=self.reason,
            added_by=self.added_by,
            since=self.since,
            until=self.until,
        )


class ListsFile(FileShape):
    """lists.toml."""

    # As many as a list of names elsewhere has; a file above 1 MB is not read anyway.
    entry: Annotated[list[EntryRow], Field(max_length=10_000, description="tables [[entry]]")] = Field(
        default_factory=list
    )

    def rules(self) -> Lists:
        """As the core takes it."""
        found = (row.entry() for row in self.entry)
        return Lists(entries=tuple(entry for entry in found if entry is not None))
