"""How answers become an outcome, in SQL, so that a million orders and one are judged alike.

The rules (signals reference 5, algorithms reference 4): the strongest signal of a family counts;
what only asks never contradicts; an order is contradicted by physical, money or own records that
no fitting story explains; conceding is suggested only with a second family beside them; an attack
blocks it. Absence of findings is no proof: `supported` needs payment and goods shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhendan.audit.measures.wide import Wide
from zhendan.audit.signal import ALWAYS, Signal, Story
from zhendan.domain import Family, Weight

MARKS = frozenset({"M01", "M02", "M03"})
"""The shop's own marks: an order that bears one is never proposed genuine."""
GOODS_SIGNALS = frozenset({"C06", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "J05"})
"""While one of these decides, a delivered track shows no goods."""
CAP_POINTS = 400
"""One family speaks at most this loud; all families that only ask, together, no louder."""


@dataclass(frozen=True, slots=True)
class Questions:
    """The signals and stories of one audit, with the bit each answers in."""

    signals: tuple[Signal, ...]
    stories: tuple[Story, ...]

    def bit(self, code: str) -> int:
        """The bit of a signal's or story's code."""
        codes = [s.card.code for s in self.signals]
        if code in codes:
            return 1 << codes.index(code)
        return 1 << [s.code for s in self.stories].index(code)

    def mask(self, codes: Iterable[str]) -> int:
        """The bits of several signals; codes of other editions are left out."""
        known = {s.card.code for s in self.signals}
        return sum(self.bit(code) for code in set(codes) & known)

    def weighing(self, *weights: Weight) -> int:
        """The bits of all signals of these weights."""
        return self.mask(s.card.code for s in self.signals if s.card.weight in weights)


def answers_query(questions: Questions, wide: Wide) -> str:
    """One row per order: what was found, what decides, what is shown, and the outcome."""
    return f"""
    SELECT
        {", ".join(_KEPT)},
        CASE WHEN outcome = 'contradicted' AND families >= 2 THEN 1 ELSE 0 END AS concede,
        CASE WHEN outcome NOT IN ('supported', 'explained') THEN NULL
            WHEN payment_kinds >= 2 AND goods_kinds >= 2 AND buyer_kinds >= 2 THEN 'provable'
            ELSE 'thin' END AS strength
    FROM (
        SELECT weighed.*, {_OUTCOME} AS outcome
        FROM (
            SELECT opened.*, {", ".join(_weighed(questions))}
            FROM (
                SELECT answered.*, {_opened(questions)} AS open_found
                FROM ({_answered(questions, wide)}) AS answered
            ) AS opened
        ) AS weighed
    ) AS judged
    """


_KEPT = (
    "order_key", "is_trade", "found", "favour", "decided", "missing", "stories_for",
    "stories_missing", "open_found", "payment_kinds", "goods_kinds", "goods_shown", "buyer_kinds",
    "families", "attack", "marked", "points", "outcome",
)  # fmt: skip
_OUTCOME = """
    CASE
        WHEN is_trade = 0 THEN 'insufficient'
        WHEN deciding > 0 AND attack = 0 THEN 'contradicted'
        WHEN attack = 1 OR supporting > 0 THEN 'insufficient'
        WHEN payment_kinds = 0 OR goods_shown = 0 THEN 'insufficient'
        WHEN asking > 0 AND buyer_kinds = 0 THEN 'insufficient'
        WHEN found > 0 AND open_found = 0 THEN 'explained'
        ELSE 'supported'
    END
"""


def _answered(questions: Questions, wide: Wide) -> str:
    """Answers as bits: what is unknown is taken out of each, and so is what is no deal.

    Findings for the shop are kept apart: they are no questions to the order.
    """
    favour = questions.weighing(Weight.FOR_SHOP)
    return f"""
        SELECT
            order_key,
            is_trade,
            (said - (said & {favour})) AS found,
            (said & {favour}) AS favour,
            (said & decides) AS decided,
            missing,
            (told - (told & stories_missing)) AS stories_for,
            stories_missing,
            payment_kinds,
            goods_kinds,
            goods_shown,
            buyer_kinds
        FROM (
            SELECT raw.*,
                CASE WHEN is_trade = 1 THEN asked - (asked & missing) ELSE 0 END AS said
            FROM ({_raw(questions, wide)}) AS raw
        ) AS known
    """


