"""H3: members with a long history reorder the same things within hours of a member day."""

from datetime import timedelta

from zhendan_synth.baskets import basket, line
from zhendan_synth.facts import Account, Conduct, Label, Line, Promotion, Records, Sale, Scene, Sku
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan, at
from zhendan_synth.streams import Stream

_SOON_USED_DAYS = 60


def loyal_club(shop: Shop, plan: WorldPlan) -> Scene:
    """As many members as orders; each bought four to eight times before, weeks apart."""
    favourites = [sku for sku in shop.goods if sku.use_days <= _SOON_USED_DAYS][:4] or list(
        shop.goods[:3]
    )
    sales: list[Sale] = []
    for number in range(plan.orders):
        stream = shop.stream(f"H3/{number}")
        member, favourite = account(stream), stream.pick(favourites)
        sales.extend(_history(shop, plan, (number, member, favourite)))
        sales.append(_reorder(plan, stream, (number, member, favourite)))
    record = Promotion(
        name="会员日 老客提醒",
        starts_at=at(plan.day, 19),
        ends_at=at(plan.day, 23),
        scope="shop",
        source=f"会员群公告 {(plan.day - timedelta(days=3)).isoformat()} 发布，每六周一次",
    )
    return Scene(tuple(sales), Records(promotions=(record,)))


def _history(shop: Shop, plan: WorldPlan, who: tuple[int, Account, Sku]) -> list[Sale]:
    """The member's earlier, undisputed orders at normal prices."""
    number, member, favourite = who
    stream = shop.stream(f"H3/history/{number}")
    past = (plan.day - shop.plan.first_day).days
    count = stream.between(4, 8)
    sales = []
    for visit in range(count):
        back = past * (count - visit) // (count + 1) + stream.between(0, 8)
        day = plan.day - timedelta(days=max(7, min(past, back)))
        lines: tuple[Line, ...] = (line(favourite, stream.between(1, 2)),)
        if stream.chance(0.3):
            lines = (*lines, *(one for one in basket(shop, stream) if one.sku != favourite))
        sales.append(
            Sale(
                ref=f"H3/history/{number}/{visit}",
                at=shop.on(day, stream),
                buyer=member,
                to=member.home,
                lines=lines,
                label=Label("honest", "H3", "H3-members"),
            )
        )
    return sales


def _reorder(plan: WorldPlan, stream: Stream, who: tuple[int, Account, Sku]) -> Sale:
    """The order of the member day."""
    number, member, favourite = who
    conduct = Conduct(
        pays_within=(5, 120),
        backlog_h=stream.between(0, 10),
        talk="member" if stream.chance(0.75) else "natural",
        refund="never" if stream.chance(0.9) else "natural",
        tracked=not stream.chance(plan.proof_missing),
    )
    return Sale(
        ref=f"H3/{number}",
        at=at(plan.day, 19 + stream.below(4), stream.below(60), stream.below(60)),
        buyer=member,
        to=member.home,
        lines=(line(favourite, stream.between(1, 3), off=5),),
        conduct=conduct,
        label=Label("look_alike", "H3", "H3-members", "RC02"),
    )
