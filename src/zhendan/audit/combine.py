"""How answers become an outcome, in SQL, so that a million orders and one are judged alike.

The rules (signals reference 5, algorithms reference 4): the strongest signal of a family counts;
what only asks never contradicts; an order is contradicted by physical, money or own records that
no fitting story explains; conceding is suggested only with a second family beside them; an attack
blocks it. Absence of findings is no proof: `supported` needs payment and goods shown, and where
questions stay open also an independent buyer, shown in two ways where they are many: a few lines of
talk cost nothing.
"""

import re
from collections.abc import Sequence

from zhendan.audit.measures.wide import Wide
from zhendan.audit.questions import HARD, LANES, SOFT, Questions
from zhendan.audit.shown import BUYER, GOODS, GOODS_SHOWN, PAYMENT
from zhendan.audit.signal import ALWAYS, NEVER, Signal, Story
from zhendan.audit.weighing import ASKING_POINTS, LOUD_POINTS, weighed
from zhendan.domain import Weight

GOODS_SIGNALS = frozenset({"C06", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "J05", "J06"})
"""While one of these decides, a delivered track shows no goods."""

_WORDS = (
    "order_key", "hard_found", "soft_found", "favour", "decided", "repeated", "hard_missing",
    "soft_missing", "stories_for", "stories_missing", "hard_open", "soft_open",
)  # fmt: skip
_SMALL = (
    "is_trade", "payment_kinds", "goods_kinds", "goods_shown", "buyer_kinds", "families", "attack",
    "marked",
)  # fmt: skip
"""Kept of every order beside the words: ten million times eight bytes are felt, so in one byte."""
OUTCOME = f"""
    CASE
        WHEN is_trade = 0 THEN 'insufficient'
        WHEN deciding > 0 AND attack = 0 THEN 'contradicted'
        WHEN attack = 1 OR loud > 0 OR marked = 1 THEN 'insufficient'
        WHEN payment_kinds = 0 OR goods_shown = 0 THEN 'insufficient'
        WHEN asking >= {ASKING_POINTS} AND buyer_kinds = 0 THEN 'insufficient'
        WHEN asking >= {LOUD_POINTS} AND buyer_kinds < 2 THEN 'insufficient'
        WHEN hard_found + soft_found > 0 AND hard_open + soft_open = 0 THEN 'explained'
        ELSE 'supported'
    END
"""


def answers_query(questions: Questions, wide: Wide, keys: str = "") -> str:
    """One row per order: what was found, what decides, what is shown, the outcome.

    Of all orders, or of those whose `order_key` fulfils the condition `keys`.
    """
    return f"""
    SELECT
        {", ".join(_WORDS)},
        {", ".join(f"CAST({name} AS TINYINT) AS {name}" for name in _SMALL)},
        CAST(hard_points + asking AS SMALLINT) AS points,
        outcome,
        CAST(CASE WHEN outcome = 'contradicted' AND (families >= 2 OR repeated > 0)
            THEN 1 ELSE 0 END AS TINYINT) AS concede,
        CASE WHEN outcome NOT IN ('supported', 'explained') THEN NULL
            WHEN payment_kinds >= 2 AND goods_kinds >= 2 AND buyer_kinds >= 2 THEN 'provable'
            ELSE 'thin' END AS strength
    FROM (
        SELECT weighed.*, {OUTCOME} AS outcome
        FROM (
            SELECT opened.*, {", ".join(weighed(questions))}
            FROM (
                SELECT answered.*, {_opened(questions)}
                FROM ({_answered(questions, wide, keys)}) AS answered
            ) AS opened
        ) AS weighed
    ) AS judged
    """


def _answered(questions: Questions, wide: Wide, keys: str) -> str:
    """Answers as bits: what is unknown is taken out of each, and so is what is no deal.

    Findings for the shop are kept apart: they are no questions to the order.
    """
    favour = questions.weighing(HARD, Weight.FOR_SHOP)
    said = ", ".join(
        f"CASE WHEN is_trade = 1 THEN {lane}_asked - ({lane}_asked & {lane}_missing) ELSE 0 END "
        f"AS {lane}_said"
        for lane in LANES
    )
    return f"""
        SELECT
            order_key,
            is_trade,
            (hard_said - (hard_said & {favour})) AS hard_found,
            soft_said AS soft_found,
            (hard_said & {favour}) AS favour,
            (hard_said & decides) AS decided,
            (hard_said & presses) AS pressing,
            (hard_said & decides & repeats) AS repeating,
            hard_missing,
            soft_missing,
            (told - (told & stories_missing)) AS stories_for,
            stories_missing,
            payment_kinds,
            goods_kinds,
            goods_shown,
            buyer_kinds
        FROM (SELECT raw.*, {said} FROM ({_raw(questions, wide, keys)}) AS raw) AS known
    """


