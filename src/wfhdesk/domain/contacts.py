"""Contacts: that one was in touch, with whom, how, and what it was about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.choices import chosen
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext

CHAT, CALL, VIDEO, MAIL, IN_PERSON, COFFEE, WALK = "chat", "call", "video", "mail", "in person", "coffee", "walk"
ONE_TO_ONE, MEETING, HELP_GIVEN, HELP_RECEIVED = "1:1", "meeting", "help given", "help received"
KINDS = (CHAT, CALL, VIDEO, MAIL, IN_PERSON, COFFEE, WALK, ONE_TO_ONE, MEETING, HELP_GIVEN, HELP_RECEIVED)


class Contact(NamedTuple):
    """That one was in touch with `people` (their ids) on a local day.

    `kind` is one of KINDS, or nothing where it wasn't said. `note` is what it was about, for the person alone. `entry` is the
    id of the accomplishment that tells of it: such a contact is computed, never stored. `source` names the meeting of a
    calendar that it was made of.
    """

    day: date
    people: tuple[str, ...]
    kind: str = ""
    note: str = ""
    entry: str = ""
    source: str = ""
    logged: datetime | None = None
    id: str = ""


def parse_kind(text: str) -> str:
    """Return the kind of contact that a text names, by its unique beginning, in either language. Raises WrongInput."""
    if not one_line(text):
        return ""
    found = chosen(text, {kind: shown_kind(kind) for kind in KINDS})
    if found is None:
        raise WrongInput(
            _("“{text}” is no kind of contact; it is one of: {known}.").format(
                text=shortened(one_line(text)), known=", ".join(map(shown_kind, KINDS))
            )
        )
    return found


def shown_kind(kind: str) -> str:
    """Return a kind of contact in the person's language; `contact` where none was said, and what is none as it is."""
    names: dict[str, Callable[[], str]] = {
        "": lambda: _("contact"),
        CHAT: lambda: _("chat"),
        CALL: lambda: _("call"),
        VIDEO: lambda: _("video"),
        MAIL: lambda: pgettext("kind of contact", "mail"),
        IN_PERSON: lambda: _("in person"),
        COFFEE: lambda: _("coffee"),
        WALK: lambda: _("walk"),
        ONE_TO_ONE: lambda: _("1:1"),
        MEETING: lambda: _("meeting"),
        HELP_GIVEN: lambda: _("help given"),
        HELP_RECEIVED: lambda: _("help received"),
    }
    return names[kind]() if kind in names else kind


def newest_first(contacts: list[Contact]) -> list[Contact]:
    """Return contacts by day, the newest first; of one day, the one logged last."""
    return sorted(contacts, key=lambda one: (one.day, one.logged.timestamp() if one.logged else 0.0), reverse=True)
