"""Killed again and again at random moments of a storm of edits: the same end as without, and nobody set aside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from storm import Storm, storms


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return Storm(tmp_path_factory.mktemp("undisturbed"), 1).run()


def test_the_storm_is_worth_disturbing(undisturbed: dict[str, Any]) -> None:
    done = {kind for actions in undisturbed["actions"] for kind, _, status in actions if status == "done"}
    assert done >= {"hold", "revert", "release", "block", "delete", "move"}
    assert len(undisturbed["verdicts"]) > 50
    assert undisturbed["log page"].count("Special:Diff") > 30
    empty = ("unjudged", "set aside", "unpublished", "claimed", "failed rounds")
    assert [undisturbed[name] for name in empty] == [[], [], 0, 0, []]
    assert undisturbed["integrity"] == "ok"


def test_killed_dozens_of_times_it_comes_to_the_same_end(tmp_path: Path) -> None:
    [(_seed, kills, different)] = storms(kills=1, seed=1, folder=tmp_path)
    assert kills > 30
    assert not different
