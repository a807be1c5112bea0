"""What is reached over the network only when a person says so: platforms and a language model."""

from collections.abc import Callable

from zhendan.adapters.channels import WechatChannel
from zhendan.adapters.channels.wechat import HOST
from zhendan.adapters.rephraser import OpenAiRephraser
from zhendan.appeal import Rephraser
from zhendan.casework import ByHand, Channel


def open_channel(
    name: str, token: str, *, host: str = "", trail: Callable[[str, bytes], None] | None = None
) -> Channel:
    """The channel of this name; by hand for any other."""
    if name == "wechat":
        return WechatChannel.open(token, host=host or HOST, trail=trail)
    return ByHand()


def open_model(address: str, model: str, key: str) -> Rephraser:
    """An OpenAI-compatible endpoint; off unless a person names its address."""
    return OpenAiRephraser(address, model, key)
