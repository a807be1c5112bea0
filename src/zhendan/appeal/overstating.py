"""Words that say more than is shown: of every order, of what is done, or by losing a limit."""

import re
from collections import Counter

OVER_CLAIMS = re.compile(
    r"(?:全部|所有|均|都|每一单|每单|无一)[^。；，]{0,8}"
    r"(?:真实|属实|合规|没有问题|不存在(?:刷单|虚假))"
    r"|\b(?:all|every|each)\b[^.;,“”]{0,40}\b(?:genuine|real|authentic|legitimate)\b",
    re.I,
)
PAST_TENSE_WORDS = re.compile(
    r"(?:已经?|业已)(?:全面)?(?:完成|建立|开展|实施|落实|安排|停止|辞退|开除|处理|更换|整改|培训"
    r"|签订|上线|启用|执行|修订|调整|加强)"
    r"|\b(?:we have|has been|have been|already)\b|^Done:",
    re.I,
)
QUOTED = re.compile(r"「[^」]*」|“[^”]*”")
_STANCE = re.compile(
    r"不|未|没有|尚缺|无法|仅|只|目前|如|认可|承担"
    r"|\b(?:no|not|never|cannot|nor?|neither|without|only|yet|lacks?|lacking|limited|if)\b|n['’]t\b"
    r"|\b(?:concede[ds]?|accept|responsible)\b",
    re.I,
)
"""Words that turn a claim into its opposite, narrow it, or own up: as many after as before."""


def stance(text: str) -> Counter[str]:
    """How often each word of stance stands in a text; quoted records have none of their own."""
    return Counter(found.lower() for found in _STANCE.findall(QUOTED.sub("", text)))
