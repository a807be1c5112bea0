"""Fields of a notice out of its words; what is not found is said, never guessed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from zhendan.domain import FlagScope, Penalty
from zhendan.formats.cleaning.times import TimeRules, moment
from zhendan.formats.cleaning.words import folded
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.notices.clauses import clause_around
from zhendan.intake.notices.more_words import is_sample, with_period

PLATFORMS = (
    ("taobao", r"淘宝|天猫|千牛|聚划算|阿里妈妈"),
    ("jd", r"京东|京麦"),
    ("pdd", r"拼多多"),
    ("douyin", r"抖音|抖店"),
    ("kuaishou", r"快手"),
    ("xiaohongshu", r"小红书|千帆"),
    ("wechat_store", r"微信小店|视频号"),
    ("tiktok_shop", r"TikTok"),
    ("temu", r"Temu"),
    ("shopee", r"Shopee|虾皮"),
    ("amazon", r"Amazon|亚马逊"),
    ("ebay", r"eBay"),
    ("alibaba1688", r"1688"),
    ("youzan", r"有赞"),
)
ORDER_NO = re.compile(
    r"(?<![\dA-Za-z-])(\d{6}-\d{15}|\d{3}-\d{7}-\d{7}|P\d{15,}|\d{15,20})(?![\dA-Za-z])"
)
_SHORT_ORDER_NO = re.compile(r"(?<![\dA-Za-z-])(\d{9,20})(?![\dA-Za-z])")
_LABEL = r"[ 　]*[：:][ 　]*"
_NUMBER = re.compile(
    rf"(?:违规编号|违规单号|处罚编号|通知编号|违规ID){_LABEL}([A-Za-z0-9_-]{{4,40}})"
)
_CHARGE = (
    re.compile(rf"(?:违规类型|违规名称|违规原因|处罚类型){_LABEL}([^\s，。；;,（(]{{2,40}})"),
    re.compile(r"存在([^，。；;\s]{2,30}?)(?:的)?(?:违规)?行为"),
    re.compile(r"(?:涉嫌|构成|认定为)([^，。；;\s]{2,30}?)(?:[，。；;]|行为|$)", re.M),
)
_DATE = r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
_CLOCK = r"(?:\s*[T ]?\s*\d{1,2}\s*[:：时点]\s*\d{1,2}\s*(?:分)?(?:\s*[:：]?\s*\d{1,2}\s*秒?)?)?"
_DEADLINE = (
    re.compile(rf"(?:请?(?:您)?(?:务必)?[于在]\s*)({_DATE}{_CLOCK})\s*(?:之)?(?:前|以前|内)"),
    re.compile(rf"(?:申诉截止(?:时间|日期)|截止(?:时间|日期)|最晚){_LABEL}({_DATE}{_CLOCK})"),
    re.compile(rf"({_DATE}{_CLOCK})\s*(?:之)?前[^。]{{0,30}}(?:申诉|凭证|提交)"),
)
_SPAN = re.compile(
    r"[^，。；;\n]{0,20}?(?:\d+|[一二三四五六七八九十两]+)\s*个?(?:工作日|自然日|日|天|小时)(?:内|之内|以内)"
    r"[^，。；;\n]{0,20}"
)
_DELIVERED = re.compile(
    rf"(?:送达时间|下发时间|通知时间|发送时间|通知日期|送达日期|处罚通知时间){_LABEL}({_DATE}{_CLOCK})"
)
_COUNT = re.compile(
    r"(?:涉及|涉案|相关|共)[^\d，。；;\n]{0,8}?(\d{1,6})\s*(?:笔|个|单|条)(?:订单|交易)?"
)
_POINTS = re.compile(r"扣(?:除|罚)?\s*(?:[A-D]类)?\s*(\d+(?:\.\d+)?)\s*分")
_FINE = re.compile(
    r"(?:违约金|罚款|扣款|赔付|扣除保证金)[^\d，。；;\n]{0,10}(\d[\d,]*(?:\.\d+)?)\s*(万)?元"
)
_KINDS = (
    (
        "demotion",
        re.compile(r"[^，。；;\n]{0,10}(?:降权|搜索屏蔽|限制展示|限流)[^，。；;\n]{0,12}"),
    ),
    ("freeze", re.compile(r"[^，。；;\n]{0,10}(?:冻结|限制提现)[^，。；;\n]{0,12}")),
    (
        "removal",
        re.compile(
            r"[^，。；;\n]{0,10}(?:下架|删除商品|删除销量|清退|封店|关店)[^，。；;\n]{0,12}"
        ),
    ),
)
_ATTEMPTS = re.compile(
    r"(?:申诉机会|可申诉|仅有?|只有|共有|您?有)[^\d一二两三，。；;\n]{0,6}([\d一二两三])\s*次(?:申诉)?"
)
_ASKS = (
    re.compile(r"(?:请|需|须|应)(?:您)?(?:提供|提交|上传)([^。；;\n]{2,80})"),
    re.compile(r"(?:凭证|材料|证据)[（(]([^）)]{2,80})[）)]"),
)
_WINDOW = re.compile(rf"({_DATE}{_CLOCK})\s*(?:至|到|~|—|-{{1,2}})\s*({_DATE}{_CLOCK})")
_VIOLATED = re.compile(
    rf"于\s*({_DATE}{_CLOCK})\s*(?:存在|发生|出现)|违规时间{_LABEL}({_DATE}{_CLOCK})"
)
_SHOP = re.compile(
    rf"(?:店铺名称|店铺){_LABEL}([^\s，。；;,（(]{{2,40}})|(?:您的店铺)?[【「]([^】」]{{2,40}}店)[】」]"
)
# Character by character, so that a passage found can be quoted from the text as it stands.
_LEVEL = str.maketrans("０１２３４５６７８９－／．\u3000", "0123456789-/. ")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3}
_GRADES = ((3, "特别严重"), (2, "严重"), (1, "一般"), (0, "涉嫌"), (0, "疑似"))


def looks_like_notice(text: str) -> bool:
    """Whether a text is a notice of a violation: it accuses, and it says what may follow."""
    accuses = re.search(r"违规|处罚|虚假交易|刷单|炒信", text)
    follows = re.search(r"申诉|扣\s*\d*\s*分|公示|举证|整改|违规编号|处罚", text)
    return bool(accuses and follows and re.search(r"订单|店铺|商家|商品", text))


def platform(text: str) -> str:
    """The platform that the notice names, or whose order numbers it shows."""
    for slug, pattern in PLATFORMS:
        if re.search(pattern, text, re.I):
            return slug
    shapes = (
        ("pdd", r"\d{6}-\d{15}"),
        ("amazon", r"\d{3}-\d{7}-\d{7}"),
        ("xiaohongshu", r"P\d{15,}"),
    )
    return next((slug for slug, shape in shapes if re.search(shape, text)), "unknown")


def number(text: str) -> str:
    """The platform's own number for the notice; empty where it gives none."""
    found = _NUMBER.search(folded(text))
    return found[1] if found else ""


