"""What the doctor tells of a wiki that answers slowly, or not to the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commandline import set_up
from fakes import FakeClock

from wikiwatch import doctor
from wikiwatch.checkup import Check, Status
from wikiwatch.errors import SiteError
from wikiwatch.site.mediawiki import MediaWikiSite, WikiInfo

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Halting(MediaWikiSite):
    """A wiki whose clock is `ahead`, that takes `takes` for its answer, and then answers no more."""

    clock = FakeClock(NOW)
    ahead = takes = timedelta()

    def connect(self) -> None:
        pass

    def describe(self) -> WikiInfo:
        told = self.clock.now() + self.ahead
        self.clock.at += self.takes
        return WikiInfo(
            generator="MediaWiki 1.43.9",
            version=(1, 43),
            time=told,
            temp_accounts=False,
            extensions=frozenset(),
            usable_tags=frozenset(),
        )

    @property
    def rights(self) -> frozenset[str]:
        return frozenset()

    def why_stopped(self) -> str:
        raise SiteError("the wiki takes a nap", temporary=True)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> type[Halting]:
    """The wiki that the doctor finds, and its clock; whoever looks at a database takes a minute."""

    class Slow(Halting):
        clock = FakeClock(NOW)

    def thorough(_: object) -> Check:
        Slow.clock.advance(minutes=1)
        return doctor.ok("database", "sound")

    monkeypatch.setattr(doctor, "MediaWikiSite", Slow)
    monkeypatch.setattr(doctor, "SystemClock", lambda: Slow.clock)
    monkeypatch.setattr(doctor, "database_check", thorough)
    return Slow


@pytest.mark.parametrize(
    ("takes", "ahead", "status", "found"),
    [
        (0, 0, Status.OK, "agrees"),
        (120, 0, Status.OK, "agrees"),
        (0, 45, Status.WARN, "45 s behind the wiki's"),
        (20, 65, Status.WARN, "45 s behind the wiki's"),
        (120, -45, Status.WARN, "45 s ahead of the wiki's"),
    ],
)
def test_what_takes_time_is_no_fault_of_the_clock(
    slow: type[Halting], tmp_path: Path, takes: int, ahead: int, status: Status, found: str
) -> None:
    slow.takes, slow.ahead = timedelta(seconds=takes), timedelta(seconds=ahead)
    [clock] = [check for check in doctor.examine(set_up(tmp_path)) if check.name == "clock"]
    assert (clock.status, found in clock.found) == (status, True)


def test_a_wiki_that_stops_answering_hides_nothing_of_the_rest(slow: type[Halting], tmp_path: Path) -> None:
    found = doctor.examine(set_up(tmp_path))
    assert ("wiki", Status.WARN, "the wiki takes a nap") in [(one.name, one.status, one.found) for one in found]
    assert {"account", "clock", "rules", "database", "disk"} <= {one.name for one in found}
