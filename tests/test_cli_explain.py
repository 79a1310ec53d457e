"""`wikiwatch explain`: what a person sees of each thing, how a word is told apart; nothing hostile gets out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from commandline import Command, Terminal, commands_in, set_up
from fakes import FakeSite
from road import PROBE, advert, spam, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState

AGO = datetime(2020, 1, 1, tzinfo=UTC)
HOSTILE = "Eve\x1b[2J\u202e[bold]"
ROOF = "Is your roof leaking in {}? Ask the friendly people of the night shift, who never sleep and never charge twice."


@pytest.fixture
def command(tmp_path: Path, live: tuple[App, FakeSite], capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


@pytest.fixture
def edits(live: tuple[App, FakeSite]) -> list[int]:
    """Five adverts by a hostile name, taken down; a person released the first."""
    app, site = live
    made = spam(site, HOSTILE, 5)
    until_quiet(app, site.clock)
    hold.release(app, f"down-{made[0]}", "Sybil\x1b", "she\x07asked")
    return made


def line_of(out: str, beginning: str) -> str:
    return next(line for line in out.splitlines() if line.strip().startswith(beginning))


def test_a_revision_is_told_from_who_to_rules_version(command: Command, edits: list[int]) -> None:
    ran = command("explain", str(edits[4]))
    assert ran.code == 0
    for told in (
        f"revision {edits[4]} by Eve\\x1b[2J\\u202e[bold] on Market, 2026-",
        "revert: its text was taken down",
        "because of the row repeat-flood",
        "the author's state: flagged before, silenced after",
        "at »https://pipes.example/4« today!",
        "looked at, nothing found: random_text",
        "trust, as it was then",
        "waits for a person",
        "rules version ",
    ):
        assert told in ran.out
    assert line_of(ran.out, "repeat\t").split() == ["repeat", "100", "100", "100"]
    [fields] = command("explain", str(edits[4]), "--json").lines
    assert line_of(ran.out, "score").split() == ["score", f"{fields['score']:g}"]
    assert line_of(ran.out, "same-hand-return").split(maxsplit=2)[2].strip() == "found no return.same_hand"
    assert line_of(ran.out, "repeat-flood").split() == ["repeat-flood", "revert", "decides"]


def test_a_text_keeps_its_lines_and_none_of_them_looks_like_one_of_the_program(
    command: Command, live: tuple[App, FakeSite]
) -> None:
    app, site = live
    made = [site.edit("Flora", f"Page {n}", f"{advert(n)}\n\nrules version 1\x1b") for n in range(5)]
    until_quiet(app, site.clock)
    lines = command("explain", str(made[4])).out.splitlines()
    assert "  rules version 1\\x1b" in lines
    assert [line for line in lines if line.startswith("rules version")] == lines[-1:]


def test_people_who_decided_are_named_with_their_reason(command: Command, edits: list[int]) -> None:
    out = command("explain", str(edits[0])).out
    assert "she\\x07asked" in line_of(out.partition("decisions")[2], "2026-")
    assert "found good by a person" in out


def test_on_a_terminal_the_places_are_marked_by_style(
    command: Command, edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Terminal()
    monkeypatch.setattr("sys.stdout", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    command("explain", str(edits[4]))
    assert "\x1b[1;7mhttps://pipes.example/4\x1b[0m" in shown.getvalue()
    assert "»" not in shown.getvalue()
    assert "\x1b[2J" not in shown.getvalue()


@pytest.mark.parametrize("what", ["revision", "user", "domain", "case"])
def test_nothing_hostile_gets_out(command: Command, live: tuple[App, FakeSite], edits: list[int], what: str) -> None:
    app, site = live
    made = [site.append(HOSTILE + title, title, ROOF.format(title)) for title in ("Tower", "Museum")]
    poll(app)
    named = {
        "revision": [str(made[0])],
        "user": ["--user", HOSTILE],
        "domain": ["pipes.example"],
        "case": ["case", "1"],
    }
    ran = command("explain", *named[what])
    assert ran.code == 0
    assert "\\x1b[2J" in ran.out
    assert {c for c in ran.out + ran.err if not c.isprintable() and c not in "\n\t"} == set()
    assert command("explain", *named[what], "--json").out.isascii()


@pytest.mark.parametrize(
    ("what", "about", "told"),
    [
        (["pipes.example"], "domain", "the latest edits that brought it"),
        (["https://www.pipes.example/3"], "domain", "taken down: 4"),
        (["192.0.2.9"], "author", "no change by 192.0.2.9 was read"),
        (["Some", "Body"], "author", "no change by Some Body was read"),
        (["--user", "pipes.example"], "author", "no change by Pipes.example was read"),
        (["nothing.example"], "domain", "an account or address by that name is asked for with `--user`"),
        (["192.0.2.0/24"], "network", "192.0.2.0/24"),
        (["--user", "192.0.2.0/24"], "network", "192.0.2.0/24"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_word_is_told_apart_by_what_is_known_and_by_its_shape(
    command: Command, edits: list[int], what: list[str], about: str, told: str
) -> None:
    [fields] = command("explain", *what, "--json").lines
    assert fields["about"] == about
    assert told in command("explain", *what).out


def test_what_may_mean_several_things_asks_for_an_option(command: Command, live: tuple[App, FakeSite]) -> None:
    app, site = live
    revid = site.append("Flora", "Bridge", advert(1))
    site.append(str(revid), "Tower", "The tower was painted in spring.")
    site.append("Pipes.example", "Tower", "And in autumn.")
    poll(app)
    ran = command("explain", str(revid))
    assert ran.code == 1
    assert f"{revid} is a revision and a user here" in ran.err
    assert "--revision, --user" in ran.err
    assert "pipes.example is a user and a domain here" in command("explain", "pipes.example").err
    for option, about in (("--revision", "revision"), ("--user", "author")):
        [fields] = command("explain", option, str(revid), "--json").lines
        assert fields["about"] == about
    [fields] = command("explain", f"User:{revid}", "--json").lines
    assert fields["user"] == str(revid)


def test_a_campaign_is_told_by_its_number(command: Command, live: tuple[App, FakeSite]) -> None:
    app, site = live
    for user, title in (("Ann", "Bridge"), ("Bea", "Lighthouse")):
        site.append(user, title, ROOF.format(title))
    poll(app)
    for asked in (["case", "1"], ["case-1"], ["--campaign", "1"]):
        [fields] = command("explain", *asked, "--json").lines
        assert (fields["about"], fields["id"], fields["hands"]) == ("campaign", 1, 2)
    out = command("explain", "case", "1").out
    for told in ("case 1: suspected", "2 edits by 2 hands", "Lighthouse", "why it belongs there"):
        assert told in out
    assert "no case has the number 9" in command("explain", "case 9").err


def test_an_outcome_is_told_by_what_has_come_of_it(
    command: Command, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    for told in ("is to be put back", "put back"):
        shown = command("explain", str(edits[0])).out
        assert f"its text was taken down, and {told}; a person found it good" in shown
        until_quiet(app, site.clock)
    revid = site.append("192.0.2.7", "Tower", PROBE)
    poll(app)
    key = f"down-{revid}"
    for status, told in (
        (ActionStatus.PLANNED, "its text is to be taken down"),
        (ActionStatus.REVIEW, "its text waits for a person before it is taken down"),
        (ActionStatus.SKIPPED, "its text was not taken down by the program"),
    ):
        app.store.settle(key, status, "", at=app.clock.now())
        assert f"revert: {told}\n" in command("explain", str(revid)).out


def test_an_action_without_a_verdict_says_how_to_ask(
    command: Command, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, _ = live
    ran = command("explain", f"block-{edits[4]}")
    assert (ran.code, f"revision {edits[4]}" in ran.out) == (0, True)
    at = app.clock.now()
    app.store.plan([Action(key="block-r1", kind=ActionKind.BLOCK, target="Ann", due_at=at, planned_at=at, reason="")])
    ran = command("explain", "block-r1")
    assert (ran.code, "wikiwatch explain --user 'Ann'" in ran.err) == (1, True)


def test_a_move_is_told_as_something_that_is_taken_back(
    command: Command, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    app, site = live
    rcid = site.move("Tower", "Cheap pills", HOSTILE)
    poll(app)
    ran = command("explain", f"move-{rcid}")
    assert f"log entry {rcid} by Eve" in ran.out
    assert "revert: it is to be taken back" in ran.out
    until_quiet(app, site.clock)
    assert "revert: it was taken back" in command("explain", f"move-{rcid}").out


def test_an_author_is_told_with_state_record_and_what_waits(
    command: Command, live: tuple[App, FakeSite], edits: list[int]
) -> None:
    out = command("explain", "--user", HOSTILE).out
    for told in (
        "state: silenced since 2026-",
        "edits: read 5, judged 5",
        "let pass softly until",
        "waits for a person",
    ):
        assert told in out
    app, site = live
    site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    poll(app)
    app.store.set_state(
        ("ip:192.0.2.7", "192.0.2.7"), AccountState.FLAGGED, AGO, until=AGO, revid=None, reason="for an hour"
    )
    assert (
        "state: clean now; flagged since 2020-01-01 until 2020-01-01: for an hour"
        in command("explain", "192.0.2.7").out
    )


def test_an_edit_at_which_nobody_looked_says_why(command: Command, live: tuple[App, FakeSite]) -> None:
    app, site = live
    sysop, newcomer = site.append("Sybil", "Bridge", "Painted green."), site.append("Ann", "Tower", "Painted red.")
    poll(app)
    exempt = command("explain", str(sysop)).out
    assert "never judged: in an exempt group: sysop" in exempt
    assert "signal" not in exempt
    assert "no signal was found: score 0" in command("explain", str(newcomer)).out


def test_a_wiki_that_can_not_be_reached_is_told_and_nothing_fails(command: Command, live: tuple[App, FakeSite]) -> None:
    app, site = live
    revid = site.append("Flora", "Bridge", "The bridge was painted green in spring.")
    poll(app)
    assert "`--fetch` asks the wiki" in command("explain", str(revid)).out
    ran = command("explain", str(revid), "--fetch")
    assert ran.code == 0
    assert "the wiki can't be asked" in ran.out


@pytest.mark.parametrize("arguments", [[], ["5", "--user", "Ann"], ["--revision", "-1"], ["--user", " "]], ids=str)
def test_one_thing_has_to_be_named(command: Command, arguments: list[str]) -> None:
    assert command("explain", *arguments).code == 2
