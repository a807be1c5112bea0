"""The truth bench: the product's audit over shops whose truth is known, scored (合成数据)."""

from zhendan_synth.scoring.asked import QUICK, Asked, development, fresh, full
from zhendan_synth.scoring.counted import Counted, count
from zhendan_synth.scoring.looked import Looked, look
from zhendan_synth.scoring.pages import page
from zhendan_synth.scoring.ran import run

__all__ = [
    "QUICK",
    "Asked",
    "Counted",
    "Looked",
    "count",
    "development",
    "fresh",
    "full",
    "look",
    "page",
    "run",
]
