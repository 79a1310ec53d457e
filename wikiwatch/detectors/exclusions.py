"""What looks like random letters and is none: each kind has a name, and a sample in the tests.

An exclusion sees either a chunk (what stands between white space) or a single string inside it. No regular
expression here can backtrack: each is a plain class, or alternatives that begin with different letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from wikiwatch.detectors.strings import fold, unlikelihood

Test = Callable[[str], bool]

_CODE = re.compile(r"[_/\\@$^~#&%*+]|\(\)|\w\(\w|\w=\w|->|::|=>|\[\d")
_FILE = re.compile(r"\.(?:[a-z]{1,3}\d?|html|jpeg|webp|json|yaml|toml|conf|orig|diff|info|class|java|texi|djvu)$", re.I)
_IUPAC = re.compile(r"\d[,'′]\d|\d-[a-z(\[]|[a-z)\]]-\d|\([A-Z0-9,]{1,9}\)-", re.I)
_FORMULA = re.compile(r"(?:(?:[A-Z][a-z]?|[()\[\]])\d{0,3}){2,}[+-]?$")
_SMILES = re.compile(r"[BCNOPSFIclnosrH0-9@+\-\[\]()=#/\\%.]+$")
_ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$", re.I)
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouyаеиоуыэюяіαεηιουω")

ACRONYM = 6  # capitals; longer names in capitals are rare and can nearly always be pronounced
SEQUENCE = 8  # letters; shorter words of a, c, g, t are no sequence
PROTEIN = 10  # capitals; so many of the 20 amino acids' letters alone are rarely an accident
MASHED = 10  # letters in a row; part numbers have no such runs, but a hand on a keyboard hits a digit at times
OPAQUE = 16  # characters; keys, hashes and other ids are at least so long

# Parts of which programmers make names such as tmpdir, strncpy, fdset.
_PARTS = frozenset(
    "abs acl addr alloc api app apt arg args asm async attr auth avg bak bash bat bg bin bit bmp btn bsd buf bus "
    "calc cat cb cc cd cert cfg cgi chk chr chmod clk clr cls cmd cmp cnt col cols com con conf config cpp cpu cpy "
    "crc css csv ctl ctrl ctx cur cwd cvs dat date db dbg dec def del dep dest dev diff dim dir dirs disp div "
    "dlg dll dns doc dom dpkg dpy drv dst dup dyn edit elem emacs enc end env eof err errno eval evt exe exec exp "
    "ext fd feat fg ffmpeg fifo file find flg fmt fn fnt fopen fprintf fs fsck ftp func fw gcc gdb gdk gen get "
    "gid git gl glib gnu gpg gpu grep grp gtk gui gz hash hdr hex host hr href html http https hw hwnd icmp id ide "
    "idx iface img imap inc inet info init ins inst int io ip irc irq iso iter java jar jpeg jpg js json jvm kde "
    "kern key krb kvm lang lcd ldap ldap len lib lib lim line link linux list lbl ld ln loc lock log lst ls lua "
    "mac mail make malloc man map max md mem memcpy mgr mid min misc mk mkdir mnt mod mon mov mp mpeg msec msg "
    "mtx mutex mv mysql nat net nfs ns nr ntp null num obj op open opt opts org os out pad pam param path pcm pci "
    "pdf perl php pid pkg pkt pl png pop port pos ppp pre prev printf priv proc prog proto ps pth ptr pwd px "
    "py qt queue ram rand raw rc rcv rec recv reg regex rem req res resp ret rev rgb rm rmdir rng rpc rpm rsa "
    "rsync rss rst rtc rtp rtsp ruby run scan scp sdk sdl sec sed sel sem send seq serv set sh shm sig sip sit "
    "sizeof sk smb smtp snd snmp sock sort spec sql src srv ssh ssl stat std stderr stdin stdio stdout stmt str "
    "strn struct sub sudo svc svg svn sw swf sym sync sys sz tab tar tbl tcl tcp td telnet temp test tex tftp tgz "
    "thr tid time tls tmp tok toolkit top tr ts tty txt typ ui uid uint unix upd url urls usb usr utf util uuid val "
    "var vec ver vga vid vim vlan vlc vm vnc void vol vpn wav wcs web wget wid win wm wrt wx wx xfer xinit xml "
    "xor xpath xrandr xsl xslt xvfb yaml zip zlib zsh".split()
)
_LONGEST_PART = max(map(len, _PARTS))


def _only(letters: str) -> Callable[[str], bool]:
    allowed = frozenset(letters)
    return lambda string: allowed.issuperset(string)


def _opaque(chunk: str) -> bool:
    digits = sum(c.isdigit() for c in chunk)
    return len(chunk) >= OPAQUE and digits * 8 >= len(chunk)  # base 64 and base 36: every sixth, every fourth


def _is_laughter(string: str) -> bool:
    letters = set(fold(string))
    return len(letters) == 1 or (len(letters) == 2 and bool(letters & _VOWELS))


def _is_drawn_out(string: str) -> bool:
    """Whether what remains when long runs are cut, as in `aaaargh` or `hmmmm`, is too short to judge."""
    return len(squeezed(string)) < 5 <= len(string)


def squeezed(string: str) -> str:
    """The string with each run of a letter cut to two: an exclamation, or a key that was held down."""
    low = fold(string)
    return "".join(c for at, c in enumerate(low) if at < 2 or not c == low[at - 1] == low[at - 2])


def humps(string: str) -> list[str]:
    """The parts of a CamelCase string."""
    return _HUMPS.findall(string) if string.isascii() else [string]


def has_humps(string: str) -> bool:
    """Whether capitals stand inside a string that has small letters too."""
    return not (string.islower() or string.isupper() or string[1:].islower())


def _is_identifier(string: str) -> bool:
    """Whether parts of a CamelCase string read like words, and make up a third of it."""
    if not has_humps(string):
        return False
    words = [part for part in humps(string) if len(part) > 3 and (unlikelihood(part) or 1.0) < 0]
    return sum(map(len, words)) * 3 >= len(string)


def _is_abbreviations(string: str) -> bool:
    """Whether a string is put together from programmers' abbreviations, or but one letter of it is left over."""
    low = string.lower()
    spare = [0] + [2] * len(low)  # letters left over, at least, when the string is cut so far
    for end in range(1, len(low) + 1):
        starts = range(max(0, end - _LONGEST_PART), end - 1)
        whole = [spare[start] for start in starts if low[start:end] in _PARTS]
        spare[end] = min([spare[end - 1] + 1, *whole, 2])
    return spare[-1] < 2


