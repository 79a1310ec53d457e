"""How search engines and readers come to pages: one request for all that are asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wikiwatch.core.decoys import NOINDEX, PageListing
from wikiwatch.site.reading import text_of
from wikiwatch.site.session import Session, values

Json = dict[str, Any]


def page_listings(session: Session, titles: Sequence[str]) -> Mapping[str, PageListing]:
    """See `Site.page_listings`. Raises SiteError."""
    query = session.read(
        action="query",
        titles=values(*titles),
        prop="info|pageprops|revisions",
        ppprop="noindex",
        rvprop="ids|content",
        rvslots="main",
        meta="siteinfo",
        siprop="general|namespaces",
    )["query"]
    given = {str(one["from"]): str(one["to"]) for one in query.get("normalized", ())}
    main_page = str(query["general"]["mainpage"])
    spaces = query["namespaces"]
    found = {str(page["title"]): _listing(page, spaces, main_page) for page in query["pages"] if "revisions" in page}
    return {title: found[given.get(title, title)] for title in titles if given.get(title, title) in found}


def _listing(page: Json, spaces: Json, main_page: str) -> PageListing:
    namespace = int(page["ns"])
    return PageListing(
        page_id=int(page["pageid"]),
        title=str(page["title"]),
        namespace=namespace,
        content=bool(spaces.get(str(namespace), {}).get("content", True)),
        noindex="noindex" in page.get("pageprops", {}),
        first=(text_of(page["revisions"][0]) or "").startswith(NOINDEX),
        main_page=page["title"] == main_page,
        redirect=bool(page.get("redirect")),
    )
