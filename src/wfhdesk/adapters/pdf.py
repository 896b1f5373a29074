"""Documents as PDF: A4, pages with numbers, tables over several pages, and text that can be found and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from itertools import takewhile
from typing import Any

from wfhdesk import language
from wfhdesk.adapters.pdf_rows import Row, row_of, write_row
from wfhdesk.adapters.pdf_sheet import (
    BOTTOM,
    INK,
    LEFT,
    LINE,
    PALE,
    SOFT,
    TOP,
    WHITE,
    WIDTH,
    Box,
    Colour,
    Letters,
    Sheet,
)
from wfhdesk.domain.documents import (
    Blank,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    column_widths,
    lines_of,
)
from wfhdesk.domain.period_names import month_word
from wfhdesk.language import gettext as _

_BODY, _LABEL = Letters(), Letters(colour=SOFT)
_TITLE = Letters(20, 9, bold=True)
_HEADINGS = {2: Letters(13.5, 6.5, bold=True), 3: Letters(10.5, 5.2, bold=True)}
_BEFORE, _AFTER = {2: 6.0, 3: 3.0}, {2: 3.0, 3: 1.0}
_CELL, _HEAD, _MARK = Letters(9, 4.4), Letters(9, 4.4, bold=True), Letters(8, 5.2, bold=True)
_RED, _AMBER, _SAND = (155, 28, 28), (183, 121, 31), (251, 227, 180)
_MARKS: tuple[tuple[Colour, Colour, Colour], ...] = (
    (WHITE, LINE, INK),
    (WHITE, SOFT, INK),
    (_SAND, _AMBER, INK),
    (_RED, _RED, WHITE),
)
"""The fill, the edge and the letters of a mark, by its weight; they differ without colours too."""
_FACT, _GAP, _INDENT = 0.27, 3.0, 5.0
_HAND = 9.0
"""How high a line is that one writes on by hand."""
_TOGETHER = 90.0
"""Up to this height a block isn't parted from its heading."""


def as_pdf(document: Document, made: datetime) -> bytes:
    """Return a document as a PDF file; the same document made at the same moment is the same file, byte by byte."""
    title = " ".join(lines_of(document.title))
    with language.spoken(document.language):
        day = f"{made.day} {month_word(made)} {made.year}"

        def foot(number: int, pages: int) -> tuple[str, str]:
            return title, day + " · " + _("Page {number} / {pages}").format(number=number, pages=pages)

        pages = 0
        # Twice: how many pages there are is known once all is written.
        with closing(Sheet(title, document.language, made, lambda number: foot(number, pages))) as draft:
            _write(draft, document)
            pages = draft.pages
        with closing(Sheet(title, document.language, made, lambda number: foot(number, pages))) as sheet:
            _write(sheet, document)
            return sheet.finished()


def _write(sheet: Sheet, document: Document) -> None:
    sheet.bookmark(document.title, 0)
    sheet.flow(sheet.wrapped(document.title, WIDTH, _TITLE), _TITLE, "H1")
    sheet.y += _GAP
    for place, block in enumerate(document.blocks):
        sheet.need(_least(sheet, document.blocks[place:]))
        _WAYS[type(block)](sheet, block)


def _least(sheet: Sheet, blocks: Sequence[Block]) -> float:
    """Return how much room must be left to begin with the first of some blocks: a heading takes what follows along."""
    if not blocks:
        return 0.0
    block, more = blocks[0], blocks[1:]
    if isinstance(block, Heading):
        return _heading_height(sheet, block) + min(_least(sheet, more), BOTTOM - TOP - 60)
    if isinstance(block, Blank):
        return sum(map(_blank_height, takewhile(lambda one: isinstance(one, Blank), blocks)))
    return min(_start_height(sheet, block), _TOGETHER)


def _start_height(sheet: Sheet, block: Block) -> float:
    """Return how much of a block stands together."""
    match block:
        case Facts():
            heights = [row.height for row in _fact_rows(sheet, block)]
            return sum(heights) if sum(heights) <= _TOGETHER else heights[0]
        case Table():
            return sum(_table_row(sheet, block, cells).height for cells in (block.head, *block.rows[:1]))
        case Paragraph(stands_out=True):
            return len(_outstanding(sheet, block)) * _BODY.leading + 2 * _GAP
    return 2 * _BODY.leading


# --- headings and text -----------------------------------------------------------------------------------------


def _heading_lines(sheet: Sheet, heading: Heading) -> tuple[list[str], float]:
    """Return the lines of a heading, and how far a mark before it moves them to the right."""
    letters = _HEADINGS[heading.level]
    aside = sheet.width_of(heading.mark, _MARK) + 6.5 if heading.mark else 0.0
    return sheet.wrapped(heading.text, WIDTH - aside, letters), aside


