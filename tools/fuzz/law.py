"""What a target is, and the law that each input is held to.

Whatever is read, only the declared errors may come out, each with a sentence; in bounded time and memory.
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tools.fuzz.mutations import mutated
from wikiwatch.clock import SystemClock
from wikiwatch.ports.guard import Stalled

# Seconds of processor time for one input of at most MOST bytes. The largest page that MediaWiki saves has thirty times
# as much, and takes one to five.
SECONDS = 5.0
MOST = 65_536
# Bytes that the whole process may take up. It is at 250 MB with all targets read in.
MEMORY = 2 * 1024**3


class BrokenLawError(Exception):
    """A target did what it may not; the cause is its `__cause__`, where there is one."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """One reader. `run` raises what is `told`, and nothing else; `seeds` are honest inputs."""

    name: str
    run: Callable[[bytes], None]
    seeds: Sequence[bytes]
    told: tuple[type[Exception], ...] = ()
    words: Sequence[bytes] = ()  # that mutations put in
    is_json: bool = False  # mutations change values, not only bytes

    def mutated(self, data: bytes, chance: Random) -> bytes:
        """The input changed a little, of the same form as the seeds, MOST bytes at most."""
        return mutated(data, self.seeds, self.words, chance, is_json=self.is_json)[:MOST]


def hold(target: Target, data: bytes, seconds: float = SECONDS) -> None:
    """Give an input to a target; raises BrokenLawError where it breaks the law."""
    try:
        with SystemClock().limit(seconds):
            target.run(data)
    except target.told as error:
        if not str(error).strip():
            raise BrokenLawError(f"{target.name}: an error without a sentence") from error
    except Stalled as error:
        raise BrokenLawError(f"{target.name}: more than {seconds:g} s of the processor") from error
    except (Exception, RecursionError, MemoryError) as error:
        raise BrokenLawError(f"{target.name}: {type(error).__name__}: {error}"[:500]) from error


def limit_memory() -> None:
    """Let this process, and what it starts, take no more than MEMORY: more is a MemoryError, and breaks the law."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
