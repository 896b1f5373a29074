"""An entry in one line: the way it stands in every list of the app."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture_parts import Part, people
from wfhdesk.domain.mentions import plain
from wfhdesk.tui.glyphs import SIGNS, Glyphs

Styles = Callable[[str], Style]
"""Gives the style of one kind of text, by name."""

_WIDEST_PROJECT = 16
_ROOM_FOR_PROJECT = 48
"""Cells a line needs before the project gets a column of its own."""


def sign_of(entry: Accomplishment, glyphs: Glyphs) -> str:
    """Return the sign that tells an entry's kind, and whether a plan or blocker is settled."""
    if entry.dropped:
        return glyphs.dropped
    return glyphs.done if entry.settled or entry.kind == "done" else SIGNS[entry.kind]


def entry_line(  # noqa: PLR0913 - what stands in front is the list's own
    entry: Accomplishment, width: int, style_of: Styles, glyphs: Glyphs, *, chosen: bool = False, untimed: str = ""
) -> Text:
    """Return an entry in one line of at most `width` cells: time, sign, text, outcome, and its project at the right.

    `untimed` stands in place of a time for one that is about another day than it was logged on; five cells at most.
    """
    line = Text(end="")
    line.append(glyphs.chosen if chosen else " ", style_of("accent"))
    line.append(f"{entry.time or untimed:>5} ", style_of("muted"))
    line.append(f"{sign_of(entry, glyphs)} ", style_of(_tone(entry)))
    if entry.pinned:
        line.append(f"{glyphs.pinned} ", style_of("due"))
    line.append_text(coloured(entry.text, style_of))
    if entry.outcome:
        line.append(f" {glyphs.outcome} {plain(entry.outcome)}", style_of("outcome"))
    return with_tail(line, tail_of(entry, style_of), width, glyphs)


def with_tail(line: Text, tail: Text, width: int, glyphs: Glyphs) -> Text:
    """Return a line with its tail at the right edge, the line cut where it would run into it."""
    room = width - tail.cell_len - 2
    if not tail.plain or width < _ROOM_FOR_PROJECT:
        room, tail = width, Text()
    if line.cell_len > room:
        line.truncate(max(room - 1, 0))
        line.append(glyphs.more, "dim")
    if tail.plain:
        line.append(" " * (width - line.cell_len - tail.cell_len))
        line.append_text(tail)
    return line


def tail_of(entry: Accomplishment, style_of: Styles) -> Text:
    """Return what stands at the right edge of an entry's line: who may read it, where that isn't everybody, and its project."""
    tail = Text()
    if entry.visibility != "all":
        tail.append(f"!{entry.visibility} ", style_of("readers"))
    if entry.project:
        name = f"#{entry.project}"
        tail.append(
            name if cell_len(name) <= _WIDEST_PROJECT else set_cell_size(name, _WIDEST_PROJECT), style_of("project")
        )
    return tail


def coloured(text: str, style_of: Styles) -> Text:
    """Return an entry's text as it is shown, with the people in it in their colour."""
    return styled(plain(text), people(text), style_of)


def styled(text: str, found: Iterable[Part], style_of: Styles) -> Text:
    """Return a text with its parts in the colours of what they are."""
    made = Text(text, end="")
    for part in found:
        made.stylize(style_of(part.what), part.start, part.end)
    return made


def _tone(entry: Accomplishment) -> str:
    if entry.kind == "blocker" and entry.open:
        return "due"
    return "good" if entry.kind == "done" or entry.settled else "kind"
