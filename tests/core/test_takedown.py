"""A page without its bad passages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch.core.model import Revision
from wikiwatch.core.takedown import TakeDown, find_runs, put_back, restorations, take_down, taken_out, texts_needed

START = datetime(2026, 11, 22, tzinfo=UTC)
NOTICE = "This page waits."
GOOD, BAD, WORSE = "The bridge is old.\n", "Buy pills.\n", "Buy watches.\n"


def history(*saved: tuple[str, str], hidden: tuple[int, ...] = ()) -> tuple[list[Revision], dict[int, str]]:
    """Revisions 1, 2, … of a page from (user, text), and their texts."""
    revisions = [
        Revision(
            revid=number,
            parent_revid=number - 1 or None,
            page_id=1,
            title="Bridge",
            timestamp=START + timedelta(minutes=number),
            user=user,
            sha1=f"sha of {text}",
            hidden=number in hidden,
        )
        for number, (user, text) in enumerate(saved, 1)
    ]
    texts = {number: text for number, (_, text) in enumerate(saved, 1) if number not in hidden}
    return revisions, texts


def result(
    *saved: tuple[str, str], bad: set[int], open_: set[int] | None = None, hidden: tuple[int, ...] = ()
) -> TakeDown:
    revisions, texts = history(*saved, hidden=hidden)
    runs = find_runs(revisions, bad, bad if open_ is None else open_)
    return take_down(saved[-1][1], revisions, runs, texts, NOTICE)


@pytest.mark.parametrize(
    ("saved", "bad", "text"),
    [
        pytest.param([("Sy", GOOD), ("Ann", GOOD + BAD)], {2}, GOOD, id="at the head"),
        pytest.param([("Sy", GOOD), ("Ann", GOOD + BAD), ("Gus", GOOD + BAD + "It has arches.\n")], {2},
                     GOOD + "It has arches.\n", id="a good edit followed"),
        pytest.param([("Sy", GOOD), ("Ann", GOOD + BAD), ("Bob", GOOD + BAD + WORSE)], {2, 3}, GOOD,
                     id="two spammers, one after the other"),
        pytest.param([("Sy", GOOD), ("Ann", GOOD + BAD), ("Gus", "First.\n" + GOOD + BAD),
                      ("Bob", "First.\n" + GOOD + BAD + WORSE)], {2, 4}, "First.\n" + GOOD,
                     id="a good edit between two spammers"),
        pytest.param([("Sy", GOOD), ("Ann", f"{GOOD}\n{BAD}"), ("Bob", f"{GOOD}\n{BAD}\n{WORSE}"),
                      ("Sy", f"{GOOD}\n{BAD}"), ("Gus", f"{GOOD}\n{BAD}\nIt has arches.\n")], {2, 3},
                     GOOD + "\nIt has arches.\n", id="two spammers, of whom one is gone, and a good edit in the place"),
        pytest.param([("Sy", GOOD), ("Ann", BAD)], {2}, GOOD, id="it had replaced everything"),
        pytest.param([("Ann", BAD)], {1}, NOTICE, id="it made the page"),
        pytest.param([("Ann", BAD), ("Ann", BAD + WORSE)], {1, 2}, NOTICE, id="it made the page and went on"),
        pytest.param([("Ann", BAD), ("Gus", BAD + "\n" + GOOD)], {1}, GOOD,
                     id="somebody good wrote on the page it made"),
        pytest.param([("Sy", ""), ("Ann", BAD)], {2}, "", id="the page was blank"),
    ],
)  # fmt: skip
def test_the_bad_passage_goes_and_all_else_stays(saved: list[tuple[str, str]], bad: set[int], text: str) -> None:
    found = result(*saved, bad=bad)
    assert not found.left
    assert found.text is not None
    assert found.text.strip() == text.strip()


@pytest.mark.parametrize(
    ("saved", "bad"),
    [
        pytest.param([("Sy", GOOD), ("Ann", GOOD + BAD), ("Gus", GOOD)], {2}, id="somebody undid it"),
        pytest.param([("Sy", GOOD), ("Ann", GOOD + BAD), ("Gus", "All new.\n")], {2}, id="the page was rewritten"),
        pytest.param([("Ann", BAD), ("Gus", GOOD)], {1}, id="somebody made a page of it"),
    ],
)
def test_what_does_not_stand_any_more_is_left_alone(saved: list[tuple[str, str]], bad: set[int]) -> None:
    found = result(*saved, bad=bad)
    assert (found.text, found.left) == (None, ())
    assert found.why


def test_an_edit_inside_the_bad_passage_goes_to_a_person() -> None:
    spam = "Buy cheap pills at https://pills.example now.\n"
    inside = "Buy cheap or dear pills at https://pills.example now and never.\n"
    found = result(("Sy", GOOD), ("Ann", GOOD + spam), ("Gus", GOOD + inside.replace("Buy", "Do not buy")), bad={2})
    assert [run.last.revid for run in found.left] == [2]
    assert found.text is None


def test_what_only_a_person_can_take_down_keeps_nothing_else_on_the_page() -> None:
    spam = "Buy cheap pills at https://pills.example now.\n"
    touched = GOOD + "Do not buy cheap or dear pills at https://pills.example now and never.\n"
    found = result(("Sy", GOOD), ("Ann", GOOD + spam), ("Gus", touched), ("Bob", touched + "\n" + WORSE), bad={2, 4})
    assert [run.last.revid for run in found.left] == [2]
    assert found.text is not None
    assert found.text.strip() == touched.strip()


@pytest.mark.parametrize(
    ("later", "out"),
    [
        pytest.param(GOOD, [2, 3], id="both are gone"),
        pytest.param(GOOD + WORSE, [2], id="what came last was not known yet"),
        pytest.param(GOOD + BAD, [3], id="what came first stands"),
        pytest.param(GOOD + BAD + WORSE, [], id="both stand"),
        pytest.param(NOTICE, [2, 3], id="a notice stands in place of the page"),
    ],
)
def test_of_a_run_is_told_what_does_not_stand_in_a_later_text(later: str, out: list[int]) -> None:
    revisions, texts = history(("Sy", GOOD), ("Ann", GOOD + BAD), ("Bob", GOOD + BAD + WORSE))
    found = taken_out(later, find_runs(revisions, {2, 3}, {2, 3}), texts, NOTICE)
    assert [revision.revid for run in found for revision in run.revisions] == out


def test_a_hidden_revision_is_never_restored() -> None:
    found = result(("Sy", GOOD), ("Bob", GOOD + WORSE), ("Ann", GOOD + WORSE + BAD), bad={2, 3}, open_={3}, hidden=(2,))
    assert found.text == GOOD
    assert found.restored == 1


def test_bad_revisions_that_nobody_asked_to_take_down_make_no_run_of_their_own() -> None:
    revisions, _ = history(("Sy", GOOD), ("Bob", WORSE), ("Sy", GOOD), ("Ann", BAD))
    runs = find_runs(revisions, {2, 4}, {4})
    assert [[r.revid for r in run.revisions] for run in runs] == [[4]]
    assert runs[0].before == revisions[2]
    assert texts_needed(runs) == [3, 4]


def test_where_the_history_does_not_reach_far_enough_a_person_decides() -> None:
    revisions, texts = history(("Sy", GOOD), ("Ann", GOOD + BAD))
    runs = find_runs(revisions[1:], {2}, {2})
    assert not runs[0].created_page
    assert take_down(GOOD + BAD, revisions[1:], runs, texts, NOTICE).left == tuple(runs)


@pytest.mark.parametrize(
    ("saved", "bad", "user"),
    [
        ([("Sy", GOOD), ("Ann", GOOD + BAD)], {2}, "Ann"),
        ([("Sy", GOOD), ("Ann", GOOD + BAD), ("Ann", GOOD + BAD + WORSE)], {2, 3}, "Ann"),
        ([("Sy", GOOD), ("Ann", GOOD + BAD), ("Bob", GOOD + BAD + WORSE)], {2, 3}, None),
        ([("Ann", GOOD), ("Ann", GOOD + BAD)], {2}, None),
        ([("Sy", GOOD), ("Ann", GOOD + BAD), ("Gus", GOOD + BAD + "Arches.\n")], {2}, None),
        ([("Ann", BAD)], {1}, None),
    ],
    ids=["one edit", "two edits", "two users", "the user's own text would stay", "a later edit", "a new page"],
)
def test_rollback_only_where_it_does_exactly_this(
    saved: list[tuple[str, str]], bad: set[int], user: str | None
) -> None:
    assert result(*saved, bad=bad).rollback_user == user


def test_without_runs_nothing_is_left_to_do() -> None:
    assert result(("Sy", GOOD), bad=set()).text is None


def test_a_restoration_brings_exactly_the_text_back() -> None:
    revisions, _ = history(
        ("Sy", GOOD), ("Ann", GOOD + BAD), ("Gus", GOOD), ("Sy", GOOD + BAD), ("Sy", GOOD + BAD), ("Eve", "Other.\n")
    )
    (run,) = find_runs(revisions, {2}, {2})
    assert [revision.revid for revision in restorations(revisions, run)] == [4]


@pytest.mark.parametrize(
    ("head", "before", "held", "expected"),
    [
        pytest.param(GOOD, GOOD, GOOD + BAD, GOOD + BAD, id="unchanged since"),
        pytest.param("First.\n\n" + GOOD, GOOD, GOOD + BAD, "First.\n\n" + GOOD + BAD, id="moved on"),
        pytest.param(GOOD + BAD, GOOD, GOOD + BAD, GOOD + BAD, id="it stands already"),
        pytest.param(NOTICE, "", BAD, BAD, id="a new page"),
        pytest.param("", "", BAD, BAD, id="a page that was blank"),
        pytest.param("The bridge is gone.\n", GOOD, "The bridge is for sale.\n", None, id="changed there"),
    ],
)
def test_a_release_puts_the_text_back_in_its_place(head: str, before: str, held: str, expected: str | None) -> None:
    assert put_back(head, before, held, NOTICE) == expected


@st.composite
def sandwiches(draw: st.DrawFn) -> tuple[list[tuple[str, str]], set[int], list[str], list[str]]:
    """A page on which good and bad people put lines of their own anywhere; what each of them wrote."""
    good = [f"Of the bridge, {place}." for place in range(draw(st.integers(1, 4)))]
    lines, saved, bad, written = list(good), [("Sy", "\n".join(good))], set[int](), list[str]()
    for number in range(2, draw(st.integers(2, 7)) + 1):
        is_bad = draw(st.booleans())
        line = f"{'Buy pills' if is_bad else 'It is told'}, number {number}."
        lines.insert(draw(st.integers(0, len(lines))), line)
        saved.append(("Ann" if is_bad else "Gus", "\n".join(lines)))
        (written if is_bad else good).append(line)
        if is_bad:
            bad.add(number)
    return saved, bad, good, written


@given(sandwiches())
def test_no_good_line_is_ever_lost_and_no_bad_one_stays_wherever_they_were_put(
    page: tuple[list[tuple[str, str]], set[int], list[str], list[str]],
) -> None:
    saved, bad, good, written = page
    step = result(*saved, bad=bad)
    if step.text is None:  # a person decides, and nothing was touched
        assert step.left or not bad
        return
    left = {revision.revid for run in step.left for revision in run.revisions}
    stay = [line for revid, line in zip(sorted(bad), written, strict=True) if revid in left]
    assert sorted(step.text.split("\n")) == sorted(good + stay)
