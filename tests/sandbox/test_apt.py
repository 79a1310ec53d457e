"""How the machine's own package sources are turned to another Debian release."""

from __future__ import annotations

from pathlib import Path

import pytest

from wikiwatch.sandbox import apt

DEB822 = """\
# the archive
Types: deb
URIs: http://archive.example/debian
Suites: bookworm bookworm-updates bookworm-backports
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://archive.example/debian-security
Suites: bookworm-security
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mDMEY865UxYJKwYBBAHaRw8B
 -----END PGP PUBLIC KEY BLOCK-----

Types: deb-src
URIs: http://archive.example/debian
Suites: bookworm
Components: main

Types: deb
Enabled: no
URIs: http://ftp.example/debian
Suites: bookworm
Components: main
"""


def sources(folder: Path, **files: str) -> list[apt.Stanza]:
    (folder / "sources.list.d").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "sources.list.d" / name.replace("_", ".")).write_text(text)
    return list(apt.stanzas(folder))


def one_line(tmp_path: Path, line: str) -> list[apt.Stanza]:
    return apt.for_suite(sources(tmp_path, debian_list=line + "\n"), "bookworm", "trixie")


def test_a_deb822_file_keeps_the_release_its_updates_and_its_security(tmp_path: Path) -> None:
    turned = apt.for_suite(sources(tmp_path, debian_sources=DEB822), "bookworm", "trixie")
    assert [stanza["Suites"] for stanza in turned] == ["trixie trixie-updates", "trixie-security"]
    assert {stanza["Components"] for stanza in turned} == {"main"}


def test_a_key_that_stands_in_the_file_survives_reading_and_writing(tmp_path: Path) -> None:
    turned = apt.for_suite(sources(tmp_path, debian_sources=DEB822), "bookworm", "trixie")
    apt.write(turned, tmp_path / "sources.list.d" / "debian.sources")
    assert list(apt.stanzas(tmp_path)) == turned
    assert "mDMEY865UxYJKwYBBAHaRw8B" in turned[1]["Signed-By"]


def test_both_formats_in_their_usual_places_are_read(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text("deb http://archive.example/debian bookworm main\n")
    found = sources(tmp_path, debian_sources=DEB822, old_save="deb http://old.example/debian bookworm main\n")
    assert [stanza["URIs"] for stanza in found] == [
        "http://archive.example/debian",
        "http://archive.example/debian",
        "http://archive.example/debian-security",
    ]


@pytest.mark.parametrize(
    ("line", "suites"),
    [
        ("deb http://archive.example/debian bookworm main contrib", "trixie"),
        (
            "deb [arch=amd64,arm64] https://mirror.example/debian/ bookworm-updates main # near",
            "trixie-updates",
        ),
        ("deb\thttp://security.example/ bookworm-security\tmain", "trixie-security"),
        ("deb http://archive.example/debian stable main", "trixie"),
        (
            "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://a.example/d bookworm main",
            "trixie",
        ),
    ],
)
def test_debians_own_lines_are_taken(tmp_path: Path, line: str, suites: str) -> None:
    assert [stanza["Suites"] for stanza in one_line(tmp_path, line)] == [suites]


@pytest.mark.parametrize(
    "line",
    [
        "# deb http://archive.example/debian bookworm main",
        "deb-src http://archive.example/debian bookworm main",
        "deb http://archive.example/debian bookworm-backports main",
        "deb http://archive.example/debian bookworm contrib",
        "deb https://php.example/php/ bookworm main",
        "deb https://containers.example/linux/debian bookworm stable",
        "deb https://cloud.example/apt cloud-sdk-bookworm main",
        "deb https://base.example/debian bookworm-pgdg main",
        "deb https://flat.example/debian ./",
        "deb",
    ],
)
def test_other_lines_are_left_out(tmp_path: Path, line: str) -> None:
    assert one_line(tmp_path, line) == []


def test_options_of_a_line_become_fields(tmp_path: Path) -> None:
    (stanza,) = one_line(
        tmp_path, "deb [arch=amd64,arm64 signed-by=/k.gpg lang=de] http://archive.example/debian bookworm main"
    )
    assert (stanza["Architectures"], stanza["Signed-By"]) == ("amd64 arm64", "/k.gpg")
