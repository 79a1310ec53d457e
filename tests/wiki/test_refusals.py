"""What a real wiki's SpamBlacklist and AbuseFilter refused is known when the next edit comes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from patrol import Patrol

from wikiwatch import doctor
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import ApiError, Visitor
from wikiwatch.sandbox.wiki import BOT, BOT_GRANTS, BOT_PASSWORD_LETTERS, PracticeWiki

pytestmark = pytest.mark.each_kind

# The bot may see what filters did; the list's hits are logged.
SETTINGS = "$wgLogSpamBlacklistHits = true;\n$wgGroupPermissions['bot']['abusefilter-log-detail'] = true;\n"
# Who made a filter: AbuseFilter keeps it in other columns since MediaWiki 1.43.
MAKER = {"bookworm": ("af_user, af_user_text", "1, 'Admin'"), "trixie": ("af_actor", "1")}


@pytest.fixture(scope="module", params=list(MAKER))
def refusing(request: pytest.FixtureRequest, module_wiki: Callable[[WikiSettings], PracticeWiki]) -> PracticeWiki:
    """A wiki with an address on its blacklist."""
    wiki = module_wiki(WikiSettings(suite=request.param, extra=SETTINGS))
    wiki.sysop().edit("MediaWiki:Spam-blacklist", text="listed\\.example/pills")
    wiki.sysop().edit("Bees", text="Bees fly.")
    return wiki


@pytest.fixture
def patrol(refusing: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol whose password may read both logs, on a wiki whose filter lets nobody write of miracles."""
    password = "".join(secrets.choice(BOT_PASSWORD_LETTERS) for _ in range(32))
    app = f"reader{secrets.token_hex(4)}"
    refusing.maintenance(
        "createBotPassword", f"--appid={app}", f"--grants={BOT_GRANTS},viewrestrictedlogs", BOT, password
    )
    patrol = Patrol(refusing, tmp_path, (f"{BOT}@{app}", password)).begin()
    columns, maker = MAKER[refusing.state.settings.suite]
    rule = 'added_lines contains "miracle"'
    patrol.database(
        f"insert or replace into abuse_filter (af_id, af_pattern, af_timestamp, af_actions, {columns})"
        f" values (1, '{rule}', '20261122000000', 'disallow', {maker})"
    )
    patrol.database("insert or replace into abuse_filter_action values (1, 'disallow', '')")
    yield patrol
    patrol.close()


def refused(visitor: Visitor, text: str) -> str:
    """Try to add a text; the code with which the wiki refuses it."""
    with pytest.raises(ApiError) as error:
        visitor.edit("Bees", appendtext=f"\n\n{text}")
    return error.value.code


def signals(patrol: Patrol, revid: int) -> set[str]:
    """The signals of an edit."""
    return {signal["id"] for signal in patrol.log()[revid]["signals"]}


def test_a_place_that_spamblacklist_refused_is_known_when_it_comes_by_another_way(patrol: Patrol) -> None:
    spammer = patrol.wiki.account(f"Lister {secrets.token_hex(3)}")
    assert refused(spammer, "Buy at https://listed.example/pills now.") == "spamblacklist"

    other = patrol.wiki.anonymous("192.0.2.77")
    passed = other.edit("Bees", appendtext="\n\nSee https://www.listed.example/health for more.")
    own = spammer.edit("Bees", appendtext="\n\nSee https://elsewhere.example/shop for more.")
    patrol.run()

    assert signals(patrol, passed) >= {"refused.site"}
    assert "refused.author" not in signals(patrol, passed)
    assert signals(patrol, own) >= {"refused.author"}


def test_a_place_that_a_filter_stopped_is_known_when_it_comes_again(patrol: Patrol) -> None:
    spammer = patrol.wiki.account(f"Filtered {secrets.token_hex(3)}")
    assert refused(spammer, "A miracle! https://filtered.example/offer") == "abusefilter-disallowed"

    again = spammer.edit("Bees", appendtext="\n\nA great help: https://filtered.example/offer")
    patrol.run()

    assert signals(patrol, again) >= {"refused.filtered_site", "refused.author"}


def test_where_the_bot_may_not_read_the_logs_it_goes_on_and_the_doctor_says_so(
    refusing: PracticeWiki, tmp_path: Path
) -> None:
    plain = Patrol(refusing, tmp_path).begin()
    spammer = refusing.account(f"Unseen {secrets.token_hex(3)}")
    assert refused(spammer, "Buy at https://listed.example/pills now.") == "spamblacklist"
    passed = spammer.edit("Bees", appendtext="\n\nSee https://www.listed.example/doctor for more.")
    plain.run()

    assert not signals(plain, passed) & {"refused.site", "refused.author"}
    found = {check.name: check for check in doctor.examine(plain.home)}
    assert found["right spamblacklistlog"].status is doctor.Status.WARN
    assert "viewrestrictedlogs" in found["right spamblacklistlog"].advice
    plain.close()
