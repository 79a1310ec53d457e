"""A rule's way from `act = false` through people's review to one that acts, and back; `--watch` for one run."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from commandline import Command, Terminal, commands_in, set_up
from fakes import FakeClock, FakeSite
from road import ARTICLES, article, furnish, make_app, outcomes, until_quiet

from wikiwatch import rulefiles, rules_loaded, wiring
from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.rule_named import rule_named
from wikiwatch.app.wordings import wordings
from wikiwatch.commands.log_only import with_log_only
from wikiwatch.core.log_only import names
from wikiwatch.errors import SiteError
from wikiwatch.sandbox import story
from wikiwatch.store.db import Store

OWN = """# Ours. Nobody touches this comment.
[[rule]]
id = "lamps"           # the shop
description = "Speaks of lamps"
reason = "A test of rules."
added_by = "Gerda"
since = 2026-11-01
act = false            # for now
outcome = "hold"
[rule.when]
phrase = ["lamps for all"]
[[rule.sample]]
hit = true
text = "Lamps for all."
[[rule.sample]]
hit = false
text = "A lamp."
# The end.
"""
LAMPS = "Lamps for all, says the keeper."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    set_up(tmp_path)
    (tmp_path / "rules" / "own.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


@pytest.fixture
def watched(home: Path, site: FakeSite, clock: FakeClock) -> Callable[..., App]:
    """An App on the home's database and rules, which change as those of a run do."""
    store = Store(home / "wikiwatch.db", durable=False)
    held = rules_loaded.held_rules(home)
    app = replace(make_app(site, store, held.rules, clock), held=held)
    furnish(site)
    poll(app)
    return app


def own(home: Path) -> str:
    return (home / "rules" / "own.toml").read_text(encoding="utf-8")


def says(site: FakeSite, user: str, title: str) -> int:
    return site.append(user, title, LAMPS)


def hits(app: Any, site: FakeSite, clock: FakeClock, count: int) -> list[int]:
    made = [says(site, f"Reader {number % 8}", ARTICLES[number % len(ARTICLES)]) for number in range(count)]
    until_quiet(app, clock)
    return made


def test_a_rule_is_noted_reviewed_promoted_and_acts(
    command: Command, home: Path, watched: App, site: FakeSite, clock: FakeClock
) -> None:
    made = [site.edit(f"Reader {n}", f"Lamp {n}", f"{LAMPS} Number {n} of them.") for n in range(24)]
    until_quiet(watched, clock)
    refused = command("rules", "promote", "lamps")
    assert (refused.code, own(home)) == (1, OWN)
    assert "`wikiwatch rules review lamps`" in refused.out
    lines = command("rules", "review", "lamps", "--json").lines
    assert [line["revid"] for line in lines] == made[::-1]
    assert {line["word"] for line in lines} == {"open"}

    rights = [word for revid in made[1:] for word in ("--right", str(revid))]
    assert command("rules", "review", "lamps", *rights, "--wrong", str(made[0]), "--why", "looked").code == 0
    assert "24 hits, 24 reviewed, 23 of them right." in command("rules", "review", "lamps").out
    [told] = command("rules", "promote", "lamps", "--dry-run", "--json").lines
    assert (told["met"], told["right"], told["authors"], told["written"]) == (True, 23, 24, False)
    assert own(home) == OWN

    assert command("rules", "promote", "lamps").code == 0
    before, after = OWN.splitlines(), own(home).splitlines()
    [promoted] = [line for line in after if line.startswith("promoted")]
    assert "hits = 24, right = 23" in promoted
    after.remove(promoted)
    assert [line.replace("act = true ", "act = false") for line in after] == [
        line.replace("act = false ", "act = false") for line in before
    ]
    assert command("rules", "check").code == 0
    assert "promote" in command("audit").out

    site.edit("Sybil", "Quay", article("Quay"))
    until_quiet(watched, clock)
    until_quiet(watched, clock)
    held = says(site, "Dewdrop", "Quay")
    until_quiet(watched, clock)
    assert outcomes(watched)[held] == "hold"

    assert command("rules", "watch", "lamps", "--why", "it was about our lighthouse").code == 0
    assert "promoted" not in own(home)
    assert command("rules", "check").code == 0


