"""What `status` tells at one glance: what needs a person, whether it is alive, what waits, and how the day went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from rich.text import Text

from wikiwatch.app import aside, wake_notes
from wikiwatch.app.rules_kept import in_words
from wikiwatch.commands.rules_pages import page_words
from wikiwatch.core import own_rules
from wikiwatch.terminal import age, safe

# How grave something is, as a word and as a colour.
STOPPED, NOTE, MORE = ("STOPPED:", "bold red"), ("NOTE:", "bold yellow"), (" ", "")
_MODES = {"enforce": "enforcing: it acts", "observe": "observing: it carries nothing out", None: "no run yet"}
_DAY = (("judged", "judged"), ("revert", "reverted"), ("hold", "held"), ("watch", "listed"))

Need = tuple[str, str, str]


def needs(fields: Mapping[str, Any]) -> Iterator[Need]:
    """What a person should look at before all else: sign, style and words; what stops the work first."""
    for alarm in sorted(fields["brakes"], key=lambda one: one["kind"] != "stopped"):
        sign = STOPPED if alarm["kind"] == "stopped" else NOTE
        yield (*sign, f"a person is needed: {alarm['words']}")
    if fields["silent"] and not any(alarm["about"] == "behind" for alarm in fields["brakes"]):
        yield (*NOTE, "nothing was read for more than an hour: is `wikiwatch run` still running?")
    if back := fields["set_back"]:
        lost = f"; lost: {back['lost']}" if back["lost"] else ""
        first = f"the database was {back['how']} on {_at(back['until'])} UTC{lost}: {_asked(back)}"
        yield (*NOTE, f"{first}, and what is older and was not done waits for a yes")
    if why := fields["messages"]:
        yield (*NOTE, f"messages of the last days: {why} (`wikiwatch messages` tells why)")
    if fields["wake"] and fields["wake"]["trouble"]:
        yield (*NOTE, wake_notes.in_words(fields["wake"]))
    if fields["proxy"]:
        hidden = f"a proxy hides the wiki's visitors: nearly all seem to be {fields['proxy']}, so no address is judged"
        yield (*NOTE, hidden)
    if changes := len(fields["changes_aside"]):
        what = f"{changes} changes are" if changes > 1 else "1 change is"
        told = "could not be judged, and nobody has looked: `wikiwatch review aside` tells which"
        yield (*NOTE, f"{what} set aside: {told}")
    yield from _rules(fields)


def _asked(back: Mapping[str, Any]) -> str:
    since = f"done since {_at(back['since'])} UTC"
    if not back["looked"]:
        return f"the next run asks the wiki what was {since}"
    untold = f" (of {back['unknown']} nobody knows any more what they were for)" if back["unknown"] else ""
    return f"{back['found']} deeds {since} were read from the wiki{untold}"


def _rules(fields: Mapping[str, Any]) -> Iterator[Need]:
    if found := fields["rules_mistakes"]:
        yield (*NOTE, in_words(found))
        yield from ((*MORE, f" {line}") for line in found["lines"])
    for page in fields["rule_pages"]:
        yield from ((*NOTE, line) for line in page_words(page))
    if fields["rules_reworded"]:
        yield (*NOTE, own_rules.in_words(fields["rules_reworded"]))
    if put_aside := fields["rules_aside"]:
        yield (*NOTE, aside.in_words(put_aside))
        for name, one in put_aside.items():
            again = f"`wikiwatch rules reset {name}` lets it look again"
            since = one["since"][:16].replace("T", " ")
            yield (*MORE, f" {name}, since {since}: {one['why']} ({again})")


def glance(fields: Mapping[str, Any], now: datetime) -> Iterator[Text]:
    """The lines below: one for each question, its name first."""
    yield _line("mode", _mode(fields))
    for name in ("last_poll", "read_up_to"):
        yield _line(name.replace("_", " "), _ago(fields[name], now))
    if fields["wake"]:
        yield _line("wake-ups", wake_notes.in_words(fields["wake"]))
    kinds = ", ".join(f"{one['count']} {one['kind']} (oldest {age(one['oldest_hours'])})" for one in fields["waits"])
    yield _line("for people", f"{kinds}: `wikiwatch review`" if kinds else "nothing waits", bool(kinds))
    due = fields["next"]
    yield _line("next", f"{due['key']}, {_at(due['due_at'])} UTC" if due else "nothing is due")
    yield _line("planned", f"{fields['waiting']} not carried out yet, of these for a person: {fields['for_a_person']}")
    day, before = fields["day"], fields["day_before"]
    counts = ", ".join(f"{words} {day[name]} ({_trend(day[name], before[name])})" for name, words in _DAY)
    yield _line("last 24 h, and against the 24 h before", f"{counts}; blocks planned {fields['blocks_planned']}")
    counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(fields["outcomes"].items()))
    yield _line("judged", counts or "nothing yet")
    yield _line("rules version", fields["rules_version"] or "–")


def _mode(fields: Mapping[str, Any]) -> str:
    """What the last run did, and whether it still does."""
    gone = fields["mode"] is not None and not fields["running"]
    return _MODES[fields["mode"]] + (" (no run is at work now)" if gone else "")


def _line(name: str, words: str, asks: bool = False) -> Text:
    return Text.assemble((f"{name}: ", "bold"), safe(words, style="yellow" if asks else ""))


def _trend(now: int, before: int) -> str:
    """Against the 24 hours before, as a sign that needs no colour."""
    return "=" if now == before else f"{now - before:+}"


def _ago(at: str | None, now: datetime) -> str:
    if at is None:
        return "–"
    hours = max(0.0, (now - datetime.fromisoformat(at)).total_seconds() / 3600)
    return f"{_at(at)} UTC, {age(hours)} ago"


def _at(at: str) -> str:
    return at[:16].replace("T", " ")
