"""Whose quiet hours hold for a message: the person's own, else the shop's, on the shop's clock."""

from zhendan.faces.web.models import Reach, Shop
from zhendan.steps.noticing import NO_QUIET, Quiet, QuietHoursUnusable, quiet_hours


def of_shop(shop: Shop) -> Quiet:
    """The shop's quiet hours; they hold for its robots and mail addresses."""
    return _read(shop.quiet_from, shop.quiet_to, shop.zone, urgent=shop.urgent)


def of_person(shop: Shop, reach: Reach | None) -> Quiet:
    """A person's own quiet hours where there are any, else the shop's."""
    if reach is None or not reach.own_hours:
        return of_shop(shop)
    return _read(reach.quiet_from, reach.quiet_to, shop.zone, urgent=reach.urgent)


def _read(begin: str, end: str, zone: str, *, urgent: bool) -> Quiet:
    """Hours as they are kept; what nobody can read holds nothing back."""
    try:
        return quiet_hours(begin, end, zone, urgent=urgent)
    except QuietHoursUnusable:
        return NO_QUIET
