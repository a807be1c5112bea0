"""Which numbers of a measure table the questions look at: a change in any other changes no answer.

Counts of a popular item move with every order; what a question sees of them hardly ever does.
"""

import re
from collections.abc import Iterator

from zhendan.audit.measures.catalogue import MEASURES
from zhendan.audit.questions import Questions
from zhendan.audit.shown import BUYER, GOODS, GOODS_SHOWN, PAYMENT
from zhendan.audit.signals.feather_weight import BASKETS, TWINS

# What the questions say of these is worked out from thresholds: F01 and F02 alone ask for them.
THRESHOLDS: dict[str, tuple[str, ...]] = {
    "audit_m_item_weights": (
        "CASE WHEN audit_m_item_weights.weighed_orders >= 20 AND audit_m_item_weights.upper_g "
        "<= 1.25 * audit_m_item_weights.typical_g THEN audit_m_item_weights.typical_g END",
        "weights_listed >= 5 AND weights_as_listed * 2 >= weights_listed",
        "weights_listed >= 5 AND weights_as_listed * 20 < weights_listed",
        "weights_listed >= 3 AND weights_as_listed >= 2",
    ),
    "audit_m_light": (f"light_twins >= {TWINS} AND light_baskets >= {BASKETS}",),
}


def seen(questions: Questions, table: str) -> tuple[str, ...]:
    """SQL over one table's columns: all that the questions see of a row."""
    return THRESHOLDS.get(table) or tuple(dict.fromkeys(_asked(questions, table)))


def _asked(questions: Questions, table: str) -> Iterator[str]:
    """The measures of the table that some question names."""
    words = frozenset(re.findall(r"\w+", " ".join(texts_of(questions))))
    for name in sorted(words & MEASURES.keys()):
        for source, measure in MEASURES[name]:
            if source.name == table:
                yield name if not measure.sql or "o." in measure.sql else measure.sql


def texts_of(questions: Questions) -> Iterator[str]:
    """Every piece of SQL that a question or the outcome puts to the measures."""
    for signal in questions.signals:
        yield from (*signal.needs, signal.asks, signal.decides, signal.presses, signal.repeats)
    for story in questions.stories:
        yield from (*story.needs, story.holds, story.tells)
    yield from (PAYMENT, GOODS, GOODS_SHOWN, BUYER)
