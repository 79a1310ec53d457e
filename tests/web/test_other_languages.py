"""Whoever reads the dashboard in another language finds English where people and wikis wrote it, and nowhere else."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from fakes import FakeSite
from road import until_quiet
from visitors import NewVisitor

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.core.model import AccountState
from wikiwatch.core.review import Sent, Window
from wikiwatch.core.review import review as find
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.messages import ENGLISH, LANGUAGES

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
# What is the same in every language, and why.
SAME = (
    r"(.* – )?wikiwatch|wikiwatch \S+ .*",  # the name of the program, and its commands
    r".*Looking for quick pipes help.*",  # what was written on the wiki
    r"(https://|Domain )?pipes\.example(/\d)?",  # in German as well
    r"(block|down|proposal|release)-\d+|wqkzjhrv|[0-9a-f]{12}",  # keys, random letters and a version of the rules
    r"Anna \(web\)|Bea \(web\)",  # people's names
    r"a person's own words",
    r"\(operator\)|60 minutes",  # in Polish and in French as well
)
ASIDE = {"code", "pre", "script", "style"}  # keys, commands, ids and the texts of the wiki
# Two words, or one that is no name: those begin with a capital.
ENGLISH_WORDS = re.compile(r"[A-Za-z]{2,}[^A-Za-z]+[A-Za-z]{2,}|\b[a-z]{3,}\b")


class Texts(HTMLParser):
    """What is read on a page, a text for each element, and what is said of those that show none."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("input", "meta", "link", "br"):
            self.inside.append(tag)
        self.found |= {value for name, value in attrs if name in ("aria-label", "alt") and value}

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not ASIDE & set(self.inside):
            self.found.add(" ".join(data.split()))


def sentences(page: str) -> set[str]:
    """The texts that are words and no names, but for those that every language shares."""
    found = {text for text in Texts(page).found if ENGLISH_WORDS.search(text)}
    return {text for text in found if not any(re.fullmatch(same, text) for same in SAME)}


@pytest.fixture
def paths(live: tuple[App, FakeSite], edits: list[int], campaign: int) -> list[str]:
    """All pages of a home in which much has happened."""
    app, site = live
    store, now = app.store, site.clock.now()
    by_sysop = site.append("Sybil", "Tower", "The tower was painted in spring.")
    until_quiet(app, site.clock)
    hold.release(app, f"down-{edits[0]}", "Anna (web)", "a person's own words")
    hold.confirm(app, f"down-{edits[1]}", "Anna (web)")
    until_quiet(app, site.clock)
    store.set_state(
        ("ip:192.0.2.7", "192.0.2.7"),
        AccountState.FLAGGED,
        now,
        until=now + timedelta(days=9),
        revid=edits[5],
        reason="",
    )
    sent = Sent(revid=edits[5], page_id=1, title="Tower", at=now, score=60, row="tracking-edit")
    window = Window(band="new", flagged_at=now, cause=(sent,), later=(sent,))
    finding = find(window, 80, app.rules.review, now)
    detail = {
        "reason": finding.reason,
        "questions": [{"id": one.id, "reason": one.reason} for one in finding.questions],
        "revids": [edits[5]],
        "similar": [edits[5]],
        "attempts": 1,
    }
    number = store.propose(("ip:192.0.2.7", "192.0.2.7"), str(DecisionClass.RELEASE), now, detail)
    store.trip("signs-enough", now, "overturned for 3 authors by Anna: down-1, down-2, down-3", "mark")
    found = ["/", "/?all=1", "/?kind=block", "/health", "/campaigns", f"/campaign/{campaign}", "/domains?which=all"]
    found += ["/domain?name=pipes.example", "/accounts", "/blocks", "/standing", "/rules", "/wasted"]
    found += [f"/account?name={name}" for name in ("Eve", "Fay", "Sybil", "192.0.2.7")]
    found += [f"/edit/{revid}" for revid in (*edits, by_sysop)]
    found += [f"/action/down-{edits[2]}", f"/action/block-{edits[4]}", f"/proposal/{number}"]
    found += [f"/undo/down-{revid}" for revid in edits] + [f"/undo/down-{edits[2]}?all=1"]
    found += [f"/cleanup?campaign={campaign}", "/cleanup?user=Eve"]
    found += [f"/bulk?campaign={campaign}&word={word}" for word in ("release", "spam")]
    found += [f"/rule/{rule}" for rule in ("signs-enough", "random_text", "repeat_links", "tracking-edit")]
    return [*found, "/nowhere", "/proposal/99", "/action/none", "/account?name=Nobody", "/edit/999999"]


def test_no_sentence_stays_english(visitor: NewVisitor, paths: list[str]) -> None:
    anna = visitor("operator")
    left = []
    for path in paths:
        english = sentences(anna.get(path, headers={"Accept-Language": ENGLISH}).text)
        for language in OTHERS:
            other = sentences(anna.get(path, headers={"Accept-Language": language}).text)
            assert other or english, f"{path}, {language}"
            left += [f"{path}, {language}: {text}" for text in sorted(english & other)]
    assert "\n".join(left) == ""
