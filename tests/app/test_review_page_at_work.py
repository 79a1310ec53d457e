"""Reviewers decide on the wiki: what they save is read once, looked at, carried out, and answered."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from fakes import BOT, REPORT, FakeClock, FakeSite
from fakewiki import FakePage
from road import PROBE, article, furnish, make_app, outcomes, spam, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.review_page import ANSWERS
from wikiwatch.app.rule_pages import RulePages
from wikiwatch.core.rule_pages import PageMark, PageRevision
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.errors import SiteError
from wikiwatch.ports import Written
from wikiwatch.store.db import Store

REVIEW = f"User:{BOT}/Review"
DECISIONS = f"{REVIEW}/Decisions"
LACKS = "its author lacks the right block"


@dataclass
class Words:
    """Who has the right, as the wiki would tell."""

    reviewers: set[str] = field(default_factory=lambda: {"Sybil", "Sven"})
    asked: list[str] = field(default_factory=list)
    silent: bool = False

    def marks(self, titles: Sequence[str]) -> Mapping[str, PageMark]:
        return {}

    def history(self, title: str) -> Sequence[PageRevision]:
        return []

    def text(self, revid: int) -> str | None:
        return None

    def words(self, names: Collection[str], right: str) -> Mapping[str, str]:
        if self.silent:
            raise SiteError("no answer", temporary=True)
        self.asked.append(right)
        return {name: "" if name in self.reviewers else LACKS for name in names}


@pytest.fixture
def people() -> Words:
    return Words()


@pytest.fixture
def wiki(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, people: Words) -> App:
    return begun(site, store, rules, clock, people)


def begun(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, people: Words, **settings: bool) -> App:
    app = make_app(site, store, rules, clock, review_title=REVIEW, **settings)
    pages = RulePages(wiki=people, titles={}, right="editinterface", every=timedelta(hours=1))
    furnish(site)
    poll(app)
    return replace(app, rule_pages=pages)


def taken_down(app: App, site: FakeSite, clock: FakeClock, title: str = "Ferry", number: int = 7) -> int:
    revid = site.append(f"192.0.2.{number}", title, PROBE)
    until_quiet(app, clock)
    assert PROBE not in site.text(title)
    return revid


def line(clock: FakeClock, who: str, said: str, at: datetime | None = None) -> str:
    return f"wikiwatch: {said} at {at or clock.now():%Y%m%d%H%M%S} by {who}"


def click(site: FakeSite, clock: FakeClock, who: str, *said: str) -> int:
    """What saving a form for each does: MediaWiki writes the time and the name."""
    saved = [site.append(who, DECISIONS, form(clock, who, one)) for one in said]
    return saved[-1]


def form(clock: FakeClock, who: str, said: str, heading: str = "") -> str:
    return f"== {heading or said} ==\n\n{line(clock, who, said)}"


def answers(site: FakeSite) -> list[str]:
    return [
        one for one in re.sub("</?bdi>", "", html.unescape(site.text(DECISIONS))).split("\n") if one.startswith("*")
    ]


def test_a_reviewers_click_puts_the_text_back_and_is_answered_in_the_same_round(
    wiki: App, site: FakeSite, clock: FakeClock, people: Words
) -> None:
    revid = taken_down(wiki, site, clock)
    assert f"release%20down-{revid}" in site.text(REVIEW)
    clicked = click(site, clock, "Sybil", f"release down-{revid}")
    tick(wiki)
    assert PROBE in site.text("Ferry")
    [answer] = answers(site)
    assert f"Special:Diff/{clicked}" in answer
    assert answer.endswith(f"down-{revid} · release · Sybil: done")
    assert f"down-{revid}" not in site.text(REVIEW)
    assert people.asked == ["block"]
    [decision] = wiki.store.decisions(f"down-{revid}")
    assert (decision["who"], decision["what"]) == ("Sybil (wiki)", "release")


def test_spam_confirms(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    revid = taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"spam down-{revid}")
    tick(wiki)
    assert [one["what"] for one in wiki.store.decisions(f"down-{revid}")] == ["confirm"]
    assert PROBE not in site.text("Ferry")
    assert f"down-{revid}" not in site.text(REVIEW)


@pytest.mark.parametrize(("seconds_later", "answered"), [(-5, True), (5, False)])
def test_a_click_answers_the_objections_that_stood_before_it_alone(
    wiki: App, site: FakeSite, clock: FakeClock, seconds_later: int, answered: bool
) -> None:
    revid = taken_down(wiki, site, clock)
    for deed in sorted([(0, "click"), (seconds_later, "objection")]):
        if deed[1] == "click":
            click(site, clock, "Sybil", f"spam down-{revid}")
        else:
            site.append("192.0.2.7", REPORT, f"Why was down-{revid} done?")
        clock.advance(seconds=5)
    tick(wiki)
    assert [one["what"] for one in wiki.store.decisions(f"down-{revid}")] == ["confirm"]
    assert [one["action_key"] for one in wiki.store.appeals()] == ([] if answered else [f"down-{revid}"])


def test_many_forms_saved_between_two_rounds_are_all_carried_out(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    first, second = taken_down(wiki, site, clock, "Ferry", 7), taken_down(wiki, site, clock, "Tower", 8)
    click(site, clock, "Sybil", f"release down-{first}", f"spam down-{second}")
    tick(wiki)
    assert PROBE in site.text("Ferry")
    assert PROBE not in site.text("Tower")
    assert len(answers(site)) == 2


def test_nothing_counts_of_a_form_that_says_more_than_its_heading(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    first, second = taken_down(wiki, site, clock, "Ferry", 7), taken_down(wiki, site, clock, "Tower", 8)
    shown = form(clock, "Sybil", f"spam down-{first}")
    hidden = form(clock, "Sybil", f"release down-{second}")
    site.append("Sybil", DECISIONS, shown + "\n" * 90 + hidden)
    site.append("Sybil", DECISIONS, form(clock, "Sybil", f"release down-{first}", heading=f"spam down-{second}"))
    tick(wiki)
    assert PROBE not in site.text("Ferry") + site.text("Tower")
    assert all("does not count" in one for one in answers(site))
    assert len(answers(site)) == 2


def test_what_a_reviewers_save_filled_in_elsewhere_on_the_page_does_not_count(
    wiki: App, site: FakeSite, clock: FakeClock
) -> None:
    first, second = taken_down(wiki, site, clock, "Ferry", 7), taken_down(wiki, site, clock, "Tower", 8)
    latent = f"wikiwatch: release down-{first} at {{{{subst:CURRENTTIMESTAMP}}}} by {{{{subst:REVISIONUSER}}}}"
    site.append("Gus", DECISIONS, latent)
    filled = site.text(DECISIONS).replace(latent, line(clock, "Sybil", f"release down-{first}"))
    site.edit("Sybil", DECISIONS, f"{filled}\n\n{form(clock, 'Sybil', f'spam down-{second}')}")
    tick(wiki)
    assert PROBE not in site.text("Ferry")
    [answer] = answers(site)
    assert "does not count" in answer


def test_a_form_that_somebody_changed_is_drawn_anew(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    taken_down(wiki, site, clock)
    tick(wiki)
    preload = f"{REVIEW}/Preload"
    before = site.text(preload)
    site.edit("Gus", preload, before.replace("$1", "release down-666"))
    tick(wiki)
    assert site.text(preload) == before


@pytest.mark.parametrize("title", [REVIEW, DECISIONS, f"{REVIEW}/Preload"])
def test_a_page_that_somebody_deleted_or_moved_away_is_drawn_anew(
    wiki: App, site: FakeSite, clock: FakeClock, title: str
) -> None:
    taken_down(wiki, site, clock)
    tick(wiki)
    before = site.text(title)
    site.delete(title)
    tick(wiki)
    assert site.text(title) == before
    site.move(title, "Elsewhere")
    tick(wiki)
    assert site.text(title) == before


def test_where_the_program_only_observes_nobody_is_told_that_it_follows_soon(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, people: Words
) -> None:
    app = begun(site, store, rules, clock, people, log_while_observing=True)
    revid = taken_down(app, site, clock)
    click(site, clock, "Sybil", f"release down-{revid}")
    tick(replace(app, enforce=False))
    [answer] = answers(site)
    assert answer.endswith("Sybil: noted; wikiwatch only observes now, and carries it out once it may act")
    assert PROBE not in site.text("Ferry")


@pytest.mark.parametrize("who", ["Gus", "203.0.113.9"])
def test_who_lacks_the_right_changes_nothing_is_told_so_and_comes_to_no_harm(
    wiki: App, site: FakeSite, clock: FakeClock, who: str
) -> None:
    revid = taken_down(wiki, site, clock)
    clicked = click(site, clock, who, f"release down-{revid}")
    tick(wiki)
    assert PROBE not in site.text("Ferry")
    [answer] = answers(site)
    assert f"Special:Diff/{clicked}" in answer
    assert "does not count" in answer
    assert who not in answer
    assert wiki.store.decisions(f"down-{revid}") == []
    assert outcomes(wiki)[clicked] in ("allow", "watch")
    assert wiki.store.appeals() == []


def test_a_reviewer_who_saves_on_top_of_it_does_not_make_it_count(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    first, second = taken_down(wiki, site, clock, "Ferry", 7), taken_down(wiki, site, clock, "Tower", 8)
    forged = line(clock, "Sybil", f"release down-{first}")
    site.append("Gus", DECISIONS, forged)
    click(site, clock, "Sybil", f"spam down-{second}")
    text = site.text(DECISIONS)
    site.edit("Gus", DECISIONS, "")
    site.edit("Sybil", DECISIONS, text)  # takes the blanking back, seconds later
    tick(wiki)
    assert wiki.store.decisions(f"down-{first}") == []
    assert [one["what"] for one in wiki.store.decisions(f"down-{second}")] == ["confirm"]


def test_of_two_answers_the_first_counts_and_the_second_is_told(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    revid = taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"spam down-{revid}")
    click(site, clock, "Sven", f"release down-{revid}")
    tick(wiki)
    assert [one["who"] for one in wiki.store.decisions(f"down-{revid}")] == ["Sybil (wiki)"]
    newest, oldest = answers(site)
    assert newest.endswith("Sven: it was decided before; nothing was changed")
    assert oldest.endswith("Sybil: done")


def test_what_was_said_is_carried_out_once_also_after_a_restart(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    revid = taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"release down-{revid}")
    tick(wiki)
    wiki.store.set_meta("last_deep_look", (clock.now() - timedelta(days=1)).isoformat())
    clock.advance(hours=2)
    tick(wiki)
    assert len(wiki.store.decisions(f"down-{revid}")) == 1
    assert site.text("Ferry").count(PROBE) == 1


def test_what_was_said_while_the_program_was_down_counts_when_it_is_back(
    wiki: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"release down-{revid}")
    clock.advance(days=3)
    tick(wiki)
    assert PROBE in site.text("Ferry")


def test_what_recent_changes_never_had_does_not_count(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    revid = taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"release down-{revid}")
    site.recent = [change for change in site.recent if change.title != DECISIONS]  # as after an import
    clock.advance(days=1)
    site.forget_recent(clock.now())
    tick(wiki)
    assert wiki.store.decisions(f"down-{revid}") == []


def test_a_reviewer_whom_the_wiki_does_not_tell_of_waits(
    wiki: App, site: FakeSite, clock: FakeClock, people: Words
) -> None:
    revid = taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"release down-{revid}")
    people.silent = True
    tick(wiki)
    assert wiki.store.decisions(f"down-{revid}") == []
    people.silent = False
    tick(wiki)
    assert len(wiki.store.decisions(f"down-{revid}")) == 1


def test_nobody_decides_about_their_own_edit(wiki: App, site: FakeSite, clock: FakeClock, people: Words) -> None:
    people.reviewers.add("Flora")
    spam(site, "Flora", 6)
    until_quiet(wiki, clock)
    [down, *_] = [one for one in wiki.store.undecided() if one["user"] == "Flora"]
    click(site, clock, "Flora", f"release down-{down['revid']}")
    tick(wiki)
    assert wiki.store.decisions(f"down-{down['revid']}") == []
    assert "own edit" in answers(site)[0]


@pytest.mark.parametrize("key", ["down-999999", "block-1", "proposal-1", "proposal-999999999999999999"])
def test_an_id_that_is_not_decided_there_is_told_as_one_that_is_unknown(
    wiki: App, site: FakeSite, clock: FakeClock, key: str
) -> None:
    taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"spam {key}", f"yes {key}")
    tick(wiki)
    assert [answer.partition(": ")[2] for answer in answers(site)] == ["nothing by this id is decided on this page"] * 2


def test_the_public_page_tells_nothing_of_states_and_plans(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "Ann", 4, "roofs")
    spam(site, "Flora", 6)
    until_quiet(wiki, clock)
    tick(wiki)
    assert "block" in {str(action.kind) for action in wiki.store.waiting()}
    shown = html.unescape(site.text(REVIEW)).partition("\n;")[2]
    assert "Special:Diff" in shown
    for word in ("Ann", "Flora", "flagged", "silenced", "block", "proposal", "roofs", "pipes", "trust"):
        assert word not in shown


def test_where_the_log_shows_all_a_planned_block_can_be_answered(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, people: Words
) -> None:
    app = begun(site, store, rules, clock, people, log_shows_all=True)
    spam(site, "Flora", 6)
    until_quiet(app, clock)
    tick(app)
    [key] = set(re.findall(r"yes%20(block-[0-9]+)", site.text(REVIEW)))
    click(site, clock, "Sybil", f"no {key}")
    tick(app)
    action = store.action(key)
    assert action is not None
    assert action.status == "cancelled"


def test_whatever_people_write_there_is_gone_soon_and_an_advert_is_no_decision(
    wiki: App, site: FakeSite, clock: FakeClock
) -> None:
    taken_down(wiki, site, clock)
    site.append("203.0.113.4", DECISIONS, "Cheap nets at https://nets.example for all! " * 20)
    site.edit("203.0.113.4", REVIEW, "Nothing to see")
    until_quiet(wiki, clock)
    tick(wiki)
    assert "nets" not in site.text(DECISIONS)
    assert "Special:Diff" in site.text(REVIEW)


def test_nothing_is_written_while_nothing_changes(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    taken_down(wiki, site, clock)
    tick(wiki)
    saved = len(site.authors(REVIEW)), len(site.authors(DECISIONS))
    for _ in range(3):
        clock.advance(minutes=1)
        tick(wiki)
    assert (len(site.authors(REVIEW)), len(site.authors(DECISIONS))) == saved


def test_older_answers_move_to_the_page_of_their_month(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    tick(wiki)
    for number in range(ANSWERS + 5):
        click(site, clock, "Sybil", f"release down-{900000 + number}")
        clock.advance(minutes=1)
    tick(wiki)
    assert len(answers(site)) == ANSWERS
    month: FakePage = next(page for page in site.pages.values() if page.title == f"{DECISIONS}/2026-11")
    assert "900000" in (month.head.text or "")


def test_a_stopped_bot_keeps_what_was_said(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    revid = taken_down(wiki, site, clock)
    site.run_page = "no"
    click(site, clock, "Sybil", f"release down-{revid}")
    tick(wiki)
    assert PROBE not in site.text("Ferry")
    site.run_page = "yes"
    until_quiet(wiki, clock)
    assert PROBE in site.text("Ferry")


def test_without_a_page_nothing_is_read_or_written(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = taken_down(watched, site, clock)
    click(site, clock, "Sybil", f"release down-{revid}")
    tick(watched)
    assert PROBE not in site.text("Ferry")
    assert site.text(REVIEW) == ""
    assert hold.release(watched, f"down-{revid}", "Sybil").status == "planned"
    assert article("Ferry") in site.text("Ferry")


@pytest.mark.parametrize("stands", [True, False])
def test_who_writes_a_reviewers_line_in_advance_does_not_silence_them(
    wiki: App, site: FakeSite, clock: FakeClock, stands: bool
) -> None:
    revid = taken_down(wiki, site, clock)
    said, at = f"release down-{revid}", clock.now() + timedelta(minutes=1)
    site.append("Gus", DECISIONS, line(clock, "Sybil", said, at))
    if not stands:
        tick(wiki)
    clock.advance(minutes=1)
    site.append("Sybil", DECISIONS, f"== {said} ==\n\n{line(clock, 'Sybil', said, at)}")
    tick(wiki)
    assert [one["who"] for one in wiki.store.decisions(f"down-{revid}")] == ["Sybil (wiki)"]


def test_what_had_to_wait_overrules_nobody_who_decided_meanwhile(
    wiki: App, site: FakeSite, clock: FakeClock, people: Words
) -> None:
    revid = taken_down(wiki, site, clock)
    click(site, clock, "Sybil", f"release down-{revid}")
    people.silent = True
    tick(wiki)
    hold.confirm(wiki, f"down-{revid}", "Sven")
    clock.advance(minutes=30)
    people.silent = False
    tick(wiki)
    assert [one["who"] for one in wiki.store.decisions(f"down-{revid}")] == ["Sven"]
    assert answers(site)[0].endswith("Sybil: it was decided before; nothing was changed")


def test_a_title_may_be_written_with_underscores(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    app = replace(wiki, settings=replace(wiki.settings, review_title=f"User:{BOT}/To_review"))
    revid = taken_down(app, site, clock)
    said = form(clock, "Sybil", f"release down-{revid}")
    site.append("Sybil", f"User:{BOT}/To review/Decisions", said)  # as recent changes call it
    tick(app)
    assert PROBE in site.text("Ferry")


def test_what_recent_changes_did_not_tell_of_is_gone_in_an_hour(wiki: App, site: FakeSite, clock: FakeClock) -> None:
    taken_down(wiki, site, clock)
    tick(wiki)
    site.edit("Gus", DECISIONS, "Cheap nets")
    site.recent = [change for change in site.recent if change.title != DECISIONS]
    clock.advance(hours=1, minutes=1)
    tick(wiki)
    tick(wiki)
    assert "nets" not in site.text(DECISIONS)


def test_a_page_that_is_protected_keeps_none_of_the_others_from_being_written(
    wiki: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = site.save_page

    def refused(title: str, text: str, summary: str, *, new: bool = False) -> Written:
        protected = title.endswith("/Preload")
        return Written(ok=False, code="protectedpage") if protected else save(title, text, summary, new=new)

    monkeypatch.setattr(site, "save_page", refused)
    revid = taken_down(wiki, site, clock)
    tick(wiki)
    assert f"release%20down-{revid}" in site.text(REVIEW)
