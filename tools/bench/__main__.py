"""`python -m tools.bench`: how many API requests a page of changes takes; exit code 1 if they are too many."""

from __future__ import annotations

import sys

import click

from tools.bench.requests import AUTHORS, CHANGES, Round, measure

# A poll a minute is then a request every three seconds, which is no burden on anybody's server.
BELOW = 20
BOUND = "with apihighlimits"


@click.command()
def main() -> None:
    """Count the API requests for a page of 500 changes by 300 authors who were never met, on pages of 8 kB."""
    rounds = measure()
    for name, one in rounds.items():
        click.echo(_lines(name, one))
    found = rounds[BOUND]
    if (found.changes, found.authors) != (CHANGES, AUTHORS):
        raise click.ClickException(f"expected {CHANGES} changes by {AUTHORS} authors")
    if found.requests.total() >= BELOW:
        raise click.ClickException(f"{found.requests.total()} requests {BOUND}, expected fewer than {BELOW}")


def _lines(name: str, one: Round) -> str:
    head = f"{one.requests.total()} requests {name}, for {one.changes} changes by {one.authors} authors:"
    return "\n".join([head, *(f"{count:4}  {kind}" for kind, count in sorted(one.requests.items()))])


if __name__ == "__main__":
    sys.exit(main())
