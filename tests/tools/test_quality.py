"""The figures of docs/quality.md, on a wiki that was made up for them."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner
from judged_edits import START, edit

from tools.quality import figures
from tools.quality.__main__ import main
from tools.quality.data import Label, data_sets, read_labels
from tools.quality.figures import Tally
from tools.quality.judged import edits
from tools.quality.markdown import table, wrapped
from tools.quality.strings import StringSet, pooled
from tools.quality.targets import Target, string_targets
from wikiwatch.core.model import Outcome
from wikiwatch.core.shares import Share
from wikiwatch.errors import UserError


def line(revid: int, outcome: str = "allow", **fields: Any) -> dict[str, Any]:
    """A verdict as `wikiwatch replay --json` writes it, as far as the figures read it."""
    return {
        "revid": revid,
        "timestamp": (START + timedelta(hours=revid)).isoformat(),
        "title": "Bridge",
        "user": "Ada",
        "outcome": outcome,
        "row": outcome,
        "score": 0,
        "trust": 0,
        "trust_parts": [],
        "signals": [],
        "actions": [],
        **fields,
    }


def test_an_edit_that_is_held_with_a_later_one_was_taken_down_later() -> None:
    hold = {"kind": "hold", "revid": 1}
    own, block = {"kind": "hold", "revid": 4}, {"kind": "block", "revid": 2}
    lines = [line(1), line(2, "watch"), line(4, "hold", actions=[own, hold, block])]
    found = edits(lines, {1: Label(label="bad")}, list)
    assert [(one.outcome, one.row, one.down_after_s) for one in found] == [
        ("hold", "hold-earlier", 3 * 3600),
        ("watch", "watch", None),
        ("hold", "hold", 0),
    ]
    assert [one.label.label for one in found] == ["bad", "", ""]


def test_members_of_cases_are_marked_when_all_is_judged() -> None:
    members: list[int] = []

    def lines() -> Any:
        yield line(1)
        members.append(1)
        yield line(2)

    assert [one.in_case for one in edits(lines(), {}, lambda: [*members, 99])] == [True, False]


def test_edits_are_counted_by_row_with_the_most_severe_first() -> None:
    found = figures.by_row(
        [
            edit(1, "kept"),
            edit(2, "bad", Outcome.WATCH),
            edit(3, "kept", Outcome.HOLD),
            edit(4, "bad", Outcome.REVERT, row="tracking-edit"),
            edit(5, "self", Outcome.REVERT, row="tracking-edit"),
        ]
    )
    assert list(found.items()) == [
        (("revert", "tracking-edit"), Tally(1, 0, 1)),
        (("hold", "hold"), Tally(0, 1, 0)),
        (("watch", "watch"), Tally(1, 0, 0)),
    ]
    assert Tally(3, 1, 5).precision == Share(3, 4)


def test_a_detector_counts_an_edit_once_however_many_of_its_signals_it_has() -> None:
    both, one = frozenset({"a.x", "a.y"}), frozenset({"a.y"})
    found = figures.by_signal(
        [edit(1, signals=both), edit(2, "kept", signals=one)], {"a": ("a.x", "a.y", "a.z"), "b": ("b",)}
    )
    assert found == {("a", ""): Tally(1, 1, 0), ("a", "a.x"): Tally(1, 0, 0), ("a", "a.y"): Tally(1, 1, 0)}


def test_the_curve_counts_what_is_at_or_above_each_score() -> None:
    judged = [edit(1, score=60), edit(2, score=20), edit(3), edit(4, "kept", score=20), edit(5, "self", score=90)]
    assert figures.curve(judged) == [
        (90, Share(0, 3), Share(0, 1)),
        (60, Share(1, 3), Share(0, 1)),
        (20, Share(2, 3), Share(1, 1)),
    ]


def test_a_long_curve_has_the_scores_of_most_edits_and_the_lowest() -> None:
    judged = [edit(10 * score + number, score=score) for score in range(1, 41) for number in range(1 + score % 2)]
    found = figures.curve(judged)
    assert [score for score, _, _ in found] == [*range(39, 0, -2)]
    assert found[-1][1] == Share(60, 60)
    scores = [score for score, _, _ in figures.curve([edit(999, score=0.5), *judged])]
    assert scores == [*range(39, 0, -2), 0.5]


def test_of_a_campaign_by_several_the_first_two_edits_in_time_do_not_count() -> None:
    several = {"campaign": 7, "campaign_accounts": 2}
    judged = [edit(revid, **several) for revid in (4, 2, 1, 3)]
    judged += [edit(revid, campaign=8, campaign_accounts=1) for revid in (5, 6, 7)]
    judged += [edit(8, campaign=9, campaign_accounts=3), edit(9)]
    assert [one.revid for one in figures.campaign_followers(judged)] == [3, 4]


def test_what_follows_a_probe_is_bad_and_on_its_page_or_by_its_author_within_the_watch() -> None:
    probe = edit(10, kind="probe", author="Mallory")
    judged = [
        edit(9, links=1),  # before it
        probe,
        edit(11, links=1),  # on its page
        edit(12, links=1, page="Ferry", author="Mallory"),
        edit(13, page="Ferry", author="Mallory"),  # the labels don't say whether it has links
        edit(14, links=0),
        edit(15, "kept", links=1),
        edit(16, links=1, page="Ferry"),
        edit(10 + 24 * 9, links=1),  # too late
        edit(17, "kept", kind="probe_with_links", page="Tower"),
    ]
    found = figures.returns(judged, timedelta(days=7))
    assert [one.revid for one in found.probes] == [10, 17]
    assert found.followed == 1
    assert [one.revid for one in found.followers] == [11, 12, 13]


def test_time_is_won_only_where_the_rules_were_earlier_than_people() -> None:
    judged = [
        edit(1, "bad", Outcome.HOLD, undone_after_s=300),
        edit(2, "bad", Outcome.HOLD, undone_after_s=300, down_after_s=400),
        edit(3, "bad", undone_after_s=7_200),
        edit(4, "bad", Outcome.HOLD, undone_after_s=9_000, down_after_s=1_800),
        edit(5, "bad", Outcome.HOLD),  # nobody knows when it was undone
        edit(6, "kept", Outcome.HOLD, undone_after_s=50),
    ]
    found = figures.time_stood(judged)
    assert {name: one for name, one in found.items() if one.total} == {
        "less than 10 minutes": Share(1, 2),
        "1 to 6 hours": Share(1, 2),
    }
    assert figures.median_time_won(judged) == (300 + 7_200) / 2
    assert figures.median_time_won([]) is None


def test_false_positives_are_listed_by_id_with_reverts_first() -> None:
    signs = frozenset({"b", "a"})
    judged = [
        edit(2, "kept", Outcome.HOLD, signals=signs),
        edit(1, "kept", Outcome.HOLD, signals=signs),
        edit(3, "kept", Outcome.REVERT),
        edit(4, "bad", Outcome.REVERT),
        edit(5, "kept", Outcome.WATCH),
    ]
    assert list(figures.false_positives(judged).items()) == [
        (("revert", "revert", ()), [3]),
        (("hold", "hold", ("a", "b")), [1, 2]),
    ]


@pytest.mark.parametrize(
    ("target", "reached"),
    [
        (Target(what="", found=Share(1, 100), at_most=1), True),
        (Target(what="", found=Share(2, 100), at_most=1), False),
        (Target(what="", found=Share(95, 100), at_least=95), True),
        (Target(what="", found=Share(94, 100), at_least=95), False),
        (Target(what="", found=Share(94, 100)), None),
        (Target(what="", found=Share(0, 0), at_most=1), None),
    ],
)
def test_a_target_is_reached_by_the_share_itself(target: Target, reached: bool | None) -> None:
    assert target.reached is reached


def test_sets_of_strings_of_one_kind_are_pooled_and_the_worst_language_is_named() -> None:
    sets = [
        StringSet(name="some_identifiers", random=False, found=Share(1, 300)),
        StringSet(name="more_identifiers", random=False, found=Share(2, 100)),
        StringSet(name="words_xx", random=False, found=Share(0, 1000)),
        StringSet(name="words_yy", random=False, found=Share(9, 1000)),
        StringSet(name="typed", random=True, found=Share(9, 10)),
        StringSet(name="numbers", random=False, found=Share(5, 10)),
    ]
    assert pooled(sets, "identifiers") == Share(3, 400)
    assert [(target.what.rpartition("(")[2], target.found) for target in string_targets(sets, [])] == [
        ("strings typed at random found", Share(9, 10)),
        ("identifiers found, all sets together", Share(3, 400)),
        ("yy)", Share(9, 1000)),
    ]


def test_tables_are_plain_text_with_numbers_on_the_right() -> None:
    assert table(("what", "%"), [("a|b", "1.00"), ("longer", "10.0")]) == [
        "| what   |    % |",
        "| ------ | ---: |",
        "| a\\|b   | 1.00 |",
        "| longer | 10.0 |",
        "",
    ]
    assert table(("what", "%"), []) == ["None.", ""]


def test_lists_of_ids_are_wrapped_between_the_ids() -> None:
    lines = wrapped(f"- hold: {', '.join(['some.long_id-here'] * 20)}")
    assert len(lines) > 1
    assert all(len(line) < 120 and line.startswith(("- hold", "  some.long_id-here")) for line in lines)


def packed(path: Path, lines: list[dict[str, Any]]) -> None:
    path.write_bytes(gzip.compress("\n".join(json.dumps(one) for one in lines).encode()))


def revision(revid: int, author: str, text: str) -> str:
    return (
        f"<revision><id>{revid}</id><timestamp>2024-05-0{revid}T00:00:00Z</timestamp>"
        f"<contributor><username>{author}</username><id>{revid}</id></contributor>"
        f'<text xml:space="preserve">{escape(text)}</text></revision>'
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A wiki of three edits, the second of them random letters, and a few strings."""
    article = "The bridge stands at the north end of the old town and was built in three years."
    texts = (article, f"{article}\n\nwqkzjhrv xkqjzvwp", f"{article} It was closed for repairs.")
    revisions = "".join(revision(revid, f"Author{revid}", text) for revid, text in enumerate(texts, 1))
    xml = f"<page><title>Bridge</title><ns>0</ns><id>1</id>{revisions}</page>"
    head = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
    (tmp_path / "tiny.xml.gz").write_bytes(gzip.compress(f"{head}{xml}</mediawiki>".encode()))
    packed(
        tmp_path / "tiny.labels.jsonl.gz",
        [{"revid": 1, "label": "kept"}, {"revid": 2, "label": "bad", "undone_after_s": 86_400}, {"revid": 3}],
    )
    packed(
        tmp_path / "tokens.jsonl.gz",
        [
            {"set": "typed", "random": True, "text": "wqkzjhrv"},
            {"set": "words_en", "random": False, "text": "bridge"},
        ],
    )
    mash = {"kind": "keyboard_mash", "text": "wqkzjhrv xkqjzvwp"}
    (tmp_path / "random-letter-edits.jsonl").write_text(json.dumps(mash))
    return tmp_path


