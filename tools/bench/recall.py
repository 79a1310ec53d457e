"""How many of the likes of an insertion are found by keys, against comparing it with each that is remembered."""

from __future__ import annotations

import os
import random
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tools.bench import crowd
from tools.bench.figures import Asked, Figure, Goal
from tools.bench.filled import fill
from tools.quality.data import DataSet, data_sets
from wikiwatch import rules_loaded
from wikiwatch.core.evidence import Trace
from wikiwatch.core.fingerprint import trace
from wikiwatch.core.model import ChangeKind, Facts
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.text import added
from wikiwatch.site.dump import Export
from wikiwatch.store.cases import MOST_COMPARED
from wikiwatch.store.db import Store

STORED, QUICK = 100_000, 5_000  # insertions
TRIES, FEW = 200, 40  # of each kind of spinning
ALIKE = 0.8
GOAL = Goal(bound=99, least=True)
DATA = "DATA"  # the name of an environment variable, as `make` hands it on: a folder as for `make quality`

Likes = tuple[Collection[int], Collection[int]]  # revisions by brute force, and those of them found by keys


def measure(asked: Asked) -> list[Figure]:
    """The share of insertions with a like that was found, by the way in which they were spun; and of real ones."""
    rules = rules_loaded.load_rules(asked.folder)
    figures = _made_up(asked, rules)
    if folder := os.environ.get(DATA):
        for data in data_sets(Path(folder)):
            with closing(Store(asked.folder / f"{data.name}.db", durable=False)) as store:
                figures += shares(f"real insertions of {data.name}", [*_real(data, store, rules, asked.say)], GOAL)
    return figures


def shares(name: str, likes: Sequence[Likes], goal: Goal | None) -> list[Figure]:
    """Two shares in per cent: of insertions with a like, and of all their likes, 50 of each at most."""
    alike = [one for one in likes if one[0]]
    if not alike:
        return []
    pairs = sum(min(len(there), MOST_COMPARED) for there, _ in alike)
    kept = sum(min(len(found), MOST_COMPARED) for _, found in alike)
    note = f"{len(alike)} insertions have a like, {pairs} pairs"
    return [
        Figure(
            name=name,
            unit="%",
            samples=[100 * sum(bool(found) for _, found in alike) / len(alike)],
            goal=goal,
            note=note,
        ),
        Figure(name=f"{name}, pairs", unit="%", samples=[100 * kept / pairs]),
    ]


def _made_up(asked: Asked, rules: Ruleset) -> list[Figure]:
    stored, tries = (QUICK, FEW) if asked.quick else (STORED, TRIES)
    figures, all_of_them = [], []
    with closing(Store(asked.folder / "recall.db", durable=False)) as store:
        fill(store, 1, stored + 1, stored, asked.say)
        remembered = Remembered.of(store)
        for number, (name, spin) in enumerate(SPINS.items()):
            asked.say(name)
            chance = random.Random(name)
            likes = []
            for one in range(tries):
                text = spin(chance.choice(remembered.long), chance)
                # Another hand, and a site of its own: nothing but the text tells.
                own = crowd.insertion(stored + tries * number + one + 1, crowd.END).trace
                own = replace(own, normalised=text, domains=(f"other-{own.revid}.example",))
                likes.append(remembered.likes(own, store, rules))
            figures += shares(name, likes, None)[:1]
            all_of_them += likes
    return [*figures, *shares("all made up ones", all_of_them, GOAL)]


@dataclass(frozen=True)
class Remembered:
    """The texts that are stored, and their revisions."""

    texts: Sequence[str]
    revids: Sequence[int]

    @classmethod
    def of(cls, store: Store) -> Remembered:
        """Those of a store."""
        rows = store.rows("select revid, normalised from trace")
        return cls([row["normalised"] for row in rows], [row["revid"] for row in rows])

    @property
    def long(self) -> Sequence[str]:
        """Those that are long enough to be spun and still be compared."""
        return [text for text in self.texts if len(text) >= LEAST]

    def likes(self, own: Trace, store: Store, rules: Ruleset) -> Likes:
        """The likes of an insertion."""
        there = alike(own.normalised, self.texts, self.revids)
        return there, there & {one.revid for one in store.kin(own, rules).others}


