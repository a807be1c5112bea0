"""What is kept of a whole run beside its tables: the base, its day, and who wrote it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from zhendan.audit.combine import OUTCOME
from zhendan.audit.measures.catalogue import TABLES
from zhendan.audit.measures.ledger_orders import kept as kept_columns
from zhendan.audit.measures.ring_kinds import RING_KINDS
from zhendan.audit.measures.rings import FoundRing
from zhendan.audit.measures.text import table_of
from zhendan.audit.measures.wide import Frozen
from zhendan.audit.questions import Questions
from zhendan.audit.shown import BUYER, GOODS, GOODS_SHOWN, PAYMENT
from zhendan.audit.weighing import weighed
from zhendan.domain import Tables

FACTS = "audit_kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """The facts of a kept ledger; `based_on` is the day of its newest order at the whole run."""

    edition: str
    zone: str
    based_on: str
    orders: int
    """Orders of the whole run that made the base."""
    filled: tuple[str, ...]
    inputs: tuple[str, ...]
    made: tuple[str, ...]
    base: Mapping[str, float | None]
    searched: int
    rings: tuple[tuple[int, str, int, int, float, float], ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns of `audit_orders`."""
        own = {"order_key", "local_s", "is_trade", "paid_cents"}
        return frozenset(kept_columns(frozenset(self.filled))) | own

    @property
    def frozen(self) -> Frozen:
        """The base as the measures ask for it."""
        kinds = {kind.code: kind for kind in RING_KINDS}
        rings = (
            FoundRing(n, kinds[code], accounts, keys, density, bound)
            for n, code, accounts, keys, density, bound in self.rings
        )
        return Frozen(self.base, tuple(rings), self.searched)

    @property
    def day(self) -> date | None:
        """The day the base was made from; None for a ledger without any time."""
        return date.fromisoformat(self.based_on) if self.based_on else None


def edition_of(tables: Tables, questions: Questions) -> str:
    """A hash of every question, measure and rule of the outcome, and of the engine's key of a text.

    A ledger kept by another edition was asked other questions, and its keys may be others.
    """
    ((probe,),) = tables.rows("SELECT key_of('zhendan')")
    asked = [
        (s.card.code, s.needs, s.asks, s.decides, s.presses, s.repeats, s.points)
        for s in questions.signals
    ]
    told = [(s.code, s.needs, s.holds, s.clears, s.tells) for s in questions.stories]
    made = [(t.name, t.key, t.query, [(m.name, m.sql, m.absent) for m in t.measures])
            for t in TABLES]  # fmt: skip
    judged = (OUTCOME, weighed(questions), PAYMENT, GOODS, GOODS_SHOWN, BUYER)
    text = repr((probe, asked, told, made, judged))
    return hashlib.sha256(text.encode()).hexdigest()


def day_of(second: object) -> str:
    """The local day of a local second, as text; empty where there is none."""
    if not isinstance(second, int):
        return ""
    return datetime.fromtimestamp(second, UTC).date().isoformat()


def write_kept(tables: Tables, facts: Kept) -> None:
    """Set the facts down."""
    text = json.dumps(asdict(facts), sort_keys=True)
    tables.make(FACTS, table_of({"facts": "VARCHAR"}, [(text,)]))


def read_kept(tables: Tables) -> Kept | None:
    """The facts, or None where no kept ledger lies."""
    if "facts" not in tables.filled(FACTS):
        return None
    ((text,),) = tables.rows(f"SELECT facts FROM {FACTS}")
    found = json.loads(str(text))
    for name in ("filled", "inputs", "made"):
        found[name] = tuple(found[name])
    found["rings"] = tuple(tuple(ring) for ring in found["rings"])
    return Kept(**found)
