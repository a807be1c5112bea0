"""What a dossier of two hundred pages and three hundred photographs costs: time, memory, bytes."""

import argparse
import hashlib
import io
import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image

from zhendan.adapters.press import TypstPress
from zhendan.adapters.press.picture_desk import PictureDesk
from zhendan.appeal import AppealMaterial, compose, draft
from zhendan.domain import Exhibit, ExhibitId, ExhibitKind, Passage, RowRef, Sha256, Text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.appeal.material import exhibits, material, order_no  # invented cases

ORDERS, PICTURES, SIZE = 150, 300, (3000, 4000)


def photographs(count: int) -> Iterator[tuple[Sha256, bytes]]:
    """Invented photographs as a telephone makes them: shades, edges and a sensor's noise.

    Each differs from every other over the whole picture, so that no two are stored as one.
    """
    draw = np.random.default_rng(1)
    width, height = SIZE
    noise = draw.integers(0, 14, (height, width, 1), dtype=np.uint8)
    for _ in range(count):
        shades = draw.integers(0, 120, (12, 9, 3), dtype=np.uint8)
        soft = Image.fromarray(shades).resize(SIZE, Image.Resampling.BILINEAR)
        edges = draw.integers(0, 60, (height // 40, width // 40), dtype=np.uint8)
        sharp = np.asarray(Image.fromarray(edges).resize(SIZE, Image.Resampling.NEAREST))
        written = io.BytesIO()
        Image.fromarray(np.asarray(soft) + sharp[:, :, None] + noise).save(written, "JPEG")
        yield Sha256(hashlib.sha256(written.getvalue()).hexdigest()), written.getvalue()


def case(pictures: list[Sha256]) -> AppealMaterial:
    """Provable orders, each with photographs of its parcel beside its records."""
    built = material(["provable"] * ORDERS)
    shelf, passages = list(exhibits()), list(built.passages)
    like = next(each for each in shelf if each.kind is ExhibitKind.PICTURE)
    for place, sha256 in enumerate(pictures):
        shelf.append(_exhibit(like, place, sha256))
        order = order_no(1 + place % ORDERS)
        said = Text(f"打包照片：订单 {order} 的面单与商品", f"packing photograph of {order}")
        passages.append(
            Passage(order, ExhibitKind.PICTURE, RowRef(sha256), said, source=like.provenance.source)
        )
    return replace(built, exhibits=tuple(shelf), passages=tuple(passages))


def _exhibit(like: Exhibit, place: int, sha256: Sha256) -> Exhibit:
    number, title = ExhibitId(f"E{place + 10:03d}"), f"打包照片 {place + 1}"
    return replace(like, id=number, sha256=sha256, title=title, leaf=place + 9)


def pressed(count: int) -> dict[str, object]:
    """One dossier with so many photographs, and what it cost; the photographs are drawn before."""
    pictures = dict(photographs(count))
    given = sum(map(len, pictures.values()))
    built = case(list(pictures))
    dossier = compose(built, draft(built))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    made = TypstPress().pdf(dossier, pictures)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    volumes = made if isinstance(made, tuple) else (made,)
    return {
        "orders": ORDERS,
        "pictures": count,
        "pictures_mb": round(given / 1e6, 1),
        "pages": sum(PictureDesk().count_pages(one) for one in volumes),
        "volumes_mb": [round(len(one) / 1e6, 1) for one in volumes],
        "wall_s": round(wall, 1),
        "cpu_s": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "peak_mb_of_the_press": round(after.ru_maxrss / 1024),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=PICTURES)
    count = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else []).pictures
    # In a process of its own, so that nothing else's memory is counted.
    with get_context("spawn").Pool(1) as alone:
        print(json.dumps(alone.apply(pressed, (count,)), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
