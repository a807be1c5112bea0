"""What a person tells about single files on the command line."""

import click
import pytest
from click.testing import CliRunner

from zhendan.faces.hints import per_file, with_hints


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), {}),
        (("a.zip=1234",), {"a.zip": "1234"}),
        (("1234",), {"*": "1234"}),
        (("a.zip=12=34", "big5"), {"a.zip": "12=34", "*": "big5"}),
    ],
)
def test_a_word_is_for_the_file_before_it_or_for_all(
    words: tuple[str, ...], found: dict[str, str]
) -> None:
    assert per_file(words) == found


def test_a_password_may_come_from_the_environment() -> None:

    seen: list[object] = []

    @click.command()
    @with_hints
    def command(hints: object) -> None:
        seen.append(hints.passwords)  # type: ignore[attr-defined]

    CliRunner().invoke(command, [], env={"ZHENDAN_PASSWORD": "a.zip=1 2"})
    assert seen == [{"a.zip": "1", "*": "2"}]
