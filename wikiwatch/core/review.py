"""The review of a flagged author: what they sent since the flag in, three questions answered, one answer out.

An attempt is what counts, not an edit: what is held vanishes from its page, and whoever does not know why saves it
again. Only bad edits make attempts. Good ones, and those that a person released, change nothing.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from math import ceil

from wikiwatch.core.likeness import likeness
from wikiwatch.core.review_rules import DecisionClass, ReviewRules, ReviewStep

DAY = timedelta(days=1)

# Texts that brought the flag with which each later one is compared; they are alike, so a few show what they are.
COMPARED = 3
# Characters of each text: what a program pastes is alike from its beginning on, and hundreds of long ones would take
# the time of everybody else's review.
COMPARED_CHARACTERS = 1_000


# The program's own name in the audit trail. What it decides by itself is no case that a person has reviewed.
PROGRAM = "wikiwatch"


class ProposalStatus(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"  # a person said yes
    REJECTED = "rejected"  # a person said no
    CARRIED_OUT = "carried_out"  # by the program itself
    LAPSED = "lapsed"  # its author is not flagged any more, or what it rested on has changed
    OVERTURNED = "overturned"  # accepted or carried out, and taken back by a person later


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One edit of a flagged author, whether it was held or stood."""

    revid: int
    page_id: int
    title: str
    at: datetime
    score: float
    row: str  # of policy.toml
    text: str = ""  # what it added, normalised; "" where nothing was kept for comparison
    undone: bool = False  # by somebody whose word counts
    confirmed: bool = False  # a person confirmed it as unwanted
    overturned: bool = False  # a person released it


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """All that is looked at: the edits that brought the flag, and those since then, oldest first."""

    band: str  # the author's trust at the flag
    flagged_at: datetime
    cause: tuple[Sent, ...]
    later: tuple[Sent, ...]


class Level(IntEnum):
    """How a question is answered."""

    LITTLE = 0
    MUCH = 1
    EXTREME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the three questions, with the number that answers it."""

    id: str  # "went_on", "how_bad" or "how_often"
    value: float
    level: Level
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a review found; `answer` is None where it is too early to say, or where people have to."""

    answer: DecisionClass | None
    reason: str
    questions: tuple[Question, ...]
    similar: tuple[int, ...]  # revisions that are spam if the author is silenced
    pages: int  # on which bad edits were made since the flag
    attempts: int


def review(window: Window, similarity: float, rules: ReviewRules, now: datetime) -> Finding:
    """The answer to all that a flagged author sent; `similarity` (per cent) is repeat_links.toml's for the author."""
    step = rules.step(window.band)
    cause = [sent for sent in window.cause if not sent.overturned]
    bad = bad_edits(window, similarity, rules)
    questions = (
        _went_on(_attempts(bad, window.flagged_at, rules), step),
        _how_bad([*cause, *bad], step),
        _how_often(_busiest_day(bad, rules), step),
    )
    since = now - max((window.flagged_at, *(sent.at for sent in bad)))
    answer, reason = _answer(questions, since >= timedelta(hours=rules.quiet_hours))
    if answer is DecisionClass.RELEASE and any(sent.confirmed for sent in (*cause, *bad)):
        answer, reason = None, "it did not go on, but a person called some of it unwanted: for people to look at"
    return Finding(
        answer=answer,
        reason=reason,
        questions=questions,
        similar=tuple(sent.revid for sent in (*cause, *bad)),
        pages=len({sent.page_id for sent in bad}),
        attempts=int(questions[0].value),
    )


def bad_edits(window: Window, similarity: float, rules: ReviewRules) -> list[Sent]:
    """The edits since the flag that speak against their author: by their signs, by likeness, or by people's word."""
    texts = (sent.text[:COMPARED_CHARACTERS] for sent in window.cause if not sent.overturned)
    patterns = list(dict.fromkeys(filter(None, texts)))[:COMPARED]
    return [
        sent
        for sent in window.later
        if not sent.overturned
        and (
            sent.score >= rules.bad_at
            or sent.undone
            or sent.confirmed
            or any(_alike(sent.text[:COMPARED_CHARACTERS], text, similarity) for text in patterns)
        )
    ]


def _alike(text: str, pattern: str, similarity: float) -> bool:
    return bool(text) and likeness(text, pattern, similarity) >= similarity


def _attempts(edits: Iterable[Sent], begin: datetime, rules: ReviewRules) -> int:
    """How often somebody tried: many saves of one page within a day of the flag's clock are few attempts."""
    saves = Counter((sent.page_id, (sent.at - begin) // DAY) for sent in edits)
    return sum(ceil(count / rules.saves_at_once) for count in saves.values())


def _busiest_day(edits: Iterable[Sent], rules: ReviewRules) -> int:
    """The most attempts within any 24 hours: what comes later makes it no smaller, nor does a pause."""
    most = attempts = 0
    day: deque[Sent] = deque()
    saves: Counter[int] = Counter()
    for sent in sorted(edits, key=lambda one: one.at):
        while day and day[0].at <= sent.at - DAY:
            gone = day.popleft().page_id
            saves[gone] -= 1
            attempts -= saves[gone] % rules.saves_at_once == 0
        attempts += saves[sent.page_id] % rules.saves_at_once == 0
        saves[sent.page_id] += 1
        day.append(sent)
        most = max(most, attempts)
    return most


def _went_on(attempts: int, step: ReviewStep) -> Question:
    level = Level.EXTREME if attempts >= step.extreme_count else Level.MUCH if attempts > step.few else Level.LITTLE
    words = f"{attempts} further bad attempts since the flag; up to {step.few} may be a false alarm"
    return Question(id="went_on", value=attempts, level=level, reason=words)


def _how_bad(edits: Sequence[Sent], step: ReviewStep) -> Question:
    worst = max((sent.score for sent in edits), default=0.0)
    level = _level(worst, step.bad_score, step.extreme_score)
    words = f"the worst edit has a score of {worst:g}; bad from {step.bad_score:g} on"
    return Question(id="how_bad", value=worst, level=level, reason=words)


def _how_often(most: int, step: ReviewStep) -> Question:
    level = _level(most, step.often, step.extreme_often)
    words = f"{most} bad attempts within 24 hours at most; often from {step.often:g} on"
    return Question(id="how_often", value=most, level=level, reason=words)


def _level(value: float, much: float, extreme: float) -> Level:
    return Level.EXTREME if value >= extreme else Level.MUCH if value >= much else Level.LITTLE


def _answer(questions: tuple[Question, ...], quiet: bool) -> tuple[DecisionClass | None, str]:
    levels = [question.level for question in questions]
    went_on = levels[0] > Level.LITTLE
    if went_on and levels.count(Level.EXTREME) >= 2:
        return DecisionClass.BLOCK, "it went on, and two of the three answers are extreme"
    if went_on and max(levels[1:]) > Level.LITTLE:
        return DecisionClass.SILENCE, "it went on and on"
    if went_on:
        return None, "it went on, but neither badly nor often: for people to look at"
    if max(levels) > Level.LITTLE:
        return None, "it did not go on, but what there was is bad: for people to look at"
    if not quiet:
        return None, "too early to say"
    return DecisionClass.RELEASE, "it did not go on: a false alarm"
