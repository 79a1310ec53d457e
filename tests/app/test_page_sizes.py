"""How long the pages on the wiki get under a flood of the longest hostile names and titles."""

from __future__ import annotations

from fakes import BOT, FakeClock, FakeSite
from road import PROBE, furnish, make_app

from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.ports import Store

LOG_LIMIT = 200_000  # bytes, with a hundred rows: a tenth of MediaWiki's limit of 2 MB
REVIEW_LIMIT = 150_000  # with fifty
ARCHIVE_LIMIT = 1_000_000  # with five hundred
HOSTILE = ("\u202e", "{", "[", "<", ">", "&", "|", "\U00020bb7")


def test_a_flood_of_long_hostile_names_and_titles_makes_no_page_too_long(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, rules, clock, review_title=f"User:{BOT}/Review")
    furnish(site)
    poll(app)
    for number in range(400):
        name = f"{number:03}" + HOSTILE[number % len(HOSTILE)] * 60
        site.edit(name, f"{number:03}" + HOSTILE[number % len(HOSTILE)] * 60, PROBE)
    for _ in range(3):
        tick(app)
        clock.advance(minutes=1)
    sizes = {page.title: len((page.head.text or "").encode()) for page in site.pages.values() if BOT in page.title}
    assert site.text(f"User:{BOT}/Log").count("Special:Diff/") == 100
    assert site.text(f"User:{BOT}/Review").count("Special:Diff/") == 50
    assert sizes[f"User:{BOT}/Log"] < LOG_LIMIT
    assert sizes[f"User:{BOT}/Review"] < REVIEW_LIMIT
    months = [size for title, size in sizes.items() if title.startswith(f"User:{BOT}/Log/")]
    assert months
    assert max(months) < ARCHIVE_LIMIT
