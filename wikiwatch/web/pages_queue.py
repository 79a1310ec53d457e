"""The review queue: what waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, g, render_template, request, url_for

from wikiwatch.app.appeal_fields import appeal_fields
from wikiwatch.app.waiting import PROPOSAL, SORTS, Only, waiting
from wikiwatch.core.action import ActionKind
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.web.listing import listed, number_asked

PAGES = Blueprint("queue", __name__)

KINDS = (PROPOSAL, *(str(kind) for kind in ActionKind))
_LONGEST = 255  # characters of what is filtered by: MediaWiki's longest title


@dataclass(frozen=True, slots=True)
class Button:
    """One answer: the word that is sent, the key that presses it, and the message that it shows."""

    word: str  # release, spam, yes, no
    shortcut: str
    said: str = ""  # "": that of the word


def buttons(item: Mapping[str, Any]) -> tuple[Button, ...]:
    """The answers that something which waits allows; none where it is decided."""
    if item["waits"].startswith("decided"):
        return ()
    if item["type"] == PROPOSAL:
        for_them = item["what"] == DecisionClass.RELEASE
        return Button("yes", "r" if for_them else "s"), Button("no", "")
    if item["type"] == "action":
        return Button("no", "r"), Button("yes", "s")
    return Button("release", "r"), Button("spam", "s")


def href(item: Mapping[str, Any]) -> str:
    """Where all about it stands."""
    if item["revid"] is not None:
        return url_for("edit.page", revid=item["revid"])
    if item["type"] == PROPOSAL:
        return url_for("edit.proposal", number=int(item["id"].rpartition("-")[2]))
    return url_for("edit.action", key=item["id"]) if item["id"] else ""


@PAGES.get("/")
def page() -> str:
    """What waits, sorted and filtered, 200 at a time."""
    asked = {name: request.args.get(name, "").strip()[:_LONGEST] for name in ("user", "domain", "campaign", "kind")}
    sort, all_ = request.args.get("sort", "age"), request.args.get("all") == "1"
    if sort not in SORTS or asked["kind"] not in ("", *KINDS):
        abort(400)
    only = Only(
        user=asked["user"] or None,
        domain=asked["domain"] or None,
        case_id=number_asked("campaign"),
        kind=asked["kind"] or None,
    )
    found = sorted(waiting(g.app, only, all_=all_), key=SORTS[sort])
    listing = listed(found)
    return render_template(
        "queue.html",
        listing=listing,
        items=[(item, href(item), buttons(item)) for item in listing.rows],
        asked=asked,
        sort=sort,
        sorts=tuple(SORTS),
        kinds=KINDS,
        all_=all_,
        address={**asked, "sort": sort, "all": "1" if all_ else ""},
        done=_done(request.args.get("done", "")),
        objections=[] if only.given or listing.number > 1 else [appeal_fields(row) for row in g.app.store.appeals()],
    )


def _done(key: str) -> Mapping[str, Any] | None:
    """The latest decision about what was decided just now, as it stands in the audit trail."""
    known = g.app.store.decisions(key[:_LONGEST]) if key else ()
    return known[-1] if known and known[-1]["who"] == g.person.who else None
