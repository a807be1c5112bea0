"""Fields of a notice written in English; what is not found is said, never guessed."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from zhendan.domain import Penalty
from zhendan.formats.cleaning.times import TimeRules, moment
from zhendan.formats.row_problems import CellUnusable

_FAKE = (
    r"(?:fake|false|fictitious|fraudulent|non-genuine|inauthentic)\s+(?:transaction|order|sale)s?"
    r"|order\s+(?:brushing|manipulation)|brushing"
    r"|(?:sales?\s+rank(?:ing)?|review|ratings?)\s+manipulation"
    r"|(?:manipulat\w+|misus\w+|misuse\s+of)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:sales?\s+ranks?|reviews?|ratings?|search\s+and\s+browse)"
)
_ACCUSES = re.compile(rf"violat|{_FAKE}|code\s+of\s+conduct", re.I)
_FOLLOWS = re.compile(
    r"appeal|points?\b|deactivat|suspen|with(?:held|hold)|on\s+hold|enforcement|penalt"
    r"|plan\s+of\s+action|dispute",
    re.I,
)
_SANCTIONS = re.compile(
    r"no\s+longer\s+count|\breserved?\b|action\s+required|under\s+review|\binvestigat"
    r"|within\s+\d{1,3}\s+(?:\w+\s+)?(?:days?|hours?)",
    re.I,
)
"""What follows where fake orders are named outright; elsewhere such words are everybody's."""
_ABOUT = re.compile(r"\b(?:orders?|shops?|stores?|sellers?|accounts?|listings?)\b", re.I)
_LEAST_LETTERS = 0.6
_ID = r"([A-Za-z0-9][A-Za-z0-9_-]{3,39})"
_KEPT_UNDER = r"\b(?:violation|case|notice|reference|enforcement|complaint)"
_NUMBER = re.compile(
    rf"{_KEPT_UNDER}\s*(?:(?:ID|No\.?|number|#)\s*[:：#]?|[:：])\s*(?=[A-Za-z_-]*\d)" + _ID,
    re.I,
)
_ORDERS = re.compile(
    r"\border\s*(?:IDs?|numbers?|nos?\.?|s)?(?:\s+(?:affected|concerned|involved))?\s*[:：#]\s*"
    r"((?:[A-Za-z0-9-]{8,25}[\s,;]*(?:and\s+)?)+)",
    re.I,
)
_UNDER = re.compile(r"\borders?\b[^\n]{0,120}[:：]\s*$", re.I)
_ALONE = re.compile(r"^[\s•·*\-\d.)]{0,6}?([A-Z0-9][A-Z0-9-]{7,24})[\s,;.]*$")
_ORDER = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z0-9-]*\d[A-Za-z0-9-]{6,}")
_CHARGES = (
    re.compile(r"\b(?:violation\s+(?:type|reason|name)|reason)\s*[:：]\s*([^\n.;]{3,80})", re.I),
    re.compile(
        r"\bviolat(?:ed|es|ing|ion\s+of)\s+(?:the\s+|our\s+)?([^.\n]{3,100}?)\s+polic(?:y|ies)\b",
        re.I,
    ),
    re.compile(r"\b(?:engaged|engaging|involved|participated)\s+in\s+([^.,;\n]{3,80})", re.I),
    re.compile(rf"\b({_FAKE})", re.I),
)
_GRADES = (
    (3, r"extremely\s+serious|particularly\s+serious"),
    (2, r"\bserious|\bsevere|\bcritical"),
)
_SHOP = (
    re.compile(r"\b(?:shop|store|seller)(?:\s+name)?\s*[:：]?\s*[“\"]([^”\"\n]{2,60})[”\"]", re.I),
    re.compile(r"\b(?:shop|store)\s+name\s*[:：]\s*([^\n,;(]{2,60})", re.I),
    re.compile(r"\byour\s+(?:shop|store)\s+([A-Za-z0-9_.-]*[0-9_.][A-Za-z0-9_.-]*)\b", re.I),
    # A shop's own nick: one word with a digit, an underline or a dot, never “Dear Seller”.
    re.compile(
        r"^\s*(?:dear|hi|hello)\s+(?:seller\s+|merchant\s+)?([A-Za-z0-9_.-]*[0-9_.][A-Za-z0-9_.-]*)\s*[,:，!]",
        re.I | re.M,
    ),
    # Or a name that says itself to be a shop's, in capitals; “Dear Store” alone is nobody's.
    re.compile(
        r"^\s*(?i:dear|hi|hello)\s+((?:[A-Z0-9][\w&'.-]*\s+){1,5}(?:Store|Shop|Outlet|Studio))\s*[,:，!]",
        re.M,
    ),
)
_POINTS = re.compile(
    r"(?<!\d)(\d{1,9}(?:\.\d{1,9})?)\s{1,20}(?:violation\s+|penalty\s+)?points?\b", re.I
)
_FINE = re.compile(
    r"\b(?:fine|penalty\s+fee|liquidated\s+damages)[^\d.\n]{0,20}"
    r"((?:[A-Z]{2,3}\s*)?[$€£¥]?\s*(\d[\d,]*(?:\.\d+)?))",
    re.I,
)
_KINDS = (
    (
        "freeze",
        r"(?:settlements?|funds?|payouts?|payments?|disbursements?|balance)[^.;\n]{0,30}"
        r"(?:on\s+hold|(?:with)?held\b|withhold\w*|frozen|reserved?)(?:[^.;\n]|\.\d){0,30}"
        r"|reserve\s+(?:was\s+|has\s+been\s+|is\s+)?placed\s+on[^.;\n]{0,40}"
        r"|account\s+(?:is\s+|has\s+been\s+)?frozen(?:[^.,;\n]){0,30}",
    ),
    (
        "removal",
        r"(?:[^.,;:\n]{0,40}\b)?(?:deactivat|suspen[ds]|remov|delist|terminat|delet)\w*"
        r"(?:[^.,;\n]{0,80}\b)?",
    ),
    (
        "demotion",
        r"(?:search|traffic|visibility|exposure|listing)[^.;\n]{0,20}"
        r"(?:limit|restrict|reduc|demot|lower)\w*[^.;\n]{0,30}",
    ),
)
_COUNT = re.compile(r"\b(\d{1,6})\s+(?:affected\s+|flagged\s+|suspicious\s+)?orders\b", re.I)
_TIMES = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3}
_ATTEMPTS = re.compile(
    r"\bappeal\s+(?:up\s+to\s+|only\s+|at\s+most\s+)?(\d|once|twice|one|two|three)\b(?:\s+times?)?"
    r"(?!\s+(?:days?|hours?|working|business|calendar))"
    r"|\b(\d|one|two|three)\s+(?:appeals?|chances?\s+to\s+appeal)\b",
    re.I,
)
_ASKS = re.compile(r"\b(?:provide|submit|upload|include|attach)\s+([^.;\n]{3,120})", re.I)
_ASKS_BELOW = re.compile(r"\b(?:provide|submit|upload|include|attach|send)\b[^\n]*:\s*$", re.I)
_BULLET = re.compile(r"^\s*(?:[-•·*]|\d{1,2}[.)])\s*(\S.{2,119}?)[.;,]?\s*$")
_NO_MATERIAL = re.compile(r"\b(?:appeal|within|by|before|through|via)\b", re.I)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
    r"(?:[ T,]+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*\(?(?:UTC|GMT|Z|PST|PDT|[+-]\d{2}:?\d{2})\)?)?"
)
_UNTIL = re.compile(
    rf"\b(?:by|before|until|no\s+later\s+than|deadline\s*[:：]?(?:\s*is)?|due\s*(?:date)?\s*[:：]?)"
    rf"\s*({_DATE})",
    re.I,
)
_SPAN = re.compile(
    r"[^.\n]{0,60}\bwithin\s+\d{1,3}\s+(?:(?:working|business|calendar|natural)\s+)?(?:days?|hours?)"
    r"[^.;\n]{0,80}",
    re.I,
)
_FROM = re.compile(
    rf"\b(?:within\s+\d{{1,3}}\s+(?:\w+\s+)?(?:days?|hours?)\s+(?:of|from|after)"
    rf"|(?:notice|notification|issued|sent)\s*(?:date|time|on)?\s*[:：]?)\s*({_DATE})",
    re.I,
)
_PENALTY_FROM = re.compile(
    rf"\b(?:effective|in\s+(?:force|effect)|takes?\s+effect|took\s+effect|came\s+into\s+force)"
    rf"(?:\s+(?:date|from|on|as\s+of|since|starting))*\s*[:：]?\s*({_DATE})",
    re.I,
)
_ZONES = {"GMT": "UTC", "PST": "-08:00", "PDT": "-07:00"}


