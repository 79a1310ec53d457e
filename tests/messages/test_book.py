"""Messages that are read one by one are those that Fluent finds when it reads the whole file."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast

from wikiwatch import messages
from wikiwatch.messages.book import Book, entries

FOLDER = Path(messages.__file__).parent
FILES = sorted(FOLDER.glob("*/*.ftl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_message_is_found_with_all_that_belongs_to_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    whole = {one.id.name: one for one in FluentResource(text).body if isinstance(one, ast.Message)}
    found = entries(text)
    assert found.keys() == whole.keys()
    for key, source in found.items():
        (one,) = (one for one in FluentResource(source).body if isinstance(one, ast.Message))
        assert one.equals(whole[key], ignored_fields=["span", "comment"])


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Book:
    (tmp_path / "a.ftl").write_text(
        "one = First { two }\n# A comment\ntwo =\n    of 2\n    lines\none = Later\n",
        encoding="utf-8",
    )
    (tmp_path / "b.ftl").write_text("one = In another file\nthree = { $count }, 3 in all\n", encoding="utf-8")
    monkeypatch.setattr("wikiwatch.messages.book.resources.files", lambda _package: tmp_path.parent)
    return Book(tmp_path.name, "en_GB", "٠١٢٣٤٥٦٧٨٩")


def test_a_message_is_said_with_those_that_it_names_and_the_first_of_a_key_counts(book: Book) -> None:
    assert book.said("one", {}) == "First of ٢\nlines"


def test_values_keep_their_digits_and_nothing_is_said_where_they_lack(book: Book) -> None:
    assert book.said("three", {"count": "7"}) == "7, ٣ in all"
    assert book.said("three", {}) is None
    assert book.said("four", {}) is None
    assert not book.knows("four")
