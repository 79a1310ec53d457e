"""`wikiwatch backup` and `wikiwatch restore`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from wikiwatch import backup as backups
from wikiwatch import config
from wikiwatch import restore as restoring
from wikiwatch.archive import Manifest, Progress
from wikiwatch.commands.common import as_json, echo_json, progress_bar
from wikiwatch.core.inert import for_terminal


@contextmanager
def steps() -> Iterator[backups.Steps]:
    """A bar on a terminal, with the words of the step that is done."""
    with progress_bar() as bar:
        task = bar.add_task("", total=None)

        def step(what: str) -> Progress:
            bar.update(task, description=what, completed=0, total=None)
            return lambda done, total: bar.update(task, completed=done, total=total)

        yield step


@click.command(
    epilog="\b\nExamples:\n  wikiwatch backup                          to HOME/backups, named by home and time\n"
    "  wikiwatch backup --keep 14                and the 14 latest stay, such as once a day by cron\n"
    "  wikiwatch backup --keep 14 /mnt/backups   in another folder\n"
    "  wikiwatch backup --with-secrets FILE.zip  with the password, to move to another machine\n"
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--with-secrets", is_flag=True, help="Also the password, and the secrets of messages and of OAuth.")
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    metavar="N",
    help="Remove this home's oldest back-ups from the folder, but for N.",
)
@as_json
@click.pass_obj
def backup(home: Path, file: Path | None, with_secrets: bool, keep: int | None, json_: bool) -> None:
    """Copy the database, the rules and the settings into one file, while the daemon runs.

    FILE is a file that is not there yet, or a folder. Nothing is ever overwritten.
    """
    settings = config.load_set_up(home)
    now = datetime.now(UTC)
    folder = (home / backups.FOLDER) if file is None else file if file.is_dir() else None
    if keep is not None and folder is None:
        raise click.UsageError("--keep needs a folder, or no FILE at all: what you name yourself is never removed")
    target = folder / backups.default_name(settings, now) if folder else file
    assert target is not None
    with steps() as told:
        made = backups.make(settings, target, now, secrets=with_secrets, steps=told)
    removed = backups.rotate(settings, folder, keep) if folder and keep else ()
    if json_:
        echo_json(
            [
                {"file": str(made.path), **_fields(made.manifest), "left_out": list(made.left_out)}
                | {"removed": [str(path) for path in removed]}
            ]
        )
        return
    click.echo(f"written: {_shown(made.path)} ({made.path.stat().st_size:,} bytes, mode 600)")
    for line in made.left_out:
        click.echo(f"left out: {for_terminal(line)}")
    for path in removed:
        click.echo(f"removed: {_shown(path)}")


@click.command(
    epilog="\b\nExamples:\n  wikiwatch restore backups/wikiwatch-watch-20261122T060000Z.zip\n"
    "  wikiwatch --home /srv/new restore FILE.zip    into another home folder\n"
    "  wikiwatch restore --check FILE.zip            only look whether it is whole\n"
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only look whether it could be restored. Exit code 1 if not.")
@as_json
@click.pass_obj
def restore(home: Path, file: Path, check: bool, json_: bool) -> None:
    """Put a back-up into the home folder. What stands there is set aside in a folder of its own.

    user-config.py is a program: restore only what you made yourself.
    """
    with steps() as told:
        if check:
            manifest = restoring.check(file, told("looking through it"))
        else:
            done = restoring.restore(file, home, datetime.now(UTC), told("restoring"))
    if check:
        if json_:
            echo_json([{"file": str(file), **_fields(manifest)}])
        else:
            click.echo(f"whole: {_shown(file)}, made {for_terminal(manifest.made[:19])}, {len(manifest.files)} files")
        return
    if json_:
        aside = str(done.aside) if done.aside else None
        echo_json([{"home": str(home), **_fields(done.manifest), "aside": aside, "password": done.login}])
        return
    click.echo(f"restored: {_shown(home)}, as it was at {for_terminal(done.manifest.made[:19])} UTC")
    if done.aside:
        click.echo(f"set aside: what stood there is in {_shown(done.aside)}")
    if not done.login:
        click.echo("The password is not in it: write user-password.py, or run `wikiwatch init` again.")
    click.echo("The next run asks the wiki what was done meanwhile. What is older and was not done waits for a yes.")
    click.echo("Next: wikiwatch doctor")


def _fields(manifest: Manifest) -> dict[str, Any]:
    return asdict(manifest)


def _shown(path: Path) -> str:
    return for_terminal(str(path))


COMMANDS: tuple[click.Command, ...] = (backup, restore)
