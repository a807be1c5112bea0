"""What can be wrong with PDF, OFD, pictures and what is read out of them (ZD360-374, 396-399)."""

from zhendan.domain import Text, ZhendanError


class DocumentLocked(ZhendanError):
    """A PDF or OFD asks for a password, or the one given does not open it."""

    code = "ZD360"
    what = Text(zh="这个 {kind} 文件需要密码。", en="This {kind} needs a password.")
    why = Text(
        zh="加密内容没有密码无法读取；原件已原样留存。",
        en="It cannot be read without one; the file itself is kept as it is.",
    )
    next_step = Text(
        zh="请用密码打开后另存一份不加密的，再放入收件夹。",
        en="Open it, save a copy without the password and put that in too.",
    )


class DocumentBroken(ZhendanError):
    """A PDF or OFD whose structure does not hold."""

    code = "ZD361"
    what = Text(zh="{kind} 文件已损坏或不完整。", en="The {kind} is damaged or cut short.")
    why = Text(zh="读不出页面（{detail}）。", en="Its pages cannot be read ({detail}).")
    next_step = Text(
        zh="请重新下载这个文件。", en="Download the file again from where it comes from."
    )


class NoTextLayer(ZhendanError):
    """A scanned document: its pages are pictures."""

    code = "ZD362"
    what = Text(
        zh="这份文件共 {pages} 页，没有文字层（多半是扫描件）。",
        en="{pages} pages without any text layer; most likely a scan.",
    )
    why = Text(
        zh="页面只是图片，其中的文字靠识别得来，没有识别或识别不出时不取用。",
        en="Its pages are pictures; words in them have to be recognised, or are not used.",
    )
    next_step = Text(
        zh="如有原始电子版，请放入原始电子版。", en="If you have the original file, put that in."
    )


class WordsUnread(ZhendanError):
    """The part of the product that reads words in pictures is not installed."""

    code = "ZD363"
    what = Text(
        zh="没有安装图片文字识别，图中的文字没有读取。",
        en="Reading words in pictures is not installed; this picture was not read.",
    )
    why = Text(
        zh="识别组件体积较大，是可选安装。",
        en="That component is large and therefore optional.",
    )
    next_step = Text(
        zh="运行 pip install 'zhendan[ocr]'，或把通知文字复制到一个 .txt 文件里放入收件夹。",
        en="Run `pip install 'zhendan[ocr]'`, or paste the notice's words into a .txt file.",
    )


class ToConfirm(ZhendanError):
    """Something read out of a picture that a person has to compare before it is used."""

    code = "ZD364"
    what = Text(
        zh="图中读到{what}「{seen}」（识别可信度 {sure}），没有采用，请核对。",
        en="The picture seems to say {what} “{seen}” (sure by {sure}): not used, please compare.",
    )
    why = Text(zh="{reason}", en="{reason_en}")
    next_step = Text(
        zh="请对照原图，把正确的内容写进一个 .txt 文件（如“{what}：{seen}”）放入收件夹后重新运行。",
        en="Compare with the picture, write the right value into a .txt file in the inbox, "
        "and run again.",
    )


class ReadFromPicture(ZhendanError):
    """A notice was taken out of a picture and its numbers passed their checks."""

    code = "ZD365"
    what = Text(
        zh="这份通知由图片识别而来：{count} 个订单号与订单导出逐字相同，其余内容请对照原图。",
        en="Read from a picture: {count} order numbers equal exported ones digit by digit; "
        "compare the rest.",
    )
    why = Text(
        zh="识别可能出错，因此只采用能与其他文件互相印证的号码。",
        en="Recognition errs, so only numbers that another file confirms were used.",
    )
    next_step = Text(
        zh="请对照原图看一遍；最好再放入从后台复制的文字版通知。",
        en="Compare it with the picture; better still, add the notice as copied text.",
    )


