"""Places of passages, named in the sealed file: an archive member lies in its archive."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from zhendan.domain import FileReport, Passage, Sha256


def in_sealed_files(
    passages: Iterable[Passage], files: Iterable[FileReport]
) -> tuple[Passage, ...]:
    """Passages whose places are all in originals; an archive's member becomes a place in it."""
    members = {report.sha256: report for report in files if report.parent is not None}
    return tuple(_in_original(passage, members) for passage in passages)


def _in_original(passage: Passage, members: Mapping[Sha256, FileReport]) -> Passage:
    """One passage with its place in the sealed file."""
    place = passage.at_row
    member = members.get(place.file)
    if member is None or member.parent is None:
        return passage
    inside = member.path.split("!/", 1)[-1]
    sheet = f"{inside}·{place.sheet}" if place.sheet else inside
    return replace(passage, at_row=replace(place, file=member.parent, sheet=sheet))
