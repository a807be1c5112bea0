"""The data room: an outsider with a key reads masked files; each look is on record first."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhendan.domain import ZhendanError
from zhendan.faces.web.gate import workspace_of
from zhendan.faces.web.models import Shop
from zhendan.faces.web.pages import show
from zhendan.faces.web.tables import as_file
from zhendan.steps import data_room, wire
from zhendan.steps.look.case_list import reading

_GONE = 410


@require_GET
def room(request: HttpRequest, key: str) -> HttpResponse:
    """What lies in the room."""
    request.place = None
    shop, error = _shop_of(key)
    if shop is None:
        return _shut(request, error)
    with wire(workspace_of(shop)) as wiring:
        found = data_room.enter(key, wiring)
        data_room.note_look(found, "", wiring)
        files = data_room.lying(found, wiring)
    return show(request, "handover_room.html.j2", {"room": found, "files": files, "key": key})


@require_GET
def room_file(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """One masked file, to be saved."""
    request.place = None
    shop, error = _shop_of(key)
    if shop is None:
        return _shut(request, error)
    with wire(workspace_of(shop)) as wiring:
        found = data_room.enter(key, wiring)
        one = data_room.file_of(data_room.lying(found, wiring), number)
        if one is None:
            raise Http404
        data_room.note_look(found, number, wiring)
        with data_room.opened(one, wiring) as content:
            return as_file(one.name, content.read())


def _shop_of(key: str) -> tuple[Shop | None, ZhendanError | None]:
    """The shop whose room the key opens today, or why it opens none."""
    refused: ZhendanError | None = None
    for shop in Shop.objects.order_by("made_at"):
        with reading(workspace_of(shop)) as wiring:
            if wiring is None:
                continue
            try:
                data_room.enter(key, wiring)
            except data_room.RoomShut as error:
                known = error.facts.get("state") != "不存在"
                refused = error if known or refused is None else refused
                continue
            return shop, None
    return None, refused


def _shut(request: HttpRequest, error: ZhendanError | None) -> HttpResponse:
    """Clear words for a link that opens nothing."""
    if error is None:
        raise Http404
    return show(request, "refused.html.j2", {"error": error, "back": "/"}, status=_GONE)
