"""Probes: random letters that somebody left, and for which others may come back."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import timedelta

from wikiwatch.core.evidence import Probe, Signal
from wikiwatch.core.model import Actor, Change, Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import Base
from wikiwatch.store.rows import probe_of, seconds

# Probes of one page, hand, network or string that are looked at; more say nothing new.
PROBES = 50
# Signals that make an edit a probe.
PROBED = ("random_text", "random_text.title", "random_text.mark", "random_text.lone")


class ProbeQueries(Base):
    """What was left, and who and what is near it."""

    def keep_probe(self, facts: Facts, signals: Sequence[Signal]) -> None:
        """Remember a change as a probe if its signals say so."""
        excerpts = [signal.excerpt for signal in signals if signal.id in PROBED]
        if not excerpts:
            return
        change, ts = facts.change, seconds(facts.change.timestamp)
        self.change_rows(
            "insert or ignore into probe values (?, ?, ?, ?, ?, ?)",
            *(change.revid, change.page_id, facts.actor.key, facts.actor.network, ts),
            json.dumps(excerpts, ensure_ascii=False),
        )
        strings = {string.casefold() for excerpt in excerpts for string in excerpt.split(", ")} - {"…"}
        self.conn.executemany(
            "insert or ignore into probe_string values (?, ?, ?)", [(string, change.revid, ts) for string in strings]
        )

    def probes_near(self, change: Change, actor: Actor, words: Collection[str], rules: Ruleset) -> tuple[Probe, ...]:
        """The probes of the watch period on a change's page, by its author or network, or of a string in it."""
        until = seconds(change.timestamp)
        since = seconds(change.timestamp - timedelta(days=rules.random_text.watch_days))
        found = [
            *self._probes("page_id = ?", change.page_id, since, until),
            *self._probes("actor_key = ?", actor.key, since, until),
            *(self._probes("network = ?", actor.network, since, until) if actor.network else ()),
            *(self._probes(_OF_STRING, json.dumps(list(words)), since, until) if words else ()),
        ]
        return tuple({probe.revid: probe for probe in found if probe.revid != change.revid}.values())

    def _probes(self, condition: str, value: object, since: int, until: int) -> list[Probe]:
        rows = self.rows(
            f"select * from probe where {condition} and ts between ? and ? order by ts desc limit ?",
            *(value, since, until, PROBES),
        )
        return [probe_of(row) for row in rows]

    def probes_in(self, revid: int) -> tuple[Probe, ...]:
        """The probe that a revision was, if it was one."""
        return tuple(probe_of(row) for row in self.rows("select * from probe where revid = ?", revid))


_OF_STRING = "revid in (select revid from probe_string where string in (select value from json_each(?)))"
