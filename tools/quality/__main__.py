"""`python -m tools.quality FOLDER`: judge what is there, and write docs/quality.md."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tools.quality.measure import measure
from tools.quality.report import document
from tools.quality.trust_report import trust_document
from wikiwatch.errors import UserError

DOCUMENTS = Path(__file__).parents[2] / "docs"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=DOCUMENTS, help="The folder to write to."
)
def main(folder: Path, output: Path) -> None:
    """Judge the labelled exports and strings in FOLDER, and write down how well: quality.md and trust.md."""
    output.mkdir(parents=True, exist_ok=True)  # before the quarter of an hour that it takes
    try:
        measured = measure(folder)
    except UserError as error:
        raise click.ClickException(f"{error}\n  {error.hint}") from None
    trust = trust_document(measured.version, measured.trust, measured.exports)
    for name, text in (("quality.md", document(measured)), ("trust.md", trust)):
        (output / name).write_text(text, encoding="utf-8")
        click.echo(f"{output / name} is written.")


if __name__ == "__main__":
    sys.exit(main())
