"""Rules on pages of real wikis: whose edit counts, what a broken version does, and what stays when a page goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from patrol import Patrol

from wikiwatch import config
from wikiwatch.app import rule_pages
from wikiwatch.core.inert import for_wiki
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import PracticeWiki

RULE = """
[[rule]]
id = "{id}"
description = "Adverts for watches"
reason = "The wave of October."
added_by = "Gerda Lind"
since = 2026-10-03
act = false
points = 40
[rule.when]
phrase = ["{phrase}"]
[[rule.sample]]
hit = true
text = "Get {phrase} today"
[[rule.sample]]
hit = false
text = "The company made clocks until 1987."
"""


@pytest.fixture
def patrol(each_shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    patrol = Patrol(each_shared_wiki, tmp_path)
    yield patrol
    patrol.close()


def on_page(rule: str, phrase: str = "free watches") -> str:
    return f'Rules of our bot.\n<syntaxhighlight lang="toml">{RULE.format(id=rule, phrase=phrase)}</syntaxhighlight>'


def stand_on_pages(patrol: Patrol, prefix: str) -> None:
    """The settings name a page for own.toml, and the first run looks at it."""
    with (patrol.home / config.CONFIG_FILE).open("a", encoding="utf-8") as file:
        file.write(f'\n[rule_pages]\nfiles = ["own"]\nprefix = "{prefix}"\n')
    patrol.begin()


def rounds(patrol: Patrol, count: int = 3) -> None:
    """Rounds in each of which the pages are looked at, as if minutes lay between them."""
    for _ in range(count):
        patrol.app().store.set_meta(rule_pages.LOOKED, "2000-01-01T00:00:00+00:00")
        patrol.run()


def page(patrol: Patrol) -> dict[str, Any]:
    [found] = patrol.command("rules", "pages", "--json").objects
    return found


def ids(patrol: Patrol) -> list[str]:
    held = patrol.app().held
    assert held
    return [rule.id for rule in held.rules.own.rules]


def doctor(patrol: Patrol, name: str) -> dict[str, Any]:
    return next(check for check in patrol.command("doctor", "--json").objects if check["name"] == name)


def protect(sysop: Visitor, title: str, level: str = "sysop") -> None:
    sysop.call("protect", title=title, protections=f"edit={level}|move={level}")


def test_a_sysops_edit_counts_a_broken_one_leaves_the_last_good_and_a_deleted_page_too(patrol: Patrol) -> None:
    title = f"MediaWiki:Wikiwatch-{patrol.home.parent.name}-own"
    stand_on_pages(patrol, title.removesuffix("own"))
    assert ids(patrol) == []
    assert doctor(patrol, f"rule page {title}")["status"] == "ok"

    first = patrol.sysop.edit(title, text=on_page("first"))
    rounds(patrol)
    assert ids(patrol) == ["first"]
    assert (page(patrol)["revision"], page(patrol)["by"], page(patrol)["waiting"]) == (first, "Admin", None)
    [status] = patrol.command("status", "--json").objects
    held = patrol.app().held
    assert held
    assert status["rules_version"] == held.rules.version
    assert doctor(patrol, "rules")["found"].startswith(f"your own, and {title}, version {status['rules_version']}")
    assert patrol.command("rules", "check").code == 0

    broken = patrol.sysop.edit(title, text="One line.\n<pre>\nfoo = 1\n</pre>")
    rounds(patrol)
    assert ids(patrol) == ["first"]
    assert (page(patrol)["revision"], page(patrol)["waiting"]) == (first, broken)
    assert page(patrol)["mistakes"][0].startswith(f"{title}:3: foo: found an unknown key")
    assert f"goes on. <bdi>{for_wiki(title, 255)}</bdi>" in patrol.text(patrol.log_page)
    assert f"{title}:3: foo" in patrol.command("rules", "check").err
    patrol.close()  # a new process begins with the last good version
    rounds(patrol, 1)
    assert ids(patrol) == ["first"]

    patrol.sysop.edit(title, text=on_page("mended"))
    rounds(patrol)
    assert (ids(patrol), page(patrol)["mistakes"]) == (["mended"], [])
    assert "mistake" not in patrol.text(patrol.log_page)

    patrol.sysop.call("delete", title=title, reason="no longer needed")
    rounds(patrol)
    assert (ids(patrol), page(patrol)["trouble"]) == (["mended"], "the page is gone")
    assert "the page is gone" in patrol.command("status").out
    assert doctor(patrol, f"rule page {title}")["status"] == "warn"
    patrol.sysop.edit(title, text=on_page("anew"))
    rounds(patrol)
    assert (ids(patrol), page(patrol)["trouble"]) == (["anew"], "")


def test_on_an_unprotected_page_nothing_counts_and_on_a_protected_one_only_whose_author_has_the_right(
    patrol: Patrol,
) -> None:
    title = f"User:Admin/{patrol.home.parent.name}/own"
    eve = patrol.wiki.account("Eve")
    good = patrol.sysop.edit(title, text=on_page("good"))
    stand_on_pages(patrol, title.removesuffix("own"))
    assert ids(patrol) == []
    assert doctor(patrol, f"rule page {title}")["status"] == "bad"
    assert "has to be protected" in page(patrol)["trouble"]

    hers = eve.edit(title, text=on_page("hers"))
    protect(patrol.sysop, title)  # leaves a revision of the sysop with her text
    rounds(patrol)
    assert ids(patrol) == ["good"]
    assert page(patrol)["revision"] == good
    [passed] = page(patrol)["not_counted"]
    assert (passed["revision"], passed["by"]) == (hers, "Eve")
    assert "lacks the right editinterface" in passed["why"]
    assert "a newer version that does not count" in patrol.command("status").out

    protect(patrol.sysop, title, "autoconfirmed")  # which lets in whoever has waited
    patrol.sysop.edit(title, text=on_page("late"))
    rounds(patrol)
    assert ids(patrol) == ["good"]
    protect(patrol.sysop, title)
    rounds(patrol)
    assert (ids(patrol), page(patrol)["not_counted"]) == (["late"], [])


def test_the_word_of_a_blocked_or_demoted_sysop_does_not_count_and_what_counted_before_stays(patrol: Patrol) -> None:
    title = f"MediaWiki:Wikiwatch-{patrol.home.parent.name}-own"
    name = f"Second {patrol.home.parent.name}"[:60]
    second = patrol.wiki.account(name, groups="sysop,interface-admin")
    second.edit(title, text=on_page("hers"))
    stand_on_pages(patrol, title.removesuffix("own"))
    assert ids(patrol) == ["hers"]

    second.edit(title, text=on_page("later"))
    patrol.sysop.call("block", user=name, expiry="infinite", reason="the account was taken over")
    rounds(patrol)
    assert (ids(patrol), page(patrol)["not_counted"][0]["why"]) == (["hers"], "its author is blocked")
    patrol.sysop.call("unblock", user=name)
    rounds(patrol)
    assert ids(patrol) == ["hers"]  # what did not count at first sight never does

    second.edit(title, text=on_page("back"))
    rounds(patrol)
    assert ids(patrol) == ["back"]
    second.edit(title, text=on_page("last"))
    token = patrol.sysop.query(meta="tokens", type="userrights")["tokens"]["userrightstoken"]
    patrol.sysop._post(action="userrights", user=name, remove="sysop|interface-admin", token=token)
    rounds(patrol)
    assert ids(patrol) == ["back"]
    assert page(patrol)["not_counted"][0]["why"] == "its author lacks the right editinterface"


def test_a_draft_that_somebody_else_moves_here_does_not_count(patrol: Patrol) -> None:
    title = f"User:Admin/{patrol.home.parent.name}/own"
    stand_on_pages(patrol, title.removesuffix("own"))
    draft = patrol.sysop.edit(f"Talk:Draft {patrol.home.parent.name}", text=on_page("draft"))
    eve = patrol.wiki.account("Eve")
    eve.call("move", **{"from": f"Talk:Draft {patrol.home.parent.name}", "to": title, "reason": "it belongs here"})
    protect(patrol.sysop, title)
    rounds(patrol)
    [passed] = page(patrol)["not_counted"]
    assert (ids(patrol), passed["revision"], passed["by"]) == ([], draft, "Admin")
    assert passed["why"].startswith("it came with a move, an import or a protection by Eve: its author lacks the right")
