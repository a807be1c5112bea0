"""What people write to a shop, and in reviews: invented sentences, some told, most not."""

from datetime import datetime, timedelta

from zhendan_synth.facts import Message, Review, Sale, Talk
from zhendan_synth.shop import Shop
from zhendan_synth.streams import Stream, running

Lines = tuple[tuple[str, str], ...]

_BEFORE: tuple[Lines, ...] = (
    (("buyer", "你好 {title}现在下单什么时候能到{city}"), ("clerk", "亲 {city}一般两三天到哦")),
    (
        ("buyer", "这个{option}的还有货吗"),
        ("clerk", "有货的亲 今天拍今天发"),
        ("buyer", "好 那我拍了"),
    ),
    (("buyer", "{title}会不会有味道 家里有老人"), ("clerk", "刚拆开晾半天就好 不放心可以七天退")),
    (
        ("buyer", "两件能不能便宜一点"),
        ("clerk", "亲 已经是活动价了 送您一份小样可以吗"),
        ("buyer", "行吧"),
    ),
    (("buyer", "能开发票吗 个人抬头"), ("clerk", "可以的 确认收货后三天内开电子发票")),
    (
        ("buyer", "图片跟实物颜色一样吗 上次别家买的差好多"),
        ("clerk", "亲 我们是实拍 光线会有一点点差"),
    ),
    (("buyer", "地址写错了 麻烦改到{detail}"), ("clerk", "好的亲 已备注 发货前会改")),
)
_AFTER: tuple[Lines, ...] = (
    (("buyer", "订单{number}怎么还没发货"), ("clerk", "亲 今天下午就出库了 单号稍后更新")),
    (
        ("buyer", "收到了 {title}边角有点压 不影响用 说一声"),
        ("clerk", "抱歉亲 下次加厚包装 给您补张券"),
    ),
    (("buyer", "订单{number}物流停在{city}两天了"), ("clerk", "帮您催了亲 今天会派送")),
    (
        ("buyer", "这个怎么清洗 说明书没找到"),
        ("clerk", "亲 温水手洗就行 说明发您图片了"),
        ("buyer", "谢谢"),
    ),
    (("buyer", "已经签收了 挺好的 过阵子再来"), ("clerk", "谢谢亲的认可")),
)
_MEMBER: Lines = (
    ("clerk", "亲 今晚会员日 您常买的{title}有会员价"),
    ("buyer", "看到了 上次买的{title}正好快用完了"),
    ("clerk", "好的 还是寄老地址吗"),
    ("buyer", "对 {city}那个 订单{number} 麻烦包严实点"),
)
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
_DENIAL: Lines = (
    ("buyer", "我没有买过东西 怎么收到你们家的快递 单号写的我名字"),
    ("clerk", "亲 可能是活动小礼品 您留着用就好"),
)
_THREAT: Lines = (
    ("buyer", "想让我停手就加微信谈 不然天天来拍"),
    ("clerk", "您的行为我们已向平台反馈"),
)
_PRICE_LINK: Lines = (
    ("clerk", "亲 运费差价拍这个补差价链接就行 订单{number}会一起备注"),
    ("buyer", "好 拍了"),
)
_JOKE: Lines = (
    ("buyer", "你们销量这么高 不会是刷单的吧 哈哈"),
    ("clerk", "亲 说笑了 我们不做刷单 都是真实顾客"),
)
_TALKS = {
    "member": _MEMBER,
    "company": _COMPANY,
    "scripted": _SCRIPTED,
    "denial": _DENIAL,
    "threat": _THREAT,
    "price_link": _PRICE_LINK,
}
_JOKE_SHARE = 0.003
_LATER = frozenset({"denial"})  # said after the parcel has come

_PRAISE = (
    "{title}比想象中厚实，{city}三天就到了",
    "第二次买{title}，家里人都在用",
    "味道很淡，包装完整，会回购",
    "尺寸刚好，客服回答很耐心",
    "做活动买的，价格合适，{option}没有色差",
    "物流快，东西和描述一样",
    "用了一周再来评价，目前没有问题",
)
_COMPLAINT = ("盒子压坏了，东西还好", "等了五天才到", "颜色比图片深一点")
_MOODS = running([15, 75, 7, 3])
_TOLD = "宝贝收到了质量非常好物流很快客服态度好全五分好评"


def talk(shop: Shop, sale: Sale, number: str, sent: tuple[datetime, datetime]) -> Talk | None:
    """The chat about an order, if there was one; `sent` is when it was paid and delivered."""
    stream = shop.stream(f"{sale.ref}/talk")
    kind = sale.conduct.talk
    if kind == "none":
        return None
    fixed = _TALKS.get(kind)
    if fixed is None and not stream.chance(shop.habits.talk_share):
        return None
    paid, delivered = sent
    after = kind in _LATER or (fixed is None and stream.chance(0.35))
    lines = fixed or _natural(stream, after=after)
    start = delivered if after else sale.at - timedelta(minutes=stream.between(2, 50))
    if kind == "company":
        start = sale.at - timedelta(hours=stream.between(3, 30))
    if kind == "scripted":
        start = paid + timedelta(minutes=stream.between(1, 30))
    places = _places(sale, number)
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
    mood = stream.weighted(("default", "good", "neutral", "bad"), _MOODS)
    if mood == "default":
        return Review(at, "好评", "系统默认好评")
    if mood != "good":
        return Review(at, "中评" if mood == "neutral" else "差评", stream.pick(_COMPLAINT))
    words = stream.pick(_PRAISE).format_map(_places(sale, ""))
    if stream.chance(0.12):
        later = at + timedelta(days=stream.between(5, 30))
        return Review(at, "好评", words, "用了一段时间，还不错", later)
    return Review(at, "好评", words)


def _natural(stream: Stream, *, after: bool) -> Lines:
    """An ordinary chat; rarely a joke about brushing, which proves nothing."""
    if stream.chance(_JOKE_SHARE):
        return _JOKE
    return stream.pick(_AFTER if after else _BEFORE)


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
