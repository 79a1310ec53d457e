"""The program as a process of its own, killed with SIGKILL at random moments: the same end as if nobody had.

By day while the wiki's answers go wrong as well; at night also with all answers right, which leaves more time to write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from real_ends import End, differences, troubles
from real_plot import plot
from real_storm import RealStorm, teller

from tools.faults.made_of import BOT, SYSOP
from wikiwatch.config import DATABASE

SEED, LIVES = 37, 6  # each takes a second of processor time or two; `make storm REAL=1` has a thousand


@pytest.fixture(scope="module", params=["faults", pytest.param("", id="no faults", marks=pytest.mark.night)])
def told(request: pytest.FixtureRequest) -> Iterator[tuple[RealStorm, End, End]]:
    """A storm: its end with kills, and without, which still stands on the wiki and in the home folder."""
    storm = plot(SEED, LIVES)
    with teller() as tells:
        found = tells.end_of(storm, faulty=bool(request.param))
        assert bool(found.faults) is bool(request.param)
        yield tells, found, tells.undisturbed(storm)


def test_processes_that_are_killed_again_and_again_come_to_the_same_end(told: tuple[RealStorm, End, End]) -> None:
    _, found, wanted = told
    assert list(differences(found, wanted)) == []
    assert found.kills.total() == LIVES
    assert found.done


def test_a_storm_is_the_same_each_time_it_is_told() -> None:
    assert plot(4) == plot(4)
    assert plot(4) != plot(5)


def test_what_an_answer_had_of_another_form_is_no_failure_of_the_program() -> None:
    told = "2026-11-24T03:36:16Z INFO an answer has not the expected form\nTraceback (most recent call last):\nKeyError"
    failed = "2026-11-24T03:36:18Z ERROR a round failed\nTraceback (most recent call last):\nKeyError: 'query'"
    assert list(troubles(told)) == []
    assert len(list(troubles(f"{told}\n{failed}"))) == 2


def test_the_law_sees_what_a_kill_could_leave(told: tuple[RealStorm, End, End]) -> None:
    tells, _, wanted = told
    kind, what, said_yes = next(one for one in tells.wiki.writes if not one[1].startswith(f"User:{BOT}/"))
    tells.wiki.writes += [(kind, what, said_yes), (kind, f"{what}, again", False)]
    with sqlite3.connect(tells.home / DATABASE) as database:
        [(last,)] = database.execute("select max(revid) from change where outcome = 'revert'")
        database.execute("update action set status = 'claimed' where key = ?", [f"down-{last}"])
        database.execute("update change set revid = 999999, published = 0 where revid = ?", [last])
    database.close()
    tells.log.write_text("Traceback (most recent call last):\n")
    good = next(event.title for _, event in tells.events.values() if event.user == SYSOP)
    tells.wiki.edit("Flora", good, "Other words.")
    seen = sorted({line.split(":")[0] for line in differences(tells.seen(), wanted)})
    assert seen == [
        "1 decisions are not on the log page",
        "done 2 times",
        "gone",
        "logged",
        "not judged",
        "outcomes",
        "still claimed",
        "texts",
        "written though nobody said yes",
    ]
