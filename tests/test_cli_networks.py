"""What the command line says of networks, of a proxy that hides the visitors, and of a database of systems."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from deeds import change, record
from mmdb import write_mmdb

from wikiwatch import config, wiring
from wikiwatch.core.model import Actor, ActorKind, Outcome, key_of
from wikiwatch.doctor import Status, examine
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store

AGO = datetime.now(UTC) - timedelta(days=5)  # commands go by the real time
HOSTILE = "Ferry\x1b[2J\u202e[bold]"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    set_up(tmp_path)
    return tmp_path


@pytest.fixture
def store(home: Path) -> Store:
    """The database of the home, in which an address was taken down and another one stood."""
    opened = Store(home / "wikiwatch.db", durable=False)
    for revid, user, outcome in ((10, "192.0.2.1", Outcome.REVERT), (11, "192.0.2.2", Outcome.ALLOW)):
        opened.note_networks(key_of(user), ["net:192.0.2.0/24", "as:64500"], AGO)
        record(opened, change(revid, user, at=AGO, user_id=0, title=HOSTILE), outcome)
    return opened


@pytest.fixture
def command(home: Path, store: Store, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


@pytest.mark.parametrize(("what", "shown"), [("192.0.2.0/24", "192.0.2.0/24"), ("as64500", "AS64500")])
def test_explain_gives_scripts_a_network_with_its_evidence(command: Command, what: str, shown: str) -> None:
    [fields] = command("explain", what, "--json").lines
    assert (fields["network"], fields["trust"], fields["bad"], fields["good"]) == (shown, 47, 1, 1)
    assert [one["address"] for one in fields["addresses"]] == ["192.0.2.1", "192.0.2.2"]
    [bad] = fields["evidence"]
    assert bad == {
        "revid": 10,
        "timestamp": AGO.replace(microsecond=0).isoformat(),
        "title": HOSTILE,
        "address": "192.0.2.1",
        "fate": "taken down",
    }


def test_explain_shows_people_a_network_and_nothing_hostile_gets_out(command: Command) -> None:
    ran = command("explain", "192.0.2.0/24")
    assert ran.code == 0
    assert "192.0.2.0/24, the last 90 days" in ran.out
    assert "counts against the next: no" in ran.out
    assert "taken down" in ran.out
    assert not {"\x1b", "\u202e"} & set(ran.out)


def test_explain_shows_the_networks_of_an_address(command: Command) -> None:
    ran = command("explain", "192.0.2.1")
    assert "192.0.2.0/24" in ran.out
    assert "AS64500" in ran.out


def test_explain_shows_the_list_on_which_a_network_is(home: Path, store: Store, command: Command) -> None:
    assert [fields["listed"] for fields in command("explain", "192.0.2.0/24", "--json").lines] == [None]
    entry = 'list = "deny"\nnetwork = "192.0.0.0/16"\nreason = "Hosts."\nadded_by = "Gerda"\nsince = 2026-11-22\n'
    (home / "rules" / "lists.toml").write_text(f"[[entry]]\n{entry}", encoding="utf-8")
    [fields] = command("explain", "192.0.2.0/24", "--json").lines
    assert (fields["listed"]["list"], fields["listed"]["what"]) == ("deny", "192.0.0.0/16")
    assert "Hosts." in command("explain", "192.0.2.0/24").out


@pytest.mark.parametrize("written", ["some_Body", "User:Some Body", " user : some  Body ", "Some_Body"])
def test_a_user_is_found_however_the_name_is_written(store: Store, command: Command, written: str) -> None:
    asked = Actor(name="Some Body", kind=ActorKind.ACCOUNT)
    store.note_met([asked.key], AGO)
    [fields] = command("explain", written, "--json").lines
    assert (fields["user"], fields["key"]) == ("Some Body", "user:Some Body")
    assert "history" not in fields["trust_unknown"]


def test_explain_says_that_nothing_is_known_of_a_name(command: Command) -> None:
    for name in ("Nobody", "AS64999", "9" * 5000):
        assert f"no change by {name} was read" in command("explain", name).out.replace("\n", "")
    assert "`asn_database`" in command("explain", "AS64999").out
    assert "no change by" not in command("explain", "192.0.2.1").out
    assert command("explain", "User:12").code == 0
    assert command("explain", "12").code == 1
    assert command("explain", " ").code == 2


def test_explain_tells_how_to_ask_for_another_range(command: Command) -> None:
    ran = command("explain", "192.0.2.0/25")
    assert ran.code == 1
    assert "wikiwatch explain 192.0.2.0/24" in ran.err


def test_the_64_of_an_address_is_explained_as_its_author(command: Command) -> None:
    [fields] = command("explain", "2001:DB8:0:0:0:0:0:0/64", "--json").lines
    assert (fields["key"], fields["kind"]) == ("ip:2001:db8::/64", "address")


def test_a_proxy_is_told_by_status_explain_and_doctor(home: Path, store: Store, command: Command) -> None:
    assert "proxy" not in command("status").out
    store.note_proxy(AGO, "ip:10.0.0.5")
    assert "a proxy hides the wiki's visitors: nearly all seem to be 10.0.0.5" in command("status").out
    assert [line["proxy"] for line in command("status", "--json").lines] == ["10.0.0.5"]
    assert "no address is judged" in command("explain", "192.0.2.1").out
    assert "no address is judged" not in command("explain", "Ann").out
    [check] = [one for one in examine(home) if one.name == "visitors' addresses"]
    assert (check.status, "10.0.0.5" in check.found) == (Status.WARN, True)
    store.note_proxy(AGO + timedelta(days=1), "")
    assert "proxy" not in command("status").out
    [check] = [one for one in examine(home) if one.name == "visitors' addresses"]
    assert check.status is Status.OK


def test_doctor_says_nothing_of_visitors_where_nobody_looked(home: Path, store: Store) -> None:
    assert "visitors' addresses" not in [check.name for check in examine(home)]


def test_doctor_looks_at_the_database_of_systems(home: Path) -> None:
    assert "autonomous systems" not in [check.name for check in examine(home)]
    (home / "wikiwatch.toml").write_text('[networks]\nasn_database = "asn.mmdb"\n')
    [check] = [one for one in examine(home) if one.name == "autonomous systems"]
    assert (check.status, "can't be read" in check.found) == (Status.BAD, True)
    write_mmdb(home / "asn.mmdb", {"192.0.2.0/24": {"autonomous_system_number": 64500}})
    [check] = [one for one in examine(home) if one.name == "autonomous systems"]
    assert (check.status, "GeoLite2-ASN" in check.found) == (Status.OK, True)


def test_a_run_begins_only_with_a_sound_database_of_systems(home: Path) -> None:
    (home / "asn.mmdb").write_text("no database")
    (home / "wikiwatch.toml").write_text('[networks]\nasn_database = "asn.mmdb"\n')
    with (
        pytest.raises(UserError, match="damaged, or no MaxMind DB file"),
        wiring.live_app(config.load(home), enforce=False),
    ):
        pass
