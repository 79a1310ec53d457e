"""`wikiwatch review`, its decisions in bulk, and `wikiwatch audit`: what a person sees and says on the command line."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from commandline import Command, Terminal, commands_in, on_a_terminal, set_up
from fakes import FakeClock, FakeSite
from road import ARTICLES, advert, spam, until_quiet

from wikiwatch.app.context import App

HOSTILE = "Eve\x1b[2J\u202e"
FIELDS = {
    *("rcid", "revid", "title", "user", "timestamp", "outcome", "score", "trust", "signals", "actions", "row"),
    *("reason", "overturned", "kind"),
    *("id", "type", "what", "age_hours", "waits"),
}


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def edits(live: tuple[App, FakeSite], clock: FakeClock) -> list[int]:
    """Five adverts of one site by a hostile name, and an hour later one probe by an address; all taken down."""
    app, site = live
    made = [site.append(HOSTILE, ARTICLES[number], advert(number)) for number in range(5)]
    clock.advance(hours=1)
    made.append(site.append("192.0.2.7", "Tower", "wqkzjhrv"))
    until_quiet(app, clock)
    return made


def ids(command: Command, *arguments: str) -> list[str]:
    return [line["id"] for line in command("review", *arguments, "--json").lines]


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(text))


def test_what_waits_is_listed_oldest_first_with_its_age(command: Command, edits: list[int]) -> None:
    lines = command("review", "--json").lines
    assert {line["revid"] for line in lines} == set(edits)
    ages = [line["age_hours"] for line in lines]
    assert ages == sorted(ages, reverse=True)
    assert {line["id"] for line in lines} >= {f"down-{revid}" for revid in edits} | {f"block-{edits[4]}"}


def test_each_line_has_the_same_fields(command: Command, edits: list[int]) -> None:
    for line in command("review", "--json").lines:
        assert set(line) >= FIELDS


def test_the_table_is_inert_and_names_the_ids(command: Command, edits: list[int]) -> None:
    shown = command("review")
    assert f"down-{edits[0]}" in shown.out
    assert "needs a yes" in " ".join(shown.out.split())
    assert "\x1b[2J" not in shown.out
    assert "\u202e" not in shown.out


def test_what_was_decided_is_listed_only_on_demand(command: Command, edits: list[int]) -> None:
    assert command("review", "confirm", str(edits[5])).code == 0
    assert command("review", "release", str(edits[0])).code == 0
    assert not {f"down-{edits[0]}", f"down-{edits[5]}"} & set(ids(command))
    decided = {line["id"]: line["waits"] for line in command("review", "--all", "--json").lines}
    assert decided[f"down-{edits[0]}"] == "decided: it was good"
    assert decided[f"down-{edits[5]}"] == "decided: it was unwanted"


def test_the_list_can_be_narrowed_and_sorted(command: Command, edits: list[int]) -> None:
    probe = f"down-{edits[5]}"
    assert ids(command, "--user", "192.0.2.7") == [probe]
    assert ids(command, "--domain", "pipes.example", "--kind", "hold") == [f"down-{revid}" for revid in edits[:4]]
    assert ids(command, "--kind", "block") == [f"block-{edits[4]}"]
    assert ids(command, "--kind", "proposal") == []
    assert len(ids(command, "--limit", "2")) == 2
    assert ids(command, "--sort", "user")[0] == probe
    assert command("review", "--campaign", "9").code == 1


@pytest.mark.parametrize("form", ["down-{}", "{}"])
def test_a_release_and_its_reason_are_kept(command: Command, edits: list[int], form: str) -> None:
    (done,) = command("review", "release", form.format(edits[0]), "--why", "a good source", "--json").lines
    assert (done["id"], done["kind"], done["status"]) == (f"down-{edits[0]}", "release", "planned")
    (kept,) = [line for line in command("audit", "--json").lines if line["key"] == f"down-{edits[0]}"]
    assert (kept["what"], kept["why"], kept["target"]) == ("release", "a good source", ARTICLES[0])
    assert "command line" in kept["who"]


def test_a_yes_to_a_planned_block_is_a_confirmation(command: Command, edits: list[int]) -> None:
    (done,) = command("review", "confirm", f"block-{edits[4]}", "--json").lines
    assert (done["status"], done["needs_yes"]) == ("planned", False)


def test_a_dry_run_shows_and_does_nothing(command: Command, edits: list[int]) -> None:
    before = ids(command)
    lines = command("review", "release", "--domain", "pipes.example", "--dry-run", "--json").lines
    assert [line["id"] for line in lines] == [f"down-{revid}" for revid in edits[:5]]
    assert all(line["will"] for line in lines)
    assert ids(command) == before
    assert command("audit", "--json").lines == []


def test_many_are_decided_at_once_where_nobody_can_be_asked(command: Command, edits: list[int]) -> None:
    lines = command("review", "confirm", "--user", HOSTILE, "--json").lines
    assert [line["id"] for line in lines] == [f"down-{revid}" for revid in edits[:5]]
    assert f"down-{edits[5]}" in ids(command)
    assert not {f"down-{revid}" for revid in edits[:5]} & set(ids(command))


def test_conditions_apply_together(command: Command, edits: list[int]) -> None:
    arguments = ("review", "release", "--user", "192.0.2.7", "--domain", "pipes.example", "--json")
    assert command(*arguments).lines == []


@pytest.mark.parametrize(("answer", "decided"), [("n\n", 0), ("y\n", 5)])
def test_on_a_terminal_the_plan_is_shown_and_asked_about(
    command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch, answer: str, decided: int
) -> None:
    typed(monkeypatch, answer)
    found = command("review", "release", "--domain", "pipes.example")
    assert found.code == 0
    assert "Release these?" in found.err
    assert f"down-{edits[0]}" in found.err
    assert len(command("audit", "--json").lines) == decided


def test_ids_that_were_typed_and_yes_are_not_asked_about(
    command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "")
    assert command("review", "release", f"down-{edits[0]}").code == 0
    assert command("review", "release", "--user", "192.0.2.7", "--yes").code == 0
    assert len(command("audit", "--json").lines) == 2


def test_what_can_not_be_decided_is_named_and_the_others_stand(command: Command, edits: list[int]) -> None:
    command("review", "release", f"down-{edits[1]}")
    found = command("review", "confirm", "down-5", f"down-{edits[0]}", f"down-{edits[1]}", "proposal-9", "--json")
    assert found.code == 1
    assert [line["id"] for line in found.lines] == [f"down-{edits[0]}"]
    for word in ("down-5", f"down-{edits[1]}", "proposal-9"):
        assert word in found.err


@pytest.mark.parametrize("arguments", [["review", "release"], ["review", "--json", "release", "5"]])
def test_a_wrong_usage_is_2(command: Command, arguments: list[str]) -> None:
    assert command(*arguments).code == 2


def test_proposals_are_listed_and_answered_by_their_ids(
    command: Command, live: tuple[App, FakeSite], edits: list[int], clock: FakeClock
) -> None:
    app, site = live
    held = spam(site, "Flora", 4, "roofs")
    until_quiet(app, clock)
    detail = {"reason": "it went on", "attempts": 3, "revids": held, "similar": []}
    first = app.store.propose(("user:Flora", "Flora"), "silence", clock.now(), detail)
    (line,) = command("review", "--kind", "proposal", "--json").lines
    assert (line["id"], line["what"], line["user"]) == (f"proposal-{first}", "silence", "Flora")
    assert set(line) >= FIELDS
    (done,) = command("review", "release", f"review-{first}", "--json").lines
    assert (done["id"], done["status"]) == (f"proposal-{first}", "rejected")
    assert "Flora" not in {one["user"] for one in command("status", "--json").lines[0]["accounts"]}
    assert ids(command, "--kind", "proposal") == ids(command, "--user", "Flora") == []
    until_quiet(app, clock)
    assert advert(0, "roofs") in site.text(ARTICLES[0])


def test_who_calls_it_unwanted_does_not_release_it_by_that(
    command: Command, live: tuple[App, FakeSite], edits: list[int], clock: FakeClock
) -> None:
    app, site = live
    held = spam(site, "Flora", 4, "roofs")
    until_quiet(app, clock)
    detail = {"reason": "a false alarm", "attempts": 0, "revids": held, "similar": []}
    number = app.store.propose(("user:Flora", "Flora"), "release", clock.now(), detail)
    (done,) = command("review", "confirm", f"proposal-{number}", "--json").lines
    assert done["status"] == "rejected"
    until_quiet(app, clock)
    assert advert(0, "roofs") not in site.text(ARTICLES[0])
    assert "Flora" in {one["user"] for one in command("status", "--json").lines[0]["accounts"]}


def test_clearing_tells_what_goes_and_a_dry_run_changes_nothing(command: Command, edits: list[int]) -> None:
    planned = command("review", "clear", HOSTILE, "--dry-run", "--json").lines
    assert [(one["user"], one["state"]) for one in planned] == [(HOSTILE, "silenced")]
    assert f"block-{edits[4]}" in planned[0]["cancelled"]
    shown = command("review", "clear", HOSTILE, "--dry-run")
    assert "Nothing was done" in shown.out
    assert f"block-{edits[4]}" in shown.out
    assert command("audit", "--json").lines == []
    assert command("review", "clear", HOSTILE, "Nobody", "--json").code == 1  # all of them, or none
    assert command("status", "--json").lines[0]["accounts"][0]["state"] == "silenced"

    assert command("review", "clear", HOSTILE, "--json").lines == planned
    assert command("status", "--json").lines[0]["accounts"] == []
    assert [line["key"] for line in command("due", "--json").lines] == []


def test_the_audit_trail_is_told_in_order_and_by_person(command: Command, edits: list[int]) -> None:
    command("review", "release", str(edits[0]), "--why", "\x1b[2J")
    command("due", "cancel", f"block-{edits[4]}", "--why", "not yet")
    command("review", "clear", HOSTILE, "--why", "I know them")
    lines = command("audit", "--json").lines
    assert [line["what"] for line in lines] == ["release", "cancel", "clear"]
    assert [line["why"] for line in lines[1:]] == ["not yet", "I know them"]
    name = lines[0]["who"].rpartition(" (")[0]
    assert len(command("audit", "--who", name.upper(), "--json").lines) == 3
    assert command("audit", "--who", "nobody-else", "--json").lines == []
    assert command("audit", "--since", "2999-01-01", "--json").lines == []
    assert "\x1b[2J" not in command("audit").out
    assert command("audit", "--since", "yesterday").code == 2


@pytest.mark.parametrize("word", ["confirm", "dismiss"])
def test_a_decision_about_a_case_keeps_its_reason(
    command: Command, edits: list[int], live: tuple[App, FakeSite], word: str
) -> None:
    app, _ = live
    case = app.store.open_case(app.clock.now())
    for revid in (edits[0], edits[5]):
        app.store.add_to_case(case, revid, app.clock.now(), ())
    assert command("cases", word, str(case), "--why", "all of one hand").code == 0
    assert [line["why"] for line in command("audit", "--json").lines if line["key"] == f"case-{case}"] == [
        "all of one hand"
    ]


def test_piped_a_table_is_one_line_a_row_with_tabs(command: Command, edits: list[int]) -> None:
    heads, *rows = [line.split("\t") for line in command("review").out.splitlines()]
    assert heads == ["age", "trust", "score", "author", "page", "what it waits for, and why", "id"]
    assert [row[-1] for row in rows] == ids(command)
    assert {len(row) for row in rows} == {len(heads)}


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_on_a_terminal_every_line_fits_and_every_id_is_whole(
    command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    on_a_terminal(monkeypatch, columns)
    for arguments in (["review"], ["status"], ["due"]):
        lines = command(*arguments).out.splitlines()
        assert max(map(len, lines)) <= columns
    shown = command("review").out.split()
    assert set(ids(command)) <= set(shown)


def test_a_terminal_that_wants_no_colours_gets_none(
    command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert not re.search(r"\x1b\[[0-9;]*[34][0-9]", command("review").out + command("status").out)
