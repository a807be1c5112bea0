"""Whether rows are what the layout says: one an order, or lines that repeat its amounts."""

from dataclasses import dataclass, field

from zhendan.intake.draft import Values
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking
from zhendan.intake.template_problems import GrainBroken, OrderColumnsDiffer

_AMOUNTS = ("orders.paid_amount", "orders.total_amount", "orders.merchant_received_amount")
_MOST = 200_000
"""Order numbers kept in mind; beyond so many the check rests, and memory stays flat."""
_SHOWN = 3


@dataclass(slots=True)
class Grain:
    """Watches the order numbers of one table."""

    template: Template
    seen: dict[str, tuple[object, ...]] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    differing: dict[str, None] = field(default_factory=dict)

    @property
    def _watched(self) -> bool:
        """Whether the layout says anything that rows could break."""
        by_order = self.template.grain == "order" and self.template.kind == "orders"
        return by_order or "order_repeats" in self.template.rules

    def add(self, values: Values) -> None:
        """Take the next row."""
        number = values.get("orders.order_no")
        if not self._watched or number is None:
            return
        amounts = tuple(values.get(name) for name in _AMOUNTS)
        before = self.seen.get(str(number))
        if before is None:
            if len(self.seen) < _MOST:
                self.seen[str(number)] = amounts
        elif self.template.grain == "order":
            self.repeated.append(str(number))
        elif before != amounts:
            self.differing[str(number)] = None

    def say(self, taking: Taking) -> None:
        """What was seen, in the file's report."""
        if self.repeated:
            shown = "、".join(dict.fromkeys(self.repeated[:_SHOWN]))
            taking.say(GrainBroken(count=len(self.repeated), orders=shown))
        if self.differing:
            shown = "、".join(list(self.differing)[:_SHOWN])
            taking.say(OrderColumnsDiffer(count=len(self.differing), orders=shown))
