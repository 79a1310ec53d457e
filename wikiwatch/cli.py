"""The command line: the only place that prints."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from typing import Any

import click

from wikiwatch import __version__, config
from wikiwatch.commands import (
    audit,
    cases,
    cleanup,
    decide,
    detect,
    explain,
    messages,
    review,
    rules,
    rules_pages,
    rules_preview,
    rules_promote,
    rules_review,
    rules_sets,
    rules_try,
    sandbox,
    show,
    sites,
    stop,
    undo,
    wasted,
    watch,
    web,
)
from wikiwatch.errors import UserError

EXAMPLES = """\b
Examples:
  wikiwatch init --api https://wiki.example.org/api.php --user WatchBot@watch
  wikiwatch doctor
  wikiwatch run                      observe: judge, log and plan, carry nothing out
  wikiwatch run --enforce            and act
  wikiwatch replay export.xml.gz     what would have been done, from an export
"""


class Commands(click.Group):
    """All commands. Where whoever reads the output has gone, they end quietly: click makes it a failure."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and write out what it said."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is left to write goes nowhere, or Python would complain about it at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return result


@click.group(
    cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--home",
    metavar="DIR",
    help="The folder of user-config.py, user-password.py, wikiwatch.toml, rules/ and wikiwatch.db. "
    "[default: $WIKIWATCH_HOME, else the current folder]",
)
@click.pass_context
def cli(context: click.Context, home: str | None) -> None:
    """Watch a small MediaWiki: find tracking edits and repeated links, take them down, let people decide."""
    context.obj = config.home_folder(home)


@cli.command()
def version() -> None:
    """Print the version."""
    click.echo(f"wikiwatch {__version__}")


for command in (
    *watch.COMMANDS,
    *show.COMMANDS,
    *explain.COMMANDS,
    *decide.COMMANDS,
    *review.COMMANDS,
    *undo.COMMANDS,
    *cleanup.COMMANDS,
    *audit.COMMANDS,
    *cases.COMMANDS,
    *sites.COMMANDS,
    *wasted.COMMANDS,
    *rules.COMMANDS,
    *detect.COMMANDS,
    *messages.COMMANDS,
    *stop.COMMANDS,
    *sandbox.COMMANDS,
    *web.COMMANDS,
):
    cli.add_command(command)

for command in (
    *rules_pages.COMMANDS,
    *rules_preview.COMMANDS,
    *rules_promote.COMMANDS,
    *rules_review.COMMANDS,
    *rules_sets.COMMANDS,
    *rules_try.COMMANDS,
):
    rules.rules.add_command(command)


def main() -> None:
    """Run the command line. Exit codes: 0, 1 expected failure, 2 usage, 3 a bug, 130 Ctrl-C."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code."""
    try:
        result = cli.main(args=arguments, prog_name="wikiwatch", standalone_mode=False)
    except UserError as error:
        _say("Error", error.message)
        if error.hint:
            _say("Hint", error.hint)
        return error.exit_code
    except click.exceptions.Abort:
        return 130
    except KeyboardInterrupt:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception:
        return _bug(arguments)
    return result if isinstance(result, int) else 0


def _say(label: str, text: str) -> None:
    from wikiwatch.core.inert import for_terminal

    lines = [for_terminal(line) for line in text.split("\n")]
    click.echo(f"{click.style(label, bold=True)}: " + "\n".join(lines), err=True)


def _bug(arguments: list[str]) -> int:
    with tempfile.NamedTemporaryFile(
        "w", prefix="wikiwatch-bug-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"wikiwatch {__version__}, Python {sys.version}\ncommand: {arguments!r}\n\n")
        traceback.print_exc(file=file)
    _say("Bug", f"wikiwatch failed in a way that it should not; the details are in {file.name}")
    return 3
