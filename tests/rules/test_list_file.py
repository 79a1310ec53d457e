"""lists.toml: what an entry may say, and how each mistake is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.lists import ListName

PACKAGED = rulefiles.packaged_rules_dir()
WHO = 'reason = "why"\nadded_by = "Gerda"\nsince = 2026-11-22\n'

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A copy of the packaged rules with entries of the given lines, each of them after the word [[entry]]."""
    folder = shutil.copytree(PACKAGED, tmp_path / "rules")

    def write(*entries: str) -> Path:
        text = "".join(f"[[entry]]\n{lines}\n{WHO}" for lines in entries)
        (folder / "lists.toml").write_text(text, encoding="utf-8")
        return folder

    return write


def test_the_packaged_lists_are_empty() -> None:
    assert rulefiles.load(PACKAGED).lists.entries == ()


def test_the_example_at_the_head_of_the_packaged_file_is_sound(written: Written) -> None:
    text = (PACKAGED / "lists.toml").read_text(encoding="utf-8")
    lines = [line.removeprefix("#").strip() for line in text.split("\n")]
    start = lines.index("[[entry]]")
    folder = written()
    (folder / "lists.toml").write_text("\n".join(lines[start : lines.index("", start)]), encoding="utf-8")
    (entry,) = rulefiles.load(folder).lists.entries
    assert (entry.list, entry.what, entry.until) == (ListName.ALLOW, "Old hand", date(2027, 5, 31))


def test_entries_are_read_in_canonical_form_with_who_and_why(written: Written) -> None:
    folder = written(
        'list = "allow"\naccount = "old_hand"',
        'list = "deny"\naddress = "2001:DB8::9"\nuntil = 2027-05-31',
        'list = "watch"\nnetwork = "::ffff:198.51.100.0/120"',
        'list = "deny"\ndomain = "www.xn--e1afmkfd.example"',
    )
    found = rulefiles.load(folder).lists.entries
    assert [(entry.list, entry.kind, entry.what, entry.until) for entry in found] == [
        ("allow", "account", "Old hand", None),
        ("deny", "address", "2001:db8::/64", date(2027, 5, 31)),
        ("watch", "network", "198.51.100.0/24", None),
        ("deny", "domain", "пример.example", None),
    ]
    assert {(entry.reason, entry.added_by, entry.since) for entry in found} == {("why", "Gerda", date(2026, 11, 22))}


