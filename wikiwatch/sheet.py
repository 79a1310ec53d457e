"""Tables: laid out on a terminal, one line a row elsewhere."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.table import Column, Table
from rich.text import Text

# Characters of a column of words: with fewer, hardly a word of a table stands in one line; of sentences, hardly two.
LEAST, LEAST_LONG = 8, 12
LONG = 60  # characters, from which on a cell is a sentence
GAP = 2  # characters between two columns
NOTHING = ("", "–")  # cells that a narrow screen leaves out


class Sheet(Table):
    """A table that is laid out on a terminal; elsewhere each row is one line, with tabs between its cells.

    Where a terminal is too narrow, each row stands below the other, a line for each cell. Cells are of
    `terminal.safe`: they hold no tab and no line feed.
    """

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        heads = [str(column.header) for column in self.columns]
        rows = list(zip(*(column.cells for column in self.columns), strict=True))
        if not console.is_terminal:
            lines = [[str(self.title)]] if self.title else []
            lines += [heads, *([str(cell) for cell in row] for row in rows)]
            yield from (Segment("\t".join(line) + "\n") for line in lines)
        elif not rows:
            yield Text.assemble((f"{self.title}: " if self.title else "", "italic"), "nothing")
        elif sum(_least(column) + GAP for column in self.columns) > options.max_width:
            yield Text(str(self.title or ""), style="italic")
            for row in rows:
                for head, cell in zip(heads, row, strict=True):
                    if str(cell) not in NOTHING:
                        yield Text.assemble((f"{head}: " if head else "", "bold"), cell)
                yield Text()
        else:
            yield from super().__rich_console__(console, options)


def _least(column: Column) -> int:
    """Characters without which a column can't be read."""
    widest = max(cell_len(str(cell)) for cell in (column.header, *column.cells))
    if column.no_wrap:
        return widest
    return min(widest, LEAST) if widest < LONG else LEAST_LONG