def test_a_folder_is_measured_and_written_down(folder: Path) -> None:
    ran = CliRunner().invoke(main, [str(folder), "--output", str(folder)], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    assert "| **trust** " in (folder / "trust.md").read_text()
    written = (folder / "quality.md").read_text()
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in written.splitlines()]
    assert ["tiny", "bad edits taken down", "100.0", "20.7 to 100.0", "1 of 1", "–", "–"] in rows
    assert ["tiny", "kept edits taken down", "0.00", "0.00 to 79.3", "0 of 1", "at most 1", "yes"] in rows
    assert "3 edits of 2024-05-01 to 2024-05-03, 1 of them bad and 1 kept" in written
    assert ["1 to 7 days", "1", "1", "100.0", "20.7 to 100.0"] in rows
    assert ["typed", "1", "1", "100.0", "20.7 to 100.0", "at least 95"] in rows
    assert ["words en", "1", "0", "0.00", "0.00 to 79.3", "at most 0.5"] in rows
    assert any(row[:5] == ["keyboard_mash", "1", "1", "100.0", "20.7 to 100.0"] for row in rows)


def test_labels_may_lack_all_but_the_revision(folder: Path) -> None:
    labels = read_labels(folder / "tiny.labels.jsonl.gz")
    assert labels[3] == Label()
    assert labels[2] == Label(label="bad", undone_after_s=86_400)


def test_what_is_missing_is_said_with_a_hint(folder: Path, tmp_path: Path) -> None:
    (folder / "tiny.xml.gz").unlink()
    with pytest.raises(UserError, match="no export"):
        data_sets(folder)
    ran = CliRunner().invoke(main, [str(tmp_path / "nowhere")])
    assert ran.exit_code == 1
    assert "DATA=FOLDER" in ran.output
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="holds no labels"):
        data_sets(tmp_path / "empty")
