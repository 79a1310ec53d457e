"""A URL leads where its reader comes to, through redirectors and past trackers, and its shape outlives its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.urls import canonical


@pytest.mark.parametrize(
    ("url", "target", "via"),
    [
        ("https://www.search.example/url?q=https://shop.example/", "shop.example", "search.example"),
        ("https://search.example/url?sa=t&url=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1&x=2", "shop.example/a?b=1", ""),
        ("https://social.example/away.php?to=http://shop.example/a", "shop.example/a", "social.example"),
        ("https://social.example/l.php?u=//shop.example/a", "shop.example/a", "social.example"),
        ("https://anonymous.example/?http://shop.example/a?b=1&c=2", "shop.example/a?b=1&c=2", "anonymous.example"),
        ("https://search.example/_x/RU=https%3a%2f%2fshop.example%2fa/RK=0", "shop.example/a", "search.example"),
        ("https://search.example/ck/a?p=1&u=a1aHR0cHM6Ly9zaG9wLmV4YW1wbGUvYQ&n=1", "shop.example/a", "search.example"),
        ("https://a.example/go?url=https://b.example/url?q=https://shop.example/c", "shop.example/c", "a.example"),
        ("https://proxy.example/http:/shop.example/a?b=1", "shop.example/a?b=1", "proxy.example"),
    ],
)
def test_a_redirector_is_not_where_the_reader_comes_to(url: str, target: str, via: str) -> None:
    found = canonical(url)
    assert found is not None
    assert found.target == target
    assert found.domain == "shop.example"
    assert found.via == (via or "search.example")


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/20200102030405/http://club.example/a",
        "https://web.archive.org/web/2020*/http://club.example/a",
        "https://archive.ph/2020/http://club.example/a",
        "https://www.webcitation.org/query?url=http%3A%2F%2Fclub.example%2Fa&date=2010-01-02",
        "https://translate.google.com/translate?hl=en&sl=fr&u=http://club.example/a",
    ],
)
def test_an_archive_shows_a_page_and_disguises_nothing(url: str) -> None:
    found = canonical(url)
    assert found is not None
    assert (found.target, found.domain, found.via) == ("club.example/a", "club.example", "")


@pytest.mark.parametrize(
    "url",
    [
        "https://club.example/check?uri=http://shop.example/a",
        "https://club.example/login?returnto=http://shop.example/",
        "https://club.example/page?ref=http://shop.example/",
        "https://club.example/go?url=shop",
        "https://club.example/go?url=http://localhost/a",
        "https://club.example/search?q=cheap+http",
    ],
)
def test_a_url_in_another_is_often_just_its_subject(url: str) -> None:
    found = canonical(url)
    assert found is not None
    assert (found.domain, found.via) == ("club.example", "")


def test_a_site_that_sends_readers_to_its_own_pages_is_no_redirector() -> None:
    found = canonical("https://www.club.example/go?url=https://club.example/a")
    assert found is not None
    assert (found.target, found.via) == ("club.example/a", "")


@pytest.mark.parametrize("name", ["utm_source", "fbclid", "gclid", "_hsenc", "mc_eid", "pk_campaign", "GAD_source"])
def test_trackers_make_no_difference(name: str) -> None:
    assert canonical(f"http://club.example/a?id=7&{name}=x") == canonical("http://club.example/a?id=7")


@given(st.text(alphabet="htps:/%3aA2fF?&;=urlqgo.xaHR0cDovL", max_size=120))
def test_whatever_a_url_carries_it_leads_somewhere_or_nowhere(rest: str) -> None:
    found = canonical(f"http://a.example/{rest}")
    assert found is not None
    assert found.host
    assert found.domain
