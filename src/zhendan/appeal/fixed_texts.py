"""The words of a dossier that do not depend on the case."""

from zhendan.domain import ExhibitKind, SourceClass

NOTHING = "无记录"
FILL_IN = "（提交前填写）"
NO_CLAIM = "不作主张"

MARKS = {
    "provable": ("●", "可证真"),
    "thin": ("◐", "证据薄"),
    "unclear": ("○", "存疑"),
    "conceded": ("◇", "承认"),
}
"""The four verdicts: a mark that survives greyscale, and the word. Never one without the other."""

TITLES = {
    "appeal": "申诉材料",
    "partial": "申诉材料（部分申诉、部分认可）",
    "attack": "情况说明与核查请求",
    "concession": "情况说明与整改材料",
    "open": "核查情况说明",
}

CHAPTERS = (
    "案件信息",
    "请求",
    "事实经过",
    "平台理由与核查结果",
    "订单表",
    "逐单凭证",
    "店铺层面的佐证",
    "本店认可的订单、原因与责任",
    "整改与预防",
    "真实性声明",
    "完整性附录",
    "隐私说明",
)
EXHIBIT_LIST = "凭证目录"
EXHIBIT_PAGES = "凭证"

# Meaning fixed by the integrity reference, section 1.1.
NEUTRALITY = (
    "本材料所附存证日志由当事商家自行运行的软件生成，不是中立第三方存证。"
    "可信时间戳只说明：在其所载时刻之前，所列文件已以现有内容存在；它不证明内容真实，"
    "也不证明该时刻之前未被改动。请使用所附方法或通用工具自行验证。"
)
NOT_STAMPED = "未经第三方时间戳"
SYNTHETIC = "合成数据 · 非真实案件"
DRAFT = "草稿 · 尚有 {count} 项须先处理，不可提交"

TRUTH = (
    "本店确认：以上陈述依据所附凭证如实作出；凭证按取得时的原样封存，未作补造或改动；"
    "本店不能证明的事项已在材料中写明。如有新的凭证或发现错误，本店将及时补充或更正。"
)
SIGNATURE = (("店铺（盖章）", ""), ("负责人（签字）", ""), ("日期", ""))

HOW_TO_VERIFY = (
    "证据包中的文件按本目录的凭证编号命名；是原件，还是由原件制成的脱敏件，各凭证页已写明。",
    "在证据包目录中执行 sha256sum -c manifest-sha256.txt，可逐个核对文件的 SHA-256 校验值。",
    "执行 python verify.py 可核对日志、默克尔根与签名；它不需要本软件，也不访问网络。",
    "将日志的默克尔根与本页所印的值比较；两者不同，说明日志不是同一份。",
)

PRIVACY = (
    "本材料只列出说明本案所必需的信息。买家姓名、电话与地址按导出时的遮蔽形式列示，"
    "句子中的手机号、证件号与邮箱一律遮蔽。",
    "平台因复核需要查看原始文件时，请按本案联系方式提出，本店将登记提供的内容、对象与时间。",
    "本店不公开买家信息，不对买家作评价。",
)

TRAVELS = "随证据包提交的是脱敏件 {copy}，遮蔽 {fields} 处，本页的散列值是它的；原件由本店封存。"
HASH_STAYS = "不随材料提供（原件含个人信息）"
STAYS = "原件由本店封存：{why}；如需查看，请按本案联系方式提出。"

SOURCES = {
    SourceClass.PLATFORM: "平台记录",
    SourceClass.COURIER_OR_PAYMENT: "快递或支付机构记录",
    SourceClass.TAX: "税务票据",
    SourceClass.OWN_SYSTEM: "店铺自有系统",
    SourceClass.SCREEN: "截图或抄录",
    SourceClass.STATEMENT: "陈述",
}
OBTAINED = {
    "folder": "店铺提供的文件",
    "seller_console_export": "商家后台导出",
    "open_api": "平台开放接口取得",
    "erp": "店铺 ERP 导出",
    "courier": "快递公司提供",
    "manual": "人工整理",
    "clipboard": "剪贴板复制",
    "screenshot_ocr": "截图识别",
}
PURPOSES = {
    ExhibitKind.NOTICE: "说明平台认定的内容与时间",
    ExhibitKind.ORDER_RECORD: "说明涉案订单的下单情况",
    ExhibitKind.PAYMENT_RECORD: "说明涉案订单实际付款",
    ExhibitKind.WAYBILL_TRACK: "说明货物揽收、运输与签收",
    ExhibitKind.WEIGHT_RECORD: "说明包裹的称重或计费重量（计费重量可能取整，不等于实际称重）",
    ExhibitKind.CHAT_LOG: "说明买家与客服的往来（复制文本不带平台签名，证明力有限）",
    ExhibitKind.REVIEW_RECORD: "说明收货后的评价",
    ExhibitKind.REFUND_RECORD: "如实列出退款与转出的款项",
    ExhibitKind.INVOICE: "说明开票情况",
    ExhibitKind.RECEIPT: "说明收款情况（收据不等于发票）",
    ExhibitKind.PROMOTION_PLAN: "说明促销活动的名称与时间",
    ExhibitKind.STOCK_MOVEMENT: "说明货物出入库",
    ExhibitKind.ITEM_LIST: "说明商品的重量与规格",
    ExhibitKind.EMAIL: "说明邮件往来",
    ExhibitKind.PICTURE: "以图片说明相关事实",
    ExhibitKind.VIDEO: "以视频说明相关事实（见证据包）",
}
PURPOSE_DIFFERS = "如实列出与订单不完全一致的记录"
PURPOSE_OTHER = "说明相关事实"
PURPOSE_OF_MEASURE = "说明整改措施已经完成"
