"""Every address of the workbench."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from zhendan.faces.web.api.assembly import api
from zhendan.faces.web.lists import door as lists
from zhendan.faces.web.models import Shop
from zhendan.faces.web.pages import assets
from zhendan.faces.web.shop_pages import SHOP_PAGES
from zhendan.faces.web.views import (
    acts,
    case,
    downloads,
    entrance,
    handover_room,
    hold,
    home,
    intake,
    mapping,
    office,
    remedy,
    reminders,
    replies,
    reputation,
    review,
    second,
    signin,
    work,
)
from zhendan.steps.look.busy import can_write


def health(request: HttpRequest) -> HttpResponse:
    """Whether the program answers."""
    return HttpResponse("ok", content_type="text/plain")


def healthz(request: HttpRequest) -> HttpResponse:
    """200 only while files can be taken in: disk with room and not read-only, tables at hand."""
    try:
        Shop.objects.exists()
        ready = can_write(settings.DATA)
    except DatabaseError:
        ready = False
    return HttpResponse("ok" if ready else "no", "text/plain", status=200 if ready else 503)


handler404, handler500 = "zhendan.faces.web.absent.missing", "zhendan.faces.web.absent.broken"

_ACTS = [
    path(f"cases/<str:case>/{name}", getattr(acts, name.replace("-", "_")))
    for name in ("decide", "gate", "prepare", "rework", "answer", "settle")
]
urlpatterns = [
    path("health", health),
    path("healthz", healthz),
    path("assets/<str:name>", assets),
    path("welcome", entrance.welcome),
    path("join", entrance.join),
    path("login", entrance.enter),
    path("login/second", second.second),
    path("login/passkey", second.passkey),
    path("login/passkey/options", second.options),
    path("logout", entrance.leave),
    path("language", entrance.language),
    path("visits/<int:visit>/end", entrance.end_visit),
    path("", home.cases),
    path("board", home.board),
    path("shop", home.choose_shop),
    path("lists/<str:name>.csv", lists.of_shop),
    path("feed/<str:key>.ics", home.feed),
    path("new", intake.new),
    path("arrivals", intake.begin),
    path("arrivals/<uuid:delivery>/files", intake.file),
    path("arrivals/<uuid:delivery>/files/<int:number>", intake.piece),
    path("arrivals/<uuid:delivery>/done", intake.done),
    path("tasks/<uuid:number>", intake.task),
    path("tasks/<uuid:number>/cancel", intake.cancel),
    path("tasks/<uuid:number>/again", intake.again),
    *_ACTS,
    path("cases/<str:case>/submit/now", acts.submit),
    path("cases/<str:case>/lists/<str:name>.csv", lists.of_case),
    path("cases/<str:case>/report", downloads.report),
    path("cases/<str:case>/report/unmasked", downloads.unmasked_report),
    path("cases/<str:case>/prepared/<path:name>", downloads.prepared),
    path("cases/<str:case>/rounds/<int:number>/<path:name>", downloads.frozen),
    path("cases/<str:case>/exhibits/<str:exhibit>", downloads.original),
    path("cases/<str:case>/orders/<str:number>", case.order),
    path("cases/<str:case>/columns/<str:sha>", mapping.table),
    path("mappings", mapping.kept),
    path("mappings/forget", mapping.forget),
    path("cases/<str:case>/work", work.page),
    path("cases/<str:case>/work/assign", work.assign),
    path("cases/<str:case>/work/aside", work.aside),
    path("cases/<str:case>/work/resume", work.resume),
    path("cases/<str:case>/work/contact", work.contact),
    path("cases/<str:case>/work/move", work.move),
    path("cases/<str:case>/work/ask", work.ask_second),
    path("cases/<str:case>/work/second", work.second),
    path("cases/<str:case>/remark", work.comment),
    path("cases/<str:case>/hold/<str:what>", hold.hold),
    path("cases/<str:case>/replies", replies.replies),
    path("cases/<str:case>/replies/keep", replies.keep),
    path("cases/<str:case>/replies/<str:number>", replies.reply),
    path("cases/<str:case>/replies/<str:number>/confirm", replies.confirm),
    path("mine", work.mine),
    path("cases/<str:case>", case.tab),
    path("cases/<str:case>/<str:name>", case.tab),
    path("review", review.desk),
    path("review/put", review.put),
    path("review/four-eyes", review.four_eyes),
    path("review/orders/<str:order>", review.decide),
    path("remedy", remedy.measures_page),
    path("remedy/<str:case>/adopt", remedy.adopt),
    path("remedy/<str:case>/<str:task>/<str:act>", remedy.act),
    path("reputation", reputation.recovery),
    *SHOP_PAGES,
    path("room/<str:key>", handover_room.room),
    path("room/<str:key>/<str:number>", handover_room.room_file),
    path("requests", office.requests),
    path("search", office.search),
    path("rules", office.rules),
    path("rules/<str:platform>/<str:name>", office.rule),
    path("measured", office.measured),
    path("settings", office.settings),
    path("settings/signin", signin.page),
    path("settings/signin/totp", signin.begin_totp),
    path("settings/signin/totp/confirm", signin.confirm_totp),
    path("settings/signin/passkey", signin.make_passkey),
    path("settings/signin/passkey/options", signin.passkey_options),
    path("settings/signin/<int:factor>/remove", signin.remove),
    path("settings/signin/codes", signin.fresh_codes),
    path("settings/signin/password", signin.password),
    path("settings/signin/everybody", signin.ask_everybody),
    path("settings/reminders", reminders.page),
    path("settings/reminders/add", reminders.add),
    path("settings/reminders/<int:way>/try", reminders.trial),
    path("settings/reminders/<int:way>/end", reminders.end),
    path("settings/invite", office.invite),
    path("settings/people/<int:member>", office.change_member),
    path("settings/tokens", office.make_token),
    path("settings/tokens/<int:token>/end", office.end_token),
    path("settings/shops", office.add_shop),
    path("api/v1/", api.urls),
]
