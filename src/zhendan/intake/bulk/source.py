"""Lineage in bulk: per record its physical row, the hash of its cells, and the cells masked.

The cells stay in columns (`c0`, `c1` …); `raw` of `source_rows` is put together when it is asked
for, since repeating every heading in every row would triple what is written.
Where nobody wants the cells, row and hash lead back to the line of the original.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zhendan.formats.cleaning.people import shown
from zhendan.intake.bulk.cells import CellForm, quoted

_DIGIT = "0-9０-９"
_MOBILE = f"(^|[^{_DIGIT}])(1[3-9][{_DIGIT}])[{_DIGIT}]{{4}}([{_DIGIT}]{{4}})($|[^{_DIGIT}])"
_STARS = r"\1\2****\3\4"
_CORE = r"0-9A-Za-z\x{4e00}-\x{9fff}.,;:@_*()/\-"
_SAFE = rf"''?[{_CORE}]([{_CORE} ]*[{_CORE}])?"
_NUMBER = "''?[0-9]{7,}"
_FEWEST = 7


def is_dropped(header: str) -> bool:
    """Whether cells under this heading may not be kept at all."""
    return shown(header, "probe") is None


def is_personal(header: str) -> bool:
    """Whether cells under this heading are shown by their first character only."""
    return shown(header, "probe") != "probe"


def personal_form(header: str) -> CellForm:
    """A person's cell, hidden; unusual forms are hidden by Python."""
    value = "ltrim({c}, '''')"
    others = f"length(translate({value}, '0123456789', ''))"
    digits = f"length({value}) - {others}"
    return CellForm(
        f"({{c}} = '' OR regexp_full_match({{c}}, '{_SAFE}'))",
        f"CASE WHEN {{c}} = '' THEN '' WHEN contains({{c}}, '*') THEN {value} "
        f"WHEN regexp_full_match({{c}}, '{_NUMBER}') "
        f"THEN left({value}, 1) || '***' || right({{c}}, 4) "
        # A Chinese character has three bytes: with so many of them digits are no majority.
        f"WHEN strlen({{c}}) >= length({{c}}) * 2 OR NOT {digits} >= {_FEWEST} "
        f"OR NOT ({digits}) * 2 > length({value}) THEN left({value}, 1) || '***' "
        f"ELSE left({value}, 1) || '***' || right(regexp_replace({{c}}, '[^0-9]', '', 'g'), 4) END",
        "VARCHAR",
        lambda cell: (shown(header, cell), False),
    )


@dataclass(frozen=True, slots=True)
class SourceRows:
    """How the records of one table are kept for lineage."""

    headers: Sequence[str]
    first_ref: int
    first_row: int
    odd: frozenset[int]
    """Columns with personal cells that Python hid."""
    done: str
    """The records done in bulk; empty where every one is."""
    cells: bool
    """The masked cells are wanted."""

    def kept(self) -> list[int]:
        """Columns whose cells may be kept."""
        return [place for place, header in enumerate(self.headers) if not is_dropped(header)]

    def query(self) -> str:
        """`row_ref`, `row_no`, `row_sha256` and the cells, masked."""
        kept = self.kept()
        plain = [f"p.c{p}" for p in kept if not is_personal(self.headers[p])]
        joins = "".join(
            f" LEFT JOIN hidden_{place} ON hidden_{place}.cell = p.c{place}" for place in self.odd
        )
        masked = ", ".join(f"{self._cell(place)} AS c{place}" for place in kept)
        if not self.cells:
            return (
                f"SELECT p.n + {self.first_ref} AS row_ref, p.n + {self.first_row} AS row_no, "
                f"p.row_sha256 FROM piece p {self._bulk()}"
            )
        found = " OR ".join(
            f"(strlen({cell}) > 10 AND regexp_matches({cell}, '{_MOBILE}'))" for cell in plain
        )
        return (
            f"SELECT p.n + {self.first_ref} AS row_ref, p.n + {self.first_row} AS row_no, "
            f"p.row_sha256, {masked} FROM "
            f"(SELECT p.*, {found if plain else 'false'} AS numbers FROM piece p) p "
            f"{self._bulk()}{joins}"
        )

    def _bulk(self) -> str:
        """Only records done in bulk."""
        return f"JOIN {self.done} s ON s.n = p.n" if self.done else ""

    def _cell(self, place: int) -> str:
        """One cell as it may be kept."""
        cell = f"p.c{place}"
        if is_personal(self.headers[place]):
            fast = personal_form(self.headers[place]).value.replace("{c}", cell)
            if place in self.odd:
                return (
                    f"CASE WHEN hidden_{place}.cell IS NULL THEN {fast} "
                    f"ELSE hidden_{place}.value END"
                )
            return fast
        once = f"regexp_replace({cell}, '{_MOBILE}', '{_STARS}', 'g')"
        twice = f"regexp_replace({once}, '{_MOBILE}', '{_STARS}', 'g')"
        return f"CASE WHEN p.numbers THEN {twice} ELSE {cell} END"


def raw_json(headers: Sequence[str]) -> str:
    """SQL of `source_rows.raw` from the kept cells: pairs of heading and cell in order."""
    kept = [place for place, header in enumerate(headers) if not is_dropped(header)]
    pairs = ", ".join(f"[{quoted(headers[place].strip())}, c{place}]" for place in kept)
    return f"CAST(to_json([{pairs}]) AS VARCHAR)"
