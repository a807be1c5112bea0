"""Words of the trainings: to read, to answer, to write in the shop's own way, to sign."""

from zhendan.domain import Text

TRAININGS: dict[str, Text] = {
    "team.version": Text("读的版本", "Version read"),
    "team.fingerprint": Text("版本指纹", "Fingerprint of the version"),
    "team.uncounted": Text("未记版本", "not recorded"),
    "team.renew": Text(
        "{who}签的是{title}的旧版，请读新版后再签。旧签名仍然有效，只证明当时读的那一版。",
        "{who} signed for an earlier version of “{title}”: please read the present one and sign"
        " again. The old signature stands, for the text that was read then.",
    ),
    "team.edit": Text("改成本店的说法", "Put it in the shop's words"),
    "team.new": Text("新写一个培训", "Write a new training"),
    "training.passed": Text("已记录，通过。", "Recorded: passed."),
    "training.again": Text(
        "已记录。有几题答得不一样，请再读一遍后重做。",
        "Recorded. Some answers differ: please read it once more and take it again.",
    ),
    "training.sheet": Text("签到表的凭证编号（可空）", "The sealed sheet (optional)"),
    "training.why": Text("没有封存的签名，成绩不能作证明。", "Unsigned it is no proof."),
    "training.done": Text("交卷", "Hand in"),
    "training.edition": Text("第 {n} 版", "Version {n}"),
    "training.mark": Text("指纹", "fingerprint"),
    "training.shipped": Text("随程序提供", "comes with the program"),
    "training.written": Text("{on} 由{by}写", "written on {on} by {by}"),
    "training.print": Text("可打印的签到表", "A sheet to print and sign"),
    "training.older": Text(
        "您读的是第 {read} 版，成绩记在那一版上；现在已有第 {now} 版，请再读一次。",
        "You read version {read} and the result stands to it; version {now} is in force by now,"
        " please read that one too.",
    ),
    "training.one_language": Text(
        "这份培训只有英文。", "This training is written in Chinese only."
    ),
    "training.versions": Text("各个版本", "Versions"),
    "training.edit": Text("写培训", "Write a training"),
    "training.edit.lead": Text(
        "中文、英文写一种或两种都可以；写两种时段数和选项数要一样。保存后成为新的一版，"
        "以前的版本和签名都不改动，读过旧版的人会列出来请他们重读。",
        "Write Chinese, English or both; of both, paragraphs and choices must be equal in number."
        " It becomes a new version: former versions and signatures stay as they are, and who read"
        " a former one is named to read again.",
    ),
    "training.title.zh": Text("标题（中文）", "Title (Chinese)"),
    "training.title.en": Text("标题（英文）", "Title (English)"),
    "training.text.zh": Text("正文（中文），一行一段", "Text (Chinese), a paragraph a line"),
    "training.text.en": Text("正文（英文），一行一段", "Text (English), a paragraph a line"),
    "training.question": Text("第 {n} 题", "Question {n}"),
    "training.blank": Text(
        "再加一题（不需要就留空）", "One more question (leave empty if not needed)"
    ),
    "training.ask.zh": Text("题目（中文）", "Question (Chinese)"),
    "training.ask.en": Text("题目（英文）", "Question (English)"),
    "training.choices": Text("选项；点选对的那一个", "Choices; mark the right one"),
    "training.choice.zh": Text("选项 {n}（中文）", "Choice {n} (Chinese)"),
    "training.choice.en": Text("选项 {n}（英文）", "Choice {n} (English)"),
    "training.right": Text("对的是第 {n} 个", "choice {n} is the right one"),
    "training.keep": Text("存为新的一版", "Keep as a new version"),
    "training.kept": Text("已存为第 {n} 版。", "Kept as version {n}."),
    "training.same": Text("文字没有变化，没有新版本。", "The text is as it was; no new version."),
    "training.unkept": Text("还没有保存", "Not kept yet"),
    "training.signed": Text(
        "我读过以上第 {n} 版（指纹 {mark}）。", "I read version {n} above (fingerprint {mark})."
    ),
    "training.sign.name": Text("姓名", "Name"),
    "training.sign.on": Text("日期", "Date"),
    "training.sign": Text("签名", "Signature"),
    "training.sheet.how": Text(
        "打印后签名，拍照或扫描，在“凭证”里封存，再把凭证编号填到培训页。这一页只印文字，"
        "题目在培训页作答。",
        "Print and sign it, seal a scan under “Evidence”, then put its number on the training's"
        " page. This sheet holds the text; questions are answered on that page.",
    ),
    "trail.training": Text("记录培训", "Recorded a training"),
    "trail.training_written": Text("写了新一版培训", "Wrote a version of a training"),
}
