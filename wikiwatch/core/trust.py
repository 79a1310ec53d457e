"""Trust from 0 to 100: a sum of named, dated parts, a pure function of facts and the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from wikiwatch.core.evidence import Part, Record, Trust
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.ruleset import PartRule, TrustRules

DAY = 86_400.0  # seconds


def trust(actor: Actor, record: Record, now: datetime, rules: TrustRules) -> Trust:
    """The trust of an author at a time; its parts are whole points and add up to the score."""
    parts = [part for part in _earned(actor, record, now, rules) if part.points]
    total = sum(part.points for part in parts)
    ceiling = rules.ceilings.get(actor.kind, 100)
    if total > ceiling:
        parts.append(Part(name="ceiling", points=ceiling - total, reason=_CEILINGS[actor.kind]))
    if total < 0:
        parts.append(Part(name="floor", points=-total, reason="trust does not go below 0"))
    score = int(min(max(total, 0), ceiling))
    return Trust(score=score, band=rules.band_of(score), parts=tuple(parts), unknown=tuple(sorted(actor.unknown)))


_CEILINGS = {
    ActorKind.ACCOUNT: "no more than 100",
    ActorKind.TEMP: "a temporary account stays a newcomer",
    ActorKind.ADDRESS: "an address may change hands",
    ActorKind.TYPED: "anybody may type this name",
}


def _earned(actor: Actor, record: Record, now: datetime, rules: TrustRules) -> Iterator[Part]:
    if actor.kind is ActorKind.ACCOUNT:
        yield _counted(rules.part("account"), 1, "has an account", None)
    if actor.registered is not None:
        days = max((now - actor.registered).total_seconds() / DAY, 0)
        yield _counted(rules.part("age"), days, f"registered {int(days)} days ago", actor.registered)
    if actor.emailable:
        yield _counted(rules.part("email"), 1, "has a confirmed e-mail address", None)
    trusted = sorted(actor.groups & set(rules.trusted_groups))
    if trusted:
        yield _counted(rules.part("groups"), 1, "is in a trusted group: " + ", ".join(trusted), None)
    yield _survived(record, rules)
    yield _faded(rules.part("reverted"), record.reverted, now, "edits reverted by others")
    yield _faded(rules.part("taken_down"), record.taken_down, now, "edits held or reverted by the bot")
    # A block that is still in force does not fade, whenever it began.
    blocks = [*sorted(record.blocks)[:-1], now] if actor.blocked else record.blocks
    yield _faded(rules.part("blocks"), blocks, now, "blocks")


def _survived(record: Record, rules: TrustRules) -> Part:
    count = sum(min(n, rules.survived_a_day) for _, n in record.survived_by_day)
    last = max((day for day, _ in record.survived_by_day), default=None)
    days = len(record.survived_by_day)
    return _counted(rules.part("survived"), count, f"edits that stood: {count}, on different days: {days}", last)


def _counted(rule: PartRule, count: float, reason: str, at: datetime | None) -> Part:
    return Part(name=rule.id, points=_capped(rule, rule.points * count), reason=reason, at=at)


def _faded(rule: PartRule, events: Sequence[datetime], now: datetime, what: str) -> Part:
    points = sum(rule.points * _left(rule, (now - event).total_seconds()) for event in events)
    last = max(events, default=None)
    return Part(name=rule.id, points=_capped(rule, points), reason=f"{what}: {len(events)}", at=last)


def _left(rule: PartRule, seconds: float) -> float:
    if rule.half_life_days <= 0:
        return 1.0
    return float(0.5 ** (max(seconds, 0) / DAY / rule.half_life_days))


def _capped(rule: PartRule, points: float) -> int:
    """Whole points within the cap, which has the sign of the rule's points."""
    return round(min(points, rule.cap) if rule.cap >= 0 else max(points, rule.cap))
