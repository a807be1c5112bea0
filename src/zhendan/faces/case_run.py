"""One run over an inbox: steps 1 to 3, the files it writes, and whether anything changed."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from zhendan.domain import CaseId
from zhendan.faces import answers
from zhendan.faces.places import require_files, require_inbox, require_output
from zhendan.faces.report import render
from zhendan.faces.say import as_json, print_json, say_unchanged
from zhendan.faces.settings import Settings
from zhendan.faces.terminal import console_on, say_case
from zhendan.steps import (
    Errand,
    Worked,
    check_packet,
    pack,
    print_dossier,
    take_in,
    wire,
    work_through,
)
from zhendan.steps.look.kept_page import keep_page
from zhendan.steps.look.shown_page import shown_page
from zhendan.steps.wiring import Wiring

REPORT, AUDIT, PDF, DOCX = "report.html", "audit.json", "dossier.pdf", "dossier.docx"
PACKET, SUMMARY = "packet", "run.json"


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for: where from, where to, in which language."""

    out: Path
    workspace: Path
    lang: str = "zh"
    errand: Errand = field(default_factory=Errand)
    named: bool = True
    """The language was asked for; else the report follows the platform where it reads English."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended."""

    worked: Worked
    data: answers.Data
    """The JSON document of the contract."""
    written: Mapping[str, Path]
    changed: bool
    """False: the same inbox and the same decisions as before; nothing was written."""


def run_inbox(inbox: Path, order: Order) -> Ran:
    """Steps 1–3 on a folder.

    Raises `InboxMissing`, `InboxEmpty`, `OutputInsideInbox`, `OutputUnusable`, and what the steps
    raise.
    """
    require_inbox(inbox, outputs=(order.out, order.workspace))
    require_output(order.out)
    require_files(inbox)
    with wire(order.workspace) as wiring:
        return _write(take_in(inbox, wiring, order.errand), wiring, order)


def run_case(case: CaseId, order: Order) -> Ran:
    """The same for a case that is sealed already, from its sealed files alone."""
    require_output(order.out)
    with wire(order.workspace) as wiring:
        return _write(work_through(case, wiring, order.errand), wiring, order)


def _write(worked: Worked, wiring: Wiring, order: Order) -> Ran:
    """Write every output, or nothing where the state is the one already written."""
    out, state = order.out, state_of(worked, order)
    # The workbench shows the same case without an audit.
    keep_page(worked.page, worked.masking, wiring)
    before = _before(out)
    places = {name: out / name for name in (REPORT, PDF, DOCX, PACKET, AUDIT, SUMMARY)}
    if before.get("state") == state and _all_there(out, before):
        return Ran(worked, {**before, "changed": False}, places, changed=False)
    pdf, docx = print_dossier(worked.appealed, wiring, order.errand)
    out.mkdir(parents=True, exist_ok=True)
    dossier = {"申诉材料.pdf": pdf, "申诉材料.docx": docx}
    packed = pack(out / PACKET, worked, wiring, dossier=dossier, errand=order.errand)
    # The workbench shows people at work what the files say; what lies in the folder may leave it.
    masking = worked.masking.unless(unmasked=order.errand.unmasked)
    worked = replace(worked, page=shown_page(worked.page, masking))
    audit = answers.audit(worked.verified.audit, worked.page.standings)
    audit["gaps"] = [answers.gap(gap) for gap in worked.page.gaps]
    audit["chats"] = [answers.chat_doubt(one) for one in worked.page.chats]
    audit["asks"] = [answers.ask(one) for one in worked.page.passages if one.ask]
    texts = {
        PDF: pdf,
        DOCX: docx,
        REPORT: render(worked.page, _report_lang(worked, order)).encode(),
        AUDIT: _sorted_json(audit).encode(),
    }
    for name, content in texts.items():
        _replace(out / name, content)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in texts.items()}
    data = {**summary(worked, places), "state": state, "outputs": hashes, "changed": True}
    data["packet_exhibits"] = {
        "in": len(packed.included),
        "left_out": list(packed.left_out),
        "masked": not order.errand.unmasked,
        "not_masked": {one: answers.both(why) for one, why in worked.masking.left_out.items()},
    }
    _replace(out / SUMMARY, _sorted_json(data).encode())
    return Ran(worked, data, places, changed=True)


