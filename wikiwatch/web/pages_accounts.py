"""Authors: those of most interest, and one page each with all that is known and planned."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, current_app, g, render_template, request, url_for

from wikiwatch.app.authors import STATES, about_author, author_keys, authors_told, parts_beside
from wikiwatch.web.due import with_buttons
from wikiwatch.web.listing import listed

PAGES = Blueprint("accounts", __name__)

_LONGEST = 255  # characters of a name: MediaWiki's longest
_SHOWN = 50  # of what was done about an author; the rest is behind "take all of it back"


@PAGES.get("/accounts")
def page() -> str:
    """Flagged and silenced authors, then active ones with low trust; by name and state."""
    asked = {name: request.args.get(name, "").strip()[:_LONGEST] for name in ("name", "state")}
    if asked["state"] not in ("", *STATES):
        abort(400)
    listing = listed(author_keys(g.app, asked["name"], asked["state"]))
    rows = authors_told(g.app, listing.rows)
    return render_template("accounts.html", listing=listing, rows=rows, asked=asked, states=STATES, address=asked)


@PAGES.get("/account")
def one() -> Any:
    """All about one author."""
    name = request.args.get("name", "")[:_LONGEST]
    found = about_author(g.app, name)
    if found is None:
        return render_template("error.html", message=g.speaker.say("pages-account-unknown", name=name), hint=""), 404
    return render_template(
        "account.html",
        author=found,
        parts_of_trust=parts_beside(found["trust_parts"], (found["then"] or {}).get("parts", ())),
        listing=listed(found["edits"]),
        due=with_buttons(found["due"]),
        actions=found["actions"][:_SHOWN],
        wiki=_wiki(found["user"]),
        back=url_for("accounts.one", name=name),
    )


def _wiki(name: str) -> list[tuple[str, str]]:
    """The wiki's own pages about an author: message of the name, address."""
    index = current_app.extensions["wikiwatch"]["index"]
    if not index:
        return []
    blocks = {"title": "Special:Log", "type": "block", "page": f"User:{name}"}
    asked = (
        ("pages-account-contributions", {"title": f"Special:Contributions/{name}"}),
        ("pages-account-blocks", blocks),
    )
    return [(said, f"{index}?{urlencode(query)}") for said, query in asked]
