"""A data room shows masked files to who has the key, while it lasts, and keeps every look."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import CASE
from zhendan.casework import RoomEmpty
from zhendan.domain import SHOP, CaseId
from zhendan.steps import Errand, data_room, mandating, wire, wire_reading

BY = Errand(by="示例店主", reason="委托完成")
LATER = date.today() + timedelta(days=30)


def room_for(data: Path, name: str, profile: str, *, acts: bool = True) -> tuple[str, str]:
    given = mandating.Mandate(name, CaseId(CASE), "示例机构", profile, "代为申诉", LATER, acts=acts)
    with wire(data) as wiring:
        mandating.give(given, wiring, BY)
        room, key = data_room.open_for(name, CaseId(CASE), LATER, wiring, BY)
    return room.id, key


def looks(data: Path, number: str) -> list[str]:
    with wire_reading(data) as wiring:
        return [what for _, what in data_room.every_room(wiring)[number].looks]


@pytest.fixture
def outsider(enter: Callable[..., Any]) -> Any:
    from django.test import Client

    enter("owner")  # somebody has an account; the outsider has none
    return Client()


def test_an_outsider_reads_masked_files_and_every_look_is_kept(
    workbench: Path, outsider: Any
) -> None:
    number, key = room_for(workbench, "MR1", "agency")
    page = outsider.get(f"/room/{key}")
    assert page.status_code == 200
    text = page.content.decode()
    assert "示例机构" in text
    with wire_reading(workbench) as wiring:
        room = data_room.every_room(wiring)[number]
        files = data_room.lying(room, wiring)
        assert key not in str(room)
    assert files
    inside = {"shop_mark", "register", "other"}
    assert {str(one.original.kind) for one in files} & inside == set()
    assert not [one.name for one in files if one.name.endswith(".zip")]
    one = files[0].copy.id
    got = outsider.get(f"/room/{key}/{one}")
    assert "attachment" in got.headers["Content-Disposition"]
    assert looks(workbench, number) == ["", one]


def test_what_is_no_masked_copy_of_the_room_cannot_be_named(workbench: Path, outsider: Any) -> None:
    number, key = room_for(workbench, "MR2", "agency")
    for name in ("E001", "E999-P", "..", "ledger.sqlite"):
        assert outsider.get(f"/room/{key}/{name}").status_code == 404
    assert looks(workbench, number) == []


def test_a_withdrawn_an_expired_and_an_unknown_key_open_nothing(
    workbench: Path, outsider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, key = room_for(workbench, "MR3", "lawyer")
    monkeypatch.setattr(data_room, "today", lambda wiring: LATER + timedelta(days=1))
    late = outsider.get(f"/room/{key}")
    assert (late.status_code, "已到期" in late.content.decode()) == (410, True)
    monkeypatch.undo()
    assert outsider.get(f"/room/{key}").status_code == 200
    with wire(workbench) as wiring:
        data_room.shut(number, wiring, BY)
    for page in (f"/room/{key}", f"/room/{key}/E001-P"):
        gone = outsider.get(page)
        assert (gone.status_code, "已收回" in gone.content.decode()) == (410, True)
    assert outsider.get("/room/nothing").status_code == 410


def test_a_room_ends_with_its_mandate_and_none_opens_without_masked_copies(
    workbench: Path, outsider: Any
) -> None:
    number, key = room_for(workbench, "MR4", "lawyer")
    with wire(workbench) as wiring:
        mandating.end("MR4", CaseId(CASE), wiring, BY)
    ended = outsider.get(f"/room/{key}")
    assert (ended.status_code, "授权已结束" in ended.content.decode()) == (410, True)
    assert looks(workbench, number) == []
    with pytest.raises(RoomEmpty):
        room_for(workbench, "MR5", "lawyer", acts=False)


def walked(key: str) -> list[str]:
    """Every address of the workbench, named by somebody who holds a room's key and no account."""
    from zhendan.faces.web.urls import urlpatterns

    own = {"exhibit": "E001", "key": key, "number": "E001-P", "name": "MR6", "case": CASE}
    found = []
    for one in urlpatterns:
        told = str(one.pattern)
        for kind, value in (("int", "1"), ("uuid", "00000000-0000-0000-0000-000000000001")):
            told = re.sub(rf"<{kind}:\w+>", value, told)
        found.append("/" + re.sub(r"<\w+:(\w+)>", lambda m: own.get(m[1], "x"), told))
    return found


def test_a_rooms_key_changes_nothing_at_any_address(workbench: Path, outsider: Any) -> None:
    from zhendan.faces.web.models import Member, Token, Trail

    number, key = room_for(workbench, "MR6", "agency")
    outsider.get(f"/room/{key}")

    def state() -> tuple[object, ...]:
        with wire_reading(workbench) as wiring:
            events = sum(len(wiring.ledger.events(case)) for case in wiring.ledger.cases())
            shop, kept = len(wiring.ledger.events(SHOP)), len(list(wiring.vault.kept()))
        web = [model.objects.count() for model in (Member, Token)]
        web.append(Trail.objects.exclude(what__in=("login_failed", "second_failed")).count())
        return events, shop, kept, *web

    before, addresses = state(), walked(key)
    assert len(addresses) > 100
    for address in addresses:
        for send in (outsider.post, outsider.delete):
            told = {"reason": "x", "exhibits": "E001", "act": "approve"}
            answer = send(address, told if send == outsider.post else b"{}")
            assert answer.status_code < 500, address
            if address.startswith("/room/"):
                assert answer.status_code == 405, address
        found = outsider.get(address) if not address.startswith("/room/") else None
        assert found is None or f"{CASE}" not in found.content.decode("utf-8", "replace"), address
    assert state() == before
    assert looks(workbench, number) == [""]
