"""The rules in force and how each does: what `rules stats`, `rules review` and `rules reset` tell and do."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from markupsafe import Markup

from wikiwatch.app.rule_board import Counted, counted, let_again, stopped
from wikiwatch.app.rule_review import acts, hit_fields, hits_of, promotion, promotion_fields, say
from wikiwatch.core.log_only import Named, RuleKind, named
from wikiwatch.core.rule_stats import ROW, SIGNAL, TOTAL, Word
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.placed import placed
from wikiwatch.rulefiles.writing import read_exactly, row_text
from wikiwatch.rules_home import rules_as_they_count
from wikiwatch.web.pages_decide import needs
from wikiwatch.web.people import Role
from wikiwatch.web.showing import chart

PAGES = Blueprint("rules", __name__)

# Counting reads every judged change, 2 s of 100,000: so each person who looks need not wait for it.
FRESH = 60.0  # seconds for which figures are shown
HITS = 50  # of a rule that are shown, the latest; all of those are asked for that are reviewed
# What people made of hits, as a column has it: what they confirmed or took back themselves was right.
_PILES = {
    "overturned": (Word.OVERTURNED,),
    "right": (Word.CONFIRMED, Word.REVERTED),
    "waiting": (Word.WAITING,),
    "nothing": (Word.NOTHING,),
}


@dataclass(slots=True)
class Board:
    """Keeps what was counted last, for some seconds, and lets one request count for all that wait."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    kept: tuple[str, float, Counted] | None = None

    def counted(self) -> Counted:
        """The figures by the rules in force, at most FRESH seconds old."""
        with self.lock:
            version, now = g.app.rules.version, time.monotonic()
            if self.kept is None or self.kept[0] != version or now - self.kept[1] > FRESH:
                self.kept = version, now, counted(g.app)
            return self.kept[2]


@PAGES.get("/rules")
def page() -> str:
    """All rows and signs, with their figures."""
    found = _board().counted()
    return render_template(
        "rules.html",
        tables=[
            (about, [_line(one) for one in found.stats.rules if one["about"] == about])
            for about in (TOTAL, ROW, SIGNAL)
        ],
        endings=found.stats.endings,
        counted=found,
        version=g.app.rules.version,
    )


@PAGES.get("/rule/<id>")
def one(id: str) -> Any:
    """One of them: what its file says, its figures by week, and its latest hits."""
    rule = named(g.app.rules, id)
    if rule is None:
        return render_template("error.html", message=g.speaker.say("pages-rule-unknown"), hint=""), 404
    found = _board().counted()
    about = SIGNAL if rule.kind is RuleKind.SIGN else ROW
    lines = [_line(one) for one in found.stats.rules if one["id"] == rule.id and one["about"] in (ROW, SIGNAL)]
    file, text = _written(rule)
    known = next((one for one in g.app.rules.points.signals if one.id == rule.id), None)
    own = next((one for one in g.app.rules.own.rules if one.signal_id == rule.id), None)
    hits = hits_of(g.app, rule)
    return render_template(
        "rule.html",
        rule=rule,
        acts=acts(g.app.rules, rule),
        lines=lines,
        file=file,
        text=text,
        reason=own.description if own else known.reason if known else _row_reason(rule),
        samples=own.samples if own else (),
        stopped=stopped(g.app).get(rule.id),
        chart=_chart(found, about, rule.id),
        weeks=_weeks(found, about, rule.id),
        hits=[hit_fields(hit) for hit in hits[:HITS]],
        promotion=promotion_fields(promotion(g.app, rule)),
        counted=found,
        version=g.app.rules.version,
    )


@PAGES.post("/rule/<id>/say")
@needs(Role.RULE_EDITOR)
def judge(id: str) -> Any:
    """A person's word on one hit: what `wikiwatch rules review` does with --right and --wrong."""
    rule = named(g.app.rules, id)
    word = next((one for one in ("right", "wrong") if one in request.form), None)
    if rule is None or word is None:
        abort(400)
    number = request.form[word]
    if not (number.isascii() and number.isdigit() and len(number) <= 18):
        abort(400)
    say(g.app, rule, [int(number)], g.person.who, request.form.get("why", "").strip()[:1_000], right=word == "right")
    return redirect(url_for("rules.one", id=rule.id) + f"#hit-{number}", 303)


@PAGES.post("/rule/<id>/reset")
@needs(Role.RULE_EDITOR)
def reset(id: str) -> Any:
    """Let a rule act or look again: what `wikiwatch rules reset` does."""
    rule = named(g.app.rules, id)
    if rule is None:
        abort(400)
    let_again(g.app, rule.id, g.person.who, request.form.get("why", "").strip()[:1_000])
    return redirect(url_for("rules.one", id=rule.id), 303)


def _board() -> Board:
    found: Board = current_app.extensions["wikiwatch"].setdefault("board", Board())
    return found


def _line(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a rule with what it does now, in place of what the command tells by empty cells."""
    rule = named(g.app.rules, fields["id"]) if fields["about"] != TOTAL else None
    return {**fields, "acts": rule is None or acts(g.app.rules, rule), "stopped": stopped(g.app).get(fields["id"])}


def _row_reason(rule: Named) -> str:
    return next((row.reason for row in g.app.rules.policy.rows if row.id == rule.id), "")


def _written(rule: Named) -> tuple[str, str]:
    """The name of the file in which a rule stands, and its lines there; "" for both where it can't be read."""
    try:
        with rules_as_they_count(current_app.extensions["wikiwatch"]["home"]) as folder:
            place = placed(folder, rule.id)
            return place.path.name, row_text(read_exactly(place.path), place.table, rule.file_id)
    except (UserError, ValueError):
        return "", ""


def _weeks(found: Counted, about: str, rule: str) -> list[tuple[Any, dict[str, int]]]:
    """Each week with its hits, by what people made of them."""
    by_word = found.weeks.of(about, rule)
    return [
        (week, {pile: sum(by_word[word][place] for word in words) for pile, words in _PILES.items()})
        for place, week in enumerate(found.weeks.begins)
    ]


def _chart(found: Counted, about: str, rule: str) -> Markup:
    tell, weeks = g.speaker.say, _weeks(found, about, rule)
    sums = {pile: sum(counts[pile] for _, counts in weeks) for pile in _PILES}
    return chart(
        [g.speaker.day(week) for week, _ in weeks],
        {tell(f"pages-rule-{pile}"): [counts[pile] for _, counts in weeks] for pile in _PILES},
        name=tell("pages-rule-weeks"),
        told=tell("pages-rule-weeks-told", weeks=len(weeks), **sums),
    )
