"""What the row-by-row way makes of a few values alone."""

import json
from collections import Counter
from dataclasses import dataclass

from zhendan.intake.draft import Gathered, OrderDraft, Values
from zhendan.intake.drafts.orders import take_order
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking


@dataclass(frozen=True, slots=True)
class Alone:
    """An order that has these values and no others."""

    draft: OrderDraft
    gathered: Gathered
    words: Counter[str]
    """Status words that nobody knows."""

    @property
    def remarks(self) -> dict[str, str]:
        """What is kept beside the order."""
        found: dict[str, str] = json.loads(str(self.draft.values.get("attrs") or "{}"))
        return found


def alone(taking: Taking, template: Template, values: Values) -> Alone:
    """Draft an order of these values; nothing of it reaches the file itself."""
    gathered = Gathered()
    scratch = Taking(taking.received, taking.settings, taking.lineage, gathered)
    take_order(scratch, template, {"orders.order_no": "0"} | values, 0)
    return Alone(next(iter(gathered.orders.values())), gathered, scratch.unknown_words)
