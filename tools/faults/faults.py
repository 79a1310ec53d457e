"""Which fault comes at which request of a story."""

from __future__ import annotations

from collections import Counter
from random import Random

from tools.faults.kinds import ENDINGS, KINDS, Kind, Spoilt, fits, is_read

FAULTY = 0.25  # of the requests, while faults come
ENDED = 0.02  # of the requests, while faults come: at each step a time or two


class Faults:
    """Which fault comes at which request: drawn from the number of the story, while `on`.

    `everywhere` comes at each request that it fits, at each write where it is `at_writes`.
    """

    def __init__(self, seed: int, kinds: tuple[Kind, ...] = KINDS, *, ended: bool = False) -> None:
        self._random = Random(f"faults {seed}")
        self._endings = Random(f"endings {seed}") if ended else None
        self._kinds = kinds
        self.on = False
        self.everywhere: Kind | None = None
        self.at_writes = False
        self.came: Counter[str] = Counter()

    def pick(self, asked: dict[str, str]) -> Kind | None:
        """The fault at a request; None for the true answer."""
        if not self.on:
            return None
        if kind := self.everywhere:
            return self._noted(kind) if fits(kind, asked) and not (self.at_writes and is_read(asked)) else None
        if self._endings and self._endings.random() < ENDED:
            return self._noted(self._endings.choice(ENDINGS))
        fitting = [kind for kind in self._kinds if fits(kind, asked)]
        if not fitting or self._random.random() >= FAULTY:
            return None
        return self._noted(self._random.choice(fitting))

    def spoil(self, kind: Kind, answer: bytes) -> Spoilt:
        """What comes in the place of an answer."""
        return kind.spoil(answer, self._random)

    def _noted(self, kind: Kind) -> Kind:
        self.came[kind.name] += 1
        return kind
