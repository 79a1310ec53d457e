"""The sentences of the packaged rules in other languages: a wiki's own sentences stay as they are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

import wikiwatch
from wikiwatch.core.report import reasons
from wikiwatch.messages import ENGLISH, LANGUAGES, speaker
from wikiwatch.rulefiles import packaged_rules_dir

KINDS = (("policy.toml", "row"), ("points.toml", "signal"))
NOTHING = "Nothing was found."
MESSAGES = Path(wikiwatch.__file__).parent / "messages"
OTHERS = [language for language in LANGUAGES if language != ENGLISH]


def packaged() -> dict[str, str]:
    """The sentences of the packaged rules by the keys that their translations have."""
    found: dict[str, str] = {}
    for file, kind in KINDS:
        for one in tomllib.loads((packaged_rules_dir() / file).read_text(encoding="utf-8"))[kind]:
            key = f"{kind}-{re.sub(r'[._]', '-', one['id'])}"
            assert key not in found
            found[key] = one["reason"]
    return found


def translated() -> list[str]:
    body = FluentParser().parse((MESSAGES / ENGLISH / "reasons.ftl").read_text(encoding="utf-8")).body
    return [entry.id.name for entry in body if isinstance(entry, ast.Message)]


def test_the_english_messages_are_the_packaged_sentences() -> None:
    """Whoever changes one of them changes the message, and looks at its translations."""
    english = speaker(ENGLISH)
    told = {key: english.say(key) for key in translated() if not key.startswith("said-")}
    assert told == packaged()


def test_the_program_still_says_all_its_sentences() -> None:
    sources = Path(wikiwatch.__file__).parent.rglob("*.py")
    program = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    said = {key: speaker(ENGLISH).say(key) for key in translated() if key.startswith("said-")}
    assert said
    assert [key for key, sentence in said.items() if sentence not in program] == []


def test_no_two_messages_are_the_same_sentence() -> None:
    told = [speaker(ENGLISH).say(key) for key in translated()]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("language", OTHERS)
def test_each_packaged_sentence_is_retold(language: str) -> None:
    assert [one for one in packaged().values() if speaker(language).retold(one) == one] == []


def test_a_packaged_sentence_is_english_in_english() -> None:
    assert [one for one in packaged().values() if speaker(ENGLISH).retold(one) != one] == []


@pytest.mark.parametrize(
    "own",
    ["", "Nothing was found!", "nothing was found.", "Nichts zu sehen (weiter)", "Own: Nothing was found.", ": ("],
)
def test_a_sentence_of_the_wikis_own_stays_as_it_is(own: str) -> None:
    assert speaker("de").retold(own) == own


def test_what_is_added_to_a_sentence_stays_behind_it() -> None:
    german = speaker("de")
    nothing = german.retold(NOTHING)
    assert german.retold(f"{NOTHING} (the judge failed)") == f"{nothing} (the judge failed)"
    pattern = german.retold("one of the insertions that made the pattern")
    found = german.retold(f"one of the insertions that made the pattern: {NOTHING}")
    assert found == f"{pattern}: {nothing}"


def test_what_is_added_is_looked_for_at_the_beginning_only() -> None:
    text = ": " * 100_000 + NOTHING
    assert speaker("de").retold(text) == text


def test_a_row_of_the_log_speaks_the_wikis_language() -> None:
    entry = {"reason": NOTHING, "signals": [{"id": "random_text", "points": 60}]}
    german = speaker("de")
    assert reasons(entry, german) == f"{german.retold(NOTHING)} (random_text 60)"
    assert reasons(entry) == f"{NOTHING} (random_text 60)"
