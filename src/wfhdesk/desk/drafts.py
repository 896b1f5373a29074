"""An update before it leaves: what a person wants of it, what it says, and the message that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wfhdesk.domain.attachments import Attachment, check_size
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.monthly_sections import Statuses
from wfhdesk.domain.periods import Period
from wfhdesk.domain.selections import Selection
from wfhdesk.domain.updates import MESSAGES, REVIEW
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.adapters.mail.message import Letter
    from wfhdesk.domain.report_told import ReportTold

WITHOUT_FILES = ("copy", "mailto", "html")
"""Ways out on which only the text leaves."""


class Reports(Protocol):
    """Whoever knows the runs of checklists, and what a message may tell of one. `run` is theirs to understand."""

    def is_there(self, run: str) -> bool:
        """Return whether there is such a run; quickly, for a screen asks."""
        ...

    def told(self, run: str) -> ReportTold:
        """Return what to tell of a run, in the language that is spoken now: of the same run always the same bytes.

        Raises WrongInput where there is none.
        """
        ...


class Wishes(NamedTuple):
    """What a person wants of an update, where it isn't the usual."""

    period: Period | None = None
    language: str = ""
    to: Sequence[str] = ()
    cc: Sequence[str] = ()
    leave_out: Sequence[str] = ()
    order: Sequence[str] = ()
    """The ids of entries to tell ahead of others, in this order."""
    run: str = ""
    """What a message about a self-assessment is about (see `Reports`)."""


class Draft(NamedTuple):
    """An update as it would go out now; `warnings` and `remarks` (what to mend in it) are for its writer only.

    `carries`, `points` and `closed` are what its text tells (see `Update`): what the selection has, unless the person wrote
    the text by hand before the selection changed. `run` is what a message about a self-assessment is about.
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
    run: str = ""
    attachments: tuple[Attachment, ...] = ()


def check_worth_telling(draft: Draft) -> None:
    """Raise WrongInput for an update in which nothing is told, or that has more attached than a mail carries."""
    tells = draft.kind in MESSAGES or draft.carries or not draft.selection.is_empty
    if not draft.attachments and not (draft.text.strip() and tells):
        raise WrongInput(_("There is nothing to tell yet, so nothing was written. Log what you did first."))
    check_size(draft.attachments)


def check_carries_files(draft: Draft, way: str) -> None:
    """Raise WrongInput where a draft has something attached that would stay behind on a way out."""
    if draft.attachments and way in WITHOUT_FILES:
        raise WrongInput(
            _(
                "This way carries only the text, and something is attached. Take a mail file (--eml FILE), the drafts of your"
                " mailbox (--draft), or send it (--send, --pipe)."
            )
        )


def save_attached(draft: Draft, folder: str) -> list[str]:
    """Write what is attached to a draft to new files in a folder; return where they are. Raises DeskError."""
    import os

    from wfhdesk.adapters.files import write_new

    saved = []
    for one in draft.attachments:
        stem, ending = os.path.splitext(os.path.join(folder, one.name))
        names = (f"{stem}{f'-{again}' if again else ''}{ending}" for again in range(100))
        path = next((name for name in names if not os.path.lexists(name)), f"{stem}{ending}")
        write_new(path, one.data)
        saved.append(path)
    return saved


def all_of(draft: Draft) -> str:
    """Return all of a draft that a person reads before it leaves, as one text that is another where any of it is."""
    from hashlib import sha256

    files = [f"{one.name} {one.type} {sha256(one.data).hexdigest()}" for one in draft.attachments]
    attached = ["attached", *files] if files else []
    return "\n".join((draft.kind, draft.sender[1], *draft.to, "cc", *draft.cc, *attached, draft.subject, draft.text))


def letter(draft: Draft) -> Letter:
    """Return what a draft's message is made of."""
    from wfhdesk.adapters.mail.message import Letter

    return Letter(draft.subject, draft.text, draft.language, draft.sender, draft.to, draft.cc, draft.attachments)


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
