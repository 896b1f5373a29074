"""Finding what a person means by a few characters of an id, or by `last`."""

from __future__ import annotations

from collections.abc import Collection

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import LinesTable

LAST = "last"
WHOLE = 12
SHORT = 5
"""Characters of an id that lists show; five tell 60 million apart."""


def as_made(doc_id: str) -> str:
    """Return what sorts ids as they were made: an id begins with the time, its fastest digit first."""
    return doc_id[9::-1]


def full_id(table: LinesTable, beginning: str) -> str:
    """Return the id that `beginning` begins. Raises WrongInput where there is none, or more than one.

    For a whole one no more years are read than it takes to find it; one that is gone is no beginning of another.
    """
    wanted = beginning.lower()
    if len(wanted) == WHOLE:
        return the_one([wanted] if table.find(wanted) is not None else [], wanted)
    return the_one([str(document.doc_id) for document in table.all()], wanted)


def the_one(ids: Collection[str], beginning: str, none: str = "") -> str:
    """Return the only id that begins so. Raises WrongInput where there is more than one, or `none`, told in these words."""
    wanted = beginning.lower()
    found = [doc_id for doc_id in ids if wanted and doc_id.startswith(wanted)]
    if not found:
        raise WrongInput(
            (none or _("There is no entry {id}. wfhdesk show lists them with their ids.")).format(
                id=shortened(one_line(beginning))
            )
        )
    if len(found) > 1:
        raise WrongInput(
            _("{n} ids begin with {id}: {some}. Type one more character.").format(
                n=len(found), id=wanted, some=", ".join(sorted(found)[:5])
            )
        )
    return found[0]