def alike(text: str, texts: Sequence[str], revids: Sequence[int]) -> set[int]:
    """The revisions whose texts are at least 80 % like one, each compared with it."""
    found = process.extract_iter(text, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=ALIKE)
    return {revids[place] for _, _, place in found}


def _real(data: DataSet, store: Store, rules: Ruleset, say: Callable[[str], None]) -> Iterator[Likes]:
    """The likes of each insertion of an export among those of others in the weeks before it."""
    window = timedelta(days=rules.campaigns.window_days)
    earlier: deque[Trace] = deque()
    with Export([data.export], None) as export, store.transaction():
        for number, own in enumerate(_insertions(export.facts(), store, rules)):
            while earlier and earlier[0].timestamp < own.timestamp - window:
                earlier.popleft()
            others = [one for one in earlier if one.actor_key != own.actor_key]
            there = alike(own.normalised, [one.normalised for one in others], [one.revid for one in others])
            yield there, there & {one.revid for one in store.kin(own, rules).others}
            store.remember_trace(own, rules)
            earlier.append(own)
            if number % 100 == 0:
                say(f"{data.name}: {number:,} insertions")


def _insertions(revisions: Iterator[Facts], store: Store, rules: Ruleset) -> Iterator[Trace]:
    """What anybody added, but for earlier texts that were brought back."""
    seen: set[tuple[int, str | None]] = set()
    for facts in revisions:
        change, before = facts.change, facts.before or ""
        store.record(facts, None, None, standing=False, judged_at=change.timestamp)
        if facts.after is None or (change.page_id, change.sha1) in seen:
            continue
        seen.add((change.page_id, change.sha1))
        found = added(before, facts.after, new_page=change.kind is ChangeKind.NEW)
        if len(found.normalised) >= rules.campaigns.least_characters:
            yield trace(change, facts.actor, found, before)


LEAST = 70  # characters: what is cut from it below leaves as many as rules/campaigns.toml asks for


def _swapped(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 20)):
        place = chance.randrange(max(1, len(words) - 1))
        words[place : place + 2] = reversed(words[place : place + 2])
    return " ".join(words)


def _other_words(text: str, chance: random.Random) -> str:
    words = text.split()
    for place in chance.sample(range(len(words)), len(words) // 6):
        words[place] = crowd.word(chance)
    return " ".join(words)


def _other_link(text: str, chance: random.Random) -> str:
    return " ".join([*text.split()[:-1], f"{crowd.word(chance)}.example/{chance.randrange(1000)}"])


def _tail(text: str, chance: random.Random) -> str:
    return f"{text} {''.join(chance.choices('abcdefghijklmnopqrstuvwxyz0123456789', k=len(text) // 8))}"


def _longer(text: str, chance: random.Random) -> str:
    words = text.split()
    place = chance.randrange(len(words))
    return " ".join([*words[:place], *(crowd.word(chance) for _ in range(len(words) // 8)), *words[place:]])


def _shorter(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) - len(text) // 6)
    return text[:place] + text[place + len(text) // 6 :]


def _letters(text: str, chance: random.Random) -> str:
    """One letter of six, here and there: the least that two alike texts can have in common."""
    letters = list(text)
    for place in chance.sample(range(len(letters)), len(letters) // 6):
        letters[place] = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(letters)


SPINS: dict[str, Callable[[str, random.Random], str]] = {
    "words change places": _swapped,
    "other words": _other_words,
    "another link": _other_link,
    "a random tail": _tail,
    "words put in": _longer,
    "a piece cut out": _shorter,
    "other letters": _letters,
}
