"""Rule files: what they may say, and how each mistake is told."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from night import at_night

from wikiwatch import rulefiles
from wikiwatch.core.model import AccountState, ActorKind, Outcome
from wikiwatch.detectors import samples
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.lines import lines_of as lines_of_source
from wikiwatch.rulefiles.shapes import SHAPES

PACKAGED = rulefiles.packaged_rules_dir()
TEXTS = {file: (PACKAGED / file).read_text(encoding="utf-8") for file in SHAPES}
ROOT = Path(__file__).resolve().parents[2]

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Replaces the first occurrence of a text, outside of comment lines, in a copy of the packaged rules."""
    folder = shutil.copytree(PACKAGED, tmp_path / "rules")

    def edit(file: str, old: str, new: str) -> Path:
        text = (folder / file).read_text(encoding="utf-8")
        start = place(text, old)
        changed = text[:start] + new + text[start + len(old) :]
        (folder / file).write_text(changed, encoding="utf-8")
        return folder

    return edit


def place(text: str, wanted: str) -> int:
    """Where a text stands first outside of comment lines."""
    starts = (match.start() for match in re.finditer(re.escape(wanted), text))
    return next(start for start in starts if text[text.rfind("\n", 0, start) + 1] != "#")


def line_of(folder: Path, file: str, wanted: str) -> int:
    """The number of the first line, comments left out, that has a text."""
    text = (folder / file).read_text(encoding="utf-8")
    return text.count("\n", 0, place(text, wanted)) + 1


# --- the packaged rules ---


def test_the_packaged_rules_are_sound_and_their_samples_behave() -> None:
    assert [str(problem) for problem in rulefiles.check(PACKAGED, samples.hits)] == []


def test_the_packaged_rules_say_what_was_agreed() -> None:
    rules = rulefiles.load(PACKAGED)
    assert [(band.id, band.at_least) for band in rules.trust.bands] == [
        ("new", 0), ("low", 20), ("known", 40), ("trusted", 60), ("old", 80),
    ]  # fmt: skip
    assert rules.trust.ceilings[ActorKind.TEMP] < 20
    first, last = rules.repeat_links.step("new"), rules.repeat_links.step("old")
    assert (first.similarity, first.count, rules.repeat_links.latest) == (60, 3, 10)
    assert (last.similarity, last.count, rules.repeat_links.flood_count) == (95, 10, 5)
    assert rules.policy.rows[0].states == (AccountState.SILENCED,)
    assert rules.policy.rows[-1].outcome is Outcome.ALLOW
    assert rules.policy.autonomous == ()
    assert rules.policy.block.after_days == (7, 14)


def test_only_repetition_the_same_hand_and_a_comeback_change_an_authors_state() -> None:
    rows = [row for row in rulefiles.load(PACKAGED).policy.rows if row.account is not None]
    signals = {signal for row in rows for signal in row.signals}
    assert signals == {"return.same_hand", "repeat_links.flood", "repeat_links", "comes_back"}
    assert all(AccountState.CLEARED not in row.states and row.states for row in rows)


def test_a_row_that_leads_to_worse_stands_above_the_flag() -> None:
    ids = [row.id for row in rulefiles.load(PACKAGED).policy.rows]
    assert ids.index("repeat-flood") < ids.index("flagged")
    assert ids.index("same-hand-return") < ids.index("flagged")


def test_every_file_begins_with_a_comment_and_every_table_says_who_added_it() -> None:
    for file, text in TEXTS.items():
        assert text.startswith("# "), file
        tables = re.findall(r"^\[\[(?!sample)\w+\]\]$", text, re.M)
        assert len(re.findall(r"^since = 2\d{3}-\d\d-\d\d$", text, re.M)) >= len(tables), file


def test_the_version_follows_the_files(edited: Edit) -> None:
    before = rulefiles.load(PACKAGED).version
    folder = edited("points.toml", "points = 60", "points = 61")
    assert re.fullmatch("[0-9a-f]{12}", before)
    assert rulefiles.load(folder).version != before


def test_page_texts_come_without_the_blank_ends_that_mediawiki_cuts_off(edited: Edit) -> None:
    text = 'hold_notice = "\\n  Please wait.\\n\\n"'
    assert rulefiles.load(edited("texts.toml", 'hold_notice = ""', text)).texts.hold_notice == "Please wait."


def test_the_packaged_texts_are_left_to_the_language_of_the_wiki() -> None:
    assert set(vars(rulefiles.load(PACKAGED).texts).values()) == {""}


# --- mistakes ---

