"""The commands `zhendan bench truth` and `zhendan bench speed`."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict, Unpack

import click

from zhendan_synth.kinds import MIXED_KINDS, RING_KINDS, WORLD_KINDS
from zhendan_synth.scoring.asked import Asked, development, fresh, full, other_platforms, quick
from zhendan_synth.scoring.counted import told
from zhendan_synth.scoring.pages import page
from zhendan_synth.scoring.ran import PROCESSES, run

_ALL = WORLD_KINDS + RING_KINDS + MIXED_KINDS
_QUICK_SEEDS = 2
_FULL_SEEDS = 10
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


_SHOPS: Mapping[str, Callable[[Sequence[int]], tuple[Asked, ...]]] = {
    "quick": lambda seeds: quick(_ALL, seeds),
    "full": full,
    "files": other_platforms,
}


class _Choice(TypedDict):
    """Which shops, from which seeds, over how many processes, and where their lines are kept."""

    kinds: tuple[str, ...]
    seeds: tuple[int, ...]
    count: int | None
    orders: int | None
    anew: bool
    keep: Path | None
    read: Path | None
    processes: int
    as_json: bool


@click.group()
def bench() -> None:
    """公布的测量，重新运行 / The published measurements, re-run"""


@bench.command()
@click.option("--quick", "profile", flag_value="quick", default="quick", help="小规模 / small")
@click.option("--full", "profile", flag_value="full", help="全部强度与材料档 / everything")
@click.option("--files", "profile", flag_value="files", help="各平台文件 / all platforms, by files")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_ALL))
@click.option("--seed", "seeds", multiple=True, type=int, help="指定种子 / these seeds only")
@click.option("--seeds", "count", type=int, default=None, help="种子数 / how many seeds")
@click.option("--orders", type=click.IntRange(min=100), help="每店订单数 / orders of a shop")
@click.option("--fresh", "anew", is_flag=True, help="抽取从未看过的种子 / seeds nobody has seen")
@click.option("--keep", type=click.Path(dir_okay=False, path_type=Path), default=None)
@click.option("--read", type=_FILE, help="由已存的行制表 / tables of kept lines")
@click.option("--json", "as_json", is_flag=True, help="只输出一份 JSON / one JSON document")
@click.option("--processes", type=int, default=PROCESSES, show_default=True)
def truth(profile: str, **chosen: Unpack[_Choice]) -> None:
    """以已知真相的合成店铺检验核查 / Score the audit on shops whose truth is known"""
    if chosen["read"]:
        lines = chosen["read"].read_text(encoding="utf-8").splitlines()
        click.echo(page([told(line) for line in lines]))
        return
    results = run(_asked(profile, chosen), keep=chosen["keep"], processes=chosen["processes"])
    answers = [one.line() for one in results]
    click.echo(json.dumps(answers, ensure_ascii=False) if chosen["as_json"] else page(results))


def _asked(profile: str, chosen: _Choice) -> tuple[Asked, ...]:
    """The shops that the options name."""
    wanted = chosen["count"] or (_QUICK_SEEDS if profile != "full" else _FULL_SEEDS)
    seeds = chosen["seeds"] or (fresh(wanted) if chosen["anew"] else development(wanted))
    shops = _SHOPS[profile](seeds)
    if chosen["kinds"]:
        shops = tuple(shop for shop in shops if shop.kind in chosen["kinds"])
    if chosen["orders"]:
        shops = tuple(replace(shop, orders=chosen["orders"]) for shop in shops)
    return _spread(shops)


@bench.command()
@click.argument("orders", type=int, default=1_000_000)
def speed(orders: int) -> None:
    """整次核查的用时 / The whole audit against a bare scan (in a checkout of the project)"""
    if find_spec("bench") is None:
        raise click.UsageError(
            "需要源代码目录里的 bench 文件夹 / needs the folder bench of the source"
        )
    import_module("bench.audit_speed").main(orders)


def _spread(shops: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """Seed by seed, so that what is done early is a fair part of the whole."""
    return tuple(sorted(shops, key=lambda shop: shop.seed))