def say_ran(ran: Ran, settings: Settings) -> None:
    """How the run ended: the JSON document, or the case in words; both on stdout."""
    if settings.as_json:
        print_json(ran.data)
        if not ran.changed:
            say_unchanged(settings.lang)
        return
    say_case(
        ran.worked.page,
        settings.lang,
        written=ran.written,
        changed=ran.changed,
        console=console_on(sys.stdout),
    )


def summary(worked: Worked, places: Mapping[str, Path]) -> answers.Data:
    """The JSON document of `zhendan run`, as the contract names it."""
    page = worked.page
    return {
        "case": page.case,
        "deadline": answers.deadline(page.requirements.deadline),
        "files": [answers.file_report(report) for report in page.files],
        "orders": dict(page.counts),
        "gaps": [answers.gap(gap) for gap in page.gaps],
        "problems": [
            {
                "code": problem.code,
                "level": str(problem.level),
                "orders": list(problem.orders),
                **answers.both(problem.text),
            }
            for problem in worked.appealed.problems
        ],
        "packet": str(places[PACKET]),
        "dossier_pdf": str(places[PDF]),
        "dossier_docx": str(places[DOCX]),
        "report_html": str(places[REPORT]),
        "audit_json": str(places[AUDIT]),
        "synthetic": page.synthetic,
        "stamp": stamp_data(worked),
        "root": page.seal.root,
        "key_fingerprint": page.seal.key_fingerprint,
        "next": [answers.next_thing(thing) for thing in page.next],
    }


def stamp_data(worked: Worked) -> answers.Data:
    """Whether an outside time stands over the sealed state, and if not, why."""
    seal, asked = worked.page.seal, worked.stamp
    state = "stamped" if seal.stamped_at else (asked.state if asked else "none")
    reason = asked.reason if asked and not seal.stamped_at else ""
    at = answers.instant(seal.stamped_at)
    return {"state": state, "at": at, "by": seal.stamped_by, "reason": reason}


def state_of(worked: Worked, order: Order) -> str:
    """A hash of everything the outputs depend on: files, rulings, audit, program, language."""
    case = worked.case
    told = {
        "case": case.case,
        "exhibits": sorted(case.exhibits.items()),
        "standings": sorted((o, s.verdict) for o, s in case.standings.items()),
        "decisions": [
            (d.order, str(d.standing), d.by, d.decided_at.isoformat(), d.reason)
            for d in case.decisions
        ],
        "gate": str(case.gate),
        "attempt": worked.appealed.material.attempt,
        "problems": [(p.code, p.orders) for p in worked.appealed.problems],
        "deadline": answers.deadline(worked.page.requirements.deadline),
        "stale": worked.page.requirements.stale,
        "clock": [(i.name, str(i.keeping), i.source, i.note) for i in worked.page.clock.items],
        "hold": answers.instant(worked.page.clock.hold_told_at),
        "audit": answers.audit(worked.verified.audit, worked.page.standings),
        "seal": worked.page.seal.root,
        "stamped": answers.instant(worked.page.seal.stamped_at),
        "program": version("zhendan"),
        "lang": _report_lang(worked, order),
        "profile": order.errand.profile,
        "unmasked": order.errand.reason if order.errand.unmasked else None,
        "masked_copies": [(c.id, c.sha256) for c in worked.masking.copies],
    }
    return hashlib.sha256(_sorted_json(told).encode()).hexdigest()


def _report_lang(worked: Worked, order: Order) -> str:
    """The report's language: the one asked for, else that of the appeal it tells of."""
    follows = not order.named and worked.appealed.material.lang == "en"
    return "en" if follows else order.lang


def _before(out: Path) -> answers.Data:
    """The summary an earlier run left; empty where there is none that can be read."""
    try:
        found = json.loads((out / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _all_there(out: Path, before: answers.Data) -> bool:
    """Every output of the earlier run lies there, byte for byte."""
    outputs = before.get("outputs")
    if not isinstance(outputs, dict) or check_packet(out / PACKET).faults:
        return False
    return all(
        (out / name).is_file() and hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
        for name, digest in outputs.items()
    )


def _replace(path: Path, content: bytes) -> None:
    """Write beside, then rename: a reader never sees half a file."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    os.replace(beside, path)


def _sorted_json(value: object) -> str:
    """JSON whose keys stand in order: equal values give equal text."""
    return as_json(value, in_order=True)
