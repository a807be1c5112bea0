"""进货检验: how many pieces of a lot to inspect, and defects beside the refunds they led to."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from zhendan.domain import Note, OrderId, Page, Text
from zhendan.reputation.acceptance import SHARES, chance
from zhendan.reputation.errors import LotUnknown, PlanIncomplete

DEFECTS = "defects"
_LETTERS = "ABCDEFGHJKLMNPQ"


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """A single sampling plan, normal inspection, general level II."""

    lot: int
    aql: str
    letter: str
    size: int
    accept: int
    reject: int
    edition: str
    mark: str
    """`U`: written from memory, to be held against the standard before anything leans on it."""
    words: Text
    chances: tuple[tuple[float, float], ...]
    """Share of nonconforming pieces, and how likely a lot from such a process is accepted then:
    computed here (binomial), whatever the standard says."""


def sampling_plan(lot: int, aql: str = "2.5") -> SamplingPlan:
    """How many to draw, and up to how many nonconforming the lot is accepted.

    Raises `LotUnknown`.
    """
    told = _tables()
    limit = next((one for one in told["accept"] if _alike(one, aql)), aql)
    numbers: Mapping[str, int] | None = told["accept"].get(limit)
    if lot < 2 or numbers is None:  # noqa: PLR2004
        raise LotUnknown(lot=lot, aql=aql, known="、".join(told["accept"]))
    first = next(letter for most, letter in told["letters"] if lot <= most)
    letter = _resolved(first, numbers)
    size = min(lot, int(told["sizes"][letter]))
    accept = numbers[letter]
    words = Text(
        f"批量 {lot} 件，抽 {size} 件；不合格不超过 {accept} 件接收，达到 {accept + 1} 件拒收"
        f"（AQL {limit}，一般检验水平 II，正常检验一次抽样；表值待与标准核对）。",
        f"Of {lot} pieces draw {size}; accept up to {accept} nonconforming, reject from"
        f" {accept + 1} (AQL {limit}, general level II, normal single sampling; to be held against"
        " the standard).",
    )
    edition, mark = str(told["edition"]), str(told["source"]["mark"])
    chances = tuple((share, round(chance(size, accept, share), 4)) for share in SHARES)
    return SamplingPlan(lot, limit, letter, size, accept, accept + 1, edition, mark, words, chances)


def _alike(known: str, asked: str) -> bool:
    """Whether a person means this limit: `1` and `1.00` are `1.0`."""
    try:
        return Decimal(asked) == Decimal(known)
    except InvalidOperation:
        return False


def _resolved(letter: str, numbers: Mapping[str, int]) -> str:
    """The letter whose plan holds: arrows lead to the nearest one that has numbers."""
    if letter in numbers:
        return letter
    have = [_LETTERS.index(one) for one in numbers]
    at = _LETTERS.index(letter)
    # Above the first plan the arrow points down; between 0 and 1 the upper letter points up, the
    # lower one down; below the last plan it points up.
    if at < min(have):
        return _LETTERS[min(have)]
    if at > max(have):
        return _LETTERS[max(have)]
    lower = max(one for one in have if one < at)
    higher = min(one for one in have if one > at)
    return _LETTERS[lower] if at - lower < higher - at else _LETTERS[higher]


def draw(pieces: Sequence[str], plan: SamplingPlan, *, commitment: str) -> tuple[str, ...]:
    """Which pieces to inspect: fixed by a value nobody could choose afterwards."""

    def place(piece: str) -> bytes:
        return hashlib.sha256(f"{commitment}\n{piece}".encode()).digest()

    return tuple(sorted(set(pieces), key=place)[: plan.size])


def defect_page(lot: str, item: str, found: tuple[int, int], refunds: Sequence[OrderId]) -> Page:
    """A lot's inspection: pieces inspected, nonconforming, and refunds it led to.

    Raises `PlanIncomplete`.
    """
    inspected, bad = found
    if not lot.strip() or not item.strip() or not 0 <= bad <= inspected or not inspected:
        raise PlanIncomplete(name=lot, missing="item, inspected, bad")
    fields: dict[str, object] = {
        "item": item.strip(),
        "inspected": inspected,
        "bad": bad,
        "refunds": sorted(set(refunds)),
    }
    return Page(DEFECTS, lot.strip(), "inspected", fields)


@dataclass(frozen=True, slots=True)
class ItemDefects:
    """One item over all its lots."""

    item: str
    lots: int
    inspected: int
    bad: int
    refunds: int

    @property
    def share(self) -> float:
        """Share of nonconforming pieces."""
        return round(self.bad / self.inspected, 4)


def defects(notes: Sequence[Note]) -> tuple[ItemDefects, ...]:
    """Items by refunds and nonconforming share, worst first; a lot of an item counts once."""
    latest = {(note.id, note.says("item")): note for note in notes}
    lots: Counter[str] = Counter()
    inspected: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    refunds: dict[str, set[str]] = {}
    for note in latest.values():
        item = note.says("item")
        lots[item] += 1
        inspected[item] += int(note.says("inspected"))
        bad[item] += int(note.says("bad"))
        told = note.page.fields.get("refunds")
        refunds.setdefault(item, set()).update(map(str, told if isinstance(told, list) else ()))
    found = [
        ItemDefects(item, lots[item], inspected[item], bad[item], len(refunds[item]))
        for item in lots
    ]
    return tuple(sorted(found, key=lambda one: (-one.refunds, -one.share, one.item)))


@cache
def _tables() -> dict[str, Any]:
    """The dated tables."""
    path = files("zhendan.reputation").joinpath("gbt2828.yaml")
    told: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return told
