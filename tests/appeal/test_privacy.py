"""Personal data is found in full and printed masked; numbers of orders stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.appeal.privacy import masked, unmasked

# An invented identity number whose check character fits, and an order number of 18 digits.
IDENTITY = "11010119900101001X"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13800001111", "电话138****1111"),
        ("电话 138****0001", "电话 138****0001"),
        ("运单 SF1380000111122", "运单 SF1380000111122"),
        ("订单 3300000000000010101", "订单 3300000000000010101"),
        ("流水 2026061813800001111", "流水 2026061813800001111"),
        ("邮箱 some.one@example.com", "邮箱 s***@example.com"),
        ("订单 330000199001012345", "订单 330000199001012345"),
    ],
)
def test_only_personal_data_is_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_an_identity_number_is_known_by_its_check_character() -> None:
    fitting = next(IDENTITY[:-1] + last for last in "0123456789X" if unmasked(IDENTITY[:-1] + last))
    assert masked(f"证件 {fitting}") == f"证件 {fitting[:6]}**********{fitting[-1]}"


@given(st.text(alphabet="0123456789Xx@.ab 电话", max_size=60))
def test_what_was_masked_shows_nothing_in_full(text: str) -> None:
    assert unmasked(masked(text)) == ()
