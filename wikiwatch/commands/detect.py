"""A command to try the detectors by hand."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from wikiwatch import rules_loaded
from wikiwatch.app.detect import detect as judge
from wikiwatch.commands.common import as_json, progress_bar, shown_in_tables
from wikiwatch.detectors import DETECTORS
from wikiwatch.errors import UserError
from wikiwatch.terminal import console, detected_table, safe

# Characters of a line that are judged. More than the largest page that MediaWiki saves by default (2 MB) is no edit.
LONGEST = 2_000_000


@click.command(
    epilog="\b\nExamples:\n  wikiwatch detect complaints.txt\n  echo 'qwfpzxkj' | wikiwatch detect -\n"
    "  wikiwatch detect --detector random_text --json words.txt | jq -r 'select(.hit).text'\n"
)
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--detector",
    metavar="ID",
    type=click.Choice(list(DETECTORS)),
    help=f"Only this one: {', '.join(DETECTORS)}. [default: all]",
)
@as_json
@click.pass_obj
def detect(home: Path, file: Path, detector: str | None, json_: bool) -> None:
    """Judge texts, one a line of FILE (- for the standard input), as a newcomer's additions to an empty page.

    No wiki is asked and nothing is remembered: each line is judged by itself. One detector hits if it finds anything;
    all of them together hit if the edit would at least be listed.
    """
    rules = rules_loaded.load_rules(home)
    cut = Counter[str]()
    with _opened(file) as lines, progress_bar(beside_output=True) as bar:
        judged = (judge(text, rules, detector) for text in bar.track(_texts(lines, cut), description="judging"))
        if json_:
            for line in judged:
                sys.stdout.write(json.dumps(line) + "\n")
        else:
            count = Counter[bool]()
            shown_in_tables(_counted(judged, count), detected_table)
            console().print(safe(f"{count[True]} of {count.total()} hit"))
    if cut:
        click.echo(f"Of longer lines only the first {LONGEST:,} characters were judged.", err=True)


def _opened(file: Path) -> TextIO:
    if str(file) == "-":
        # Lines end at line feeds only; what is no UTF-8 is judged as what a wiki would make of it.
        return open(sys.stdin.fileno(), encoding="utf-8-sig", errors="replace", newline="\n", closefd=False)
    try:
        return file.open(encoding="utf-8-sig", errors="replace", newline="\n")
    except OSError as error:
        raise UserError(
            f"{file} can't be read: {error.strerror}", "give a text file, or - for the standard input"
        ) from error


def _texts(lines: TextIO, cut: Counter[str]) -> Iterator[str]:
    while line := lines.readline(LONGEST):
        yield line.rstrip("\n").rstrip("\r")
        while len(line) == LONGEST and not line.endswith("\n"):
            cut["pieces"] += 1
            line = lines.readline(LONGEST)


def _counted(lines: Iterable[dict[str, Any]], count: Counter[bool]) -> Iterator[dict[str, Any]]:
    for line in lines:
        count[line["hit"]] += 1
        yield line


COMMANDS: tuple[click.Command, ...] = (detect,)
