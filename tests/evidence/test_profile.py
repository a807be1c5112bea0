"""Who receives a packet decides what is in it; what the dossier refers to is never left behind."""

from dataclasses import replace

from tests.evidence.test_matching import exhibit
from tests.evidence.vaults import sha
from zhendan.domain import Exhibit, ExhibitId, ExhibitKind, OrderId, Passage, RowRef, Text
from zhendan.evidence import Profile, choose

ORDER = OrderId("1")


def one(number: int, kind: ExhibitKind, parent: int | None = None) -> Exhibit:
    origin = None if parent is None else sha(str(parent).encode())
    return replace(exhibit(str(number).encode(), number), kind=kind, parent=origin)


SHELF = (
    one(1, ExhibitKind.NOTICE),
    one(2, ExhibitKind.ORDER_RECORD),
    one(3, ExhibitKind.SHOP_MARK),
    one(4, ExhibitKind.REGISTER),
    one(5, ExhibitKind.PROMOTION_PLAN),
    one(6, ExhibitKind.CHAT_LOG),
)


def speaks(number: int, kind: ExhibitKind = ExhibitKind.ORDER_RECORD) -> Passage:
    return Passage(ORDER, kind, RowRef(sha(str(number).encode())), Text("", ""))


def chosen(
    *passages: Passage,
    referred: tuple[str, ...] = (),
    shelf: tuple[Exhibit, ...] = SHELF,
    profile: Profile = Profile.PLATFORM,
) -> list[str]:
    found = choose(
        shelf,
        passages,
        orders=[ORDER],
        referred=[ExhibitId(one) for one in referred],
        profile=profile,
    )
    return list(found)


def test_a_platform_gets_the_notice_the_promotions_and_what_speaks_of_the_orders() -> None:
    assert chosen(speaks(2)) == ["E001", "E002", "E005"]


def test_the_shops_own_marks_stay_in_the_case_file() -> None:
    assert "E003" not in chosen(speaks(3, ExhibitKind.SHOP_MARK))
    assert "E004" not in chosen(speaks(4))


def test_what_the_dossier_refers_to_goes_in_whatever_it_is() -> None:
    assert {"E003", "E006"} <= set(chosen(referred=("E003", "E006")))


def test_a_file_that_only_bears_a_mark_about_an_order_does_not_go_in_for_that() -> None:
    assert "E006" not in chosen(speaks(6, ExhibitKind.SHOP_MARK))


def test_a_passage_about_another_order_brings_nothing_in() -> None:
    other = replace(speaks(2), order=OrderId("2"))
    assert chosen(other) == ["E001", "E005"]


def test_a_lawyer_gets_everything() -> None:
    assert chosen(profile=Profile.LAWYER) == [exhibit.id for exhibit in SHELF]


def test_the_original_of_a_derived_file_comes_along() -> None:
    shelf = (one(1, ExhibitKind.OTHER), one(2, ExhibitKind.ORDER_RECORD, parent=1))
    assert chosen(speaks(2), shelf=shelf) == ["E001", "E002"]


def test_an_archive_that_also_holds_a_private_file_does_not_come_along() -> None:
    shelf = (
        one(1, ExhibitKind.OTHER),
        one(2, ExhibitKind.ORDER_RECORD, parent=1),
        one(3, ExhibitKind.SHOP_MARK, parent=1),
    )
    assert chosen(speaks(2), shelf=shelf) == ["E002"]
