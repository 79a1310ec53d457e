"""`review --walk`: one thing after the other with its diff, answered with one key each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from wikiwatch.app.context import App
from wikiwatch.app.deciding import Choice, asks_again, choice, decide
from wikiwatch.app.explain import explain_action
from wikiwatch.commands.asking import CARRIED_OUT
from wikiwatch.commands.explained import added_lines
from wikiwatch.errors import UserError
from wikiwatch.terminal import age, console, plain, safe
from wikiwatch.web.differing import difference

SHOWN = 3_000  # characters of what an edit added: some screens; `explain` has all
LINES, LINE = 20, 400  # lines of what it took out, and characters of each: a blanked page is blank, whatever it said
GOOD, BAD, NEXT, QUIT, UNDO = "r", "s", "n", "q", "u"
_NAMES = {GOOD: "release", BAD: "spam", NEXT: "next", QUIT: "quit", UNDO: "undo the last answer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer that was given, and is written when the next one comes, or the person ends."""

    at: int  # the place of what it is about in the list
    id: str
    good: bool

    @property
    def words(self) -> str:
        """The answer as it was asked for."""
        return f"{self.id}: {_NAMES[GOOD if self.good else BAD]}"


class Walk:
    """Somebody at a terminal, who answers about what waits. Each answer is kept in a transaction of its own."""

    def __init__(self, app: App, items: Sequence[Mapping[str, Any]], who: str) -> None:
        self._app, self._items, self._who = app, items, who
        self._screen = console(stderr=True)
        self._last: Answer | None = None
        self._said = {item["id"]: len(app.store.decisions(item["id"])) for item in items}
        self.kept: list[Answer] = []

    def go(self) -> None:
        """Ask about each. Raises Abort where the person breaks off: the last answer is not kept then."""
        try:
            self._ask_all()
        except (KeyboardInterrupt, EOFError):
            lost = f" The last answer is not kept: {self._last.words}." if self._last else ""
            self._say(f"\nBroken off.{lost}")
            raise click.Abort from None

    def _ask_all(self) -> None:
        at = 0
        while at < len(self._items) or self._last:
            key = self._ask(at) if at < len(self._items) else self._key((QUIT,), "That was the last one.")
            if key == UNDO and self._last:
                at, self._last = self._last.at, None
            elif key == QUIT:
                self._keep()
                return
            else:
                if key in (GOOD, BAD):
                    self._keep()
                    self._last = Answer(at=at, id=self._items[at]["id"], good=key == GOOD)
                at += 1

    def _ask(self, at: int) -> str:
        """Show one thing, and the key that was pressed; what is settled by now is passed over."""
        item = self._items[at]
        if other := self._meanwhile(item["id"]):
            self._say(f"{item['id']} is passed over: {other}")
            return NEXT
        found = {GOOD: choice(self._app, item["id"], good=True), BAD: choice(self._app, item["id"], good=False)}
        open_ = {key: one for key, one in found.items() if one.problem is None}
        if not open_:
            return NEXT
        self._screen.print(Text(f"\n{at + 1} of {len(self._items)}", style="bold"))
        for part in shown(self._app, item, self._screen):
            self._screen.print(part)
        for key, one in open_.items():
            self._screen.print(Text.assemble((f"  {key} {_NAMES[key]}: ", "bold"), safe(one.will)))
        while True:
            key = self._key((*open_, NEXT, QUIT))
            if key not in open_ or self._is_sure(item["id"], open_[key], good=key == GOOD):
                return key

    def _is_sure(self, key: str, told: Choice, *, good: bool) -> bool:
        """What is grave is asked again, and only a y is a yes."""
        if not asks_again(self._app, key, good=good):
            return True
        self._say(f"{key}: {told.will}. Sure? (y/n)")
        return click.getchar().casefold() == "y"

    def _key(self, keys: Sequence[str], words: str = "") -> str:
        able = (*keys, UNDO) if self._last else keys
        self._say(" ".join(filter(None, (words, ", ".join(f"{key} {_NAMES[key]}" for key in able) + "?"))))
        while (key := click.getchar().casefold()) not in able:
            pass
        return key

    def _keep(self) -> None:
        """Write the last answer; where somebody else was faster, that is told."""
        if self._last is None:
            return
        try:
            with self._app.store.transaction():
                if other := self._meanwhile(self._last.id):
                    raise UserError(other)
                decide(self._app, self._last.id, self._who, "", good=self._last.good)
        except UserError as error:
            self._say(f"{self._last.id} was not decided: {error.message}")
        else:
            self.kept.append(self._last)
        self._last = None

    def _meanwhile(self, key: str) -> str:
        """What somebody else has decided about it since it was listed; nobody overrules them unseen."""
        said = self._app.store.decisions(key)
        return f"{said[-1]['who']} said {said[-1]['what']} meanwhile" if len(said) > self._said[key] else ""

    def _say(self, words: str) -> None:
        for line in words.split("\n"):
            self._screen.print(safe(line))


def walk(app: App, items: Sequence[Mapping[str, Any]], who: str) -> None:
    """Walk through what waits, and tell in the end how much was decided."""
    walked = Walk(app, items, who)
    try:
        walked.go()
    finally:
        good = sum(one.good for one in walked.kept)
        click.echo(f"{len(walked.kept)} of {len(items)} decided: {good} released, {len(walked.kept) - good} spam.")
        if walked.kept:
            click.echo(CARRIED_OUT)


def shown(app: App, item: Mapping[str, Any], screen: Console) -> Iterator[Text]:
    """One thing that waits: what, by whom, where, why; of an edit what it took out, and what it added."""
    figures = ", ".join(f"{name} {item[name]:g}" for name in ("score", "trust") if item[name] is not None)
    for name, value in (
        ("id", f"{item['id']}, {item['what']}, {age(item['age_hours'])} old"),
        *((("page", item["title"]),) if item["title"] else ()),
        ("author", f"{item['user']}{f' ({figures})' if figures else ''}"),
        ("waits", item["waits"]),
        ("why", item["reason"]),
    ):
        yield Text.assemble((f"  {name}: ", "bold"), safe(value))
    fields = explain_action(app, item["id"]) if item["revid"] is not None else None
    if fields is None:
        return
    yield from _gone(app, item["revid"])
    yield from added_lines(fields["text"], plain=plain(screen), most=SHOWN)


def _gone(app: App, revid: int) -> Iterator[Text]:
    texts = app.store.held(revid)
    runs = difference(*texts)[0] if texts else ()
    lines = [line for run in runs if run.kind == "went" for line in run.text.splitlines()]
    if lines:
        more = f" (the first {LINES} of {len(lines)} lines)" if len(lines) > LINES else ""
        yield safe(f"what it took out{more}:")
        yield from (safe(f"- {line}", LINE, "red") for line in islice(lines, LINES))
