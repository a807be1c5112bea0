"""Known faults of locked packages are found offline, and only they."""

from datetime import date

import pytest
from tools.advisories.__main__ import faults
from tools.advisories.copies import LOCKS, known, locked, of_record
from tools.advisories.matching import Advisory

TODAY = date(2026, 11, 24)
ONE = Advisory("X-1", "cup", (({"introduced": "1.0"}, {"fixed": "1.4"}, {"introduced": "2.0"}),))


@pytest.mark.parametrize(
    ("version", "bears"),
    [
        ("0.9", False), ("1.0", True), ("1.3.9", True), ("1.4rc1", True), ("1.4", False),
        ("1.10", False), ("2.0", True), ("3.1", True),
    ],
)  # fmt: skip
def test_events_are_read_in_order(version: str, bears: bool) -> None:
    assert ONE.concerns(version) is bears


def test_a_last_version_bears_the_fault_and_the_next_does_not() -> None:
    last = Advisory("X-2", "cup", (({"introduced": "0"}, {"last_affected": "2.1"}),))
    assert last.concerns("2.1")
    assert not last.concerns("2.1.1")
    assert Advisory("X-3", "cup", (), frozenset({"5.0"})).concerns("5.0")


def test_a_word_that_is_no_version_is_an_error_and_no_pass() -> None:
    with pytest.raises(ValueError, match="no version"):
        Advisory("X-4", "cup", (({"introduced": "soon"},),)).concerns("1.0")


def test_a_planted_pin_is_named_until_somebody_waives_it() -> None:
    pins = locked("Cup==1.2 \\\n    --hash=sha256:00\nsaucer==1.2\n")
    assert pins == {("cup", "1.2"), ("saucer", "1.2")}
    assert faults(pins, [ONE], [], today=TODAY) == ["cup 1.2: X-1"]
    waiver = {"id": "X-1", "package": "cup", "version": "1.2", "reason": "no tea is poured"}
    assert faults(pins, [ONE], [waiver | {"until": TODAY}], today=TODAY) == []
    assert faults(pins, [ONE], [waiver | {"until": date(2026, 11, 23)}], today=TODAY)
    assert faults(pins, [ONE], [waiver | {"until": TODAY, "reason": ""}], today=TODAY)


def test_a_record_of_the_open_schema_is_read() -> None:
    (one,) = of_record(
        {
            "id": "PYSEC-1",
            "aliases": ["CVE-1"],
            "affected": [
                {"package": {"ecosystem": "npm", "name": "cup"}},
                {
                    "package": {"ecosystem": "PyPI", "name": "Tea_Cup"},
                    "ranges": [
                        {"type": "GIT", "events": [{"introduced": "abc"}]},
                        {"type": "ECOSYSTEM", "events": [{"introduced": 0}, {"fixed": 1.5}]},
                    ],
                    "versions": ["1.4"],
                },
            ],
        }
    )
    assert (one.package, one.aliases) == ("tea-cup", ("CVE-1",))
    assert one.concerns("1.2")
    assert not one.concerns("1.5")


def test_the_locks_hold_nothing_known_to_be_faulty_and_older_pins_would_be_found() -> None:
    copy, advisories = known()
    pins = locked(*(path.read_text("utf-8") for path in LOCKS))
    assert {package for package, _ in pins} <= set(copy["packages"])
    assert faults(pins, advisories, [], today=TODAY) == []
    old = locked("django==4.2.14\npillow==12.1.1\ncryptography==49.0.0\njinja2==2.11.2\n")
    named = {line.split(":")[0] for line in faults(old, advisories, [], today=TODAY)}
    assert named == {"django 4.2.14", "pillow 12.1.1", "cryptography 49.0.0", "jinja2 2.11.2"}
