"""The whole case in a few plain sentences, for somebody who reads nothing else tonight."""

from zhendan.faces.report.header import Header
from zhendan.faces.report.speech import Speech
from zhendan.faces.report.verdicts import Verdicts
from zhendan.steps.look.case_page import CasePage


def lede(page: CasePage, head: Header, counted: Verdicts, speech: Speech) -> str:
    """What the platform says, what was looked at, and what came of it."""
    first = _charged(page, head, speech)
    looked = speech.t("over.looked", files=f"{len(page.files):,}") if page.files else ""
    found = _found(counted, speech)
    if head.orders and not counted.total:
        found = [speech.t("verdict.none_flagged")]
    return (" " if speech.lang == "en" else "").join(s for s in (first, looked, *found) if s)


def _charged(page: CasePage, head: Header, speech: Speech) -> str:
    """What the platform says, or that nobody has put its notice in yet."""
    if "notice" in page.notice.not_found:
        return speech.t("over.no_notice")
    charge = page.notice.charge
    many = speech.t("over.orders", n=f"{head.orders:,}")
    return speech.t(
        "over.charge" if charge else "over.charge_unnamed",
        platform=head.platform,
        charge=charge,
        grade=speech.t("over.grade", grade=head.grade) if head.grade else "",
        orders=many if head.orders else speech.t("over.orders_unknown"),
    )


def _found(counted: Verdicts, speech: Speech) -> list[str]:
    """One sentence for each verdict that any order has."""
    claimable, thin = counted.count("provable") + counted.count("thin"), counted.count("thin")
    said: list[str] = []
    if claimable:
        place = "over.claimable" if thin else "over.claimable_plain"
        said.append(speech.t(place, n=f"{claimable:,}", thin=f"{thin:,}"))
    if counted.count("unclear"):
        said.append(speech.t("over.open", n=f"{counted.count('unclear'):,}"))
    if counted.suggest:
        place = "over.suggest_within" if counted.count("unclear") else "over.suggest"
        said.append(speech.t(place, n=f"{counted.suggest:,}"))
    if counted.count("conceded"):
        said.append(speech.t("over.conceded", n=f"{counted.count('conceded'):,}"))
    return said
