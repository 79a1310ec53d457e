"""The sentences that the program builds in English and keeps, said again in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from built import Pieces, sentences
from hypothesis import assume, given
from hypothesis import strategies as st

from wikiwatch import stopfile
from wikiwatch.app import block, review
from wikiwatch.core import brakes, log_only, resemblance
from wikiwatch.core.exempt import exempt_author
from wikiwatch.core.lists import Entry, Kind, ListName
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.ranges import SeenThere, why_not
from wikiwatch.core.record import NetworkRecord, Record, StoodDay
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.trust import trust
from wikiwatch.detectors import probe_return, refused
from wikiwatch.errors import UserError
from wikiwatch.messages import ENGLISH, LANGUAGES, speaker
from wikiwatch.messages.sentences import Sentence, Shape, shape
from wikiwatch.messages.voice import _messages, _reasons, _sentences
from wikiwatch.ports.site import BlockFacts

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
FIXED = {key: text for text, key in _reasons().items()}
KEPT = [entry.id.name for entry in _messages("said.ftl")]
WITH_VALUES = {one.key: one for one in _sentences()}
VALUES = {
    Shape.FIGURE: "7",
    Shape.DIGITS: "10203040",
    Shape.WORD: "hold",
    Shape.WORDS: "new or low",
    Shape.TIME: "2026-11-22 12:30",
    Shape.DAY: "2026-11-22",
    Shape.NETWORK: "192.0.2.0/24",
    Shape.SENTENCE: "Zuse’s reason",
    Shape.TEXT: "Zuse",
}


def said(one: Sentence, values: dict[str, str]) -> str:
    """The English sentence with these values."""
    ends = [values[name] + piece for name, piece in zip(one.names, one.fixed[1:], strict=True)]
    return one.fixed[0] + "".join(ends)


def built(rules: Ruleset, folder: Path) -> Iterator[str]:
    """What the functions of the program build that put sentences together from what they are given."""
    yield from _of_trust(rules)
    what = next(iter(rules.trust.exempt_groups)), next(iter(rules.trust.exempt_rights))
    held = ({"groups": {what[0]}}, {"rights": {what[1]}}, {"global_groups": set(rules.trust.exempt_global_groups)})
    for given_ in held:
        fields: dict[str, Any] = {name: frozenset(some) for name, some in given_.items()}
        yield exempt_author(Actor(name="Zuse", kind=ActorKind.ACCOUNT, **fields), rules, NOW)
    row = next(row for row in rules.policy.rows if brakes.can_trip(row))
    yield from (one.reason for one in brakes.braked(rules, {row.id}).policy.rows if one.was)
    yield brakes.only_listing(row, log_only.WHY).reason
    for others in (1, 2):
        yield SeenThere(name="192.0.2.0/24", unwanted=3, others=others, good=1).words
        few = SeenThere(name="192.0.2.0/24", unwanted=0, others=others, good=1)
        yield why_not(few, rules.policy.range, rules.lists, NOW)
    for budget in brakes.BUDGETS:
        yield from (brakes.Limit(budget=budget, most=7, window=span).words for span in (brakes.HOUR, brakes.DAY))
    assert stopfile.stop(folder, "Zuse", NOW, "")
    yield stopfile.why_stopped(folder)
    proposal = {"status": "carried_out"}
    with pytest.raises(UserError) as told:
        review._open(SimpleNamespace(store=SimpleNamespace(proposal=lambda _: proposal)), 7)  # type: ignore[arg-type]
    yield told.value.message
    known: Any = SimpleNamespace(editors={}, user="Zuse", blocked=NOW)
    parts = tuple(resemblance._part(part, ["v"], known, rules.comeback) for part in resemblance._REASONS)
    yield from (part.reason for part in parts)
    yield resemblance.described(resemblance.Match(other=known, parts=parts))
    entry = Entry(list=ListName.DENY, kind=Kind.ACCOUNT, what="Zuse", reason="why", added_by="Ada", since=date.min)
    yield from (f"the author is {entry}", f"z.example is {entry}")
    yield from _of_probes()
    yield f"SpamBlacklist refused a link to this place {refused._when(NOW, NOW)}"
    yield f"an edit of the same author was refused {refused._when(NOW - timedelta(days=3), NOW)}"
    for target in ("Zuse", "192.0.2.0/24"):
        for until in (None, NOW):
            for partial in (False, True):
                one = BlockFacts(by="Ada", at=NOW, until=until, reason="", partial=partial, target=target)
                yield block._told(one)


def _of_trust(rules: Ruleset) -> Iterator[str]:
    at = (NOW - timedelta(days=1),)
    record = Record(
        days=(StoodDay(day=NOW - timedelta(days=9), stood=9, built_on=3),),
        network=NetworkRecord(network="net:192.0.2.0/24", bad=at),
        **dict.fromkeys(("reverted", "removed", "taken_down", "confirmed", "released", "warnings", "blocks"), at),
    )
    actor = Actor(
        name="Zuse",
        kind=ActorKind.ACCOUNT,
        registered=at[0],
        emailable=True,
        editcount=700,
        groups=frozenset(rules.trust.trusted_groups),
    )
    yield from (part.reason for part in trust(actor, record, NOW, rules.trust).parts)


def _of_probes() -> Iterator[str]:
    change: Any = SimpleNamespace(timestamp=NOW)
    for days in (0, 1, 5):
        probes: Any = [SimpleNamespace(timestamp=NOW - timedelta(days=days), revid=7)] * 9
        for what in (
            "many have left random letters on this page, the last",
            "this page was probed with random letters",
            "the same author probed this page",
            "the same author left random letters elsewhere",
            "letters that somebody left are in this edit",
            "random letters came from this network",
        ):
            yield f"{what} {probe_return._when(probes, change)}"


@pytest.fixture(scope="module")
def in_the_program() -> set[Pieces]:
    """The sentences of its source, and what stands in brackets behind one."""
    found = sentences()
    for pieces in list(found):
        for place, piece in enumerate(pieces[:-1]):
            if piece.endswith(" (") and pieces[-1].endswith(")"):
                found.add(("", *pieces[place + 1 : -1], pieces[-1][:-1]))
        head, joint, _ = re.split(r"( \(|: )", pieces[0] + ": ", maxsplit=1)
        found |= {(head,)} if joint else set()
    return found


def test_the_program_builds_each_of_them(rules: Ruleset, tmp_path: Path, in_the_program: set[Pieces]) -> None:
    """By a sentence in its source, or by what a function of it makes."""
    made, seen = list(built(rules, tmp_path)), []

    class Noting(dict[str, str]):
        def get(self, text: str, default: Any = None) -> Any:
            seen.append(text)
            return super().get(text, default)

    noted = Noting(_reasons())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wikiwatch.messages.voice._reasons", lambda: noted)
        for one in made:
            assert speaker("de").retold(one) != one, one
    left = []
    for key in KEPT:
        known = WITH_VALUES.get(key)
        pieces = known.fixed if known else (FIXED[key],)
        made_so = any(known.values(text) for text in seen) if known else FIXED[key] in seen
        if pieces not in in_the_program and not made_so:
            left.append(key)
    assert left == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_is_said_in_every_language_with_its_values(language: str) -> None:
    other = speaker(language)
    for key, one in WITH_VALUES.items():
        values = {name: VALUES[shape(name)] for name in one.names}
        text = said(one, values)
        told = other.retold(text)
        assert told != text, key
        assert all(value in told for value in values.values() if value.startswith(("Zuse", "1020", "192"))), (key, told)
        assert told == other.retold(text)


@pytest.mark.parametrize("language", OTHERS)
def test_what_has_no_values_is_said_in_every_language(language: str) -> None:
    assert [key for key in KEPT if key not in WITH_VALUES and speaker(language).retold(FIXED[key]) == FIXED[key]] == []


def test_no_two_are_the_same_sentence_and_each_tells_itself_apart() -> None:
    assert len({one.fixed for one in WITH_VALUES.values()}) == len(WITH_VALUES)
    assert len(set(KEPT)) == len(KEPT) == len(WITH_VALUES) + sum(key in FIXED for key in KEPT)
    free = {Shape.TEXT, Shape.SENTENCE}
    loose = [one for one in WITH_VALUES.values() if any(shape(name) in free for name in one.names)]
    assert [one.key for one in loose if sum(map(len, one.fixed)) < 8] == []


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("restored revision 102030", "Version 102030 wiederhergestellt"),
        ("blocks: 1", "Sperren: 1"),
        ("edits reverted by others: 3 (0.1 are usual for so many that stood)", "3 (üblich bei so vielen, die"),
        ("tried often: refused: the page is protected: Nein.", "oft versucht: abgelehnt: Die Seite ist geschützt: N"),
        ("it went on and on; 1 further bad attempts since the flag; up to 2 may be a false alarm", "; weitere schl"),
        ("it is carried out, not before 2026-11-22 12:30 UTC", "nicht vor 22. Nov. 2026, 12:30 UTC"),
        ("the author is clean, not flagged or silenced", "unauffällig, nicht verdächtig oder stillgelegt"),
    ],
)  # fmt: skip
def test_values_are_said_as_the_language_says_them(english: str, german: str) -> None:
    assert german in speaker("de").retold(english)


@pytest.mark.parametrize(
    "kept",
    [
        "Ada was cleared by Bo was cleared by Cy",  # nobody can tell where the name ends
        "it is carried out, not before 2026-99-99 12:30 UTC",
        "restored revision x",
        "restored revision ",
        "restored revision 7; my own words",
        "released by " + "x" * 3_000,
    ],
)
def test_what_nobody_can_tell_apart_stays_english(kept: str) -> None:
    assert speaker("de").retold(kept) == kept


hostile = st.one_of(
    st.text(),
    st.sampled_from([": ", "; ", " (", ")", "{ $who }", " said that ", "released by ", "\u202e", "\x00", "\n", "]]"]),
    st.sampled_from(sorted(FIXED.values())),
)


@given(st.sampled_from(sorted(WITH_VALUES)), st.lists(hostile, min_size=9, max_size=9), st.sampled_from(OTHERS))
def test_hostile_values_stay_themselves_or_the_whole_stays(key: str, texts: list[str], language: str) -> None:
    one = WITH_VALUES[key]
    values = {
        name: text if shape(name) is Shape.TEXT else VALUES[shape(name)]
        for name, text in zip(one.names, texts, strict=False)
    }
    sentence = said(one, values)
    # Where it could be said by another message as well, it may be told as that.
    assume(all(other.key == key for other in _sentences() if other.values(sentence) is not None))
    told = speaker(language).retold(sentence)
    # Where a value holds what joins sentences, its rest may be told behind the sentence, and as one that is known.
    texts = [values[name] for name in one.names if shape(name) is Shape.TEXT]
    strange = (text for text in texts if not any(known in text for known in FIXED.values()))
    pieces = (re.split(r": |; | \(|\)", text) for text in strange)
    assert all(piece in told for piece in chain.from_iterable(pieces)), told


@pytest.mark.parametrize("language", OTHERS)
def test_a_value_that_ends_like_a_sentence_loses_nothing(language: str) -> None:
    told = speaker(language).retold("overturned for 7 authors by 0: 0: ")
    assert told.count("0") == 2
    assert told.endswith(": ")


@given(st.lists(hostile).map("".join), st.sampled_from(OTHERS))
def test_whatever_was_kept_can_be_shown(text: str, language: str) -> None:
    assert isinstance(speaker(language).retold(text), str)


@pytest.mark.parametrize(
    "bit", ["; ", ": ", " (", "a; ", "released by ", " said that ", "undone by x; ", "tried often: "]
)
def test_a_sentence_is_looked_at_so_often_and_no_more(bit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it is: each look is one pass over it, and one longer than any of ours is not looked at."""
    looks: list[int] = []
    look = Sentence.values

    def counted(one: Sentence, text: str) -> dict[str, str] | None:
        looks.append(len(text))
        return look(one, text)

    monkeypatch.setattr(Sentence, "values", counted)
    speaker("de").retold((bit * 100_000)[:1_900])
    assert len(looks) < 300 * len(WITH_VALUES)
    looks.clear()
    speaker("de").retold(bit * 100_000)
    assert len(looks) < 300 * len(WITH_VALUES)
