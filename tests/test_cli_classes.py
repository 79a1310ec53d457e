"""What `status` says about the classes of decision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import commands_in, set_up

from wikiwatch.core.review_rules import DecisionClass


@pytest.mark.parametrize("class_", DecisionClass)
def test_status_tells_for_each_class_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], class_: DecisionClass
) -> None:
    set_up(tmp_path)
    command = commands_in(tmp_path, capsys)
    found = json.loads(command("status", "--json").out)
    assert found["proposals"] == 0
    [one] = [one for one in found["classes"] if one["class"] == class_]
    assert (one["reviewed"], one["overturned"], one["automatic"], one["of_the_last"]) == (0, 0, False, 50)
    assert one["why"]
    [line] = [line for line in command("status").out.splitlines() if line.strip(" │|").startswith(class_)]
    assert "people decide" in line
