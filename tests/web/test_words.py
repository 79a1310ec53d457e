"""All words of the dashboard stand in the message files."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from wikiwatch.app.waiting import SORTS
from wikiwatch.messages import speaker
from wikiwatch.web.app import SAID
from wikiwatch.web.pages_decide import WORDS
from wikiwatch.web.people import ROLES

TEMPLATES = {
    file.name: file.read_text(encoding="utf-8")
    for file in (resources.files("wikiwatch.web") / "templates").iterdir()
    if file.name.endswith(".html")
}
MADE = [
    *SAID.values(),
    "web-error-500",
    *(f"web-role-{role}" for role in ROLES),
    *(f"web-answer-{word}" for word in WORDS),
    *(f"web-sort-{sort}" for sort in SORTS),
]


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_word_of_a_template_is_known(name: str) -> None:
    keys = set(re.findall(r"say\([\"'](web-[a-z0-9-]*[a-z0-9])[\"'][,)]", TEMPLATES[name]))
    assert [key for key in keys if not speaker("en").knows(key)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_kind_of_word_in_a_template_is_known(name: str) -> None:
    kinds = set(re.findall(r"\|word\([\"']([a-z-]+)[\"']", TEMPLATES[name]))
    assert [kind for kind in kinds if not speaker("en").knows(f"word-{kind}")] == []


@pytest.mark.parametrize("key", MADE)
def test_each_word_that_is_put_together_is_known(key: str) -> None:
    assert speaker("en").knows(key)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_lets_anything_through_unescaped(name: str) -> None:
    assert "|safe" not in TEMPLATES[name].replace(" ", "")
    assert "autoescape" not in TEMPLATES[name]
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?! src=)", TEMPLATES[name])
