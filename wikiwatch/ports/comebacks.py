"""What the use cases ask about blocked authors who may come back under another name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from wikiwatch.core.comeback import Comebacks, Fingerprint, Mark
from wikiwatch.core.model import Actor
from wikiwatch.core.ruleset import Ruleset


class ComebackStore(Protocol):
    """What is remembered of them, for as long as the rules say."""

    def keep_fingerprint(self, actor_key: str, at: datetime, rules: Ruleset) -> None:
        """Remember what is known about an author who is blocked now."""

    def complete_fingerprint(self, actor_key: str, at: datetime, rules: Ruleset) -> None:
        """Take in an edit that was read behind the block which followed it."""

    def forget_fingerprint(self, actor_key: str) -> bool:
        """A person took the block back, or cleared the author; whether there was anything to forget."""

    def fingerprint(self, actor_key: str, at: datetime, rules: Ruleset) -> Fingerprint | None:
        """What is known about a blocked author; None where nobody is to be recognised by it."""

    def comebacks(self, actor: Actor, marks: Collection[Mark], at: datetime, rules: Ruleset) -> Comebacks | None:
        """What is known about an author, with the marks of a change, and the blocked ones who share some of it."""
