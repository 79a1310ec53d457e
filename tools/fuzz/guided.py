"""`python -m tools.fuzz.guided TARGET SECONDS SEED FOLDER`: the search, guided by coverage. It needs atheris.

Only our own code is instrumented, and that happens while it is imported: so nothing of it is imported before.
"""

from __future__ import annotations

import hashlib
import logging
import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["wikiwatch"]):
    from tools.fuzz.law import MEMORY, MOST, BrokenLawError, hold
    from tools.fuzz.search import keep
    from tools.fuzz.table import TARGETS

OWN_SHARE = 0.5  # of the inputs, how many atheris changes by itself; the others are changed by our mutations


def main(name: str, seconds: str, seed: str, folder: Path) -> None:
    """Search; what breaks the law is kept in the folder and ends it. Atheris ends the process."""
    target = TARGETS[name]
    logging.disable(logging.CRITICAL)

    def change(data: bytes, most: int, number: int) -> bytes:
        chance = Random(number)
        if chance.random() < OWN_SHARE:
            return bytes(atheris.Mutate(data, most))
        return target.mutated(data, chance)[:most]

    def run(data: bytes) -> None:
        try:
            hold(target, data)
        except BrokenLawError as broken:
            keep(target, data, broken, folder)
            raise

    corpus = folder / "corpus" / target.name
    corpus.mkdir(parents=True, exist_ok=True)
    for one in target.seeds:
        (corpus / hashlib.sha256(one).hexdigest()[:16]).write_bytes(one)
    # The time of one input is held by a signal of ours; libFuzzer would end the process without a word of which one.
    options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={MOST}", "-timeout=600"]
    options += [f"-rss_limit_mb={MEMORY >> 20}", f"-artifact_prefix={folder}/", "-verbosity=0", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], run, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4]))
