"""A table, row by row: header found, rows cleaned or rejected with a reason, totals compared."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

from zhendan.domain import ExhibitKind, Text, ZhendanError
from zhendan.formats.cleaning.money import all_comma_decimal
from zhendan.formats.cleaning.times import Moment, TimeRules, order_of_days
from zhendan.formats.readers.grid import Grid, Row
from zhendan.formats.row_problems import (
    CellUnusable,
    HeaderRepeated,
    MoneyOdd,
    OutsidePeriod,
    QuoteOpen,
    ValueLeftOut,
)
from zhendan.intake.builders import builder
from zhendan.intake.controls import Controls
from zhendan.intake.currencies import with_currency
from zhendan.intake.damage import cut_columns, remember
from zhendan.intake.draft import Values
from zhendan.intake.drafts.parcels import damaged_waybills
from zhendan.intake.file_problems import (
    ColumnsChanged,
    NoRows,
    StatusUnknown,
    TotalsDisagree,
    UnitAssumed,
)
from zhendan.intake.grain import Grain
from zhendan.intake.lineage import Place
from zhendan.intake.recognise.headers import Recognition, listed, norm, numbered, recognise
from zhendan.intake.recognise.mapped import by_mapping
from zhendan.intake.recognise.plain_words import by_words
from zhendan.intake.recognise.positions import by_position
from zhendan.intake.recognise.template import Template
from zhendan.intake.seen_tables import seen_table
from zhendan.intake.staging import ORDER_IDS, FileRules, Plan, plan
from zhendan.intake.strange_tables import fits, ragged, says_no_data
from zhendan.intake.taking import UNKNOWN, Taking
from zhendan.intake.template_problems import (
    BalanceBroken,
    BillRefused,
    HeadingTwice,
    PartlyConfirmed,
    ReadByWords,
    TotalsMissing,
)

_SAMPLE = 400
_PARTLY = "C"
_UNIT_WORDS = {"kg?": Text("千克", "kilograms"), "g?": Text("克", "grams")}
_CHINESE = frozenset({"taobao", "jd", "pdd", "douyin", "kuaishou", "wechat_store", "youzan"})


def known_layout(taking: Taking, grid: Grid) -> Recognition:
    """What the table is, with a person's mappings taken into account."""
    top = grid.top()
    found = recognise(top)
    if found.template is None:
        found = by_mapping(top, found, taking.settings.mappings)
        found = by_position(grid, found)
    if found.template is None:
        found = by_words(top, found)
    taking.tables.setdefault(grid.sheet, seen_table(taking.received.shown, grid, found))
    return found


def read_known(taking: Taking, grid: Grid, found: Recognition) -> None:
    """Read a table whose layout is known."""
    table = begun(taking, grid, found)
    if table is not None:
        table.read()


def begun(taking: Taking, grid: Grid, found: Recognition) -> "Table | None":
    """A table whose layout is known, said in the file's report, before its first row is read."""
    template, header = found.template, found.header
    if template is None or header is None:
        return None
    if taking.recognised_as == UNKNOWN:
        _take_for(taking, template, found.score)
    taking.header_row = header.no
    if found.mapping is not None:
        taking.use(found.mapping, tuple(header.cells))
        if twice := _twice(header, template):
            taking.say(HeadingTwice(columns=listed(twice)))
    if found.words:
        said = "、".join(here for here, _ in found.words)
        taking.say(ReadByWords(said=said, unused="、".join(found.new) or "—"))
    elif (lost := _missed(found.missing, template)) or found.new:
        taking.say(ColumnsChanged(missing=listed(lost), new=listed(found.new)))
    template = with_currency(taking, found, _amounts(grid, template, header))
    rules = _file_rules(taking, grid, template, header)
    read_by = plan(template, header.cells, rules)
    controls = Controls(read_by, rules.times)
    return Table(taking, grid, read_by, header, controls, Grain(template))


def _twice(header: Row, template: Template) -> list[str]:
    """Headings that are read by their first column while others of that name stand beside it."""
    read = {norm(name) for name in template.mapping}
    again = {name.removesuffix("#2") for name in numbered(header.cells) if name.endswith("#2")}
    return sorted(name for name in again & read if f"{name}#2" not in read)


def _amounts(grid: Grid, template: Template, header: Row) -> list[tuple[str, list[str]]]:
    """The columns of amounts, each with its heading and first cells."""
    read_by = plan(template, header.cells, FileRules(TimeRules("UTC")))
    money = [column for column in read_by.columns if column.is_money]
    rows = [row for row in islice(grid.rows(), _SAMPLE) if row.no > header.no] if money else []
    return [(c.header, [cell for row in rows for cell in _at(row, [c.index])]) for c in money]


