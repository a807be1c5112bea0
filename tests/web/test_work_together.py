"""People at work on one case: who may, what is told to whom, by page, program, command, Python."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import zhendan
from tests.web.asking import Program, program
from tests.web.conftest import CASE

HOME = f"/cases/{CASE}"
ORDER = "3300000000000010101"


@pytest.fixture(scope="module")
def team(workbench: Path, shops: tuple[Any, Any]) -> Iterator[Program]:
    """A shop of its own with the sealed case; its owner is `team`."""
    yield program(workbench, "team", "read work")
    from zhendan.faces.web.models import Task

    Task.objects.all().delete()


@pytest.fixture(scope="module")
def inside(team: Program) -> Callable[..., Any]:
    """Log in as a colleague of that shop."""
    from django.test import Client

    from zhendan.faces.web.models import Account, Member

    def entered(role: str, *, sees_private: bool = True) -> Any:
        login = f"team-{role}-{sees_private}"
        account = Account.objects.filter(login=login.lower()).first()
        if account is None:
            account = Account.objects.make(login, login, "密码 很长 7421")
            told = {"role": role, "sees_private": sees_private}
            Member.objects.create(account=account, shop=team.place.shop, **told)
        client = Client()
        client.post("/login", {"login": login, "password": "密码 很长 7421"})
        return client

    return entered


def things(team: Program) -> dict[str, Any]:
    told = team.look(f"{HOME}/work").json()
    return {one["key"]: one for one in told["things"]}


def gap(team: Program) -> str:
    return next(key for key in things(team) if key.startswith("gap:"))


def test_a_colleague_sees_what_is_given_to_him_and_a_stranger_gets_nothing(
    team: Program, inside: Callable[..., Any]
) -> None:
    inside("warehouse")
    owner, key = inside("owner"), gap(team)
    told = {"thing": key, "to": "team-warehouse-True"}
    assert owner.post(f"{HOME}/work/assign", told).status_code == 302
    assert things(team)[key]["who"] == "team-warehouse-True"
    title = things(team)[key]["title"]["zh"]
    assert title in inside("warehouse").get("/mine").content.decode()
    case = {"thing": "case", "to": "team-warehouse-True"}
    for body in (case, told | {"to": "nobody of ours"}, told | {"thing": "unheard-of"}):
        assert owner.post(f"{HOME}/work/assign", body).status_code == 409, body
    assert "ZD652" in owner.post(f"{HOME}/work/assign", case).content.decode()


def test_marks_are_given_only_by_and_to_those_who_see_them(
    team: Program, inside: Callable[..., Any]
) -> None:
    inside("staff"), inside("lawyer"), inside("lawyer", sees_private=False)
    marks = {"thing": "marks", "to": "team-lawyer-True"}
    assert inside("staff").post(f"{HOME}/work/assign", marks).status_code == 409
    owner = inside("owner")
    for name in ("team-staff-True", "team-lawyer-False"):
        assert owner.post(f"{HOME}/work/assign", marks | {"to": name}).status_code == 409
    assert owner.post(f"{HOME}/work/assign", marks).status_code == 302
    secret = {"text": "自有标记的事只给律师说", "private": "yes"}
    assert owner.post(f"{HOME}/remark", secret).status_code == 302
    hidden = ("标记", "team-lawyer-True")
    for place in ("work", "activity", "lists/remarks.csv", "lists/activity.csv"):
        shown = inside("agency").get(f"{HOME}/{place}").content.decode()
        assert not any(word in shown.replace("<option>team-lawyer-True", "") for word in hidden)
    twice = owner.post(f"{HOME}/remark", secret | {"text": "标记，电话 13812345678"})
    assert twice.status_code == 409
    assert 'name="private" value="yes" checked' in twice.content.decode(), "asked again, as private"
    assert inside("agency").post(f"{HOME}/remark", secret).status_code == 404, "never to everybody"
    assert "只给律师" in inside("lawyer").get(f"{HOME}/work").content.decode()


def test_a_gap_is_given_up_by_those_who_decide_and_put_off_by_those_who_work(
    team: Program, inside: Callable[..., Any]
) -> None:
    key, until = gap(team), (date.today() + timedelta(days=9)).isoformat()
    told = {"thing": key, "until": until, "reason": "仓库盘点", "how": "waive"}
    assert inside("staff").post(f"{HOME}/work/aside", told).status_code == 404
    assert inside("reviewer").post(f"{HOME}/work/aside", told).status_code == 404
    assert inside("staff").post(f"{HOME}/work/aside", told | {"how": "snooze"}).status_code == 302
    page = inside("owner").get(f"{HOME}/work").content.decode()
    assert "仓库盘点" in page
    assert inside("owner").post(f"{HOME}/work/aside", told).status_code == 302
    evidence = inside("owner").get(f"{HOME}/evidence").content.decode()
    assert "不再补取" in evidence
    assert inside("staff").post(f"{HOME}/work/resume", {"thing": key}).status_code == 404
    assert inside("owner").post(f"{HOME}/work/resume", {"thing": key}).status_code == 302
    late = {"thing": "deadline", "until": until, "reason": "x", "how": "snooze"}
    assert "ZD653" in inside("owner").post(f"{HOME}/work/aside", late).content.decode()


def test_what_a_colleague_did_meanwhile_is_seen_before_it_is_overruled(
    team: Program, inside: Callable[..., Any]
) -> None:
    owner, staff = inside("owner"), inside("staff")
    page = owner.get(f"{HOME}/work").content.decode()
    known = re.search(r'name="known" value="(\d+)"', page)
    assert known is not None
    told = {"thing": "case", "to": "team-staff-True"}
    assert staff.post(f"{HOME}/work/assign", told).status_code == 302
    late = owner.post(f"{HOME}/work/assign", told | {"to": "", "known": known[1]})
    assert (late.status_code, "ZD656" in late.content.decode()) == (409, True)
    assert "team-staff-True" in owner.get(HOME).content.decode(), "the head says who is in charge"


def test_buyer_data_in_a_comment_are_asked_about_and_the_text_is_not_lost(
    inside: Callable[..., Any],
) -> None:
    owner = inside("owner")
    text = "@team-staff-True 买家电话 13812345678 没人接"
    asked = owner.post(f"{HOME}/remark", {"text": text})
    assert asked.status_code == 409
    assert text in asked.content.decode()
    assert 'name="sure"' in asked.content.decode()
    assert owner.post(f"{HOME}/remark", {"text": text, "sure": "yes"}).status_code == 302
    assert text in inside("staff").get("/mine").content.decode(), "he was called by name"


def test_a_talk_with_the_platform_is_noted_and_what_it_promised_is_asked_after(
    team: Program, inside: Callable[..., Any]
) -> None:
    told = {"at": "2026-11-20T10:00", "channel": "phone", "said": "三天内答复", "ticket": "T-9"}
    due = told | {"promised": "2026-11-22T10:00"}
    assert inside("lawyer").post(f"{HOME}/work/contact", due).status_code == 404
    assert inside("staff").post(f"{HOME}/work/contact", due).status_code == 302
    assert any(key.startswith("promise:") for key in things(team))
    assert "T-9" in inside("owner").get(HOME).content.decode(), "what now asks after it"
    assert inside("staff").post(f"{HOME}/work/contact", told).status_code == 302
    assert not any(key.startswith("promise:") for key in things(team))
    for wrong in ({"at": "yesterday"}, {"exhibits": "E999"}, {"promised": "0001-01-01"}):
        assert inside("staff").post(f"{HOME}/work/contact", told | wrong).status_code in (409, 422)


def test_programs_commands_and_python_do_the_same(team: Program) -> None:
    from click.testing import CliRunner

    from zhendan.faces.commands.work import work

    key = gap(team)
    until = (date.today() + timedelta(days=9)).isoformat()
    assert team.send(f"{HOME}/assignments", {"thing": key, "to": "team"}).json() == {
        "recorded": True
    }
    rest = {"thing": key, "until": until, "reason": "等快递公司"}
    assert team.send(f"{HOME}/resting", rest).json() == {"recorded": True}
    assert team.look(f"{HOME}/work").json()["resting"][0]["reason"] == "等快递公司"
    assert team.send(f"{HOME}/resting/end", {"thing": key}).json() == {"recorded": True}
    talk = {"at": "2026-11-20T10:00:00+08:00", "channel": "ticket", "said": "已转审核"}
    assert team.send(f"{HOME}/contacts", talk).json() == {"recorded": True}
    assert team.send(f"{HOME}/contacts", talk | {"channel": "x"}).json()["error"]["code"] == "ZD659"
    place = team.place.workspace
    who = ["--case", CASE, "--by", "店主", "--data", str(place)]
    done = CliRunner().invoke(work, ["assign", "case", "--to", "客服小王", *who])
    assert done.exit_code == 0, done.output
    shown = CliRunner().invoke(work, ["show", "--case", CASE, "--data", str(place), "--json"])
    assert json.loads(shown.output)["things"][0]["who"] == "客服小王"
    with zhendan.open_case(CASE, by="店主", data=place) as desk:
        desk.comment("@客服小王 请看", people=["客服小王"])
        assert desk.now().comments[-1].mentions == ("客服小王",)
        assert desk.things()[0].who == "客服小王"


def test_who_is_at_a_place_is_told_to_others_until_no_sign_of_life_comes(
    team: Program, inside: Callable[..., Any]
) -> None:
    from django.utils import timezone

    from zhendan.faces.web.models import Held

    where = f"{HOME}/hold/order:{ORDER}"
    owner, agency, staff = inside("owner"), inside("agency"), inside("staff")
    assert "同事看得到" in owner.post(where).content.decode()
    assert "team-owner-True 正在办" in agency.get(where).content.decode()
    assert "由我接手" not in staff.get(where).content.decode()
    assert staff.post(where).status_code == 404
    assert "team-owner-True" in agency.post(where).content.decode()
    for nowhere in ("order:1", "elsewhere"):
        assert agency.post(f"{HOME}/hold/{nowhere}").status_code == 404
    row = Held.objects.get(shop=team.place.shop)
    Held.objects.filter(pk=row.pk).update(beat_at=timezone.now() - timedelta(seconds=90))
    assert "team-owner-True" not in agency.get(where).content.decode()
    assert "同事看得到" in agency.post(where).content.decode()
    assert owner.post(where, {"act": "take"}).status_code == 200
    taken = [e for e in team.place.case(CASE)[1] if e.kind == "taken_from"]
    assert [e.facts["from"] for e in taken] == ["team-agency-True"]
    assert owner.post(f"{HOME}/hold/statement", {"act": "leave"}).status_code == 200


def test_a_case_is_paused_with_an_end_and_taken_up_again(
    team: Program, inside: Callable[..., Any]
) -> None:
    from zhendan.steps.look.case_list import CaseState

    file, _ = team.place.case(CASE)
    before, until = file.state, (date.today() + timedelta(days=9)).isoformat()
    told = {"to": "paused", "reason": "等律师", "until": until}
    assert inside("staff").post(f"{HOME}/work/move", told).status_code == 404
    assert inside("agency").post(f"{HOME}/work/move", told | {"to": "withdrawn"}).status_code == 404
    assert inside("agency").post(f"{HOME}/work/move", told | {"until": ""}).status_code == 409
    assert inside("agency").post(f"{HOME}/work/move", told).status_code == 302
    file, _ = team.place.case(CASE)
    assert (file.state, file.awaits_appeal) == (CaseState.PAUSED, True)
    assert until in inside("agency").get(f"{HOME}/work").content.decode()
    back = {"to": str(before), "reason": "律师已回复"}
    assert team.send(f"{HOME}/moves", back).json() == {"recorded": True}
    assert team.place.case(CASE)[0].state is before
    ahead = {"to": "in_appeal", "reason": "着急"}
    assert team.send(f"{HOME}/moves", ahead).json()["error"]["code"] == "ZD605"


def test_papers_wait_for_the_second_person_who_was_asked_for(
    team: Program, inside: Callable[..., Any]
) -> None:
    drafting = {"to": "drafting", "reason": "起草"}
    assert team.send(f"{HOME}/moves", drafting).status_code == 200
    assert inside("reviewer").post(f"{HOME}/work/ask").status_code == 302
    assert "同意" not in inside("staff").get(f"{HOME}/work").content.decode()
    early = team.send(f"{HOME}/review", {"agree": True})
    assert early.json()["error"]["code"] == "ZD660", "there are no papers yet"
    own = inside("reviewer").post(f"{HOME}/work/second", {"act": "back", "reason": "x"})
    assert "ZD660" in own.content.decode(), "not oneself"


def test_working_together_ages_no_page(team: Program) -> None:
    from zhendan.faces.web.seeing import seen

    assert team.send(f"{HOME}/remarks", {"text": "看过了"}).status_code == 200
    found = seen(team.place, CASE)
    beside = [event for event in found.events if event.kind.is_beside]
    assert beside
    assert beside[-1].seq == found.events[-1].seq
