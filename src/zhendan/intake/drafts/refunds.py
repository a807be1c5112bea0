"""Rows of after-sales exports; a closed case, an exchange or a reship is not a refund of money."""

import json
from decimal import Decimal

from zhendan.domain import canonical_tables
from zhendan.formats.cleaning.people import masked_text
from zhendan.formats.cleaning.times import Moment
from zhendan.intake.draft import Draft, Values
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking
from zhendan.intake.words import refund_kind, refund_status, words

_COLUMNS = frozenset(column.name for column in canonical_tables()["refunds"])
_UNSHIPPED = "未发货"


def take_refund(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """Add one after-sales case."""
    row = {t.split(".")[1]: v for t, v in values.items() if t.startswith("refunds.")}
    found: Values = {}
    for column, value in row.items():
        if column in _COLUMNS:
            found[column] = value.at if isinstance(value, Moment) else value
    for column in ("amount", "amount_to_buyer", "amount_to_platform", "freight_amount"):
        if isinstance(found.get(column), Decimal):
            found[column] = abs(found[column])  # type: ignore[arg-type]
    word = row.get("status_raw")
    status = refund_status(str(word)) if word else None
    if word and status is None:
        taking.unknown_words[str(word)] += 1
    found["status"] = status
    found["kind"] = _kind(template, row)
    if found.get("buyer_text"):
        found["buyer_text"] = masked_text(str(found["buyer_text"]))
    found["attrs"] = _attrs(row)
    kept = {key: value for key, value in found.items() if value is not None}
    draft = Draft(kept, ref, template.platform, as_of=taking.exported_at)
    draft.file = taking.received.number
    taking.gathered.add("refunds", draft)


def _kind(template: Template, row: Values) -> str | None:
    """What kind of case it is; 仅退款 is told apart by whether the goods had left."""
    word = str(row.get("type_raw") or "")
    coded = words("status")["refund_types"].get(template.platform, {}).get(word)
    if coded:
        return str(coded)
    kind = refund_kind(word)
    if kind == "refund_only":
        unshipped = _UNSHIPPED in str(row.get("goods_state_raw") or "")
        return "refund_only_unshipped" if unshipped else "refund_only_shipped"
    return kind


def _attrs(row: Values) -> str | None:
    """What the export says beside the columns."""
    found = {k: str(row[k]) for k in ("sku_code", "platform_sku_id", "scope_raw") if row.get(k)}
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else None
