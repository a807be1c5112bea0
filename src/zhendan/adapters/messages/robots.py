"""Reminders by the robot of a group chat: DingTalk, Feishu and WeCom, signed as each asks."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import quote_plus, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from zhendan.adapters.messages.problems import MessageUnsent, WayUnusable

PATIENCE_S = 15
_LARGEST_ANSWER = 65536
HOSTS: Mapping[str, tuple[str, ...]] = {
    "dingtalk": ("oapi.dingtalk.com",),
    "feishu": ("open.feishu.cn", "open.larksuite.com"),
    "wecom": ("qyapi.weixin.qq.com",),
}
"""A robot's messages go to its own platform: an address typed in opens no inner door."""


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: it could lead to another host."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Nowhere."""


@dataclass(frozen=True, slots=True)
class RobotWay:
    """One robot. Raises `WayUnusable` for an address that is not its platform's."""

    kind: str
    address: str
    secret: str = ""
    """The signing secret; WeCom has none."""
    gateways: frozenset[str] = frozenset()
    """`host:port` of gateways that the one who runs the program allows beside the platform's."""
    clock: Callable[[], float] = field(default=time.time)

    def __post_init__(self) -> None:
        """Check the address."""
        if not self._known():
            raise WayUnusable(
                reason="地址不是该平台的机器人地址", reason_en="not an address of its platform"
            )

    def _known(self) -> bool:
        """Whether the address is its platform's, or an allowed gateway's."""
        try:
            parts = urlsplit(self.address)
        except ValueError:
            return False
        if parts.scheme == "https" and parts.netloc in HOSTS.get(self.kind, ()):
            return True
        return parts.scheme in ("http", "https") and parts.netloc in self.gateways

    def send(self, subject: str, body: str) -> None:
        """Hand one message to the robot. Raises `MessageUnsent`."""
        address, told = _FORMS[self.kind](self, f"{subject}\n{body}")
        raw = json.dumps(told, ensure_ascii=False).encode()
        asked = Request(
            address, data=raw, headers={"Content-Type": "application/json"}, method="POST"
        )
        try:
            with build_opener(_Stay).open(asked, timeout=PATIENCE_S) as answer:
                said = json.loads(answer.read(_LARGEST_ANSWER))
        except (OSError, HTTPException, ValueError) as error:
            # Never the address: the robot's key stands in it.
            raise MessageUnsent(way=self.kind, reason=type(error).__name__) from None
        code = _code(said)
        if code != 0:
            raise MessageUnsent(way=self.kind, reason=f"code {code}")


def _code(said: object) -> object:
    """What the platform answers: 0 where it took the message."""
    found = said if isinstance(said, dict) else {}
    return next((found[k] for k in ("errcode", "code", "StatusCode") if k in found), "?")


_Form = tuple[str, dict[str, Any]]


def _dingtalk(way: RobotWay, text: str) -> _Form:
    """Time and signature stand in the address; the time is in milliseconds."""
    told = {"msgtype": "text", "text": {"content": text}}
    if not way.secret:
        return way.address, told
    at = str(round(way.clock() * 1000))
    sign = _signed(way.secret.encode(), f"{at}\n{way.secret}".encode())
    return f"{way.address}&timestamp={at}&sign={quote_plus(sign)}", told


def _feishu(way: RobotWay, text: str) -> _Form:
    """Time and signature stand in the message; time and secret are the key, nothing is signed."""
    told: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
    if way.secret:
        at = str(int(way.clock()))
        told |= {"timestamp": at, "sign": _signed(f"{at}\n{way.secret}".encode(), b"")}
    return way.address, told


def _wecom(way: RobotWay, text: str) -> _Form:
    """The key in the address is all there is."""
    return way.address, {"msgtype": "text", "text": {"content": text}}


def _signed(key: bytes, message: bytes) -> str:
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


_FORMS: Mapping[str, Callable[[RobotWay, str], _Form]] = {
    "dingtalk": _dingtalk,
    "feishu": _feishu,
    "wecom": _wecom,
}
