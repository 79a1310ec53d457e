"""Who comes to the practice wiki, and what each of them writes, in the order in which they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, cycle

STANDS = "stands"
GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One edit of the story. `who` is an address or an account; `where` says how the text gets on the page.

    `where` is "end", "top", "new", "swap" (`old` becomes `text`), or the heading that it is put under.
    A swap whose `old` is gone already adds its text at the end.
    """

    cast: str
    who: str
    title: str
    text: str
    where: str = "end"
    old: str = ""
    summary: str = ""
    expected: str = STANDS


def script() -> list[Step]:
    """The whole story: the visitors' edits mixed evenly, each visitor's own in their order."""
    threads = [botnet(), spammer(), pair(), typos(), tongues(), technical(), source()]
    placed = chain.from_iterable(
        (((number + 0.5) / len(thread), step) for number, step in enumerate(thread)) for thread in threads
    )
    return [step for _, step in sorted(placed, key=lambda pair: pair[0])]


# A probe is a few random letters that show whether anybody watches the page.
PROBES = (
    ("203.0.113.11", "Harrow Mill", "end", "qwpzkxvd hjvbtrxg"),
    ("198.51.100.7", "Tarn Valley Railway", "top", "xkvqzrtwnbfd"),
    ("192.0.2.33", "Bvxqzkwrtm", "new", "zkqwvxbn plmbtdfrg hxqjzvtk"),
    ("203.0.113.47", "Saltmarsh Observatory", "end", "UzRxQtvNmbKpWeXd"),
    ("198.51.100.19", "Lantern Night", "The evening", "vbnxtqkzpr"),
    ("2001:DB8:5:0:0:0:0:17", "Valley Radio Club", "end", "jqxwvzkt mbdfqxzr wkvjxptg"),
    ("203.0.113.88", "Młyn w Olszynie", "end", "wqxvbzjtkrpm"),
    ("198.51.100.64", "Bellweather Cheese", "top", "pzxkqjvwtn rvbqxzkd"),
    ("192.0.2.71", "Xjqwpvzktbn", "new", "kxqzvwjbtp dfgxqvzm"),
    ("203.0.113.130", "Hiidenlammen savusauna", "end", "zxqvwkjbnt"),
    ("198.51.100.140", "白浜の灯台", "end", "qzvxkwjtbr pxdqvnzk"),
    ("203.0.113.201", "Dyeing in the Tarn valley", "Plants", "HqZxWvKtBnRpJdXm"),
    ("198.51.100.222", "Alder Bridge", "end", "tvqxzkwbjp"),
)
# Those who come back: the same address, a neighbour in its network, or somebody else of the botnet.
RETURNS = (
    ("203.0.113.11", "Harrow Mill", "[https://lamp-outlet.example/mill cheap lamps and candles]"),
    ("198.51.100.7", "Tarn Valley Railway", "Best tickets: https://rail-bonus.example/now"),
    ("192.0.2.90", "Bvxqzkwrtm", "[https://quick-credit.example/apply money in five minutes]"),
    ("203.0.113.9", "Saltmarsh Observatory", "[https://star-names.example/gift name a star today]"),
    ("198.51.100.19", "Lantern Night", "[https://lamp-outlet.example/paper paper lamps, half price]"),
    ("198.51.100.23", "Valley Radio Club", "[https://phone-unlock.example/all unlock any phone]"),
    ("192.0.2.71", "Xjqwpvzktbn", "[https://quick-credit.example/more no questions asked]"),
    ("203.0.113.130", "Hiidenlammen savusauna", "[https://spa-weekend.example/deal spa weekend for two]"),
)


def botnet() -> list[Step]:
    """A dozen addresses leave random letters, and come back with links to the pages they probed."""
    probes = [
        Step(cast="botnet", who=who, title=title, where=where, text=text, expected=GONE)
        for who, title, where, text in PROBES
    ]
    links = [Step(cast="botnet", who=who, title=title, text=text, expected=GONE) for who, title, text in RETURNS]
    return [*probes, *links]


def _advert(cast: str, who: str, text: str, titles: Iterable[str], *slots: Sequence[str]) -> list[Step]:
    """One paragraph on page after page; `slots` are the words for {0}, {1}, … that change each time."""
    variants = zip(*(cycle(slot) for slot in slots), strict=True)
    return [
        Step(cast=cast, who=who, title=title, text=text.format(*words), expected=GONE)
        for title, words in zip(titles, variants, strict=False)
    ]


HEATING = (
    "Families all over the country save money with a modern heating. The specialists of Warm Nest {0} your "
    "old boiler within a single day, give a full guarantee of ten years and offer a free visit at your home. "
    "Read what {1} say about the service and ask for a personal offer today, because the winter price ends "
    "soon: [https://warm-nest-heating.example/offer Warm Nest heating]."
)
HEATING_TITLES = (
    "Alder Bridge",
    "Harrow Mill",
    "Bellweather Cheese",
    "Lantern Night",
    "Saltmarsh Observatory",
    "Tarn Valley Railway",
    "Dyeing in the Tarn valley",
    "Valley Radio Club",
)


def spammer() -> list[Step]:
    """One account pastes a paragraph into eight pages; a sysop puts the first page right by hand."""
    steps = _advert(
        "spammer",
        "WarmNest Dana",
        HEATING,
        HEATING_TITLES,
        ("replace", "exchange", "renew"),
        ("our customers", "happy customers", "other families", "your neighbours"),
    )
    first = steps[0]
    clean = Step(
        cast="sysop",
        who="Gerda Lind",
        title=first.title,
        text="In hard winters the bridge is closed to the tractor as well.",
        where="swap",
        old=first.text,
        summary="advert removed, a line about winters instead",
    )
    return [first, clean, *steps[1:]]


