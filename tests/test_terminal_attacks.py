"""Nothing that somebody wrote directs the terminal: every command, with a hostile store, hostile words and files."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from attacks import ATTACKS as IN_PAGES
from commandline import commands_in, set_up
from fakes import FakeClock, FakeSite
from road import ARTICLES, furnish, make_app

from wikiwatch import rulefiles, stopfile
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.daemon import tick
from wikiwatch.store.db import Store

ATTACKS = (
    *IN_PAGES,
    "\x1b[31mred\x1b[1A\x1b[2K",  # CSI: colours, and the line above rewritten
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",  # OSC 8: a link that shows another name
    "\x1b]52;c;cm0gLXJmIC8=\x07",  # OSC 52: into the clipboard
    "\x1bP$q\x1b\\\x1bP+q544e\x1b\\",  # DCS: the terminal types an answer
    "\x1b[6n\x1b[c\x1b[21t",  # the terminal reports where, what and how it is called
    "\x1b_Gf=100;AAAA\x1b\\\x1b^pm\x1b\\\x1bc",  # APC, PM, a whole reset
    "\x9b31m\x9d52;c;AAAA\x9c\x90q\x9c\x85",  # the same in C1
    "".join(map(chr, range(0x80, 0xA0))),
    "\u202e\u2066\u2067\u2068\u2069\u202a\u202b\u200e\u200f\u061c",  # bidi
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\U000e0041",  # what nobody sees
    "wide 界界界 ｆｕｌｌ a" + "\u0301\u0489" * 60,
    "approved\rrefused",  # overwrites
    "abc\b\b\b\x7fxyz",
    "col\tumn\v\f",
    "one\u2028two\u2029three\x85four\x1ffive",
    "\a\x0e\x0f\x05\x00",
    "w" * 3_000,
    "[red]markup[/red] [link=https://evil.example]x[/link] [/] \\[bold]",
    ":warning: [blink]x[/blink] {0} %s",
    "👩\u200d👩\u200d👧\u200d👦 🏴\U000e0067\U000e007f",
    "\ufff9a\ufffab\ufffb\ue000\U0010ffff",
)
ODD = frozenset("\u115f\u1160\u3164\uffa0")
SGR = re.compile(r"\x1b\[[0-9;]*m")  # what the program itself sends: colours and bold
LINK = "https://pipes.example/"


def alive(shown: str) -> set[str]:
    """Characters that do something to a terminal, or that nobody sees, but for line feeds and the program's tabs."""
    return {
        one
        for one in shown
        if (unicodedata.category(one)[0] == "C" or unicodedata.category(one) in ("Zl", "Zp") or one in ODD)
        and one not in "\n\t"
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in whose database every attack stands wherever somebody may write one."""
    home = set_up(tmp_path_factory.mktemp("home"))
    clock = FakeClock(datetime.now(UTC).replace(microsecond=0) - timedelta(days=4))
    site = FakeSite(clock)
    store = Store(home / "wikiwatch.db", durable=False)
    app = make_app(site, store, rulefiles.load(rulefiles.packaged_rules_dir()), clock)
    furnish(site)
    poll(app)
    for number, attack in enumerate(ATTACKS):
        _spread(site, attack, number)
        clock.advance(minutes=5)
        tick(app)
    _filled(app, store)
    store.close()
    return home


def _spread(site: FakeSite, attack: str, number: int) -> None:
    """One attack as a name, a title, a summary, and a text with a link and without."""
    name = f"Eve {number} {attack}"[:80]
    for page in range(4):
        title = f"{ARTICLES[page]} {attack}"[:200]
        site.edit("Sybil", title, f"A good article about {title}.\n")
        text = f"{site.text(title)}\n\n{attack} buy now at {LINK}{number}/{page} {attack}"
        site.edit(name, title, text, comment=attack[:400])


def _filled(app: App, store: Store) -> None:
    """The same in what people, and other services, have written."""
    now = app.clock.now()
    for number, attack in enumerate(ATTACKS):
        store.decided(now, f"Anna {attack}", "confirm", f"down-{number}", attack)
        store.add_message(f"target {attack}", now, attack, attack, 1_000)
        detail = {"reason": attack, "attempts": 1, "revids": [], "similar": []}
        store.propose((f"user:P{number} {attack}", f"P{number} {attack}"), "silence", now, detail)
        store.set_web_person(f"W{number} {attack}", "viewer", now)
    mistakes = {"since": now.isoformat(), "version": "x", "count": 1, "files": ["\x1b[2J"], "lines": ATTACKS}
    store.set_meta("rules_mistakes", json.dumps(mistakes))
    store.set_meta("closed", "".join(ATTACKS))


def _rule_file(folder: Path) -> Path:
    """A rule whose every word is an attack, in a file of such a name."""
    file = folder / "own\x1b[2J\u202e[red].toml"
    words = json.dumps("".join(ATTACKS[:30]).replace("\x00", ""))
    file.write_text(f"[[rule]]\nid = {words}\nreason = {words}\n{words} = {words}\n", encoding="utf-8")
    return file


def _export(folder: Path) -> Path:
    """An export with each attack that XML can hold as title, name, summary and text."""
    pages = "".join(
        f"<page><title>{number} {escape(one)}</title><ns>0</ns><id>{number}</id><revision><id>{number}</id>"
        f"<timestamp>2024-05-01T00:00:{number:02d}Z</timestamp><contributor><username>{number} {escape(one)}</username>"
        f"<id>7</id></contributor><comment>{escape(one)}</comment><model>wikitext</model>"
        f"<text xml:space={quoteattr('preserve')}>{escape(one)} {LINK}</text></revision></page>"
        for number, one in enumerate(map(_in_xml, ATTACKS), 1)
    )
    file = folder / "export.xml"
    head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">'
    file.write_text(f"{head}{pages}</mediawiki>", encoding="utf-8")
    return file


def _in_xml(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\U0010ffff]", "", text)


def _texts(folder: Path) -> Path:
    file = folder / "texts.txt"
    file.write_text("\n".join(one.replace("\n", " ") + f" viagra {LINK}" for one in ATTACKS), encoding="utf-8")
    return file


# USER, REVID, RULES, EXPORT and TEXTS stand for what the store and the files hold.
SHOWING = (
    *("status", "log --all --limit 500", "due", "review --all", "audit", "cases --all", "cases show 1"),
    *("explain REVID", "explain --user USER", "explain pipes.example", "explain case 1", "explain 192.0.2.0/24"),
    *("wasted", "wasted --csv", "wasted --wikitext", "undo USER --dry-run", "undo --since 9d --dry-run"),
    *("cleanup USER --confirm --dry-run", "review clear USER --dry-run", "messages --limit 100", "web people"),
    *("review release --domain pipes.example --dry-run", "review confirm --user USER --dry-run"),
    *("rules stats", "rules stats --csv", "rules stats --wikitext", "rules lists", "rules sets", "rules preview"),
    *("rules check RULES", "rules try RULES --export EXPORT", "replay EXPORT", "replay --compare EXPORT"),
    *("detect TEXTS", "site pipes.example", "feed", "doctor", "messages test", "web link --name USER"),
)
NO_JSON = ("csv", "wikitext", "feed", "web link")
# What somebody was talked into typing, or a file is called.
TYPED = (
    *("X", "--X", "review release X", "review confirm X", "review clear X", "review --sort X", "review --campaign X"),
    *("explain X", "explain --user X", "explain --domain X", "explain case X", "undo X", "undo --since X", "site X"),
    *("cleanup X", "cleanup --campaign X", "cases show X", "due approve X", "due cancel X", "audit --since X"),
    *("rules check X", "rules try X", "rules reset X", "rules preview X", "rules review X", "rules promote X"),
    *("rules watch X", "rules sets X", "web people add X", "web people role X viewer", "web people remove X"),
    *("web link --name X", "web --host X", "replay X", "detect X", "feed --out X/y", "init --api X --user X"),
    *("run --since X", "sandbox X", "sandbox attack --folder X", "wasted --since X"),
)


@pytest.fixture(scope="module")
def words(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the words in capitals stand for."""
    folder, store = tmp_path_factory.mktemp("files"), Store(home / "wikiwatch.db")
    row = store.rows("select user, revid from change where user like 'Eve%' and outcome = 'revert' limit 1")[0]
    store.close()
    files = {"RULES": _rule_file(folder), "EXPORT": _export(folder), "TEXTS": _texts(folder)}
    return {"USER": row["user"], "REVID": str(row["revid"]), **{name: str(file) for name, file in files.items()}}


def coloured(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """As on a terminal with colours; without bars, which have sequences of their own."""
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": "30"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("rich.progress.Progress.start", lambda _bar: None)


@pytest.mark.parametrize("line", SHOWING)
def test_what_is_shown_is_inert(
    home: Path, words: dict[str, str], line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command, arguments = commands_in(home, capsys), [words.get(word, word) for word in line.split()]
    ran = command(*arguments)
    assert (ran.code != 3, alive(ran.out + ran.err)) == (True, set())
    assert "\x1b" not in ran.out + ran.err
    if not any(word in line for word in NO_JSON):
        told = command(*arguments, "--json")
        assert (told.code != 3, told.out.isascii(), alive(told.out + told.err)) == (True, True, set())
    for columns in (120, 40):
        coloured(monkeypatch, columns)
        drawn = command(*arguments)
        assert alive(SGR.sub("", drawn.out + drawn.err)) == set()


def test_the_attacks_are_there_to_be_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = commands_in(home, capsys)
    for line in ("status", "log --all --limit 500", "review", "audit", "messages --limit 100", "web people"):
        assert "\\x1b[31mred" in command(*line.split()).out, line


@pytest.mark.parametrize("line", TYPED)
def test_what_was_typed_comes_back_inert(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = commands_in(set_up(tmp_path), capsys)
    monkeypatch.chdir(tmp_path)
    for attack in ("\x1b]52;c;AA==\x07\x1b[2J", "\x9b31m\u202e\r\b\u2028\udc9b", "[red]x[/] [link=https://e.example]"):
        arguments = [word.replace("X", attack) for word in line.split()]
        ran = command(*arguments)
        assert (ran.code != 3, alive(ran.out + ran.err)) == (True, set()), ran


def test_the_name_of_a_file_that_was_written_is_inert(
    home: Path, words: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out\x1b]52;c;AA==\x07\u202e\x9b"
    ran = commands_in(home, capsys)("replay", "--compare", words["EXPORT"], "--html", str(file))
    assert (ran.code, alive(ran.out + ran.err), file.exists()) == (0, set(), True), ran


def test_paths_and_files_of_the_home_are_inert(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "ho\x1b[2Jme\u202e[red]\x9b"
    home.mkdir()
    command = commands_in(home, capsys)
    lines = ("status", "review", "doctor", "rules check", "run --once", "web people", "messages test")
    for line in lines:
        assert alive("".join(command(*line.split())[1:])) == set()
    set_up(home)
    (home / stopfile.NAME).write_text(json.dumps({"who": "\x1b[2J", "when": "\x9b", "why": "".join(ATTACKS)}))
    for line in (*lines[:4], "stop"):
        assert alive("".join(command(*line.split())[1:])) == set()
    (home / "wikiwatch.toml").write_text(
        '[wiki]\n"\\u001b[2J\\u202e" = "\\u009b"\n\'\x80\u2028\' = 3\n', encoding="utf-8"
    )
    for line in lines:
        ran = command(*line.split())
        assert (ran.code != 3, alive(ran.out + ran.err)) == (True, set())
