"""What the platform's own words say: the grade of a violation and a window for the answer."""

import re
from datetime import time

from zhendan.rulebook.windows import FirstDay, StartEvent, Unit, Window

_GRADES: tuple[tuple[int, str], ...] = (
    (3, r"特别严重|particularly serious|extremely serious"),
    (2, r"(?<![非不未])(?<!不属)严重|(?<!not )(?<!non-)\bserious|\bsevere"),
    (1, r"一般|\bgeneral violation"),
    (0, r"涉嫌|疑似|\bsuspected|\bpending"),
)


def grade_of(words: str) -> int | None:
    """The normalised grade of a platform's label; None where it names none.

    0 suspected, 1 general, 2 serious, 3 particularly serious. The label itself stays verbatim
    in `Notice.charge`; of several grades in one label the highest counts, because windows
    shorten with it.
    """
    lowered = words.lower()
    return next((grade for grade, pattern in _GRADES if re.search(pattern, lowered)), None)


_DIGITS = "一二三四五六七八九"
_NUMBER = r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_CHINESE = re.compile(_NUMBER + r"\s*个?\s*(?P<unit>工作日|自然日|日历日|小时|日|天)(?:之|以)?内")
_ENGLISH = re.compile(
    r"within\s+(?P<count>\d{1,3})\s+(?P<unit>(?:working |business |calendar )?days?|hours?)", re.I
)
_CUT_OFF = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)\s*(?:之|以)?前")
_ASKS = re.compile(r"申诉|举证|申辩|appeal", re.I)
_PROMISES = re.compile(r"审核|受理|答复|反馈|处理完|结果|review", re.I)
_UNITS = {
    "工作日": Unit.WORKING_DAYS,
    "自然日": Unit.CALENDAR_DAYS,
    "日历日": Unit.CALENDAR_DAYS,
    "小时": Unit.HOURS,
    "working day": Unit.WORKING_DAYS,
    "business day": Unit.WORKING_DAYS,
    "calendar day": Unit.CALENDAR_DAYS,
    "hour": Unit.HOURS,
}


def windows_in(words: str) -> tuple[Window, ...]:
    """Every window a passage of a notice names, for example 「3个工作日内」; none is invented.

    Where the passage does not say which days or which first day, the window says UNKNOWN and
    all readings are computed.
    """
    found = []
    for match in (*_CHINESE.finditer(words), *_ENGLISH.finditer(words)):
        unit = _UNITS.get(match["unit"].lower().rstrip("s"), Unit.DAYS)
        count = _number(match["count"])
        if count:
            cut_off = None if unit is Unit.HOURS else _cut_off(words)
            window = Window(count, unit, StartEvent.NOTICE, _first_day(words), cut_off)
            found.append(window)
    return tuple(dict.fromkeys(found))


def answer_passages(body: str) -> str:
    """The sentences of a notice that ask for an answer, not those about how long a review takes."""
    sentences = re.split(r"[。；;\n]", body)
    return "。".join(s for s in sentences if _ASKS.search(s) and not _PROMISES.search(s))


def _first_day(words: str) -> FirstDay:
    """Which day counts as the first, as far as the passage says."""
    if re.search(r"次日起|第二日起|第二天起|不含当[日天]", words):
        return FirstDay.NEXT
    if re.search(r"(?<!不)含当[日天]", words):
        return FirstDay.SAME
    return FirstDay.UNKNOWN


def _cut_off(words: str) -> time | None:
    """An hour of the last day, as far as the passage names one."""
    match = _CUT_OFF.search(words)
    return time(int(match["hour"]), int(match["minute"])) if match else None


def _number(text: str) -> int:
    """A number up to 99 in digits or Chinese; 0 where it is neither."""
    if text.isdecimal():
        return int(text)
    text = text.replace("两", "二")
    if "十" not in text:
        return _DIGITS.find(text) + 1 if len(text) == 1 else 0
    tens, _, ones = text.partition("十")
    return (_DIGITS.find(tens) + 1 if tens else 1) * 10 + (_DIGITS.find(ones) + 1 if ones else 0)
