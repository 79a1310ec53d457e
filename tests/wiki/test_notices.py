"""What the author of an edit is told when the patrol does something about it, on wikis that send all they can."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from notices import (
    ADVERT,
    BASE,
    SETTINGS,
    SUMMARY,
    Author,
    Told,
    done,
    edited,
    saved,
)
from patrol import Patrol

from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import PracticeWiki

pytestmark = pytest.mark.each_kind


@pytest.fixture(scope="module", params=["bookworm", "trixie"], ids=["1.39", "1.43"])
def patrol(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Patrol]:
    wiki = module_wiki(WikiSettings(suite=request.param, extra=SETTINGS))
    patrol = Patrol(wiki, tmp_path_factory.mktemp("notices")).begin()
    yield patrol
    patrol.close()


@pytest.fixture
def author(patrol: Patrol) -> Author:
    return Author(patrol)


def bot_of(author: Author) -> Visitor:
    """The bot's account, for what the patrol itself never does."""
    wiki = author.patrol.wiki
    return Visitor(wiki.api, name=wiki.bot_login).log_in(wiki.state.bot_password)


def on(author: Author, with_echo: Told, without: Told) -> Told:
    """What is expected on 1.43, which ships Echo, and on 1.39 of Debian, which does not."""
    return with_echo if author.has_echo else without


def rolled_back(author: Author) -> object:
    return done(author.site.rollback(author.head(), author.name, author.before, SUMMARY))


def deleted(author: Author) -> None:
    done(author.site.delete_page(author.head(), SUMMARY))


# what the patrol does: no notice, no mail


def test_debians_1_39_has_no_echo_and_its_1_43_has(author: Author) -> None:
    assert author.has_echo == (author.patrol.wiki.state.settings.suite == "trixie")


def test_an_earlier_text_that_is_saved_again_tells_the_author_nothing_but_marks_the_edit(author: Author) -> None:
    told = author.spoils().hears(saved(BASE))

    assert told == Told(tags=("mw-reverted",), marked=True)


def test_a_text_that_never_stood_there_does_not_even_mark_the_edit(author: Author) -> None:
    assert author.spoils().hears(saved(f"{BASE}\n\nIt is red.")) == Told(marked=True)


def test_a_notice_in_place_of_a_new_page_tells_the_author_nothing(author: Author) -> None:
    assert author.makes().hears(saved("__NOINDEX__\n''Waits.''")) == Told(marked=True)


def test_a_release_tells_the_author_nothing_and_leaves_the_mark(author: Author) -> None:
    saved(BASE)(author.spoils())

    assert author.hears(saved(ADVERT)) == Told(tags=("mw-reverted",), marked=True)


def test_a_summary_that_names_the_author_is_no_mention_where_the_writer_is_a_bot(author: Author) -> None:
    author.spoils()

    told = author.hears(saved(BASE, f"Taken down: [[User:{author.name}]]"))

    assert told.echo == ()


def test_the_minor_flag_keeps_the_own_talk_page_quiet_for_a_bot(author: Author) -> None:
    author.spoils(f"User talk:{author.name}")

    assert author.hears(saved(BASE)) == Told(tags=("mw-reverted",), marked=True)


def test_a_road_of_the_patrol_against_a_flagged_author_sends_no_notice(author: Author) -> None:
    patrol = author.patrol
    for number in range(4):
        patrol.sysop.edit(f"{author.page} {number}", text=BASE)
        author.visitor.edit(
            f"{author.page} {number}", appendtext=f"\n\nPipes for all, {number}: https://pipes.example/"
        )
    author.spoils(f"{author.page} 5")

    told = author.hears(lambda _: patrol.run())

    assert patrol.state(author.name) in ("flagged", "silenced")
    assert patrol.text(author.page) == BASE
    assert (told.echo, told.mails) == ((), 0)


# what the patrol leaves alone, because it tells


def test_a_rollback_sends_echos_notice_and_is_not_used_where_echo_is_there(author: Author) -> None:
    told = author.spoils().hears(rolled_back)

    assert told == Told(echo=("reverted",) if author.has_echo else (), tags=("mw-reverted",), marked=True)
    assert not author.site.can_rollback


def test_an_undo_by_the_api_sends_echos_notice(author: Author) -> None:
    author.spoils()

    told = author.hears(
        lambda one: bot_of(one).call("edit", title=one.page, undo=str(one.revid), bot="1", minor="1", summary=SUMMARY)
    )

    assert told == Told(echo=("reverted",) if author.has_echo else (), tags=("mw-reverted",), marked=True)


@pytest.mark.parametrize(("flags", "mails"), [({}, 1), ({"bot": "1"}, 1), ({"minor": "1"}, 0)])
def test_without_the_minor_flag_1_39_mails_those_who_watch(author: Author, flags: dict[str, str], mails: int) -> None:
    told = author.spoils().hears(edited(bot_of, BASE, **flags))

    expected = Told(tags=("mw-reverted",), marked=True)
    assert told == on(author, expected, Told(mails=mails, tags=("mw-reverted",), marked=True))


# what can't be avoided


def test_1_43_tells_of_any_edit_of_the_own_user_page_but_not_of_a_page_below_it(author: Author) -> None:
    below = Author(author.patrol)

    own = author.makes(f"User:{author.name}").hears(saved("''Waits.''"))

    assert own == on(author, Told(echo=("edit-user-page",), marked=True), Told(marked=True))
    assert below.makes(f"User:{below.name}/Page").hears(saved("''Waits.''")) == Told(marked=True)


def test_a_link_to_a_page_of_the_authors_that_comes_back_is_told_as_a_new_link(author: Author) -> None:
    author.visitor.edit(f"Own {author.page}", text="A page.")
    with_link = f"{BASE}\n\nSee [[Own {author.page}]]."
    author.patrol.sysop.edit(author.page, text=with_link)
    author.revid = author.visitor.edit(author.page, text=BASE)

    told = author.hears(saved(with_link))

    assert told.echo == (("page-linked",) if author.has_echo else ())


def test_a_move_back_a_deletion_and_an_undeletion_send_no_notice_but_1_39_mails_some(author: Author) -> None:
    head = author.spoils().head()
    author.visitor.call("move", **{"from": author.page, "to": f"{author.page} b", "reason": "better"})

    back = author.hears(lambda one: done(one.site.move_page(head.page_id, f"{one.page} b", one.page, SUMMARY)))
    other = Author(author.patrol).makes()
    gone = other.hears(deleted)
    again = other.hears(lambda one: done(one.site.undelete_page(one.page, SUMMARY)))

    assert (back.echo, gone.echo, again.echo) == ((), (), ())
    assert (back.mails, gone.mails, again.mails) == ((0, 0, 0) if author.has_echo else (2, 1, 0))


def test_a_block_sends_no_notice_but_1_39_mails_who_watches_the_own_page(author: Author) -> None:
    options = frozenset({"allowusertalk", "nocreate"})

    told = author.spoils().hears(lambda one: done(one.site.block(one.name, "1 day", SUMMARY, options)))

    assert told == on(author, Told(), Told(mails=1))


def test_a_change_of_group_is_always_told(author: Author) -> None:
    told = author.spoils().hears(lambda one: done(one.site.change_group(one.name, "+suspect", SUMMARY)))

    assert told == on(author, Told(echo=("user-rights",), mails=1), Told(mails=1))
