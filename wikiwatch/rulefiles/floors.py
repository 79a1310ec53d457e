"""What no number of the rules may go below, or above: beyond it, good newcomers would be hurt, or the wiki harmed.

The packaged numbers keep well away from these limits; between them a wiki's people decide. What is no number at all,
or surely a slip of the finger, the shapes of the files keep out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wikiwatch.core.model import AccountState
from wikiwatch.rulefiles import tables
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, shown


@dataclass(frozen=True, kw_only=True)
class Limit:
    """How low, or how high, one number may be set; `only` are keys and values of the rows that it holds for."""

    file: str
    table: str  # "" for the keys before all tables; "ceilings" for [ceilings], "row" for each [[row]]
    key: str
    least: float | None = None
    most: float | None = None
    only: tuple[tuple[str, str], ...] = ()
    unless: float | None = None  # a number that stands for "not at all"
    reason: str


_REVERTS = (("outcome", "revert"),)
_HOLDS = (("outcome", "hold"),)
_SILENCES = (("account", "silenced"),)
_FLAGS = (("account", "flagged"),)
_NEW = (("band", "new"),)
# Without a sign, these are everybody.
_HARMLESS = (AccountState.CLEAN, AccountState.CLEARED)

LIMITS = (
    # What is done. One sign counts 69 at most, see below, so that a sum above it takes two.
    Limit(file="policy.toml", table="row", key="score_at_least", least=70, only=_REVERTS, unless=0,
          reason="no single sign counts more than 69, so that what a sum reverts rests on two of them at least"),
    Limit(file="policy.toml", table="row", key="score_at_least", least=40, only=_HOLDS, unless=0,
          reason="below it, one weak sign such as a new site and little text around it would hold a newcomer's edit"),
    Limit(file="policy.toml", table="row", key="score_at_least", least=70, only=_SILENCES, unless=0,
          reason="it silences: all that the author sends from then on is taken back, which takes as much as a revert"),
    Limit(file="policy.toml", table="row", key="score_at_least", least=40, only=_FLAGS, unless=0,
          reason="it flags: all that the author sends from then on is held, which takes as much as one hold"),
    Limit(file="policy.toml", table="row", key="score_at_least", least=10, only=(("outcome", "watch"),), unless=0,
          reason="a list of everything is read by nobody"),
    Limit(file="policy.toml", table="", key="stale_after_hours", most=168,
          reason="after a week others have built on the edit; what is so old, a person takes back"),
    Limit(file="policy.toml", table="", key="downs_a_day", most=3,
          reason="Wikipedia calls more than three reverts a day of one page a war, and a program must not wage one"),
    Limit(file="policy.toml", table="state_days", key="account", most=365,
          reason="who sent nothing bad for a year is to be judged anew"),
    Limit(file="policy.toml", table="state_days", key="address", most=14,
          reason="addresses change hands within days, and the next person would pay for the last one"),
    Limit(file="policy.toml", table="state_days", key="typed", most=0,
          reason="anybody may type this name: its next edit may be another person's"),
    Limit(file="policy.toml", table="block", key="quiet_hours", least=24,
          reason="whoever stopped yesterday needs no block; below a day, a pause to sleep would look like going on"),
    Limit(file="policy.toml", table="range", key="addresses", least=3,
          reason="two neighbours are chance, or one person whose line was cut"),
    # What counts as random letters.
    Limit(file="random_text.toml", table="", key="unlikely", least=5,
          reason="below five bits hardly more is found, and nearly one odd name in a hundred looks random"),
    Limit(file="random_text.toml", table="", key="least_letters", least=4,
          reason="three letters are an abbreviation more often than anything else"),
    Limit(file="random_text.toml", table="", key="most_other_words", most=12,
          reason="a sentence with one strange name in it would be a tracking edit"),
    Limit(file="random_text.toml", table="", key="watch_days", most=120,
          reason="a page must not be closed to newcomers' links for months because somebody tried the keys"),
    # What counts as repeated.
    Limit(file="repeat_links.toml", table="step", key="similarity", least=45,
          reason="sentences that share nothing but their language reach 30, and two honest sources on one subject 40"),
    Limit(file="repeat_links.toml", table="step", key="count", least=2,
          reason="the second copy is often a person who corrects a mistake"),
    Limit(file="repeat_links.toml", table="", key="flood_count", least=4,
          reason="a flood silences: three copies are what an honest newcomer makes before anybody speaks to them"),
    # What others have to do with it.
    Limit(file="campaigns.toml", table="", key="similarity", least=60,
          reason="two honest texts about one subject are alike to about a half"),
    Limit(file="campaigns.toml", table="", key="least_characters", least=20,
          reason="shorter texts, such as thanks or a greeting, are everybody's"),
    Limit(file="campaigns.toml", table="", key="opens_at", least=45,
          reason="a site to which two newcomers link is 40, and no campaign"),
    Limit(file="campaigns.toml", table="", key="confirmed_edits", least=3,
          reason="one is anybody's mistake, and two may be a quarrel between people"),
    Limit(file="comeback.toml", table="", key="flags_at", least=50,
          reason="one part counts 49 at most: one thing that two people share must not flag the second"),
    Limit(file="comeback.toml", table="part", key="points", most=49,
          reason="one thing that two people share must not flag the second, and `flags_at` may be as low as 50"),
    Limit(file="comeback.toml", table="", key="lists_at", least=20,
          reason="of a sign-up only the name and the hour are known, and many names are formed alike"),
    Limit(file="learned.toml", table="", key="least_bad", least=10,
          reason="with fewer, one bad day is all that is known"),
    Limit(file="learned.toml", table="", key="least_good", least=50,
          reason="with fewer, nobody can tell a share of one in fifty"),
    Limit(file="learned.toml", table="", key="sure_share", most=0.05,
          reason="it holds alone: more than one in twenty of the good edits would be held"),
    Limit(file="learned.toml", table="", key="most_share", most=0.15,
          reason="it holds alone: more than one in seven of the good edits would be held"),
    Limit(file="learned.toml", table="", key="likely_share", most=0.1,
          reason="a sign that one good edit in ten has says nothing"),
    Limit(file="learned.toml", table="", key="least_precision", least=0.3,
          reason="seven of ten edits like it would have been good"),
    Limit(file="learned.toml", table="", key="sure_precision", least=0.7,
          reason="three of ten edits like it would have been good"),
    # Whom the program believes.
    Limit(file="trust.toml", table="", key="survives_after_hours", least=24,
          reason="people sleep: below a day nobody has had the chance to undo what is bad"),
    Limit(file="trust.toml", table="", key="survived_a_day", most=10,
          reason="an afternoon of small edits would make a spammer known"),
    Limit(file="trust.toml", table="", key="survived_a_week", most=30,
          reason="a week of small edits would make a spammer known"),
    Limit(file="trust.toml", table="ceilings", key="temp", most=39,
          reason="a temporary account costs nothing, and must never count as known"),
    Limit(file="trust.toml", table="ceilings", key="typed", most=39,
          reason="anybody may type this name: what one person earned with it the next would have"),
    Limit(file="trust.toml", table="ceilings", key="address", most=59,
          reason="an address changes hands, and what one person earned there the next would have"),
    Limit(file="trust.toml", table="network", key="bad", least=3,
          reason="two are one family, or one visitor whose line was cut"),
    Limit(file="trust.toml", table="network", key="system_bad", least=10,
          reason="an autonomous system is a whole provider: some are bad among the customers of each"),
    # What becomes of flagged authors.
    Limit(file="review.toml", table="", key="quiet_hours", least=4,
          reason="below it, a program that rests between two runs would be released in the pause"),
    Limit(file="review.toml", table="", key="bad_at", least=40,
          reason="a weak sign would make an honest edit speak against its author"),
    Limit(file="review.toml", table="", key="saves_at_once", least=2,
          reason="whoever sees a text vanish saves it again: that is one attempt"),
    Limit(file="review.toml", table="step", key="bad_score", least=60,
          reason="it silences: one strong sign at least, of those that are no mere going on"),
    Limit(file="review.toml", table="step", key="often", least=3,
          reason="it silences: a newcomer who sees a text vanish tries once or twice elsewhere"),
    Limit(file="review.toml", table="autonomy", key="last_without_overturn", least=30,
          reason="a class that is wrong one time in fifteen is right 29 times in a row in one of seven tries"),
    Limit(file="review.toml", table="autonomy", key="of_the_last", least=100,
          reason="a share of a few in a hundred shows in no fewer"),
    Limit(file="review.toml", table="autonomy", key="most_overturned", most=0.02,
          reason="one author in fifty wronged by a machine that asks nobody is too many"),
    # What stops the program.
    Limit(file="brakes.toml", table="breaker", key="overturned", most=10,
          reason="ten people wronged by one rule are enough"),
    Limit(file="brakes.toml", table="breaker", key="latest", least=10,
          reason="what stops a rule has to be a share of something"),
    Limit(file="brakes.toml", table="budget", key="hour", most=500, only=(("id", "hold"),),
          reason="what a day of mistakes did a person must be able to release"),
    Limit(file="brakes.toml", table="budget", key="day", most=2_000, only=(("id", "hold"),),
          reason="what a day of mistakes did a person must be able to release"),
    Limit(file="brakes.toml", table="budget", key="hour", most=200, only=(("id", "revert"),),
          reason="what a day of mistakes did a person must be able to undo"),
    Limit(file="brakes.toml", table="budget", key="day", most=1_000, only=(("id", "revert"),),
          reason="what a day of mistakes did a person must be able to undo"),
    Limit(file="brakes.toml", table="budget", key="day", most=100, only=(("id", "block"),),
          reason="each of these shuts somebody out whom nobody silenced before, and somebody has to look at it"),
    Limit(file="friction.toml", table="step", key="edits", least=2, only=_NEW,
          reason="a newcomer whose text vanished tries again: that is no going on"),
    # What signs count together.
    Limit(file="points.toml", table="signal", key="points", most=69,
          reason="no sign is so sure that its points alone take an edit back; where one does, a row says so"),
    Limit(file="points.toml", table="family", key="cap", most=69, only=(("id", "own"),),
          reason="the rules of own.toml together must not reach the sum of a revert: which reverts has to say so"),
    Limit(file="points.toml", table="family", key="cap", most=69, only=(("id", "learned"),),
          reason="it rests on what other people did, and never reverts an edit by itself"),
    Limit(file="points.toml", table="family", key="cap", most=69, only=(("id", "phrases"),),
          reason="somebody may quote an advert, or write about one: words alone never revert"),
)  # fmt: skip


def check(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Every number of the rules that is beyond its limit."""
    for limit in LIMITS:
        source = sources.get(limit.file)
        if source is None:
            continue
        for where, table in _tables(source, limit.table):
            number = tables.number(table, limit.key)
            found = (*where, limit.key)
            if number is None or limit.unless == number or any(table.get(key) != value for key, value in limit.only):
                continue
            if limit.least is not None and number < limit.least:
                yield source.problem(found, shown(number), f"at least {shown(limit.least)}", limit.reason)
            elif limit.most is not None and number > limit.most:
                yield source.problem(found, shown(number), f"at most {shown(limit.most)}", limit.reason)
    if policy := sources.get("policy.toml"):
        yield from _takes_down_all(policy)