def looks_like_notice(text: str) -> bool:
    """Whether an English text accuses a shop and says what may follow."""
    letters = sum(c.isascii() for c in text)
    if letters < _LEAST_LETTERS * len(text):
        return False
    if not _ABOUT.search(text):
        return False
    if _ACCUSES.search(text) and _FOLLOWS.search(text):
        return True
    return bool(re.search(_FAKE, text, re.I) and _SANCTIONS.search(text))


def number(text: str) -> str:
    """The platform's own number for the notice; empty where it gives none."""
    found = _NUMBER.search(text)
    return found[1] if found else ""


def orders(text: str) -> tuple[str, ...]:
    """Order numbers behind a label, or alone on the lines under one; letters allowed."""
    labelled = (no for listed in _ORDERS.findall(text) for no in _ORDER.findall(listed))
    return tuple(dict.fromkeys((*labelled, *_listed(text.splitlines()))))


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """Numbers that stand alone on the lines after one such as “the following orders …:”."""
    under = False
    for line in filter(str.strip, lines):
        alone = _ALONE.match(line) if under else None
        if alone and _ORDER.fullmatch(alone[1]):
            yield alone[1]
        under = bool(alone) or bool(_UNDER.search(line))


def charge(text: str) -> str:
    """What is alleged, in the platform's words."""
    found = next((met for pattern in _CHARGES if (met := pattern.search(text))), None)
    return " ".join(found[1].split()).strip(" \"'“”") if found else ""


