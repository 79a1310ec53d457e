"""The command line: the only place that prints."""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import click

from wikiwatch import __version__
from wikiwatch.commands.lazy import LazyGroup
from wikiwatch.commands.table import COMMANDS
from wikiwatch.errors import UserError

EXAMPLES = """\b
Examples:
  wikiwatch init --api https://wiki.example.org/api.php --user WatchBot@watch
  wikiwatch doctor
  wikiwatch run                      observe: judge, log and plan, carry nothing out
  wikiwatch run --enforce            and act
  wikiwatch replay export.xml.gz     what would have been done, from an export
"""


class Commands(LazyGroup):
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
    cls=Commands,
    table=COMMANDS,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--home",
    metavar="DIR",
    help="The folder of user-config.py, user-password.py, wikiwatch.toml, rules/ and wikiwatch.db. "
    "[default: $WIKIWATCH_HOME, else the current folder]",
)
@click.version_option(__version__, prog_name="wikiwatch", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, home: str | None) -> None:
    """Watch a small MediaWiki: find tracking edits and repeated links, take them down, let people decide."""
    context.obj = home_folder(home)


def home_folder(given: str | Path | None) -> Path:
    """The home folder, absolute: the one given, else $WIKIWATCH_HOME, else the current folder."""
    named = str(given or os.environ.get("WIKIWATCH_HOME") or ".")
    return Path(os.path.abspath(os.path.expanduser(named)))  # Path.expanduser raises where there is no such user


@cli.command()
def version() -> None:
    """Print the version."""
    click.echo(f"wikiwatch {__version__}")


def main() -> None:
    """Run the command line. Exit codes: 0, 1 expected failure, 2 usage, 3 a bug, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # where it is not UTF-8, what it can't write is shown as an escape
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # a second one, while the first was dealt with
        code = 130
    # It ends by itself now: one more would end it by the signal, with another code.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


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
        with io.StringIO() as told:  # it may quote what was typed, or the name of a file
            error.show(file=told)
            _print(told.getvalue().removesuffix("\n"))
        return error.exit_code
    except UnicodeEncodeError:
        # What was typed in another encoding holds half characters, which neither SQLite nor a terminal takes.
        if not any("\ud800" <= one <= "\udfff" for one in "".join(arguments)):
            return _bug(arguments)
        _say("Error", "what was typed is not UTF-8")
        return 2
    except Exception:
        return _bug(arguments)
    return result if isinstance(result, int) else 0


def _say(label: str, text: str) -> None:
    _print(text, label)


def _print(text: str, label: str = "") -> None:
    """Lines on the error output, each of them inert."""
    from rich.text import Text

    from wikiwatch.core.inert import for_terminal
    from wikiwatch.terminal import console

    lines = "\n".join(map(for_terminal, text.split("\n")))
    head = (f"{label}: ", "bold") if label else ""
    console(stderr=True).print(Text.assemble(head, lines), soft_wrap=True)


def _bug(arguments: list[str]) -> int:
    with tempfile.NamedTemporaryFile(
        "w", prefix="wikiwatch-bug-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"wikiwatch {__version__}, Python {sys.version}\ncommand: {arguments!r}\n\n")
        traceback.print_exc(file=file)
    _say("Bug", f"wikiwatch failed in a way that it should not; the details are in {file.name}")
    return 3
