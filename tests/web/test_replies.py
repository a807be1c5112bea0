"""The platform's answer is sealed as it came, and counts for what a person says it is."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.web.asking import Program, program
from tests.web.conftest import CASE
from zhendan.domain import CaseId, EventKind
from zhendan.steps import Errand, wire
from zhendan.steps.through import from_vault

HOME = f"/cases/{CASE}"
WORDS = "申诉不成立：物流截图模糊，无法证明实物。请在3个工作日内补充称重记录。"


@pytest.fixture(scope="module")
def sent(workbench: Path, shops: tuple[Any, Any]) -> Iterator[Program]:
    """A shop of its own whose case was handed in once."""
    made = program(workbench, "replies", "read work")
    facts: dict[str, object] = {"round": 1, "packet": "a" * 64, "channel": "by_hand"}
    with wire(made.place.workspace) as wiring:
        wiring.desk("甲").record(CaseId(CASE), EventKind.SUBMITTED, facts)
    yield made
    from zhendan.faces.web.models import Task

    Task.objects.all().delete()


@pytest.fixture(scope="module")
def owner(sent: Program) -> Any:
    from django.test import Client

    from zhendan.faces.web.models import Account, Member

    account = Account.objects.make("answers", "答复店主", "密码 很长 7421")
    Member.objects.create(account=account, shop=sent.place.shop, role="owner", sees_private=True)
    client = Client()
    client.post("/login", {"login": "answers", "password": "密码 很长 7421"})
    return client


def state(sent: Program) -> tuple[str, tuple[str, ...], str]:
    """The round's state, its receipts, and who spoke last."""
    with wire(sent.place.workspace) as wiring:
        last = wiring.desk().file(CaseId(CASE)).rounds[-1]
        by = wiring.ledger.events(CaseId(CASE))[-1].by
    return str(last.state), last.receipts, str(by)


def number_of(answer: Any) -> str:
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"].rpartition("/")[2])


def picture() -> BytesIO:
    """A screenshot that nobody can read words from."""
    made = BytesIO()
    Image.new("RGB", (40, 40), "white").save(made, "PNG")
    made.seek(0)
    made.name = "答复截图.png"
    return made


def test_an_answer_counts_only_once_a_person_has_confirmed_it(sent: Program, owner: Any) -> None:
    number = number_of(owner.post(f"{HOME}/replies/keep", {"words": WORDS}))
    assert state(sent)[:2] == ("submitted", ())
    page = owner.get(f"{HOME}/replies/{number}").content.decode()
    for told in (
        WORDS,
        "依据：“不成立”",
        "依据：“模糊”",
        "再次申诉的期限",
        "3个工作日内",
        "名义记录",
    ):
        assert told in page, told
    confirm = f"{HOME}/replies/{number}/confirm"
    for odd in ({"read": "yes"}, {"to": "rejected"}, {"to": "submitted", "read": "yes"}):
        assert owner.post(confirm, odd).status_code in (400, 409)
        assert state(sent)[0] == "submitted"
    assert owner.post(confirm, {"to": "", "read": "yes"}).status_code == 302
    assert state(sent) == ("submitted", (), "答复店主"), "who cannot tell changes nothing"
    # A person's word outranks the reading, which was a rejection.
    assert owner.post(confirm, {"to": "supplement_asked", "read": "yes"}).status_code == 302
    assert state(sent) == ("supplement_asked", (number,), "答复店主")
    assert "要求补充" in owner.get(f"{HOME}/replies/{number}").content.decode()
    assert "已确认" in owner.get(f"{HOME}/replies").content.decode()


def test_of_a_picture_a_person_types_the_words(sent: Program, owner: Any) -> None:
    number = number_of(owner.post(f"{HOME}/replies/keep", {"file": picture()}))
    page = owner.get(f"{HOME}/replies/{number}").content.decode()
    assert "读不出文字" in page
    confirm, told = f"{HOME}/replies/{number}/confirm", {"to": "rejected", "read": "yes"}
    assert owner.post(confirm, told).status_code in (400, 409)
    assert owner.post(confirm, told | {"words": "申诉不成立"}).status_code == 302
    assert state(sent)[0] == "rejected"
    assert owner.post(confirm, told | {"words": "申诉不成立"}).status_code in (400, 409), "once"


def test_an_answer_is_never_read_as_the_notice_nor_another_file_as_an_answer(
    sent: Program, owner: Any
) -> None:
    with wire(sent.place.workspace) as wiring:
        taken = from_vault(CaseId(CASE), wiring, Errand(by="甲"))
        others = [e.id for e in wiring.vault.exhibits() if e.provenance.tool != "platform reply"]
    assert not [f for f in taken.reading.files if "答复" in f.path]
    assert owner.get(f"{HOME}/replies/{others[0]}").status_code == 404
    assert owner.post(f"{HOME}/replies/keep", {"words": " "}).status_code in (400, 409)


def test_the_page_is_whole_in_english(sent: Program, owner: Any) -> None:
    owner.post("/language", {"lang": "en"})
    page = owner.get(f"{HOME}/replies").content.decode()
    owner.post("/language", {"lang": "zh"})
    assert "Answers of the platform" in page
    assert not re.search(r"\b(replies|reply)\.[a-z_]+", page), "a word without words"
