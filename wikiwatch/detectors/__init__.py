"""The detectors: each looks at one case and names what it finds. This dict is the whole registry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import brings_back, probe_return, random_text, repeat_links


class Detector(NamedTuple):
    """What looks at a case, and the ids of all signals that it can give; each has its points in points.toml."""

    detect: Callable[[Case, Ruleset], Sequence[Signal]]
    signals: tuple[str, ...]


DETECTORS: dict[str, Detector] = {
    "random_text": Detector(random_text.detect, random_text.SIGNALS),
    "repeat_links": Detector(repeat_links.detect, repeat_links.SIGNALS),
    "probe_return": Detector(probe_return.detect, probe_return.SIGNALS),
    "brings_back": Detector(brings_back.detect, brings_back.SIGNALS),
}

SIGNALS = tuple(signal for detector in DETECTORS.values() for signal in detector.signals)


def run(case: Case, rules: Ruleset) -> tuple[tuple[Signal, ...], tuple[str, ...]]:
    """All signals of a case, and the ids of the detectors that looked and found nothing."""
    signals: list[Signal] = []
    misses: list[str] = []
    for detector_id, detector in DETECTORS.items():
        found = detector.detect(case, rules)
        signals.extend(found)
        if not found:
            misses.append(detector_id)
    return tuple(signals), tuple(misses)
