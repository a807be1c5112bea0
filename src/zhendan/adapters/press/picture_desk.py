"""Looks at pictures, fits them to a form, and finds the pages of headings; in child processes."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pypdfium2

from zhendan.adapters.press.child import run
from zhendan.appeal import FittedPicture, PicturesDoNotFit, PicturesUnusable
from zhendan.domain import FormField, PictureFacts, Sha256


class PictureDesk:
    """Answers `zhendan.appeal.Pictures`."""

    def look(self, pictures: Mapping[Sha256, bytes]) -> tuple[PictureFacts, ...]:
        """What can be told of each picture; one that cannot be opened says why."""
        if not pictures:
            return ()
        with tempfile.TemporaryDirectory(prefix="zhendan-look-") as folder:
            job = Path(folder)
            _lay(job, {str(name): content for name, content in pictures.items()})
            run("looking", job)
            found = json.loads((job / "facts.json").read_text(encoding="utf-8"))
        return tuple(_facts(Sha256(name), told) for name, told in sorted(found.items()))

    def fit(
        self,
        pictures: Sequence[tuple[str, bytes]],
        pdf: bytes,
        pages: Sequence[str],
        *,
        field: FormField,
    ) -> tuple[FittedPicture, ...]:
        """The pictures and the first pages of the dossier, within what the field takes.

        `pages` are the names of those pages, in their order.

        Raises `PicturesDoNotFit`, `PicturesUnusable`.
        """
        with tempfile.TemporaryDirectory(prefix="zhendan-fit-") as folder:
            job = Path(folder)
            _lay(job, {f"{place:03d}": content for place, (_, content) in enumerate(pictures)})
            if pages:
                (job / "dossier.pdf").write_bytes(pdf)
            told = {
                "count": field.count or 0,
                "bytes_each": field.bytes_each or 0,
                "png": bool(field.types) and not {"jpg", "jpeg"} & set(field.types),
                "pages": list(pages),
                "pictures": [[f"{p:03d}", name] for p, (name, _) in enumerate(pictures)],
            }
            (job / "job.json").write_text(json.dumps(told), encoding="utf-8")
            run("fitting", job)
            return _fitted(job, field)

    def outline(self, pdf: bytes) -> Mapping[str, int]:
        """Heading to page, counted from 1, as the bookmarks of our own PDF name them."""
        document = pypdfium2.PdfDocument(pdf)
        found: dict[str, int] = {}
        for mark in document.get_toc():
            target = mark.get_dest()
            page = target.get_index() if target else None
            if page is not None:
                found.setdefault(mark.get_title(), page + 1)
        return found

    def count_pages(self, pdf: bytes) -> int:
        """How many pages our own PDF has."""
        return len(pypdfium2.PdfDocument(pdf))


def _lay(job: Path, pictures: Mapping[str, bytes]) -> None:
    """The pictures' bytes in the job folder."""
    (job / "pictures").mkdir()
    for name, content in pictures.items():
        (job / "pictures" / name).write_bytes(content)


def _facts(sha256: Sha256, told: Mapping[str, object]) -> PictureFacts:
    """The child's answer as a value."""
    if told.get("unreadable"):
        return PictureFacts(sha256, unreadable=str(told["unreadable"]))
    taken = str(told["taken_at"])
    return PictureFacts(
        sha256=sha256,
        width=int(str(told["width"])),
        height=int(str(told["height"])),
        sharpness=float(str(told["sharpness"])),
        likeness=str(told["likeness"]),
        taken_at=datetime.fromisoformat(taken) if taken else None,
        tool=str(told["tool"]),
    )


def _fitted(job: Path, field: FormField) -> tuple[FittedPicture, ...]:
    """The sheets that were made, or why there are none."""
    told = json.loads((job / "fitted.json").read_text(encoding="utf-8"))
    if "unusable" in told:
        raise PicturesUnusable(name=told["unusable"], reason=told["reason"])
    if "does_not_fit" in told:
        limit = f"{field.bytes_each / 1_000_000:g} MB" if field.bytes_each else "不限"
        raise PicturesDoNotFit(count=told["does_not_fit"], slots=field.count or 0, limit=limit)
    return tuple(
        FittedPicture(one["name"], (job / "out" / one["name"]).read_bytes(), tuple(one["holds"]))
        for one in told["sheets"]
    )
