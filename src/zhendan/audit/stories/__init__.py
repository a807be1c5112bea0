"""The explanation tests (合理解释): each asks whether an innocent story fits in shape."""

from zhendan.audit.signal import Story
from zhendan.audit.stories.attack import (
    FIRST_TIMERS,
    NO_BENEFIT,
    SHARED_ATTACKERS,
    TAKEN_OVER,
    THREATS,
    TICKETS,
)
from zhendan.audit.stories.demand import BROADCAST, LOYAL, PROMOTION, SHIFT, TRAFFIC
from zhendan.audit.stories.handling import (
    COUPON_HUNTERS,
    LOGISTICS,
    OFFLINE,
    STAFF_PURCHASE,
    TEST_ORDER,
    ZONE,
)
from zhendan.audit.stories.receivers import COMPANY, DROP_SHIP, FORWARDER, STATION

STORIES: tuple[Story, ...] = (
    PROMOTION,
    LOYAL,
    BROADCAST,
    COMPANY,
    STATION,
    DROP_SHIP,
    FORWARDER,
    LOGISTICS,
    OFFLINE,
    STAFF_PURCHASE,
    TEST_ORDER,
    COUPON_HUNTERS,
    ZONE,
    SHIFT,
    TRAFFIC,
    NO_BENEFIT,
    FIRST_TIMERS,
    TICKETS,
    THREATS,
    SHARED_ATTACKERS,
    TAKEN_OVER,
)
"""In order of code; the attack tests run for every order too."""

__all__ = ["STORIES"]
