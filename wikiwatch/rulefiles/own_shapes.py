"""What may stand in own.toml; what a domain or a pattern has to be is looked at in `own_checks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from wikiwatch.core.lists import Kind, canonical
from wikiwatch.core.model import Outcome
from wikiwatch.core.own_rules import FAMILY, Condition, OwnRule, OwnRules, OwnSample, Scope
from wikiwatch.core.promotion_rules import Criteria
from wikiwatch.core.ruleset import PointRules, PolicyRow, PolicyRules, SignalRule
from wikiwatch.rulefiles.values import A_DAY, Count, FileShape, Reason, Ref, Row, Shape, YesNo

# MediaWiki's own namespaces, by their English names, which work on every wiki.
NAMESPACES = {
    name: number
    for number, name in enumerate(
        (
            *("Main", "Talk", "User", "User talk", "Project", "Project talk", "File", "File talk"),
            *("MediaWiki", "MediaWiki talk", "Template", "Template talk", "Help", "Help talk"),
            *("Category", "Category talk"),
        )
    )
}
_STRONGER = {
    Outcome.REVERT: (),
    Outcome.HOLD: (Outcome.REVERT,),
    Outcome.WATCH: (Outcome.REVERT, Outcome.HOLD),
}
# As many as a rule with one reason can have; whole lists of domains belong into lists.toml.
_Texts = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=255, pattern=r"\S")]] | None,
    Field(min_length=1, max_length=200, description='a list of texts, such as ["free shipping", "replica watch*"]'),
]
_Characters = Annotated[int | None, Field(ge=1, le=2_000_000, description="characters: a whole number from 1")]
_Count = Annotated[int | None, Field(ge=1, le=1000, description="pages: a whole number from 1 to 1000")]
_YesNo = Annotated[bool | None, Field(description="true or false")]
_Nested = Annotated[
    list["ConditionShape"] | None, Field(min_length=1, max_length=20, description="a list of conditions")
]


class ConditionShape(Shape):
    """`[rule.when]`, and each condition in its `all`, `any` or `none`."""

    domain: _Texts = None
    phrase: _Texts = None
    # So long that no list of words has to be squeezed; RE2 refuses what would need too much memory.
    pattern: Annotated[str | None, Field(min_length=1, max_length=1000, description="a pattern in quotes")] = None
    title: _Texts = None
    user: _Texts = None
    summary: _Texts = None
    adds_link: _YesNo = None
    new_page: _YesNo = None
    removes_characters: _Characters = None
    pages_in_ten_minutes: _Count = None
    pages_in_an_hour: _Count = None
    all: _Nested = None
    any: _Nested = None
    none: _Nested = None

    def condition(self) -> Condition:
        """As the core takes it."""
        given: dict[str, Any] = {}
        for key in self.model_fields_set:
            value = getattr(self, key)
            if key in ("all", "any", "none"):
                given[key] = tuple(one.condition() for one in value or ())
            elif key == "domain":
                hosts = (canonical(Kind.DOMAIN, one) for one in value or ())
                given[key] = tuple(host for host in hosts if host is not None)
            else:
                given[key] = tuple(value) if isinstance(value, list) else value
        return Condition(**given)


class ScopeShape(Shape):
    """`[rule.scope]`."""

    namespaces: Annotated[
        list[str | int] | None,
        Field(min_length=1, description='a list of namespaces: numbers, or English names such as "Talk"'),
    ] = None
    pages: _Texts = None
    bands: Annotated[
        list[Ref] | None, Field(min_length=1, description='a list of bands of trust.toml, such as ["new", "low"]')
    ] = None
    kinds: Annotated[
        list[Literal["edit", "new", "move", "upload", "newusers"]] | None,
        Field(min_length=1, description="a list of: edit, new, move, upload, newusers"),
    ] = None

    def scope(self) -> Scope:
        """As the core takes it; names of namespaces that are none are left out, which the checks tell."""
        numbers = (NAMESPACES.get(one, -1) if isinstance(one, str) else one for one in self.namespaces or ())
        return Scope(
            namespaces=tuple(numbers),
            pages=tuple(self.pages or ()),
            bands=tuple(self.bands or ()),
            kinds=tuple(self.kinds or Scope.kinds),
        )


class OwnSampleShape(Shape):
    """`[[rule.sample]]`."""

    hit: YesNo
    text: Annotated[str, Field(max_length=20_000, description="the text after the edit")] = ""
    before: Annotated[str, Field(max_length=20_000, description="the text before the edit")] = ""
    title: Annotated[str, Field(min_length=1, max_length=255, description="a title")] = "Sample"
    user: Annotated[str, Field(min_length=1, max_length=255, description="a user name")] = "Newcomer"
    summary: Annotated[str, Field(max_length=500, description="an edit summary")] = ""
    pages: Count = 1
    note: Annotated[str, Field(max_length=500, description="what the sample shows")] = ""

    def sample(self) -> OwnSample:
        """As the core takes it."""
        return OwnSample(**self.model_dump(exclude={"note"}))


class CriteriaShape(Shape):
    """`[rule.promotion]`: what a rule asks for beyond `[promotion]` of review.toml."""

    hits: Annotated[int, Field(ge=0, le=1000, description="a whole number from 0 to 1000")] = 0
    authors: Annotated[int, Field(ge=0, le=1000, description="a whole number from 0 to 1000")] = 0
    precision: Annotated[float, Field(ge=0, le=100, description="per cent: a number from 0 to 100")] = 0


class PromotedShape(Shape):
    """`[rule.promoted]`: who let the rule act, when, and on what grounds."""

    on: Annotated[date, Field(description=A_DAY)]
    by: Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S", description="who promoted it: a name")]
    hits: Annotated[int | None, Field(ge=0, le=1_000_000, description="reviewed hits: a whole number")] = None
    right: Annotated[int | None, Field(ge=0, le=1_000_000, description="a whole number")] = None
    why: Annotated[Reason | None, Field(description="a sentence of at most 500 characters")] = None
    # Any text: a wrong one makes the rule only note, and stops no other.
    wording: Annotated[str, Field(max_length=100, description="a text that `wikiwatch rules promote` writes")] = ""


class OwnRuleShape(Row):
    """`[[rule]]` of own.toml."""

    # With the prefix, an id of a row of the policy.
    id: Annotated[
        str,
        Field(pattern=r"^[a-z][a-z0-9_\-]*$", max_length=36, description="an id: small letters, digits, - and _"),
    ]
    description: Reason
    act: YesNo
    points: Annotated[float | None, Field(ge=0, le=100, description="a number from 0 to 100")] = None
    outcome: Annotated[Literal["watch", "hold", "revert"] | None, Field(description="one of: watch, hold, revert")] = (
        None
    )
    until: Annotated[date | None, Field(description=f"{A_DAY}; left out: for ever")] = None
    scope: Annotated[ScopeShape, Field(description="a table of keys and values")] = Field(default_factory=ScopeShape)
    when: Annotated[ConditionShape, Field(description="a table of conditions")]
    promotion: Annotated[CriteriaShape, Field(description="a table of hits, authors, precision")] = Field(
        default_factory=CriteriaShape
    )
    promoted: Annotated[PromotedShape | None, Field(description="a table that `wikiwatch rules promote` writes")] = None
    sample: Annotated[list[OwnSampleShape], Field(max_length=50, description="tables [[rule.sample]]")] = Field(
        default_factory=list
    )

    def rule(self) -> OwnRule:
        """As the core takes it: it acts only in the wording in which it was promoted."""
        rule = OwnRule(
            id=self.id,
            description=self.description,
            act=self.act,
            points=self.points,
            outcome=None if self.outcome is None else Outcome(self.outcome),
            until=self.until,
            scope=self.scope.scope(),
            when=self.when.condition(),
            samples=tuple(one.sample() for one in self.sample),
            asks=Criteria(**self.promotion.model_dump()),
        )
        reworded = self.act and self.promoted is not None and self.promoted.wording != rule.wording
        return replace(rule, act=False, reworded=True) if reworded else rule


class OwnFile(FileShape):
    """own.toml."""

    rule: Annotated[list[OwnRuleShape], Field(max_length=500, description="tables [[rule]]")] = Field(
        default_factory=list
    )

    def rules(self) -> OwnRules:
        """As the core takes it."""
        return OwnRules(rules=tuple(row.rule() for row in self.rule))


def with_own(shaped: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a ruleset, with the sign of each own rule among the points, and its row in the policy.

    The rows come after what people said of an author or a place, so not before the first that asks for a sum, and
    after all rows that do more than they: whoever writes what a mild rule looks for wins nothing by it.
    """
    own: OwnRules = shaped["own"]
    points: PointRules = shaped["points"]
    policy: PolicyRules = shaped["policy"]
    signs = (_sign(rule) for rule in own.rules)
    rows = list(policy.rows)
    for outcome in (Outcome.REVERT, Outcome.HOLD, Outcome.WATCH):
        place = _place(rows, outcome)
        rows[place:place] = [_row(rule, outcome) for rule in own.rules if rule.act and rule.outcome is outcome]
    return {
        **shaped,
        "points": replace(points, signals=(*points.signals, *signs)),
        "policy": replace(policy, rows=tuple(rows)),
    }


def _place(rows: Sequence[PolicyRow], outcome: Outcome) -> int:
    """Where the rows of own rules with an outcome go in; the last row, which always decides, stays the last."""
    least = next((n for n, row in enumerate(rows) if row.score_at_least), len(rows) - 1)
    stronger = _STRONGER[outcome]
    after = max((n + 1 for n, row in enumerate(rows) if row.outcome in stronger), default=0)
    return min(max(least, after), len(rows) - 1)


def _sign(rule: OwnRule) -> SignalRule:
    return SignalRule(id=rule.signal_id, points=rule.points or 0, family=FAMILY, reason=rule.description, act=rule.act)


def _row(rule: OwnRule, outcome: Outcome) -> PolicyRow:
    return PolicyRow(
        id=rule.signal_id,
        outcome=outcome,
        reason=rule.description,
        signals=(rule.signal_id,),
        bands=rule.scope.bands,
    )
