"""Words of the terminal, Chinese written first."""

from zhendan.domain import Text

WORDS: dict[str, Text] = {
    "begin": Text("开始 {what}", "Begin: {what}"),
    "done": Text("完成 {what}", "Done: {what}"),
    "stopped": Text("停在 {what}", "Stopped at: {what}"),
    "parts": Text("{done} / {total}", "{done} of {total}"),
    "counted": Text("{done}", "{done}"),
    "took": Text("用时 {span}", "{span}"),
    "seconds": Text("{n} 秒", "{n} s"),
    "minutes": Text("{m} 分 {n} 秒", "{m} min {n} s"),
    "may_stop": Text(
        "按 Ctrl-C 可以停下；已封存的凭证不会丢，再运行一次会接着做。",
        "Ctrl-C stops; sealed exhibits are kept, and running again goes on from there.",
    ),
    "interrupted": Text("已停下", "Stopped"),
    "interrupted_why": Text("您中止了运行。", "You interrupted the run."),
    "interrupted_next": Text(
        "已确认封存的凭证都在；再运行同一条命令会接着做。",
        "Every exhibit that was acknowledged is kept; run the same command to go on.",
    ),
    "what": Text("发生了什么", "What happened"),
    "why": Text("为什么", "Why"),
    "next": Text("现在怎么办", "What now"),
    "files": Text("收到的文件", "Files as taken"),
    "file": Text("文件", "File"),
    "as": Text("认作", "Taken for"),
    "rows": Text("读入行", "Rows"),
    "rejected": Text("未用行", "Rejected"),
    "note": Text("要知道的", "Note"),
    "unknown": Text("未认出", "not recognised"),
    "refused": Text("未使用", "not used"),
    "totals_off": Text("自报合计不一致", "declared total disagrees"),
    "edited": Text("导出后似乎另存过", "seems re-saved"),
    "more_files": Text(
        "另有 {n} 个文件，完整清单见 report.html", "Another {n} files: see report.html"
    ),
    "files_sum": Text(
        "共 {files} 个文件，读入 {rows} 行，未用 {rejected} 行",
        "{files} files, {rows} rows read, {rejected} not used",
    ),
    "orders": Text("逐单认定", "Each order's standing"),
    "standing": Text("认定", "Standing"),
    "count": Text("单数", "Orders"),
    "means": Text("意思", "Meaning"),
    "total": Text("合计", "In all"),
    "provable": Text("可证真", "Provable"),
    "thin": Text("证据薄", "Thin"),
    "unclear": Text("存疑", "Unclear"),
    "conceded": Text("承认", "Conceded"),
    "provable_means": Text("可写入申诉", "may be claimed"),
    "thin_means": Text("可写入申诉，须写明缺什么", "may be claimed, saying what is missing"),
    "unclear_means": Text("待补材料或由人认定，不写入主张", "waits for evidence or a person"),
    "conceded_means": Text("已由人认可，进入整改", "conceded by a person; goes to remedy"),
    "deadline": Text("申诉截止", "Deadline"),
    "deadline_unknown": Text(
        "未知，请今天就打开通知原文查看", "unknown: open the notice today and look for it"
    ),
    "late": Text("已过期", "past due"),
    "provisional": Text("暂定，请以通知为准", "provisional: the notice decides"),
    "gaps": Text("缺口", "Gaps"),
    "gaps_count": Text("{n} 个，见 report.html", "{n}, see report.html"),
    "stops": Text("须先处理", "To settle first"),
    "stops_count": Text(
        "{n} 项，处理完之前申诉材料是草稿，见 report.html",
        "{n}: until then the dossier is a draft, see report.html",
    ),
    "in_files": Text("（{n} 个文件）", " ({n} files)"),
    "now": Text("现在该做", "What to do now"),
    "standings_are": Text(
        "认定处填 genuine（真实）或 conceded（认可）", "STANDING is genuine or conceded"
    ),
    "nothing": Text("无记录", "None recorded"),
    "written": Text("已写出", "Written"),
    "unchanged": Text(
        "与上次相同：没有新的凭证和认定，结果没有改动，仍在",
        "Nothing changed: no new exhibit, no new decision; the results lie untouched at",
    ),
    "synthetic": Text("合成案例，全部内容为虚构", "Synthetic case: everything is invented"),
}


def word(place: str, lang: str, **facts: object) -> str:
    """The words that stand at `place`."""
    return WORDS[place].say(lang, **facts)
