"""The fault protocol: cuts, kills, full disks and flipped bits against the real program.

Outside the released package; `python -m faults` runs all of it, `tests/faults` the same in small.
"""
