"""One shop told, read and audited by the product, beside what is true of it."""

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from zhendan.audit import AuditRequest, audit, outcomes_query
from zhendan.audit.room import QUESTIONS
from zhendan.audit.weighing import ASKING_POINTS, LOUD_POINTS, loud
from zhendan.domain import OrderId, Surge, Tables
from zhendan.intake import IntakeSettings, read_inbox
from zhendan.steps import wire_tables
from zhendan_synth.facts import Deal
from zhendan_synth.kinds import KINDS, plan_for
from zhendan_synth.scoring.asked import DEVELOPMENT_SEEDS, Asked
from zhendan_synth.scoring.tabled import batches, can_be_tabled
from zhendan_synth.shop import Plan
from zhendan_synth.story import Story, tell
from zhendan_synth.truth import Verdict, verdicts
from zhendan_synth.written import inbox_files, write_files

_SECRET = b"a key for invented people only.."
_QUERY = f"""
    SELECT
        q.order_no, q.outcome, q.suggest_concede, q.points, q.findings, q.explanations,
        CASE WHEN a.outcome = 'contradicted' THEN 1
            WHEN a.outcome <> 'insufficient' OR a.is_trade = 0 THEN 0
            WHEN a.attack = 1 OR a.marked = 1 THEN 1
            WHEN a.points < {ASKING_POINTS} THEN 0
            WHEN (a.hard_open & {loud(QUESTIONS)}) <> 0 THEN 1
            WHEN a.payment_kinds = 0 OR a.goods_shown = 0 THEN 0
            WHEN a.buyer_kinds = 0 OR (a.points >= {LOUD_POINTS} AND a.buyer_kinds < 2) THEN 1
            ELSE 0 END AS asked
    FROM ({outcomes_query()}) AS q
    JOIN audit_orders AS o ON o.order_no = q.order_no
    JOIN audit_answers AS a ON a.order_key = o.order_key
    ORDER BY q.order_no
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One order: what is true of it and what the audit said."""

    number: str
    deal: Deal
    truth: Verdict
    flagged: bool
    outcome: str
    concede: bool
    points: int
    findings: tuple[str, ...]
    fits: tuple[str, ...]
    """Innocent stories and attack tests that speak for the order."""
    asked: bool
    """Whether a finding sends a person to look: an order that merely lacks proof is not asked."""

    @property
    def role(self) -> str:
        """honest, look_alike, ring or camouflage."""
        return self.deal.sale.label.role

    @property
    def code(self) -> str:
        """The world or ring it belongs to; empty for ordinary trade."""
        return self.deal.sale.label.code


@dataclass(frozen=True, slots=True)
class Looked:
    """One shop after the audit."""

    story: Story
    rows: tuple[Row, ...]
    groups: tuple[frozenset[str], ...]
    """Reported groups, as order numbers."""
    surge: Surge
    causes: tuple[tuple[str, int], ...]
    """Root causes named, with how many orders each."""


def look(ask: Asked) -> Looked:
    """Tell the shop, audit its tables as the product does, and lay the truth beside."""
    story = tell(planned(ask))
    return audited(story, straight(story) if can_be_tabled(story) else through_files(story))


def planned(ask: Asked) -> Plan:
    """The plan of a shop that was asked for.

    Under a published seed each kind has its own ordinary orders: else one wrong order would be
    counted in every shop of the seed.
    """
    own = 0 if ask.seed < DEVELOPMENT_SEEDS else 1 + KINDS.index(ask.kind)
    plan = plan_for(
        ask.kind,
        orders=ask.orders,
        seed=ask.seed + own * 10**10,
        camouflage=ask.camouflage,
        richness=ask.richness,
    )
    return replace(plan, platform=ask.platform, theme="home") if ask.platform else plan


def straight(story: Story) -> Tables:
    """The shop's tables without its files."""
    tables = wire_tables()
    for batch in batches(story, _SECRET):
        tables.load(batch)
    return tables


def through_files(story: Story) -> Tables:
    """The shop's tables by way of its files, exactly as a merchant's would be read."""
    tables = wire_tables()
    with tempfile.TemporaryDirectory(prefix="zhendan-truth-") as name:
        folder = Path(name)
        write_files(inbox_files(story), folder)
        read_inbox(folder, IntakeSettings(secret=_SECRET), sink=tables.load)
    return tables


def audited(story: Story, tables: Tables) -> Looked:
    """The audit over the whole ledger, explained for the flagged orders."""
    named = frozenset(deal.number for deal in story.flagged)
    request = AuditRequest(
        orders=tuple(OrderId(number) for number in sorted(named)),
        notice_delivered_at=story.shop.plan.notice.delivered_at,
    )
    report = audit(tables, request)
    truth = verdicts(story)
    deals = {deal.number: deal for deal in story.deals}
    rows = tuple(
        _row(said, deals[str(said[0])], truth[str(said[0])], flagged=str(said[0]) in named)
        for said in tables.rows(_QUERY)
        if str(said[0]) in deals
    )
    groups = tuple(frozenset(map(str, group.orders)) for group in report.groups)
    causes = tuple((cause.code, len(cause.orders)) for cause in report.causes)
    return Looked(story, rows, groups, report.surge, causes)


def surge_days(looked: Looked) -> frozenset[date]:
    """The local days whose orders beyond the expected make up the surplus."""
    return frozenset(day.day for day in looked.surge.days if day.departs)


def _row(said: tuple[object, ...], deal: Deal, truth: Verdict, *, flagged: bool) -> Row:
    """One line of the answer beside the truth."""
    number, outcome, concede, points, findings, stories, asked = said
    told = (one.split(":") for one in str(stories or "").split(",") if one)
    return Row(
        number=str(number),
        deal=deal,
        truth=truth,
        flagged=flagged,
        outcome=str(outcome),
        concede=bool(concede),
        points=int(str(points)),
        findings=tuple(filter(None, str(findings or "").split(","))),
        fits=tuple(code for code, answer in told if answer == "for"),
        asked=bool(asked),
    )
