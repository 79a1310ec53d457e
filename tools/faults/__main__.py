"""`make faults`: thousands of stories with faults, each of which has to end as if nothing had happened."""

from __future__ import annotations

import json
import logging
import sys
from collections import Counter

import click

from tools.faults.story import differences, story, teller


@click.command(
    epilog="\b\nExamples:\n  python -m tools.faults -n 5000        the stories 0 to 4999\n"
    "  python -m tools.faults --seed 122     one of them again, with all that the watch says\n"
)
@click.option("-n", "--number", type=click.IntRange(min=1), default=1000, show_default=True, help="How many stories.")
@click.option("--first", type=int, default=0, show_default=True, help="The number of the first one.")
@click.option("--seed", type=int, help="One story alone, with the log of the watch.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON object.")
def main(number: int, first: int, seed: int | None, json_: bool) -> None:
    """Tell stories on a wiki in memory, with faults and without; exit code 1 where the ends are not alike."""
    logging.basicConfig(level=logging.CRITICAL if seed is None else logging.INFO, stream=sys.stderr)
    told = range(first, first + number) if seed is None else range(seed, seed + 1)
    wrong: dict[int, list[str]] = {}
    came: Counter[str] = Counter()
    writes = 0
    with teller() as tells:
        for one in told:
            without = tells.end_of(story(one), faulty=False)
            with_faults = tells.end_of(story(one), faulty=True)
            came += with_faults.faults
            writes += sum(with_faults.writes.values())
            if found := list(differences(with_faults, without)):
                wrong[one] = found
                click.echo("\n  ".join([f"story {one}:", *found]), err=True)
    if json_:
        click.echo(json.dumps({"stories": len(told), "faults": came, "writes": writes, "wrong": wrong}))
    else:
        click.echo(f"{len(told)} stories, {sum(came.values())} faults, {writes} writes: {len(wrong)} ended otherwise")
        for name, count in came.most_common():
            click.echo(f"  {name:34}{count:8d}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
