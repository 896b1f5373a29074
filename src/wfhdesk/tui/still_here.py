"""People as they are at this moment: another window, or another device, may have taken them off the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk
    from wfhdesk.domain.people import Person


def still_here(desk: Desk, doc_id: str) -> Person:
    """Return a person as they are now. Raises WrongInput where they aren't on the desk any more."""
    person = desk.people.with_id(doc_id)
    if person is None:
        raise WrongInput(_("Not all of these are on the desk any more; nothing was changed."))
    return person
