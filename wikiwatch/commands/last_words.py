"""A run that ends by itself says so in a message before it does."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from wikiwatch import wiring
from wikiwatch.app import outbox, telling
from wikiwatch.config import Config
from wikiwatch.core.inert import for_message
from wikiwatch.core.news import LEAST_BETWEEN
from wikiwatch.errors import UserError
from wikiwatch.messages import ENGLISH, speaker
from wikiwatch.newsroom import newsroom

log = logging.getLogger(__name__)


TOLD = ".last_words"  # an empty file in the home folder: when people were told where no database could keep it


@contextmanager
def last_words(config: Config) -> Iterator[None]:
    """Tell people why what goes on within ends, where it fails: refused credentials, a full disk, bad rules."""
    try:
        yield
    except Exception as error:
        # The further lines of an error may quote rules, and what is no UserError may quote anything.
        why = error.message.partition("\n")[0] if isinstance(error, UserError) else type(error).__name__
        if not isinstance(error, UserError):
            # The file that tells of it elsewhere stands in a folder that a service manager removes with the run.
            log.critical("the run ends by a fault of its own", exc_info=True)
        try:
            _tell(config, for_message(why, 300))
        except Exception:
            log.exception("nobody could be told by message")
        raise


def _tell(config: Config, why: str) -> None:
    room = newsroom(config)
    if room is None or room.messenger is None:
        return
    try:
        with wiring.offline_app(config) as app:
            telling.broken_off(replace(app, newsroom=room), why)
    except UserError:  # the database, or the rules, are what is broken: then nobody knows what was told already
        if _is_too_soon(config.home / TOLD):
            return
        say = speaker(config.language.wiki or ENGLISH).say
        subject = say("news-subject-alarm", wiki="wikiwatch")
        outbox.send_unkept(room.messenger, subject, say("news-ended", why=why))


def _is_too_soon(path: Path) -> bool:
    """Whether people were told within the hour, if not, they are now: something may start the program each minute."""
    try:
        if path.exists() and 0 <= time.time() - path.stat().st_mtime < LEAST_BETWEEN.total_seconds():
            return True
        path.touch()
    except OSError:
        log.warning("%s can't be written, so the next start tells it again", path)
    return False
