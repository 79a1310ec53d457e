"""The review of flagged authors as a job: what is proposed, what waits, and what people's answers do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from fakes import FakeClock, FakeSite
from road import ARTICLES, advert, article, bot_edits, make_app, outcomes, spam, state, until_quiet

from wikiwatch.app import deciding, hold, review
from wikiwatch.app.autonomy import autonomous, progress
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.review_round import keep_up, run_review
from wikiwatch.app.waiting import Only, waiting
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState
from wikiwatch.core.review_rules import DecisionClass, Unanswered
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store

FLORA = "user:Flora"
SOURCE = "The building is told of at length in the annals: https://annals.example/{} has the {} chapter, with maps."


def flagged_newcomer(app: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Flora pastes a source into four pages, and is flagged for it."""
    edits = [site.append("Flora", title, SOURCE.format(n, title.lower())) for n, title in enumerate(ARTICLES[:4])]
    until_quiet(app, clock)
    assert state(app, FLORA) is AccountState.FLAGGED
    assert [site.text(title) for title in ARTICLES[:4]] == [article(title) for title in ARTICLES[:4]]
    return edits


def flagged_spammer(app: App, site: FakeSite, clock: FakeClock, more: int = 3) -> list[int]:
    """Flora pastes an advert into four pages, is flagged, and goes on with other sites on page after page."""
    edits = spam(site, "Flora", 4)
    until_quiet(app, clock)
    for n in range(more):
        edits.append(site.append("Flora", ARTICLES[n % len(ARTICLES)], advert(n, f"roofs{n}")))
    until_quiet(app, clock)
    assert state(app, FLORA) is AccountState.FLAGGED
    return edits


