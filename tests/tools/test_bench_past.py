"""The made-up insertions of the benches: as the judge would read and keep them, and spun ones that are found."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from tools.bench import crowd, footprint, recall
from tools.bench.figures import Asked
from tools.bench.filled import fill
from tools.bench.past import app_on
from wikiwatch.app.judge import judge
from wikiwatch.core.normalise import normalise
from wikiwatch.store.db import Store

# Their verdicts differ: what was filled in has only the usual one.
TABLES = ("change", "insertion", "insertion_domain", "trace", "trace_key")
MADE = [crowd.insertion(number, crowd.END) for number in range(1, 61)]


def test_an_insertion_normalises_to_what_it_says() -> None:
    assert [one for one in MADE if normalise(one.text) != one.normalised] == []
    assert any(one.campaign for one in MADE)


def test_the_same_number_is_the_same_insertion_whatever_was_made_before() -> None:
    assert crowd.insertion(30, crowd.END) == MADE[29]


def test_what_is_filled_in_is_what_the_judge_would_have_kept(tmp_path: Path) -> None:
    filled, judged = (Store(tmp_path / name, durable=False) for name in ("filled.db", "judged.db"))
    with closing(filled), closing(judged):
        fill(filled, 1, 21, 20, lambda _: None)
        app = app_on(judged, tmp_path)
        for number in range(1, 21):
            one = crowd.insertion(number, crowd.END - crowd.SPREAD + crowd.SPREAD * number / 20)
            judge(app, [one.facts], None)
        for table in TABLES:
            assert _shape(filled, table) == _shape(judged, table), table


def _shape(store: Store, table: str) -> dict[str, Any]:
    """How many rows there are, and about how many bytes each column takes."""
    columns = [row["name"] for row in store.rows(f"pragma table_info({table})")]
    sums = ", ".join(f"sum(length({column})) as {column}" for column in columns)
    row = store.row(f"select count(*) as n, {sums} from {table}")
    assert row is not None
    return dict(row)


def test_recall_of_spun_texts_is_measured(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(recall, "QUICK", 300)
    monkeypatch.setattr(recall, "FEW", 3)
    monkeypatch.delenv(recall.DATA, raising=False)
    figures = {one.name: one for one in recall.measure(Asked(folder=tmp_path, quick=True))}
    assert set(recall.SPINS) < set(figures)
    assert all(0 <= one.median <= 100 for one in figures.values())
    assert figures["other words"].median == 100


def test_a_like_that_was_not_found_counts_against_it() -> None:
    first, pairs = recall.shares("real", [({1, 2}, {1}), ({3}, set()), (set(), set())], recall.GOAL)
    assert (first.median, round(pairs.median, 1)) == (50, 33.3)
    assert not first.met


def test_the_footprint_is_told_by_kind_of_change(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(footprint, "FEW", 40)
    monkeypatch.setattr(footprint, "QUICK", 200)
    change, inserted, whole, resident = footprint.measure(Asked(folder=tmp_path, quick=True, repeat=2))
    assert 0 < change.median < inserted.median < whole.median
    assert "200 changes" in whole.name
    assert len(resident.samples) == 2
    assert resident.met
