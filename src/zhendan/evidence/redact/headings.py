"""Which column holds what: the canonical columns first, then the words of its heading."""

import re
import unicodedata
from functools import lru_cache

from zhendan.evidence.redact.kinds import FieldKind

_CANONICAL = (
    (
        FieldKind.BUYER,
        r"buyers\.(nick|open_uid|openid|pin|platform_buyer_no)|\.(buyer_key|nick_raw|payer_key)$"
        r"|messages\.sender_label",
    ),
    (FieldKind.DEVICE, r"\.(device_id|buyer_ip|address_token)$"),
    (FieldKind.PHONE, r"phone|receiver_tel"),
    (FieldKind.ADDRESS, r"address_(raw|enc|changed_raw)|receiver_(town|postcode)"),
    (FieldKind.EMAIL, r"\.email$"),
    (
        FieldKind.ACCOUNT,
        r"\.(pay_account|account_raw|counterparty_raw|buyer_tax_id|bank_raw)$",
    ),
    (
        FieldKind.NAME,
        r"receiver_name|\.(name_raw|payee_name_raw|courier_raw|operator_raw|company_name)$"
        r"|invoices\.buyer_name|parcel_bills\.customer_raw",
    ),
    (FieldKind.WAYBILL, r"waybill"),
    (FieldKind.ORDER, r"order_no$|\.(line_no|pay_no|ledger_no|merchant_trade_no|refund_no)$"),
    (
        FieldKind.TEXT,
        r"\.(text|content|append_content|seller_reply|buyer_message|seller_memo|memo|note|body"
        r"|answer|subject|description|detail_raw|buyer_text|reason_raw|urls_raw|pictures_raw"
        r"|express_raw|role_raw)$",
    ),
)
_HEADINGS = (
    (FieldKind.IDENTITY, r"身份证(?!姓名)|证件号|护照|id ?number"),
    (FieldKind.OWN, r"^seller|销售方|^issu|^taxbureau"),
    (FieldKind.EMAIL, r"e-?mail|邮箱"),
    (FieldKind.POSITION, r"经度|纬度|定位|latitude|longitude|^(lat|lng|lon|gps)$"),
    (FieldKind.DEVICE, r"设备号|设备id|device|(^|_)ip(_|$)|ip地址|imei|oaid|hash_code|^mac$"),
    (FieldKind.PHONE, r"手机|电话|联系方式|传真|phone|mobile|(^|_)tel|buyer.*tel"),
    (
        FieldKind.ADDRESS,
        r"地址(?!id)|街道|门牌|小区|邮编|street|addr|postcode|\bzip\b|(^|_)zip|(^|_)town$",
    ),
    (FieldKind.PLATE, r"车牌"),
    (FieldKind.WAYBILL, r"运单|快递单|物流单|邮件号|waybill|tracking|invoice_no|^nu$|express_?no"),
    (
        FieldKind.ORDER,
        r"订单(编?号|id)|单据?号|order[ _-]?(no|id|number|sn)$|^(tid|oid|eiid)$|交易号|流水号"
        r"|商户单号|trade_?no|transaction|invoicenumber|发票号",
    ),
    (
        FieldKind.BUYER,
        r"昵称|会员名|买家名|买家账号|旺旺|nick|buyer[_ ]?(id|user|open)|open_?id|open_?uid"
        r"|union_?id|用户(编号|标识|id|名)|下单帐号|^pin$|user_?name$|登录名|发送方|发送人",
    ),
    (
        FieldKind.ACCOUNT,
        r"账号|帐号|卡号|开户行|支付宝|银行卡|account|识别号|tax_?id|idnum|buyer.*(bank|acc)|对方账户",
    ),
    (
        FieldKind.NAME,
        r"姓名|id ?name|收货人$|收件人$|寄件人$|联系人|收款人|付款人|经办人|操作人|操作员|处理人"
        r"|审核人|复核人|开票人|收银员|导购|揽收员|派件员|快递员|客户$|抬头|购货单位|购买方|对方(公司|单位|名称)"
        r"|(buyer|ship ?to|shipping|billing|receiver|recipient|consignee|customer)[ _-]?"
        r"(full ?)?name|fullname|^(payee|drawer|reviewer|signer)$|经手人|^name$",
    ),
    (
        FieldKind.TEXT,
        r"留言|备注|说明|内容|评价|评论|追评|回复|解释|描述|原因|详情|详细|主题|正文|结果|信息"
        r"|记录"
        r"|memo|remark|note|message|comment|content|context|desc|reason|subject|text|url|detail|图片",
    ),
    (
        FieldKind.OWN,
        r"名称|违规|扣分|时间|日期|金额|本金|价|费|数|状态|标题|商品|宝贝|货品|货物|sku|编码|条码|型号|规格|颜色"
        r"|尺码|属性|套餐|平台|店铺|门店|类目|品牌|公司|重量|体积|优惠|补贴|折扣|佣金|率|类型|渠道"
        r"|来源|方式|种类|省|市|区|国家|序号|单位|币种|是否|余额|收入|支出|结算|退款|售后|活动|赠品"
        r"|编号|仓|积分|红包|等级|旗帜|标记|角色|类别|date|time|amount|price|qty|quantity|status"
        r"|state|title|sku|item|goods|product|type|code|count|total|fee|tax|currency|shop|platform"
        r"|carrier|courier|company|city|province|country|area|weight|rate|version|scope|source"
        r"|number|unit|spec|kind|flag|^(com|ischeck|condition|billstatus|autocheck|id|no|index)$"
        r"|_at$|name$|created|modified|paid|zone|size|seed|generator|language|sha256",
    ),
)
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]|\s+$|^\s+")


def kind_of(heading: str, canonical: str = "") -> FieldKind:
    """What a column holds; `canonical` is `table.column` where a known layout says so.

    A column that nobody can class is `UNCLASSED` and is masked like personal data.
    """
    found = _first(_CANONICAL, canonical) if canonical else None
    if found is not None:
        return found
    by_words = by_heading(heading)
    if canonical and by_words in (FieldKind.UNCLASSED, FieldKind.NAME):
        return FieldKind.OWN  # a known layout knows better than the word `name` alone
    return by_words


@lru_cache(maxsize=8192)
def by_heading(heading: str) -> FieldKind:
    """What the words of a heading, a JSON key or an XML element name say."""
    folded = unicodedata.normalize("NFKC", heading).lower()
    bare = _BRACKETED.sub("", folded.rsplit(".", 1)[-1]).strip()
    return _first(_HEADINGS, bare or folded) or FieldKind.UNCLASSED


def _first(rules: tuple[tuple[FieldKind, str], ...], name: str) -> FieldKind | None:
    """The kind of the first rule that finds its words in `name`."""
    return next((kind for kind, words in rules if re.search(words, name)), None)
