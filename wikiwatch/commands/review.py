"""The commands by which a person reviews what was caught: review, review release, confirm, clear."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app import hold
from wikiwatch.app.appeal_fields import appeal_fields
from wikiwatch.app.deciding import Choice, choice, chosen, decide
from wikiwatch.app.waiting import SORTS, Only, waiting
from wikiwatch.commands.asking import CARRIED_OUT, agreed, deciding, dry_run_option, why_option
from wikiwatch.commands.common import as_json, echo_json, looking_back, whoever_decides
from wikiwatch.commands.review_aside import aside
from wikiwatch.commands.review_standing import again, standing
from wikiwatch.commands.review_walk import walk
from wikiwatch.core.action import ActionKind
from wikiwatch.errors import UserError
from wikiwatch.sheet import LEAST
from wikiwatch.terminal import age, appeals_table, console, safe, table

EXAMPLES = """\b
Examples:
  wikiwatch review
  wikiwatch review --walk                 one after the other: r release, s spam, n next, u undo, q quit
  wikiwatch review --user 203.0.113.7 --all
  wikiwatch review --kind proposal
  wikiwatch review release down-1234 --why 'a source, as asked for'
  wikiwatch review confirm --campaign 3 --dry-run
  wikiwatch review clear 'Some Body'
"""
RELEASE_EXAMPLES = """\b
Examples:
  wikiwatch review release down-1234
  wikiwatch review release 1234 1240 --why 'good sources'
  wikiwatch review release --domain example.org --yes
"""
CONFIRM_EXAMPLES = """\b
Examples:
  wikiwatch review confirm 1234 block-1234
  wikiwatch review confirm proposal-7 --why 'the third account this week'
  wikiwatch review confirm --campaign 3 --dry-run
"""
NAMES = 8  # of the width, the share of a column of names: the sentences need the rest
KINDS = ("proposal", *(str(kind) for kind in ActionKind))

ids_argument = click.argument("ids", metavar="[ID]…", nargs=-1)


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose among what waits."""
    for option in (
        click.option("--campaign", "case_id", metavar="N", type=int, help="Edits of this case, see `cases`."),
        click.option("--domain", metavar="DOMAIN", help="Edits that brought this domain."),
        click.option("--user", metavar="NAME", help="What is by, or about, this account or address."),
    ):
        command = option(command)
    return command


@click.group(invoke_without_command=True, epilog=EXAMPLES)
@choosing
@click.option("--kind", type=click.Choice(KINDS), help="Only these: hold, revert, block, proposal, …", metavar="KIND")
@click.option("--sort", type=click.Choice(list(SORTS)), default="age", show_default=True, help="The order.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--all", "all_", is_flag=True, help="Also what was decided already.")
@click.option("--walk", "walk_", is_flag=True, help="Go through them on a terminal: r, s, n, u or q for each.")
@as_json
@click.pass_context
def review(
    context: click.Context,
    *,
    user: str | None,
    domain: str | None,
    case_id: int | None,
    kind: str | None,
    sort: str,
    limit: int | None,
    all_: bool,
    walk_: bool,
    json_: bool,
) -> None:
    """What waits for a person, oldest first: release it or confirm it.

    Edits that were held or reverted, what needs a yes or has to be done by hand, and what the review of flagged authors
    proposes. Each has an id: an action's key such as down-1234, for which the revision 1234 alone will do, or a
    proposal's, proposal-7 or review-7.
    """
    only = Only(user=user, domain=domain, case_id=case_id, kind=kind)
    if context.invoked_subcommand is not None:
        if only.given or limit or all_ or walk_ or json_ or sort != "age":
            raise click.UsageError("options belong behind the subcommand, if it has them")
        return
    if walk_ and (json_ or not (sys.stdin.isatty() and sys.stderr.isatty())):
        raise click.UsageError("--walk asks on a terminal; elsewhere, `review release` and `review confirm` decide")
    with looking_back(context.obj) as app:
        found = sorted(waiting(app, only, all_=all_), key=SORTS[sort])[:limit]
        if walk_:
            walk(app, found, whoever_decides())
            return
        objections = [] if only.given else [appeal_fields(row) for row in app.store.appeals()]
    if json_:
        echo_json(found)
        return
    screen = console()
    screen.print(waiting_table(found, screen.width))
    if objections:
        screen.print(appeals_table(objections))
    if found and screen.is_terminal:
        screen.print(safe("`wikiwatch review --walk` goes through them one by one."))