MISTAKES = [
    ('account = "Ann"', "list", "nothing", "`list` has to be given here"),
    ('list = "block"\naccount = "Ann"', "list", '"block"', "one of: allow, watch, deny"),
    ('list = "Deny "\naccount = "Ann"', "list", '"Deny "', "did you mean `deny`?"),
    ('list = "deny"', "", "none of them", "account, address, network, domain; say whom or what it is about"),
    ('list = "deny"\naccount = "Ann"\naddress = "192.0.2.7"', "address", "account and address", "of its own"),
    ('list = "deny"\nacount = "Ann"', "acount", "an unknown key", "did you mean `account`?"),
    ('list = "deny"\naccount = 7', "account", "7", "a user name"),
    ('list = "deny"\naccount = ""', "account", '""', "a user name that MediaWiki can have"),
    ('list = "deny"\naccount = "a|b"', "account", '"a|b"', "# < > [ ] | { } /"),
    ('list = "deny"\naccount = "[[Ann]]"', "account", '"[[Ann]]"', "# < > [ ] | { } /"),
    ('list = "deny"\naccount = "User:Ann"', "account", '"User:Ann"', "leave out `User:`"),
    ('list = "deny"\naccount = "user talk :Ann"', "account", '"user talk :Ann"', "leave out `User:`"),
    ('list = "deny"\naccount = "192.0.2.7"', "account", '"192.0.2.7"', "`address` instead"),
    ('list = "deny"\naccount = "192.0.2.0/24"', "account", '"192.0.2.0/24"', "`network` instead"),
    ('list = "deny"\naddress = "192.0.2.300"', "address", '"192.0.2.300"', "an IPv4 or IPv6 address"),
    ('list = "deny"\naddress = "192.0.2.0/24"', "address", '"192.0.2.0/24"', "`network` instead"),
    ('list = "deny"\nnetwork = "192.0.2.7"', "network", '"192.0.2.7"', "write `address` for a single one"),
    ('list = "deny"\nnetwork = "AS64500"', "network", '"AS64500"', "write its first address, a slash and its bits"),
    ('list = "deny"\nnetwork = "192.0.2.7/24"', "network", '"192.0.2.7/24"', "did you mean `192.0.2.0/24`?"),
    ('list = "deny"\nnetwork = "192.0.2.0/x"', "network", '"192.0.2.0/x"', "how many bits"),
    ('list = "deny"\nnetwork = "0.0.0.0/0"', "network", '"0.0.0.0/0"', "a network of /16 or narrower"),
    ('list = "allow"\nnetwork = "192.0.0.0/15"', "network", '"192.0.0.0/15"', "$wgBlockCIDRLimit"),
    ('list = "deny"\nnetwork = "2001:db8::/31"', "network", '"2001:db8::/31"', "a network of /32 or narrower"),
    ('list = "deny"\nnetwork = "2001:db8::/96"', "network", '"2001:db8::/96"', "use `address`"),
    ('list = "deny"\ndomain = "https://pills.example/buy"', "domain", '"https://pills.example/buy"',
     "did you mean `pills.example`?"),
    ('list = "deny"\ndomain = "*.pills.example"', "domain", '"*.pills.example"', "all hosts below it"),
    ('list = "deny"\ndomain = "com"', "domain", '"com"', "a domain with a name of its own"),
    ('list = "deny"\ndomain = "co.uk"', "domain", '"co.uk"', "a suffix under which anybody may have a site"),
    ('list = "allow"\ndomain = "github.io"', "domain", '"github.io"', "a suffix under which anybody may have a site"),
    ('list = "deny"\ndomain = "pills"', "domain", '"pills"', "write the host alone"),
    ('list = "deny"\ndomain = "a b"', "domain", '"a b"', "a domain, such as pills.example"),
    ('list = "deny"\naccount = "Ann"\nuntil = 2026-11-21', "until", "2026-11-21", "a day from `since` on, 2026-11-22"),
    ('list = "deny"\naccount = "Ann"\nuntil = "2027-01-01"', "until", '"2027-01-01"', "without quotes"),
    ('list = "deny"\naccount = "Ann"\nuntil = "never"', "until", '"never"', "left out: for ever"),
    ('list = "deny"\naccount = "Ann"\nuntil = 2027-01-01T00:00:01Z', "until", "2027-01-01", "a day without quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "key", "found", "helps"), MISTAKES)
def test_a_mistake_is_told_with_its_line_what_was_found_and_what_helps(
    written: Written, lines: str, key: str, found: str, helps: str
) -> None:
    folder = written('list = "allow"\naccount = "Old hand"', lines)
    text = (folder / "lists.toml").read_text(encoding="utf-8").split("\n")
    second = text.index("[[entry]]", 1)
    at = next((n for n, line in enumerate(text[second:], second) if key and line.startswith(f"{key} =")), second)
    told = [str(problem) for problem in rulefiles.check(folder)]
    here = [line for line in told if line.startswith(f"lists.toml:{at + 1}: ")]
    assert any(f"found {found}" in line and helps in line for line in here), told


@pytest.mark.parametrize(
    ("line", "helps"),
    [
        ("until = 2026-11-31", "there is no such day"),
        ("account = \u201cAnn\u201d", "quotes are straight"),
        ('account = "Ann"\naccount = "Tom"', "a key stands twice in one table"),
    ],
)
def test_a_line_that_is_no_toml_is_told_with_what_helps(written: Written, line: str, helps: str) -> None:
    (problem,) = rulefiles.check(written(f'list = "deny"\n{line}'))
    assert problem.line == 2 + line.count("\n") + 1
    assert helps in problem.hint


@pytest.mark.parametrize("key", ["reason", "added_by"])
def test_blanks_are_no_reason_and_nobodys_name(written: Written, key: str) -> None:
    folder = written('list = "deny"\naccount = "Ann"')
    text = (folder / "lists.toml").read_text(encoding="utf-8")
    (folder / "lists.toml").write_text(text.replace(f'{key} = "', f'{key} = "  " # "'), encoding="utf-8")
    (problem,) = rulefiles.check(folder)
    assert (problem.key, problem.found) == (f"entry[1].{key}", '"  "')


def test_a_name_copied_with_marks_of_the_writing_direction_is_that_name(written: Written) -> None:
    (entry,) = rulefiles.load(written('list = "deny"\naccount = "\u200e Ann\u200f_B\u202c"')).lists.entries
    assert entry.what == "Ann B"


def test_the_domain_of_a_blog_host_may_be_watched_or_denied(written: Written) -> None:
    assert rulefiles.check(written('list = "deny"\ndomain = "github.io"')) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('list = "allow"\naccount = "Ann"', 'list = "deny"\naccount = "ann"'),
        ('list = "deny"\naccount = "Ann B"', 'list = "deny"\naccount = "Ann_B"'),
        ('list = "allow"\naddress = "192.0.2.7"', 'list = "watch"\naddress = "::ffff:192.0.2.7"'),
        ('list = "allow"\naddress = "192.0.2.7"', 'list = "watch"\nnetwork = "192.0.2.7/32"'),
        ('list = "deny"\naddress = "2001:db8::1"', 'list = "deny"\naddress = "2001:db8::2"'),
        ('list = "deny"\naddress = "2001:db8::1"', 'list = "deny"\nnetwork = "2001:db8::/64"'),
        ('list = "deny"\ndomain = "xn--e1afmkfd.example"', 'list = "allow"\ndomain = "www.ПРИМЕР.example"'),
        ('list = "deny"\naccount = "Ann"\nuntil = 2026-11-22', 'list = "deny"\naccount = "Ann"'),
    ],
)
def test_what_stands_twice_is_told_with_the_line_of_the_first(written: Written, first: str, second: str) -> None:
    (problem,) = rulefiles.check(written(first, second))
    assert (problem.file, problem.expected) == ("lists.toml", "everything once")
    assert "the first one stands in line 3" in problem.hint