def _missed(missing: Sequence[str], template: Template) -> Sequence[str]:
    """The lost columns worth a look: where a merchant chooses, only those a value is read from."""
    if "chosen_columns" not in template.rules:
        return missing
    return [heading for heading in missing if heading in template.mapping]


def _take_for(taking: Taking, template: Template, score: float) -> None:
    """Say what the file was taken for."""
    taking.recognised_as, taking.title = template.id, template.title
    taking.kind, taking.source = template.exhibit, template.source
    taking.score, taking.grain = round(score, 4), template.grain
    taking.confidence = template.confidence
    if template.confidence == _PARTLY:
        taking.say(PartlyConfirmed(template=template.id, grade=template.confidence))


def _file_rules(taking: Taking, grid: Grid, template: Template, header: Row) -> FileRules:
    """What only the whole file can tell: order of day and month, decimal commas."""
    zone = replace(taking.time_rules, zone=template.zone or taking.time_rules.zone)
    draft = plan(template, header.cells, FileRules(zone))
    rows = [row for row in islice(grid.rows(), _SAMPLE) if row.no > header.no]
    times = [c.index for c in draft.columns if c.target.endswith(("_at", "_on", "_date"))]
    amounts = [c.index for c in draft.columns if c.is_money]
    days = order_of_days(cell for row in rows for cell in _at(row, times))
    cells = [cell for row in rows for cell in _at(row, amounts)]
    commas = all_comma_decimal(cells)
    ids = [c.index for c in draft.columns if c.target in ORDER_IDS]
    cut = cut_columns(rows, ids, template.grain)
    return FileRules(replace(zone, day_first=days), comma_decimal=commas, cut=cut)


def _at(row: Row, indexes: list[int]) -> list[str]:
    """The cells at some places, as far as the row has them."""
    return [row.cells[index] for index in indexes if index < len(row.cells)]


