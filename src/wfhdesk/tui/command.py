"""One thing that a person can do in the app."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """One thing to do. `id` is how the settings name it; `key` are Textual's names of keys, none for the palette only.

    `label` stands in the footer where the command is `shown` there, `help` in palette and help.
    """

    id: str
    key: str
    action: str
    label: Callable[[], str]
    help: Callable[[], str]
    shown: bool = True
