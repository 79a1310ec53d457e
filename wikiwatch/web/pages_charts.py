"""The style sheet of the charts: the package that draws them has it, for pages and pictures elsewhere need it too."""

from __future__ import annotations

from flask import Blueprint, Response

from wikiwatch.charts import style

PAGES = Blueprint("charts", __name__)


@PAGES.get("/charts.css")
def sheet() -> Response:
    """The style sheet."""
    return Response(style(), mimetype="text/css")
