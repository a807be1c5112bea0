"""What a reviewer would stumble over, in coded words for the person who writes the appeal."""

from dataclasses import dataclass
from enum import StrEnum

from zhendan.domain import OrderId, Text


class Level(StrEnum):
    """How much a problem stands in the way; only honesty and the platform's rules stop."""

    INFO = "info"  # 提示
    CAUTION = "caution"  # 注意
    CRITICAL = "critical"  # 重要
    HARD_STOP = "hard_stop"  # 须先处理


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at before submitting, with the sentence or orders it is about."""

    code: str
    """`R01`..`R20` as in the list of rejection reasons; `S..` for stops of our own."""
    name: str
    level: Level
    text: Text
    orders: tuple[OrderId, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """Code, name, usual level and words of one kind of problem."""

    code: str
    name: str
    level: Level
    words: Text

    def of(
        self, *, orders: tuple[OrderId, ...] = (), sentence: str = "", **facts: object
    ) -> Problem:
        """The problem with its facts filled in."""
        facts = {"count": len(orders), "sentence": sentence, **facts}
        filled = Text(self.words.say("zh", **facts), self.words.say("en", **facts))
        return Problem(self.code, self.name, self.level, filled, orders, sentence)


PAST_DUE = ProblemKind(
    "R01",
    "past_due",
    Level.HARD_STOP,
    Text("申诉截止时间 {at} 已过。", "The deadline {at} has passed."),
)
ATTEMPTS_EXHAUSTED = ProblemKind(
    "R03",
    "attempts_exhausted",
    Level.HARD_STOP,
    Text(
        "平台允许申诉 {allowed} 次，这将是第 {attempt} 次。",
        "Attempt {attempt} of {allowed} allowed.",
    ),
)
NOTHING_CLAIMED = ProblemKind(
    "R04",
    "claim_without_exhibit",
    Level.HARD_STOP,
    Text(
        "{count} 单认定为真实，但没有可附的凭证，不能写入申诉。",
        "{count} genuine orders have no exhibit to lean on.",
    ),
)
ELEMENT_WITHOUT_EXHIBIT = ProblemKind(
    "R04",
    "element_without_exhibit",
    Level.CRITICAL,
    Text(
        "{count} 单列为可证真，但{elements}没有可附的凭证，请补充。",
        "{count} orders count as provable, but no exhibit shows: {elements_en}.",
    ),
)
REASON_UNANSWERED = ProblemKind(
    "R04",
    "reason_unanswered",
    Level.CRITICAL,
    Text(
        "平台理由「{reason}」目前没有任何可以主张的订单回应。",
        "No claim answers the platform's reason “{reason}”.",
    ),
)
ORDERS_ABSENT = ProblemKind(
    "R05",
    "orders_not_matched",
    Level.CRITICAL,
    Text(
        "通知中的 {count} 单在导出记录中没有找到或不能唯一对应。",
        "{count} orders of the notice were not found, or not uniquely.",
    ),
)
ORDERS_UNCOUNTED = ProblemKind(
    "R05",
    "orders_uncounted",
    Level.CRITICAL,
    Text(
        "通知写明 {declared} 笔，列出 {count} 单，请先核对订单清单。",
        "The notice declares {declared} orders and lists {count}.",
    ),
)
AMOUNTS_DIFFER = ProblemKind(
    "R06",
    "exhibit_contradicts_order",
    Level.CRITICAL,
    Text(
        "{count} 单有记录与订单不一致，请逐单核对并在材料中说明。例如订单 {order}：{says}",
        "A record disagrees with {count} orders; check and explain, e.g. {order}: {says_en}",
    ),
)
SELF_MADE_ONLY = ProblemKind(
    "R09",
    "self_made_only",
    Level.CRITICAL,
    Text(
        "{count} 单只有店铺自制的记录，没有平台、物流、支付或税务方面的凭证。",
        "{count} orders rest on the shop's own records only.",
    ),
)
TRACK_ONLY = ProblemKind(
    "R10",
    "missing_weight",
    Level.CRITICAL,
    Text(
        "平台理由涉及空包或物流，而 {count} 单只有轨迹，没有称重或内容凭证。",
        "{count} orders show a track but neither weight nor content.",
    ),
)
OUT_OF_ORDER = ProblemKind(
    "R11",
    "times_contradict",
    Level.CRITICAL,
    Text(
        "{count} 单的时间先后相反，请核对并在材料中说明。例如订单 {order}：{later}早于{earlier}。",
        "Times of {count} orders contradict; explain, e.g. {order}: {later_en} precedes"
        " {earlier_en}.",
    ),
)
OVER_CLAIM = ProblemKind(
    "R12",
    "over_claim",
    Level.HARD_STOP,
    Text(
        "这句话说得比订单表多：「{sentence}」", "This says more than the order table: “{sentence}”"
    ),
)
TONE = ProblemKind(
    "R13",
    "tone",
    Level.CAUTION,
    Text("「{words}」：{advice_zh}", "“{words}”: {advice_en}"),
)
FOREIGN_NUMBER = ProblemKind(
    "R14",
    "foreign_number",
    Level.CRITICAL,
    Text(
        "出现了不属于本案的违规编号 {number}。",
        "A notice number of another case appears: {number}.",
    ),
)
OVER_LIMIT = ProblemKind(
    "R15",
    "over_limit_chars",
    Level.HARD_STOP,
    Text(
        "简短说明 {length} 字，超过 {limit} 字的上限。",
        "The short form has {length} characters, over {limit}.",
    ),
)
PERSONAL_DATA = ProblemKind(
    "R16",
    "personal_data_unmasked",
    Level.HARD_STOP,
    Text(
        "句子里有未遮蔽的个人信息（{kind}…）。", "A sentence bears personal data in full ({kind}…)."
    ),
)
NO_MEASURES = ProblemKind(
    "R17",
    "no_measures",
    Level.CRITICAL,
    Text(
        "认可了 {count} 单，但没有整改措施。",
        "{count} orders are conceded, but no measure is named.",
    ),
)
PAST_TENSE = ProblemKind(
    "R18",
    "past_tense_without_proof",
    Level.HARD_STOP,
    Text(
        "没有完成凭证的措施写成了已完成：「{sentence}」",
        "A measure without proof is told as done: “{sentence}”",
    ),
)
UNDATED = ProblemKind(
    "R18",
    "commitment_undated",
    Level.CAUTION,
    Text("这项措施没有日期：「{sentence}」", "This measure has no date: “{sentence}”"),
)
STANDING_OPEN = ProblemKind(
    "S01",
    "standing_open",
    Level.HARD_STOP,
    Text(
        "{count} 单仍存疑，请逐单补充凭证或作出认定。",
        "{count} orders are still unclear; add evidence or decide.",
    ),
)
ATTACK_SAID = ProblemKind(
    "S10",
    "attack_said",
    Level.CRITICAL,
    Text(
        "说明会写：{count} 单并非本店或本店人员所下。这是店铺自己的判断，请负责人逐单确认属实；"
        "不能确认的，请补充凭证或另行认定。",
        "The statement will say that neither the shop nor its people placed {count} orders. That "
        "is the shop's own judgement: confirm each, or add evidence or decide otherwise.",
    ),
)
MARK_UNEXPLAINED = ProblemKind(
    "S02",
    "mark_unexplained",
    Level.HARD_STOP,
    Text(
        "{count} 单带有店铺自己的标记，尚未认可，也没有凭证说明。",
        "{count} orders bear the shop's own marks, unexplained.",
    ),
)
UNBOUND = ProblemKind(
    "S03",
    "sentence_unbound",
    Level.HARD_STOP,
    Text(
        "这句话依据的凭证不在本案中：「{sentence}」",
        "The exhibit behind this sentence is not in the case: “{sentence}”",
    ),
)
NUMBER_STALE = ProblemKind(
    "S04",
    "number_stale",
    Level.HARD_STOP,
    Text(
        "这句话与现有材料不一致，请重新起草：「{sentence}」",
        "This no longer agrees with the material: “{sentence}”",
    ),
)
LAWYER_GATE = ProblemKind(
    "S05",
    "concession_unsigned",
    Level.HARD_STOP,
    Text(
        "认可了 {count} 单。提交前请先经律师意见，或由负责人明确记录不咨询的决定"
        "（电子商务法第17条、反不正当竞争法）。",
        "{count} orders are conceded. Take a lawyer's advice before submitting, or record the "
        "explicit choice not to (E-Commerce Law Art. 17, Anti-Unfair Competition Law).",
    ),
)
UNOWNED = ProblemKind(
    "R18",
    "commitment_proposed",
    Level.CAUTION,
    Text(
        "{tasks} 项整改没有负责人，日期为系统建议。提交前请负责人逐项确认，做不到的请改期或删去。",
        "{tasks} measures have no owner and a proposed date. Confirm, move or strike each one"
        " before you submit.",
    ),
)
ADVERSE = ProblemKind(
    "S06",
    "adverse_fact",
    Level.CAUTION,
    Text(
        "{count} 单有不利记录，申诉不得与之相反。例如订单 {order}：{says}",
        "Adverse records on {count} orders; the appeal must not contradict them,"
        " e.g. {order}: {says_en}",
    ),
)
RULE_STALE = ProblemKind(
    "S07",
    "rule_stale",
    Level.CAUTION,
    Text(
        "平台要求已过复核日期，请以通知为准。",
        "The rule is past its re-verify date; the notice prevails.",
    ),
)
