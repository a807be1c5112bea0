"""The way of a reminder from what a person told of it."""

import os
from collections.abc import Mapping

from zhendan.adapters.messages.mail import MailWay
from zhendan.adapters.messages.problems import WayUnusable
from zhendan.adapters.messages.robots import HOSTS, RobotWay
from zhendan.casework import Messenger

GATEWAYS = "ZHENDAN_ROBOT_GATEWAYS"
"""Hosts with port, apart by commas, to which a robot's messages may go beside its platform."""
KINDS = ("mail", *HOSTS)
FIELDS = ("host", "port", "security", "sender", "to", "user", "password", "address", "secret")
"""What a person may tell of a way."""


def way_of(kind: str, told: Mapping[str, str]) -> Messenger:
    """A mail server or a robot. Raises `WayUnusable`."""
    if kind in HOSTS:
        allowed = os.environ.get(GATEWAYS, "").split(",")
        gateways = frozenset(one.strip() for one in allowed if one.strip())
        address, secret = told.get("address", "").strip(), told.get("secret", "").strip()
        return RobotWay(kind, address, secret, gateways)
    port = told.get("port", "")
    if kind != "mail" or not told.get("host") or not port.isdecimal():
        raise WayUnusable(reason="缺少服务器或端口", reason_en="host or port is missing")
    names = ("sender", "to", "user", "password")
    return MailWay(
        told["host"].strip(),
        int(port),
        told.get("security", "tls"),
        **{name: told.get(name, "").strip() for name in names},
    )
