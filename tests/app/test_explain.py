"""Why something was decided, and what others' scripts read."""

from __future__ import annotations

import json

import pytest
from fakes import FakeClock, FakeSite
from road import furnish, spam, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.explain import explain_revision, explain_user
from wikiwatch.app.ingest import poll
from wikiwatch.errors import UserError


@pytest.fixture
def edits(app: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Five adverts of Flora's, judged and taken down."""
    furnish(site)
    poll(app)
    made = spam(site, "Flora", 5)
    until_quiet(app, clock)
    return made


def test_a_revision_is_explained_in_full(app: App, edits: list[int]) -> None:
    hold.release(app, f"down-{edits[-1]}", "Sybil")
    fields = explain_revision(app, edits[-1])
    assert (fields["outcome"], fields["row"], fields["state_before"], fields["state"]) == (
        "revert",
        "repeat-flood",
        "flagged",
        "silenced",
    )
    assert sum(part["points"] for part in fields["trust_parts"]) == fields["trust"]
    assert sum(signal["points"] for signal in fields["signals"]) == fields["score"]
    assert all(signal["excerpt"] and signal["end"] > signal["start"] for signal in fields["signals"])
    assert "random_text" in fields["misses"]
    assert {action["kind"] for action in fields["actions"]} == {"revert", "block", "release"}
    assert [(decision["what"], decision["who"]) for decision in fields["decisions"]] == [("release", "Sybil")]
    json.dumps(fields)


def test_an_edit_that_was_held_later_says_why(app: App, edits: list[int]) -> None:
    assert "pattern" in explain_revision(app, edits[0])["reason"]


def test_a_revision_that_was_not_judged_is_told(app: App, site: FakeSite, edits: list[int]) -> None:
    with pytest.raises(UserError, match="has not been judged"):
        explain_revision(app, 999_999)
    first = next(iter(site.pages.values())).revisions[0].revid
    with pytest.raises(UserError, match="has not been judged"):
        explain_revision(app, first)


def test_an_author_is_explained_with_state_and_actions(app: App, site: FakeSite, edits: list[int]) -> None:
    fields = explain_user(app, "Flora", site.actors(["Flora"])["Flora"])
    assert (fields["key"], fields["state"], fields["band"]) == ("user:Flora", "silenced", "new")
    assert {"taken_down", "account"} <= {part["name"] for part in fields["trust_parts"]}
    assert len(fields["actions"]) == 6
    json.dumps(fields)


def test_without_the_wiki_the_facts_that_it_would_tell_are_named(app: App) -> None:
    assert explain_user(app, "Flora", None)["trust_unknown"] == [
        "blocked",
        "emailable",
        "groups",
        "history",
        "registered",
    ]
    assert explain_user(app, "192.0.2.7", None)["key"] == "ip:192.0.2.7"


def test_a_line_of_the_log_has_what_scripts_read(app: App, edits: list[int]) -> None:
    promised = {"rcid", "revid", "title", "user", "timestamp", "outcome", "score", "trust", "signals", "actions"}
    lines = list(entries(app))
    assert all(promised <= line.keys() for line in lines)
    line = next(line for line in lines if line["revid"] == edits[-1])
    assert {"key", "kind", "target", "due_at", "reason"} <= line["actions"][0].keys()
    assert line["timestamp"].endswith("+00:00")
