"""Invented goods of an invented shop, with prices in fen and weights in grams."""

from dataclasses import dataclass

from zhendan_synth.facts import Sku
from zhendan_synth.streams import Stream


@dataclass(frozen=True, slots=True)
class Ware:
    """A kind of thing: how its variants are called, cost, weigh and last."""

    title: str
    code: str
    options: tuple[str, ...]
    price: tuple[int, int]
    grams: tuple[int, int]
    use_days: int


HOME = (
    Ware(
        "乳胶枕",
        "PILLOW",
        ("颜色:白;规格:单只", "颜色:白;规格:双只"),
        (9900, 19900),
        (900, 1900),
        700,
    ),
    Ware("四件套", "SET", ("尺寸:1.5m", "尺寸:1.8m"), (8900, 18900), (1500, 2100), 700),
    Ware("浴室地垫", "MAT", ("颜色:灰", "颜色:米"), (3900, 6900), (420, 800), 400),
    Ware("香薰蜡烛", "CANDLE", ("香型:雪松", "香型:白茶"), (2900, 5900), (260, 420), 45),
    Ware("洗衣凝珠", "PODS", ("规格:60颗", "规格:120颗"), (3290, 5990), (1100, 2200), 60),
    Ware("厨房纸", "PAPER", ("规格:12卷", "规格:24卷"), (2990, 4990), (1300, 2500), 40),
    Ware("陶瓷马克杯", "MUG", ("颜色:奶白", "颜色:雾蓝"), (1990, 3990), (330, 460), 500),
    Ware("收纳箱", "BOX", ("规格:中号", "规格:大号"), (2990, 6990), (900, 2200), 900),
)
BABY = (
    Ware("婴儿湿巾", "WIPE", ("规格:80抽*5包", "规格:80抽*10包"), (2990, 4990), (1900, 3700), 30),
    Ware("纸尿裤", "DIAPER", ("尺码:L 60片", "尺码:XL 54片"), (7900, 11900), (1900, 2300), 30),
    Ware("儿童学饮杯", "CUP", ("颜色:绿", "颜色:粉"), (3900, 7900), (180, 320), 300),
    Ware("棉柔巾", "TOWEL", ("规格:6包", "规格:12包"), (3590, 5990), (1200, 2300), 45),
    Ware("宝宝餐椅", "CHAIR", ("颜色:灰白", "颜色:原木"), (15900, 26900), (4200, 6500), 1000),
    Ware("益智积木", "BLOCK", ("规格:80粒", "规格:160粒"), (5900, 12900), (900, 1800), 500),
    Ware("连体衣", "SUIT", ("尺码:66", "尺码:80"), (4900, 8900), (160, 240), 120),
    Ware("洗衣皂", "SOAP", ("规格:4块", "规格:8块"), (1990, 3290), (700, 1350), 60),
)
SNACK = (
    Ware("每日坚果", "NUTS", ("规格:15袋", "规格:30袋"), (3990, 7490), (420, 820), 30),
    Ware("牛肉干", "JERKY", ("口味:五香", "口味:麻辣"), (2990, 5990), (260, 520), 25),
    Ware("手撕面包", "BREAD", ("规格:1kg", "规格:2kg"), (1990, 3590), (1050, 2080), 14),
    Ware("冻干草莓", "BERRY", ("规格:60g", "规格:120g"), (2290, 3990), (80, 150), 30),
    Ware("螺蛳粉", "NOODLE", ("规格:3袋", "规格:6袋"), (2590, 4690), (1000, 1980), 20),
    Ware("挂耳咖啡", "COFFEE", ("规格:20包", "规格:40包"), (3590, 6590), (260, 500), 30),
    Ware("海苔脆", "NORI", ("规格:4罐", "规格:8罐"), (2790, 4990), (300, 590), 25),
    Ware("蜂蜜柚子茶", "TEA", ("规格:1瓶", "规格:2瓶"), (1990, 3690), (620, 1230), 40),
)
THEMES = {"home": HOME, "baby": BABY, "snack": SNACK}

_FACTORS = (0.4, 0.5, 1.8, 2.4)  # what a wrong master weight is off by: kilo for pound, one for two


def catalogue(theme: str, stream: Stream, *, size: int, wrong_share: float) -> tuple[Sku, ...]:
    """The shop's goods, most popular first; a few master weights are wrong by a factor."""
    wares = stream.shuffled(THEMES[theme])
    return tuple(_sku(wares, number, stream, wrong_share) for number in range(size))


def price_link() -> Sku:
    """The one-yuan link that shops use for price differences."""
    return Sku("LINK-1", "799999999999", "补差价专用链接（示例）", "差价:1元", 100, 100, 0, 0, 0, 0)


def _sku(wares: list[Ware], number: int, stream: Stream, wrong_share: float) -> Sku:
    """The variant `number`: two options of each ware, then further series of it."""
    ware = wares[number // 2 % len(wares)]
    series, which = number // (2 * len(wares)), number % 2
    low, high = ware.price
    price = (low if which == 0 else high) // 100 * 100 + stream.pick((0, 0, 90, 90, 80))
    grams = ware.grams[which] + stream.between(-12, 12) * max(1, ware.grams[which] // 200)
    true_g = max(20, round(grams * stream.pick(_FACTORS))) if stream.chance(wrong_share) else grams
    series_word = f" {series + 1}代" if series else ""
    return Sku(
        code=f"{ware.code}-{which + 1}{'' if not series else chr(65 + series - 1)}",
        item_id=f"7000000{number // 2:05d}",
        title=f"示例{ware.title}{series_word}",
        option=ware.options[which],
        price=price,
        cost=round(price * stream.span(0.35, 0.6)),
        net_g=grams,
        true_g=true_g,
        pack_g=30 + grams // stream.between(14, 22),
        use_days=ware.use_days,
    )
