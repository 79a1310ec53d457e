"""Verdicts whose bytes in the database are damaged: told in their place by all who read them; nothing else ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from fakes import LOG, FakeSite
from road import PROBE, spam, until_quiet
from visitors import NewVisitor

from wikiwatch.app.context import App
from wikiwatch.app.upkeep import JOBS
from wikiwatch.store.packed import UNREADABLE

PAGES = (
    *("/", "/accounts", "/account?name=Eve", "/blocks", "/campaigns", "/campaign/{case}"),
    *("/domains", "/domain?name=pipes.example", "/edit/{revid}", "/action/down-{revid}", "/health", "/rules"),
    *("/undo/down-{revid}", "/standing", "/wasted", "/aside"),
)
REASON = json.loads(UNREADABLE)["reason"]


@pytest.fixture
def broken(live: tuple[App, FakeSite], campaign: int, edits: list[int]) -> list[int]:
    """The same edits, of all of whose verdicts a disk has changed one bit since."""
    store = live[0].store
    rows = store.rows("select change_id, packed from packed_verdict")
    for number, (change_id, kept) in enumerate(rows):
        place = 5 + number % (len(kept) - 5)
        changed = kept[:place] + bytes([kept[place] ^ 0x10]) + kept[place + 1 :]
        store.change_rows("update packed_verdict set packed = ? where change_id = ?", changed, change_id)
    assert rows
    return edits


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


def test_a_run_goes_on_and_the_log_page_shows_them(live: tuple[App, FakeSite], broken: list[int]) -> None:
    app, site = live
    probe = site.append("198.51.100.9", "Ferry", PROBE)
    flood = spam(site, "Flora", 5, "boats")
    until_quiet(app, site.clock)
    assert PROBE not in site.text("Ferry")
    assert all(app.store.entry(revid) for revid in flood)
    for job in JOBS:
        site.clock.advance(hours=9)
        job.do(app)
    page = site.text(LOG)
    assert all(f"down-{revid}" in page for revid in (probe, *broken))


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("log",),
        ("due", "--json"),
        ("cases", "--all"),
        ("explain", "Eve"),
        ("explain", "192.0.2.7"),
        ("review",),
        ("site", "pipes.example"),
        ("wasted",),
        ("rules", "stats"),
        ("undo", "Eve", "--dry-run"),
        ("repair", "--check"),
    ],
    ids=" ".join,
)
def test_commands_go_on(command: Command, broken: list[int], arguments: tuple[str, ...]) -> None:
    ran = command(*arguments)
    assert (ran.code, ran.err.count("Traceback")) == (0, 0), ran.err


def test_the_list_and_the_explanation_say_so(command: Command, broken: list[int]) -> None:
    told = {line["revid"]: (line["row"], line["reason"]) for line in command("log", "--json").lines}
    assert {revid: told[revid] for revid in broken} == dict.fromkeys(broken, ("unreadable", REASON))
    for revid in broken:
        assert REASON in command("explain", str(revid)).out.replace("\n", " ")
        [fields] = command("explain", f"down-{revid}", "--json").lines
        assert fields["reason"] == REASON


def test_the_dashboard_says_so(visitor: NewVisitor, broken: list[int], campaign: int) -> None:
    someone = visitor("operator")
    for path in PAGES:
        shown = someone.get(path.format(revid=broken[-1], case=campaign))
        assert shown.status_code == 200, path
    assert REASON.replace("'", "&#39;") in someone.page(f"/edit/{broken[-1]}")
