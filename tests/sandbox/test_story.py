"""The story as it is written, and the bundled export of it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rapidfuzz import fuzz

from wikiwatch.sandbox import cast, story

NAMESPACE = "{http://www.mediawiki.org/xml/export-0.11/}"


def exported() -> dict[int, tuple[str, str, str]]:
    """Title, author and text of each revision of the bundled export."""
    found = {}
    for page in ElementTree.parse(story.bundled()[0]).iter(f"{NAMESPACE}page"):
        for revision in page.iter(f"{NAMESPACE}revision"):
            author = revision.findtext(f"{NAMESPACE}contributor/{NAMESPACE}username") or revision.findtext(
                f"{NAMESPACE}contributor/{NAMESPACE}ip"
            )
            found[int(revision.findtext(f"{NAMESPACE}id", "0"))] = (
                page.findtext(f"{NAMESPACE}title", ""),
                author or "",
                revision.findtext(f"{NAMESPACE}text", ""),
            )
    return found


@pytest.mark.parametrize(
    "visitors", [cast.botnet, cast.spammer, cast.pair, cast.typos, cast.tongues, cast.technical, cast.source]
)
def test_mixing_keeps_each_visitors_own_order(visitors: object) -> None:
    assert callable(visitors)
    own = visitors()
    assert [step for step in cast.script() if step in own] == own


def test_good_edits_come_between_bad_ones_from_beginning_to_end() -> None:
    expected = [step.expected for step in cast.script()]
    changes = sum(before != after for before, after in pairwise(expected))
    assert changes >= 20
    assert cast.STANDS in expected[:10]
    assert cast.STANDS in expected[-10:]


def test_the_two_accounts_take_turns_on_one_page() -> None:
    turns = [step.who for step in cast.script() if step.title == cast.FERRY and step.cast == "pair"]
    assert turns == ["Lagoon Lucy", "BlueArrow77"] * 2


@pytest.mark.parametrize(("who", "pages"), [("WarmNest Dana", 8), ("Lagoon Lucy", 5), ("BlueArrow77", 5)])
def test_an_advert_changes_a_little_from_page_to_page(who: str, pages: int) -> None:
    steps = [step for step in cast.script() if step.who == who]
    assert len({step.title for step in steps}) == pages
    # From 80 per cent on two texts are near-identical even for a trusted account.
    assert all(80 < fuzz.ratio(one.text, other.text) < 100 for one, other in combinations(steps, 2))


def test_the_botnet_has_a_dozen_addresses_and_brings_links_to_probed_pages_only() -> None:
    probes, links = cast.PROBES, cast.RETURNS
    assert len({address for address, *_ in probes}) >= 12
    assert {title for _, title, _ in links} <= {title for _, title, *_ in probes}
    again = {(address, title) for address, title, _ in links} & {(who, title) for who, title, *_ in probes}
    assert 0 < len(again) < len(links)


def test_no_newcomer_brings_a_link_to_a_probed_page() -> None:
    probed = {title for _, title, *_ in cast.PROBES}
    assert not [
        step for step in cast.script() if step.expected == cast.STANDS and "//" in step.text and step.title in probed
    ]


def test_every_visit_is_in_the_bundled_export_as_it_was_written() -> None:
    revisions = exported()
    visits = story.bundled()[1]
    assert len(visits) == len(cast.script())
    for visit in visits:
        title, author, text = revisions[visit.revid]
        assert (title, author) == (visit.title, visit.user)
        assert visit.stands(text)


def test_the_bundled_visits_are_the_story_that_the_code_tells() -> None:
    told = [(step.cast, step.who, step.title, step.text, step.expected) for step in cast.script()]
    assert [(v.cast, v.user, v.title, v.passage, v.expected) for v in story.bundled()[1]] == told


def test_no_passage_stood_on_its_page_before() -> None:
    texts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for revid, (title, _, text) in exported().items():
        texts[title].append((revid, text))
    for visit in story.bundled()[1]:
        assert not [revid for revid, text in texts[visit.title] if revid < visit.revid and visit.stands(text)]


def test_visits_are_the_same_after_saving_and_loading(tmp_path: Path) -> None:
    visits = story.bundled()[1]
    story.save_visits(visits, tmp_path / "visits.json")
    assert story.load_visits(tmp_path / "visits.json") == visits
