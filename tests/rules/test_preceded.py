"""Rows and own rules that can never decide are told; and whatever is called so never decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cases import edit
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch import rulefiles
from wikiwatch.core.appeals import Place, appeal_rules
from wikiwatch.core.decide import deciding_row
from wikiwatch.core.evidence import Signal
from wikiwatch.core.listing import rules_for
from wikiwatch.core.model import AccountState, ChangeKind, Outcome
from wikiwatch.core.own_rules import Condition, OwnRule, OwnRules, Scope
from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import PolicyRow, Ruleset
from wikiwatch.detectors import DETECTORS, own
from wikiwatch.detectors.moves import SIGNALS as MOVES
from wikiwatch.rulefiles.implied import covers
from wikiwatch.rulefiles.preceded import dead_rows

PACKAGED = rulefiles.packaged_rules_dir()
END = '\nreason = "Tried."\nadded_by = "Gerda"\nsince = 2026-11-22\n'
NEVER = "a row that never decides"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(PACKAGED, tmp_path / "rules")


def with_row(folder: Path, row: str, before: str) -> list[str]:
    """What is told of a row that somebody puts in before another one."""
    text = (folder / "policy.toml").read_text(encoding="utf-8")
    header = f'[[row]]\nid = "{before}"'
    assert header in text
    changed = text.replace(header, f'[[row]]\nid = "mine"\n{row}{END}\n{header}')
    (folder / "policy.toml").write_text(changed, encoding="utf-8")
    return [str(one) for one in rulefiles.check(folder)]


@pytest.mark.parametrize(
    ("row", "before", "helps"),
    [
        ('signals = ["random_text"]\noutcome = "hold"', "allow", "`worth-a-look`"),
        ('states = ["flagged"]\nadds_link = true\noutcome = "revert"', "repeat-links", "`flagged`"),
        ('states = ["flagged", "silenced"]\nbands = ["old"]\noutcome = "hold"', "allow", "`flagged`, `silenced`"),
        (
            'bands = ["new"]\nstates = ["clean"]\nscore_at_least = 70\noutcome = "hold"',
            "worth-a-look",
            "`signs-enough`",
        ),
        ('signals = ["learned.sure"]\nbands = ["old"]\noutcome = "watch"', "silenced", "other bands"),
        ('signals = ["move.many", "upload.many"]\noutcome = "hold"', "silenced", "log entries are listed only"),
    ],
)
def test_a_row_that_can_never_decide_is_told_with_those_before_it(
    folder: Path, row: str, before: str, helps: str
) -> None:
    (told,) = with_row(folder, row, before)
    assert told.startswith("policy.toml:")
    assert "row[mine]" in told
    assert helps in told


@pytest.mark.parametrize(
    ("row", "before"),
    [
        ('signals = ["random_text"]\noutcome = "hold"', "worth-a-look"),
        ('signals = ["new_site", "random_text"]\noutcome = "watch"', "allow"),  # 15 points alone
        ('states = ["flagged", "silenced", "blocked"]\nbands = ["old"]\noutcome = "hold"', "allow"),
        ('bands = ["new"]\nscore_at_least = 70\noutcome = "hold"', "worth-a-look"),  # of the flagged, where they object
        ('signals = ["move.many"]\noutcome = "watch"', "silenced"),
        ('states = ["flagged"]\noutcome = "watch"', "watched-authors-log"),  # of sign-ups
    ],
)
def test_a_row_that_some_change_comes_to_is_left_alone(folder: Path, row: str, before: str) -> None:
    assert with_row(folder, row, before) == []


def test_a_sum_that_all_signs_together_do_not_reach_is_told(packaged: Ruleset) -> None:
    families = tuple(replace(one, cap=2) for one in packaged.points.families)
    dead = list(dead_rows(replace(packaged, points=replace(packaged.points, families=families))))
    assert {one.row.id for one in dead} >= {"signs-agree", "signs-enough"}
    assert all(one.highest is not None and one.highest < 2 * len(families) + 1 for one in dead)


# --- own rules ---


def rule(name: str, when: Condition, outcome: Outcome = Outcome.HOLD, **more: object) -> OwnRule:
    fields = {"description": "Tried", "act": True, "points": None, "until": None, "scope": Scope(), "samples": ()}
    return OwnRule(**{**fields, "id": name, "when": when, "outcome": outcome, **more})  # type: ignore[arg-type]


WORD = Condition(phrase=("watch*",))
COVERED: list[tuple[Condition, Scope, Condition, Scope, bool]] = [
    (WORD, Scope(), WORD, Scope(bands=("new",)), True),
    (WORD, Scope(bands=("new",)), WORD, Scope(), False),
    (WORD, Scope(), replace(WORD, adds_link=True), Scope(), True),
    (replace(WORD, adds_link=True), Scope(), WORD, Scope(), False),
    (WORD, Scope(kinds=("new",)), Condition(phrase=("free watches",)), Scope(kinds=("new",)), True),
    (WORD, Scope(), Condition(phrase=("free watches",)), Scope(), False),  # "watches" may have stood there before
    (Condition(summary=("free",)), Scope(), Condition(summary=("all free now",)), Scope(), True),
    (Condition(summary=("free",)), Scope(), Condition(summary=("freedom",)), Scope(), False),
    (Condition(domain=("shop.example",)), Scope(), Condition(domain=("a.shop.example",)), Scope(), True),
    (Condition(domain=("shop.example",)), Scope(), Condition(domain=("ashop.example",)), Scope(), False),
    (Condition(user=("anna*",)), Scope(), Condition(user=("Anna##",)), Scope(), True),
    (Condition(user=("anna##",)), Scope(), Condition(user=("anna4#",)), Scope(), True),
    (Condition(user=("anna#",)), Scope(), Condition(user=("anna*",)), Scope(), False),
    (Condition(removes_characters=100), Scope(), Condition(removes_characters=500), Scope(), True),
    (Condition(removes_characters=500), Scope(), Condition(removes_characters=100), Scope(), False),
    (Condition(any=(WORD, Condition(new_page=True))), Scope(), WORD, Scope(), True),
    (WORD, Scope(), Condition(any=(WORD, Condition(new_page=True))), Scope(), False),
    (WORD, Scope(), Condition(all=(WORD, Condition(new_page=True))), Scope(), True),
    (replace(WORD, none=(Condition(user=("a*",)),)), Scope(), WORD, Scope(), False),
    (replace(WORD, none=(Condition(user=("ab*",)),)), Scope(), replace(WORD, none=(Condition(user=("a*",)),)), Scope(),
     True),
    (WORD, Scope(pages=("Ferry*",)), WORD, Scope(pages=("Ferry boat*",)), True),
    (WORD, Scope(pages=("Ferry*",)), WORD, Scope(), False),
]  # fmt: skip


@pytest.mark.parametrize(("wide", "there", "narrow", "here", "covered"), COVERED)
def test_a_rule_covers_another_where_that_can_be_seen(
    wide: Condition, there: Scope, narrow: Condition, here: Scope, covered: bool
) -> None:
    assert covers(rule("wide", wide, scope=there), rule("narrow", narrow, scope=here)) is covered


def test_a_rule_that_ends_earlier_covers_none_that_goes_on() -> None:
    assert not covers(rule("wide", WORD, until=date(2026, 11, 22)), rule("narrow", WORD))
    assert covers(rule("wide", WORD), rule("narrow", WORD, until=date(2026, 11, 22)))


NAMES = ("anna", "anna4", "anna 4711", "ab", "b")
WORDS = ("watch", "watches", "free", "free watches", "all free watches", "seven")
shapes = st.lists(st.sampled_from(["anna*", "anna#", "anna*#", "a*", "*", "anna", "ab", "#", "anna ####"]), max_size=2)
phrases = st.lists(st.sampled_from([*WORDS, "watch*", "free*", "free watch*"]), max_size=2)


def conditions(inner: st.SearchStrategy[Condition] | None) -> st.SearchStrategy[Condition]:
    nested = st.lists(inner, max_size=2).map(tuple) if inner is not None else st.just(())
    return st.builds(
        Condition,
        domain=st.lists(st.sampled_from(["shop.example", "a.shop.example", "b.a.shop.example"]), max_size=2).map(tuple),
        phrase=phrases.map(tuple),
        title=shapes.map(tuple),
        user=shapes.map(tuple),
        summary=phrases.map(tuple),
        adds_link=st.sampled_from([None, None, True, False]),
        new_page=st.sampled_from([None, None, True, False]),
        removes_characters=st.sampled_from([None, None, 1, 5]),
        pages_in_ten_minutes=st.sampled_from([None, None, 2, 3]),
        all=nested,
        any=nested,
        none=nested,
    )


few = st.integers(0, 1).flatmap(lambda deep: conditions(conditions(None) if deep else None))
scopes = st.builds(
    Scope,
    namespaces=st.sampled_from([(), (0,), (0, 1)]),
    pages=shapes.map(tuple),
    bands=st.sampled_from([(), ("new",), ("new", "low")]),
    kinds=st.sampled_from([("edit", "new"), ("new",), ("edit",)]),
)
texts = st.lists(st.sampled_from([*WORDS, "https://shop.example/1", "https://b.a.shop.example/2"]), max_size=4)


@st.composite
def narrowed(draw: st.DrawFn, wide: Condition) -> Condition:
    """A condition with all or some of the parts of another, and some of its own: often covered by it."""
    other = draw(few)
    kept: dict[str, Any] = {
        name: getattr(wide, name) for name in draw(st.sets(st.sampled_from(sorted(wide.__dataclass_fields__))))
    }
    return draw(st.sampled_from([replace(wide, **_given(other)), replace(other, **kept), other]))


def _given(condition: Condition) -> dict[str, Any]:
    return {name: value for name in ("adds_link", "user", "title") if (value := getattr(condition, name))}


@given(data=st.data(), wide=few, there=scopes, here=scopes)
def test_whatever_the_narrow_rule_hits_the_wide_one_hits(
    data: st.DataObject, wide: Condition, there: Scope, here: Scope
) -> None:
    here = data.draw(st.sampled_from([here, there]))
    first, second = rule("wide", wide, scope=there), rule("narrow", data.draw(narrowed(wide)), scope=here)
    if not covers(first, second):
        return
    for _ in range(5):
        before = " ".join(data.draw(texts))
        case = edit(
            " ".join(data.draw(texts)),
            before,
            user=data.draw(st.sampled_from(NAMES)),
            title=data.draw(st.sampled_from(NAMES)),
            comment=data.draw(st.sampled_from(["", *WORDS])),
            band=data.draw(st.sampled_from(["new", "low", "old"])),
            namespace=data.draw(st.sampled_from([0, 1, 2])),
            pace=Pace(pages_soon=data.draw(st.integers(1, 3))),
        )
        assert own.look(case, second) is None or own.look(case, first) is not None


# --- the law of rows ---

SIGNS = ("random_text", "learned.sure", "new_site", "move.many", "listed.denied_author", "own-a", "own-b")
rows = st.builds(
    PolicyRow,
    id=st.just(""),
    reason=st.just("Tried."),
    outcome=st.sampled_from(list(Outcome)),
    states=st.lists(st.sampled_from(list(AccountState)), max_size=3, unique=True).map(tuple),
    signals=st.lists(st.sampled_from(SIGNS), max_size=2, unique=True).map(tuple),
    bands=st.lists(st.sampled_from(["new", "low", "old"]), max_size=2, unique=True).map(tuple),
    score_at_least=st.sampled_from([0, 0, 15, 20, 60, 100]),
    adds_link=st.sampled_from([None, None, True, False]),
    was=st.sampled_from([None, None, Outcome.REVERT]),
)
OWN = OwnRules(rules=(rule("a", WORD), rule("b", replace(WORD, adds_link=True))))


@pytest.fixture(scope="module")
def packaged() -> Ruleset:
    return rulefiles.load(PACKAGED)


@given(listed=st.lists(rows, min_size=2, max_size=8), data=st.data())
def test_a_row_that_is_called_dead_decides_about_no_change(
    packaged: Ruleset, listed: list[PolicyRow], data: st.DataObject
) -> None:
    last = PolicyRow(id="last", outcome=Outcome.ALLOW, reason="")
    numbered = (*(replace(row, id=str(number)) for number, row in enumerate(listed)), last)
    policy = replace(packaged.policy, rows=numbered)
    family = replace(packaged.points.signal("random_text"), points=0, family="own")
    signals = (*packaged.points.signals, *(replace(family, id=one.signal_id) for one in OWN.rules))
    rules = replace(packaged, policy=policy, points=replace(packaged.points, signals=signals), own=OWN)
    dead = {one.row.id for one in dead_rows(rules)}
    for _ in range(20 if dead else 0):
        found = set(data.draw(st.lists(st.sampled_from(SIGNS), max_size=3, unique=True)))
        found |= {"own-a"} if "own-b" in found else set()
        band = data.draw(st.sampled_from(["new", "low", "old"]))
        state, link = data.draw(st.sampled_from(list(AccountState))), data.draw(st.sampled_from([True, False, None]))
        if "learned.sure" in found and band not in rules.learned.bands:
            continue
        there = data.draw(st.sampled_from(PLACES))(rules, found)
        if there is None or not any(_always(row) for row in there.policy.rows):
            continue
        signs = [Signal(id=one, points=there.points.signal(one).points, reason="") for one in sorted(found)]
        assert deciding_row(there, state, band, signs, adds_link=link).id not in dead


def _always(row: PolicyRow) -> bool:
    return not (row.states or row.signals or row.bands or row.score_at_least) and row.adds_link is None


def _edit(rules: Ruleset, found: set[str]) -> Ruleset | None:
    return None if found & set(MOVES) else rules


def _object(rules: Ruleset, found: set[str]) -> Ruleset | None:
    of_authors = {"listed.denied_author", *rules.own.of_authors}
    return None if found & set(MOVES) else appeal_rules(rules, Place.OWN_TALK, 10, of_authors)


def _log(rules: Ruleset, found: set[str]) -> Ruleset | None:
    return rules_for(replace(edit("x").change, kind=ChangeKind.LOG, log_type="move"), rules)


PLACES: list[Callable[[Ruleset, set[str]], Ruleset | None]] = [_edit, _object, _log]


def test_the_packaged_rules_have_no_dead_row(packaged: Ruleset) -> None:
    assert list(dead_rows(packaged)) == []
    assert set(MOVES) <= set(DETECTORS["moves"].signals)
