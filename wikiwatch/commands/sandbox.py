"""Commands for the practice wiki: sandbox up, down, attack, and the demo."""

from __future__ import annotations

from pathlib import Path

import click

from wikiwatch.commands.common import progress_bar
from wikiwatch.sandbox import demo as demonstration
from wikiwatch.sandbox import story
from wikiwatch.sandbox import wiki as practice
from wikiwatch.sandbox.errors import SandboxError
from wikiwatch.sandbox.settings import WikiSettings

suite_option = click.option(
    "--suite",
    type=click.Choice(["trixie", "bookworm"]),
    default="trixie",
    show_default=True,
    help="Whose MediaWiki: Debian 13's 1.43 (trixie) or Debian 12's 1.39 (bookworm).",
)
folder_option = click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the wiki is kept. [default: below the user's state folder]",
)


@click.group(
    epilog="\b\nExamples:\n  wikiwatch sandbox up\n  wikiwatch sandbox up --suite bookworm --folder /tmp/wiki\n"
    "  wikiwatch sandbox attack\n  wikiwatch sandbox down\n"
)
def sandbox() -> None:
    """A practice wiki: a real MediaWiki on this machine, to try rules on."""


@sandbox.command()
@suite_option
@folder_option
@click.option("--temp-accounts", is_flag=True, help="Visitors get temporary accounts (1.43).")
def up(suite: str, folder: Path | None, temp_accounts: bool) -> None:
    """Bring it up, with articles, and say how to use it. Needs PHP, or root to install it."""
    with progress_bar() as bar:
        bar.add_task("installing the practice wiki", total=None)
        wiki = practice.up(folder, WikiSettings(suite=suite, temp_accounts=temp_accounts))
        story.furnish(wiki)
    click.echo(f"wiki:      {wiki.url}/")
    click.echo(f"sysop:     {practice.ADMIN}, password {wiki.state.admin_password}")
    click.echo(f"bot:       {wiki.bot_login}, password {wiki.state.bot_password}")
    click.echo(f"set up:    wikiwatch init --api {wiki.api} --user {wiki.bot_login}")
    click.echo(f"run page:  a sysop writes `yes` at {wiki.url}/index.php?title=User:{practice.BOT}/Run")


@sandbox.command()
@folder_option
def down(folder: Path | None) -> None:
    """Bring it down and delete it."""
    click.echo("down" if practice.down(folder) else "there was none")


@sandbox.command()
@folder_option
def attack(folder: Path | None) -> None:
    """Let the visitors come: a botnet, spammers, and good people."""
    wiki = practice.PracticeWiki.load(folder or practice.default_folder())
    if wiki is None or not wiki.running:
        raise SandboxError("There is no practice wiki up.", "First: wikiwatch sandbox up")
    with progress_bar() as bar:
        task = bar.add_task("visitors", total=None)
        visits = story.attack(
            wiki, lambda done, total, what: bar.update(task, completed=done, total=total, description=what[:40])
        )
    click.echo(f"{len(visits)} edits, of these {sum(v.expected == 'gone' for v in visits)} that should go")


@click.command(epilog="\b\nExamples:\n  wikiwatch demo\n  wikiwatch demo --suite bookworm\n")
@suite_option
def demo(suite: str) -> int:
    """Show the main job on a real MediaWiki: visitors come, wikiwatch watches, a table tells what stands."""
    return demonstration.run(suite)


COMMANDS: tuple[click.Command, ...] = (sandbox, demo)
