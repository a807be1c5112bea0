"""Settings of the whole suite: laws are searched without a clock, CI repeats itself, long first."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says something about the machine, nothing about the law.
settings.register_profile("house", deadline=None)
# The same examples every time: half as many miss little, and the whole stays within its half hour.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("ci" if os.environ.get("CI") else "house")

LONG = (
    "journey/test_after_the_appeal.py", "audit/test_signals.py", "web/test_journey.py",
    "journey/test_filed.py", "journey/test_interrupted.py", "faces/test_commands.py",
    "web/test_schema.py", "journey/test_misjudged.py", "synth/test_separation.py",
    "journey/test_mixed.py", "intake/test_bulk.py", "faults/test_protocol.py",
    "faces/test_retention_commands.py", "journey/test_brushed.py", "intake/test_overlaps.py",
    "web/test_postgres.py", "synth/test_truth_bench.py", "audit/test_laws.py",
    "faces/test_report_browser.py", "evidence/test_masked_kinds.py", "journey/test_stamped.py",
    "audit/test_honest_shops.py", "journey/test_taobao.py", "journey/test_bad_inbox.py",
    "faces/test_mapping_commands.py", "intake/test_reader.py", "audit/test_judgement.py",
    "intake/test_bulk_pieces.py", "audit/test_daily_update.py", "press/test_wave.py",
    "docs/test_guides.py", "press/test_pdf.py", "evidence/test_matching.py",
    "web/test_worker.py", "evidence/test_canaries.py", "synth/test_commands.py",
)  # fmt: skip
"""Files that take longest, the longest first: one of them begun last would keep one worker busy
while the other has nothing left to do. A file that is not named here runs after these."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long; the order within a file stays."""
    tests = Path(__file__).parent
    place = {tests / name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path, len(LONG)))
