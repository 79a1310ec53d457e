"""What `wikiwatch init` writes: a home folder for one wiki and one account."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from wikiwatch.config import CONFIG_FILE, LOGIN_FILE, RULES
from wikiwatch.errors import UserError
from wikiwatch.rulefiles import packaged_rules_dir
from wikiwatch.site.configured import USER_CONFIG, account_and_api

# MediaWiki's bot passwords are digits to base 32; a typing slip makes a login fail without a reason.
BOT_PASSWORD = re.compile(r"[0-9a-w]{32}")
NOT_IN_NAMES = frozenset("#<>[]|{}/@:=")
NOT_IN_ADDRESSES = frozenset(" \"'<>\\{}")
LONGEST_NAME = 85  # characters: MediaWiki takes 255 bytes, and a password line of pywikibot 250 characters
LONGEST_PASSWORD = 100

USER_CONFIG_TEXT = """\
# pywikibot's configuration for wikiwatch: which wiki, and which account works there.
# It is a Python program and must not be writable by others. More settings: user-config.py.example

family = "mywiki"
mylang = "mywiki"
family_files["mywiki"] = {api}
usernames["mywiki"]["mywiki"] = {bot}
password_file = "user-password.py"
"""

LOGIN_TEXT = """\
# The account's bot password, from the wiki's page Special:BotPasswords. Nobody else may read this file.
{line}
"""

CONFIG_TEXT = """\
# Settings of wikiwatch. Every line may be left out: what stands here are the defaults.

[watch]
poll_seconds = 30       # how often recent changes are read
overlap_minutes = 10    # how far back each read looks again: entries can appear out of order
namespaces = []         # numbers of the namespaces that are judged, such as [0, 1]; [] is all of them
# Nothing is written on the wiki unless a sysop wrote `yes` on this page; {bot} is the account's name.
run_page = "User:{bot}/Run"
# Where people say that something was wrong; nothing that they write there is ever taken down.
report_page = "User:{bot}/Report"

[wake]                  # the wiki's own feed lets the next read come at once: docs/wake.md
udp = ""                # where its datagrams come in, such as "127.0.0.1:9390"
senders = ["127.0.0.1", "::1"] # addresses and networks from which they count

[first_run]
days = 90               # how far back edits are read for trust; they are never acted on
pages = 2000            # how many articles are read for the wiki's own words

[log_page]
title = "User:{bot}/Log" # one row for each decision
while_observing = false # write the log page while only observing, too
show_all = false        # show everything there, for wikis whose log page only sysops can read
rows = 100              # rows on the page before older ones move to monthly pages
heartbeat_hours = 24    # it is written once in so long, new rows or not: a sign of life; 0 is never

[accuracy_page]
title = "User:{bot}/Accuracy" # how each rule did, once a week, wherever the log page is written; "" for no such page

[wasted_page]
title = ""              # such as "User:{bot}/Wasted time": how long those went on who are blocked; they can read it

[review_page]
title = "User:{bot}/Review" # reviewers decide there by saving a form, wherever the log page is written; "" for none
right = "block"         # whoever has it through a group is a reviewer

[shorteners]
expand = false          # ask public shorteners such as tinyurl.com where the links lead that are added

[networks]
asn_database = ""       # a MaxMind DB file of autonomous systems, such as "GeoLite2-ASN.mmdb"

[temporary_accounts]
link = false            # ask CheckUser for their addresses, which it notes: see who comes back under another name

[privacy]
keep_days = 90          # so long the addresses of temporary accounts are kept

[messages]              # to the people who look after it, by e-mail or chat, through Apprise
urls_file = ""          # a file with its addresses, one a line, such as "messages.urls"; they hold secrets: chmod 600
at_once = ["alarm", "warning"]
digest = ["info"]       # once a day, with what was decided and what is open; [] for none
digest_hour = 6         # UTC
nothing_seen_hours = 12 # without a change on the wiki, and longer than is usual there; 0 is never
proposal_waits_hours = 24
no_action_hours = 168   # without anything carried out, and longer than is usual

[feed]
file = ""               # an RSS feed of decisions for a web server to serve, such as "/var/www/wikiwatch.xml"
items = 50

[service]               # for a monitor: /metrics for Prometheus, /healthz for yes or no: docs/running.md
listen = ""             # such as "127.0.0.1:9391"; "" is nowhere

[web]                   # the dashboard, where other machines reach it through a web server: docs/web.md
host = ""               # its name in the browser, such as "watch.example.org"
https = false
proxy = ""              # the address from which that server comes, such as "127.0.0.1"
port = 8080             # where it listens; the dashboard of another wiki on this machine needs another

[web.oauth]             # signing in by the wiki itself, where it has the extension OAuth: docs/web.md
client_id = ""          # the key of the consumer that was registered on the wiki; "" is off
secret_file = "oauth-secret"
viewer = ""             # the right that makes somebody of the wiki a viewer here; "" is nobody
reviewer = "rollback"
rule_editor = "editinterface"
operator = "block"

[reputation]            # what lists outside say of newcomers' addresses; whom you ask learns them
requests_a_day = 1000   # to each service, at most
hit_hours = 24          # so long a listing counts, and so long ...
miss_hours = 6          # ... an address counts as not listed
nameservers = []        # that blocklists are asked through, such as ["127.0.0.1"]; [] is the system's own

[reputation.stopforumspam]
api = false             # ask its API about each address
list = false            # or download its list of the last 30 days, once a day: so it learns nothing

[reputation.tor]
list = false            # download the list of Tor's exits, once an hour

