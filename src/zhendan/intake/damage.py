"""Ids that a spreadsheet broke: seen by the whole column, kept in mind so a person may mend them.

A damaged id is never used and never repaired silently. What its row says besides (first digits,
amounts, times) is remembered; where exactly one order of another file fits, that is offered.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from zhendan.formats.cleaning.ids import KEPT_DIGITS, surviving_prefix
from zhendan.formats.cleaning.times import Moment
from zhendan.formats.cleaning.words import bare, folded
from zhendan.formats.readers.grid import Row
from zhendan.formats.row_problems import CellUnusable, IdDamaged
from zhendan.intake.draft import Draft, Values
from zhendan.intake.staging import ORDER_IDS, Plan
from zhendan.intake.taking import Taking
from zhendan.intake.template_problems import IdCut

DAMAGED = "damaged_ids"
"""Where rows with a broken order number wait for the other files of the inbox."""
_FEWEST_NOUGHTS = 6
"""So many noughts after the fifteenth digit, and nothing else, are no chance: one in a million."""
_FEWEST_IDS = 2
_MOST = 2000


def cut_columns(rows: Sequence[Row], indexes: Iterable[int], grain: str) -> frozenset[int]:
    """The columns of which every long id ends in noughts from the sixteenth digit on.

    Where each row is an order every row counts; lines of one order count once.
    """
    found = []
    for index in indexes:
        cells = [folded(bare(row.cells[index])) for row in rows if index < len(row.cells)]
        if _is_cut(cells if grain == "order" else list(dict.fromkeys(cells))):
            found.append(index)
    return frozenset(found)


def _is_cut(cells: Sequence[str]) -> bool:
    """Whether a column's ids were saved as numbers of fifteen digits."""
    long = [cell for cell in cells if cell.isdigit() and len(cell) > KEPT_DIGITS]
    noughts = [len(cell) - KEPT_DIGITS for cell in long if not cell[KEPT_DIGITS:].strip("0")]
    whole = len(noughts) == len(long) >= _FEWEST_IDS
    return whole and sum(noughts) >= _FEWEST_NOUGHTS


def remember(taking: Taking, plan: Plan, row: Row, error: CellUnusable) -> None:
    """Keep what a row with a broken order number says besides, for the offer of a repair."""
    if not isinstance(error, IdDamaged | IdCut):
        return
    taking.edited = True
    value = str(error.facts.get("value") or "")
    column = next((c for c in plan.columns if c.header == error.facts.get("column")), None)
    prefix = surviving_prefix(value)
    if column is None or column.target not in ORDER_IDS or not prefix:
        return
    waiting = taking.gathered.rows.get(DAMAGED, ())
    if len(waiting) >= _MOST:
        return
    said = plan.loosely(row.cells)
    facts: Values = {
        "row": row.no,
        "value": value,
        "prefix": prefix,
        "amounts": [v for k, v in said.items() if _is_whole(k) and isinstance(v, Decimal)],
        "times": [v for k, v in said.items() if k.endswith("_at") and isinstance(v, Moment)],
    }
    taking.gathered.add(
        DAMAGED, Draft(facts, 0, plan.template.platform, file=taking.received.number)
    )


def _is_whole(target: str) -> bool:
    """Whether an amount is the order's and not one of its lines' or ledgers' parts."""
    return target in {
        *("orders.paid_amount", "orders.total_amount", "orders.merchant_received_amount"),
        *("payments.amount", "payments.income_amount"),
    }
