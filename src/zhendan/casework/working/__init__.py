"""同案协作: who does what, what was put off, what colleagues and the platform's service said."""

from zhendan.casework.working.aside import (
    SetAside,
    resume,
    set_aside,
    snooze,
    waive,
    with_waivers,
)
from zhendan.casework.working.assigning import (
    Assignment,
    assign,
    assignments,
)
from zhendan.casework.working.comments import (
    Comment,
    Said,
    buyer_data,
    comment,
    comments,
    mentioned,
)
from zhendan.casework.working.contacts import (
    CHANNELS,
    Contact,
    contact,
    contacts,
    promises,
)
from zhendan.casework.working.errors import (
    AssigneeUnfit,
    BuyerDataInWords,
    CaseOver,
    ChangedMeanwhile,
    ContactIncomplete,
    DeadlineStands,
    EndDayUnusable,
    MoveGuarded,
    NotToBeWaived,
    ThingUnknown,
)
from zhendan.casework.working.holds import (
    BEAT,
    HOLDS_FOR,
    Hold,
    held_by_another,
    take_from,
)
from zhendan.casework.working.things import (
    WHOLE_CASE,
    Thing,
    about_marks,
    is_private,
    untouched,
)

__all__ = [
    "BEAT",
    "CHANNELS",
    "HOLDS_FOR",
    "WHOLE_CASE",
    "AssigneeUnfit",
    "Assignment",
    "BuyerDataInWords",
    "CaseOver",
    "ChangedMeanwhile",
    "Comment",
    "Contact",
    "ContactIncomplete",
    "DeadlineStands",
    "EndDayUnusable",
    "Hold",
    "MoveGuarded",
    "NotToBeWaived",
    "Said",
    "SetAside",
    "Thing",
    "ThingUnknown",
    "about_marks",
    "assign",
    "assignments",
    "buyer_data",
    "comment",
    "comments",
    "contact",
    "contacts",
    "held_by_another",
    "is_private",
    "mentioned",
    "promises",
    "resume",
    "set_aside",
    "snooze",
    "take_from",
    "untouched",
    "waive",
    "with_waivers",
]
