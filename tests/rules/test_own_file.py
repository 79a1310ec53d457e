"""own.toml: what this wiki's own rules may say, what is told of a mistake, and what becomes of them."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from ownrules import promoted

from wikiwatch import rulefiles
from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.samples import hits
from wikiwatch.rulefiles.problems import MOST_TOLD
from wikiwatch.rulefiles.update import update

PACKAGED = rulefiles.packaged_rules_dir()
GUIDE = (Path(__file__).parents[2] / "docs/rules.md").read_text(encoding="utf-8")
WATCHES = promoted("""
[[rule]]
id = "free-watches"
description = "Adverts for watches"
reason = "The wave of October."
added_by = "Gerda"
since = 2026-10-03
until = 2027-03-31
act = true
promoted = { on = 2026-10-20, by = "Gerda", hits = 60, right = 60 }
points = 40
[rule.scope]
namespaces = ["Main", 100]
bands = ["new", "low"]
[rule.when]
phrase = ["free watches", "replica watch*"]
any = [{ domain = ["watches.example"] }, { user = ["*watch*"] }]
[[rule.sample]]
hit = true
text = "Get FREE watches at https://shop.watches.example/1 today."
[[rule.sample]]
hit = false
text = "Free watches are shown in the museum."
""")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged rules, with one own rule."""
    folder = shutil.copytree(PACKAGED, tmp_path / "rules")
    own(folder, WATCHES)
    return folder


def own(folder: Path, text: str) -> None:
    (folder / "own.toml").write_text(text, encoding="utf-8")


def loaded(folder: Path) -> Ruleset:
    return rulefiles.load(folder, hits)


@pytest.mark.parametrize("line", ["[[rule]]", "key{} = 1", "[[rule]]\nfoo = 1", "[[table{}]]"])
def test_of_very_many_mistakes_the_first_are_told(folder: Path, line: str) -> None:
    own(folder, "\n".join(line.format(number) for number in range(4 * MOST_TOLD)))
    assert MOST_TOLD <= len(rulefiles.check(folder)) <= 2 * MOST_TOLD


def test_a_policy_has_so_many_rows_that_each_can_be_compared_with_all_before_it(folder: Path) -> None:
    policy = folder / "policy.toml"
    row = '[[row]]\nid = "r{}"\nscore_at_least = 30\noutcome = "watch"\nreason = "A test."\nadded_by = "Gerda"\n'
    rows = "".join(row.format(number) + "since = 2026-10-03\n" for number in range(500))
    policy.write_text(f"{policy.read_text(encoding='utf-8')}\n{rows}", encoding="utf-8")
    assert "1 to 500 tables [[row]]" in {problem.expected for problem in rulefiles.check(folder)}


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('"free watches"', ", ".join(f'"phrase {number}"' for number in range(200)), "at most 200 entries may stand"),
        ("Adverts for watches", "Advert" * 200, "characters may stand here"),
    ],
)
def test_how_much_may_stand_at_a_place_is_told(folder: Path, old: str, new: str, hint: str) -> None:
    own(folder, WATCHES.replace(old, new))
    assert hint in " ".join(problem.hint for problem in rulefiles.check(folder))


def test_the_packaged_file_has_no_rule_and_explains_every_key() -> None:
    text = (PACKAGED / "own.toml").read_text(encoding="utf-8")
    assert rulefiles.load(PACKAGED).own.rules == ()
    assert all(f"# {key}" in text.replace("#   ", "# ").replace(", ", "\n# ") for key in ("phrase", "pattern", "all"))


def test_the_example_in_the_packaged_file_is_a_sound_rule(folder: Path) -> None:
    text = (PACKAGED / "own.toml").read_text(encoding="utf-8")
    example = text[text.index("#   [[rule]]") : text.index("# Conditions:")]
    own(folder, "\n".join(line.removeprefix("#") for line in example.splitlines()))
    [rule] = loaded(folder).own.rules
    assert (rule.id, rule.act, rule.points) == ("free-watches", False, 40)


def test_a_rule_becomes_a_sign_with_its_points_in_a_family_that_alone_reverts_nothing(folder: Path) -> None:
    rules = loaded(folder)
    sign = rules.points.signal("own-free-watches")
    [family] = [one for one in rules.points.families if one.id == sign.family]
    assert (sign.points, sign.reason) == (40, "Adverts for watches")
    [revert] = [row for row in rules.policy.rows if row.id == "signs-agree"]
    assert family.cap < revert.score_at_least
    assert rules.own.rules[0].scope.namespaces == (0, 100)
    assert rules.version != rulefiles.load(PACKAGED).version