MISTAKES = [
    ("policy.toml", 'outcome = "watch"', 'outcom = "watch"', "outcom =", "outcom", "did you mean `outcome`?"),
    ("policy.toml", 'outcome = "watch"', 'outcome = "delete"', "delete", '"delete"', "allow, watch, hold"),
    ("policy.toml", "stale_after_hours = 24", 'stale_after_hours = "24"', '= "24"', '"24"', "without quotes"),
    ("policy.toml", "stale_after_hours = 24", "stale_after_hours = inf", "= inf", "inf", "above 0"),
    ("policy.toml", 'bands = ["new", "low"]', 'bands = ["nwe"]', "nwe", '"nwe"', "did you mean `new`?"),
    ("policy.toml", 'bands = ["new", "low"]', "bands = []", "bands = []", "[]", "a list of ids"),
    ("policy.toml", 'states = ["silenced"]', 'states = ["silent"]', '"silent"', "silent", "flagged, cleared"),
    ("policy.toml", '["return.same_hand"]', '["return.samehand"]', "samehand", "samehand", "`return.same_hand`"),
    ("policy.toml", 'account = "flagged"', 'account = "cleared"', 'account = "cleared"', '"cleared"', "silenced"),
    ("policy.toml", 'account = "silenced"', 'account = "flagged"', "block = true", "true", 'account = "silenced"'),
    ("policy.toml", 'id = "flagged"', 'id = "silenced"', "", '"silenced" again', "each id once"),
    ("policy.toml", "score_at_least = 20", "", "", "a row that never decides", "move this row"),
    ("policy.toml", 'id = "allow"', 'id = "allow"\nadds_link = false', "", "last row", "without any"),
    ("policy.toml", "after_days = [7, 14]", "after_days = [14, 7]", "[14, 7]", "[14, 7]", "smaller number"),
    ("policy.toml", "after_days = [7, 14]", "after_days = [7]", "= [7]", "[7]", "two numbers"),
    ("policy.toml", "autonomous = []", 'autonomous = ["revert"]', '["revert"]', "revert", "need no yes"),
    ("policy.toml", '"2 weeks", "31 days"]', '"a month"]', '"a month"', '"a month"', "2 weeks"),
    ("policy.toml", '"2 weeks", "31 days"]', '"infinite"]', '= ["infinite"]', '"infinite"', "the next tenant"),
    ("policy.toml", '"2 weeks", "31 days"]', '"5 weeks"]', '"5 weeks"', '"5 weeks"', 'at most "31 days"'),
    ("policy.toml", '"90 days"]', '"infinite"]', '["2 weeks", "infinite"]', '"infinite"', "nobody gets its name"),
    ("policy.toml", 'kinds = ["address"]', 'kinds = ["temp"]', "[[block_class]]", "nothing", 'of kind "address"'),
    ("policy.toml", 'kinds = ["address"]', 'kinds = ["proxy"]', '"proxy"', '"proxy"', "account"),
    ("policy.toml", 'id = "address"', 'id = "account"', "", '"account" again', "each id once"),
    ("policy.toml", 'kinds = ["temp"]', 'kinds = ["temp"]\nrows = ["flod"]', '"flod"', '"flod"', "row of this file"),
    ("policy.toml", "silenced_delay_minutes = [0, 10]", "silenced_delay_minutes = [9, 1]", "[9, 1]", "[9, 1]", "swap"),
    ("policy.toml", "quiet_hours = 72", "account_expiry = 1\nquiet_hours = 72", "expiry", "unknown", "[[block_class]]"),
    ("policy.toml", "most_others = 25", "most_others = 90", "= 90", "90", "0 to 50"),
    ("trust.toml", "at_least = 20", "at_least = 45", "at_least = 40", "40", "more than 45"),
    ("trust.toml", "at_least = 0", "at_least = 5", "at_least = 5", "5", "expected 0"),
    ("trust.toml", "at_least = 20", "at_least = 101", "101", "101", "0 to 100"),
    ("trust.toml", 'id = "age"', 'id = "aged"', '"aged"', '"aged"', "did you mean `age`?"),
    ("trust.toml", "cap = -75", "cap = 41", "cap = 41", "41", "sign of `points`"),
    ("trust.toml", "address = 39", "adress = 39", "adress", "unknown key", "did you mean `address`?"),
    ("trust.toml", "address = 39", "", "[ceilings]", "nothing", "`address` has to be given"),
    ("trust.toml", 'trusted_band = "trusted"', 'trusted_band = "trust"', '"trust"', "trust", "band of this file"),
    ("trust.toml", "since = 2026-11-22", 'since = "2026-11-22"', 'since = "', "2026-11-22", "without quotes"),
    ("trust.toml", 'added_by = "wikiwatch"', "", '[[band]]', "nothing", "`added_by` has to be given"),
    ("points.toml", 'family = "random"', 'family = "rnadom"', "rnadom", '"rnadom"', "did you mean `random`?"),
    ("points.toml", 'id = "repeat_links"', 'id = "repeat"', 'id = "repeat"', '"repeat"', "a signal of a detector"),
    ("points.toml", "points = 60", "points = -60", "points = -60", "-60", "0 to 100"),
    ("points.toml", "points = 60", "points = 0x" + "f" * 5000, "0xf", "a huge number", "0 to 100"),
    ("points.toml", "cap = 15\nholds_only = true", "cap = 15", "", "that reverts", "holds_only = true"),
    ("points.toml", "cap = 15\nholds_only = true", "cap = 90\nholds_only = true", "cap = 90\nholds", "35", "below 20"),
    ("points.toml", 'id = "reputation.tor"\nfamily = "reputation"', 'id = "reputation.tor"\nfamily = "linked"',
     "cap = 15\nholds_only", "25", "below 20"),
    ("policy.toml", "score_at_least = 20", "score_at_least = 15", "", "found 15", "below 15"),
    ("policy.toml", '["comes_back"]', '["comes_back", "reputation.spam"]', "reputation.spam", "spam", "done here"),
    ("repeat_links.toml", 'band = "old"', 'band = "older"', '"older"', '"older"', "did you mean `old`?"),
    ("repeat_links.toml", "count = 10", "count = 11", "count = 11", "11", "at most `latest`"),
    ("repeat_links.toml", "latest = 10", "latest = 11", "latest = 11", "11", "1 to 10"),
    ("repeat_links.toml", "hit = true", "hit = 1", "hit = 1", "found 1", "true or false"),
    ("random_text.toml", "least_letters", "least_leters", "least_leters", "unknown key", "`least_letters`?"),
    ("texts.toml", 'hold_summary = ""', 'hold_summary = "({id}) {ID}"', "{ID}", "curly brackets",
     "only {id}, {log}, {report}"),
    ("texts.toml", 'log_summary = ""', 'log_summary = "https://wiki.example"', "wiki.example", "web address",
     "link to {log}"),
    ("texts.toml", 'hold_notice = ""', 'hold_notice = "~~~~"', "hold_notice", "signature", "saved as it stands"),
    ("texts.toml", 'log_summary = ""', 'log_summary = "see www.wiki.example"', "www", "web address", "link to {log}"),
    ("texts.toml", 'log_summary = ""', f'log_summary = "{"x" * 201}"', "log_summary", "xxx", "at most 200 characters"),
    ("texts.toml", 'log_summary = ""', 'log_summary = "  "', "log_summary", "  ", "at most 200 characters"),
    ("texts.toml", 'hold_notice = ""', 'hold_notice = "[[Help:Review|]]"', "hold_notice", "without a name", "stands"),
    ("texts.toml", 'revert_summary = ""', 'revert_summary = "Taken"', "revert_summary", "Taken", "{id} in it"),
    ("texts.toml", 'group_summary = ""', 'group_summary = "Moved"', "group_summary", "Moved", "{id} in it"),
    ("texts.toml", 'hold_summary = ""', 'hold_summary = "Held ({id}x)"', "hold_summary", "Held", "a word of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "at", "found", "helps"), MISTAKES)
def test_a_mistake_is_told_with_its_line_what_was_found_and_what_helps(
    edited: Edit, file: str, old: str, new: str, at: str, found: str, helps: str
) -> None:
    folder = edited(file, old, new)
    told = [str(problem) for problem in rulefiles.check(folder)]
    here = [line for line in told if found in line and helps in line]
    assert here, told
    assert all("\n" not in line and len(line) < 600 for line in told)
    if at:
        assert any(line.startswith(f"{file}:{line_of(folder, file, at)}: ") for line in here), told
    with pytest.raises(UserError) as error:
        rulefiles.load(folder)
    assert here[0] in error.value.message


def test_a_broken_table_is_told_at_its_own_line_by_its_own_name(edited: Edit) -> None:
    folder = edited("policy.toml", 'id = "probed-page-link"\n', 'id = "probed-page-link"\nscore = 3\n')
    (problem,) = rulefiles.check(folder)
    assert problem.key == "row[probed-page-link].score"
    assert problem.line == line_of(folder, "policy.toml", "score = 3")


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "meant"),
    [
        ("trust.toml", "[[band]]", "[[bnad]]", "bnad", "band"),
        ("trust.toml", "[[part]]", "[[prat]]", "prat", "part"),
        ("trust.toml", "[ceilings]", "[celings]", "celings", "ceilings"),
        ("points.toml", "[[signal]]", "[[signals]]", "signals", "signal"),
        ("policy.toml", "[[row]]", "[[rwo]]", "rwo", "row"),
        ("repeat_links.toml", "[[step]]", "[[steps]]", "steps", "step"),
    ],
)
@pytest.mark.parametrize("all_", [True, False])
def test_a_misspelt_table_is_told_once_and_not_buried_below_what_follows_from_it(
    edited: Edit, file: str, old: str, new: str, key: str, meant: str, all_: bool
) -> None:
    folder = edited(file, old, new)
    if all_:
        text = TEXTS[file].replace(f"\n{old}\n", f"\n{new}\n")
        (folder / file).write_text(text, encoding="utf-8")
    (problem,) = rulefiles.check(folder)
    assert (problem.file, problem.key, problem.hint) == (file, key, f"did you mean `{meant}`?")
    assert problem.line == line_of(folder, file, new)


