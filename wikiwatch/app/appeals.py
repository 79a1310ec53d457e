"""Who objects to what the program did: read, kept for people, and answered by what they decide."""

from __future__ import annotations

from collections.abc import Collection

from wikiwatch.app.context import App
from wikiwatch.core.appeals import USER_TALK, Place, appeal_rules, is_report_page, named_keys, place
from wikiwatch.core.evidence import Added
from wikiwatch.core.model import AccountState, Change, Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import comes_back, listed

OF_AUTHORS = frozenset({*listed.OF_AUTHORS, *comes_back.SIGNALS})
WATCHED = (AccountState.FLAGGED, AccountState.SILENCED, AccountState.BLOCKED)

LONGEST_READ = 20_000  # characters of an edit in which an action's key is looked for: twice what an objection may have


def where(app: App, change: Change, actor_key: str) -> Place | None:
    """The place of appeal that a change was made in, if it is one."""
    if not change.is_text:
        return None
    return _place(app, change.title, change.namespace, actor_key)


def _place(app: App, title: str, namespace: int, actor_key: str) -> Place | None:
    # Who clicks on the review page without a reviewer's right has done no wrong: it is emptied soon, whatever is there.
    if is_decisions_page(app, title, namespace):
        return Place.REPORT
    return place(title, namespace, actor_key, app.settings.report_title, app.site.bot_name)


def is_decisions_page(app: App, title: str, namespace: int) -> bool:
    """Whether a page is the one on which reviewers decide."""
    return bool(app.settings.review_title) and is_report_page(title, namespace, app.settings.decisions_title)


def rules_at(app: App, change: Change, actor_key: str, added: Added) -> Ruleset:
    """The rules for a change: in a place of appeal no state counts."""
    there = where(app, change, actor_key)
    if there is None:
        return app.rules  # nearly all changes
    return appeal_rules(app.rules, there, len(added.text), OF_AUTHORS | app.rules.own.of_authors)


def spared(app: App, revids: Collection[int], keys: Collection[str]) -> set[str]:
    """Those of the authors who may speak on the page of these revisions: what they wrote there never goes unjudged."""
    row = app.store.entry(min(revids)) if revids else None
    if row is None:
        return set()
    title, namespace = row["title"], row["namespace"]
    there = {key: _place(app, title, namespace, key) for key in keys}
    return {key for key, found in there.items() if found is not None}


def note(app: App, facts: Facts, added: Added, *, standing: bool) -> None:
    """Keep an appeal; somebody of standing who writes there answers those that name no action."""
    change, there = facts.change, where(app, facts.change, facts.actor.key)
    if not change.is_text or change.revid is None or facts.actor.name in ("", app.site.bot_name):
        return
    key = _named(app, f"{change.comment}\n{added.text[:LONGEST_READ]}") if there is not None else ""
    state = app.store.state(facts.actor.key, change.timestamp)
    if not added.passages:
        return  # who takes something out, or reverts vandalism, neither objects nor answers
    if is_decisions_page(app, change.title, change.namespace):
        return  # a decision, and neither of these
    # Whoever is trusted and was flagged all the same objects, like anybody else.
    answers = standing and state not in WATCHED
    if answers and (not key or app.store.appealed(key)):
        if there is Place.REPORT or change.namespace == USER_TALK:
            app.store.answer_on_page(change.page_id, change.timestamp, change.user)
        return
    if there is None:
        return
    # On their own talk page people speak of many things: of those whom nothing was done to, only what names an action.
    if there is Place.REPORT or key or state in WATCHED:
        app.store.note_appeal(change, facts.actor.key, key)


def _named(app: App, text: str) -> str:
    """The key of the first action that is named in a text; "" where none is known."""
    return next((key for key in named_keys(text) if app.store.action(key) is not None), "")


def make_pages(app: App) -> None:
    """Make the page for reports, once, and the text that its form begins with, which is drawn anew like the log."""
    title = app.settings.report_title
    if not title.startswith(f"User:{app.site.bot_name}/") or not (app.enforce or app.settings.log_while_observing):
        return  # people make pages elsewhere, for the bot writes only its own
    texts = app.texts
    preload = f"<noinclude>__NOINDEX__</noinclude>{texts.report_preload}"  # the form begins with what is not in there
    app.site.save_page(app.settings.preload_title, preload, texts.report_summary)
    if not app.store.meta("report_page"):
        text = app.filled(texts.report_page, "")
        written = app.site.save_page(title, text, texts.report_summary, new=True)
        if written.ok or written.code == "articleexists":
            app.store.set_meta("report_page", title)
