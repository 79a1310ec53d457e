"""Where a rule stands that somebody named: its file, its table, and what is written there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wikiwatch.core.log_only import Named, RuleKind
from wikiwatch.core.own_rules import PREFIX, OwnRule
from wikiwatch.errors import UserError
from wikiwatch.rulefiles import read
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.own_shapes import OwnRuleShape
from wikiwatch.rulefiles.problems import did_you_mean, parse
from wikiwatch.rulefiles.tables import rows_of

# In the order in which `log_only.named` looks; an own rule may be named with the prefix of its sign.
_TABLES = (
    (RuleKind.ROW, "policy.toml", "row"),
    (RuleKind.SIGN, "points.toml", "signal"),
    (RuleKind.OWN, "own.toml", "rule"),
)


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A rule in its file; `row` is what is written there, sound or not."""

    rule: Named
    path: Path
    table: str
    row: Mapping[str, Any]

    @property
    def act(self) -> bool:
        """Whether its file says that it acts."""
        return self.row.get("act", self.rule.kind is not RuleKind.OWN) is not False

    @property
    def own(self) -> OwnRule | None:
        """What is written there as an own rule; None where it is another kind of rule, or is not sound."""
        try:
            return OwnRuleShape.model_validate(self.row).rule() if self.rule.kind is RuleKind.OWN else None
        except ValidationError:
            return None

    @property
    def reworded(self) -> bool:
        """Whether its file says that it acts, which was promoted in another wording."""
        return self.own is not None and self.own.reworded

    @property
    def acts(self) -> bool:
        """Whether it acts once its file counts."""
        return self.act and not self.reworded


def placed(folder: Path, name: str) -> Placed:
    """The rule with a name; files with mistakes are looked at, too. UserError where there is none."""
    known, unread = [], []
    for kind, file, table in _TABLES:
        text = read(folder / file)
        source = text if isinstance(text, Problem) else parse(file, text)
        if isinstance(source, Problem):
            unread.append(file)
            continue
        for _, row in rows_of(source, table):
            row_id = str(row.get("id"))
            known.append(row_id)
            if name == row_id or (kind is RuleKind.OWN and name == PREFIX + row_id):
                told = PREFIX + row_id if kind is RuleKind.OWN else row_id
                return Placed(rule=Named(kind=kind, id=told), path=folder / file, table=table, row=row)
    if unread:
        hint = "mend what `wikiwatch rules check` tells first"
        raise UserError(f"{name!r} is not found, and {', '.join(unread)} can't be read", hint)
    raise UserError(f"there is no rule, row or sign {name!r}", did_you_mean(name, known))
