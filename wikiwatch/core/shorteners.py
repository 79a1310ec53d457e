"""Short links: which there are in what an edit added, and what a link is once it is known where it leads."""

from __future__ import annotations

import re
from dataclasses import replace

from wikiwatch.core.evidence import Link
from wikiwatch.core.links import links
from wikiwatch.core.urls import canonical

# Public services that were known to everybody for years, or are now: none is a site that somebody would cite.
SHORTENERS = frozenset(
    """
    adf.ly bc.vc bit.do bit.ly bitly.com buff.ly cutt.ly cli.gs clck.ru dlvr.it goo.gl goo.su is.gd j.mp lnkd.in
    ow.ly qr.ae rb.gy rebrand.ly s.id shorte.st shorturl.at snip.ly su.pr t.co t.ly t2m.io tiny.cc tiny.one
    tinyurl.com tr.im u.to v.gd vk.cc x.co
    """.split()
)
# Asked for one edit: adverts have one or two, and all edits that are read at once share one limit of time.
MAX_ASKED = 5

_MENTION = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(SHORTENERS)))})(?![\w-])", re.I)


def short_url(link: Link) -> str:
    """The address to ask where a short link leads; "" for other links, and for a shortener's own front page.

    It is always HTTPS, which every living service has: nobody on the way learns or changes what is asked.
    """
    return f"https://{link.target}" if link.domain in SHORTENERS and "/" in link.target else ""


def short_urls(before: str, after: str) -> tuple[str, ...]:
    """The first short URLs on lines that were not there before, each once; see `short_url`.

    A disguised host (encoded, spelled out) is not looked for: that is a sign by itself.
    """
    old = set(before.split("\n"))
    lines = [line for line in after.split("\n") if line not in old and _MENTION.search(line)]
    found = (short_url(link) for link in links("\n".join(lines))) if lines else ()
    return tuple(dict.fromkeys(url for url in found if url))[:MAX_ASKED]


def expanded(link: Link, url: str) -> Link:
    """A short link as one to the URL where it leads, by way of the shortener; unchanged where that is no address."""
    landing = canonical(url)
    if landing is None or landing.kind != "url":
        return link
    return replace(link, target=landing.target, host=landing.host, domain=landing.domain, via=link.domain)
