"""What the use cases ask about friction by trust."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol


class FrictionStore(Protocol):
    """What the store keeps of accounts that were put into a group."""

    def friction_members(self, before: datetime, limit: int) -> Sequence[Mapping[str, Any]]:
        """Those who were put into a group and last looked at before a time, the longest ago first."""

    def note_friction(self, actor_key: str, group: str, at: datetime) -> None:
        """Somebody is in the group now."""

    def note_friction_left(self, actor_key: str, at: datetime) -> None:
        """A person took them out: they don't come into it again while the flag lasts."""

    def note_friction_looked(self, actor_key: str, at: datetime) -> None:
        """They were looked at."""

    def end_friction(self, actor_key: str) -> None:
        """They are out of the group, and may come into it again."""

    def held_lately(self, actor_key: str, since: datetime) -> int:
        """How many edits of a flagged author were held since then and since the flag, counted up to a thousand."""

    def flagged_and_busy(self, at: datetime, since: datetime, least: int, limit: int) -> Sequence[str]:
        """Flagged names (not addresses) in no group of whom so many edits were held since then and since the flag."""
