"""The dashboard in the browser, and who may sign in to it: web, web link, web people."""

from __future__ import annotations

import getpass
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from wikiwatch import config
from wikiwatch.clock import SystemClock
from wikiwatch.commands.common import as_json, echo_json, whoever_decides
from wikiwatch.core.inert import for_terminal
from wikiwatch.errors import UserError
from wikiwatch.service import logs
from wikiwatch.store.base import failures_told
from wikiwatch.store.db import Store
from wikiwatch.terminal import console, table
from wikiwatch.web.people import ROLES, Role, checked_name, known_name, new_link

EXAMPLES = """\b
Examples:
  wikiwatch web
  wikiwatch web --port 8090
  wikiwatch web people add Anna --role reviewer
  wikiwatch web link --name Anna
"""
THREADS = 4  # SQLite writes one thing at a time; four read side by side
IDLE_SECONDS = 30  # after which a silent connection is closed; one that drips is held, see docs/web.md
HEADER_BYTES = 16_384
_ADDRESS = "web_address"  # where it listened last, for links that are made beside it

role_option = click.option(
    "--role", type=click.Choice(list(ROLES)), default="reviewer", show_default=True, help="What they may do."
)
name_argument = click.argument("name", metavar="NAME")


@click.group(invoke_without_command=True, epilog=EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port.  [default: `port` under [web], or 8080]")
@click.pass_context
def web(context: click.Context, host: str, port: int | None) -> None:
    """Show the dashboard: the review queue, one page a case, and how the watch is doing.

    It listens on this machine only. On a terminal it prints a link that signs you in where nobody is signed in yet;
    `wikiwatch web link` prints one at any time. It never writes to the wiki: what is decided there,
    `wikiwatch run --enforce` carries out. docs/web.md has what a reverse proxy in front of it needs.
    """
    if context.invoked_subcommand is None:
        _serve(context.obj, host, port)


def _serve(home: Path, host: str, port: int | None) -> None:
    # Only here: no other command has to wait until they are loaded.
    import waitress

    from wikiwatch.web.app import make
    from wikiwatch.web.safety import is_loopback

    settings = config.load_set_up(home).web
    if not is_loopback(host) and not settings.public:
        raise UserError(
            f"{for_terminal(host)} can be reached from other machines, and wikiwatch.toml does not say how",
            "Set host, https and proxy under [web], see docs/web.md, or leave --host out.",
        )
    port = port or settings.port
    app = make(home, host)
    proxy = {"trusted_proxy": settings.proxy, "trusted_proxy_headers": {"x-forwarded-for"}} if settings.proxy else {}
    try:
        server = waitress.create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            channel_timeout=IDLE_SECONDS,
            max_request_header_size=HEADER_BYTES,
            max_request_body_size=app.config["MAX_CONTENT_LENGTH"],
            ident="",
            clear_untrusted_proxy_headers=True,
            **proxy,
        )
    except OSError as error:
        raise UserError(
            f"{for_terminal(host)}:{port} can't be listened on: {error}",
            "--port N takes another, or `port` under [web]",
        ) from None
    address = f"https://{settings.host}" if settings.public else f"http://{f'[{host}]' if ':' in host else host}:{port}"
    with _store(home) as store:
        store.set_meta(_ADDRESS, address)
        click.echo(f"The dashboard is at {address} (Ctrl-C ends it).")
        if not store.anybody_signed_in(SystemClock().now()):
            # Under a service manager this goes into a log, which others read.
            seen = sys.stdout.isatty()
            click.echo(_link(store, _first(store), port) if seen else "`wikiwatch web link` prints a link to sign in.")
    _log_safely()
    server.run()


def _log_safely() -> None:
    """What fails may quote what somebody wrote: nothing of it directs the terminal."""
    logging.basicConfig(level=logging.WARNING, handlers=[logs.handler(logs.chosen(None))])
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits for its turn is nothing to tell


