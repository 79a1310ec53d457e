"""A command that explains: why a change was judged so, what is known of an author, a domain, a campaign, a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from wikiwatch import config, wiring
from wikiwatch.app.context import App
from wikiwatch.app.explain import explain_action, explain_revision, explain_user
from wikiwatch.app.explain_asked import Asked, asked
from wikiwatch.app.explain_case import explain_case
from wikiwatch.app.explain_network import explain_network
from wikiwatch.app.explain_site import explain_site
from wikiwatch.app.reckoning import Texts
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.commands.explained import show
from wikiwatch.core.lists import user_name
from wikiwatch.core.model import Actor
from wikiwatch.errors import SiteError, UserError

REVIDS = click.IntRange(0, 10**18 - 1)  # SQLite's numbers have up to 19 digits


@click.command(
    epilog="\b\nExamples:\n  wikiwatch explain 1234\n  wikiwatch explain move-1234\n  wikiwatch explain 203.0.113.7\n"
    "  wikiwatch explain Some Body --json\n  wikiwatch explain --user example.org\n  wikiwatch explain example.org\n"
    "  wikiwatch explain 203.0.113.0/24\n  wikiwatch explain case 3\n"
)
@click.argument("what", metavar="[REVID|ACTION|USER|DOMAIN|NETWORK|CASE]", nargs=-1)
@click.option("--revision", type=REVIDS, metavar="REVID", help="It is a revision.")
@click.option("--user", metavar="NAME", help="It is an account or an address.")
@click.option("--domain", metavar="DOMAIN", help="It is a domain, a telephone number or an e-mail address.")
@click.option("--campaign", type=REVIDS, metavar="ID", help="It is a case, by its number in `wikiwatch cases`.")
@click.option("--fetch", is_flag=True, help="Of a revision: ask the wiki for a text that is not kept here.")
@as_json
@click.pass_obj
def explain(
    home: Path,
    what: Sequence[str],
    revision: int | None,
    user: str | None,
    domain: str | None,
    campaign: int | None,
    fetch: bool,
    json_: bool,
) -> None:
    """The whole reckoning of a change, an author, a domain, a campaign or a network.

    Of a change: what it added with the places marked that were found, every signal with its points, what looked and
    found nothing, trust with its parts, the rows of the policy, what was done and is due, and who decided what.

    A word that may mean several things is told apart by what is known here; where that does not suffice, an option
    says what is meant.
    """
    named = {"revision": revision, "user": user, "domain": domain, "campaign": campaign, "": " ".join(what).strip()}
    given = [(kind, str(value)) for kind, value in named.items() if value not in (None, "")]
    if len(given) != 1:
        raise click.UsageError("name one thing: a revision, a user, a domain, a network or a case")
    kind, written = given[0]
    if not user_name(written):
        raise click.UsageError("name a revision, a user, a domain, a network or a case")
    with looking_back(home) as app:
        wanted = _wanted(app, kind, written)
        fields = _explained(app, home, wanted, _texts(home) if fetch else None)
    if json_:
        echo_json([{name: value for name, value in fields.items() if not _private(fields, name)}])
    else:
        show(fields)


def _wanted(app: App, kind: str, written: str) -> Asked:
    """What is meant, by the option that says so or without one ("")."""
    match kind:
        case "":
            return asked(app, written)
        case "user":
            return asked(app, f"User:{user_name(written)}")
    return Asked(kind, written)


def _explained(app: App, home: Path, wanted: Asked, ask: Texts | None) -> dict[str, Any]:
    match wanted.kind:
        case "revision":
            return explain_revision(app, int(wanted.what), ask)
        case "action":
            about = explain_action(app, wanted.what, ask)
            if about is None:
                action = app.store.action(wanted.what)
                target = action.target if action else ""
                raise UserError(f"no verdict is kept behind {wanted.what}", f"`wikiwatch explain --user '{target}'`")
            return about
        case "domain":
            return explain_site(app, wanted.what)
        case "campaign":
            return explain_case(app, int(wanted.what))
        case "network":
            return explain_network(app, wanted.what)
    return explain_user(app, wanted.what, _actor(home, wanted.what))


def _private(fields: Mapping[str, Any], name: str) -> bool:
    """Addresses of a temporary account are for nothing that outlives the screen; those in a network are public."""
    return name == "addresses" and fields["about"] == "author"


def _actor(home: Path, name: str) -> Actor | None:
    """What the wiki says of an author; None where it can't be asked, and for a range, of which it knows nothing."""
    if "/" in name:
        return None
    try:
        return wiring.live_site(config.load(home), enforce=False).connect().actors([name]).get(name)
    except SiteError:
        return None


def _texts(home: Path) -> Texts:
    def ask(revids: Sequence[int]) -> Mapping[int, str]:
        return wiring.live_site(config.load(home), enforce=False).connect().texts(revids)

    return ask


COMMANDS: tuple[click.Command, ...] = (explain,)
