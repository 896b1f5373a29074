"""What a desktop shows of nudges: a title, a few words, and buttons that act."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk.domain.errors import DeskError


class Button(NamedTuple):
    """Something that one click does: `act` is the name of the act, `label` what stands on the button."""

    act: str
    label: str


class Notification(NamedTuple):
    """One message on the desktop; texts are plain, one line for the title and a few for the body.

    `key` tells it from the others that are shown with it: a press is told as that key and an act, a button's or, where the
    message itself was pressed, `click`. No act is called `default`; that is what the desktop calls the click.
    """

    key: str
    title: str
    body: str
    buttons: tuple[Button, ...] = ()
    click: str = ""


class Server(NamedTuple):
    """What shows notifications here: its name, whether it has buttons, and whether it takes `<` and `&` for markup."""

    name: str
    has_buttons: bool
    reads_markup: bool = False


class NoDesktop(DeskError):
    """There is no desktop here at all; nothing is wrong with that."""
