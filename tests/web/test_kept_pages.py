"""Kept pages: what is read back are values of ours, whatever somebody wrote into the file."""

import pickle
from dataclasses import make_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from zhendan.adapters.kept_pages import FolderPages, made, shape_of
from zhendan.domain import Standing, Text
from zhendan.rulebook import Rulebook

VALUE = (Text("甲", "a"), Standing.UNCLEAR, datetime(2026, 11, 23, tzinfo=UTC), {"n": 1})


class Named:
    """Pickled, it asks the reader for whatever bears this name."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name


class Forger(pickle._Pickler):
    """Writes the name of anything at all, met or not."""

    def save(self, value: Any, save_persistent_id: bool = True) -> None:
        """A name stands as it is, without being looked up."""
        if type(value) is Named:
            super().save(value.module)
            super().save(value.name)
            self.write(pickle.STACK_GLOBAL)
        else:
            super().save(value, save_persistent_id)


def _written(shelf: Path, value: object) -> FolderPages:
    shelf.mkdir(exist_ok=True)
    with (shelf / "x.page").open("wb") as file:
        Forger(file, protocol=4).dump(("1", value))
    return FolderPages(shelf, "1")


def test_values_come_back_and_another_programs_page_does_not(tmp_path: Path) -> None:
    FolderPages(tmp_path / "pages", "1").keep("x", VALUE)
    assert FolderPages(tmp_path / "pages", "1").kept("x") == VALUE
    assert FolderPages(tmp_path / "pages", "2").kept("x") is None
    assert (tmp_path / "pages" / "x.page").stat().st_mode & 0o077 == 0


def test_whatever_a_rule_card_holds_comes_back(tmp_path: Path) -> None:
    cards = Rulebook.shipped().cards
    held = [one.value for card in cards for values in card.values.values() for one in values]
    assert "zhendan.rulebook.windows" in {type(one).__module__ for one in held}
    shelf = FolderPages(tmp_path / "pages", "1")
    shelf.keep("x", held)
    assert shelf.kept("x") == held


def test_the_forged_file_of_these_tests_is_read_where_it_names_a_value(tmp_path: Path) -> None:
    named = Named("zhendan.domain.text", "Text")
    assert _written(tmp_path / "pages", named).kept("x") is Text


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("zhendan.steps.look.exports", "Path"),  # only imported there
        ("zhendan.steps.look.exports", "_home.__class__"),  # makes functions
        ("zhendan.steps.look.exports", "_home.__code__.__class__"),  # makes their code
        ("zhendan.steps.look.exports", "shutil.rmtree"),
        ("zhendan.steps.look.importing", "TemporaryDirectory"),
        ("zhendan.domain.errors", "ZhendanError"),
        ("zhendan.domain.gone_since", "Value"),  # of another version
        ("zhendan.domain.text", "Gone"),
    ],
)
def test_a_name_that_is_no_value_of_ours_makes_no_page(
    tmp_path: Path, module: str, name: str
) -> None:
    assert _written(tmp_path / "pages", Named(module, name)).kept("x") is None


@pytest.mark.parametrize(("kind", "values"), [(datetime, (2026, 1, 1)), (Text, ("甲",)), (1, ())])
def test_the_one_function_that_a_page_may_name_makes_whole_values_of_ours_alone(
    tmp_path: Path, kind: object, values: tuple[object, ...]
) -> None:
    class Asking:
        def __reduce__(self) -> Any:
            return made, (kind, *values)

    (tmp_path / "x.page").write_bytes(pickle.dumps(("1", Asking())))
    assert FolderPages(tmp_path, "1").kept("x") is None


def test_a_page_cut_off_anywhere_is_no_page(tmp_path: Path) -> None:
    shelf = FolderPages(tmp_path / "pages", "1")
    shelf.keep("x", VALUE)
    whole = (tmp_path / "pages" / "x.page").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "pages" / "x.page").write_bytes(whole[:length])
        assert shelf.kept("x") is None


def test_a_page_of_other_fields_is_none_though_the_program_bears_the_same_number() -> None:
    inner = make_dataclass("Inner", [("n", int)])
    further = make_dataclass("Inner", [("n", int), ("m", int)])
    shapes = [
        shape_of(make_dataclass("Page", [("case", str), ("parts", tuple[part, ...])]))
        for part in (inner, further, inner)
    ]
    assert shapes[0] == shapes[2] != shapes[1]
