"""Many at once: deciding about all that waits of a campaign, domain or author, and taking down all that they did.

Each shows first what would be done. The form carries a digest of that, and what has changed meanwhile is shown anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for

from wikiwatch.app import cleanup
from wikiwatch.app.deciding import Choice, choice, decide
from wikiwatch.app.waiting import Only, waiting
from wikiwatch.core.model import AccountState
from wikiwatch.errors import UserError
from wikiwatch.ports import AttemptError
from wikiwatch.web.listing import ROWS
from wikiwatch.web.pages_decide import needs
from wikiwatch.web.people import Role

PAGES = Blueprint("bulk", __name__)

_LONGEST = 255  # characters of a name: MediaWiki's longest
_WORDS = ("release", "spam")


@PAGES.get("/bulk")
@needs(Role.REVIEWER)
def page() -> str:
    """What a word about all that waits of a campaign, a domain or an author would decide."""
    return _listed(_asked("campaign", "domain", "user"), _word(), done=request.args.get("done", type=int))


@PAGES.post("/bulk")
@needs(Role.REVIEWER)
def answer() -> Any:
    """Decide about those that were shown."""
    asked, word = _asked("campaign", "domain", "user"), _word()
    why = request.form.get("why", "").strip()[:1_000]
    with g.app.store.transaction():  # nobody comes between what is looked at and what is decided
        able = [one for one, _ in _choices(asked, word)[0]]
        if request.form.get("seen") != _digest(f"{one.id} {one.will}" for one in able):
            return _listed(asked, word, changed="seen" in request.form)
        done = sum(_decided(one, word, why) for one in able)
    return redirect(url_for("bulk.page", word=word, done=done, **asked), 303)


@PAGES.get("/cleanup")
@needs(Role.OPERATOR)
def plan() -> str:
    """All that a campaign or an author did, with what would be done about each."""
    return _planned(_asked("campaign", "user"))


@PAGES.post("/cleanup")
@needs(Role.OPERATOR)
def take_down() -> Any:
    """Take down what was shown, if somebody has confirmed, or confirms now, that this is spam."""
    asked = _asked("campaign", "user")
    why = request.form.get("why", "").strip()[:1_000]
    with g.app.store.transaction():
        whom, steps = _whom(asked)
        unsaid = bool(cleanup.unconfirmed(g.app, whom))
        if (unsaid and request.form.get("confirm") != "1") or request.form.get("seen") != _seen_steps(steps):
            return _planned(asked, changed="seen" in request.form)
        cleanup.carry_out(g.app, whom, steps, g.person.who, why, confirming=unsaid)
    return redirect(url_for("bulk.plan", **asked), 303)


def _asked(*names: str) -> dict[str, Any]:
    """The one thing that is asked about, by its name."""
    given = request.args
    found = {name: given[name].strip()[:_LONGEST] for name in names if given.get(name, "").strip()}
    number = found.get("campaign", "0")
    if len(found) != 1 or not (number.isascii() and number.isdigit() and len(number) <= 18):
        abort(400)
    return found


def _word() -> str:
    word = request.args.get("word", "")
    if word not in _WORDS:
        abort(400)
    return word


def _choices(asked: dict[str, Any], word: str) -> tuple[list[tuple[Choice, dict[str, Any]]], int, int]:
    """The oldest 200 that can be decided so, each with its edit; how many more can; how many take a yes of their own.

    These are blocks, deletions, changes of group and proposals: `wikiwatch review release --user` leaves them out, too.
    """
    number = int(asked["campaign"]) if "campaign" in asked else None
    if number is not None and g.app.store.case(number) is None and g.app.store.in_case(number):
        return [], 0, 0  # so many of its edits were released that it is none any more
    items = waiting(g.app, Only(user=asked.get("user"), domain=asked.get("domain"), case_id=number))
    edits = {item["id"]: item for item in items if item["type"] == "edit"}
    told = (choice(g.app, key, good=word == "release") for key in edits)
    able = [(one, edits[one.id]) for one in told if one.problem is None]
    return able[:ROWS], max(0, len(able) - ROWS), len(items) - len(edits)


def _listed(asked: dict[str, Any], word: str, *, done: int | None = None, changed: bool = False) -> str:
    able, more, apart = _choices(asked, word)
    return render_template(
        "bulk.html",
        asked=asked,
        about=_about(asked),
        word=word,
        able=able,
        more=more,
        apart=apart,
        done=done,
        changed=changed,
        seen=_digest(f"{one.id} {one.will}" for one, _ in able),
    )


def _decided(one: Choice, word: str, why: str) -> bool:
    """Whether the word could be kept: an earlier one of the same list may have settled it."""
    try:
        with g.app.store.attempt():
            decide(g.app, one.id, g.person.who, why, good=word == "release")
    except AttemptError as error:
        if not isinstance(error.__cause__, UserError):
            raise
        return False
    return True


def _planned(asked: dict[str, Any], *, changed: bool = False) -> str:
    whom, steps = _whom(asked)
    fields = [cleanup.step_fields(step) for step in steps]
    return render_template(
        "cleanup.html",
        asked=asked,
        about=_about(asked),
        steps=fields[:ROWS],
        more=max(0, len(fields) - ROWS),
        todo=sum(step.state == "open" for step in steps),
        unsaid=_unsaid(whom),
        changed=changed,
        seen=_seen_steps(steps),
    )


def _unsaid(whom: cleanup.Whom) -> str:
    """The message that says why a person has to confirm first; "" where one has."""
    if not cleanup.unconfirmed(g.app, whom):
        return ""
    cleared = any(g.app.store.state(key, g.app.clock.now()) is AccountState.CLEARED for key, _ in whom.hands)
    return "pages-bulk-cleared" if cleared and whom.case_id is None else "pages-bulk-unsaid"


def _whom(asked: dict[str, Any]) -> tuple[cleanup.Whom, list[cleanup.Step]]:
    number = asked.get("campaign")
    whom = cleanup.author(g.app, asked["user"]) if number is None else cleanup.campaign(g.app, int(number))
    return whom, cleanup.steps(g.app, whom, f"clean-up of {whom.name} by {g.person.who}")


def _about(asked: dict[str, Any]) -> str:
    """Where all about it stands."""
    if "campaign" in asked:
        return url_for("campaigns.one", number=int(asked["campaign"]))
    if "domain" in asked:
        return url_for("domains.one", name=asked["domain"])
    return url_for("accounts.one", name=asked["user"])


def _seen_steps(steps: Iterable[cleanup.Step]) -> str:
    """All of them, not only what is to be done: who confirms silences the authors of the others, too."""
    told = ((cleanup.step_fields(step), step.state == "open") for step in steps)
    return _digest(f"{one['what']} {one['key']} {one['rcid']} {one['revid']} {todo}" for one, todo in told)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
