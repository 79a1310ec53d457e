"""Where people see that a rule of their own is set aside, and how it looks again; what looking costs."""

from __future__ import annotations

import csv
import io
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from fakes import FakeClock, FakeSite
from ownrules import promoted
from road import furnish, make_app
from test_cli_rule_stats import OWN

from wikiwatch import doctor, rules_loaded
from wikiwatch.app.gauge import Meter
from wikiwatch.app.ingest import poll
from wikiwatch.clock import SystemClock
from wikiwatch.config import DATABASE
from wikiwatch.daemon import tick
from wikiwatch.store.db import Store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = set_up(tmp_path / "home")
    (home / "rules" / "own.toml").write_text(promoted(OWN.format(until="2099-12-31")), encoding="utf-8")
    return home


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


def watch(home: Path, step: float) -> None:
    """Four edits, each look at which took the processor so many seconds."""

    class Working(FakeClock):
        def processor_time(self) -> float:
            self.worked += step
            return self.worked

    site = FakeSite(Working())
    furnish(site)
    store = Store(home / DATABASE)
    app = replace(make_app(site, store, rules_loaded.load_rules(home), site.clock), meter=Meter())
    poll(app)
    for number in range(4):
        site.append(f"Nina {number}", "Tower", f"It has {number} clocks.")
        site.clock.advance(hours=1)
        tick(app)
    store.close()


def test_status_names_the_rule_and_why_and_it_can_look_again(command: Command, home: Path) -> None:
    watch(home, 5)
    shown = command("status").out
    assert "1 rule of the wiki's own is set aside since 2026-" in shown
    assert "own-free-watches, since 2026-" in shown
    assert "`wikiwatch rules reset own-free-watches` lets it look again" in shown
    (fields,) = command("status", "--json").lines
    assert fields["rules_aside"]["own-free-watches"]["why"].startswith("it is slow: 5.0 s")
    assert "looks again" in command("rules", "reset", "own-free-watches", "--why", "a better machine").out
    (fields,) = command("status", "--json").lines
    assert fields["rules_aside"] == {}
    again = command("rules", "reset", "own-free-watches")
    assert (again.code, "was not stopped" in again.err) == (1, True)


def test_the_doctor_warns_of_it(command: Command, home: Path) -> None:
    assert "own rules" not in {check.name for check in doctor.examine(home)}
    watch(home, 5)
    [found] = [check for check in doctor.examine(home) if check.name == "own rules"]
    assert found.status == doctor.Status.WARN
    assert "1 rule of the wiki's own is set aside" in found.found


def test_the_figures_of_rules_say_that_it_is_set_aside_and_what_looks_cost(command: Command, home: Path) -> None:
    watch(home, 5)
    lines = {(line["about"], line["id"]): line for line in command("rules", "stats", "--json").lines}
    mine = lines["signal", "own-free-watches"]
    assert mine["aside"].startswith("2026-")
    assert mine["cost_ms"] == 5000
    assert lines["row", "tracking-edit"]["cost_ms"] is None
    rows = {
        (row["about"], row["id"]): row for row in csv.DictReader(io.StringIO(command("rules", "stats", "--csv").out))
    }
    assert rows["signal", "own-free-watches"]["cost_ms"] == str(mine["cost_ms"])
    assert rows["signal", "own-free-watches"]["cost_share"] == str(mine["cost_share"])
    shown = command("rules", "stats").out
    assert "set aside since 2026-" in shown
    assert "5000.00 ms, 3." in shown


def test_where_nothing_was_measured_no_cost_is_shown(command: Command) -> None:
    assert "cost" not in command("rules", "stats").out


@pytest.mark.parametrize(("step", "told"), [(0.0, []), (5.0, ["rule[free-watches].when"])])
def test_checking_tells_of_rules_that_would_be_set_aside(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch, step: float, told: list[str]
) -> None:
    working = itertools.count()
    monkeypatch.setattr(SystemClock, "processor_time", lambda _: next(working) * step)
    for path in ([], [str(home / "rules")], [str(home / "rules" / "own.toml")]):
        ran = command("rules", "check", "--json", *path)
        assert (ran.code, [(line["key"], line["note"]) for line in ran.lines]) == (
            0,
            [(key, True) for key in told],
        )
