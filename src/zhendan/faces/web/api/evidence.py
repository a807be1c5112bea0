"""One file in, sealed before the answer; one original out, by its hash."""

from typing import Any

from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from ninja import Router, Status

from zhendan.domain import CaseId, Sha256
from zhendan.faces.door_errors import RequestMalformed
from zhendan.faces.web.api import shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import BYTES, ONCE, replies
from zhendan.faces.web.arrivals import safe_path
from zhendan.faces.web.keys import UPLOAD, WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.views import downloads
from zhendan.steps.depositing import deposit

router = Router(tags=["evidence"])
_NAMELESS = "unnamed"
_FILE = ONCE | {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"file": {"type": "string", "format": "binary"}},
                    "required": ["file"],
                }
            },
        },
    }
}
"""The bytes alone, or one file of a form with its name."""


@router.post(
    "/evidence",
    response=replies(shapes.Deposited) | {201: shapes.Deposited, 507: shapes.Problem},
    openapi_extra=_FILE,
)
def take(
    request: HttpRequest,
    case: shapes.Short = "",
    name: shapes.Short = "",
) -> Any:
    """Seal one file of at most 6 MiB: 201 once it is durable and logged, 200 if it was already.

    Any other answer acknowledges nothing. Larger files come as deliveries.
    """
    place = placed(request, Right.UPLOAD, UPLOAD)
    if case:
        place.case(case)
    told, content = _sent(request)
    path = safe_path(name or told)
    with at_the_ledger(place) as wiring:
        done = deposit(path, content, wiring, case=CaseId(case), errand=place.errand())
    place.note("upload", "1")
    kept = {"sha256": done.exhibit.sha256, "index": done.exhibit.leaf}
    return Status(201 if done.new else 200, kept | {"checkpoint": done.checkpoint})


@router.get("/evidence/{sha256}", response=replies(None), openapi_extra=BYTES)
def original(request: HttpRequest, sha256: str, reason: shapes.Short = "") -> Any:
    """The original, byte for byte; taking it out goes into the log of custody."""
    place = placed(request, Right.PREPARE, WORK)
    return downloads.original_by_hash(place, Sha256(sha256), reason=reason)


def _sent(request: HttpRequest) -> tuple[str, bytes]:
    """Name and bytes of the file that came. Raises `RequestMalformed`."""
    if not request.headers.get("Content-Type", "").startswith("multipart/"):
        content = request.body
        name = _NAMELESS
    else:
        try:
            file = next(iter(request.FILES.values()), None)
        except (MultiPartParserError, TooManyFilesSent) as error:
            raise RequestMalformed(places="body") from error
        content, name = (file.read(), file.name or _NAMELESS) if file else (b"", _NAMELESS)
    if not content:
        raise RequestMalformed(places="body")
    return name, content
