"""The words of every fault that a check of a vault or packet can report."""

from zhendan.domain import Fault, Text
from zhendan.evidence.shipped.verify import WORDS

_OF_A_VAULT = {
    "blob_missing": Text("原件文件缺失", "the original's bytes are missing"),
    "blob_changed": Text("原件内容已被改动", "the original's bytes were changed"),
    "row_changed": Text("台账行已被改动", "a row of the ledger was changed"),
    "row_gap": Text("台账行缺失、多出或换了位置", "rows are missing, surplus or moved"),
    "exhibit_row": Text("凭证行与保管记录不符", "the exhibit's row differs from its custody sheet"),
    "checkpoint_wrong": Text(
        "检查点与日志不符", "a signed checkpoint does not fit the log's records"
    ),
    "log_short": Text("日志比已签名的短", "the log is shorter than what was signed"),
    "log_rewritten": Text("日志与外部检查点不一致", "the log contradicts the outside checkpoint"),
    "log_rolled_back": Text(
        "日志比外部检查点旧（被回退，或从较早的备份恢复）",
        "the log is older than the outside checkpoint (put back, or restored from a backup)",
    ),
    "epoch_wrong": Text(
        "日志新一期所引的前期状态不符", "an epoch does not go on from the state that it cites"
    ),
    "ledger_unreadable": Text("台账无法读出", "the ledger cannot be read"),
    "custody_wrong": Text(
        "保管记录没有接上前一条", "a custody event does not follow the one before it"
    ),
    "stamp_doubt": Text("两个工具对时间戳意见不一", "two tools disagree about this time stamp"),
    "tree_changed": Text("日志的哈希树与记录不符", "the log's kept tree does not fit its records"),
    "tile_changed": Text(
        "日志瓦片与日志不符（缺失、多出或被改动）",
        "a tile is not what the log gives (missing, surplus or changed)",
    ),
    "erased_kept": Text(
        "已记录删除，但原件尚在（上次运行中断）；请再次执行删除",
        "recorded as erased but still kept (an interrupted run); erase it again",
    ),
    "tail_unsigned": Text(
        "末尾记录尚未签名（上次运行中断），下次写入时补签",
        "the last records are not signed yet (an interrupted run); the next run signs them",
    ),
    "not_a_packet": Text(
        "只是普通 BagIt 包：没有日志与签名，只核对了清单",
        "a plain bag without log and signature: only its manifests were checked",
    ),
}


def fault(code: str, item: str, expected: object = "", found: object = "") -> Fault:
    """A fault with its words; `item` names the exhibit, file or record it is about."""
    text = _OF_A_VAULT.get(code) or Text(*WORDS[code])
    return Fault(code, _plain(item), text, _plain(expected), _plain(found))


def _plain(value: object) -> str:
    """What a damaged file holds, made safe to show."""
    return str(value)[:300].encode("utf-8", "backslashreplace").decode()


HONEST_LIMITS = Text(
    "仅凭存证库自身，无法发现：整库换成较早的副本、整个日志用同一密钥重做、密钥连同签名一起更换。"
    "请用另存的检查点（--against）或所印的密钥指纹比对；未固化的材料也不在验证范围内。",
    "From inside alone it cannot be seen that the whole folder was put back to an older copy, that"
    " the log was remade with the same key, or that key and signatures were replaced together."
    " Compare with a checkpoint kept elsewhere (--against) or the printed key; what was never"
    " sealed is not covered.",
)
NOT_STAMPED = Text("未经第三方时间戳", "not stamped by a third party")
