"""The review queue: what waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, g, render_template, request, url_for

from wikiwatch.app.waiting import PROPOSAL, SORTS, Only, waiting
from wikiwatch.core.action import ActionKind
from wikiwatch.core.review_rules import DecisionClass

PAGES = Blueprint("queue", __name__)

ROWS = 200  # of a page: below 200 kB, which a phone loads in a second or two
KINDS = (PROPOSAL, *(str(kind) for kind in ActionKind))
_LONGEST = 255  # characters of what is filtered by: MediaWiki's longest title


@dataclass(frozen=True, slots=True)
class Button:
    """One answer: the word that is sent, and the key that presses it."""

    word: str  # release, spam, yes, no
    shortcut: str


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
    if sort not in SORTS or asked["kind"] not in ("", *KINDS) or not _numbers(asked["campaign"], _page()):
        abort(400)
    only = Only(
        user=asked["user"] or None,
        domain=asked["domain"] or None,
        case_id=int(asked["campaign"]) if asked["campaign"] else None,
        kind=asked["kind"] or None,
    )
    found = sorted(waiting(g.app, only, all_=all_), key=SORTS[sort])
    pages = max(1, -(-len(found) // ROWS))
    number = min(max(1, int(_page() or 1)), pages)  # what was decided may have been all of the last page
    shown = found[(number - 1) * ROWS : number * ROWS]
    return render_template(
        "queue.html",
        items=[(item, href(item), buttons(item)) for item in shown],
        total=len(found),
        number=number,
        pages=pages,
        asked=asked,
        sort=sort,
        sorts=tuple(SORTS),
        kinds=KINDS,
        all_=all_,
        address={**asked, "sort": sort, "all": "1" if all_ else ""},
        done=_done(request.args.get("done", "")),
    )


def _page() -> str:
    return request.args.get("page", "")


def _numbers(*words: str) -> bool:
    return all(word == "" or (word.isascii() and word.isdigit() and len(word) <= 9) for word in words)


def _done(key: str) -> Mapping[str, Any] | None:
    """The latest decision about what was decided just now, as it stands in the audit trail."""
    known = g.app.store.decisions(key[:_LONGEST]) if key else ()
    return known[-1] if known and known[-1]["who"] == g.person.who else None
