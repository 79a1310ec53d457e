"""What must hold between the tables and files of a ruleset. Works on raw values, so that a file with one
mistake is still looked at in all other respects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from wikiwatch.core.brakes import BUDGETS
from wikiwatch.core.campaign import TIES
from wikiwatch.core.comeback import PARTS as COMEBACK_PARTS
from wikiwatch.core.log_only import NOT_JUDGED
from wikiwatch.core.own_rules import FAMILY, PREFIX
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.detectors import SIGNALS
from wikiwatch.detectors.networks import SIGNALS as NETWORKS
from wikiwatch.detectors.reputation import SIGNALS as REPUTATION
from wikiwatch.rulefiles import (
    block_checks,
    brake_checks,
    contradictions,
    decoy_checks,
    friction_checks,
    list_checks,
    own_checks,
    promotion_checks,
    review_checks,
    tables,
    text_checks,
)
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, shown

# What core/trust.py asks for: a rule for each must be there, and no other.
PARTS = (
    *("account", "email", "groups", "age", "editcount", "survived", "built_on", "released"),
    *("reverted", "removed", "taken_down", "confirmed", "warnings", "network", "blocks"),
)
_CONDITIONS = ("states", "signals", "bands", "adds_link")


def all_checks(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Every problem that one value alone does not show; files that could not be read are passed over."""
    for file, checks in _CHECKS.items():
        if file in sources:
            for check in checks:
                yield from check(sources[file])
    yield from _references(sources)
    yield from _own_bands(sources)
    yield from _own_rows(sources)
    if "own.toml" in sources and "review.toml" in sources:
        yield from promotion_checks.check(sources["own.toml"], sources["review.toml"])


def _references(sources: Mapping[str, Source]) -> Iterator[Problem]:
    trust, points, policy, repeat = (
        sources.get(file) for file in ("trust.toml", "points.toml", "policy.toml", "repeat_links.toml")
    )
    for steps in (repeat, sources.get("review.toml")):
        if trust and steps:
            yield from tables.known(steps, "step", "band", tables.ids(trust, "band"), "band of trust.toml")
            yield from tables.complete(steps, "step", "band", tables.ids(trust, "band"))
    if trust and policy:
        yield from tables.known(policy, "row", "bands", tables.ids(trust, "band"), "band of trust.toml")
    for source in map(sources.get, ("learned.toml", "campaigns.toml", "comeback.toml")):
        bands = source.data.get("bands") if source else None
        if trust and source and isinstance(bands, list):
            for name in bands:
                yield from tables.reference(source, ("bands",), name, tables.ids(trust, "band"), "band of trust.toml")
    friction = sources.get("friction.toml")
    if trust and friction:
        yield from tables.known(friction, "step", "band", tables.ids(trust, "band"), "band of trust.toml")
        yield from friction_checks.check(friction, trust)
    if points and policy:
        own = sources.get("own.toml")
        signs = (*tables.ids(points, "signal"), *(_own_signs(own) if own else ()))
        yield from tables.known(policy, "row", "signals", signs, "signal of points.toml, or of own.toml")
        yield from _never_the_cause(points, policy)


def _own_bands(sources: Mapping[str, Source]) -> Iterator[Problem]:
    trust, own = sources.get("trust.toml"), sources.get("own.toml")
    for index, row in tables.rows_of(own, "rule") if trust and own else ():
        scope = row.get("scope")
        bands = scope.get("bands") if isinstance(scope, dict) else None
        for place, name in enumerate(bands if isinstance(bands, list) else ()):
            where: Where = ("rule", index, "scope", "bands", place)
            if trust and own:
                yield from tables.reference(own, where, name, tables.ids(trust, "band"), "band of trust.toml")


def _own_signs(own: Source) -> list[str]:
    return [f"{PREFIX}{name}" for name in tables.ids(own, "rule")]


def _own_rows(sources: Mapping[str, Source]) -> Iterator[Problem]:
    policy, own = sources.get("policy.toml"), sources.get("own.toml")
    taken = _own_signs(own) if own else []
    for index, row in tables.rows_of(policy, "row") if policy else ():
        if policy and row.get("id") in taken:
            hint = "a rule of own.toml has this id for its own row: give this one another"
            yield policy.problem(("row", index, "id"), shown(row["id"]), "each id once", hint)


