"""Temporary accounts on a real MediaWiki: known by its own word, newcomers always, one hand where it tells addresses.

Debian packages no CheckUser. So the wiki that tells addresses has a handler of the same endpoint, of a few lines:
login, token, body and rights go the way through MediaWiki's own rest.php.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from patrol import Patrol, letters

from wikiwatch import doctor
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import PracticeWiki

RIGHT = "checkuser-temporary-account-no-preference"
TELLING = (
    """
$wgExtensionCredits['other'][] = [ 'name' => 'CheckUser' ];
$wgAvailableRights[] = 'RIGHT';
$wgGroupPermissions['bot']['RIGHT'] = true;
$wgGrantPermissions['basic']['RIGHT'] = true;
$wgRestAPIAdditionalRouteFiles[] = __DIR__ . '/routes.json';
if ( !file_exists( __DIR__ . '/routes.json' ) ) {
    file_put_contents( __DIR__ . '/routes.json', json_encode( [ [
        'path' => '/checkuser/v0/batch-temporaryaccount', 'method' => 'POST', 'class' => 'TellsAddresses',
    ] ] ) );
}
class TellsAddresses extends MediaWiki\\Rest\\SimpleHandler {
    use MediaWiki\\Rest\\TokenAwareHandlerTrait;

    public function getBodyParamSettings(): array {
        return [ 'users' => [
            self::PARAM_SOURCE => 'body', Wikimedia\\ParamValidator\\ParamValidator::PARAM_TYPE => 'array',
        ] ] + $this->getTokenParamDefinition();
    }

    public function validate( MediaWiki\\Rest\\Validator\\Validator $validator ) {
        parent::validate( $validator );
        $this->validateToken();
    }

    public function run() {
        if ( !$this->getAuthority()->isAllowed( 'RIGHT' ) ) {
            throw new MediaWiki\\Rest\\HttpException( 'no right', 403 );
        }
        $db = MediaWiki\\MediaWikiServices::getInstance()->getConnectionProvider()->getReplicaDatabase();
        $told = [];
        foreach ( $this->getValidatedBody()['users'] as $name => $wanted ) {
            $rows = $db->newSelectQueryBuilder()->select( [ 'rc_this_oldid', 'rc_ip' ] )->from( 'recentchanges' )
                ->where( [ 'rc_this_oldid' => array_map( 'intval', $wanted['revIds'] ) ] )->fetchResultSet();
            foreach ( $rows as $row ) {
                $told[$name]['revIps'][$row->rc_this_oldid] = $row->rc_ip;
            }
        }
        return $this->getResponseFactory()->createJson( $told );
    }
}
"""
).replace("RIGHT", RIGHT)
LINK_ON = ("[temporary_accounts]", "link = true")
FIVE_DAYS = timedelta(days=5)
HERE, THERE = "203.0.113.21", "203.0.113.22"


@pytest.fixture(scope="module", params=["", TELLING], ids=["plain", "telling"])
def any_wiki(request: pytest.FixtureRequest, module_wiki: Callable[[WikiSettings], PracticeWiki]) -> PracticeWiki:
    """A wiki with temporary accounts, without CheckUser and with what stands in for it."""
    wiki = module_wiki(WikiSettings(suite="trixie", temp_accounts=True, extra=request.param))
    for title in ("Bees", "Wasps"):
        wiki.sysop().edit(title, text=f"{title} fly about the garden all summer.")
    return wiki


@pytest.fixture
def patrol(any_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    patrol = Patrol(any_wiki, tmp_path)
    patrol.set(*LINK_ON)
    yield patrol.begin()
    patrol.close()


def tells(wiki: PracticeWiki) -> bool:
    return bool(wiki.state.settings.extra)


def adds(visitor: Visitor, title: str, text: str) -> int:
    return visitor.edit(title, appendtext=f"\n\n{text}")


def explained(patrol: Patrol, who: str) -> dict[str, Any]:
    [fields] = patrol.command("explain", who, "--json").objects
    return dict(fields)


def test_a_hand_that_comes_back_under_another_name_is_known_where_the_wiki_tells_it(patrol: Patrol) -> None:
    probe = adds(patrol.wiki.anonymous(HERE), "Bees", letters())
    patrol.run()
    assert patrol.outcomes(probe) == ["revert"]

    same = adds(
        patrol.wiki.anonymous(HERE), "Wasps", "They nest under the roof: https://nests.example/guide tells how."
    )
    other = adds(
        patrol.wiki.anonymous(THERE), "Wasps", "In autumn they look for sugar, says https://sugar.example/wasps too."
    )
    patrol.run()
    names = {patrol.author(revid) for revid in (probe, same, other)}
    assert len(names) == 3
    assert all(name.startswith("~2") for name in names)

    found = {revid: {signal["id"] for signal in patrol.log()[revid]["signals"]} for revid in (same, other)}
    assert ("linked.undone" in found[same]) is tells(patrol.wiki)
    assert "linked.undone" not in found[other]
    if tells(patrol.wiki):
        assert patrol.outcomes(same) == ["hold"]
        assert f"edited from (private): ip:{HERE}" in patrol.command("explain", patrol.author(same)).out
    assert HERE not in patrol.text(patrol.log_page)
    assert HERE not in patrol.command("log", "--json").out
    assert ("address" in explained(patrol, str(same))["trust_unknown"]) is not tells(patrol.wiki)


def test_a_temporary_account_stays_a_newcomer_and_is_known_by_the_wikis_own_word(patrol: Patrol) -> None:
    visitor = patrol.wiki.anonymous("203.0.113.30")
    revids = [
        adds(visitor, "Bees", text) for text in ("They dance.", "A hive has one queen.", "Clover is their favourite.")
    ]
    patrol.run(ahead=FIVE_DAYS)
    name = patrol.author(revids[0])
    fields = explained(patrol, name)
    assert (fields["kind"], fields["key"]) == ("temp", f"user:{name}")
    assert fields["trust"] <= 19
    assert "temp" in fields["groups"]


def test_doctor_says_whether_they_are_linked(patrol: Patrol) -> None:
    found = {check.name: check for check in doctor.examine(patrol.home)}["links between temporary accounts"]
    if tells(patrol.wiki):
        assert found.status is doctor.Status.OK
        assert found.found == "on; CheckUser notes each look-up, and addresses are kept for 90 days"
    else:
        assert (found.status, found.found) == (doctor.Status.WARN, "on, but the wiki has no CheckUser")
    patrol.set()
    found = {check.name: check for check in doctor.examine(patrol.home)}["links between temporary accounts"]
    assert found.status is doctor.Status.OK
    assert found.found.startswith("off")


def test_without_temporary_accounts_an_address_is_an_address_and_nobody_is_asked(
    module_wiki: Callable[[WikiSettings], PracticeWiki], tmp_path: Path
) -> None:
    wiki = module_wiki(WikiSettings(suite="trixie"))
    patrol = Patrol(wiki, tmp_path)
    patrol.set(*LINK_ON)
    patrol.begin()
    revid = adds(wiki.anonymous(HERE), "Bees", "They dance.")
    patrol.run()
    assert explained(patrol, HERE)["kind"] == "address"
    assert "address" not in explained(patrol, str(revid))["trust_unknown"]
    patrol.close()
