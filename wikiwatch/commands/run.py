"""`wikiwatch run`. What only some runs need, such as bars and tables, is imported by those."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from pathlib import Path

import click

from wikiwatch import config, wiring
from wikiwatch.app import set_back, telling
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.commands.last_words import last_words
from wikiwatch.commands.log_only import log_only_option, with_log_only
from wikiwatch.config import Config
from wikiwatch.daemon import log_beginning, run_forever, tick
from wikiwatch.errors import SiteError, UserError
from wikiwatch.instance import only_instance
from wikiwatch.repair import damage
from wikiwatch.service import logs
from wikiwatch.service.notify import Notifier
from wikiwatch.service.vitals import Vitals
from wikiwatch.service_table import ServiceTable
from wikiwatch.store.base import DamagedError, NoRoomError
from wikiwatch.store.files import is_behind
from wikiwatch.wake import Bell

log = logging.getLogger(__name__)

# Seconds at the start until the wiki has to answer, and the disk to have room; then people are told, and a service
# manager begins anew. Half of what the unit gives a start, and long enough that it never counts too many ends within
# half an hour for that.
BEGINS_WITHIN = 900.0
AGAIN_AFTER = 30.0  # as long as the unit waits between two starts


@click.command(
    epilog="\b\nExamples:\n  wikiwatch run                     observe until Ctrl-C\n"
    "  wikiwatch run --enforce --once    all that waits and all that is due, then end\n"
    "  wikiwatch run --since 3d          the first time: judge the last three days too\n"
    "  wikiwatch run --enforce --standby    wait while another one runs, and go on when it ends\n"
)
@click.option("--once", is_flag=True, help="All that waits and all that is due, then exit.")
@click.option("--enforce", is_flag=True, help="Act. Without it, nothing is carried out.")
@click.option(
    "--since",
    metavar="TIME",
    help="On the first run, judge from this time on (2026-11-22, or 12h, 3d back) instead of from now.",
)
@click.option(
    "--standby", is_flag=True, help="Where another one runs on this home folder, wait for its end, and take over."
)
@click.option(
    "--log-format",
    type=click.Choice(logs.FORMATS),
    help="How the log is written. [default: journal where systemd's journal reads it, else text]",
)
@log_only_option
@click.pass_obj
def run(
    home: Path,
    once: bool,
    enforce: bool,
    since: str | None,
    standby: bool,
    log_format: str | None,
    log_only: tuple[str, ...],
) -> int:
    """Watch the wiki: judge, log and plan; with --enforce, act."""
    form = logs.chosen(log_format)
    logging.basicConfig(level=logging.INFO, handlers=[logs.handler(form)])
    start = _start(since) if since else None
    config.load_set_up(home)  # a mistake in it is told now, and not after a wait
    with ExitStack() as stack:
        notifier = Notifier()
        if standby:
            notifier.ready()
        stack.enter_context(only_instance(home, standby=standby, alive=notifier.alive))
        vitals = Vitals(notifier)
        settings = config.load_set_up(home)
        stack.enter_context(last_words(settings))
        if why := damage(settings):
            _mend(settings, why)
        try:
            _bring_up_to_date(settings)
            return _watch(settings, start, log_only, vitals, once=once, enforce=enforce)
        except DamagedError as error:
            _mend(settings, error.message)
            return _watch(settings, start, log_only, vitals, once=once, enforce=enforce)


def _watch(
    settings: Config, start: datetime | None, log_only: tuple[str, ...], vitals: Vitals, *, once: bool, enforce: bool
) -> int:
    """The run itself. DamagedError where its database is damaged: then it can be mended, and begun once more."""
    with ExitStack() as stack:
        within = 0.0 if once else BEGINS_WITHIN
        found = as_it_answers(stack, lambda: wiring.live_app(settings, enforce=enforce, vitals=vitals), vitals, within)
        if settings.service.listen and not once:
            stack.enter_context(_asked(vitals, settings.service))
        vitals.begins()
        stack.callback(vitals.ends)
        app = with_log_only(found, log_only)
        if app.store.cursor() is None:
            start = start or set_back.begins(app.store)
            _first_run(app, start)
        elif start:
            click.echo("--since counts on the first run only: this one goes on where the last one ended.", err=True)
        if once:
            log_beginning(app)
            while tick(app):  # what is due had no time, and what came meanwhile is to be read
                pass
            telling.keep_up(app)
            telling.send_now(app)
            return 0
        with Bell(settings.wake) as bell:
            return 130 if run_forever(app, settings.poll_seconds, bell) == signal.SIGINT else 0


def as_it_answers(
    stack: ExitStack, live_app: Callable[[], AbstractContextManager[App]], vitals: Vitals, within: float
) -> App:
    """The App, tried again for so many seconds where the wiki does not answer, or the disk is full.

    The wiki may start with this machine, and what fills a disk may be cleared away as it does.
    """
    while True:
        try:
            return stack.enter_context(live_app())
        except UserError as error:
            if within <= 0 or not (
                isinstance(error, NoRoomError) or (isinstance(error, SiteError) and error.temporary)
            ):
                raise
            wait = min(max(getattr(error, "retry_after", 0.0), AGAIN_AFTER), within)
            log.warning("%s; trying again in %.0f s. %s", error.message.rstrip("."), wait, error.hint)
        vitals.pause(wait)
        within -= wait


def _mend(settings: Config, why: str) -> None:
    from wikiwatch.commands.repair import mend  # few runs find a damaged database

    mend(settings, why)


def _bring_up_to_date(settings: Config) -> None:
    if is_behind(settings.database):
        from wikiwatch.commands.repair import bring_up_to_date  # the first run after an upgrade does

        bring_up_to_date(settings)


def _first_run(app: App, start: datetime | None) -> None:
    from wikiwatch.commands.common import progress_bar  # the first run of all takes minutes

    with progress_bar() as bar:
        task = bar.add_task("first run", total=None)
        poll(app, start, lambda n, what: bar.update(task, advance=n, description=what))


def _asked(vitals: Vitals, table: ServiceTable) -> AbstractContextManager[None]:
    """The address at which a monitor asks."""
    # With a web server and all figures, which few runs have.
    from wikiwatch.service.address import served_when_it_can_be
    from wikiwatch.service.figures import Figures

    vitals.figures = Figures()
    return served_when_it_can_be(vitals, vitals.figures, *table.where)


def _start(since: str) -> datetime:
    from wikiwatch.commands.asking import time_before  # with the tables of commands that ask

    return time_before(since)


COMMANDS: tuple[click.Command, ...] = (run,)
