"""What `replay --compare` and `replay --html` show: tables, one JSON object, a page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app.compare import LISTED, Collector, Shown, comparison_fields, shown, shown_fields
from wikiwatch.app.context import App
from wikiwatch.charts import style
from wikiwatch.charts.comparison import plots
from wikiwatch.commands.common import echo_json
from wikiwatch.core.comparison import OUTCOME_WORDS, Comparison, Group
from wikiwatch.core.comparison_page import comparison_page
from wikiwatch.core.inert import for_terminal
from wikiwatch.core.shares import duration, number, shares
from wikiwatch.errors import UserError
from wikiwatch.messages import ENGLISH, speaker
from wikiwatch.site.dump import Export
from wikiwatch.terminal import TEXT, console, safe, table

ON_SCREEN = 30  # of the edits that stood: more than one screen nobody reads here; JSON and the page have more


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A comparison with all that is shown of it."""

    about: dict[str, Any]
    found: Comparison
    wrong: Sequence[Shown]
    missed: Sequence[Shown]


def check_writable(path: Path) -> None:
    """UserError where a page can't be written there: better before an hour of judging than after it."""
    folder = path.parent
    if not folder.is_dir():
        raise UserError(f"{path} can't be written: there is no folder {folder}", "name a file in a folder that exists")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise UserError(f"{path} can't be written: access is denied", "name a file that you may write")


def compared(app: App, lines: Iterable[dict[str, Any]], export: Export, files: Sequence[Path]) -> Report:
    """Take all verdicts, then look what became of the edits."""
    collector = Collector()
    for _ in collector.take(lines):
        pass
    found = collector.finish(app)
    about = collector.about(app, (path.name for path in files))
    wrong, missed = found.wrong[:LISTED], found.missed[:LISTED]
    read = {one.edit.revid: one for one in shown([*wrong, *missed], export.facts() if wrong or missed else [])}
    return Report(
        about=about,
        found=found,
        wrong=[read[edit.revid] for edit in wrong if edit.revid in read],
        missed=[read[edit.revid] for edit in missed if edit.revid in read],
    )


def show_comparison(report: Report, html: Path | None, *, json_: bool) -> None:
    """Print a comparison, and write its page if one is asked for."""
    if html is not None:
        lists = ([shown_fields(one) for one in edits] for edits in (report.wrong, report.missed))
        drawn = plots(report.found, speaker(ENGLISH))
        page = comparison_page(report.about, report.found, *lists, plots=drawn, plot_style=style())
        try:
            html.write_text(page, encoding="utf-8")
        except OSError as error:
            raise UserError(f"{html} can't be written: {error.strerror}", "name a file that you may write") from error
    if json_:
        echo_json([{**report.about, **comparison_fields(report.found, report.wrong, report.missed)}])
        return
    _show_tables(report)
    if html is not None:
        click.echo(for_terminal(f"{html} is written."), err=True)


def _show_tables(report: Report) -> None:
    found, screen = report.found, console()
    screen.print(_groups("by outcome", "outcome", [(one.name, one) for one in (*found.outcomes, found.total)]))
    total = found.total
    screen.print(safe(f"Of these, {number(total.neither)} say nothing, and {number(total.young)} are too young."))
    rows = [(f"{OUTCOME_WORDS[outcome]}: {one.name}", one) for outcome, one in found.rows]
    screen.print(_groups("by policy row", "row", rows))
    screen.print(_groups("by signal", "signal", [(one.name, one) for one in found.signals]))
    if found.wrong:
        screen.print(_edits("would have been taken down, but stood", len(found.wrong), report.wrong))
    else:
        screen.print(safe("Nothing that stood would have been taken down."))
    if found.missed:
        screen.print(
            _edits("people undid them, but the rules would have let them through", len(found.missed), report.missed)
        )
    for line in report.about["limits"]:
        screen.print(safe(line))
    unknown = ", ".join(report.about["unknown"]) or "–"
    screen.print(safe(f"Not in an export, so without points: {unknown}"))


def _groups(title: str, what: str, groups: Iterable[tuple[str, Group]]) -> Table:
    """The figures that fit a terminal of 80 columns; JSON and the page have all."""
    heads = (what, "hits", "undone", "stood", "precision %", "coverage %", "won")
    return table(title, heads, ((name, *_cells(one)) for name, one in groups))


def _cells(one: Group) -> tuple[str, ...]:
    precision, interval = shares(one.precision)
    return (
        *(number(count) for count in (one.hits, one.undone, one.stood)),
        f"{precision} ({interval})" if one.precision.total else precision,
        shares(one.coverage)[0],
        duration(one.median_won),
    )


def _edits(what: str, count: int, edits: Sequence[Shown]) -> Table:
    listed = edits[:ON_SCREEN]
    title = f"{what}: {number(len(listed))} of {number(count)}"
    rows = (
        (
            one.edit.revid,
            OUTCOME_WORDS[one.edit.outcome],
            one.title,
            one.user,
            f"{one.edit.row}: {', '.join(one.edit.signals) or 'no signal of its own'}",
            one.excerpt[:TEXT],
        )
        for one in listed
    )
    return table(title, ("revision", "outcome", "page", "author", "why", "text"), rows)