def _takes_down_all(policy: Source) -> Iterator[Problem]:
    """The rows that take down whatever some people write, or stop them, without any sign that it is unwanted."""
    for index, row in tables.rows_of(policy, "row"):
        states, asks_link = row.get("states"), row.get("adds_link") is True and row.get("outcome") == "hold"
        stopped = isinstance(states, list) and bool(states) and not any(one in states for one in _HARMLESS)
        grounds = stopped or row.get("signals") or row.get("score_at_least")
        for key, value in (("outcome", row.get("outcome")), ("account", row.get("account"))):
            asked = grounds or (asks_link and key == "outcome")
            if value in ("hold", "revert", AccountState.FLAGGED, AccountState.SILENCED) and not asked:
                expected = "signals, score_at_least, or states without clean and cleared"
                hint = "it would be done to all that these people write, whatever it is"
                also = "; a hold may also ask for adds_link = true alone" if key == "outcome" else ""
                yield policy.problem(("row", index, key), shown(value), expected, hint + also)


def _tables(source: Source, name: str) -> Iterator[tuple[Where, dict[str, Any]]]:
    """The tables of a name, [name] or [[name]], each with its place."""
    if not name:
        yield (), source.data
    elif isinstance(one := source.data.get(name), dict):
        yield (name,), one
    for index, row in tables.rows_of(source, name):
        yield (name, index), row
