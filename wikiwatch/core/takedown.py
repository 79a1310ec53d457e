"""How a page looks without its bad passages: pure, from its history to the text to save.

Bad revisions that follow one another form a run. A run is undone by a three-way merge: base is the text
after the run, theirs the text before it, ours the page as it stands now. Where nothing followed the run,
that is exactly the newest earlier revision that is fit to stand; where good edits followed, they stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wikiwatch.core.links import links
from wikiwatch.core.merge import merge3
from wikiwatch.core.model import Revision
from wikiwatch.core.text import added

_WORD = re.compile(r"\w{4,}")  # words long enough to be somebody's own

BETWEEN = "by a flagged author, between what was taken down"  # why a run takes an edit that was never judged bad
TOUCHED = "later edits touch the same words: a person has to decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Revisions that follow one another and must not stand.

    `before` is None where they created the page, or where the history given begins with them.
    """

    revisions: tuple[Revision, ...]
    before: Revision | None
    at_head: bool

    @property
    def created_page(self) -> bool:
        """Whether the first of them is the page's first revision."""
        return self.before is None and not self.revisions[0].parent_revid

    @property
    def last(self) -> Revision:
        """The newest of them."""
        return self.revisions[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDown:
    """What to do with a page.

    `text` is what to save; None where nothing is to be saved, and `why` says the reason.
    `left` are the runs that only a person can take down without harm: `text` still holds them.
    `restored` is the revision whose text `text` is, if it is one's; `rollback_user` is set where a rollback of
    that user does exactly this.
    """

    text: str | None
    why: str
    left: tuple[Run, ...] = ()
    restored: int | None = None
    rollback_user: str | None = None


def find_runs(history: Sequence[Revision], unfit: Collection[int], open_revids: Collection[int]) -> list[Run]:
    """The runs of unfit revisions that hold an open one, oldest first.

    `history`: a page's revisions, oldest first; `unfit`: judged bad, hidden, or by a flagged author;
    `open_revids`: those whose text is to be taken down now.
    """
    runs: list[Run] = []
    start: int | None = None
    for index in range(len(history) + 1):
        bad = index < len(history) and history[index].revid in unfit
        if bad and start is None:
            start = index
        if not bad and start is not None:
            members = tuple(history[start:index])
            if any(revision.revid in open_revids for revision in members):
                before = history[start - 1] if start else None
                runs.append(Run(revisions=members, before=before, at_head=index == len(history)))
            start = None
    return runs


def restorations(history: Sequence[Revision], run: Run) -> list[Revision]:
    """The later revisions by which somebody brought a text of the run back, oldest first."""
    bad = {revision.sha1 for revision in run.revisions if revision.sha1}
    # Whoever moves or protects a page makes a revision that changes nothing, and restores nothing.
    return [
        revision
        for earlier, revision in pairwise(history)
        if revision.revid > run.last.revid and revision.sha1 in bad and revision.sha1 != earlier.sha1
    ]


def texts_needed(runs: Sequence[Run]) -> list[int]:
    """The revisions whose texts `take_down` looks at."""
    wanted = {revision.revid for run in runs for revision in run.revisions if not revision.hidden}
    wanted |= {run.before.revid for run in runs if run.before is not None}
    return sorted(wanted)


def take_down(
    head_text: str,
    history: Sequence[Revision],
    runs: Sequence[Run],
    texts: Mapping[int, str],
    notice: str,
) -> TakeDown:
    """The page without its runs, newest first; `notice` stands where nothing else would.

    A run that later edits touch stays, and keeps none of the others on the page.
    """
    if not runs:
        return TakeDown(text=None, why="nothing of it is left to take down")
    if head_text.strip() == notice.strip():
        return TakeDown(text=None, why="the notice stands on the page already")
    text = head_text
    left: list[Run] = []
    for run in reversed(runs):
        merged = _without(text, run, texts)
        if merged is not None:
            text = merged
        elif not _gone(text, run, texts):
            left.append(run)
    if left and text == head_text:
        return TakeDown(text=None, left=tuple(left), why=TOUCHED)
    if not text.strip() and not _was_blank(runs[0], texts):
        text = notice  # a page is never left empty
    if text == head_text:
        return TakeDown(text=None, why="its text does not stand on the page any more")
    return replace(_described(text, history, runs, texts), left=tuple(left))


def taken_out(text: str, runs: Sequence[Run], texts: Mapping[int, str], notice: str) -> list[Run]:
    """The runs with those of their revisions of which nothing stands in `text`, a later one of the page's."""
    if text.strip() == notice.strip():
        return list(runs)
    return [out for run in runs if (out := _taken_out(text, run, texts)).revisions]


def _taken_out(text: str, run: Run, texts: Mapping[int, str]) -> Run:
    if not _stands(text, run, texts):
        return run
    return replace(run, revisions=tuple(one.last for one in _each(run) if not _stands(text, one, texts)))


def _each(run: Run) -> list[Run]:
    """Each revision of a run as a run of its own, oldest first."""
    befores = (run.before, *run.revisions[:-1])
    return [
        replace(run, revisions=(revision,), before=before)
        for before, revision in zip(befores, run.revisions, strict=True)
    ]


def _stands(text: str, run: Run, texts: Mapping[int, str]) -> bool:
    merged = _without(text, run, texts)
    return not _gone(text, run, texts) if merged is None else merged != text


def put_back(head_text: str, before: str, held: str, notice: str) -> str | None:
    """The page with a held passage back in its place; None on a conflict. `before` is "" for a new page."""
    if head_text == before:
        return held
    base = notice if before == "" else before
    return merge3(base, head_text, held)


def _without(text: str, run: Run, texts: Mapping[int, str]) -> str | None:
    if run.created_page:
        # What a sysop hid at a page's beginning may be good: nobody here can tell, so nothing takes its place.
        return None if run.revisions[0].hidden else _undone(text, run, texts, "")
    return _undone(text, run, texts, texts.get(run.before.revid) if run.before is not None else None)


def _was_blank(run: Run, texts: Mapping[int, str]) -> bool:
    return run.before is not None and not texts.get(run.before.revid, "").strip()


def _undone(text: str, run: Run, texts: Mapping[int, str], before: str | None) -> str | None:
    after = texts.get(run.last.revid)
    if before is None or after is None:
        return None
    whole = merge3(after, text, before)
    return _without_each(text, run, texts) if whole is None and len(run.revisions) > 1 else whole


def _without_each(text: str, run: Run, texts: Mapping[int, str]) -> str | None:
    """Undo a run revision by revision, newest first: some of it may be gone from the page already."""
    for one in reversed(_each(run)):
        merged = _without(text, one, texts)
        if merged is None and not _gone(text, one, texts):
            return None
        text = text if merged is None else merged
    return text


def _gone(text: str, run: Run, texts: Mapping[int, str]) -> bool:
    """Whether nothing stands any more of what a run added.

    Whoever takes a link out has seen the advert, whatever words remain; without one, every word counts.
    """
    targets = {link.target for link in links(text)}
    earlier = "" if run.before is None else texts.get(run.before.revid)
    for revision in run.revisions:
        later = texts.get(revision.revid)
        if earlier is None or later is None or (run.before is None and not run.created_page):
            return False
        new = added(earlier, later)
        if any(passage.text in text for passage in new.passages) or any(link.target in targets for link in new.links):
            return False
        if not new.links and (_words(new.text) - _words(earlier)) & _words(text):
            return False
        earlier = later
    return True


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _described(text: str, history: Sequence[Revision], runs: Sequence[Run], texts: Mapping[int, str]) -> TakeDown:
    run = runs[-1]
    if len(runs) > 1 or not run.at_head or run.before is None or texts.get(run.before.revid) != text:
        return TakeDown(text=text, why="took the added passage out")
    users = {revision.user for revision in run.revisions}
    exact = len(users) == 1 and run.before.user not in users and not any(r.hidden for r in run.revisions)
    return TakeDown(
        text=text,
        why=f"restored revision {run.before.revid}",
        restored=run.before.revid,
        rollback_user=users.pop() if exact else None,
    )
