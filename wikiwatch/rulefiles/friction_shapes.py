"""What may stand in friction.toml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.core.friction import FrictionRules, FrictionStep
from wikiwatch.rulefiles.values import Count, FileShape, Hours, Ref, Row

Group = Annotated[
    str,
    Field(
        pattern=r"^([a-z][a-z0-9_-]{0,59})?$",
        description='the name of a group of the wiki\'s, such as "suspect", or ""',
    ),
]


class FrictionStepRow(Row):
    """`[[step]]` of friction.toml."""

    band: Ref
    edits: Count


class FrictionFile(FileShape):
    """friction.toml."""

    group: Group
    hours: Hours
    step: Annotated[list[FrictionStepRow], Field(min_length=1, description="tables [[step]]")]

    def rules(self) -> FrictionRules:
        """As the core takes it."""
        steps = tuple(FrictionStep(band=row.band, edits=row.edits) for row in self.step)
        return FrictionRules(group=self.group, hours=self.hours, steps=steps)
