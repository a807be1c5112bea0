"""The evidence clock (证据时钟): what vanishes when, and what to fetch first."""

from zhendan.evidence.perishing.capture import ClockAsk, evidence_clock
from zhendan.evidence.perishing.lives import Life, Lives, read_lives, shipped_lives
from zhendan.evidence.perishing.notes import (
    ClockNotes,
    hold_note,
    life_note,
    loss_note,
    read_notes,
    release_note,
)

__all__ = [
    "ClockAsk",
    "ClockNotes",
    "Life",
    "Lives",
    "evidence_clock",
    "hold_note",
    "life_note",
    "loss_note",
    "read_lives",
    "read_notes",
    "release_note",
    "shipped_lives",
]
