"""Files on their way in: pieces under a number, resumed where they stopped, names made safe."""

import os
import re
import unicodedata
from pathlib import Path
from uuid import UUID

from django.db import transaction

from zhendan.faces.errors import UploadRefused
from zhendan.faces.web.models import Arrival, Delivery

MOST_FILES = 5000
MOST_BYTES = 2 * 1024**3
"""All files of one delivery together; a store video has its own way in."""
MOST_ONE = 512 * 1024**2
PIECE = 4 * 1024**2
_LONGEST_PATH, _LONGEST_PART = 400, 240
"""Characters of a path, bytes of one name in it."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')


def home(workspace: Path, delivery: UUID) -> Path:
    """Where the bytes of a delivery lie until they are sealed."""
    return workspace / "arrivals" / str(delivery)


def expected(delivery: Delivery, path: str, size: int) -> Arrival:
    """The file that is about to come; asked again, the same one with what arrived of it.

    Raises `UploadRefused` for a path that leaves the folder and for too much.
    """
    name = safe_path(path)
    if size < 0 or size > MOST_ONE:
        raise UploadRefused(name=name, reason=f"{MOST_ONE // 1024**2} MiB")
    with transaction.atomic():
        Delivery.objects.select_for_update().get(pk=delivery.pk)  # one announcement at a time
        found: Arrival | None = delivery.files.filter(path=name).first()
        if found is not None and found.size == size:
            return found
        rest = delivery.files.exclude(path=name)
        total = sum(rest.values_list("size", flat=True)) + size
        if rest.count() >= MOST_FILES or total > MOST_BYTES:
            raise UploadRefused(name=name, reason=f"{MOST_FILES}, {MOST_BYTES // 1024**3} GiB")
        if found is not None:
            found.delete()
        return Arrival.objects.create(delivery=delivery, path=name, size=size)


def put(file: Arrival, workspace: Path, offset: int, piece: bytes) -> int:
    """Add a piece and return how much is there now; a piece that came before changes nothing.

    Raises `UploadRefused` where the piece does not follow what is there.
    """
    if offset != file.got:
        return int(file.got)
    if offset + len(piece) > file.size or len(piece) > PIECE:
        raise UploadRefused(name=file.path, reason=f"{file.size}")
    folder = home(workspace, file.delivery_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / str(file.pk), os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "wb") as place:
        place.seek(offset)
        place.write(piece)
        place.flush()
        os.fsync(place.fileno())
    # Two senders of the same piece: one of them moves the mark.
    Arrival.objects.filter(pk=file.pk, got=offset).update(got=offset + len(piece))
    return offset + len(piece)


def safe_path(path: str) -> str:
    """A relative path inside the folder, or a refusal; nothing is renamed in silence."""
    name = unicodedata.normalize("NFC", path.replace("\\", "/")).strip("/")
    parts = name.split("/")
    climbs = any(part in ("..", ".", "") or part != part.strip() for part in parts)
    wrong = climbs or path.startswith("/") or _UNSAFE.search(name)
    if (
        wrong
        or len(name) > _LONGEST_PATH
        or any(len(part.encode()) > _LONGEST_PART for part in parts)
    ):
        raise UploadRefused(name=repr(path)[:80], reason="../  /  :  \\")
    return name
