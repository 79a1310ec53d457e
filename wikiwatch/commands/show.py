"""Commands that show: status, log, due, explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from wikiwatch import config, wiring
from wikiwatch.app.appeals import appeal_fields
from wikiwatch.app.autonomy import progress
from wikiwatch.app.brakes import alarm_fields, alarms
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields, entries
from wikiwatch.app.explain import explain_action, explain_revision, explain_user
from wikiwatch.app.explain_network import explain_network, named_network
from wikiwatch.app.outside import last_own_name
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.commands.networks import network_tables, networks_table
from wikiwatch.core.lists import user_name
from wikiwatch.core.model import Actor
from wikiwatch.core.networks import is_system, network_of
from wikiwatch.core.report import list_fields
from wikiwatch.errors import SiteError
from wikiwatch.terminal import (
    appeals_table,
    comeback_tables,
    console,
    due_table,
    lists_table,
    log_table,
    parts_table,
    reputation_table,
    safe,
    table,
)

APPEALS_SHOWN = 20  # anybody can write one, and below a thousand nobody finds the rest of `status`
LONGEST_REVID = 18  # digits; SQLite's numbers have up to 19, and whatever is longer is a name


@click.command(epilog="\b\nExamples:\n  wikiwatch status\n  wikiwatch status --json\n")
@as_json
@click.pass_obj
def status(home: Path, json_: bool) -> None:
    """How far it has read, what it decided, what waits, and who is flagged."""
    with looking_back(home) as app:
        fields = _status(app)
    if json_:
        echo_json([fields])
        return
    screen = console()
    if fields["proxy"]:
        hidden = f"a proxy hides the wiki's visitors: nearly all seem to be {fields['proxy']}, so no address is judged"
        screen.print(safe(hidden), soft_wrap=True)
    for alarm in fields["brakes"]:
        screen.print(safe(f"a person is needed: {alarm['words']}"), soft_wrap=True)
    for name in ("read_up_to", "last_poll", "rules_version"):
        screen.print(safe(f"{name.replace('_', ' ')}: {fields[name] or '–'}"))
    counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(fields["outcomes"].items()))
    screen.print(safe(f"judged: {counts or 'nothing yet'}"))
    screen.print(safe(f"waiting: {fields['waiting']}, of these for a person: {fields['for_a_person']}"))
    heads = ("decision", "reviewed", "overturned", "automatic", "why")
    screen.print(table("classes of decision", heads, _class_rows(fields)))
    rows = [(a["user"], a["state"], a["since"], a["until"] or "–", a["reason"]) for a in fields["accounts"]]
    if rows:
        screen.print(table("", ("author", "state", "since", "until", "why"), rows))
    if fields["appeals"]:
        screen.print(appeals_table(fields["appeals"], APPEALS_SHOWN))
    if fields["own_name"]:
        screen.print(safe(f"the wiki's own name: {_own_name(fields['own_name'])}"), soft_wrap=True)
    if fields["expired"]:
        screen.print(lists_table(fields["expired"], "entries of lists.toml that are not obeyed any more"))


def _status(app: App) -> dict[str, Any]:
    cursor = app.store.cursor()
    waiting = app.store.waiting()
    now = app.clock.now()
    return {
        "read_up_to": cursor.isoformat() if cursor else None,
        "last_poll": app.store.meta("last_poll"),
        "rules_version": app.rules.version,
        "proxy": app.store.proxy(app.clock.now()).removeprefix("ip:"),
        "brakes": [alarm_fields(alarm) for alarm in alarms(app)],
        "outcomes": app.store.counts(),
        "waiting": len(waiting),
        "for_a_person": sum(str(action.status) in ("review", "person") for action in waiting),
        "proposals": len(app.store.proposals()),
        "classes": [
            {
                "class": str(one.decision),
                "reviewed": one.reviewed,
                "overturned": one.overturned,
                "share_overturned": round(one.share, 5),
                "overturned_lately": one.overturned_lately,
                "of_the_last": one.of_the_last,
                "automatic": one.automatic,
                "why": one.why,
            }
            for one in progress(app)
        ],
        "appeals": [appeal_fields(row) for row in app.store.appeals()],
        "own_name": last_own_name(app),
        "expired": [list_fields(entry, now) for entry in app.rules.lists.expired(now)],
        "accounts": [
            {
                "user": row["user"],
                "state": row["state"],
                "since": _iso(row["since"]),
                "until": _iso(row["until"]),
                "reason": row["reason"],
            }
            for row in app.store.accounts(now)
        ],
    }


def _class_rows(fields: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return [
        (
            one["class"],
            str(one["reviewed"]),
            f"{one['overturned']} ({one['share_overturned']:.2%})",
            "yes" if one["automatic"] else "no, people decide",
            one["why"],
        )
        for one in fields["classes"]
    ]


def _own_name(found: Mapping[str, Any]) -> str:
    said = "; ".join(found["listed"]) or found["skipped"] or f"in no list: {', '.join(found['names']) or '–'}"
    missing = f" (not known: {'; '.join(found['missing'])})" if found["missing"] else ""
    return f"{said}{missing}, {found['at'][:10]}"


def _iso(ts: int | None) -> str | None:
    return None if ts is None else datetime.fromtimestamp(ts, UTC).isoformat(timespec="minutes")


@click.command(
    epilog="\b\nExamples:\n  wikiwatch log\n  wikiwatch log --all --limit 500\n  wikiwatch log --json | jq .revid\n"
)
@as_json
@click.option("--all", "all_", is_flag=True, help="Also what was let through (always so with --json).")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many. [default: 50; with --json, all]")
@click.pass_obj
def log(home: Path, json_: bool, all_: bool, limit: int | None) -> None:
    """What was decided about each change, newest first."""
    with looking_back(home) as app:
        if json_:
            echo_json(entries(app, limit=limit))
        else:
            console().print(log_table(entries(app, decisions_only=not all_, limit=limit or 50)))


@click.command(
    epilog="\b\nExamples:\n  wikiwatch explain 1234\n  wikiwatch explain move-1234\n  wikiwatch explain 203.0.113.7\n"
    "  wikiwatch explain 'Some Body' --json\n  wikiwatch explain 203.0.113.0/24\n"
)
@click.argument("what", metavar="REVID|ACTION|USER|NETWORK")
@as_json
@click.pass_obj
def explain(home: Path, what: str, json_: bool) -> None:
    """Every part of the trust, every signal with points and place, the row of the policy.

    An account whose name is a number is asked for as User:1234.
    """
    name = user_name(what)
    if not name:
        raise click.UsageError("name a revision, a user or a network")
    with looking_back(home) as app:
        network = named_network(app, name)
        if network is not None:
            fields = explain_network(app, network)
        elif what.isdecimal() and len(what) <= LONGEST_REVID:
            fields = explain_revision(app, int(what))
        else:
            fields = explain_action(app, what) or explain_user(app, name, _asked(home, name))
    if network is not None:
        _show_network(fields, json_)
        return
    if json_:
        echo_json([{name: value for name, value in fields.items() if name != "addresses"}])
        return
    screen = console()
    screen.print(parts_table(fields))
    if fields["trust_unknown"]:
        screen.print(safe(f"could not be asked, so without points: {', '.join(fields['trust_unknown'])}"))
    (_show_revision if "outcome" in fields else _show_author)(screen, fields)
    if fields["actions"]:
        screen.print(due_table(fields["actions"]))


def _show_revision(screen: Console, fields: dict[str, Any]) -> None:
    rows = [(s["id"], s["points"], f"{s['start']}–{s['end']}", s["excerpt"], s["reason"]) for s in fields["signals"]]
    rows.append(("score", fields["score"], "", "", f"policy row {fields['row']}: {fields['reason']}"))
    screen.print(table("", ("signal", "points", "place", "text", "reason"), rows))
    screen.print(safe(f"looked at, nothing found: {', '.join(fields['misses'] or []) or '–'}"))
    screen.print(safe(f"rules version {fields['rules_version']}"))
    screen.print(safe(fields["outcome"]))


def _show_author(screen: Console, fields: dict[str, Any]) -> None:
    for line in _said_of(fields):
        screen.print(safe(line), soft_wrap=True)
    if fields["networks"]:
        screen.print(networks_table(fields["networks"]))
    if fields["listed"]:
        screen.print(lists_table([fields["listed"]]))
    if fields["reputation"]:
        screen.print(reputation_table(fields["reputation"]))
    for part in comeback_tables(fields):
        screen.print(part)


def _said_of(fields: Mapping[str, Any]) -> Iterator[str]:
    if fields["exists"] is False:
        yield f"the wiki has no account {fields['user']}"
    if not fields["seen"]:
        yield f"no change by {fields['user']} was read{_perhaps_a_system(fields)}"
    if fields["registered"]:
        yield _as_the_wiki_says(fields)
    yield f"state: {fields['state']} {fields['state_reason']}"
    if fields["proxy"]:
        yield f"no address is judged: a proxy hides the wiki's visitors, nearly all seem to be {fields['proxy']}"
    if fields["exempt"]:
        yield f"never judged: {fields['exempt']}"
    if fields["addresses"]:
        yield f"edited from (private): {', '.join(fields['addresses'])}"


def _as_the_wiki_says(fields: Mapping[str, Any]) -> str:
    groups = ", ".join([*fields["groups"], *(f"{group} (global)" for group in fields["global_groups"])]) or "none"
    blocked = ", blocked" if fields["blocked"] else ""
    return f"on the wiki: registered {fields['registered'][:10]}, {fields['editcount']} edits, groups {groups}{blocked}"


def _perhaps_a_system(fields: Mapping[str, Any]) -> str:
    system = network_of(fields["user"])
    if system is None or not is_system(system):
        return ""
    return "; nor was one by an address of that autonomous system, as far as `asn_database` in wikiwatch.toml tells"


def _show_network(fields: dict[str, Any], json_: bool) -> None:
    if json_:
        echo_json([fields])
        return
    for part in network_tables(fields):
        console().print(part)


def _asked(home: Path, name: str) -> Actor | None:
    """What the wiki says of an author; None where it can't be asked, and for a range, of which it knows nothing."""
    if "/" in name:
        return None
    try:
        return wiring.live_site(config.load(home), enforce=False).connect().actors([name]).get(name)
    except SiteError:
        return None


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  wikiwatch due\n  wikiwatch due approve block-1234\n  wikiwatch due cancel block-1234\n",
)
@as_json
@click.pass_context
def due(context: click.Context, json_: bool) -> None:
    """What is planned and when; say yes or no to it."""
    if context.invoked_subcommand is not None:
        return
    with looking_back(context.obj) as app:
        waiting = [action_fields(action) for action in app.store.waiting()]
    if json_:
        echo_json(waiting)
    else:
        console().print(due_table(waiting))


COMMANDS: tuple[click.Command, ...] = (status, log, due, explain)
