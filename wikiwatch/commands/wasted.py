"""The command that tells how much time those wasted who were caught."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app import wasted as wasted_time
from wikiwatch.clock import SystemClock
from wikiwatch.commands.asking import time_before
from wikiwatch.commands.common import as_json, busy, echo_csv, echo_json, looking_back
from wikiwatch.core.shares import duration, number
from wikiwatch.core.wasted import Wasted, chart_days
from wikiwatch.core.wasted_page import METHOD, told_totals
from wikiwatch.core.wasted_plot import day_bars
from wikiwatch.messages import ENGLISH, speaker
from wikiwatch.terminal import console, safe, table

COLUMNS = (
    *("about", "id", "seconds", "typed_seconds", "unread_seconds", "edits", "unread_edits", "sessions", "captchas"),
    *("authors", "burnt", "state", "first", "last", "since"),
)
EXAMPLES = """\b
Examples:
  wikiwatch wasted
  wikiwatch wasted --since 90d --limit 3
  wikiwatch wasted --csv > wasted.csv
  wikiwatch wasted --json | jq 'select(.about == "day")'
  wikiwatch wasted --wikitext
"""


@click.command(epilog=EXAMPLES)
@click.option("--since", metavar="TIME", help="Count only edits since then: 90d, or 2026-11-22.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="So many authors and campaigns are listed.",
)
@as_json
@click.option("--csv", "csv_", is_flag=True, help="A table for a spreadsheet.")
@click.option("--wikitext", is_flag=True, help="The page, as it would be written on the wiki now.")
@click.pass_obj
def wasted(home: Path, since: str | None, limit: int, json_: bool, csv_: bool, wikitext: bool) -> None:
    """Show how much time those wasted who were caught: in all, by day, by author and by campaign.

    Counted are edits that were taken down, of whoever is blocked or silenced or of whom people confirmed an edit.
    Whoever was released once, or had standing, counts nothing. --json and --csv have all of them, whatever the limit.
    """
    if json_ + csv_ + wikitext > 1:
        raise click.UsageError("--json, --csv and --wikitext are different answers; ask for one")
    if wikitext and since:
        raise click.UsageError("--wikitext is about all time: it takes no --since")
    start = time_before(since) if since else None
    with looking_back(home) as app:
        if wikitext:
            text = wasted_time.draft(app)
            click.echo("Nothing has been judged yet." if text is None else text, nl=text is None)
            return
        with busy("counting"):
            found, watched = wasted_time.wasted(app, start), app.store.judged_since()
    counted = max(start, watched) if start and watched else watched
    lines = wasted_time.wasted_fields(found, counted)
    if json_:
        echo_json(map(dict, lines))
    elif csv_:
        echo_csv(COLUMNS, lines)
    else:
        _show(found, counted, limit)


def _show(found: Wasted, counted: datetime | None, limit: int) -> None:
    say, screen = speaker(ENGLISH), console()
    if counted is None:
        screen.print("Nothing has been judged yet.")
        return
    if not found.total.edits:
        screen.print(safe(say.say("wasted-nothing")))
    else:
        rows: list[Sequence[object]] = list(told_totals(found, say))
        if found.worst_day:
            day, effort = found.worst_day
            rows.append((say.say("wasted-worst-day"), f"{day}: {duration(effort.seconds)}"))
        worst = found.authors[0]
        rows.append((say.say("wasted-worst-author"), f"{worst.author.user}: {duration(worst.effort.seconds)}"))
        screen.print(table(f"since {counted:%Y-%m-%d}", ("wasted", ""), rows))
        for line in day_bars(chart_days(found, SystemClock().now().date())):
            screen.print(safe(line), soft_wrap=True)
        _show_lines("author", [wasted_time.author_fields(one) for one in found.authors], limit)
        _show_lines("campaign", [wasted_time.case_fields(one) for one in found.cases], limit)
    for key in METHOD:
        screen.print(safe(say.say(key)))


def _show_lines(about: str, lines: Sequence[dict[str, Any]], limit: int) -> None:
    if lines and limit:
        console().print(_table(about, lines[:limit], len(lines)))


def _table(about: str, lines: Sequence[dict[str, Any]], count: int) -> Table:
    title = f"the {len(lines)} of {count} who wasted most" if len(lines) < count else ""
    rows = (
        (
            line["id"],
            line.get("state") or f"{number(line['authors'])} authors, {number(line['burnt'])} accounts burnt",
            duration(line["seconds"]),
            duration(line["typed_seconds"]),
            duration(line["unread_seconds"]),
            number(line["edits"]),
            number(line["sessions"]),
            number(line["captchas"]),
            line["last"][:10],
        )
        for line in lines
    )
    return table(title, (about, "who", "time", "typing", "unread", "edits", "sessions", "captchas", "last"), rows)


COMMANDS: tuple[click.Command, ...] = (wasted,)