def goes_on(app: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """The same until a review finds that it went on and on."""
    return flagged_spammer(app, site, clock, more=6)


def reviewed(app: App, clock: FakeClock, *, after_hours: float = 9) -> list[Mapping[str, Any]]:
    clock.advance(hours=after_hours)
    run_review(app)
    return list(app.store.proposals())


def only(app: App) -> Mapping[str, Any]:
    [proposal] = app.store.proposals(open_only=False)
    return proposal


def ruled(app: App, decision: str, **changes: Any) -> App:
    """The same App with other rules for one class of decision."""
    decisions = tuple(replace(rule, **changes) if rule.id == decision else rule for rule in app.rules.review.decisions)
    return replace(app, rules=replace(app.rules, review=replace(app.rules.review, decisions=decisions)))


def automatic(app: App, *decisions: str) -> App:
    return replace(app, rules=replace(app.rules, policy=replace(app.rules.policy, autonomous=decisions)))


# what is proposed


def test_a_newcomers_false_alarm_is_proposed_for_release_and_waits(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = flagged_newcomer(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    assert (proposal["class"], proposal["user"], proposal["status"]) == ("release", "Flora", "open")
    assert proposal["detail"]["revids"] == edits
    assert [one["level"] for one in proposal["detail"]["questions"]] == ["little", "little", "little"]
    until_quiet(watched, clock)
    assert state(watched, FLORA) is AccountState.FLAGGED
    assert site.text("Bridge") == article("Bridge")


def test_the_list_of_what_waits_tells_the_three_answers_and_the_audit_trail_whom_it_was_about(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    flagged_newcomer(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    [item] = waiting(watched, Only(kind="proposal"))
    assert all(question["reason"] in item["reason"] for question in proposal["detail"]["questions"])
    review.accept(watched, proposal["id"], "Sybil")
    [kept] = [row for row in watched.store.audit() if row["what"] == "accept"]
    assert (kept["kind"], kept["target"], kept["actor_key"]) == ("proposal", "release", FLORA)


def test_nothing_is_proposed_too_early(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged_newcomer(watched, site, clock)
    assert reviewed(watched, clock, after_hours=1) == []


def test_a_spammer_who_goes_on_is_proposed_for_silence_and_then_for_a_block(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    goes_on(watched, site, clock)
    [first] = reviewed(watched, clock)
    assert first["class"] == "silence"
    for n in range(30):
        site.append("Flora", ARTICLES[n % len(ARTICLES)], advert(n, f"walls{n}"))
        clock.advance(minutes=20)
    until_quiet(watched, clock)
    [then] = reviewed(watched, clock)
    assert (then["id"], then["class"]) == (first["id"], "block")
    assert then["detail"]["attempts"] > first["detail"]["attempts"]


def test_a_proposal_to_release_is_withdrawn_when_something_bad_comes(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    flagged_newcomer(watched, site, clock)
    reviewed(watched, clock)
    site.append("Flora", "Tower", SOURCE.format(9, "tower").replace("annals", "chronicle"))
    until_quiet(watched, clock)
    assert reviewed(watched, clock, after_hours=1) == []
    assert (only(watched)["status"], only(watched)["why"]) == ("lapsed", "too early to say")
    assert [one["class"] for one in reviewed(watched, clock)] == ["release"]


def test_a_proposal_lapses_when_the_flag_does(watched: App, site: FakeSite, clock: FakeClock) -> None:
    goes_on(watched, site, clock)
    reviewed(watched, clock)
    assert reviewed(watched, clock, after_hours=24 * 31) == []
    assert only(watched)["status"] == "lapsed"


def test_the_review_comes_as_often_as_the_rules_say(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged_newcomer(watched, site, clock)
    clock.advance(hours=9)
    keep_up(watched)
    assert only(watched)["cycles"] == 0
    for hours, cycles in ((7, 0), (2, 1), (7, 1), (2, 2)):
        clock.advance(hours=hours)
        keep_up(watched)
        assert only(watched)["cycles"] == cycles


def test_the_daemon_reviews(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged_newcomer(watched, site, clock)
    clock.advance(hours=9)
    until_quiet(watched, clock)
    assert only(watched)["class"] == "release"


# people's answers


def test_a_yes_to_a_release_brings_every_text_back_and_clears_the_author(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    flagged_newcomer(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    review.accept(watched, proposal["id"], "Sybil", "a good source")
    until_quiet(watched, clock)
    for n, title in enumerate(ARTICLES[:4]):
        assert site.text(title) == f"{article(title)}\n\n{SOURCE.format(n, title.lower())}"
    assert state(watched, FLORA) is AccountState.CLEARED
    assert (only(watched)["status"], only(watched)["who"], only(watched)["why"]) == (
        "accepted",
        "Sybil",
        "a good source",
    )
    [said] = watched.store.decisions(f"proposal-{proposal['id']}")
    assert (said["who"], said["what"], said["why"]) == ("Sybil", "accept", "a good source")
    assert watched.store.reviewed("release", 1000) == (1, 0)


def test_a_release_leaves_what_was_taken_down_before_the_flag(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Flora", "Tower", "x")
    until_quiet(watched, clock)
    clock.advance(hours=1)
    flagged_newcomer(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    review.accept(watched, proposal["id"], "Sybil")
    until_quiet(watched, clock)
    assert site.text("Tower") == article("Tower")
    assert "annals.example" in site.text("Bridge")


def test_a_released_text_stands_on_another_page_right_after(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged_newcomer(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    review.accept(watched, proposal["id"], "Sybil")
    until_quiet(watched, clock)
    for n, title in enumerate(ARTICLES[4:], 4):
        site.append("Flora", title, SOURCE.format(n, title.lower()))
    until_quiet(watched, clock)
    assert all("annals.example" in site.text(title) for title in ARTICLES)
    assert state(watched, FLORA) is AccountState.CLEARED


def test_a_yes_to_silence_confirms_the_bad_ones_and_takes_down_what_comes(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = goes_on(watched, site, clock)
    good = site.append("Flora", "Tower", "It has a clock.")
    until_quiet(watched, clock)
    [proposal] = reviewed(watched, clock)
    review.accept(watched, proposal["id"], "Sybil")
    assert state(watched, FLORA) is AccountState.SILENCED
    confirmed = {row["revid"] for row in watched.store.rows("select revid from change where confirmed_ts is not null")}
    assert confirmed == set(proposal["detail"]["similar"]) == set(edits)
    assert good not in confirmed
    more = site.append("Flora", "Tower", "It has two clocks.")
    until_quiet(watched, clock)
    assert outcomes(watched)[more] == "revert"
    assert not [action for action in watched.store.waiting() if action.kind is ActionKind.BLOCK]


def test_a_yes_to_a_block_plans_it_one_to_two_weeks_after_the_flag_and_needs_no_second_yes(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    goes_on(watched, site, clock)
    for n in range(30):
        site.append("Flora", ARTICLES[n % len(ARTICLES)], advert(n, f"walls{n}"))
        clock.advance(minutes=20)
    until_quiet(watched, clock)
    [proposal] = reviewed(watched, clock)
    account = watched.store.account(FLORA)
    assert account is not None
    review.accept(watched, proposal["id"], "Sybil")
    [block] = [action for action in watched.store.waiting() if action.kind is ActionKind.BLOCK]
    assert (block.target, block.status, block.approved, block.row) == ("Flora", ActionStatus.PLANNED, True, "block")
    assert 7 <= (block.due_at.timestamp() - account["flagged_ts"]) / 86_400 <= 14
    assert state(watched, FLORA) is AccountState.SILENCED
    clock.advance(days=15)
    until_quiet(watched, clock)
    assert "Flora" in site.blocks


def test_a_block_that_comes_late_is_due_now_and_never_in_the_past(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    goes_on(watched, site, clock)
    clock.advance(days=16)
    site.append("Flora", "Tower", advert(3, "walls"))
    until_quiet(watched, clock)
    [proposal] = reviewed(watched, clock)
    watched.store.propose_again(proposal["id"], "block", clock.now(), proposal["detail"])
    review.accept(watched, proposal["id"], "Sybil")
    [block] = [action for action in watched.store.waiting() if action.kind is ActionKind.BLOCK]
    assert block.due_at == clock.now()


def test_a_no_leaves_everything_as_it_is_and_is_not_asked_again_until_more_comes(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    goes_on(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    review.reject(watched, proposal["id"], "Sybil", "one more day")
    assert state(watched, FLORA) is AccountState.FLAGGED
    assert site.text("Bridge") == article("Bridge")
    assert reviewed(watched, clock) == reviewed(watched, clock) == []
    assert watched.store.reviewed("silence", 1000) == (1, 1)
    site.append("Flora", "Tower", advert(3, "walls"))
    until_quiet(watched, clock)
    [again] = reviewed(watched, clock)
    assert (again["class"], again["id"]) == ("silence", proposal["id"] + 1)


def test_a_no_to_a_release_is_never_asked_again_for_this_flag(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged_newcomer(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    review.reject(watched, proposal["id"], "Sybil")
    site.append("Flora", "Tower", SOURCE.format(9, "tower"))
    until_quiet(watched, clock)
    assert reviewed(watched, clock) == []


def test_a_no_that_says_there_is_no_spam_at_all_releases_and_clears(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    goes_on(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    review.reject(watched, proposal["id"], "Sybil", "our new treasurer", clear=True)
    until_quiet(watched, clock)
    assert state(watched, FLORA) is AccountState.CLEARED
    assert advert(0) in site.text("Bridge")
    assert advert(4, "roofs4") in site.text(ARTICLES[4])
    assert only(watched)["status"] == "rejected"


def test_an_answer_is_given_once_and_only_to_what_is_open(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged_newcomer(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    review.reject(watched, proposal["id"], "Sybil")
    for answer in (review.accept, review.reject):
        with pytest.raises(UserError, match="is rejected"):
            answer(watched, proposal["id"], "Gus")
        with pytest.raises(UserError, match="no proposal has the number 77"):
            answer(watched, 77, "Gus")


def test_nobody_is_silenced_who_is_not_flagged_any_more(watched: App, site: FakeSite, clock: FakeClock) -> None:
    goes_on(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    hold.clear(watched, "Flora", "Gus")
    with pytest.raises(UserError, match="not flagged any more"):
        review.accept(watched, proposal["id"], "Sybil")
    assert state(watched, FLORA) is AccountState.CLEARED


# what nobody answers


def unanswered(app: App, clock: FakeClock, reviews: int) -> None:
    for _ in range(reviews):
        reviewed(app, clock)


def putting_back(app: App, **more: Any) -> App:
    """With rules by which the texts of an unanswered release come back."""
    return ruled(app, "release", unanswered=Unanswered.RELEASE, **more)


def test_as_packaged_nothing_comes_back_without_a_persons_word(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged_advertiser(watched, site, clock)
    unanswered(watched, clock, 14)
    until_quiet(watched, clock)
    assert (only(watched)["status"], only(watched)["class"]) == ("open", "release")
    assert [title for title in ARTICLES if "pipes.example" in site.text(title)] == []
    assert [said["what"] for said in watched.store.decisions(f"proposal-{only(watched)['id']}")] == ["keep"]


def test_a_false_alarm_that_nobody_looks_at_is_released_after_three_days_with_a_note(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    watched = putting_back(watched)
    flagged_newcomer(watched, site, clock)
    unanswered(watched, clock, 9)
    assert (only(watched)["status"], only(watched)["cycles"]) == ("open", 8)
    unanswered(watched, clock, 1)
    until_quiet(watched, clock)
    assert (only(watched)["status"], only(watched)["who"]) == ("carried_out", "wikiwatch")
    assert "nobody answered in 9 reviews" in only(watched)["why"]
    assert "annals.example" in site.text("Bridge")
    [said] = watched.store.decisions(f"proposal-{only(watched)['id']}")
    assert (said["who"], said["what"]) == ("wikiwatch", "release")
    assert watched.store.reviewed("release", 1000) == (0, 0)


def test_an_address_gets_its_text_back_though_its_flag_ends_before_anybody_had_to_answer(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    watched = putting_back(watched)
    for n, title in enumerate(ARTICLES[:4]):
        site.append("192.0.2.7", title, SOURCE.format(n, title.lower()))
    until_quiet(watched, clock)
    assert state(watched, "ip:192.0.2.7") is AccountState.FLAGGED
    unanswered(watched, clock, 12)
    until_quiet(watched, clock)
    assert "annals.example" in site.text("Bridge")
    assert (only(watched)["status"], only(watched)["who"]) == ("carried_out", "wikiwatch")


def flagged_advertiser(app: App, site: FakeSite, clock: FakeClock, advert_of: str = "pipes") -> list[int]:
    edits = spam(site, "Flora", 4, advert_of)
    until_quiet(app, clock)
    assert state(app, FLORA) is AccountState.FLAGGED
    return edits


def test_who_waits_until_nobody_has_answered_wins_a_text_and_nothing_else(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    watched = putting_back(watched)
    flagged_advertiser(watched, site, clock)
    unanswered(watched, clock, 11)
    until_quiet(watched, clock)
    assert "pipes.example" in site.text("Bridge")
    assert watched.store.softly_allowed("user:Other", ["pipes.example"], clock.now()) == ""
    assert watched.store.rows("select * from left_alone") == []
    for n, title in enumerate(ARTICLES):
        site.append("Flora", title, advert(n, "roofs"))
    until_quiet(watched, clock)
    assert state(watched, FLORA) is AccountState.SILENCED
    assert not [title for title in ARTICLES if "roofs.example" in site.text(title)]


def test_what_was_released_unanswered_once_waits_for_people_the_next_time(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = putting_back(watched, cycles=2)
    flagged_advertiser(app, site, clock)
    unanswered(app, clock, 3)
    app.store.end_soft_allow("author", [FLORA])
    flagged_advertiser(app, site, clock, "roofs")
    for then in (app, automatic(app, "release")):
        unanswered(then, clock, 4)
        until_quiet(then, clock)
    assert [one["class"] for one in app.store.proposals()] == ["release"]
    assert "roofs.example" not in site.text("Bridge")
    [kept] = [one for one in app.store.audit() if one["what"] == "keep"]
    assert kept["key"] == f"proposal-{app.store.proposals()[0]['id']}"


def test_what_a_person_called_unwanted_is_never_put_back_by_the_program(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    watched = putting_back(watched)
    edits = flagged_newcomer(watched, site, clock)
    hold.confirm(watched, f"down-{edits[0]}", "Sybil")
    unanswered(watched, clock, 12)
    until_quiet(watched, clock)
    assert [title for title in ARTICLES if "annals.example" in site.text(title)] == []
    assert state(watched, FLORA) is AccountState.FLAGGED


def test_a_release_leaves_away_what_a_person_called_unwanted_or_undid(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = flagged_newcomer(watched, site, clock)
    more = site.append("Flora", "Tower", "The tower is silly.")
    poll(watched)
    site.edit("Sybil", "Tower", article("Tower"))
    until_quiet(watched, clock)
    [proposal] = reviewed(watched, clock)
    hold.confirm(watched, f"down-{edits[0]}", "Sybil")
    review.accept(watched, proposal["id"], "Gus")
    until_quiet(watched, clock)
    assert [title for title in ARTICLES if "annals.example" in site.text(title)] == list(ARTICLES[1:4])
    assert (watched.store.entry(more) or {})["overturned"] == 0
    assert state(watched, FLORA) is AccountState.CLEARED


def test_who_was_silenced_while_others_were_reviewed_is_left_alone(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = automatic(watched, "release")
    flagged_newcomer(app, site, clock)
    clock.advance(hours=9)
    flagged = app.store.flagged(clock.now())
    app.store.set_state((FLORA, "Flora"), AccountState.SILENCED, clock.now(), until=None, revid=None, reason="Sybil")
    monkey = pytest.MonkeyPatch()
    monkey.setattr(Store, "flagged", lambda *_: flagged)
    run_review(app)
    monkey.undo()
    assert state(app, FLORA) is AccountState.SILENCED
    assert app.store.proposals(open_only=False) == []


def test_a_no_that_says_there_is_no_spam_clears_who_was_silenced_meanwhile(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.edit("Flora", "Tower", "x")
    until_quiet(watched, clock)
    clock.advance(hours=1)
    goes_on(watched, site, clock)
    [proposal] = reviewed(watched, clock)
    until = clock.now() + timedelta(days=30)
    watched.store.set_state((FLORA, "Flora"), AccountState.SILENCED, clock.now(), until=until, revid=None, reason="x")
    review.reject(watched, proposal["id"], "Sybil", clear=True)
    assert state(watched, FLORA) is AccountState.CLEARED


def test_silence_that_nobody_answers_goes_on_waiting_and_is_told_once(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    goes_on(watched, site, clock)
    unanswered(watched, clock, 14)
    assert only(watched)["status"] == "open"
    assert state(watched, FLORA) is AccountState.FLAGGED
    assert [said["what"] for said in watched.store.decisions(f"proposal-{only(watched)['id']}")] == ["keep"]


@pytest.mark.parametrize(
    ("what", "status", "after"),
    [
        (Unanswered.CARRY_OUT, "carried_out", AccountState.SILENCED),
        (Unanswered.RELEASE, "lapsed", AccountState.CLEAN),
    ],
)
def test_the_rules_say_what_becomes_of_an_unanswered_proposal(
    watched: App, site: FakeSite, clock: FakeClock, what: Unanswered, status: str, after: AccountState
) -> None:
    app = ruled(watched, "silence", unanswered=what, cycles=2)
    goes_on(app, site, clock)
    unanswered(app, clock, 3)
    assert (only(app)["status"], state(app, FLORA)) == (status, after)


@pytest.mark.parametrize(
    ("what", "status"),
    [
        (Unanswered.KEEP, ActionStatus.REVIEW),
        (Unanswered.CARRY_OUT, ActionStatus.PLANNED),
        (Unanswered.RELEASE, ActionStatus.CANCELLED),
    ],
)
def test_so_they_do_of_a_planned_block_but_never_of_a_range(
    watched: App, clock: FakeClock, what: Unanswered, status: ActionStatus
) -> None:
    app = ruled(watched, "block", unanswered=what, cycles=2)
    app.store.plan([_waiting_block("block-1", clock.now()), _waiting_block("range-1", clock.now(), row="range")])
    unanswered(app, clock, 1)
    assert _status(app, "block-1") is ActionStatus.REVIEW
    unanswered(app, clock, 2)
    assert (_status(app, "block-1"), _status(app, "range-1")) == (status, ActionStatus.REVIEW)


def _waiting_block(key: str, at: datetime, row: str = "") -> Action:
    return Action(
        key=key,
        kind=ActionKind.BLOCK,
        target="Flora",
        due_at=at + timedelta(days=9),
        planned_at=at,
        reason="because",
        status=ActionStatus.REVIEW,
        actor_key=FLORA,
        row=row,
    )


def _status(app: App, key: str) -> ActionStatus:
    action = app.store.action(key)
    assert action is not None
    return action.status


# autonomy


@pytest.mark.parametrize(("decision", "after"), [("release", AccountState.CLEAN), ("silence", AccountState.SILENCED)])
def test_an_automatic_class_is_carried_out_at_once_under_the_programs_name(
    watched: App, site: FakeSite, clock: FakeClock, decision: str, after: AccountState
) -> None:
    app = automatic(watched, decision)
    (flagged_newcomer if decision == "release" else goes_on)(app, site, clock)
    reviewed(app, clock)
    assert (only(app)["status"], only(app)["who"], state(app, FLORA)) == ("carried_out", "wikiwatch", after)
    assert app.store.reviewed(decision, 1000) == (0, 0)


def test_an_automatic_decision_that_a_person_takes_back_counts_as_overturned(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = automatic(watched, "silence")
    goes_on(app, site, clock)
    reviewed(app, clock)
    hold.clear(app, "Flora", "Sybil")
    assert only(app)["status"] == "overturned"
    assert app.store.reviewed("silence", 1000) == (1, 1)


@pytest.mark.parametrize("word", ["down", "release"])
def test_what_the_program_released_can_be_confirmed_after_all_and_goes_again(
    watched: App, site: FakeSite, clock: FakeClock, word: str
) -> None:
    app = automatic(watched, "release")
    edits = flagged_newcomer(app, site, clock)
    reviewed(app, clock)
    until_quiet(app, clock)
    assert "annals.example" in site.text("Bridge")
    for revid in edits:
        meant = deciding.choice(app, f"{word}-{revid}", good=False)
        assert meant.problem is None
        deciding.decide(app, meant.id, "Sybil", "spam", good=False)
    until_quiet(app, clock)
    assert [site.text(title) for title in ARTICLES] == [article(title) for title in ARTICLES]
    assert app.store.reviewed("release", 1000) == (1, 1)
    assert only(app)["status"] == "overturned"
    assert deciding.choice(app, f"{word}-{edits[0]}", good=False).will == "it was unwanted"


def test_what_a_person_undoes_on_the_wiki_overturns_the_programs_release(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = automatic(watched, "release")
    flagged_newcomer(app, site, clock)
    reviewed(app, clock)
    until_quiet(app, clock)
    clock.advance(hours=1)
    site.edit("Sybil", "Bridge", article("Bridge"))
    until_quiet(app, clock)
    reviewed(app, clock)
    assert app.store.reviewed("release", 1000) == (1, 1)


def test_what_the_program_confirms_by_itself_is_no_persons_word_about_a_rule(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = automatic(watched, "silence")
    goes_on(app, site, clock)
    reviewed(app, clock)
    said = app.store.said_since(clock.now() - timedelta(days=1))
    assert {one.who for one in said} == {"wikiwatch"}


def cases(app: App, clock: FakeClock, decision: str, right: int, wrong: int = 0) -> None:
    """So many reviewed cases, the wrong ones first."""
    with app.store.transaction():
        for n in range(wrong + right):
            number = app.store.propose((f"user:{decision}{n}", ""), decision, clock.now(), {})
            what, status = ("reject", "rejected") if n < wrong else ("accept", "accepted")
            app.store.close_proposal(number, status, clock.now(), "Sybil", "")
            app.store.decided(clock.now(), "Sybil", what, f"proposal-{number}", "")
            clock.advance(seconds=1)


@pytest.mark.parametrize(
    ("right", "wrong", "automatic_then"),
    [(49, 0, False), (50, 0, True), (120, 1, False), (399, 1, False), (400, 1, True), (1000, 9, True)],
)
def test_a_class_earns_its_autonomy_by_numbers(
    watched: App, clock: FakeClock, right: int, wrong: int, automatic_then: bool
) -> None:
    cases(watched, clock, "silence", right, wrong)
    assert autonomous(watched) == ({"silence"} if automatic_then else frozenset())


def test_it_falls_back_by_itself_when_people_overturn_it(watched: App, clock: FakeClock) -> None:
    cases(watched, clock, "silence", 60)
    assert autonomous(watched) == {"silence"}
    watched.store.proposals_overturned("user:silence59", clock.now())
    assert autonomous(watched) == frozenset()
    [silence] = [one for one in progress(watched) if one.decision == "silence"]
    assert (silence.reviewed, silence.overturned, silence.overturned_lately) == (60, 1, 1)
    assert silence.why == "1 of the last 50 reviewed cases were overturned"


def test_what_the_rules_leave_to_people_stays_with_them_but_a_word_of_theirs_is_enough(
    watched: App, clock: FakeClock
) -> None:
    cases(watched, clock, "delete", 200)
    assert autonomous(watched) == frozenset()
    assert autonomous(automatic(watched, "delete")) == {"delete"}


def test_every_class_says_how_far_it_is(watched: App) -> None:
    assert [one.decision for one in progress(watched)] == list(DecisionClass)
    assert all(one.why for one in progress(watched))
    assert progress(watched)[0].share == 0


# observing


def test_while_observing_proposals_are_made_and_nothing_is_done(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = automatic(make_app(site, store, rules, clock, enforce=False), "release", "silence", "block")
    for title in ARTICLES:
        site.edit("Sybil", title, article(title))
    clock.advance(days=2)
    tick(app)
    for n, title in enumerate(ARTICLES[:4]):
        site.append("Flora", title, SOURCE.format(n, title.lower()))
    tick(app)
    before = bot_edits(site)
    for _ in range(2):
        reviewed(app, clock)
    assert (only(app)["class"], only(app)["status"], only(app)["cycles"]) == ("release", "open", 0)
    assert (state(app, FLORA), bot_edits(site)) == (AccountState.FLAGGED, before)
