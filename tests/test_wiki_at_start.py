"""A run that begins while the wiki does not answer yet, as after a power cut, or the disk is full."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from wikiwatch.app.context import App
from wikiwatch.app.guard import DEATHS
from wikiwatch.commands.run import BEGINS_WITHIN, as_it_answers
from wikiwatch.errors import SiteError, UserError
from wikiwatch.service.notify import Notifier
from wikiwatch.service.vitals import Vitals
from wikiwatch.store.base import DamagedError, failures_told

UNIT = Path(__file__).parent.parent / "packaging" / "systemd" / "wikiwatch@.service"


class Wiki:
    """Answers when so many seconds have gone by; until then, an error is raised."""

    def __init__(self, app: App, error: UserError, silent: float) -> None:
        self.app, self.error, self.silent = app, error, silent
        self.now = 0.0
        self.tries: list[float] = []
        self.ended = 0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    @contextmanager
    def live_app(self) -> Iterator[App]:
        self.tries.append(self.now)
        if self.now < self.silent:
            raise self.error
        yield self.app
        self.ended += 1

    def begin(self, within: float) -> App:
        with ExitStack() as stack:
            return as_it_answers(stack, self.live_app, Vitals(Notifier({}), sleep=self.sleep), within)


def silence(*, temporary: bool = True, retry_after: float = 0) -> SiteError:
    error = SiteError("The wiki does not answer.", "Check the network.", temporary=temporary)
    error.retry_after = retry_after
    return error


def test_a_wiki_that_is_not_up_yet_is_waited_for(app: App, caplog: pytest.LogCaptureFixture) -> None:
    wiki = Wiki(app, silence(), silent=80)
    assert wiki.begin(BEGINS_WITHIN) is app
    assert (wiki.tries, wiki.ended) == ([0, 30, 60, 90], 1)
    assert caplog.messages == ["The wiki does not answer; trying again in 30 s. Check the network."] * 3


def test_room_on_the_disk_is_waited_for(app: App, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    failure = sqlite3.OperationalError("database or disk is full")
    failure.sqlite_errorcode = sqlite3.SQLITE_FULL
    with pytest.raises(UserError) as caught, failures_told(tmp_path):
        raise failure
    assert Wiki(app, caught.value, silent=40).begin(BEGINS_WITHIN) is app
    assert caplog.messages[0].endswith("is full); trying again in 30 s. make room, then try again")


def test_a_damaged_database_is_told_at_once(app: App) -> None:
    wiki = Wiki(app, DamagedError("no database"), silent=40)
    with pytest.raises(DamagedError):
        wiki.begin(BEGINS_WITHIN)
    assert wiki.tries == [0]


def test_it_is_waited_for_as_long_as_it_asks_and_no_longer_than_the_limit(app: App) -> None:
    assert Wiki(app, silence(retry_after=120), silent=100).begin(BEGINS_WITHIN) is app
    wiki = Wiki(app, silence(retry_after=600), silent=7200)
    with pytest.raises(SiteError, match="does not answer"):
        wiki.begin(BEGINS_WITHIN)
    assert wiki.tries == [0, 600, BEGINS_WITHIN]


@pytest.mark.parametrize(("temporary", "within"), [(False, BEGINS_WITHIN), (True, 0.0)])
def test_what_will_not_pass_and_who_wants_one_round_is_told_at_once(app: App, temporary: bool, within: float) -> None:
    wiki = Wiki(app, silence(temporary=temporary), silent=80)
    with pytest.raises(SiteError, match="does not answer"):
        wiki.begin(within)
    assert wiki.tries == [0]


def test_the_unit_begins_a_run_so_often_that_a_change_which_ends_it_is_set_aside() -> None:
    [starts] = re.findall(r"(?m)^StartLimitBurst=(\d+)$", UNIT.read_text(encoding="utf-8"))
    ends = 1 + DEATHS  # the first is not counted, for the change was not judged alone
    assert int(starts) > 2 * ends


def test_the_unit_never_gives_up_for_a_wiki_that_is_down() -> None:
    found = dict(
        re.findall(r"(?m)^(StartLimitIntervalSec|TimeoutStartSec)=(\d+)min$", UNIT.read_text(encoding="utf-8"))
    )
    [starts] = re.findall(r"(?m)^StartLimitBurst=(\d+)$", UNIT.read_text(encoding="utf-8"))
    assert int(starts) * BEGINS_WITHIN > int(found["StartLimitIntervalSec"]) * 60
    assert int(found["TimeoutStartSec"]) * 60 > BEGINS_WITHIN
