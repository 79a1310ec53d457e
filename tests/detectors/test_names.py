"""User names, titles and summaries that carry the spam."""

from __future__ import annotations

from typing import Any

import pytest
from cases import ARTICLE, edit, entry

from wikiwatch.core.evidence import Past
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.names import detect

SUMMARY, TITLE, USER = "names.summary_link", "names.title_link", "names.user_link"
SITE, ANCHOR = "names.user_is_site", "names.user_is_anchor"
HIDDEN, MIXED = "names.hidden_characters", "names.mixed_script"
MORE = ARTICLE + "\n\nIt is painted blue."
LINKED = ARTICLE + "\n\n[https://sunnyroofs.example/ Sunny roofs]"


def found(rules: Ruleset, after: str = MORE, before: str = ARTICLE, **about: Any) -> set[str]:
    return {signal.id for signal in detect(edit(after, before, **about), rules)}


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"comment": "great site https://pills.example/now"}, {SUMMARY}),
        ({"comment": "call +1 800 555 0199"}, {SUMMARY}),
        ({"comment": "source: https://sunnyroofs.example/", "after": LINKED}, set()),
        ({"comment": "dead link https://sunnyroofs.example/ taken out", "before": LINKED, "after": MORE}, set()),
        ({"comment": "see https://a.example/1", "past": Past(standing_domains=frozenset({"a.example"}))}, set()),
        ({"comment": "see https://a.example/1", "band": "known"}, set()),
        ({"comment": "typo"}, set()),
        ({"comment": "best рrices"}, {MIXED}),
        ({"comment": "best\u200bprices"}, {HIDDEN}),
        ({"comment": "\u202eecirp tseb"}, {HIDDEN}),
        ({"comment": "می\u200cخواهم"}, set()),
        ({"comment": "👩\u200d🔧 at work"}, set()),
    ],
)
def test_a_summary_may_carry_the_spam(rules: Ruleset, about: dict[str, Any], expected: set[str]) -> None:
    assert found(rules, **about) == expected


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        ("Pills.example.org", {USER}),
        ("www.example.org", {USER}),
        ("Call +1 800 555 0199", {USER}),
        ("192.0.2.xxx", set()),
        ("192.0.2.7", set()),
        ("J. Smith", set()),
        ("Sunnyroofs", {SITE, ANCHOR}),
        ("Sunny Roofs", {SITE, ANCHOR}),
        ("Sunny", set()),
        ("Αdmin of ferries", {MIXED}),
        ("Анна", set()),
    ],
)
def test_a_user_name_may_carry_the_spam(rules: Ruleset, user: str, expected: set[str]) -> None:
    assert found(rules, LINKED, user=user) == expected


def test_a_link_on_the_authors_own_page_may_have_their_name(rules: Ruleset) -> None:
    assert found(rules, LINKED, user="Sunnyroofs", title="User:Sunnyroofs", namespace=2) == set()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (edit(ARTICLE, title="Call +1 800 555 0199 now"), {TITLE}),
        (edit(MORE, ARTICLE, title="Call +1 800 555 0199 now"), set()),
        (edit(ARTICLE, title="Ferries of 1990-2010"), set()),
        (edit(ARTICLE, title="Cаsino"), {MIXED}),
        (entry("move", log_target="www.example.org"), {TITLE}),
        (entry("move", title="www.example.org", log_target="Pills"), set()),
        (entry("newusers", log_action="create", title="User:Pills.example.org", user="Pills.example.org"), {USER}),
        (entry("block", title="User:Pills.example.org", user="Pills.example.org"), set()),
    ],
)
def test_a_title_counts_where_the_author_gave_it(rules: Ruleset, case: Any, expected: set[str]) -> None:
    assert {signal.id for signal in detect(case, rules)} == expected
