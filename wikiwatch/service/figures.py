"""The figures of a run for Prometheus. No name, no title and no address is among them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector
from prometheus_client import Counter as Count

from wikiwatch.core.action import Action


class Process(ProcessCollector):
    """Memory, files and processor time, also where /proc tells of processes only, as with the unit's ProcSubset=pid.

    By itself the collector tells nothing at all where it can't read there when the machine was started.
    """

    def _boot_time(self) -> float:
        return time.time() - time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Figures:
    """`registry` has them all, with the process's memory, files and processor time. `clock`: seconds since 1970."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self.registry = CollectorRegistry()
        Process(registry=self.registry)
        self._rounds = self._count("rounds", "Rounds, by whether they came to their end.", "result")
        self._judged = self._count("changes_judged", "Changes that were judged.", "outcome")
        self._actions = self._count("actions", "Actions that were settled.", "kind")
        self._requests = self._count("api_requests", "Requests to the wiki's API.")
        self._last_round = self._gauge("last_round_timestamp_seconds", "When a round came to its end last.")
        self._read_up_to = self._gauge("read_up_to_timestamp_seconds", "Up to when changes were read.")
        self._waiting = self._gauge("waiting_actions", "Actions that are not settled.", "status")
        self._alarms = self._gauge("alarms", "Things that a person should look at.", "kind")
        self._heard = self._gauge(
            "feed", "Datagrams of the wiki's feed, and polls that they woke, in this run.", "what"
        )

    def _count(self, name: str, words: str, *labels: str) -> Count:
        return Count(f"wikiwatch_{name}", words, labels, registry=self.registry)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(f"wikiwatch_{name}", words, labels, registry=self.registry)

    def requested(self) -> None:
        """A request is made to the wiki."""
        self._requests.inc()

    def judged(self, outcomes: Iterable[str]) -> None:
        """So many changes were judged."""
        for outcome, count in Counter(outcomes).items():
            self._judged.labels(outcome).inc(count)

    def settled(self, actions: Iterable[Action]) -> None:
        """These were carried out, or are left to people."""
        for action in actions:
            self._actions.labels(str(action.kind)).inc()

    def round_ended(self, well: bool) -> None:
        """A round came to its end, or failed."""
        self._rounds.labels("ok" if well else "failed").inc()
        if well:
            self._last_round.set(self._clock())

    def stands(
        self,
        read_up_to: datetime | None,
        waiting: Mapping[str, int],
        alarms: Mapping[str, int],
        heard: Mapping[str, int],
    ) -> None:
        """How it stands: up to when changes were read; open actions by status; alarms by kind.

        `heard`: what came of the wiki's feed since the run began, nothing where none is listened to.
        """
        if read_up_to is not None:
            self._read_up_to.set(read_up_to.timestamp())
        for gauge, counts in ((self._waiting, waiting), (self._alarms, alarms), (self._heard, heard)):
            gauge.clear()
            for name, count in counts.items():
                gauge.labels(name).set(count)
