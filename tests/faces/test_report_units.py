"""Every unit that the report prints is a word of its language."""

from zhendan.audit.measures import MEASURES
from zhendan.faces.report.words import WORDS

ALIKE = {"", "share", "s", "×", "s²", "d²"}
"""Printed by the number itself, or written alike in both languages."""


def test_every_unit_of_a_measure_has_its_word() -> None:
    units = {measure.unit for sources in MEASURES.values() for _, measure in sources}
    assert {unit for unit in units if f"unit.{unit}" not in WORDS} <= ALIKE