def _raw(questions: Questions, wide: Wide) -> str:
    """Every predicate as a bit, known or not, and which kinds of source show an element."""
    signals, stories = questions.signals, questions.stories
    askable = [s for s in signals if not unanswerable(s.needs, wide)]
    told = [s for s in stories if not unanswerable(s.needs, wide)]
    hard = [s for s in askable if s.card.weight is Weight.DECIDES]
    never = questions.mask(s.card.code for s in signals if s not in askable)
    unheard = sum(questions.bit(s.code) for s in stories if s not in told)
    columns = {
        "asked": _bits([(questions.bit(s.card.code), s.asks) for s in askable]),
        "decides": _bits([(questions.bit(s.card.code), s.decides) for s in hard]),
        "missing": _bits([(questions.bit(s.card.code), _unknown(s.needs)) for s in askable])
        + f" + {never}",
        "told": _bits([(questions.bit(s.code), s.holds) for s in told]),
        "stories_missing": _bits([(questions.bit(s.code), _unknown(s.needs)) for s in told])
        + f" + {unheard}",
        "payment_kinds": _PAYMENT,
        "goods_kinds": _GOODS,
        "goods_shown": f"CASE WHEN {_COURIER} OR ({_OWN_GOODS} AND {_PLATFORM_GOODS}) "
        "THEN 1 ELSE 0 END",
        "buyer_kinds": _BUYER,
    }
    chosen = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    # Materialised: written into the questions, each measure would be worked out once per mention.
    return (
        f"WITH wide AS MATERIALIZED ({wide.query}) SELECT order_key, is_trade, {chosen} FROM wide"
    )


def unanswerable(needs: Sequence[str], wide: Wide) -> tuple[str, ...]:
    """The needs that no order of this shop can meet; a need may list alternatives."""
    return tuple(n for n in needs if not any(name in wide.known for name in n.split("|")))


def _unknown(needs: Sequence[str]) -> str:
    """SQL: something the question needs is unknown for this order."""
    return " OR ".join(
        " AND ".join(f"{name} IS NULL" for name in need.split("|")) for need in needs
    )


def _bits(terms: Sequence[tuple[int, str]]) -> str:
    """The sum of the bits whose condition is true; an unknown condition is not true."""
    if not terms:
        return "CAST(0 AS BIGINT)"
    always = sum(bit for bit, sql in terms if sql == ALWAYS)
    cases = " + ".join(
        f"CASE WHEN {sql} THEN {bit} ELSE 0 END" for bit, sql in terms if sql != ALWAYS
    )
    return f"CAST({cases or 0} + {always} AS BIGINT)"


def _opened(questions: Questions) -> str:
    """What was found less what a fitting story explains."""
    terms = [
        f"CASE WHEN (stories_for & {questions.bit(s.code)}) <> 0 "
        f"THEN {questions.mask(s.clears)} ELSE 0 END"
        for s in questions.stories
        if s.clears
    ]
    cleared = " | ".join(f"({term})" for term in terms)
    # Most orders have nothing to clear; only the others pay for looking.
    return (
        f"CASE WHEN found = 0 OR stories_for = 0 THEN found ELSE found - (found & ({cleared})) END"
    )