def test_a_rule_with_an_outcome_decides_after_people_and_before_sums(folder: Path) -> None:
    own(folder, WATCHES.replace("points = 40", 'outcome = "hold"'))
    rows = [row.id for row in loaded(folder).policy.rows]
    own_row = next(row for row in loaded(folder).policy.rows if row.id == "own-free-watches")
    assert (own_row.outcome, own_row.signals, own_row.bands) == (
        Outcome.HOLD,
        ("own-free-watches",),
        ("new", "low"),
    )
    assert rows.index("denied-author") < rows.index("own-free-watches") < rows.index("signs-enough")


@pytest.mark.parametrize("outcome", ["watch", "hold", "revert"])
def test_no_rule_makes_milder_what_would_have_been_done_without_it(folder: Path, outcome: str) -> None:
    own(folder, WATCHES.replace("points = 40", f'outcome = "{outcome}"'))
    rows = loaded(folder).policy.rows
    place = [row.id for row in rows].index("own-free-watches")
    strength = [Outcome.ALLOW, Outcome.WATCH, Outcome.HOLD, Outcome.REVERT]
    assert all(strength.index(row.outcome) <= strength.index(Outcome(outcome)) for row in rows[place:])
    assert rows[-1].id == "allow"


def test_a_rule_that_does_not_act_decides_nothing(folder: Path) -> None:
    own(folder, WATCHES.replace("points = 40", 'outcome = "revert"').replace("act = true", "act = false"))
    assert "own-free-watches" not in {row.id for row in loaded(folder).policy.rows}


@pytest.mark.parametrize(
    ("old", "new", "found", "says"),
    [
        ("act = true", "acts = true", "unknown key", "did you mean `act`?"),
        ("phrase =", "phrases =", "unknown key", "did you mean `phrase`?"),
        ("act = true\n", "", "nothing", "`act` has to be given"),
        ("points = 40\n", "", "neither", "exactly one of: points, outcome"),
        ("points = 40", 'points = 40\noutcome = "hold"', "points and outcome", "exactly one of"),
        ("points = 40", 'outcome = "block"', '"block"', "one of: watch, hold, revert"),
        ("points = 40", "points = 400", "400", "from 0 to 100"),
        ("until = 2027-03-31", "until = 2025-03-31", "2025-03-31", "2026-10-03"),
        ('"low"]', '"lwo"]', '"lwo"', "did you mean `low`?"),
        ('"Main"', '"Mian"', '"Mian"', "did you mean `Main`?"),
        (
            '"watches.example"',
            '"https://watches.example/"',
            "https://watches.example/",
            "did you mean `watches.example`?",
        ),
        ('"*watch*"', '"[[watch*"', '"[[watch*"', "it can never match"),
        ("phrase = [", "pattern = '(?=free)'\nphrase = [", "no pattern", "RE2 knows no look-ahead"),
        ("phrase = [", "pattern = 'f*'\nphrase = [", "f*", "and so everywhere"),
        ("any = [{", "none = [{}]\nany = [{", "nothing", "at least one condition"),
        ("bands =", 'kinds = ["move"]\nbands =', "phrase", "the rule can never hit"),
        ("phrase = [", "new_page = true\nphrase = [", "true", "the rule can never hit"),
        ("phrase = [", "pages_in_ten_minutes = 5\npages_in_an_hour = 5\nphrase = [", "5", "more than 5"),
        ("hit = false", "hit = true", "none", "hit = false"),
        ("Free watches are shown", "Free watches: https://watches.example shown", "a hit", "a miss"),
        ("Get FREE watches", "Get", "a miss", "a hit"),
        ('id = "free-watches"', 'id = "Free"', '"Free"', "small letters"),
        ('"replica watch*"', '"*"', '"*"', "words, or at least one sign"),
        ('"replica watch*"', '" - "', '" - "', "words, or at least one sign"),
        ('"replica watch*"', '"\\u200b"', ".phrase[2]", "words, or at least one sign"),
        ("phrase = [", 'summary = ["*"]\nphrase = [', ".summary[1]", "words, or at least one sign"),
        ("phrase = [", "all = [{new_page = true}]\nphrase = [", "a miss", "a hit"),  # the scope: edits alone
    ],
)
def test_a_mistake_is_told_with_what_was_found_and_expected(
    folder: Path, old: str, new: str, found: str, says: str
) -> None:
    assert old in WATCHES
    text = WATCHES.replace(old, new, 1)
    if "new_page" in new:
        text = text.replace("bands =", 'kinds = ["edit"]\nbands =')
    own(folder, text)
    problems = rulefiles.check(folder, hits)
    assert problems
    assert {problem.file for problem in problems} == {"own.toml"}
    assert any(found in str(problem) and says in str(problem) for problem in problems), [str(one) for one in problems]