def _trust(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "band", "id")
    yield from tables.once(source, "part", "id")
    yield from tables.known(source, "part", "id", PARTS, "part of trust")
    yield from tables.complete(source, "part", "id", PARTS)
    yield from tables.once(source, "family", "id")
    yield from tables.known(source, "part", "family", tables.ids(source, "family"), "family of this file")
    least = -1.0
    for index, row in tables.rows_of(source, "band"):
        at_least = tables.number(row, "at_least")
        where: Where = ("band", index, "at_least")
        if index == 0 and at_least not in (0, None):
            yield source.problem(where, shown(at_least), "0", "the first band begins at 0, or some trust has none")
        elif at_least is not None and at_least <= least:
            hint = "write the bands lowest first, each with a number of its own"
            yield source.problem(where, shown(at_least), f"more than {shown(least)}", hint)
        least = least if at_least is None else at_least
    for index, row in tables.rows_of(source, "part"):
        points, cap = tables.number(row, "points"), tables.number(row, "cap")
        if points is not None and cap is not None and points * cap < 0:
            where = ("part", index, "cap")
            yield source.problem(where, shown(cap), "the sign of `points`", "a cap limits what the points add up to")
    for key in ("trusted_band", "reverter_band"):
        yield from tables.reference(
            source, (key,), source.data.get(key), tables.ids(source, "band"), "band of this file"
        )


def _points(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "signal", "id")
    yield from tables.once(source, "family", "id")
    yield from tables.known(source, "signal", "id", SIGNALS, "signal of a detector")
    yield from tables.complete(source, "signal", "id", SIGNALS)
    yield from tables.known(source, "signal", "family", tables.ids(source, "family"), "family of this file")
    yield from tables.complete(source, "family", "id", (FAMILY,))
    for index, row in tables.rows_of(source, "signal"):
        if row.get("id") == NOT_JUDGED and row.get("act") is False:
            hint = "it tells that nobody looked: without it, whatever is slow to judge would pass unseen"
            yield source.problem(("signal", index, "act"), "false", "true, or no `act`", hint)


def _policy(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "row", "id")
    rows = tables.rows_of(source, "row")
    overridden = source.data.get("nobots_overridden")
    for name in overridden if isinstance(overridden, list) else ():
        yield from tables.reference(source, ("nobots_overridden",), name, tables.ids(source, "row"), "row of this file")
    last = next((index for index, row in rows if _always_holds(row)), None)
    if last is None and rows:
        hint = 'end with a row that has only id, outcome = "allow" and a reason'
        yield source.problem(("row", rows[-1][0]), "a condition in the last row", "a last row without any", hint)
    for index, row in rows:
        if last is not None and index > last:
            hint = "no change ever comes here: move this row up, or give the row above a condition"
            expected = "no row after the first one without conditions"
            yield source.problem(("row", index), "a row that never decides", expected, hint)
        if row.get("block") is True and row.get("account") != "silenced":
            hint = "a block comes days later; until then nothing that the account sends must stay"
            yield source.problem(("row", index, "block"), "true", 'true only with account = "silenced"', hint)
        if row.get("act") is False and (why := _must_act(row)):
            yield source.problem(("row", index, "act"), "false", "true, or no `act`", why)
    block = source.data.get("block")
    yield from _in_order(source, ("block", "after_days"), block.get("after_days") if isinstance(block, dict) else None)
    yield from _in_order(source, ("silenced_delay_minutes",), source.data.get("silenced_delay_minutes"))


def _must_act(row: dict[str, Any]) -> str:
    """The same as `log_only.must_act`, of raw values."""
    if row.get("outcome") in ("allow", "watch") and "account" not in row and row.get("block") is not True:
        return "it does nothing to anybody as it is"
    alone = not any(row.get(key) for key in ("signals", "bands", "score_at_least")) and "adds_link" not in row
    if alone and row.get("states"):
        return "it does what the author's state asks for, and all of them would go on at once: look at what flags them"
    return ""


def _in_order(source: Source, where: Where, two: object) -> Iterator[Problem]:
    if isinstance(two, list) and len(two) == 2 and all(map(tables.is_number, two)) and two[0] > two[1]:
        yield source.problem(where, shown(two), "the smaller number first", "swap them")