def test_what_people_released_was_wrong_and_what_they_undid_was_right(
    command: Command, home: Path, watched: App, site: FakeSite, clock: FakeClock
) -> None:
    probe = site.append("192.0.2.7", "Ferry", f"{LAMPS}\n\nxkqjzvwqtpl hgfkdlsqpwz")
    undone = says(site, "Flora", "Bridge")
    until_quiet(watched, clock)
    hold.release(watched, f"down-{probe}", "Sybil", "")
    site.edit("Sybil", "Bridge", article("Bridge"))
    until_quiet(watched, clock)
    found = {line["revid"]: line["word"] for line in command("rules", "review", "lamps", "--json").lines}
    assert found == {probe: "wrong", undone: "right"}


def test_hits_of_another_wording_are_forgotten(
    command: Command, home: Path, watched: App, site: FakeSite, clock: FakeClock
) -> None:
    hits(watched, site, clock, 2)
    path = home / "rules" / "own.toml"
    path.write_text(OWN.replace("Speaks of", "Talks of"), encoding="utf-8")
    assert len(command("rules", "review", "lamps", "--json").lines) == 2
    path.write_text(OWN.replace('["lamps for all"]', '["lamps for all", "lanterns for all"]'), encoding="utf-8")
    assert command("rules", "review", "lamps", "--json").lines == []


