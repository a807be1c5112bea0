"""What a measure is: one named quantity per order, computed once and asked by many signals."""

from dataclasses import dataclass

from zhendan.domain import Text


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of the wide table.

    `needs` lists the inputs (`table.column`, alternatives divided by `|`) without which the
    measure does not exist. `absent` is the value of an order that has no row although the
    inputs are there ("0" where no row means none); empty means: unknown for that order.
    """

    name: str
    meaning: Text
    unit: str = ""
    needs: tuple[str, ...] = ()
    sql: str = ""
    """Expression; empty where the column bears the measure's name."""
    absent: str = ""


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Measures that come out of one query, joined to the orders by `key`.

    The query reads the prepared tables (`audit_*`) and canonical tables and has the column
    `key`. An empty `query` means: expressions over `audit_orders` itself.
    """

    name: str
    key: str
    measures: tuple[Measure, ...]
    query: str = ""
    needs: tuple[str, ...] = ()
    """Inputs that every measure of the table needs."""
