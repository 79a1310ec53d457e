"""What the use cases ask about decoy pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from wikiwatch.core.decoys import PageListing
from wikiwatch.core.model import Change


class DecoyStore(Protocol):
    """What the store keeps of decoy pages."""

    def keep_decoys(self, found: Mapping[str, PageListing | None], at: datetime) -> None:
        """Remember how the wiki has the pages that the rules list; forget all others."""

    def decoys_found(self) -> tuple[Mapping[str, str], datetime | None]:
        """Why each listed page is no decoy ("" if it is one), and when that was found."""

    def note_decoy_edit(self, change: Change, actor_key: str, domains: Collection[str]) -> None:
        """Keep what an edit on a decoy page shows. That it stays there earns its author nothing."""

    def is_decoy_edit(self, revid: int) -> bool:
        """Whether an edit was left where it is because it only added to a decoy page."""
