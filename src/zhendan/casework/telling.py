"""移交单: what a packet tells of its case, so that whoever takes it over can go on from there."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from zhendan.casework.attempts import Round
from zhendan.casework.casefile import CaseFile, case_file
from zhendan.casework.errors import (
    EventUnreadable,
)
from zhendan.casework.facts import Facts, deadline_as_facts
from zhendan.casework.handover_errors import (
    LetterUnreadable,
)
from zhendan.casework.states import CaseState
from zhendan.domain import CaseId, Event, EventKind, ExhibitId, OrderStanding, PersonId

LETTER = "案情移交单.json"
_VERSION = 1
_ODD, _LONGEST = re.compile(r"[^\w-]+"), 100
_NOTE = {
    "zh": "以下为移交方所述，接收方须自行核对；理由与店铺自有标记只随给律师的件移交。",
    "en": "As told by the sender, for the receiver to check; reasons and the shop's own marks"
    " travel to a lawyer only.",
}
_TRIAL, _NEVER = CaseId("trial"), datetime(2000, 1, 1, tzinfo=UTC)
_REASON_STAYED = "理由由移交方保存，未随件移交"


def letter(
    case: CaseFile, tools: Mapping[ExhibitId, str], *, private: bool, days: Facts | None = None
) -> bytes:
    """The letter of a case as it stands; the same state gives the same bytes.

    `tools` says which layout each exhibit was read by. `private` adds reasons and own marks.
    `days` are those of notice and penalty, so that a recovery is counted from the same day there.
    """
    state = case.resume_to or case.state
    told: Facts = {
        "v": _VERSION,
        "note": _NOTE,
        "case": case.case,
        "platform": case.platform,
        "number": case.number,
        "shop_name": case.shop_name,
        "flagged": list(case.flagged),
        "state": str(CaseState.GATHERING if state.is_before_appeal else state),
        "deadline": deadline_as_facts(case.deadline) if case.deadline else None,
        "orders": [_order(one, private=private) for _, one in sorted(case.standings.items())],
        "rounds": [_round(one) for one in case.rounds],
        "exhibits": dict(sorted(tools.items())),
        "days": days or {},
    }
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def read_letter(content: bytes) -> Facts:
    """A letter as data that a case can be opened from. Raises `LetterUnreadable`."""
    try:
        told = json.loads(content)
    except ValueError as error:
        raise LetterUnreadable(problem="JSON") from error
    if not isinstance(told, dict) or told.get("v") != _VERSION:
        raise LetterUnreadable(problem="v")
    trial = Event(_TRIAL, EventKind.TAKEN_OVER, _NEVER, PersonId("-"), {"letter": told})
    try:
        case_file(_TRIAL, [trial])
    except EventUnreadable as error:
        raise LetterUnreadable(problem=str(error.facts.get("problem", ""))) from error
    return told


def plain_name(name: str) -> CaseId:
    """A case's name as it may stand here, whatever a sender wrote; empty ones stay tellable."""
    return CaseId(_ODD.sub("-", name).strip("-")[:_LONGEST] or "taken-over")


def taken_over(
    told: Facts, source: str, packet: str, exhibits: Iterable[Mapping[str, str]]
) -> Facts:
    """The facts of a `TAKEN_OVER` event: who told what, and which files came with it."""
    return {
        "from": source.strip(),
        "packet": packet,
        "letter": told,
        "exhibits": [dict(one) for one in exhibits],
    }


def _order(standing: OrderStanding, *, private: bool) -> Facts:
    """One order; what only a lawyer may read is left out of the others' letters.

    A ruling that worse news overtook is left out too: the order waits for a person again.
    """
    proposal, decision = standing.proposal, standing.decision
    holds = decision is not None and decision.standing is standing.standing
    ruling = (
        decision
        and holds
        and {
            "standing": str(decision.standing),
            "by": decision.by,
            "at": decision.decided_at.isoformat(),
            "reason": decision.reason if private else _REASON_STAYED,
            "exhibits": list(decision.exhibits),
        }
    )
    return {
        "order": standing.order,
        "standing": str(standing.standing),
        "outcome": str(proposal.outcome),
        "strength": str(proposal.strength) if proposal.strength else None,
        "suggest_concede": private and proposal.suggest_concede,
        "marked": private and proposal.marked,
        "decision": ruling or None,
    }


def _round(one: Round) -> Facts:
    return {
        "round": one.no,
        "state": str(one.state),
        "submitted_at": one.submitted_at.isoformat(),
        "by": one.by,
        "channel": one.channel,
        "packet": one.packet,
        "receipts": list(one.receipts),
        "moves": [
            {"at": at.isoformat(), "state": str(state), "words": words}
            for at, state, words in one.moves
        ],
    }
