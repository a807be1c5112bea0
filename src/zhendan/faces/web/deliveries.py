"""A delivery from its beginning to the worker: for pages and programs alike."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.http import Http404

from zhendan.faces.errors import UploadRefused
from zhendan.faces.web.arrivals import safe_path
from zhendan.faces.web.gate import Place
from zhendan.faces.web.models import Delivery, Task
from zhendan.faces.web.tasks import ask


def begun(place: Place, case: str) -> Delivery:
    """A delivery for a new case or into one; one that was left open for the same goes on."""
    if case:
        place.case(case)
    mine = Delivery.objects.filter(shop=place.shop, account=place.account, case=case, closed=False)
    found: Delivery | None = mine.exclude(pk__in=_asked_for(place)).order_by("-made_at").first()
    return found or Delivery.objects.create(shop=place.shop, account=place.account, case=case)


def open_one(place: Place, number: str) -> Delivery:
    """An open delivery of this shop; any other is not there."""
    try:
        found = Delivery.objects.filter(shop=place.shop, pk=number, closed=False).first()
    except ValidationError as error:
        raise Http404 from error
    if found is None:
        raise Http404
    kept: Delivery = found
    return kept


def handed_over(place: Place, delivery: Delivery, paths: Iterable[str]) -> Task:
    """Everything is here: the worker reads and seals it. Asked twice it is one task.

    `paths` are the files that are meant, all where empty: what is left over from an upload given
    up earlier goes. Raises `UploadRefused` while something is missing.
    """
    meant = {safe_path(path) for path in paths}
    if meant:
        delivery.files.exclude(path__in=meant).delete()
    files = list(delivery.files.all())
    if not files or any(each.got < each.size for each in files):
        raise UploadRefused(name="", reason=f"{sum(f.got < f.size for f in files)}")
    same = Task.objects.filter(shop=place.shop, kind="intake", told__delivery=str(delivery.pk))
    task: Task | None = same.exclude(state__in=("failed", "cancelled")).first()
    task = task or ask(place, "intake", told={"delivery": str(delivery.pk)})
    if delivery.case:
        Task.objects.filter(pk=task.pk).update(case=delivery.case)
    place.note("upload", f"{len(files)}")
    return task


def _asked_for(place: Place) -> list[str]:
    """Deliveries that the worker has or had in hand."""
    told = Task.objects.filter(shop=place.shop, kind="intake").values_list("told", flat=True)
    return [str(each.get("delivery", "")) for each in told if each.get("delivery")]
