"""Partly conceded: what looks fake is said to look fake, a person concedes, the rest stands."""

import json

from tests.journey.story import Story, truth, zhendan


def _rings(name: str) -> set[str]:
    return {no for no, row in truth(name).items() if row["role"] == "ring"}


def test_nothing_is_conceded_before_a_person_says_so(mixed: Story) -> None:
    assert mixed.summary["orders"]["conceded"] == 0


def test_most_ring_orders_are_suggested_and_no_honest_one(mixed: Story) -> None:
    suggested = {no for no, order in mixed.orders.items() if order["suggest_concede"]}
    rows = truth("mixed")
    decidable = {no for no in mixed.orders if rows[no]["decidable"] == "1"}
    assert suggested <= _rings("mixed")
    assert len(suggested & decidable) >= 0.7 * len(decidable)


def test_no_ring_order_is_proposed_genuine(mixed: Story) -> None:
    praised = {no for no, o in mixed.orders.items() if o["proposed_standing"] == "genuine"}
    assert praised & _rings("mixed") == set()


def test_a_marked_order_cannot_be_called_genuine_without_an_exhibit(mixed: Story) -> None:
    marked = next(no for no, o in mixed.orders.items() if o["marked"])
    refused = zhendan(
        "decide", "--case", mixed.summary["case"], "--order", marked, "--standing", "genuine",
        "--reason", "看着像真的", "--by", "示例店主", "--data", mixed.data, expect=1,
    )  # fmt: skip
    assert "ZD105" in refused.stderr or "ZD106" in refused.stderr


def test_a_conceded_order_is_never_claimed_and_opens_a_remedy(mixed: Story) -> None:
    suggested = [no for no, order in mixed.orders.items() if order["suggest_concede"]]
    mixed.decide("conceded", *suggested)
    again = mixed.run()
    assert again["changed"] is True
    assert again["orders"]["conceded"] == len(suggested)
    said = zhendan("appeal", "draft", "--case", again["case"], "--data", mixed.data, "--json")
    facts = [s for s in json.loads(said.stdout)["sentences"] if s["kind"] == "fact"]
    claims = {s["text"]: s["orders"] for s in facts if set(s["orders"]) & set(suggested)}
    assert all("认可" in text for text in claims), claims
    page = (mixed.out / "report.html").read_text(encoding="utf-8")
    assert "RC10" in page or "整改" in page
    assert zhendan("verify", mixed.out / "packet").returncode == 0
