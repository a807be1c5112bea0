"""What a reviewer or a form would stumble over beside the words: channel, pictures, rounds."""

from zhendan.appeal.problems import Level, ProblemKind
from zhendan.domain import Text

WRONG_CHANNEL = ProblemKind(
    "R02",
    "wrong_channel",
    Level.HARD_STOP,
    Text(
        "平台不受理从这个渠道提交的申诉：{refused}",
        "The platform takes no appeal through this channel: {refused}",
    ),
)
NOT_APPEALABLE = ProblemKind(
    "R03",
    "not_appealable",
    Level.HARD_STOP,
    Text(
        "平台规则称第 {violation} 次违规不可申诉。",
        "By the rule violation no. {violation} cannot be appealed.",
    ),
)
OUTSIDE_NOTICE = ProblemKind(
    "R05",
    "outside_notice",
    Level.HARD_STOP,
    Text("句子提到了通知之外的订单：「{sentence}」", "Orders outside the notice: “{sentence}”"),
)
UNREADABLE_PICTURE = ProblemKind(
    "R07",
    "picture_unreadable",
    Level.CRITICAL,
    Text("图片 {exhibit} 打不开：{why}", "Picture {exhibit} cannot be opened: {why}"),
)
SMALL_PICTURE = ProblemKind(
    "R07",
    "picture_small",
    Level.CRITICAL,
    Text(
        "图片 {exhibit} 只有 {width}×{height} 像素，字可能看不清，请换原图。",
        "Picture {exhibit} has {width}×{height} pixels only; use the original.",
    ),
)
BLURRED_PICTURE = ProblemKind(
    "R07",
    "picture_blurred",
    Level.CAUTION,
    Text(
        "图片 {exhibit} 可能模糊，请放大查看，必要时重拍。",
        "Picture {exhibit} may be blurred; look at it enlarged.",
    ),
)
SAME_PICTURE = ProblemKind(
    "R08",
    "picture_twice",
    Level.CRITICAL,
    Text(
        "图片 {exhibit} 与 {other} 看起来是同一张，请核对是否误用；同一张图不要当作两份凭证。",
        "Pictures {exhibit} and {other} look alike; do not use one picture as two exhibits.",
    ),
)
EDITED_PICTURE = ProblemKind(
    "R08",
    "picture_saved_by_editor",
    Level.CAUTION,
    Text(
        "图片 {exhibit} 自称由 {tool} 保存，请改用未经处理的原图，或说明处理了什么。",
        "Picture {exhibit} says it was saved by {tool}; use the untouched original or explain.",
    ),
)
PICTURE_FROM_LATER = ProblemKind(
    "R08",
    "picture_time_odd",
    Level.CAUTION,
    Text(
        "图片 {exhibit} 自带的拍摄时间 {taken} 晚于取得时间，请核对。",
        "Picture {exhibit} says it was taken {taken}, after it was obtained.",
    ),
)
FOREIGN_SHOP = ProblemKind(
    "R14",
    "foreign_shop",
    Level.CRITICAL,
    Text(
        "句子里像是另一家店铺的名称「{name}」。", "Another shop's name seems to appear: “{name}”."
    ),
)
TEMPLATE_TEXT = ProblemKind(
    "R14",
    "template_text",
    Level.CRITICAL,
    Text(
        "句子里留着没有填写的模板文字「{words}」。",
        "Template words were left unfilled: “{words}”.",
    ),
)
TOO_MANY_FILES = ProblemKind(
    "R15",
    "over_limit_files",
    Level.HARD_STOP,
    Text(
        "「{field}」最多 {limit} 个，现有 {count} 个，请合并或减少。",
        "“{field}” takes {limit}, there are {count}.",
    ),
)
WRONG_TYPE = ProblemKind(
    "R15",
    "type_not_accepted",
    Level.HARD_STOP,
    Text("「{field}」只收 {types}，{name} 不是。", "“{field}” takes {types} only; {name} is none."),
)
TOO_LARGE = ProblemKind(
    "R15",
    "over_limit_size",
    Level.HARD_STOP,
    Text("{name} 有 {size}，超过「{field}」的 {limit}。", "{name} is {size}, over {limit}."),
)
NO_CAUSE = ProblemKind(
    "R17",
    "no_root_cause",
    Level.CRITICAL,
    Text(
        "平台要求写明原因与措施，材料里没有原因。",
        "The platform asks for root cause and measures; no cause is named.",
    ),
)
NO_PLAN = ProblemKind(
    "R17",
    "no_plan",
    Level.CRITICAL,
    Text(
        "平台要求写明原因与措施，材料里没有措施。",
        "The platform asks for root cause and measures; no measure is named.",
    ),
)
NO_MANDATE = ProblemKind(
    "R19",
    "missing_mandate",
    Level.HARD_STOP,
    Text("由 {agent} 代为申诉，但没有授权委托书。", "{agent} acts for the shop without a mandate."),
)
NOTHING_NEW = ProblemKind(
    "R20",
    "nothing_new",
    Level.HARD_STOP,
    Text(
        "与第 {round} 轮相比没有新的凭证，也没有新的事实，只改写措辞会消耗一次机会。",
        "Nothing new since round {round}: rewording alone uses up an attempt.",
    ),
)
STORY_CHANGED = ProblemKind(
    "S08",
    "story_changed",
    Level.CRITICAL,
    Text(
        "与第 {round} 轮的说法不同，共 {count} 单，请在材料中说明原因。例如订单 {order}：{moved}",
        "{count} orders are told otherwise than in round {round}; say why, e.g. {order}: {moved}",
    ),
)
STRUCK_OUT = ProblemKind(
    "S11",
    "sentence_struck_out",
    Level.HARD_STOP,
    Text(
        "请求、认可与限制不能删去，请写回这句话：「{sentence}」",
        "Requests, concessions and limits are never struck out; put back: “{sentence}”",
    ),
)
BINDING_LOST = ProblemKind(
    "S12",
    "binding_lost",
    Level.HARD_STOP,
    Text(
        "您绑定的这句话与现有材料不再相符，请重新绑定或撤回：「{sentence}」",
        "A sentence that you bound no longer holds; bind it again or take it back: “{sentence}”",
    ),
)
EDITED = ProblemKind(
    "S09",
    "sentence_edited",
    Level.HARD_STOP,
    Text(
        "这句话不是由现有材料写出的，尚未绑定凭证：「{sentence}」",
        "This sentence does not follow from the material and is unbound: “{sentence}”",
    ),
)
