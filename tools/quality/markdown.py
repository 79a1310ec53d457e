"""Tables and paragraphs in plain Markdown that is readable as text too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

WIDTH = 115  # as the other documents


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> list[str]:
    """The lines of a table; the first `words` columns are texts, the others numbers on the right."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (heads, *rows)]
    if len(cells) == 1:
        return ["None.", ""]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(heads))]
    rule = ["-" * width if column < words else "-" * (width - 1) + ":" for column, width in enumerate(widths)]
    padded = [
        [cell.ljust(width) if column < words else cell.rjust(width) for column, (cell, width) in enumerate(pairs)]
        for pairs in (zip(row, widths, strict=True) for row in cells)
    ]
    return ["| " + " | ".join(row) + " |" for row in (padded[0], rule, *padded[1:])] + [""]


def wrapped(text: str) -> list[str]:
    """A paragraph, or one item of a list, in lines; ids are never broken."""
    indent = "  " if text.startswith("- ") else ""
    return wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
