"""[web] of wikiwatch.toml: under which name people reach the dashboard, and what stands in front of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.rulefiles.values import Shape, YesNo


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

    @property
    def public(self) -> bool:
        """Whether all is said that it takes to be reached from other machines."""
        return bool(self.host and self.https and self.proxy)
