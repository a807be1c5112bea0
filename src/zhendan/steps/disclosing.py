"""对外提供记录: the line that every packet leaves in the disclosure ledger."""

from zhendan.evidence import Masking, Profile, UnmaskedWithoutReason
from zhendan.steps.errand import Errand

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
