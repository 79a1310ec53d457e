"""Commands while the rule files have mistakes and a run goes on with the last good version."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from fakes import FakeClock, FakeSite
from road import PROBE, furnish, make_app

from wikiwatch import config, doctor, rules_loaded
from wikiwatch.app.rules_in_force import RulesInForce
from wikiwatch.app.rules_kept import mistakes
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.detectors.samples import hits
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles import packaged_rules_dir
from wikiwatch.rulefiles.folder import RuleFolder
from wikiwatch.store.db import Store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return set_up(tmp_path / "home")


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


def spoil(home: Path) -> str:
    """A slip in two files; returns what stood in the first."""
    policy, texts = home / config.RULES / "policy.toml", home / config.RULES / "texts.toml"
    before = policy.read_text(encoding="utf-8")
    policy.write_text(before.replace('outcome = "revert"', 'outcome = "revret"', 1), encoding="utf-8")
    texts.write_text(texts.read_text(encoding="utf-8") + "\nfoo = 1\n", encoding="utf-8")
    return before


@pytest.fixture
def spoiled(home: Path, rules: Ruleset) -> str:
    """A probe was taken down; then the files were spoiled while a run went on. Returns its version of the rules."""
    site = FakeSite(FakeClock())
    furnish(site)
    store = Store(home / config.DATABASE)
    held = RulesInForce(RuleFolder(home / config.RULES, hits, watched=True))
    app = replace(make_app(site, store, rules, site.clock), held=held)
    tick(app)
    site.append("192.0.2.7", "Ferry", PROBE)
    tick(app)
    spoil(home)
    for _ in range(3):
        tick(app)
    store.close()
    return held.rules.version


def test_status_tells_since_when_what_is_wrong_and_what_goes_on(command: Command, spoiled: str) -> None:
    shown = command("status")
    assert shown.code == 0
    assert "The rules have 2 mistakes since 20" in shown.out
    assert f"in policy.toml, texts.toml: version {spoiled} goes on." in shown.out
    assert "revret" in shown.out
    assert f"rules version: {spoiled}" in shown.out
    (fields,) = command("status", "--json").lines
    found = fields["rules_mistakes"]
    assert (found["version"], found["count"], found["files"]) == (spoiled, 2, ["policy.toml", "texts.toml"])
    assert [line.split(":")[0] for line in found["lines"]] == ["policy.toml", "texts.toml"]


def test_sound_rules_have_no_mistakes_in_status(command: Command) -> None:
    (fields,) = command("status", "--json").lines
    assert fields["rules_mistakes"] is None
    assert "mistake" not in command("status").out


def test_the_doctor_tells_which_version_goes_on(home: Path, spoiled: str) -> None:
    (rules,) = [check for check in doctor.examine(home) if check.name == "rules"]
    assert rules.status == doctor.Status.BAD
    assert f"version {spoiled} goes on" in rules.found


def test_the_doctor_tries_the_samples_as_a_run_does(home: Path) -> None:
    file = home / config.RULES / "random_text.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("hit = true", "hit = false", 1), encoding="utf-8")
    (rules,) = [check for check in doctor.examine(home) if check.name == "rules"]
    assert rules.status == doctor.Status.BAD


def test_people_can_go_on_deciding_and_are_told_by_which_rules(command: Command, spoiled: str) -> None:
    [taken_down] = [line["revid"] for line in command("log", "--json").lines if line["outcome"] == "revert"]
    done = command("review", "release", f"down-{taken_down}")
    assert done.code == 0
    assert f"this is by version {spoiled}, which was in force last" in done.err


def test_a_run_begins_with_the_version_that_an_earlier_one_found_sound(
    home: Path, spoiled: str, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(home / config.DATABASE)
    kept = store.meta("rules_kept")
    held = rules_loaded.held_rules(home, store)
    assert held.rules.version == spoiled
    assert f"the rules have mistakes (2): version {spoiled} goes on" in caplog.text
    assert "revret" in caplog.text
    held.look(store, datetime.now(UTC))
    assert (mistakes(store) or {})["version"] == spoiled
    assert store.meta("rules_kept") == kept
    store.close()


def test_rules_that_are_mended_after_such_a_beginning_count(home: Path, spoiled: str) -> None:
    store = Store(home / config.DATABASE)
    held = rules_loaded.held_rules(home, store)
    shutil.rmtree(home / config.RULES)
    shutil.copytree(packaged_rules_dir(), home / config.RULES)
    now = datetime.now(UTC)
    held.look(store, now)
    held.look(store, now)
    assert mistakes(store) is None
    store.close()


def test_a_run_does_not_begin_with_bad_rules_where_none_were_sound_before(home: Path) -> None:
    spoil(home)
    store = Store(home / config.DATABASE)
    with pytest.raises(RulesError, match="can't be used"):
        rules_loaded.held_rules(home, store)
    store.close()


def test_a_run_does_not_begin_with_bad_rules_by_texts_that_this_version_can_not_use(home: Path, spoiled: str) -> None:
    store = Store(home / config.DATABASE)
    store.set_meta("rules_kept", '{"policy.toml": ""}')
    with pytest.raises(RulesError, match="revret"):
        rules_loaded.held_rules(home, store)
    store.close()


def test_without_a_run_before_bad_rules_are_told_as_they_are(home: Path, command: Command) -> None:
    spoil(home)
    found = command("status")
    assert found.code == 1
    assert "revret" in found.err


def test_a_copy_that_this_version_of_the_program_can_not_read_is_no_help(home: Path, command: Command) -> None:
    store = Store(home / config.DATABASE)
    store.set_meta("rules_kept", '{"policy.toml": ""}')
    store.close()
    spoil(home)
    found = command("status")
    assert found.code == 1
    assert "revret" in found.err
