"""What commands share that try rules over the past: where the past comes from, and the run with its progress bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from wikiwatch import config, rules_loaded, wiring
from wikiwatch.app.beside import Beside, Trial
from wikiwatch.app.trial import LIMITS, OF_EXPORT, OF_HISTORY, Counted, Tried, fates, over_export, over_history, said
from wikiwatch.commands.asking import time_before
from wikiwatch.commands.common import progress_bar
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.wiring_past import trial_app

SINCE = "30d"  # a month of a small wiki: some minutes of reading, and most rules have hit something


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the past comes from: from exports or, without any, from what the wiki itself keeps since a time."""

    since: datetime | None
    files: tuple[Path, ...]


def trial_source(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options `--since` and `--export`; the command is given a `source`."""

    @click.option(
        "--since",
        metavar="TIME",
        help=f"Try over what the wiki itself keeps since then: 30d, 12h, or 2026-11-22. [default: {SINCE}]",
    )
    @click.option(
        "--export",
        "files",
        multiple=True,
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Try over an XML export instead; may be given several times. No wiki is asked.",
    )
    @wraps(command)
    def with_source(*arguments: Any, since: str | None, files: tuple[Path, ...], **options: Any) -> Any:
        if since and files:
            raise click.UsageError("--since and --export are two pasts; give one")
        start = None if files else time_before(since or SINCE)
        return command(*arguments, source=Source(since=start, files=files), **options)

    return with_source


def run_trial(
    home: Path,
    source: Source,
    others: Sequence[Ruleset],
    take: Callable[[Trial], None],
    wanted: Callable[[int], bool] = lambda _revid: True,
) -> Tried:
    """Judge the past by the rules in force and by others beside them, with a progress bar.

    `take` is given each change as soon as it is judged. `wanted` is asked in the end of which revisions the fates are
    to be told: a large wiki's would fill the memory.
    """
    rules, known = _known(home)
    counted = Counted(take=take, known=known)
    with ExitStack() as stack:
        with progress_bar() as bar:
            task = bar.add_task("reading", total=None)
            app, export = stack.enter_context(
                trial_app(
                    home,
                    since=source.since,
                    files=source.files,
                    rules=rules,
                    progress=lambda done, total: bar.update(task, completed=done, total=total),
                )
            )
        app = replace(app, beside=Beside(others, counted))
        with progress_bar() as bar:
            task = bar.add_task("judging", total=export.count if export else None)

            def progress(count: int, what: str) -> None:
                bar.update(task, advance=count, description=what)

            if export is not None:
                over_export(app, export.facts(), progress)
            else:
                assert source.since is not None
                over_history(app, source.since, progress)
        begins, end = counted.first, counted.last
        if source.since is not None:
            earliest = app.store.earliest()
            begins, end = max(source.since, earliest) if earliest else None, app.site.now()
        return Tried(
            changes=counted.changes,
            first=counted.first,
            last=counted.last,
            since=begins,
            end=end,
            fates=fates(app, end, wanted, counted.taken_down) if end else {},
            said=counted.said,
            limits=(*LIMITS, OF_EXPORT if export else OF_HISTORY),
        )


def _known(home: Path) -> tuple[Ruleset, dict[int, tuple[datetime, bool | None]]]:
    """The rules in force, and what people said of edits, as the home's own database knows it.

    Where there is none, people have said nothing. Where the rule files have mistakes, the rules are those that a run
    went by last, which is told: what mends them can be tried.
    """
    settings = config.load(home)
    if not settings.database.exists():
        return rules_loaded.load_rules(home), {}
    with wiring.offline_app(settings, lambda words: click.echo(words, err=True)) as app:
        return app.rules, said(app)
