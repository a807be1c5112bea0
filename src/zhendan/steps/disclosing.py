"""对外提供记录: the line that every packet leaves in the disclosure ledger."""

import hashlib
import io
import json
from dataclasses import replace

from zhendan.evidence import CustodyEvent, Entry, Masking, Profile, UnmaskedWithoutReason
from zhendan.steps.custody import keep_out
from zhendan.steps.errand import Errand
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.wiring import Wiring

_GROUNDS = {
    Profile.PLATFORM: "平台规则与网店服务协议（以法律意见为准）",
    Profile.LAWYER: "委托代理（以委托合同为准）",
    Profile.AGENCY: "委托处理（个人信息保护法第二十一条，以委托合同为准）",
    Profile.COURT: "诉讼举证（以法院要求为准）",
    Profile.REGULATOR: "配合监管（以书面要求为准）",
}


def require_reason(errand: Errand) -> None:
    """Refuse originals that nobody gave a reason for. Raises `UnmaskedWithoutReason`."""
    if errand.unmasked and not errand.reason.strip():
        raise UnmaskedWithoutReason


def disclosure(masking: Masking, errand: Errand) -> dict[str, object]:
    """Who gets the packet, what for, on which ground, and how many people it speaks of at most.

    It is part of the export's custody sheet: the packet's own hash and checkpoint stand there.
    """
    recipient = Profile(errand.profile)
    return {
        "recipient": str(recipient),
        "recipient_words": recipient.words.zh,
        "purpose": "就本案违规认定提出申诉",
        "ground": _GROUNDS[recipient],
        "masked": not errand.unmasked,
        "order_numbers": "full" if errand.unmasked or errand.in_channel else "by profile",
        "reason": errand.reason.strip() if errand.unmasked else "",
        "classes": list(masking.classes),
        "persons_at_most": masking.persons_at_most,
    }


def page_left(
    page: CasePage, content: bytes, wiring: Wiring, errand: Errand, *, masked: bool
) -> Entry:
    """Put on record that a case's page was saved as a file.

    Raises `UnmaskedWithoutReason`, `SuspectBarred`.
    """
    if not masked:
        require_reason(replace(errand, unmasked=True))
        keep_out(wiring, errand.by, [one.id for one in page.exhibits])
    facts: dict[str, object] = {
        "case": str(page.case),
        "what": "report",
        "masked": masked,
        "by": errand.by.strip(),
        "reason": errand.reason.strip(),
        "page": hashlib.sha256(content).hexdigest(),
        "saved_at": wiring.clock.now().isoformat(),  # the same page saved twice leaves two records
    }
    told = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    return wiring.vault.record(str(CustodyEvent.EXPORTED), io.BytesIO(told), facts)
