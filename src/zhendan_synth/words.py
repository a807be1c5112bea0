"""What people write to a shop, and in reviews: invented sentences, some told, most not."""

from datetime import datetime, timedelta

from zhendan_synth.facts import Message, Review, Sale, Talk
from zhendan_synth.phrases import (
    AFTER,
    BEFORE,
    CLAUSES,
    COMPLAINTS,
    DENIALS,
    MEMBER,
    filled,
)
from zhendan_synth.shop import Shop
from zhendan_synth.streams import Stream, running

Lines = tuple[tuple[str, str], ...]

_COMPANY: Lines = (
    ("buyer", "你好 我们公司给员工发福利 一共几十份寄不同地址 可以走合同吗"),
    ("clerk", "可以的亲 发我名单和开票信息"),
    ("buyer", "示例（虚构）科技有限公司 开一张增值税普通发票 名单已发邮箱"),
    ("clerk", "收到 第一单订单号是{number}吗"),
    ("buyer", "对 从这单开始 后面依次拍"),
)
_SCRIPTED: Lines = (
    ("buyer", "老板 宝贝有货吗 质量怎么样"),
    ("clerk", "有货的亲 质量放心"),
    ("buyer", "好的 已拍 订单{number} 截图发你了"),
    ("clerk", "收到 返款晚上一起打"),
)
_THREAT: Lines = (
    ("buyer", "想让我停手就加微信谈 不然天天来拍"),
    ("clerk", "您的行为我们已向平台反馈"),
)
_PRICE_LINK: Lines = (
    ("clerk", "亲 运费差价拍这个补差价链接就行 订单{number}会一起备注"),
    ("buyer", "好 拍了"),
)
_SURPRISED: Lines = (
    ("buyer", "你好 我收到一个快递 我没有下单啊 是不是寄错了"),
    ("clerk", "您好 订单{number}备注是礼物 可能是亲友送您的 附了贺卡"),
    ("buyer", "哦 问到了 是家里人送的 谢谢"),
)
_STOLEN: Lines = (
    ("buyer", "订单{number}不是我下的 我账号好像被盗了 请不要发货"),
    ("clerk", "已为您拦截 建议您尽快改密码并联系平台"),
)
_JOKE: Lines = (
    ("buyer", "你们销量这么高 不会是刷单的吧 哈哈"),
    ("clerk", "亲 说笑了 我们不做刷单 都是真实顾客"),
)
_TALKS = {
    "company": _COMPANY,
    "scripted": _SCRIPTED,
    "threat": _THREAT,
    "price_link": _PRICE_LINK,
    "surprised": _SURPRISED,
    "stolen": _STOLEN,
}
_JOKE_SHARE = 0.003
_EXCHANGES = running([35, 45, 20])
_LATER = frozenset({"denial", "surprised"})  # said after the parcel has come

_MOODS = running([15, 75, 7, 3])
_TOLD = "宝贝收到了质量非常好物流很快客服态度好全五分好评"


def talk(shop: Shop, sale: Sale, number: str, sent: tuple[datetime, datetime]) -> Talk | None:
    """The chat about an order, if there was one; `sent` is when it was paid and delivered."""
    stream = shop.stream(f"{sale.ref}/talk")
    kind = sale.conduct.talk
    if kind == "none":
        return None
    if kind == "natural" and not stream.chance(shop.habits.talk_share):
        return None
    paid, delivered = sent
    after = kind in _LATER or (kind == "natural" and stream.chance(0.35))
    places = _places(sale, number)
    lines = _TALKS.get(kind) or _natural(kind, stream, places, after=after)
    start = delivered if after else sale.at - timedelta(minutes=stream.between(2, 50))
    if kind == "company":
        start = sale.at - timedelta(hours=stream.between(3, 30))
    if kind == "scripted":
        start = paid + timedelta(minutes=stream.between(1, 30))
    messages = _timed(lines, start + timedelta(minutes=after * stream.between(5, 900)), stream)
    told = tuple(Message(m.at, m.sender, m.words.format_map(places)) for m in messages)
    return Talk(stream.pick(shop.clerks), _with_card(told, number, stream))


def review(shop: Shop, sale: Sale, delivered: datetime) -> Review | None:
    """What the buyer wrote, if anything; now and then on the very day of delivery."""
    stream = shop.stream(f"{sale.ref}/review")
    kind = sale.conduct.review
    if kind == "none" or (kind == "natural" and not stream.chance(shop.habits.review_share)):
        return None
    if kind == "told":
        at = delivered + timedelta(hours=stream.between(1, 9))
        return Review(at, "好评", _TOLD)
    at = delivered + timedelta(hours=stream.between(4, 300))
    places = _places(sale, "")
    mood = stream.weighted(("default", "good", "neutral", "bad"), _MOODS)
    if mood == "default":
        return Review(at, "好评", "系统默认好评")
    if mood != "good":
        words = filled(stream.pick(COMPLAINTS), stream, places)
        return Review(at, "中评" if mood == "neutral" else "差评", words)
    words = "，".join(
        filled(clause, stream, places) for clause in stream.sample(CLAUSES, stream.between(3, 4))
    )
    if stream.chance(0.12):
        later = at + timedelta(days=stream.between(5, 30))
        more = filled("用了{n}周，{good}，{again}", stream, places)
        return Review(at, "好评", words, more, later)
    return Review(at, "好评", words)


def _natural(kind: str, stream: Stream, places: dict[str, str], *, after: bool) -> Lines:
    """An ordinary chat of one to three exchanges; rarely a joke that proves nothing."""
    if kind == "natural" and stream.chance(_JOKE_SHARE):
        return _JOKE
    pools = {"member": MEMBER, "denial": DENIALS}
    pool = pools.get(kind, AFTER if after else BEFORE)
    count = stream.weighted((1, 2, 3), _EXCHANGES)
    count = {"denial": 1, "member": max(2, count)}.get(kind, count)
    lines: list[tuple[str, str]] = []
    for exchange in stream.sample(pool, count):
        lines.append(("buyer", filled(exchange.buyer, stream, places)))
        lines.append(("clerk", filled(exchange.clerk, stream, places)))
    return tuple(lines)


def _places(sale: Sale, number: str) -> dict[str, str]:
    """What the sentences of this order are filled with."""
    sku = sale.lines[0].sku
    return {
        "title": sku.title.removeprefix("示例"),
        "option": sku.option.split(":")[-1],
        "city": sale.to.city.name.removesuffix("市"),
        "detail": sale.to.detail,
        "number": number,
    }


def _timed(lines: Lines, start: datetime, stream: Stream) -> list[Message]:
    """The lines one after the other, seconds to minutes apart."""
    clock = start
    messages = []
    for sender, words in lines:
        messages.append(Message(clock, sender, words))
        clock += timedelta(seconds=stream.between(12, 160))
    return messages


def _with_card(messages: tuple[Message, ...], number: str, stream: Stream) -> tuple[Message, ...]:
    """In half of the chats the client shows an order card."""
    if not stream.chance(0.5):
        return messages
    return (Message(messages[0].at, "system", f"订单编号：{number}"), *messages)
