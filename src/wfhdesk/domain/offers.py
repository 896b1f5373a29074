"""Offers of help: offered, accepted, done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _

OFFERED, ACCEPTED, DONE, DROPPED = "offered", "accepted", "done", "dropped"
STATES = (OFFERED, ACCEPTED, DONE, DROPPED)
OPEN = (OFFERED, ACCEPTED)
MOST_TOLD = 3
"""Offers told at once; a longer list is read as one to which nobody answers."""
_NEXT = {OFFERED: (ACCEPTED, DONE, DROPPED), ACCEPTED: (DONE, DROPPED), DONE: (), DROPPED: ()}


class Offer(NamedTuple):
    """Help that was offered, to one person (their id) or to whoever wants it.

    `day` is when it was offered, `changed` when its state became what it is.
    """

    text: str
    day: date
    person: str = ""
    state: str = OFFERED
    changed: date | None = None
    id: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something of it is still to come."""
        return self.state in OPEN


def moved_on(offer: Offer, state: str, today: date, person: str = "") -> Offer:
    """Return an offer in its next state; one to whoever wants it becomes that of the `person` (an id) who takes it.

    Raises WrongInput where it can't come to that from where it is.
    """
    if state == offer.state:
        raise WrongInput(_("“{text}” is {state} already.").format(text=offer.text, state=shown_state(state)))
    if state not in _NEXT[offer.state]:
        raise WrongInput(
            _("“{text}” is {state}; it can't become {wanted} any more.").format(
                text=offer.text, state=shown_state(offer.state), wanted=shown_state(state)
            )
        )
    return offer._replace(state=state, changed=today, person=offer.person or person)


def for_anybody(offers: Iterable[Offer]) -> list[str]:
    """Return what is offered to whoever wants it and nobody took yet, each once, the latest first.

    What was offered to one person is between the two.
    """
    standing = [offer.text for offer in offers if offer.state == OFFERED and not offer.person]
    return list(dict.fromkeys(reversed(standing)))[:MOST_TOLD]


def shown_state(state: str) -> str:
    """Return the state of an offer in the person's language."""
    names: dict[str, Callable[[], str]] = {
        OFFERED: lambda: _("offered"),
        ACCEPTED: lambda: _("accepted"),
        DONE: lambda: _("done"),
        DROPPED: lambda: _("dropped"),
    }
    return names[state]()
