"""Why there can be no practice wiki here."""

from __future__ import annotations

from wikiwatch.errors import UserError


class SandboxUnavailable(UserError):  # noqa: N818 - it names a state of the machine, not a fault
    """This machine can't run a practice wiki: no root, no apt, no PHP, or no way to Debian's packages."""


class SandboxError(UserError):
    """A practice wiki that should work did something unexpected."""
