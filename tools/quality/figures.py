"""Counts over judged edits: shares with their intervals, by outcome, row, signal, score, campaign and time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from tools.quality.judged import Edit
from wikiwatch.core.shares import SPANS, Share, span, steps

BAD, KEPT = "bad", "kept"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many edits of each label something applies to."""

    bad: int
    kept: int
    others: int

    @property
    def precision(self) -> Share:
        """The bad among the bad and kept; what people judged in another way is left out."""
        return Share(self.bad, self.bad + self.kept)


def share(edits: Iterable[Edit], of: Callable[[Edit], bool]) -> Share:
    """How many of the edits something applies to."""
    found = [of(edit) for edit in edits]
    return Share(sum(found), len(found))


def labelled(edits: Iterable[Edit], label: str) -> list[Edit]:
    """The edits with a label."""
    return [edit for edit in edits if edit.label.label == label]


def by_label(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Edits by label: bad and kept first, then the others by name."""
    found: dict[str, list[Edit]] = {BAD: [], KEPT: []}
    for edit in sorted(edits, key=lambda edit: edit.label.label or "~"):
        found.setdefault(edit.label.label, []).append(edit)
    return found


def tally(edits: Iterable[Edit]) -> Tally:
    """Counts of edits by label."""
    counts = Counter(edit.label.label for edit in edits)
    return Tally(counts[BAD], counts[KEPT], counts.total() - counts[BAD] - counts[KEPT])


def by_row(edits: Iterable[Edit]) -> dict[tuple[str, str], Tally]:
    """Tallies by (outcome, policy row), the most severe outcomes and the fullest rows first; no "allow"."""
    found: dict[tuple[str, str], list[Edit]] = defaultdict(list)
    for edit in edits:
        found[str(edit.outcome), edit.row].append(edit)
    order = {"revert": 0, "hold": 1, "watch": 2}
    keys = sorted(found.keys(), key=lambda key: (order.get(key[0], 3), -len(found[key]), key))
    return {key: tally(found[key]) for key in keys if key[0] in order}


def by_signal(edits: Iterable[Edit], detectors: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Tally]:
    """Tallies by (detector, signal id), and by (detector, "") for edits with any signal of it; none are 0."""
    with_signal: dict[str, set[Edit]] = defaultdict(set)
    for edit in edits:
        for signal in edit.signals:
            with_signal[signal].add(edit)
    found = {}
    for detector, signals in detectors.items():
        found[detector, ""] = tally(set().union(*(with_signal[signal] for signal in signals)))
        found.update({(detector, signal): tally(with_signal[signal]) for signal in signals})
    return {key: counts for key, counts in found.items() if counts != Tally(0, 0, 0)}


def curve(edits: Sequence[Edit]) -> list[tuple[float, Share, Share]]:
    """(score, share of the bad, share of the kept) at or above each score, highest first."""
    bad, kept = labelled(edits, BAD), labelled(edits, KEPT)
    scores = steps(edit.score for edit in edits)
    return [(score, _reaching(bad, score), _reaching(kept, score)) for score in scores]


def _reaching(edits: Iterable[Edit], score: float) -> Share:
    return share(edits, lambda edit: edit.score >= score)


def campaign_followers(edits: Iterable[Edit]) -> list[Edit]:
    """The edits after the second of every campaign by several accounts, in order of time."""
    campaigns: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.label.campaign is not None and edit.label.campaign_accounts > 1:
            campaigns[edit.label.campaign].append(edit)
    return [edit for members in campaigns.values() for edit in sorted(members, key=_moment)[2:]]


@dataclass(frozen=True, slots=True)
class Returns:
    """What followed random letters, on the same page or by the same author."""

    probes: Sequence[Edit]
    followed: int  # of the probes
    followers: Sequence[Edit]  # bad edits, with links where the labels tell


def returns(edits: Sequence[Edit], watch: timedelta) -> Returns:
    """Probes, and the bad edits with links that came within `watch` after one of them."""
    probes = [edit for edit in edits if edit.label.kind.startswith("probe")]
    bad = [edit for edit in labelled(edits, BAD) if edit.label.links is None or edit.label.links > 0]
    pairs = [
        (probe, edit)
        for probe in probes
        for edit in bad
        if _moment(probe) < _moment(edit)
        and edit.timestamp - probe.timestamp <= watch
        and (edit.page == probe.page or edit.author == probe.author)
    ]
    followers = {edit.revid: edit for _, edit in pairs}
    return Returns(probes, len({probe.revid for probe, _ in pairs}), list(followers.values()))


def false_positives(edits: Iterable[Edit]) -> dict[tuple[str, str, tuple[str, ...]], list[int]]:
    """Ids of kept edits that were taken down, by (outcome, policy row, signal ids); reverts first."""
    found: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
    for edit in labelled(edits, KEPT):
        if edit.down:
            found[str(edit.outcome), edit.row, tuple(sorted(edit.signals))].append(edit.revid)
    severe_first = sorted(found.items(), key=lambda item: (item[0][0] != "revert", item[0][1:]))
    return {key: sorted(revids) for key, revids in severe_first}


def time_stood(edits: Iterable[Edit]) -> dict[str, Share]:
    """By how long bad edits stood before people undid them: how many the rules take down before that."""
    found: dict[str, list[bool]] = {name: [] for name, _ in SPANS}
    for edit in labelled(edits, BAD):
        stood = edit.label.undone_after_s
        if stood is not None:
            found[span(stood)].append(edit.down_after_s is not None and edit.down_after_s < stood)
    return {name: Share(sum(earlier), len(earlier)) for name, earlier in found.items()}


def median_time_won(edits: Iterable[Edit]) -> float | None:
    """The median of the seconds by which bad edits go earlier than people undid them; None where none does."""
    won = [
        edit.label.undone_after_s - edit.down_after_s
        for edit in labelled(edits, BAD)
        if edit.label.undone_after_s is not None and edit.down_after_s is not None
    ]
    earlier = [seconds for seconds in won if seconds > 0]
    return median(earlier) if earlier else None


def _moment(edit: Edit) -> tuple[float, int]:
    return edit.timestamp.timestamp(), edit.revid
