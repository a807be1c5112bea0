"""A notice for a case whose notice nobody has put in yet: it says only that it is missing."""

from zhendan.domain import FlagScope, Notice
from zhendan.intake.settings import InboxReading


def no_notice(reading: InboxReading) -> Notice:
    """The missing notice of an inbox, told apart by the files that are there."""
    return Notice(
        platform=reading.platform,
        number="",
        charge="",
        grade=None,
        scope=FlagScope.UNKNOWN,
        flagged=(),
        delivered_at=None,
        deadline_at=None,
        deadline_words="",
        declared_count=None,
        attempts=None,
        penalties=(),
        body="",
        files=tuple(sorted(report.sha256 for report in reading.files)),
        shop_name=reading.shop_name,
        zone=reading.zone,
        not_found=("notice",),
    )
