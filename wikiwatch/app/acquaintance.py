"""Authors who were never met before: what they did and were told until then, asked for once, in bulk.

Without it, everybody would be a newcomer on the day when the program comes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from wikiwatch.app.context import App
from wikiwatch.app.events import note_event
from wikiwatch.core.exempt import exempt_author
from wikiwatch.core.model import Actor, ActorKind, Contribution, Facts
from wikiwatch.core.warnings import warnings_in
from wikiwatch.errors import SiteError
from wikiwatch.ports import TalkPage

log = logging.getLogger(__name__)

# Who is the same person, or at least the same address, at the next edit.
ASKED = (ActorKind.ACCOUNT, ActorKind.TEMP, ActorKind.ADDRESS)
BLOCK_LOG_READ = "block_log_read"


@dataclass(frozen=True, kw_only=True)
class _Answers:
    """What the wiki told of authors, by name; those whom it was not asked about are missing."""

    edits: Mapping[str, Sequence[Contribution]] = field(default_factory=dict)
    talks: Mapping[str, TalkPage | None] = field(default_factory=dict)


def ask(app: App, page: Sequence[Facts], until: datetime) -> list[Facts]:
    """Ask what the new ones among the authors did until a time. Call it outside a transaction, before judging.

    Whoever was not reached is asked about with the next change; until then the facts name `history` as unknown. A
    wiki that does not answer now stops the round, as everywhere: nobody is judged by half of the facts.
    """
    new = _new_ones(app, page)
    if not new:
        return list(page)
    older = [actor for actor in new if _acted_before(actor, until)]
    answers = _answers(app, older, until) if older else _Answers()
    missed = {one.name for one in older if one.name not in answers.edits or one.name not in answers.talks}
    with app.store.transaction():
        for actor in older:
            _keep(app, actor, answers, until)
        app.store.note_met({one.key for one in new} - {one.key for one in new if one.name in missed}, app.clock.now())
    return [_unknown(facts) if facts.actor.name in missed else facts for facts in page]


def _new_ones(app: App, page: Sequence[Facts]) -> list[Actor]:
    """The authors who are judged, and about whom nobody was asked yet; each once."""
    found = {
        facts.actor.name: facts.actor
        for facts in page
        if facts.actor.kind in ASKED
        and facts.actor.name != app.site.bot_name
        and not exempt_author(facts.actor, app.rules, facts.change.timestamp)
    }
    unmet = app.store.unmet({actor.key for actor in found.values()})
    return [actor for actor in found.values() if actor.key in unmet]


def _acted_before(actor: Actor, until: datetime) -> bool:
    """Whether there may be anything to learn. Most new accounts are new indeed: all that they do is watched."""
    return actor.editcount != 0 and (actor.registered is None or actor.registered <= until)


def _answers(app: App, actors: Sequence[Actor], until: datetime) -> _Answers:
    try:
        edits = app.site.earlier_edits(actors, until)
        return _Answers(edits=edits, talks=app.site.talk_pages([one.name for one in actors]))
    except SiteError as error:
        if error.temporary:
            raise
        log.warning("what %d authors did before can't be asked: %s", len(actors), error)
        return _Answers()


def _keep(app: App, actor: Actor, answers: _Answers, until: datetime) -> None:
    """What was before that time. Later warnings are seen as edits, and count only if somebody of standing made them."""
    edits = answers.edits.get(actor.name, ())
    app.store.note_contributions(actor.key, [one for one in edits if one.timestamp <= until])
    talk = answers.talks.get(actor.name)
    for at in warnings_in(talk.text, talk.changed, app.rules.trust.warning_marks) if talk else ():
        if at <= until:
            app.store.note_warning(actor.key, at)


def _unknown(facts: Facts) -> Facts:
    return replace(facts, actor=replace(facts.actor, unknown=facts.actor.unknown | {"history"}))


def read_block_log(app: App, progress: Callable[[int, str], None]) -> None:
    """Read all blocks of the past, once: later ones are seen as changes. One that was seen already is no second one."""
    if app.store.meta(BLOCK_LOG_READ):
        return
    for page in app.site.block_log():
        with app.store.transaction():
            for change in page:
                note_event(app, change)
        progress(len(page), "earlier blocks read")
    app.store.set_meta(BLOCK_LOG_READ, app.clock.now().isoformat())