@pytest.mark.parametrize(
    ("does", "scope", "when", "says"),
    [
        ('outcome = "hold"', 'kinds = ["move"]', 'user = ["new*"]', '"watch", or points'),
        (
            "points = 40",
            'kinds = ["move", "upload"]',
            'any = [{ phrase = ["free watches"] }]',
            "a miss, expected a hit",
        ),
        ("points = 40", 'kinds = ["new"]', "any = [{ removes_characters = 1 }]", "a miss, expected a hit"),
        ("points = 40", 'kinds = ["edit"]', "any = [{ new_page = true }]", "a miss, expected a hit"),
    ],
)
def test_a_rule_that_can_do_nothing_in_its_scope_is_told(
    folder: Path, does: str, scope: str, when: str, says: str
) -> None:
    head, _, samples = WATCHES.partition("[rule.scope]")
    samples = samples[samples.index("[[rule.sample]]") :]
    own(folder, f"{head.replace('points = 40', does)}[rule.scope]\n{scope}\n[rule.when]\n{when}\n{samples}")
    problems = [str(one) for one in rulefiles.check(folder, hits)]
    assert any(says in one for one in problems), problems


def test_a_row_of_the_policy_with_the_id_of_an_own_rule_is_told(folder: Path) -> None:
    policy = folder / "policy.toml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace('id = "brings-back"', 'id = "own-free-watches"'), encoding="utf-8")
    [problem] = rulefiles.check(folder, hits)
    assert (problem.file, problem.key) == ("policy.toml", "row[own-free-watches].id")
    assert problem.line == text[: text.index('id = "brings-back"')].count("\n") + 1


def test_an_update_adds_the_file_and_never_takes_a_half_written_rule_away(folder: Path) -> None:
    half = WATCHES.replace("act = true\n", "")
    own(folder, half)
    update(folder)
    assert (folder / "own.toml").read_text(encoding="utf-8") == half
    (folder / "own.toml").unlink()
    assert "added: own.toml" in update(folder)
    assert rulefiles.check(folder) == []


def test_each_mistake_stands_in_its_line(folder: Path) -> None:
    own(folder, WATCHES.replace('"Main"', '"Mian"').replace('"*watch*"', '"[watch"'))
    lines = WATCHES.splitlines()
    wanted = {n for n, line in enumerate(lines, 1) if line.startswith(("namespaces", "any"))}
    assert {problem.line for problem in rulefiles.check(folder)} == wanted


def test_two_rules_that_look_for_the_same_are_told(folder: Path) -> None:
    own(folder, WATCHES + WATCHES.replace('"free-watches"', '"more-watches"'))
    [problem] = rulefiles.check(folder)
    assert "`free-watches` in line 2 does already" in str(problem)
    own(folder, WATCHES + WATCHES.replace("replica watch*", "watch*"))
    [problem] = rulefiles.check(folder)
    assert '"free-watches" again' in str(problem)


def test_a_rule_that_has_ended_is_told_and_is_no_mistake(folder: Path) -> None:
    assert rulefiles.check(folder, hits) == []
    assert rulefiles.without_effect(folder, date(2027, 3, 31)) == []
    [ended] = rulefiles.without_effect(folder, date(2027, 4, 1))
    assert (ended.file, ended.key, ended.found) == ("own.toml", "rule[free-watches].until", "2027-03-31")


def test_a_row_of_the_policy_may_ask_for_the_sign_of_an_own_rule(folder: Path) -> None:
    policy = folder / "policy.toml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace('signals = ["', 'signals = ["own-free-watches", "', 1), encoding="utf-8")
    assert rulefiles.check(folder) == []
    policy.write_text(text.replace('signals = ["', 'signals = ["own-other-watches", "', 1), encoding="utf-8")
    assert "own-free-watches" in str(rulefiles.check(folder)[0])


def test_points_without_the_family_of_own_rules_are_told(folder: Path) -> None:
    points = folder / "points.toml"
    text = points.read_text(encoding="utf-8")
    points.write_text(text.replace('[[family]]\nid = "own"', '[[family]]\nid = "own2"'), encoding="utf-8")
    assert '[[family]] with id = "own"' in "".join(map(str, rulefiles.check(folder)))


EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: re.findall(r'id = "(.*?)"', text)[0])
def test_each_example_of_the_guide_is_sound_and_fails_when_a_sample_is_turned_round(folder: Path, example: str) -> None:
    own(folder, example)
    assert len(loaded(folder).own.rules) == 1
    for number, sample in enumerate(example.split("[[rule.sample]]")[1:]):
        turned = (
            sample.replace("hit = true", "hit = no").replace("hit = false", "hit = true").replace("= no", "= false")
        )
        # With one of each kind beside it, so that only what the sample says is wrong.
        own(folder, f"{example}[[rule.sample]]{turned}")
        [problem] = rulefiles.check(folder, hits)
        assert problem.key.endswith(f"sample[{len(example.split('[[rule.sample]]'))}]"), number


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) == 4
