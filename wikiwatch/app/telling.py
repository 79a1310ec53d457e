"""Tells people what they are to know: at once or in the digest of a day, as messages that wait in the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from wikiwatch.app import decisions_feed, news, outbox
from wikiwatch.app.context import App
from wikiwatch.app.silence import ROUND_OK
from wikiwatch.core.news import Event, Known, Severity, Turn, gone, may_announce, seen
from wikiwatch.ports.news import Newsroom

EVERY = timedelta(minutes=1)  # a round may come each second, and nobody reads messages so fast
MOST_LINES = 10  # of a message: whoever reads it looks at `wikiwatch status` anyway
DIGEST = "digest_told"  # the store keeps when the last digest was made
DAY = timedelta(days=1)
KEPT = timedelta(days=30)
SEVERITIES = {Severity.ALARM: 0, Severity.WARNING: 1, Severity.INFO: 2}

Told = tuple[Turn, Event]


def keep_up(app: App) -> None:
    """After a round: collect what came of messages, look what is new, send what is due, and write the feed."""
    room = app.newsroom
    if room is None:
        return
    if app.held:
        app = replace(app, rules=app.held.rules)
    if room.index_url:
        _note_urls(app, room.index_url)
    if room.messenger is not None:
        outbox.collect(app, room.messenger)
        if app.is_past("news_looked", EVERY):
            app.store.set_meta("news_looked", app.clock.now().isoformat())
            look(app, room)
        outbox.send_due(app, room.messenger)
    decisions_feed.keep_up(app, room)


def _note_urls(app: App, index_url: str) -> None:
    """Keep where the wiki is, for those who don't ask it."""
    log_url = decisions_feed.page_url(index_url, app.settings.log_title) if app.settings.log_title else ""
    for key, url in (("index_url", index_url), ("log_url", log_url)):
        if app.store.meta(key) != url:
            app.store.set_meta(key, url)


def look(app: App, room: Newsroom) -> None:
    """What is new, lasts for a day more, or is over, becomes a message; and once a day a digest does."""
    now = app.clock.now()
    with app.store.transaction():
        told = _turns(app, news.events(app, room), now)
        urgent = [one for one in told if one[1].severity in room.at_once]
        if urgent:
            _write(app, room, *_letter(app, room, urgent))
        if _is_time(app, room, now):
            if room.digest:
                _write(app, room, *_digest(app, room, now))
            app.store.set_meta(DIGEST, now.isoformat())
            app.store.purge_news(now - KEPT)


def _turns(app: App, there: Sequence[Event], now: datetime) -> list[Told]:
    known = app.store.news()
    told: list[Told] = []
    for event in there:
        found, turn = seen(known.get(event.key), event, now)
        if found != known.get(event.key):
            app.store.keep_news(found)
        told += [(turn, event)] if turn else []
    keys = {event.key for event in there}
    keys |= {key for key, one in known.items() if _is_unknown(app, one, there)}
    for key in known.keys() - keys:
        found, turn = gone(known[key], now)
        if found != known[key]:
            app.store.keep_news(found)
        told += [(turn, found.event)] if turn else []
    return sorted(told, key=lambda one: (SEVERITIES[one[1].severity], one[1].key))


def _is_unknown(app: App, known: Known, there: Sequence[Event]) -> bool:
    """Whether nobody can tell yet that something is over."""
    if known.event.kind == news.ENDED:  # the program may end again and again before a round comes to its end
        last_round = app.store.meta(ROUND_OK)
        return last_round is None or datetime.fromisoformat(last_round) < known.told
    return known.event.kind in ("nothing-seen", "no-action") and any(event.kind == "behind" for event in there)


def announce(app: App, event: Event) -> None:
    """Tell that the program begins or ends, but not each time where something restarts it again and again."""
    room, now = app.newsroom, app.clock.now()
    if room is None or room.messenger is None:
        return
    with app.store.transaction():
        if not may_announce(app.store.news().get(event.key), now):
            return
        app.store.keep_news(Known(event=event, since=now, told=now))
        if event.severity in room.at_once:
            _write(app, room, *_letter(app, room, [(Turn.NEW, event)]))


def _write(app: App, room: Newsroom, subject: str, body: str) -> None:
    if room.messenger is not None:
        outbox.post(app, room.messenger, subject, body)


