"""Looks at the pages with rules on them: the newest version by somebody whose word counts is the one that counts."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from wikiwatch.app.rules_kept import kept_texts, mistakes
from wikiwatch.core.rule_pages import (
    HISTORY,
    PASSED_KEPT,
    PageMark,
    PageRevision,
    PageState,
    Passed,
    Version,
    from_json,
    own_texts,
    rules_in,
    to_json,
    why_not,
    with_version,
)
from wikiwatch.errors import SiteError
from wikiwatch.ports import Store
from wikiwatch.ports.rule_pages import RulePageWiki

log = logging.getLogger(__name__)

STATES = "rule_pages"  # the store keeps what is known of the pages: commands without the wiki go by the same
LOOKED = "rule_pages_looked"  # and when they were looked at last
_FORM = (AttributeError, IndexError, KeyError, TypeError, ValueError)  # an answer that has another form


@dataclass(frozen=True, kw_only=True)
class RulePages:
    """The pages that are looked at: `titles` by rule file, the right that their authors need, and how often."""

    wiki: RulePageWiki
    titles: Mapping[str, str]
    right: str
    every: timedelta


def look(pages: RulePages, store: Store, now: datetime) -> None:
    """Ask the wiki how the pages stand: one request, and more for a page that changed. What can't be read stays."""
    store.set_meta(LOOKED, now.isoformat())
    known = {state.title: state for state in states(store, pages.titles, pages.right)}
    begun = [
        known.get(title) or PageState(file=file, title=title, right=pages.right) for file, title in pages.titles.items()
    ]
    found, kept = list(begun), kept_texts(store)
    try:
        marks = pages.wiki.marks([state.title for state in begun]) if begun else {}
        for place, state in enumerate(begun):
            found[place] = _looked_at(state, marks[state.title], pages, kept)
    except SiteError as error:
        log.warning("the rule pages could not be looked at, so what counted before goes on: %s", error.message)
    except _FORM as error:
        log.warning("the wiki's answer about the rule pages has not the expected form (%r)", error)
    for before, after in zip(begun, found, strict=True):
        _tell(before, after)
    kept_before, text = store.meta(STATES) or "", to_json(found) if found else ""
    if text != kept_before:
        with store.transaction():
            store.set_meta(STATES, text)


def states(store: Store, titles: Mapping[str, str], right: str) -> list[PageState]:
    """What is known of pages, by those that are looked at now: another page, or another right, begins anew."""
    return read_states(store.meta(STATES) or "", titles, right)


def read_states(kept: str, titles: Mapping[str, str], right: str) -> list[PageState]:
    """The same from the text that the store keeps."""
    return [one for one in from_json(kept) if titles.get(one.file) == one.title and one.right == right]


def page_fields(store: Store, found: Sequence[PageState]) -> Iterator[dict[str, Any]]:
    """Each page as plain values: which revision is in force, whose newer ones don't count, and what is wrong.

    `revision`, `by`, `at` are None where the file counts; `waiting` is a newer revision that counts and is not in
    force, because it has mistakes or was not read yet.
    """
    kept, wrong = kept_texts(store), mistakes(store)
    for state in found:
        version, newest = state.in_force(kept), state.newest
        yield {
            "page": state.title,
            "file": state.file,
            "revision": version.revid if version else None,
            "by": version.user if version else None,
            "at": version.at.isoformat() if version else None,
            "waiting": newest.revid if newest and newest != version else None,
            "not_counted": [
                {"revision": one.revid, "by": one.user, "at": one.at.isoformat(), "why": one.why}
                for one in state.passed
            ],
            "trouble": state.trouble,
            "mistakes": [line for line in wrong["lines"] if line.startswith(f"{state.title}:")] if wrong else [],
        }


def _looked_at(state: PageState, mark: PageMark, pages: RulePages, kept: Mapping[str, str]) -> PageState:
    if not mark.revid:
        return replace(state, trouble="the page is gone" if state.counted else "there is no such page")
    if not mark.guarded:
        return replace(state, trouble="anybody can edit the page: it has to be protected")
    state = replace(state, trouble="")
    if mark.page_id == state.page_id and mark.revid <= state.seen:
        return state
    history = pages.wiki.history(state.title)
    # Below the last one that was seen lies what an import brought in later: old texts, and no newer version.
    unseen = [one for one in takewhile(lambda one: one.revid != state.seen, history) if one.revid > state.seen]
    latest = max((one.revid for one in history), default=state.seen)
    known = replace(state, page_id=mark.page_id, seen=max(state.seen, latest))
    if not unseen:
        return known
    words = pages.wiki.words({one.user for one in unseen if one.account and not one.hidden}, pages.right)
    version, passed = _newest(unseen, history, words, pages.wiki)
    if version:
        known = replace(with_version(known, version, kept), passed=())
    return replace(known, passed=(*passed, *known.passed)[:PASSED_KEPT])


def _newest(
    unseen: Sequence[PageRevision], history: Sequence[PageRevision], words: Mapping[str, str], wiki: RulePageWiki
) -> tuple[Version | None, list[Passed]]:
    """The newest revision that counts, and those above it that don't.

    Who moves or imports a page here leaves a revision that changes nothing. Where that one's word does not count, all
    below came in with it, whoever wrote it elsewhere, or is said to have.
    """
    own = own_texts(history, whole=len(history) < HISTORY)
    passed: list[Passed] = []
    brought = ""
    for one in unseen:
        why = why_not(one, words)
        if one.revid not in own and not one.hidden:
            if why and not brought:
                brought = f"it came with a move, an import or a protection by {one.user}: {why}"
            continue
        why = why or brought
        text = None if why else wiki.text(one.revid)
        if text is not None:
            return Version(revid=one.revid, user=one.user, at=one.at, text=rules_in(text)), passed
        user = "" if one.hidden else one.user
        why = why or "its text is hidden, or no wikitext"
        passed.append(Passed(revid=one.revid, user=user, at=one.at, why=why))
    return None, passed


def _tell(before: PageState, after: PageState) -> None:
    newest = after.newest
    if newest and newest != before.newest:
        log.warning("rule page %s: revision %s by %s counts", after.title, newest.revid, newest.user)
    for one in _new(after.passed, before.passed):
        log.warning(
            "rule page %s has a newer version that does not count: revision %s by %s (%s)",
            *(after.title, one.revid, one.user or "somebody hidden", one.why),
        )
    if after.trouble and after.trouble != before.trouble:
        goes_on = f"revision {newest.revid}" if newest else after.file
        end = f"; to end that, take it out of [rule_pages] in wikiwatch.toml, and {after.file} counts" if newest else ""
        log.warning("rule page %s: %s; %s goes on%s", after.title, after.trouble, goes_on, end)


def _new(after: Collection[Passed], before: Collection[Passed]) -> list[Passed]:
    return [one for one in after if one not in before]
