"""Documents as one HTML page: inline styles only, nothing fetched from anywhere, made to be read and printed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

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

_INK, _SOFT, _LINE, _PALE = "#1f2933", "#52606d", "#b8c2cc", "#f3f5f7"
_BODY = (
    f"margin:0 auto;padding:24px;max-width:760px;background:#ffffff;color:{_INK};"
    "font-family:'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.45"
)
_HEADINGS = {
    1: "font-size:26px;line-height:1.25;margin:0 0 16px",
    2: f"font-size:19px;line-height:1.3;margin:32px 0 10px;padding-bottom:4px;border-bottom:1px solid {_LINE};"
    "break-after:avoid",
    3: "font-size:15px;line-height:1.35;margin:18px 0 6px;break-after:avoid",
}
_MARKS = (
    f"border:1px solid {_LINE};color:{_INK}",
    f"border:1px solid {_SOFT};color:{_INK}",
    f"border:1px solid #b7791f;background:#fbe3b4;color:{_INK}",
    "border:1px solid #9b1c1c;background:#9b1c1c;color:#ffffff",
)
"""How a mark looks, by its weight. Browsers may leave backgrounds out on paper, so each has a border too."""
_MARK = "display:inline-block;margin-right:8px;padding:0 7px;border-radius:3px;font-size:12px;print-color-adjust:exact;{look}"
_TABLE = "border-collapse:collapse;width:100%;margin:0 0 14px;table-layout:fixed"
_TH = f"text-align:left;vertical-align:top;padding:5px 8px;background:{_PALE};border-bottom:1px solid {_SOFT}"
_TD = f"vertical-align:top;padding:5px 8px;border-bottom:1px solid {_LINE};overflow-wrap:anywhere"
_FACT = f"text-align:left;vertical-align:top;font-weight:normal;color:{_SOFT};padding:2px 12px 2px 0;width:28%"
_VALUE = "vertical-align:top;padding:2px 0;overflow-wrap:anywhere"
_OUTSTANDING = f"margin:0 0 14px;padding:10px 14px;background:{_PALE};border-left:4px solid {_SOFT};break-inside:avoid"
_LINE_HEIGHT = 30
"""Pixels that a line written by hand takes."""
_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body style="{body}">
<h1 style="{heading}">{title}</h1>
{blocks}
</body>
</html>
"""


def as_html(document: Document) -> str:
    """Return a document as a complete HTML page."""
    return _PAGE.format(
        language=escape(document.language),
        title=escape(" ".join(lines_of(document.title))),
        body=_BODY,
        heading=_HEADINGS[1],
        blocks="\n".join(map(_html, document.blocks)),
    )


def _html(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            style = _OUTSTANDING if block.stands_out else "margin:0 0 12px"
            return f'<p style="{style}">{_text(block.text)}</p>'
        case Bullets():
            points = "".join(f'<li style="margin:0 0 4px">{_text(item)}</li>' for item in block.items)
            return f'<ul style="margin:0 0 12px;padding-left:22px">{points}</ul>'
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Blank():
            return _blank(block)


def _text(text: str) -> str:
    return "<br>".join(map(escape, lines_of(text)))


def _heading(heading: Heading) -> str:
    look = _MARK.format(look=_MARKS[heading.weight])
    mark = f'<span style="{look}">{_text(heading.mark)}</span> ' if heading.mark else ""
    return f'<h{heading.level} style="{_HEADINGS[heading.level]}">{mark}{_text(heading.text)}</h{heading.level}>'


def _facts(facts: Facts) -> str:
    rows = "".join(
        f'<tr style="break-inside:avoid"><th scope="row" style="{_FACT}">{_text(label)}</th>'
        f'<td style="{_VALUE}">{_text(value)}</td></tr>\n'
        for label, value in facts.rows
    )
    return f'<table style="{_TABLE}">\n{rows}</table>'


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{share:.0%}">' for share in column_widths(table))
    head = "".join(f'<th scope="col" style="{_TH}">{_text(cell)}</th>' for cell in table.head)
    rows = "".join(f'<tr style="break-inside:avoid">{_row(row)}</tr>\n' for row in table.rows)
    return (
        f'<table style="{_TABLE}">\n<colgroup>{columns}</colgroup>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
    )


def _row(cells: Sequence[str]) -> str:
    return "".join(f'<td style="{_TD}">{_text(cell)}</td>' for cell in cells)


def _blank(blank: Blank) -> str:
    edge = "border" if blank.lines > 1 else "border-bottom"
    room = f"height:{blank.lines * _LINE_HEIGHT}px;{edge}:1px solid {_SOFT}"
    return (
        f'<table style="{_TABLE};break-inside:avoid"><tr><th scope="row" style="{_FACT}">{_text(blank.label)}</th>'
        f'<td style="{room}"></td></tr></table>'
    )
