"""Fields of a notice out of its words; what is not found is said, never guessed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from zhendan.domain import FlagScope, Penalty
from zhendan.formats.cleaning.times import TimeRules, moment
from zhendan.formats.cleaning.words import folded
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.notices import english
from zhendan.intake.notices.clauses import clause_around
from zhendan.intake.notices.more_words import is_sample, with_period
from zhendan.intake.notices.patterns import (
    ASKS,
    ATTEMPTS,
    CHARGE,
    COUNT,
    DATED,
    DEADLINE,
    DELIVERED,
    DIGITS,
    FINE,
    GRADES,
    KINDS,
    LEVEL,
    LISTED,
    NUMBER,
    ORDER_NO,
    OTHER_IDS,
    PLATFORMS,
    POINTS,
    QUOTES,
    SHOP,
    SHORT_ORDER_NO,
    SPAN,
    VIOLATED,
    WINDOW,
)


def looks_like_notice(text: str) -> bool:
    """Whether a text is a notice of a violation: it accuses, and it says what may follow."""
    accuses = re.search(r"违规|处罚|虚假交易|刷单|炒信", text)
    follows = re.search(r"申诉|扣\s*\d*\s*分|公示|举证|整改|违规编号|处罚", text)
    chinese = bool(accuses and follows and re.search(r"订单|店铺|商家|商品", text))
    return chinese or english.looks_like_notice(text)


def platform(text: str) -> str:
    """The platform that the notice names, or whose order numbers it shows."""
    for slug, pattern in PLATFORMS:
        if re.search(pattern, text, re.I):
            return slug
    shapes = (
        ("pdd", r"\d{6}-\d{15}"),
        ("amazon", r"\d{3}-\d{7}-\d{7}"),
        ("xiaohongshu", r"P\d{15,}"),
    )
    return next((slug for slug, shape in shapes if re.search(shape, text)), "unknown")


def number(text: str) -> str:
    """The platform's own number for the notice; empty where it gives none."""
    found = NUMBER.search(folded(text))
    return found[1] if found else english.number(text)


def orders(text: str) -> tuple[str, ...]:
    """Every order number in the text, each once, in its order; the notice's number is none."""
    own = number(text)
    plain = OTHER_IDS.sub(lambda met: " " * len(met[0]), folded(text))
    found = [*ORDER_NO.findall(plain), *english.orders(plain)]
    listed = re.search(r"(?:订单(?:编?号)?|涉及订单)[：:]([\d\s,、;，；]+)", plain)
    if listed:
        found += SHORT_ORDER_NO.findall(listed[1])
    return tuple(dict.fromkeys(no for no in found if no != own))


def charge(text: str) -> str:
    """What is alleged, in the platform's words."""
    for pattern in CHARGE:
        found = pattern.search(text)
        if found:
            return found[1].strip(QUOTES)
    return english.charge(text)


def grade(text: str) -> int | None:
    """0 suspected, 1 general, 2 serious, 3 particularly serious; None where it does not say."""
    said = (value for value, word in GRADES if f"情节{word}" in text or word in text)
    return next(said, english.grade(text))


def penalties(text: str) -> tuple[Penalty, ...]:
    """Each thing done to the shop, in the notice's words."""
    points = {m[0]: m[1] or m[2] for m in POINTS.finditer(text) if float(m[1] or m[2])}
    classed = [said for said in points if "类" in said]
    found = [Penalty("points", said, points[said]) for said in classed or [*points][:1]]
    for match in FINE.finditer(text):
        amount = match[1].replace(",", "") + ("0000" if match[2] else "")
        found.append(Penalty("fine", match[0], amount))
    for kind, pattern in KINDS:
        said = dict.fromkeys(_measure(text, m) for m in re.finditer(pattern, text))
        found += [Penalty(kind, words) for words in said][:_MOST_OF_A_KIND]
    return tuple(map(with_period, found)) or english.penalties(text)


_MOST_OF_A_KIND = 4
_WIDE = 24


def _measure(text: str, found: re.Match[str]) -> str:
    """One measure of a list around a word that was found."""
    before = text[max(0, found.start() - _WIDE) : found.start()]
    after = text[found.end() : found.end() + _WIDE]
    start = max((m.end() for m in LISTED.finditer(before)), default=0)
    end = next((m.start() for m in LISTED.finditer(after)), len(after))
    return (before[start:] + found[0] + after[:end]).strip().lstrip("并且")


