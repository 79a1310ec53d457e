"""Domains: those that came lately, and one page each with who brought it and what became of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, g, render_template, request

from wikiwatch.app.explain_site import EDITS_SHOWN, explain_site, sites_told
from wikiwatch.web.listing import listed

PAGES = Blueprint("domains", __name__)

_LONGEST = 253  # characters of a domain name (RFC 1035)


@PAGES.get("/domains")
def page() -> str:
    """Domains of the latest changes, newest first: those of caught authors, or all; or those with a name like this."""
    part, which = request.args.get("part", "").strip()[:_LONGEST], request.args.get("which", "caught")
    if which not in ("caught", "all"):
        abort(400)
    store = g.app.store
    listing = listed(store.domains_with(part) if part else store.late_domains(caught=which == "caught"))
    return render_template(
        "domains.html",
        listing=listing,
        rows=sites_told(g.app, listing.rows),
        part=part,
        which=which,
        address={"part": part, "which": which},
    )


@PAGES.get("/domain")
def one() -> Any:
    """All about one domain, telephone number or e-mail address."""
    name = request.args.get("name", "").strip()[:_LONGEST]
    if not name:
        abort(404)
    fields = explain_site(g.app, name)
    if not any(fields[told] for told in ("insertions", "refused", "listed", "stood_at_first_read", "trusted_since")):
        return render_template("error.html", message=g.speaker.say("pages-domain-unknown"), hint=""), 404
    return render_template("domain.html", site=fields, most=EDITS_SHOWN)
