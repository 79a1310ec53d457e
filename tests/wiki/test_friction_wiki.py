"""The settings and the filter of docs/friction.md, as they stand there, on wikis with MediaWiki's own rate limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from patrol import Patrol

from wikiwatch.app.friction import keep_up
from wikiwatch.core.action import ActionKind
from wikiwatch.core.model import AccountState
from wikiwatch.rulefiles import packaged_rules_dir
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import ApiError, Visitor
from wikiwatch.sandbox.wiki import PracticeWiki

DOCS = (Path(__file__).parents[2] / "docs/friction.md").read_text(encoding="utf-8")
[SETTINGS] = re.findall(r"```php\n(.*?)```", DOCS, re.DOTALL)
[CONDITIONS] = re.findall(r"```\n(action ==.*?)\n```", DOCS, re.DOTALL)
[(COUNT, PERIOD)] = re.findall(r"with (\d+) actions in (\d+) seconds", DOCS)
[DESCRIPTION] = re.findall(r"Description: `(.*?)`", DOCS)
# The practice wiki has no limits, so that many visitors can work at once; here they are MediaWiki's own.
DEFAULT_LIMITS = "$wgRateLimits = \\MediaWiki\\MainConfigSchema::RateLimits['default'];\n"
LINK = "See https://pipes.example/{} for pipes."


def make_filter(sysop: Visitor) -> None:
    """Fill in the form of Special:AbuseFilter/new: there is no API for it."""
    session, address = sysop._session, f"{sysop.api.removesuffix('api.php')}index.php"
    page = {"title": "Special:AbuseFilter/new"}
    form = session.get(address, params=page, timeout=60).text
    [token] = set(re.findall(r'name="?wpEditToken"? type="hidden" value="([^"]+)"', form)) or set(
        re.findall(r'value="([^"]+)" name="?wpEditToken"?', form)
    )
    fields = {
        "wpEditToken": unescape(token),
        "wpFilterDescription": DESCRIPTION,
        "wpFilterRules": CONDITIONS,
        "wpFilterEnabled": "1",
        "wpFilterActionThrottle": "1",
        "wpFilterThrottleCount": COUNT,
        "wpFilterThrottlePeriod": PERIOD,
        "wpFilterThrottleGroups": "user",
        "wpFilterActionDisallow": "1",
        "wpFilterDisallowMessage": "abusefilter-disallowed",
        "wpFilterDisallowMessageOther": "abusefilter-disallowed",
    }
    session.post(address, params=page, data=fields, timeout=60)
    made = sysop.query(list="abusefilters", abfprop="id|description|status|actions")["abusefilters"]
    assert [one["description"] for one in made] == [DESCRIPTION], made
    assert set(made[0]["actions"].split(",")) == {"throttle", "disallow"}


@pytest.fixture(scope="module", params=["bookworm", "trixie"], ids=["1.39", "1.43"])
def patrol(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Patrol]:
    """A patrol with friction switched on in its own rules."""
    wiki = module_wiki(WikiSettings(suite=request.param, captcha=True, extra=DEFAULT_LIMITS + SETTINGS))
    patrol = Patrol(wiki, tmp_path_factory.mktemp("friction"))
    make_filter(patrol.sysop)
    file = patrol.home / "rules" / "friction.toml"
    text = (packaged_rules_dir() / "friction.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('group = ""', 'group = "suspect"'), encoding="utf-8")
    patrol.begin()
    yield patrol
    patrol.close()


def edits(visitor: Visitor, title: str, text: str) -> str:
    """What comes of an edit: "", or what stopped it."""
    try:
        answer = visitor.call("edit", title=title, text=text)["edit"]
    except ApiError as error:
        return error.code
    return "" if answer["result"] == "Success" else ("captcha" if "captcha" in answer else str(answer))


def link(visitor: Visitor, title: str) -> str:
    """What comes of an edit with a link."""
    return edits(visitor, title, LINK.format(title))


def flood(visitor: Visitor, title: str) -> list[str]:
    """What comes of four edits without links."""
    return [edits(visitor, f"{title} {number}", "A plain sentence.") for number in range(4)]


def groups(patrol: Patrol, user: str) -> set[str]:
    [found] = patrol.sysop.query(list="users", ususers=user, usprop="groups")["users"]
    return set(found["groups"])


FREE = ["", "", "", ""]
STOPPED = ["", "", "", "abusefilter-disallowed"]


def test_a_link_costs_members_of_the_group_a_question_and_nobody_else(patrol: Patrol) -> None:
    suspect, other = patrol.wiki.account("Lamp link"), patrol.wiki.account("Lamp other")
    site = patrol.app().site

    before = link(suspect, "Link before")
    assert site.change_group("Lamp link", "+suspect", "many links").ok
    inside, beside = link(suspect, "Link inside"), link(other, "Link beside")
    assert site.change_group("Lamp link", "-suspect", "quiet since").ok
    after = link(suspect, "Link after")

    assert (before, inside, beside, after) == ("", "captcha", "", "")


def test_the_filter_stops_a_flood_of_theirs_and_of_nobody_else(patrol: Patrol) -> None:
    suspect, other = patrol.wiki.account("Lamp flood"), patrol.wiki.account("Lamp busy")
    site = patrol.app().site

    before = flood(suspect, "Flood before")
    assert site.change_group("Lamp flood", "+suspect", "many links").ok
    inside, beside = flood(suspect, "Flood inside"), flood(other, "Flood beside")
    assert site.change_group("Lamp flood", "-suspect", "quiet since").ok
    after = flood(suspect, "Flood after")

    assert (before, inside, beside, after) == (FREE, STOPPED, FREE, FREE)


def test_a_sysop_and_the_bot_never_meet_them(patrol: Patrol) -> None:
    bot = Visitor(patrol.wiki.api, name=patrol.wiki.bot_login).log_in(patrol.wiki.state.bot_password)

    for visitor, title in ((patrol.sysop, "Sysop"), (bot, "Bot")):
        assert (link(visitor, title), flood(visitor, title)) == ("", FREE)


def test_the_bot_can_give_no_other_group(patrol: Patrol) -> None:
    patrol.wiki.account("Lamp plain")

    written = patrol.app().site.change_group("Lamp plain", "+sysop", "a try")

    assert not written.ok
    assert "sysop" not in groups(patrol, "Lamp plain")


def test_doctor_says_that_the_bot_may_change_the_group(patrol: Patrol) -> None:
    checks = {check["name"]: check for check in patrol.command("doctor", "--json").objects}

    assert checks["friction"]["status"] == "ok"


def test_doctor_tells_the_lines_that_lack(patrol: Patrol) -> None:
    file = patrol.home / "rules" / "friction.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('group = "suspect"', 'group = "slow"'), encoding="utf-8")
    try:
        [found] = [one for one in patrol.command("doctor", "--json").objects if one["name"] == "friction"]
    finally:
        file.write_text(text, encoding="utf-8")

    assert found["status"] == "warn"
    assert "$wgAddGroups['bot'] = [ 'slow' ];" in found["found"]


def test_a_flagged_account_that_goes_on_comes_in_and_leaves_when_it_is_cleared(patrol: Patrol) -> None:
    account = patrol.wiki.account("Lamp road")
    patrol.run()
    app = patrol.app()
    state(patrol, "Lamp road", AccountState.FLAGGED)
    for number in range(3):
        account.edit(f"Road {number}", text="A plain sentence about the road.")
    patrol.run()
    keep_up(patrol.app())
    patrol.run()
    assert "suspect" in groups(patrol, "Lamp road")
    assert edits(account, "Road 9", LINK.format(9)) == "captcha"

    state(patrol, "Lamp road", AccountState.CLEARED)
    app.store.note_friction_looked("user:Lamp road", app.clock.now().replace(year=2000))
    keep_up(patrol.app())
    patrol.run()

    assert "suspect" not in groups(patrol, "Lamp road")
    assert edits(account, "Road 9", LINK.format(9)) == ""
    done = [one for one in app.store.actions_of_actor("user:Lamp road") if one.kind is ActionKind.GROUP]
    assert sorted((one.argument, str(one.status)) for one in done) == [("+suspect", "done"), ("-suspect", "done")]


def test_a_silenced_account_sees_no_change(patrol: Patrol) -> None:
    account = patrol.wiki.account("Lamp quiet")
    patrol.run()
    state(patrol, "Lamp quiet", AccountState.SILENCED)
    for number in range(4):
        account.edit(f"Quiet {number}", text="A plain sentence about the quiet.")
    patrol.run()
    keep_up(patrol.app())
    patrol.run()

    assert groups(patrol, "Lamp quiet").isdisjoint({"suspect"})


def state(patrol: Patrol, user: str, to: AccountState) -> None:
    """Move an account to a state, for a month."""
    store, now = patrol.app().store, patrol.app().clock.now()
    until = now.replace(year=now.year + 1)
    store.set_state((f"user:{user}", user), to, now, until=until, revid=None, reason="for the story")
