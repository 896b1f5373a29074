"""The ways on which an update can leave, and why one can't be taken."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk.desk.drafts import WITHOUT_FILES, Draft
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.updates import Update
from wfhdesk.language import gettext as _

WAYS = ("eml", "copy", "mailto", "draft", "send", "pipe")
"""The ways out, the one first that works everywhere."""


class Way(NamedTuple):
    """A way out: its name (see `WAYS`), and why it can't be taken; nothing where it can."""

    name: str
    closed: str


class Left(NamedTuple):
    """An update that left: the record, and by what (a clipboard's program, a folder's name)."""

    update: Update
    by: str


class NotOpened(DeskError):
    """No mail program took the `address` of a mailto."""

    def __init__(self, address: str) -> None:
        super().__init__(_("No mail program opened, so nothing was recorded. The address for one is on stdout."))
        self.address = address


def ways_out(settings: Settings, draft: Draft, *, is_sample: bool) -> list[Way]:
    """Return the ways out, and which of them are closed for a draft; from the sample desk nothing is sent."""
    text = settings.text
    missing = {
        "draft": "" if text("imap.host") else _("no mailbox is set up: wfhdesk config mail"),
        "send": "" if text("mail.host") else _("no server is set up: wfhdesk config mail"),
        "pipe": "" if text("mail.command") else _("no command is set: wfhdesk config set mail.command 'msmtp -t'"),
    }
    sample = _("this is the sample desk: nothing is sent from it") if is_sample else ""
    if draft.attachments:
        missing |= dict.fromkeys(WITHOUT_FILES, _("carries only the text, and something is attached"))
    return [Way(way, (sample if way not in ("eml", "copy") else "") or missing.get(way, "")) for way in WAYS]
