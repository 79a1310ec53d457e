"""What lists of domains ask of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol


class DomainStore(Protocol):
    """Domains that came lately, and in short what became of each; times are seconds."""

    def late_domains(self, *, caught: bool) -> Sequence[str]:
        """Domains of the latest changes, the newest first; `caught`: those that somebody brought who was caught."""

    def domains_with(self, part: str) -> Sequence[str]:
        """Domains, numbers and addresses with these characters somewhere in them, by name."""

    def domains_told(self, domains: Iterable[str]) -> Sequence[Mapping[str, Any]]:
        """Who brought each first, when it came last, how often, and how much of it stands."""
