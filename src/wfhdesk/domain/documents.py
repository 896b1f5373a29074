"""Documents to hand over: made of a few kinds of block, shown as Markdown, HTML or a PDF.

Every text in a block is plain: what looks like markup in it shows as it stands. A line break in a text stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from wfhdesk.domain.markup import escaped, tables_aligned
from wfhdesk.domain.plaintext import one_line, several_lines

Fact: TypeAlias = tuple[str, str]
"""What something is, and what it is called."""
RULE = "_" * 40
"""Where something is written in by hand."""


class Heading(NamedTuple):
    """A heading, of level 2 or 3 (the document's title is 1).

    `mark` is a word to see at once, set apart from the text; `weight` is how much it stands out, from 0 to 3.
    """

    level: int
    text: str
    mark: str = ""
    weight: int = 0


class Paragraph(NamedTuple):
    """A paragraph; one that `stands_out` is what nobody may miss."""

    text: str
    stands_out: bool = False


class Bullets(NamedTuple):
    """A list of points."""

    items: Sequence[str]


class Facts(NamedTuple):
    """Labels with what is to be said of each, one below the other."""

    rows: Sequence[Fact]


class Table(NamedTuple):
    """A table whose columns are as wide as `widths` says, relative to each other; empty: all the same."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()


class Blank(NamedTuple):
    """Room to write something in by hand; more than one line is a box."""

    label: str
    lines: int = 1


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | Table | Blank


class Document(NamedTuple):
    """A title and what stands below it, in a language (`en`, `nl`)."""

    title: str
    language: str
    blocks: Sequence[Block]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, made harmless, without empty ones."""
    return [line for line in map(one_line, several_lines(text).split("\n")) if line]


def column_widths(table: Table) -> list[float]:
    """Return how much of a table's width each column takes, of 1."""
    widths = [*table.widths] if len(table.widths) == len(table.head) else [1] * len(table.head)
    return [width / sum(widths) for width in widths]


def as_markdown(document: Document) -> str:
    """Return a document as Markdown (CommonMark, with tables), which also reads well as it stands."""
    parts = [f"# {escaped(' '.join(lines_of(document.title)))}", *map(_markdown, document.blocks)]
    return tables_aligned("\n\n".join(part for part in parts if part)) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            words = f"{block.mark}: {block.text}" if block.mark else block.text
            return f"{'#' * block.level} {escaped(' '.join(lines_of(words)))}"
        case Paragraph():
            return f"> {_flowing(block.text, '> ')}" if block.stands_out else _flowing(block.text)
        case Bullets():
            return "\n".join(f"- {_flowing(item, '  ')}" for item in block.items)
        case Facts():
            return "\n".join(f"- **{_inline(label)}:** {_flowing(value, '  ')}" for label, value in block.rows)
        case Table():
            return _markdown_table(block)
        case Blank():
            return f"**{_inline(block.label)}:** {RULE}"


def _markdown_table(table: Table) -> str:
    rows = [tuple(table.head), *table.rows]
    lines = ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join([lines[0], "| " + " | ".join(["---"] * len(table.head)) + " |", *lines[1:]])


def _flowing(text: str, indent: str = "") -> str:
    return f"\\\n{indent}".join(map(escaped, lines_of(text)))


def _inline(text: str) -> str:
    return escaped(" ".join(lines_of(text)))


def _cell(text: str) -> str:
    return "\\|".join(map(escaped, " · ".join(lines_of(text)).split("|")))
