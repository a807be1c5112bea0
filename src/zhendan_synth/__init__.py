"""Openly synthetic shops with known truth: examples, tests and benches, never evidence."""

from zhendan_synth.cases import CASES, case_plan
from zhendan_synth.kinds import KINDS, plan_for
from zhendan_synth.shop import VERSION, Plan
from zhendan_synth.story import Story, tell
from zhendan_synth.written import write_shop

__all__ = [
    "CASES",
    "KINDS",
    "VERSION",
    "Plan",
    "Story",
    "case_plan",
    "plan_for",
    "tell",
    "write_shop",
]
