"""What several commands share: the home folder, JSON lines, progress, who decides."""

from __future__ import annotations

import csv
import getpass
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from wikiwatch import config, wiring
from wikiwatch.app.context import App
from wikiwatch.core.inert import for_sheet
from wikiwatch.terminal import console

# Rows of one table: it is laid out as a whole, and with 500 the columns seldom change.
TABLE_ROWS = 500

as_json = click.option("--json", "json_", is_flag=True, help="One JSON object a line, for scripts.")


def echo_json(objects: Iterable[dict[str, Any]]) -> None:
    """Print one object a line, ASCII only: no terminal escape gets through."""
    for one in objects:
        click.echo(json.dumps(one))


def echo_csv(columns: Sequence[str], objects: Iterable[Mapping[str, Any]]) -> None:
    """Print a table for a spreadsheet, with its header; what an object does not have is an empty cell."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(one.get(column)) for column in columns] for one in objects)
    click.echo(sheet.getvalue(), nl=False)


def _cell(value: object) -> str | int | float:
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    return value if isinstance(value, int | float) else for_sheet(str(value))


@contextmanager
def looking_back(home: Path) -> Iterator[App]:
    """What was decided on a home folder, without its wiki; UserError where it was not set up."""
    settings = config.load_set_up(home)
    if not settings.database.exists():
        click.echo("Nothing has been read yet: the first `wikiwatch run` begins.", err=True)
    with wiring.offline_app(settings, lambda words: click.echo(words, err=True)) as app:
        yield app


def shown_in_tables(lines: Iterable[dict[str, Any]], table: Callable[[Iterable[Mapping[str, Any]]], Table]) -> None:
    """Print lines while they are made, table by table: whole exports and lists don't fit into memory."""
    rest = iter(lines)
    while page := list(islice(rest, TABLE_ROWS)):
        console().print(table(page))


def progress_bar(*, beside_output: bool = False) -> Progress:
    """A bar on a terminal's error output; nothing at all elsewhere.

    One that is shown while a command writes its answer gives way where the answer goes to a terminal.
    """
    screen = console(stderr=True)
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=screen,
        transient=True,
        redirect_stdout=False,  # rich would draw all that is written there on the error output
        disable=not screen.is_interactive or (beside_output and console().is_terminal),
    )


@contextmanager
def busy(what: str) -> Iterator[None]:
    """On a terminal's error output, a bar that moves while something is done whose length nobody knows."""
    with progress_bar() as bar:
        bar.add_task(what, total=None)
        yield


def whoever_decides() -> str:
    """The name under which a decision on the command line is kept."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # a number without a name, as in many containers
        name = f"uid {os.getuid()}"
    return f"{name} (command line)"