def _letter(app: App, room: Newsroom, told: Sequence[Told]) -> tuple[str, str]:
    """Subject and body of a message, plain and inert."""
    worst = str(min((event.severity for _turn, event in told), key=lambda one: SEVERITIES[one]))
    if all(turn is Turn.OVER for turn, _event in told):
        worst = "over"
    say = app.speaker.say
    return say(f"news-subject-{worst}", wiki=decisions_feed.host(app)), "\n".join(
        [*_lines(app, told), "", *_footer(app)]
    )


def _lines(app: App, told: Sequence[Told]) -> list[str]:
    lines = [_sentence(app, turn, event) for turn, event in told[:MOST_LINES]]
    more = len(told) - MOST_LINES
    return [*lines, app.speaker.say("news-more", count=more)] if more > 0 else lines


def _sentence(app: App, turn: Turn, event: Event) -> str:
    sentence = app.speaker.say(f"news-{event.kind}", **event.values)
    if turn is Turn.NEW:
        return sentence
    return app.speaker.say(f"news-{turn}", sentence=sentence)


def _footer(app: App) -> list[str]:
    lines = [app.speaker.say("news-what-to-do", command="wikiwatch status")]
    url = app.store.meta("log_url")
    return [*lines, app.speaker.say("news-log-page", url=url)] if url else lines


def _is_time(app: App, room: Newsroom, now: datetime) -> bool:
    """Whether the hour of the digest has come since the last one; the first comes at its hour, not with the start."""
    last = app.store.meta(DIGEST)
    if last is None:
        app.store.set_meta(DIGEST, now.isoformat())
        return False
    hour = now.replace(hour=room.digest_hour, minute=0, second=0, microsecond=0)
    due = hour if hour <= now else hour - DAY
    return not due <= datetime.fromisoformat(last) <= now  # nor was it a clock that was ahead of this one


def _digest(app: App, room: Newsroom, now: datetime) -> tuple[str, str]:
    """What was decided in a day, what is open, and what happened since the last digest."""
    say = app.speaker.say
    counts = app.store.outcomes_between(now - DAY, now)
    lines = [say("news-counts", **{name: counts.get(name, 0) for name in ("watch", "hold", "revert")})]
    since = now - DAY
    known = [one for one in app.store.news().values() if one.event.severity in room.digest | room.at_once]
    lasting = [(Turn.NEW, one.event) for one in known if not one.event.once and one.ended is None]
    happened = [(Turn.NEW, one.event) for one in known if one.event.once and one.told > since]
    # What began and ended between two digests, of which nothing was told at once.
    unsaid = room.digest - room.at_once
    passed = (one for one in known if one.since > since and one.ended and one.event.severity in unsaid)
    happened += [(Turn.OVER, one.event) for one in passed]
    for heading, told in (("news-open", lasting), ("news-happened", happened)):
        if told:
            lines += ["", say(heading), *_lines(app, told)]
    if not lasting and not happened:
        lines.append(say("news-quiet"))
    return say("news-subject-digest", wiki=decisions_feed.host(app)), "\n".join([*lines, "", *_footer(app)])


def begun(app: App) -> None:
    """The program watches."""
    values: dict[str, int | str] = {"mode": "enforce" if app.enforce else "observe"}
    announce(app, Event(kind="started", severity=Severity.INFO, values=values, once=True))


def left(app: App) -> None:
    """The program was ended by a signal; what waits is sent, for a short while."""
    announce(app, Event(kind="left", severity=Severity.INFO, once=True))
    send_now(app)


def broken_off(app: App, why: str) -> None:
    """The program ends by itself (`why` is inert); that is told before it does."""
    announce(app, Event(kind=news.ENDED, severity=Severity.ALARM, values={"why": why}))
    send_now(app)


def no_room(app: App) -> None:
    """The disk is full, so nothing can be kept: tell it once to every target, whatever comes of it."""
    room = app.newsroom
    if room is not None and room.messenger is not None:
        event = Event(kind="full", severity=Severity.ALARM)
        outbox.send_unkept(room.messenger, *_letter(app, room, [(Turn.NEW, event)]))


def send_now(app: App) -> None:
    """Send what is due, and wait a short while for what comes of it."""
    if app.newsroom is not None and app.newsroom.messenger is not None:
        outbox.send_out(app, app.newsroom.messenger)
