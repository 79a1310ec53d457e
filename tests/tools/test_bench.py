"""The benchmark tells requests by kind, and fails where there are too many."""

from __future__ import annotations

from collections import Counter

import pytest
from click.testing import CliRunner

from tools.bench import __main__ as bench
from tools.bench.requests import AUTHORS, CHANGES, Round, kind


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"action": "query", "list": "users", "ususers": "Ann"}, "query list=users"),
        ({"action": "query", "prop": "revisions|info", "revids": "1"}, "query prop=revisions|info"),
        ({"action": "query", "meta": "siteinfo", "list": "tags"}, "query list=tags meta=siteinfo"),
        ({"action": "paraminfo", "modules": "query"}, "paraminfo"),
    ],
)
def test_a_request_is_named_by_what_it_asks_for(params: dict[str, str], named: str) -> None:
    assert kind(params) == named


@pytest.mark.parametrize(
    ("requests", "changes", "code"),
    [(bench.BELOW - 1, CHANGES, 0), (bench.BELOW, CHANGES, 1), (1, CHANGES - 1, 1)],
    ids=["few enough", "too many", "not the page that was meant"],
)
def test_it_fails_where_a_page_takes_too_many_requests(
    monkeypatch: pytest.MonkeyPatch, requests: int, changes: int, code: int
) -> None:
    found = Round(changes=changes, authors=AUTHORS, requests=Counter({"query list=users": requests}))
    monkeypatch.setattr(bench, "measure", lambda: {bench.BOUND: found})
    told = CliRunner().invoke(bench.main)
    assert told.exit_code == code
    assert f"{requests:4}  query list=users" in told.output
