"""What the use cases ask of the files that the rules stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import UserError


class RulesError(UserError):
    """Rules that can't be used.

    `lines` tell every mistake, one each; `files` name where they are in words that anybody may read.
    """

    def __init__(self, message: str, hint: str, *, lines: Sequence[str], files: Sequence[str]) -> None:
        super().__init__(message, hint)
        self.lines = tuple(lines)
        self.files = tuple(files)


class RuleFiles(Protocol):
    """The rule files of one home folder, which people change while the program runs."""

    def glance(self) -> str:
        """Stands for the names, sizes and times of the files; none is read."""

    def texts(self) -> Mapping[str, str]:
        """What stands in each file, by name; of a file that can't be read, why."""

    def load(self) -> Ruleset:
        """The rules, completely checked. Raises RulesError with every mistake."""
