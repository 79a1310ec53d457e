"""Trust from 0 to 100: a sum of named, dated parts, a pure function of facts and the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from wikiwatch.core.evidence import Part, Trust
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.networks import shown
from wikiwatch.core.record import Record, StoodDay
from wikiwatch.core.trust_rules import PartRule, TrustRules

DAY = 86_400.0  # seconds
WEEK = 7 * DAY


def trust(actor: Actor, record: Record, now: datetime, rules: TrustRules) -> Trust:
    """The trust of an author at a time; its parts are whole points and add up to the score."""
    parts = [part for part in _earned(actor, record, now, rules) if part.points]
    parts += _family_caps(parts, rules)
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
    ActorKind.PROXY: "anybody may be behind this address",
}


def _earned(actor: Actor, record: Record, now: datetime, rules: TrustRules) -> Iterator[Part]:
    if actor.kind is ActorKind.ACCOUNT:
        yield _counted(rules.part("account"), 1, "has an account", actor.registered)
    if actor.emailable:
        yield _counted(rules.part("email"), 1, "has a confirmed e-mail address")
    given = sorted((actor.groups & set(rules.trusted_groups)) | (actor.rights & set(rules.trusted_rights)))
    if given:
        yield _counted(rules.part("groups"), 1, "has a trusted group or right: " + ", ".join(given))
    yield from _work(actor, record, now, rules)
    usual = record.stood * rules.usually_undone / 100
    for part, events, what, as_usual in (
        ("released", record.released, "edits that a person put back", 0.0),
        ("reverted", record.reverted, "edits reverted by others", usual),
        ("removed", record.removed, "edits whose text others took out", usual),
        ("taken_down", record.taken_down, "edits held or reverted by the bot", 0.0),
        ("confirmed", record.confirmed, "of these confirmed by a person", 0.0),
        ("warnings", record.warnings, "warnings on the talk page", 0.0),
    ):
        if events:  # of most authors none is known
            yield _faded(rules.part(part), events, now, what, as_usual)
    if record.network is not None:
        bad = record.network.bad
        reason = f"many bad addresses in {shown(record.network.network)}: {len(bad)}"
        yield _counted(rules.part("network"), 1, reason, max(bad))
    # A block that is still in force does not fade, whenever it began.
    blocks = [*sorted(record.blocks)[:-1], now] if actor.blocked else record.blocks
    if blocks:
        yield _faded(rules.part("blocks"), blocks, now, "blocks")


def _work(actor: Actor, record: Record, now: datetime, rules: TrustRules) -> Iterator[Part]:
    """What was earned by edits that stood; nothing without one, however old the account is."""
    if not record.days:
        return
    first, last = min(one.day for one in record.days), max(one.day for one in record.days)
    began = min(record.first_stood or first, first)
    days = max((now - began).total_seconds() / DAY, 0)
    survived, built_on = _counting(record.days, rules)
    reason = f"edits that count: {survived}, of {record.stood} that stood on different days: {len(record.days)}"
    for part, count, why, at in (
        ("age", days, f"at work for {int(days)} days", began),
        ("editcount", actor.editcount or 0, f"edits that the wiki counts: {actor.editcount}", None),
        ("survived", survived, reason, last),
        ("built_on", built_on, f"of these kept by others who went on: {built_on}", last),
    ):
        rule = rules.part(part)
        yield _counted(rule, count, why, at, _left(rule, (now - last).total_seconds()))


def _counting(days: Sequence[StoodDay], rules: TrustRules) -> tuple[int, int]:
    """How many edits count, and how many of them others built on: so many a day and a week, the best ones first."""
    weeks: dict[int, tuple[int, int]] = {}
    for one in days:
        week = int(one.day.timestamp() // WEEK)
        survived, built_on = weeks.get(week, (0, 0))
        weeks[week] = (
            survived + min(one.stood, rules.survived_a_day),
            built_on + min(one.built_on, rules.survived_a_day),
        )
    most = rules.survived_a_week
    return sum(min(n, most) for n, _ in weeks.values()), sum(min(n, most) for _, n in weeks.values())


def _counted(rule: PartRule, count: float, reason: str, at: datetime | None = None, left: float = 1.0) -> Part:
    return Part(name=rule.id, points=_capped(rule.cap, rule.points * count, left), reason=reason, at=at)


def _faded(rule: PartRule, events: Sequence[datetime], now: datetime, what: str, usual: float = 0) -> Part:
    """What events count, those before `now` less; `usual` of them are no fault of anybody who does so much."""
    left = max(sum(_left(rule, (now - event).total_seconds()) for event in events) - usual, 0)
    last = max(events, default=None)
    reason = f"{what}: {len(events)}" + (f" ({usual:.1f} are usual for so many that stood)" if usual else "")
    return Part(name=rule.id, points=_capped(rule.cap, rule.points * left), reason=reason, at=last)


def _left(rule: PartRule, seconds: float) -> float:
    if rule.half_life_days <= 0:
        return 1.0
    return float(0.5 ** (max(seconds, 0) / DAY / rule.half_life_days))


def _capped(cap: float, points: float, left: float = 1.0) -> int:
    """Whole points within the cap, which has the sign of the points, and what time has left of them."""
    return round(left * (min(points, cap) if cap >= 0 else max(points, cap)))


def _family_caps(parts: Sequence[Part], rules: TrustRules) -> list[Part]:
    """What the caps of the families take back."""
    found = []
    for family in rules.families:
        points = sum(part.points for part in parts if rules.part(part.name).family == family.id)
        over = points - _capped(family.cap, points)
        if over:
            reason = f"no more than {family.cap:g} for all of these together"
            found.append(Part(name=f"cap.{family.id}", points=-over, reason=reason))
    return found
