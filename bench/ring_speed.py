"""The densest group of a large graph: our search beside a bare read of the file, and beside peers.

Every pair is made up (合成数据): a planted block of new accounts and keys in a graph whose degrees
follow Zipf's law, camouflaged in proportion to popularity (benchmarks reference, 2). Peers are run
where they are present and are never bundled: the package `rgmining-fraudar` beside this Python, and
`DCube-2.0.jar` in the folder that `ZHENDAN_PEERS` names.
Run `python -m bench.ring_speed [PAIRS] [ROUNDS]`.
"""

import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.peaks import peak_mib
from zhendan.audit.rings.completing import completed
from zhendan.audit.rings.densest import densest
from zhendan.audit.rings.pairs import paired
from zhendan.audit.rings.search import Ring
from zhendan.audit.rings.watch import later, watch

BLOCKS = {100_000: (200, 50, 0.5), 1_000_000: (500, 100, 0.5), 10_000_000: (2000, 200, 0.3)}
HONEST_A_KEY = 20
DAY = 10_000


def write_graph(path: Path, pairs: int, *, seed: int = 7) -> None:
    """Pairs of accounts and keys, shuffled; planted accounts and keys have the highest numbers."""
    rng = np.random.default_rng(seed)
    lefts, rights = pairs // 3, pairs // 30
    accounts, keys, share = BLOCKS[pairs]
    planted = np.argwhere(rng.random((accounts, keys)) < share)
    left = [_zipf(rng, lefts, 0.55, pairs), *(planted[:, 0] + lefts,) * 2]
    right = [_zipf(rng, rights, 0.75, pairs), planted[:, 1] + rights]
    right.append(_zipf(rng, rights, 0.75, len(planted)))
    left.append(rng.integers(0, lefts, HONEST_A_KEY * keys))
    right.append(np.repeat(np.arange(keys) + rights, HONEST_A_KEY))
    both = np.column_stack([np.concatenate(left), np.concatenate(right)])
    rng.shuffle(both)
    table = pa.table({"account": both[:, 0], "key": both[:, 1]})
    pq.write_table(table, path, compression="zstd")


def _zipf(rng: np.random.Generator, many: int, power: float, size: int) -> np.ndarray:
    """Numbers below `many` whose frequency falls with their rank."""
    weights = np.arange(1, many + 1) ** -power
    return np.searchsorted(np.cumsum(weights / weights.sum()), rng.random(size))


