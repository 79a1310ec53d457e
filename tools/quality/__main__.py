"""`python -m tools.quality FOLDER`: judge what is there, and write docs/quality.md."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tools.quality.measure import measure
from tools.quality.report import document
from wikiwatch.errors import UserError

DOCUMENT = Path(__file__).parents[2] / "docs" / "quality.md"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), default=DOCUMENT, help="The file to write.")
def main(folder: Path, output: Path) -> None:
    """Judge the labelled exports and strings in FOLDER, and write down how well."""
    try:
        text = document(measure(folder))
    except UserError as error:
        raise click.ClickException(f"{error}\n  {error.hint}") from None
    output.write_text(text, encoding="utf-8")
    click.echo(f"{output} is written.")


if __name__ == "__main__":
    sys.exit(main())
