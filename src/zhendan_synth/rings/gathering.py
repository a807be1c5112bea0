"""Places a ring into the shop with the machinery that makes honest orders."""

from dataclasses import replace

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Account, Conduct, Label, Sale, Scene
from zhendan_synth.honest import freight
from zhendan_synth.people import account, account_of
from zhendan_synth.rings.dressing import dressed, records_of
from zhendan_synth.rings.schemes import PHYSICAL, Errand, Scheme
from zhendan_synth.shop import RingPlan, Shop

_SHOWS_PAYERS = frozenset({"taobao"})
_NEVER_DROPPED = frozenset({"marks"})  # a shop does not hide from its own memo


def gather(shop: Shop, plan: RingPlan, scheme: Scheme) -> Scene:
    """The ring's orders, and at higher camouflage ordinary purchases of the same accounts."""
    accounts = _accounts(shop, plan, scheme)
    tasks = (_task(shop, plan, (number, accounts, scheme)) for number in range(plan.orders))
    sales = [dressed(shop, plan, scheme, task) for task in tasks]
    extra = round(plan.camouflage * plan.orders * 0.3)
    sales.extend(_cover(shop, plan, (number, accounts)) for number in range(extra))
    return Scene(tuple(sales), records_of(shop, plan, scheme))


def _accounts(shop: Shop, plan: RingPlan, scheme: Scheme) -> list[Account]:
    """Hired accounts all over the country; in a staff ring also the people's own."""
    count = plan.accounts
    if scheme.per_account:  # hiding means more accounts with fewer orders each
        each = max(1, round(scheme.per_account * (1 - 0.7 * plan.camouflage)))
        count = max(2, plan.orders // each)
    hired = [account(shop.stream(f"{plan.prefix}/account/{number}")) for number in range(count)]
    own = [account_of(person) for person in shop.people[1:]] if scheme.staff_buy else []
    return own + hired[: max(1, len(hired) - len(own))]


def _task(shop: Shop, plan: RingPlan, what: tuple[int, list[Account], Scheme]) -> Sale:
    """One ordered purchase; each family stays unless camouflage paid to remove it."""
    number, accounts, scheme = what
    stream = shop.stream(f"{plan.prefix}/{number}")
    choice = shop.stream(f"{plan.prefix}/items")
    low, high = (4, 9) if scheme.per_account else (2, 5)
    items = choice.sample(shop.goods[:10], choice.between(low, high))
    buyer = accounts[number % len(accounts)]
    errand = Errand(shop, plan, stream, number, buyer.pay_account, buyer.name)
    conduct = Conduct(refund="never", review="told" if stream.chance(0.6) else "natural")
    kept = []
    for family, measure in scheme.families.items():
        dropped = stream.chance(plan.camouflage * 0.9) and family not in _NEVER_DROPPED
        if not dropped:
            changed = measure(conduct, errand)
            if changed != conduct:
                kept.append(family)
            conduct = changed
    inside = scheme.staff_buy and number % len(accounts) < len(shop.people) - 1
    families = tuple(kept) + (("staff",) if inside else ())
    return Sale(
        ref=f"{plan.prefix}/{number}",
        at=shop.moment(stream, plan.first_day, plan.last_day),
        buyer=buyer,
        to=buyer.home,
        lines=basket(shop, stream, only=items),
        freight=freight(stream),
        conduct=conduct,
        label=Label("ring", plan.code, plan.group, scheme.cause, _visible(shop, families, conduct)),
    )


def _cover(shop: Shop, plan: RingPlan, what: tuple[int, list[Account]]) -> Sale:
    """An ordinary purchase of a hired account: nobody can know whether it is real."""
    number, accounts = what
    stream = shop.stream(f"{plan.prefix}/cover/{number}")
    buyer = stream.pick(accounts)
    plain = Sale(
        ref=f"{plan.prefix}/cover/{number}",
        at=shop.moment(stream),
        buyer=buyer,
        to=buyer.home,
        lines=basket(shop, stream),
    )
    return replace(plain, label=Label("camouflage", plan.code, plan.group))


def _visible(shop: Shop, families: tuple[str, ...], conduct: Conduct) -> tuple[str, ...]:
    """Families a reader of the files can find: money that leads to its order, chats that exist.

    Money leads to it by its number, or by the account that paid, where exports show that.
    """
    payback = conduct.payback
    hidden = set()
    inside = payback is not None and payback.payee == shop.people[1].pay_account
    told = shop.plan.platform in _SHOWS_PAYERS and not inside
    if payback is not None and not payback.names_order and not told:
        hidden.add("money")
    if conduct.talk not in ("scripted", "denial"):
        hidden.add("chat")
    return tuple(family for family in families if family not in hidden)


def decidable(families: tuple[str, ...]) -> bool:
    """Two families at least and one of them physical or money; or the shop's own mark."""
    return "marks" in families or (len(families) > 1 and bool(PHYSICAL & set(families)))
