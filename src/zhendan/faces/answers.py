"""Domain values as the plain data of `--json`; the shapes are the outside contract."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from zhendan.domain import (
    Assessment,
    AuditReport,
    ChatDoubt,
    Deadline,
    Exhibit,
    Explanation,
    Fact,
    Fault,
    FileReport,
    Finding,
    Gap,
    GroupNode,
    NextThing,
    NotChecked,
    OrderId,
    OrderStanding,
    Passage,
    Surge,
    Text,
    Verification,
    ZhendanError,
)

Data = dict[str, object]


def both(text: Text) -> Data:
    """A text in both languages."""
    return {"zh": text.zh, "en": text.en}


def error(value: ZhendanError) -> Data:
    """An error: code, what happened, why, and what to do, in both languages."""
    parts = {"what": value.what, "why": value.why, "next_step": value.next_step}
    said = {
        name: {lang: text.say(lang, **value.facts) for lang in ("zh", "en")}
        for name, text in parts.items()
    }
    return {"code": value.code, **said}


def instant(at: datetime | None) -> str | None:
    """An instant in ISO 8601 with its offset."""
    return at.isoformat() if at else None


def deadline(value: Deadline) -> Data:
    """Deadline with zone, source and how it was derived."""
    return {
        "at": instant(value.at),
        "plan_by": instant(value.plan_by),
        "zone": value.zone,
        "source": both(value.source),
        "confidence": str(value.confidence),
        "provisional": value.provisional,
        "one_shot": value.one_shot,
        "steps": [both(step) for step in value.steps],
    }


def file_report(report: FileReport) -> Data:
    """One file of the inbox: taken for what, rows read and rejected, and why."""
    return {
        "path": report.path,
        "sha256": report.sha256,
        "recognised_as": report.recognised_as,
        "title": both(report.title),
        "score": report.score,
        "grain": report.grain,
        "confidence": report.confidence,
        "encoding": report.encoding,
        "rows": report.rows,
        "rejected": report.rejected,
        "near_misses": [
            {
                "template": near.template,
                "score": near.score,
                "missing": list(near.missing),
                "new": list(near.new),
                **both(near.words),
            }
            for near in report.near_misses
        ],
        "control_totals": [
            {
                "name": total.name,
                "declared": total.declared,
                "found": total.found,
                "ok": total.ok,
            }
            for total in report.control_totals
        ],
        "problems": [
            {"code": p.code, "row": p.row, "refused": p.refused, **both(p.text)}
            for p in report.problems
        ],
    }


def _node(node: GroupNode) -> Data:
    """One point of a group's picture."""
    told: Data = {"id": node.id, "kind": str(node.kind), "label": both(node.label)}
    return told | {"orders": list(node.orders), "hub": node.hub}


def audit(report: AuditReport, standings: Mapping[OrderId, OrderStanding]) -> Data:
    """The audit as the contract names it; `standing` follows a person's decision."""
    return {
        "orders": [order(each, standings.get(each.order)) for each in report.assessments],
        "groups": [
            {
                "id": group.id,
                "tie": both(group.tie),
                "orders": list(group.orders),
                "innocent": [both(text) for text in group.innocent],
                "nodes": [_node(node) for node in group.nodes],
                "edges": [
                    {"account": edge.account, "key": edge.key, "orders": list(edge.orders)}
                    for edge in group.edges
                ],
                **({"certificate": both(group.certificate)} if group.certificate else {}),
            }
            for group in report.groups
        ],
        "surge": surge(report.surge),
        "causes": [
            {
                "code": cause.code,
                "title": both(cause.title),
                "orders": list(cause.orders),
                "basis": both(cause.basis),
                "suspected": cause.suspected,
            }
            for cause in report.causes
        ],
        "counts": report.counts,
        "orders_total": report.orders_total,
        "not_checked": [not_checked(each) for each in report.not_checked],
    }


def order(assessment: Assessment, standing: OrderStanding | None) -> Data:
    """One order: what the audit sees, what it proposes, and what a person decided."""
    proposal = assessment.proposal
    return {
        "order_no": assessment.order,
        "outcome": str(assessment.outcome),
        "proposed_standing": str(proposal.standing),
        "standing": str(standing.standing if standing else proposal.standing),
        "strength": str(assessment.strength) if assessment.strength else None,
        "suggest_concede": proposal.suggest_concede,
        "marked": proposal.marked,
        "shown": list(assessment.shown),
        "track": assessment.track.value,
        "findings": [finding(each) for each in assessment.findings],
        "speaks_for": [finding(each) for each in assessment.speaks_for],
        "explanations": [explanation(each) for each in assessment.explanations],
        "not_checked": [not_checked(each) for each in assessment.not_checked],
        "what_would_change": [both(text) for text in assessment.what_would_change],
    }


