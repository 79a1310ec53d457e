"""What keeps the dashboard safe whatever a page holds: host names, headers, tokens of forms."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from urllib.parse import urlsplit

from flask import Flask, abort, g, request
from werkzeug.wrappers import Response

from wikiwatch.web_table import LOCAL_NAMES, WebTable, without_port

MOST_BYTES = 64 * 1024  # of a request: a form with a reason of some sentences
_TOKEN = 32  # hexadecimal digits, 128 bits
# Nothing runs and nothing is loaded but the two files of this package, whatever stands in a page.
_POLICY = "Content-Security-Policy"
_HEADERS = {
    _POLICY: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nothing is told to others. `no-referrer` would make browsers hide from us where our own forms come from.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


def guard(app: Flask, table: WebTable, host: str) -> None:
    """Let each request pass these checks, and each answer have these headers. `host`: where it listens."""
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    names = LOCAL_NAMES | ({host, f"[{host}]"} if is_loopback(host) else set())

    @app.before_request
    def _check_host() -> None:
        if request.host != table.host and without_port(request.host) not in names:
            abort(421)

    @app.after_request
    def _say(answer: Response) -> Response:
        for name, value in _HEADERS.items():
            answer.headers[name] = value
        if leads_to := g.get("form_leads_to"):
            policy = _HEADERS[_POLICY].replace("form-action 'self'", f"form-action 'self' {leads_to}")
            answer.headers[_POLICY] = policy
        if request.path.startswith("/sign-in/"):
            # What the page of a link loads would name that link as where it came from, and access logs keep it.
            answer.headers["Referrer-Policy"] = "strict-origin"
        if table.https:
            answer.headers["Strict-Transport-Security"] = "max-age=31536000"
        if made := g.get("made_form_secret"):
            keep_cookie(answer, table, "form", made, same_site="Strict")
        return answer


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def cookie_name(table: WebTable, what: str) -> str:
    """`__Host-`: a browser takes such a cookie only over https and from this very host, from no neighbour.

    With the port, if the address names one: browsers send cookies to all ports of a host, and dashboards of several
    wikis would sign one another out.
    """
    _, colon, port = request.host.rpartition(":")
    own = f"wikiwatch-{what}" + (f"-{port}" if colon and port.isdigit() else "")
    return f"__Host-{own}" if table.https else own


def keep_cookie(
    answer: Response, table: WebTable, what: str, value: str, *, same_site: str, seconds: int | None = None
) -> None:
    """Give the browser a secret that no script reads. Without `seconds`, until it is closed."""
    name = cookie_name(table, what)
    answer.set_cookie(name, value, max_age=seconds, httponly=True, secure=table.https, samesite=same_site)


def drop_cookie(answer: Response, table: WebTable, what: str) -> None:
    """Take a secret out of the browser."""
    answer.delete_cookie(cookie_name(table, what), httponly=True, secure=table.https, samesite="Lax")


def form_token() -> str:
    """What each form on this page has to bring back: only who can read our pages or cookies knows it."""
    secret = g.session_secret if g.person else _form_secret()
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()[:_TOKEN]


def check_form() -> None:
    """Refuse what was sent from elsewhere: another site's page, or one whose token is not ours."""
    came_from = request.headers.get("Sec-Fetch-Site")
    if came_from is not None and came_from != "same-origin":
        abort(403)
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)
    if came_from is None and origin is None:
        abort(403)
    if not hmac.compare_digest(request.form.get("token", "").encode(), form_token().encode()):
        abort(403)


def _form_secret() -> str:
    """Of somebody who is not signed in: the one in their cookie, or a new one."""
    known = str(g.form_cookie or g.get("made_form_secret", ""))
    if not known:
        known = g.made_form_secret = secrets.token_urlsafe(32)
    return known
