"""`replay --compare` and `replay --html`, on an export that is small enough to be counted by hand."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from commandline import Command, commands_in

BRIDGE = "The bridge stands at the north end of the old town and was built in three years."
PROBE = f"{BRIDGE}\n\nwqkzjhrv xkqjzvwp"
TOWER = "The tower was built by the same masons, and its bell was cast in the town."
HOSTILE = "<script>alert(1)</script>\u202e"


def revision(revid: int, day: int, hour: int, author: str, text: str) -> str:
    return (
        f"<revision><id>{revid}</id><timestamp>2024-05-{day:02}T{hour:02}:00:00Z</timestamp>"
        f"<contributor><username>{escape(author)}</username><id>{sum(map(ord, author))}</id></contributor>"
        f'<model>wikitext</model><text xml:space="preserve">{escape(text)}</text></revision>'
    )


def page(number: int, title: str, *revisions: str) -> str:
    return f"<page><title>{escape(title)}</title><ns>0</ns><id>{number}</id>{''.join(revisions)}</page>"


def written(file: Path, *pages: str) -> Path:
    head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
    file.write_text(f"{head}{''.join(pages)}</mediawiki>", encoding="utf-8")
    return file


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Seven revisions: one probe that somebody took out after three hours, one that nobody minded, one at the end."""
    pages = (
        page(
            *(1, "Bridge"),
            revision(1, 1, 0, "Ada", BRIDGE),
            revision(4, 2, 0, "Bot A", PROBE),
            revision(5, 2, 3, "Gus", BRIDGE),
        ),
        page(
            *(2, "Tower"),
            revision(2, 1, 1, "Ada", TOWER),
            revision(6, 3, 0, HOSTILE, f"{TOWER}\n\nzqxwvkjh pfkqzjwx"),
        ),
        page(3, "Ferry", revision(3, 1, 2, "Ada", "The ferry crosses the river twice a day but for Sundays.")),
        page(4, "Market", revision(7, 20, 0, "Bot C", "qzxkvjwp hjqkzxvb")),
    )
    return written(tmp_path / "tiny.xml", *pages)


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(tmp_path / "no-home", capsys)


def test_a_comparison_is_one_object_with_every_number(command: Command, export: Path) -> None:
    ran = command("replay", "--compare", "--json", str(export))
    (found,) = ran.lines
    assert (ran.code, ran.err) == (0, "")
    assert (found["revisions"], found["first"], found["last"]) == (
        *(7, "2024-05-01T00:00:00+00:00"),
        "2024-05-20T00:00:00+00:00",
    )
    counted = {
        one["name"]: [one[key] for key in ("hits", "undone", "stood", "neither", "young")] for one in found["outcomes"]
    }
    down = [a + b for a, b in zip(counted["reverted"], counted["held"], strict=True)]
    assert down == [3, 1, 1, 0, 1]  # the probes of Bot A, of the hostile name, and the one too young to tell
    assert counted["allowed"] == [4, 0, 4, 0, 0]
    assert [found["total"][key] for key in ("hits", "undone", "stood", "young")] == [7, 1, 5, 1]
    signal = next(one for one in found["signals"] if one["name"] == "random_text")
    assert (signal["precision"]["hits"], signal["precision"]["total"]) == (1, 2)
    assert (signal["coverage"]["per_cent"], signal["median_won_s"]) == (100.0, 3 * 3_600)
    assert sum(one["hits"] for one in found["rows"]) == 7
    assert found["wrong_count"] == 1
    (wrong,) = found["wrong"]
    assert (wrong["revid"], wrong["title"], wrong["user"], wrong["excerpt"]) == (
        *(6, "Tower", HOSTILE),
        "zqxwvkjh pfkqzjwx",
    )
    assert found["periods"][0]["period"] == "2024-05"


def test_the_tables_name_what_stood_and_say_how_it_was_counted(command: Command, export: Path) -> None:
    ran = command("replay", "--compare", str(export))
    assert ran.code == 0
    for said in ("by outcome", "by policy row", "by signal", "1 of 1", "zqxwvkjh", "no deletions", "too young"):
        assert said in ran.out
    assert "\u202e" not in ran.out


def test_what_people_undid_and_the_rules_let_through_is_shown(command: Command, tmp_path: Path) -> None:
    dull = f"{TOWER} It is said to be dull."
    tower = page(
        1,
        "Tower",
        *(
            revision(n, n, 0, name, text)
            for n, name, text in (
                (1, "Ada", TOWER),
                (2, "Bo", dull),
                (3, "Ada", TOWER),
                (4, "Ada", f"{TOWER} It was built in 1862."),
            )
        ),
    )
    file, html = (
        written(tmp_path / "dull.xml", tower, page(2, "End", revision(9, 25, 0, "Ada", BRIDGE))),
        tmp_path / "p",
    )
    (found,) = command("replay", "--compare", "--json", "--html", str(html), str(file)).lines
    assert [(one["revid"], one["outcome"], one["excerpt"]) for one in found["missed"]] == [
        (2, "allowed", "It is said to be dull.")
    ]
    assert found["missed_count"] == 1
    assert "would have let them through: 1 of 1" in command("replay", "--compare", str(file)).out
    assert "It is said to be dull." in html.read_text(encoding="utf-8")


def test_on_the_screen_the_list_is_cut_and_says_so(command: Command, tmp_path: Path) -> None:
    left = [page(n, f"Page {n}", revision(n, 1, n % 24, f"Bot {n}", PROBE[-17:])) for n in range(1, 32)]
    last = page(99, "Last", revision(99, 20, 0, "Ada", TOWER))
    ran = command("replay", "--compare", str(written(tmp_path / "many.xml", *left, last)))
    assert "would have been taken down, but stood: 30 of 31" in ran.out


def test_the_page_is_one_file_in_which_nothing_of_the_wiki_runs(command: Command, export: Path, tmp_path: Path) -> None:
    file = tmp_path / "compared.html"
    ran = command("replay", "--html", str(file), str(export))
    assert (ran.code, ran.err) == (0, f"{file} is written.\n")
    page = file.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "zqxwvkjh pfkqzjwx" in page


def test_a_replay_without_a_comparison_is_as_ever(command: Command, export: Path) -> None:
    assert [line["revid"] for line in command("replay", "--json", str(export)).lines] == [1, 2, 3, 4, 5, 6, 7]


def test_an_export_without_revisions_compares_to_nothing(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "empty.xml"
    file.write_text('<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11"></mediawiki>')
    ran = command("replay", "--compare", "--json", "--html", str(tmp_path / "page.html"), str(file))
    assert (ran.code, ran.lines[0]["revisions"], ran.lines[0]["wrong"]) == (0, 0, [])


def test_where_the_page_cant_be_written_is_said_before_anything_is_read(command: Command, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "page.html"
    ran = command("replay", "--html", str(missing), str(tmp_path / "no-export.xml"))
    assert ran.code == 1
    assert f"there is no folder {missing.parent}" in ran.err
    assert "no-export.xml" not in ran.err
