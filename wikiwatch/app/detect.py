"""Judges a text by itself: what the detectors say if a newcomer had added it, without a wiki or a past."""

from __future__ import annotations

from typing import Any

from wikiwatch.app.gauge import lenient
from wikiwatch.core.decide import decide, score
from wikiwatch.core.model import Outcome
from wikiwatch.core.report import signal_fields
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import looks, run
from wikiwatch.detectors.samples import as_newcomer


def detect(text: str, rules: Ruleset, detector: str | None = None) -> dict[str, Any]:
    """`text`, `hit`, `points` and `signals` of one text, as plain values.

    One detector hits if it finds anything; all together hit if the policy would at least list the edit.
    """
    case = as_newcomer(text, rules)
    if detector is not None:
        gauge = lenient(case)
        signals = tuple(signal for name, look in looks(detector, case, rules) for signal in gauge(name, look))
        hit = bool(signals)
    else:
        signals, misses = run(case, rules, gauge=lenient(case))
        hit = decide(case, signals, misses, rules, case.change.timestamp).outcome is not Outcome.ALLOW
    return {
        "text": text,
        "hit": hit,
        "points": score(signals, rules.points),
        "signals": [signal_fields(signal) for signal in signals],
    }
