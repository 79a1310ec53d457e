"""Autonomous systems out of a file that an admin provides."""

from __future__ import annotations

from pathlib import Path

import pytest
from mmdb import write_mmdb

from wikiwatch.errors import UserError
from wikiwatch.reputation.systems import SystemsFile

ENTRIES = {
    "192.0.2.0/24": {"autonomous_system_number": 64500, "autonomous_system_organization": "Example Net"},
    "198.51.100.0/25": {"autonomous_system_number": 64501},
    "203.0.113.0/24": {"autonomous_system_organization": "No Number"},
    "2001:db8::/32": {"autonomous_system_number": 65551},
}


@pytest.fixture
def systems(tmp_path: Path) -> SystemsFile:
    return SystemsFile(write_mmdb(tmp_path / "asn.mmdb", ENTRIES))


@pytest.mark.parametrize(
    ("address", "system"),
    [
        ("192.0.2.7", "as:64500"),
        ("::ffff:192.0.2.7", "as:64500"),
        ("198.51.100.127", "as:64501"),
        ("198.51.100.128", None),
        ("203.0.113.1", None),
        ("2001:DB8:1:2:3:4:5:6", "as:65551"),
        ("2001:db9::1", None),
        ("Ann", None),
        ("192.0.2.0/24", None),
    ],
)
def test_the_file_tells_the_system_of_an_address(systems: SystemsFile, address: str, system: str | None) -> None:
    assert systems.system(address) == system


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"asn\.mmdb can't be read: No such file"):
        SystemsFile(tmp_path / "asn.mmdb")


@pytest.mark.parametrize("share", [0.0, 0.5, 0.97])
def test_a_truncated_file_is_told(tmp_path: Path, share: float) -> None:
    path = write_mmdb(tmp_path / "asn.mmdb", ENTRIES)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(UserError, match="damaged, or no MaxMind DB file"):
        SystemsFile(path)


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "asn.mmdb"
    path.write_text("a web page that says: please log in to download\n" * 100)
    with pytest.raises(UserError, match="damaged, or no MaxMind DB file"):
        SystemsFile(path)


def test_another_type_of_database_is_told(tmp_path: Path) -> None:
    path = write_mmdb(tmp_path / "city.mmdb", {"192.0.2.0/24": {"city": "Springfield"}}, kind="GeoLite2-City")
    with pytest.raises(UserError, match="another type: 'GeoLite2-City'"):
        SystemsFile(path)


@pytest.mark.parametrize("number", ["64500", 0, {"a": 1}, [64500]])
def test_a_number_that_is_none_is_passed_over(tmp_path: Path, number: object) -> None:
    entries = {"192.0.2.0/24": {"autonomous_system_number": number}, "198.51.100.0/24": ENTRIES["198.51.100.0/25"]}
    assert SystemsFile(write_mmdb(tmp_path / "asn.mmdb", entries)).system("192.0.2.1") is None


def test_an_entry_that_turns_out_damaged_has_no_system(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    entries = {f"2001:db8:{number:x}::/48": {"autonomous_system_number": 64500 + number} for number in range(150)}
    path = write_mmdb(tmp_path / "asn.mmdb", entries)
    whole = path.read_bytes()
    last = whole.rindex((64500 + 149).to_bytes(4, "big"))
    path.write_bytes(whole[: last - 1] + b"\x00\xf8" + whole[last + 1 :])  # a type that there is not
    systems = SystemsFile(path)
    assert systems.system("2001:db8:7::1") == "as:64507"
    assert [systems.system(f"2001:db8:{149:x}::1") for _ in range(3)] == [None] * 3
    assert sum("damaged" in record.message for record in caplog.records) == 1
