"""The small part of a page that says who is at this place now."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhendan.faces.web import holding
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import ZONE, show
from zhendan.faces.web.rights import Right

_ACTS = {"take": holding.take, "leave": holding.leave}


@require_http_methods(["GET", "POST"])
@needs(Right.VIEW)
def hold(request: HttpRequest, place: Place, case: str, what: str) -> HttpResponse:
    """Who is at a place (GET); begin, go on, take over or leave (POST)."""
    if request.method == "GET":
        seen = holding.look(place, case, what)
    else:
        act = _ACTS.get(request.POST.get("act", ""), holding.begin)
        seen = act(place, case, what)
    return show(request, "hold.html.j2", {"hold": seen, "zone": ZONE})
