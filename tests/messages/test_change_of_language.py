"""What the program wrote in one language, and meets again when it speaks another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import LOG, FakeClock, FakeSite
from road import PROBE, furnish, make_app, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.messages import LANGUAGES, speaker
from wikiwatch.store.db import Store

NEW_PAGE = "hello wqkzjhrv zvkqpthx friends"


@pytest.mark.parametrize("before", LANGUAGES)
@pytest.mark.parametrize("after", ["en", "ar"])
def test_a_new_page_that_was_held_comes_back_in_place_of_a_notice_in_another_language(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, before: str, after: str
) -> None:
    first = replace(make_app(site, store, rules, clock), rules=rules, speaker=speaker(before))
    poll(first)
    revid = site.edit("192.0.2.7", "Friends", NEW_PAGE)
    until_quiet(first, clock)
    assert first.texts.hold_notice.partition("{")[0] in site.text("Friends")
    second = replace(first, rules=rules, speaker=speaker(after))
    hold.release(second, f"down-{revid}", "Sybil")
    until_quiet(second, clock)
    assert site.text("Friends") == NEW_PAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_page_and_the_summaries_are_in_the_language_of_the_wiki(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, language: str
) -> None:
    app = replace(make_app(site, store, rules, clock), rules=rules, speaker=speaker(language))
    furnish(site)
    poll(app)
    site.append("192.0.2.1", "Ferry", PROBE)
    until_quiet(app, clock)
    page, say = site.text(LOG), app.speaker.say
    assert f'<div lang="{language}" dir="{app.speaker.direction}"' in page
    assert say("log-intro") in page
    done = say("word-status", name="done")
    assert say("log-came-of", action=say("word-action", name="revert"), status=done) in page
    assert app.texts.log_summary == say("summary-log")
