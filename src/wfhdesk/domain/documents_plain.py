"""A document as plain words: what it says without any markup, to be read before it is handed over."""

from __future__ import annotations

from collections.abc import Sequence

from wfhdesk.domain.documents import RULE, Blank, Block, Bullets, Document, Facts, Heading, Paragraph, Table, lines_of


def as_plain(document: Document) -> str:
    """Return a document as plain text, its parts apart by an empty line; the row of a table is a point of a list."""
    parts = [" ".join(lines_of(document.title)), *map(_plain, document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(block: Block) -> str:
    match block:
        case Heading():
            return _line(f"{block.mark}: {block.text}" if block.mark else block.text)
        case Paragraph():
            return "\n".join(lines_of(block.text))
        case Bullets():
            return "\n".join(map(_point, block.items))
        case Facts():
            return "\n".join(_point(f"{_line(label)}: {value}") for label, value in block.rows)
        case Table():
            return "\n".join(_point(_row(block.head, row)) for row in block.rows)
        case Blank():
            return f"{_line(block.label)}: {RULE}"


def _row(head: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row of a table in words: what it is about, then each other cell after what its column is called."""
    told = [
        _line(cells[0]),
        *(f"{_line(name)}: {_line(cell)}" for name, cell in zip(head[1:], cells[1:], strict=True) if cell),
    ]
    return "\n".join(told)


def _point(text: str) -> str:
    return "- " + "\n  ".join(lines_of(text))


def _line(text: str) -> str:
    return " ".join(lines_of(text))
