"""[web] of wikiwatch.toml: under which name people reach the dashboard, and what stands in front of it."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Annotated

from pydantic import Field

from wikiwatch.errors import UserError
from wikiwatch.rulefiles.values import Shape, YesNo

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})  # of this machine itself
CALLBACK = "/sign-in/wiki/back"  # where the wiki sends people who signed in there
LONGEST_SECRET = 1000  # characters; MediaWiki's have 40

Right = Annotated[
    str,
    Field(pattern=r"^[a-z0-9_-]{0,100}$", description='a right of the wiki, such as "rollback", or "" for nobody'),
]


class OAuthTable(Shape):
    """[web.oauth]: signing in by the wiki's extension OAuth; off while no consumer is named."""

    client_id: Annotated[
        str, Field(pattern=r"^[0-9A-Za-z]{0,100}$", description='the consumer\'s key as the wiki told it, or ""')
    ] = ""
    # A file of its own: wikiwatch.toml may be shown around.
    secret_file: Annotated[
        str, Field(min_length=1, max_length=1000, pattern=r"^[^\n\r\x00]+$", description="a file name")
    ] = "oauth-secret"  # noqa: S105 - the name of a file
    # The right that makes somebody what the key says; the highest counts. Pages show flagged and silenced authors too,
    # so that merely to look is nothing for everybody.
    viewer: Right = ""
    reviewer: Right = "rollback"
    rule_editor: Right = "editinterface"
    operator: Right = "block"

    @property
    def on(self) -> bool:
        """Whether anybody can sign in by the wiki."""
        return bool(self.client_id)

    @property
    def rights(self) -> dict[str, str]:
        """The right that each role takes, the lowest role first; roles as the command line writes them."""
        wanted = {"viewer": self.viewer, "reviewer": self.reviewer, "rule-editor": self.rule_editor}
        return {role: right for role, right in {**wanted, "operator": self.operator}.items() if right}


class WebTable(Shape):
    """[web]: the defaults are for a browser on the same machine, or one that comes through an SSH tunnel."""

    # "" : only names of this machine itself. Any other name in a request is refused, or a page of somebody else's
    # whose name leads to 127.0.0.1 could read the dashboard (DNS rebinding).
    host: Annotated[
        str,
        Field(
            pattern=r"^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[0-9]{1,5})?)?$",
            description='the name in the browser\'s address bar, such as "watch.example.org", or ""',
        ),
    ] = ""
    # A reverse proxy in front speaks https: cookies are for https only then.
    https: YesNo = False
    # Whose X-Forwarded-For is believed: anybody else could give themselves any address.
    proxy: Annotated[
        str, Field(pattern=r"^[0-9a-f.:]{0,45}$", description='an address, such as "127.0.0.1", or "" for no proxy')
    ] = ""

    # Dashboards of several wikis on one machine need one each.
    port: Annotated[int, Field(ge=1, le=65535, description="a port: a number from 1 to 65535")] = 8080

    oauth: OAuthTable = OAuthTable()

    @property
    def public(self) -> bool:
        """Whether all is said that it takes to be reached from other machines."""
        return bool(self.host and self.https and self.proxy)

    @property
    def callback(self) -> str:
        """Where the wiki sends people back to; by the settings alone, never by a request. "" where they don't tell."""
        if self.https and self.host:
            return f"https://{self.host}{CALLBACK}"
        # Without https, others could read the way: only within this machine.
        return f"http://{self.host}{CALLBACK}" if without_port(self.host) in LOCAL_NAMES else ""


def secret_in(path: Path) -> str:
    """The consumer's secret; UserError where there is none, or where others may read it too."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise UserError(f"others may read the secret of {path}", f"chmod 600 {path}")
        with path.open(encoding="ascii") as file:
            secret = file.read(LONGEST_SECRET + 1).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"the secret for signing in by the wiki can't be read: {path}: {_why(error)}",
            "The file holds the consumer's secret and nothing else, see docs/web.md.",
        ) from None
    if not secret or len(secret) > LONGEST_SECRET or len(secret.split()) != 1:
        raise UserError(
            f"{path} does not hold a secret", "It holds the consumer's secret on one line, and nothing else."
        )
    return secret


def _why(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or "" if isinstance(error, OSError) else "it is no plain text"


def without_port(host: str) -> str:
    """The name in a `Host` header."""
    return host.rsplit(":", 1)[0] if not host.endswith("]") else host
