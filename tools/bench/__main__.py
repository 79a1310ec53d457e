"""`python -m tools.bench`: measure, show, and keep the figures on request."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from tools.bench.document import DOCUMENTS, Result, lines_of, write
from tools.bench.figures import Asked
from tools.bench.machine import this_machine
from tools.bench.table import BENCHES, measure
from wikiwatch.errors import UserError

EXAMPLES = """\b
Benches:
{benches}

\b
Examples:
  python -m tools.bench                     all of them
  python -m tools.bench startup --repeat 9  one, with nine samples of what varies
  python -m tools.bench --quick --json      roughly, one JSON object a bench
  python -m tools.bench requests --write    into docs/performance.md and docs/performance.json
""".format(benches="\n".join(f"  {name:<12} {what}" for name, (_, what) in BENCHES.items()))


@click.command(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option("--quick", is_flag=True, help="Less of everything: to see whether it works, not to tell anybody.")
@click.option("--repeat", type=click.IntRange(1), default=5, show_default=True, help="Samples of what varies.")
@click.option("--json", "json_", is_flag=True, help="One JSON object a bench, with all samples and the machine.")
@click.option("--write", "write_", is_flag=True, help="Put the figures into docs/performance.md and .json.")
@click.option(
    "--output",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=DOCUMENTS,
    help="The folder of the two files, with --write.",
)
def main(names: tuple[str, ...], quick: bool, repeat: int, json_: bool, write_: bool, output: Path) -> None:
    """Measure what the program costs. Exit code 1 where a goal is missed."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        raise click.BadParameter(f"found {unknown[0]!r}, expected one of {', '.join(BENCHES)}", param_hint="NAME")
    results = []
    for name in dict.fromkeys(names or BENCHES):
        result = _measured(name, quick=quick, repeat=repeat)
        results.append(result)
        click.echo(json.dumps(result.as_json()) if json_ else "\n".join([name, "", *lines_of(result)]))
        if write_:  # at once: the next one may take long, or fail
            _write(result, output)
    if missed := _missed(results):
        raise click.ClickException(f"goals missed: {missed}")


def _measured(name: str, *, quick: bool, repeat: int) -> Result:
    day, machine = datetime.now(UTC).date(), this_machine()
    with tempfile.TemporaryDirectory(prefix="wikiwatch-bench-") as folder:
        asked = Asked(folder=Path(folder), repeat=repeat, quick=quick, say=lambda what: _say(name, what))
        try:
            figures = measure(name)(asked)
        except UserError as error:
            raise click.ClickException(f"{name}: {error}\n  {error.hint}") from None
        finally:
            _say(name, "")
    return Result(bench=name, day=day, machine=machine, quick=quick, figures=figures)


def _say(name: str, what: str) -> None:
    """What goes on, in one line that is written anew; nothing where nobody sits at a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{name}: {what}" if what else "\r\x1b[K", nl=False, err=True)


def _write(result: Result, output: Path) -> None:
    try:
        write([result], output)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{output}: {error}") from None


def _missed(results: Sequence[Result]) -> str:
    return ", ".join(
        f"{result.bench}: {figure.name} is {figure.shown}, {figure.shown_goal}"
        for result in results
        for figure in result.figures
        if not figure.met
    )


if __name__ == "__main__":
    sys.exit(main())
