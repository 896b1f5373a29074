"""What a terminal can do, and what the app lacks in one that can't."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk.language import gettext as _

LEAST_COLUMNS, LEAST_ROWS = 80, 24
"""The size that every screen is made for."""

_TRUE_COLOUR = ("truecolor", "24bit")
_WITHOUT_COLOUR = ("", "dumb", "unknown", "vt100", "vt102", "vt220")
_CLIPBOARD_ON = "on"


class Terminal(NamedTuple):
    """A terminal, as far as one can see without asking it: its size in cells, and what the environment says.

    `multiplexer` is `tmux` where one stands between; `clipboard` is its setting for what programs copy, empty if unknown.
    """

    columns: int
    rows: int
    name: str = ""
    colorterm: str = ""
    encoding: str = "utf-8"
    is_without_color: bool = False
    multiplexer: str = ""
    clipboard: str = ""


class Remark(NamedTuple):
    """What is worth knowing, and what helps."""

    text: str
    advice: str


def remarks(terminal: Terminal, *, in_ascii: bool, other_clipboard: str) -> list[Remark]:
    """Return what a person has to know of a terminal.

    `in_ascii`: the app draws with ASCII signs; `other_clipboard` is the program that copies, empty where only the terminal can.
    """
    found = []
    if terminal.name in ("", "dumb", "unknown"):
        found.append(
            Remark(
                _("TERM is “{name}”: the app can't draw its screens there").format(name=terminal.name),
                _("open it in another terminal; every word of the command line works."),
            )
        )
    if 0 < terminal.columns < LEAST_COLUMNS or 0 < terminal.rows < LEAST_ROWS:
        said = _("The terminal is {size} cells; the app is made for {least} and more.")
        advice = _("Make the window larger, or its letters smaller.")
        found.append(Remark(said.format(size=_size(terminal), least=f"{LEAST_COLUMNS}×{LEAST_ROWS}"), advice))
    if not is_utf8(terminal.encoding) and not in_ascii:
        said = _("The terminal's encoding is {encoding}, so some letters and signs can't be shown.")
        advice = _("Set LANG to one that ends in UTF-8, or: wfhdesk config set app.glyphs ascii")
        found.append(Remark(said.format(encoding=terminal.encoding), advice))
    if terminal.multiplexer == "tmux" and terminal.clipboard not in ("", _CLIPBOARD_ON) and not other_clipboard:
        said = _("tmux doesn't pass on what wfhdesk copies (its set-clipboard is {value}).")
        advice = _("Run: tmux set -s set-clipboard on")
        found.append(Remark(said.format(value=terminal.clipboard), advice))
    return found


def told(terminal: Terminal) -> str:
    """Return a terminal in a few words."""
    over = _("in {multiplexer}").format(multiplexer=terminal.multiplexer) if terminal.multiplexer else ""
    return ", ".join(filter(None, (_size(terminal), terminal.name, terminal.encoding.upper(), colours(terminal), over)))


def colours(terminal: Terminal) -> str:
    """Return how many colours a terminal has, as far as its name tells."""
    if terminal.is_without_color:
        return _("no colours, as NO_COLOR asks")
    if terminal.name in _WITHOUT_COLOUR:
        return _("no colours")
    if terminal.colorterm in _TRUE_COLOUR or terminal.name.endswith("-direct"):
        return _("all colours")
    return _("{n} colours").format(n=256 if "256color" in terminal.name else 16)


def is_utf8(encoding: str) -> bool:
    """Return whether an encoding's name means UTF-8."""
    return encoding.lower().replace("-", "").replace("_", "") in ("utf8", "cp65001")


def _size(terminal: Terminal) -> str:
    return f"{terminal.columns}×{terminal.rows}" if terminal.columns and terminal.rows else ""
