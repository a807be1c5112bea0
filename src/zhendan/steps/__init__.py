"""方法: the seven steps of answering a notice, in order, and the reading side."""

from zhendan.intake import ColumnMapping, read_mapping
from zhendan.steps.errand import Errand, StampBy
from zhendan.steps.follow_up import decide
from zhendan.steps.hand_over import check_packet, check_vault, pack
from zhendan.steps.look.printing import print_dossier
from zhendan.steps.through import Worked, take_in, work_through
from zhendan.steps.wiring import Wiring, wire, wire_reading, wire_tables

__all__ = [
    "ColumnMapping",
    "Errand",
    "StampBy",
    "Wiring",
    "Worked",
    "check_packet",
    "check_vault",
    "decide",
    "pack",
    "print_dossier",
    "read_mapping",
    "take_in",
    "wire",
    "wire_reading",
    "wire_tables",
    "work_through",
]
