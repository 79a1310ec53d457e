"""[service] of wikiwatch.toml: what a monitor may ask a run."""

from __future__ import annotations

from wikiwatch.rulefiles.values import Shape
from wikiwatch.wake_table import Where, address_and_port


class ServiceTable(Shape):
    """[service]: the address of /metrics and /healthz. Off while `listen` is empty."""

    # Off: whoever reaches it reads how much is caught and what waits, though no name and no title.
    listen: Where = ""

    @property
    def where(self) -> tuple[str, int]:
        """The address and the port to listen on; ValueError where there is none."""
        return address_and_port(self.listen)
