"""The interface put together: key, routes, and one shape for everything that goes wrong."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from zhendan.domain import CaseId, ZhendanError
from zhendan.faces import answers
from zhendan.faces.door_errors import RequestMalformed
from zhendan.faces.web.api import (
    acting,
    after,
    desk,
    desk_rules,
    evidence,
    handover,
    helping,
    restoring,
    sending,
    team,
    together,
    trainings,
)
from zhendan.faces.web.api.key import Key
from zhendan.faces.web.middleware import STATUS
from zhendan.steps.look.leaving import leaving_data, masking_for

_MOST_FAULTS = 20


class _Api(NinjaAPI):
    """Answers about a case, and about orders that wait, leave with people's data masked."""

    def create_response(self, request: HttpRequest, data: Any, **how: Any) -> HttpResponse:
        """Every answer goes through here; no address can forget it."""
        return super().create_response(request, _leaving(request, data), **how)


def _leaving(request: HttpRequest, data: Any) -> Any:
    """What an answer may tell a program."""
    found, opened = request.resolver_match, getattr(request, "auth", None)
    case = str(found.kwargs.get("case", "")) if found else ""
    if opened is None or not (case or _REVIEW in request.path):
        return data
    return leaving_data(data, masking_for(opened.place.workspace, CaseId(case)))


_REVIEW = "/review/"
api = _Api(title="Zhendan", version="1", auth=Key(), docs_url=None, urls_namespace="api-1")
_PARTS = (
    acting,
    sending,
    evidence,
    desk,
    desk_rules,
    together,
    after,
    restoring,
    team,
    trainings,
    helping,
    handover,
)
for each in _PARTS:
    api.add_router("", each.router)


@api.exception_handler(ZhendanError)
def refused(request: HttpRequest, error: ZhendanError) -> Any:
    """Our errors as data."""
    status = STATUS.get(error.code, 409)
    return api.create_response(request, {"error": answers.error(error)}, status=status)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> Any:
    """What is not there, and what is somebody else's, get the same answer."""
    return api.create_response(request, {"error": {"code": "not_found"}}, status=404)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: AuthenticationError) -> Any:
    """No key, or one that opens nothing."""
    answer = api.create_response(request, {"error": {"code": "unauthorized"}}, status=401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> Any:
    """A request that does not have its shape: where, and what is wrong there."""
    places = [".".join(map(str, fault["loc"])) for fault in error.errors[:_MOST_FAULTS]]
    said = answers.error(RequestMalformed(places=", ".join(places)))
    faults = [
        {"at": place, "says": str(fault["msg"])}
        for place, fault in zip(places, error.errors, strict=False)
    ]
    return api.create_response(request, {"error": said | {"faults": faults}}, status=422)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> Any:
    """A body that is no JSON."""
    told = {"error": answers.error(RequestMalformed(places="body"))}
    return api.create_response(request, told, status=error.status_code)


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> Any:
    """A body larger than one piece."""
    told = {"error": answers.error(RequestMalformed(places="body"))}
    return api.create_response(request, told, status=413)
