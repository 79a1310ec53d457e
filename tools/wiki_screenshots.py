"""Pictures of the pages that wikiwatch writes on a wiki: the demo's visitors come to a practice wiki."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from wikiwatch import home
from wikiwatch.sandbox import story
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

# What people see who come by telephone, where a wiki has it, and the skin that MediaWiki begins with.
SKINS = {"phone": "minerva", "desk": "vector-2022"}
MINERVA = WikiSettings(extra="wfLoadSkin( 'MinervaNeue' );\n")
PAGES = {"log": f"User:{BOT}/Log", "review": f"User:{BOT}/Review"}
ROUNDS = 2  # the second shows what became of the first one's


def taken(browser: Browser, widths: dict[str, ViewportSize], into: Path) -> None:
    """The log page and the review page at each width, as `wiki-log-phone.png`."""
    with (
        tempfile.TemporaryDirectory(prefix="wikiwatch-pictures-") as folder,
        PracticeWiki.create(Path(folder) / "wiki", MINERVA) as wiki,
    ):
        _watched(wiki, Path(folder) / "home")
        for name, size in widths.items():
            context = browser.new_context(viewport=size, has_touch=name == "phone", is_mobile=name == "phone")
            page = context.new_page()
            for what, title in PAGES.items():
                page.goto(f"{wiki.url}/index.php?title={title}&useskin={SKINS[name]}")
                page.screenshot(path=into / f"wiki-{what}-{name}.png")
            context.close()


def _watched(wiki: PracticeWiki, folder: Path) -> None:
    """The story of the demo, with wikiwatch as `init` sets it up."""
    story.furnish(wiki)
    home.init(folder, wiki.api, wiki.bot_login, wiki.state.bot_password)
    wiki.sysop().edit(f"User:{BOT}/Run", "the bot may work", text="yes")
    command = [sys.executable, "-m", "wikiwatch", "--home", str(folder), "run", "--once", "--enforce"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    story.attack(wiki, lambda *_: None)
    for _ in range(ROUNDS):
        subprocess.run(command, check=True, capture_output=True, timeout=300)