def _weighed(questions: Questions) -> list[str]:
    """Columns that weigh the open findings."""
    asks = questions.weighing(Weight.ASKS)
    hard = questions.weighing(Weight.DECIDES, Weight.SUPPORTS)
    families = " + ".join(
        f"CASE WHEN (open_found & {mask}) <> 0 THEN 1 ELSE 0 END"
        for mask in (_family_mask(questions, family) & hard for family in Family)
        if mask
    )
    burst, benefit = questions.bit("K02"), questions.bit("K01")
    return [
        "(open_found & decided) AS deciding",
        f"((open_found & {hard}) - (open_found & decided)) AS supporting",
        f"(open_found & {asks}) AS asking",
        f"CASE WHEN open_found = 0 THEN 0 ELSE {families} END AS families",
        # A burst that looks like an attack, unless the shop is known to have gained by it.
        f"CASE WHEN (stories_for & {burst}) <> 0 "
        f"AND ((stories_for | stories_missing) & {benefit}) <> 0 THEN 1 ELSE 0 END AS attack",
        f"CASE WHEN (found & {questions.mask(MARKS)}) <> 0 THEN 1 ELSE 0 END AS marked",
        f"CASE WHEN open_found = 0 THEN 0 ELSE {_points(questions)} END AS points",
    ]


def _family_mask(questions: Questions, family: Family) -> int:
    """The bits of one family."""
    return questions.mask(s.card.code for s in questions.signals if s.card.family is family)


def _points(questions: Questions) -> str:
    """Log-likelihood points for the reading queue: the strongest of each family, capped."""
    hard: list[str] = []
    soft: list[str] = []
    for family in Family:
        members = [s for s in questions.signals if s.card.family is family]
        for kinds, terms in (
            ((Weight.DECIDES, Weight.SUPPORTS), hard),
            ((Weight.ASKS,), soft),
        ):
            chain = sorted((s for s in members if s.card.weight in kinds), key=lambda s: -s.points)
            if chain:
                arms = " ".join(
                    f"WHEN (open_found & {questions.bit(s.card.code)}) <> 0 "
                    f"THEN {min(s.points, CAP_POINTS)}"
                    for s in chain
                )
                terms.append(f"CASE {arms} ELSE 0 END")
    together = " + ".join(soft)
    capped = f"CASE WHEN {together} > {CAP_POINTS} THEN {CAP_POINTS} ELSE {together} END"
    return " + ".join([*hard, capped])


# Source classes that show an element of a real deal (appeals reference, section 4). The platform's
# record of a payment, a payment provider's ledger and an invoice are three.
_PAYMENT = (
    "(CASE WHEN paid_cents > 0 AND paid_s IS NOT NULL THEN 1 ELSE 0 END"
    " + CASE WHEN paid_cents > 0 AND income_cents * 10 >= paid_cents * 9 THEN 1 ELSE 0 END"
    " + CASE WHEN paid_cents > 0 AND invoice_cents * 10 >= paid_cents * 9 THEN 1 ELSE 0 END)"
)
# A delivered track moves a parcel, not its content: it shows goods only where no open finding says
# that the parcel was empty or another's (`_OUTCOME` asks that first).
_COURIER = "(all_delivered = 1 AND COALESCE(is_returned, 0) = 0)"
_OWN_GOODS = (
    "(COALESCE(stock_moves, 0) >= 1 OR (weighed_by_courier = 0 "
    "AND list_weight_ratio >= 0.6 AND list_weight_ratio <= 1.7))"
)
_PLATFORM_GOODS = "(platform_delivered_s IS NOT NULL OR is_completed = 1)"
_GOODS = (
    f"(CASE WHEN {_COURIER} THEN 1 ELSE 0 END + CASE WHEN {_OWN_GOODS} THEN 1 ELSE 0 END"
    f" + CASE WHEN {_PLATFORM_GOODS} THEN 1 ELSE 0 END)"
)
# An independent buyer: old deals or a later review on the platform, a natural conversation, a
# company that took an invoice. A payer's account alone shows no independence.
_BUYER = (
    "(CASE WHEN old_deals >= 2 OR review_appended = 1 THEN 1 ELSE 0 END"
    " + CASE WHEN real_lines >= 2 AND brushing_lines = 0 THEN 1 ELSE 0 END"
    " + CASE WHEN invoice_to_company = 1 THEN 1 ELSE 0 END)"
)
