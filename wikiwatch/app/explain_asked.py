"""What somebody means by one word on the command line: a revision, an author, a domain, a case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wikiwatch.app.context import App
from wikiwatch.app.explain_network import named_network
from wikiwatch.app.explain_site import place_of
from wikiwatch.core import lists
from wikiwatch.core.lists import USER_NAMESPACE, user_name
from wikiwatch.core.model import key_of, parse_network
from wikiwatch.core.networks import is_system
from wikiwatch.errors import UserError

LONGEST_REVID = 18  # digits; SQLite's numbers have up to 19, and whatever is longer is a name
_CASE = re.compile(r"case[ -]([0-9]{1,18})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be explained, as its kind writes it.

    Kinds: revision, campaign, user, domain, each with an option of its name; network and action, which have none.
    """

    kind: str
    what: str


def asked(app: App, written: str) -> Asked:
    """What a word names, by what is known here; UserError where it names several things of which something is known.

    `User:` before it says that it is an author. Networks and actions come first: an account may be named like one, but
    few are. Where nothing is known of a word, its shape decides.
    """
    name, explicit = user_name(written), USER_NAMESPACE.match(written) is not None
    network = named_network(app, name)
    if network is not None and not (explicit and is_system(network)):
        return Asked("network", network)
    if explicit or parse_network(name) is not None:
        return Asked("user", name)
    if app.store.action(written) is not None:
        return Asked("action", written)
    known = _known(app, written, name)
    if len(known) > 1:
        kinds, options = (form.join(one.kind for one in known) for form in (" and a ", ", --"))
        raise UserError(f"{written} is a {kinds} here", f"say which is meant: --{options}")
    return known[0] if known else _by_shape(written, name)


def _known(app: App, written: str, name: str) -> list[Asked]:
    found = []
    if _is_revid(written) and (row := app.store.entry(int(written))) is not None and row["outcome"] is not None:
        found.append(Asked("revision", written))
    if (case := _CASE.fullmatch(written)) and app.store.case(int(case[1])) is not None:
        found.append(Asked("campaign", case[1]))
    if app.store.seen(key_of(name)):
        found.append(Asked("user", name))
    if app.store.brought_by(place_of(written), 1):
        found.append(Asked("domain", written))
    return found


def _by_shape(written: str, name: str) -> Asked:
    if _is_revid(written):
        return Asked("revision", written)
    if case := _CASE.fullmatch(written):
        return Asked("campaign", case[1])
    if "://" in written or lists.site(written) is not None:
        return Asked("domain", written)
    return Asked("user", name)


def _is_revid(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) <= LONGEST_REVID