# A DNS blocklist, as its operator describes it; each has a table of its own. What a return code means is one of
# spam, proxy, tor, nothing, refused, with words for people if you like. A list of domains is asked only about the
# wiki's own name.
#
# [[reputation.zone]]
# name = "bl.example.org"
# kind = "address"                                # or "domain"
# ipv6 = false                                    # whether it lists IPv6 addresses, too
# codes = { "127.0.0.2" = "spam", "127.0.0.4/30" = "proxy: infected", "127.0.0.10" = "nothing: a home connection" }
"""


def init(home: Path, api: str, user: str, password: str) -> list[str]:
    """Write a home folder; files that exist stay as they are. `user` is BOT or BOT@APPID.

    Returns a line for each file, `written` or `kept`, and one for each thing that looks wrong. Raises
    UserError where the address, the name or the password can't be right, before anything is written.
    """
    api = checked_api(api)
    bot, app = checked_user(user)
    if not password.isprintable() or not 0 < len(password) <= LONGEST_PASSWORD:
        raise UserError("This is no password.", f"It has 1 to {LONGEST_PASSWORD} characters, in one line.")
    login = f"({bot!r},BotPassword({app!r},{password!r}))" if app else f"({bot!r},{password!r})"
    files = {
        USER_CONFIG: (USER_CONFIG_TEXT.format(api=repr(api), bot=repr(bot)), 0o644),
        LOGIN_FILE: (LOGIN_TEXT.format(line=login), 0o600),
        CONFIG_FILE: (CONFIG_TEXT, 0o644),
    }
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = {home / name: _write_new(home / name, *content) for name, content in files.items()}
        made[home / RULES] = _copy_rules(home / RULES)
        kept = [] if made[home / USER_CONFIG] else list(_other_account(home / USER_CONFIG, bot, api))
        if login not in (home / LOGIN_FILE).read_text(encoding="utf-8", errors="replace"):
            kept.append(f"{home / LOGIN_FILE} was kept, and the password given now is not in it. {_ANEW}")
    except OSError as error:
        raise UserError(f"{home} can't be set up: {error}", "Choose another folder with --home.") from None
    lines = [f"{'written' if new else 'kept'}: {path}" for path, new in made.items()]
    return lines + [f"warning: {warning}" for warning in (*_warnings(app, password), *kept)]


def checked_api(api: str) -> str:
    """The address of a wiki's api.php, trimmed; UserError if it is something else."""
    hint = "It is on the wiki's page Special:Version, such as https://wiki.example/w/api.php"
    try:
        parts = urlsplit(api.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UserError(f"{api!r} is no address.", hint) from None
    odd = not api.strip().isprintable() or NOT_IN_ADDRESSES & set(api.strip())
    if parts.scheme not in ("http", "https") or not host or odd:
        raise UserError(f"{api!r} is no address that begins with https:// or http://.", hint)
    if parts.username or parts.password:
        raise UserError("The address of the API must not hold a name or password.", hint)
    if not parts.path.endswith("/api.php") or parts.query or parts.fragment:
        raise UserError(f"{api!r} is a page, not the wiki's API: it has to end in /api.php.", hint)
    return parts.geturl()


def checked_user(user: str) -> tuple[str, str]:
    """(account, application id of its bot password or ""); UserError if no account can have such a name."""
    if not user.strip().isprintable():
        raise UserError(f"{user!r} is no name that wikiwatch can log in with.", _USER_HINT)
    bot, at, app = user.strip().partition("@")
    bot = " ".join(bot.replace("_", " ").split())
    for part in (bot, app):
        if len(part) > LONGEST_NAME or NOT_IN_NAMES & set(part) or ", " in part:
            raise UserError(f"{user!r} is no name that wikiwatch can log in with.", _USER_HINT)
    if not bot or (at and not app) or "BotPassword" in bot + app:
        raise UserError(f"{user!r} is no account with an application id.", _USER_HINT)
    return bot[:1].upper() + bot[1:], app


_USER_HINT = "Special:BotPasswords shows it when it makes a password: BOT@APPID"


def _warnings(app: str, password: str) -> tuple[str, ...]:
    if not app:
        return (
            "This is the account's own password, which opens all of its rights. Better make a bot password"
            " on the wiki's page Special:BotPasswords, and give --user BOT@APPID.",
        )
    if not BOT_PASSWORD.fullmatch(password):
        return (
            "MediaWiki's bot passwords have 32 characters, digits and the letters a to w: this one has not,"
            " and the wiki will refuse it without saying why.",
        )
    return ()


def _other_account(user_config: Path, bot: str, api: str) -> Iterator[str]:
    """What is wrong with a configuration that was there before, for somebody who wants this account."""
    try:
        found = account_and_api(user_config.parent)
    except UserError as error:
        yield error.message
    else:
        if found != (bot, api):
            yield f"{user_config} was kept and names {found[0]} at {found[1]}. {_ANEW}"


_ANEW = "Delete that file and run init again, or choose another folder with --home."


def _write_new(path: Path, text: str, mode: int) -> bool:
    """Write a file that is not there yet, with exactly this mode from the start; False where it is there."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(handle, mode)
        file.write(text)
    return True


def _copy_rules(folder: Path) -> bool:
    """Copy the packaged rules where there are none."""
    if folder.exists():
        return False
    # Ready-made sets come with the program: `rules add` copies what is wanted of them.
    shutil.copytree(packaged_rules_dir(), folder, ignore=shutil.ignore_patterns("sets"))
    return True
