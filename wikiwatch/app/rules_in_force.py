"""The rules that a round goes by: changed files count once they are sound, and until then the last good ones do."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from wikiwatch.app.rules_kept import KEPT, MISTAKES, mistakes
from wikiwatch.app.wordings import wordings
from wikiwatch.core import own_rules
from wikiwatch.core.log_only import watching
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.ports import Store
from wikiwatch.ports.rules import RuleFiles, RulesError

log = logging.getLogger(__name__)

SHOWN = 20  # mistakes in `status`, as many as a screen holds beside the rest; `rules check` tells all
LOGGED = 100  # mistakes in the log: all that a person makes at once, and no page of the wiki fills the disk
LONGEST = 400  # characters of one mistake: two or three lines


class RulesInForce:
    """The rules in force, from round to round. Raises RulesError at first, when there is no last good version yet.

    `instead` gives the rules to begin with where those of now have mistakes, or raises RulesError.
    """

    def __init__(self, files: RuleFiles, instead: Callable[[], Ruleset] | None = None) -> None:
        self._files = files
        self._seen = files.glance()
        self._settled: str | None = None  # the glance after which all was looked at and kept
        self._mark = _mark(files.texts())
        self._bad: RulesError | None = None
        self._log_only: tuple[str, ...] = ()
        try:
            self.rules = files.load()
        except RulesError as error:
            if instead is None:
                raise
            self.rules, self._bad = instead(), error
            self._tell(error)
        self._tell_reworded()

    def only_note(self, names: Iterable[str]) -> None:
        """Put rules into log-only mode for as long as this runs, whatever the files say now or later."""
        self._log_only = (*self._log_only, *names)
        self.rules = watching(self.rules, self._log_only)

    def look(self, store: Store, now: datetime) -> Ruleset:
        """The rules for the round that begins now.

        Files that changed are read once they were left alone for a round: an editor may be at work on them.
        """
        glance = self._files.glance()
        if glance == self._settled:
            return self.rules
        if glance != self._seen:
            self._seen = glance
            return self.rules
        texts = self._files.texts()
        mark, version, bad = _mark(texts), self.rules.version, self._bad
        rules = self.rules
        if mark != self._mark:
            rules, bad = self._load()
        if self._files.glance() != glance:
            return self.rules  # changed while they were read
        new = mark != self._mark
        mended = self._bad is not None and bad is None
        self.rules, self._bad, self._mark = rules, bad, mark
        if new and bad:
            self._tell(bad)
        elif rules.version != version:
            log.warning("the rules were changed: version %s takes the place of %s", rules.version, version)
            self._tell_reworded()
        elif mended:
            log.warning("the rules are mended: version %s goes on", version)
        self._keep(store, texts, now)
        self._settled = glance
        return self.rules

    def _load(self) -> tuple[Ruleset, RulesError | None]:
        try:
            return watching(self._files.load(), self._log_only), None
        except RulesError as error:
            return self.rules, error
        except Exception as error:
            log.exception("the rules could not be checked")
            line = f"the files could not be checked: {type(error).__name__}"
            return self.rules, RulesError(line, "", lines=[line], files=[])

    def _tell(self, bad: RulesError) -> None:
        head = f"the rules have mistakes ({len(bad.lines)}): version {self.rules.version} goes on"
        more = [f"and {len(bad.lines) - LOGGED} more: `wikiwatch rules check`"] if len(bad.lines) > LOGGED else []
        log.error("%s", "\n".join([head, *bad.lines[:LOGGED], *more]))

    def _tell_reworded(self) -> None:
        if reworded := self.rules.own.reworded:
            log.warning("%s", own_rules.in_words(reworded))

    def _keep(self, store: Store, texts: Mapping[str, str], now: datetime) -> None:
        found = ""
        if self._bad:
            before = mistakes(store)
            fields = {
                "since": before["since"] if before else now.isoformat(),
                "version": self.rules.version,
                "count": len(self._bad.lines),
                "files": list(self._bad.files),
                "lines": [line[:LONGEST] for line in self._bad.lines[:SHOWN]],
            }
            found = json.dumps(fields)
        with store.transaction():
            store.note_wordings(self.rules.version, wordings(self.rules))
            if found != (store.meta(MISTAKES) or ""):
                store.set_meta(MISTAKES, found)
            copy = json.dumps(dict(texts))
            if not self._bad and copy != store.meta(KEPT):
                store.set_meta(KEPT, copy)


def _mark(texts: Mapping[str, str]) -> str:
    """Stands for what is in the files, sound or not: a file that was only touched changes nothing."""
    return hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()