def test_an_account_and_a_domain_of_one_name_are_different_things(written: Written) -> None:
    entries = [f'list = "deny"\n{kind} = "Pills.example"' for kind in ("account", "domain")]
    assert rulefiles.check(written(*entries)) == []


def test_all_mistakes_are_told_at_once(written: Written) -> None:
    folder = written(*(lines for lines, *_ in MISTAKES))
    told = {problem.line for problem in rulefiles.check(folder)}
    assert len(told) >= len(MISTAKES)


def test_an_entry_that_has_ended_is_no_problem_and_is_told_with_its_line(written: Written) -> None:
    folder = written(
        'list = "deny"\naccount = "Ann"\nuntil = 2026-12-01', 'list = "deny"\naccount = "Bob"\nuntil = 2026-12-02'
    )
    assert rulefiles.check(folder) == []
    (note,) = rulefiles.without_effect(folder, date(2026, 12, 2))
    assert str(note).startswith("lists.toml:4: entry[1].until: found 2026-12-01")
    assert "not obeyed any more" in note.hint


def test_a_file_that_is_no_toml_has_no_ended_entries(written: Written) -> None:
    folder = written()
    (folder / "lists.toml").write_text("[[entry]", encoding="utf-8")
    assert rulefiles.without_effect(folder, date(2026, 12, 2)) == []
