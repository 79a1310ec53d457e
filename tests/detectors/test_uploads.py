"""Files with strange names, or too many of them."""

from __future__ import annotations

import pytest
from cases import entry

from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.uploads import MOST_UPLOADS, detect

RANDOM, ADVERT, MANY = "upload.random_name", "upload.advert_name", "upload.many"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("File:Wqkzjhrvbx.jpg", {RANDOM}),
        ("File:Call +1 800 555 0199 now.jpg", {ADVERT}),
        ("File:www.example.org.jpg", {ADVERT}),
        ("File:IMG 20261122 120000.jpg", set()),
        ("File:DSC01234.JPG", set()),
        ("File:The ferry in winter.jpg", set()),
        ("File:9f86d081884c7d659a2feaa0c55ad015.png", set()),
    ],
)
def test_the_name_of_a_file_tells(rules: Ruleset, title: str, expected: set[str]) -> None:
    assert {signal.id for signal in detect(entry("upload", title=title, namespace=6), rules)} == expected


@pytest.mark.parametrize(("uploads", "expected"), [(MOST_UPLOADS - 1, set()), (MOST_UPLOADS, {MANY})])
def test_many_uploads_in_an_hour_are_a_sign(rules: Ruleset, uploads: int, expected: set[str]) -> None:
    upload = entry("upload", title="File:Ferry.jpg", namespace=6, pace=Pace(uploads_hour=uploads))
    assert {signal.id for signal in detect(upload, rules)} == expected


def test_only_uploads_of_newcomers_are_looked_at(rules: Ruleset) -> None:
    assert not detect(entry("upload", title="File:Wqkzjhrvbx.jpg", band="low"), rules)
    assert not detect(entry("move", title="File:Wqkzjhrvbx.jpg"), rules)