def test_a_table_that_is_missing_is_told_once(edited: Edit) -> None:
    folder = edited("trust.toml", "survives", "survives")
    text = TEXTS["trust.toml"]
    (folder / "trust.toml").write_text(text[: text.index("[[band]]")], encoding="utf-8")
    assert [problem.key for problem in rulefiles.check(folder)] == ["band", "family", "part"]


def test_all_mistakes_of_all_files_are_told_at_once(edited: Edit) -> None:
    edited("trust.toml", "at_least = 20", "at_least = true")
    edited("points.toml", "points = 60", "points = 600")
    edited("policy.toml", 'bands = ["new"]', 'bands = ["nobody"]')
    folder = edited("texts.toml", 'log_summary = ""', "log_summary = Latest decisions")
    assert [problem.file for problem in rulefiles.check(folder)] == [
        "points.toml", "policy.toml", "texts.toml", "trust.toml",
    ]  # fmt: skip


def test_text_that_is_no_toml_is_told_with_its_line(edited: Edit) -> None:
    folder = edited("texts.toml", 'log_summary = ""', 'log_summary = "Latest')
    (problem,) = rulefiles.check(folder)
    assert (problem.file, problem.line) == ("texts.toml", line_of(folder, "texts.toml", '"Latest'))


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        (b"latest = 10\n# caf\xe9\n", 2, "no UTF-8"),
        (b"#" * 1_000_001, 1, "above 1 MB"),
        (b"a = " + b"[" * 100_000, 1, "found"),
        (b"a = " + b"9" * 5_000, 1, "no TOML"),
        (b"", 1, "nothing"),
        (b"\x00", 1, "no TOML"),
    ],
)
def test_a_file_that_is_no_rule_file_is_told(edited: Edit, content: bytes, line: int, found: str) -> None:
    folder = edited("repeat_links.toml", "latest", "latest")
    (folder / "repeat_links.toml").write_bytes(content)
    first, *_ = (one for one in rulefiles.check(folder) if one.file == "repeat_links.toml")
    assert first.line == line
    assert found in str(first)


