"""H16 to H18: a lasting new level, a stop with its backlog, a promotion that nobody noticed."""

from datetime import timedelta

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Conduct, Label, Promotion, Records, Sale, Scene
from zhendan_synth.honest import freight
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan, at

_BACKLOG_DAYS = 3


def level_shift(shop: Shop, plan: WorldPlan) -> Scene:
    """From one day on a new channel brings its own buyers, to the end."""
    last = shop.plan.last_day
    sales = (_sale(shop, plan, (f"H16/{n}", (last - plan.day).days)) for n in range(plan.orders))
    return Scene(tuple(sales))


def stop_and_catch_up(shop: Shop, plan: WorldPlan) -> Scene:
    """Nobody could order for a week (`Shop` trades nothing then); everybody does afterwards."""
    sales = (_sale(shop, plan, (f"H17/{n}", _BACKLOG_DAYS - 1)) for n in range(plan.orders))
    return Scene(tuple(sales))


def flat_promotion(shop: Shop, plan: WorldPlan) -> Scene:
    """A registered sale that brought no visitors and no orders; it explains nothing."""
    del shop
    record = Promotion(
        name=f"{plan.day.month}.{plan.day.day} 满减活动",
        starts_at=at(plan.day - timedelta(days=1), 20),
        ends_at=at(plan.day, 23, 59, 59),
        scope="shop",
        source=f"内部活动排期表 {(plan.day - timedelta(days=10)).isoformat()} 填报",
    )
    return Scene((), Records(promotions=(record,)))


def _sale(shop: Shop, plan: WorldPlan, what: tuple[str, int]) -> Sale:
    """One ordinary order on one of the days from the day of the plan on."""
    ref, days = what
    stream = shop.stream(ref)
    buyer = account(stream)
    code = ref.split("/")[0]
    return Sale(
        ref=ref,
        at=shop.moment(stream, plan.day, plan.day + timedelta(days=days)),
        buyer=buyer,
        to=buyer.home,
        lines=basket(shop, stream),
        freight=freight(stream),
        conduct=Conduct(
            backlog_h=stream.between(0, 70) if code == "H17" else 0,
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", code, f"{code}-{plan.day.isoformat()}", "RC06"),
    )
