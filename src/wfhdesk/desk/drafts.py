"""An update before it leaves: what a person wants of it, what it says, and the message that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.monthly_sections import Statuses
from wfhdesk.domain.periods import Period
from wfhdesk.domain.updates import ABSENCE, REVIEW, Selection
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.adapters.mail.message import Letter


class Wishes(NamedTuple):
    """What a person wants of an update, where it isn't the usual."""

    period: Period | None = None
    language: str = ""
    to: Sequence[str] = ()
    cc: Sequence[str] = ()
    leave_out: Sequence[str] = ()
    order: Sequence[str] = ()
    """The ids of entries to tell ahead of others, in this order."""


class Draft(NamedTuple):
    """An update as it would go out now; `warnings` and `remarks` (what to mend in it) are for its writer only.

    `carries`, `points` and `closed` are what its text tells (see `Update`): what the selection has, unless the person wrote
    the text by hand before the selection changed.
    """

    number: int
    kind: str
    language: str
    subject: str
    text: str
    sender: tuple[str, str]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    selection: Selection
    taken_out: tuple[str, ...]
    warnings: tuple[str, ...]
    carries: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    projects: Statuses = ()


def check_worth_telling(draft: Draft) -> None:
    """Raise WrongInput for an update in which nothing is told."""
    tells = draft.kind == ABSENCE or draft.carries or not draft.selection.is_empty
    if not draft.text.strip() or not tells:
        raise WrongInput(_("There is nothing to tell yet, so nothing was written. Log what you did first."))


def letter(draft: Draft) -> Letter:
    """Return what a draft's message is made of."""
    from wfhdesk.adapters.mail.message import Letter

    return Letter(draft.subject, draft.text, draft.language, draft.sender, draft.to, draft.cc)


def eml(draft: Draft) -> bytes:
    """Return the built message of a draft, for a mail program to open and send."""
    from wfhdesk.adapters.mail.message import draft as built

    return built(letter(draft))


def html(draft: Draft) -> bytes:
    """Return the HTML part of a draft's message."""
    from wfhdesk.adapters.mail.markdown import to_html

    return to_html(draft.text, draft.subject, draft.language).encode()


def missing(draft: Draft) -> list[str]:
    """Return what a draft lacks before somebody can send it."""
    said = []
    if not draft.sender[1]:
        said.append(_("No sender yet: wfhdesk config set me.email you@example.org"))
    if not draft.to and draft.kind != REVIEW:
        key = "team.emails" if draft.kind == "weekly-team" else "supervisor.email"
        said.append(_("No recipient yet: use --to, or wfhdesk config set {key} ADDRESS").format(key=key))
    return said
