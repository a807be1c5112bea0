"""The interfaces of platforms, opened with an authorisation that is never kept."""

from collections.abc import Callable

from zhendan.adapters.channels import WechatChannel
from zhendan.adapters.channels.wechat import HOST
from zhendan.casework import ByHand, Channel


def open_channel(
    name: str, token: str, *, host: str = "", trail: Callable[[str, bytes], None] | None = None
) -> Channel:
    """The channel of this name; by hand for any other."""
    if name == "wechat":
        return WechatChannel.open(token, host=host or HOST, trail=trail)
    return ByHand()
