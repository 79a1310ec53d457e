"""Stands in the proxy between the watch and a practice wiki: sends the faults, and sees what passes by."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.faults.faults import Faults
from tools.faults.kinds import KINDS, Kind, fits, is_read

FAULTY_READS = 0.06  # of the requests: a round has some fifteen, and is to come as far as its writes
FAULTY_WRITES = 0.5


class Witness(Faults):
    """Draws the faults of a story, while `on`, and tells in `wrongs` of each write that came past the gate.

    `says_yes` is what the run page says: nobody changes it while the watch is at work. `forget` ends the session.
    """

    def __init__(self, seed: int, run_page: str, forget: Callable[[], None]) -> None:
        super().__init__(seed)
        self._random = Random(f"real faults {seed}")
        self._run_page = run_page
        self._forget = forget
        self._asked = False
        self.says_yes = True
        self.wrongs: list[str] = []
        self.writes = 0

    def pick(self, asked: dict[str, str]) -> Kind | None:
        """The fault at a request; None for the true answer."""
        write = not is_read(asked)
        self._note(asked, write=write)
        if not self.on or self._random.random() >= (FAULTY_WRITES if write else FAULTY_READS):
            return None
        kind = self._random.choice([one for one in KINDS if fits(one, asked)])
        self.came[f"{kind.name}, at {asked['action'] if write else 'a read'}"] += 1
        if kind.name == "assertuserfailed":
            self._forget()
        return kind

    def _note(self, asked: dict[str, str], *, write: bool) -> None:
        if not write:
            self._asked = self._asked or (
                self._run_page in asked.get("titles", "") and "tokens" in asked.get("meta", "")
            )
            return
        self.writes += 1
        what = f"{asked['action']} {asked.get('title', asked.get('pageid', asked.get('user', '')))}"
        if not self._asked:
            self.wrongs.append(f"written without a look at the run page: {what}")
        if not self.says_yes:
            self.wrongs.append(f"written though the run page says no: {what}")
        self._asked = False