def orders(text: str) -> tuple[str, ...]:
    """Every order number in the text, each once, in its order; the notice's number is none."""
    plain = folded(text)
    own = number(text)
    found = ORDER_NO.findall(plain)
    listed = re.search(r"(?:订单(?:编?号)?|涉及订单)[：:]([\d\s,、;，；]+)", plain)
    if listed:
        found += _SHORT_ORDER_NO.findall(listed[1])
    return tuple(dict.fromkeys(no for no in found if no != own))


def charge(text: str) -> str:
    """What is alleged, in the platform's words."""
    for pattern in _CHARGE:
        found = pattern.search(text)
        if found:
            return found[1].strip("“”\"' ")
    return ""


def grade(text: str) -> int | None:
    """0 suspected, 1 general, 2 serious, 3 particularly serious; None where it does not say."""
    return next((value for value, word in _GRADES if f"情节{word}" in text or word in text), None)


def penalties(text: str) -> tuple[Penalty, ...]:
    """Each thing done to the shop, in the notice's words."""
    found = [Penalty("points", m[0], m[1]) for m in _POINTS.finditer(text)][:1]
    for match in _FINE.finditer(text):
        amount = match[1].replace(",", "") + ("0000" if match[2] else "")
        found.append(Penalty("fine", match[0], amount))
    for kind, pattern in _KINDS:
        found += [Penalty(kind, m[0].strip()) for m in pattern.finditer(text)][:1]
    return tuple(map(with_period, found))


