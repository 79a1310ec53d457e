"""How the watch is doing."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from wikiwatch.app.status import status_fields

PAGES = Blueprint("health", __name__)


@PAGES.get("/health")
def page() -> str:
    """What `wikiwatch status` tells."""
    return render_template("health.html", status=status_fields(g.app))
