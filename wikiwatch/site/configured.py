"""Pywikibot, loaded with the configuration of a home folder: which wiki, which account, which password.

This is the only module that loads it.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

from wikiwatch import __version__
from wikiwatch.errors import UserError
from wikiwatch.loading import no_garbage

USER_CONFIG = "user-config.py"
# Connecting takes at most twice the first retransmission of TCP (3 s); an answer of 8 MB, the most that
# MediaWiki gives, arrives within 30 s even from a slow host, and a hanging one does not hold the loop longer.
TIMEOUT = (6.05, 30.0)
_LOADED_WITH = "wikiwatch_loaded_with"  # pywikibot's module keeps here which home and configuration it was loaded with
_COMPARE = "Compare it with user-config.py.example."


def account_and_api(home: Path) -> tuple[str, str]:
    """What a home folder's user-config.py names: the account, and where api.php is. Raises UserError."""
    site = site_of(load(home), home)
    return name_of(site), api_of(site)


def load(home: Path) -> ModuleType:
    """Load pywikibot with the configuration in `home`; anew only if another was loaded before.

    Anew costs 6 MB that never come back: its modules hold each other through caches of the standard library.
    """
    config_file = home / USER_CONFIG
    if not config_file.is_file():
        raise UserError(f"There is no {config_file}.", "Write one with: wikiwatch init")
    if config_file.stat().st_uid not in (os.getuid(), 0):
        # It is a program, and pywikibot runs nobody else's.
        found = f"{config_file} belongs to {_owner(config_file)}, and this is another user."
        raise UserError(found, "Run this as its owner, such as with `sudo -u`.")
    if config_file.stat().st_mode & 0o002:
        raise UserError(f"{config_file} can be changed by everybody.", f"chmod o-w {config_file}")
    wanted = (home.resolve(), config_file.read_bytes())
    loaded = sys.modules.get("pywikibot")
    if loaded is not None and getattr(loaded, _LOADED_WITH, None) == wanted:
        return loaded
    os.environ["PYWIKIBOT_DIR"] = str(home.resolve())
    for name in [name for name in sys.modules if name.partition(".")[0] == "pywikibot"]:
        del sys.modules[name]
    arguments, sys.argv = sys.argv, sys.argv[:1]  # pywikibot reads options of its own there
    try:
        with no_garbage(), warnings.catch_warnings(record=True):
            pywikibot = importlib.import_module("pywikibot")
            # What it logs at its start is the version of each module: nobody reads that, and it takes 0.1 s.
            pywikibot.bot.writelogheader = _nothing
            pywikibot.bot.init_handlers()
    except (Exception, SystemExit) as error:  # the configuration is a program: anything may come out of it
        raise UserError(f"{config_file} can't be used: {type(error).__name__}: {error}", _COMPARE) from None
    finally:
        sys.argv = arguments
        logging.captureWarnings(False)
        _send_messages_to_logging()
    setattr(pywikibot, _LOADED_WITH, wanted)
    pywikibot.config.socket_timeout = TIMEOUT
    pywikibot.config.user_agent_format = f"wikiwatch/{__version__} ({{script_comments}}) {{pwb}} {{http_backend}}"
    return pywikibot


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except KeyError:  # a number without a name, as in many containers
        return f"user {path.stat().st_uid}"


def _nothing() -> None:
    """In the place of what is left out."""


def _send_messages_to_logging() -> None:
    """Let what pywikibot says go where our own log goes, and never to the terminal by itself."""
    for name in ("pywiki", "py.warnings"):
        for handler in list(logging.getLogger(name).handlers):
            logging.getLogger(name).removeHandler(handler)
    logger = logging.getLogger("pywiki")
    logger.addHandler(logging.NullHandler())
    logger.setLevel(logging.WARNING)
    logger.propagate = True


def site_of(pywikibot: ModuleType, home: Path) -> Any:
    """The configured site: of its parts only those that send nothing are used."""
    config_file = home / USER_CONFIG
    try:
        site = pywikibot.Site(interface="BaseSite")
    except (pywikibot.exceptions.Error, ValueError) as error:
        raise UserError(f"{config_file}: {error}", _COMPARE) from None
    if not site.username():
        raise UserError(f"{config_file} names no account.", "It needs usernames[family][mylang].")
    return site


def name_of(site: Any) -> str:
    """The bot's account, without the name of its bot password."""
    return str(site.username()).partition("@")[0]


def api_of(site: Any) -> str:
    """Where its api.php is."""
    return str(site.base_url(site.apipath()))


def login_of(site: Any, pywikibot: ModuleType, home: Path) -> tuple[str, str]:
    """The name and the password to log in with."""
    login = importlib.import_module("pywikibot.login")
    try:
        with warnings.catch_warnings(record=True):  # one of these warnings shows the password's line
            manager = login.ClientLoginManager(site=site, user=site.username())
    except (pywikibot.exceptions.Error, ValueError, OSError) as error:
        raise UserError(f"{home / USER_CONFIG}: {error}", _COMPARE) from None
    if not manager.password and not pywikibot.config.authenticate:
        raise UserError(
            f"There is no password for {site.username()} in {home / 'user-password.py'}.",
            "Its line is: ('ACCOUNT', BotPassword('APP', 'PASSWORD'))",
        )
    return str(manager.login_name), str(manager.password or "")
