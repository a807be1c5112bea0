"""Item ids of lines whose export names only the shop's own code: from the shop's item list."""

import json
from collections.abc import Iterable, Mapping

from zhendan.intake.draft import Draft, Values
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.shops import ShopBook

_CODES = ("sku_code", "outer_id")
"""Columns of a line in which platforms put the shop's own code (商家编码)."""


def fill_item_ids(orders: Iterable[Order], items: Iterable[Draft], shops: ShopBook) -> None:
    """Give each line without an item id the one that the item list has for its code.

    A code that the list gives to two items says nothing. What was filled is marked as derived
    in `attrs`, with the row of the list it comes from.
    """
    known = _by_code(items, shops)
    if not known:
        return
    for order in orders:
        for line in order.lines:
            if line.get("item_id"):
                continue
            codes = [str(line[name]) for name in _CODES if line.get(name)]
            found = next((f for code in codes if (f := known.get((order.shop_id, code)))), None)
            if found is not None:
                line["item_id"] = found.values["item_id"]
                line["attrs"] = _derived(line.get("attrs"), found.ref)


def _by_code(items: Iterable[Draft], shops: ShopBook) -> Mapping[tuple[str, str], Draft | None]:
    """The one row of the item list for each shop and code; None where two rows disagree."""
    known: dict[tuple[str, str], Draft | None] = {}
    for draft in items:
        item = draft.get("item_id")
        if item:
            key = (shops.find(draft), str(draft.get("sku_code")))
            before = known.setdefault(key, draft)
            if before is not None and before.get("item_id") != item:
                known[key] = None
    return known


def _derived(attrs: object, ref: int) -> str:
    """The line's remarks with the source of its item id."""
    said: Values = json.loads(str(attrs or "{}"))
    said |= {"item_id_source": "derived:sku_master.sku_code", "item_id_row_ref": ref}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
