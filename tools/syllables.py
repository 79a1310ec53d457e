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
    "quechua": (
        "p t k q ch s h m n ll l r w y kh qh chh th ph q k y w",
        "a i u a i u ay uy aw iy",
        "- - - n s y q r m p ch nk yk sh nq rq rqa sqa ykuna yki kuna paq pas",
    ),
    "berber": (
        "t g m n s z d r l gh y w k h b f tt ss zz ll mm nn gg kk zr sl ml fr nf nz sf tw zg ld rg sm sn st zw tz tf "
        "tm td ts lm ls sk ms km fk wz rz",
        "a i u a i u -",
        "- - n t r s l m nt rt st lt ft mt ght wn yn wl gh rn sn zr",
    ),
    "oghuz": (
        "b d g h j k l m n p r s t w y z ch sh q gh x c f v",
        "a e i o u y a e i u",
        "- - - n r l s k q t m y sh z p ng rk yr ys yl yn rt yt gl lar ler lyk lik dyr dir lyg mak mek",
    ),
    "somali": (
        "b c d dh f g h j k kh l m n q r s sh t w x y dd bb gg ll mm nn rr",
        "a e i o u aa ee ii oo uu ay aw ey",
        "- - - n d l r s b x q c sh dh m",
    ),
    "maltese": (
        "b d f g gh h j k l m n p q r s t v w x z mg nt tb tf tg tk tl tn tr ts tq mh ml mn ms nd ng sk st jt jn bl "
        "br kt kl fl tt ss dd zz gg rr xt xk nq qs",
        "a e i o u ie aj ej aw ew",
        "- - t n r l x s q j w h b d jt nt ts ux ix kom hom ghu",
    ),
    "sami": (
        "b c d dj f g h j k l m n nj p r s t v z bm dn hk hp ht sk st bb dd gg ll mm nn rr ss vv lg ld rg rd sv vl hc",
        "a e i o u ea ie oa uo ai ui ei uu aa",
        "- - t n s l r k m d ht hk d vd lg rg hm dj st id in is",
    ),
    "manx": (
        "b c ch d dy f g gh gl h j k l ll lh m n ny p ph q r s sh shl sl sn st str t ty thr v w y cl cr dr fr gr pr",
        "a e i o u y aa ee oo ea ai ei oi ey ie oa eay iey eea oay ooa",
        "- - n r l s t d gh ght lt rt sh ys yn agh ee tt ll rr ss ney ley rey",
    ),
    "cornish and breton": (
        "b k d f g gw h j l m n p r s t v y kw tr dr kr gr br pr pl bl kl gl fl dh th hw zh ch skr st",
        "a e i o u y ow ew aw ey ou eu ae oa",
        "- - n r l s k dh th vr gh ch t ns rn rdh lgh ow yow yans us ys z nn ll rr sk",
    ),
    "guarani": (
        "h j k m n p r s t v y mb nd ng nt mby gu ku py ty ry ch rr",
        "a e i o u y ai ei oi ui yi aa uy",
        "-",
    ),
    "rwanda and rundi": (
        "b c d f g h j k m n p r s t v w y z bw cy jy ny shy mw rw tw kw gw nsh njy mbw nz zw sw byi vy ry ndw mp nts "
        "sh nk ng nd mb cw nyw rgw nyi",
        "a e i o u",
        "-",
    ),
    "west africa": (
        "gb kp gw kw nw ny b d f g h j k l m n p r s sh t w y z ch gh ts dz hy ky fw bw mb nd ng nk mgb nt",
        "a e i o u an en in on un ie uo ia ua",
        "- - - m n ng",
    ),
}
CYRILLIC_SKETCHES: dict[str, tuple[str, str, str]] = {
    "turkic": (
        "б г д ж й к л м н п р с т х ч ш къ гъ дж нг з в",
        "а е и о у ы э ю я а ы уу аа",
        "- - н р л с к т м й ш з гъ къ нг рт лт лар лер дан ден дыр лы ла",
    ),
    "mongolian": (
        "б г д ж з л м н с т х ц ч ш р в й",
        "а э и о у аа ээ оо уу ий эй ай ой уй ы я ё ю",
        "- - н г л р д с х в м т ч ж нд лд лт лг рг лж хд рх лх",
    ),
    "uralic": (
        "к л м н п р с т в й г д з ш ч ж б лъ съ тъ дъ зъ дз ль нь сь ть рв кт шк шт",
        "а о у и э ы е я ё ю эе уэ",
        "- - н т с л к м ш з сь нь ль ть эз ыс ын лэн тэм ос мт вт шт лт",
    ),
    "caucasian": (
        "къ гъ кх хь гь хъ б г д з к л м н р с т ш ц ч ж х в дж",
        "а и у е о я уь оь аь ей ий э",
        "- - н л р з с в м б й хь къ ш лъ рг рт нд",
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


def sketched_words(sketches: dict[str, tuple[str, str, str]], each: int) -> list[set[str]]:
    """For each sketch, `each` made-up words; the same ones every time."""
    made = []
    for beginnings, middles, ends in sketches.values():
        rng, words = random.Random(1), set[str]()
        while len(words) < each:
            words.add(_word(rng, beginnings.split(), middles.split(), ends.split()))
        made.append(words)
    return made


def chemical_words(each: int) -> set[str]:
    """`each` made-up names of substances; the same ones every time."""
    rng, words = random.Random(1), set[str]()
    stems, links, ends = (part.split() for part in CHEMISTRY)
    while len(words) < each:
        stem = "".join(rng.choice(stems) + rng.choice(links) for _ in range(rng.choice((1, 2, 3))))
        words.add((stem + rng.choice(ends)).replace("-", ""))
    return words
