"""Recognition by header signature: a score, the near misses, and never the best of bad ones.

Measured: any two known layouts share at most 0.40 of their headings; an export with a few
columns more keeps above 0.85; the sheet that once passed for another scored 0.15. A short header
falls below 0.85 with one column lost or gained, so one or two columns lost, or gained, but not
both, pass as well: then nothing can have been renamed. So does a short export whose headings are
nearly all known, and one whose columns the platform lets the merchant choose (any two layouts share
at most 0.41 of a header). A heading that feeds a value and differs in one character is never passed
over: that is how money gets lost.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from zhendan.domain import NearMiss, Text
from zhendan.formats.readers.grid import Row
from zhendan.intake.recognise.template import Template, template_list
from zhendan.intake.settings import ColumnMapping

ACCEPT = 0.85
NEAR = 0.3
_FEW = 2
"""So many columns may be lost, or gained, by a header of any length …"""
_STILL_SAME = 0.6
"""… as long as so much of it is left."""
_FEWEST_LEFT = 8
"""With so many known headings and no new one, a short export is still this layout: fewer columns
only mean fewer answers."""
_FEWEST_KNOWN, _MOSTLY = 10, 0.8
"""So many known headings, and so much of the header: a short export with a column or two more."""
_HALF = 0.5
_FEWEST_CHOSEN = 12
"""Known headings that name a layout whose other columns the merchant chose."""
_ALIKE = 0.6
"""Headings that share so much of their letters may be one heading renamed."""
_FEWEST_COLUMNS = 3
_MOST_NEAR = 3
_JUNK = re.compile("[\\s'\"`\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


def norm(name: str) -> str:
    """A heading as it is compared: NFKC, without blanks, quotes and unseen characters.

    Full-width and half-width forms meet; 帐 and 账 do not, and must not.
    """
    if name.isascii():
        return _JUNK.sub("", name)
    # What blanks kept apart may compose once they are gone: fold again, so that twice is once.
    text = _JUNK.sub("", unicodedata.normalize("NFKC", name))
    return _JUNK.sub("", unicodedata.normalize("NFKC", text))


def numbered(cells: Sequence[str]) -> list[str]:
    """Normalised headings; a repeated one keeps its place as `name#2`."""
    seen: dict[str, int] = {}
    found = []
    for cell in cells:
        name = norm(cell)
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 or not name else f"{name}#{seen[name]}")
    return found


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a table was taken for."""

    template: Template | None
    header: Row | None
    """The header row; set as well where no layout fits but a header can be seen."""
    score: float = 0.0
    ties: tuple[str, ...] = ()
    near: tuple[NearMiss, ...] = ()
    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    mapping: ColumnMapping | None = None
    """The person's word by which it was taken, where one was needed."""
    words: tuple[tuple[str, str], ...] = ()
    """Heading -> what it was taken for, where a table was read by its plain words."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A template with its normalised signature."""

    template: Template
    names: frozenset[str]
    required: frozenset[str]
    alias: tuple[tuple[str, str], ...]
    used: frozenset[str]
    """Headings that a value is read from."""

    def first(self, name: str) -> tuple[bool, str]:
        """Sorts headings that a value is read from before the others."""
        return name not in self.used, name

    def sees(self, header: frozenset[str]) -> frozenset[str]:
        """The header in this template's spelling."""
        renamed = dict(self.alias)
        return frozenset(renamed.get(name, name) for name in header) if renamed else header


@cache
def _known() -> tuple[_Known, ...]:
    """Every table layout's signature; answers of open platforms are recognised elsewhere."""
    return tuple(
        _Known(
            template,
            frozenset(norm(name) for name in template.headers),
            frozenset(norm(name) for name in template.required),
            tuple((norm(a), norm(b)) for a, b in template.alias.items()),
            frozenset(norm(name) for name in template.mapping),
        )
        for template in template_list()
        if not template.json
    )


def fit(rows: Iterable[Sequence[str]]) -> float:
    """How well the best of `rows` fits any known header; 0 below the near line."""
    best = 0.0
    for row in rows:
        names = _signature(row)
        if len(names) >= _FEWEST_COLUMNS:
            best = max(best, *(_score(known, names) for known in _known()))
    return best if best >= NEAR else 0.0


def recognise(rows: Sequence[Row]) -> Recognition:
    """What the table with these first rows is."""
    scored = _scored(rows)
    fits = [f for f in scored if _accepted(f[0], f[1], f[3])]
    if not fits:
        near = [f for f in scored if _is_near(f[0], f[1], f[3])][:_MOST_NEAR]
        misses = tuple(_miss(score, known, seen) for score, known, _, seen in near)
        return Recognition(None, _plain_header(rows), near=misses)
    ids = tuple(sorted({known.template.id for _, known, _, _ in fits}))
    if len(ids) > 1:
        return Recognition(None, fits[0][2], fits[0][0], ties=ids)
    return _recognised(fits[0])


def confirmed(rows: Sequence[Row], template: str, same: Mapping[str, str]) -> Recognition | None:
    """A layout that a person says it is: the line is lower, the required columns stay.

    `same` is the person's word on headings: heading in the file -> heading of the layout.
    """
    said = tuple((norm(here), norm(there)) for here, there in same.items())
    known = [
        replace(
            one,
            alias=one.alias + said,
            template=replace(one.template, alias={**one.template.alias, **same}),
        )
        for one in _known()
        if one.template.id == template
    ]
    fits = [f for f in _scored(rows, known) if _is_near(f[0], f[1], f[3]) and f[1].required <= f[3]]
    return _recognised(fits[0]) if fits else None


