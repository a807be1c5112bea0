"""The rounds of a case as they are read: what was handed in, what came back, what is new."""

import json
from typing import Any

from zhendan.appeal import REASONS, difference, filed, read_filed
from zhendan.casework import KIND_WORDS, NOTE, CaseFile, Reply, outcomes
from zhendan.domain import SHOP, CaseId, EventKind, Text
from zhendan.steps.appeal import Appealed
from zhendan.steps.wiring import Wiring

Data = dict[str, Any]


def rounds(case: CaseFile) -> list[Data]:
    """Every round: when, by whom, through which channel, what, and every answer."""
    return [
        {
            "round": each.no,
            "state": str(each.state),
            "submitted_at": each.submitted_at.isoformat(),
            "by": each.by,
            "channel": each.channel,
            "packet": each.packet,
            "statement": each.statement,
            "files": [{"name": name, "sha256": sha256} for name, sha256 in each.files],
            "receipts": list(each.receipts),
            "provisional": not each.receipts,
            "unconfirmed": each.unconfirmed,
            "arrived": each.arrived,
            "answers": [
                {"at": at.isoformat(), "state": str(state), "words": words}
                for at, state, words in each.moves
            ],
        }
        for each in case.rounds
    ]


def differs(case: CaseFile, appealed: Appealed, wiring: Wiring) -> Data | None:
    """How the appeal at hand differs from the last round that was kept; None where none was."""
    kept = [each for each in case.rounds if each.statement]
    if not kept or kept[-1].statement is None:
        return None
    with wiring.vault.open(kept[-1].statement) as content:
        before = read_filed(json.load(content))
    material = appealed.material
    found = difference(before, read_filed(filed(material, appealed.statement)))
    return {
        "round": found.round,
        "is_new": found.is_new,
        "new_exhibits": found.new_exhibits,
        "new_places": found.new_places,
        "added": list(found.added),
        "dropped": list(found.dropped),
        "moved": [{"order": o, "then": then, "now": now} for o, then, now in found.moved],
    }


def reply_as_data(reply: Reply) -> Data:
    """A reply as read."""
    return {
        "kind": str(reply.kind),
        "asks": [{"words": a.words, "kind": str(a.kind) if a.kind else None} for a in reply.asks],
        "codes": list(reply.codes),
        "until": reply.until,
    }


def kind_words(reply: Reply) -> Text:
    """How the reply ended, in words."""
    return KIND_WORDS[reply.kind]


def why_words(reply: Reply) -> tuple[tuple[Text, str], ...]:
    """Possible reasons of a rejection in words, each with the platform's words it was read from."""
    return tuple((REASONS.get(code, Text(code, code)), words) for code, words in reply.why)


def counted(wiring: Wiring) -> Data:
    """Decided rounds of the workspace, as counts."""
    cases = []
    for name in (case for case in wiring.ledger.cases() if case != SHOP):
        events = wiring.ledger.events(name)
        opened = next((e for e in events if e.kind is EventKind.OPENED), None)
        charge = str(opened.facts.get("charge", "")) if opened else ""
        cases.append((wiring.desk().file(CaseId(name)), charge))
    return {
        "note": {"zh": NOTE.zh, "en": NOTE.en},
        "counts": [
            {
                "platform": each.platform,
                "charge": each.charge,
                "decided": each.decided,
                **{str(end): count for end, count in each.by_end},
                "interval": list(each.interval) if each.interval else None,
            }
            for each in outcomes(cases)
        ],
    }
