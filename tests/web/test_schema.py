"""The interface keeps its own description: hostile requests of every kind, a fixed seed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from tests.web.conftest import CASE

EXAMPLES = 4
"""Requests of each kind an address; a longer search is one number away."""


@pytest.fixture(scope="module")
def asked(workbench: Path, shops: tuple[Any, Any]) -> Iterator[Program]:
    yield program(workbench, "schema", "read upload work confirm")
    from zhendan.faces.web.models import Task

    Task.objects.all().delete()


def test_no_request_breaks_the_interface_or_gets_what_is_not_described(asked: Program) -> None:
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, seed, settings

    from zhendan.faces.web.wsgi import application

    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    quick = settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seen = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in schemathesis.GenerationMode:
            strategy = operation.as_strategy(generation_mode=mode)

            @seed(7)
            @quick
            @given(case=strategy)
            def hold(case: Any) -> None:
                if "case" in case.path_parameters and len(str(case.path_parameters["case"])) % 2:
                    case.path_parameters["case"] = CASE
                case.call_and_validate(headers=asked.headers)

            hold()
            seen += 1
    assert seen > 30


def test_no_two_shapes_bear_one_name_and_hide_each_other_in_the_description(
    workbench: Path,
) -> None:
    from collections import Counter

    from pydantic import BaseModel

    import zhendan.faces.web.api.assembly  # noqa: F401 - every shape is known from then on

    def below(shape: type) -> Iterator[type]:
        for one in shape.__subclasses__():
            yield one
            yield from below(one)

    ours = {one for one in below(BaseModel) if one.__module__.startswith("zhendan.")}
    names = Counter(one.__name__ for one in ours if ".api." in one.__module__)
    assert len(names) > 50
    assert [name for name, count in names.items() if count > 1] == []