def _heading_height(sheet: Sheet, heading: Heading) -> float:
    lines, _aside = _heading_lines(sheet, heading)
    level = heading.level
    return _BEFORE[level] + len(lines) * _HEADINGS[level].leading + _AFTER[level]


def _heading(sheet: Sheet, heading: Heading) -> None:
    letters = _HEADINGS[heading.level]
    lines, aside = _heading_lines(sheet, heading)
    sheet.y += 0 if sheet.is_fresh else _BEFORE[heading.level]
    sheet.bookmark(heading.text, heading.level - 1)
    if heading.mark:
        fill, edge, ink = _MARKS[heading.weight]
        sheet.draw(Box(LEFT, sheet.y + 0.2, aside - 2.5, letters.leading - 0.4, fill, edge, corner=1))
        sheet.put([heading.mark], LEFT + 2, sheet.y, _MARK._replace(colour=ink, leading=letters.leading))
    sheet.flow(lines, letters, f"H{heading.level}", LEFT + aside)
    if heading.level == 2:
        sheet.rule(sheet.y + 0.8)
    sheet.y += _AFTER[heading.level]


def _paragraph(sheet: Sheet, paragraph: Paragraph) -> None:
    if paragraph.stands_out:
        lines = _outstanding(sheet, paragraph)
        height = len(lines) * _BODY.leading + 2 * _GAP
        if height <= sheet.room:
            sheet.draw(Box(LEFT, sheet.y, WIDTH, height, PALE, PALE))
            sheet.draw(Box(LEFT, sheet.y, 1, height, SOFT, SOFT))
        sheet.y += _GAP
        sheet.flow(lines, _BODY, x=LEFT + _INDENT)
        sheet.y += 2 * _GAP
        return
    sheet.flow(sheet.wrapped(paragraph.text, WIDTH, _BODY), _BODY)
    sheet.y += _GAP


def _outstanding(sheet: Sheet, paragraph: Paragraph) -> list[str]:
    return sheet.wrapped(paragraph.text, WIDTH - _INDENT - _GAP, _BODY)


def _bullets(sheet: Sheet, bullets: Bullets) -> None:
    for item in bullets.items:
        lines = sheet.wrapped(item, WIDTH - _INDENT, _BODY)
        sheet.need(min(len(lines), 2) * _BODY.leading)
        sheet.put(["•"], LEFT + 1, sheet.y, _BODY)
        sheet.flow(lines, _BODY, x=LEFT + _INDENT)
        sheet.y += 1
    sheet.y += _GAP - 1


# --- rows ------------------------------------------------------------------------------------------------------


def _fact_rows(sheet: Sheet, facts: Facts) -> list[Row]:
    rows = (row_of(sheet, row, (_FACT, 1 - _FACT), (_LABEL, _BODY)) for row in facts.rows)
    return [row._replace(pad=0.3) for row in rows]


def _facts(sheet: Sheet, facts: Facts) -> None:
    for row in _fact_rows(sheet, facts):
        write_row(sheet, row)
    sheet.y += _GAP


def _table_row(sheet: Sheet, table: Table, cells: Sequence[str]) -> Row:
    looks = [_HEAD if cells is table.head else _CELL] * len(table.head)
    row = row_of(sheet, cells, column_widths(table), looks, side=1.5)
    return row._replace(pad=1.2, ruled=True, filled=cells is table.head)


def _table(sheet: Sheet, table: Table) -> None:
    head = _table_row(sheet, table, table.head)

    def write_head() -> None:
        write_row(sheet, head)

    write_head()
    for cells in table.rows:
        write_row(sheet, _table_row(sheet, table, cells), write_head if head.height < _TOGETHER else lambda: None)
    sheet.y += _GAP


def _blank_height(blank: Block) -> float:
    return blank.lines * _HAND + 2 if isinstance(blank, Blank) else 0.0


def _blank(sheet: Sheet, blank: Blank) -> None:
    height, start = blank.lines * _HAND, LEFT + _FACT * WIDTH
    label = sheet.wrapped(blank.label, _FACT * WIDTH - _GAP, _LABEL)
    if blank.lines > 1:
        sheet.draw(Box(start, sheet.y + 2, LEFT + WIDTH - start, height - 2, WHITE, SOFT))
        sheet.put(label, LEFT, sheet.y + 2, _LABEL)
    else:
        sheet.rule(sheet.y + height - 1, SOFT, start)
        sheet.put(label, LEFT, sheet.y + height - 1 - len(label) * _LABEL.leading, _LABEL)
    sheet.y += height + 2 * (blank.lines > 1)


_WAYS: dict[type[Block], Callable[[Sheet, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Blank: _blank,
}