def _raw(questions: Questions, wide: Wide, keys: str) -> str:
    """Every predicate as a bit, known or not, and which kinds of source show an element."""
    told = [s for s in questions.stories if not unanswerable(s.needs, wide)]
    unheard = sum(questions.bit(s.code) for s in questions.stories if s not in told)
    heavy = _askable(questions.lane(HARD), wide)
    hard = [s for s in heavy if s.card.weight is Weight.DECIDES]
    columns = {
        **_lane(questions, wide, HARD),
        **_lane(questions, wide, SOFT),
        "decides": _bits([(questions.bit(s.card.code), _of_courier(s, s.decides)) for s in hard]),
        "presses": _bits([(questions.bit(s.card.code), _of_courier(s, s.presses)) for s in heavy]),
        "repeats": _bits([(questions.bit(s.card.code), s.repeats) for s in hard]),
        "told": _bits([(questions.bit(s.code), s.holds) for s in told]),
        "stories_missing": _bits([(questions.bit(s.code), _untold(s)) for s in told])
        + f" + {unheard}",
        "payment_kinds": PAYMENT,
        "goods_kinds": GOODS,
        "goods_shown": GOODS_SHOWN,
        "buyer_kinds": BUYER,
    }
    chosen = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    # What is the same of every order is written out, so that no column carries it.
    chosen = re.sub(r"\w+", lambda word: _constant(word[0], wide), chosen)
    named = frozenset(re.findall(r"\w+", chosen))
    orders = f"(SELECT * FROM audit_orders WHERE {keys})" if keys else "audit_orders"
    # Materialised: written into the questions, each measure would be worked out once per mention.
    return (
        f"WITH wide AS MATERIALIZED ({wide.over(orders, named, keys=keys)}) "
        f"SELECT order_key, is_trade, {chosen} FROM wide"
    )


def _of_courier(signal: Signal, holds: str) -> str:
    """A condition that a track typed off a page never fulfils: no slip of the pen convicts."""
    if "track_events" not in signal.rests_on or holds == NEVER:
        return holds
    return f"({holds}) AND COALESCE(track_copied, 0) = 0"


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def _constant(word: str, wide: Wide) -> str:
    """A measure that no order of this shop has, or all have alike, as SQL; other words as is."""
    said = wide.columns.get(word, "")
    if word in wide.columns and (word not in wide.known or _NUMBER.fullmatch(said)):
        return said
    return word


def _lane(questions: Questions, wide: Wide, lane: str) -> dict[str, str]:
    """What one word asks, and what of it cannot be answered."""
    askable = _askable(questions.lane(lane), wide)
    never = questions.mask(lane, (s.card.code for s in questions.lane(lane) if s not in askable))
    return {
        f"{lane}_asked": _bits([(questions.bit(s.card.code), s.asks) for s in askable]),
        f"{lane}_missing": _bits([(questions.bit(s.card.code), _unknown(s.needs)) for s in askable])
        + f" + {never}",
    }


def _askable(signals: Sequence[Signal], wide: Wide) -> tuple[Signal, ...]:
    """The signals that at least some order of this shop can be asked."""
    return tuple(s for s in signals if not unanswerable(s.needs, wide))


def unanswerable(needs: Sequence[str], wide: Wide) -> tuple[str, ...]:
    """The needs that no order of this shop can meet; a need may list alternatives."""
    return tuple(n for n in needs if not any(name in wide.known for name in n.split("|")))


def _unknown(needs: Sequence[str]) -> str:
    """SQL: something the question needs is unknown for this order."""
    return " OR ".join(
        " AND ".join(f"{name} IS NULL" for name in need.split("|")) for need in needs
    )


def _untold(story: Story) -> str:
    """SQL: what a story needs is unknown for this order, or the records cannot be told apart."""
    unknown = _unknown(story.needs)
    return f"{unknown} OR NOT ({story.tells})" if story.tells else unknown


def _bits(terms: Sequence[tuple[int, str]]) -> str:
    """The sum of the bits whose condition is true; an unknown condition is not true."""
    if not terms:
        return "CAST(0 AS BIGINT)"
    always = sum(bit for bit, sql in terms if sql == ALWAYS)
    cases = " + ".join(
        f"CASE WHEN {sql} THEN {bit} ELSE 0 END" for bit, sql in terms if sql not in (ALWAYS, NEVER)
    )
    return f"CAST({cases or 0} + {always} AS BIGINT)"


def _opened(questions: Questions) -> str:
    """What was found less what a fitting story explains, word by word."""
    return ", ".join(f"{_open(questions, lane)} AS {lane}_open" for lane in LANES)


def _open(questions: Questions, lane: str) -> str:
    """What stays open in one word."""
    masks = [(questions.bit(s.code), questions.mask(lane, s.clears)) for s in questions.stories]
    terms = [
        f"CASE WHEN (stories_for & {bit}) <> 0 THEN {mask} ELSE 0 END"
        for bit, mask in masks
        if mask
    ]
    if not terms:
        return f"{lane}_found"
    cleared = " | ".join(f"({term})" for term in terms)
    # Most orders have nothing to clear; only the others pay for looking.
    return (
        f"CASE WHEN {lane}_found = 0 OR stories_for = 0 THEN {lane}_found "
        f"ELSE {lane}_found - ({lane}_found & ({cleared})) END"
    )
