"""Campaigns: the list, one page each with all that ties it together, and a person's word on whether it is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from markupsafe import Markup

from wikiwatch.app import cases
from wikiwatch.app.case_overview import FATES, case_overview
from wikiwatch.app.explain_case import case_fields
from wikiwatch.core.campaign import TIES
from wikiwatch.core.evidence import CampaignState
from wikiwatch.web.listing import listed
from wikiwatch.web.pages_decide import needs
from wikiwatch.web.people import Role
from wikiwatch.web.showing import chart

PAGES = Blueprint("campaigns", __name__)

SHOWN = 20  # of each list on a campaign's page; how many more there are is said
STATES = tuple(str(state) for state in CampaignState)
# A confirmed campaign is caught at once, whoever comes next; what a dismissed one held is only put back.
_WORDS = {
    "confirm": (Role.OPERATOR, CampaignState.CONFIRMED, cases.confirm),
    "dismiss": (Role.REVIEWER, CampaignState.DISMISSED, cases.dismiss),
}


@PAGES.get("/campaigns")
def page() -> str:
    """All campaigns, newest first, or those in one state."""
    state = request.args.get("state", "")
    if state not in ("", *STATES):
        abort(400)
    found = [case_fields(case) for case in g.app.store.cases(all_=True) if state in ("", case["state"])]
    listing = listed(found)
    return render_template("campaigns.html", listing=listing, state=state, states=STATES, address={"state": state})


@PAGES.get("/campaign/<int:number>")
def one(number: int) -> Any:
    """All about one campaign."""
    if not _known(number):
        return _unknown()
    fields = case_overview(g.app, number)
    days = [{**one, "day": date.fromisoformat(one["day"])} for one in fields["days"]]
    listing = listed(list(reversed(fields["members"])))
    return render_template(
        "campaign.html",
        case=fields,
        days=days,
        chart=_chart(days),
        listing=listing,
        shown=SHOWN,
        fates=FATES,
        known_ties=TIES,
        words=[word for word in _WORDS if _may(word, fields["state"])],
    )


@PAGES.post("/campaigns")
@needs(Role.REVIEWER)
def answer() -> Any:
    """Say whether one is a campaign, after a page that tells what this does."""
    word, number = request.form.get("word", ""), request.form.get("number", type=int)
    if word not in _WORDS or number is None:
        abort(400)
    if g.person.role < _WORDS[word][0]:
        abort(403)
    if not _known(number):
        return _unknown()
    with g.app.store.transaction():
        case = case_fields(g.app.store.case(number))
        if case["state"] == _WORDS[word][1]:
            return redirect(url_for("campaigns.one", number=number), 303)
        # What was looked at is what is decided: a case that has grown meanwhile is asked about again.
        if request.form.get("sure") != str(case["edits"]):
            return render_template("campaign_sure.html", case=case, word=word)
        _WORDS[word][2](g.app, number, g.person.who, request.form.get("why", "").strip()[:1_000])
    return redirect(url_for("campaigns.one", number=number), 303)


def _chart(days: Sequence[Mapping[str, Any]]) -> Markup:
    say = g.speaker.say
    return chart(
        [g.speaker.day(one["day"]) for one in days],
        {say(f"pages-case-fate-{fate}"): [one[fate] for one in days] for fate in FATES},
        name=say("pages-case-days"),
        told=say("pages-case-days-below"),
    )


def _known(number: int) -> bool:
    return 0 < number < 10**18 and g.app.store.case(number) is not None


def _unknown() -> tuple[str, int]:
    return render_template("error.html", message=g.speaker.say("pages-case-unknown"), hint=""), 404


def _may(word: str, state: str) -> bool:
    least, becomes, _ = _WORDS[word]
    return g.person.role >= least and state != becomes
