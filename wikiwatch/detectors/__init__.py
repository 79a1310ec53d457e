"""The detectors: each looks at one case and names what it finds. This dict is the whole registry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import brings_back, probe_return, random_text, repeat_links

Detector = Callable[[Case, Ruleset], Sequence[Signal]]

DETECTORS: dict[str, Detector] = {
    "random_text": random_text.detect,
    "repeat_links": repeat_links.detect,
    "probe_return": probe_return.detect,
    "brings_back": brings_back.detect,
}


def run(case: Case, rules: Ruleset) -> tuple[tuple[Signal, ...], tuple[str, ...]]:
    """All signals of a case, and the ids of the detectors that looked and found nothing."""
    signals: list[Signal] = []
    misses: list[str] = []
    for detector_id, detect in DETECTORS.items():
        found = detect(case, rules)
        signals.extend(found)
        if not found:
            misses.append(detector_id)
    return tuple(signals), tuple(misses)
