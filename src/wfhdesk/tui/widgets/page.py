"""What there is to read, more than fits at once."""

from __future__ import annotations

from textual.binding import Binding
from textual.containers import VerticalScroll


class Page(VerticalScroll, can_focus=True, inherit_bindings=False):
    """What there is to read. It scrolls up and down only: left and right are the screen's."""

    BINDINGS = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