def _first(store: Store) -> str:
    """Whom the first link is for: an operator, who is made where there is none."""
    for name, role in store.web_people():
        if role == Role.OPERATOR.word:
            return name
    name = "operator"
    with suppress(OSError, KeyError, UserError):  # a number without a name, as in many containers
        name = checked_name(getpass.getuser())
    if any(name.casefold() == known.casefold() for known, _ in store.web_people()):
        # Whoever was given less under that name does not come to more by this.
        raise UserError("nobody is an operator", f"`wikiwatch web people role {name} operator` makes somebody one")
    _set_role(store, name, Role.OPERATOR.word)
    return name


@web.command(epilog="\b\nExamples:\n  wikiwatch web link\n  wikiwatch web link --name Anna\n")
@click.option("--name", metavar="NAME", default="", help="For whom; without it, for the first operator.")
@click.pass_obj
def link(home: Path, name: str) -> None:
    """Print a link that signs somebody in, once, within 15 minutes."""
    with _store(home) as store:
        click.echo(_link(store, known_name(store, name) if name else _first(store), config.load(home).web.port))


def _link(store: Store, name: str, port: int) -> str:
    secret = new_link(store, name, SystemClock().now())
    address = store.meta(_ADDRESS) or f"http://127.0.0.1:{port}"
    return f"This link signs {name} in, once, within 15 minutes:\n  {address}/sign-in/{secret}"


@web.group(invoke_without_command=True, epilog="\b\nExamples:\n  wikiwatch web people\n  wikiwatch web people --json\n")
@as_json
@click.pass_context
def people(context: click.Context, *, json_: bool) -> None:
    """Show who may sign in, and in which role."""
    if context.invoked_subcommand is not None:
        return
    with _store(context.obj) as store:
        found = store.web_people()
    if json_:
        echo_json({"name": name, "role": role} for name, role in found)
    else:
        console().print(table("", ("name", "role"), found))


@people.command(epilog="\b\nExamples:\n  wikiwatch web people add Anna --role operator\n")
@name_argument
@role_option
@click.pass_obj
def add(home: Path, name: str, role: str) -> None:
    """Let somebody sign in, with a link that is printed."""
    wanted = checked_name(name)
    with _store(home) as store:
        if any(known.casefold() == wanted.casefold() for known, _ in store.web_people()):
            raise UserError(f"{wanted} may sign in already", "`wikiwatch web people role` gives another role")
        _set_role(store, wanted, role)
        click.echo(_link(store, wanted, config.load(home).web.port))


@people.command(epilog="\b\nExamples:\n  wikiwatch web people remove Anna\n")
@name_argument
@click.pass_obj
def remove(home: Path, name: str) -> None:
    """Take somebody out: all their sessions end at once."""
    with _store(home) as store, store.transaction():
        known = known_name(store, name)
        store.drop_web_person(known)
        store.decided(SystemClock().now(), whoever_decides(), "remove", f"web:{known}", "")


@people.command(epilog="\b\nExamples:\n  wikiwatch web people role Anna operator\n")
@name_argument
@click.argument("role", type=click.Choice(list(ROLES)))
@click.pass_obj
def role(home: Path, name: str, role: str) -> None:
    """Give somebody another role, which counts at once."""
    with _store(home) as store:
        _set_role(store, known_name(store, name), role)


def _set_role(store: Store, name: str, role: str) -> None:
    """Keep a role; who may decide is told in the audit trail."""
    now = SystemClock().now()
    with store.transaction():
        store.set_web_person(name, role, now)
        store.decided(now, whoever_decides(), role, f"web:{name}", "")


@contextmanager
def _store(home: Path) -> Iterator[Store]:
    path = config.load_set_up(home).database
    store = Store(path)
    try:
        with failures_told(path):
            yield store
    finally:
        store.close()


COMMANDS: tuple[click.Command, ...] = (web,)
