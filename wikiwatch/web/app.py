"""The Flask app: each request opens what it needs and closes it; nothing here can write to the wiki."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import jinja2
from flask import Flask, Request, abort, g, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException, ServiceUnavailable
from werkzeug.wrappers import Response

from wikiwatch import config, wiring
from wikiwatch.config import Config
from wikiwatch.core.inert import for_terminal
from wikiwatch.errors import UserError
from wikiwatch.messages import ENGLISH, speaker, spoken
from wikiwatch.site.configured import account_and_api
from wikiwatch.store.base import failures_told
from wikiwatch.store.db import Store
from wikiwatch.web import (
    pages_accounts,
    pages_aside,
    pages_blocks,
    pages_bulk,
    pages_campaigns,
    pages_charts,
    pages_decide,
    pages_domains,
    pages_edit,
    pages_health,
    pages_oauth,
    pages_queue,
    pages_rules,
    pages_sign,
    pages_standing,
    pages_wasted,
    showing,
)
from wikiwatch.web.people import Role, signed_in
from wikiwatch.web.rates import Rates
from wikiwatch.web.safety import check_form, cookie_name, form_token, guard
from wikiwatch.web.wiki_people import WikiPeople, of_home

log = logging.getLogger(__name__)

# What somebody who is not signed in may ask for.
_OPEN = ("static", "sign.page", "sign.link", "sign.use", "oauth.begin", "oauth.back")
_PAGES = (
    pages_sign,
    pages_oauth,
    pages_queue,
    pages_edit,
    pages_decide,
    pages_bulk,
    pages_campaigns,
    pages_accounts,
    pages_domains,
    pages_blocks,
    pages_standing,
    pages_aside,
    pages_health,
    pages_rules,
    pages_wasted,
    pages_charts,
)
# The pages that each page leads to, with the messages of their names.
NAV = (
    ("queue.page", "web-queue"),
    ("campaigns.page", "pages-case-nav"),
    ("accounts.page", "pages-account-nav"),
    ("domains.page", "pages-domain-nav"),
    ("rules.page", "pages-rules-nav"),
    ("blocks.page", "pages-blocks-nav"),
    ("standing.page", "pages-standing-nav"),
    ("wasted.page", "pages-wasted-nav"),
    ("health.page", "web-health"),
)
# What a browser may be told; all else is a failure of ours, and its details go to the log.
SAID = {400: "web-error-400", 403: "web-error-403", 404: "web-error-404", 413: "web-error-413", 421: "web-error-421"}
SAID |= {405: "web-error-404", 429: "web-error-429"}


class _Dashboard(Flask):
    def log_exception(self, exc_info: Any) -> None:
        """Keep escapes of a hostile address out of the terminal, and links that may still sign somebody in."""
        path = str(request.url_rule) if request.blueprint == pages_sign.PAGES.name else request.path
        log.error("%s %s failed", request.method, for_terminal(path, 200), exc_info=exc_info[1])


def make(home: Path, host: str = "127.0.0.1", rates: Rates | None = None) -> Flask:
    """The dashboard of a home folder that was set up; UserError where it was not. `host`: where it will listen."""
    settings = config.load_set_up(home)
    Store(settings.database).close()  # who signs in before the first run is kept, too
    app = _Dashboard("wikiwatch.web")
    app.jinja_env.undefined = jinja2.StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(showing.FILTERS)
    guard(app, settings.web, host)
    wiki_people = of_home(settings)
    _open(app, settings, wiki_people)
    app.extensions["wikiwatch"] = {"rates": rates or Rates(), "index": _index_of(home), "web": settings.web}
    app.extensions["wikiwatch"] |= {"home": home, "wiki_people": wiki_people, "wiki_rates": Rates()}
    for pages in _PAGES:
        app.register_blueprint(pages.PAGES)
    app.register_error_handler(UserError, _refused)
    app.register_error_handler(sqlite3.DatabaseError, partial(_database_failed, settings.database))
    app.register_error_handler(HTTPException, _failed)
    app.context_processor(lambda: {"say": g.speaker.say, "token": form_token, "Role": Role, "NAV": NAV})
    return app


def _open(app: Flask, settings: Config, wiki_people: WikiPeople | None) -> None:
    @app.before_request
    def _begin() -> Response | None:
        g.closing = ExitStack()
        g.speaker = speaker(spoken(_languages(request)))
        g.person, g.session_secret = None, request.cookies.get(cookie_name(settings.web, "session"), "")
        g.form_cookie = request.cookies.get(cookie_name(settings.web, "form"), "")
        if request.endpoint == "static":
            return None
        g.app = g.closing.enter_context(wiring.offline_app(settings))
        now = g.app.clock.now()
        g.person = signed_in(g.app.store, g.session_secret, now)
        if g.person is None and wiki_people:
            g.person = wiki_people.signed_in(g.app.store, g.session_secret, now)
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            check_form()
        if g.person is None and request.endpoint not in _OPEN:
            if request.method == "POST":
                abort(403)
            return redirect(url_for("sign.page"), 303)
        return None

    @app.teardown_request
    def _end(_error: BaseException | None) -> None:
        if "closing" in g:
            g.closing.close()


def _languages(asked: Request) -> list[str]:
    return [code for code, _ in asked.accept_languages][:20] or [ENGLISH]


def _index_of(home: Path) -> str:
    """The wiki's index.php, to lead to its own diffs; "" where the home folder does not tell."""
    try:
        parts = urlsplit(account_and_api(home)[1])
    except UserError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.path.endswith("/api.php"):
        return ""
    return urlunsplit(parts._replace(path=parts.path.removesuffix("api.php") + "index.php", query="", fragment=""))


def _refused(error: UserError) -> tuple[str, int] | HTTPException:
    if g.person is None:  # where the files lie and what is wrong with the rules is nothing for strangers
        log.error("%s", "\n".join(filter(None, (error.message, error.hint))))
        return _failed(ServiceUnavailable())
    return render_template("error.html", message=error.message, hint=error.hint), 409


def _database_failed(path: Path, error: sqlite3.DatabaseError) -> tuple[str, int] | HTTPException:
    try:
        with failures_told(path):
            raise error
    except UserError as told:
        return _refused(told)


def _failed(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400 or "speaker" not in g:
        return error
    return render_template("error.html", message=g.speaker.say(SAID.get(code, "web-error-500")), hint=""), code
