"""Broken variants of each rule file: all that is wrong is told in lines, and nothing else ever comes out."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cases import ARTICLE, edit, entry
from night import at_night

from wikiwatch import rulefiles
from wikiwatch.core.decide import decide
from wikiwatch.core.evidence import Case
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import run, samples
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles.shapes import SHAPES

PACKAGED = rulefiles.packaged_rules_dir()
VARIANTS = at_night(1_000, by_day=100)
TRIED_ON_SAMPLES = 20  # every so many variants that pass: samples take longer than all other checks together

OWN = """
[[rule]]
id = "free-watches"
description = "Adverts for watches"
reason = "The wave of October."
added_by = "Gerda"
since = 2026-10-03
until = 2027-03-31
act = false
points = 40
[rule.scope]
namespaces = ["Main", 100]
pages = ["Ferry*", "Harbour ##"]
bands = ["new", "low"]
[rule.when]
phrase = ["free watches", "replica watch*"]
pattern = '(?i)\\bwatch(es)?\\b'
any = [{ domain = ["watches.example"] }, { user = ["*watch*"] }, { all = [{ adds_link = true }] }]
none = [{ summary = ["moved to"] }, { removes_characters = 500 }]
[[rule.sample]]
hit = true
title = "Ferry"
text = "Get FREE watches at https://shop.watches.example/1 today."
[[rule.sample]]
hit = false
text = "Free watches are shown in the museum."

[[rule]]
id = "many-pages"
description = "Many pages at once"
reason = "A script."
added_by = "Gerda"
since = 2026-10-03
act = false
outcome = "hold"
when = { pages_in_ten_minutes = 4, new_page = true, title = ["*"] }
[[rule.sample]]
hit = true
pages = 5
[[rule.sample]]
hit = false
"""
LISTS = """
[[entry]]
list = "watch"
account = "Anna Example"
reason = "Asked for."
added_by = "Gerda"
since = 2026-11-22
until = 2027-05-31

[[entry]]
list = "deny"
network = "198.51.100.0/24"
reason = "A hosting company."
added_by = "Gerda"
since = 2026-11-22

