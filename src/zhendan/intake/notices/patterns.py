"""Words by which the fields of a Chinese notice are found."""

import re

PLATFORMS = (
    ("taobao", r"淘宝|天猫|千牛|聚划算|阿里妈妈"),
    ("jd", r"京东|京麦"),
    ("pdd", r"拼多多"),
    ("douyin", r"抖音|抖店"),
    ("kuaishou", r"快手"),
    ("xiaohongshu", r"小红书|千帆"),
    ("wechat_store", r"微信小店|视频号"),
    ("tiktok_shop", r"TikTok"),
    ("temu", r"Temu"),
    ("shopee", r"Shopee|虾皮"),
    ("amazon", r"Amazon|亚马逊"),
    ("ebay", r"eBay"),
    ("alibaba1688", r"(?<!\d)1688(?!\d)"),  # not four digits of an order number
    ("youzan", r"有赞"),
    ("lazada", r"Lazada"),
    ("aliexpress", r"AliExpress|速卖通"),
)
ORDER_NO = re.compile(
    r"(?<![\dA-Za-z-])(\d{6}-\d{15}|\d{3}-\d{7}-\d{7}|P\d{15,}|\d{15,20})(?![\dA-Za-z])"
)
SHORT_ORDER_NO = re.compile(r"(?<![\dA-Za-z-])(\d{9,20})(?![\dA-Za-z])")
LABEL = r"[ 　]*[：:][ 　]*"
NUMBER = re.compile(
    r"(?:违规|处罚|通知|案件|单据|处理单)(?:记录)?(?:编号|单号|号|ID)"
    r"(?:[ 　]*[：:#][ 　]*|[ 　]+)([A-Za-z0-9_-]{4,40})"
)
FAKE = r"(?:虚假交易|虚构交易|非真实交易|交易作弊|刷单|炒信|销量作弊|不正当竞争)"
QUOTES = "“”\"'‘’「」『』 "
CHARGE = (
    re.compile(
        rf"(?:违规类型|违规名称|违规原因|违规行为|处罚类型){LABEL}"
        r"((?:[（(【][^）)】\n]{1,30}[）)】]|[^\s，。；;,（()）]){2,40})"
    ),
    re.compile(r"存在([^，。；;\s]{2,30}?)(?:的)?(?:违规)?(?:行为|情形|情况)"),
    re.compile(r"(?:涉嫌|构成|认定为|判定为)([^，。；;\s]{2,30}?)(?:[，。；;]|行为|$)", re.M),
    # No such label: the words themselves, with the grade that stands before them.
    re.compile(rf"((?:[A-D]类[-—]?)?(?:特别|严重|一般|情节\S{{0,4}})?{FAKE})"),
)
DATE = r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
CLOCK = (
    r"(?:\s*[T ]?\s*\d{1,2}\s*"
    r"(?:[:：时点]\s*\d{1,2}\s*(?:分)?(?:\s*[:：]?\s*\d{1,2}\s*秒?)?|[时点]整?))?"
)
DEADLINE = (
    re.compile(rf"(?:请?(?:您)?(?:务必)?[于在]\s*)({DATE}{CLOCK})\s*(?:之)?(?:前|以前|内)"),
    re.compile(rf"(?:申诉截止(?:时间|日期)|截止(?:时间|日期)|最晚){LABEL}({DATE}{CLOCK})"),
    re.compile(rf"({DATE}{CLOCK})\s*(?:之)?前[^。]{{0,30}}(?:申诉|凭证|提交)"),
    re.compile(rf"(?:申诉|举证|提交)[^。；;\n]{{0,10}}(?:至|截止到?)\s*({DATE}{CLOCK})"),
)
SPAN = re.compile(
    r"[^，。；;\n]{0,20}?(?:\d{1,6}|[一二三四五六七八九十两]{1,6})\s{0,9}个?"
    r"(?:工作日|自然日|日|天|小时)(?:内|之内|以内)"
    r"[^，。；;\n]{0,20}"
)
DELIVERED = re.compile(
    rf"(?:送达时间|下发时间|通知时间|发送时间|接收时间|收到时间|通知日期|送达日期|处罚通知时间){LABEL}({DATE}{CLOCK})"
)
DATED = re.compile(
    r"^[ 　]*(?:[^\s，。；;：:]{0,12}(?:生效|处罚|处理|发布|创建|通知)(?:时间|日期)"
    rf"{LABEL})?({DATE}{CLOCK})[ 　]*$",
    re.M,
)
"""A date that stands alone, or as the time of the penalty: the notice's own, as it seems."""
COUNT = re.compile(
    r"(?:涉及|涉案|相关|共)[^\d，。；;\n]{0,8}?(\d{1,6})\s*(?:笔|个|单|条)(?:订单|交易)?"
)
POINTS = re.compile(
    r"(?:扣(?:除|罚|减)?\s*(?:[A-D]类)?|(?<=[、，,和及\s])[A-D]类)"
    r"\s*(?:违规|信用|店铺)?积?分?\s*(\d+(?:\.\d+)?)\s*分"
    rf"|(?:违规|处罚|信用)?(?:积分|扣分|分值){LABEL}(\d+(?:\.\d+)?)\s*分?"
)
FINE = re.compile(
    r"(?:违约金|罚款|扣款|赔付|扣除保证金)[^\d，。；;\n]{0,10}(\d[\d,]*(?:\.\d+)?)\s*(万)?元"
)
KINDS = (
    (
        "demotion",
        r"降权|搜索屏蔽|限流|流量限制|限制[^，。；;\n]{0,6}(?:流量|展示|展现|曝光)"
        r"|降低[^，。；;\n]{0,8}(?:排序|权重|搜索|曝光)"
        r"|(?:禁止|取消|限制)[^，。；;、\n]{0,6}(?:资源位|活动|报名)",
    ),
    (
        "freeze",
        r"冻结|(?:限制|暂停|延迟)[^，。；;、\n]{0,8}(?:提现|结算|放款)|资金结算"
        r"|货款[^，。；;、\n]{0,4}限制",
    ),
    (
        "removal",
        r"下架|(?:删除|清空|清除|扣除|屏蔽)[^，。；;\n]{0,8}(?:商品|销量|评价|订单)"
        r"|不(?:予)?(?:累计|计入|计算)[^，。；;\n]{0,6}销量"
        r"|(?:销量|评价)[^，。；;\n]{0,4}不(?:予)?(?:累计|计入|计算)|清退|封店|关店",
    ),
)
LISTED = re.compile(r"[，。；;、\n：:]|(?<![\d.,])\d{1,2}[.、）)](?!\d)")
"""What stands between two measures of a list; a point inside an amount does not."""
ATTEMPTS = re.compile(
    r"(?<![已第])(?:(?:申诉机会|可申诉|仅有?|只有|共有|您?有)[^\d一二两三，。；;\n]{0,6}([\d一二两三])\s*次"
    r"|申诉(?:次数|机会)?(?:上限|共|为|：|:)?\s*([\d一二两三])\s*次"
    r"|([\d一二两三])\s*次申诉(?:机会)?)"
)
ASKS = (
    re.compile(r"(?:请|需|须|应)(?:您)?(?:提供|提交|上传)([^。；;\n]{2,80})"),
    re.compile(r"(?:凭证|材料|证据)[（(]([^）)]{2,80})[）)]"),
    re.compile(
        r"(?:提供|提交|上传)((?:[^，。；;\n、]{2,12}、)+[^，。；;\n、]{2,12}?)"
        r"(?:等|材料|资料|证明|进行|申诉|[，。；;\n]|$)"
    ),
)
WINDOW = re.compile(rf"({DATE}{CLOCK})\s*(?:至|到|~|—|-{{1,2}})\s*({DATE}{CLOCK})")
VIOLATED = re.compile(rf"于\s*({DATE}{CLOCK})\s*(?:存在|发生|出现)|违规时间{LABEL}({DATE}{CLOCK})")
SHOP = (
    re.compile(rf"(?:店铺名称|店铺名|店铺){LABEL}([^\s，。；;,（(]{{2,40}})"),
    re.compile(r"^[ 　]*店铺名称[ 　]+([^\s，。；;,（(]{2,40})", re.M),
    re.compile(
        r"(?:小店|店铺|卖家|商家|商户)(?:名称)?[ 　]*[“\"「『【]([^”\"」』】\n]{2,40})[”\"」』】]"
    ),
    re.compile(
        r"(?:商家|卖家)[ 　]+([^\s，。；;：:（(]{2,40})[ 　]*[（(]\s*店铺\s*(?:ID|编号)", re.I
    ),
    re.compile(
        r"(?:尊敬|亲爱)的(?:商家|卖家|店主|商户|用户|店铺)?[ 　]*[（(【「“]?"
        r"(?!商家|卖家|店主|商户|用户|店铺|您)([^\s，。；;：:（()）】」”]{2,40}?)[)）】」”]?[ 　]*"
        r"(?:[：:，,]|您好|你好|$)",
        re.M,
    ),
    re.compile(
        r"[【「](?!(?:抖音|快手|京东|淘宝|微信|拼多多|小红书)?(?:小店|网店|商店|抖店|店铺|开店)[】」]|抖店)"
        r"([^】」]{2,40}店)[】」]"
    ),
)
OTHER_IDS = re.compile(
    r"(?:店铺|商品|宝贝|违规|处罚|案件|商家|卖家|shop|store|seller|item|product|listing|violation"
    r"|case|notice|reference|asin|sku)[ 　]*(?:(?:编号|单号|号|ID|No\.?|number)[ 　]*[:：#]?[ 　]*"
    r"|[:：#][ 　]*)[A-Za-z0-9_-]{4,40}",
    re.I,
)
# Character by character, so that a passage found can be quoted from the text as it stands.
LEVEL = str.maketrans("０１２３４５６７８９－／．\u3000", "0123456789-/. ")
DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3}
GRADES = ((3, "特别严重"), (2, "严重"), (1, "一般"), (0, "涉嫌"), (0, "疑似"))
