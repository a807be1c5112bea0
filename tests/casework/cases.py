"""Notices, requirements and cases that the tests of casework share."""

from datetime import UTC, datetime

from tests.casework.fakes import FixedClock, MemoryLedger
from zhendan.casework import Desk, Submission
from zhendan.domain import (
    Attempts,
    CaseId,
    Confidence,
    Deadline,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    FlaggedOrder,
    FlagScope,
    Notice,
    OrderId,
    Outcome,
    PersonId,
    Proposal,
    Provenance,
    Requirements,
    RuleValue,
    Sha256,
    Source,
    SourceClass,
    Strength,
    Text,
)

OWNER = PersonId("店主王示例")
A, B, C = (OrderId(f"330000000000001010{n}") for n in (1, 2, 3))
PACKET = Sha256("a" * 64)
DUE = datetime(2026, 6, 23, 15, 59, 59, tzinfo=UTC)
SOURCE = Source("notice", "违规通知", "", Confidence.NOTICE)

NOTICE = Notice(
    platform="taobao",
    number="WG20260620000001",
    charge="B类-虚假交易",
    grade=None,
    scope=FlagScope.EXPLICIT,
    flagged=tuple(FlaggedOrder(order, "exact") for order in (A, B, C)),
    delivered_at=datetime(2026, 6, 20, 2, tzinfo=UTC),
    deadline_at=DUE,
    deadline_words="请于2026年6月23日23:59前提交",
    declared_count=3,
    attempts=None,
    penalties=(),
    body="",
    files=(),
    shop_name="示例家居旗舰店",
)
SUPPORTED = Proposal(A, Outcome.SUPPORTED, Strength.PROVABLE)
THIN = Proposal(B, Outcome.INSUFFICIENT)
MARKED = Proposal(C, Outcome.SUPPORTED, marked=True, suggest_concede=True)


def deadline(at: datetime | None = DUE, **changes: object) -> Deadline:
    """A deadline the notice names, unless a test changes it."""
    fields: dict[str, object] = {
        "at": at,
        "plan_by": at,
        "zone": "Asia/Shanghai",
        "confidence": Confidence.NOTICE,
        "source": Text("违规通知", "the notice"),
    } | changes
    return Deadline(**fields)  # type: ignore[arg-type]  # each test names what it changes


def requirements(*values: RuleValue, due: Deadline | None = None) -> Requirements:
    """What an invented platform demands."""
    return Requirements("taobao", "2026-06-20", due or deadline(), values, ())


def attempts(allowed: int) -> RuleValue:
    """The value that limits the attempts."""
    return RuleValue("attempts", Attempts(allowed=allowed), "", SOURCE)


def exhibit(number: str = "E001") -> Exhibit:
    """A sealed file, invented."""
    at = datetime(2026, 6, 21, tzinfo=UTC)
    made = Provenance("轨迹.json", "folder", OWNER, at, SourceClass.COURIER_OR_PAYMENT, "zhendan")
    kind = ExhibitKind.WAYBILL_TRACK
    sha = Sha256(number.lower().rjust(64, "0"))
    return Exhibit(ExhibitId(number), kind, sha, 10, made, at, 0)


def desk(by: str = OWNER) -> Desk:
    """A desk on an empty ledger."""
    return Desk(MemoryLedger(), FixedClock(), PersonId(by))


def audited(*proposals: Proposal) -> tuple[Desk, CaseId]:
    """A desk with the case open, one exhibit sealed and the audit on record."""
    at = desk()
    case = at.open(NOTICE).case
    at.record_deadline(case, deadline())
    at.record_exhibits(case, [exhibit()])
    at.record_audit(case, proposals or (SUPPORTED, THIN, MARKED))
    return at, case


def ready(*proposals: Proposal) -> tuple[Desk, CaseId]:
    """A desk whose case has been exported without a hard stop."""
    at, case = audited(*(proposals or (SUPPORTED,)))
    at.record_export(case, PACKET)
    return at, case


def submission(*values: RuleValue, **changes: object) -> Submission:
    """The submission of the exported packet."""
    due = changes.pop("due", None)
    asked = requirements(*values, due=due if isinstance(due, Deadline) else None)
    fields: dict[str, object] = {
        "packet": PACKET,
        "channel": "by_hand",
        "requirements": asked,
    } | changes
    return Submission(**fields)  # type: ignore[arg-type]  # each test names what it changes
