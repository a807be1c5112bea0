"""Step 5 合作方风险: the audit's questions on flagged orders, per courier outlet and promoter."""

from zhendan.audit import AuditRequest, audit
from zhendan.domain import CaseId, OrderId
from zhendan.remedy import PARTNERS, indicated, partners, risk_indicators
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.through import from_vault
from zhendan.steps.wiring import Wiring

_LANES = (
    "SELECT COALESCE(NULLIF(p.carrier_code, ''), p.carrier_raw, '?') || ' '"
    " || COALESCE(p.outlet, ''), o.order_no FROM orders o"
    " JOIN parcel_orders po ON po.order_id = o.order_id"
    " JOIN parcels p ON p.parcel_id = po.parcel_id"
)
_PROMOTERS = (
    "SELECT COALESCE(o.creator_name, o.creator_id), o.order_no FROM orders o"
    " WHERE COALESCE(o.creator_name, o.creator_id) IS NOT NULL"
)


def indicators(case: CaseId, wiring: Wiring, errand: Errand) -> dict[str, dict[str, str]]:
    """What the audit asks about the orders that went by each outlet and promoter."""
    taken = from_vault(case, wiring, errand)
    flagged = wiring.desk().file(case).flagged
    report = audit(taken.tables, AuditRequest(orders=flagged, zone=taken.reading.zone))
    asked = {
        str(one.order): frozenset(finding.card.code for finding in one.findings)
        for one in report.assessments
    }
    handled: dict[str, list[OrderId]] = {}
    for query in (_LANES, _PROMOTERS):
        for partner, order in taken.tables.rows(query):
            handled.setdefault(str(partner).strip(), []).append(OrderId(str(order)))
    return risk_indicators(handled, asked)


def note(case: CaseId, wiring: Wiring, errand: Errand) -> tuple[str, ...]:
    """Put what the audit asks beside the partners of that name; returns whose register changed.

    A partner is met where its name or number stands in the name of the outlet or promoter.
    """
    found = indicators(case, wiring, errand)
    met = []
    for partner in partners(read(PARTNERS, wiring)).values():
        own = {
            f"{case} {lane} {code}": told
            for lane, asked in found.items()
            for code, told in asked.items()
            if partner.name in lane or partner.id in lane.split()
        }
        if own:
            write(indicated(partner.id, own), wiring, errand)
            met.append(partner.id)
    return tuple(met)
