"""Signing in by the wiki: the way there, and the way back."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikiwatch.core.inert import for_terminal
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.web.people import end_session, hashed
from wikiwatch.web.safety import cookie_name, drop_cookie, keep_cookie
from wikiwatch.web.wiki_people import BEGUN_LASTS, WIKI_SESSION_LASTS, WikiPeople
from wikiwatch.web_table import CALLBACK, WebTable

PAGES = Blueprint("oauth", __name__)
log = logging.getLogger(__name__)

LONGEST_CODE = 8000  # characters; MediaWiki's have about a thousand


@PAGES.post("/sign-in/wiki")
def begin() -> Response:
    """Send the browser to the wiki, with a state that this browser alone can bring back."""
    people = _people()
    _count()
    begun = people.begin(g.app.store, g.app.clock.now())
    answer = redirect(begun.url, 303)
    # Lax: the wiki sends the browser back by a link of its own.
    keep_cookie(answer, _table(), "wiki", begun.verifier, same_site="Lax", seconds=int(BEGUN_LASTS.total_seconds()))
    return answer


@PAGES.get(CALLBACK)
def back() -> Response:
    """Where the wiki sends people back to: a new session, or why there is none."""
    people, store, now = _people(), g.app.store, g.app.clock.now()
    state, code = request.args.get("state", ""), request.args.get("code", "")
    verifier = request.cookies.get(cookie_name(_table(), "wiki"), "")
    if not verifier or not store.use_wiki_sign_in(hashed(state), hashed(verifier), now):
        _count()
        # Whoever says no on the wiki comes back without the state: the extension leaves it out there.
        if verifier and "error" in request.args:
            return _told("pages-oauth-refused", 403)
        return _told("pages-oauth-old", 400)
    if not code or len(code) > LONGEST_CODE:
        return _told("pages-oauth-refused", 403)
    try:
        account = people.wiki.account(code, verifier)
    except NoAnswerError as error:
        log.warning("nobody could sign in by the wiki (docs/web.md): %s", for_terminal(str(error), 300))
        return _told("pages-oauth-failed", 502)
    secret = people.enter(store, account, g.app.clock.now())
    if not secret:
        return _told("pages-oauth-blocked" if account.blocked else "pages-oauth-no-right", 403, account.name)
    end_session(store, g.session_secret)
    answer = redirect(url_for("queue.page"), 303)
    keep_cookie(answer, _table(), "session", secret, same_site="Lax", seconds=int(WIKI_SESSION_LASTS.total_seconds()))
    drop_cookie(answer, _table(), "wiki")
    return answer


def offered() -> bool:
    """Whether the page that is asked for may lead to the wiki: on, and under the name where people come back to."""
    people: WikiPeople | None = current_app.extensions["wikiwatch"]["wiki_people"]
    if people is None or request.host != urlsplit(people.wiki.callback).netloc:
        return False
    g.form_leads_to = people.wiki.origin
    return True


def _table() -> WebTable:
    table: WebTable = current_app.extensions["wikiwatch"]["web"]
    return table


def _people() -> WikiPeople:
    people: WikiPeople | None = current_app.extensions["wikiwatch"]["wiki_people"]
    if people is None:
        abort(404)
    return people


def _count() -> None:
    """What strangers may ask for is limited, apart from links: neither way in can be shut by the other."""
    if not current_app.extensions["wikiwatch"]["wiki_rates"].allow(request.remote_addr or ""):
        abort(429)


def _told(why: str, status: int, name: str = "") -> Response:
    answer = make_response(render_template("sign_in_wiki.html", why=why, name=name), status)
    drop_cookie(answer, _table(), "wiki")
    return answer
