"""The words of a dossier that do not depend on the case."""

from collections.abc import Mapping

from zhendan.appeal.wording import Wording
from zhendan.domain import ExhibitKind, SourceClass, Text

NOTHING = Text("无记录", "None on record")
FILL_IN = Text("（提交前填写）", "(to be filled in before submission)")
NO_CLAIM = Text("不作主张", "Not claimed")

MARKS = {
    "provable": ("●", Text("可证真", "Provable")),
    "thin": ("◐", Text("证据薄", "Partial")),
    "unclear": ("○", Text("存疑", "Unclear")),
    "conceded": ("◇", Text("承认", "Conceded")),
}
"""The four verdicts: a mark that survives greyscale, and the word. Never one without the other."""


def mark(wording: Wording, verdict: str) -> str:
    """Mark and word of a verdict as printed."""
    sign, word = MARKS[verdict]
    return f"{sign} {wording.say(word)}"


TITLES = {
    "appeal": Text("申诉材料", "Appeal dossier"),
    "partial": Text("申诉材料（部分申诉、部分认可）", "Partial appeal and concession"),
    "attack": Text("情况说明与核查请求", "Statement and request to investigate"),
    "concession": Text("情况说明与整改材料", "Statement and corrective measures"),
    "open": Text("核查情况说明", "Statement of what was checked"),
}

CHAPTERS = (
    Text("案件信息", "The case"),
    Text("请求", "Request"),
    Text("事实经过", "What happened"),
    Text("平台理由与核查结果", "The platform's reasons and what we found"),
    Text("订单表", "Table of orders"),
    Text("逐单凭证", "Evidence order by order"),
    Text("店铺层面的佐证", "The shop as a whole"),
    Text("本店认可的订单、原因与责任", "Conceded orders, causes and responsibility"),
    Text("整改与预防", "Corrective and preventive measures"),
    Text("真实性声明", "Statement of truth"),
    Text("完整性附录", "Integrity annex"),
    Text("隐私说明", "Privacy"),
)

# Meaning fixed by the integrity reference, section 1.1.
NEUTRALITY = Text(
    "本材料所附存证日志由当事商家自行运行的软件生成，不是中立第三方存证。"
    "可信时间戳只说明：在其所载时刻之前，所列文件已以现有内容存在；它不证明内容真实，"
    "也不证明该时刻之前未被改动。请使用所附方法或通用工具自行验证。",
    "The log behind this dossier was kept by software run by the shop itself; it is not neutral"
    " third-party storage. A trusted time stamp shows only that the listed files existed with this"
    " content before the time it bears; it does not show that the content is true, nor that it was"
    " unaltered earlier. Please check for yourself with the enclosed method or with common tools.",
)
NOT_STAMPED = Text("未经第三方时间戳", "No third-party time stamp")
SYNTHETIC = Text("合成数据 · 非真实案件", "Invented data · not a real case")
DRAFT = Text(
    "草稿 · 尚有 {count} 项须先处理，不可提交", "Draft · {count} open, not to be submitted"
)

TRUTH = Text(
    "本店确认：以上陈述依据所附凭证如实作出；凭证按取得时的原样封存，未作补造或改动；"
    "本店不能证明的事项已在材料中写明。如有新的凭证或发现错误，本店将及时补充或更正。",
    "We confirm that the statements above were made truthfully on the attached exhibits; that the"
    " exhibits were sealed as they were obtained and none was made up or altered; and that what we"
    " cannot prove is said to be so. New exhibits and errors we find will be added or corrected"
    " without delay.",
)
SIGNATURE = (
    Text("店铺（盖章）", "Shop (seal)"),
    Text("负责人（签字）", "Person in charge (signature)"),
    Text("日期", "Date"),
)

HOW_TO_VERIFY = (
    Text(
        "证据包中的文件按本目录的凭证编号命名；是原件，还是由原件制成的脱敏件，各凭证页已写明。",
        "The files of the evidence packet bear the exhibit numbers of this list; each exhibit page"
        " says whether the original or a masked copy made of it is there.",
    ),
    Text(
        "在证据包目录中执行 sha256sum -c manifest-sha256.txt，可逐个核对文件的 SHA-256 校验值。",
        "In the folder of the packet, sha256sum -c manifest-sha256.txt checks the SHA-256 of every"
        " file.",
    ),
    Text(
        "执行 python verify.py 可核对日志、默克尔根与签名；它不需要本软件，也不访问网络。",
        "python verify.py checks the log, the Merkle root and the signature; it needs neither our"
        " software nor the network.",
    ),
    Text(
        "将日志的默克尔根与本页所印的值比较；两者不同，说明日志不是同一份。",
        "Compare the Merkle root of the log with the one printed here; where they differ, it is"
        " not the same log.",
    ),
)

