"""Runs in a child process: sets the PDF of a job folder whose pictures were scaled.

Called as `python -m zhendan.adapters.press.typesetter JOB`; answers with a file `out.pdf` and
exit code 0, or one JSON line on stderr and exit code 1.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path

import typst

FAMILIES = ("Noto Serif SC", "Noto Sans CJK SC", "DejaVu Sans Mono")


def main(job: Path) -> int:
    """Set the PDF of `job`; 0 when it is there."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=_font_folders()
    )
    missing = [family for family in FAMILIES if family not in fonts.families()]
    if missing:
        return _fail("fonts", "、".join(missing))
    stamp = int(json.loads((job / "job.json").read_text(encoding="utf-8"))["timestamp"])
    try:
        pdf, warnings = typst.compile_with_warnings(
            job / "dossier.typ",
            root=job,
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            timestamp=stamp,
        )
    except typst.TypstError as error:
        return _fail("typst", error.message)
    unknown = [w.message for w in warnings if "unknown font" in w.message]
    if unknown:
        return _fail("fonts", "；".join(unknown))
    (job / "out.pdf").write_bytes(pdf)
    return 0


def _font_folders() -> list[str]:
    """The folders of the two font packages; nothing of the machine's own fonts is used."""
    return [str(files("manimgx_fonts_cjk")), str(files("pylopdf_fonts_zh_cn"))]


def _fail(kind: str, reason: str) -> int:
    """Say why on stderr, as one JSON line."""
    print(json.dumps({"kind": kind, "reason": reason}, ensure_ascii=False), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
