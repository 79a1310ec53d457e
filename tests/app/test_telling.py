"""What people are told by message on the road: once, over restarts too, as a digest, and never in the loop's way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import BOT, REPORT, FakeClock, FakeSite
from road import PROBE, furnish, make_app, spam, until_quiet

from wikiwatch.app import brakes, hold, outbox, silence, telling
from wikiwatch.app.brakes import CLOSED, alarms
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import round_and_news, tick
from wikiwatch.errors import SiteError
from wikiwatch.ports import Written
from wikiwatch.ports.news import Newsroom, Sent
from wikiwatch.store.db import Store

INDEX = "https://wiki.example.org/w/index.php"
HOUR = timedelta(hours=1)


class Carrier:
    """Carries messages to two targets at once; `fault` is why it does not."""

    targets: Sequence[str] = ("1-json", "2-mailto")

    def __init__(self) -> None:
        self.letters: list[tuple[str, str, str]] = []
        self.fault = ""
        self._ended: list[Sent] = []
        self._under_way = set[str]()

    def start(self, target: str, message_id: int, subject: str, body: str) -> bool:
        if target in self._under_way:
            return False
        self._under_way.add(target)
        if not self.fault:
            self.letters.append((target, subject, body))
        self._ended.append(Sent(id=message_id, why=self.fault))
        return True

    def came_of(self) -> Sequence[Sent]:
        ended, self._ended = self._ended, []
        self._under_way.clear()
        return ended

    def wait(self, seconds: float) -> None:
        """It never takes long."""

    @property
    def bodies(self) -> list[str]:
        return [body for target, _subject, body in self.letters if target == "1-json"]

    @property
    def urgent(self) -> list[str]:
        """What was told at once."""
        return [b for s, b in zip(self.subjects, self.bodies, strict=True) if "last day" not in s]

    @property
    def subjects(self) -> list[str]:
        return [subject for target, subject, _body in self.letters if target == "1-json"]


@pytest.fixture
def carrier() -> Carrier:
    return Carrier()


@pytest.fixture
def telling_app(app: App, site: FakeSite, carrier: Carrier) -> App:
    """An App that watches, and tells by message."""
    furnish(site)
    poll(app)
    return with_news(app, carrier)


def with_news(app: App, carrier: Carrier, **wanted: object) -> App:
    room = Newsroom(
        at_once=frozenset({"alarm", "warning"}),
        digest=frozenset({"info"}),
        digest_hour=6,
        waits=24 * HOUR,
        index_url=INDEX,
        messenger=carrier,
    )
    settings = replace(app.settings, nothing_seen=12 * HOUR, no_action=168 * HOUR)
    return replace(app, settings=settings, newsroom=replace(room, **wanted))  # type: ignore[arg-type]


def rounds(app: App, clock: FakeClock, hours: float, *, minutes: float = 30) -> None:
    """Rounds for so long."""
    for _ in range(round(hours * 60 / minutes)):
        clock.advance(minutes=minutes)
        round_and_news(app)


def test_a_closed_run_page_is_told_once_with_the_command_and_the_log_page(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    site.run_page = "no"
    site.append("192.0.2.7", "Ferry", PROBE)
    round_and_news(telling_app)
    rounds(telling_app, clock, 3)
    (body,) = [one for one in carrier.bodies if one.startswith("Nothing is written")]
    assert "wikiwatch status" in body
    assert f"{INDEX}?title=User:{BOT}/Log" in body
    assert "wikiwatch on wiki.example.org: alarm" in carrier.subjects
    assert {target for target, _subject, _body in carrier.letters} == set(Carrier.targets)


def test_what_lasts_is_told_again_after_a_day_and_its_end_is_told(
    telling_app: App, clock: FakeClock, carrier: Carrier
) -> None:
    telling_app.store.set_meta(CLOSED, "the run page says no")
    telling.keep_up(telling_app)
    for _ in range(26):
        clock.advance(hours=1)
        silence.note_round(telling_app)
        telling.keep_up(telling_app)
    telling_app.store.set_meta(CLOSED, "")
    for _ in range(3):
        clock.advance(minutes=10)
        telling.keep_up(telling_app)
    found = [one.partition("\n")[0] for one in carrier.urgent]
    assert [one.partition("Nothing")[0] for one in found] == ["", "It still goes on: ", "It is over: "]


def test_a_restart_tells_nothing_twice(
    tmp_path: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, carrier: Carrier
) -> None:
    for _ in range(3):
        store = Store(tmp_path / "again.db", durable=False)
        app = with_news(make_app(site, store, rules, clock), carrier)
        store.set_meta(CLOSED, "the run page says no")
        telling.begun(app)
        telling.keep_up(app)
        telling.left(app)
        store.close()
        clock.advance(minutes=5)
    assert len(carrier.bodies) == 1


def test_a_message_that_was_not_sent_before_the_end_is_sent_after_it(
    tmp_path: Path, site: FakeSite, rules: Ruleset, clock: FakeClock, carrier: Carrier
) -> None:
    carrier.fault = "no server answered"
    for _ in range(2):
        store = Store(tmp_path / "again.db", durable=False)
        app = with_news(make_app(site, store, rules, clock), carrier)
        store.set_meta(CLOSED, "the run page says no")
        telling.keep_up(app)
        telling.keep_up(app)
        store.close()
        clock.advance(minutes=5)
        carrier.fault = ""
    assert len(carrier.bodies) == 1


def test_no_name_and_no_title_of_the_wiki_stands_in_a_message(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    evil = ("@everyone <script>", "[[Evil]] https://evil.example")
    furnish(site, evil[1])
    for number in range(6):
        site.append(f"{evil[0]} {number}", evil[1], f"Looking for pipes? https://pipes.example/{number} call us today!")
        clock.advance(minutes=3)
        round_and_news(telling_app)
    rounds(telling_app, clock, 60, minutes=120)
    text = "\n".join(subject + body for _target, subject, body in carrier.letters)
    assert text
    assert [one for one in ("everyone", "script", "Evil", "evil", "pipes") if one in text] == []


def test_a_hostile_reason_does_nothing(telling_app: App, carrier: Carrier) -> None:
    telling_app.store.set_meta(CLOSED, "@everyone <b>[x](https://evil.example)</b>\n\x1b[31m")
    telling.keep_up(telling_app)
    line = carrier.bodies[0].partition("\n")[0]
    assert [one for one in ("@", "<", "](", "https", "evil.example", "\x1b") if one in line] == []


def test_a_new_campaign_is_told_once(telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier) -> None:
    for number in range(6):
        spam(site, f"Pusher {number}", 1, titles=(f"{('Bridge', 'Ferry', 'Harbour')[number % 3]}",))
        clock.advance(minutes=7)
        round_and_news(telling_app)
    assert telling_app.store.cases()
    rounds(telling_app, clock, 20)
    assert len([one for one in "\n".join(carrier.urgent).splitlines() if "new campaign" in one]) == 1


def test_an_objection_that_waits_is_told_until_somebody_answers(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    revid = site.append("192.0.2.7", "Ferry", PROBE)
    rounds(telling_app, clock, 1)
    site.append("192.0.2.7", REPORT, f"Why was down-{revid} done?")
    rounds(telling_app, clock, 3)
    told = "1 objection to what wikiwatch did waits for an answer."
    assert "\n".join(carrier.urgent).count(told) == 1
    hold.release(telling_app, f"down-{revid}", "Anna", "")
    rounds(telling_app, clock, 2)
    assert "\n".join(carrier.urgent).count(told) == 2
    assert "over" in carrier.subjects[-1]


def test_an_old_campaign_is_no_news_to_who_asks_for_messages_later(
    app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    furnish(site)
    poll(app)
    for number in range(6):
        spam(site, f"Pusher {number}", 1)
        clock.advance(minutes=7)
        tick(app)
    assert app.store.cases()
    clock.advance(hours=13)
    round_and_news(with_news(app, carrier))
    assert "new campaign" not in "\n".join(carrier.bodies)


def edits_every(site: FakeSite, clock: FakeClock, hours: float, days: int) -> None:
    for number in range(round(days * 24 / hours)):
        site.edit("Sybil", "Bridge", f"The bridge, in words that somebody wrote by hand, number {number}.")
        clock.advance(hours=hours)


@pytest.mark.parametrize(("pace", "silent", "told"), [(8, 15, True), (8, 11, False), (30, 40, False), (30, 47, True)])
def test_silence_is_told_where_it_is_longer_than_usual(
    app: App, site: FakeSite, clock: FakeClock, carrier: Carrier, pace: float, silent: float, told: bool
) -> None:
    """The clock stands so long after the last edit: as long as edits usually are apart, and longer."""
    furnish(site)
    edits_every(site, clock, pace, 20)
    watching = with_news(app, carrier)
    round_and_news(watching)
    rounds(watching, clock, silent - pace)
    assert ("no change" in "\n".join(carrier.bodies)) is told


def test_the_bots_own_edits_are_no_life_of_the_wiki(
    app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    furnish(site)
    edits_every(site, clock, 4, 10)
    watching = with_news(app, carrier)
    for _ in range(20):
        site.edit(BOT, f"User:{BOT}/Log", f"a row at {clock.now()}")
        clock.advance(hours=1)
        round_and_news(watching)
    assert "no change" in "\n".join(carrier.bodies)


def test_a_wiki_that_cannot_be_read_is_told_as_such_and_not_as_silent(
    app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    furnish(site)
    edits_every(site, clock, 4, 10)
    watching = with_news(app, carrier)
    round_and_news(watching)
    site.fail_next("changes_since", *[SiteError("busy", temporary=True)] * 40)
    rounds(watching, clock, 20)
    text = "\n".join(carrier.bodies)
    assert "No round came to its end" in text
    assert "no change" not in text


def test_what_waits_for_a_yes_too_long_is_counted(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    proposal = telling_app.store.propose(("name:Pusher", "Pusher"), "block", clock.now(), {"reason": "@here Pusher"})
    for _ in range(23):
        clock.advance(hours=1)
        telling.keep_up(telling_app)
    assert "waits for a person" not in "\n".join(carrier.bodies)
    clock.advance(hours=1)
    telling.keep_up(telling_app)
    telling.keep_up(telling_app)
    (line,) = [one for one in "\n".join(carrier.urgent).splitlines() if "waits for a person" in one]
    assert line == "1 proposal or planned action waits for a person's yes or hand. The longest wait so far: 24 hours."
    assert proposal


def test_a_digest_comes_once_a_day_at_its_hour_with_what_was_decided_and_is_open(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    telling.begun(telling_app)
    site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(telling_app, clock)
    rounds(telling_app, clock, 49)
    digests = [body for subject, body in zip(carrier.subjects, carrier.bodies, strict=True) if "last day" in subject]
    assert len(digests) == 2
    assert "In the last 24 hours: watched 0, held 0, reverted 1." in digests[0]
    assert "wikiwatch was started, and acts." in digests[0]
    assert "started" not in digests[1]


def test_what_began_and_ended_between_two_digests_stands_in_the_next_where_it_was_not_told_at_once(
    telling_app: App, clock: FakeClock, carrier: Carrier
) -> None:
    app = with_news(telling_app, carrier, at_once=frozenset[str](), digest=frozenset({"alarm"}))
    app.store.set_meta(CLOSED, "the run page says no")
    telling.keep_up(app)
    app.store.set_meta(CLOSED, "")
    rounds(app, clock, 24)
    (body,) = carrier.bodies
    assert "What happened:\nIt is over: Nothing is written: the run page says no" in body
    rounds(app, clock, 24)
    assert "Nothing is written" not in carrier.bodies[-1]


def test_a_clock_that_was_ahead_holds_up_no_message_and_no_digest(
    telling_app: App, clock: FakeClock, carrier: Carrier
) -> None:
    clock.advance(days=40)
    telling.keep_up(telling_app)
    outbox.post(telling_app, carrier, "of the future", "body")
    clock.advance(days=-40)
    rounds(telling_app, clock, 1)
    assert "of the future" in carrier.subjects
    rounds(telling_app, clock, 25)
    assert [one for one in carrier.subjects if "last day" in one]


def test_held_texts_that_nobody_looked_at_stand_in_the_digest(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    revid = site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(telling_app, clock)
    assert isinstance(telling_app.store, Store)
    telling_app.store.conn.execute("update change set outcome = 'hold' where revid = ?", (revid,))
    rounds(telling_app, clock, 47)
    assert "held text" not in "\n".join(carrier.urgent)
    waiting = "1 held text waits for a person to look at it. The longest wait so far: 4"
    assert f"What is open:\n{waiting}" in carrier.bodies[-1]
    telling_app.store.confirm([revid], clock.now())
    rounds(telling_app, clock, 25)
    assert "held text" not in carrier.bodies[-1]


def test_who_wants_no_digest_gets_none(telling_app: App, clock: FakeClock, carrier: Carrier) -> None:
    rounds(with_news(telling_app, carrier, digest=frozenset[str]()), clock, 49)
    assert [one for one in carrier.subjects if "last day" in one] == []


def test_a_dead_target_is_tried_more_and_more_seldom_and_given_up_after_a_day(
    telling_app: App, clock: FakeClock, carrier: Carrier
) -> None:
    carrier.fault = "the server answered 500"
    telling_app.store.set_meta(CLOSED, "the run page says no")
    telling.keep_up(telling_app)
    first = telling_app.store.messages(9)[-1]
    tries = []
    for _ in range(30 * 60):
        clock.advance(minutes=1)
        telling.keep_up(telling_app)
        found = telling_app.store.message(first.id)
        assert found is not None
        tries.append(found.tries)
    assert tries[5] in (2, 3)
    assert tries[-1] < 15
    assert found is not None
    assert (found.status, found.result) == ("failed", "the server answered 500")
    assert "could not be sent" in outbox.trouble(telling_app.store.messages_since(clock.now() - outbox.TROUBLE))


def test_too_many_that_wait_are_dropped_the_oldest_first_and_that_is_told(
    telling_app: App, clock: FakeClock, carrier: Carrier
) -> None:
    for number in range(outbox.MOST_WAITING + 3):
        outbox.post(telling_app, carrier, f"subject {number}", "body")
    found = telling_app.store.messages(1000)
    waiting = [one.subject for one in found if one.status == "waiting" and one.target == "1-json"]
    assert len(waiting) == outbox.MOST_WAITING
    assert waiting[-1] == "subject 3"
    said = outbox.trouble(telling_app.store.messages_since(clock.now()))
    assert said == "6 were dropped, because too many waited"


def test_a_target_that_was_taken_out_of_the_file_keeps_nothing_waiting(telling_app: App, carrier: Carrier) -> None:
    outbox.post(telling_app, carrier, "s", "b")
    carrier.targets = ("1-json",)
    telling.keep_up(telling_app)
    telling.keep_up(telling_app)
    assert {one.target: one.status for one in telling_app.store.messages(9)} == {"1-json": "sent", "2-mailto": "failed"}


def test_a_fault_in_telling_ends_no_round(
    telling_app: App,
    site: FakeSite,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError("in the news")

    monkeypatch.setattr(telling, "look", fail)
    revid = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    round_and_news(telling_app)
    assert "in the news" in caplog.text
    assert [str(one.status) for one in telling_app.store.actions_on(revid)] == ["done"]


def test_an_end_is_told_before_it_and_its_being_over_after_the_first_round(
    telling_app: App, clock: FakeClock, carrier: Carrier
) -> None:
    telling.broken_off(telling_app, "the login was refused")
    telling.broken_off(telling_app, "the login was refused")
    assert [one.partition("\n")[0] for one in carrier.bodies] == [
        "wikiwatch has ended by itself and watches no more: the login was refused"
    ]
    clock.advance(hours=1)
    telling.keep_up(telling_app)
    clock.advance(hours=1)
    telling.keep_up(telling_app)
    assert len(carrier.bodies) == 1  # no round came to its end yet
    rounds(telling_app, clock, 1)
    assert carrier.bodies[-1].startswith("It is over: wikiwatch has ended")


def test_a_full_disk_is_told(telling_app: App, carrier: Carrier) -> None:
    telling.keep_up(replace(telling_app, room=lambda: 5_000_000))
    assert carrier.bodies[0].startswith("The disk is nearly full: 5 MB")


def test_without_anybody_to_tell_nothing_is_kept(app: App, site: FakeSite) -> None:
    furnish(site)
    round_and_news(app)
    telling.begun(app)
    telling.broken_off(app, "why")
    assert (app.store.news(), list(app.store.messages(9))) == ({}, [])


def test_messages_are_forgotten_where_nobody_wants_a_digest(
    telling_app: App, clock: FakeClock, carrier: Carrier
) -> None:
    app = with_news(telling_app, carrier, digest=frozenset[str]())
    outbox.post(app, carrier, "s", "b")
    telling.keep_up(app)
    clock.advance(days=1)
    telling.keep_up(app)
    clock.advance(days=40)
    telling.keep_up(app)
    assert [one for one in app.store.messages(99) if one.subject == "s"] == []


def test_old_news_and_messages_are_forgotten(telling_app: App, clock: FakeClock, carrier: Carrier) -> None:
    telling.begun(telling_app)
    telling.broken_off(telling_app, "why")
    rounds(telling_app, clock, 24 * 40, minutes=120)
    assert telling_app.store.news() == {}
    assert all(clock.now() - one.made <= telling.KEPT + timedelta(days=1) for one in telling_app.store.messages(999))


PASSING = ("maxlag", "readonly", "ratelimited", "unasked")


def refuse(site: FakeSite, code: str, times: int) -> None:
    """Let the wiki refuse so many writes of each kind."""
    for method in ("save", "save_page"):
        site.fail_next(method, *[Written(ok=False, code=code, detail="wait", wait=True)] * times)


@pytest.mark.parametrize("code", PASSING)
def test_nobody_is_called_for_what_passes_by_itself(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier, code: str
) -> None:
    round_and_news(telling_app)
    site.append("192.0.2.7", "Ferry", PROBE)
    refuse(site, code, 1)
    clock.advance(minutes=1)
    round_and_news(telling_app)
    assert not any(site.failures.values())
    assert alarms(telling_app) == []
    rounds(telling_app, clock, 3, minutes=10)
    assert PROBE not in site.text("Ferry")
    assert carrier.letters == []


@pytest.mark.parametrize("code", ["readonly", "unasked"])
def test_what_should_pass_and_does_not_for_an_hour_is_told_and_that_it_is_over(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier, code: str
) -> None:
    round_and_news(telling_app)
    site.append("192.0.2.7", "Ferry", PROBE)
    refuse(site, code, 1_000)
    rounds(telling_app, clock, 1, minutes=10)
    assert carrier.letters == []
    rounds(telling_app, clock, 1, minutes=10)
    assert [(one.kind, one.about) for one in alarms(telling_app)] == [("stopped", ""), ("page", "log")]
    site.failures.clear()
    rounds(telling_app, clock, 1.5, minutes=10)
    assert alarms(telling_app) == []
    told = "".join(carrier.bodies)
    assert [told.count(words) for words in ("Nothing is written", "It is over: Nothing")] == [2, 1]
    assert [told.count(words) for words in ("The log page", "It is over: The log page")] == [2, 1]


def test_what_was_refused_once_and_then_not_tried_again_is_no_hour(
    telling_app: App, site: FakeSite, clock: FakeClock, carrier: Carrier
) -> None:
    """As where what was put off needs doing no more, and the next thing comes much later."""
    for _ in range(3):
        brakes.note_closed(telling_app, "put off: the wiki is read-only", passes=True)
        clock.advance(hours=3)
    brakes.note_closed(telling_app, "put off: the wiki is read-only", passes=True)
    assert alarms(telling_app) == []
