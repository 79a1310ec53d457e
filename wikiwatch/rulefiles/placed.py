"""Where a rule stands that somebody named: its file, its table, and what is written there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wikiwatch.core.log_only import Named, RuleKind
from wikiwatch.core.own_rules import PREFIX
from wikiwatch.errors import UserError
from wikiwatch.rulefiles import read
from wikiwatch.rulefiles.lines import Problem
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


def placed(folder: Path, name: str) -> Placed:
    """The rule with a name; files with mistakes are looked at, too. UserError where there is none."""
    known = []
    for kind, file, table in _TABLES:
        text = read(folder / file)
        source = text if isinstance(text, Problem) else parse(file, text)
        for _, row in rows_of(source, table) if not isinstance(source, Problem) else ():
            row_id = str(row.get("id"))
            known.append(row_id)
            if name == row_id or (kind is RuleKind.OWN and name == PREFIX + row_id):
                told = PREFIX + row_id if kind is RuleKind.OWN else row_id
                return Placed(rule=Named(kind=kind, id=told), path=folder / file, table=table, row=row)
    raise UserError(f"there is no rule, row or sign {name!r} in {folder}", did_you_mean(name, known))