def finding(value: Finding) -> Data:
    """One question to one order, with its innocent readings."""
    return {
        "signal": value.card.code,
        "name": value.card.name,
        "title": both(value.card.title),
        "family": str(value.card.family),
        "weight": str(value.card.weight),
        "strength": value.strength,
        "facts": facts(value.facts),
        "rows": [{"file": r.file, "sheet": r.sheet, "row": r.row} for r in value.rows],
        "innocent": [both(text) for text in value.card.innocent],
    }


def facts(values: Iterable[Fact]) -> list[Data]:
    """Measured numbers with their baseline and window."""
    return [
        {
            "name": fact.name,
            "value": fact.value,
            "unit": fact.unit,
            "baseline": fact.baseline,
            "window": fact.window,
            **both(fact.label),
        }
        for fact in values
    ]


def explanation(value: Explanation) -> Data:
    """One story of the two-sided table."""
    return {
        "test": value.code,
        "title": both(value.title),
        "predicts": both(value.predicts),
        "shows": both(value.shows),
        "answer": str(value.verdict),
        "facts": facts(value.facts),
        "missing": list(value.missing),
    }


def not_checked(value: NotChecked) -> Data:
    """A signal that could not be asked, and why."""
    return {"signal": value.card.code, "missing": list(value.missing), **both(value.card.title)}


def surge(value: Surge) -> Data:
    """Daily orders against expectation, and who explains the surplus."""
    return {
        "shape": value.shape,
        "surplus": value.surplus,
        "by_promotion": value.by_promotion,
        "by_repurchase": value.by_repurchase,
        "by_level": value.by_level,
        "by_story": value.by_story,
        "unexplained": [value.unexplained_low, value.unexplained_high],
        "sentence": both(value.sentence),
        "missing": list(value.missing),
        "days": [
            {
                "day": day.day.isoformat(),
                "observed": day.observed,
                "expected": round(day.expected, 2),
                "low": round(day.low, 2),
                "high": round(day.high, 2),
                "promotion": day.promotion,
            }
            for day in value.days
        ],
    }


def gap(value: Gap) -> Data:
    """Missing evidence: why, where, who, and what if not."""
    return {
        "kind": str(value.kind),
        "level": value.level,
        "orders": list(value.orders),
        "what": both(value.what),
        "why": both(value.why),
        "where": both(value.where),
        "who": both(value.who),
        "otherwise": both(value.otherwise),
        "expires": both(value.expires) if value.expires else None,
        "waived": both(value.waived) if value.waived else None,
        "key": value.key,
    }


def ask(value: Passage) -> Data:
    """A record that fits more orders than one, and what a person must say."""
    return {
        "order_no": value.order,
        "kind": str(value.kind),
        "matched_by": value.facts.get("matched_by", ""),
        "says": both(value.says),
        "ask": both(value.ask) if value.ask else None,
        "file": value.at_row.file,
        "row": value.at_row.row,
    }


def chat_doubt(value: ChatDoubt) -> Data:
    """What about a chat looks discontinuous."""
    told: Data = {"code": value.code, "orders": list(value.orders), "file": value.file}
    return told | both(value.text)


def exhibit(value: Exhibit) -> Data:
    """A sealed file and its provenance."""
    return {
        "id": value.id,
        "kind": str(value.kind),
        "title": value.title,
        "sha256": value.sha256,
        "size": value.size,
        "name": value.provenance.original_name,
        "source": str(value.provenance.source),
        "obtained_how": value.provenance.obtained_how,
        "sealed_at": instant(value.sealed_at),
        "leaf": value.leaf,
        "parent": value.parent,
    }


def next_thing(value: NextThing) -> Data:
    """One thing to do now."""
    told: Data = {"title": both(value.title), "detail": both(value.detail)}
    return told | {"command": value.command, "key": value.key, "who": value.who}


def verification(value: Verification) -> Data:
    """The result of a check, fault by fault."""
    return {
        "ok": value.ok and not value.unchecked,
        "exit": value.exit_code,
        "size": value.size,
        "root": value.root,
        "counts": value.checked,
        "bad": [_fault_data(fault) for fault in value.faults],
        "unchecked": [_fault_data(fault) for fault in value.unchecked],
        "notes": [both(note) for note in value.notes],
    }


def _fault_data(fault: Fault) -> Data:
    """A fault with the item it names."""
    return {
        "code": fault.code,
        "item": fault.item,
        "expected": fault.expected,
        "found": fault.found,
        **both(fault.text),
    }