@review.command(epilog=RELEASE_EXAMPLES)
@ids_argument
@choosing
@deciding
@as_json
@click.pass_obj
def release(home: Path, /, **options: Any) -> None:
    """It was good: put back what was taken down, and say that the verdict was wrong.

    What was not carried out yet never will be. A proposal's author is cleared, and all that was held of them put back.
    The next run with --enforce does what is to be done on the wiki. By --user, --domain and --campaign together, the
    waiting edits to which all of them apply.
    """
    _decide(home, good=True, **options)


@review.command(epilog=CONFIRM_EXAMPLES)
@ids_argument
@choosing
@deciding
@as_json
@click.pass_obj
def confirm(home: Path, /, **options: Any) -> None:
    """It was unwanted: say yes to what was done or is planned.

    What waits for a yes is carried out, a proposal against its author is accepted, and one to release them is not.
    What was confirmed counts against its author, and the program learns from it.
    """
    _decide(home, good=False, **options)


@review.command(epilog="\b\nExamples:\n  wikiwatch review clear 'Some Body' --why 'I know them'\n")
@click.argument("users", metavar="USER…", nargs=-1, required=True)
@why_option
@dry_run_option
@as_json
@click.pass_obj
def clear(home: Path, users: tuple[str, ...], why: str, dry_run: bool, json_: bool) -> None:
    """Take the flag or silence away from these authors, and cancel what is planned against them."""
    with looking_back(home) as app, app.store.transaction():  # all of them, or none
        found = [one for user in users for one in hold.clear(app, user, whoever_decides(), why, dry_run=dry_run)]
    if json_:
        echo_json(found)
        return
    rows = [(one["user"], one["state"], ", ".join(one["cancelled"])) for one in found]
    console().print(table("", ("user", "state that goes", "cancelled"), rows))
    if dry_run:
        click.echo("Nothing was done.")


def _decide(
    home: Path,
    *,
    good: bool,
    ids: tuple[str, ...],
    user: str | None,
    domain: str | None,
    case_id: int | None,
    dry_run: bool,
    yes: bool,
    why: str,
    json_: bool,
) -> None:
    """Decide about each; those that can't be decided are named at the end, the others stand."""
    only = Only(user=user, domain=domain, case_id=case_id)
    if not ids and not only.given:
        raise click.UsageError("say which: ids, or --user, --domain, --campaign")
    with looking_back(home) as app:
        choices = [choice(app, word, good=good) for word in chosen(app, ids, only)]
        problems = [one.problem for one in choices if one.problem is not None]
        able = [one for one in choices if one.problem is None]
        # Whoever names ids knows what they are; what conditions have chosen is to be seen first.
        asks = only.given and not dry_run and bool(able)
        go = not dry_run and (not asks or agreed(_plan(able), f"{'Release' if good else 'Confirm'} these?", yes=yes))
        done: list[dict[str, Any]] = [{"id": one.id, "will": one.will} for one in able]
        if go:
            done = []
            for one in able:
                try:
                    done.append({**decide(app, one.id, whoever_decides(), why, good=good), "will": one.will})
                except UserError as error:  # an earlier one of them has settled it, or somebody else just now
                    problems.append(error)
    _show(done, able, go=go, dry_run=dry_run, json_=json_)
    if problems:
        raise UserError("\n".join(error.message for error in problems), problems[0].hint)


def _show(done: Sequence[Mapping[str, Any]], able: Sequence[Choice], *, go: bool, dry_run: bool, json_: bool) -> None:
    if json_:
        echo_json(dict(one) for one in done)
        return
    if able:
        console().print(_plan(able))
    if not go:
        click.echo(f"{len(able)} would be decided; nothing was done." if dry_run else "Nothing was done.")
    elif done:
        click.echo(CARRIED_OUT)


def _plan(choices: Iterable[Choice]) -> Table:
    return table("", ("id", "what it means"), ((one.id, one.will) for one in choices))


def waiting_table(items: Iterable[Mapping[str, Any]], width: int) -> Table:
    """What waits for a person, for a screen of so many columns."""
    rows = (
        (
            age(item["age_hours"]),
            "–" if item["trust"] is None else item["trust"],
            "–" if item["score"] is None else f"{item['score']:g}",
            item["user"],
            item["title"] or "–",
            f"{item['what']}, {item['waits']}: {item['reason']}",
            item["id"],
        )
        for item in items
    )
    drawn = table("", ("age", "trust", "score", "author", "page", "what it waits for, and why", "id"), rows)
    drawn.columns[3].max_width = drawn.columns[4].max_width = max(LEAST, width // NAMES)
    return drawn


review.add_command(standing)
review.add_command(again)
review.add_command(aside)

COMMANDS: tuple[click.Command, ...] = (review,)