_MOST_NAMED = 12


def listed(names: Sequence[str]) -> str:
    """Headings in one line; of many the first, and how many there are."""
    shown = "、".join(names[:_MOST_NAMED]) or "—"
    more = len(names) - _MOST_NAMED
    return f"{shown} …（{len(names)}）" if more > 0 else shown


_Scored = tuple[float, _Known, Row, frozenset[str]]


def _scored(rows: Sequence[Row], among: Sequence[_Known] | None = None) -> list[_Scored]:
    """Every row against every layout, the best first."""
    scored = [
        (_score(known, names), known, row, known.sees(names))
        for row, names in ((row, _signature(row.cells)) for row in rows)
        if len(names) >= _FEWEST_COLUMNS
        for known in (_known() if among is None else among)
    ]
    return sorted(scored, key=lambda found: -found[0])


def _recognised(fit_: _Scored) -> Recognition:
    """A layout that fits, with what differs all the same."""
    score, known, row, seen = fit_
    written = {norm(name): name.strip() for name in (*known.template.headers, *row.cells)}
    missing, new = (
        tuple(written.get(name, name) for name in sorted(names, key=known.first))
        for names in (known.names - seen, seen - known.names)
    )
    return Recognition(known.template, row, score, missing=missing, new=new)


def _signature(cells: Sequence[str]) -> frozenset[str]:
    """The set of headings that a row would be."""
    return frozenset(filter(None, map(norm, cells)))


def _score(known: _Known, names: frozenset[str]) -> float:
    """Jaccard similarity of header and template."""
    seen = known.sees(names)
    return len(seen & known.names) / len(seen | known.names)


def _accepted(score: float, known: _Known, seen: frozenset[str]) -> bool:
    """All required columns, a high score and no slip."""
    if not known.required <= seen:
        return False
    same = score >= ACCEPT or _hardly_changed(score, known, seen) or _picked(known, seen)
    return same and not _slips(known, seen)


def _hardly_changed(score: float, known: _Known, seen: frozenset[str]) -> bool:
    """A column or two lost, or gained; both at once might be one renamed."""
    lost, gained = len(known.names - seen), len(seen - known.names)
    return score >= _STILL_SAME and not (lost and gained) and lost + gained <= _FEW


def _picked(known: _Known, seen: frozenset[str]) -> bool:
    """Some of the layout's columns; others beside them only where the merchant may choose."""
    common = len(seen & known.names)
    if "chosen_columns" in known.template.rules and common >= _FEWEST_CHOSEN:
        return True
    if common >= _FEWEST_KNOWN and common >= _MOSTLY * len(seen):
        return True
    return seen <= known.names and common >= _FEWEST_LEFT


def _is_near(score: float, known: _Known, seen: frozenset[str]) -> bool:
    """Alike on the whole, or half of a short header known with all that is required."""
    common = len(seen & known.names)
    short = common >= _FEWEST_LEFT and common >= _HALF * len(seen) and known.required <= seen
    return score >= NEAR or short


def _slips(known: _Known, seen: frozenset[str]) -> list[tuple[str, str]]:
    """Headings that feed a value, and what stands in their place but for one character."""
    missing = known.names - seen
    if not missing & known.used:
        return []
    new = sorted(seen - known.names)
    return [(a, b) for a in sorted(missing & known.used) for b in new if _one_off(a, b)]


def _miss(score: float, known: _Known, seen: frozenset[str]) -> NearMiss:
    """What differs between the header and a layout it nearly has."""
    return difference(known.template.id, known.names, seen, score=score, needed=known.required)


def difference(
    name: str,
    known: frozenset[str],
    seen: frozenset[str],
    *,
    score: float,
    needed: frozenset[str] = frozenset(),
) -> NearMiss:
    """What exactly differs between a known header and the one seen; headings are normalised."""
    missing, new = tuple(sorted(known - seen)), tuple(sorted(seen - known))
    slips = [(a, b) for a in missing for b in new if _one_off(a, b)]
    slipped = {word for pair in slips for word in pair}
    likely = [
        (a, b) for a in missing for b in new if not slipped & {a, b} and _alike(a, b) >= _ALIKE
    ]
    lost = [word for word in missing if word in needed]
    zh = f"缺少 {len(missing)} 列、多出 {len(new)} 列"
    en = f"{len(missing)} columns missing, {len(new)} new"
    if lost:
        zh, en = zh + f"，其中必需列 {'、'.join(lost)}", en + f", required: {', '.join(lost)}"
    for pairs, word_zh, word_en in (
        (slips, "只差一字", "one character differs"),
        (likely, "可能改了名", "perhaps renamed"),
    ):
        shown = [f"{a}/{b}" for a, b in pairs]
        if shown:
            zh, en = f"{zh}；{word_zh}：{'、'.join(shown)}", f"{en}; {word_en}: {', '.join(shown)}"
    return NearMiss(name, round(score, 4), missing, new, Text(zh=zh, en=en))


def _alike(a: str, b: str) -> float:
    """How much two headings share, 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _one_off(a: str, b: str) -> bool:
    """Whether two headings differ in one character, changed, lost or added."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return sum(x != y for x, y in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _plain_header(rows: Sequence[Row]) -> Row | None:
    """The first row that looks like headings: several filled cells and none a number."""
    for row in rows:
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if len(filled) > 1 and not row.cells[0].startswith("#") and not any(map(_numeric, filled)):
            return row
    return next((row for row in rows if not row.is_blank), None)


def _numeric(cell: str) -> bool:
    """Whether a cell is a bare number."""
    return cell.replace(".", "", 1).replace(",", "").isdigit()
