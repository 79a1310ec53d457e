"""How networks are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table

from wikiwatch.terminal import lists_table, table

PARTS = ("part", "points", "date", "reason")


def networks_table(networks: Iterable[Mapping[str, Any]]) -> Table:
    """The networks in which an address lies."""
    rows = (
        (one["network"], one["trust"], one["seen"], one["bad"], one["good"], _says(one["counts_against"]))
        for one in networks
    )
    return table("", ("network", "trust", "addresses seen", "bad", "good", "counts against the next"), rows)


def network_tables(fields: Mapping[str, Any]) -> list[Table]:
    """A network's trust with all of its parts, the addresses seen from it, and its bad edits."""
    parts: list[Sequence[object]] = [
        (part["name"], part["points"], (part["at"] or "")[:10], part["reason"]) for part in fields["trust_parts"]
    ]
    parts.append(("trust", fields["trust"], "", f"counts against the next: {_says(fields['counts_against'])}"))
    addresses = (
        (one["address"], one["edits"], one["stood"], one["bad"], (one["last_bad"] or "")[:10])
        for one in fields["addresses"]
    )
    evidence = (
        (one["timestamp"][:16].replace("T", " "), one["revid"], one["address"], one["title"], one["fate"])
        for one in fields["evidence"]
    )
    return [
        table(f"{fields['network']}, the last {fields['days']} days", PARTS, parts),
        *([lists_table([fields["listed"]], "On a list")] if fields["listed"] else ()),
        table("Addresses seen", ("address", "edits", "stood", "bad", "last bad"), addresses),
        table("Bad edits", ("time (UTC)", "revision", "address", "page", "fate"), evidence),
    ]


def _says(counts: bool) -> str:
    return "yes" if counts else "no"
