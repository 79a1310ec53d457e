"""The detectors: each looks at one case and names what it finds. This dict is the whole registry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import (
    blanking,
    brings_back,
    campaign,
    capped,
    comes_back,
    decoyed,
    disguises,
    floods,
    learned,
    linked,
    listed,
    moves,
    names,
    networks,
    new_page,
    new_site,
    own,
    phone_adverts,
    phrases,
    probe_return,
    random_text,
    redirects,
    refused,
    repeat_links,
    reputation,
    signups,
    uploads,
)
from wikiwatch.detectors.signs import sign


class Detector(NamedTuple):
    """What looks at a case, and the ids of all signals that it can give; each has its points in points.toml."""

    detect: Callable[[Case, Ruleset], Sequence[Signal]]
    signals: tuple[str, ...]


DETECTORS: dict[str, Detector] = {
    "random_text": Detector(random_text.detect, random_text.SIGNALS),
    "repeat_links": Detector(repeat_links.detect, repeat_links.SIGNALS),
    "probe_return": Detector(probe_return.detect, probe_return.SIGNALS),
    "brings_back": Detector(brings_back.detect, brings_back.SIGNALS),
    "campaign": Detector(campaign.detect, campaign.SIGNALS),
    "phrases": Detector(phrases.detect, phrases.SIGNALS),
    "learned": Detector(learned.detect, learned.SIGNALS),
    "new_site": Detector(new_site.detect, new_site.SIGNALS),
    "decoyed": Detector(decoyed.detect, decoyed.SIGNALS),
    "refused": Detector(refused.detect, refused.SIGNALS),
    "comes_back": Detector(comes_back.detect, comes_back.SIGNALS),
    "disguises": Detector(disguises.detect, disguises.SIGNALS),
    "phone_adverts": Detector(phone_adverts.detect, phone_adverts.SIGNALS),
    "capped": Detector(capped.detect, capped.SIGNALS),
    "blanking": Detector(blanking.detect, blanking.SIGNALS),
    "redirects": Detector(redirects.detect, redirects.SIGNALS),
    "new_page": Detector(new_page.detect, new_page.SIGNALS),
    "names": Detector(names.detect, names.SIGNALS),
    "floods": Detector(floods.detect, floods.SIGNALS),
    "signups": Detector(signups.detect, signups.SIGNALS),
    "moves": Detector(moves.detect, moves.SIGNALS),
    "uploads": Detector(uploads.detect, uploads.SIGNALS),
    "networks": Detector(networks.detect, networks.SIGNALS),
    "linked": Detector(linked.detect, linked.SIGNALS),
    "own": Detector(own.detect, own.SIGNALS),
    "listed": Detector(listed.detect, listed.SIGNALS),
    "reputation": Detector(reputation.detect, reputation.SIGNALS),
}

OUT_OF_TIME = "judge.out_of_time"  # belongs to no detector: some could not look
SIGNALS = (*(signal for detector in DETECTORS.values() for signal in detector.signals), OUT_OF_TIME)


def run(
    case: Case, rules: Ruleset, spent: Callable[[], bool] = lambda: False
) -> tuple[tuple[Signal, ...], tuple[str, ...]]:
    """All signals of a case, and the ids of the detectors that looked and found nothing.

    `spent` tells whether the time for this change is used up; the detectors that remain then do not look, and a
    signal names them.
    """
    signals: list[Signal] = []
    misses: list[str] = []
    for number, (detector_id, detector) in enumerate(DETECTORS.items()):
        if spent():
            left = ", ".join(list(DETECTORS)[number:])
            signals.append(sign(rules, OUT_OF_TIME, f"the time for one change was used up before these looked: {left}"))
            break
        found = detector.detect(case, rules)
        signals.extend(found)
        if not found:
            misses.append(detector_id)
    return tuple(signals), tuple(misses)