def declared_count(text: str) -> int | None:
    """How many orders the notice says it is about."""
    found = _COUNT.search(folded(text))
    return int(found[1]) if found else None


def attempts(text: str) -> int | None:
    """How often an answer may be handed in, where the notice says so."""
    found = _ATTEMPTS.search(text)
    if not found:
        return None
    return int(found[1]) if found[1].isdigit() else _DIGITS[found[1]]


def asks_for(text: str) -> tuple[str, ...]:
    """Material that the notice demands, in its own words."""
    said = [m[1] for pattern in _ASKS for m in pattern.finditer(text)]
    found = [part for words in said for part in re.split(r"[、,，]|以及|和|或", words)]
    return tuple(dict.fromkeys(part.strip(" ：:等") for part in found if len(part.strip()) > 1))


def scope(text: str, listed: int, items: int) -> FlagScope:
    """How the notice names the orders."""
    if listed:
        sample = is_sample(text, listed, declared_count(text))
        return FlagScope.SAMPLE if sample else FlagScope.EXPLICIT
    if items:
        return FlagScope.ITEM
    return FlagScope.RANGE if _WINDOW.search(text) else FlagScope.UNKNOWN


def shop_name(text: str) -> str:
    """The shop that the notice names, where it does."""
    found = _SHOP.search(text)
    return (found[1] or found[2] or "") if found else ""


@dataclass(frozen=True, slots=True)
class Until:
    """The answer's deadline as the notice says it."""

    at: datetime | None
    words: str
    """Verbatim; empty where the notice names none."""
    day_only: bool = False
    """No clock time is named: `at` is the beginning of that day, the earliest reading."""


def deadline(text: str, rules: TimeRules) -> Until:
    """The instant that the notice names, else its words for a span of days."""
    level = text.translate(_LEVEL)
    for pattern in _DEADLINE:
        found = pattern.search(level)
        at = instant(found[1], rules) if found else None
        if found and at is not None:
            words = clause_around(text, found.start(), found.end())
            return Until(at, words, day_only=not re.search(r"\d[:：时点]", found[1]))
    span = _SPAN.search(level)
    return Until(None, clause_around(text, span.start(), span.end()) if span else "")


def delivered_at(text: str, rules: TimeRules) -> datetime | None:
    """When the notice reached the shop, only where it says so in these words."""
    found = _DELIVERED.search(folded(text))
    return instant(found[1], rules) if found else None


def violated(text: str, rules: TimeRules) -> tuple[datetime | None, datetime | None]:
    """From when to when the alleged acts lie, where the notice says so."""
    window = _WINDOW.search(folded(text))
    if window:
        return instant(window[1], rules), instant(window[2], rules)
    single = _VIOLATED.search(folded(text))
    at = instant(single[1] or single[2], rules) if single else None
    return at, at


def instant(text: str, rules: TimeRules) -> datetime | None:
    """A Chinese date with or without clock time, in UTC."""
    value = re.sub(r"\s*([年月])\s*", "-", text.strip())
    value = re.sub(r"\s*日\s*", " ", value)
    value = re.sub(r"\s*[时点]\s*", ":", value)
    value = re.sub(r"\s*分\s*(?=\d)", ":", value)
    value = re.sub(r"\s*[分秒]\s*", "", value).strip().rstrip(":")
    try:
        found = moment(value, "", rules)
    except CellUnusable:
        return None
    return found.at if found else None


def local(at: datetime, zone: str) -> str:
    """An instant as the notice would print it."""
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
