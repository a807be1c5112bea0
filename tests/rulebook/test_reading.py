"""A badly written, unsourced or hostile rule file is refused whole, with words."""

from pathlib import Path

import pytest

from zhendan.domain import ZhendanError
from zhendan.rulebook import (
    BadInstant,
    CardMissing,
    Circumstances,
    Rulebook,
    RuleContradictory,
    RuleMalformed,
    RuleUnsourced,
    read_rule,
)
from zhendan.rulebook.reading import LARGEST_FILE, read_zone

SHIPPED = Path(__file__).resolve().parents[2] / "src/zhendan/rulebook/data"
EXAMPLE = (SHIPPED / "examplemall/fake-transaction.yaml").read_text(encoding="utf-8")

DAMAGES = {
    "a misspelt key": ("reverify_by:", "reverify:"),
    "a misspelt value name": ("  appeal_window: ", "  appeal_windows: "),
    "a key written twice": ("platform: examplemall", "platform: examplemall\nplatform: b"),
    "a float where days are counted": ("count: 5", "count: 2.5"),
    "a negative window": ("count: 5", "count: -5"),
    "a window of a thousand years": ("count: 5", "count: 365000"),
    "true where a number is due": ("count: 5", "count: true"),
    "an unknown unit": ("unit: working_days", "unit: fortnights"),
    "a cut-off that is no hour": ('"18:00"', '"25:00"'),
    "a cut-off beside hours": ("count: 48, unit: hours", 'count: 48, unit: hours, cut_off: "9:00"'),
    "a name neither known nor unknown": ("unknown: [silence_accepts]", "unknown: []"),
    "a name both known and unknown": (
        "unknown: [silence_accepts]",
        "unknown: [silence_accepts, entry]",
    ),
    "an unknown name nobody knows": (
        "unknown: [silence_accepts]",
        "unknown: [silence_accepts, x]",
    ),
    "an official source without an address": (
        "https://rules.examplemall.example/market/2023",
        "absent",
    ),
    "a hash that is none": ("kept: absent", "kept: sha256:123"),
    "no word about the archived copy": ("    kept: absent", "    # kept"),
    "a confidence that may not be entered": ("confidence: official ", "confidence: unknown "),
    "a zone that does not exist": ("Asia/Shanghai", "Asia/Nowhere"),
    "a zone that climbs": ("Asia/Shanghai", "../../etc/passwd"),
    "a site as a YAML truth": ("{cn: Asia/Shanghai}", "{no: Europe/Oslo}"),
    "re-verified before checked": ("reverify_by: 2027-08-01", "reverify_by: 2020-01-01"),
    "a path as platform": ("platform: examplemall", "platform: ../examplemall"),
    "an anchor that could grow": ("unknown: [silence_accepts]", "unknown: &a [*a]"),
    "a Python object": (
        "unknown: [silence_accepts]",
        "unknown: !!python/object/apply:os.getcwd []",
    ),
    "no YAML at all": ("platform: examplemall", "platform: [}"),
    "a list": (EXAMPLE, "- 1"),
    "nothing": (EXAMPLE, ""),
    "more than any card": (EXAMPLE, "#" * (LARGEST_FILE + 1)),
    "control characters": (EXAMPLE, "platform: \x00"),
    "very deep nesting": (EXAMPLE, "[" * 5000),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_card_is_refused_with_a_code(damage: str) -> None:
    old, new = DAMAGES[damage]
    assert old in EXAMPLE
    with pytest.raises(RuleMalformed) as caught:
        read_rule(EXAMPLE.replace(old, new), "examplemall/fake-transaction.yaml")
    assert caught.value.explain("zh")
    assert "examplemall" in caught.value.explain("en")


@pytest.mark.parametrize("source", ["nowhere", "'2024'"])
def test_a_value_without_source_cannot_be_loaded(source: str) -> None:
    old = "source: notice-2025, value"
    assert old in EXAMPLE
    with pytest.raises(RuleUnsourced):
        read_rule(EXAMPLE.replace(old, f"source: {source}, value"), "x.yaml")
    with pytest.raises(RuleUnsourced):
        read_rule(EXAMPLE.replace(old, "value"), "x.yaml")


def test_two_sources_that_disagree_stop_the_reading_and_are_listed() -> None:
    old = "    - {since: 2023-01-01, source: rules-2023, value: false}"
    assert old in EXAMPLE
    both = old + "\n    - {since: 2023-01-01, source: notice-2025, value: true}"
    card = read_rule(EXAMPLE.replace(old, both), "x.yaml")
    with pytest.raises(RuleContradictory):
        card.on(card.checked, "one_shot")
    kinds = {f.kind.value for f in Rulebook((card,)).check(card.checked)}
    assert "contradictory" in kinds
    assert "misdated" in kinds, "the notice of 2025 cannot carry a value of 2023"


def test_a_card_in_the_wrong_place_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "othermall"
    place.mkdir()
    (place / "fake-transaction.yaml").write_text(EXAMPLE, encoding="utf-8")
    with pytest.raises(RuleMalformed):
        Rulebook.read(tmp_path)


def test_a_folder_of_own_cards_is_read(tmp_path: Path) -> None:
    place = tmp_path / "examplemall"
    place.mkdir()
    (place / "fake-transaction.yaml").write_text(EXAMPLE, encoding="utf-8")
    assert Rulebook.read(tmp_path).platforms() == ("examplemall",)


def test_a_card_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "examplemall"
    place.mkdir()
    (place / "fake-transaction.yaml").write_bytes(EXAMPLE.encode("gb18030"))
    with pytest.raises(RuleMalformed):
        Rulebook.read(tmp_path)


def test_a_missing_card_says_what_to_do() -> None:
    with pytest.raises(CardMissing) as caught:
        Rulebook.shipped().card("taobao", "counterfeit")
    assert "zhendan rules list" in caught.value.explain()


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../etc", "Asia", "/etc/passwd", "\x00"])
def test_a_zone_that_is_none_is_a_coded_error(zone: str) -> None:
    with pytest.raises(BadInstant):
        read_zone(zone)


def test_the_persons_zone_is_read_as_strictly(tmp_path: Path) -> None:
    from datetime import datetime

    where = Circumstances(user_zone="Mars/Base")
    with pytest.raises(ZhendanError):
        Rulebook.shipped().deadline("wechat_store", "complaint", datetime(2026, 5, 6), where=where)