PRIVACY = (
    Text(
        "本材料只列出说明本案所必需的信息。买家姓名、电话与地址按导出时的遮蔽形式列示，"
        "句子中的手机号、证件号与邮箱一律遮蔽。",
        "Only what this case needs is shown. Names, telephone numbers and addresses of buyers"
        " stand as masked in the exports; mobile numbers, identity numbers and mail addresses"
        " inside sentences are masked throughout.",
    ),
    Text(
        "平台因复核需要查看原始文件时，请按本案联系方式提出，本店将登记提供的内容、对象与时间。",
        "Where the review needs an original, please ask by the contact of this case; we record"
        " what was provided, to whom and when.",
    ),
    Text(
        "本店不公开买家信息，不对买家作评价。",
        "We publish nothing about buyers and do not judge them.",
    ),
)

TRAVELS = Text(
    "随证据包提交的是脱敏件 {copy}，遮蔽 {fields} 处，本页的散列值是它的；原件由本店封存。",
    "The packet holds the masked copy {copy}, masked in {fields} places; the hash on this page is"
    " that copy's. The original stays sealed with the shop.",
)
TRAVELS_WHOLE = Text(
    "随证据包提交的是副本 {copy}，其中没有需要遮蔽的内容，本页的散列值是它的；原件由本店封存。",
    "The packet holds the copy {copy}, in which nothing had to be masked; the hash on this page is"
    " that copy's. The original stays sealed with the shop.",
)
HASH_STAYS = Text(
    "不随材料提供（原件含个人信息）", "Not provided (the original holds personal data)"
)
STAYS = Text(
    "原件由本店封存：{why}；如需查看，请按本案联系方式提出。",
    "The original stays sealed with the shop: {why}. To see it, please ask by the contact of this"
    " case.",
)
EDITED = Text(
    "该文件有导出后另存的迹象，请以平台或原始系统的记录为准。",
    "The file shows signs of having been saved again after its export; the platform's or the"
    " original system's record prevails.",
)
DERIVED = Text(
    "由原始文件得出，原始文件的 SHA-256：{parent}",
    "Made from an original file with the SHA-256 {parent}",
)

