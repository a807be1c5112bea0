"""员工: training with questions and signature, duties kept apart, concerns heard in confidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from zhendan.domain import ExhibitId, Note, Page, Text, day_of
from zhendan.remedy.errors import DutiesUnclear, ModuleUnreadable
from zhendan.remedy.modules import Edition

TRAINING = "training"
CONCERNS = "concerns"
ACCESS = "access_review"
PASS_SHARE = 0.8
ACCESS_EVERY = 90
"""Days between two looks at a person's rights; an assumption, a shop may look sooner."""


def attended(
    edition: Edition, person: str, answers: Sequence[int], signature: ExhibitId | None
) -> Page:
    """Somebody took a training in one edition; the sealed sheet with the signature is the proof."""
    module = edition.module
    if not person.strip():
        raise ModuleUnreadable(module=module.id, problem="name")
    fields: dict[str, object] = {
        "person": person.strip(),
        "score": module.score(answers),
        "passed": module.score(answers) >= PASS_SHARE,
        "signature": signature,
        "version": edition.version,
        "fingerprint": edition.fingerprint,
    }
    return Page(TRAINING, module.id, "attended", fields)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's result in the newest edition of a training that he took."""

    module: str
    person: str
    score: float
    passed: bool
    signature: str
    """Exhibit number; empty where nobody signed, and then it proves nothing."""
    version: int = 0
    """The edition that was read; 0 where it was recorded before editions were counted."""
    fingerprint: str = ""


def attendance(notes: Iterable[Note]) -> tuple[Attendance, ...]:
    """The latest result per training and person; an older edition never hides a newer one."""
    found: dict[tuple[str, str], Attendance] = {}
    for note in notes:
        one = Attendance(
            note.id,
            note.says("person"),
            float(note.says("score") or 0),
            note.says("passed") == "True",
            note.says("signature"),
            int(note.says("version") or 0),
            note.says("fingerprint"),
        )
        held = found.get((one.module, one.person))
        if held is None or one.version >= held.version:
            found[one.module, one.person] = one
    return tuple(found[key] for key in sorted(found))


def to_renew(taken: Iterable[Attendance], current: Mapping[str, Edition]) -> tuple[Attendance, ...]:
    """Who signed for another text than the one in force; what he signed stays as it is."""
    return tuple(
        one
        for one in taken
        if one.module in current and one.fingerprint != current[one.module].fingerprint
    )


# What one person should not hold together: who could do a thing and hide it.
APART = (
    ("place_orders", "approve_reviews", Text("下单与复核订单", "placing and reviewing orders")),
    ("pay_out", "reconcile", Text("付款与对账", "paying and reconciling")),
    (
        "edit_memo",
        "gather_evidence",
        Text("修改备注与取证", "editing memos and gathering evidence"),
    ),
    ("set_price", "approve_promotion", Text("改价与批准活动", "pricing and approving promotions")),
    ("under_review", "gather_evidence", Text("被核实与取证", "being looked into and gathering")),
    ("under_review", "decide", Text("被核实与作认定", "being looked into and deciding")),
)


def duties_together(duties: Mapping[str, Iterable[str]]) -> tuple[tuple[str, Text], ...]:
    """Who holds two duties that should be kept apart."""
    held = {who: set(own) for who, own in duties.items()}
    return tuple(
        (who, words)
        for who in sorted(held)
        for one, other, words in APART
        if {one, other} <= held[who]
    )


def concern(number: str, exhibit: ExhibitId, recipient: str) -> Page:
    """A concern was reported; its words are sealed, the book holds number and recipient only."""
    return Page(CONCERNS, number, "reported", {"exhibit": exhibit, "recipient": recipient})


