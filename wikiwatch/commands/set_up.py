"""Commands for before the first run: init, doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wikiwatch import doctor as examination
from wikiwatch import home as home_folder
from wikiwatch.commands.common import as_json, echo_json
from wikiwatch.terminal import console, table


@click.command(
    epilog="\b\nExamples:\n  wikiwatch init --api https://wiki.example.org/api.php --user WatchBot@watch\n"
    "  wikiwatch --home /srv/watch init --api … --user WatchBot@watch --bot-password-file secret.txt\n"
)
@click.option("--api", help="The wiki's api.php, as a URL.")
@click.option("--user", help="The bot account, BOT, or BOT@APPID with a bot password (Special:BotPasswords).")
@click.option(
    "--bot-password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file that holds the password. Without it, it is asked for on a terminal.",
)
@click.pass_obj
def init(home: Path, api: str | None, user: str | None, bot_password_file: Path | None) -> None:
    """Set up a home folder for one wiki. Files that exist are kept."""
    if sys.stdin.isatty():
        api = api or click.prompt("The wiki's api.php (URL)")
        user = user or click.prompt("The bot account (BOT or BOT@APPID)")
    if not api or not user:
        raise click.UsageError("--api and --user are needed where there is no terminal to ask on")
    if bot_password_file:
        password = bot_password_file.read_text(encoding="utf-8", errors="replace").strip()
    elif sys.stdin.isatty():
        password = click.prompt(f"Password of {user}", hide_input=True)
    else:
        raise click.UsageError("--bot-password-file is needed where there is no terminal to ask on")
    for line in home_folder.init(home, api, user, password):
        click.echo(line)
    click.echo("Next: wikiwatch doctor")


@click.command(epilog="\b\nExamples:\n  wikiwatch doctor\n  wikiwatch doctor --json\n")
@as_json
@click.pass_obj
def doctor(home: Path, json_: bool) -> int:
    """Look at everything that a run needs. Exit code 1 if it can't run."""
    checks = examination.examine(home)
    if json_:
        echo_json(
            {"name": check.name, "status": check.status, "found": check.found, "advice": check.advice}
            for check in checks
        )
    else:
        rows = [(check.status, check.name, check.found, check.advice) for check in checks]
        console().print(table("", ("", "what", "found", "what it costs, what to do"), rows))
    return 1 if any(check.status == "bad" for check in checks) else 0


COMMANDS: tuple[click.Command, ...] = (init, doctor)
