"""Amounts of money: a decimal and its currency, never a float."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of its currency (yuan, not fen)."""

    amount: Decimal
    currency: str = "CNY"

    def shown(self) -> str:
        """The amount as a person reads it, for example `¥1,299.00` or `USD 12.50`.

        One in an unknown currency (`XXX`) says so and bears no sign.
        """
        if self.currency == "XXX":
            return f"{self.amount:,.2f}（币种未知 currency unknown）"
        sign = "¥" if self.currency == "CNY" else f"{self.currency} "
        return f"{sign}{self.amount:,.2f}"
