"""The measures (量): every named quantity per order, defined once and computed once."""

from zhendan.audit.measures.catalogue import MEASURES, TABLES, inputs_of
from zhendan.audit.measures.prepare import prepare

__all__ = ["MEASURES", "TABLES", "inputs_of", "prepare"]
