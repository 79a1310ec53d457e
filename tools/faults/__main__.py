"""`make faults`: thousands of stories with faults, each of which has to end as if nothing had happened."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from tools.faults.ends import End, differences, scratch
from tools.faults.events import story
from tools.faults.real import WIKIS, real_teller
from tools.faults.story import teller
from wikiwatch.commands.common import progress_bar
from wikiwatch.errors import UserError
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import PracticeWiki

Tells = Callable[[int, bool], End]  # the end of the story of a number, with faults or without


@contextmanager
def in_memory() -> Iterator[Tells]:
    """Stories on a wiki in memory."""
    with teller() as tells:
        yield lambda seed, faulty: tells.end_of(story(seed), faulty=faulty)


@contextmanager
def on_a_wiki(settings: WikiSettings) -> Iterator[Tells]:
    """Tales on a practice wiki. Raises SandboxUnavailable where there can be none."""
    with scratch() as folder:
        template = PracticeWiki.create(folder / "template", settings)
        template.start().stop()
        with real_teller(template) as tells:
            yield lambda seed, faulty: tells.end_of(seed, faulty=faulty)


@click.command(
    epilog="\b\nExamples:\n  python -m tools.faults -n 5000                the stories 0 to 4999, on a wiki in memory\n"
    "  python -m tools.faults --seed 122             one of them again, with all that the watch says\n"
    "  python -m tools.faults --wiki 1.43 -n 200     others, on a practice wiki with the fault proxy before it\n"
    "  python -m tools.faults --wiki 1.39 --seed 7   one of these again\n"
)
@click.option("-n", "--number", type=click.IntRange(min=1), default=1000, show_default=True, help="How many stories.")
@click.option("--first", type=int, default=0, show_default=True, help="The number of the first one.")
@click.option("--seed", type=int, help="One story alone, with the log of the watch.")
@click.option("--wiki", type=click.Choice(list(WIKIS)), help="On a real MediaWiki: which one.")
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), help="Begin no further story after so long.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON object.")
def main(number: int, first: int, seed: int | None, wiki: str | None, minutes: float | None, json_: bool) -> None:
    """Tell stories with faults and without; exit code 1 where the ends are not alike.

    A story, its faults and where they fall come from its number. A practice wiki answers when it can: there the same
    faults may fall at another request.
    """
    logging.basicConfig(level=logging.CRITICAL if seed is None else logging.INFO, stream=sys.stderr)
    numbers = range(first, first + number) if seed is None else range(seed, seed + 1)
    wrong: dict[int, list[str]] = {}
    came: Counter[str] = Counter()
    told = writes = 0
    until = time.monotonic() + minutes * 60 if minutes else float("inf")
    try:
        with on_a_wiki(WIKIS[wiki]) if wiki else in_memory() as tells, progress_bar() as bar:
            task = bar.add_task("stories", total=len(numbers))
            for one in numbers:
                if time.monotonic() >= until:
                    break
                without, with_faults = tells(one, False), tells(one, True)
                told += 1
                came += with_faults.faults
                writes += sum(with_faults.writes.values())
                if found := list(differences(with_faults, without)):
                    wrong[one] = found
                    click.echo("\n  ".join([f"story {one}:", *found]), err=True)
                bar.advance(task)
    except UserError as error:
        raise click.ClickException(f"{error.message} {error.hint}") from None
    if json_:
        click.echo(json.dumps({"stories": told, "faults": came, "writes": writes, "wrong": wrong}))
    else:
        click.echo(f"{told} stories, {sum(came.values())} faults, {writes} writes: {len(wrong)} ended otherwise")
        for name, count in came.most_common():
            click.echo(f"  {name:44}{count:8d}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
