# ruff: noqa: E501 (a phrase stays on its line, as it would in a contract)
"""Invented offers and contracts of advisers, honest and not, with what a person sees in them.

Every contract is a list of phrases; a phrase is marked with the clauses it settles and the
warnings a careful reader takes from it. Names, numbers and firms are invented.
"""

from dataclasses import dataclass

ALL = frozenset(
    [
        "scope",
        "fee",
        "fee_due",
        "refund",
        "confidentiality",
        "data_protection",
        "no_fabrication",
        "liability",
        "termination",
        "subcontracting",
        "licence",
    ]
)


@dataclass(frozen=True)
class Phrase:
    """Some words, the clauses they settle, the warnings they deserve."""

    words: str
    settles: frozenset[str] = frozenset()
    warns: frozenset[str] = frozenset()


def p(words: str, settles: str = "", warns: str = "") -> Phrase:
    return Phrase(words, frozenset(settles.split()), frozenset(warns.split()))


# fmt: off
HONEST = {
    "scope": [
        p("第一条 服务范围：乙方协助甲方整理订单、物流、聊天等材料，起草申诉说明，并在平台规定期限内协助提交。", "scope"),
        p("一、委托事项：就贵店收到的违规通知提供咨询，审阅证据目录，修改申诉文本。", "scope"),
        p("1. Scope. The Adviser will sort the client's records, draft the appeal and review it before filing.", "scope"),
    ],
    "fee": [
        p("第二条 费用：服务费共计人民币 6000 元，签订合同后三日内支付三分之一，材料交付后支付三分之一，提交后五日内付清余款。", "fee fee_due"),
        p("二、律师费按小时计收，每小时 1200 元，每月月底结算，收到账单后十日内支付。", "fee fee_due"),
        p("2. Fee. The fee is CNY 8,000, half payable within five days of signing and the balance upon delivery of the draft.", "fee fee_due"),
    ],
    "refund": [
        p("第三条 合同提前结束的，乙方按未完成的工作退还相应费用，并在七日内转回原账户。", "refund"),
        p("三、未完成的工作对应的费用，乙方应当返还已收款项。", "refund"),
        p("3. Refund. If the engagement ends early, the unearned part of the fee is refunded within ten days.", "refund"),
    ],
    "confidentiality": [
        p("第四条 乙方对在工作中知悉的商业秘密负有保密义务，合同结束后仍然有效。", "confidentiality"),
        p("四、未经甲方书面同意，乙方不得向任何人透露案件内容。", "confidentiality"),
        p("4. Confidentiality. The Adviser shall not disclose anything about the matter, during or after it.", "confidentiality"),
    ],
    "data": [
        p("第五条 涉及买家的个人信息只用于本案，使用脱敏件，合同结束后三十日内删除并出具证明。", "data_protection"),
        p("五、买家资料仅用于本次申诉，结束后归还并删除，乙方不要求提供店铺密码，由甲方开设只读子账号。", "data_protection"),
        p("5. Personal data of buyers is used for this matter only and deleted at its end; the Adviser never asks for a password.", "data_protection"),
    ],
    "truth": [
        p("第六条 双方承诺提交的材料真实，不得伪造、变造或者补做任何物流记录、聊天记录、发票。", "no_fabrication"),
        p("六、乙方不得：\n（一）承诺申诉一定成功；\n（二）伪造证据；\n（三）通过所谓内部渠道打点；\n（四）索要账号密码。", "no_fabrication"),
        p("6. The Adviser will not fabricate or alter documents and does not guarantee any outcome.", "no_fabrication"),
    ],
    "liability": [
        p("第七条 因乙方过错错过申诉期限的，乙方应退回全部服务费并赔偿甲方因此受到的损失。", "liability refund"),
        p("七、任何一方违约的，承担由此造成的损失。", "liability"),
        p("7. Liability. The Adviser is liable for loss caused by missing a deadline through its fault.", "liability"),
    ],
    "ending": [
        p("第八条 甲方可以随时书面通知解除本合同。", "termination"),
        p("八、任何一方提前七日书面通知即可终止委托。", "termination"),
        p("8. Termination. The client may end this agreement at any time in writing.", "termination"),
    ],
    "passing": [
        p("第九条 未经甲方书面同意，乙方不得将受托事务转委托他人。", "subcontracting"),
        p("九、本案由签约律师亲自办理，不得转交第三方。", "subcontracting"),
        p("9. Work is not subcontracted without the client's written consent.", "subcontracting"),
    ],
    "licence": [
        p("第十条 乙方：示例法律咨询有限公司，统一社会信用代码 91000000EXAMPLE00X。", "licence"),
        p("十、承办律师执业证号 10000000000000000（示例），可在司法行政部门网站查询。", "licence"),
        p("10. Adviser: Example Law Office, licence no. EX-0000-0000.", "licence"),
    ],
}
BAD = {
    "guarantee": [
        p("本公司专做平台申诉，包过，三天恢复。", "", "guarantee"),
        p("乙方保证在十五日内撤销处罚。", "", "guarantee"),
        p("我们的申诉百分之百能过，您放心。", "", "guarantee"),
        p("We guarantee that the penalty will be removed within two weeks.", "", "guarantee"),
        p("凡交到我们手上的案子没有不成的。", "", "guarantee"),
    ],
    "inside_channel": [
        p("乙方在平台有内部渠道，可以直接联系审核人员处理。", "", "inside_channel"),
        p("我们跟小二很熟，后台有人，可以优先看您的单子。", "", "inside_channel"),
        p("另收打点费用 3000 元，用于疏通审核环节。", "fee", "inside_channel"),
        p("Our contact inside the platform will take care of the case.", "", "inside_channel"),
    ],
    "fabricate": [
        p("缺少的物流底单由乙方补齐，聊天记录由乙方制作。", "", "fabricate"),
        p("没有发票的订单，我方可以代开并倒签日期。", "", "fabricate"),
        p("材料不够的地方我们帮您完善证据。", "", "fabricate"),
        p("We will create any missing invoices and tracking records for you.", "", "fabricate"),
        p("凭证不足的，乙方负责包装材料，让审核看不出来。", "", "fabricate"),
    ],
    "prepay_all": [
        p("甲方须于签约当日一次性付清全部费用 9800 元，乙方收款后开始工作。", "fee fee_due", "prepay_all"),
        p("先付全款再开工，服务费 5000 元。", "fee fee_due", "prepay_all"),
        p("The entire fee of USD 1,500 is payable in advance, before any work begins.", "fee fee_due", "prepay_all"),
    ],
    "password": [
        p("甲方应将店铺主账号和登录密码提供给乙方，收到验证码时及时转发。", "", "password"),
        p("为方便操作，请把后台密码发给客服。", "", "password"),
        p("The client shall send us its seller account password and verification codes.", "", "password"),
    ],
    "same_agency": [
        p("乙方作为贵店此前的代运营服务商，熟悉情况，一并承接本次申诉。", "", "same_agency"),
        p("申诉成功后，乙方继续为甲方提供补单服务，提升销量。", "", "same_agency"),
        p("As the agency that previously boosted your order volume, we know the case best.", "", "same_agency"),
    ],
    "no_refund": [
        p("无论申诉结果如何，已付费用一律不予退还。", "refund", "no_refund"),
        p("服务费概不退还。", "refund", "no_refund"),
        p("All fees are non-refundable.", "refund", "no_refund"),
    ],
    "unlimited_authority": [
        p("甲方授予乙方不可撤销的全权代理，乙方可代为承认、和解。", "", "unlimited_authority"),
        p("甲方先行签署空白委托书，由乙方填写。", "", "unlimited_authority"),
        p("The client grants an irrevocable power to the Adviser to settle on its behalf.", "", "unlimited_authority"),
    ],
    "success_trap": [
        p("任一处罚有所减轻即视为申诉成功，甲方须支付全部成功费 20000 元。", "fee", "success_trap"),
        p("材料提交即视为完成服务。", "", "success_trap"),
    ],
    "destroy": [
        p("甲方应当删除与相关人员的微信聊天和转账记录。", "", "destroy"),
        p("Please delete all chat records with the promoter before we start.", "", "destroy"),
    ],
}
NEUTRAL = [
    p("申诉结果由平台决定，乙方不作任何保证，也不收取结果费。"),
    p("请警惕声称有内部渠道、包过的机构。"),
    p("乙方此前未参与甲方店铺的运营，与涉案订单没有关系。"),
    p("双方发生争议的，协商解决；协商不成的，向甲方所在地人民法院起诉。"),
    p("The outcome is for the platform to decide; no result is promised."),
    p("本合同一式两份，双方各执一份，签字盖章后生效。"),
    p("甲方保留全部原始记录，任何一方都不得删除聊天记录。"),
]
# fmt: on


