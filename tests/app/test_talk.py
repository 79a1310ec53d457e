"""Where people talk they sign, and a signature with a web site makes nobody a spammer."""

from __future__ import annotations

import pytest
from fakes import FakeSite
from road import ARTICLES, advert, furnish, outcomes

from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll

COMMENTS = (
    "I agree.",
    "The second paragraph lacks a source, and the map is of another town.",
    "Thank you!",
    "Could somebody who lives there take a picture of the new bridge?",
    "Done.",
    "It has been like that since the spring, and nobody has complained.",
)
SIGNATURES = (
    "-- [[User:Nina|Nina]] ([https://nina.example site]) 12:3{}, 1 January 2026 (UTC)",
    "[[User:Nina|Nina]] ([[User talk:Nina|talk]]) [https://nina.example site] 12:3{}, 1 January 2026 (UTC)",
    "--[https://nina.example Nina] 12:3{}, 1 January 2026 (UTC)",
)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_different_comments_with_one_signature_are_let_through(app: App, site: FakeSite, signature: str) -> None:
    furnish(site, *(f"Talk:{title}" for title in ARTICLES))
    poll(app)
    edits = [
        site.append("Nina", f"Talk:{ARTICLES[number]}", f"{comment} {signature.format(number)}")
        for number, comment in enumerate(COMMENTS)
    ]
    poll(app)
    assert [outcomes(app)[revid] for revid in edits] == ["allow"] * len(COMMENTS)


def test_a_signed_advert_is_an_advert(app: App, site: FakeSite) -> None:
    furnish(site, *(f"Talk:{title}" for title in ARTICLES))
    poll(app)
    edits = [
        site.append("Flora", f"Talk:{ARTICLES[number]}", f"{advert(number)} {SIGNATURES[0].format(number)}")
        for number in range(5)
    ]
    poll(app)
    assert [outcomes(app)[revid] for revid in edits] == ["hold"] * 4 + ["revert"]
