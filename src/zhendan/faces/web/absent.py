"""The two pages that stand for none: nothing is here, and the program failed."""

from django.http import HttpRequest, HttpResponse

from zhendan.faces.web.pages import as_json, show, wants_data


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing is here, or nothing that this person may know of: the same words."""
    if wants_data(request):
        return as_json({"error": "not found"}, status=404)
    request.lang = getattr(request, "lang", "zh")
    request.place = None
    return show(request, "missing.html.j2", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of the program, without its details."""
    request.lang = getattr(request, "lang", "zh")
    return show(request, "broken.html.j2", status=500)
