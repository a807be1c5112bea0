"""Digital invoices (数电票) as XML for a few orders."""

from datetime import timedelta
from xml.sax.saxutils import escape

from zhendan_synth.facts import Deal
from zhendan_synth.story import Story
from zhendan_synth.worlds.company import COMPANY
from zhendan_synth.writers.sheets import yuan

_COUNT = 6
_TAX = 13


def invoice_files(story: Story) -> dict[str, bytes]:
    """Invoices of a company's flagged orders, and of a few other flagged and completed ones."""
    return {
        f"发票/数电票_{_number(deal)}.xml": _xml(story, deal).encode("utf-8")
        for deal in invoiced(story)
    }


def invoiced(story: Story) -> tuple[Deal, ...]:
    """The orders that have an invoice."""
    done = [deal for deal in story.flagged if deal.status == "completed"]
    company = [deal for deal in done if deal.sale.label.code == "H4"]
    others = [deal for deal in done if deal.sale.label.role != "ring" and deal not in company]
    return (*company, *others[:_COUNT])


def _number(deal: Deal) -> str:
    """Twenty digits, as digital invoices have."""
    return f"2633{int(''.join(filter(str.isdigit, deal.number))) % 10**16:016d}"


def _xml(story: Story, deal: Deal) -> str:
    """One invoice over the whole order, tax included in the price."""
    gross = deal.sale.paid
    net = (gross * 100 * 2 + (100 + _TAX)) // (2 * (100 + _TAX))
    issued = (deal.confirmed_at or deal.sale.at) + timedelta(days=1)
    company = deal.sale.label.code == "H4"
    parts = [
        ("<EIid>", _number(deal)),
        ("<SellerName>", f"{story.shop.plan.shop_name.split('旗舰')[0]}（虚构）有限公司"),
        ("<BuyerName>", COMPANY if company else "个人"),
    ]
    told = {name: escape(value) for name, value in parts}
    head = f"<Header>{_tag('<EIid>', told)}<Version>0.2</Version></Header>"
    seller = f"<SellerIdNum>91330000XXXXXXXXXX</SellerIdNum>{_tag('<SellerName>', told)}"
    tax_id = "<BuyerIdNum>91330100XXXXXXXXXX</BuyerIdNum>" if company else "<BuyerIdNum/>"
    buyer = tax_id + _tag("<BuyerName>", told)
    totals = (
        f"<TotalAmWithoutTax>{yuan(net)}</TotalAmWithoutTax>"
        f"<TotalTaxAm>{yuan(gross - net)}</TotalTaxAm>"
        f"<TotalTax-includedAmount>{yuan(gross)}</TotalTax-includedAmount>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<EInvoice>{head}<EInvoiceData>'
        f"<SellerInformation>{seller}</SellerInformation>"
        f"<BuyerInformation>{buyer}</BuyerInformation>"
        f"<BasicInformation>{totals}</BasicInformation>{_goods(deal, net, gross)}"
        f"<AdditionalInformation><Remark>订单号:{deal.number}</Remark></AdditionalInformation>"
        f"</EInvoiceData><TaxSupervisionInfo><InvoiceNumber>{_number(deal)}</InvoiceNumber>"
        f"<IssueTime>{issued:%Y-%m-%d}</IssueTime><TaxBureauName>国家税务总局示例税务局"
        f"</TaxBureauName></TaxSupervisionInfo></EInvoice>"
    )


def _goods(deal: Deal, net: int, gross: int) -> str:
    """One line for the order's first item; the rest is named in it."""
    first = deal.sale.lines[0]
    names = "、".join(line.sku.title for line in deal.sale.lines)
    count = first.quantity if len(deal.sale.lines) == 1 else 1
    return (
        f"<IssuItemInformation><ItemName>*日用品*{escape(names)}</ItemName>"
        f"<SpecMod>{escape(first.sku.option)}</SpecMod><MeaUnits>件</MeaUnits>"
        f"<Quantity>{count}</Quantity><UnPrice>{net / 100 / count:.10f}</UnPrice>"
        f"<Amount>{yuan(net)}</Amount><TaxRate>0.{_TAX}</TaxRate>"
        f"<ComTaxAm>{yuan(gross - net)}</ComTaxAm></IssuItemInformation>"
    )


def _tag(opening: str, told: dict[str, str]) -> str:
    """The element with its text."""
    return f"{opening}{told[opening]}</{opening[1:]}"
