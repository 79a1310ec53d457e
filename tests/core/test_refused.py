"""What the wiki's refusals mean."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch.app.results import in_few_words, result_of
from wikiwatch.core.action import ActionStatus
from wikiwatch.core.refused import Follows, refused
from wikiwatch.ports import Written
from wikiwatch.site.failures import TEMPORARY, is_temporary, retry_after


@pytest.mark.parametrize(
    ("code", "name", "follows"),
    [
        ("spamblacklist", "SpamBlacklist", Follows.PERSON),
        ("abusefilter-disallowed", "AbuseFilter", Follows.PERSON),
        ("abusefilter-warning", "AbuseFilter's warning", Follows.PERSON),
        ("abusefilter-blocked-display", "AbuseFilter", Follows.PERSON),
        ("titleblacklist-forbidden-move", "TitleBlacklist", Follows.PERSON),
        ("captcha", "captcha", Follows.PERSON),
        ("protectedpage", "protected", Follows.PERSON),
        ("cascadeprotected", "protected with another", Follows.PERSON),
        ("permissiondenied", "lacks a right", Follows.PERSON),
        ("articleexists", "another page stands", Follows.PERSON),
        ("notown", "a person's decision", Follows.PERSON),
        ("readonly", "read-only", Follows.ALL_WAIT),
        ("maxlag", "lags", Follows.ALL_WAIT),
        ("ratelimited", "rate limit", Follows.ALL_WAIT),
        ("badtoken", "token", Follows.WAIT),
        ("internal_api_error_DBQueryError", "fault of the wiki", Follows.WAIT),
        ("unknown", "without an answer", Follows.WAIT),
        ("editconflict", "another edit", Follows.LOOK_AGAIN),
        ("superseded", "another edit", Follows.LOOK_AGAIN),
        ("nochange", "stands there already", Follows.LOOK_AGAIN),
        ("missingtitle", "does not exist", Follows.GONE),
        ("alreadyblocked", "blocked them already", Follows.GONE),
        ("stopped", "stopped", Follows.STOP),
        ("unasked", "could not be asked", Follows.NOT_NOW),
        ("observe", "observing", Follows.STOP),
        ("never heard of", "refused by the wiki", Follows.PERSON),
    ],
)
def test_each_refusal_has_a_name_and_a_consequence(code: str, name: str, follows: Follows) -> None:
    found = refused(code)
    assert name in found.name
    assert found.follows is follows


@pytest.mark.parametrize(
    ("code", "status", "again", "waits", "closed"),
    [
        ("spamblacklist", ActionStatus.PERSON, False, False, False),
        ("missingtitle", ActionStatus.SKIPPED, False, False, False),
        ("editconflict", None, True, False, False),
        ("badtoken", None, False, False, False),
        ("ratelimited", None, False, True, False),
        ("stopped", None, False, False, True),
        ("unasked", None, False, False, True),
    ],
)
def test_what_becomes_of_an_action(
    code: str, status: ActionStatus | None, again: bool, waits: bool, closed: bool
) -> None:
    result = result_of(Written(ok=False, code=code, detail="words of the wiki"), "saved")
    assert (result.status, result.again_now, result.all_wait, result.closed) == (status, again, waits, closed)
    assert result.why == f"{refused(code).name}: words of the wiki"


@given(st.text(max_size=30), st.booleans())
def test_no_refusal_is_ever_reported_as_done(code: str, wait: bool) -> None:
    assert result_of(Written(ok=False, code=code, wait=wait), "saved").status is not ActionStatus.DONE


def test_a_failure_of_which_nothing_is_known_but_that_it_may_pass_is_waited_for() -> None:
    assert result_of(Written(ok=False, code="some-new-code", wait=True), "saved").status is None
    assert result_of(Written(ok=False, code="some-new-code"), "saved").status is ActionStatus.PERSON


def test_all_that_the_adapter_calls_temporary_is_waited_for() -> None:
    waiting = {Follows.WAIT, Follows.ALL_WAIT}
    assert {refused(code).follows for code in (*TEMPORARY, "internal_api_error_Throwable")} <= waiting
    assert not any(is_temporary(code) for code in ("spamblacklist", "protectedpage", "captcha"))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("0", 0), ("99999999", 3600), ("", 0), ("-5", 0), ("Sun, 22 Nov 2026", 0), ("٣", 0)],
)
def test_the_wiki_says_when_to_come_again(said: str, seconds: float) -> None:
    assert retry_after(said) == seconds
    result = result_of(Written(ok=False, code="maxlag", wait=True, retry_after=seconds), "saved")
    assert result.after.total_seconds() == seconds


@pytest.mark.parametrize(
    ("answers", "summaries"),
    [
        (["ok"], ["a summary"]),
        (["spamblacklist", "ok"], ["a summary", "down-7"]),
        (["abusefilter-warning", "ok"], ["a summary", "down-7"]),
        (["abusefilter-disallowed", "abusefilter-disallowed"], ["a summary", "down-7"]),
        (["protectedpage"], ["a summary"]),
        (["captcha"], ["a summary"]),
        (["ratelimited"], ["a summary"]),
        (["editconflict"], ["a summary"]),
    ],
)
def test_only_what_a_filter_refused_is_tried_once_more_and_in_few_words(
    answers: list[str], summaries: list[str]
) -> None:
    said: list[str] = []

    def write(summary: str) -> Written:
        said.append(summary)
        answer = answers[len(said) - 1]
        return Written(ok=answer == "ok", code="" if answer == "ok" else answer)

    assert in_few_words(write, "a summary", "down-7").ok is (answers[-1] == "ok")
    assert said == summaries