def read(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The two columns of the file."""
    table = duckdb.connect().execute(f"SELECT account, key FROM '{path}'").to_arrow_table()
    return table["account"].to_numpy(), table["key"].to_numpy()


def scan(path: Path) -> dict[str, object]:
    """Read every value once with the bare engine."""
    query = f"SELECT bit_xor(hash(account)), bit_xor(hash(key)) FROM '{path}'"
    duckdb.connect().execute(query).fetchall()
    return {}


def ours(path: Path) -> dict[str, object]:
    """The densest group, its proof, and its members asked again."""
    begin = time.perf_counter()
    named = paired(*read(path))
    found = densest(named.pairs)
    at = time.perf_counter() - begin
    ring = Ring(named.accounts[found.left], named.keys[found.right], found.density, found.bound)
    whole = completed(named, ring)
    return {
        "density": round(found.density, 6), "gap": found.gap, "to_group": round(at, 3),
        "group": _f1(ring.accounts), "completed": _f1(whole.accounts),
    }  # fmt: skip


def _f1(accounts: np.ndarray) -> float:
    """Accounts found against accounts planted."""
    pairs = int(os.environ["BENCH_PAIRS"])
    planted = BLOCKS[pairs][0]
    right = int((accounts >= pairs // 3).sum())
    return round(2 * right / (len(accounts) + planted), 4)


def fraudar(path: Path) -> dict[str, object]:
    """The authors' code in its package; `None` where it is not beside this Python."""
    greedy = importlib.import_module("fraudar.export.greedy")
    from scipy import sparse

    account, key = read(path)
    matrix = sparse.coo_matrix((np.ones(len(account)), (account, key))).tolil()
    matrix[matrix > 0] = 1
    (rows, _), score = greedy.logWeightedAveDegree(matrix)
    return {"density": round(float(score), 6), "group": _f1(np.array(sorted(rows)))}


def dcube(path: Path) -> dict[str, object]:
    """D-Cube 2.0 as its README runs it, reading text written outside the clock."""
    jar = Path(os.environ["ZHENDAN_PEERS"]) / "DCube-2.0.jar"
    with tempfile.TemporaryDirectory() as out:
        command = ["java", "-cp", str(jar), "dcube.Proposed", f"{path}.csv", out]
        subprocess.run([*command, "2", "ari", "density", "1", "1"], check=True, capture_output=True)
    return {}


def update(path: Path) -> dict[str, object]:
    """A day of new accounts on top of the graph, and which share of a search it costs."""
    begin = time.perf_counter()
    named = paired(*read(path))
    seen = watch(named.pairs)
    scratch = time.perf_counter() - begin
    draw = np.random.default_rng(1)
    left = draw.integers(0, 3000, DAY) + named.pairs.lefts
    both = np.unique(np.column_stack([left, draw.integers(0, named.pairs.rights, DAY)]), axis=0)
    begin = time.perf_counter()
    now = later(seen, both[:, 0], both[:, 1])
    day = time.perf_counter() - begin
    equal = densest(now.whole).density == now.block.density
    return {"search": round(scratch, 3), "day": round(day, 4), "share": round(day / scratch, 4),
            "equal": equal}  # fmt: skip


WORK: dict[str, Callable[[Path], dict[str, object]]] = {
    "scan": scan, "ours": ours, "update": update, "fraudar": fraudar, "dcube": dcube,
}  # fmt: skip


def absent(kind: str) -> bool:
    """Whether a peer is not here."""
    if kind == "fraudar":
        return importlib.util.find_spec("fraudar") is None
    if kind == "dcube":
        jar = Path(os.environ.get("ZHENDAN_PEERS", "")) / "DCube-2.0.jar"
        return not jar.is_file() or shutil.which("java") is None
    return False


def child(kind: str, path: Path) -> None:
    """One contestant in its own process."""
    begin = time.perf_counter()
    answer = WORK[kind](path)
    spent = time.perf_counter() - begin
    peak = peak_mib()
    print(json.dumps({"inside": round(spent, 3), "peak_mib": peak, **answer}))


def _measured(kind: str, path: Path) -> dict[str, float]:
    """Run one contestant; the whole process by our own clock."""
    command = [sys.executable, "-m", "bench.ring_speed", "--child", kind, str(path)]
    begin = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return {"whole": round(time.perf_counter() - begin, 3), **answer}


def main(pairs: int = 1_000_000, rounds: int = 3) -> None:
    """Interleave the contestants that are present."""
    os.environ["BENCH_PAIRS"] = str(pairs)
    here = [kind for kind in WORK if not absent(kind)]
    for kind in sorted(WORK.keys() - here):
        print(f"{kind}: peer not present")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.parquet"
        write_graph(path, pairs)
        if "dcube" in here:
            text = f"COPY (SELECT account, key, 1 FROM '{path}') TO '{path}.csv' (HEADER false)"
            duckdb.connect().execute(text)
        results: dict[str, list[dict[str, float]]] = {kind: [] for kind in here}
        for number in range(rounds):
            for kind in here[:: 1 if number % 2 == 0 else -1]:
                results[kind].append(_measured(kind, path))
                print(kind, json.dumps(results[kind][-1]), f"load {os.getloadavg()[0]:.1f}")
    for kind, runs in results.items():
        for clock in ("inside", "whole"):
            middle = statistics.median(run[clock] for run in runs)
            base = statistics.median(run[clock] for run in results["ours"])
            print(f"{kind:8s} {clock:6s} median {middle:.2f} s, {middle / base:.1f} × ours")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]))
    else:
        main(*(int(float(word)) for word in sys.argv[1:3]))