@dataclass(frozen=True)
class Contract:
    """One invented contract with its truth."""

    name: str
    text: str
    missing: frozenset[str]
    warns: frozenset[str]


def _of(name: str, phrases: list[Phrase]) -> Contract:
    settled = frozenset().union(*(one.settles for one in phrases))
    warns = frozenset().union(*(one.warns for one in phrases))
    return Contract(name, "\n".join(one.words for one in phrases), ALL - settled, warns)


def _honest(variant: int, *, without: str = "", neutral: tuple[int, ...] = ()) -> list[Phrase]:
    left = [bank[variant] for topic, bank in HONEST.items() if topic not in without.split()]
    return left + [NEUTRAL[n] for n in neutral]


def contracts() -> list[Contract]:
    """Twelve honest ones, twenty with warnings, six flyers; Chinese, some English."""
    made = [
        _of("honest-zh-1", _honest(0, neutral=(0, 1))),
        _of("honest-zh-2", _honest(1, neutral=(2, 3))),
        _of("honest-en-1", _honest(2, neutral=(4,))),
        _of("honest-zh-3", _honest(0, without="data", neutral=(5, 6))),
        _of("honest-zh-4", _honest(1, without="refund passing")),
        _of("honest-en-2", _honest(2, without="licence refund", neutral=(4,))),
        _of("honest-zh-5", _honest(0, without="liability ending", neutral=(0, 3))),
        _of("honest-zh-6", _honest(1, without="truth", neutral=(1, 6))),
        _of("honest-zh-7", _honest(0, without="confidentiality data", neutral=(2,))),
        _of("honest-zh-8", _honest(1, without="licence", neutral=(5,))),
        _of("honest-en-3", _honest(2, without="passing data")),
        _of("honest-zh-9", _honest(0, without="fee refund", neutral=(1,))),
    ]
    flags = list(BAD)
    for number in range(20):
        first, second = flags[number % len(flags)], flags[(number * 3 + 4) % len(flags)]
        variant = (number // len(flags)) % 2
        bad = [BAD[code][variant % len(BAD[code])] for code in dict.fromkeys((first, second))]
        gone = ("refund", "data passing", "licence ending", "truth liability")[number % 4]
        neutral = (NEUTRAL[number % len(NEUTRAL)],)
        made.append(_of(f"mixed-{number:02d}", [*_honest(variant, without=gone), *bad, *neutral]))
    for number in range(6):
        bad = [
            bank[(number + n) % len(bank)]
            for n, bank in enumerate(BAD.values())
            if (n + number) % 3
        ]
        made.append(_of(f"flyer-{number}", bad))
    english = [bank[-1] for code, bank in BAD.items() if bank[-1].words.isascii()]
    made.append(_of("flyer-en", english))
    made.append(_of("late-words", [BAD["guarantee"][2], BAD["guarantee"][4], BAD["fabricate"][4]]))
    return made
