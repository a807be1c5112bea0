"""Which shop a row belongs to: the platform of the order exports decides."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from zhendan.intake.draft import RANK_ERP, Draft, OrderDraft
from zhendan.intake.recognise.template import zone_of

GUESTS = frozenset({"erp", "unknown"})
"""Sources that tell of a platform's orders without being the platform."""


@dataclass(slots=True)
class ShopBook:
    """The shops of one inbox and whose each order is."""

    names: dict[str, Counter[str]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    """Order number -> shop id."""
    main: str = ""
    """The shop with most orders; empty where there are none."""
    facts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Shop id -> platform and name."""
    currencies: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, orders: Iterable[OrderDraft], named: Iterable[tuple[str, str, int]] = ()
    ) -> "ShopBook":
        """The shops that the order exports name.

        `named` counts orders that nothing else speaks of: platform, shop name, how many.
        """
        book = cls()
        drafts, apart = list(orders), list(named)
        book._name(one for one in apart if one[0] not in GUESTS)
        book._name((d.platform, d.shop, 1) for d in drafts if d.platform not in GUESTS)
        counts: Counter[str] = Counter()
        for draft in sorted(drafts, key=lambda d: (d.platform in GUESTS, -d.rank, not d.shop)):
            shop = book.owner_of(draft)
            number = str(draft.get("order_no"))
            if draft.platform in GUESTS and str(draft.get("original_order_no")) in book.owners:
                continue
            if number not in book.owners:
                counts[shop] += 1
            book.owners.setdefault(number, shop)
        for platform, name, count in apart:
            counts[book.shop(platform, name)] += count
        if counts:
            book.main = min(counts, key=lambda shop: (-counts[shop], shop))
        return book

    def _name(self, named: Iterable[tuple[str, str, int]]) -> None:
        """Take up platforms and the names of their shops, counted."""
        for platform, name, count in named:
            known = self.names.setdefault(platform, Counter())
            if name:
                known[name] += count

    def count_money(self, shop_id: str, currency: str, orders: int) -> None:
        """So many orders of a shop were paid in a currency."""
        self.currencies.setdefault(shop_id, Counter())[currency] += orders

    def owner_of(self, draft: Draft) -> str:
        """The shop of an order draft; a guest's row goes to whoever has that order."""
        number = str(draft.get("order_no"))
        if draft.platform in GUESTS:
            original = str(draft.get("original_order_no"))
            known = self.owners.get(number) or self.owners.get(original)
            if known or self.main:
                return known or self.main
        if not draft.shop and number in self.owners and draft.rank <= RANK_ERP:
            return self.owners[number]
        return self.shop(draft.platform, draft.shop)

    def shop(self, platform: str, name: str = "") -> str:
        """The id of a shop; a row without a name belongs to the platform's main shop."""
        named = self.names.get(platform, Counter())
        if name and name not in named and named:
            # One store name may contain another: the longest that fits owns the row.
            inside = [known for known in named if known in name or name in known]
            name = max(inside, key=len) if inside else name
        if not name and named:
            name = min(named, key=lambda known: (-named[known], known))
        shop_id = f"{platform}:{name}" if name else platform
        self.facts.setdefault(shop_id, (platform, name))
        return shop_id

    def find(self, draft: Draft, number: object = None) -> str:
        """The shop of any other row: by its order, its platform, else the main shop."""
        known = self.owners.get(str(number)) if number else None
        if known:
            return known
        if draft.platform in self.names:
            return self.shop(draft.platform, draft.shop)
        return self.main or self.shop("unknown")

    def rows(self, zone: str) -> Iterable[dict[str, object]]:
        """Rows of the table `shops`."""
        for shop_id, (platform, name) in sorted(self.facts.items()):
            money = self.currencies.get(shop_id, Counter({"CNY": 1}))
            yield {
                "shop_id": shop_id,
                "platform": platform,
                "name": name or None,
                "timezone": zone_of(platform) or zone,
                "currency": min(money, key=lambda code: (-money[code], code)),
            }
