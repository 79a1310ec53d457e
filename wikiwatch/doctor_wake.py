"""What `wikiwatch doctor` says of the wiki's feed that lets the next poll come at once."""

from __future__ import annotations

from collections.abc import Iterator

from wikiwatch.app import wake_notes
from wikiwatch.checkup import Check, ok, warn
from wikiwatch.config import Config
from wikiwatch.doctor_database import rows
from wikiwatch.wake import bound

# What one site has at the most. A wider network is a slip of the finger, or lets half the world in.
WIDEST = {4: 16, 6: 48}
_NAME = "wake-ups"
_SETTINGS = "see docs/wake.md for the lines of LocalSettings.php"


def wake_checks(config: Config, *, running: bool) -> Iterator[Check]:
    """Whether it can be listened to, whether anything comes, and from whom it would be taken.

    `running`: an instance works on this folder, and holds the port.
    """
    table = config.wake
    if not table.udp:
        yield ok(_NAME, "off: changes are read every so often ([wake] in wikiwatch.toml)")
        return
    if wide := [str(one) for one in table.networks if one.prefixlen < WIDEST[one.version] and not one.is_loopback]:
        found = f"whoever is in {', '.join(wide)} can make the watch poll once a second"
        yield warn(_NAME, found, "name the wiki's servers in `senders`, and close the port to others in the firewall")
    kept = rows(config, "select value from meta where key = ?", wake_notes.KEPT)
    notes = wake_notes.read(kept[0][0]) if kept else None
    if running:
        yield _of_the_run(notes)
        return
    try:
        bound(table).close()
    except OSError as error:
        advice = "another program has the port, or this machine has no such address; polling goes on without it"
        yield warn(_NAME, f"nothing can be heard at {table.udp}: {error.strerror or error}", advice)
        return
    yield ok(
        _NAME, f"the wiki's feed can be heard at {table.udp}; whether it comes shows while `wikiwatch run` goes on"
    )


def _of_the_run(notes: wake_notes.Notes | None) -> Check:
    if notes is None:
        return warn(_NAME, "the instance that runs does not listen to it yet", "it does from its next start on")
    said = wake_notes.in_words(notes)
    if notes["trouble"]:
        return warn(_NAME, said, "end the program that has the port, and start `wikiwatch run` again")
    if notes["datagrams"]:
        return ok(_NAME, said)
    if notes["refused"]:
        return warn(_NAME, said, "if that is the wiki, name it in `senders` under [wake]")
    return warn(_NAME, said, f"if the wiki was edited since, it does not send: {_SETTINGS}")
