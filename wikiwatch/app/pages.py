"""Take a text down, and put one back: look at the page as it is now, decide again, write through the gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from wikiwatch.app import appeals
from wikiwatch.app.context import App
from wikiwatch.app.results import Result, asked_away, in_few_words, names, result_of
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.credit import credit
from wikiwatch.core.model import AccountState, Revision, key_of
from wikiwatch.core.plan import take_down_key
from wikiwatch.core.takedown import (
    BETWEEN,
    TOUCHED,
    Run,
    TakeDown,
    find_runs,
    put_back,
    restorations,
    take_down,
    taken_out,
    texts_needed,
)
from wikiwatch.ports import PageHead, Written

# Steps back beyond the oldest revision that is to go, over hidden ones and those of flagged authors.
LONGEST_WALK = 50
# All that an author in one of these states sends is taken down.
ALL_GOES = (AccountState.FLAGGED, AccountState.SILENCED)
# What a silenced author wrote goes some minutes later, and what the wiki refuses is tried again each hour.
SOON = timedelta(hours=2)
TAKEN_DOWN_BEFORE = "taken down, by an earlier attempt"


def take_page_down(app: App, action: Action) -> Result:
    """Carry out a hold or a revert."""
    if action.page_id is None or action.revid is None:
        return Result(status=ActionStatus.SKIPPED, why="it names no revision")
    head = app.site.head(action.page_id, action.target)
    if head is None:
        return Result(status=ActionStatus.SKIPPED, why="the page does not exist any more")
    if head.text is None:
        return Result(status=ActionStatus.PERSON, why="the page is no wikitext any more")
    now = app.clock.now()
    open_revids = app.store.open_downs(action.page_id, now) | {action.revid}
    history, unfit = _history(app, action.page_id, open_revids, now)
    if not history or history[-1].revid != head.revid:
        return Result(status=None, why="the page was edited just now", again_now=True)
    runs = find_runs(history, unfit, open_revids)
    for begun in (action, *_begun(app, action)):
        if (made := _made_before(app, begun, history)) is None:
            continue
        own = taken_out_by(app, made, history, runs)
        if begun is action or any(_is_of(action, run) for run in own):
            _settle_run(app, action, own, TAKEN_DOWN_BEFORE, made)
            return Result(status=ActionStatus.DONE, why=TAKEN_DOWN_BEFORE, revid=made)
    return _undo(app, action, head, history, runs)


def _undo(app: App, action: Action, head: PageHead, history: Sequence[Revision], runs: Sequence[Run]) -> Result:
    fought = _restorers(app, head.page_id, history, runs)
    for run, restorer in fought.items():
        if _is_of(action, run):
            return restorer
    runs = [run for run in runs if run not in fought]
    texts = app.site.texts(texts_needed(runs))
    notice = _notice(app, history[0].revid)
    step = take_down(head.text or "", history, runs, texts, notice)
    if any(_is_of(action, run) for run in step.left):
        return Result(status=ActionStatus.PERSON, why=TOUCHED)
    if step.text is None:
        return Result(status=ActionStatus.SKIPPED, why=step.why)
    if asked := asked_away(app, action, step.text):  # as it is without the text that must not stand
        return asked
    if _is_war(app, action):
        return Result(
            status=ActionStatus.PERSON, why="the author brings it back again and again: a person has to decide"
        )
    runs = [run for run in runs if run not in step.left]
    with app.store.transaction():
        _keep_texts(app, runs, texts, notice if step.text == notice else "")
        revids = {revision.revid for run in runs for revision in run.revisions}
        app.store.begun_as_well([take_down_key(revid) for revid in revids if revid != action.revid])
    written = _write(app, action, head, step)
    if written.ok:
        _settle_run(app, action, runs, step.why, written.revid)
    return result_of(written, step.why)


def _is_of(action: Action, run: Run) -> bool:
    return any(revision.revid == action.revid for revision in run.revisions)


def _is_war(app: App, action: Action) -> bool:
    """Whether an author against whom there is no state was taken down from this page often enough today.

    What they saved before the page was cleaned is no answer to that: to save twice in one second is not to come back.
    """
    now = app.clock.now()
    # Whoever is blocked brings nothing back; what they saved just before may still be there to be taken down.
    if action.approved or app.store.state(action.actor_key, now) in (*ALL_GOES, AccountState.BLOCKED):
        return False
    yesterday = now - timedelta(days=1)
    done = app.store.downs_done(action.actor_key, action.page_id or 0, yesterday, action.revid or 0)
    return done >= app.rules.policy.downs_a_day


def _history(app: App, page_id: int, open_revids: set[int], now: datetime) -> tuple[list[Revision], set[int]]:
    """A page's history from a revision that is fit to stand to its head, oldest first, and the unfit ones."""
    since: int | None = min(open_revids)
    history: list[Revision] = []
    unfit: set[int] = set()
    for _ in range(LONGEST_WALK):
        if since is None:
            break
        history = app.site.history(page_id, since)
        unfit = _unfit(app, page_id, history, open_revids, now)
        since = history[0].parent_revid if history and history[0].revid in unfit else None
    return history, unfit


