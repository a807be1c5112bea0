"""Who may do what: roles, rights, and the one table that joins them."""

from enum import StrEnum

from zhendan.domain import Text


class Right(StrEnum):
    """One thing a person may be allowed to do in a shop's cases."""

    VIEW = "view"  # see cases, orders, evidence, statement, activity
    REQUESTS = "requests"  # see what is still to be fetched
    UPLOAD = "upload"
    DECIDE = "decide"  # record that an order is genuine or unclear
    CONCEDE = "concede"
    PRIVATE = "private"  # the shop's own marks: the private self-check
    PREPARE = "prepare"  # print the dossier, build the packet, take files out
    GATE = "gate"  # record the choice about a lawyer
    SUBMIT = "submit"
    ANSWER = "answer"  # record receipts and the platform's replies
    COMMENT = "comment"
    MOVE = "move"  # pause, resume, mark as lapsed, go on to the next round
    APPROVE = "approve"  # as the second person: agree to the papers or send them back
    WORK = "work"  # give work out, put it off, note talks with the platform
    EXPORT = "export"  # lists as CSV
    PERSONAL = "personal"  # take files out with buyers' data unmasked
    REVIEW = "review"  # decide on new orders that wait
    CORRECT = "correct"  # measures with owner and proof, the line of recovery
    PEOPLE = "people"  # invite, change roles, end sessions
    TRAIL = "trail"  # who did what in the program
    TOKENS = "tokens"  # keys for programs


class Role(StrEnum):
    """What a person is in one shop (PRODUCT U1 to U6)."""

    OWNER = "owner"
    STAFF = "staff"
    WAREHOUSE = "warehouse"
    LAWYER = "lawyer"
    AGENCY = "agency"
    REVIEWER = "reviewer"

    @property
    def words(self) -> Text:
        """The role in words."""
        return _WORDS[self]


_WORDS = {
    Role.OWNER: Text("店主", "Owner"),
    Role.STAFF: Text("运营与客服", "Operations"),
    Role.WAREHOUSE: Text("仓库", "Warehouse"),
    Role.LAWYER: Text("律师", "Lawyer"),
    Role.AGENCY: Text("代理机构", "Agency"),
    Role.REVIEWER: Text("复核人", "Reviewer"),
}

_R = Right
_SEES = frozenset({_R.VIEW, _R.REQUESTS, _R.COMMENT})
MATRIX: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.STAFF: _SEES | {_R.WORK, _R.UPLOAD, _R.REVIEW, _R.CORRECT},
    Role.WAREHOUSE: frozenset({_R.REQUESTS, _R.UPLOAD}),
    Role.LAWYER: _SEES
    | {_R.PRIVATE, _R.PREPARE, _R.GATE, _R.EXPORT, _R.PERSONAL, _R.TRAIL}
    | {_R.CORRECT, _R.APPROVE},
    Role.AGENCY: _SEES | {_R.WORK, _R.MOVE, _R.UPLOAD, _R.DECIDE, _R.PREPARE, _R.ANSWER, _R.EXPORT},
    Role.REVIEWER: _SEES | {_R.PREPARE, _R.REVIEW, _R.APPROVE},
}
"""A cell that is not here is forbidden. Conceding and submitting are the owner's alone."""

OF_WORK = {
    "intake": Right.UPLOAD,
    "rework": Right.UPLOAD,
    "prepare": Right.PREPARE,
    "submit": Right.SUBMIT,
    "settle": Right.SUBMIT,
}
"""What it takes to stop a piece of work or to have it done again: what it took to ask for it."""


def may(role: Role, right: Right) -> bool:
    """Whether a role holds a right."""
    return right in MATRIX[role]
