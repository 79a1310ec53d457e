"""The made-up export is the same in each run and like a wiki's; the floor writes what the judge has written."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tools.bench import made_export, throughput
from wikiwatch.core.model import ActorKind, ChangeKind
from wikiwatch.site.dump import Export


def test_the_made_up_export_has_so_many_revisions_with_the_shares_that_were_asked_for(tmp_path: Path) -> None:
    made_export.write(tmp_path / "made.xml", 1_000)
    with Export([tmp_path / "made.xml"]) as export:
        facts = list(export.facts())
    assert len(facts) == 1_000
    kinds = Counter(one.actor.kind for one in facts)
    assert kinds[ActorKind.ADDRESS] / 1_000 == pytest.approx(made_export.ADDRESSES, abs=0.05)
    assert kinds[ActorKind.ACCOUNT] + kinds[ActorKind.ADDRESS] == 1_000
    spam = [one for one in facts if ".example.com/" in (one.after or "") and ".example.com/" not in (one.before or "")]
    assert len(spam) / 1_000 == pytest.approx(made_export.SPAM, abs=0.02)
    assert any(one.change.kind is ChangeKind.NEW for one in facts)


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one.xml", "two.xml"):
        made_export.write(tmp_path / name, 50)
    assert (tmp_path / "one.xml").read_bytes() == (tmp_path / "two.xml").read_bytes()


def test_the_floor_writes_the_rows_that_the_judge_has_left(tmp_path: Path) -> None:
    made_export.write(tmp_path / "made.xml", 60)
    for measured in (
        throughput.judge(tmp_path / "made.xml", tmp_path),
        throughput.floor(tmp_path / "made.xml", tmp_path),
    ):
        assert measured[0] == 60
        assert measured[1] > 0
    judged, written = (_rows(tmp_path / name) for name in (throughput.JUDGED, throughput.WRITTEN))
    assert len(judged["change"]) == 60
    assert judged == written


def _rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as opened:
        names = opened.execute("select name from sqlite_master where type = 'table' and name not like '%sqlite%'")
        return {name: sorted(opened.execute(f'select * from "{name}"').fetchall(), key=repr) for (name,) in names}