def test_on_a_terminal_each_open_hit_is_asked_about(
    command: Command, watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = hits(watched, site, clock, 3)
    monkeypatch.setattr(sys, "stdin", Terminal("r\nw\ns\n"))
    shown = command("rules", "review", "lamps")
    assert shown.code == 0
    assert "Lamps for all" in shown.err
    words = {line["revid"]: line["word"] for line in command("rules", "review", "lamps", "--json").lines}
    assert [words[revid] for revid in made[::-1]] == ["right", "wrong", "open"]


def test_an_owners_word_stands_as_such_and_a_forged_promotion_is_told(command: Command, home: Path) -> None:
    assert command("rules", "promote", "lamps", "--anyway").code == 2
    assert command("rules", "promote", "lamps", "--anyway", "--why", "the forty of last year").code == 0
    assert 'why = "the forty of last year"' in own(home)
    assert "hits" not in own(home)
    assert command("rules", "check").code == 0
    path = home / "rules" / "own.toml"
    for forged in ("", 'promoted = { on = 2026-11-01, by = "Gerda", hits = 19, right = 19 }'):
        path.write_text(OWN.replace("act = false", f"{forged}\nact = true"), encoding="utf-8")
        found = command("rules", "check")
        assert (found.code, "wikiwatch rules promote lamps" in found.err) == (1, True)
    assert command("rules", "watch", "lamps", "--why", "mend it").code == 0
    assert command("rules", "check").code == 0


@pytest.mark.parametrize(("name", "file"), [("brings-back", "policy.toml"), ("random_text", "points.toml")])
def test_a_row_and_a_sign_are_switched_off_and_on_again(command: Command, home: Path, name: str, file: str) -> None:
    packaged = (rulefiles.packaged_rules_dir() / file).read_text(encoding="utf-8")
    assert command("rules", "watch", name, "--why", "too eager").code == 0
    path = home / "rules" / file
    assert path.read_text(encoding="utf-8").replace("act = false\n", "") == packaged
    assert (
        name
        in {row.id for row in rules_loaded.load_rules(home).policy.rows if row.was}
        | rules_loaded.load_rules(home).only_noted
    )
    assert command("rules", "promote", name).code == 1
    assert command("rules", "promote", name, "--anyway", "--why", "it was mended").code == 0
    assert path.read_text(encoding="utf-8").replace("act = true\n", "") == packaged


def test_for_one_run_a_rule_only_notes_though_its_files_change(
    command: Command, home: Path, watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = with_log_only(watched, ["tracking-edit", "tracking-edit-likely", "signs-enough", "signs-agree"])
    site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    until_quiet(app, clock)
    (home / "rules" / "own.toml").write_text(f"{OWN}# changed\n", encoding="utf-8")
    until_quiet(app, clock)
    until_quiet(app, clock)
    later = site.append("192.0.2.9", "Tower", "xkqvzjwp")
    until_quiet(app, clock)
    assert set(outcomes(app).values()) <= {"allow", "watch"}
    assert later in outcomes(app)


def test_names_that_are_none_and_homes_without_rules_are_told(command: Command, home: Path, tmp_path: Path) -> None:
    assert "there is no rule" in command("rules", "watch", "lmaps", "--why", "x").err
    assert "did you mean `lamps`" in command("rules", "promote", "lmaps").err
    refused = command("replay", "--watch", "flagged", str(story.bundled()[0]))
    assert (refused.code, "can't only list" in refused.err) == (1, True)
    refused = command("replay", "--watch", "judge.out_of_time", str(story.bundled()[0]))
    assert (refused.code, "nobody looked" in refused.err) == (1, True)
    (home / "rules").rename(home / "away")
    refused = command("rules", "watch", "random_text", "--why", "x")
    assert (refused.code, "no rules of its own" in refused.err) == (1, True)


def test_json_has_one_object_with_each_criterion(command: Command) -> None:
    found = json.loads(command("rules", "promote", "lamps", "--json").out)
    assert [one["met"] for one in found["criteria"]] == [False, False, True, False, False]


def test_hits_of_a_trial_are_kept_for_the_promotion(command: Command) -> None:
    found = command("rules", "review", "random_text", "--export", str(story.bundled()[0]), "--json")
    assert (found.code, {line["word"] for line in found.lines} <= {"open", "right"}) == (0, True)
    first = found.lines[0]["revid"]
    assert command("rules", "review", "random_text", "--wrong", str(first)).code == 0
    again = command("rules", "review", "random_text", "--json").lines
    assert (again[0]["revid"], again[0]["word"], len(again)) == (first, "wrong", len(found.lines))


@pytest.fixture
def promoted(command: Command, home: Path) -> Path:
    """The own.toml in which the rule acts on its owner's word."""
    assert command("rules", "promote", "lamps", "--anyway", "--why", "the forty of last year").code == 0
    return home / "rules" / "own.toml"


REWORDED = "lamps only notes, though own.toml says act = true"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"lamps for all"', '"lamps"'),
        (r"(phrase = .*)", r"\1\nadds_link = false"),
        (r"\[rule.when\]", '[rule.scope]\nbands = ["new", "low"]\n[rule.when]'),
        (', wording = "', ', wording = "x'),
        (', wording = "[0-9a-f]+"', ""),
    ],
)
def test_a_promoted_rule_that_is_reworded_only_notes_and_stops_no_other(
    command: Command, home: Path, promoted: Path, old: str, new: str
) -> None:
    text = promoted.read_text(encoding="utf-8")
    changed = re.sub(old, new, text)
    assert changed != text
    promoted.write_text(changed, encoding="utf-8")
    rules = rules_loaded.load_rules(home)
    assert (rules.own.reworded, "own-lamps" in rules.only_noted) == (("lamps",), True)
    assert "own-lamps" not in {row.id for row in rules.policy.rows}
    found = command("rules", "check", "--json")
    [note] = found.lines
    line = next(n for n, line in enumerate(changed.splitlines(), 1) if line.startswith("promoted"))
    assert (found.code, note["note"], note["line"]) == (0, True, line)
    assert "wikiwatch rules promote lamps" in note["hint"]
    assert "write act = false" in note["hint"]
    assert REWORDED in command("status").out
    assert command("status", "--json").lines[0]["rules_reworded"] == ["lamps"]
    told = {check["name"]: check for check in command("doctor", "--json").lines}
    assert (told["own rules"]["status"], REWORDED in told["own rules"]["found"]) == ("warn", True)

    promoted.write_text(text, encoding="utf-8")
    assert "own-lamps" in {row.id for row in rules_loaded.load_rules(home).policy.rows}
    assert REWORDED not in command("status").out


def test_all_but_what_a_promoted_rule_looks_for_may_change(home: Path, promoted: Path) -> None:
    text = promoted.read_text(encoding="utf-8")
    for old, new in (
        ("Speaks of lamps", "Tells of lamps"),
        ('text = "A lamp."', 'text = "A lamp. Two lamps."'),
        ("since = 2026-11-01", "since = 2026-11-01\nuntil = 2027-11-01"),
        ('outcome = "hold"', "points = 30"),
    ):
        assert old in text
        text = text.replace(old, new)
    promoted.write_text(text, encoding="utf-8")
    rules = rules_loaded.load_rules(home)
    assert (rules.own.reworded, "own-lamps" in rules.only_noted) == ((), False)


