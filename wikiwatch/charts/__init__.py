"""Charts as SVG, drawn by pygal and made safe to stand in any page: see `drawn.finished`."""

from wikiwatch.charts.columns import bars, columns
from wikiwatch.charts.drawn import style

__all__ = ["bars", "columns", "style"]