class InvoiceSourcesDisagree(ZhendanError):
    """Two forms of one invoice (XML, PDF, OFD, QR code) say different things."""

    code = "ZD366"
    what = Text(
        zh="发票 {number} 的{field}前后不一：{first_where}写 {first}，{second_where}写 {second}。",
        en="Invoice {number}, {field_en}: {first_where} says {first}, {second_where} {second}.",
    )
    why = Text(
        zh="同一张发票的不同形式应当一致；不一致说明其中一份被改动或读错。",
        en="All forms of one invoice must agree; one of them was changed or misread.",
    )
    next_step = Text(
        zh="请到税务平台查验这张发票，并以查验结果为准。",
        en="Have the invoice checked on the tax platform and go by that answer.",
    )


class InvoiceIncomplete(ZhendanError):
    """A document is an invoice, and a field of it could not be found."""

    code = "ZD367"
    what = Text(
        zh="这是一张发票，但没有找到：{missing}。", en="An invoice, but not found in it: {missing}."
    )
    why = Text(
        zh="版面与常见发票不同，缺少的内容没有猜测。",
        en="Its layout is unusual; what is missing was not guessed.",
    )
    next_step = Text(
        zh="请从税务平台下载这张发票的 XML 或 OFD 版放入收件夹。",
        en="Download the XML or OFD form of it from the tax platform.",
    )


class AmountWordsDisagree(ZhendanError):
    """The amount in capital characters is not the amount in figures."""

    code = "ZD368"
    what = Text(
        zh="发票 {number} 的大写金额（{words}）与小写金额（{figures}）不同。",
        en="Invoice {number}: the amount in words ({words}) is not the one in figures ({figures}).",
    )
    why = Text(
        zh="两处金额应当相同；这张发票的金额没有采用。",
        en="They must be equal; no amount of this invoice was used.",
    )
    next_step = Text(
        zh="请到税务平台查验这张发票。", en="Have the invoice checked on the tax platform."
    )


class PictureTooBig(ZhendanError):
    """A picture with more points than are ever opened."""

    code = "ZD369"
    what = Text(
        zh="图片过大：{width}×{height}，上限 {limit} 百万像素，没有打开。",
        en="{width}×{height} is more than {limit} megapixels: not opened.",
    )
    why = Text(
        zh="很小的文件也能展开成占满内存的图片，所以先看尺寸再打开。",
        en="A tiny file can unfold into a picture that fills the memory.",
    )
    next_step = Text(
        zh="原件已留存；如需引用，请另附一张较小的截图。",
        en="The file is kept; add a smaller screenshot if you want to cite it.",
    )


class PictureBroken(ZhendanError):
    """A picture that cannot be opened."""

    code = "ZD370"
    what = Text(zh="图片打不开（{detail}）。", en="The picture cannot be opened ({detail}).")
    why = Text(
        zh="文件不完整，或格式不受支持；原件已留存。",
        en="It is cut short or of an unsupported format; the file itself is kept.",
    )
    next_step = Text(
        zh="请放入 PNG 或 JPEG 格式的图片。", en="Put in a PNG or JPEG of the same picture."
    )


class ActiveContent(ZhendanError):
    """A document holds scripts, actions or files inside; nothing of it was run or opened."""

    code = "ZD371"
    what = Text(
        zh="这份文件带有脚本、自动动作或内嵌文件（{what}），没有执行。",
        en="It holds scripts, actions or files inside ({what}); none was run.",
    )
    why = Text(
        zh="正规通知与发票一般不需要这些；请留意文件来源。",
        en="A genuine notice or invoice rarely needs them: mind where it comes from.",
    )
    next_step = Text(
        zh="不要把它直接转发给他人打开。", en="Do not hand it on for others to open as it is."
    )


class TimeIsAClaim(ZhendanError):
    """A picture, film or document says itself when it was made."""

    code = "ZD372"
    what = Text(
        zh="文件自称于 {at} 制作（{source}）。",
        en="It says itself that it was made {at} ({source}).",
    )
    why = Text(
        zh="这个时间可以随意修改，只是文件自己的说法，不作为证据。",
        en="Anybody can change that time: it is the file's own claim and proves nothing.",
    )
    next_step = Text(
        zh="需要证明时间时，请配合平台记录或物流轨迹。",
        en="Where the time matters, add a record of the platform or the courier.",
    )