def _never_the_cause(points: Source, policy: Source) -> Iterator[Problem]:
    """What lists outside say of an address decides nothing by itself, whatever else an admin changes; nor does what
    its network is known for.
    """
    deciding = [(index, row) for index, row in tables.rows_of(policy, "row") if row.get("outcome") != "allow"]
    sums = [number for _, row in deciding if (number := tables.number(row, "score_at_least")) and number > 0]
    for signals, hint in (
        (REPUTATION, "else lists outside would decide by themselves about an edit of which nothing else is known"),
        (NETWORKS, "else everybody who comes from there would be listed, or worse, for that alone"),
    ):
        families, reached = _worth_together(points, signals)
        if families and sums and reached >= min(sums):
            expected = f"together below {shown(min(sums))}, the least sum that policy.toml asks for"
            yield points.problem(("family", families[0][0], "cap"), shown(reached), expected, hint)
    for index, row in _worth_together(points, REPUTATION)[0]:
        if row.get("holds_only") is not True:
            hint = "lists outside make mistakes, and addresses change hands: no revert rests on them"
            yield points.problem(("family", index), "a family that reverts", "holds_only = true", hint)
    for index, row in deciding:
        named = row.get("signals")
        for signal in named if isinstance(named, list) else ():
            if signal in REPUTATION:
                hint = "its points count in every sum: ask for one with `score_at_least`"
                expected = 'only signs of what was done here, or outcome = "allow"'
                yield policy.problem(("row", index, "signals"), f'"{signal}"', expected, hint)


def _worth_together(points: Source, signals: Sequence[str]) -> tuple[tables.Rows, float]:
    """The families of some signals, and what they count together at most."""
    worth: dict[str, float] = {}
    for _, row in tables.rows_of(points, "signal"):
        family, number = row.get("family"), tables.number(row, "points")
        if row.get("id") in signals and isinstance(family, str) and number is not None:
            worth[family] = worth.get(family, 0) + number
    families = [(index, row) for index, row in tables.rows_of(points, "family") if str(row.get("id")) in worth]
    return families, sum(min(worth[str(row["id"])], tables.number(row, "cap") or 0) for _, row in families)


def _repeat_links(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "step", "band")
    latest = tables.number(source.data, "latest")
    for index, row in tables.rows_of(source, "step"):
        count = tables.number(row, "count")
        if count is not None and latest is not None and count > latest:
            hint = "so many are never alike among so few: lower it, or raise `latest`"
            yield source.problem(("step", index, "count"), shown(count), f"at most `latest`, {shown(latest)}", hint)


def _campaigns(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "tie", "id")
    yield from tables.known(source, "tie", "id", TIES, "tie between insertions")
    yield from tables.complete(source, "tie", "id", TIES)


def _comeback(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "part", "id")
    yield from tables.known(source, "part", "id", tuple(COMEBACK_PARTS), "part of a fingerprint")
    yield from tables.complete(source, "part", "id", tuple(COMEBACK_PARTS))


def _review(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "step", "band")
    yield from tables.once(source, "decision", "id")
    yield from tables.complete(source, "decision", "id", tuple(DecisionClass))


def _budgets(source: Source) -> Iterator[Problem]:
    yield from tables.once(source, "budget", "id")
    yield from tables.known(source, "budget", "id", BUDGETS, "budget")
    yield from tables.complete(source, "budget", "id", BUDGETS)


def _both_kinds_of_sample(source: Source) -> Iterator[Problem]:
    kinds = [row.get("hit") for _, row in tables.rows_of(source, "sample")]
    for hit, what in ((True, "found"), (False, "left alone")):
        if hit not in kinds:
            expected = f"at least one [[sample]] with hit = {shown(hit)}"
            hint = f"add a text that must be {what}, so that a change of the numbers can be tried"
            yield source.problem(("sample",), "none", expected, hint)


def _always_holds(row: dict[str, Any]) -> bool:
    score = row.get("score_at_least", 0)
    return not any(key in row for key in _CONDITIONS) and tables.is_number(score) and score <= 0


_CHECKS: dict[str, tuple[Callable[[Source], Iterator[Problem]], ...]] = {
    "trust.toml": (_trust,),
    "random_text.toml": (_both_kinds_of_sample,),
    "repeat_links.toml": (_repeat_links, _both_kinds_of_sample),
    "campaigns.toml": (_campaigns, contradictions.campaigns),
    "comeback.toml": (_comeback, contradictions.comeback),
    "learned.toml": (contradictions.learned,),
    "phrases.toml": (contradictions.phrases,),
    "points.toml": (_points,),
    "policy.toml": (_policy, decoy_checks.check, block_checks.check, contradictions.block_classes),
    "review.toml": (_review, review_checks.check),
    "texts.toml": (text_checks.check,),
    "lists.toml": (list_checks.check,),
    "friction.toml": (lambda source: tables.once(source, "step", "band"),),
    "brakes.toml": (_budgets, brake_checks.check),
    "own.toml": (own_checks.check,),
}
