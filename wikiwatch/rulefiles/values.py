"""The values that may stand in rule files, each described in plain words.

The descriptions are what an error message says was expected.
"""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from wikiwatch.core.model import AccountState, Outcome

# Pydantic would look for plugins in all installed packages: it takes 0.01 s, and code of others has no business here.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

# Bounds only keep out what is surely a slip of the finger; which number is good, the files argue.
Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_.\-]*$",
        max_length=40,
        description="an id: small letters, digits, - _ . and at most 40 of them",
    ),
]
# The id of something else; `checks` says which there are.
Ref = Annotated[str, Field(max_length=40, description="an id in quotes")]
Refs = Annotated[list[Ref], Field(min_length=1, max_length=100, description='a list of ids, such as ["new", "low"]')]
Names = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=255)]],
    Field(max_length=10_000, description='a list of names, such as ["sysop", "bot"]'),
]
Reason = Annotated[
    str, Field(min_length=1, max_length=500, pattern=r"\S", description="a sentence of at most 500 characters")
]
A_DAY = "a day without quotes, such as 2026-11-22"
Hours = Annotated[float, Field(gt=0, le=8760, description="hours: a number above 0, at most 8760 (a year)")]
StateDays = Annotated[float, Field(ge=0, le=3650, description="days: a number from 0 to 3650")]
WatchDays = Annotated[int, Field(ge=1, le=365, description="days: a whole number from 1 to 365")]
Score = Annotated[int, Field(ge=0, le=100, description="a whole number from 0 to 100")]
Percent = Annotated[float, Field(ge=1, le=100, description="per cent: a number from 1 to 100")]
Points = Annotated[float, Field(ge=0, le=100, description="a number from 0 to 100")]
SignedPoints = Annotated[float, Field(ge=-100, le=100, description="a number from -100 to 100")]
Count = Annotated[int, Field(ge=1, le=1000, description="a whole number from 1 to 1000")]
YesNo = Annotated[bool, Field(description="true or false")]
Condition = Annotated[bool | None, Field(description="true or false")]
# An empty list would read as "none of them" and mean "any": such a condition is left out instead.
States = Annotated[
    list[Annotated[AccountState, Field(strict=False)]],
    Field(min_length=1, description=f"a list of: {', '.join(AccountState)}"),
]
# Cleared and blocked are states that people and carried-out blocks bring about, no rule.
NewState = Annotated[Literal["flagged", "silenced"] | None, Field(description="one of: flagged, silenced")]
Choice = Annotated[Outcome, Field(strict=False, description=f"one of: {', '.join(Outcome)}")]
EXPIRY = r"^(infinite|[1-9][0-9]{0,3} (hour|day|week|month|year)s?)$"
Expiry = Annotated[
    str,
    Field(
        pattern=EXPIRY,
        description='"infinite", or a time such as "31 days"',
    ),
]
Ladder = Annotated[
    list[Expiry], Field(min_length=1, max_length=20, description='a list of times, such as ["2 weeks", "infinite"]')
]
# Who can be blocked: behind a typed name or a proxy is nobody in particular.
BlockedKinds = Annotated[
    list[Literal["account", "temp", "address"]], Field(min_length=1, description="a list of: account, temp, address")
]
# One request asks for all of them, with their texts.
Decoys = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[^#<>\[\]{}|\n]+$")]],
    Field(max_length=20, description='a list of at most 20 titles of pages, such as ["Project:Guest book"]'),
]
# MediaWiki cuts summaries at 500 characters; a title filled in for {log} has at most 255 bytes.
Summary = Annotated[
    str,
    Field(
        max_length=200,
        pattern=r"^$|^[^\n]*\S[^\n]*$",
        description='one line of at most 200 characters, or ""',
    ),
]
PageText = Annotated[
    str,
    Field(max_length=10_000, pattern=r"^$|\S", description='a text of at most 10,000 characters, or ""'),
]


class Shape(BaseModel):
    """A table of a rule file: nothing unknown, nothing converted, no infinity."""

    # `defer_build`: a table inside another is never validated alone, and to make a validator for each takes 0.2 s.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, defer_build=True)


class Row(Shape):
    """A table that says why it is there and who put it there; both stay in the file."""

    reason: Reason
    added_by: Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S", description="who added this: a name")]
    since: Annotated[date, Field(description=A_DAY)]

    def values(self) -> dict[str, Any]:
        """The fields that the core knows."""
        return self.model_dump(exclude={"added_by", "since"})


class FileShape(Shape):
    """All of one rule file."""

    def rules(self) -> Any:
        """As the core takes it: the class of `core.ruleset` that belongs to the file."""
        raise NotImplementedError
