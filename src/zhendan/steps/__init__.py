"""方法: the seven steps of answering a notice, in order, and the reading side.

A step is loaded when it is first asked for: looking up a rule card brings no engine with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhendan.intake import ColumnMapping, read_mapping
    from zhendan.steps.errand import Errand, Hints, StampBy
    from zhendan.steps.follow_up import decide
    from zhendan.steps.hand_over import check_packet, check_vault, pack
    from zhendan.steps.look.printing import print_dossier
    from zhendan.steps.portal import portal as portal_of
    from zhendan.steps.through import Worked, take_in, work_through
    from zhendan.steps.wiring import Wiring, wire, wire_reading, wire_tables
    from zhendan.steps.wiring.review import wire_books, wire_books_reading

__all__ = [
    "ColumnMapping",
    "Errand",
    "Hints",
    "StampBy",
    "Wiring",
    "Worked",
    "check_packet",
    "check_vault",
    "decide",
    "pack",
    "portal_of",
    "print_dossier",
    "read_mapping",
    "take_in",
    "wire",
    "wire_books",
    "wire_books_reading",
    "wire_reading",
    "wire_tables",
    "work_through",
]

_PLACES = {
    "zhendan.intake": ("ColumnMapping", "read_mapping"),
    "zhendan.steps.errand": ("Errand", "Hints", "StampBy"),
    "zhendan.steps.follow_up": ("decide",),
    "zhendan.steps.hand_over": ("check_packet", "check_vault", "pack"),
    "zhendan.steps.look.printing": ("print_dossier",),
    "zhendan.steps.through": ("Worked", "take_in", "work_through"),
    "zhendan.steps.wiring": ("Wiring", "wire", "wire_reading", "wire_tables"),
    "zhendan.steps.wiring.review": ("wire_books", "wire_books_reading"),
}


_OTHER_NAMES = {"portal_of": ("zhendan.steps.portal", "portal")}
"""Steps whose own name is also that of their file."""


def __getattr__(name: str) -> object:
    """Load the step that bears this name."""
    if name in _OTHER_NAMES:
        place, own = _OTHER_NAMES[name]
        return getattr(import_module(place), own)
    for place, names in _PLACES.items():
        if name in names:
            return getattr(import_module(place), name)
    raise AttributeError(f"module 'zhendan.steps' has no attribute {name!r}")
