"""Signing in by a one-time link, and out."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikiwatch.web.pages_oauth import offered
from wikiwatch.web.people import SESSION_LASTS, begin_session, end_session, hashed
from wikiwatch.web.safety import drop_cookie, keep_cookie

PAGES = Blueprint("sign", __name__)


@PAGES.get("/sign-in")
def page() -> str:
    """How to get a link, and the way by the wiki where that is on."""
    return render_template("sign_in.html", by_wiki=offered())


@PAGES.get("/sign-in/<secret>")
def link(secret: str) -> tuple[str, int]:
    """A button, for what shows previews of links asks for them too, and would use them up."""
    name = _whose(secret)
    return render_template("sign_in_link.html", name=name, secret=secret), 200 if name else 404


@PAGES.post("/sign-in/<secret>")
def use(secret: str) -> Response | tuple[str, int]:
    """Sign in: a new session, the old one of this browser ends."""
    store, now = g.app.store, g.app.clock.now()
    known = _whose(secret) is not None
    with store.transaction():  # a link is not used up where no session comes of it
        name = store.use_web_link(hashed(secret), now) if known else None
        if name is None:
            return render_template("sign_in_link.html", name=None, secret=""), 404
        end_session(store, g.session_secret)
        session = begin_session(store, name, now)
    answer = redirect(url_for("queue.page"), 303)
    seconds = int(SESSION_LASTS.total_seconds())
    # Lax: a link in a message or on the wiki leads in. Forms need their token besides.
    keep_cookie(answer, _table(), "session", session, same_site="Lax", seconds=seconds)
    return answer


@PAGES.post("/sign-out")
def out() -> Response:
    """End the session, here and in the store."""
    end_session(g.app.store, g.session_secret)
    answer = redirect(url_for("sign.page"), 303)
    drop_cookie(answer, _table(), "session")
    return answer


def _whose(secret: str) -> str | None:
    """For whom a link is. Only what does not work is counted, or strangers could lock out whoever has a good link."""
    name: str | None = g.app.store.web_link(hashed(secret), g.app.clock.now())
    if name is None and not current_app.extensions["wikiwatch"]["rates"].allow(request.remote_addr or ""):
        abort(429)
    return name


def _table() -> Any:
    return current_app.extensions["wikiwatch"]["web"]
