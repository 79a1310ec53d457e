"""Other rules tried over the past: over an export, or over the history that the wiki itself keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from wikiwatch.app.beside import Trial
from wikiwatch.app.context import App
from wikiwatch.app.ingest import Progress, poll
from wikiwatch.app.replay import judged
from wikiwatch.app.rule_stats import EVER, what_people_said
from wikiwatch.core.comparison import Fate
from wikiwatch.core.model import Facts

LIMITS = (
    "All rules judge on the past that the rules in force have made. What others would have led to later, such as the "
    "state of an author whom only they would have flagged, or an edit that they would have held with the next one, is "
    "not followed.",
    "Deleted pages are missing, and whatever was deleted with them: much spam ends like this, so a rule may look "
    "rarer, and worse, than it is.",
    "What the program itself took down counts where people released or confirmed it, and nowhere else.",
)
OF_EXPORT = "An export does not tell of groups, of the age of accounts and of blocks: all are judged without them."
OF_HISTORY = "Authors are judged by the groups, the rights and the blocks that they have now."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was judged, and what became of it. `fates` and `said` are by revision.

    From `since` to `end` all was looked at: on a quiet wiki the first change comes later, and the last one earlier.
    `said` is whether a person overturned what the program had done about an edit (True) or confirmed it, as the
    home's own database knows it.
    """

    changes: int = 0
    first: datetime | None = None
    last: datetime | None = None
    since: datetime | None = None
    end: datetime | None = None
    fates: Mapping[int, Fate] = field(default_factory=dict)
    said: Mapping[int, bool] = field(default_factory=dict)
    limits: tuple[str, ...] = LIMITS


@dataclass(slots=True, kw_only=True)
class Counted:
    """Passes trials on, and keeps how many there were, from when to when, and whom people have spoken about."""

    take: Callable[[Trial], None]
    known: Mapping[int, tuple[datetime, bool | None]]
    changes: int = 0
    first: datetime | None = None
    last: datetime | None = None
    said: dict[int, bool] = field(default_factory=dict)
    taken_down: set[int] = field(default_factory=set)  # by the program, and nobody has said anything

    def __call__(self, trial: Trial) -> None:
        """Take one trial."""
        change = trial.facts.change
        self.changes += 1
        self.first = min(self.first or change.timestamp, change.timestamp)
        self.last = max(self.last or change.timestamp, change.timestamp)
        at, overturned = self.known.get(change.revid or 0, (None, False))
        if change.revid is not None and at == change.timestamp:  # another wiki's export has the same numbers
            if overturned is None:
                self.taken_down.add(change.revid)
            else:
                self.said[change.revid] = overturned
        self.take(trial)


def over_export(app: App, revisions: Iterable[Facts], progress: Progress) -> None:
    """Judge the revisions of an export by all rules."""
    for _ in judged(app, revisions):
        progress(1, "judging")


def over_history(app: App, since: datetime, progress: Progress) -> None:
    """Judge by all rules what happened on the wiki since a time, after reading what stood before it. Only reads."""
    poll(app, since, progress)


def fates(
    app: App, end: datetime, wanted: Callable[[int], bool] = lambda _revid: True, taken_down: Collection[int] = ()
) -> dict[int, Fate]:
    """What had become of edits by a time, by revision; only of those that are wanted.

    Of what the program took down, what became of it on the wiki is its own work, and nobody's judgement.
    """
    survives_after = timedelta(hours=app.rules.trust.survives_after_hours)
    found = app.store.edit_fates(end, survives_after)
    return {
        revid: Fate.NEITHER if revid in taken_down and fate is not Fate.YOUNG else fate
        for revid, fate, _ in found
        if wanted(revid)
    }


def said(app: App) -> dict[int, tuple[datetime, bool | None]]:
    """By revision, when it was saved, and whether people overturned what the program did about it, or confirmed it.

    None: the program took it down, and nobody has said anything.
    """
    found: dict[int, tuple[datetime, bool | None]] = {revid: (at, None) for revid, at in app.store.taken_down()}
    for revid, overturned in what_people_said(app, EVER).items():
        row = app.store.entry(revid) if revid > 0 else None
        if row is not None:
            found[revid] = (datetime.fromtimestamp(row["ts"], UTC), overturned)
    return found
