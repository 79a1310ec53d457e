"""The chapter of docs/quality.md about one export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tools.quality import figures
from tools.quality.figures import BAD, KEPT, Tally, labelled, share
from tools.quality.judged import Edit
from tools.quality.markdown import table, wrapped
from tools.quality.sources import Source
from tools.quality.targets import has_random
from wikiwatch.core.model import Outcome
from wikiwatch.core.shares import Share, duration, number, per_cent, shares
from wikiwatch.detectors import DETECTORS

# Most severe first: what a reader asks for first.
OUTCOMES = (Outcome.REVERT, Outcome.HOLD, Outcome.WATCH, Outcome.ALLOW)


def chapter(source: Source, edits: Sequence[Edit], watch: timedelta) -> list[str]:
    """All sections about one export; `watch` is how long a probe raises the watch."""
    return [
        f"## {source.title}",
        "",
        *_outcomes(edits),
        *_others(source),
        *_rows(edits),
        *_signals(edits),
        *_curve(edits),
        *_random(edits),
        *_campaigns(edits),
        *_returns(edits, watch),
        *_time(edits),
        *_false_positives(edits),
    ]


def _outcomes(edits: Sequence[Edit]) -> list[str]:
    rows = []
    for label, group in figures.by_label(edits).items():
        name = label or "no label"
        for outcome in OUTCOMES:
            found = _with_outcome(group, outcome)
            rows.append((name, str(outcome), number(found.hits), *shares(found)))
        down = share(group, lambda edit: edit.down)
        rows.append((name, "**taken down**", number(down.hits), *shares(down)))
    return ["### Outcomes by label", "", *table(("label", "outcome", "edits", "%", "interval"), rows, words=2)]


def _with_outcome(edits: Sequence[Edit], outcome: Outcome) -> Share:
    return share(edits, lambda edit: edit.outcome is outcome)


def _others(source: Source) -> list[str]:
    if not source.rules_of_others:
        return []
    rows = [(rule, per_cent(bad), per_cent(kept)) for rule, bad, kept in source.rules_of_others]
    return [
        "What simple rules reach on the same years, as measured by those who put the labels together:",
        "",
        *table(("rule", "% of bad", "% of kept"), rows),
    ]


def _rows(edits: Sequence[Edit]) -> list[str]:
    rows = [(row, outcome, *_counts(tally)) for (outcome, row), tally in figures.by_row(edits).items()]
    heads = ("policy row", "outcome", "bad", "kept", "others", "precision %", "interval")
    return ["### By policy row", "", *table(heads, rows, words=2)]


def _counts(tally: Tally) -> tuple[str, ...]:
    return number(tally.bad), number(tally.kept), number(tally.others), *shares(tally.precision)


def _signals(edits: Sequence[Edit]) -> list[str]:
    detectors = {name: detector.signals for name, detector in DETECTORS.items()}
    found = figures.by_signal(edits, detectors)
    kept = len(labelled(edits, KEPT))
    rows = [
        (f"`{signal}`" if signal else f"**{detector}**", *_counts(tally), per_cent(Share(tally.kept, kept).per_cent))
        for (detector, signal), tally in found.items()
    ]
    unseen = [f"`{signal}`" for name, signals in detectors.items() for signal in signals if (name, signal) not in found]
    heads = ("**detector**, `signal`", "bad", "kept", "others", "precision %", "interval", "% of all kept")
    lines = ["### By detector and signal", "", "Edits with any signal of a detector, then with each.", ""]
    return [*lines, *table(heads, rows), *wrapped(f"Never seen here: {', '.join(unseen) or 'none'}."), ""]


def _curve(edits: Sequence[Edit]) -> list[str]:
    rows = [
        (f"{score:g}", number(bad.hits), *shares(bad), number(kept.hits), *shares(kept))
        for score, bad, kept in figures.curve(edits)
    ]
    heads = ("score at least", "bad", "% of bad", "interval", "kept", "% of kept", "interval")
    about = "What would be found if the sum of all points alone decided, at the scores that most edits have:"
    return ["### The whole curve", "", about, "", *table(heads, rows, words=0)]


def _random(edits: Sequence[Edit]) -> list[str]:
    kinds = sorted({edit.label.kind for edit in edits} - {""})
    if not kinds:
        return []
    rows = []
    for kind in kinds:
        group = [edit for edit in edits if edit.label.kind == kind]
        found, down = share(group, has_random), share(group, lambda edit: edit.down)
        rows.append((kind, number(len(group)), number(found.hits), *shares(found), number(down.hits), *shares(down)))
    heads = ("kind", "edits", "found", "%", "interval", "taken down", "%", "interval")
    about = "Edits that people picked out by hand; *found* is any signal of `random_text`."
    return ["### Random letters", "", about, "", *table(heads, rows)]


def _campaigns(edits: Sequence[Edit]) -> list[str]:
    late = figures.campaign_followers(edits)
    if not late:
        return []
    bad, kept = labelled(edits, BAD), labelled(edits, KEPT)
    campaigns = len({edit.label.campaign for edit in late})
    after = f"edits after the second of {campaigns} campaigns"
    found = (
        (f"{after}: taken down", share(late, lambda edit: edit.down)),
        (f"{after}: with a `campaign` signal", share(late, _campaign_signal)),
        (f"{after}: in a case", share(late, lambda edit: edit.in_case)),
        ("all bad edits: in a case", share(bad, lambda edit: edit.in_case)),
        ("all kept edits: in a case", share(kept, lambda edit: edit.in_case)),
        ("all kept edits: with a `campaign` signal", share(kept, _campaign_signal)),
    )
    rows = [(what, f"{one.hits:,} of {one.total:,}", *shares(one)) for what, one in found]
    about = "Campaigns by several accounts with more than two edits, as the labels group them."
    return ["### Campaigns", "", about, "", *table(("what", "edits", "%", "interval"), rows)]


def _campaign_signal(edit: Edit) -> bool:
    return not edit.signals.isdisjoint(DETECTORS["campaign"].signals)


def _returns(edits: Sequence[Edit], watch: timedelta) -> list[str]:
    found = figures.returns(edits, watch)
    if not found.probes:
        return []
    signals = frozenset(DETECTORS["probe_return"].signals)
    shown = (
        ("probes that something followed", Share(found.followed, len(found.probes))),
        ("what followed: with a `return` signal", share(found.followers, lambda e: not signals.isdisjoint(e.signals))),
        ("what followed: taken down", share(found.followers, lambda edit: edit.down)),
    )
    rows = [(what, f"{one.hits:,} of {one.total:,}", *shares(one)) for what, one in shown]
    about = (
        f"Bad edits with links, within {watch.days} days after random letters on the same page or by the same author."
    )
    return ["### The return", "", about, "", *table(("what", "edits", "%", "interval"), rows)]


def _time(edits: Sequence[Edit]) -> list[str]:
    found = {name: one for name, one in figures.time_stood(edits).items() if one.total}
    if not found:
        return []
    rows = [(name, number(one.total), number(one.hits), *shares(one)) for name, one in found.items()]
    won = duration(figures.median_time_won(edits))
    about = f"How long bad edits stood before people undid them. Where wikiwatch is earlier, the median is {won}."
    return ["### Time", "", about, "", *table(("stood", "bad edits", "taken down earlier", "%", "interval"), rows)]


def _false_positives(edits: Sequence[Edit]) -> list[str]:
    lines = ["### Kept edits that were taken down", "", "By their ids, for whoever wants to look.", ""]
    for (outcome, row, signals), revids in figures.false_positives(edits).items():
        signs = ", ".join(f"`{signal}`" for signal in signals) or "no signal of its own"
        lines += wrapped(f"- {outcome}, `{row}`: {signs}: {', '.join(map(str, revids))}")
    return [*lines, ""]
