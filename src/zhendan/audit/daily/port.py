"""What the daily update asks of the place where an audited ledger is kept."""

from collections.abc import Iterable
from typing import Protocol

from zhendan.domain import Tables


class KeptTables(Tables, Protocol):
    """Tables in which rows of a key give way to newer ones.

    Whoever opens them makes an update one change: there as a whole, or not at all.
    """

    def exchange(self, name: str, gone: str, rows: str) -> None:
        """Rows of table `name` that fulfil `gone` (none, if empty) give way to those of `rows`.

        Columns go by their names. The query is asked before anything is taken away.
        """

    def drop(self, names: Iterable[str]) -> None:
        """Forget tables; one that is not there is no error."""