def test_a_reworded_rule_is_promoted_anew_or_put_back(command: Command, home: Path, promoted: Path) -> None:
    text = promoted.read_text(encoding="utf-8").replace('["lamps for all"]', '["lamps for all", "lights for all"]')
    promoted.write_text(text, encoding="utf-8")
    refused = command("rules", "promote", "lamps")
    assert (refused.code, "lamps goes on only noting" in refused.out) == (1, True)
    assert json.loads(command("rules", "promote", "lamps", "--json").out)["acts"] is False
    assert command("rules", "promote", "lamps", "--anyway", "--why", "the same shop").code == 0
    assert "own-lamps" not in rules_loaded.load_rules(home).only_noted
    promoted.write_text(text, encoding="utf-8")
    assert command("rules", "watch", "lamps", "--why", "too wide").code == 0
    assert "promoted" not in own(home)
    assert rules_loaded.load_rules(home).own.reworded == ()


def test_a_rule_that_is_broken_meanwhile_is_not_promoted_on_the_hits_of_the_last_good_one(
    command: Command, home: Path, watched: App, clock: FakeClock
) -> None:
    until_quiet(watched, clock)
    broken = OWN.replace('["lamps for all"]', '["lamps for all", "lights"]').replace('"hold"', '"hlod"')
    (home / "rules" / "own.toml").write_text(broken, encoding="utf-8")
    refused = command("rules", "promote", "lamps", "--anyway", "--why", "x")
    assert (refused.code, own(home)) == (1, broken)
    assert "can't be read as it stands now" in refused.err


def test_a_dry_run_shows_what_the_file_would_say(command: Command, home: Path, promoted: Path) -> None:
    wanted = [line for line in own(home).splitlines() if line.startswith("promoted")]
    (home / "rules" / "own.toml").write_text(OWN, encoding="utf-8")
    shown = command("rules", "promote", "lamps", "--anyway", "--why", "the forty of last year", "--dry-run")
    assert [line.strip() for line in shown.out.splitlines() if line.startswith("    ") and line.strip()] == [
        "act = true",
        *wanted,
    ]
    assert own(home) == OWN


@pytest.mark.parametrize("answers", [True, False])
def test_a_hit_of_the_watch_is_shown_with_its_summary_and_the_place_marked(
    command: Command, watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    text = "The keeper was kind.\n\nLamps \x1b[31mfor all, he said: lamps for all, and for the children."
    site.edit("Flora", "Lamp", text, comment="a tale\x1b[2J of lamps")
    until_quiet(watched, clock)

    def connect() -> FakeSite:
        if not answers:
            raise SiteError("readonly", "the wiki does not answer")
        return site

    monkeypatch.setattr(wiring, "live_site", lambda _config, *, enforce: SimpleNamespace(connect=connect))
    monkeypatch.setattr(sys, "stdin", Terminal("r\n"))
    shown = command("rules", "review", "lamps")
    assert (shown.code, "\x1b" in shown.err) == (0, False)
    assert "»lamps for all«" in shown.err
    for words in ("he said: »lamps", "«, and for the children.", "a tale\\x1b[2J of lamps"):
        assert (words in shown.err) is answers


def test_every_rule_row_and_sign_has_a_wording(command: Command, home: Path) -> None:
    rules = rules_loaded.load_rules(home)
    found = wordings(rules)
    assert [name for name in names(rules) if rule_named(rules, name).id not in found] == []
    assert command("rules", "review", "judge.out_of_time").code == 0


@pytest.mark.parametrize("broken", [b"\xff", b"[rule"])
def test_a_rule_in_a_file_that_cannot_be_read_is_told_as_such(command: Command, home: Path, broken: bytes) -> None:
    (home / "rules" / "own.toml").write_bytes(OWN.encode() + broken)
    refused = command("rules", "watch", "lamps", "--why", "x")
    assert (refused.code, "own.toml can't be read" in refused.err) == (1, True)
    assert "did you mean" not in refused.err