@dataclass(slots=True)
class Table:
    """Reads one table by its plan."""

    taking: Taking
    grid: Grid
    plan: Plan
    header: Row
    controls: Controls
    grain: Grain
    repeated: int = 0
    explained: bool = False
    """The row that explains the columns has been met."""

    def read(self) -> None:
        """Every row, then what the file says about itself."""
        for row in self.grid.rows():
            self.row(row)
        self.finish()

    def row(self, row: Row, ref: int | None = None) -> None:
        """One row wherever it stands; `ref` is its number where one was set aside for it."""
        if row.no < self.header.no:
            self.controls.preamble(row)
        elif row.no == self.header.no or row.is_blank or self._is_header(row, self.header):
            return
        elif self.plan.template.explain_row and not self.explained:
            self.explained = True
            if self._has_digits(row):
                self._take(row, self.controls, ref)
        elif not self.controls.take(row) and not self._is_empty_word(row):
            self._take(row, self.controls, ref)

    def again(self, row: Row, ref: int) -> None:
        """Build from a row that was kept and counted already."""
        staged = self.plan.stage(row.cells)
        self.grain.add(staged.values)
        template, counted = self.plan.template, self.taking.unknown_words.copy()
        builder(template.kind)(self.taking, template, staged.values, ref)
        self.taking.unknown_words = counted

    def order_numbers(self, rows: Iterable[Row]) -> frozenset[str]:
        """The order numbers of some rows, as far as they can be read."""
        found = set()
        for column in self.plan.columns:
            if column.target == "orders.order_no":
                for cell in (cell for row in rows for cell in _at(row, [column.index])):
                    with suppress(CellUnusable):
                        found.add(str(column.clean(cell, column.header)))
        return frozenset(found)

    def _is_empty_word(self, row: Row) -> bool:
        """Whether the row only says that there is no data."""
        return says_no_data([cell.strip() for cell in row.cells if cell.strip()])

    def _is_header(self, row: Row, header: Row) -> bool:
        """A header that stands again is counted and is not data."""
        # Where files were glued together, the later one's heading bears a mark of its own.
        first = row.cells[0].lstrip("\ufeff")
        again = first == header.cells[0].lstrip("\ufeff") and row.cells[1:] == header.cells[1:]
        self.repeated += again
        return again

    def _has_digits(self, row: Row) -> bool:
        """Whether the first row holds data after all; explanations hold no ids."""
        required = {norm(name) for name in self.plan.template.required}
        places = [c.index for c in self.plan.columns if norm(c.header) in required]
        return any(any(ch.isdigit() for ch in cell) for cell in _at(row, places))

    def _take(self, row: Row, controls: Controls, ref: int | None) -> None:
        """One data row: used, or rejected with its reason."""
        taking = self.taking
        controls.seen += 1
        short = "short_rows" in self.plan.template.rules
        error = self._tried(row, controls, ref, short=short)
        mended = taking.mended_for(row.no) if error is not None else None
        if mended is not None:
            again = Row(row.no, mended.for_header(self.plan.headers))
            error = self._tried(again, controls, ref, short=short, place=mended.place)
            if error is None:
                taking.mended_used.append(mended)
        if error is not None:
            self._reject(row, error)

    def _tried(
        self,
        row: Row,
        controls: Controls,
        ref: int | None,
        *,
        short: bool,
        place: Place | None = None,
    ) -> ZhendanError | None:
        """Use the row, or say what is wrong with it."""
        if row.open_quote:
            return QuoteOpen(row=row.no)
        if not fits(row, self.plan.width, short=short):
            return ragged(row, self.plan.width)
        try:
            self._use(row, controls, ref, place)
        except CellUnusable as error:
            return error
        return None

    def _reject(self, row: Row, error: ZhendanError) -> None:
        """Leave the row out; it is kept with its problem and listed with its reason."""
        taking, headings = self.taking, self.plan.headers
        self.plan.forget(row.cells)
        if isinstance(error, CellUnusable):
            remember(taking, self.plan, row, error)
        taking.lineage.keep(taking.place(row.no), headings, row.cells, error.code)
        taking.reject(error, row.no, headings=headings, cells=row.cells)

    def _use(self, row: Row, controls: Controls, set_aside: int | None, at: Place | None) -> None:
        """Clean the row, keep it for lineage, and build from it."""
        staged = self.plan.stage(row.cells)
        template = self.plan.template
        place = at or self.taking.place(row.no)
        ref = self.taking.lineage.keep(place, self.plan.headers, row.cells, ref=set_aside)
        builder(template.kind)(self.taking, template, staged.values, ref)
        controls.add(staged.values, row.no)
        self.grain.add(staged.values)
        self.taking.rows += 1
        self._remarks(row, staged.values, staged.left_out)

    def _remarks(self, row: Row, values: Values, left_out: list[CellUnusable]) -> None:
        """What is odd about a row that was used."""
        for error in left_out:
            self._left_out(row, error.facts.get("column"), error.facts.get("value"))
        for damaged in damaged_waybills(values.get("parcels.waybill_no")):
            self._left_out(row, "运单号", damaged)
        for column in self.plan.columns:
            value = values.get(column.target)
            if column.target != "x" and column.is_odd(value):
                fact = {"row": row.no, "column": column.header, "value": value}
                self.taking.say(MoneyOdd(**fact), row=row.no)
        minute = any(isinstance(v, Moment) and v.precision == "m" for v in values.values())
        if minute and self.plan.template.platform in _CHINESE:
            self.taking.edited = True

    def _left_out(self, row: Row, column: object, value: object) -> None:
        """One damaged value of a good row."""
        self.taking.edited = True
        self.taking.say(ValueLeftOut(row=row.no, column=column, value=value), row=row.no)

    def finish(self) -> None:
        """Totals, period, repeated headers, assumed units, unknown words."""
        taking, controls = self.taking, self.controls
        for total in controls.finish():
            taking.totals.append(total)
            if not total.ok:
                facts = {"name": total.name, "declared": total.declared, "found": total.found}
                taking.say(TotalsDisagree(**facts))
        taking.exported_at = taking.exported_at or controls.exported_at
        taking.covers = controls.covers
        self._hold_totals(controls)
        self.grain.say(taking)
        if controls.outside:
            taking.say(OutsidePeriod(count=controls.outside))
        if self.repeated:
            taking.say(HeaderRepeated(count=self.repeated))
        if controls.seen == 0:
            taking.say(NoRows())
        self._units()
        for word, count in sorted(taking.unknown_words.items()):
            taking.say(StatusUnknown(word=word, count=count))
        taking.unknown_words.clear()

    def _hold_totals(self, controls: Controls) -> None:
        """A bill that contradicts itself is refused whole; one without its totals is said."""
        template, broken = self.plan.template, controls.balances.broken()
        if broken[0]:
            self.taking.say(BalanceBroken(count=broken[0], row=broken[1]))
        if "declares_totals" in template.rules and not controls.totals and controls.seen:
            self.taking.say(TotalsMissing())
        wrong = [total.name for total in self.taking.totals if not total.ok]
        if template.kind == "payments" and wrong:
            raise BillRefused(names="、".join(wrong))

    def _units(self) -> None:
        """Weight columns whose unit was assumed."""
        for column in self.plan.columns:
            unit = _UNIT_WORDS.get(self.plan.template.units.get(column.target, ""))
            if unit and self.taking.kind is ExhibitKind.WEIGHT_RECORD:
                told = {"unit": unit.zh, "unit_en": unit.en}
                self.taking.say(UnitAssumed(column=column.header, **told))
