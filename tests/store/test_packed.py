"""Verdicts are kept packed, and those from before that are read as they stand and packed little by little."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from deeds import DAY, NOW, change, record, verdict

from wikiwatch.core.evidence import Part, Signal, Trust, Verdict
from wikiwatch.core.model import Outcome
from wikiwatch.store.db import Store
from wikiwatch.store.packed import pack, read, unpack
from wikiwatch.store.rows import verdict_json


def usual() -> Verdict:
    parts = (
        Part(name="account", points=5, reason="has an account", at=NOW),
        Part(name="age", points=7, reason="at work for 41 days", at=NOW - 41 * DAY),
        Part(
            name="survived",
            points=31,
            reason="edits that count: 11, of 17 that stood on different days: 9",
            at=NOW - DAY,
        ),
    )
    misses = ("random_text", "repeat_links", "probe_return", "brings_back", "campaign", "phrases", "learned")
    trust = Trust(score=43, band="known", parts=parts)
    return Verdict(outcome=Outcome.ALLOW, row="allow", reason="Nothing was found.", score=0, trust=trust, misses=misses)


def kept(store: Store) -> dict[int, str]:
    return {row["change_id"]: row["kind"] for row in store.rows("select *, typeof(packed) as kind from packed_verdict")}


def held_later(store: Store, revid: int) -> str | None:
    entry = store.entry(revid)
    assert entry is not None
    return json.loads(entry["detail"]).get("held_later")


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A database of a version that packed nothing, with verdicts of the revisions 1 to 5."""
    file = tmp_path / "wikiwatch.db"
    with closing(Store(file)) as store:
        for revid in range(1, 6):
            record(store, change(revid))
    with closing(sqlite3.connect(file)) as database, database:
        database.create_function("unpack", 1, unpack)
        database.execute("drop view verdict")
        database.execute("update packed_verdict set packed = unpack(packed)")
        database.execute("alter table packed_verdict rename column packed to detail")
        database.execute("alter table packed_verdict rename to verdict")
        database.execute("delete from _sqlite_migrations where name = 'packed_verdicts'")
        database.execute("delete from meta where key = 'verdicts_packed_to'")
    return file


@pytest.mark.parametrize("text", ["", "{}", "é 日本 🚢 \0", verdict_json(usual()), "x" * 100_000])
def test_what_is_packed_comes_back_as_it_was(text: str) -> None:
    assert unpack(pack(text)) == text


def test_a_usual_verdict_packs_to_a_fifth_at_most() -> None:
    detail = verdict_json(usual())
    assert len(detail) > 600
    assert len(pack(detail)) < len(detail) / 5


def test_the_words_by_which_verdicts_were_packed_are_never_changed() -> None:
    # Other words make all verdicts unreadable that were packed with these: they would be a second file.
    words = Path(__file__).parents[2] / "wikiwatch" / "store" / "data" / "verdicts-1.txt"
    assert (
        hashlib.sha256(words.read_bytes()).hexdigest()
        == "206aaa144e858312e20407b9404c5729231f3cddac5d8406457f3a15ae2ab2bc"
    )
    packed = (
        "01a36739404c3b9c50b3835a6580a11171bd6d735c79d6104b9e35d035c46732963c6b8c3994839c670d0dc179"
        "d6d09c409eb5c4f0a121863b0643068aad0500"
    )
    assert unpack(bytes.fromhex(packed)) == verdict_json(usual())


def test_verdicts_are_read_by_their_view(store: Store) -> None:
    signal = Signal(id="new_site", points=5, reason="nobody has brought “Żółw” here")
    record(store, change(1), Outcome.WATCH, signal)
    store.hold_later(1, "of a pattern")
    assert set(kept(store).values()) == {"blob"}
    (row,) = store.rows("select detail from change join verdict on change_id = change.id where revid = 1")
    expected = json.loads(verdict_json(verdict(Outcome.WATCH, signal)))
    assert json.loads(row["detail"]) == {**expected, "held_later": "of a pattern"}


def test_verdicts_of_an_earlier_version_are_read_and_changed_as_they_stand(earlier: Path) -> None:
    with closing(Store(earlier)) as store:
        assert set(kept(store).values()) == {"text"}
        store.hold_later(2, "of a pattern")
        assert held_later(store, 2) == "of a pattern"
        assert held_later(store, 3) is None
        assert [hit.row for hit in store.hits()] == ["row"] * 5


def test_they_are_packed_little_by_little_and_a_crash_does_not_matter(earlier: Path) -> None:
    with closing(Store(earlier)) as store:
        before = {entry["revid"]: entry["detail"] for entry in store.entries()}
        store.pack_earlier(2)
        store.conn.execute("begin")  # and the program is ended before the transaction is
        store.pack_earlier(2)
    with closing(Store(earlier)) as store:
        assert sorted(kept(store).values()) == ["blob"] * 2 + ["text"] * 3
        record(store, change(6))
        for _ in range(4):
            store.pack_earlier(2)
        assert set(kept(store).values()) == {"blob"}
        after = {entry["revid"]: entry["detail"] for entry in store.entries()}
        assert after == {**before, 6: after[6]}


def test_nothing_is_looked_at_again_when_all_is_packed(earlier: Path) -> None:
    with closing(Store(earlier)) as store:
        for _ in range(2):
            store.pack_earlier(10)
        asked: list[str] = []
        store.conn.set_trace_callback(asked.append)
        store.pack_earlier(10)
        assert len(asked) == 1


# broken bytes


def each_byte_changed(kept: bytes) -> Iterator[bytes]:
    for place in range(len(kept)):
        for bit in (0, 3, 7):
            yield kept[:place] + bytes([kept[place] ^ 1 << bit]) + kept[place + 1 :]


def test_no_single_bit_that_a_disk_changes_makes_another_verdict() -> None:
    kept = pack(verdict_json(usual()))
    whole = read(kept)
    assert whole == verdict_json(usual())
    found = [read(broken) for broken in (*each_byte_changed(kept), *(kept[:end] for end in range(len(kept))))]
    assert set(found) == {None, whole}  # some bits of deflate say nothing: those behind its end, and that it ends


def test_what_has_no_check_sum_is_an_object_or_nothing() -> None:
    deflated = b"\x01" + pack(verdict_json(usual()))[5:]
    assert read(deflated) == verdict_json(usual())
    found = {read(broken) for broken in each_byte_changed(deflated)}
    assert None in found
    assert all(isinstance(json.loads(text), dict) for text in found if text is not None)


@pytest.mark.parametrize("kept", [b"", b"\x02", b"\x09what", "", "[]", '{"row"', 7, "[" * 100_000])
def test_what_no_version_has_kept_is_told_and_stands_for_nothing(
    kept: bytes | str, caplog: pytest.LogCaptureFixture
) -> None:
    told = json.loads(unpack(kept) or "")
    assert (told["row"], told["signals"]) == ("unreadable", [])
    assert "is damaged" in caplog.text


def test_a_broken_verdict_of_an_earlier_version_is_packed_as_one_that_nobody_can_read(earlier: Path) -> None:
    with closing(Store(earlier)) as store:
        store.change_rows("update packed_verdict set packed = '{\"row' where change_id = 2")
        store.pack_earlier(10)
        assert [json.loads(entry["detail"])["row"] for entry in store.entries()].count("unreadable") == 1
