"""The command `zhendan bench truth`."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from zhendan_synth.kinds import RING_KINDS, WORLD_KINDS
from zhendan_synth.scoring.asked import Asked, development, fresh, full, quick
from zhendan_synth.scoring.pages import page
from zhendan_synth.scoring.ran import PROCESSES, run

_QUICK_SEEDS = 2
_FULL_SEEDS = 10


class _Choice(TypedDict):
    """Which shops, from which seeds, over how many processes, and where their lines are kept."""

    kinds: tuple[str, ...]
    seeds: tuple[int, ...]
    count: int | None
    anew: bool
    keep: Path | None
    processes: int


@click.command()
@click.option("--quick", "profile", flag_value="quick", default="quick", help="小规模 / small")
@click.option("--full", "profile", flag_value="full", help="全部强度与材料档 / everything")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(WORLD_KINDS + RING_KINDS))
@click.option("--seed", "seeds", multiple=True, type=int, help="指定种子 / these seeds only")
@click.option("--seeds", "count", type=int, default=None, help="种子数 / how many seeds")
@click.option("--fresh", "anew", is_flag=True, help="抽取从未看过的种子 / seeds nobody has seen")
@click.option("--keep", type=click.Path(dir_okay=False, path_type=Path), default=None)
@click.option("--processes", type=int, default=PROCESSES, show_default=True)
def truth(profile: str, **chosen: Unpack[_Choice]) -> None:
    """以已知真相的合成店铺检验核查 / Score the audit on shops whose truth is known."""
    wanted = chosen["count"] or (_QUICK_SEEDS if profile == "quick" else _FULL_SEEDS)
    seeds = chosen["seeds"] or (fresh(wanted) if chosen["anew"] else development(wanted))
    shops = full(seeds) if profile == "full" else quick(WORLD_KINDS + RING_KINDS, seeds)
    if chosen["kinds"]:
        shops = tuple(shop for shop in shops if shop.kind in chosen["kinds"])
    click.echo(page(run(_spread(shops), keep=chosen["keep"], processes=chosen["processes"])))


def _spread(shops: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """Seed by seed, so that what is done early is a fair part of the whole."""
    return tuple(sorted(shops, key=lambda shop: shop.seed))
