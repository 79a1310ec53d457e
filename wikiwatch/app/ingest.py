"""From recent changes to recorded verdicts: nothing missed, nothing judged twice."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from wikiwatch.app import acquaintance, expansion, guard, linking, reputation, review_words
from wikiwatch.app.context import App
from wikiwatch.app.judge import Judged, bare, judge, read_only, study
from wikiwatch.core.links import links
from wikiwatch.core.model import Change, Facts
from wikiwatch.core.sites import REFUSALS_COUNT
from wikiwatch.detectors.random_text import words_of
from wikiwatch.ports import AttemptError

log = logging.getLogger(__name__)

# After so long a pause it is worth one request to see whether recent changes still reach back far enough.
GAP_CHECK = timedelta(hours=1)
# Entries of recent changes are written by deferred updates and jobs: where those wait, they appear later than
# the overlap of two reads. So once an hour a day is read again, one request for 500 changes: what appears later
# than that would be too old for an action anyway.
DEEP_LOOK_EVERY = timedelta(hours=1)
DEEP_LOOK = timedelta(hours=24)

# Edits of the past whose texts are read at the first run, the latest: some hundred requests, and as many lessons as are
# compared with.
MOST_STUDIED = 5_000
STUDIED_AT_ONCE = 50  # MediaWiki gives so many texts in one answer to accounts without `apihighlimits`

Progress = Callable[[int, str], None]


def poll(app: App, since: datetime | None = None, progress: Progress = lambda _n, _what: None) -> list[Judged]:
    """Judge all changes since the watermark. The first time, read the past and begin at the present.

    `since` makes the first run begin at that time instead; later runs ignore it.
    """
    app.store.set_meta("mode", "enforce" if app.enforce else "observe")
    known = app.store.cursor()
    cursor = known or _patient_first_run(app, since, progress)
    if cursor > app.clock.now():
        # A clock of the wiki's that was ahead has dated changes later than now: those that come now are older.
        last = app.store.meta("last_poll")
        cursor = min(app.clock.now(), datetime.fromisoformat(last) if last else cursor)
    acquaintance.read_block_log(app, progress)
    if known is None and since is None:
        return []
    deep = app.is_past("last_deep_look", DEEP_LOOK_EVERY)
    if deep:
        _note_refusals(app)
    judged: list[Judged] = []
    for change in guard.to_try_again(app):
        judged += _take(app, [change], [change])
    for page in _pages(app, cursor, max(DEEP_LOOK, app.settings.overlap) if deep else app.settings.overlap):
        judged += _take(app, page, guard.not_waiting(app, app.store.unseen(page)))
        progress(len(page), "changes judged")
    for key in ("last_poll", "last_deep_look") if deep else ("last_poll",):
        app.store.set_meta(key, app.clock.now().isoformat())
    return judged


def _note_refusals(app: App) -> None:
    """What SpamBlacklist and AbuseFilter refused since the last look, before the changes that came after it."""
    last = app.store.meta("last_deep_look")
    since = datetime.fromisoformat(last) - app.settings.overlap if last else app.clock.now() - REFUSALS_COUNT
    refused = app.site.refusals_since(since)
    with app.store.transaction():
        app.store.note_refusals(refused)


def _pages(app: App, cursor: datetime, back: timedelta) -> Iterator[Sequence[Change]]:
    if app.is_past("last_poll", GAP_CHECK):
        yield from _gap(app, cursor - app.settings.overlap)
    yield from app.site.changes_since(cursor - back)


def _gap(app: App, since: datetime) -> Iterator[Sequence[Change]]:
    """What recent changes have forgotten since then, out of page histories and the logs."""
    oldest = app.site.oldest_change()
    if oldest is not None and oldest <= since:
        return
    until = oldest or app.site.now()
    missing = 0
    for page in app.site.history_changes(since, until):
        missing += sum(oldest is None or change.timestamp < oldest for change in app.store.unseen(page))
        yield page
    # On a quiet or a young wiki there was nothing to forget; a first run reads the past, and misses none of it.
    if missing and app.store.meta("last_poll"):
        log.warning(
            "recent changes do not reach back to %s; %d changes up to %s were read from page histories",
            *(since, missing, until),
        )


def _take(app: App, page: Sequence[Change], new: Sequence[Change]) -> list[Judged]:
    """Judge what is new in a page, and move the watermark behind all of it."""
    facts = app.site.facts(new) if new else []
    expansion.ask(app, facts)
    facts = acquaintance.ask(app, linking.ask(app, facts), _learned_until(app))
    reputation.ask(app, facts)
    judged: list[Judged] = []
    left = len(facts)
    for part in guard.parts(app, facts):
        left -= len(part)
        with app.store.transaction():
            judged += judge(app, part, None if app.replaying else app.clock.now())
            for one in sorted(part, key=lambda one: one.change.revid or 0):
                _note_words(app, one)
            if page and not left:
                app.store.set_cursor(max(change.timestamp for change in page))
    return judged


def _note_words(app: App, facts: Facts) -> None:
    try:
        with app.store.attempt():
            review_words.note(app, facts)
    except AttemptError:
        log.exception("what revision %s says on the decisions page could not be read", facts.change.revid)


def _learned_until(app: App) -> datetime:
    """What is older is judged by now, or never will be: what people did until then may be learned from."""
    cursor = app.store.cursor() or app.clock.now()
    return cursor - max(DEEP_LOOK, app.settings.overlap)


def _patient_first_run(app: App, since: datetime | None, progress: Progress) -> datetime:
    """Some hundred requests, after the last of which the watermark is set: no refusal in between begins them anew."""
    with app.site.patient():
        return _first_run(app, since, progress)


def _first_run(app: App, since: datetime | None, progress: Progress) -> datetime:
    """Read what stood before, for trust and for the wiki's own words; never act on it."""
    # The wiki's own time: a clock that is behind would make its latest edits part of the future.
    now = app.site.now()
    # What happens at `since` itself is judged; the wiki's times are whole seconds.
    until = since - timedelta(seconds=1) if since else now
    # At least as far back as the next poll looks: it judges what it does not find recorded.
    back = max(timedelta(days=app.settings.first_run_days), app.settings.overlap, DEEP_LOOK)
    changed: dict[int, datetime] = {}
    edits = deque[Change](maxlen=MOST_STUDIED)
    for page in app.site.history_changes(until - back, until):
        with app.store.transaction():
            read_only(app, [bare(change) for change in app.store.unseen(page)], now)
        changed |= {change.page_id: change.timestamp for change in page}
        edits.extend(change for change in page if change.is_text and not change.bot)
        progress(len(page), "earlier changes read")
    _study(app, sorted(edits, key=lambda change: (change.timestamp, change.revid or 0)), until, progress)
    later = set[int]() if since is None else _changed_since(app, since)
    for heads in app.site.current_texts(app.settings.first_run_pages):
        with app.store.transaction():
            for head in (head for head in heads if head.page_id not in later):
                app.store.learn_words(words_of(f"{head.title}\n{head.text or ''}"))
                # All that a page links to has stood at least since its latest change.
                at = changed.get(head.page_id, until - back)
                app.store.note_standing({link.domain for link in links(head.text or "")}, at)
        progress(len(heads), "pages read")
    app.store.set_cursor(since or now)
    if since is None:
        app.store.set_meta("last_poll", app.clock.now().isoformat())
    return since or now


def _study(app: App, edits: Sequence[Change], until: datetime, progress: Progress) -> None:
    """Learn from what was undone, and what stood, before the program came: so it knows the wiki's spam at once."""
    for start in range(0, len(edits), STUDIED_AT_ONCE):
        facts = app.site.facts(edits[start : start + STUDIED_AT_ONCE])
        with app.store.transaction():
            for one in facts:
                study(app, one)
        progress(len(facts), "earlier edits learned from")
    app.store.take_lessons(until, carried_out=False)


def _changed_since(app: App, since: datetime) -> set[int]:
    """Pages that are judged in a moment: what they hold now teaches nothing about the time before."""
    return {change.page_id for page in _pages(app, since, app.settings.overlap) for change in page}
