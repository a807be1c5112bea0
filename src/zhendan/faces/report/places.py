"""Where a row comes from, as a person finds it: exhibit, sheet, row."""

from dataclasses import dataclass

from zhendan.domain import Anchor, Exhibit, ExhibitId, FileReport, RowRef, Sha256
from zhendan.faces.report.speech import Speech

SHORT_HASH = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, and the page's own link to its exhibit where it is listed."""

    label: str
    href: str


class Places:
    """Finds the exhibit of a row; exhibits beyond the listed ones are named, not linked."""

    def __init__(
        self, exhibits: tuple[Exhibit, ...], files: tuple[FileReport, ...], speech: Speech
    ) -> None:
        self._speech = speech
        self._ids = {e.sha256: e.id for e in exhibits}
        self._links = {e.id: f"#x{index}" for index, e in enumerate(exhibits, start=1)}
        self._files = {f.sha256: f.path for f in files}

    def list_only(self, count: int) -> None:
        """Link no further than the first `count` exhibits: the page lists only those."""
        self._links = dict(list(self._links.items())[:count])

    def exhibit(self, sha256: Sha256) -> ExhibitId | None:
        """The number of the exhibit with these bytes."""
        return self._ids.get(sha256)

    def of(self, row: RowRef) -> Place:
        """The place of a canonical row."""
        exhibit = self._ids.get(row.file)
        name = exhibit or self._files.get(row.file) or row.file[:SHORT_HASH]
        return Place(self._label(name, row), self._links.get(exhibit, "") if exhibit else "")

    def anchor(self, anchor: Anchor) -> Place:
        """The place a sentence leans on."""
        label = self._label(anchor.exhibit, anchor.place)
        return Place(label, self._links.get(anchor.exhibit, ""))

    def number(self, exhibit: ExhibitId) -> Place:
        """An exhibit by its number alone."""
        return Place(exhibit, self._links.get(exhibit, ""))

    def _label(self, name: str, row: RowRef | None) -> str:
        """Name, sheet and row, joined; a pointer where there are no rows."""
        if row is None:
            return name
        where = row.pointer
        if row.page is not None:
            where = self._speech.t("place.page", page=row.page)
        elif row.row is not None:
            where = self._speech.t("place.row", row=row.row)
        return " · ".join(part for part in (name, row.sheet, where) if part)