def test_a_missing_file_a_folder_in_its_place_and_a_misspelt_one_are_told(edited: Edit) -> None:
    folder = edited("trust.toml", "survives", "survives")
    (folder / "trust.toml").rename(folder / "trusts.toml")
    (folder / "points.toml").unlink()
    (folder / "points.toml").mkdir()
    told = {problem.file: problem.found for problem in rulefiles.check(folder)}
    assert told == {
        "points.toml": "Is a directory",
        "trust.toml": "no such file",
        "trusts.toml": "a file that nothing reads",
    }


def test_a_missing_folder_is_told_as_six_missing_files(tmp_path: Path) -> None:
    assert len(rulefiles.check(tmp_path / "nowhere")) == len(SHAPES)


def test_names_made_to_break_terminals_stay_on_one_line(edited: Edit) -> None:
    folder = edited("policy.toml", 'id = "flagged"', 'id = "\\u001b[2J\\nflagged"\n"a\\u0007\\nb" = 1')
    told = [str(problem) for problem in rulefiles.check(folder)]
    assert len(told) == 2
    assert all(line.isprintable() for line in told)


def test_a_hint_that_names_what_stands_in_another_file_is_inert_too(edited: Edit) -> None:
    folder = edited("points.toml", 'id = "random_text"', 'id = "random_text\\u0007"')
    told = [str(problem) for problem in rulefiles.check(folder)]
    assert any(line.startswith("policy.toml") and "did you mean" in line for line in told)
    assert all(line.isprintable() for line in told)


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig"])
def test_files_saved_on_other_systems_are_read(edited: Edit, encode: str) -> None:
    folder = edited("trust.toml", "survives", "survives")
    for file, text in TEXTS.items():
        (folder / file).write_bytes(text.replace("\n", "\r\n").encode(encode))
    assert rulefiles.load(folder) == rulefiles.load(PACKAGED)