def declared_count(text: str) -> int | None:
    """How many orders the notice says it is about."""
    found = COUNT.search(folded(text))
    return int(found[1]) if found else english.declared_count(text)


def attempts(text: str) -> int | None:
    """How often an answer may be handed in, where the notice says so."""
    found = ATTEMPTS.search(text)
    if not found:
        return english.attempts(text)
    count = next(filter(None, found.groups()))
    return int(count) if count.isdigit() else DIGITS[count]


def asks_for(text: str) -> tuple[str, ...]:
    """Material that the notice demands, in its own words."""
    said = [m[1] for pattern in ASKS for m in pattern.finditer(text)]
    found = [part for words in said for part in re.split(r"[、,，]|以及|和|或", words)]
    asked = dict.fromkeys(part.strip(" ：:等") for part in found if len(part.strip()) > 1)
    return tuple(asked) or english.asks_for(text)


def scope(text: str, listed: int, items: int) -> FlagScope:
    """How the notice names the orders."""
    if listed:
        sample = is_sample(text, listed, declared_count(text))
        return FlagScope.SAMPLE if sample else FlagScope.EXPLICIT
    if items:
        return FlagScope.ITEM
    return FlagScope.RANGE if WINDOW.search(text) else FlagScope.UNKNOWN


def shop_name(text: str) -> str:
    """The shop that the notice names, where it does."""
    found = next((met for pattern in SHOP if (met := pattern.search(text))), None)
    return found[1].strip() if found else english.shop_name(text)


@dataclass(frozen=True, slots=True)
class Until:
    """The answer's deadline as the notice says it."""

    at: datetime | None
    words: str
    """Verbatim; empty where the notice names none."""
    day_only: bool = False
    """No clock time is named: `at` is the beginning of that day, the earliest reading."""


def deadline(text: str, rules: TimeRules) -> Until:
    """The instant that the notice names, else its words for a span of days."""
    level = text.translate(LEVEL)
    for pattern in DEADLINE:
        found = pattern.search(level)
        at = instant(found[1], rules) if found else None
        if found and at is not None:
            words = clause_around(text, found.start(), found.end())
            return Until(at, words, day_only=not re.search(r"\d[:：时点]", found[1]))
    span = SPAN.search(level)
    if span:
        return Until(None, clause_around(text, span.start(), span.end()))
    at, words, day_only = english.deadline(text, rules)
    return Until(at, words, day_only)


def delivered_at(text: str, rules: TimeRules) -> datetime | None:
    """When the notice reached the shop, only where it says so in these words."""
    found = DELIVERED.search(folded(text))
    return instant(found[1], rules) if found else english.delivered_at(text, rules)


def dated(text: str, rules: TimeRules) -> datetime | None:
    """A date that the notice bears without saying that it was delivered then; the last of them."""
    found = [instant(said, rules) for said in DATED.findall(folded(text))]
    return next((at for at in reversed(found) if at is not None), None)


def violated(text: str, rules: TimeRules) -> tuple[datetime | None, datetime | None]:
    """From when to when the alleged acts lie, where the notice says so."""
    window = WINDOW.search(folded(text))
    if window:
        return instant(window[1], rules), instant(window[2], rules)
    single = VIOLATED.search(folded(text))
    at = instant(single[1] or single[2], rules) if single else None
    return at, at


def instant(text: str, rules: TimeRules) -> datetime | None:
    """A Chinese date with or without clock time, in UTC."""
    value = re.sub(r"\s*([年月])\s*", "-", text.strip())
    value = re.sub(r"\s*日\s*", " ", value)
    value = re.sub(r"\s*[时点]整?\s*", ":", value)
    value = re.sub(r"\s*分\s*(?=\d)", ":", value)
    value = re.sub(r"\s*[分秒]\s*", "", value).strip()
    value = f"{value}00" if value.endswith(":") else value
    # The hour 24 is the end of that day; its last second is on the safe side.
    value = re.sub(r"\b24[:：]00(?:[:：]00)?$", "23:59:59", value)
    try:
        found = moment(value, "", rules)
    except CellUnusable:
        return None
    return found.at if found else None


def local(at: datetime, zone: str) -> str:
    """An instant as the notice would print it."""
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
