"""The words of the report, Chinese written first, by the place they stand in."""

from zhendan.domain import Text
from zhendan.faces.report.words.clock import CLOCK
from zhendan.faces.report.words.frame import FRAME
from zhendan.faces.report.words.names import (
    COLUMNS,
    GRADES,
    NOTICE_FIELDS,
    RULE_VALUES,
    TABLES,
    field_name,
)
from zhendan.faces.report.words.orders import ORDERS
from zhendan.faces.report.words.papers import PAPERS
from zhendan.faces.report.words.units import UNITS

WORDS: dict[str, Text] = FRAME | ORDERS | PAPERS | CLOCK | UNITS

__all__ = [
    "COLUMNS",
    "GRADES",
    "NOTICE_FIELDS",
    "RULE_VALUES",
    "TABLES",
    "WORDS",
    "field_name",
]
