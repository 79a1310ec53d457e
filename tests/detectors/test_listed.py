"""Signs from the watch and the deny list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cases import ARTICLE, edit, entry

from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.listed import detect

TEXT = f"{ARTICLE}\n\nSee https://a.pills.example/1, https://b.pills.example/2 and https://library.example/3 for more."


def listing(rules: Ruleset, *rows: tuple[ListName, Kind, str]) -> Ruleset:
    entries = (
        Entry(list=one, kind=kind, what=what, reason="why", added_by="Gerda", since=date(2026, 1, 1))
        for one, kind, what in rows
    )
    return replace(rules, lists=Lists(entries=tuple(entries)))


def test_a_list_is_told_once_for_its_sites_at_the_first_link(rules: Ruleset) -> None:
    listed = listing(
        rules,
        (ListName.DENY, Kind.DOMAIN, "pills.example"),
        (ListName.WATCH, Kind.DOMAIN, "library.example"),
    )
    denied, watched = detect(edit(TEXT, ARTICLE), listed)
    assert (denied.id, denied.points, denied.excerpt) == ("listed.denied_site", 60, "https://a.pills.example/1")
    assert TEXT[denied.start : denied.end] == denied.excerpt
    assert denied.reason == "pills.example is on the deny list: why (added by Gerda)"
    assert (watched.id, watched.points) == ("listed.watched_site", 20)


@pytest.mark.parametrize(("list_", "signal"), [("watch", "listed.watched_author"), ("deny", "listed.denied_author")])
def test_authors_are_found_in_edits_and_in_log_entries(rules: Ruleset, list_: str, signal: str) -> None:
    listed = listing(rules, (ListName(list_), Kind.ACCOUNT, "Newcomer"))
    assert [found.id for found in detect(edit(ARTICLE), listed)] == [signal]
    assert [found.id for found in detect(entry("move"), listed)] == [signal]


def test_a_site_that_stood_there_before_is_nobodys_doing(rules: Ruleset) -> None:
    listed = listing(rules, (ListName.DENY, Kind.DOMAIN, "pills.example"))
    assert detect(edit(f"{TEXT}\n\nIt is closed on Mondays.", TEXT), listed) == ()


def test_the_allow_list_is_no_sign(rules: Ruleset) -> None:
    listed = listing(rules, (ListName.ALLOW, Kind.DOMAIN, "pills.example"), (ListName.ALLOW, Kind.ACCOUNT, "Newcomer"))
    assert detect(edit(TEXT, ARTICLE), listed) == ()
