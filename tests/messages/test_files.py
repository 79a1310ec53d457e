"""Every message file: whole, alike in all languages, and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import wikiwatch
from wikiwatch.messages import ENGLISH, LANGUAGES

PACKAGE = Path(wikiwatch.__file__).parent
MESSAGES = PACKAGE / "messages"
FILES = sorted(path.name for path in (MESSAGES / ENGLISH).glob("*.ftl"))
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
KEPT = "said.ftl"  # its English is what the program builds, in one form for all numbers; see test_said
# What would be mark-up in wikitext or HTML, a name that is filled in elsewhere, or an address.
LIVE = re.compile(r"\[\[|\]\]|\{\{|<|>|''|~~~|==|__|//|\bwww\.|https?:|&\w+;|[\u202a-\u202e\u2066-\u2069]")


class Reading(Visitor):
    """What a message is made of."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.plurals: list[tuple[str, set[str]]] = []
        self.texts: list[str] = []
        self.calls: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.calls.append(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.texts.append(node.value)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        assert isinstance(node.selector, ast.VariableReference)
        keys = {one.key.name if isinstance(one.key, ast.Identifier) else one.key.value for one in node.variants}
        self.plurals.append((node.selector.id.name, keys))
        self.generic_visit(node)


def entries(language: str, file: str) -> Iterator[ast.EntryType]:
    path = MESSAGES / language / file
    if path.exists():
        yield from FluentParser().parse(path.read_text(encoding="utf-8")).body


def messages(language: str, file: str) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for entry in entries(language, file):
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{entry.id.name} twice"
            assert entry.value is not None
            assert not entry.attributes
            found[entry.id.name] = Reading()
            found[entry.id.name].visit(entry)
    return found


def categories(language: str) -> set[str]:
    return {*Locale.parse(language).plural_form.tags, "other"}


def plurals(reading: Reading, language: str) -> list[set[str]]:
    """The choices by number: those that know nothing but plural categories of any language."""
    every = {"zero", "one", "two", "few", "many", "other"}
    return [keys for _, keys in reading.plurals if keys <= every]


def test_there_is_a_folder_for_each_language() -> None:
    assert sorted(path.name for path in MESSAGES.iterdir() if any(path.glob("*.ftl"))) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_has_a_mistake_or_stands_in_no_other_language(language: str) -> None:
    for path in (MESSAGES / language).iterdir():
        assert path.name in FILES
        assert not [entry for entry in entries(language, path.name) if isinstance(entry, ast.Junk)], path


def test_no_key_stands_in_two_files() -> None:
    keys = [key for file in FILES for key in messages(ENGLISH, file)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_each_message_of_english_is_there(language: str, file: str) -> None:
    assert messages(language, file).keys() == messages(ENGLISH, file).keys()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_each_message_takes_the_values_of_the_english_one(language: str, file: str) -> None:
    english = messages(ENGLISH, file)
    for key, reading in messages(language, file).items():
        assert reading.names == english[key].names, key


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_by_number_has_all_forms_of_its_language(language: str, file: str) -> None:
    english = messages(ENGLISH, file)
    for key, reading in messages(language, file).items():
        found = plurals(reading, language)
        if file != KEPT:
            assert len(found) == len(plurals(english[key], ENGLISH)), key
        assert all(keys == categories(language) for keys in found), key


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_by_a_name_has_the_names_of_the_english_one(language: str, file: str) -> None:
    every = {"zero", "one", "two", "few", "many", "other"}
    english = messages(ENGLISH, file)
    for key, reading in messages(language, file).items():
        named = [(name, keys) for name, keys in reading.plurals if not keys <= every]
        assert named == [(name, keys) for name, keys in english[key].plurals if not keys <= every], key


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_holds_mark_up_or_an_address(language: str, file: str) -> None:
    for key, reading in messages(language, file).items():
        assert not [text for text in reading.texts if LIVE.search(text)], key
        assert not reading.calls, key  # numbers and times are written by the speaker


def test_every_key_is_used() -> None:
    """By its name in the program or in a template, or by its beginning with the rest put in.

    The sentences of the rules and of the program are found by what they say: see test_reasons and test_said.
    """
    paths = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.xml")]
    program = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    quoted = set(re.findall(r"""["']([a-z][a-z0-9-]*)["'{]""", program))
    beginnings = tuple(re.findall(r"""f["']([a-z][a-z0-9-]*-)\{""", program))
    beginnings += tuple(re.findall(r"""["']([a-z][a-z0-9-]*-)["'] [~+] """, program))
    keys = [key for file in FILES if file not in ("reasons.ftl", KEPT) for key in messages(ENGLISH, file)]
    assert [key for key in keys if key not in quoted and not key.startswith(beginnings)] == []
