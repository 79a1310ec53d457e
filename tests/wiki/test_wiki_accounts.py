"""What real wikis tell everybody of the rights and blocks of accounts, which is what signing in by the wiki goes by."""

from __future__ import annotations

from wikiwatch.sandbox.wiki import PracticeWiki
from wikiwatch.web.oauth import WikiOAuth
from wikiwatch.web.wiki_people import WikiPeople

RIGHTS = {"reviewer": "rollback", "operator": "block"}


def test_roles_follow_the_rights_blocks_and_numbers_of_accounts(shared_wiki: PracticeWiki) -> None:
    for name, groups in (("Rosa", "sysop"), ("Ulf", ""), ("Bert", "sysop"), ("Part", "sysop")):
        shared_wiki.account(name, groups=groups)
    sysop = shared_wiki.sysop()
    sysop.call("block", user="Bert", expiry="1 day", reason="spam")
    sysop.call(
        "block",
        user="Part",
        expiry="1 day",
        reason="one page",
        partial="1",
        pagerestrictions="Main Page",
        allowusertalk="1",
    )
    wiki = WikiOAuth("client", "", shared_wiki.api.removesuffix("api.php"), "secret")
    people = WikiPeople(wiki, RIGHTS)
    asked = sysop.query(list="users", ususers="Rosa|Ulf|Bert|Part")["users"]
    numbers = {str(user["name"]): int(user["userid"]) for user in asked}
    accounts = wiki.accounts([*numbers.values(), 999_999])
    assert {account.name: people.role_of(account) for account in accounts.values()} == {
        "Rosa": "operator",
        "Ulf": "",
        "Bert": "",
        "Part": "operator",
    }
    assert {account.name: account.user_id for account in accounts.values()} == numbers
