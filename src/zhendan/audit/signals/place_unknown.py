"""C05: Does the receiver's city lie outside the province written beside it."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

PLACE_UNKNOWN = Signal(
    card=SignalCard(
        code="C05",
        name="address.no-such-place",
        title=Text("省市对不上", "City and province do not match"),
        question=Text(
            "收货城市是否不属于地址里写的省份？",
            ("Does the receiver's city lie outside the province written beside it?"),
        ),
        family=Family.ADDRESS,
        weight=Weight.ASKS,
        why=Text(
            "编造的地址常把省市拼错。", "Invented addresses often mix up cities and provinces."
        ),
        innocent=(
            Text(
                "行政区划调整、手写错误、自动识别出错。",
                "Redrawn districts, typing errors, faulty recognition.",
            ),
        ),
        blind_spots=(
            Text(
                "省市写对、门牌编造的看不出来；不在城市表里的未核查。",
                ("An invented house number is not seen; cities outside the list are not checked."),
            ),
        ),
        clears=(Text("签收轨迹与照片。", "A delivery scan with a photo."),),
        observable="M",
        source="[U]; cities.csv",
    ),
    needs=("city_in_province",),
    asks="city_in_province = 0",
    facts=(FactSpec("receiver_city", Text("收货城市", "Receiver's city")),),
    examples=(
        Example(
            "Wuhan in Zhejiang",
            {
                "orders": """
                    order_no paid_amount created_at receiver_province receiver_city
                    A1 50 2026-06-01T10:00 浙江省 武汉市
                    A2 50 2026-06-01T10:00 湖北省 武汉市
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a county that the list does not know",
            {
                "orders": """
                    order_no paid_amount created_at receiver_province receiver_city
                    A1 50 2026-06-01T10:00 浙江省 虚构县
                """,
            },
        ),
    ),
    points=30,
)
