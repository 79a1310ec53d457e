"""Confirmed spam that still stands: what was found to be spam, and why its text is on the wiki still."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for

from wikiwatch.app.standing import standing, take_down
from wikiwatch.web.listing import listed
from wikiwatch.web.pages_decide import needs
from wikiwatch.web.people import Role

PAGES = Blueprint("standing", __name__)


@PAGES.get("/standing")
def page() -> str:
    """All of it, oldest first."""
    return render_template(
        "standing.html", listing=listed(standing(g.app)), index=current_app.extensions["wikiwatch"]["index"]
    )


@PAGES.post("/standing")
@needs(Role.REVIEWER)
def again() -> Any:
    """A person's yes: it goes now."""
    revid = request.form.get("revid", "")
    if not (revid.isascii() and revid.isdigit() and len(revid) <= 18):
        abort(400)
    take_down(g.app, int(revid), g.person.who, request.form.get("why", "").strip()[:1_000])
    return redirect(url_for("standing.page"), 303)
