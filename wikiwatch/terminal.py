"""What the command line shows: tables with colours on a terminal, plain when piped, hostile text inert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wikiwatch.core.inert import for_terminal
from wikiwatch.core.report import reasons, why_not
from wikiwatch.core.shares import duration
from wikiwatch.core.undoing import STANDS_AGAIN
from wikiwatch.sheet import Sheet

COLOURS = {
    "allow": "green",
    "watch": "yellow",
    "hold": "magenta",
    "revert": "red",
    "ok": "green",
    "warn": "yellow",
    "bad": "red",
    "hit": "red",
    "miss": "green",
    "stands": "green",
    "gone": "magenta",
    "done": "green",
    "review": "yellow",
    "person": "yellow",
}


# Columns of numbers and short words, which are never broken.
SHORT = (
    *("id", "age", "revision", "trust", "score", "outcome", "verdict", "now", "kind", "points"),
    *("time (UTC)", "due (UTC)", "opened (UTC)", "last seen (UTC)", "last hit"),
)
WHOLE = 26  # characters of the id of a rule that a table of figures keeps in one line
TEXT = 200  # characters of a judged text that a table shows


class Screen(Console):
    """A console on which a reader who has gone is an error like others; rich itself would end the program."""

    def on_broken_pipe(self) -> None:
        """Say it; the command line knows what to do."""
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """The console; colours only on a terminal that shows some, and no line broken elsewhere."""
    screen = Screen(stderr=stderr, highlight=False)
    screen.soft_wrap = not screen.is_terminal
    return screen


def plain(screen: Console) -> bool:
    """Whether it shows no styles: a pipe, a file, or a terminal that knows none."""
    return not screen.is_terminal or screen.color_system is None


def safe(value: object, limit: int | None = None, style: str = "") -> Text:
    """A value as text that holds no markup and no terminal escape, coloured where it is a known word."""
    shown = for_terminal("" if value is None else str(value), limit)
    return Text(shown, style=style or COLOURS.get(shown, ""))


def age(hours: float) -> str:
    """How long ago, in the unit that tells most: minutes, hours, from two days on days."""
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} d"


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table of values that may be hostile."""
    drawn = Sheet(
        title=safe(title) if title else None,
        title_justify="left",
        header_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for column in columns:
        drawn.add_column(safe(column), overflow="fold", no_wrap=column in SHORT)
    for row in rows:
        drawn.add_row(*(safe(value) for value in row))
    return drawn


def log_table(entries: Iterable[Mapping[str, Any]]) -> Table:
    """Decisions, in the order in which they come."""
    rows = (
        (
            entry["timestamp"][:16].replace("T", " "),
            entry["revid"],
            entry["title"],
            entry["user"],
            entry["trust"],
            f"{entry['score']:g}",
            "; ".join(filter(None, map(why_not, entry["actions"]))) or entry["outcome"],
            reasons(entry),
        )
        for entry in entries
    )
    return table("", ("time (UTC)", "revision", "page", "author", "trust", "score", "outcome", "why"), rows)


def detected_table(lines: Iterable[Mapping[str, Any]]) -> Table:
    """Texts that were judged by themselves, with each sign and the place in the text where it stands."""
    rows: list[Sequence[object]] = []
    for line in lines:
        first, *more = [
            f"{signal['id']} {signal['points']:g}, {signal['start']}–{signal['end']}: {signal['reason']}"
            for signal in line["signals"]
        ] or [""]
        rows.append(("hit" if line["hit"] else "miss", f"{line['points']:g}", line["text"][:TEXT], first))
        rows += [("", "", "", sign) for sign in more]
    return table("", ("verdict", "points", "text", "signs, with points and place"), rows)


def due_table(actions: Iterable[Mapping[str, Any]], title: str = "") -> Table:
    """Planned actions by due time."""
    rows = (
        (
            action["key"],
            action["kind"],
            told_target(action),
            action["due_at"][:16].replace("T", " "),
            "needs a yes" if action["needs_yes"] else action["status"],
            action["result"] or action["reason"],
        )
        for action in actions
    )
    return table(title, ("key", "kind", "target", "due (UTC)", "status", "reason"), rows)


def told_target(action: Mapping[str, Any]) -> str:
    """What an action is about, with what its kind needs besides: the title to move to, the version, the group."""
    target, argument = str(action["target"]), str(action["argument"])
    match action["kind"]:
        case "move":
            return f"{target} → {argument}"
        case "filerevert" if argument.startswith(STANDS_AGAIN):
            return f"{target}, the version of {argument[1:17].replace('T', ' ')}"
        case "filerevert":
            return f"{target}, without the version of {argument[:16].replace('T', ' ')}"
    return f"{target} {argument}".strip()


def appeals_table(appeals: Sequence[Mapping[str, Any]], most: int | None = None) -> Table:
    """Who objects to what, and where to read it; nothing of what they wrote. At most so many of them."""
    rows = [
        (one["at"].replace("T", " ")[:16], one["user"], one["title"], one["revid"], one["action"] or "–")
        for one in appeals[:most]
    ]
    title = "appeals that nobody has answered"
    if len(rows) < len(appeals):
        title += f": the first {len(rows)} of {len(appeals)}, `wikiwatch review` has all"
    return table(title, ("since", "author", "page", "revision", "about"), rows)


def lists_table(entries: Iterable[Mapping[str, Any]], title: str = "") -> Table:
    """Entries of the lists: which list, about what, why, who, until when, and whether it is obeyed."""
    columns = ("list", "kind", "what", "reason", "added_by", "until", "state")
    rows = [[entry[column] or "–" for column in columns] for entry in entries]
    return table(title, ("list", "kind", "what", "why", "who", "until", "state"), rows)


def stats_table(about: str, lines: Sequence[Mapping[str, Any]]) -> Table:
    """What rows of the policy, or signals, hit, and what people made of it; the precision is of authors."""
    costs = ["cost"] if any(line["cost_ms"] is not None for line in lines) else []
    rows = (
        (
            *(line["id"], line["hits"], (line["last_hit"] or "never")[:10], line["authors"]),
            ", ".join(_came_of(line)),
            _precision(line),
            *(_cost(line) for _ in costs),
        )
        for line in lines
    )
    drawn = table("", (about, "hits", "last hit", "authors", "what came of it", "precision", *costs), rows)
    # On 80 columns, names stay whole, and sentences are broken between words.
    drawn.columns[0].no_wrap = all(len(line["id"]) <= WHOLE for line in lines)
    return drawn


def _came_of(line: Mapping[str, Any]) -> Iterator[str]:
    for word in ("overturned", "confirmed", "reverted", "waiting", "reported", "actions"):
        if line[word]:
            yield f"{word} {line[word]}"
    for name, median in (("down after", line["median_seconds"]), ("by people after", line["people_median_seconds"])):
        if median is not None:
            yield f"{name} {duration(median)}"
    if line["unused"]:
        yield "unused for 90 days"
    if line["aside"]:
        yield f"set aside since {line['aside'][:10]}"


def _cost(line: Mapping[str, Any]) -> str:
    return "" if line["cost_ms"] is None else f"{line['cost_ms']:.2f} ms, {line['cost_share']:g} %"


def _precision(line: Mapping[str, Any]) -> str:
    if line["precision"] is None:
        return ""
    counted = f"{line['authors_right']} of {line['authors_right'] + line['authors_wrong']} authors"
    return f"{line['precision']:.0f} % ({line['precision_low']:.0f} to {line['precision_high']:.0f}), {counted}"


def endings_table(lines: Iterable[Mapping[str, Any]]) -> Table:
    """What has ended, or ends soon, of the lists and of the wiki's own rules."""
    rows = (
        (line["about"], line["id"], line["until"], f"days left: {line['days_left']}" if line["days_left"] else "ended")
        for line in lines
    )
    return table("ended, or ends within 30 days", ("what", "which", "until", "state"), rows)


def comeback_tables(fields: Mapping[str, Any]) -> Iterator[Table]:
    """By what a blocked author would be recognised, and which blocked one this one is like; nothing for most."""
    if known := fields["fingerprint"]:
        rows = [(part, ", ".join(values)) for part, values in known["marks"].items()]
        yield table(f"blocked on {known['blocked'][:10]}, recognised again by", ("part", "what is known"), rows)
    if like := fields["comes_back"]:
        shared = [(part["id"], f"{part['points']:g}", part["reason"]) for part in like["parts"]]
        other = f"like {like['like']}, blocked on {like['blocked'][:10]}"
        shared.append(("sum", f"{like['points']:g}", f"{other}; {like['flags_at']:g} flag a new author at an edit"))
        yield table("", ("part", "points", "reason"), shared)


def reputation_table(listings: Iterable[Mapping[str, Any]]) -> Table:
    """What lists outside say of an address, when they were asked, and until when it counts."""
    rows = (
        (one["source"], one["says"], one["words"], *(one[when][:16].replace("T", " ") for when in ("asked", "until")))
        for one in listings
    )
    return table("", ("list outside", "says", "in words", "asked (UTC)", "counts until (UTC)"), rows)


def parts_table(fields: Mapping[str, Any]) -> Table:
    """Trust with all of its parts; they add up to the last line."""
    rows: list[Sequence[object]] = [
        (part["name"], part["points"], (part["at"] or "")[:10], part["reason"]) for part in fields["trust_parts"] or ()
    ]
    rows.append(("trust", fields["trust"], "", f"band {fields['band']}"))
    return table("", ("part", "points", "date", "reason"), rows)
