"""Commands that watch: init, doctor, run, replay."""

from __future__ import annotations

import json
import logging
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from wikiwatch import config, wiring
from wikiwatch import doctor as examination
from wikiwatch import home as home_folder
from wikiwatch import repair as repairs
from wikiwatch.app import set_back, telling
from wikiwatch.app.ingest import poll
from wikiwatch.app.replay import replay as replay_export
from wikiwatch.commands.common import as_json, echo_json, progress_bar, shown_in_tables
from wikiwatch.commands.compare import check_writable, compared, show_comparison
from wikiwatch.commands.last_words import last_words
from wikiwatch.commands.repair import brought_up_to_date, mend
from wikiwatch.commands.rules_promote import log_only_option, with_log_only
from wikiwatch.config import Config
from wikiwatch.daemon import run_forever, tick
from wikiwatch.instance import only_instance
from wikiwatch.service import logs
from wikiwatch.service.notify import Notifier
from wikiwatch.service.vitals import Vitals
from wikiwatch.service_table import ServiceTable
from wikiwatch.site.dumpxml import MAX_TEXT
from wikiwatch.store.base import DamagedError
from wikiwatch.terminal import console, log_table, safe, table
from wikiwatch.wake import Bell

Line = dict[str, Any]


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
    start = _time(since) if since else None
    config.load_set_up(home)  # a mistake in it is told now, and not after a wait
    with ExitStack() as stack:
        notifier = Notifier()
        if standby:
            notifier.ready()
        stack.enter_context(only_instance(home, standby=standby, alive=notifier.alive))
        vitals = Vitals(notifier)
        settings = config.load_set_up(home)
        stack.enter_context(last_words(settings))
        if why := repairs.damage(settings):
            mend(settings, why)
        try:
            brought_up_to_date(settings)
            return _watch(settings, start, log_only, vitals, once=once, enforce=enforce)
        except DamagedError as error:
            mend(settings, error.message)
            return _watch(settings, start, log_only, vitals, once=once, enforce=enforce)


def _watch(
    settings: Config, start: datetime | None, log_only: tuple[str, ...], vitals: Vitals, *, once: bool, enforce: bool
) -> int:
    """The run itself. DamagedError where its database is damaged: then it can be mended, and begun once more."""
    with ExitStack() as stack:
        found = stack.enter_context(wiring.live_app(settings, enforce=enforce, vitals=vitals))
        if settings.service.listen and not once:
            stack.enter_context(_asked(vitals, settings.service))
        vitals.begins()
        stack.callback(vitals.ends)
        app = with_log_only(found, log_only)
        if app.store.cursor() is None:
            start = start or set_back.begins(app.store)
            with progress_bar() as bar:
                task = bar.add_task("first run", total=None)
                poll(app, start, lambda n, what: bar.update(task, advance=n, description=what))
        elif start:
            click.echo("--since counts on the first run only: this one goes on where the last one ended.", err=True)
        if once:
            while tick(app):  # what is due had no time, and what came meanwhile is to be read
                pass
            telling.keep_up(app)
            telling.send_now(app)
            return 0
        with Bell(settings.wake) as bell:
            return 130 if run_forever(app, settings.poll_seconds, bell) == signal.SIGINT else 0


def _asked(vitals: Vitals, table: ServiceTable) -> AbstractContextManager[int]:
    """The address at which a monitor asks."""
    from wikiwatch.service.address import served  # with a web server and all figures, which few runs have
    from wikiwatch.service.figures import Figures

    vitals.figures = Figures()
    return served(vitals, vitals.figures, *table.where)


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
                wiring.replay_app(home, files, lambda done, total: bar.update(task, completed=done, total=total))
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


def _time(text: str) -> datetime:
    back = re.fullmatch(r"(\d{1,5})([hd])", text)
    if back:
        hours = int(back[1]) * (24 if back[2] == "d" else 1)
        return datetime.now(UTC) - timedelta(hours=hours)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"found {text!r}, expected a date such as 2026-11-22, or 12h or 3d", param_hint="--since"
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


COMMANDS: tuple[click.Command, ...] = (init, doctor, run, replay)
