"""A round that may not have arrived is looked up from its page; nothing is ever sent twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.channels.wechat_stand_in import TOKEN, StandIn, serving
from tests.web.asking import Program, program
from tests.web.conftest import CASE
from zhendan.domain import CaseId, EventKind
from zhendan.steps import wire

HOME, RECORD, CREATE = f"/cases/{CASE}", "3_24911818", "/wxa/component/createappeal"


@pytest.fixture
def sent(workbench: Path, shops: tuple[Any, Any], tmp_path: Path) -> Iterator[Program]:
    """A shop whose case was sent by program; the answer was lost."""
    made = program(workbench, f"settle-{tmp_path.name}", "read work")
    through = {"channel": "wechat", "violation": RECORD, "known": []}
    facts: dict[str, object] = {"round": 1, "packet": "a" * 64, "channel": "by_api"}
    with wire(made.place.workspace) as wiring:
        wiring.desk("甲").record(CaseId(CASE), EventKind.SUBMITTED, facts | {"through": [through]})
    yield made
    from zhendan.faces.web.models import Task

    Task.objects.all().delete()


@pytest.fixture
def owner(sent: Program, tmp_path: Path) -> Any:
    from django.test import Client

    from zhendan.faces.web.models import Account, Member

    login = f"settle{sent.place.shop.pk}"
    account = Account.objects.make(login, f"店主{login}", "密码 很长 7421")
    Member.objects.create(account=account, shop=sent.place.shop, role="owner", sees_private=True)
    client = Client()
    client.post("/login", {"login": login, "password": "密码 很长 7421"})
    return client


def worked(owner: Any, **told: str) -> Any:
    """Press the button, and have the worker do what was asked."""
    from zhendan.faces.web.child import do
    from zhendan.faces.web.models import Task

    answer = owner.post(f"{HOME}/settle", told)
    assert answer.status_code == 302, answer.content.decode()
    task = Task.objects.get(pk=answer["Location"].rpartition("/")[2])
    Task.objects.filter(pk=task.pk).update(state="running")
    do(task)
    return Task.objects.get(pk=task.pk)


def last(sent: Program) -> Any:
    with wire(sent.place.workspace) as wiring:
        return wiring.desk().file(CaseId(CASE)).rounds[-1]


def test_the_page_looks_up_what_arrived_and_offers_it_no_more(
    sent: Program, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f'action="{HOME}/settle"' in owner.get(f"{HOME}/rounds").content.decode()
    found = {"appeal_record_id": "77", "appeal_time": 1_780_000_000, "appeal_count": 1}
    server = StandIn(appeals={RECORD: [found | {"appeal_from": 1, "appeal_status": 1}]})
    with serving(server) as host:
        monkeypatch.setenv("ZHENDAN_CHANNEL_TOKEN", TOKEN)
        monkeypatch.setenv("ZHENDAN_CHANNEL_HOST", host)
        task = worked(owner)
    assert (task.state, task.problem) == ("done", None)
    assert not last(sent).unconfirmed
    assert CREATE not in server.asked
    assert f'action="{HOME}/settle"' not in owner.get(f"{HOME}/rounds").content.decode()
    assert owner.post(f"{HOME}/settle").status_code == 404


def test_without_an_authorisation_nothing_is_asked_and_the_page_says_so(
    sent: Program, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZHENDAN_CHANNEL_TOKEN", raising=False)
    task = worked(owner)
    assert (task.state, task.problem["code"]) == ("failed", "ZD628")
    assert last(sent).unconfirmed


def test_it_is_called_lost_with_a_reason_and_only_when_a_look_shows_nothing(
    sent: Program, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert owner.post(f"{HOME}/settle", {"lost": "yes"}).status_code == 409
    with serving(StandIn()) as host:
        monkeypatch.setenv("ZHENDAN_CHANNEL_TOKEN", TOKEN)
        monkeypatch.setenv("ZHENDAN_CHANNEL_HOST", host)
        assert worked(owner).problem["code"] == "ZD625"
        soon = worked(owner, lost="yes", reason="后台无记录")
        assert soon.problem["code"] == "ZD626"
        later = datetime.now(UTC) + timedelta(hours=1)
        monkeypatch.setattr("zhendan.adapters.clock.SystemClock.now", lambda self: later)
        assert worked(owner, lost="yes", reason="后台无记录").state == "done"
    assert not last(sent).arrived
