"""Words of what comes after the appeal: order review, measures, recovery, the data room."""

from zhendan.domain import Text

AFTER: dict[str, Text] = {
    "nav.after": Text("申诉之后", "After the appeal"),
    "after.tabs": Text("申诉之后的工作", "Work after the appeal"),
    "after.review": Text("订单复核", "Order review"),
    "after.remedy": Text("整改", "Measures"),
    "after.reputation": Text("信誉恢复", "Recovery"),
    "after.case": Text("案件", "Case"),
    "after.go": Text("记录", "Record"),
    "after.reason": Text("理由", "Reason"),
    "after.nocase": Text("还没有案件。", "No case yet."),
    "review.waiting": Text("{n} 单等待", "{n} waiting"),
    "review.lead": Text(
        "下列订单等人看一眼再发货。先看事实，再看正常解释；规则只看订单，不评判买家。",
        "These orders wait for a look before they ship. Facts first, then how an honest order comes"
        " to look like this. Orders are looked at, never people.",
    ),
    "review.none": Text("没有等待复核的订单。", "No order waits."),
    "review.order": Text("订单", "Order"),
    "review.facts": Text("事实", "Facts"),
    "review.innocent": Text("也可能是", "It may also be"),
    "review.inner": Text("店内核对项（店主可见）", "a check of the shop's own (for the owner)"),
    "review.decision": Text("处理", "Decision"),
    "review.second": Text("已有一人处理，等另一位同事复核", "One has decided; a second looks"),
    "review.looks": Text("已记录", "So far"),
    "review.ask": Text("问买家的话术", "Words to the buyer"),
    "review.put": Text("放入新订单", "Put new orders"),
    "review.put.how": Text(
        "粘贴订单（CSV 或 JSON，第一行是列名）",
        "Paste orders (CSV with headings, or JSON)",
    ),
    "review.put.done": Text(
        "{orders} 张订单，其中 {known} 张以前见过，{held} 张等待复核。",
        "{orders} orders, {known} seen before, {held} wait.",
    ),
    "review.four": Text("两人复核", "Four eyes"),
    "review.four.on": Text("改为两人复核", "Ask for two people"),
    "review.four.off": Text("改为一人复核", "One person is enough"),
    "review.rules": Text("规则与准确度", "Rules and precision"),
    "review.rule": Text("规则", "Rule"),
    "review.confirmed": Text("确认", "Confirmed"),
    "review.false": Text("误拦", "False alarms"),
    "review.precision": Text("准确度（95% 区间）", "Precision (95% interval)"),
    "review.caused": Text("对应已登记整改的原因", "Its cause has a measure on record"),
    "review.unknown": Text("还无法判断", "cannot tell yet"),
    "remedy.lead": Text(
        "每项措施：谁负责、何时完成、用什么证明、几周后看哪个数字。没有证明就不算完成。",
        "Each measure: who, by when, proved by what, and which number is looked at weeks later.",
    ),
    "remedy.none": Text("还没有记录在案的措施。", "No measure is on record."),
    "remedy.adopt": Text("采用三项常用预防措施", "Adopt three usual preventive measures"),
    "remedy.measure": Text("措施", "Measure"),
    "remedy.answers": Text("针对的原因", "Answers"),
    "remedy.owner": Text("负责人", "Owner"),
    "remedy.due": Text("期限", "Due"),
    "remedy.state": Text("状态", "State"),
    "remedy.proof": Text("证明（凭证编号）", "Proof (exhibit numbers)"),
    "remedy.over": Text("逾期 {n} 天，请告知：{who}", "{n} days over; tell {who}"),
    "remedy.work": Text("处理", "Work on it"),
    "remedy.set": Text("定负责人、期限与目标", "Set owner, date, goal"),
    "remedy.prove": Text("附证明并完成", "Close with proof"),
    "remedy.effect": Text("记录效果检查", "Record the effect"),
    "remedy.reopen": Text("重新打开", "Open again"),
    "remedy.metric": Text("看哪个数字", "Which number"),
    "remedy.value": Text("数值", "Value"),
    "remedy.most": Text("不高于为达标", "At most is good"),
    "remedy.weeks": Text("几周后检查", "Weeks after"),
    "remedy.source": Text("数字来源", "Source of the number"),
    "remedy.private": Text(
        "与具体订单和原因有关的措施只给店主和获准的律师看。",
        "Measures that name orders or causes are shown to the owner and an admitted lawyer only.",
    ),
    "reputation.lead": Text(
        "折线是量得的数字。实线竖线是分界日，虚线竖线是措施完成日，横线是目标。估计只说变了多少，"
        "不说原因；看不出来的写“无法判断”。",
        "Lines are measured numbers; upright lines are the day counted from (solid) and measures"
        " (dashed), the level one is the target. An estimate tells how much changed, not why;"
        " where it cannot tell, it says so.",
    ),
    "reputation.none": Text(
        "还没有指标。在下面填一个数字，或导入平台导出的表（命令是 zhendan reputation import）。",
        "No metrics yet. Type one in below, or import the platform's export (the command is"
        " `zhendan reputation import`).",
    ),
    "reputation.what": Text("对照日", "Break at"),
    "reputation.case": Text("分界日", "the day counted from"),
    "reputation.since": Text("写明处罚从哪天起", "Tell from when the penalty held"),
    "trail.penalty_day": Text("写明处罚日", "Day of the penalty told"),
    "reputation.since.on": Text("处罚从这一天起", "The penalty held from"),
    "reputation.since.source": Text(
        "从哪里看到的（例如商家后台违规详情页）", "Where that is known from (e.g. the console)"
    ),
    "reputation.change": Text("变化（95% 区间）", "Change (95% interval)"),
    "reputation.words": Text("说明", "In words"),
    "reputation.table": Text("数字表", "The numbers"),
    "reputation.axes": Text(
        "横轴 {first} 至 {last}，纵轴 {low} 至 {high}",
        "Across: {first} to {last}; upwards: {low} to {high}",
    ),
    "reputation.day": Text("日期", "Day"),
    "reputation.value": Text("数值", "Value"),
    "reputation.source": Text("来源", "Source"),
    "reputation.target": Text("目标", "Target"),
    "room.title": Text("资料室", "Data room"),
    "room.lead": Text(
        "供 {recipient} 查阅，只读，开放到 {until}。这里只有脱敏件，没有原件。",
        "For {recipient} to read, open until {until}. Masked copies only, no originals.",
    ),
    "room.file": Text("文件", "File"),
    "room.what": Text("内容", "What it is"),
    "room.masked": Text("隐去的字段", "Fields masked"),
    "room.record": Text(
        "每次打开和下载都会记入店铺的对外提供记录。请在委托结束后删除已下载的文件。",
        "Every look and download is on the shop's record. Please delete what you downloaded when"
        " the mandate ends.",
    ),
}
