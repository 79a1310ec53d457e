"""What people decide: through the same use cases as the commands, under their own name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, g, redirect, render_template, request, url_for

from wikiwatch.app import review, undo
from wikiwatch.app.deciding import GRAVE, choice, decide
from wikiwatch.app.undo import step_fields
from wikiwatch.app.waiting import PROPOSAL
from wikiwatch.core.action import Action
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.errors import UserError
from wikiwatch.web.people import Role

PAGES = Blueprint("decide", __name__)

WORDS = ("release", "spam", "yes", "no")
STEPS = 200  # that are listed before somebody says yes to all of them
_PROPOSAL = re.compile(rf"{PROPOSAL}-([0-9]{{1,18}})")


def needs(role: Role) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A page that nobody below this role may ask for."""

    def decorator(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def checked(*args: Any, **kwargs: Any) -> Any:
            if g.person.role < role:
                abort(403)
            return view(*args, **kwargs)

        return checked

    return decorator


@PAGES.post("/decide")
@needs(Role.REVIEWER)
def answer() -> Any:
    """One answer about one thing: a button's name is the answer, its value the row in the list and the key."""
    word = next((one for one in WORDS if one in request.form), None)
    if word is None:
        abort(400)
    row, _, key = request.form[word].rpartition(" ")
    back = _back(row)
    why = request.form.get("why", "").strip()[:1_000]
    # What is looked at is what is decided: nobody else, nor the program, comes between.
    with g.app.store.transaction():
        grave, will = _meaning(key, word)
        if grave and g.person.role < Role.OPERATOR:
            abort(403)
        if (grave or key.startswith(PROPOSAL)) and request.form.get("sure") != "1":
            return render_template("sure.html", word=word, key=key, will=will, back=back)
        _decide(key, word, why)
    joined = "&" if "?" in back else "?"
    path, _, place = back.partition("#")
    return redirect(f"{path}{joined}done={key}{'#' if place else ''}{place}", 303)


@PAGES.get("/undo/<key>")
@needs(Role.REVIEWER)
def plan(key: str) -> str:
    """What would be taken back: this action, or with `all=1` all about its author."""
    wanted = _wanted(key, everything=request.args.get("all") == "1")
    found = undo.steps(g.app, wanted, f"undone by {g.person.who}")
    return render_template(
        "undo.html",
        key=key,
        everything=bool(wanted.users),
        user=_author(key),
        steps=[step_fields(step) for step in found[:STEPS]],
        total=len(found),
        todo=sum(step.open for step in found),
    )


@PAGES.post("/undo/<key>")
@needs(Role.REVIEWER)
def carry_out(key: str) -> Any:
    """Take it back."""
    wanted = _wanted(key, everything=request.form.get("all") == "1")
    found = undo.steps(g.app, wanted, f"undone by {g.person.who}")
    undo.carry_out(g.app, wanted, found, g.person.who, request.form.get("why", "").strip()[:1_000])
    known = g.app.store.action(key)
    if known.revid is None:
        return redirect(url_for("edit.action", key=key), 303)
    return redirect(url_for("edit.page", revid=known.revid), 303)


def _wanted(key: str, *, everything: bool) -> undo.Wanted:
    if not everything:
        _known(key)
        return undo.Wanted(keys=(key,))
    if g.person.role < Role.OPERATOR:
        abort(403)
    return undo.Wanted(users=(_author(key),))


def _author(key: str) -> str:
    known = _known(key)
    row = g.app.store.entry(known.revid) if known.revid is not None else None
    return str(row["user"]) if row else known.actor_key.partition(":")[2]


def _known(key: str) -> Action:
    known: Action | None = g.app.store.action(key)
    if known is None:
        raise UserError(f"no action has the key {key!r}")
    return known


def _meaning(key: str, word: str) -> tuple[bool, str]:
    """Whether an answer is a grave yes, and what it will do, in plain words; UserError where it can't be given."""
    if (number := _PROPOSAL.fullmatch(key)) is not None:
        if word not in ("yes", "no"):
            abort(400)
        found = g.app.store.proposal(int(number[1]))
        told = choice(g.app, key, good=_is_good(key, word))
        if told.problem is not None:
            raise told.problem
        will = told.will if word == "yes" else f"nothing is done of what is proposed for {found['user']}"
        return word == "yes" and found["class"] == DecisionClass.BLOCK, will
    known = _known(key)
    told = choice(g.app, key, good=_is_good(key, word))
    if told.problem is not None:
        raise told.problem
    return known.kind in GRAVE and word in ("yes", "spam"), told.will


def _is_good(key: str, word: str) -> bool:
    """Whether an answer speaks for the author: to a proposal that depends on what it proposes."""
    if (number := _PROPOSAL.fullmatch(key)) is None:
        return word in ("release", "no")
    found = g.app.store.proposal(int(number[1]))
    return (found is not None and found["class"] == DecisionClass.RELEASE) is (word == "yes")


def _decide(key: str, word: str, why: str) -> None:
    number = _PROPOSAL.fullmatch(key)
    if number is not None and word == "no":
        review.reject(g.app, int(number[1]), g.person.who, why)
    else:
        decide(g.app, key, g.person.who, why, good=_is_good(key, word))


def _back(row: str) -> str:
    """Where the form came from: a path of our own, with the row that comes next."""
    path = request.form.get("back", "")
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not re.fullmatch(r"/(?![/\\])[\x21-\x7e]{0,1000}", path or "/"):
        path = "/"
    number = row if row.isascii() and row.isdigit() and len(row) < 6 else ""
    return f"{(path or '/').partition('#')[0]}{'#row-' + number if number else ''}"
