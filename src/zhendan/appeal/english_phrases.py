"""The English words of an appeal, written by hand: plain, short, never more than is shown."""

TITLES = {
    "request": "Request",
    "timeline": "What happened",
    "findings": "What we found",
    "attack": "Signs of an attack by others",
    "evidence": "Evidence order by order",
    "surge": "Why orders rose",
    "limits": "What we cannot show",
    "conceded": "Orders we concede",
    "causes": "Causes and responsibility",
    "measures": "Corrective and preventive measures",
    "closing": "Note",
}
LEAD = {
    "appeal": (
        "We received {notice} and checked every order against our records. On the attached"
        " exhibits we ask you to review the finding “{charge}”."
    ),
    "partial": (
        "We checked every order of {notice}; please review those we can show. What is ours, we"
        " concede."
    ),
    "attack": (
        "We received {notice} and checked every order against our records. There are signs that"
        " others placed these orders to harm the shop. We ask you to look into the accounts with"
        " your own records and to review the finding “{charge}”."
    ),
    "concession": (
        "We received {notice} and checked every order against our records. We do not claim the"
        " flagged orders as genuine and ask that measures stay limited to what was established."
    ),
    "open": (
        "We received {notice} and checked every order against our records. The material at hand"
        " does not yet show these orders; we claim nothing for them and report what we found."
    ),
}
SCOPE = {
    "provable": "{provable} are shown by several sources",
    "thin": "{thin} are shown in part and lack {missing}",
    "unclear": "{unclear} cannot be shown, not claimed",
    "attacked": "{attacked} bear signs of an attack by others, neither claimed nor conceded",
    "conceded": "{conceded} are conceded",
}
PENALTY = {
    "appeal": "We ask you to lift {words}.",
    "partial": "Please ease {words} as far as the {genuine} shown orders go.",
    "attack": "We ask you to lift {words} once the accounts have been looked into.",
    "concession": "For {words} we accept what matches the {conceded} conceded orders, no more.",
    "open": "We ask you to consider what we add later when you review {words}.",
}
MISSING = {
    "payment": "proof of payment",
    "goods": "proof that goods moved",
    "independent_buyer": "proof of an independent buyer",
}
GAPS = "We lack {kind} for {gap} order(s)."
GAPS_WAIVED = "We lack {kind} for {gap} order(s) and have decided not to fetch it."
ATTACK_SIGNS = {
    "K02": "{count} came from a burst of first-time accounts and were soon refunded or cancelled.",
    "K01": "For {count} our money records hold no payment back to a buyer.",
    "K03": "We filed tickets with the platform in the days around {count} of them.",
    "K04": "The chats around {count} hold threats of bad reviews or reports.",
}
SAY = {
    "scope": "Of {flagged} flagged orders: ",
    "no_list": "The notice does not list every order; please send us the list.",
    "absent": "{absent} order numbers were not found in our exports; please help to match them.",
    "span": "The flagged orders with a record were placed between {first} and {last}.",
    "came": "The notice was delivered at {when}.",
    "group_provable": "{orders}: {elements}, from sources that agree.",
    "group_thin": "{orders}: {elements}; {missing} is lacking, so our claim is limited.",
    "group_single": "{orders}: {elements}, from one kind of source only.",
    "group_adverse": (
        "Records of {adverse} of these order(s) do not fully agree; the order pages list them."
    ),
    "not_ours": (
        "In our judgement neither the shop nor its people placed these {attacked} order(s); we"
        " cannot tell who did and do not assert it."
    ),
    "attack_ask": (
        "Please check who placed these {attacked} order(s) with your account, device and payment"
        " records, and do not count them against the shop before that is clear."
    ),
    "conceded": "We concede {orders}, do not claim them as genuine and accept the penalty.",
    "conceded_only": (
        "Please remove the sales, scores and reviews of these {conceded} order(s) alone."
    ),
    "fits": "By the records, {count} order(s) fit “{title}”.",
    "cause": "As we see it today, the cause for {count} order(s) is “{title}”.",
    "uncaused": "For {uncaused} order(s) the cause is not established yet.",
    "responsible": (
        "We are responsible for these {conceded} order(s) and apologise for their effects."
    ),
    "limit_thin": "We do not claim full proof for the {thin} shown in part.",
    "limit_unclear": "On {unclear} order(s) we can show and state nothing.",
    "limit_unsupported": "For {unsupported} order(s) we have no exhibit and state no facts.",
    "limit_platform": "Device and network data are yours alone; please check them.",
    "limit_stamp": "We sealed the exhibits ourselves; no outside time stamp yet.",
    "done": "Done: {measure}.",
    "dated": "By {due} we will: {measure}.",
    "undated": "We plan, no date is set yet: {measure}.",
    "owner": "Responsible: {owner}.",
    "closing": "Sources, hashes and how to verify stand in the list of exhibits.",
}
