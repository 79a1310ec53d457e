"""Whether a text that was taken down stands on its page again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.stands import stands_again

PAGE = "The ferry sails at noon.\n\nIt carries forty people and a cart."
ADVERT = "Everybody on the coast buys sails at half the price from us: [https://sails.example/all sails for all]."
STORY = "The old captain wrote down each crossing in a blue book, which his daughter keeps in the chapel."
WITH_ADVERT, WITH_STORY = f"{PAGE}\n\n{ADVERT}", f"{PAGE}\n\n{STORY}"
OPEN = "\n\nIt is open on Sundays."


@pytest.mark.parametrize(
    ("page_before", "page_after", "before", "held", "expected"),
    [
        pytest.param(PAGE, WITH_STORY, PAGE, WITH_STORY, True, id="the very text"),
        pytest.param(PAGE, WITH_STORY + OPEN, PAGE, WITH_STORY, True, id="with more behind it"),
        pytest.param(PAGE + OPEN, WITH_STORY + OPEN, PAGE, WITH_STORY, True, id="on a page that moved on"),
        pytest.param(PAGE, f"{STORY}\n\n{PAGE}", PAGE, WITH_STORY, True, id="in another place"),
        pytest.param(PAGE, f"{PAGE}\n\n{STORY[:50]}", PAGE, WITH_STORY, False, id="half of it"),
        pytest.param(PAGE, PAGE + OPEN, PAGE, WITH_STORY, False, id="something else"),
        pytest.param(WITH_STORY, WITH_STORY + OPEN, PAGE, WITH_STORY, False, id="it stood before"),
        pytest.param(PAGE, f"{PAGE}\n\n{ADVERT.partition('[')[0]}", PAGE, WITH_ADVERT, False, id="without its link"),
        pytest.param(PAGE, f"Note.\n\n{ADVERT}\n\n{PAGE}", PAGE, WITH_ADVERT, True, id="with its link, elsewhere"),
        pytest.param(PAGE, "", PAGE, "", True, id="an emptied page is emptied again"),
        pytest.param(PAGE, PAGE.partition("\n")[0], PAGE, PAGE.partition("\n")[0], True, id="a passage is gone again"),
        pytest.param(
            PAGE + OPEN, PAGE.partition("\n")[0] + OPEN, PAGE, PAGE.partition("\n")[0], False, id="by the way"
        ),
        pytest.param("notice", STORY, "", STORY, True, id="a new page in place of its notice"),
        pytest.param("notice", "Another article.", "", STORY, False, id="another page under its title"),
        pytest.param("notice", "", "", STORY, False, id="a page that somebody emptied"),
        pytest.param(PAGE, PAGE.replace("noon", "wqkz"), PAGE, PAGE.replace("noon", "wqkz"), True, id="one word"),
        pytest.param(PAGE, WITH_STORY, PAGE, PAGE, False, id="an edit that changed nothing"),
    ],
)
def test_what_stands_again(page_before: str, page_after: str, before: str, held: str, expected: bool) -> None:
    assert stands_again(page_before, page_after, before, held) is expected


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_an_exact_undo_is_always_seen(before: str, held: str) -> None:
    assert stands_again(before, held, before, held) is (before != held)


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40), st.text(max_size=40))
def test_an_edit_that_changes_nothing_brings_nothing_back(before: str, held: str, page: str) -> None:
    assert not stands_again(page, page, before, held)
