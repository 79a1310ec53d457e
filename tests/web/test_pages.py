"""The review queue, one page a case, decisions by role, health."""

from __future__ import annotations

import html
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import FakeSite
from road import article, until_quiet
from visitors import NewVisitor

from wikiwatch.app.context import App
from wikiwatch.app.deciding import Choice, choice
from wikiwatch.core.action import ActionStatus
from wikiwatch.core.model import AccountState
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.messages import speaker
from wikiwatch.web.differing import Run, difference


def keys(page: str) -> list[str]:
    """The keys that the buttons of a list are about, each once, in order."""
    return list(dict.fromkeys(re.findall(r'name="(?:release|no)" value="\d* (\S+)"', page)))


def test_the_queue_has_what_waits_oldest_first(visitor: NewVisitor, edits: list[int]) -> None:
    page = visitor("reviewer").page("/")
    assert [key for key in keys(page) if key.startswith("down-")] == [f"down-{revid}" for revid in edits]
    assert f"block-{edits[4]}" in keys(page)
    assert f'href="/edit/{edits[0]}"' in page


def test_an_objection_stands_in_the_queue_and_with_its_edit_until_somebody_answers(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    site.append("Ned", app.settings.report_title, f"It is the name of a mole: down-{edits[5]}.")
    until_quiet(app, site.clock)
    anna = visitor("reviewer")
    said = "Objections that nobody has answered"
    assert said in anna.page("/")
    assert said in anna.page(f"/edit/{edits[5]}")
    assert said not in anna.page(f"/edit/{edits[0]}")
    anna.answer("release", f"down-{edits[5]}")
    assert said not in anna.page("/")


def test_of_many_objections_the_page_says_how_many_more_there_are(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    for number in range(23):
        site.append(f"198.51.100.{number}", app.settings.report_title, f"Why did you do that, for the {number}th time?")
    until_quiet(app, site.clock)
    assert "And 3 more." in visitor("viewer").page("/")


def test_the_queue_can_be_narrowed_and_sorted(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("reviewer")
    assert keys(anna.page("/?user=192.0.2.7")) == [f"down-{edits[5]}"]
    assert keys(anna.page("/?kind=block")) == [f"block-{edits[4]}"]
    assert set(keys(anna.page("/?domain=pipes.example&kind=hold"))) == {f"down-{revid}" for revid in edits[:4]}
    assert keys(anna.page("/?sort=score&user=Eve"))[0] == f"down-{edits[4]}"
    for wrong in ("sort=x", "kind=x", "campaign=x", "page=-1"):
        assert anna.get(f"/?{wrong}").status_code == 400
    assert anna.get("/?campaign=99").status_code == 409


def test_a_page_behind_the_last_is_the_last(visitor: NewVisitor, edits: list[int]) -> None:
    assert f"down-{edits[0]}" in keys(visitor("reviewer").page("/?page=9"))


def test_an_address_that_only_takes_forms_is_no_failure(visitor: NewVisitor) -> None:
    answer = visitor("reviewer").get("/decide")
    assert answer.status_code == 405
    assert "There is no such page" in answer.text


def test_two_hundred_rows_are_light(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    app, site = live
    for number in range(205):
        title = f"Page {number} about a long subject of the old town and its harbour"
        site.edit("Sybil", title, article(title))
    for number in range(205):
        title = f"Page {number} about a long subject of the old town and its harbour"
        site.append("Eve <b>& the others</b>", title, f"Quick help? Ask https://pipes.example/{number} today & now!")
    until_quiet(app, site.clock, rounds=60)
    page = visitor("operator").page("/")
    assert page.count("data-row") == 200
    assert len(page.encode()) < 200_000
    assert visitor("operator").page("/?page=2").count("data-row") >= 5


def test_a_case_tells_all_that_explain_knows(visitor: NewVisitor, edits: list[int]) -> None:
    page = visitor("reviewer").page(f"/edit/{edits[4]}")
    assert re.search(r"<mark[^>]*>https://pipes.example/4</mark>", page)
    for told in (
        "repeat-flood",
        "Trust, as it was then",
        "silenced",
        "<ins>",
        f"block-{edits[4]}",
        "Rows of the policy",
        'href="/rule/repeat-flood"',
        'href="/rule/repeat_links.flood"',
    ):
        assert told in page
    assert f'href="http://127.0.0.1:9/index.php?diff={edits[4]}"' in page


def test_an_edit_that_stood_says_where_its_text_is(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    app, site = live
    revid = site.append("Flora", "Bridge", "The bridge was painted green in spring.")
    until_quiet(app, site.clock)
    page = visitor("viewer").page(f"/edit/{revid}")
    assert "is not kept here" in page
    assert "<ins>" not in page


def test_unknown_things_are_told_in_words(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("operator")
    assert "has not been judged" in anna.get("/edit/999999").text
    assert anna.get("/edit/99999999999999999999").status_code == 404
    assert "no action has the key" in anna.get("/action/down-99").text
    assert "no proposal has the number" in anna.get("/proposal/99").text
    assert anna.answer("release", "down-99").status_code == 409


def test_a_decision_stands_in_the_audit_trail_under_the_persons_name(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    anna = visitor("reviewer")
    done = anna.answer("release", f"down-{edits[0]}", back="/?sort=age")
    assert done.headers["Location"] == f"/?sort=age&done=down-{edits[0]}"
    assert f"<bdi>down-{edits[0]}</bdi>" in anna.page(done.headers["Location"])
    assert anna.answer("spam", f"down-{edits[5]}").status_code == 303
    told = {one["key"]: (one["who"], one["what"]) for one in app.store.audit()}
    assert told[f"down-{edits[0]}"] == ("Anna (web)", "release")
    assert told[f"down-{edits[5]}"] == ("Anna (web)", "confirm")
    until_quiet(app, site.clock)
    assert "pipes.example/0" in site.text("Bridge")
    assert anna.answer("spam", f"down-{edits[0]}").status_code == 409


def test_nobody_comes_between_what_is_looked_at_and_what_is_decided(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tried = []

    def looked(app: App, key: str, *, good: bool) -> Choice:
        with (
            closing(sqlite3.connect(tmp_path / "wikiwatch.db", timeout=0, isolation_level=None)) as another,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            another.execute("begin immediate")
        tried.append(key)
        return choice(app, key, good=good)

    monkeypatch.setattr("wikiwatch.web.pages_decide.choice", looked)
    assert visitor("reviewer").answer("release", f"down-{edits[0]}").status_code == 303
    assert tried == [f"down-{edits[0]}"]


@pytest.mark.parametrize("word", ["yes", "spam"])
def test_a_block_takes_an_operator_who_is_asked_again(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int], word: str
) -> None:
    store, key = live[0].store, f"block-{edits[4]}"
    assert visitor("reviewer", "Bea").answer(word, key, sure="1").status_code == 403
    assert visitor("rule-editor", "Cem").answer(word, key, sure="1").status_code == 403
    anna = visitor("operator")
    asked = anna.answer(word, key)
    assert asked.status_code == 200
    assert "Are you sure?" in asked.text
    assert not store.decisions(key)
    assert anna.answer(word, key, sure="1", why="the third account").status_code == 303
    [told] = store.decisions(key)
    assert (told["who"], told["what"], told["why"]) == ("Anna (web)", "approve", "the third account")


def test_a_reviewer_cancels_a_planned_block(visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]) -> None:
    anna = visitor("reviewer")
    assert 'name="no"' in anna.page(f"/edit/{edits[4]}")
    assert anna.answer("no", f"block-{edits[4]}").status_code == 303
    action = live[0].store.action(f"block-{edits[4]}")
    assert action is not None
    assert action.status is ActionStatus.CANCELLED


def test_a_viewer_sees_all_and_decides_nothing(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    viewer = visitor("viewer")
    for path in ("/", f"/edit/{edits[4]}"):
        page = viewer.page(path)
        assert not re.search(r'name="(release|spam|yes|no)"', page)
        assert "/undo/" not in page
    assert viewer.answer("release", f"down-{edits[0]}").status_code == 403
    assert viewer.get(f"/undo/down-{edits[0]}").status_code == 403
    assert viewer.send(f"/undo/down-{edits[0]}").status_code == 403
    assert not live[0].store.decisions(f"down-{edits[0]}")


def test_undo_shows_what_it_does_and_takes_all_about_an_author_only_for_operators(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    key = f"down-{edits[0]}"
    bea = visitor("reviewer", "Bea")
    assert "the text is put back" in bea.page(f"/undo/{key}")
    assert bea.get(f"/undo/{key}?all=1").status_code == 403
    assert bea.send(f"/undo/{key}", all="1").status_code == 403
    anna = visitor("operator")
    assert "Everything that was done about <bdi>Eve</bdi>" in anna.page(f"/undo/{key}?all=1")
    assert anna.send(f"/undo/{key}", all="1", why="I know them").headers["Location"] == f"/edit/{edits[0]}"
    until_quiet(app, site.clock)
    assert "pipes.example/4" in site.text("Market")
    assert {one["who"] for one in app.store.audit() if one["key"].startswith("down-")} == {"Anna (web)"}


@pytest.mark.parametrize(("word", "status"), [("yes", "accepted"), ("no", "rejected")])
def test_a_proposal_is_answered_after_a_second_look(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int], word: str, status: str
) -> None:
    app, _ = live
    number = _proposed(app, DecisionClass.RELEASE, edits)
    anna = visitor("reviewer")
    assert "it may be a false alarm" in anna.page(f"/proposal/{number}")
    assert f'value="1 proposal-{number}"' in anna.page("/?kind=proposal")
    assert "Are you sure?" in anna.answer(word, f"proposal-{number}").text
    assert anna.answer("spam", f"proposal-{number}", sure="1").status_code == 400
    assert anna.answer(word, f"proposal-{number}", sure="1").status_code == 303
    found = app.store.proposal(number)
    assert found is not None
    assert (found["status"], found["who"]) == (status, "Anna (web)")


def test_to_propose_a_block_and_to_say_yes_to_it_are_two_things(
    visitor: NewVisitor, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    number = _proposed(live[0], DecisionClass.BLOCK, edits)
    assert visitor("reviewer").answer("yes", f"proposal-{number}", sure="1").status_code == 403
    assert visitor("reviewer").answer("no", f"proposal-{number}", sure="1").status_code == 303


def _proposed(app: App, decision: DecisionClass, edits: list[int]) -> int:
    """A proposal about the address that left random letters, which is flagged."""
    now, actor = app.clock.now(), ("ip:192.0.2.7", "192.0.2.7")
    app.store.set_state(actor, AccountState.FLAGGED, now, until=now + timedelta(days=9), revid=edits[5], reason="")
    detail = {"reason": "it may be a false alarm", "questions": [], "revids": [edits[5]], "similar": [edits[5]]}
    return app.store.propose(actor, str(decision), now, detail)


def test_where_somebody_comes_back_to_is_always_a_page_of_ours(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("reviewer")
    for number, back in enumerate(
        ("//evil.example", "https://evil.example", "/\\evil.example", "x", "/\r\nSet-Cookie: a")
    ):
        location = anna.answer("release", f"down-{edits[number]}", back=back).headers["Location"]
        assert location == f"/?done=down-{edits[number]}"


def test_health_tells_what_status_tells(visitor: NewVisitor, edits: list[int]) -> None:
    page = visitor("viewer").page("/health")
    for told in ("Read up to", "Classes of decision", "silenced", "Eve"):
        assert told in page


def test_the_language_is_the_browsers(visitor: NewVisitor) -> None:
    page = visitor().get("/sign-in", headers={"Accept-Language": "ar-EG,en;q=0.5"}).text
    assert '<html lang="ar" dir="rtl">' in page
    assert '<html lang="en" dir="ltr">' in visitor().get("/sign-in", headers={"Accept-Language": "tlh"}).text


def test_the_words_and_reasons_of_the_rules_are_in_the_readers_language(visitor: NewVisitor, edits: list[int]) -> None:
    reader = visitor("viewer")
    english = reader.get(f"/edit/{edits[0]}").text
    german = reader.get(f"/edit/{edits[0]}", headers={"Accept-Language": "de"}).text
    row = html.unescape(re.findall(r"<dt>Rule that decided</dt><dd>.*?</code>.*?<bdi>(.*?)</bdi></dd>", english)[0])
    assert row not in html.unescape(german)
    assert speaker("de").retold(row) in html.unescape(german)


def test_a_difference_shows_what_came_went_and_stayed() -> None:
    before, after = "one\ntwo red\nthree\nfour\nfive\nsix\n", "one\ntwo blue\nthree\nfour\nfive\nsix\n"
    runs, cut = difference(before, after)
    assert not cut
    assert Run("went", "red") in runs
    assert Run("came", "blue") in runs
    assert [run.kind for run in runs][-1] == "gap"
    assert "".join(run.text for run in runs if run.kind in ("same", "came")) == "one\ntwo blue\nthree\nfour\n"
    assert difference("same\n", "same\n")[0] == []
    assert difference("", "new")[0] == [Run("came", "new")]
    assert difference("gone", "")[0] == [Run("went", "gone")]


def test_a_huge_difference_is_cut_and_says_so() -> None:
    runs, cut = difference("", "word " * 50_000)
    assert cut
    assert sum(len(run.text) for run in runs) <= 20_000
