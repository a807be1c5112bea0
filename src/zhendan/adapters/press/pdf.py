"""PDF of a dossier through Typst, set in a child process from plain data."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path

import segno

from zhendan.adapters.press.errors import FontsMissing, PressFailed, PressTookTooLong
from zhendan.adapters.press.plain import plain, seen
from zhendan.appeal import EXHIBIT_LIST, EXHIBIT_PAGES, Dossier
from zhendan.domain import Sha256

PATIENCE = 600
"""Seconds after which a PDF that is not ready is given up."""


class TypstPress:
    """Sets a dossier as PDF; the same dossier and pictures give the same bytes."""

    def pdf(self, dossier: Dossier, pictures: Mapping[Sha256, bytes]) -> bytes:
        """The dossier on A4 with bookmarks, exhibits' pages and the QR code of the root.

        Raises `FontsMissing`, `PressTookTooLong` or `PressFailed`.
        """
        with tempfile.TemporaryDirectory(prefix="zhendan-press-") as folder:
            job = Path(folder)
            _lay_out(job, dossier, pictures)
            _run(job)
            return (job / "out.pdf").read_bytes()


def _lay_out(job: Path, dossier: Dossier, pictures: Mapping[Sha256, bytes]) -> None:
    """Write everything the typesetter needs, and nothing else, into the job folder."""
    for name in ("pictures", "scaled"):
        (job / name).mkdir()
    shown = {page.sha256 for page in dossier.exhibits}
    for sha256, content in pictures.items():
        if sha256 in shown:
            (job / "pictures" / sha256).write_bytes(content)
    built = dossier.built_on
    own = plain(dossier)
    words = {"list": EXHIBIT_LIST, "pages": EXHIBIT_PAGES}
    day = [built.year, built.month, built.day]
    assert isinstance(own, dict)
    _write(job / "data.json", {**own, "day": day, "words": words})
    stamp = int(datetime.combine(built, time(), UTC).timestamp())
    _write(job / "job.json", {"timestamp": stamp})
    code = segno.make_qr(seen(dossier.seal.code) or "-", error="m")
    code.save(str(job / "code.svg"), border=2, xmldecl=False, svgns=True, dark="#1B2733")
    template = files("zhendan.adapters.press") / "templates" / "dossier.typ"
    (job / "dossier.typ").write_bytes(template.read_bytes())


def _write(path: Path, value: object) -> None:
    """One JSON file, always spelled the same way."""
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _run(job: Path) -> None:
    """Run the typesetter and turn its answer into our errors."""
    command = [sys.executable, "-m", "zhendan.adapters.press.typesetter", str(job)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise PressTookTooLong(seconds=PATIENCE) from late
    if done.returncode == 0:
        return
    kind, reason = _answer(done.stderr.decode("utf-8", "replace"), done.returncode)
    if kind == "fonts":
        raise FontsMissing(family=reason)
    raise PressFailed(reason=reason)


def _answer(said: str, code: int) -> tuple[str, str]:
    """Kind and reason of a failure; a process that was killed leaves only its exit code."""
    last = said.strip().splitlines()[-1:] or [""]
    try:
        answer = json.loads(last[0])
        return str(answer["kind"]), str(answer["reason"])
    except (ValueError, KeyError, TypeError):
        return "killed", f"exit {code} {last[0]}".strip()
