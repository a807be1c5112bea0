"""Tracks whose waybill a spreadsheet broke, met with the waybills that orders name."""

from collections.abc import Iterable, Mapping

from zhendan.intake.damaged_numbers import beginnings, candidates, is_damaged, say_met
from zhendan.intake.draft import Draft
from zhendan.intake.settle.orders import Order
from zhendan.intake.taking import Taking


def meet_tracks(
    rows: dict[str, list[Draft]], orders: Iterable[Order], takings: Mapping[int, Taking]
) -> None:
    """Give a broken waybill the one whole number it can be; a track that stays unclear is left out.

    A whole number that merely ends in noughts and meets nothing stays as it is.
    """
    tracks = rows.get("tracks", ())
    if not any(is_damaged(_waybill(draft)) for draft in tracks):
        return
    whole = {str(parcel.get("waybill_no")) for order in orders for parcel in order.parcels}
    whole |= {_waybill(draft) for draft in rows.get("shipments", ())}
    known = beginnings(sorted(whole))
    kept = []
    for draft in tracks:
        value = _waybill(draft)
        if value in whole or not is_damaged(value):
            kept.append(draft)
            continue
        near, line = candidates(value, known), draft.get("line")
        if near or not value.isdigit():
            say_met(takings[draft.file], value, near, line if isinstance(line, int) else None)
        if len(near) == 1:
            draft.values["waybill_no"] = near[0]
        if len(near) == 1 or (not near and value.isdigit()):
            kept.append(draft)
        else:
            _leave_out(takings[draft.file], draft)
    rows["tracks"] = kept


def _leave_out(taking: Taking, draft: Draft) -> None:
    """The scans of a track that belongs to no known parcel are not used."""
    events = draft.values.get("events")
    count = max(len(events) if isinstance(events, list) else 0, 1)
    taking.rows -= count
    taking.rejected += count


def _waybill(draft: Draft) -> str:
    """The waybill that a draft names."""
    return str(draft.get("waybill_no") or "")
