"""Links behind shorteners: asked for before a page of changes is judged, and judged by where they lead."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from wikiwatch.app.context import App
from wikiwatch.core.evidence import Added
from wikiwatch.core.model import Facts
from wikiwatch.core.shorteners import expanded, short_url, short_urls

log = logging.getLogger(__name__)


def ask(app: App, page: Sequence[Facts]) -> None:
    """Find out where the short links of some changes lead, if the settings say so. Call it outside a transaction.

    What can't be found out is judged as it stands; nothing here stops the watch.
    """
    if app.expander is None:
        return
    urls = (url for facts in page for url in _urls(facts))
    now = app.clock.now()
    unknown = app.store.unexpanded(list(dict.fromkeys(urls)), now)
    if not unknown:
        return
    try:
        found = app.expander.expand(unknown)
    except Exception:
        log.exception("%d short links could not be followed; they are judged as they stand", len(unknown))
        return
    with app.store.transaction():
        app.store.keep_expansions(found, now)


def _urls(facts: Facts) -> Sequence[str]:
    if not facts.change.is_text or facts.before is None or facts.after is None:
        return ()
    try:
        return list(short_urls(facts.before, facts.after))
    except Exception:  # the judge will meet it too, and counts it
        log.exception("short links could not be looked for in revision %s", facts.change.revid)
        return ()


def with_landings(app: App, added: Added) -> Added:
    """What was added, with each short link as one to where it leads, as far as that is known."""
    urls = {short_url(link) for link in added.links} - {""}
    known = app.store.expansions(urls) if urls else {}
    if not known:
        return added
    return replace(
        added,
        links=tuple(expanded(link, known[url]) if (url := short_url(link)) in known else link for link in added.links),
    )
