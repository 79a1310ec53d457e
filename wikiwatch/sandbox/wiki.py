"""A practice wiki: MediaWiki on SQLite and PHP's built-in server, in a folder of its own."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import string
import subprocess
import tempfile
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

import platformdirs

from wikiwatch.sandbox import packages, server
from wikiwatch.sandbox.errors import SandboxError
from wikiwatch.sandbox.settings import EXTENSIONS, SKINS, WikiSettings, available
from wikiwatch.sandbox.visitor import Visitor

ADMIN = "Admin"
BOT = "WatchBot"
BOT_APP = "watch"
BOT_GRANTS = (
    "basic,highvolume,editpage,createeditmovepage,patrol,rollback,blockusers,delete,viewdeleted,uploadeditmovefile"
)
# MediaWiki's bot passwords are 32 digits to base 32; others fail to log in without a reason.
BOT_PASSWORD_LETTERS = string.digits + "abcdefghijklmnopqrstuvw"
CHANGE_TAG = "wikiwatch"
STATE_FILE = "practice.json"
MAINTENANCE_WITHIN = 300  # seconds; installing takes one


@dataclass(frozen=True, kw_only=True)
class State:
    """What is known of a practice wiki between processes; pid and port are 0 while it is down."""

    settings: WikiSettings
    tree: str
    admin_password: str
    bot_password: str
    pid: int = 0
    port: int = 0
    tagged: bool = False


class PracticeWiki:
    """One practice wiki in one folder. Any number of them can be up at once."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder = folder
        self.state = state

    @classmethod
    def create(cls, folder: Path, settings: WikiSettings | None = None, cache: Path | None = None) -> PracticeWiki:
        """Install a wiki in a new or empty folder; it is down until `start`.

        It is made in a folder beside and moved at the end: a broken run leaves nothing half done.
        """
        settings = settings or WikiSettings()
        packages.ensure_php(cache)
        tree = packages.ensure_mediawiki(settings.suite, cache)
        folder = folder.resolve()
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.exists() and any(folder.iterdir()):
            raise SandboxError(f"The folder {folder} is not empty.", "Give the practice wiki a new one.")
        state = State(
            settings=settings,
            tree=str(tree),
            admin_password=_password(),
            bot_password="".join(secrets.choice(BOT_PASSWORD_LETTERS) for _ in range(32)),
        )
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            wiki = cls(work, state)
            wiki._install()
            wiki._save()
            work.rename(folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        return cls(folder, state)

    @classmethod
    def load(cls, folder: Path) -> PracticeWiki | None:
        """The wiki that was created in a folder, up or down; None where there is none."""
        try:
            data = json.loads((folder / STATE_FILE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        try:
            state = State(**data | {"settings": WikiSettings(**data["settings"])})
        except (TypeError, KeyError):
            raise SandboxError(f"{folder / STATE_FILE} is not readable.", f"Remove {folder}.") from None
        return cls(folder.resolve(), state)

    def copy_to(self, folder: Path) -> PracticeWiki:
        """A second wiki with the same pages, accounts and passwords; this one must be down."""
        if self.running:
            raise SandboxError("A practice wiki can be copied only while it is down.")
        shutil.copytree(self.folder, folder)
        return PracticeWiki(folder.resolve(), self.state)

    @property
    def running(self) -> bool:
        """Whether its web server is up."""
        return bool(self.state.pid and server.workers(self.state.pid, self.state.port))

    @property
    def url(self) -> str:
        """Where its main page is, without a slash at the end."""
        return f"http://127.0.0.1:{self.state.port}"

    @property
    def api(self) -> str:
        """Where its API is."""
        return f"{self.url}/api.php"

    @property
    def bot_login(self) -> str:
        """The name with which the bot's password logs in, `WatchBot@watch`."""
        return f"{BOT}@{BOT_APP}"

    def start(self) -> PracticeWiki:
        """Bring it up, on the port it had before if that is free; nothing happens if it is up."""
        if self.running:
            return self
        pid, port = server.start(
            self._php,
            Path(self.state.tree),
            self._environment(),
            self.folder / "server.log",
            self.state.port,
        )
        self.state = replace(self.state, pid=pid, port=port)
        self._save()
        if not self.state.tagged:
            self.sysop().call("managetags", operation="create", tag=CHANGE_TAG, reason="for the patrol bot")
            self.state = replace(self.state, tagged=True)
            self._save()
        return self

    def stop(self) -> None:
        """Bring it down with all its workers; its folder stays."""
        if self.state.pid:
            server.stop(self.state.pid, self.state.port)
            self.state = replace(self.state, pid=0)
            self._save()

    def remove(self) -> None:
        """Bring it down and delete its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> PracticeWiki:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def anonymous(self, address: str) -> Visitor:
        """A visitor without an account, from an address of the documentation ranges."""
        return Visitor(self.api, address=address)

    def sysop(self) -> Visitor:
        """The wiki's administrator, logged in."""
        return Visitor(self.api, name=ADMIN).log_in(self.state.admin_password)

    def account(self, name: str, *, address: str = "", groups: str = "", email: str = "") -> Visitor:
        """An account, made if there is none, logged in; `groups` comma-separated, `email` as if confirmed."""
        visitor = Visitor(self.api, name=name, address=address)
        password = _password()
        signed_up = visitor.sign_up(password)
        if groups or not signed_up:
            options = [f"--custom-groups={groups}"] if groups else []
            self.maintenance("createAndPromote", "--force", *options, name, password)
        if email:
            self.maintenance("resetUserEmail", "--no-reset-password", name, email)
        return visitor.log_in(password)

    def run_jobs(self) -> None:
        """Run what MediaWiki put off until later."""
        self.maintenance("runJobs")

    def maintenance(self, script: str, *arguments: str, within: float = MAINTENANCE_WITHIN) -> str:
        """Run one of MediaWiki's maintenance scripts, for so many seconds at most, and return what it wrote."""
        path = Path(self.state.tree) / "maintenance" / f"{script}.php"
        done = subprocess.run(
            [self._php, *server.as_arguments(server.SCRIPT_OPTIONS), str(path), *arguments],
            env=self._environment() | {"WIKIWATCH_PORT": str(self.state.port)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=within,
        )
        if done.returncode:
            tail = (done.stdout + done.stderr).strip()[-600:]
            raise SandboxError(f"MediaWiki's {script} failed: {tail}")
        return done.stdout

    @cached_property
    def _php(self) -> str:
        return packages.ensure_php()

    def _environment(self) -> dict[str, str]:
        settings = self.folder / "LocalSettings.php"
        found = {"MW_CONFIG_FILE": str(settings)} if settings.exists() else {}
        return dict(os.environ) | found

    def _install(self) -> None:
        tree = Path(self.state.tree)
        for name in ("cache", "images"):
            (self.folder / name).mkdir()
        self.maintenance(
            "install",
            "--dbtype=sqlite",
            f"--dbpath={self.folder / 'data'}",
            "--server=http://127.0.0.1",
            "--scriptpath=",
            f"--confpath={self.folder}",
            f"--pass={self.state.admin_password}",
            f"--extensions={available(EXTENSIONS, tree / 'extensions')}",
            f"--skins={available(SKINS, tree / 'skins')}",
            "Practice wiki",
            ADMIN,
        )
        settings = self.folder / "LocalSettings.php"
        text = settings.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^\$wgSQLiteDataDir = .*$", "$wgSQLiteDataDir = __DIR__ . '/data';", text)
        settings.write_text(f"{text}\nrequire __DIR__ . '/practice.php';\n", encoding="utf-8")
        (self.folder / "practice.php").write_text(self.state.settings.php(), encoding="utf-8")
        self.maintenance("createAndPromote", "--bot", BOT, _password())
        self.maintenance(
            "createBotPassword",
            f"--appid={BOT_APP}",
            f"--grants={BOT_GRANTS}",
            BOT,
            self.state.bot_password,
        )

    def _save(self) -> None:
        """Keep the state where only its owner reads it: it holds passwords."""
        path = self.folder / STATE_FILE
        new = path.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(asdict(self.state), file, indent=1)
        new.replace(path)


def _password() -> str:
    """A random password of letters and digits only: scripts would take a leading `-` for an option."""
    return secrets.token_hex(16)


def default_folder() -> Path:
    """Where `wikiwatch sandbox` keeps its wiki."""
    return platformdirs.user_state_path("wikiwatch") / "sandbox"


def up(folder: Path | None = None, settings: WikiSettings | None = None, cache: Path | None = None) -> PracticeWiki:
    """Bring up the wiki of a folder, installing it where there is none."""
    folder = folder or default_folder()
    wiki = PracticeWiki.load(folder)
    if wiki is None:
        return PracticeWiki.create(folder, settings, cache).start()
    if settings is not None and settings != wiki.state.settings:
        raise SandboxError(
            f"In {folder} there is a practice wiki with other settings.", "First: wikiwatch sandbox down"
        )
    return wiki.start()


def down(folder: Path | None = None) -> bool:
    """Bring down the wiki of a folder and delete it; False where there is none."""
    wiki = PracticeWiki.load(folder or default_folder())
    if wiki is not None:
        wiki.remove()
    return wiki is not None
