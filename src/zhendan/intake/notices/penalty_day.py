"""The day from which the notice's penalty holds, only where the notice says so."""

import re
from datetime import datetime

from zhendan.formats.cleaning.times import TimeRules
from zhendan.formats.cleaning.words import folded
from zhendan.intake.notices import english, words
from zhendan.intake.notices.clauses import clause_around
from zhendan.intake.notices.patterns import CLOCK, DATE, LABEL

_DONE = r"(?:降权|冻结|下架|屏蔽|限制|限流|扣|暂停|关闭|清退|处罚|处以|生效|执行|实施|不计)"
_SAID = (
    re.compile(
        rf"(?:处罚|生效|执行)(?:开始|起始|生效|执行)?(?:时间|日期|日)"
        rf"(?:{LABEL}|[ 　]*为?[ 　]*)({DATE}{CLOCK})"
    ),
    re.compile(rf"自({DATE}{CLOCK})\s*(?:起|开始)[，,]?[^，,。；;\n存]{{0,16}}?{_DONE}"),
    re.compile(
        rf"[于在]({DATE}{CLOCK})\s*(?:起|开始)?(?:对[^，,。；;\n]{{0,16}})?(?:正式)?{_DONE}"
    ),
)
"""As a label, as a beginning, as a day on which it happened or will happen."""


def penalty_at(text: str, rules: TimeRules) -> tuple[datetime | None, str]:
    """The earliest day named for the penalty, in UTC, and the passage verbatim; else nothing.

    A day of the alleged acts, of the notice or of the appeal is none of the penalty.
    """
    level = folded(text)
    found = []
    for pattern in _SAID:
        for said in pattern.finditer(level):
            at = words.instant(said[1], rules)
            if at is not None:
                found.append((at, clause_around(text, said.start(), said.end())))
    if not found:
        return english.penalty_at(text, rules)
    return min(found)
