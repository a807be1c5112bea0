"""Many flagged orders: batches hold each once, and a sample can be drawn again by a stranger."""

import hashlib
from typing import Any

import pytest

from tests.faces.test_commands import SAMPLE, _answer
from tests.journey.story import Story, tell, zhendan


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(SAMPLE, tmp_path_factory.mktemp("many"))


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


def test_a_stranger_draws_the_same_sample_from_number_and_root(story: Story) -> None:
    plan: Any = _answer("sample", *_case(story))
    assert plan == _answer("sample", *_case(story))
    for one in plan["sets"]:
        text = f"zhendan-sample-1\n{plan['commitment']}\n{one['name']}"
        seed = hashlib.sha256(text.encode()).hexdigest()
        assert one["seed"] == seed
        keys = [hashlib.sha256(f"{seed}\n{no}".encode()).digest() for no in one["orders"]]
        assert keys == sorted(keys)


def test_terms_that_cannot_be_are_refused_in_words(story: Story) -> None:
    refused: Any = zhendan("sample", *_case(story), "--confidence", "1.5", expect=1)
    assert "ZD4" in refused.stderr + refused.stdout