def _is_part_number(string: str) -> bool:
    """Whether digits stand in it, but not at its end only, beside a long run of letters, or shaken together."""
    if not any(c.isdigit() for c in string) or string.rstrip("0123456789").isalpha():
        return False
    return not shaken(string) and len(longest_run(string)) < MASHED


def longest_run(string: str) -> str:
    """The longest run of letters in it."""
    return max(_LETTERS.findall(string), key=len, default="")


def shaken(string: str) -> bool:
    """Whether small letters and digits take turns four times or more in 7 to 12 characters, not all of them hex."""
    if not (7 <= len(string) <= 12 and string.isascii() and string.islower()):
        return False
    turns = sum(a.isdigit() != b.isdigit() for a, b in pairwise(string))
    return turns >= 4 and not _only("0123456789abcdef")(string)


CHUNKS: dict[str, Test] = {
    "code, path or address": lambda chunk: _CODE.search(chunk) is not None,
    "file or host name": lambda chunk: _FILE.search(chunk) is not None and not chunk.endswith(";"),
    "key, hash or long id": _opaque,
    "chemical name": lambda chunk: _IUPAC.search(chunk) is not None,
    "chemical formula": lambda chunk: any(c.isdigit() for c in chunk) and _FORMULA.match(chunk) is not None,
    "SMILES": lambda chunk: bool(set(chunk) & set("=#()[]0123456789")) and _SMILES.match(chunk) is not None,
}
STRINGS: dict[str, Test] = {
    "acronym": lambda string: string.isupper() and len(string) <= ACRONYM,
    "plural acronym": lambda string: string[:-1].isupper() and len(string) <= ACRONYM + 1 and string.endswith("s"),
    "hexadecimal number": lambda s: len(s) >= SEQUENCE and any(c.isdigit() for c in s) and _only("0123456789abcdef")(s.lower()),
    "part number": _is_part_number,
    "roman numeral": lambda string: _ROMAN.match(string) is not None,
    "DNA or RNA": lambda string: len(string) >= SEQUENCE and _only("acgtun")(string.lower()),
    "protein": lambda string: len(string) >= PROTEIN and _only("ACDEFGHIKLMNPQRSTVWY")(string),
    "laughter": _is_laughter,
    "drawn-out exclamation": _is_drawn_out,
    "CamelCase identifier": _is_identifier,
    "programmers' abbreviations": _is_abbreviations,
}


def chunk_exclusion(chunk: str) -> str:
    """The name of the kind of thing that a chunk is, "" if it may hold random strings."""
    return next((name for name, test in CHUNKS.items() if test(chunk)), "")


def string_exclusion(string: str) -> str:
    """The name of the kind of thing that a single string is, "" if it may be random."""
    return next((name for name, test in STRINGS.items() if test(string)), "")