def concern_answered(number: str, outcome: str) -> Page:
    """What came of a concern, without naming who raised it."""
    return Page(CONCERNS, number, "answered", {"outcome": outcome.strip()})


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern as the book knows it: neither its words nor who raised it."""

    number: str
    exhibit: str
    recipient: str
    outcome: str = ""


def concerns(notes: Iterable[Note]) -> tuple[Concern, ...]:
    """Every concern, with what came of it."""
    found: dict[str, Concern] = {}
    for note in notes:
        if note.act == "reported":
            found[note.id] = Concern(note.id, note.says("exhibit"), note.says("recipient"))
        elif note.id in found:
            found[note.id] = replace(found[note.id], outcome=note.says("outcome"))
    return tuple(found.values())


DUTIES: Mapping[str, Text] = {
    "place_orders": Text("下单", "placing orders"),
    "approve_reviews": Text("复核订单", "reviewing orders"),
    "pay_out": Text("付款", "paying"),
    "reconcile": Text("对账", "reconciling"),
    "edit_memo": Text("修改备注", "editing memos"),
    "gather_evidence": Text("取证", "gathering evidence"),
    "set_price": Text("改价", "pricing"),
    "approve_promotion": Text("批准活动", "approving promotions"),
    "under_review": Text("正在被核实", "being looked into"),
    "decide": Text("作认定", "deciding"),
}


def duties_given(person: str, duties: Iterable[str]) -> Page:
    """Which duties a person has from now on. Raises `DutiesUnclear`."""
    held = sorted(set(duties))
    unknown = [one for one in held if one not in DUTIES]
    if not person.strip() or unknown:
        raise DutiesUnclear(person=person.strip(), problem="、".join(unknown) or "name")
    return Page(ACCESS, person.strip(), "duties", {"duties": held})


def duties_now(notes: Iterable[Note]) -> dict[str, tuple[str, ...]]:
    """Every person's duties as last told; who has none any more is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for note in notes:
        told = note.page.fields.get("duties")
        if note.act == "duties":
            found[note.id] = tuple(map(str, told)) if isinstance(told, list) else ()
    return {person: held for person, held in sorted(found.items()) if held}


@dataclass(frozen=True, slots=True)
class AccessReview:
    """When one person's rights were last looked through, and what came of it."""

    person: str
    on: date
    by: str
    kept: tuple[str, ...]
    withdrawn: tuple[str, ...]

    def due(self, on: date) -> bool:
        """Whether it is time to look again."""
        return (on - self.on).days >= ACCESS_EVERY


def access_reviews(notes: Iterable[Note]) -> dict[str, AccessReview]:
    """The latest look at every person's rights."""
    found = {}
    for note in notes:
        if note.act == "reviewed":
            kept, gone = (note.page.fields.get(name) for name in ("kept", "withdrawn"))
            found[note.id] = AccessReview(
                note.id,
                day_of(note.at),
                note.by,
                tuple(map(str, kept)) if isinstance(kept, list) else (),
                tuple(map(str, gone)) if isinstance(gone, list) else (),
            )
    return found


def access_reviewed(who: str, kept: Sequence[str], withdrawn: Sequence[str]) -> Page:
    """The rights of one person were looked through: what stays, what was withdrawn.

    Raises `DutiesUnclear`.
    """
    if not who.strip() or not (kept or withdrawn):
        raise DutiesUnclear(person=who.strip(), problem="name, rights")
    return Page(ACCESS, who.strip(), "reviewed", {"kept": list(kept), "withdrawn": list(withdrawn)})


@dataclass(frozen=True, slots=True)
class Playbook:
    """Steps for a day when something has to be done calmly and in order."""

    id: str
    title: Text
    steps: tuple[Text, ...]


@cache
def playbooks() -> Mapping[str, Playbook]:
    """What to do on day 0 of an attack, and rules for promotions."""
    folder = files("zhendan.remedy").joinpath("playbooks")
    found = {}
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=str):
        told = yaml.safe_load(path.read_text("utf-8"))
        steps = tuple(Text(one["zh"], one["en"]) for one in told["steps"])
        title = Text(told["title"]["zh"], told["title"]["en"])
        found[told["id"]] = Playbook(told["id"], title, steps)
    return found
