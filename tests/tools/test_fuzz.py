"""The fuzzing targets: honest inputs changed a little, what was found before, and the law that all are held to."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.fuzz.__main__ import main
from tools.fuzz.law import BrokenLawError, Target, hold
from tools.fuzz.search import by_chance
from tools.fuzz.table import TARGETS
from wikiwatch.errors import UserError

FOUND = sorted((Path(__file__).parent / "fuzzed").iterdir())
DEAR = ("rules", "export")  # of which one input takes as long as a hundred of another
LONG = 120.0  # seconds of the processor: whether one input takes too long is a matter for `make fuzz`
# Each input of these is megabytes.
SHORT = sorted(TARGETS.keys() - {"stream"})


@pytest.mark.parametrize("name", SHORT)
def test_honest_inputs_keep_the_law_and_are_read(name: str) -> None:
    target = TARGETS[name]
    for data in target.seeds if name not in DEAR else target.seeds[:3]:
        hold(target, data, LONG)


@pytest.mark.parametrize("name", SHORT)
def test_changed_inputs_keep_the_law(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=5 if name in DEAR else 20, database=None)
    @given(number=st.integers(0, 2**32), raw=st.one_of(st.none(), st.binary(max_size=200)))
    def keep_it(number: int, raw: bytes | None) -> None:
        chance = Random(number)
        hold(target, target.mutated(chance.choice(target.seeds), chance) if raw is None else raw, LONG)

    keep_it()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_once_keeps_the_law_now(path: Path) -> None:
    hold(TARGETS[path.name.rpartition("-")[0]], path.read_bytes(), LONG)


def _told(_data: bytes) -> None:
    raise UserError("a sentence")


def _silent(_data: bytes) -> None:
    raise UserError("")


def _wrong(_data: bytes) -> None:
    raise KeyError("x")


def _endless(_data: bytes) -> None:
    while True:
        pass


def _greedy(_data: bytes) -> None:
    raise MemoryError


@pytest.mark.parametrize(
    ("run", "broken"),
    [
        (lambda _data: None, ""),
        (_told, ""),
        (_silent, "without a sentence"),
        (_wrong, "KeyError"),
        (_endless, "of the processor"),
        (_greedy, "MemoryError"),
    ],
)
def test_the_law(run: object, broken: str) -> None:
    target = Target(name="a", run=run, seeds=(b"x",), told=(UserError,))  # type: ignore[arg-type]
    if not broken:
        hold(target, b"x")
        return
    with pytest.raises(BrokenLawError, match=broken):
        hold(target, b"x", 0.05)


def test_a_search_finds_what_breaks_the_law_and_finds_it_again() -> None:
    def fragile(data: bytes) -> None:
        assert data[:1] == b"x"

    target = Target(name="a", run=fragile, seeds=(b"xy", b"xz"))

    def first() -> bytes:
        return next(data for _, data, broken in by_chance(target, 60, 1) if broken)

    assert first() == first() != b"xy"


def test_a_file_is_given_to_its_target_again(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"192.0.2.7")
    done = CliRunner().invoke(main, ["names", str(tmp_path / "one")])
    assert (done.exit_code, "keeps the law" in done.output) == (0, True)
    missing = CliRunner().invoke(main, ["names", str(tmp_path / "none")])
    assert (missing.exit_code, "No such file" in missing.output) == (1, True)
    unknown = CliRunner().invoke(main, ["nothing"])
    assert (unknown.exit_code, "expected one of" in unknown.output) == (2, True)
