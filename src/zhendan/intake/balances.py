"""Whether each entry of a ledger leads from one balance to the next, whichever way it is sorted."""

from dataclasses import dataclass
from decimal import Decimal

from zhendan.intake.draft import Values

_AFTER, _IN, _OUT = "payments.balance_after", "payments.income_amount", "payments.expense_amount"


@dataclass(slots=True)
class Balances:
    """Compares neighbours as they pass by; oldest first and newest first are both natural."""

    upward: int = 0
    downward: int = 0
    _first_up: int = 0
    _first_down: int = 0
    _last: tuple[Decimal, Decimal] | None = None

    def add(self, values: Values, row: int) -> None:
        """Take the next entry; one without a balance breaks nothing."""
        after, moved = values.get(_AFTER), _net(values)
        if not isinstance(after, Decimal) or moved is None:
            return
        if self._last is not None:
            before, moved_before = self._last
            if after != before + moved:
                self.upward += 1
                self._first_up = self._first_up or row
            if before != after + moved_before:
                self.downward += 1
                self._first_down = self._first_down or row
        self._last = (after, moved)

    def broken(self) -> tuple[int, int]:
        """How many balances do not follow, and the row of the first, in the likelier order."""
        if self.upward <= self.downward:
            return self.upward, self._first_up
        return self.downward, self._first_down


def _net(values: Values) -> Decimal | None:
    """What an entry adds to the account; None where it names no amount."""
    income, expense = values.get(_IN), values.get(_OUT)
    if not isinstance(income, Decimal) and not isinstance(expense, Decimal):
        return None
    into = abs(income) if isinstance(income, Decimal) else Decimal(0)
    return into - (abs(expense) if isinstance(expense, Decimal) else Decimal(0))