# --- samples ---


@pytest.mark.parametrize(("kind", "what"), [("true", "found"), ("false", "left alone")])
def test_a_detector_needs_a_sample_that_hits_and_one_that_misses(edited: Edit, kind: str, what: str) -> None:
    folder = edited("repeat_links.toml", "latest", "latest")
    other = "false" if kind == "true" else "true"
    text = TEXTS["repeat_links.toml"].replace(f"hit = {kind}\n", f"hit = {other}\n")
    (folder / "repeat_links.toml").write_text(text, encoding="utf-8")
    (problem,) = rulefiles.check(folder)
    assert problem.key == "sample"
    assert what in problem.hint


def test_a_sample_that_does_not_behave_is_told_at_its_line(edited: Edit) -> None:
    folder = edited("repeat_links.toml", "similarity = 60", "similarity = 99")
    assert rulefiles.check(folder) == []
    told = rulefiles.check(folder, samples.hits)
    assert [(problem.found, problem.expected) for problem in told] == [("a miss", "a hit")] * 2
    assert told[0].line == line_of(folder, "repeat_links.toml", "[[sample]]")
    with pytest.raises(UserError):
        rulefiles.load(folder, samples.hits)


# --- laws ---


@settings(max_examples=at_night(300, by_day=60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_to_a_rule_file_problems_are_told_and_nothing_breaks(
    tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "rules"
    if not folder.exists():
        shutil.copytree(PACKAGED, folder)
    file = data.draw(st.sampled_from(sorted(TEXTS)))
    (folder / file).write_text(mutated(TEXTS[file], data), encoding="utf-8", newline="")
    try:
        problems = rulefiles.check(folder)
        assert all(str(problem).isprintable() and problem.line >= 1 for problem in problems)
        assert bool(problems) is raises_user_error(folder)
    finally:
        (folder / file).write_text(TEXTS[file], encoding="utf-8")


VALUES = [
    "0", "-1", "1e400", "nan", "9" * 30, "0x" + "f" * 400, '""', '"new"', "'{id} ~~~'", "true", "[]", "{}", "[[1]]",
    '["new", 3, {}]', "{a = 1}", "2026-11-22", "2026-11-22T10:00:00Z", "10:00:00", '"""\n[row]\n"""', '"\\u001b"',
]  # fmt: skip


def mutated(text: str, data: st.DataObject) -> str:
    """One to three of: a value replaced, a line dropped, doubled or moved, characters thrown in."""
    for _ in range(data.draw(st.integers(1, 3))):
        lines = text.split("\n")
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["value", "drop", "double", "move", "noise"])):
            case "value":
                key = lines[at].split("=")[0]
                lines[at] = f"{key}= {data.draw(st.sampled_from(VALUES))}"
            case "drop":
                del lines[at : at + data.draw(st.integers(1, 5))]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case _:
                noise = data.draw(st.text("[]{}=\"'#.\\\n\r\t\x00 a1é", max_size=8))
                column = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + noise + lines[at][column:]
        text = "\n".join(lines)
    return text


def raises_user_error(folder: Path) -> bool:
    try:
        rulefiles.load(folder)
    except UserError:
        return True
    return False


@given(text=st.text("[]{}=\"'#.\\\n ab1,", max_size=60))
def test_every_key_of_valid_toml_has_a_line_that_names_it(text: str) -> None:
    try:
        tomllib.loads(text)
    except ValueError:
        return
    for where, line in lines_of_source(text).first.items():
        assert 1 <= line <= text.count("\n") + 1, where


# --- what the wheel holds ---


def test_the_listed_packages_are_those_of_the_tree() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    tree = {".".join(path.parent.relative_to(ROOT).parts) for path in ROOT.glob("wikiwatch/**/__init__.py")}
    assert set(listed["packages"]) == tree | {"wikiwatch.rules"}
    assert (ROOT / listed["package-dir"]["wikiwatch.rules"]).is_dir()
