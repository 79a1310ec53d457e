"""Planned blocks, deletions and changes of groups, by day."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from flask import Blueprint, g, render_template, request

from wikiwatch.app.planned import planned
from wikiwatch.core.action import ActionKind
from wikiwatch.web.due import Buttoned, with_buttons
from wikiwatch.web.listing import listed

PAGES = Blueprint("blocks", __name__)

# The kinds of which it is told what is checked again before they are carried out.
CHECKED = (ActionKind.BLOCK, ActionKind.DELETE, ActionKind.GROUP, ActionKind.MOVE, ActionKind.FILE_REVERT)


@PAGES.get("/blocks")
def page() -> str:
    """All of it by due time, a heading for each day."""
    listing = listed(planned(g.app))
    rows = with_buttons(listing.rows)
    kinds = {one["kind"] for one, _ in rows}
    return render_template(
        "blocks.html",
        listing=listing,
        days=[(day, list(own)) for day, own in groupby(rows, key=_day)],
        checked=[str(kind) for kind in CHECKED if str(kind) in kinds],
        back=request.full_path.rstrip("?"),
    )


def _day(row: Buttoned) -> str:
    return str(g.speaker.day(datetime.fromisoformat(row[0]["due_at"])))