[[entry]]
list = "allow"
domain = "harbour.example"
reason = "The town's own."
added_by = "Gerda"
since = 2026-11-22
"""
TEXTS = {file: (PACKAGED / file).read_text(encoding="utf-8") for file in SHAPES} | {
    "own.toml": OWN,
    "lists.toml": LISTS,
}

VALUES = (
    *("0", "-1", "1", "60", "1e400", "nan", "-inf", "1_0", "0.5", "9" * 30, "9" * 5_000, "0x" + "f" * 400, "-0.0"),
    *('""', '" "', '"new"', '"hold"', "'{id} ~~~'", '"\\u0000"', '"\\u202e\\u0301"', '"' + "x" * 30_000 + '"', '"*"'),
    *("true", "false", "[]", "{}", "[[1]]", '["new", 3, {}]', "{a = 1}", "[" * 200 + "]" * 200, "{a.b.c.d = 1}"),
    *("2026-11-22", "9999-12-31", "0001-01-01", "2026-02-30", "2026-11-22T10:00:00Z", "10:00:00"),
    *('"""\n[row]\n"""', "'''\n", '"', "[", '["\\ud800"]', '["(?i)\\\\pL{1000}"]', '["http://x/"]', "[1, 2]", "[9, 1]"),
)
SIGNS = "[]{}=\"'#.,\\\n\r\t\x00\x07\x1b\x85\u2028\ufeff\u202e\ud7ff e9é漢"


def variants(file: str) -> Iterator[bytes]:
    """Always the same ones of a file; each differs from it in one to three ways."""
    chance = random.Random(file)  # seeded by the name: what failed once fails again
    for _ in range(VARIANTS):
        text = TEXTS[file]
        for _ in range(chance.randint(1, 3)):
            text = chance.choice(WAYS)(text, chance)
        raw = text.encode()
        yield chance.choice(CODES)(raw, chance) if chance.random() < 0.2 else raw


def _value(text: str, chance: random.Random) -> str:
    places = list(re.finditer(r"^([a-z_]+ = )(.+)$", text, re.M)) or list(re.finditer(r"()(^.*$)", text, re.M))
    place = chance.choice(places)
    return f"{text[: place.start(2)]}{chance.choice(VALUES)}{text[place.end(2) :]}"


def _another_value(text: str, chance: random.Random) -> str:
    """The value of another key: of the right kind now and then, and from somewhere else."""
    places = list(re.finditer(r"^[a-z_]+ = (.+)$", text, re.M))
    if not places:
        return text
    place, other = chance.choice(places), chance.choice(places)
    return f"{text[: place.start(1)]}{other[1]}{text[place.end(1) :]}"


def _number(text: str, chance: random.Random) -> str:
    places = list(re.finditer(r"(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.-])", text))
    if not places:
        return text
    place = chance.choice(places)
    number = float(place[0]) * chance.choice((0, 0.5, 2, 10, -1, 1e6)) + chance.choice((0, 1, -1))
    return f"{text[: place.start()]}{number:g}{text[place.end() :]}"


def _key(text: str, chance: random.Random) -> str:
    places = list(re.finditer(r"^\[*([a-z_.]+)", text, re.M))
    if not places:
        return text
    place = chance.choice(places)
    word = list(place[1])
    at = chance.randrange(len(word))
    word[at : at + chance.randint(0, 2)] = chance.choice(("", "x", ".", '"', word[at] * 2, "-", ".a" * 40))
    return f"{text[: place.start(1)]}{''.join(word)}{text[place.end(1) :]}"


def _lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.choice(("drop", "double", "swap", "cut", "repeat")):
        case "drop":
            del lines[at : at + chance.randint(1, 6)]
        case "double":
            lines[other:other] = lines[at : at + chance.randint(1, 12)]
        case "swap":
            lines[at], lines[other] = lines[other], lines[at]
        case "cut":
            del lines[at:]
        case _:
            lines[at:at] = lines[at : at + 6] * chance.choice((2, 50))
    return "\n".join(lines)


def _noise(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    noise = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 8)))
    return text[:at] + noise + text[at + chance.choice((0, 0, 1, 40)) :]


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    *(_value, _value, _value, _another_value, _another_value, _number, _number, _number, _key, _lines, _lines, _noise),
)


def _flipped(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw or b" ")
    for _ in range(chance.randint(1, 4)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


CODES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _flipped,
    lambda raw, _: b"\xef\xbb\xbf" + raw,
    lambda raw, _: raw.replace(b"\n", b"\r\n"),
    lambda raw, _: raw.replace(b"\n", b"\r"),
    lambda raw, _: raw.decode(errors="replace").encode("utf-16"),
    lambda raw, chance: raw[: chance.randrange(len(raw) + 1)],
    lambda raw, _: raw + b"\x00" * 10,
)


def cases() -> list[Case]:
    """Changes of several kinds, on which rules that pass are tried."""
    advert = "Get FREE watches at https://shop.watches.example/1 today, call +1 202 555 0143 or wqkzjhrv!"
    return [
        edit(advert, user="Watchmaker 4711", comment="see www.watches.example"),
        edit(f"{ARTICLE}\n\n{advert}\n<!-- [http://a.example x] -->", ARTICLE, band="low"),
        edit("hahaha", ARTICLE * 3, title="Harbour 12"),
        entry("move", log_target="Wqkzjhrv"),
        entry("newusers", log_action="create", user="Watch0815"),
    ]


@pytest.mark.parametrize("file", sorted(SHAPES))
def test_no_broken_variant_of_a_rule_file_gives_anything_but_lines_or_rules(file: str, tmp_path: Path) -> None:
    folder = shutil.copytree(PACKAGED, tmp_path / "rules")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert rulefiles.check(folder, samples.hits) == []
    before, changes, sound = rulefiles.load(folder).version, cases(), 0
    for raw in variants(file):
        (folder / file).write_bytes(raw)
        rules = _rules(folder)
        if rules is None or rules.version == before:
            continue
        sound += 1
        for case in changes:
            assert _row(case, rules)
        if sound % TRIED_ON_SAMPLES == 0:
            rulefiles.check(folder, samples.hits)
    assert sound  # a change that hurts nobody is let in, too


def _rules(folder: Path) -> Ruleset | None:
    """The rules, if they are sound; else every problem was told in one line, at a place, and as the file name says."""
    try:
        return rulefiles.load(folder)
    except RulesError as error:
        told = error.lines
    assert told
    for line in told:
        assert line.isprintable(), line
        assert re.match(r"[\w.]+:[1-9]\d*: .+: found .+, expected .", line), line
        assert len(line) < 1_000
    return None


def _row(case: Case, rules: Ruleset) -> str:
    """The row that decides, by what all detectors find."""
    trust = replace(case.trust, band=rules.trust.band_of(case.trust.score))
    case = replace(case, trust=trust)
    signals, misses = run(case, rules)
    return decide(case, signals, misses, rules, case.change.timestamp).row
