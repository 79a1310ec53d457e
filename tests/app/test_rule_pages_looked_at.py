"""Rules on pages of the wiki: whose version counts, what stays, and what is told of the others."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from fakes import START, FakeClock

from wikiwatch import rulefiles
from wikiwatch.app.rule_pages import RulePages, look, page_fields, states
from wikiwatch.app.rules_in_force import RulesInForce
from wikiwatch.app.rules_kept import kept_texts, mistakes
from wikiwatch.core.rule_pages import PageMark, PageRevision, PageState
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import SiteError
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles.folder import RuleFolder, load_texts
from wikiwatch.rulefiles.pages import PagedFolder
from wikiwatch.rules_home import pages_that_count
from wikiwatch.store.db import Store

TITLE = "MediaWiki:Wikiwatch-own"
TITLES = {"own.toml": TITLE}
RIGHT = "editinterface"
LACKS = "its author lacks the right editinterface"
RULE = """
[[rule]]
id = "{id}"
description = "Adverts for watches"
reason = "The wave of October."
added_by = "Gerda Lind"
since = 2026-10-03
act = false
points = 40
[rule.when]
phrase = ["free watches"]
[[rule.sample]]
hit = true
text = "Get FREE watches today"
[[rule.sample]]
hit = false
text = "The watches were free of rust."
"""


@dataclass
class FakePages:
    """One page of a wiki, with all that people can do to it."""

    may: dict[str, str] = field(default_factory=lambda: {"Sybil": "", "Eve": LACKS})
    revisions: list[tuple[PageRevision, str | None]] = field(default_factory=list)  # newest first
    page_id: int = 7
    guarded: bool = True
    gone: bool = False
    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None
    last: int = 100

    def edit(self, user: str, text: str, *, account: bool = True, size: int = 100) -> int:
        self.last += 1
        sha1 = sha256(text.encode()).hexdigest()
        one = PageRevision(revid=self.last, user=user, account=account, at=START, sha1=sha1, size=size)
        self.revisions.insert(0, (one, text))
        self.gone = False
        return self.last

    def hide(self, revid: int, *, text: bool) -> None:
        self.revisions = [
            (replace(one, hidden=True, sha1="" if text else one.sha1), None if text else what)
            if one.revid == revid
            else (one, what)
            for one, what in self.revisions
        ]

    def marks(self, titles: Sequence[str]) -> Mapping[str, PageMark]:
        self._ask("marks")
        head = 0 if self.gone or not self.revisions else self.revisions[0][0].revid
        return {title: PageMark(page_id=self.page_id, revid=head, guarded=self.guarded) for title in titles}

    def history(self, title: str) -> Sequence[PageRevision]:
        self._ask("history")
        return [one for one, _ in self.revisions][:500]

    def words(self, names: Collection[str], right: str) -> Mapping[str, str]:
        self._ask("words")
        assert right == RIGHT
        return {name: self.may[name] for name in names if name in self.may}

    def text(self, revid: int) -> str | None:
        self._ask("text")
        return next(text for one, text in self.revisions if one.revid == revid)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.failure:
            raise self.failure


@pytest.fixture
def wiki() -> FakePages:
    return FakePages()


@pytest.fixture
def pages(wiki: FakePages) -> RulePages:
    return RulePages(wiki=wiki, titles=TITLES, right=RIGHT, every=timedelta(minutes=5))


def state(store: Store) -> PageState:
    [found] = states(store, TITLES, RIGHT)
    return found


def counted(store: Store) -> str | None:
    newest = state(store).newest
    return newest.text if newest else None


def test_the_newest_version_by_somebody_with_the_right_counts(
    wiki: FakePages, pages: RulePages, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    wiki.edit("Sybil", "a = 1")
    wiki.edit("Sybil", "a = 2")
    revid = wiki.edit("Eve", "a = 3")
    look(pages, store, START)
    assert counted(store) == "a = 2"
    assert [(one.revid, one.user, one.why) for one in state(store).passed] == [(revid, "Eve", LACKS)]
    assert "newer version that does not count" in caplog.text


Deed = Callable[[FakePages], object]


@pytest.mark.parametrize(
    "deed",
    [
        lambda wiki: wiki.edit("Eve", "a = 2"),
        lambda wiki: wiki.edit("192.0.2.7", "a = 2", account=False),
        lambda wiki: wiki.edit("Nobody", "a = 2"),
        lambda wiki: wiki.edit("Sybil", "a = 2", size=1_000_001),
        lambda wiki: wiki.hide(wiki.edit("Sybil", "a = 2"), text=True),
        lambda wiki: wiki.hide(wiki.edit("Sybil", "a = 2"), text=False),
        lambda wiki: wiki.__dict__.update(gone=True),
        lambda wiki: wiki.__dict__.update(revisions=[]),
        lambda wiki: [wiki.edit("Sybil", "a = 2"), wiki.__dict__.update(guarded=False)],
        lambda wiki: [
            wiki.edit("Sybil", "a = 2"),
            wiki.__dict__.update(failure=SiteError("no answer", temporary=True)),
        ],
        lambda wiki: [wiki.edit("Sybil", "a = 2"), wiki.__dict__.update(failure=KeyError("pages"))],
        lambda wiki: wiki.may.update(Sybil=LACKS),
        lambda wiki: (wiki.may.update(Sybil=LACKS), wiki.edit("Sybil", "a = 2")),
    ],
)
def test_what_counted_stays(wiki: FakePages, pages: RulePages, store: Store, deed: Deed) -> None:
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    deed(wiki)
    look(pages, store, START)
    assert counted(store) == "a = 1"


def test_a_version_that_did_not_count_never_does_later(wiki: FakePages, pages: RulePages, store: Store) -> None:
    wiki.edit("Eve", "a = 1")
    look(pages, store, START)
    wiki.may["Eve"] = ""
    look(pages, store, START)
    assert counted(store) is None
    wiki.edit("Eve", "a = 2")
    look(pages, store, START)
    assert counted(store) == "a = 2"


def test_a_protection_does_not_make_a_strangers_version_count(wiki: FakePages, pages: RulePages, store: Store) -> None:
    wiki.edit("Sybil", "a = 1")
    wiki.edit("Eve", "a = 2")
    wiki.edit("Sybil", "a = 2")  # as a protection leaves it: a revision with the same text
    look(pages, store, START)
    assert counted(store) == "a = 1"


def test_nor_does_one_above_a_hidden_text(wiki: FakePages, pages: RulePages, store: Store) -> None:
    wiki.edit("Sybil", "a = 1")
    hidden = wiki.edit("Eve", "a = 2")
    wiki.edit("Sybil", "a = 2")
    wiki.hide(hidden, text=True)
    look(pages, store, START)
    assert counted(store) == "a = 1"


def test_whoever_moves_another_page_here_without_the_right_brings_nothing_in(
    wiki: FakePages, pages: RulePages, store: Store
) -> None:
    wiki.edit("Sybil", "a = 1")
    wiki.edit("Eve", "a = 1")  # as a move leaves it
    look(pages, store, START)
    assert counted(store) is None


def test_nor_does_whoever_imports_a_text_as_if_somebody_with_the_right_had_written_it(
    wiki: FakePages, pages: RulePages, store: Store
) -> None:
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    forged = wiki.edit("Sybil", "a = 2")
    wiki.edit("Eve", "a = 2")  # as an import leaves it
    look(pages, store, START)
    assert counted(store) == "a = 1"
    [passed] = state(store).passed
    assert (passed.revid, passed.why) == (forged, f"it came with a move, an import or a protection by Eve: {LACKS}")


def test_an_old_text_that_is_imported_later_is_no_newer_version(
    wiki: FakePages, pages: RulePages, store: Store
) -> None:
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    wiki.edit("Sybil", "a = 0")
    wiki.revisions.append(wiki.revisions.pop(0))  # its date is the earliest, its number is not
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    assert counted(store) == "a = 1"


def test_an_undo_by_somebody_with_the_right_counts(wiki: FakePages, pages: RulePages, store: Store) -> None:
    wiki.edit("Sybil", "a = 1")
    wiki.edit("Eve", "a = 2")
    look(pages, store, START)
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    assert (counted(store), state(store).passed) == ("a = 1", ())


def test_a_page_that_did_not_change_costs_one_request(wiki: FakePages, pages: RulePages, store: Store) -> None:
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    wiki.asked.clear()
    look(pages, store, START)
    assert wiki.asked == ["marks"]


def test_another_right_begins_anew_and_no_page_forgets_all(wiki: FakePages, pages: RulePages, store: Store) -> None:
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    assert states(store, TITLES, "protect") == []
    look(replace(pages, titles={}), store, START)
    assert states(store, TITLES, RIGHT) == []


def test_a_page_that_is_gone_is_told_once_with_how_to_end_it(
    wiki: FakePages, pages: RulePages, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    wiki.edit("Sybil", "a = 1")
    look(pages, store, START)
    caplog.clear()
    wiki.gone = True
    look(pages, store, START)
    look(pages, store, START)
    [told] = caplog.messages
    assert "the page is gone; revision 101 goes on; to end that, take it out of [rule_pages]" in told


# With the files, and the rules in force.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "rules")


class Run:
    """A run whose own rules stand on a page."""

    def __init__(self, folder: Path, pages: RulePages, store: Store) -> None:
        self.pages, self.store, self.clock = pages, store, FakeClock()
        look(pages, store, self.clock.now())
        made = partial(RuleFolder, sample_runner=hits, watched=True)
        files = PagedFolder(folder, made, lambda: pages_that_count(states(store, TITLES, RIGHT)))
        self.held = RulesInForce(files, lambda: files.load_earlier(kept_texts(store)))
        self.rounds()

    def rounds(self, count: int = 3) -> None:
        for _ in range(count):
            self.clock.advance(minutes=6)
            look(self.pages, self.store, self.clock.now())
            self.held.look(self.store, self.clock.now())

    @property
    def ids(self) -> list[str]:
        return [rule.id for rule in self.held.rules.own.rules]

    @property
    def fields(self) -> dict[str, object]:
        [found] = page_fields(self.store, states(self.store, TITLES, RIGHT))
        return found


def test_a_page_takes_the_place_of_the_file(wiki: FakePages, pages: RulePages, store: Store, folder: Path) -> None:
    (folder / "own.toml").write_text(RULE.format(id="in-the-file"), encoding="utf-8")
    run = Run(folder, pages, store)
    before = run.held.rules.version
    assert run.ids == ["in-the-file"]
    wiki.edit("Sybil", f"Our rules.\n<pre>{RULE.format(id='on-the-page')}</pre>\n[[Category:Rules]]")
    run.rounds()
    assert run.ids == ["on-the-page"]
    assert run.held.rules.version != before
    assert (run.fields["revision"], run.fields["by"], run.fields["waiting"]) == (101, "Sybil", None)


def test_a_bad_version_leaves_the_last_good_one_and_is_told_by_the_pages_title_and_line(
    wiki: FakePages, pages: RulePages, store: Store, folder: Path
) -> None:
    run = Run(folder, pages, store)
    wiki.edit("Sybil", RULE.format(id="good"))
    run.rounds()
    wiki.edit("Sybil", 'prose\n\n<syntaxhighlight lang="toml">\nfoo = 1\n</syntaxhighlight>')
    run.rounds()
    found = mistakes(store)
    assert run.ids == ["good"]
    assert found
    assert found["files"] == [TITLE]
    assert found["lines"][0].startswith(f"{TITLE}:4: foo: found an unknown key")
    assert (run.fields["revision"], run.fields["waiting"]) == (101, 102)
    assert run.fields["mistakes"] == found["lines"]
    wiki.edit("Sybil", RULE.format(id="mended"))
    run.rounds()
    assert (run.ids, mistakes(store)) == (["mended"], None)


def test_a_run_begins_with_the_last_good_version_of_a_page_that_is_bad_now(
    wiki: FakePages, pages: RulePages, store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = Run(folder, pages, store)
    wiki.edit("Sybil", RULE.format(id="good"))
    run.rounds()
    wiki.edit("Sybil", "no rules")
    wiki.edit("Sybil", "none either")
    caplog.set_level(logging.ERROR)
    again = Run(folder, pages, store)
    assert again.ids == ["good"]
    assert mistakes(store)
    assert f"{TITLE}:1:" in caplog.text


def test_mistakes_in_the_files_themselves_keep_a_run_from_beginning(
    wiki: FakePages, pages: RulePages, store: Store, folder: Path
) -> None:
    wiki.edit("Sybil", RULE.format(id="good"))
    (folder / "policy.toml").write_text("foo = 1", encoding="utf-8")
    with pytest.raises(RulesError) as raised:
        Run(folder, pages, store)
    assert raised.value.files == ("policy.toml",)
    assert str(folder) in raised.value.message


def test_a_hundred_random_edits_of_the_page_never_take_the_last_good_rules(
    wiki: FakePages, pages: RulePages, store: Store, folder: Path
) -> None:
    run = Run(folder, pages, store)
    random, good = Random(6), RULE.format(id="good")
    wiki.edit("Sybil", good)
    run.rounds()
    for number in range(100):
        place, length = random.randrange(len(good)), random.choice((1, 5, 40))
        junk = random.choice(("", '"', "[[", "</pre>", "<pre>", "\x00", "ß\n", "= =", "id", "'''"))
        text = good[:place] + junk + good[place + length :]
        wiki.edit(random.choice(("Sybil", "Eve")), f"{text}\n# {number}")
        run.rounds(2)
        assert run.held.rules.version == load_texts(kept_texts(store)).version
        newest = counted(store)
        assert (kept_texts(store)["own.toml"] == newest) is (mistakes(store) is None)
    wiki.edit("Sybil", RULE.format(id="mended"))
    run.rounds()
    assert (run.ids, mistakes(store)) == (["mended"], None)
