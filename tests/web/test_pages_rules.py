"""Rules in the dashboard: their figures, one page each, and a rule editor's word on a hit and on a stopped rule."""

from __future__ import annotations

import re

import pytest
from attacks import ATTACKS
from deeds import NOW, change, record
from fakes import FakeSite
from test_safety import check_dead
from visitors import NewVisitor

from wikiwatch.app.context import App
from wikiwatch.core.evidence import Signal
from wikiwatch.core.model import Outcome
from wikiwatch.rulefiles.writing import row_text

SIGN = "random_text"


@pytest.fixture
def hits(live: tuple[App, FakeSite]) -> list[int]:
    """One hit of a sign for each attack, in its author's name, its title and the place that was found."""
    app, _ = live
    revids = []
    for number, attack in enumerate(ATTACKS):
        signal = Signal(id=SIGN, points=60, reason="because", excerpt=attack)
        what = change(9_000 + number, f"Eve {attack}", title=f"Page {attack}", at=NOW)
        record(app.store, what, Outcome.HOLD, signal)
        revids.append(9_000 + number)
    return revids


def test_each_rule_has_its_figures_and_a_page(visitor: NewVisitor, edits: list[int]) -> None:
    anna = visitor("viewer")
    page = anna.page("/rules")
    assert len(page.encode()) < 200_000
    rules = re.findall(r'href="/rule/([\w.-]+)"', page)
    assert {"signs-enough", SIGN} <= set(rules)
    for rule in dict.fromkeys(rules):
        assert "<svg" in anna.page(f"/rule/{rule}"), rule


def test_a_rules_page_shows_its_text_its_reason_and_its_hits(visitor: NewVisitor, edits: list[int]) -> None:
    page = visitor("viewer").page(f"/rule/{SIGN}")
    assert "points.toml" in page
    assert "id = &#34;random_text&#34;" in page
    assert "added_by = " in page
    assert f'href="/edit/{edits[5]}"' in page
    assert "<button name=" not in page


def test_a_rule_that_is_none_is_said_to_be_unknown(visitor: NewVisitor) -> None:
    answer = visitor("viewer").get("/rule/no-such-rule")
    assert answer.status_code == 404
    assert "There is no rule" in answer.text


def test_a_rule_editors_word_on_a_hit_counts_under_their_name(
    visitor: NewVisitor, edits: list[int], live: tuple[App, FakeSite]
) -> None:
    path = f"/rule/{SIGN}"
    answer = visitor("rule-editor").send(f"{path}/say", see=path, wrong=str(edits[5]), why="a name")
    assert (answer.status_code, answer.location) == (303, f"{path}#hit-{edits[5]}")
    [said] = [one for one in live[0].store.audit() if one["what"] == "hit wrong"]
    assert (said["who"], said["key"], said["why"]) == ("Anna (web)", f"rule-{SIGN}", f"revision {edits[5]}: a name")
    assert "(Anna (web))" in re.sub(r"</?bdi>", "", visitor("viewer", "Bo").page(path))


def test_a_stopped_row_is_marked_and_let_act_again(
    visitor: NewVisitor, edits: list[int], live: tuple[App, FakeSite]
) -> None:
    app, site = live
    app.store.trip("signs-enough", site.clock.now(), "overturned for 3 authors by Flora", "mark")
    editor = visitor("rule-editor")
    assert "wikiwatch rules reset" in editor.page("/rules")
    assert "overturned for 3 authors by Flora" in editor.page("/rule/signs-enough")
    path = "/rule/signs-enough"
    assert editor.send(f"{path}/reset", see=path, why="looked at them").status_code == 303
    assert app.store.breakers()["signs-enough"].tripped is None
    assert ("reset", "Anna (web)") in [(one["what"], one["who"]) for one in app.store.audit()]
    assert "wikiwatch rules reset" not in editor.page("/rules")


@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_others_only_look(visitor: NewVisitor, edits: list[int], live: tuple[App, FakeSite], role: str) -> None:
    someone = visitor(role)
    assert someone.send(f"/rule/{SIGN}/say", right=str(edits[5])).status_code == 403
    assert someone.send("/rule/signs-enough/reset").status_code == 403
    assert not [one for one in live[0].store.audit() if one["who"] == "Anna (web)"]


@pytest.mark.parametrize("fields", [{}, {"right": "x"}, {"right": "9" * 30}, {"wrong": ""}])
def test_a_form_that_is_not_as_it_should_be_is_refused(
    visitor: NewVisitor, edits: list[int], fields: dict[str, str]
) -> None:
    assert visitor("rule-editor").send(f"/rule/{SIGN}/say", see=f"/rule/{SIGN}", **fields).status_code == 400


def test_nothing_that_was_hit_lives_on_a_rules_page(
    visitor: NewVisitor, hits: list[int], live: tuple[App, FakeSite]
) -> None:
    # The verdicts of the tests of the store name no version: they count as of the rules now in force.
    app, _ = live
    with app.store.transaction():
        app.store.conn.execute(
            "update packed_verdict set packed = pack(json_set(unpack(packed), '$.rules_version', ?))",
            [app.rules.version],
        )
    page = visitor("operator").page(f"/rule/{SIGN}")
    assert page.count('id="hit-') == len(ATTACKS)
    check_dead(page)
    check_dead(visitor("operator", "Bo").page("/rules"))


def test_the_text_of_a_row_is_that_of_its_file() -> None:
    text = '# of all\n[[row]]\nid = "a"\nact = true  # why\n\n[row.promoted]\nby = "Ann"\n\n[[row]]\nid = "b"\n'
    assert row_text(text, "row", "a") == '[[row]]\nid = "a"\nact = true  # why\n\n[row.promoted]\nby = "Ann"'
    assert row_text(text, "row", "b") == '[[row]]\nid = "b"'
    assert row_text(text, "row", "c") == ""
