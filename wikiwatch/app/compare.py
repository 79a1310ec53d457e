"""A replay beside what people did: each verdict is kept, without its text, until the end of the export tells more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.entries import HELD_LATER, held_with
from wikiwatch.core import text
from wikiwatch.core.comparison import OUTCOME_WORDS, Compared, Comparison, Fate, Group, compare
from wikiwatch.core.model import ChangeKind, Facts, Outcome
from wikiwatch.core.shares import Share

LISTED = 200  # edits of each kind that are shown with their text: more than anybody looks at
EXCERPT = 300  # characters of what such an edit added

# How "undone" is known, and what it does not say: for whoever reads the figures.
MEANING = (
    "Precision is the share of the undone among those that were undone or stood, with Wilson's interval at 95 %. "
    "Coverage is the share of all that people undid. Won is the time from when an edit would have been held, reverted "
    "or listed until people undid it."
)
LIMITS = (
    "Undone is an edit after which somebody else brought an earlier text of the page back (by its SHA-1, up to 15 "
    "revisions back), or emptied the page within three days. The word of people whom the wiki trusts counts at once, "
    "anybody else's if the page stayed so for a day. A rollback always brings such a text back, whatever its summary "
    "says; the word 'rollback' alone counts for nothing, for anybody can write it.",
    "An undo that kept later changes of the page counts, too, if it stayed for a day: where its summary names the "
    "revision, as MediaWiki's own does in every language, and nearly all that the edit had added went with it. "
    "`removed_within_days` of trust.toml says how far back; of a page, the 15 latest additions are looked at.",
    "Nothing is said of edits that their own author took back, nor of newcomers' edits that somebody rewrote or took "
    "out in passing.",
    "An export holds no deletions and no blocks: whatever was deleted with its page is missing, and counts nowhere. "
    "A log of deletions (`dumpBackup.php --logs`) would not help: it names pages whose texts and authors are gone. "
    "Nor does an export tell of groups and of the age of accounts, so those who look after the wiki are judged like "
    "others until their edits have earned them trust.",
    "Of revisions without a text, as in stub exports, reverts are seen where the export has SHA-1 sums, and nothing "
    "else; where it has neither, all of them seem to stand.",
    "What stood may still be spam that nobody noticed: look at the list before you call it wrong.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An edit that was wronged or missed, as it is shown to an admin. All of it is hostile text."""

    edit: Compared
    title: str
    user: str
    excerpt: str


