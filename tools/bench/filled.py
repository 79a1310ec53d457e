"""Fills a database with made-up insertions as the judge would have recorded them, a million in some minutes."""

from __future__ import annotations

import json
import multiprocessing
import os
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tools.bench.crowd import END, SPREAD, Insertion, insertion
from wikiwatch.core.evidence import Part, Trust, Verdict
from wikiwatch.core.fingerprint import keys
from wikiwatch.core.model import Outcome
from wikiwatch.store.db import Store
from wikiwatch.store.packed import pack
from wikiwatch.store.rows import seconds, verdict_json

AT_ONCE = 5_000  # insertions of one transaction
# What is sorted and written needs so much: a million insertions have 62 million keys.
CACHE = "pragma cache_size = -500000"  # kB

_TRUST = Trust(score=5, band="new", parts=(Part(name="account", points=5, reason="has an account"),))
_VERDICT = Verdict(outcome=Outcome.ALLOW, row="allow", reason="Nothing was found.", score=0, trust=_TRUST)
_CHANGE = """insert into change (rcid, revid, parent_revid, page_id, namespace, title, user, actor_key, ts, kind, sha1,
    comment, log_type, log_action, log_target, outcome, score, trust, judged_at, characters, links)
    values (?1, ?1, 0, ?2, 0, ?3, ?4, 'user:' || ?4, ?5, 'edit', ?6, '', '', '', '', 'allow', 0, 5, ?5, ?7, ?8)"""
_TRACE = """insert into trace (revid, page_id, title, actor_key, user, ts, network, normalised, summary, domains,
    landings, form, place, name) values (?, ?, ?, ?, ?, ?, null, ?, '', ?, ?, ?, 'end', '')"""


@dataclass
class Rows:
    """What stands in the tables about some insertions."""

    change: list[tuple[Any, ...]] = field(default_factory=list)
    insertion: list[tuple[Any, ...]] = field(default_factory=list)
    domain: list[tuple[Any, ...]] = field(default_factory=list)
    trace: list[tuple[Any, ...]] = field(default_factory=list)
    keys: list[tuple[int, int, array[int]]] = field(default_factory=list)  # revision, time, keys

    def add(self, one: Insertion) -> None:
        """All that is kept of one."""
        trace = one.trace
        change, ts, domains = one.change, seconds(one.at), json.dumps(trace.domains)
        self.change.append(
            (one.number, one.page_id, change.title, one.user, ts, change.sha1, len(one.text), len(trace.domains))
        )
        what = (one.number, one.page_id, change.title, trace.actor_key)
        if one.domain:
            self.insertion.append((*what, ts, one.normalised, domains))
            self.domain.append((trace.actor_key, one.domain, ts, one.number))
        self.trace.append((*what, one.user, ts, one.normalised, domains, json.dumps(trace.landings), trace.form))
        self.keys.append((one.number, ts, array("q", keys(trace))))


def fill(store: Store, first: int, end: int, of: int, say: Callable[[str], None]) -> None:
    """Keep the insertions `first` up to `end`, which is left out, of `of` that come evenly in time.

    They are made on all cores; `say` is told how far it is.
    """
    before = store.row("pragma cache_size")
    store.row(CACHE)
    store.change_rows("create temp table unsorted (key integer, ts integer, revid integer)")
    done = first - 1
    for rows in _made(first, end, of):
        with store.transaction():
            _keep(store, rows)
        done += len(rows.change)
        say(f"{done:,} of {of:,} insertions kept")
    say("the keys of insertions are sorted")
    with store.transaction():  # in the order of the index: each of its pages is written once
        store.change_rows("insert into trace_key select * from unsorted order by 1, 2, 3")
    store.change_rows("drop table unsorted")
    store.empty_log()
    store.row(f"pragma cache_size = {before[0] if before else 0}")


def _made(first: int, end: int, of: int) -> Iterator[Rows]:
    spans = deque((start, min(end, start + AT_ONCE), of) for start in range(first, end, AT_ONCE))
    if len(spans) == 1:
        yield make(*spans[0])
        return
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool:
        ahead: deque[Future[Rows]] = deque()
        while spans or ahead:
            while spans and len(ahead) <= cores:
                ahead.append(pool.submit(make, *spans.popleft()))
            yield ahead.popleft().result()


def make(first: int, end: int, of: int) -> Rows:
    """The rows of these insertions, of so many that come evenly in time."""
    rows = Rows()
    for number in range(first, end):
        rows.add(insertion(number, END - SPREAD + SPREAD * number / of))
    return rows


def _keep(store: Store, rows: Rows) -> None:
    packed = pack(verdict_json(_VERDICT))
    write = store.conn.executemany
    write(_CHANGE, rows.change)
    for row in rows.change:
        store.change_rows("insert into packed_verdict select id, ? from change where revid = ?", packed, row[0])
    write("insert into insertion values (?, ?, ?, ?, ?, ?, ?)", rows.insertion)
    write("insert into insertion_domain values (?, ?, ?, ?)", rows.domain)
    write(_TRACE, rows.trace)
    write(
        "insert into unsorted values (?, ?, ?)", ((key, ts, revid) for revid, ts, found in rows.keys for key in found)
    )
