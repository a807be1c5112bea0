"""Which kinds of source show each element of a real deal, as SQL over the measures.

Source classes follow the appeals reference, section 4: an element shown by one kind is thin, by
two it is proven.
"""

# The platform's record of a payment, a payment provider's ledger and an invoice are three.
PAYMENT = (
    "(CASE WHEN paid_cents > 0 AND paid_s IS NOT NULL THEN 1 ELSE 0 END"
    " + CASE WHEN paid_cents > 0 AND income_cents * 10 >= paid_cents * 9 THEN 1 ELSE 0 END"
    " + CASE WHEN paid_cents > 0 AND invoice_cents * 10 >= paid_cents * 9 THEN 1 ELSE 0 END)"
)
# A delivered track moves a parcel, not its content: it shows goods only where no open finding says
# that the parcel was empty or another's (the outcome asks that first).
_ARRIVED = (
    "(all_delivered = 1 AND COALESCE(is_returned, 0) = 0 AND COALESCE(off_target_km, 0) < 150)"
)
_COURIER = f"({_ARRIVED} AND COALESCE(track_copied, 0) = 0)"
# A track that somebody typed off a page is the shop's own word: beside the platform's record it
# shows goods, alone it shows nothing.
_COPIED = f"({_ARRIVED} AND track_copied = 1)"
_OWN_GOODS = (
    "(COALESCE(stock_moves, 0) >= 1 OR (weighed_by_courier = 0 "
    "AND list_weight_ratio >= 0.6 AND list_weight_ratio <= 1.7))"
)
_PLATFORM_GOODS = "(platform_delivered_s IS NOT NULL OR is_completed = 1)"
GOODS = (
    f"(CASE WHEN {_COURIER} THEN 1 ELSE 0 END "
    f"+ CASE WHEN {_OWN_GOODS} OR {_COPIED} THEN 1 ELSE 0 END"
    f" + CASE WHEN {_PLATFORM_GOODS} THEN 1 ELSE 0 END)"
)
GOODS_SHOWN = (
    f"CASE WHEN {_COURIER} OR (({_OWN_GOODS} OR {_COPIED}) AND {_PLATFORM_GOODS}) THEN 1 ELSE 0 END"
)
# An independent buyer: old deals or a later review on the platform, a natural conversation, a
# company that took an invoice. A payer's account alone shows no independence.
# A buyer who has a contradicted order beside this one is not shown to be independent by his words.
BUYER = (
    "(CASE WHEN contradicted_by_buyer > 0 THEN 0 ELSE "
    "CASE WHEN old_deals >= 2 OR review_appended = 1 THEN 1 ELSE 0 END"
    " + CASE WHEN real_lines >= 2 AND brushing_lines = 0 THEN 1 ELSE 0 END"
    " + CASE WHEN invoice_to_company = 1 THEN 1 ELSE 0 END END)"
)
