"""How looks are made and measured: what each costs, and that no rule of the wiki's own stops the watch."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from wikiwatch.core.costs import Cost
from wikiwatch.core.evidence import Case, Gauge, Look, Signal
from wikiwatch.core.own_rules import PREFIX

log = logging.getLogger(__name__)

GaugeOf = Callable[[Case], Gauge]


def lenient(_case: Case) -> Gauge:
    """The gauge that measures nothing; a rule of the wiki's own that fails finds nothing."""
    return _lenient


def _lenient(name: str, look: Look) -> Sequence[Signal]:
    if not name.startswith(PREFIX):
        return look()
    try:
        return look()
    except MemoryError:  # of the text
        raise
    except Exception:
        log.exception("the rule %s failed", name)
        return ()


class Meter:
    """What looks cost since it was emptied last, and which rules were slow; in memory, for one run of the program.

    Costs are by the id of a detector, or the sign of one of the wiki's own rules, in seconds of processor time.
    """

    def __init__(self) -> None:
        self._costs: defaultdict[str, Cost] = defaultdict(Cost)
        self.slow: Counter[str] = Counter()  # looks that took too long, by the wording of the rule
        self.quick: set[str] = set()  # wordings that were found quick on the program's own texts

    def add(self, name: str, seconds: float) -> None:
        """One more look."""
        cost = self._costs[name]
        cost.seconds += seconds
        cost.looks += 1

    def empty(self) -> dict[str, Cost]:
        """All costs, which are not counted here any more."""
        costs, self._costs = self._costs, defaultdict(Cost)
        return dict(costs)
