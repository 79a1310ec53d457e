"""What this wiki's own people undid, as a measure of how much a new edit looks like it.

Naive Bayes over the marks of `core/features`, after Graham's "A Plan for Spam" (2002): the marks that tell most, one
way or the other, are added up in bits. Such a sum is no probability: marks depend on one another, and it grows with
the length of a text. So it is never compared with a fixed number, but with the sums that earlier edits had when they
were judged: how many that stood looked as bad as this one, and how many that were undone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log2

from wikiwatch.core.evidence import Learned

# So many marks are added up. With 25, 40 and 100, recall on two wikis was the same within half a per cent; fewer
# marks make a reason that people can read.
TELLING = 25
SMOOTHING = 1.0  # a mark seen once is worth no more than one lesson beside what all lessons say
NAMED = 4  # marks that a reason names


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many lessons were bad and good, and how many of each had a mark: mark -> (bad, good)."""

    bad: int
    good: int
    marks: Mapping[str, tuple[int, int]]


def bits(marks: Collection[str], tally: Tally) -> tuple[float, tuple[str, ...]]:
    """How much more the marks look like what was undone than like what stood, and the marks that say so most.

    In bits: with each one more, twice as likely, were marks independent. 0 where nothing has been learned.
    """
    total = tally.bad + tally.good
    if not tally.bad or not tally.good:
        return 0.0, ()
    share = SMOOTHING * tally.bad / total
    weighed = []
    for mark in marks:
        if mark in tally.marks:
            bad, good = tally.marks[mark]
            in_bad = (bad + share) / (tally.bad + SMOOTHING)
            in_good = (good + SMOOTHING - share) / (tally.good + SMOOTHING)
            weighed.append((log2(in_bad / in_good), mark))
    weighed.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
    telling = weighed[:TELLING]
    named = tuple(mark for weight, mark in telling if weight > 0)
    return sum(weight for weight, _ in telling), named[:NAMED]


def share_of_good(learned: Learned) -> float:
    """The share of edits that stood and looked at least as bad, this one counted among them (0 to 1)."""
    return (learned.good_as_bad + 1) / (learned.good + 1)


def precision(learned: Learned) -> float:
    """Of all edits that look at least as bad, the share that is undone, this one counted as good (0 to 1).

    As many of the latest lessons of either kind are compared, however rare the bad ones are; `bad_share` sets that
    right.
    """
    bad = learned.bad_share * learned.bad_as_bad / max(1, learned.bad)
    good = (1 - learned.bad_share) * share_of_good(learned)
    return bad / (bad + good) if bad else 0.0
