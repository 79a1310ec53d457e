"""`rules review`: the hits of one rule, and people's word on each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from wikiwatch import config, wiring
from wikiwatch.app.context import App
from wikiwatch.app.rule_named import rule_named
from wikiwatch.app.rule_review import (
    Trialled,
    acts,
    fuller,
    hit_fields,
    hits_of,
    keep_trial,
    promotion,
    say,
)
from wikiwatch.commands.asking import time_before, why_option
from wikiwatch.commands.common import as_json, echo_json, whoever_decides
from wikiwatch.commands.explained import BEGIN, END, MARKED
from wikiwatch.commands.rules_promote import deciding_about_rules
from wikiwatch.commands.trials import Source, run_trial
from wikiwatch.core.inert import for_terminal
from wikiwatch.core.log_only import Named
from wikiwatch.core.promotion import RuleHit, Word
from wikiwatch.errors import UserError
from wikiwatch.terminal import console, plain, safe, table

EXAMPLES = """\b
Examples:
  wikiwatch rules review free-watches                        on a terminal: asks about each hit
  wikiwatch rules review free-watches --since 90d            the same, of what the wiki keeps of 90 days
  wikiwatch rules review free-watches --export export.xml.gz
  wikiwatch rules review free-watches --right 1234 --right 1240 --wrong 1250 --why 'looked at each'
  wikiwatch rules review free-watches --json | jq 'select(.word == "open")'
"""
REVIDS = click.IntRange(1, 10**18 - 1)  # SQLite's numbers have up to 19 digits


@click.command(epilog=EXAMPLES)
@click.argument("rule")
@click.option("--since", metavar="TIME", help="Try it first over what the wiki itself keeps since then: 30d.")
@click.option(
    "--export",
    "files",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Try it first over an XML export; may be given several times.",
)
@click.option("--right", multiple=True, type=REVIDS, metavar="REVID", help="This hit was right.")
@click.option("--wrong", multiple=True, type=REVIDS, metavar="REVID", help="This hit was wrong.")
@why_option
@as_json
@click.pass_obj
def review(
    home: Path,
    rule: str,
    since: str | None,
    files: tuple[Path, ...],
    right: Sequence[int],
    wrong: Sequence[int],
    why: str,
    json_: bool,
) -> None:
    """The latest hits of a rule in its present wording, and what people say of each: right, wrong, or nothing yet.

    Hits are those of the watch, and those of trials over the past. What people released was wrong; what they confirmed
    or undid themselves was right. On a terminal, each other hit is shown and asked about. `wikiwatch rules promote`
    counts the answers.
    """
    if since and files:
        raise click.UsageError("--since and --export are two pasts; give one")
    if set(right) & set(wrong):
        raise click.UsageError("a hit is right or wrong, not both")
    with deciding_about_rules(home) as app:
        named = rule_named(app.rules, rule)
        if since or files:
            _tried(app, home, named, Source(since=time_before(since) if since else None, files=files))
        for revids, is_right in ((right, True), (wrong, False)):
            say(app, named, revids, whoever_decides(), why, right=is_right)
        hits = hits_of(app, named)
        if sys.stdin.isatty() and not (json_ or right or wrong):
            _ask(app, home, named, hits, why)
            hits = hits_of(app, named)
        found = promotion(app, named)
        acting = acts(app.rules, named)
    if json_:
        echo_json(map(hit_fields, hits))
        return
    share, name = found.standing.reviewed, named.file_id
    if not hits:
        more = f" `wikiwatch rules review {name} --since 90d`, or `--export FILE`, looks at the past."
        told = f"No hits so far of {name} as it is worded now.{'' if since or files else more}"
        console().print(safe(told), soft_wrap=True)
        return
    console().print(hits_table(hits))
    console().print(f"{found.standing.hits} hits, {share.total} reviewed, {share.hits} of them right.")
    if not acting:
        does = "lets it act" if found.met else "tells what is missing before it may act"
        console().print(safe(f"`wikiwatch rules promote {name}` {does}."), soft_wrap=True)


def _tried(app: App, home: Path, rule: Named, source: Source) -> None:
    taking = Trialled(rule=rule)
    tried = run_trial(home, source, (), taking.take, lambda revid: revid in taking.hits)
    keep_trial(app, rule, taking.known(tried))


def _ask(app: App, home: Path, rule: Named, hits: Iterable[RuleHit], why: str) -> None:
    """Ask a person about each hit of which nobody has said anything; each answer is kept at once."""
    still_open = [hit for hit in hits if hit.word is Word.OPEN]
    fuller_hit = _reader(app, home)
    for number, found in enumerate(still_open, 1):
        hit = fuller_hit(found)
        screen = console(stderr=True)
        screen.print(Text(f"{number} of {len(still_open)}", style="bold"))
        for what, value in (
            ("page", hit.title),
            ("author", hit.user),
            ("time", f"{hit.at:%Y-%m-%d %H:%M} UTC, revision {hit.revid}"),
            ("summary", hit.comment or "–"),
        ):
            screen.print(safe(f"  {what:8}{for_terminal(value)}"), soft_wrap=True)
        screen.print(_marked(hit, plain=plain(screen)), soft_wrap=True)
        answers = click.Choice(["r", "w", "s", "q"])
        answer = click.prompt("right (r), wrong (w), skip (s) or quit (q)?", type=answers, show_choices=False, err=True)
        if answer == "q":
            return
        if answer != "s":
            say(app, rule, [hit.revid], whoever_decides(), why, right=answer == "r")


def _reader(app: App, home: Path) -> Callable[[RuleHit], RuleHit]:
    """Completes hits with what the wiki tells; once it can't be asked, with what is kept here."""
    wiki = cache(lambda: wiring.live_site(config.load(home), enforce=False).connect())
    silent = False

    def read(hit: RuleHit) -> RuleHit:
        nonlocal silent
        try:
            return fuller(app, hit, None if silent else wiki)
        except UserError:
            silent = True  # it is not worth the wait a second time
            return fuller(app, hit, None)

    return read


def _marked(hit: RuleHit, *, plain: bool) -> Text:
    """What was added, with the place marked that the rule found, as `explain` marks it."""
    head, place, tail = hit.shown.partition(hit.place) if hit.place else (hit.shown, "", "")
    inert = for_terminal(place)
    line = Text(f"  {'found':8}{for_terminal(head)}")
    if place:
        line.append(f"{BEGIN}{inert}{END}" if plain else inert, style="" if plain else MARKED)
    return line.append(for_terminal(tail) if hit.shown else "–")


def hits_table(hits: Iterable[RuleHit]) -> Table:
    """Hits of a rule, newest first, with what is known of each."""
    rows = (
        (f"{one.at:%Y-%m-%d %H:%M}", one.revid, one.title, one.user, one.shown, one.word, one.how or "–")
        for one in hits
    )
    return table("", ("time (UTC)", "revision", "page", "author", "found", "it was", "says"), rows)


COMMANDS: tuple[click.Command, ...] = (review,)
