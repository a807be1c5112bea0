"""Around every answer: strict headers, one language, first-run door, our errors in our words."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from zhendan.domain import ZhendanError
from zhendan.faces.web.models import Account, Visit

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_OPEN = ("/welcome", "/language", "/assets/", "/health", "/api/")
_SEEN_EVERY = timedelta(minutes=1)
STATUS = {"ZD601": 404, "ZD913": 403, "ZD922": 507, "ZD923": 507, "ZD990": 422}
"""Most of our errors say that an act is not open now; the rest have their own status."""


class Headers:
    """The same strict headers on every page; downloads tighten them further."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers."""
        response = self._answer(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.TLS:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response


_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # To other sites nothing is told. `no-referrer` would make browsers send `Origin: null` with our
    # own forms, which the check against forged requests refuses.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


class Doors:
    """Sends a fresh installation to its first page, and says our errors as cards."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, in the language of whoever asks."""
        request.lang = language_of(request)
        try:
            zero = _holds_zero(request)
        except RequestDataTooBig:
            return HttpResponse("413", status=413, content_type="text/plain")
        if zero:
            from zhendan.faces.web.absent import missing

            return missing(request)
        if not request.path.startswith(_OPEN) and not Account.objects.exists():
            return HttpResponseRedirect("/welcome")
        if request.user.is_authenticated and not self._noticed(request):
            return HttpResponseRedirect("/login")
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """An error of ours as a card with what, why, what now; any other goes on."""
        from zhendan.faces.web.pages import show, wants_data

        if isinstance(error, Http404):
            from zhendan.faces.web.absent import missing

            return missing(request)
        if not isinstance(error, ZhendanError):
            return None
        status = STATUS.get(error.code, 409)
        if wants_data(request):
            from zhendan.faces import answers
            from zhendan.faces.web.pages import as_json

            return as_json({"error": answers.error(error)}, status=status)
        back = request.META.get("HTTP_REFERER", "/")
        return show(request, "refused.html.j2", {"error": error, "back": back}, status=status)

    def _noticed(self, request: HttpRequest) -> bool:
        """Keep the session's place in the person's list; False where somebody ended it."""
        visit = Visit.objects.filter(key=request.session.session_key or "").first()
        if visit is None:
            request.session.flush()
            return False
        if timezone.now() - visit.seen_at > _SEEN_EVERY:
            visit.save(update_fields=["seen_at"])
        return True


def _holds_zero(request: HttpRequest) -> bool:
    """Whether an address or a field holds the zero character, which no database keeps."""
    # The body first: once it is kept, a view may still read it after the form was parsed.
    told = [request.GET] + ([request.POST] if request.method == "POST" and request.body else [])
    words = [word for form in told for each in form.lists() for word in (each[0], *each[1])]
    return any("\x00" in word for word in (request.path, *words))


def language_of(request: HttpRequest) -> str:
    """The person's own language, else the one chosen here, else the browser's."""
    if request.user.is_authenticated:
        return str(request.user.lang)
    chosen = request.COOKIES.get("lang", "")
    if chosen in ("zh", "en"):
        return chosen
    wanted = request.headers.get("Accept-Language", "zh").lower()
    return "en" if wanted.startswith("en") else "zh"
