"""What an audit says of one invented order: findings, both stories, what would change it."""

from datetime import date, timedelta

from zhendan.domain import (
    Assessment,
    Explanation,
    Fact,
    Family,
    Finding,
    NotChecked,
    OrderId,
    Proposal,
    RowRef,
    Sha256,
    SignalCard,
    Surge,
    SurgeDay,
    Text,
    Verdict,
    Weight,
)

INNOCENT = (
    Text("宿舍、驿站等公共收货点", "Dormitories and pick-up stations"),
    Text("一家人分几次下单", "A family ordering several times"),
)


def _card(code: str, title: Text, family: Family, weight: Weight) -> SignalCard:
    """A signal's card with words of the usual length."""
    return SignalCard(
        code=code,
        name=f"example.{code.lower()}",
        title=title,
        question=Text("这一单与本店平日相比有什么不同？", "How does it differ from the usual?"),
        family=family,
        weight=weight,
        why=Text("平台可能看到了这一点。", "The platform may have seen this."),
        innocent=INNOCENT,
        blind_spots=(Text("看不到买家的设备", "It cannot see the buyer's device"),),
        clears=(Text("快递月结账单中的实际重量", "The real weight on the courier's bill"),),
        observable="M",
        source="signals.md",
    )


CARDS = {
    "F01": _card("F01", Text("重量明显不足", "Weight too low"), Family.LOGISTICS, Weight.DECIDES),
    "A02": _card("A02", Text("订单突增", "Burst of orders"), Family.TIME, Weight.ASKS),
    "A03": _card("A03", Text("有单无流量", "Orders without traffic"), Family.TIME, Weight.ASKS),
    "B08": _card("B08", Text("老客复购", "Loyal buyer"), Family.BUYER, Weight.FOR_SHOP),
}
WEIGHT = Fact(
    "ratio", Text("实称与应有之比", "weighed to expected"), "0.03", "", "0.94–1.07", "60 天"
)


def found(order: OrderId, value: str = "0.03", code: str = "F01") -> Finding:
    """One finding with one measured fact."""
    fact = Fact("ratio", WEIGHT.label, value, "", WEIGHT.baseline, WEIGHT.window)
    return Finding(order, CARDS[code], 2.0, (fact,), (RowRef(Sha256("0" * 64), "", 7),))


def stories(kind: str) -> tuple[Explanation, ...]:
    """The fake story and four innocent ones, as they fall for one kind of order."""
    doubtful = kind in ("contradicted", "conceded")
    return (
        Explanation(
            "L01",
            Text("大促集中购买", "Promotion"),
            Text("下单落在活动时段，价格为活动价", "Orders fall inside the promotion"),
            Text("下单于 6·18 大促开始后 62 分钟", "62 minutes after the start of 6·18"),
            Verdict.AGAINST if doubtful else Verdict.FOR,
        ),
        Explanation(
            "FAKE",
            Text("刷单", "Brushing"),
            Text("包裹无实物或款项返还", "Empty parcel or money sent back"),
            Text("快递称重 40 克，应有 1,310 克", "Weighed 40 g where 1,310 g are expected")
            if doubtful
            else Text("未见返款；签收城市与地址一致", "No pay-back; signed where addressed"),
            Verdict.FOR if doubtful else Verdict.AGAINST,
            facts=(WEIGHT,) if doubtful else (),
        ),
        Explanation(
            "L02",
            Text("老客复购", "Loyal repurchase"),
            Text("此前有多次无争议的订单", "Earlier undisputed orders"),
            Text("此前 3 单，最早在 14 个月前", "3 earlier orders, first 14 months ago"),
            Verdict.FOR,
        ),
        Explanation(
            "K02",
            Text("他人恶意下单", "Attack by others"),
            Text("短时大量首次买家，随后退款", "Many first-time buyers, then refunds"),
            Text("未核查", "Not checked"),
            Verdict.NOT_CHECKED,
            missing=("refunds",),
        ),
    )


def assessment(proposal: Proposal, kind: str) -> Assessment:
    """Everything the audit says about one order of a kind."""
    order = proposal.order
    codes = {"provable": (), "thin": ("A02",), "unclear": ("A02",)}.get(kind, ("F01", "A02"))
    shown = {
        "provable": ("payment", "goods", "independent_buyer"),
        "thin": ("payment", "goods"),
        "unclear": ("payment",),
    }.get(kind, ("payment",))
    return Assessment(
        order=order,
        proposal=proposal,
        findings=tuple(found(order, code=code) for code in codes),
        speaks_for=(found(order, "3", "B08"),) if kind == "provable" else (),
        not_checked=(NotChecked(CARDS["A03"], ("traffic.visitors", "traffic")),),
        explanations=stories(kind),
        what_would_change=(
            Text("揽收称重不低于 1,200 克。", "A pick-up weight of at least 1,200 g."),
        ),
        shown=shown,
    )


def surge(*, calendar: bool = True) -> Surge:
    """Six weeks with one promotion and one small spike that nothing explains."""
    extra = {30: 128, 31: 74, 32: 31, 20: 22}
    days = []
    for place in range(42):
        usual = 30 + (6, 2, -4, -5, 0, 4, 8)[place % 7]
        promoted = calendar and place in (30, 31, 32)
        days.append(
            SurgeDay(
                date(2026, 5, 19) + timedelta(days=place),
                usual + extra.get(place, place * 7 % 5 - 2),
                float(usual),
                usual - 9.0,
                usual + 9.0,
                "6·18 大促" if promoted else "",
            )
        )
    return Surge(
        days=tuple(days),
        surplus=255,
        by_promotion=210 if calendar else 0,
        by_repurchase=18,
        unexplained_low=22,
        unexplained_high=45,
        shape="spike",
        sentence=Text(
            "6月18日起三天多出 233 单，促销解释了 210 单"
            if calendar
            else "6月18日起三天多出 233 单，促销能解释多少未核查",
            "Three days from 18 June: 233 orders above the usual, 210 explained by the promotion"
            if calendar
            else "Three days from 18 June: 233 orders above the usual; promotions not checked",
        ),
        missing=() if calendar else ("promotions",),
    )
