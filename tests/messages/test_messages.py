"""Messages by real servers: a mail server, and robots that check their signatures."""

import base64
import hashlib
import hmac
import json
import socket
import threading
from collections.abc import Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller

from zhendan.adapters.messages.mail import MailWay
from zhendan.adapters.messages.problems import MessageUnsent, WayUnusable
from zhendan.adapters.messages.robots import RobotWay

SECRET = "SECexample"


class _Robot(BaseHTTPRequestHandler):
    got: ClassVar[list[tuple[str, dict[str, Any]]]] = []
    answer: ClassVar[tuple[int, dict[str, object]]] = (200, {"errcode": 0})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.path, json.loads(body)))
        status, said = self.answer
        raw = json.dumps(said).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def robot() -> Iterator[str]:
    _Robot.got, _Robot.answer = [], (200, {"errcode": 0})
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Robot)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _way(kind: str, robot: str, secret: str = "") -> RobotWay:
    address = f"http://{robot}/robot/send?access_token=abc"
    return RobotWay(kind, address, secret, frozenset({robot}), clock=lambda: 1_795_000_000.25)


def _sign(key: bytes, message: bytes) -> str:
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


def test_dingtalk_gets_time_and_signature_in_the_address(robot: str) -> None:
    _way("dingtalk", robot, SECRET).send("提醒", "案件 A")
    path, body = _Robot.got[0]
    asked = parse_qs(urlsplit(path).query)
    at = "1795000000250"
    assert asked["timestamp"] == [at]
    assert asked["sign"] == [_sign(SECRET.encode(), f"{at}\n{SECRET}".encode())]
    assert body == {"msgtype": "text", "text": {"content": "提醒\n案件 A"}}


def test_feishu_gets_time_and_signature_in_the_message(robot: str) -> None:
    _Robot.answer = (200, {"code": 0})
    _way("feishu", robot, SECRET).send("提醒", "案件 A")
    body = _Robot.got[0][1]
    assert body["timestamp"] == "1795000000"
    assert body["sign"] == _sign(f"1795000000\n{SECRET}".encode(), b"")
    assert body["content"] == {"text": "提醒\n案件 A"}


def test_wecom_gets_the_text_alone(robot: str) -> None:
    _way("wecom", robot).send("提醒", "案件 A")
    assert _Robot.got[0][1]["text"] == {"content": "提醒\n案件 A"}


@pytest.mark.parametrize(
    "answer",
    [(200, {"errcode": 310000}), (200, {}), (500, {"errcode": 0}), (302, {"errcode": 0})],
    ids=["refused", "odd", "broken", "led elsewhere"],
)
def test_what_a_robot_does_not_take_is_said_and_led_nowhere(
    robot: str, answer: tuple[int, dict[str, object]]
) -> None:
    _Robot.answer = answer
    with pytest.raises(MessageUnsent) as refused:
        _way("dingtalk", robot).send("提醒", "案件")
    assert "access_token" not in refused.value.explain() + repr(refused.value.facts)
    assert len(_Robot.got) == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://oapi.dingtalk.com/robot/send?access_token=a",
        "https://oapi.dingtalk.com.example.com/robot",
        "https://oapi.dingtalk.com@10.0.0.1/robot",
        "https://oapi.dingtalk.com:8443/robot",
        "https://169.254.169.254/latest",
        "https://open.feishu.cn/hook",
        "file:///etc/passwd",
        "https://[oapi.dingtalk.com",
        "",
    ],
)
def test_an_address_that_is_not_its_platforms_is_no_way(address: str) -> None:
    with pytest.raises(WayUnusable):
        RobotWay("dingtalk", address)


class _Mailbox:
    def __init__(self) -> None:
        self.mails: list[Any] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[_Mailbox, int]]:
    box = _Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, port
    server.stop()


def test_a_mail_arrives_as_it_was_written(mailbox: tuple[_Mailbox, int]) -> None:
    box, port = mailbox
    MailWay("127.0.0.1", port, "none", "a@example.com", "b@example.com").send("真单提醒", "案件 A")
    (mail,) = box.mails
    assert mail["To"] == "b@example.com"
    assert mail.get_payload(decode=True).decode().strip() == "案件 A"


def test_nobody_at_home_is_said_without_the_password() -> None:
    way = MailWay("127.0.0.1", 9, "none", "a@example.com", "b@example.com", "me", "hush-hush")
    with pytest.raises(MessageUnsent) as refused:
        way.send("s", "b")
    assert "hush" not in refused.value.explain() + repr(refused.value.facts)


@pytest.mark.parametrize(
    ("host", "security", "to"),
    [("mail.example.com", "none", "b@example.com"), ("mail.example.com", "tls", "nobody"),
     ("mail.example.com", "tls", "b@example.com\r\nBcc: c@example.com"),
     ("mail.example.com", "tls", "b@example.com, c@example.com"),
     ("mail.example.com", "tls", "b@"), ("mail.example.com", "tls", "b@["),
     ("mail.example.com", "tls", "\x00@")],
)  # fmt: skip
def test_mail_goes_encrypted_and_to_one_address(host: str, security: str, to: str) -> None:
    with pytest.raises(WayUnusable):
        MailWay(host, 25, security, "a@example.com", to)


@pytest.mark.parametrize(
    ("host", "user"), [("smtp..example.com", ""), ("127.0.0.1", "用户")], ids=["host", "login"]
)
def test_what_no_server_can_be_told_is_said_and_ends_nothing(
    mailbox: tuple[_Mailbox, int], host: str, user: str
) -> None:
    security = "none" if host == "127.0.0.1" else "tls"
    way = MailWay(host, mailbox[1], security, "a@example.com", "b@example.com", user, "x")
    with pytest.raises(MessageUnsent):
        way.send("s", "b")


@pytest.mark.parametrize("port", [0, 65536])
def test_a_port_that_there_is_not_is_refused(port: int) -> None:
    with pytest.raises(WayUnusable):
        MailWay("mail.example.com", port, "tls", "a@example.com", "b@example.com")