CRUISE = (
    "Nothing is as {0} as an evening on the water with music, candles and a dinner of five courses. Lagoon "
    "Cruises leaves every night from the main pier, and whoever books {1} gets the second seat for nothing: "
    "[https://lagoon-cruises.example/book book your table on board]."
)
TAXI = (
    "Tired of waiting? The {0} drivers of Blue Arrow bring you to any address of the coast at a fixed price, "
    "by day and by night, with child seats on request. Order {1} and pay by card in the car: "
    "[https://blue-arrow-taxi.example/order order a Blue Arrow car]."
)
FERRY = "Lune Water ferry"


def pair() -> list[Step]:
    """Two accounts put their adverts on one page in turn, and each on four other pages."""
    cruise_titles = (FERRY, "Harrow Mill", FERRY, "Alder Bridge", "Lantern Night", "Bellweather Cheese")
    taxi_titles = (
        FERRY,
        "Tarn Valley Railway",
        FERRY,
        "Saltmarsh Observatory",
        "Alder Bridge",
        "Harrow Mill",
    )
    cruise = _advert(
        "pair",
        "Lagoon Lucy",
        CRUISE,
        cruise_titles,
        ("lovely", "romantic", "beautiful"),
        ("today", "this week", "early", "right now"),
    )
    taxi = _advert(
        "pair",
        "BlueArrow77",
        TAXI,
        taxi_titles,
        ("friendly", "reliable", "careful"),
        ("online", "by telephone", "in the app", "ahead"),
    )
    return list(chain.from_iterable(zip(cruise, taxi, strict=True)))


TYPOS = (
    ("Harrow Mill", "recieved the contract", "received the contract"),
    ("Tarn Valley Railway", "seperate wooden viaduct", "separate wooden viaduct"),
    ("Alder Bridge", "occured in February", "occurred in February"),
    ("Saltmarsh Observatory", "goverment office", "government office"),
    ("Bellweather Cheese", "untill it is sold", "until it is sold"),
)


def typos() -> list[Step]:
    """A newcomer who puts spelling right, on pages that are attacked as well."""
    return [
        Step(cast="typos", who="Pip Quill", title=title, where="swap", old=old, text=new, summary="spelling")
        for title, old, new in TYPOS
    ]


def source() -> list[Step]:
    """A newcomer who adds a fact with its source."""
    return [
        Step(
            cast="source",
            who="Nora Field",
            title=FERRY,
            where="Boats",
            text=(
                "The ''Kittiwake'' was paid for by a collection in both villages, to which 214 households "
                "gave something.<ref>[https://lune-museum.example/register/1977 Museum of Lune Water: "
                "register of boats, 1977]</ref>"
            ),
            summary="who paid for the boat, with source",
        )
    ]


TONGUES = (
    (
        "Wojtek Sowa",
        "Młyn w Olszynie",
        "Historia",
        "Po wojnie młyn przejęła spółdzielnia, ale już w latach sześćdziesiątych przestał pracować. Przez "
        "następne czterdzieści lat stał pusty, a dach zaczął przeciekać.",
    ),
    (
        "Saara Niemi",
        "Hiidenlammen savusauna",
        "Rakennus",
        "Lauteet uusittiin viimeksi kymmenen vuotta sitten, mutta muuten sauna on alkuperäisessä asussaan. "
        "Oven yläpuolelle on kaiverrettu rakentajan nimikirjaimet.",
    ),
    (
        "小野はるか",
        "白浜の灯台",
        "見学",
        "塔の中には九十二段のらせん階段があり、途中の小さな窓から港を見下ろすことができる。",
    ),
    (
        "Wojtek Sowa",
        "Młyn w Olszynie",
        "Dzisiaj",
        "Latem odbywają się tu warsztaty dla dzieci, które same pieką chleb w starym piecu.",
    ),
    (
        "Saara Niemi",
        "Hiidenlammen savusauna",
        "Käyttö",
        "Juhannuksena saunan rannassa lauletaan yhdessä, ja yöllä lammelta kuuluu kuikan huuto.",
    ),
    (
        "小野はるか",
        "白浜の灯台",
        "歴史",
        "霧の深い夜には、灯台守が一時間ごとに鐘を鳴らしたと伝えられている。",
    ),
)


def tongues() -> list[Step]:
    """Newcomers who write paragraphs in Polish, Finnish and Japanese."""
    return [
        Step(cast="tongues", who=who, title=title, where=heading, text=text) for who, title, heading, text in TONGUES
    ]


TECHNICAL = (
    (
        "Valley Radio Club",
        "Software",
        "The archive of version 1.4 has the SHA-256 sum "
        "<code>3b1f0c9de7a84526b0d97c15e2f86a4419c3d07be85f2a6c90d41e7f3a5b8c62</code>; compare it "
        "before use.",
    ),
    (
        "Dyeing in the Tarn valley",
        "Mordants",
        "The blue crystals were copper sulphate, CuSO4·5H2O, and for the greens a little K4[Fe(CN)6]·3H2O "
        "was added to the bath.",
    ),
    (
        "Valley Radio Club",
        "Beacon",
        "<pre>\ndef beacon(radio, sign, pause=10.0):\n    while radio.is_free(freq_khz=10144):\n"
        "        radio.key(morse[c] for c in sign.upper())\n        time.sleep(pause)\n</pre>",
    ),
)


def technical() -> list[Step]:
    """Somebody whose proper edits look like no words: a check sum, a formula, a piece of code."""
    return [
        Step(cast="technical", who="Ivo Brandt", title=title, where=heading, text=text)
        for title, heading, text in TECHNICAL
    ]
