"""Writing into rule files: one key of one row changes, and nothing else in the file."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch import rulefiles
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.writing import changed, read_exactly, write

COMMENTS = st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=20).map(lambda text: f"# {text}")
BLANKS = st.sampled_from(["", "  ", "\t"])
QUOTED = st.sampled_from(['"{}"', "'{}'"])


@st.composite
def files(draw: st.DrawFn) -> tuple[list[str], int, str]:
    """Lines of a file of three rows, the number of the line with `act` of the second, and how lines end."""
    lines: list[str] = [draw(COMMENTS)]
    place = 0
    for name in ("one", "two", "three"):
        lines += draw(st.lists(st.one_of(BLANKS, COMMENTS), max_size=3))
        lines.append(f"[[row]]{draw(BLANKS)}{draw(COMMENTS)}")
        keys = draw(st.permutations(["id", "act", "note"]))
        for key in keys:
            lines += draw(st.lists(st.one_of(BLANKS, COMMENTS), max_size=2))
            value = {"id": draw(QUOTED).format(name), "act": "true", "note": '["a", # why\n "b"]'}[key]
            if key == "act" and name == "two":
                place = len(lines)
            lines.append(f"{draw(BLANKS)}{key}{draw(BLANKS)}={draw(BLANKS)}{value}{draw(BLANKS)}{draw(COMMENTS)}")
        lines += draw(st.sampled_from([[], ["[row.inner]", "x = 1"], ["[[row.sample]]", "hit = true"]]))
    return lines, place, draw(st.sampled_from(["\n", "\r\n"]))


@given(files())
def test_all_but_the_changed_key_stays_the_same_bytes(made: tuple[list[str], int, str]) -> None:
    lines, place, end = made
    text = "\n".join(lines).replace("\n", end) + end
    new = changed(text, "row", "two", {"act": False})
    head, _, tail = lines[place].partition("true")
    expected = [*lines[:place], f"{head}false{tail}", *lines[place + 1 :]]
    assert new == "\n".join(expected).replace("\n", end) + end


@given(files())
def test_a_new_key_is_one_line_more_and_goes_without_a_trace(made: tuple[list[str], int, str]) -> None:
    lines, _, end = made
    text = "\n".join(lines).replace("\n", end) + end
    values = {"promoted": {"on": date(2026, 11, 23), "by": 'Gerda "G" Lind', "hits": 20}}
    new = changed(text, "row", "two", values)
    before, after = text.split(end), new.split(end)
    [added] = [number for number, line in enumerate(after) if line.startswith("promoted = ")]
    assert after[:added] + after[added + 1 :] == before
    assert tomllib.loads(new)["row"][1]["promoted"] == values["promoted"]
    assert changed(new, "row", "two", {"promoted": None}) == text


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ('[[row]]\nid = "two"', '[[row]]\nid = "two"\nact = false\n'),
        ('[[row]]\nid = "two" # its name\n\n# next', '[[row]]\nid = "two" # its name\nact = false\n\n# next'),
        ('\N{ZERO WIDTH NO-BREAK SPACE}[[row]]\nid = "two"\n', None),
    ],
)
def test_a_key_that_is_not_there_comes_below_the_id(text: str, new: str | None) -> None:
    assert changed(text, "row", "two", {"act": False}) == (new or f"{text}act = false\n")


@pytest.mark.parametrize("text", ["", '[[row]]\nid = "one"\n', "[[row]\n", "row = 3\n", 'row = ["two"]\n'])
def test_a_row_that_is_not_there_is_told(text: str) -> None:
    with pytest.raises(UserError):
        changed(text, "row", "two", {"act": False})


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    folder = shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "rules")
    return folder / "policy.toml"


def test_a_file_is_written_with_the_rights_that_it_had(policy: Path) -> None:
    policy.chmod(0o640)
    before = read_exactly(policy)
    after = changed(before, "row", "brings-back", {"act": False})
    assert write(policy, before, after) == []
    assert (policy.read_text(encoding="utf-8"), policy.stat().st_mode & 0o777) == (after, 0o640)
    assert not [path for path in policy.parent.iterdir() if path.name.startswith(".")]
    row = next(one for one in rulefiles.load(policy.parent).policy.rows if one.id == "brings-back")
    assert (row.act, str(row.outcome), str(row.was)) == (False, "watch", "hold")


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(policy: Path) -> None:
    before = read_exactly(policy)
    after = changed(before, "row", "brings-back", {"act": False})
    policy.write_text(f"{before}# mine\n", encoding="utf-8")
    with pytest.raises(UserError, match="changed meanwhile"):
        write(policy, before, after)
    assert policy.read_text(encoding="utf-8") == f"{before}# mine\n"


@pytest.mark.parametrize("row", ["flagged", "silenced", "allow", "worth-a-look", "watched-authors-log"])
def test_no_row_is_switched_off_that_does_nothing_or_follows_a_state(policy: Path, row: str) -> None:
    before = read_exactly(policy)
    [problem] = write(policy, before, changed(before, "row", row, {"act": False}))
    assert problem.key == f"row[{row}].act"
    assert read_exactly(policy) == before
