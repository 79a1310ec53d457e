"""One page a case: an edit, a log entry or a proposal, with all that is known and what may be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, current_app, g, render_template

from wikiwatch.app.appeal_fields import appeal_fields
from wikiwatch.app.authors import open_actions, parts_beside, trust_now
from wikiwatch.app.explain import explain_action, explain_revision
from wikiwatch.app.explain_author import decision_fields, deed_fields
from wikiwatch.app.explain_case import explain_case
from wikiwatch.app.waiting import PROPOSAL, Only, waiting
from wikiwatch.core.action import Action
from wikiwatch.core.log_only import named
from wikiwatch.core.undoing import DOWNS, takes_back
from wikiwatch.errors import UserError
from wikiwatch.web.differing import difference
from wikiwatch.web.due import deed_buttons, with_buttons
from wikiwatch.web.pages_queue import Button, buttons

PAGES = Blueprint("edit", __name__)

CASES = 5  # campaigns of one edit that are told with their size and reason
SIGNALS = 300  # as many as places are marked


@PAGES.get("/edit/<int:revid>")
def page(revid: int) -> str:
    """All about one edit."""
    if revid >= 10**18:
        abort(404)
    return _shown(explain_revision(g.app, revid))


@PAGES.get("/action/<key>")
def action(key: str) -> str:
    """All about what an action is about: its edit or log entry, or the action alone where it has none."""
    known: Action | None = g.app.store.action(key)
    if known is None:
        raise UserError(f"no action has the key {key!r}")
    fields = explain_action(g.app, key)
    if fields is not None:
        return _shown(fields)
    return render_template(
        "action.html",
        item=deed_fields([known])[0],
        answers=answers(known),
        decisions=decision_fields(g.app, [key]),
    )


@PAGES.get("/proposal/<int:number>")
def proposal(number: int) -> str:
    """What the review of a flagged author proposes, and why."""
    found = g.app.store.proposal(number) if number < 10**18 else None
    if found is None:
        raise UserError(f"no proposal has the number {number}")
    key = f"{PROPOSAL}-{number}"
    item = next((one for one in waiting(g.app, Only(kind=PROPOSAL), all_=True) if one["id"] == key), None)
    return render_template(
        "proposal.html",
        item=item,
        answers=buttons(item) if item else (),
        proposal=found,
        decisions=decision_fields(g.app, [key]),
    )


def answers(known: Action) -> tuple[Button, ...]:
    """The answers that a planned action allows, beside those about the edit itself."""
    return () if known.kind in DOWNS else deed_buttons(known)


def _shown(fields: Mapping[str, Any]) -> str:
    texts = g.app.store.held(fields["revid"]) if fields["revid"] is not None else None
    runs, cut = difference(*texts) if texts else ([], False)
    planned = [known for one in fields["actions"] if (known := g.app.store.action(one["key"]))]
    down = next((known for known in planned if known.kind in DOWNS), None)
    now = trust_now(g.app, _author_key(fields))
    own = {one.key for one in planned}  # which stand with the edit
    return render_template(
        "edit.html",
        edit=fields,
        in_force=named(g.app.rules, fields["row"]) is not None,
        author=now,
        parts_of_trust=parts_beside(now["trust_parts"], fields["trust_parts"] or ()),
        due=[one for one in with_buttons(open_actions(g.app, now["key"])) if one[0]["key"] not in own],
        objections=[appeal_fields(row) for row in g.app.store.appeals() if row["action_key"] in own],
        runs=runs,
        cut=cut,
        kept=texts is not None,
        signals=fields["signals"][:SIGNALS],
        verdict_key=down.key if down else "",
        verdict_answers=_verdict_answers(fields, down),
        actions=[(one, answers(known)) for one, known in zip(fields["actions"], planned, strict=True)],
        cases=_cases(fields["cases"]),
        wiki=_wiki(fields),
        undoes=any(not takes_back(one) for one in planned),
        undo_key=next((one.key for one in planned if not takes_back(one)), ""),
    )


def _author_key(fields: Mapping[str, Any]) -> str:
    """The author's key as it is now: an account may have another name since."""
    row = g.app.store.entry(fields["revid"]) if fields["revid"] is not None else g.app.store.log_entry(fields["rcid"])
    return str(row["actor_key"])


def _verdict_answers(fields: Mapping[str, Any], down: Action | None) -> tuple[Button, ...]:
    """Released or confirmed once, the edit is decided; a later release takes a confirmation back."""
    if down is None or fields["overturned"]:
        return ()
    confirmed = any(one["what"] in ("confirm", "approve") for one in fields["decisions"])
    return (Button("release", "r"),) if confirmed else (Button("release", "r"), Button("spam", "s"))


def _cases(numbers: Sequence[int]) -> list[Mapping[str, Any]]:
    return [explain_case(g.app, number) for number in numbers[:CASES]]


def _wiki(fields: Mapping[str, Any]) -> str:
    index = current_app.extensions["wikiwatch"]["index"]
    return f"{index}?diff={fields['revid']}" if index and fields["revid"] is not None else ""
