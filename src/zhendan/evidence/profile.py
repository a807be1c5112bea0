"""Which exhibits a packet holds, by who receives it; what stays out is counted, never hidden."""

from collections.abc import Sequence
from enum import StrEnum

from zhendan.domain import Exhibit, ExhibitId, ExhibitKind, OrderId, Passage, Text

PRIVATE = (ExhibitKind.SHOP_MARK, ExhibitKind.REGISTER)
"""The shop's own marks and its people: in the case file, in a packet only when referred to."""
_ALWAYS = (ExhibitKind.NOTICE, ExhibitKind.PROMOTION_PLAN)


class Profile(StrEnum):
    """Who receives the packet (接收方)."""

    PLATFORM = "platform"
    LAWYER = "lawyer"
    AGENCY = "agency"
    COURT = "court"
    REGULATOR = "regulator"

    @property
    def words(self) -> Text:
        """The receiver in words for people."""
        return _WORDS[self]


_WORDS = {
    Profile.PLATFORM: Text("平台", "platform"),
    Profile.LAWYER: Text("律师", "lawyer"),
    Profile.AGENCY: Text("受托机构", "agency"),
    Profile.COURT: Text("法院", "court"),
    Profile.REGULATOR: Text("监管部门", "regulator"),
}


def choose(
    exhibits: Sequence[Exhibit],
    passages: Sequence[Passage],
    *,
    orders: Sequence[OrderId],
    referred: Sequence[ExhibitId],
    profile: Profile = Profile.PLATFORM,
) -> tuple[ExhibitId, ...]:
    """The exhibits that go in, in order of number.

    Everything the dossier refers to goes in, whatever it is. A lawyer gets all of it. The others
    get the notice, the promotion record and every file that speaks of an order in question, but
    not the shop's own marks or its register of people. The original of a derived file comes
    along unless it holds such a private file.
    """
    if profile is Profile.LAWYER:
        return tuple(one.id for one in exhibits)
    wanted = set(orders)
    about = {
        one.at_row.file
        for one in passages
        if one.order in wanted and one.kind is not ExhibitKind.SHOP_MARK
    }
    chosen = {
        one.id
        for one in exhibits
        if one.id in referred
        or (one.kind not in PRIVATE and (one.kind in _ALWAYS or one.sha256 in about))
    }
    closed = {one.parent for one in exhibits if one.kind in PRIVATE and one.id not in chosen}
    originals = {one.parent for one in exhibits if one.id in chosen} - closed
    chosen |= {one.id for one in exhibits if one.sha256 in originals and one.kind not in PRIVATE}
    return tuple(one.id for one in exhibits if one.id in chosen)