SOURCES = {
    SourceClass.PLATFORM: Text("平台记录", "Platform record"),
    SourceClass.COURIER_OR_PAYMENT: Text(
        "快递或支付机构记录", "Record of a courier or payment provider"
    ),
    SourceClass.TAX: Text("税务票据", "Tax document"),
    SourceClass.OWN_SYSTEM: Text("店铺自有系统", "The shop's own system"),
    SourceClass.SCREEN: Text("截图或抄录", "Screen picture or copy"),
    SourceClass.STATEMENT: Text("陈述", "Statement"),
}
OBTAINED = {
    "folder": Text("店铺提供的文件", "file provided by the shop"),
    "seller_console_export": Text("商家后台导出", "exported from the seller console"),
    "open_api": Text("平台开放接口取得", "obtained through the platform's interface"),
    "erp": Text("店铺 ERP 导出", "exported from the shop's ERP"),
    "courier": Text("快递公司提供", "provided by the courier"),
    "manual": Text("人工整理", "put together by hand"),
    "clipboard": Text("剪贴板复制", "copied by clipboard"),
    "screenshot_ocr": Text("截图识别", "read from a screen picture"),
}
PURPOSES = {
    ExhibitKind.NOTICE: Text("说明平台认定的内容与时间", "Shows what the platform found, and when"),
    ExhibitKind.ORDER_RECORD: Text(
        "说明涉案订单的下单情况", "Shows how the flagged orders were placed"
    ),
    ExhibitKind.PAYMENT_RECORD: Text(
        "说明涉案订单实际付款", "Shows that the flagged orders were paid"
    ),
    ExhibitKind.WAYBILL_TRACK: Text(
        "说明货物揽收、运输与签收", "Shows collection, transport and delivery"
    ),
    ExhibitKind.WEIGHT_RECORD: Text(
        "说明包裹的称重或计费重量（计费重量可能取整，不等于实际称重）",
        "Shows the weighed or billed weight of parcels (a billed weight may be rounded)",
    ),
    ExhibitKind.CHAT_LOG: Text(
        "说明买家与客服的往来（复制文本不带平台签名，证明力有限）",
        "Shows what buyer and shop wrote (copied text bears no platform signature and proves"
        " little by itself)",
    ),
    ExhibitKind.REVIEW_RECORD: Text("说明收货后的评价", "Shows reviews after delivery"),
    ExhibitKind.REFUND_RECORD: Text(
        "如实列出退款与转出的款项", "Lists refunds and money paid out, as they are"
    ),
    ExhibitKind.INVOICE: Text("说明开票情况", "Shows the invoices issued"),
    ExhibitKind.RECEIPT: Text(
        "说明收款情况（收据不等于发票）", "Shows money received (a receipt is no tax invoice)"
    ),
    ExhibitKind.PROMOTION_PLAN: Text(
        "说明促销活动的名称与时间", "Shows names and times of promotions"
    ),
    ExhibitKind.STOCK_MOVEMENT: Text("说明货物出入库", "Shows goods entering and leaving stock"),
    ExhibitKind.ITEM_LIST: Text("说明商品的重量与规格", "Shows weights and variants of goods"),
    ExhibitKind.EMAIL: Text("说明邮件往来", "Shows an exchange of e-mails"),
    ExhibitKind.TICKET: Text(
        "说明本店何时向平台报告了什么", "Shows what we reported to the platform, and when"
    ),
    ExhibitKind.PICTURE: Text("以图片说明相关事实", "Shows facts by a picture"),
    ExhibitKind.VIDEO: Text(
        "以视频说明相关事实（见证据包）", "Shows facts by a video (in the packet)"
    ),
}
PURPOSE_DIFFERS = Text(
    "如实列出与订单不完全一致的记录", "Lists records that do not fully agree with the orders"
)
PURPOSE_OF_SIGN = Text("说明他人恶意下单的迹象", "Shows signs of an attack by others")
PURPOSE_OTHER = Text("说明相关事实", "Shows facts of the case")
PURPOSE_OF_MEASURE = Text("说明整改措施已经完成", "Shows that a corrective measure was completed")

PAGE: Mapping[str, Text] = {
    "to": Text("致：", "To: "),
    "contents": Text("附件与目录", "Contents"),
    "orders": Text(" 单", " orders"),
    "order": Text(" 单", " order"),
    "nothing": NOTHING,
    "notice": Text("违规编号 ", "Notice "),
    "stamp": Text("时间戳 ", "Time stamp "),
    "unstamped": NOT_STAMPED,
    "draft": Text("草稿", "Draft"),
    "root_in_foot": Text("根 ", "root "),
    "page": Text("第 ", "Page "),
    "of_pages": Text(" 页 / 共 ", " of "),
    "pages_end": Text(" 页", ""),
    "entries": Text("日志记录数 ", "Entries in the log "),
    "root": Text("默克尔根 ", "Merkle root "),
    "key": Text("公钥指纹 ", "Public key "),
    "code": Text("默克尔根的二维码", "QR code of the Merkle root"),
    "reason": Text("平台理由：", "The platform's reason: "),
    "differing": Text("与本单不完全一致的记录", "Records that do not fully agree with this order"),
    "list": Text("凭证目录", "List of exhibits"),
    "exhibits": Text("凭证", "Exhibits"),
    "number": Text("编号", "No."),
    "name": Text("名称", "Name"),
    "source": Text("来源", "Source"),
    "purpose": Text("证明目的", "What it shows"),
    "on_page": Text("页码", "Page"),
    "list_note": Text(
        "本目录只列出被引用的凭证。证据包中的文件按编号核对；是原件还是脱敏件，见各凭证页。",
        "Only exhibits that are cited are listed. The files of the packet go by these numbers;"
        " whether an original or a masked copy is there stands on each exhibit page.",
    ),
    "kind": Text("种类", "Kind"),
    "obtained": Text("取得", "Obtained"),
    "sealed": Text("封存", "Sealed"),
    "comma": Text("，", ", "),
    "scaled": Text(
        "为排版缩小的副本；原始文件在证据包中，未作改动。",
        "A copy scaled down for print; the original file in the packet is unaltered.",
    ),
    "cited": Text("引用的内容", "What is cited"),
    "place": Text("位置", "Place"),
    "time": Text("时间", "Time"),
    "for_orders": Text("订单", "Orders"),
    "says": Text("记载", "What it says"),
    "gap": Text("　", "  "),
}
"""What the press prints around the content, so that each template serves both languages."""
