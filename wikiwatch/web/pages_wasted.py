"""The time that those wasted who were caught: the figures of `wikiwatch wasted`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, g, render_template
from markupsafe import Markup

from wikiwatch.app.wasted import author_fields, case_fields, wasted
from wikiwatch.core.wasted import chart_days
from wikiwatch.core.wasted_page import METHOD
from wikiwatch.core.wasted_plot import told
from wikiwatch.web.showing import chart

PAGES = Blueprint("wasted", __name__)

SHOWN = 20  # of the authors and campaigns, those that wasted most; how many more there are is said
MINUTE = 60


@PAGES.get("/wasted")
def page() -> str:
    """The total since installation, a chart by day, and who wasted most."""
    found, since = wasted(g.app), g.app.store.judged_since()
    days = chart_days(found, g.app.clock.now().date())
    return render_template(
        "wasted.html",
        found=found,
        since=since,
        days=days,
        chart=_chart(days),
        authors=[author_fields(one) for one in found.authors[:SHOWN]],
        more_authors=max(0, len(found.authors) - SHOWN),
        cases=[case_fields(one) for one in found.cases[:SHOWN]],
        more_cases=max(0, len(found.cases) - SHOWN),
        method=METHOD,
    )


def _chart(days: Sequence[tuple[date, float]]) -> Markup:
    say, day = g.speaker.say, g.speaker.day
    return chart(
        [day(one) for one, _ in days],
        {say("wasted-axis"): [round(seconds / MINUTE, 1) for _, seconds in days]},
        name=say("wasted-chart-name", first=day(days[0][0]), last=day(days[-1][0])),
        told=told(days, g.speaker),
    )
