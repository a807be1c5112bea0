"""How much a reading of some bytes looks like language: the evidence that tells encodings apart.

Several encodings accept the same bytes without an error, so that they decode proves little. What
tells is what comes out: everyday characters, kana beside kanji, an accent inside a word. Every
reading gets a weight from 0 (mojibake) to 1 (all of it everyday text); nothing is ever replaced.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

CANDIDATES = ("gb18030", "cp950", "cp932", "cp1252")
"""Encodings that exports of shops are met in beside Unicode; Latin-1 text reads as cp1252."""
SURE = 0.6
"""A reading below this is not believed."""
MARGIN = 0.16
"""A reading that is this much better than the next is taken; a closer call is a question."""
_ENOUGH = 5
"""From so many characters on the margin is what it says; of fewer, more is asked."""
NAMES = {
    "gb18030": "GB18030（简体 simplified Chinese）",
    "cp950": "Big5（繁体 traditional Chinese）",
    "cp932": "Shift-JIS（日文 Japanese）",
    "cp1252": "Windows-1252（西欧 Western European）",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_OFTEN = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心"
    "多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分"
    "将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因"
    "重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书"
    "比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今"
    "京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六"
    "功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求"
    "店铺订单号买卖客货款退付实收额价格数量商品名称状态快递运费发票评价优惠券促销地址省县镇街联系号码备注支付宝"
    "微信账户交易成功关闭等待旗舰亲您谢早晚刷申诉违规处罚通知凭证截止"
    "這個來們時說學後會對過發無開還當現點種話問給見經從頭長動將國實門間東業給機電員變愛讓認論題報應聽親車馬張"
    "難數據處總場師書歲請與關於訂單編號買賣貨款額價格數量狀態遞運費發票優惠地址聯繫號碼備註帳戶交易關閉旗艦謝您"
    "寄送日期商品名稱付款退款完成取消收件姓名電話縣區樓巷弄臺灣門市超商蝦皮"
    "注文番号購入者商品名数量価格配送状況出荷日時氏名住所電話発送済県市区町村税込円"
    "编涨折扣创邮标型料类购纳识式否批游渠登录免密淘源诚赊余描述基础构揽宽积率际险准序售签异仲裁纠纷责极速拒换操协息帐景补贴旧抵府垫抖音营银佣招站推广选承诺预约帜颜改续包降担详细修列昵拼团含鲁班落页属仓库告育转议劵线始首审核整返抬容级低确增值例币赠播混载估赚授集束角图片追释净装据复访藏减维抽奖试顺丰份痕贝阶段排猫卡套餐赔版需礼跨技形投均览众设充域裹链笔延迟模案供归星网导专桌挂组钟阅读质尺"
)
"""Characters of everyday and of trade text: simplified, traditional, Japanese."""
_KANA = range(0x3041, 0x30FF)
_HALF_KANA = range(0xFF61, 0xFFA0)
_FULL = range(0xFF01, 0xFF5F)
_PUNCTUATION = frozenset("、。〈〉《》「」『』【】〔〕・·…—～“”‘’￥×÷°○●★☆■□▲△→←〇※")
_SYMBOLS = frozenset("£€¥§©®™°±²³½¼·«»–—‘’“”„•…¿¡ªº´¨¸×")
_DISTRUSTED = frozenset({"Cc", "Co", "Cn", "Cs"})
_TOUCHING = 2
_EVERYDAY, _ORDINARY, _RARE = 1.0, 0.62, 0.05


@dataclass(frozen=True, slots=True)
class Weighed:
    """One encoding and how much its reading looks like language."""

    encoding: str
    weight: float
    text: str


def weighed(data: bytes, candidates: tuple[str, ...] = CANDIDATES) -> list[Weighed]:
    """Every strict reading of `data`, the likeliest first."""
    found = []
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append(Weighed(encoding, weight(text, japanese=encoding == "cp932"), text))
    return sorted(found, key=lambda one: -one.weight)


def told(found: list[Weighed]) -> Weighed | None:
    """The reading that the evidence tells; None where two are close or none is believed."""
    if not found or found[0].weight < SURE:
        return None
    rivals = [one for one in found[1:] if one.text != found[0].text]
    best = max((one.weight for one in rivals), default=0.0)
    # A character or two may be everyday in two encodings at once: 豪 in Big5 is 花 in GB18030.
    count = sum(not char.isascii() for char in found[0].text)
    needed = MARGIN * max(1.0, _ENOUGH / max(count, 1))
    return found[0] if found[0].weight - best >= needed else None


def weight(text: str, *, japanese: bool = False) -> float:
    """0 to 1: the mean over every character that is not ASCII; 1 where all is ASCII."""
    points = [
        _points(text, index, japanese=japanese)
        for index, char in enumerate(text)
        if not char.isascii()
    ]
    return sum(points) / len(points) if points else 1.0


def _points(text: str, index: int, *, japanese: bool) -> float:
    """What one character says for its reading."""
    char = text[index]
    if char in _OFTEN:
        return _EVERYDAY
    if ord(char) in _KANA or ord(char) in _HALF_KANA:
        return _kana(char) if japanese else _RARE
    kinds = (
        (char in _PUNCTUATION or ord(char) in _FULL, 0.9),
        (char in _ordinary(), _ORDINARY),
        (char in _SYMBOLS, 0.7),
        (unicodedata.category(char) in _DISTRUSTED, -1.0),
    )
    return next((points for holds, points in kinds if holds), None) or _letter(text, index)


def _kana(char: str) -> float:
    """Kana speak for Japanese; the half-width ones are what mojibake is made of."""
    return 0.95 if ord(char) in _KANA else 0.2


def _letter(text: str, index: int) -> float:
    """An accented Latin letter belongs inside a word; whatever else is left is rare."""
    if not unicodedata.name(text[index], "").startswith("LATIN"):
        return _RARE
    run = text[max(index - _TOUCHING, 0) : index + _TOUCHING + 1]
    strange = sum(not char.isascii() for char in run)
    near = text[max(index - 1, 0) : index] + text[index + 1 : index + 2]
    touches = any(char.isascii() and char.isalpha() for char in near)
    return _EVERYDAY if touches and strange <= _TOUCHING else _RARE


@cache
def _ordinary() -> frozenset[str]:
    """The first levels of GB 2312, Big5 and JIS: the characters that schools teach."""
    rows = (("gb2312", 0xB0, 0xD8), ("big5", 0xA4, 0xC7), ("cp932", 0x89, 0x98))
    found: set[str] = set()
    for encoding, first, last in rows:
        for lead in range(first, last):
            for trail in range(0x40, 0xFF):
                found.update(bytes((lead, trail)).decode(encoding, "ignore"))
    return frozenset(char for char in found if "\u3400" <= char <= "\u9fff")