def _unfit(app: App, page_id: int, history: Sequence[Revision], open_revids: set[int], now: datetime) -> set[int]:
    """Revisions that are not restored: judged bad, with a text that was hidden, or by a flagged author."""
    if not history:
        return set()
    bad = app.store.bad_on_page(page_id) | open_revids
    first = min((r.timestamp for r in history if r.revid in open_revids), default=now)
    # What a flagged author wrote long before has stood: it was never judged bad, and is not swept away.
    stood = first - timedelta(hours=app.rules.trust.survives_after_hours)
    recent = [r for r in history if r.timestamp > stood and r.parent_revid]
    flagged = app.store.flagged_keys({key_of(r.user) for r in recent}, now)
    flagged -= appeals.spared(app, open_revids, flagged)
    unfit = bad | {r.revid for r in history if r.text_hidden}
    swept = {r.revid for r in recent if key_of(r.user) in flagged}
    return {r.revid for r in history if r.revid in unfit or (r.revid in swept and not _let_stand(app, r))}


def _let_stand(app: App, revision: Revision) -> bool:
    """Whether a person said that this revision was judged wrongly, or it only added to a decoy page."""
    row = app.store.entry(revision.revid)
    return (row is not None and bool(row["overturned"])) or app.store.is_decoy_edit(revision.revid)


def _restorers(app: App, page_id: int, history: Sequence[Revision], runs: Sequence[Run]) -> dict[Run, Result]:
    """Runs that somebody of standing put back, whom nobody fights, and those put back by who knows whom.

    Not the program itself: what it took down above a run brought that one to light, and nobody spoke for it.
    """
    standing = app.store.standing_on_page(page_id, history[0].timestamp)
    found: dict[Run, Result] = {}
    for run in runs:
        for revision in restorations(history, run):
            if revision.user == app.site.bot_name:
                continue
            if revision.user in standing:
                why = f"{revision.user} put it back, and has standing here"
                found[run] = Result(status=ActionStatus.SKIPPED, why=why)
            elif run not in found and app.store.entry(revision.revid) is None:
                found[run] = Result(status=None, why="somebody put it back just now, who is not judged yet")
    return found


def _begun(app: App, action: Action) -> Iterator[Action]:
    """Other take-downs of the page that were tried before: one whose answer was lost may have done this one as well."""
    for key in app.store.begun_downs(action.page_id or 0):
        other = app.store.action(key)
        if other is not None and key != action.key:
            yield other


def _made_before(app: App, action: Action, history: Sequence[Revision]) -> int | None:
    """The revision that carried this action out already, if the program ended or the answer was lost."""
    if not action.attempts:
        return None
    mine = (r for r in history if r.user == app.site.bot_name)
    return next((r.revid for r in mine if names(action.key, r.comment)), None)


def taken_out_by(app: App, made: int, history: Sequence[Revision], runs: Sequence[Run]) -> list[Run]:
    """What a write of ours took down of earlier runs: what was judged after it may stand there still."""
    earlier = [run for run in runs if run.last.revid < made]
    texts = app.site.texts([made, *texts_needed(earlier)])
    return taken_out(texts[made], earlier, texts, _notice(app, history[0].revid)) if made in texts else []


def _notice(app: App, revid: int) -> str:
    """What stands in place of the page that this revision created: as it was written, if it was, else as the rules say.

    The words of the rules may change while it stands.
    """
    if written := app.store.notice(revid):
        return written
    texts, key = app.texts, take_down_key(revid)
    down = app.store.action(key)
    reverted = down is not None and down.kind is ActionKind.REVERT
    return app.filled(texts.deletion_request if reverted else texts.hold_notice, key).strip()


