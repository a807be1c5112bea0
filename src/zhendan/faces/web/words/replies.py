"""Words of the pages on which a person confirms what the platform answered."""

from zhendan.domain import Text

REPLIES: dict[str, Text] = {
    "replies.title": Text("平台答复", "Answers of the platform"),
    "replies.lead": Text(
        "答复先按原样封存，再由人确认结果；机器只提出读法，不作记录。",
        "An answer is sealed as it came, then a person confirms it; the reading alone counts for"
        " nothing.",
    ),
    "replies.confirmed": Text("已确认", "confirmed"),
    "replies.waits": Text("待确认", "to be confirmed"),
    "replies.keep": Text("存入一份答复", "Keep an answer"),
    "replies.file": Text("答复文件或截图", "File or picture"),
    "replies.words": Text("没有文件时，粘贴平台原文", "Without a file, paste its words"),
    "replies.keep_go": Text("封存并查看读法", "Seal it and see the reading"),
    "reply.original": Text("答复原件", "The answer"),
    "reply.recorded": Text("已记录：{state}", "On record: {state}"),
    "reply.picture": Text(
        "这份文件读不出文字。请打开原件，逐字录入平台的话。",
        "No words can be read from this file. Open it and type what the platform says.",
    ),
    "reply.take": Text("取出原件", "Take the original out"),
    "reply.reading": Text("机器的读法", "How it was read"),
    "reply.reading_lead": Text(
        "仅供参考；读法所依据的词句写在旁边。",
        "For your judgement; the words it rests on stand beside it.",
    ),
    "reply.kind": Text("结果", "Result"),
    "reply.rests": Text("依据：“{words}”", "from “{words}”"),
    "reply.asks": Text("要求补充", "Asked for"),
    "reply.why": Text("可能的驳回理由", "Possible reasons"),
    "reply.until": Text("写明的时间", "Time named"),
    "reply.no_time": Text("未见", "none"),
    "reply.confirm": Text("由您确认", "Yours to confirm"),
    "reply.confirm_lead": Text(
        "确认后写入办案记录，不能删除；同一轮可按平台后续答复再登记。",
        "It goes on record and stays; what the platform answers later can be added.",
    ),
    "reply.say": Text("平台的答复是", "The answer is"),
    "reply.as_read": Text("与读法一致", "as it was read"),
    "reply.clock": Text("接下来的期限：", "Next clock:"),
    "reply.read": Text("我已看过答复原文", "I have read the original"),
    "reply.by": Text(
        "将以“{by}”的名义记录，并记下时间。", "It will bear the name {by} and the time."
    ),
    "reply.go": Text("确认并记录", "Confirm and record"),
    "trail.reply_kept": Text("封存平台答复", "sealed an answer of the platform"),
    "trail.reply_confirmed": Text("确认平台答复", "confirmed an answer of the platform"),
    "rounds.replies": Text("封存并确认平台答复", "Seal and confirm an answer"),
}
