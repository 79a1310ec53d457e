"""Changes that are set aside, because they broke, stalled or ended the judge; and judging them again."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for

from wikiwatch.app.unjudged import aside, judge_again
from wikiwatch.web.listing import listed
from wikiwatch.web.pages_decide import needs
from wikiwatch.web.people import Role

PAGES = Blueprint("aside", __name__)


@PAGES.get("/aside")
def page() -> str:
    """All of them, the latest first."""
    return render_template(
        "aside.html", listing=listed(aside(g.app)), index=current_app.extensions["wikiwatch"]["index"]
    )


@PAGES.post("/aside")
@needs(Role.REVIEWER)
def again() -> Any:
    """A person's word: it is judged with the next poll."""
    judge_again(g.app, request.form.get("key", "")[:100], g.person.who, request.form.get("why", "").strip()[:1_000])
    return redirect(url_for("aside.page"), 303)
