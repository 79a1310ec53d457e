"""The pages on wikis of other languages: their words, their numbers, and the order of what stands in them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from patrol import Patrol, letters

from wikiwatch import config, wiring
from wikiwatch.core.own_texts import NOTICE_MARK
from wikiwatch.messages import speaker
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import PracticeWiki

# Addresses and a name of two scripts that ends with a bracket: each would drag what is beside it along.
ADDRESSES = ("203.0.113.66", "2001:db8::7")
MIXED = "Anna אנה (42)"


@pytest.mark.parametrize("code", ["ar", "de-ch"])
def test_on_a_wiki_of_another_language_the_pages_speak_it(
    module_wiki: Callable[[WikiSettings], PracticeWiki], tmp_path: Path, code: str
) -> None:
    wiki = module_wiki(WikiSettings(extra=f"$wgLanguageCode = '{code}';"))
    patrol = Patrol(wiki, tmp_path).begin()
    try:
        for address in ADDRESSES:
            patrol.wiki.anonymous(address).edit(f"Tower {address}", text=letters())
        patrol.wiki.account(MIXED).edit("Tower", text=letters())
        patrol.run()

        spoken = speaker(code)
        assert spoken.language == code[:2]
        log = patrol.text(patrol.log_page)
        assert spoken.say("log-intro") in log
        assert spoken.say("log-wrong") in log
        page = patrol.sysop._post(action="parse", page=patrol.log_page, prop="text")["parse"]["text"]
        assert f'<div lang="{spoken.language}" dir="{spoken.direction}"' in page
        names = {html.unescape(name) for name in re.findall(r"<td><bdi>([^<]+)</bdi>\s*</td>", page)}
        assert names >= {MIXED, "203.0.113.66", "2001:DB8:0:0:0:0:0:7"}
        assert patrol.history(patrol.log_page)[0]["comment"] == spoken.say("summary-log")

        notice = patrol.text(f"Tower {ADDRESSES[0]}")
        assert notice.startswith(NOTICE_MARK)
        assert spoken.say("notice-object") in notice

        with wiring.offline_app(config.load(patrol.home)) as app:
            assert app.speaker.language == spoken.language
    finally:
        patrol.close()
