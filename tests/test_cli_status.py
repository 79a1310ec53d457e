"""`wikiwatch status` at one glance: alarms first, then what waits, what is next, and how the day went."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from commandline import Command, commands_in, set_up
from fakes import FakeClock, FakeSite
from road import probed, spam, until_quiet

from wikiwatch import stopfile
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.pulse import pulse_fields
from wikiwatch.instance import only_instance


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


def test_an_alarm_stands_first_with_a_word_for_how_grave_it_is(
    command: Command, live: tuple[App, FakeSite], clock: FakeClock, tmp_path: Path
) -> None:
    stopfile.stop(tmp_path, "gerda", clock.now(), "it errs")
    first, *_ = command("status").out.splitlines()
    assert first.startswith("STOPPED: a person is needed: nothing is written: stopped from the shell by gerda")


@pytest.mark.parametrize(("free", "told"), [(0, ["0"]), (199_999_999, ["199"]), (200_000_000, [])])
def test_a_disk_without_room_is_told_at_once(
    command: Command, live: tuple[App, FakeSite], monkeypatch: pytest.MonkeyPatch, free: int, told: list[str]
) -> None:
    """It looks for itself: a run that can't write can't note it for anybody either."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    words = "MB are left on the disk, and while it is full nothing is judged or carried out"
    found = [line for line in command("status").out.splitlines() if words in line]
    assert found == [f"NOTE: a person is needed: {megabytes} {words}" for megabytes in told]
    [fields] = command("status", "--json").lines
    assert [one["kind"] for one in fields["brakes"]] == ["room"] * len(told)


def test_whether_a_run_is_at_work_is_told_beside_what_the_last_one_did(
    command: Command, live: tuple[App, FakeSite], tmp_path: Path
) -> None:
    poll(live[0])
    assert "mode: enforcing: it acts (no run is at work now)" in command("status").out.splitlines()
    with only_instance(tmp_path):
        assert "mode: enforcing: it acts" in command("status").out.splitlines()
        assert command("status", "--json").lines[0]["running"] is True
    assert command("status", "--json").lines[0]["running"] is False


def test_a_watch_that_is_silent_is_told(live: tuple[App, FakeSite], clock: FakeClock) -> None:
    app, _ = live
    poll(app)
    assert not pulse_fields(app, ())["silent"]
    clock.advance(minutes=61)
    assert pulse_fields(app, ())["silent"]


def test_what_waits_is_counted_by_kind_with_its_oldest_age(live: tuple[App, FakeSite], clock: FakeClock) -> None:
    app, site = live
    spam(site, "Flora", 5)
    until_quiet(app, clock)
    clock.advance(hours=3)
    site.append("192.0.2.7", "Tower", "wqkzjhrv")
    poll(app)
    waits = {one["kind"]: one for one in pulse_fields(app, app.store.waiting())["waits"]}
    assert {kind: one["count"] for kind, one in waits.items()} == {"block": 1, "hold": 4, "revert": 2}
    assert all(3 <= one["oldest_hours"] < 3.5 for one in waits.values())


def test_a_day_is_told_beside_the_day_before(live: tuple[App, FakeSite], clock: FakeClock) -> None:
    app, site = live
    probed(app, site)
    day = pulse_fields(app, app.store.waiting())["day"]
    assert (day["judged"], day["revert"], day["hold"]) == (1, 1, 0)
    clock.advance(hours=30)
    fields = pulse_fields(app, app.store.waiting())
    assert (fields["day"]["judged"], fields["day_before"]["judged"]) == (0, 1)


def test_what_is_due_next_and_the_mode_are_told(live: tuple[App, FakeSite]) -> None:
    app, site = live
    revid = probed(app, site)
    fields = pulse_fields(app, app.store.waiting())
    assert (fields["mode"], fields["next"]["key"], fields["next"]["kind"]) == ("enforce", f"down-{revid}", "revert")


def test_the_lines_are_named_whatever_shows_them(command: Command, live: tuple[App, FakeSite]) -> None:
    app, site = live
    probed(app, site)
    names = [line.partition(":")[0] for line in command("status").out.splitlines()]
    for name in ("mode", "last poll", "for people", "next", "planned", "judged", "rules version"):
        assert name in names
