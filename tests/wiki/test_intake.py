"""What is read, and from when: nothing missed, nothing twice, nothing acted on that is too old."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from patrol import Patrol, letters

from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The forest is old.\n\nNobody has counted its trees."
ADDRESS = "198.51.100.5"
MANY = 620  # more than MediaWiki gives at once
FEW = 20

Written = tuple[str, datetime, str, str]  # title, time, author, text


@pytest.fixture
def patrol(shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol that has not run yet."""
    patrol = Patrol(shared_wiki, tmp_path)
    yield patrol
    patrol.close()


def import_history(wiki: PracticeWiki, file: Path, revisions: list[Written]) -> None:
    """Bring revisions of another time into the wiki and its recent changes, as its own scripts do."""
    pages: dict[str, str] = {}
    for title, at, author, text in revisions:
        who = f"<ip>{author}</ip>" if author[0].isdecimal() else f"<username>{author}</username>"
        pages[title] = pages.get(title, "") + (
            f"<revision><timestamp>{at:%Y-%m-%dT%H:%M:%SZ}</timestamp><contributor>{who}</contributor>"
            f'<model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">{text}</text></revision>'
        )
    body = "".join(f"<page><title>{title}</title>{parts}</page>" for title, parts in pages.items())
    namespace = "http://www.mediawiki.org/xml/export-0.11/"
    file.write_text(f'<mediawiki xmlns="{namespace}" version="0.11" xml:lang="en">{body}</mediawiki>', encoding="utf-8")
    wiki.maintenance("importDump", "--username-prefix=imported", str(file))
    wiki.maintenance("rebuildrecentchanges")


def test_the_first_run_begins_at_the_present(patrol: Patrol) -> None:
    patrol.sysop.edit("Beech", text=ARTICLE)
    before = patrol.wiki.anonymous(ADDRESS).edit("Beech", appendtext=f"\n\n{letters()}")
    patrol.begin()
    patrol.sysop.edit("Birch", text=ARTICLE)
    after = patrol.wiki.anonymous(ADDRESS).edit("Birch", appendtext=f"\n\n{letters()}")

    patrol.run()

    assert before not in patrol.log()
    assert BOT not in patrol.authors("Beech")
    assert patrol.outcomes(after) == ["revert"]
    assert patrol.text("Birch") == ARTICLE


def test_the_first_run_begins_at_the_wikis_present_with_a_clock_that_is_behind(patrol: Patrol) -> None:
    patrol.say("yes")
    patrol.sysop.edit("Rowan", text=ARTICLE)
    before = patrol.wiki.anonymous(ADDRESS).edit("Rowan", appendtext=f"\n\n{letters()}")
    behind = timedelta(minutes=-30)

    patrol.run(ahead=behind)
    patrol.run(ahead=behind)

    assert before not in patrol.log()
    assert BOT not in patrol.authors("Rowan")


def test_what_people_take_back_costs_no_trust(patrol: Patrol) -> None:
    patrol.begin()
    names = ["Olaf Made Way", "Olga Restored", "Oskar Deleted"]
    for name in names:
        patrol.wiki.account(name).edit(f"Page by {name}", text=ARTICLE)
    patrol.sysop.edit("Way", text=ARTICLE)
    patrol.run()  # recent changes don't show what has been deleted since
    for name in names:
        patrol.sysop.call("delete", title=f"Page by {name}")
        patrol.sysop.call("block", user=name, expiry="1 day")
    patrol.sysop.call("move", **{"from": "Way", "to": f"Page by {names[0]}"})
    patrol.sysop.call("undelete", title=f"Page by {names[1]}")
    for name in names[:2]:
        patrol.sysop.call("unblock", user=name)

    patrol.run()

    store, now = patrol.app().store, datetime.now(UTC)
    records = [store.trust_record(f"user:{name}", now, patrol.app().rules) for name in names]
    assert [len(record.reverted) for record in records] == [0, 0, 1]
    assert [len(record.blocks) for record in records] == [0, 0, 1]


