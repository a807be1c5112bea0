"""Words of what comes after the appeal: the data room of an adviser."""

from zhendan.domain import Text

AFTER: dict[str, Text] = {
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
