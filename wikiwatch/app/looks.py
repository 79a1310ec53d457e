"""Rules of the wiki's own that fail or are slow are set aside, one by one: they look no more, and the watch goes on.

Whoever sends heavy texts must not be able to switch a rule off. So a rule is never blamed for what a change took, nor
for what else the machine does: slow looks, in processor time and beside the length of the text, only make the program
try the rule on texts of its own, and what it takes there decides. In a replay no time is taken at all.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from wikiwatch.app import aside
from wikiwatch.app.context import App
from wikiwatch.core.evidence import Case, Gauge, Look, Signal
from wikiwatch.core.own_rules import OwnRule
from wikiwatch.core.review import PROGRAM
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import touchstone
from wikiwatch.detectors.own import look as look_with
from wikiwatch.detectors.phrases import MOST_TEXT
from wikiwatch.ports import Clock

log = logging.getLogger(__name__)

# Seconds of processor time for one look: a page of 500 changes then takes less than a minute for one rule, and all of a
# change may take 10 s. Each character has six times as much as folding it takes: long texts, and long pages before the
# edit, are no rule's fault.
LOOK, CHARACTER = 0.1, 2e-6
SLOW_LOOKS = 3  # one may be the machine's, such as a first use of an expression while memory is short
TRIES = 2  # on the program's own texts; the quicker one counts


class Looks:
    """Makes the looks of one page of changes: `gauge`, and `settle` between two changes, within the transaction."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._rules = {rule.signal_id: rule for rule in app.rules.own.rules}
        self._aside = self._still_aside()
        self._failed: dict[str, Exception] = {}
        self._slow = set[str]()

    def gauge(self, case: Case) -> Gauge:
        """What makes the looks at one change."""
        return partial(self._look, case)

    def settle(self) -> None:
        """Set aside what failed, and what is slow on the program's own texts too."""
        for name, error in self._failed.items():
            self._set_aside(name, f"it failed: {type(error).__name__}")
        self._failed.clear()
        for name in sorted(self._slow):
            if why := self._why_slow(self._rules[name]):
                self._set_aside(name, why)
        self._slow.clear()

    def _look(self, case: Case, name: str, look: Look) -> Sequence[Signal]:
        rule = self._rules.get(name)
        if rule is None:
            return self._timed(case, name, look)
        if name in self._aside or name in self._failed:
            return ()
        try:
            return self._timed(case, name, look, rule)
        except MemoryError:  # of the text
            raise
        except Exception as error:
            log.exception("the rule %s failed on revision %s", name, case.change.revid)
            self._failed[name] = error
            return ()

    def _timed(self, case: Case, name: str, look: Look, rule: OwnRule | None = None) -> Sequence[Signal]:
        meter, clock = self._app.meter, self._app.clock
        if meter is None or self._app.replaying:
            return look()
        start = clock.processor_time()
        found = look()
        took = clock.processor_time() - start
        meter.add(name, took)
        if rule is not None and took > allowed(case):
            meter.slow[rule.wording] += 1
            if meter.slow[rule.wording] >= SLOW_LOOKS and rule.wording not in meter.quick:
                self._slow.add(name)
        return found

    def _why_slow(self, rule: OwnRule) -> str:
        """Why a rule that was slow is to blame for it; "" if the texts were."""
        if why := slow_by_themselves([rule], self._app.rules, self._app.clock).get(rule.signal_id):
            return why
        if self._app.meter is not None:
            self._app.meter.quick.add(rule.wording)
        log.warning("the rule %s was slow on %s changes; their texts are to blame", rule.signal_id, SLOW_LOOKS)
        return ""

    def _set_aside(self, name: str, why: str) -> None:
        now = self._app.clock.now()
        self._aside.add(name)
        aside.keep(self._app.store, self._rules[name], now, why)
        self._app.store.decided(now, PROGRAM, "set aside", f"rule-{name}", why)
        log.error("the rule %s is set aside, and looks no more: %s", name, why)

    def _still_aside(self) -> set[str]:
        found = aside.aside(self._app.store, self._app.rules)
        for name in sorted((aside.ever(self._app.store) & self._rules.keys()) - found.keys()):
            aside.again(self._app, name, PROGRAM, "a person changed its wording")
        return set(found)


def allowed(case: Case) -> float:
    """Seconds of processor time that a look at a case may take."""
    return LOOK + CHARACTER * (min(len(case.added.text), MOST_TEXT) + len(case.before))


def slow_by_themselves(own: Iterable[OwnRule], rules: Ruleset, clock: Clock) -> dict[str, str]:
    """The rules that are slow, or fail, on texts of the program's own, by their signs, and why."""
    found: dict[str, str] = {}
    left = {rule.signal_id: list(touchstone.dear_parts(rule)) for rule in own}
    for case in touchstone.cases(rules):
        for name in left.keys() - found.keys():
            try:
                took = sum(_time(clock, case, part) for part in left[name])
            except Exception as error:
                log.exception("the rule %s failed on a text of the program's own", name)
                found[name] = f"it failed: {type(error).__name__}"
                continue
            if took > allowed(case):
                found[name] = f"it is slow: {took:.1f} s for {MOST_TEXT:,} characters of the program's own"
    return found


def _time(clock: Clock, case: Case, part: OwnRule) -> float:
    times = []
    for _ in range(TRIES):
        start = clock.processor_time()
        look_with(case, part)
        times.append(clock.processor_time() - start)
    return min(times)


def watching(app: App) -> tuple[App, Looks]:
    """The App with the gauge for a page of changes, by the rules that it has now."""
    looks = Looks(app)
    return replace(app, gauge=looks.gauge), looks
