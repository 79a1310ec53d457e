"""What several commands share: the home folder, JSON lines, progress, who decides."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterable
from typing import Any

import click
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from wikiwatch.terminal import console

as_json = click.option("--json", "json_", is_flag=True, help="One JSON object a line, for scripts.")


def echo_json(objects: Iterable[dict[str, Any]]) -> None:
    """Print one object a line, ASCII only: no terminal escape gets through."""
    for one in objects:
        click.echo(json.dumps(one))


def progress_bar() -> Progress:
    """A bar on a terminal's error output; nothing at all elsewhere."""
    screen = console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    )


def whoever_decides() -> str:
    """The name under which a decision on the command line is kept."""
    return f"{getpass.getuser()} (command line)"
