"""How much a decoded text looks like the language its encoding was made for.

Legacy encodings accept nearly any bytes, so only the outcome tells: Korean read as Chinese is a row
of rare characters, French read as Japanese is a heap of half-width katakana.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

PLAUSIBLE = 0.85  # share of characters that belong; below it somebody has to say the encoding

# The commonest characters of running text and of shop texts: our own choice from general knowledge.
COMMON_CHINESE = frozenset(
    "的一是不了在有人这上大来和我个中们到他时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所"
    "然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力"
    "它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见利什二"
    "等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走"
    "义各入几口认条平系气题活更别打女变四总何电数安少报才结反受目太量再感建做接必场件计管期市直德资命山金"
    "指克统区保至队形社便空决治展科司五基眼书非则听白却界达光放强即像难且完设式色路记品住类求据程北边死张"
    "该交规万取拉格望觉术共确传师观清今切院让识候带导争运货号标价码卖营销语描述尺颜料装洗适送包免礼盒热款"
)
COMMON_KOREAN = frozenset(
    "이다는을의에가고하지로도한기서은를자사어리해아제시대으나정인있그일수부과전장적만라상주들보성원조공비안여스"
    "구니화세면위동신연우중실소간용물결생무모치분경요방품색크게및와명개국내진심재발계단학오유회입반된될할함"
    "격번호코설카테고디자크블루드선물세트머그컵"
)
COMMON_LATIN = frozenset("éèàâêîôûçëïüöäßñáíóúãõøåæœÉÖÜÄÇÑ’‘“”–—…€£©®™°·½×«»¿¡º")
NOT_TURKISH = frozenset("ðþýÐÞÝ")  # where Turkish cp1254 has ğ ş ı
PUNCTUATION = frozenset("、。・ー「」『』【】《》（）！？，：；～“”‘’…—·×℃°％＋／　①②③④⑤★☆※●■◆→￥")


@dataclass(frozen=True, slots=True)
class LikelyText:
    """Shares (0–1) of the characters beyond ASCII that belong to the language; are common in it."""

    belonging: float
    common: float

    @property
    def is_plausible(self) -> bool:
        return self.belonging >= PLAUSIBLE

    @property
    def score(self) -> float:
        return self.belonging + self.common


def like_chinese(text: str) -> LikelyText:
    """Simplified Chinese: what GB 2312 holds, which the rare characters of GB 18030 are not in."""
    return _shares(text, _is_chinese, COMMON_CHINESE.__contains__)


def like_japanese(text: str) -> LikelyText:
    """Kana, kanji of JIS level 1 and full-width forms; half-width katakana speak against it."""
    return _shares(text, _is_japanese, _is_kana)


def like_korean(text: str) -> LikelyText:
    """Hangul syllables; modern Korean hardly has a Chinese character."""
    return _shares(text, _is_hangul, COMMON_KOREAN.__contains__)


def like_western(text: str) -> LikelyText:
    """Accented letters and typographic signs that stand alone or in pairs between plain letters."""
    beyond = re.findall(r"[^\x00-\x7f]+", text)
    total = sum(len(run) for run in beyond) or 1
    short = "".join(run for run in beyond if len(run) <= 2)
    belonging = sum(c in COMMON_LATIN or (c.isalpha() and c not in NOT_TURKISH) for c in short)
    return LikelyText(belonging / total, sum(c in COMMON_LATIN for c in short) / total)


LIKENESSES: dict[str, Callable[[str], LikelyText]] = {
    "gb18030": like_chinese,
    "cp932": like_japanese,
    "cp949": like_korean,
    "cp1252": like_western,
}


def _shares(text: str, belongs: Callable[[str], bool], common: Callable[[str], bool]) -> LikelyText:
    beyond = [character for character in text if character > "\x7f"]
    letters = [character for character in beyond if character not in PUNCTUATION]
    total = len(letters) or 1
    return LikelyText(sum(map(belongs, letters)) / total, sum(map(common, letters)) / total)


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿" and _in_codec(character, "gb2312")


def _is_japanese(character: str) -> bool:
    if _is_kana(character) or "！" <= character <= "～":
        return True
    return "一" <= character <= "鿿" and _in_codec(character, "cp932", last_lead=0x98)


def _is_kana(character: str) -> bool:
    return "ぁ" <= character <= "ヿ"


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _in_codec(character: str, codec: str, last_lead: int = 0xFF) -> bool:
    """Whether the codec has the character, up to a lead byte after which its rare ones come."""
    try:
        return character.encode(codec)[0] <= last_lead
    except UnicodeEncodeError:
        return False
