"""A comparison as one HTML page that asks nobody for anything: no script, no picture, no link that leads away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from wikiwatch.core.comparison import MISSED, OUTCOME_WORDS, Comparison, Group
from wikiwatch.core.inert import for_terminal
from wikiwatch.core.shares import duration, number, per_cent, shares

# What an admin looks for comes first: a phone shows three or four columns before one has to scroll.
HEADS = ("hits", "precision %", "interval", "undone", "stood", "coverage %", "median won", "neither", "too young")
NAME, EXCERPT = 120, 400  # characters of a title or a name, and of an added text, with all escapes

# Nothing may be loaded or run, whatever stands in the page; phones may make no links out of numbers.
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="color-scheme" content="light dark">
<title>wikiwatch: a replay beside what people did</title>
"""
_STYLE = """\
:root { --paper: #fff; --ink: #1c2024; --faint: #5b6470; --line: #d6dade; --card: #f5f7f9; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181c; --ink: #e4e8ec; --faint: #9aa5b1; --line: #343b43; --card: #1d2329; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
p, ul { max-width: 44rem; } li { margin: .4rem 0; } ul { padding-left: 1.2rem; }
.faint, figcaption, caption { color: var(--faint); font-size: .9rem; }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .7rem; padding: 0;
  max-width: none; list-style: none; }
.sums li { background: var(--card); border-radius: .4rem; padding: .7rem; margin: 0; }
.sums b { display: block; font-size: 1.4rem; line-height: 1.2; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1.5rem; }
figure { margin: 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; overflow-wrap: normal; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; position: sticky; left: 0;
  background: var(--paper); }
thead th { color: var(--faint); font-weight: 600; }
.edit { background: var(--card); border-radius: .4rem; padding: .7rem .9rem; margin: .7rem 0; }
.edit p { margin: .2rem 0; max-width: none; } .edit blockquote { margin: .5rem 0 0; padding-left: .8rem;
  border-left: .2rem solid var(--line); white-space: pre-wrap; }
summary { cursor: pointer; margin: .7rem 0; }
"""


def inert(text: object, limit: int = NAME) -> str:
    """A text of the wiki as HTML shows it: characters that can't be seen or that turn others round as escapes."""
    return f"<bdi>{escape(for_terminal(str(text), limit))}</bdi>"


def comparison_page(
    about: Mapping[str, Any],
    found: Comparison,
    wrong: Sequence[Mapping[str, Any]],
    missed: Sequence[Mapping[str, Any]],
    *,
    plots: Sequence[tuple[str, str]],
    plot_style: str,
) -> str:
    """The whole page. `about` and the edits are what `app/compare` gives for JSON; texts in them may be hostile.

    `plots` are drawn already, each with its title, and `plot_style` is their style sheet.
    """
    parts = (
        _HEAD,
        f"<style>\n{_STYLE}{plot_style}</style>\n",
        "</head>\n<body>\n",
        _summary(about, found),
        _plots(found, plots),
        _section("By outcome", _groups("outcome", [*found.outcomes, found.total])),
        _section("By policy row", _groups("row", [one for _, one in found.rows], [word for word, _ in _rows(found)])),
        _section("By signal", _groups("signal", found.signals)),
        _section(
            "Would have been taken down, but stood",
            "<p>Look at these first. People may have overlooked spam; or the rules would have wronged somebody.</p>",
            _edits(len(found.wrong), wrong, "reverts and the highest scores first"),
        ),
        _section(
            "People undid them, but the rules would have let them through",
            "<p>What many of them have in common can be a rule of your own: docs/rules.md begins with what to ask "
            "before you write one.</p>",
            _edits(len(found.missed), missed, "the latest first"),
        ),
        _section("How this was counted", _limits(about)),
        "</body>\n</html>\n",
    )
    return "".join(parts)