class TooManyPictures(ZhendanError):
    """More pictures than are read in one run."""

    code = "ZD373"
    what = Text(
        zh="一次最多识别 {limit} 张图片，这张没有读取文字。",
        en="At most {limit} pictures are read in a run; this one was not.",
    )
    why = Text(zh="识别图片文字较慢。", en="Reading words in pictures is slow.")
    next_step = Text(
        zh="如果它是通知，请单独放在一个收件夹，或在文件名里写上“通知”。",
        en="If it is a notice, put “通知” into its name, which makes it go first.",
    )


class OnlyTheBeginning(ZhendanError):
    """A document longer than is read."""

    code = "ZD374"
    what = Text(
        zh="文件共 {pages} 页，只读取了前 {read} 页。",
        en="{pages} pages; only the first {read} were read.",
    )
    why = Text(zh="过长的文件会拖慢其余文件。", en="A longer one would hold up the others.")
    next_step = Text(zh="请把需要的页另存成一个文件。", en="Save the pages that matter as a file.")


class OutlookMail(ZhendanError):
    """An item in Outlook's own format (.msg) that is no letter, or is broken."""

    code = "ZD396"
    what = Text(
        zh="这个 Outlook 文件（.msg）不是邮件或已损坏，没有读取。",
        en="This Outlook file (.msg) is no letter, or is broken; it was not read.",
    )
    why = Text(
        zh="会议、任务、联系人等也用这种格式保存；原件已原样留存。",
        en="Meetings, tasks and contacts are kept in that format too; the file itself is kept.",
    )
    next_step = Text(
        zh="如果它是邮件，请在邮箱网页版或其他邮件程序里下载 .eml 原件，再放入收件夹。",
        en="If it is a letter, download it as .eml from the webmail or another mail program.",
    )


class OldOfficeDocument(ZhendanError):
    """A document of an old office program that is no workbook."""

    code = "ZD397"
    what = Text(
        zh="这是旧版 {kind} 文档，没有读取。", en="This is an old {kind} document; it was not read."
    )
    why = Text(
        zh="旧版文档只原样留存，内容不取用。", en="Such files are kept as they are, and not used."
    )
    next_step = Text(
        zh="请另存为 PDF，或把要紧的文字复制到一个 .txt 文件里。",
        en="Save it as PDF, or copy the words that matter into a .txt file.",
    )


class SignatureNotChecked(ZhendanError):
    """A document carries an electronic signature, which nobody here has verified."""

    code = "ZD398"
    what = Text(
        zh="文件带有电子签名，本产品没有验证它。",
        en="The file carries an electronic signature, which was not verified.",
    )
    why = Text(
        zh="验证国密签章需要签发机构的证书；有签名不等于签名有效。",
        en="Verifying it needs its issuer's certificates; being there does not make it valid.",
    )
    next_step = Text(
        zh="需要时请到税务平台查验，或用带验章功能的阅读器打开并保存结果。",
        en="If it matters, check it on the tax platform or in a reader that verifies seals.",
    )


class InvoiceMayBelong(ZhendanError):
    """An invoice without an order number that fits orders by amount, buyer and day."""

    code = "ZD399"
    what = Text(
        zh="发票 {number} 没有写订单号，按金额、抬头和日期可能属于：{orders}（共 {count} 单）。",
        en="Invoice {number} names no order. By amount, buyer and day it may belong to "
        "{orders} ({count} in all).",
    )
    why = Text(
        zh="相同的金额和抬头可以有多笔，所以只是疑问，没有据此关联任何订单。",
        en="Several orders may share amount and buyer: it is a question, and nothing was linked.",
    )
    next_step = Text(
        zh="请核对；确属某单时，请从开票系统导出带订单号的版本放入收件夹。",
        en="Please compare; if it belongs, put in a version from the invoicing system that "
        "names the order.",
    )
