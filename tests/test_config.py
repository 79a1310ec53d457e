"""The home folder: what `init` writes, what wikiwatch.toml may hold, and what the example says."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from ast import literal_eval
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wikiwatch import cli, config, doctor, outside_asked
from wikiwatch import home as home_folder
from wikiwatch.errors import UserError
from wikiwatch.site.checkuser import RIGHTS
from wikiwatch.site.configured import account_and_api
from wikiwatch.site.mediawiki import MediaWikiSite, WikiInfo

API = "https://wiki.example.org/w/api.php"
PASSWORD = "0123456789abcdefghijklmnopqrstuv"
EXAMPLE = Path(__file__).parent.parent / "user-config.py.example"


def test_what_init_writes_is_what_the_defaults_are(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home_folder.init(home, API, "WatchBot@watch", PASSWORD)

    written = config.load(home)

    assert {**vars(written), "home": tmp_path} == vars(config.load(tmp_path))
    assert account_and_api(home) == ("WatchBot", API)


def test_init_keeps_what_exists_and_says_so(tmp_path: Path) -> None:
    home_folder.init(tmp_path, API, "WatchBot@watch", PASSWORD)
    (tmp_path / "wikiwatch.toml").write_text("[watch]\npoll_seconds = 5\n")

    lines = home_folder.init(tmp_path, "https://other.example/api.php", "Other@watch", PASSWORD)

    assert [line.partition(":")[0] for line in lines] == ["kept"] * 4 + ["warning"] * 2
    assert config.load(tmp_path).poll_seconds == 5
    assert account_and_api(tmp_path) == ("WatchBot", API)


def test_init_warns_where_a_configuration_that_it_keeps_is_broken(tmp_path: Path) -> None:
    home_folder.init(tmp_path, API, "WatchBot@watch", PASSWORD)
    (tmp_path / "user-config.py").write_text("family = \n")

    *_, warning = home_folder.init(tmp_path, API, "WatchBot@watch", PASSWORD)

    assert warning.startswith(f"warning: {tmp_path / 'user-config.py'} can't be used: SyntaxError")


def test_the_password_is_readable_by_nobody_else_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        home_folder.init(tmp_path / "home", API, "WatchBot@watch", PASSWORD)
    finally:
        os.umask(before)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home").iterdir()}
    assert modes["user-password.py"] == 0o600
    assert modes["user-config.py"] == 0o644
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "user", ["WatchBot@watch", "O'Brien \"bot\"@o'app", "Wächter_bot@wächter", "Back\\slash@a\\b", "ボット@監視"]
)
def test_a_name_is_what_it_was_after_pywikibot_read_it(tmp_path: Path, user: str) -> None:
    home_folder.init(tmp_path, API, user, PASSWORD)
    bot, _, app = user.replace("_", " ").partition("@")

    assert MediaWikiSite(tmp_path).bot_name == bot
    line = (tmp_path / "user-password.py").read_text().splitlines()[-1]
    assert literal_eval(line.replace("BotPassword", "")) == (bot, (app, PASSWORD))


@pytest.mark.parametrize(
    "user",
    ["", "@watch", "Bot@", "Bot@a@b", "a|b@x", "a\nimport os@x", "x" * 86, "Bot@BotPassword", "a, b@x", "[[a]]@x"],
)
def test_a_name_that_no_account_can_have_is_refused_before_anything_is_written(tmp_path: Path, user: str) -> None:
    with pytest.raises(UserError):
        home_folder.init(tmp_path / "home", API, user, PASSWORD)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "api",
    [
        "",
        "wiki.example.org/api.php",
        "ftp://wiki.example.org/api.php",
        "https:///api.php",
        "https://wiki.example.org/wiki/Main_Page",
        "https://wiki.example.org/api.php?action=query",
        "https://name:secret@wiki.example.org/api.php",
        "https://wiki.example.org:notaport/api.php",
        "https://[wiki/api.php",
        'https://wiki.example.org/"\n/api.php',
    ],
)
def test_an_address_that_is_no_api_is_refused_with_what_is_expected(tmp_path: Path, api: str) -> None:
    with pytest.raises(UserError) as caught:
        home_folder.init(tmp_path / "home", api, "WatchBot@watch", PASSWORD)
    assert "api.php" in caught.value.hint
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("password", ["", "two\nlines", "x" * 101])
def test_what_is_no_password_is_refused(tmp_path: Path, password: str) -> None:
    with pytest.raises(UserError, match="no password"):
        home_folder.init(tmp_path / "home", API, "WatchBot@watch", password)


@pytest.mark.parametrize(
    ("user", "password", "warned"),
    [
        ("WatchBot@watch", PASSWORD, False),
        ("WatchBot@watch", PASSWORD[:-1] + "x", True),
        ("WatchBot@watch", "short", True),
        ("WatchBot", "the account's own", True),
    ],
)
def test_a_password_that_the_wiki_will_refuse_is_warned_of(
    tmp_path: Path, user: str, password: str, warned: bool
) -> None:
    lines = home_folder.init(tmp_path, API, user, password)

    assert any(line.startswith("warning") for line in lines) is warned


def test_every_problem_of_the_settings_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "wikiwatch.toml").write_text(
        '[watch]\npoll_seconds = "often"\nnamespaces = [0, -1]\n\n[log_page]\nrowz = 5\ntitle = "a|b"\n'
    )

    with pytest.raises(UserError) as caught:
        config.load(tmp_path)

    _, *lines = caught.value.message.splitlines()
    assert [line.partition(": found")[0] for line in lines] == [
        "wikiwatch.toml:2: watch.poll_seconds",
        "wikiwatch.toml:3: watch.namespaces[2]",
        "wikiwatch.toml:6: log_page.rowz",
        "wikiwatch.toml:7: log_page.title",
    ]
    assert all(", expected " in line for line in lines)


@pytest.mark.parametrize("text", ["[watch", "watch = 3", "[watch]\npoll_seconds = 1e999", "\x00", "[a]\n[a]\n"])
def test_settings_that_are_no_settings_are_told_with_a_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "wikiwatch.toml").write_text(text)

    with pytest.raises(UserError, match=r"wikiwatch.toml:\d+: "):
        config.load(tmp_path)


def test_the_log_page_is_not_the_run_page(tmp_path: Path) -> None:
    (tmp_path / "wikiwatch.toml").write_text('[log_page]\ntitle = "User:{bot}/Run"\n')

    with pytest.raises(UserError, match="another title"):
        config.load(tmp_path)


def test_reads_overlap_by_ten_minutes(tmp_path: Path) -> None:
    assert config.load(tmp_path).overlap == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("given", "environment", "expected"),
    [
        ("/srv/a", "/srv/b", "/srv/a"),
        (None, "/srv/b", "/srv/b"),
        (None, "", None),
        ("/srv/a/../b", "", "/srv/b"),
        ("~/watch", "", "/home/ann/watch"),
    ],
)
def test_the_home_folder_is_the_one_given_else_the_environments_else_the_current(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str | None, environment: str, expected: str | None
) -> None:
    monkeypatch.setenv("WIKIWATCH_HOME", environment)
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.chdir(tmp_path)

    assert cli.home_folder(given) == (Path(expected) if expected else tmp_path.resolve())


def test_the_example_is_a_configuration_that_pywikibot_takes_without_a_word(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "user-config.py")
    (tmp_path / "user-config.py").chmod(0o644)
    program = (
        "import json, pywikibot; site = pywikibot.Site(interface='BaseSite');"
        "print(json.dumps([site.base_url(site.apipath()), site.username(), pywikibot.config.password_file]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", program],
        env={**os.environ, "PYWIKIBOT_DIR": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert json.loads(done.stdout) == [API, "WatchBot", "user-password.py"]


def test_the_example_is_enough_for_wikiwatch(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "user-config.py")
    (tmp_path / "user-config.py").chmod(0o644)
    (tmp_path / "user-password.py").write_text(f'("WatchBot", BotPassword("watch", "{PASSWORD}"))\n')

    site = MediaWikiSite(tmp_path)

    assert (site.api_url, site.bot_name) == (API, "WatchBot")


def test_the_doctor_of_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    [check] = doctor.examine(tmp_path)

    assert check.status is doctor.Status.BAD
    assert "wikiwatch init" in check.advice


def test_the_doctor_of_a_folder_finds_a_damaged_database_and_open_secrets(tmp_path: Path) -> None:
    home_folder.init(tmp_path, "http://127.0.0.1:9/api.php", "WatchBot@watch", PASSWORD)
    (tmp_path / "wikiwatch.db").write_bytes(b"no database" * 100)
    (tmp_path / "user-config.py").chmod(0o664)

    found = {check.name: check.status for check in doctor.examine(tmp_path)}

    assert found["wiki and account"] is doctor.Status.BAD
    assert found["database"] is doctor.Status.BAD
    assert found["user-config.py"] is doctor.Status.WARN


@pytest.mark.parametrize(
    ("settings", "found"), [("", "not followed"), ("[shorteners]\nexpand = true\n", "shorteners are asked")]
)
def test_the_doctor_says_whether_short_links_are_followed(tmp_path: Path, settings: str, found: str) -> None:
    home_folder.init(tmp_path, "http://127.0.0.1:9/api.php", "WatchBot@watch", PASSWORD)
    (tmp_path / "wikiwatch.toml").write_text(settings)

    (check,) = [check for check in doctor.examine(tmp_path) if check.name == "short links"]

    assert (check.status, check.found.startswith(found)) == (doctor.Status.OK, True)


INFO = WikiInfo(
    generator="MediaWiki 1.43.9",
    version=(1, 43),
    time=datetime(2026, 11, 22, tzinfo=UTC),
    temp_accounts=True,
    extensions=frozenset({"CheckUser"}),
    usable_tags=frozenset(),
)
LINK_ON = "[temporary_accounts]\nlink = true\n[privacy]\nkeep_days = 30\n"


@pytest.mark.parametrize(
    ("settings", "rights", "status", "words"),
    [
        ("", (), doctor.Status.OK, "off"),
        (LINK_ON, (), doctor.Status.WARN, "on, but the right checkuser-temporary-account is missing"),
        (LINK_ON, RIGHTS[:1], doctor.Status.OK, "kept for 30 days"),
        (LINK_ON, RIGHTS[1:], doctor.Status.OK, "accept it in its preferences"),
    ],
)
def test_the_doctor_says_whether_temporary_accounts_are_linked(
    tmp_path: Path, settings: str, rights: tuple[str, ...], status: doctor.Status, words: str
) -> None:
    (tmp_path / "wikiwatch.toml").write_text(settings)
    check = doctor.links_check(config.load(tmp_path), frozenset(rights), INFO)
    assert check.status is status
    assert words in f"{check.found}; {check.advice}"


REPUTATION = """
[reputation.stopforumspam]
api = true
list = true

