"""Lists as CSV that a spreadsheet opens without running anything in them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import HttpResponse

_FORMULA = re.compile(r"^[\s\u200b-\u200f\ufeff\"']*[=+\-@＝＋－＠\t\r\n]")
_NUMBER = re.compile(r"^[+-]?\d+(\.\d+)?$")


def harmless(cell: str) -> str:
    """A cell as text where a spreadsheet would take it for a formula; numbers stay numbers."""
    if _FORMULA.match(cell) and not _NUMBER.match(cell):
        return f"'{cell}"
    return cell


def as_csv(name: str, lines: Iterable[Sequence[str]]) -> HttpResponse:
    """A table to download: UTF-8 with its mark, so that every spreadsheet reads Chinese."""
    text = io.StringIO()
    writer = csv.writer(text)
    for line in lines:
        writer.writerow([harmless(str(cell)) for cell in line])
    content = "\ufeff" + text.getvalue()
    return as_file(name, content.encode(), kind="text/csv; charset=utf-8")


def as_file(name: str, content: bytes, *, kind: str = "application/octet-stream") -> HttpResponse:
    """Bytes to save, never to be shown by the browser on our own ground."""
    response = HttpResponse(content, content_type=kind)
    return as_download(response, name)


def as_download(response: HttpResponse, name: str) -> HttpResponse:
    """A response that is saved under `name` and can run nothing (RFC 6266)."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    spelled = quote(name, safe="")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{spelled}"
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
