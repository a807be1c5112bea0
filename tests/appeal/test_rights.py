"""Each right is checked against the notice alone; letters ask politely, apart from the appeal."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.appeal.material import notice, order_no
from zhendan.appeal import Said, lint
from zhendan.domain import FlagScope, Notice, Text
from zhendan.rulebook import Rulebook
from zhendan.steps.rights import rights

BOOK = Rulebook.shipped()
BARE = replace(
    notice([order_no(1)], reason=""),
    body="您的店铺存在违规。",
    scope=FlagScope.UNKNOWN,
    flagged=(),
)


def checked(case: Notice) -> dict[str, Said]:
    return {q.code: q.said for q in rights(case, BOOK, shop="示例店").questions}


FULL = replace(
    BARE,
    flagged=notice([order_no(1)]).flagged,
    scope=FlagScope.EXPLICIT,
    rule="市场管理规则 第十二条",
    entry="商家后台申诉",
    body="经人工复核，2026-06-18 涉及订单1笔，扣分计算方式：每单2分。",
)


@pytest.mark.parametrize(
    "code", ["facts", "orders", "reason", "clause", "calculation", "channel", "human"]
)
def test_a_full_notice_leaves_no_question_and_a_bare_one_each(code: str) -> None:
    assert checked(FULL)[code] is Said.YES
    assert checked(BARE)[code] is (Said.UNKNOWN if code == "human" else Said.NO)


def test_a_notice_nobody_could_read_is_unknown_and_not_no() -> None:
    assert checked(replace(BARE, body=""))["facts"] is Said.UNKNOWN


def test_a_machine_decision_calls_for_the_letter_about_a_human() -> None:
    case = replace(BARE, body="经系统排查，您的店铺存在违规。")
    assert checked(case)["human"] is Said.NO
    assert {letter.number for letter in rights(case, BOOK, shop="示例店").letters} == {
        1,
        2,
        3,
        4,
        5,
    }


def test_a_full_notice_leaves_only_the_request_for_the_platforms_records() -> None:
    found = rights(FULL, BOOK, shop="示例店").letters
    assert [letter.number for letter in found] == [5]
    assert "第31条" in found[0].text


@pytest.mark.parametrize(
    ("day", "cited"),
    [(datetime(2026, 1, 31, 4, tzinfo=UTC), False), (datetime(2026, 2, 1, 4, tzinfo=UTC), True)],
)
def test_order_116_is_cited_only_for_notices_after_it_came_into_force(
    day: datetime, cited: bool
) -> None:
    found = rights(replace(BARE, delivered_at=day), BOOK, shop="示例店")
    text = "".join(letter.text for letter in found.letters)
    assert ("令第116号" in text) is cited


@pytest.mark.parametrize(("day", "said"), [(1, "旧的说法"), (3, "新的说法")])
def test_an_article_is_cited_as_it_stood_when_the_notice_came(day: int, said: str) -> None:
    statute = BOOK.statute("ecl")
    now = next(article for article in statute.articles if article.no == "31")
    old = replace(now, says=Text("旧的说法", "as it was"), until=date(2026, 6, 1))
    new = replace(now, says=Text("新的说法", "as it is"), since=date(2026, 6, 2))
    others = tuple(each for each in BOOK.statutes if each.id != "ecl")
    # Whichever wording the card lists last, the day decides.
    book = replace(BOOK, statutes=(*others, replace(statute, articles=(new, old))))
    came = datetime(2026, 6, day, 4, tzinfo=UTC)
    (letter,) = rights(replace(FULL, delivered_at=came), book, shop="示例店").letters
    assert said in letter.text


def test_letters_are_calm_and_say_what_is_not_verified() -> None:
    for letter in rights(
        replace(BARE, delivered_at=datetime(2026, 6, 1, tzinfo=UTC)), BOOK, shop="示例店"
    ).letters:
        assert lint(letter.text) == ()
        assert "不占用申诉次数" in letter.text
        if "116" in letter.text:
            assert "据第三方资料，引用前请核对" in letter.text