def _summary(about: Mapping[str, Any], found: Comparison) -> str:
    down = [one for one in found.outcomes[:2] if one.hits]
    undone, stood = sum(one.undone for one in down), sum(one.stood for one in down)
    sums = (
        (number(about["revisions"]), "revisions judged"),
        (number(found.total.undone), "undone by people later"),
        (number(undone), "of these reverted or held by the rules"),
        (number(stood), "reverted or held, but stood"),
    )
    span = f"{about['first'][:10]} to {about['last'][:10]}" if about["first"] else "no revisions"
    items = "".join(f"<li><b>{value}</b> {escape(words)}</li>" for value, words in sums)
    files = ", ".join(inert(name) for name in about["files"])
    return (
        "<h1>What wikiwatch would have done, beside what people did</h1>\n"
        f'<p class="faint">{files} · {escape(span)} · rules {inert(about["rules_version"])}</p>\n'
        f'<ul class="sums">{items}</ul>\n'
    )


def _plots(found: Comparison, drawn: Sequence[tuple[str, str]]) -> str:
    unit = "year" if found.periods and len(found.periods[0].name) == 4 else "month"
    figures = (f"<figure><figcaption><b>{escape(title)}</b></figcaption>{svg}</figure>\n" for title, svg in drawn)
    return "".join(
        (
            '<h2>At a glance</h2>\n<div class="plots">\n',
            *figures,
            "</div>\n<details><summary>The numbers of these plots</summary>\n",
            _periods(unit, found),
            _curve(found),
            "</details>\n",
        )
    )


def _periods(unit: str, found: Comparison) -> str:
    heads = (unit, *OUTCOME_WORDS.values(), MISSED)
    rows = [
        (one.name, *(number(one.outcomes[outcome]) for outcome in OUTCOME_WORDS), number(one.missed))
        for one in found.periods
    ]
    return _table(heads, rows)


def _curve(found: Comparison) -> str:
    rows = [
        (f"{one.score:g}", *shares(one.precision), *shares(one.coverage), number(one.coverage.hits))
        for one in found.curve
    ]
    return _table(("score at least", "precision %", "interval", "coverage %", "interval", "undone"), rows)


def _rows(found: Comparison) -> list[tuple[str, Group]]:
    return [(OUTCOME_WORDS[outcome], one) for outcome, one in found.rows]


def _groups(what: str, groups: Sequence[Group], outcomes: Sequence[str] = ()) -> str:
    words = [f"{one.name} ({outcome})" for one, outcome in zip(groups, outcomes, strict=True)] if outcomes else None
    names = words or [one.name for one in groups]
    rows = [(name, *_cells(one)) for name, one in zip(names, groups, strict=True)]
    return _table((what, *HEADS), rows)


def _cells(one: Group) -> tuple[str, ...]:
    """The numbers of a group, under `HEADS`."""
    return (
        number(one.hits),
        *shares(one.precision),
        number(one.undone),
        number(one.stood),
        per_cent(one.coverage.per_cent) if one.coverage.total else "–",
        duration(one.median_won),
        number(one.neither),
        number(one.young),
    )


def _edits(count: int, edits: Sequence[Mapping[str, Any]], order: str) -> str:
    if not count:
        return "<p>None.</p>\n"
    return f"<p>{number(len(edits))} of {number(count)}, {order}.</p>\n" + "".join(_edit(one) for one in edits)


def _edit(one: Mapping[str, Any]) -> str:
    signals = ", ".join(inert(name) for name in one["signals"]) or "no signal of its own"
    when = escape(one["timestamp"][:16].replace("T", " "))
    added = inert(one["excerpt"], EXCERPT) if one["excerpt"] else '<i class="faint">nothing was added</i>'
    return (
        f'<article class="edit"><p><b>Revision {int(one["revid"])}</b> · {when} UTC · {inert(one["user"])} on '
        f'{inert(one["title"])}</p><p class="faint">{escape(one["outcome"])} by {inert(one["row"])}, score '
        f"{one['score']:g}: {signals}</p>"
        f"<blockquote>{added}</blockquote></article>\n"
    )


def _limits(about: Mapping[str, Any]) -> str:
    unknown = ", ".join(inert(one) for one in about["unknown"]) or "–"
    items = "".join(f"<li>{escape(one)}</li>" for one in about["limits"])
    return f"<ul>{items}<li>Not in an export, so without points: {unknown}.</li></ul>\n"


def _section(title: str, *parts: str) -> str:
    return f"<section><h2>{escape(title)}</h2>\n{''.join(parts)}</section>\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(for_terminal(one))}</td>" for one in row) + "</tr>\n" for row in rows)
    return (
        f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>\n'
    )
