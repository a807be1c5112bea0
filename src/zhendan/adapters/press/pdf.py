"""PDF of a dossier through Typst, set in a child process from plain data."""

import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path

import segno

from zhendan.adapters.press.child import lay_pictures, run
from zhendan.adapters.press.plain import plain, seen
from zhendan.appeal import Dossier
from zhendan.domain import Sha256


class TypstPress:
    """Sets a dossier as PDF; the same dossier and pictures give the same bytes."""

    def pdf(self, dossier: Dossier, pictures: Mapping[Sha256, bytes]) -> bytes:
        """The dossier on A4 with bookmarks, exhibits' pages and the QR code of the root.

        Raises `FontsMissing`, `PressTookTooLong` or `PressFailed`.
        """
        with tempfile.TemporaryDirectory(prefix="zhendan-press-") as folder:
            job = Path(folder)
            shown = {page.sha256 for page in dossier.exhibits}
            lay_pictures(job, {name: made for name, made in pictures.items() if name in shown})
            _lay_out(job, dossier)
            run("pictures", job)  # apart, so that its memory is not the typesetter's
            run("typesetter", job)
            return (job / "out.pdf").read_bytes()


def _lay_out(job: Path, dossier: Dossier) -> None:
    """Write everything the typesetter needs, and nothing else, into the job folder."""
    built = dossier.built_on
    content = {
        "dossier": plain(dossier),
        "day": [built.year, built.month, built.day],
    }
    _write(job / "data.json", content)
    _write(job / "job.json", {"timestamp": int(datetime.combine(built, time(), UTC).timestamp())})
    code = segno.make_qr(seen(dossier.seal.code) or "-", error="m")
    code.save(str(job / "code.svg"), border=2, xmldecl=False, svgns=True, dark="#1B2733")
    root = segno.make_qr(seen(dossier.seal.root) or "-", error="m")
    root.save(str(job / "root.svg"), border=2, xmldecl=False, svgns=True, dark="#56636F")
    template = files("zhendan.adapters.press") / "templates" / "dossier.typ"
    (job / "dossier.typ").write_bytes(template.read_bytes())


def _write(path: Path, value: object) -> None:
    """One JSON file, always spelled the same way."""
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True), encoding="utf-8")
