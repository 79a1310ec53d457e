"""The wording of every rule, by which its hits before and after a change of what it looks for are told apart."""

from __future__ import annotations

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.wording import wording
from wikiwatch.detectors import DETECTORS, OUT_OF_TIME

# What a row does about a hit says nothing about what it hits.
_OF_ROW = ("id", "outcome", "reason", "account", "hold_earlier", "block", "act", "was")


def wordings(rules: Ruleset) -> dict[str, str]:
    """The digest of what each rule looks for, by the id of its row or sign.

    Of a row: its own conditions; the points behind a sum may change. Of a sign: the part of the rules that its detector
    has; a new version of the program may look for more.
    """
    found = {row.id: wording(row, _OF_ROW) for row in rules.policy.rows} | {OUT_OF_TIME: wording(())}
    for name, detector in DETECTORS.items():
        part = wording(getattr(rules, name, ()), ("samples",))
        found |= dict.fromkeys(detector.signals, part)
    return found | {rule.signal_id: rule.wording for rule in rules.own.rules}