def _write(app: App, action: Action, head: PageHead, step: TakeDown) -> Written:
    texts = app.texts
    summary = texts.hold_summary if action.kind is ActionKind.HOLD else texts.revert_summary
    summary = app.summary(summary, action.key)
    # A rollback takes all edits of a user, also one saved this very second: only where all of them go anyway. It sends
    # no notice, which `can_rollback` sees to; but its tag would tell the silenced apart from those without a state.
    all_goes = app.store.state(action.actor_key, app.clock.now()) is AccountState.FLAGGED
    all_goes = all_goes and not appeals.spared(app, [action.revid or 0], [action.actor_key])
    if step.rollback_user and step.restored and all_goes and app.site.can_rollback:
        return app.site.rollback(head, step.rollback_user, step.restored, summary)
    return in_few_words(lambda words: app.site.save(head, step.text or "", words), summary, action.key)


def _keep_texts(app: App, runs: Sequence[Run], texts: dict[int, str], notice: str) -> None:
    for run in runs:
        before = "" if run.before is None else texts.get(run.before.revid, "")
        for revision in run.revisions:
            after = texts.get(revision.revid)
            if after is not None:
                app.store.keep_held(revision.revid, before, after, notice)
                before = after


def _settle_run(app: App, action: Action, runs: Sequence[Run], why: str, made: int | None) -> None:
    """One write took a whole run down: its other revisions are done too, those never judged are held."""
    now = app.clock.now()
    with app.store.transaction():
        for revision in (r for run in runs for r in run.revisions if r.revid != action.revid and not r.hidden):
            key = take_down_key(revision.revid)
            swept = Action(
                key=key,
                kind=ActionKind.HOLD,
                target=action.target,
                due_at=now,
                planned_at=now,
                reason=BETWEEN,
                revid=revision.revid,
                page_id=action.page_id,
                actor_key=key_of(revision.user),
            )
            if app.store.plan([swept]):
                app.store.hold_later(revision.revid, swept.reason)
            known = app.store.action(key)
            if known is not None and known.status.open:
                app.store.settle(key, ActionStatus.DONE, why, at=now, revid=made)
        # What was in the way of another take-down may have been just this.
        app.store.plan_again_on(action.page_id or 0, TOUCHED, now)


def put_page_back(app: App, action: Action) -> Result:
    """Carry out a release."""
    if action.page_id is None or action.revid is None:
        return Result(status=ActionStatus.SKIPPED, why="it names no revision")
    kept = app.store.held(action.revid)
    if kept is None:
        return Result(status=ActionStatus.SKIPPED, why="it was never taken down")
    head = app.site.head(action.page_id, action.target)
    if head is None and app.store.comes_back(action.page_id):
        return Result(status=None, why="the page is brought back")
    # Of two texts in one place the one that comes back first leaves no room for the other: they come as they came.
    if head is not None and app.store.earlier_release(action.page_id, action.revid):
        return Result(status=None, why="an earlier text of this page is put back first")
    if head is None or head.text is None:
        return Result(status=ActionStatus.PERSON, why="the page does not exist any more")
    history = app.site.history(head.page_id, action.revid)
    if made := _made_before(app, action, history):
        return Result(status=ActionStatus.DONE, why="put back", revid=made)
    own = next((revision for revision in history if revision.revid == action.revid), None)
    if own is not None and own.text_hidden:
        return Result(status=ActionStatus.PERSON, why="an administrator has hidden the text meanwhile")
    text = put_back(head.text, kept[0], kept[1], _notice(app, action.revid))
    if text is None:
        return _no_room(app, head)
    if text == head.text:
        return Result(status=ActionStatus.SKIPPED, why="it stands on the page already")
    # As the history names the author now: the name may be another, or hidden.
    author = credit(own.user) if own is not None else ""
    author = author or app.speaker.say("summary-its-author")
    summary = app.summary(app.texts.release_summary, action.key, revid=str(action.revid), author=author)
    written = in_few_words(lambda words: app.site.save(head, text, words), summary, action.key)
    return result_of(written, "put back")


def _no_room(app: App, head: PageHead) -> Result:
    """What comes of a release where the page has changed. What waits for a yes does not count: that may take weeks."""
    if app.store.open_downs(head.page_id, app.clock.now() + SOON):
        return Result(status=None, why="another text of this page is taken down first")
    return Result(status=ActionStatus.PERSON, why="the page has changed there: a person has to put it back")
