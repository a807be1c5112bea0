"""Step 4c 程序权利: which rights the notice leaves open, and letters beside the appeal."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from zhendan.appeal import LegalBasis, Letter, RightsQuestion, letters, rights_check
from zhendan.domain import Notice
from zhendan.rulebook import Article, ArticleUnknown, Rulebook, Statute

_CITED = {
    "116": ("order-116", ""),
    "116-12": ("order-116", "12"),
    "116-29": ("order-116", "29"),
    "ecl-31": ("ecl", "31"),
    "ecl-32": ("ecl", "32"),
    "ecl-33": ("ecl", "33"),
    "ecl-34": ("ecl", "34"),
}


@dataclass(frozen=True, slots=True)
class Rights:
    """The check of one notice and the letters that follow from it."""

    questions: tuple[RightsQuestion, ...]
    letters: tuple[Letter, ...]


def rights(notice: Notice, book: Rulebook, *, shop: str) -> Rights:
    """Check a notice against the statute cards and draft the letters."""
    bases = {
        key: _basis(book.statute(name), article)
        for key, (name, no) in _CITED.items()
        if (article := _in_force(book.statute(name), no, notice)) is not None
    }
    asked = rights_check(notice, bases)
    return Rights(asked, letters(notice, asked, bases, shop=shop))


def _in_force(statute: Statute, no: str, notice: Notice) -> Article | None:
    """The article as it stood when the notice came; None where it did not hold yet, or no more.

    For a notice without a day only an article without one is cited.
    """
    came = notice.delivered_at
    day = came.astimezone(ZoneInfo(notice.zone)).date() if came else date.min
    try:
        return statute.on(day, no)
    except ArticleUnknown:
        return None


def _basis(statute: Statute, article: Article) -> LegalBasis:
    """An article as the appeal room cites it."""
    source = article.source
    return LegalBasis(
        statute=statute.title,
        article=article.no,
        says=article.says,
        confidence=source.confidence,
        source=source.title,
    )