def grade(text: str) -> int | None:
    """2 serious, 3 particularly serious; None where it does not say."""
    return next((value for value, word in _GRADES if re.search(word, text, re.I)), None)


def shop_name(text: str) -> str:
    """The shop that the notice names, where it does."""
    found = next((met for pattern in _SHOP if (met := pattern.search(text))), None)
    return found[1].strip() if found else ""


def penalties(text: str) -> tuple[Penalty, ...]:
    """Each thing done to the shop, in the notice's words."""
    found = [Penalty("points", m[0], m[1]) for m in _POINTS.finditer(text)][:1]
    found += [Penalty("fine", m[0], m[2].replace(",", "")) for m in _FINE.finditer(text)][:1]
    for kind, pattern in _KINDS:
        said = dict.fromkeys(m[0].strip() for m in re.finditer(pattern, text, re.I))
        found += [Penalty(kind, words) for words in said][:2]
    return tuple(found)


def declared_count(text: str) -> int | None:
    """How many orders the notice says it is about."""
    found = _COUNT.search(text)
    return int(found[1]) if found else None


def attempts(text: str) -> int | None:
    """How often an answer may be handed in, where the notice says so."""
    found = _ATTEMPTS.search(text)
    word = (found[1] or found[2]).lower() if found else ""
    return int(word) if word.isdigit() else _TIMES.get(word)


def asks_for(text: str) -> tuple[str, ...]:
    """Material that the notice demands, in its own words."""
    said = [m[1] for m in _ASKS.finditer(text) if not _NO_MATERIAL.search(m[1])]
    parts = [part.strip() for words in said for part in re.split(r",|\band\b|\bor\b", words)]
    below = _bulleted(text.splitlines())
    return tuple(dict.fromkeys([*(part for part in parts if len(part) > 1), *below]))


def _bulleted(lines: Sequence[str]) -> Iterator[str]:
    """What is listed line by line under one that asks for it."""
    under = False
    for line in filter(str.strip, lines):
        bullet = _BULLET.match(line) if under else None
        if bullet:
            yield bullet[1]
        under = bool(bullet) or bool(_ASKS_BELOW.search(line))


def deadline(text: str, rules: TimeRules) -> tuple[datetime | None, str, bool]:
    """The instant named, its words, and whether no clock stands beside the day; else a span."""
    found = _UNTIL.search(text)
    at = _instant(found[1], rules) if found else None
    if found and at is not None:
        return at, " ".join(found[0].split()), ":" not in found[1]
    span = _SPAN.search(text)
    return None, " ".join(span[0].split()) if span else "", False


def delivered_at(text: str, rules: TimeRules) -> datetime | None:
    """The day or instant from which the notice itself counts, or when it says it was sent."""
    found = _FROM.search(text)
    return _instant(found[1], rules) if found else None


def penalty_at(text: str, rules: TimeRules) -> tuple[datetime | None, str]:
    """The earliest day from which something is in force, and its words; else nothing."""
    said = [
        (_instant(one[1], rules), " ".join(one[0].split())) for one in _PENALTY_FROM.finditer(text)
    ]
    found = [(at, told) for at, told in said if at is not None]
    return min(found) if found else (None, "")


def _instant(text: str, rules: TimeRules) -> datetime | None:
    """An English date with or without clock time, in UTC."""
    value = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", " ".join(text.split()))
    for word, offset in _ZONES.items():
        value = re.sub(rf"\s*\(?\b{word}\b\)?", offset, value)
    value = re.sub(r"(?<=\d{4}),", "", value)
    try:
        found = moment(value, "", rules)
    except CellUnusable:
        return None
    return found.at if found else None
