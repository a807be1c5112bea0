"""All passages of some orders, each fact once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhendan.domain import Exhibit, ExhibitKind, OrderId, Passage, Tables
from zhendan.evidence.matching import amounts, goods, papers, trade, words
from zhendan.evidence.matching.asking import Asking

QUESTIONS = (
    *trade.QUESTIONS,
    *amounts.QUESTIONS,
    *papers.QUESTIONS,
    *goods.QUESTIONS,
    *words.QUESTIONS,
)


def match(
    tables: Tables, exhibits: Sequence[Exhibit], orders: Sequence[OrderId], *, shops_zone: str
) -> tuple[Passage, ...]:
    """Every row of a sealed file that speaks of one of `orders`, for it or against it.

    Sorted by order, then by kind of record. The same fact in two exports counts once, at the file
    that was sealed first. A row of a file that is not sealed is not cited.
    """
    asking = Asking(tables, exhibits, orders, shops_zone)
    number = {one.sha256: place for place, one in enumerate(exhibits)}
    rank = {kind: place for place, kind in enumerate(ExhibitKind)}
    found = [one for question in QUESTIONS for one in asking.ask(question)]
    found.sort(key=lambda one: (one.order, number.get(one.at_row.file, len(number))))
    return tuple(sorted(_once(found), key=lambda one: (one.order, rank[one.kind])))


def _once(found: Sequence[Passage]) -> Iterator[Passage]:
    """Each fact at the first place that says it, with how many more places repeat it.

    What speaks against an order is no repetition of what speaks for it: both stay.
    """
    places: dict[tuple[object, ...], list[Passage]] = {}
    for one in found:
        fact = (one.order, one.kind, one.facts["fact"], one.happened_at, one.contradicts)
        places.setdefault(fact, []).append(one)
    for first, *more in places.values():
        facts = {name: value for name, value in first.facts.items() if name != "fact"}
        if more:
            facts["repeated_in"] = str(len({one.at_row for one in more}))
        yield replace(first, facts=facts)
