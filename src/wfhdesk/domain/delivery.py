"""What became of an update that left: the states, and what each of them lets one do.

draft → exported → sent | withdrawn          (a file, the clipboard, a mailto, a mailbox draft: nobody can know)
draft → sending → sent | failed | unknown    (the program sends it itself)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.language import gettext as _

UNSETTLED = ("exported", "unknown")
"""States in which only the person can tell whether the update went out."""

WENT_OUT = ("exported", "sending", "sent", "unknown")
"""States in which it went out, or may have: what it carries isn't told again by itself."""


def is_to_be_asked(state: str, *, asked: bool) -> bool:
    """Return whether the person should say if an update went out: of one that left by their own hand once, else until told."""
    return state in UNSETTLED and not (state == "exported" and asked)


class NotSent(DeskError):
    """The update did not go out, for certain."""


class UnknownOutcome(DeskError):
    """The text was handed over and no answer came; the update may have gone out, and is never sent again by itself."""


class Outcome(NamedTuple):
    """What a server said: `refused` are the recipients it didn't take, with its reasons."""

    refused: Mapping[str, str]


def settled_as_sent(number: int, state: str, *, newest: bool = True) -> str:
    """Return the state of an update of which the person says that it went out. Raises WrongInput where that can't be.

    One that is down as not gone out may have gone out after all, but only the `newest` of its kind: a later one may
    have told the same again.
    """
    _check_not_on_its_way(number, state)
    if state not in WENT_OUT and not newest:
        raise WrongInput(
            _(
                "Update {number} is down as {state}, and a later one of its kind went out, which may tell the same;"
                " so it stays as it is."
            ).format(number=number, state=shown_state(state))
        )
    if state == "sent":
        raise WrongInput(_("Update {number} is down as sent already.").format(number=number))
    return "sent"


def withdrawn(number: int, state: str) -> str:
    """Return the state of an update of which the person says that it didn't go out. Raises WrongInput where it did."""
    _check_not_on_its_way(number, state)
    if state not in UNSETTLED:
        raise WrongInput(
            _("Update {number} is settled ({state}); only one of which nobody knows can be taken back.").format(
                number=number, state=shown_state(state)
            )
        )
    return "withdrawn"


def _check_not_on_its_way(number: int, state: str) -> None:
    if state == "sending":
        raise WrongInput(
            _("Update {number} is on its way this very moment; try again when that ended.").format(number=number)
        )


def shown_state(state: str) -> str:
    """Return a state in the reader's language."""
    return {
        "exported": _("exported"),
        "sending": _("sending"),
        "sent": _("sent"),
        "failed": _("failed"),
        "unknown": _("unknown"),
        "withdrawn": _("withdrawn"),
    }.get(state, state)