def test_reading_overlaps_and_repeats_nothing(patrol: Patrol) -> None:
    patrol.begin()
    revids = []
    for number in range(3):
        patrol.sysop.edit(f"Maple {number}", text=ARTICLE)
        revids.append(patrol.wiki.anonymous(ADDRESS).edit(f"Maple {number}", appendtext=f"\n\n{letters()}"))
        patrol.run()
    patrol.run()

    lines = [line["revid"] for line in patrol.command("log", "--json").objects]
    assert sorted(lines.count(revid) for revid in revids) == [1, 1, 1]
    assert [patrol.authors(f"Maple {number}").count(BOT) for number in range(3)] == [1, 1, 1]


def test_what_recent_changes_have_forgotten_is_read_from_page_histories_and_the_log_says_so(
    patrol: Patrol, caplog: pytest.LogCaptureFixture
) -> None:
    patrol.begin()
    patrol.run()
    patrol.sysop.edit("Larch", text=ARTICLE)
    forgotten = patrol.wiki.anonymous(ADDRESS).edit("Larch", appendtext=f"\n\n{letters()}")
    patrol.database("delete from recentchanges")
    time.sleep(1)  # the wiki's times are whole seconds
    patrol.sysop.edit("Larch", prependtext="A tree.\n\n")
    caplog.clear()

    patrol.run(ahead=timedelta(hours=2))

    assert patrol.outcomes(forgotten) == ["revert"]
    assert patrol.text("Larch") == f"A tree.\n\n{ARTICLE}"
    assert [record for record in caplog.records if "page histories" in record.getMessage()]


def test_since_judges_the_past_and_what_is_too_old_waits_for_a_person(patrol: Patrol, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    old, new = letters(), letters()
    import_history(
        patrol.wiki,
        tmp_path / "past.xml",
        [
            ("Willow", now - timedelta(days=9), "Old Hand", ARTICLE),
            ("Willow", now - timedelta(days=2), "203.0.113.9", f"{ARTICLE}\n\n{old}"),
            ("Alder", now - timedelta(days=9), "Old Hand", ARTICLE),
            ("Alder", now - timedelta(hours=3), "203.0.113.9", f"{ARTICLE}\n\n{new}"),
            ("Poplar", now - timedelta(days=9), "Old Hand", ARTICLE),
            ("Poplar", now - timedelta(days=5), "203.0.113.9", f"{ARTICLE}\n\n{letters()}"),
        ],
    )
    patrol.say("yes")

    done = patrol.process("run", "--once", "--enforce", "--since", "3d")

    assert done.code == 0, done.err
    assert patrol.text("Willow").endswith(old)
    assert patrol.text("Alder") == ARTICLE
    assert BOT not in patrol.authors("Poplar")
    [waits] = [action for action in patrol.due() if action["target"] in ("Willow", "Alder", "Poplar")]
    assert (waits["target"], waits["needs_yes"]) == ("Willow", True)
    patrol.command("due", "approve", waits["key"])
    patrol.run()
    assert patrol.text("Willow") == ARTICLE


def test_more_changes_than_one_answer_holds_are_all_judged_with_as_few_requests(
    new_wiki: Callable[..., PracticeWiki], tmp_path: Path
) -> None:
    wiki = new_wiki()
    patrol = Patrol(wiki, tmp_path).begin()
    patrol.run()
    start = datetime.now(UTC) - timedelta(minutes=5)

    def requests_for(count: int, page: str) -> int:
        moments = (start + timedelta(seconds=number * 60 / count) for number in range(count))
        revisions = [(page, at, "Busy Bea", f"Line {number}.") for number, at in enumerate(moments)]
        import_history(wiki, tmp_path / f"{page}.xml", revisions)
        patrol.sysop.edit(f"Probed {page}", text=ARTICLE)
        wiki.anonymous(ADDRESS).edit(f"Probed {page}", appendtext=f"\n\n{letters()}")
        return patrol.run()

    few = requests_for(FEW, "Few")
    many = requests_for(MANY, "Many")

    titles = [line["title"] for line in patrol.command("log", "--json").objects]
    assert (titles.count("Few"), titles.count("Many")) == (FEW, MANY)
    assert (patrol.text("Probed Few"), patrol.text("Probed Many")) == (ARTICLE, ARTICLE)
    # A second page of changes is one more request for the changes, and some for the texts and authors on it.
    assert many - few <= 8
    patrol.close()
