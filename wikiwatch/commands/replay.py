"""`wikiwatch replay`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from wikiwatch.app.replay import replay as replay_export
from wikiwatch.commands.common import progress_bar, shown_in_tables
from wikiwatch.commands.compare import check_writable, compared, show_comparison
from wikiwatch.commands.log_only import log_only_option, with_log_only
from wikiwatch.site.dumpxml import MAX_TEXT
from wikiwatch.terminal import console, log_table, safe
from wikiwatch.wiring_past import replay_app

Line = dict[str, Any]


@click.command(
    epilog="\b\nExamples:\n  wikiwatch replay export.xml.gz\n"
    "  wikiwatch replay --json part1.xml.bz2 part2.xml.7z > verdicts.jsonl\n"
    "  wikiwatch replay --compare export.xml.gz               beside what people undid, in figures\n"
    "  wikiwatch replay --html compared.html export.xml.gz    the same as one page with plots\n"
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--compare", is_flag=True, help="Instead of each verdict: figures of how they agree with what people undid later."
)
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the comparison to a page of its own, with plots and the edits that would have been wronged.",
)
@click.option("--json", "json_", is_flag=True, help="One JSON object a line, for scripts; one alone with --compare.")
@log_only_option
@click.pass_obj
def replay(
    home: Path, files: tuple[Path, ...], compare: bool, html: Path | None, json_: bool, log_only: tuple[str, ...]
) -> None:
    """Judge every revision of a MediaWiki XML export, in order of time. Nothing is written but the answer."""
    if html is not None:
        check_writable(html)
    with ExitStack() as stack:
        with progress_bar() as bar:
            task = bar.add_task("reading", total=None)
            found, export = stack.enter_context(
                replay_app(home, files, lambda done, total: bar.update(task, completed=done, total=total))
            )
        app = with_log_only(found, log_only)
        counts, unknown = Counter[str](), set[str]()
        with progress_bar(beside_output=True) as bar:
            lines = bar.track(replay_export(app, export.facts()), export.count, description="judging")
            if compare or html is not None:
                report = compared(app, lines, export, files)
            else:
                _show_replay(_counted(lines, counts, unknown), json_=json_)
    if compare or html is not None:
        show_comparison(report, html, json_=json_)
    elif not json_:
        total = ", ".join(f"{n} {outcome}" for outcome, n in sorted(counts.items()))
        console().print(safe(f"{counts.total()} revisions: {total or 'none'}"))
        console().print(safe(f"Not in an export, so without points: {', '.join(sorted(unknown)) or '–'}"))
    for count, what in (
        (export.missing_texts, "have no text in this export (a stub export holds none)"),
        (export.large_texts, f"have more than {MAX_TEXT:,} characters"),
    ):
        if count:
            click.echo(f"Judged without their text: {count:,} revisions, which {what}.", err=True)


def _counted(lines: Iterable[Line], counts: Counter[str], unknown: set[str]) -> Iterator[Line]:
    for line in lines:
        counts[line["outcome"]] += 1
        unknown.update(line["unknown"])
        yield line


def _show_replay(lines: Iterator[Line], *, json_: bool) -> None:
    """Show verdicts while they are made: whole exports don't fit into memory."""
    if json_:
        for line in lines:
            sys.stdout.write(json.dumps(line) + "\n")
    else:
        shown_in_tables(lines, log_table)


COMMANDS: tuple[click.Command, ...] = (replay,)
