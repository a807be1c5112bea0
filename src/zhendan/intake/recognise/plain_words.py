"""Tables that people keep themselves, read by what their headings say.

No layout is known for them, yet 快递单号 beside 重量(kg) says what it is. Only whole headings that
mean one thing are taken; a table that is nearly a platform's export is never read this way, since
there a heading may have slipped. What was taken for what is said in the report.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from zhendan.formats.readers.grid import Row
from zhendan.intake.recognise.headers import Recognition, norm
from zhendan.intake.recognise.template import Template, template_list

_FEWEST = 3
"""Fewer headings that are understood make no table."""
_LEAST_SHARE = 0.5
_JOINTS = re.compile(r"[-_]")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A layout with every heading that names one of its columns."""

    template: Template
    meanings: Mapping[str, str]
    """Normalised heading -> the layout's own heading."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A header read by one layout's words."""

    spoken: _Spoken
    row: Row
    said: Mapping[str, str]
    """Heading of the file -> the layout's own heading."""
    unused: tuple[str, ...]


def plain(heading: str) -> str:
    """A heading as people write it: `Tracking_Number`, `tracking number` and their like are one."""
    return _JOINTS.sub("", norm(heading)).casefold()


@cache
def _spoken() -> tuple[_Spoken, ...]:
    """The layouts that plain words may name."""
    return tuple(
        _Spoken(
            template,
            {plain(name): name for name in template.headers}
            | {plain(word): name for word, name in template.words.items()},
        )
        for template in template_list()
        if template.words
    )


def by_words(rows: Sequence[Row], found: Recognition) -> Recognition:
    """The table read by its headings; `found` where they do not say clearly what it is."""
    if found.ties or any(
        miss.missing and _nearly(miss.template, miss.missing) for miss in found.near
    ):
        return found
    fits = [fit for row in rows for spoken in _spoken() if (fit := _fit(spoken, row))]
    if not fits:
        return found
    fits.sort(key=lambda fit: -len(fit.said))
    best = fits[0]
    if any(len(f.said) == len(best.said) and f.spoken is not best.spoken for f in fits[1:]):
        return found
    alias = {**best.spoken.template.alias, **best.said}
    template = replace(best.spoken.template, alias=alias, confidence="words")
    score = len(best.said) / (len(best.said) + len(best.unused))
    return Recognition(
        template, best.row, score, new=best.unused, words=tuple(sorted(best.said.items()))
    )


def _nearly(template: str, missing: Sequence[str]) -> bool:
    """Whether a platform's layout with all required columns is what this nearly is."""
    known = next((t for t in template_list() if t.id == template), None)
    if known is None or known.words:
        return False
    return not {norm(name) for name in known.required} & set(missing)


def _fit(spoken: _Spoken, row: Row) -> _Fit | None:
    """The row as a header in this layout's words, if it is one."""
    headings = [cell.strip() for cell in row.cells if norm(cell)]
    said = {h: spoken.meanings[plain(h)] for h in headings if plain(h) in spoken.meanings}
    counts = Counter(said.values())
    for heading, meaning in tuple(said.items()):
        if counts[meaning] > 1 and plain(heading) != plain(meaning):
            del said[heading]  # the layout's own word for it stands there too, or it is unclear
    there = set(said.values())
    if not set(spoken.template.required) <= there or len(there) < _FEWEST:
        return None
    if len(said) < _LEAST_SHARE * len(headings):
        return None
    return _Fit(spoken, row, said, tuple(h for h in headings if h not in said))
