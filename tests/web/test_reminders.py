"""Reminders in the program: added by the owner alone, sent once, failures said, secrets unseen."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests.web.conftest import CASE
from zhendan.steps.look.case_list import rows

SECRET = "SEC-nobody-sees-this"


class _Robot(BaseHTTPRequestHandler):
    got: ClassVar[list[str]] = []
    code: ClassVar[int] = 0
    meanwhile: ClassVar[Callable[[], object] | None] = None

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.got.append(said["text"]["content"])
        if self.meanwhile is not None:
            type(self).meanwhile()
        raw = json.dumps({"errcode": self.code}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def robot(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    _Robot.got, _Robot.code, _Robot.meanwhile = [], 0, None
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Robot)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("ZHENDAN_ROBOT_GATEWAYS", f"127.0.0.1:{server.server_port}")
    yield f"http://127.0.0.1:{server.server_port}/send?access_token=key"
    server.shutdown()
    server.server_close()
    from zhendan.faces.web.models import ReminderWay

    ReminderWay.objects.all().delete()


def _added(owner: Any, address: str) -> Any:
    told = {"kind": "dingtalk", "name": "值班群", "address": address, "secret": SECRET}
    answer = owner.post("/settings/reminders/add", told)
    from zhendan.faces.web.models import ReminderWay

    return answer, ReminderWay.objects.order_by("-pk").first()


def test_what_is_due_goes_out_once_and_bears_case_clock_and_link(
    enter: Callable[..., Any], workbench: Path, robot: str
) -> None:
    from zhendan.faces.web.reminders import send_due

    owner = enter("owner")
    assert _added(owner, robot)[0].status_code == 302
    due = next(row.due for row in rows(workbench) if row.case.case == CASE)
    assert due is not None
    now = due - timedelta(hours=5)
    assert send_due(now - timedelta(days=30)) == 0
    assert send_due(now) == 1
    assert send_due(now + timedelta(minutes=1)) == 0
    assert send_due(due - timedelta(minutes=30)) == 1
    assert f"/cases/{CASE}" in _Robot.got[0]
    assert "WG20260620000001" in _Robot.got[0]
    assert len(_Robot.got) == 2


def test_a_message_that_was_not_taken_is_tried_again_later_and_said_on_the_page(
    enter: Callable[..., Any], workbench: Path, robot: str
) -> None:
    from zhendan.faces.web.reminders import send_due

    owner = enter("owner")
    _added(owner, robot)
    _Robot.code = 310000
    now = next(row.due for row in rows(workbench) if row.case.case == CASE)
    assert now is not None
    assert send_due(now) == 0
    assert send_due(now + timedelta(minutes=1)) == 0
    assert len(_Robot.got) == 1, "not before its time"
    assert "310000" in owner.get("/settings/reminders").content.decode()
    _Robot.code = 0
    assert send_due(now + timedelta(minutes=3)) == 1
    page = owner.get("/settings/reminders").content.decode()
    assert "310000" not in page
    assert SECRET not in page
    assert "access_token" not in page


def test_a_secret_lies_sealed_and_goes_with_its_way(enter: Callable[..., Any], robot: str) -> None:
    from zhendan.faces.web.models import ReminderWay

    owner = enter("owner")
    way = _added(owner, robot)[1]
    assert SECRET not in way.told
    assert owner.post(f"/settings/reminders/{way.pk}/try").status_code == 302
    assert "买家" in _Robot.got[0]
    assert owner.post(f"/settings/reminders/{way.pk}/end").status_code == 302
    assert not ReminderWay.objects.filter(pk=way.pk).exists()


def test_an_inner_address_is_refused_in_words(enter: Callable[..., Any], robot: str) -> None:
    answer, _ = _added(enter("owner"), "http://169.254.169.254/latest")
    assert "ZD916" in answer.content.decode()


@pytest.mark.parametrize("role", ["staff", "warehouse", "lawyer", "agency", "reviewer"])
def test_only_the_owner_says_where_reminders_go(
    enter: Callable[..., Any], robot: str, role: str
) -> None:
    way = _added(enter("owner"), robot)[1]
    person = enter(role)
    assert person.get("/settings/reminders").status_code == 404
    for act in ("add", f"{way.pk}/try", f"{way.pk}/end"):
        assert person.post(f"/settings/reminders/{act}").status_code == 404


def test_another_shops_way_is_not_there(enter: Callable[..., Any], robot: str) -> None:
    way = _added(enter("owner"), robot)[1]
    assert enter("owner", shop=1).post(f"/settings/reminders/{way.pk}/end").status_code == 404


def test_a_way_ended_while_others_are_sent_to_gets_nothing_and_stops_nobody(
    enter: Callable[..., Any], workbench: Path, robot: str
) -> None:
    from django.db import connection

    from zhendan.faces.web.models import ReminderWay
    from zhendan.faces.web.reminders import send_due

    owner = enter("owner")
    _added(owner, robot)
    last = _added(owner, robot)[1]

    def ended() -> None:
        ReminderWay.objects.filter(pk=last.pk).delete()
        connection.close()

    _Robot.meanwhile = ended
    now = next(row.due for row in rows(workbench) if row.case.case == CASE)
    assert now is not None
    assert send_due(now) == 1
    assert len(_Robot.got) == 1


def test_a_way_that_nobody_can_open_any_more_is_said_and_stops_nobody(
    enter: Callable[..., Any], workbench: Path, robot: str
) -> None:
    from zhendan.faces.web.models import ReminderWay
    from zhendan.faces.web.reminders import send_due

    owner = enter("owner")
    way = _added(owner, robot)[1]
    ReminderWay.objects.filter(pk=way.pk).update(told="sealed by another key")
    _added(owner, robot)
    now = next(row.due for row in rows(workbench) if row.case.case == CASE)
    assert now is not None
    assert send_due(now) == 1
    assert "ZD916" in owner.get("/settings/reminders").content.decode()
