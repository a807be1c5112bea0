"""What may leave the workbench: a case's page and words about it with people's data masked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhendan.domain import CaseId
from zhendan.evidence import Masking, Profile, masking_of
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.kept_page import kept_page
from zhendan.steps.look.shown_page import shown_page


def masking_for(workspace: Path, case: CaseId) -> Masking:
    """How words about a case are masked; by patterns alone where no page was made yet."""
    kept = kept_page(workspace, case) if case else None
    if kept is None:
        return Masking(str(Profile.PLATFORM))
    return masking_of(kept.people, kept.recipient, kept.sign)


def leaving_page(page: CasePage, workspace: Path) -> CasePage:
    """The page as it may be saved and passed on."""
    return shown_page(page, masking_for(workspace, page.case))


def leaving_data(told: Any, masking: Masking) -> Any:
    """Plain data with every text in it masked; names of fields stay."""
    return _Leaving(masking).of(told)


class _Leaving:
    """Masks each text once: the same words stand in an answer many times."""

    def __init__(self, masking: Masking) -> None:
        self._masking = masking
        self._known: dict[str, str] = {}

    def of(self, told: Any) -> Any:
        """Any plain value, inside and out."""
        if isinstance(told, str):
            if told not in self._known:
                self._known[told] = self._masking.words(told)
            return self._known[told]
        if isinstance(told, Mapping):
            return {name: self.of(one) for name, one in told.items()}
        return [self.of(one) for one in told] if isinstance(told, list | tuple) else told
