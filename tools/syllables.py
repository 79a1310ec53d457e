"""Sketches of languages and romanisations that wordfreq has no list of: syllables, put together at random.

Each sketch names the beginnings, middles and ends of syllables, from general knowledge of the language.
The words made of them mean nothing; they only teach the model which clusters of letters are no accident.
"""

from __future__ import annotations

import random

SKETCHES: dict[str, tuple[str, str, str]] = {  # beginnings, middles, ends; "-" is none
    "welsh": (
        "b c d f g h l m n p r s t w ll dd ff rh ch th ph mh nh ngh ngw gw chw bl br cl cr dr fl fr gl gr pl pr "
        "tr ys ysg gwl gwr gwn cn chl chr ddr llw rhw tyw cyf cym hys hyf gwy chwy ddy fyw llyf",
        "a e i o u w y ae ai au aw ei eu ew iw oe oi ow wy yw ia io ie iau we wa wyd",
        "- - - n r l s dd ll ch th d g f nt rth rch st rn ng lch rdd sg rf bl dr c m rd dwn dyn wch ych wyf",
    ),
    "gaelic": (
        "b c d f g l m n p r s t bh mh dh gh ch th fh ph sh bhf gc nd mb ng ts dt gcr bhr bhl dhr ghr ghl chr "
        "chl thr mhn sc sm sn st str br cl cr dr fr gl tr",
        "a e i o u ai ea ei eo ia io iu oi ua ui aoi iai eai iui uai ao eoi",
        "- - - n r l s ch dh gh th bh mh nn rr ll nt cht st rt lt idh igh nc nd rdh ths nna",
    ),
    "pinyin": (
        "b p m f d t n l g k h j q x zh ch sh r z c s y w",
        "a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue",
        "-",
    ),
    "nahuatl": ("p t k c qu tz tl ch x h m n l y hu cu z", "a e i o", "- - - tl h l n c uh uc tz z ch x m"),
    "bantu": (
        "b d f g h j k l m n p s t v w y z mb nd ng nj nz mv mw ny sh ch th dh gh kw tsh hl dl ngw nk nt mp nts "
        "xh qh nq gq nc gc ngq bh ndl tw bw lw",
        "a e i o u",
        "-",
    ),
    "basque": (
        "b d g h j k l m n p r s t z tx tz ts x f",
        "a e i o u ai au ei eu oi",
        "- - - n k r l s z tz tx rr ts rt",
    ),
    "arabic": (
        "b t th j h kh d dh r z s sh gh f q k l m n w y",
        "a i u aa ee oo ai au",
        "- - b d f h k l m n q r s t z sh kh dh dd ss bb ll mm rr qq",
    ),
    "indic": (
        "k kh g gh c ch chh j jh t th d dh n p ph b bh m y r l v s sh h ksh jn tr pr shr br kr gr dr sv dv tv sth",
        "a a a i u e o ai au aa ee oo ri",
        "- - - n r m t sh k l nt nd mb ng rm rv dh ddh tth kt shn",
    ),
    "albanian": (
        "b c d dh f g gj h j k l ll m n nj p q r rr s sh t th v x xh y z zh shk shp shq zb mb nd ng ndr",
        "a e e i o u y ie ua ye",
        "- - n r l t sh s k q j rt nd ng sht dh ll",
    ),
    "georgian": (
        "b g d v z t k l m n p r s kh ts dz ch sh gh q mts mtskh gv kv mk tskh dzv skhv prts brts chkh tkh ghv",
        "a e i o u",
        "- - - - n r l s m vs sh shvil dze d li",
    ),
    "hebrew": (
        "b g d h v z ch t y k l m n s p f tz ts q r sh kh",
        "a e i o u ei ai",
        "- - n m l r v t k d sh ch tz kh",
    ),
    "maya": (
        "b k ch j l m n p s t tz x y w h q qu",
        "a e i o u aa uu",
        "- - k l m n b x j tz ch q",
    ),
}
CHEMISTRY = (  # beginnings, middles and ends of systematic and trade names
    "meth eth prop but pent hex hept oct fluor chlor brom iod hydr oxy phen benz cycl nitr amin sulf phosph thi "
    "carb sil bor acet form glyc xyl tolu pyr pyrid imidaz thiaz oxaz quin ind fur naphth anthr ster cort pred "
    "dex lev tetr tri di bis per hypo iso neo trans cis deoxy rib gluc galact fruct lip chol bil",
    "- yl o a i oxy amino hydroxy chloro bromo methyl ethyl phenyl ylidene azo thio sulf",
    "ane ene yne ol one al ate ite ide ine in yl oic amide amine azole idine oxide ase ose cillin mycin "
    "statin pril sartan olol azepam vir mab tinib zumab ximab prazole thiazine phosphate",
)


def _word(rng: random.Random, beginnings: list[str], middles: list[str], ends: list[str]) -> str:
    parts = []
    for place in range(rng.choice((1, 2, 2, 3, 3, 4))):
        if place or rng.random() < 0.85:  # words that begin with a vowel
            parts.append(rng.choice(beginnings))
        parts += [rng.choice(middles), rng.choice(ends)]
    return "".join(parts).replace("-", "")


def sketched_words(each: int) -> list[set[str]]:
    """For each sketch, `each` made-up words; the same ones every time."""
    made = []
    for beginnings, middles, ends in SKETCHES.values():
        rng, words = random.Random(1), set[str]()
        while len(words) < each:
            words.add(_word(rng, beginnings.split(), middles.split(), ends.split()))
        made.append(words)
    rng, words = random.Random(1), set()
    stems, links, ends_ = (part.split() for part in CHEMISTRY)
    while len(words) < each:
        stem = "".join(rng.choice(stems) + rng.choice(links) for _ in range(rng.choice((1, 2, 3))))
        words.add((stem + rng.choice(ends_)).replace("-", ""))
    return [*made, words]
