"""Many flagged orders: batches hold each once, and few orders need no sample."""

from typing import Any

import pytest

from tests.faces.test_commands import SAMPLE, _answer
from tests.journey.story import Story, tell, zhendan


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(SAMPLE, tmp_path_factory)


def _case(story: Story) -> tuple[object, ...]:
    return ("--case", story.summary["case"], "--data", story.data)


def test_batches_hold_every_flagged_order_once_and_the_easy_ones_come_first(story: Story) -> None:
    found: Any = _answer("triage", *_case(story))["batches"]
    orders = [order for batch in found for order in batch["orders"]]
    assert sorted(orders) == sorted(set(orders))
    queues = ["provable", "thin", "to_fill", "to_explain", "to_concede"]
    places = [queues.index(batch["queue"]) for batch in found]
    assert places == sorted(places)
    assert zhendan("triage", *_case(story), "--lang", "zh").stdout.strip()


def test_few_orders_are_each_set_out_and_none_is_sampled(story: Story) -> None:
    told: Any = _answer("sample", *_case(story))
    assert told == {"sample": None, "each_up_to": 300}
