"""Commands that stop all writing at once, and let it go on."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wikiwatch import stopfile, wiring
from wikiwatch.clock import SystemClock
from wikiwatch.commands.asking import why_option
from wikiwatch.commands.common import whoever_decides
from wikiwatch.config import CONFIG_FILE, DATABASE, LOCK, load
from wikiwatch.core.inert import for_terminal
from wikiwatch.errors import UserError
from wikiwatch.site.configured import USER_CONFIG


@click.command(epilog="\b\nExamples:\n  wikiwatch stop\n  wikiwatch stop --why 'it reverts the treasurer'\n")
@why_option
@click.pass_obj
def stop(home: Path, why: str) -> None:
    """Write nothing on the wiki from now on, also in a program that runs. Actions wait; reading and judging go on."""
    who = whoever_decides()
    if not any(os.path.lexists(home / name) for name in (USER_CONFIG, CONFIG_FILE, DATABASE, LOCK)):
        # Whoever forgets --home must not go home in the belief that it is stopped.
        raise UserError(f"nothing is stopped: {home} is no home of wikiwatch", "name the home folder with --home")
    if not stopfile.stop(home, who, SystemClock().now(), why):
        click.echo(for_terminal(f"It was stopped already: {stopfile.why_stopped(home)}"))
        return
    click.echo("Stopped: nothing is written any more, whatever the run page says. `wikiwatch start` ends that.")
    _note(home, who, "stop", why)


@click.command(epilog="\b\nExamples:\n  wikiwatch start\n  wikiwatch start --why 'the rule is mended'\n")
@why_option
@click.pass_obj
def start(home: Path, why: str) -> None:
    """Let it write again after `wikiwatch stop`. The run page must say yes as well."""
    if not stopfile.start(home):
        click.echo("It was not stopped from the shell.")
    else:
        _note(home, whoever_decides(), "start", why)
        click.echo("The shell does not stop it any more.")
    click.echo("It writes only while the run page says yes as well, and a sysop said so: `wikiwatch doctor` looks.")


def _note(home: Path, who: str, what: str, why: str) -> None:
    """Put it into the audit trail, if there is a database; what is broken there must not keep anybody from stopping."""
    try:
        settings = load(home)
        if not settings.database.exists():
            return
        with wiring.offline_app(settings) as app, app.store.transaction():
            app.store.decided(app.clock.now(), who, what, "everything", why)
    except UserError as error:
        click.echo(f"This could not be noted in the audit trail: {error.message}", err=True)


COMMANDS: tuple[click.Command, ...] = (stop, start)
