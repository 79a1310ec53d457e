"""The adapter against a real MediaWiki: what it reads, what it lets through, and what it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from wikiwatch import doctor
from wikiwatch import home as home_folder
from wikiwatch.core.model import ActorKind, Change, ChangeKind, Facts
from wikiwatch.errors import SiteError
from wikiwatch.ports import PageHead
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki
from wikiwatch.site.mediawiki import MediaWikiSite

pytestmark = pytest.mark.each_kind

SPAM_IP = "203.0.113.5"
RUN = f"User:{BOT}/Run"
LOG = f"User:{BOT}/Log"
LONG_AGO = datetime(2001, 1, 15, tzinfo=UTC)
NO_OPTIONS: frozenset[str] = frozenset()


@pytest.fixture(params=[WikiSettings(suite="bookworm"), WikiSettings(suite="trixie", temp_accounts=True)])
def wiki(request: pytest.FixtureRequest, new_wiki: Callable[..., PracticeWiki]) -> PracticeWiki:
    """A fresh wiki that is up: the oldest supported, and the newest with temporary accounts."""
    return new_wiki(request.param)


def site_on(wiki: PracticeWiki, home: Path, **options: Any) -> MediaWikiSite:
    if not home.exists():
        home_folder.init(home, wiki.api, wiki.bot_login, wiki.state.bot_password)
    return MediaWikiSite(home, **options).connect()


@pytest.fixture
def enforcing(wiki: PracticeWiki, tmp_path: Path) -> MediaWikiSite:
    """An enforcing site whose run page a sysop has set to `yes`."""
    wiki.sysop().edit(RUN, text="Yes\n")
    return site_on(wiki, tmp_path / "home", enforce=True)


def head_of(site: MediaWikiSite, title: str) -> PageHead:
    head = site.head(0, title)
    assert head is not None
    return head


def all_changes(site: MediaWikiSite) -> list[Change]:
    return [change for page in site.changes_since(LONG_AGO) for change in page]


def facts_by_title(site: MediaWikiSite) -> dict[str, Facts]:
    """The latest facts for each title."""
    return {facts.change.title: facts for facts in site.facts(all_changes(site))}


# reading


def test_changes_come_oldest_first_with_their_texts_authors_and_heads(wiki: PracticeWiki, tmp_path: Path) -> None:
    visitor = wiki.anonymous(SPAM_IP)
    visitor.edit("Bees", "new", text="Bees fly.")
    newer = wiki.account("Ann").edit("Bees", "more", text="Bees fly far.")
    site = site_on(wiki, tmp_path / "home")

    created, edited = [facts for facts in site.facts(all_changes(site)) if facts.change.title == "Bees"]

    assert (created.before, created.after) == ("", "Bees fly.")
    assert (edited.before, edited.after) == ("Bees fly.", "Bees fly far.")
    assert created.change.kind is ChangeKind.NEW
    assert created.change.parent_revid is None
    assert edited.change.parent_revid == created.change.revid
    assert {created.head_revid, edited.head_revid} == {newer}
    temporary = wiki.state.settings.temp_accounts
    assert created.actor.kind is (ActorKind.TEMP if temporary else ActorKind.ADDRESS)
    assert created.change.temp is temporary
    assert (edited.actor.name, edited.actor.kind) == ("Ann", ActorKind.ACCOUNT)
    assert edited.actor.registered is not None
    times = [change.timestamp for change in all_changes(site)]
    assert times == sorted(times)


def test_log_entries_have_no_revision_and_name_their_target(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.sysop().call("block", user=SPAM_IP, expiry="1 day", reason="test")
    [entry] = [change for change in all_changes(site_on(wiki, tmp_path / "home")) if change.log_type == "block"]

    assert (entry.kind, entry.revid, entry.log_action) == (ChangeKind.LOG, None, "block")
    assert entry.log_target == f"User:{SPAM_IP}"


def test_page_histories_tell_the_same_changes_as_recent_changes(wiki: PracticeWiki, tmp_path: Path) -> None:
    visitor = wiki.account("Ann")
    for number in range(3):
        visitor.edit("Bees", text=f"Bees {number}")
        visitor.edit("Ants", text=f"Ants {number}")
    site = site_on(wiki, tmp_path / "home")
    recent = [replace(change, rcid=None) for change in all_changes(site) if change.is_text]

    pages = list(site.history_changes(LONG_AGO, datetime.now(UTC) + timedelta(hours=1)))

    assert [change for page in pages for change in page if change.is_text] == recent
    assert {change.log_type for page in pages for change in page if not change.is_text} >= {"newusers"}


@pytest.mark.parametrize("suite", ["bookworm", "trixie"])
def test_what_an_administrator_hid_is_not_told_even_to_an_account_that_may_see_it(
    new_wiki: Callable[..., PracticeWiki], tmp_path: Path, suite: str
) -> None:
    rights = "".join(f"$wgGroupPermissions['{group}']['deleterevision'] = true;" for group in ("sysop", "bot"))
    wiki = new_wiki(suite=suite, extra=rights)
    visitor = wiki.account("Ann")
    hidden = visitor.edit("Bees", "a bad word", text="Bees and a bad word.")
    visitor.edit("Bees", text="Bees.")
    wiki.sysop().call("revisiondelete", type="revision", ids=str(hidden), hide="content|user|comment")
    site = site_on(wiki, tmp_path / "home")

    first, second = [
        facts for facts in site.facts(all_changes(site)) if facts.change.is_text and facts.change.title == "Bees"
    ]

    assert (first.after, first.change.user, first.change.comment) == (None, "", "")
    assert first.actor.kind is ActorKind.TYPED
    assert (second.before, second.after) == (None, "Bees.")
    assert site.texts([hidden]) == {}
    history = site.history(head_of(site, "Bees").page_id, hidden)
    assert [revision.hidden for revision in history] == [True, False]


def test_a_page_of_another_content_model_has_no_text(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.sysop().edit("MediaWiki:Common.css", text="a { color: red }")
    site = site_on(wiki, tmp_path / "home", enforce=True)

    facts = facts_by_title(site)["MediaWiki:Common.css"]

    assert facts.after is None
    assert head_of(site, "MediaWiki:Common.css").text is None


def test_a_block_and_the_groups_of_an_author_are_known(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.account("Ann", email="ann@wiki.example")
    wiki.account("Bob")
    wiki.sysop().call("block", user="Bob", expiry="never", reason="test")
    wiki.sysop().call("block", user="2001:db8::5", expiry="1 day", reason="test")
    site = site_on(wiki, tmp_path / "home")

    actors = site.actors(["Ann", "Bob", "Admin", "No such account", "a>imported", "2001:db8::5", "192.0.2.1"])

    assert (actors["Ann"].blocked, actors["Ann"].emailable) == (False, True)
    assert actors["Bob"].blocked is True
    assert "sysop" in actors["Admin"].groups
    assert actors["No such account"].unknown
    assert actors["a>imported"].kind is ActorKind.TYPED
    assert (actors["2001:db8::5"].blocked, actors["192.0.2.1"].blocked) == (True, False)


def test_the_number_of_requests_does_not_grow_with_the_changes(wiki: PracticeWiki, tmp_path: Path) -> None:
    site = site_on(wiki, tmp_path / "home")

    def requests_for_all() -> int:
        before = site.requests
        site.facts(all_changes(site))
        return site.requests - before

    wiki.anonymous(SPAM_IP).edit("Bees", text="Bees fly.")
    requests_for_all()  # what groups allow is asked for once a day
    few = requests_for_all()
    visitor = wiki.account("Ann")
    for number in range(40):
        visitor.edit("Bees", text=f"Bees fly {number}.")

    assert requests_for_all() == few


def test_a_title_that_no_page_can_have_is_a_missing_page(wiki: PracticeWiki, tmp_path: Path) -> None:
    site = site_on(wiki, tmp_path / "home")
    titles = ["A|B", "\x1f", "", "<b>", "{{{", "Talk:", "x" * 300, "Special:Version", "a\nb", "Main Page|Main Page"]

    assert [site.head(0, title) for title in titles] == [None] * len(titles)


def test_a_page_is_found_by_its_id_after_it_was_moved(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.sysop().edit("Bees", text="Bees fly.")
    site = site_on(wiki, tmp_path / "home")
    before = head_of(site, "Bees")
    wiki.sysop().call("move", **{"from": "Bees", "to": "Wasps", "noredirect": "1"})

    after = site.head(before.page_id, "Bees")

    assert after is not None
    assert (after.page_id, after.title, after.text) == (before.page_id, "Wasps", "Bees fly.")


def test_current_texts_are_articles_and_at_most_so_many(wiki: PracticeWiki, tmp_path: Path) -> None:
    visitor = wiki.account("Ann")
    for number in range(4):
        visitor.edit(f"Page {number}", text=f"Text {number}")
    visitor.edit("Talk:Page 1", text="talk")
    visitor.edit("Elsewhere", text="#REDIRECT [[Page 1]]")
    site = site_on(wiki, tmp_path / "home")

    def titles(limit: int) -> list[str]:
        return [head.title for page in site.current_texts(limit) for head in page]

    assert titles(100) == ["Main Page", "Page 0", "Page 1", "Page 2", "Page 3"]
    assert titles(2) == ["Main Page", "Page 0"]


def test_the_history_of_a_deleted_page_is_empty(wiki: PracticeWiki, tmp_path: Path) -> None:
    revid = wiki.account("Ann").edit("Bees", text="Bees fly.")
    site = site_on(wiki, tmp_path / "home")
    page_id = head_of(site, "Bees").page_id
    wiki.sysop().call("delete", title="Bees")

    assert site.history(page_id, revid) == []
    assert site.head(page_id, "Bees") is None


# the gate


def test_observing_writes_nothing_even_where_a_sysop_said_yes(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.sysop().edit(RUN, text="yes")
    revid = wiki.account("Ann").edit("Bees", text="Bees fly.")
    site = site_on(wiki, tmp_path / "home")
    head = head_of(site, "Bees")

    answers = [
        site.save(head, "", "test"),
        site.rollback(head, "Ann", 1, "test"),
        site.block("Ann", "1 day", "test", NO_OPTIONS),
        site.save_page(LOG, "rows", "test"),
    ]

    assert [(answer.ok, answer.code, answer.wait) for answer in answers] == [(False, "observe", True)] * 4
    assert head_of(site, "Bees").revid == revid
    assert site.head(0, LOG) is None


def test_the_log_page_alone_is_written_while_observing_if_that_is_asked_for(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.sysop().edit(RUN, text="yes")
    site = site_on(wiki, tmp_path / "home", own_pages=True)

    written = site.save_page(LOG, "rows\n", "log")

    assert written.ok
    assert head_of(site, LOG).revid == written.revid
    assert site.save_page("Main Page", "rows", "log").code == "notown"
    assert site.save_page(RUN, "yes", "log").code == "notown"
    assert site.save(head_of(site, "Main Page"), "x", "test").code == "observe"


Situation = Callable[[PracticeWiki, str], None]


def missing(_wiki: PracticeWiki, _page: str) -> None:
    """Nobody made the run page."""


def says_no(wiki: PracticeWiki, page: str) -> None:
    wiki.sysop().edit(page, text="no")


def says_more_than_yes(wiki: PracticeWiki, page: str) -> None:
    wiki.sysop().edit(page, text="yes, but not yet")


def said_by_an_account(wiki: PracticeWiki, page: str) -> None:
    wiki.account("Somebody").edit(page, text="yes")


def said_by_nobody(wiki: PracticeWiki, page: str) -> None:
    wiki.anonymous(SPAM_IP).edit(page, text="yes")


def said_by_a_sysop_then_by_nobody(wiki: PracticeWiki, page: str) -> None:
    wiki.sysop().edit(page, text="no")
    wiki.anonymous(SPAM_IP).edit(page, text="yes")


def said_by_a_former_sysop(wiki: PracticeWiki, page: str) -> None:
    wiki.account("Former", groups="sysop").edit(page, text="yes")
    sysop = wiki.sysop()
    token = sysop.query(meta="tokens", type="userrights")["tokens"]["userrightstoken"]
    sysop._post(action="userrights", user="Former", remove="sysop", token=token)


def redirects_to_a_page_that_says_yes(wiki: PracticeWiki, page: str) -> None:
    wiki.sysop().edit("Says yes", text="yes")
    wiki.sysop().edit(page, text="#REDIRECT [[Says yes]]")


def says_yes_while_the_bot_is_blocked(wiki: PracticeWiki, page: str) -> None:
    wiki.sysop().edit(page, text="yes")
    wiki.sysop().call("block", user=BOT, expiry="never", reason="test")


SITUATIONS: list[Situation] = [
    missing,
    says_no,
    says_more_than_yes,
    said_by_an_account,
    said_by_nobody,
    said_by_a_sysop_then_by_nobody,
    said_by_a_former_sysop,
    redirects_to_a_page_that_says_yes,
    says_yes_while_the_bot_is_blocked,
]


def test_nothing_is_written_unless_the_run_page_says_yes_by_a_sysop(wiki: PracticeWiki, tmp_path: Path) -> None:
    revid = wiki.account("Writer").edit("Bees", text="Bees fly.")
    for situation in SITUATIONS:
        page = f"User:{BOT}/Run {situation.__name__}"
        situation(wiki, page)
        site = site_on(wiki, tmp_path / "home", enforce=True, run_page=page)

        answer = site.save(head_of(site, "Bees"), "gone", "test")

        assert (answer.ok, answer.code, answer.wait) == (False, "stopped", True), situation.__name__
        assert answer.detail
        assert site.why_stopped() == answer.detail
        assert head_of(site, "Bees").revid == revid


def test_the_run_page_counts_from_one_write_to_the_next(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    wiki.account("Ann").edit("Bees", text="one")
    assert enforcing.save(head_of(enforcing, "Bees"), "two", "test").ok
    wiki.sysop().edit(RUN, text="no")

    assert enforcing.save(head_of(enforcing, "Bees"), "three", "test").code == "stopped"


def test_an_ended_session_is_opened_again_as_the_same_account(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    head_of(enforcing, "Main Page")
    wiki.stop()  # the wiki keeps sessions in its web server's memory
    wiki.start()

    assert enforcing.save(head_of(enforcing, "Main Page"), "two", "test").ok


def test_an_account_without_the_bot_right_is_broken_and_writes_nothing(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.sysop().edit(RUN, text="yes")
    home_folder.init(tmp_path / "home", wiki.api, "Admin", wiki.state.admin_password)
    site = MediaWikiSite(tmp_path / "home", enforce=True, run_page=RUN)
    revid = head_of(site, "Main Page").revid

    first, second = (site.save(head_of(site, "Main Page"), "x", "test") for _ in range(2))

    assert (first.code, second.code) == ("stopped", "stopped")
    assert site.broken
    assert head_of(site, "Main Page").revid == revid


def test_a_wrong_password_is_told_in_one_sentence(wiki: PracticeWiki, tmp_path: Path) -> None:
    home_folder.init(tmp_path / "home", wiki.api, wiki.bot_login, "0" * 32)

    with pytest.raises(SiteError, match=r"refuses the login of WatchBot@watch") as caught:
        MediaWikiSite(tmp_path / "home").connect()
    assert not caught.value.temporary


def test_a_wiki_that_is_down_is_a_passing_fault(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    head = head_of(enforcing, "Main Page")
    wiki.stop()

    with pytest.raises(SiteError) as caught:
        enforcing.head(0, "Main Page")
    assert caught.value.temporary
    assert enforcing.save(head, "x", "test").code == "unasked"


# writing


def test_a_save_is_a_tagged_bot_edit_that_was_read_back(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    wiki.account("Ann").edit("Bees", text="Bees fly. Buy pills.")

    written = enforcing.save(head_of(enforcing, "Bees"), "Bees fly.\r\n\r\n", "see https://spam.example now")

    head = head_of(enforcing, "Bees")
    assert (written.ok, written.revid, head.text) == (True, head.revid, "Bees fly.")
    [change] = [change for change in all_changes(enforcing) if change.revid == head.revid]
    assert (change.bot, change.user, change.comment) == (True, BOT, "see (link) now")
    assert "wikiwatch" in change.tags


def test_an_edit_without_the_change_tag_goes_through_untagged(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    wiki.sysop().call("managetags", operation="delete", tag="wikiwatch")

    written = enforcing.save(head_of(enforcing, "Main Page"), "x", "test")

    assert written.ok


def test_an_edit_over_a_newer_one_is_never_called_done(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    ann = wiki.account("Ann")
    ann.edit("Bees", text="First line.\n\nMiddle.\n\nLast line.")
    judged = head_of(enforcing, "Bees")
    ann.edit("Bees", text="First line.\n\nMiddle.\n\nLast line, changed.")

    merged = enforcing.save(judged, "First line, mended.\n\nMiddle.\n\nLast line.", "test")
    conflicting = enforcing.save(judged, "First line.\n\nMiddle.\n\nLast line, otherwise.", "test")

    assert (merged.ok, merged.code, merged.wait) == (False, "superseded", False)
    assert merged.revid == head_of(enforcing, "Bees").revid
    assert (conflicting.ok, conflicting.code) == (False, "editconflict")


def test_the_same_text_over_itself_is_never_called_done(enforcing: MediaWikiSite) -> None:
    head = head_of(enforcing, "Main Page")

    answer = enforcing.save(head, str(head.text), "test")

    assert (answer.ok, answer.code, answer.wait) == (False, "nochange", False)


def test_a_missing_page_is_not_made_again(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    wiki.account("Ann").edit("Bees", text="Bees fly.")
    head = head_of(enforcing, "Bees")
    wiki.sysop().call("delete", title="Bees")

    answer = enforcing.save(head, "back", "test")

    assert (answer.ok, answer.wait) == (False, False)
    assert enforcing.head(0, "Bees") is None


def test_a_protected_page_is_known_and_refused(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    wiki.sysop().edit("Bees", text="Bees fly.")
    assert not head_of(enforcing, "Bees").protected
    wiki.sysop().call("protect", title="Bees", protections="edit=sysop")

    head = head_of(enforcing, "Bees")
    answer = enforcing.save(head, "x", "test")

    assert head.protected
    assert (answer.ok, answer.code, answer.wait) == (False, "protectedpage", False)


def test_an_address_on_the_blacklist_is_refused_to_the_bot_too(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    wiki.sysop().edit("MediaWiki:Spam-blacklist", text="forbidden\\.example")

    answer = enforcing.save(head_of(enforcing, "Main Page"), "https://forbidden.example", "test")

    assert (answer.ok, answer.code, answer.wait) == (False, "spamblacklist", False)


def test_a_rollback_that_does_exactly_this_is_done(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    good = wiki.account("Ann").edit("Bees", text="Bees fly.")
    spammer = wiki.account("Spammer")
    spammer.edit("Bees", text="Buy pills.")
    spammer.edit("Bees", text="Buy more pills.")

    written = enforcing.rollback(head_of(enforcing, "Bees"), "Spammer", good, "test")

    head = head_of(enforcing, "Bees")
    assert (written.ok, written.revid, head.text) == (True, head.revid, "Bees fly.")


def test_a_rollback_to_another_spammer_is_never_called_done(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    good = wiki.account("Ann").edit("Bees", text="Bees fly.")
    wiki.account("Spammer").edit("Bees", text="Buy pills.")
    wiki.account("Other spammer").edit("Bees", text="Buy more pills.")

    answer = enforcing.rollback(head_of(enforcing, "Bees"), "Other spammer", good, "test")

    assert (answer.ok, answer.code) == (False, "superseded")


@pytest.mark.parametrize(("user", "code"), [("Ann", "alreadyrolled"), ("Spammer", "onlyauthor")])
def test_a_rollback_that_came_too_late_or_has_no_way_back_is_an_ordinary_outcome(
    wiki: PracticeWiki, enforcing: MediaWikiSite, user: str, code: str
) -> None:
    wiki.account("Spammer").edit("Bees", text="Buy pills.")

    answer = enforcing.rollback(head_of(enforcing, "Bees"), user, 1, "test")

    assert (answer.ok, answer.code, answer.wait) == (False, code, False)


@pytest.mark.parametrize("user", ["Spammer", SPAM_IP, "2001:db8::/64"])
def test_a_block_is_made_once_and_an_existing_one_stays(
    wiki: PracticeWiki, enforcing: MediaWikiSite, user: str
) -> None:
    wiki.account("Spammer")

    first = enforcing.block(user, "31 days", "spam, see https://spam.example", frozenset({"nocreate"}))
    second = enforcing.block(user, "never", "again", NO_OPTIONS)

    assert first.ok, first
    assert (second.ok, second.code, second.wait) == (False, "alreadyblocked", False)
    [block] = wiki.sysop().query(list="blocks", bkprop="user|expiry|reason|flags")["blocks"]
    assert block["reason"] == "spam, see (link)"
    assert block["expiry"] != "infinity"


def test_nobody_is_no_one_to_block(enforcing: MediaWikiSite) -> None:
    answer = enforcing.block("No such account", "1 day", "test", NO_OPTIONS)

    assert (answer.ok, answer.code, answer.wait) == (False, "nosuchuser", False)


def test_an_own_page_is_not_saved_again_while_its_text_stands(wiki: PracticeWiki, enforcing: MediaWikiSite) -> None:
    first = enforcing.save_page(f"{LOG}/2026-11", "rows\n", "log")
    second = enforcing.save_page(f"{LOG}/2026-11", "rows", "log")
    wiki.account("Ann").edit(f"{LOG}/2026-11", text="vandalised")
    third = enforcing.save_page(f"{LOG}/2026-11", "rows", "log")

    assert first.ok
    assert second == replace(first, detail="unchanged")
    assert third.ok
    assert head_of(enforcing, f"{LOG}/2026-11").text == "rows"


# doctor


def test_the_doctor_finds_what_is_missing_and_that_a_run_is_possible(wiki: PracticeWiki, tmp_path: Path) -> None:
    wiki.sysop().call("managetags", operation="delete", tag="wikiwatch")
    site_on(wiki, tmp_path / "home")

    found = {check.name: check for check in doctor.examine(tmp_path / "home")}

    version = "1.39" if wiki.state.settings.suite == "bookworm" else "1.43"
    assert version in found["wiki"].found
    assert found["right rollback"].status is doctor.Status.OK
    assert found["right noratelimit"].status is doctor.Status.WARN
    assert found["run page"].status is doctor.Status.WARN
    assert found["change tag"].status is doctor.Status.WARN
    assert found["temporary accounts"].found == ("on" if wiki.state.settings.temp_accounts else "off")
    assert found["nofollow"].status is doctor.Status.OK
    assert found["recent changes"].status is doctor.Status.UNKNOWN
    assert found["rate limits"].found == "none for what this account does"  # $wgRateLimits is empty there
    assert [found[name].found for name in ("SpamBlacklist", "AbuseFilter", "ConfirmEdit")] == ["installed"] * 3
    assert found["right abusefilter-log-detail"].status is doctor.Status.WARN
    assert all(check.advice for check in found.values() if check.status is not doctor.Status.OK)


def test_the_doctor_says_when_the_wiki_refuses_the_account(wiki: PracticeWiki, tmp_path: Path) -> None:
    home_folder.init(tmp_path / "home", wiki.api, wiki.bot_login, "0" * 32)

    found = {check.name: check for check in doctor.examine(tmp_path / "home")}

    assert found["wiki and account"].status is doctor.Status.BAD