@dataclass(slots=True)
class Collector:
    """Takes verdict lines while a replay makes them; less than 300 bytes of each stay."""

    edits: dict[int, Compared] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    def about(self, app: App, files: Iterable[str]) -> dict[str, Any]:
        """What was compared, and how, as plain values."""
        hours = app.rules.trust.survives_after_hours
        times = [edit.at for edit in self.edits.values()]
        young = f"Edits of the last {hours:g} hours of the export are too young: nobody can say yet that they stand."
        return {
            "files": list(files),
            "revisions": len(times),
            "first": min(times).isoformat() if times else None,
            "last": max(times).isoformat() if times else None,
            "rules_version": app.rules.version,
            "survives_after_hours": hours,
            "unknown": sorted(self.unknown),
            "limits": [MEANING, young, *LIMITS],
        }

    def take(self, lines: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """The same lines, each kept in passing."""
        for line in lines:
            edit = _compared(line)
            self.edits[edit.revid] = edit
            self.unknown.update(line["unknown"])
            for revid in held_with(line):
                earlier = self.edits.get(revid)
                if earlier is not None and not earlier.outcome.takes_down:
                    earlier.outcome, earlier.row, earlier.down_at = Outcome.HOLD, HELD_LATER, edit.at
            yield line

    def finish(self, app: App) -> Comparison:
        """What became of them by the end of the export, and all counts. Call it when the last line was taken."""
        if self.edits:
            end = max(edit.at for edit in self.edits.values())
            survives_after = timedelta(hours=app.rules.trust.survives_after_hours)
            for revid, fate, at in app.store.edit_fates(end, survives_after):
                edit = self.edits.get(revid)
                if edit is not None:
                    edit.fate, edit.undone_at = fate, at
        return compare(list(self.edits.values()))


def _compared(line: Mapping[str, Any]) -> Compared:
    outcome, at = Outcome(line["outcome"]), datetime.fromisoformat(line["timestamp"])
    return Compared(
        revid=line["revid"],
        at=at,
        outcome=outcome,
        row=line["row"],
        score=line["score"],
        signals=tuple(dict.fromkeys(signal["id"] for signal in line["signals"])),
        down_at=at if outcome.takes_down else None,
    )


def shown(edits: Collection[Compared], revisions: Iterable[Facts]) -> list[Shown]:
    """These edits with their author, page and the beginning of what they added; texts are read a second time."""
    wanted = {edit.revid: edit for edit in edits}
    found = {}
    for facts in revisions:
        if facts.change.revid in wanted:
            edit = wanted[facts.change.revid]
            found[edit.revid] = Shown(
                edit=edit, title=facts.change.title, user=facts.change.user, excerpt=_excerpt(facts)
            )
            if len(found) == len(wanted):
                break
    return [found[edit.revid] for edit in edits if edit.revid in found]


def _excerpt(facts: Facts) -> str:
    if facts.before is None or facts.after is None:
        return ""
    added = text.added(facts.before, facts.after, new_page=facts.change.kind is ChangeKind.NEW).text
    return " ".join(added[: 10 * EXCERPT].split())[:EXCERPT]


def comparison_fields(found: Comparison, wrong: Iterable[Shown], missed: Iterable[Shown]) -> dict[str, Any]:
    """All counts as plain values; shares in per cent, times in seconds."""
    return {
        "total": _group_fields(found.total),
        "outcomes": [_group_fields(one) for one in found.outcomes],
        "rows": [{"outcome": OUTCOME_WORDS[outcome], **_group_fields(one)} for outcome, one in found.rows],
        "signals": [_group_fields(one) for one in found.signals],
        "periods": [
            {
                "period": one.name,
                **{OUTCOME_WORDS[outcome]: count for outcome, count in one.outcomes.items()},
                "allowed_but_undone": one.missed,
            }
            for one in found.periods
        ],
        "curve": [
            {
                "score": one.score,
                "precision": share_fields(one.precision),
                "coverage": share_fields(one.coverage),
            }
            for one in found.curve
        ],
        "stood_for": [
            {"span": name, "undone": one.total, "taken_down_earlier": one.hits} for name, one in found.stood_for.items()
        ],
        "wrong_count": len(found.wrong),
        "wrong": [shown_fields(one) for one in wrong],
        "missed_count": len(found.missed),
        "missed": [shown_fields(one) for one in missed],
    }


def shown_fields(one: Shown) -> dict[str, Any]:
    """One edit that was wronged or missed, as plain values."""
    return {
        "revid": one.edit.revid,
        "timestamp": one.edit.at.isoformat(),
        "title": one.title,
        "user": one.user,
        "outcome": OUTCOME_WORDS[one.edit.outcome],
        "row": one.edit.row,
        "score": one.edit.score,
        "signals": list(one.edit.signals),
        "excerpt": one.excerpt,
    }


def _group_fields(one: Group) -> dict[str, Any]:
    return {
        "name": one.name,
        "hits": one.hits,
        str(Fate.UNDONE): one.undone,
        str(Fate.STOOD): one.stood,
        str(Fate.NEITHER): one.neither,
        str(Fate.YOUNG): one.young,
        "precision": share_fields(one.precision),
        "coverage": share_fields(one.coverage),
        "median_won_s": one.median_won,
    }


def share_fields(share: Share) -> dict[str, Any]:
    """A share with its interval as plain values, in per cent."""
    low, high = share.interval
    return {"hits": share.hits, "total": share.total, "per_cent": share.per_cent, "low": low, "high": high}
