"""The wiki's own rules on the road: what they decide, what they only note, and how people stop one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeClock, FakeSite
from ownrules import promoted
from road import article, furnish, make_app, outcomes, until_quiet

from wikiwatch import rulefiles
from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.store.db import Store

RULE = """
[[rule]]
id = "lamps"
description = "Speaks of lamps"
reason = "A test of rules."
added_by = "Gerda"
since = 2026-11-01
{how}
[rule.scope]
bands = ["new"]
[rule.when]
phrase = ["lamps for all"]
[[rule.sample]]
hit = true
text = "Lamps for all."
[[rule.sample]]
hit = false
text = "A lamp."
"""
PROMOTED = 'act = true\npromoted = { on = 2026-11-01, by = "Gerda", hits = 50, right = 50 }'
LAMPS = "Lamps for all, says the keeper."

BY_NAME = RULE.replace('phrase = ["lamps for all"]', 'user = ["flora"]').replace(
    "[[rule.sample]]\nhit = true", '[[rule.sample]]\nuser = "Flora"\nhit = true'
)

With = Callable[..., App]


@pytest.fixture
def with_rule(tmp_path: Path, site: FakeSite, store: Store, clock: FakeClock) -> With:
    """An App on a furnished wiki with one own rule, that acts as said."""

    def make(how: str, rule: str = RULE, row: str = "") -> App:
        folder = shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "rules")
        text = promoted(rule.format(how=how.replace("act = true", PROMOTED)))
        (folder / "own.toml").write_text(text, encoding="utf-8")
        policy = folder / "policy.toml"
        text = policy.read_text(encoding="utf-8")
        policy.write_text(
            text.replace('[[row]]\nid = "silenced"', f'{row}\n[[row]]\nid = "silenced"'), encoding="utf-8"
        )
        app = make_app(site, store, rulefiles.load(folder), clock)
        furnish(site)
        poll(app)
        return app

    return make


@pytest.mark.parametrize(
    ("how", "outcome", "row", "points"),
    [
        ('act = true\noutcome = "hold"', "hold", "own-lamps", 0),
        ('act = true\noutcome = "watch"', "watch", "own-lamps", 0),
        ("act = true\npoints = 60", "hold", "signs-enough", 60),
        ("act = true\npoints = 20", "watch", "worth-a-look", 20),
        ('act = false\noutcome = "revert"', "allow", "allow", 0),
        ("act = false\npoints = 60", "allow", "allow", 0),
    ],
)
def test_a_rule_does_what_it_says(
    with_rule: With, site: FakeSite, clock: FakeClock, how: str, outcome: str, row: str, points: float
) -> None:
    app = with_rule(how)
    revid = site.edit("Flora", "Bridge", f"{article('Bridge')}\n\n{LAMPS}")
    until_quiet(app, clock)
    [line] = [one for one in entries(app) if one["revid"] == revid]
    assert (line["outcome"], line["row"], line["score"]) == (outcome, row, points)
    [sign] = line["signals"]
    assert (sign["id"], sign["points"], sign["excerpt"]) == ("own-lamps", points, "Lamps for all")
    assert (LAMPS in site.text("Bridge")) is (outcome not in ("hold", "revert"))


@pytest.mark.parametrize("how", ['outcome = "hold"', "points = 60"])
def test_a_rule_about_a_name_alone_says_nothing_where_its_owner_objects(
    with_rule: With, site: FakeSite, clock: FakeClock, how: str
) -> None:
    app = with_rule(f"act = true\n{how}", BY_NAME)
    plea = site.edit("Flora", "User talk:Flora", "Why was my page taken away?")
    elsewhere = site.edit("Flora", "Bridge", f"{article('Bridge')}\n\nThe bridge is green.")
    until_quiet(app, clock)
    assert (outcomes(app)[plea] in ("allow", "watch"), outcomes(app)[elsewhere]) == (True, "hold")


def test_a_rule_about_words_holds_them_on_the_own_talk_page(with_rule: With, site: FakeSite, clock: FakeClock) -> None:
    app = with_rule('act = true\noutcome = "revert"')
    revid = site.edit("Flora", "User talk:Flora", LAMPS)
    until_quiet(app, clock)
    assert outcomes(app)[revid] == "hold"


@pytest.mark.parametrize(("act", "outcome"), [("true", "revert"), ("false", "allow")])
def test_no_row_of_the_policy_decides_by_what_is_only_noted(
    with_rule: With, site: FakeSite, clock: FakeClock, act: str, outcome: str
) -> None:
    row = (
        '[[row]]\nid = "lamps"\nsignals = ["own-lamps"]\noutcome = "revert"\nreason = "Lamps."\nadded_by = "Gerda"\n'
        "since = 2026-11-01\n"
    )
    app = with_rule(f"act = {act}\npoints = 0", row=row)
    revid = site.edit("Flora", "Bridge", f"{article('Bridge')}\n\n{LAMPS}")
    until_quiet(app, clock)
    assert outcomes(app)[revid] == outcome


def test_nobody_hides_behind_the_words_of_a_rule_that_only_lists(
    with_rule: With, site: FakeSite, clock: FakeClock
) -> None:
    app = with_rule('act = true\noutcome = "watch"')
    revid = site.edit("Flora", "Bridge", f"{article('Bridge')}\n\n{LAMPS}\n\nxkqjzvwqtpl hgfkdlsqpwz")
    until_quiet(app, clock)
    assert outcomes(app)[revid] in ("hold", "revert")


def test_who_is_outside_its_scope_is_left_alone(with_rule: With, site: FakeSite, clock: FakeClock) -> None:
    app = with_rule('act = true\noutcome = "revert"')
    revid = site.edit("Sybil", "Bridge", f"{article('Bridge')}\n\n{LAMPS}")
    until_quiet(app, clock)
    assert outcomes(app)[revid] == "allow"


def test_people_who_overturn_it_thrice_stop_it(with_rule: With, site: FakeSite, clock: FakeClock) -> None:
    app = with_rule('act = true\noutcome = "hold"')
    for user, title in (("Flora", "Bridge"), ("Fauna", "Ferry"), ("Merry", "Harbour")):
        revid = site.edit(user, title, f"{article(title)}\n\n{LAMPS}")
        until_quiet(app, clock)
        hold.release(app, f"down-{revid}", "Sybil", "about our lighthouse")
        until_quiet(app, clock)
        assert LAMPS in site.text(title)
    later = site.edit("Dewdrop", "Museum", f"{article('Museum')}\n\n{LAMPS}")
    until_quiet(app, clock)
    assert (outcomes(app)[later], "own-lamps" in app.store.breakers()) == ("watch", True)
