"""How `explain` shows an account or an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from wikiwatch.commands.explained_parts import act_parts, cases_line, headed, soft_allow_line
from wikiwatch.commands.networks import networks_table
from wikiwatch.core.networks import is_system, network_of
from wikiwatch.terminal import comeback_tables, lists_table, parts_table, reputation_table, safe, table

_KINDS = {
    "account": "account",
    "temp": "temporary account",
    "address": "address",
    "typed": "name without an account",
    "proxy": "address",
}


def author_parts(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    """State, record, trust with its parts, networks, lists, what was done and is due, and what people decided."""
    yield safe(f"{_KINDS[fields['kind']]} {fields['user']}")
    for line in _said_of(fields):
        yield safe(line)
    yield from soft_allow_line(fields)
    yield from cases_line(fields)
    yield from headed("trust, as it is now", parts_table(fields))
    if fields["trust_unknown"]:
        yield safe(f"could not be asked, so without points: {', '.join(fields['trust_unknown'])}")
    if fields["networks"]:
        yield networks_table(fields["networks"])
    if fields["listed"]:
        yield lists_table([fields["listed"]])
    if fields["reputation"]:
        yield reputation_table(fields["reputation"])
    yield from comeback_tables(fields)
    if fields["proposals"]:
        rows = [(one["id"], one["class"], _day(one["made"]), one["status"], one["who"]) for one in fields["proposals"]]
        columns = ("id", "proposes", "made", "status", "who answered")
        yield from headed("proposals of the review", table("", columns, rows))
    yield from act_parts(fields)


def _said_of(fields: Mapping[str, Any]) -> Iterator[str]:
    if fields["exists"] is False:
        yield f"the wiki has no account {fields['user']}"
    if not fields["seen"]:
        yield f"no change by {fields['user']} was read{_perhaps_a_system(fields)}"
    if fields["registered"]:
        yield _as_the_wiki_says(fields)
    yield _state(fields)
    if fields["seen"]:
        yield "edits: " + ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in fields["record"].items())
    if fields["proxy"]:
        yield f"no address is judged: a proxy hides the wiki's visitors, nearly all seem to be {fields['proxy']}"
    if fields["exempt"]:
        yield f"never judged: {fields['exempt']}"
    if group := fields["friction"]:
        left = f", taken out by people {_day(group['taken_out_by_people'])}" if group["taken_out_by_people"] else ""
        yield f"in the group {group['group']} since {_day(group['since'])} by the program's doing{left}"
    if fields["addresses"]:
        yield f"edited from (private): {', '.join(fields['addresses'])}"


def _state(fields: Mapping[str, Any]) -> str:
    if fields["state_since"] is None:
        return f"state: {fields['state']}"
    over = "" if fields["state"] == fields["state_was"] else f" now; {fields['state_was']}"
    until = f" until {_day(fields['state_until'])}" if fields["state_until"] else ""
    why = f": {fields['state_reason']}" if fields["state_reason"] else ""
    return f"state: {fields['state']}{over} since {_day(fields['state_since'])}{until}{why}"


def _as_the_wiki_says(fields: Mapping[str, Any]) -> str:
    groups = ", ".join([*fields["groups"], *(f"{group} (global)" for group in fields["global_groups"])]) or "none"
    blocked = ", blocked" if fields["blocked"] else ""
    return f"on the wiki: registered {fields['registered'][:10]}, {fields['editcount']} edits, groups {groups}{blocked}"


def _perhaps_a_system(fields: Mapping[str, Any]) -> str:
    system = network_of(fields["user"])
    if system is None or not is_system(system):
        return ""
    return "; nor was one by an address of that autonomous system, as far as `asn_database` in wikiwatch.toml tells"


def _day(at: str) -> str:
    return at[:10]
