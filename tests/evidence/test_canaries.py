"""金丝雀测试: of 200 planted secrets none leaves in a masked packet, and the search can see."""

import random
from pathlib import Path

import pytest

from tests.evidence.canaries import COUNTS, found, made, planted
from tests.evidence.masks import masked_packet, masked_text
from tests.evidence.vaults import Workspace, packet_of

SEED = 20261123


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    space = Workspace(tmp_path_factory.mktemp("canaries") / "data")
    space.seal(*planted(made(SEED)))
    return space


def test_two_hundred_different_secrets_are_planted() -> None:
    assert len({one.value for one in made(SEED)}) == sum(COUNTS.values()) == 200


def test_the_search_sees_every_one_of_them_in_the_unmasked_packet(
    space: Workspace, tmp_path: Path
) -> None:
    packet = packet_of(space, tmp_path / "packet", leave_out=()).path
    missing = set(made(SEED)) - found(packet, made(SEED))
    assert missing == set()


@pytest.mark.parametrize("recipient", ["platform", "court", "regulator", "lawyer"])
def test_none_of_them_leaves_in_a_masked_packet(
    space: Workspace, tmp_path: Path, recipient: str
) -> None:
    packed = masked_packet(space, tmp_path / "packet", recipient)
    assert found(packed.path, made(SEED)) == set()
    assert len(packed.included) == 7, "table, chat, answer, workbook, page, invoice, letter travel"


def test_order_numbers_times_and_amounts_stay_readable(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    kept = [_number(chance, no) for no in range(1000)]
    rows = [f"订单备注 {one} 已核对" for one in kept]
    text = masked_text(tmp_path, "\n".join(rows) + "\n")
    untouched = sum(1 for one, line in zip(kept, text.splitlines(), strict=True) if one in line)
    assert untouched >= 995


def _number(chance: random.Random, no: int) -> str:
    """An order number of 16 to 19 digits, a time in three forms, or an amount."""
    makers = (
        lambda: str(chance.randrange(10**15, 10**19)),
        lambda: str(chance.randrange(10**17, 10**18)),
        lambda: str(chance.randrange(1_700_000_000_000, 1_800_000_000_000)),
        lambda: f"2026-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d} 10:11:12",
        lambda: f"{chance.randrange(1, 10**7) / 100:.2f}",
    )
    return makers[no % 5]()
