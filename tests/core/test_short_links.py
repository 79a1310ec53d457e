"""Which short links an edit added, and what they are once it is known where they lead."""

from __future__ import annotations

import pytest

from wikiwatch.core.links import links
from wikiwatch.core.shorteners import MAX_ASKED, expanded, short_url, short_urls

BIT, TINY = "https://bit.ly/4k2a", "https://tinyurl.com/b7"


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        ("", f"See {BIT} and [{TINY} this].", (BIT, TINY)),
        ("", "See http://www.Bit.ly/4k2a or bit.ly/4k2a#top.", (BIT,)),
        (f"See {BIT}.", f"See {BIT}.\nAnd {TINY}.", (TINY,)),
        (f"See {BIT}.\nMore.", f"More.\nSee {BIT}.", ()),
        ("", "The shortener https://bit.ly/ was founded in a spring.", ()),
        ("", "See https://rabbit.ly/4k2a and https://bit.ly.example/4k2a.", ()),
        ("", "See https://pipes.example/?from=bit.ly/4k2a for it.", ()),
        ("", "See https://bit.ly@pipes.example/4k2a for it.", ()),
        ("", "No link at all.", ()),
    ],
)
def test_short_links_are_asked_for_where_an_edit_adds_them(before: str, after: str, asked: tuple[str, ...]) -> None:
    assert short_urls(before, after) == asked


def test_a_list_of_short_links_is_asked_for_in_part() -> None:
    text = " ".join(f"https://bit.ly/{number}" for number in range(50))
    assert short_urls("", text) == tuple(f"https://bit.ly/{number}" for number in range(MAX_ASKED))


def test_a_short_link_becomes_one_by_way_of_its_shortener() -> None:
    (link,) = links(f"See [{BIT} our offer] today.")
    landed = expanded(link, "https://www.Pipes.example/offer/?utm_source=wiki")
    assert (landed.target, landed.host, landed.domain) == ("pipes.example/offer", "www.pipes.example", "pipes.example")
    assert landed.via == "bit.ly"
    assert (landed.raw, landed.anchor, landed.start, landed.end) == (link.raw, link.anchor, link.start, link.end)
    assert short_url(landed) == ""


@pytest.mark.parametrize("url", ["", "https://", "mailto:sales@pipes.example", "tel:+15550100200"])
def test_a_link_that_leads_to_no_site_stays_as_it_is(url: str) -> None:
    (link,) = links(f"See {BIT}.")
    assert expanded(link, url) == link
