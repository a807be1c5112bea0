"""People's data become this workspace's keys, as the intake makes them."""

from zhendan.audit import memo_speaks
from zhendan.formats.cleaning.people import Keeper
from zhendan.remedy import KeyMaker
from zhendan.steps.books import AtBooks


def keys(wiring: AtBooks) -> KeyMaker:
    """How the review desk makes keys in this workspace."""
    keeper = Keeper(wiring.secret)
    return KeyMaker(
        buyer=lambda text: keeper.hash("buyer:" + text),
        address=lambda text: keeper.address(text) or "",
        phone=lambda text: keeper.phone(text).hash or "",
        account=lambda text: keeper.account(text) or "",
        memo=memo_speaks,
    )
