"""What a practice wiki is set to, beside what MediaWiki's installer writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wikiwatch.sandbox.packages import DEFAULT_SUITE

# What small wikis use against spam, and what their pages need; those that a suite ships are taken.
EXTENSIONS = (
    "AbuseFilter",
    "Cite",
    "ConfirmEdit",
    "DiscussionTools",
    "Echo",
    "Linter",
    "LoginNotify",
    "Nuke",
    "ParserFunctions",
    "SpamBlacklist",
    "Thanks",
    "TitleBlacklist",
    "VisualEditor",
)
SKINS = ("Vector",)
# What the `bot` group lacks by default and a patrol bot works with.
BOT_RIGHTS = ("rollback", "block", "patrol", "delete", "undelete", "deletedhistory", "deletedtext")

BASE = r"""<?php
// Settings of a practice wiki. The port comes from the environment: the folder may be copied and moved.
$wgServer = 'http://127.0.0.1:' . ( getenv( 'WIKIWATCH_PORT' ) ?: '0' );
$wgCookiePrefix = 'practice' . ( getenv( 'WIKIWATCH_PORT' ) ?: '0' );
$wgMainCacheType = CACHE_ACCEL;
$wgCacheDirectory = __DIR__ . '/cache';
$wgUploadDirectory = __DIR__ . '/images';
$wgLocalisationCacheConf['store'] = 'array';
$wgJobRunRate = 0;
$wgShowExceptionDetails = true;

// A practice wiki need not outlive a power cut: an edit would else wait fourteen times for the disk. MediaWiki takes
// the settings of a connection only with a whole server; the other two databases have servers from the installer.
$wgDBservers = [ [
	'type' => 'sqlite', 'host' => '', 'user' => '', 'password' => '', 'dbname' => $wgDBname, 'load' => 1,
	'variables' => [ 'synchronous' => 'OFF' ],
] ];
$wgObjectCaches[CACHE_DB]['server']['variables']['synchronous'] = 'OFF';
$wgJobTypeConf['default']['server']['variables']['synchronous'] = 'OFF';

// People upload pictures, and so do those who advertise.
$wgEnableUploads = true;

// Many visitors work here at once, and nobody may be throttled.
$wgRateLimits = [];
$wgPasswordAttemptThrottle = [];
$wgAccountCreationThrottle = [ [ 'count' => 0, 'seconds' => 86400 ] ];
$wgTempAccountCreationThrottle = [ [ 'count' => 100000, 'seconds' => 86400 ] ];

// Passwords are 32 random digits here, which nobody guesses: to hash one 30,000 times makes each log-in twice as long.
$wgPasswordConfig['pbkdf2']['cost'] = '1';

// An X-Forwarded-For header from this machine is believed: edits come from any address.
$wgCdnServersNoPurge = [ '127.0.0.1/32' ];
$wgUsePrivateIPs = true;

// Nothing leaves the machine: no mail, no list fetched from elsewhere.
$wgHooks['AlternateUserMailer'][] = static function () { return false; };
$wgBlacklistSettings = [ 'spam' => [ 'files' => [] ], 'email' => [ 'files' => [] ] ];
"""

# What ConfirmEdit asks a question for.
CAPTCHA_TRIGGERS = ("edit", "create", "addurl", "createaccount", "badlogin", "badloginperuser")

TEMP_ACCOUNTS = """
$wgAutoCreateTempUser['enabled'] = true;
"""


@dataclass(frozen=True, kw_only=True)
class WikiSettings:
    """Which MediaWiki, and how it is set. `extra` is PHP, appended to the settings.

    `temp_accounts` needs MediaWiki 1.43 (trixie); `captcha` keeps ConfirmEdit's question for links.
    """

    suite: str = DEFAULT_SUITE
    temp_accounts: bool = False
    captcha: bool = False
    extra: str = ""

    def php(self) -> str:
        """The settings as a PHP file that LocalSettings.php includes."""
        rights = "".join(f"$wgGroupPermissions['bot']['{right}'] = true;\n" for right in BOT_RIGHTS)
        parts = [BASE, "\n", rights]
        if not self.captcha:
            parts.extend(f"$wgCaptchaTriggers['{name}'] = false;\n" for name in CAPTCHA_TRIGGERS)
        if self.temp_accounts:
            parts.append(TEMP_ACCOUNTS)
        return "".join([*parts, self.extra, "\n"])


def available(names: tuple[str, ...], folder: Path) -> str:
    """Those of the extensions or skins that a folder holds, as the installer takes them."""
    return ",".join(name for name in names if (folder / name).is_dir())
