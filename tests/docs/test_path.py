"""The guide's way from an export to a rule that acts, walked command by command."""

from __future__ import annotations

import re
import shlex
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commandline import commands_in, set_up

GUIDE = (Path(__file__).parents[2] / "docs/rules.md").read_text(encoding="utf-8")
SECTION = re.search(r"^## From an export to a rule that acts\n(.*?)^## ", GUIDE, re.MULTILINE | re.DOTALL)
PAGES, AUTHORS, VANDALS = 4, 8, 24
ARTICLE = "The pump draws fuel from the tank number {} and sends it to the engine, where it burns with oxygen."


def export_with_vandals(file: Path) -> None:
    """Articles whose author takes out at once what visitors wrote into them, and a last edit long after."""
    at, number, pages = datetime(2024, 5, 1, tzinfo=UTC), 0, {}

    def revision(user: str, text: str) -> str:
        nonlocal at, number
        at, number = at + timedelta(hours=5), number + 1
        who = f"<username>{user}</username><id>7</id>" if user == "Ada" else f"<ip>{user}</ip>"
        return (
            f"<revision><id>{number}</id><timestamp>{at:%Y-%m-%dT%H:%M:%SZ}</timestamp><contributor>{who}</contributor>"
            f'<model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">{text}</text></revision>'
        )

    for page in range(PAGES):
        pages[page] = [revision("Ada", ARTICLE.format(page))]
    for vandal in range(VANDALS):
        page = vandal % PAGES
        silly = f"{ARTICLE.format(page)} This is stupid, says number {vandal}."
        pages[page] += [revision(f"192.0.2.{1 + vandal % AUTHORS}", silly), revision("Ada", ARTICLE.format(page))]
    at += timedelta(days=30)
    pages[0].append(revision("Ada", f"{ARTICLE.format(0)} It was built in 1962."))
    body = "".join(
        f"<page><title>Pump {page}</title><ns>0</ns><id>{page + 1}</id>{''.join(found)}</page>"
        for page, found in pages.items()
    )
    head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
    file.write_text(f"{head}{body}</mediawiki>", encoding="utf-8")


def test_the_way_from_an_export_to_a_rule_that_acts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert SECTION is not None
    (rule,) = re.findall(r"^```toml\n(.*?)^```", SECTION[1], re.MULTILINE | re.DOTALL)
    command = commands_in(set_up(tmp_path), capsys)
    export_with_vandals(tmp_path / "export.xml")
    (tmp_path / "silly.toml").write_text(rule, encoding="utf-8")
    own = tmp_path / "rules" / "own.toml"
    monkeypatch.chdir(tmp_path)
    said = ""
    for line in re.findall(r"^    (\w.*)$", SECTION[1], re.MULTILINE):
        program, *words = shlex.split(line)
        if program == "cat":
            assert words == ["silly.toml", ">>", "rules/own.toml"]
            own.write_text(own.read_text(encoding="utf-8") + rule, encoding="utf-8")
            continue
        assert program == "wikiwatch"
        ran = command(*words)
        assert ran.code == 0, (line, ran.out, ran.err)
        said += ran.out
    assert "This is stupid, says number 7." in (tmp_path / "compared.html").read_text(encoding="utf-8")
    assert f"{VANDALS} hits, {VANDALS} reviewed, {VANDALS} of them right" in said
    (acting,) = tomllib.loads(own.read_text(encoding="utf-8"))["rule"]
    assert (acting["id"], acting["act"], acting["promoted"]["right"]) == ("silly-words", True, VANDALS)
