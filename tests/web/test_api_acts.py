"""Programs do what pages do: files in, rulings, remarks, submission; sent twice it is done once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from tests.web.conftest import CASE
from zhendan.faces.web.rights import Role

ORDER = "3300000000000010101"
HOME = f"/cases/{CASE}"


@pytest.fixture(scope="module")
def erp(workbench: Path, shops: tuple[Any, Any]) -> Iterator[Program]:
    yield program(workbench, "erp", "read upload work confirm")
    from zhendan.faces.web.models import Task

    Task.objects.all().delete()


def test_a_program_sends_a_folder_in_pieces_and_hands_it_over_once(erp: Program) -> None:
    from zhendan.faces.web.models import Task

    delivery = erp.send("/deliveries", {"case": CASE}).json()["delivery"]
    home = f"/deliveries/{delivery}"
    file = erp.send(f"{home}/files", {"path": "补充/说明.txt", "size": 6}).json()["file"]
    assert erp.piece(f"{home}/files/{file}?at=0", b"abc").json() == {"got": 3}
    assert erp.send(f"{home}/done", {}).json()["error"]["code"] == "ZD985", "not whole yet"
    assert erp.piece(f"{home}/files/{file}?at=3", b"def").json() == {"got": 6}
    tasks = {erp.send(f"{home}/done", {}).json()["task"] for _ in range(3)}
    assert len(tasks) == 1
    assert erp.look(f"/tasks/{tasks.pop()}").json()["kind"] == "intake"
    assert erp.look("/tasks").json()["tasks"][0]["case"] == CASE
    assert Task.objects.filter(shop=erp.place.shop, kind="intake").count() == 1
    climbing = erp.send(f"{home}/files", {"path": "../../etc/passwd", "size": 1})
    assert climbing.json()["error"]["code"] == "ZD985"


def test_the_same_key_and_body_are_done_once_and_another_body_is_refused(erp: Program) -> None:
    from zhendan.faces.web.models import Answered

    told, before = {"text": "ERP：已补发称重记录"}, _remarks(erp)
    with ThreadPoolExecutor(8) as programs:
        sent = [programs.submit(_closed, erp, told) for _ in range(20)]
        answers = {answer.result() for answer in sent}
    assert len(answers) == 1, "one effect, one answer"
    assert _remarks(erp) == before + 1
    again = erp.send(f"{HOME}/remarks", told, key="k-1")
    assert again.headers["Idempotent-Replayed"] == "true"
    other = erp.send(f"{HOME}/remarks", {"text": "别的"}, key="k-1")
    assert (other.status_code, other.json()["error"]["code"]) == (409, "ZD914")
    elsewhere = erp.send(f"{HOME}/prepare", told, key="k-1")
    assert elsewhere.json()["error"]["code"] == "ZD914", "a key stands for one address too"
    first = Answered.objects.get(key="k-1")
    Answered.objects.filter(pk=first.pk).update(at=first.at - timedelta(hours=25))
    assert erp.send(f"{HOME}/remarks", {"text": "第二天"}, key="k-1").status_code == 200
    assert not Answered.objects.filter(pk=first.pk).exists()
    bad = erp.send(f"{HOME}/remarks", told, key="a key!")
    assert (bad.status_code, bad.json()["error"]["code"]) == (422, "ZD990")


def test_answers_go_after_their_day_whatever_key_they_had(erp: Program) -> None:
    from zhendan.faces.web.models import Answered
    from zhendan.faces.web.once import sweep

    for key in ("old", "young"):
        assert erp.send(f"{HOME}/remarks", {"text": key}, key=key).status_code == 200
    old = Answered.objects.filter(key="old")
    old.update(at=old.get().at - timedelta(hours=25))
    sweep()
    assert [one.key for one in Answered.objects.filter(key__in=("old", "young"))] == ["young"]


def test_who_left_the_shop_or_changed_his_role_gets_no_earlier_answer(workbench: Path) -> None:
    from zhendan.faces.web.models import Member

    erp = program(workbench, "erp-gone", "read upload work confirm")
    told = {"text": "只给在店的人"}
    assert erp.send(f"{HOME}/remarks", told, key="k-9").status_code == 200
    member = Member.objects.filter(account=erp.place.account, shop=erp.place.shop)
    assert member.update(role=str(Role.LAWYER)) == 1
    changed = erp.send(f"{HOME}/remarks", told, key="k-9")
    assert (changed.status_code, changed.json()["error"]["code"]) == (409, "ZD914")
    member.delete()
    gone = erp.send(f"{HOME}/remarks", told, key="k-9")
    assert gone.status_code == 401
    assert "Idempotent-Replayed" not in gone.headers


def _remarks(erp: Program) -> int:
    """How many remarks the case holds."""
    from zhendan.domain import EventKind

    _, events = erp.place.case(CASE)
    return [event.kind for event in events].count(EventKind.COMMENTED)


def _closed(erp: Program, told: object) -> bytes:
    """One sending from a thread of its own."""
    from django.db import connections

    try:
        answer = erp.send(f"{HOME}/remarks", told, key="k-1")
        assert answer.status_code == 200
        return bytes(answer.content)
    finally:
        connections.close_all()


def test_a_refusal_with_a_key_is_told_again_and_an_ended_key_learns_nothing(erp: Program) -> None:
    from zhendan.faces.web.models import Token

    told = {"orders": [ORDER], "standing": "genuine", "reason": " "}
    first, second = (erp.send(f"{HOME}/decisions", told, key="k-2") for _ in range(2))
    assert first.content == second.content
    assert first.json()["error"]["code"] == "ZD104"
    mine = Token.objects.filter(name="erp", shop=erp.place.shop)
    mine.update(ended_at="2026-01-01T00:00:00Z")
    assert erp.send(f"{HOME}/decisions", told, key="k-2").status_code == 401
    mine.update(ended_at=None)


def test_a_program_decides_and_passes_the_gate_and_submits_only_what_it_saw(erp: Program) -> None:
    ruling = {"orders": [ORDER], "standing": "unclear", "reason": "等仓库核对"}
    assert erp.send(f"{HOME}/decisions", ruling).json() == {"decided": 1}
    concede = ruling | {"standing": "conceded", "reason": "店主核实后认可"}
    assert erp.send(f"{HOME}/decisions", concede).json() == {"decided": 1}
    gate = {"adviser": "某律师", "reason": "已征询"}
    assert erp.send(f"{HOME}/gate", gate).json() == {"recorded": True}
    unseen = erp.send(f"{HOME}/submission", {"confirm": True, "packet": "0" * 64})
    assert unseen.json()["error"]["code"] == "ZD986"
    unsure = erp.send(f"{HOME}/submission", {"confirm": False, "packet": "0" * 64})
    assert unsure.json()["error"]["code"] == "ZD987"
    early = erp.send(f"{HOME}/answers", {"to": "accepted", "words": "成立"})
    assert early.status_code == 409
    assert erp.look(f"{HOME}/orders/{ORDER}").json()["verdict"] == "conceded"
    remarks = erp.look(f"{HOME}/remarks").json()["remarks"]
    assert remarks[0]["by"] == "erp"


def test_an_original_comes_out_whole_and_on_record(erp: Program) -> None:
    import hashlib

    kept = erp.look(f"{HOME}/exhibits").json()["exhibits"][0]
    answer = erp.send(f"{HOME}/exhibits/{kept['id']}/content", {"reason": "复核"})
    assert hashlib.sha256(answer.content).hexdigest() == kept["sha256"]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert erp.send(f"{HOME}/exhibits/E999/content", {}).status_code == 404
    assert erp.look(f"{HOME}/prepared").json() == {"files": []}
    assert erp.look(f"{HOME}/prepared/dossier.pdf").status_code == 404


@pytest.mark.parametrize(
    ("scopes", "address", "told"),
    [
        ("read", "/deliveries", {}),
        ("read upload", f"{HOME}/remarks", {"text": "x"}),
        ("read work", f"{HOME}/submission", {"confirm": True, "packet": "0" * 64}),
        ("upload", "/deliveries", {"case": "nobody's"}),
    ],
)
def test_a_key_does_what_it_was_made_for(
    erp: Program, scopes: str, address: str, told: object
) -> None:
    from zhendan.faces.web.models import Token

    mine = Token.objects.filter(name="erp", shop=erp.place.shop)
    mine.update(scope=scopes)
    assert erp.send(address, told).status_code == (404 if scopes == "upload" else 403)
    mine.update(scope="read upload work confirm")
