"""`wikiwatch repair`, and the same as a run does it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
from rich.progress import Progress, TaskID

from wikiwatch import config
from wikiwatch import repair as repairs
from wikiwatch.commands.common import as_json, busy, echo_json, progress_bar
from wikiwatch.config import Config
from wikiwatch.core.inert import for_terminal
from wikiwatch.instance import only_instance
from wikiwatch.repair import Repaired
from wikiwatch.store.db import Store
from wikiwatch.terminal import console, safe, table


def mend(settings: Config, why: str) -> Repaired:
    """Repair the database of a home whose lock is held, with a bar on a terminal."""
    with progress_bar() as bar:
        task = bar.add_task("saving what can be read", total=None)
        now = datetime.now(UTC)
        return repairs.repair(settings, why, now, partial(_tell, bar, task))


def bring_up_to_date(settings: Config) -> None:
    """Give a database of an earlier version what it lacks, with a bar on a terminal."""
    with progress_bar() as bar:
        task = bar.add_task("bringing the database up to date", total=None)
        tell = partial(_tell, bar, task)
        Store(settings.database, progress=tell).close()


def _tell(bar: Progress, task: TaskID, done: int, total: int) -> None:
    bar.update(task, completed=done, total=total)


@click.command(
    epilog="\b\nExamples:\n  wikiwatch repair --check    only look, at every page: exit code 1 where it is damaged\n"
    "  wikiwatch repair            set a damaged database aside, and save what can be read of it\n"
)
@click.option("--check", is_flag=True, help="Only look. Exit code 1 where it is damaged.")
@as_json
@click.pass_obj
def repair(home: Path, check: bool, json_: bool) -> int:
    """Look whether the database is sound; set a damaged one aside and save what can be read of it."""
    settings = config.load_set_up(home)
    with busy("looking at the database"):
        why = repairs.damage(settings, thorough=True)
    if not why:
        _say_sound(settings, json_=json_)
        return 0
    if check:
        if json_:
            echo_json([{"database": str(settings.database), "sound": False, "why": why}])
        else:
            click.echo(f"damaged: {for_terminal(str(settings.database))}: {for_terminal(why)}")
        return 1
    with only_instance(home):
        done = mend(settings, why)
    if json_:
        echo_json([_fields(settings, done)])
    else:
        _show(settings, done)
    return 0


def _say_sound(settings: Config, *, json_: bool) -> None:
    if json_:
        echo_json([{"database": str(settings.database), "sound": True, "why": ""}])
    elif settings.database.exists():
        click.echo(f"sound: {for_terminal(str(settings.database))}")
    else:
        click.echo("There is no database yet; the first `wikiwatch run` makes it.")


def _fields(settings: Config, done: Repaired) -> dict[str, object]:
    tables = {
        name: {"rows": one.rows, "lost": one.lost, "broken_pages": one.broken_pages}
        for name, one in done.saved.tables.items()
    }
    return {
        "database": str(settings.database),
        "sound": False,
        "why": done.why,
        "aside": str(done.aside),
        "rows": done.saved.rows,
        "whole": done.saved.is_whole,
        "lost": done.saved.words(),
        "tables": tables,
    }


def _show(settings: Config, done: Repaired) -> None:
    click.echo(f"damaged: {for_terminal(str(settings.database))}: {for_terminal(done.why)}")
    click.echo(f"set aside: {for_terminal(str(done.aside))}")
    rows = [(name, one.rows, one.lost) for name, one in done.saved.tables.items() if one.rows or one.lost]
    if rows:
        console().print(table("", ("table", "rows saved", "about lost"), rows))
    console().print(safe(f"lost: {done.saved.words() or 'nothing'}"), soft_wrap=True)
    if not done.saved.is_whole:
        click.echo(
            "The next run reads what it did, and what is missing, from the wiki; what is in doubt waits for a yes."
        )


COMMANDS: tuple[click.Command, ...] = (repair,)
