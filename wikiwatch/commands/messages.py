"""Commands that tell people elsewhere: messages, feed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wikiwatch import config, newsroom
from wikiwatch.app import decisions_feed, outbox
from wikiwatch.clock import SystemClock
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.errors import UserError
from wikiwatch.messages import ENGLISH, speaker
from wikiwatch.ports.news import Messenger
from wikiwatch.terminal import console, safe, table

SHOWN = 50
TEST_SECONDS = 60.0  # as long as a run waits for a target


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  wikiwatch messages            what was sent, and what waits\n"
    "  wikiwatch messages test       send one to each target, and see what comes of it\n",
)
@as_json
@click.option("--limit", type=click.IntRange(min=1), default=SHOWN, show_default=True, help="At most so many.")
@click.pass_context
def messages(context: click.Context, json_: bool, limit: int) -> None:
    """What was told by message, newest first, what waits, and what could not be sent."""
    if context.invoked_subcommand is not None:
        return
    with looking_back(context.obj) as app:
        found = [outbox.message_fields(one) for one in app.store.messages(limit)]
        lately = app.store.messages_since(SystemClock().now() - outbox.TROUBLE)
    if json_:
        echo_json(found)
        return
    if why := outbox.trouble(lately):
        console().print(safe(f"in the last {outbox.TROUBLE.days} days: {why}"), soft_wrap=True)
    heads = ("made (UTC)", "to", "status", "tries", "subject", "text", "why not")
    console().print(table("messages", heads, [_row(one) for one in found]))


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    text = one["body"].partition("\n")[0]
    made = one["made"][:16].replace("T", " ")
    return (made, one["target"], one["status"], str(one["tries"]), one["subject"], text, one["why"] or "–")


@messages.command("test")
@as_json
@click.pass_obj
def test(home: Path, json_: bool) -> int:
    """Send a test message to each target, and tell what came of it. Exit code 1 where one did not arrive."""
    settings = config.load_set_up(home)
    path = newsroom.urls_file(settings)
    if path is None:
        raise UserError("no messages are sent: no file of addresses is named", "see [messages] in wikiwatch.toml")
    carrier = newsroom.messenger(settings)
    if carrier is None:
        raise UserError(f"{path} names no target", "one address of Apprise a line, such as mailto:// or discord://")
    found = [{"target": name, "sent": not why, "why": why} for name, why in outcome(carrier).items()]
    if json_:
        echo_json(found)
    for one in () if json_ else found:
        console().print(safe(f"{one['target']}: {one['why'] or 'sent'}"), soft_wrap=True)
    return 0 if all(one["sent"] for one in found) else 1


def outcome(carrier: Messenger, seconds: float = TEST_SECONDS) -> dict[str, str]:
    """Why the test message reached a target not, "" if it did, by target."""
    say = speaker(ENGLISH).say
    for number, target in enumerate(carrier.targets):
        carrier.start(target, number, say("news-subject-test"), say("news-test"))
    carrier.wait(seconds)
    came_of = {one.id: one.why for one in carrier.came_of()}
    late = f"no answer within {seconds:.0f} s"
    return {target: came_of.get(number, late) for number, target in enumerate(carrier.targets)}


@click.command(epilog="\b\nExamples:\n  wikiwatch feed --out /var/www/wikiwatch.xml\n  wikiwatch feed --limit 20\n")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option("--limit", type=click.IntRange(1, 500), default=SHOWN, show_default=True, help="At most so many.")
@click.pass_obj
def feed(home: Path, out: Path | None, limit: int) -> None:
    """The newest decisions as an RSS feed, with what anybody may read on the log page."""
    from wikiwatch.news.feed import rss, write

    with looking_back(home) as app:
        data = rss(decisions_feed.channel(app, limit))
    if out is None:
        click.echo(data.decode(), nl=False)
    else:
        write(out, data)


COMMANDS: tuple[click.Command, ...] = (messages, feed)