[reputation.tor]
list = true

[[reputation.zone]]
name = "bl.example.org."
ipv6 = true
codes = { "127.0.0.2" = "spam: sends spam itself", "127.0.0.4/30" = "proxy" }

[[reputation.zone]]
name = "domains.example.org"
kind = "domain"
must_list = "test.example"
codes = { "127.0.0.2" = "spam" }
"""


def test_nobody_outside_is_asked_unless_the_settings_say_so(tmp_path: Path) -> None:
    assert not config.load(tmp_path).reputation.asks


def test_the_settings_say_whom_to_ask(tmp_path: Path) -> None:
    (tmp_path / "wikiwatch.toml").write_text(REPUTATION)

    outside = outside_asked.outside(config.load(tmp_path).reputation, "wiki.example.org")

    assert [one.name for one in outside.blocklists] == ["bl.example.org", "domains.example.org", "stopforumspam"]
    assert [one.name for one in outside.lists] == ["stopforumspam list", "tor"]
    six, ours = "2001:db8::7", "wiki.example.org"
    assert [[one.takes(name) for one in outside.blocklists] for name in (six, ours)] == [
        [True, False, True],
        [False, True, False],
    ]
    assert not outside.is_public("192.168.0.1")


def test_the_zone_that_the_example_shows_is_one(tmp_path: Path) -> None:
    example = home_folder.CONFIG_TEXT[home_folder.CONFIG_TEXT.index("# [[reputation.zone]]") :].split("\n\n")[0]
    (tmp_path / "wikiwatch.toml").write_text("\n".join(line.removeprefix("# ") for line in example.splitlines()))

    outside = outside_asked.outside(config.load(tmp_path).reputation, "wiki.example.org")

    assert [one.name for one in outside.blocklists] == ["bl.example.org"]


def test_every_problem_of_the_lists_outside_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "wikiwatch.toml").write_text(
        "[reputation]\nhit_hours = 9999\nnameservers = ['ns.example']\n"
        "[reputation.tor]\nlist = 'yes'\nlist_url = 'ftp://a.example'\n"
        "[[reputation.zone]]\nname = 'localhost'\nkind = 'host'\ncodes = { '127.0.0.300' = 'spam' }\n"
        "[[reputation.zone]]\nname = 'bl.example.org'\ncodes = { '127.0.0.2' = 'evil' }\n"
        "[[reputation.zone]]\nname = 'bl.example.org'\n"
    )

    with pytest.raises(UserError) as caught:
        config.load(tmp_path)

    _, *lines = caught.value.message.splitlines()
    assert [line.partition(": found")[0].partition(": ")[0] for line in lines] == [
        f"wikiwatch.toml:{number}" for number in (2, 3, 5, 6, 8, 9, 10, 13, 14)
    ], lines
    assert all(", expected " in line for line in lines)


def test_a_zone_that_stands_twice_is_told_with_its_line(tmp_path: Path) -> None:
    zone = '[[reputation.zone]]\nname = "{}"\ncodes = {{ "127.0.0.2" = "spam" }}\n'
    zones = [zone.format(name) for name in ("bl.example.org", "other.example.org", "BL.example.org.")]
    (tmp_path / "wikiwatch.toml").write_text("".join(zones))

    with pytest.raises(UserError, match=r'wikiwatch\.toml:8: .*found "bl.example.org" again, expected each zone once'):
        config.load(tmp_path)


@pytest.mark.parametrize(("settings", "found"), [("", "nobody is asked"), (REPUTATION, "asked about newcomers'")])
def test_the_doctor_says_whether_lists_outside_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, found: str
) -> None:
    home_folder.init(tmp_path, "http://127.0.0.1:9/api.php", "WatchBot@watch", PASSWORD)
    # Port 9 of this machine answers to nobody: no name server, and no list.
    monkeypatch.setattr("wikiwatch.outside_asked.PORT", 9)
    (tmp_path / "wikiwatch.toml").write_text(f'[reputation]\nnameservers = ["127.0.0.1"]\n{settings}')

    checks = [check for check in doctor.examine(tmp_path) if check.name == "lists outside"]

    assert [(check.status, check.found.startswith(found)) for check in checks] == [(doctor.Status.OK, True)]


@pytest.mark.parametrize("title", ["User:{bot}/Run", "User:{bot}/Log"])
def test_the_report_page_is_none_of_the_others(tmp_path: Path, title: str) -> None:
    (tmp_path / "wikiwatch.toml").write_text(f'[watch]\nreport_page = "{title}"\n')

    with pytest.raises(UserError, match="another title"):
        config.load(tmp_path)


@pytest.mark.parametrize("title", ["User:{bot}/Run", "User:{bot}/Log", "User:{bot}/Report"])
def test_the_accuracy_page_is_none_of_the_others(tmp_path: Path, title: str) -> None:
    (tmp_path / "wikiwatch.toml").write_text(f'[accuracy_page]\ntitle = "{title}"\n')

    with pytest.raises(UserError, match=r"wikiwatch.toml:2: accuracy_page.title: .*another title"):
        config.load(tmp_path)


@pytest.mark.parametrize("title", ["User:{bot}/Run", "User:{bot}/Log", "User:{bot}/Report", "User:{bot}/Accuracy"])
def test_the_page_of_wasted_time_is_off_and_none_of_the_others(tmp_path: Path, title: str) -> None:
    assert config.load(tmp_path).wasted_page.title == ""
    (tmp_path / "wikiwatch.toml").write_text('[accuracy_page]\ntitle = ""\n')
    assert config.load(tmp_path).wasted_page.title == ""  # two pages that are not there are no page twice
    (tmp_path / "wikiwatch.toml").write_text(f'[wasted_page]\ntitle = "{title}"\n')

    with pytest.raises(UserError, match=r"wikiwatch.toml:2: wasted_page.title: .*another title"):
        config.load(tmp_path)


def test_the_review_page_is_on_can_be_left_out_and_lies_below_the_bots_own_page(tmp_path: Path) -> None:
    assert config.load(tmp_path).review_page.title == "User:{bot}/Review"
    assert config.load(tmp_path).review_page.right == "block"
    (tmp_path / "wikiwatch.toml").write_text('[review_page]\ntitle = ""\n')
    assert config.load(tmp_path).review_page.title == ""
    for title in ("Project:Review", "User:{bot}/{{x}}", "User:{bot}/Log"):
        (tmp_path / "wikiwatch.toml").write_text(f'[review_page]\ntitle = "{title}"\n')
        with pytest.raises(UserError, match=r"wikiwatch.toml:2: review_page.title"):
            config.load(tmp_path)


def test_no_other_page_takes_the_accuracy_pages_place(tmp_path: Path) -> None:
    (tmp_path / "wikiwatch.toml").write_text('[log_page]\ntitle = "User:{bot}/Accuracy"\n')

    with pytest.raises(UserError, match="another title"):
        config.load(tmp_path)


def test_the_accuracy_page_can_be_left_out_and_has_a_title_that_a_page_can_have(tmp_path: Path) -> None:
    assert config.load(tmp_path).accuracy_page.title == "User:{bot}/Accuracy"
    (tmp_path / "wikiwatch.toml").write_text('[accuracy_page]\ntitle = ""\n')
    assert config.load(tmp_path).accuracy_page.title == ""
    (tmp_path / "wikiwatch.toml").write_text('[accuracy_page]\ntitle = "a|b"\n')
    with pytest.raises(UserError, match=r"wikiwatch.toml:2: accuracy_page.title: .* no such page"):
        config.load(tmp_path)
