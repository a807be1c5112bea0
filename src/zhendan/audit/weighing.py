"""How open findings weigh together: families, caps and points, as SQL over the answer words."""

from collections.abc import Sequence

from zhendan.audit.questions import HARD, SOFT, Questions
from zhendan.audit.signal import Signal
from zhendan.domain import Family, Weight

MARKS = frozenset({"M01", "M02", "M03"})
"""The shop's own marks: an order that bears one is never proposed genuine."""
CAP_POINTS = 400
"""One family speaks at most this loud; all families that only ask, together, no louder."""
ASKING_POINTS = 60
"""Below this sum of soft points a question is shown and holds nobody back: many weak questions
are asked of every order, and in a shop of thousands some are answered yes by chance. Starting
value; the weakest question that is meant to hold an order back alone has as many points."""

LOUD_POINTS = 100
"""What supports with fewer points only asks along: it is no second family beside one that
decides, and holds no order of an independent buyer back."""
FAINT_POINTS = 40
"""A record that every honest shop has some of: two such things hold an order back, one does not."""


def weighed(questions: Questions) -> list[str]:
    """Columns that weigh the open findings."""
    hard = loud(questions)
    families = " + ".join(
        f"CASE WHEN (hard_open & pressing & {mask}) <> 0 THEN 1 ELSE 0 END"
        for mask in (questions.family(HARD, family) & hard for family in Family)
        if mask
    )
    marks = f"(hard_found & {questions.mask(HARD, MARKS)}) <> 0"
    marks += f" OR (soft_found & {questions.mask(SOFT, MARKS)}) <> 0"
    return [
        "(hard_open & decided) AS deciding",
        "(hard_open & repeating) AS repeated",
        f"(hard_open & pressing & {loud(questions)}) AS loud",
        f"CASE WHEN soft_open = 0 AND hard_open = 0 THEN 0 ELSE {_soft(questions)} END AS asking",
        f"CASE WHEN hard_open = 0 THEN 0 ELSE {families or 0} END AS families",
        f"CASE WHEN hard_open = 0 THEN 0 ELSE {_hard(questions)} END AS hard_points",
        f"{_attack(questions)} AS attack",
        f"CASE WHEN {marks} THEN 1 ELSE 0 END AS marked",
    ]


def loud(questions: Questions) -> int:
    """The bits of what holds an order back whoever the buyer is, where it presses."""
    kept = (s for s in questions.lane(HARD) if s.card.weight is not Weight.FOR_SHOP)
    return questions.mask(HARD, (s.card.code for s in kept if s.points >= LOUD_POINTS))


def _attack(questions: Questions) -> str:
    """What looks like an attack or stolen accounts, unless the shop is known to have gained."""
    burst = questions.bit("K02") | questions.bit("K06")
    benefit = questions.bit("K01")
    return (
        f"CASE WHEN (stories_for & {burst}) <> 0 "
        f"AND ((stories_for | stories_missing) & {benefit}) <> 0 THEN 1 ELSE 0 END"
    )


def _hard(questions: Questions) -> str:
    """Points of what decides or supports aloud: the strongest of each family, summed."""
    kept = [
        s
        for s in questions.lane(HARD)
        if s.card.weight is not Weight.FOR_SHOP and s.points >= LOUD_POINTS
    ]
    return " + ".join(_strongest(questions, kept, "hard_open & pressing")) or "0"


def _soft(questions: Questions) -> str:
    """Points of questions: the strongest of each family, summed and capped.

    What supports in a low voice asks along; what presses nobody asks faintly.
    """
    quiet = [
        s
        for s in questions.lane(HARD)
        if s.card.weight is Weight.SUPPORTS and s.points < LOUD_POINTS
    ]
    terms = [
        *_strongest(questions, questions.lane(SOFT), "soft_open"),
        *_strongest(questions, quiet, "hard_open & pressing"),
        f"CASE WHEN (hard_open - (hard_open & pressing)) <> 0 THEN {FAINT_POINTS} ELSE 0 END",
    ]
    together = " + ".join(terms)
    return f"CASE WHEN {together} > {CAP_POINTS} THEN {CAP_POINTS} ELSE {together} END"


def _strongest(questions: Questions, signals: Sequence[Signal], word: str) -> list[str]:
    """One term a family: the points of its strongest open finding."""
    terms = []
    for family in Family:
        chain = sorted((s for s in signals if s.card.family is family), key=lambda s: -s.points)
        if chain:
            arms = " ".join(
                f"WHEN ({word} & {questions.bit(s.card.code)}) <> 0 "
                f"THEN {min(s.points, CAP_POINTS)}"
                for s in chain
            )
            terms.append(f"CASE {arms} ELSE 0 END")
    return terms
