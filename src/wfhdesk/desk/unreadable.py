"""What is said of a document that no record can be made of: somebody else wrote it, or edited it by hand."""

from __future__ import annotations

from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB


def left_as_it_is(db: DeskDB, doc_id: str) -> str:
    """Return what to say of an unreadable document, by the table it stands in."""
    told = {
        "people": _("Person {id} holds something that no person can have; it is left as it is."),
        "contacts": _("Contact {id} holds something that is no contact; it is left as it is."),
        "shown": _("What was shown of nudges in {id} can't be read; it is left as it is."),
        "quiet": _("What {id} says of quiet can't be read; it is left as it is."),
        "workstations": _("Workstation {id} holds something that can't be read; it is left as it is."),
        "runs": _("Assessment {id} holds something that can't be read; it is left as it is."),
        "replies": _("Answer {id} of an assessment holds something that can't be read; it is left as it is."),
        "actions": _("Action {id} holds something that can't be read; it is left as it is."),
        "triggers": _("Change {id} holds something that can't be read; it is left as it is."),
        "offers": _("Offer {id} holds something that is no offer; it is left as it is."),
    }
    entry = _("Entry {id} holds something that is no entry; it is left as it is.")
    found = next((said for table, said in told.items() if db.lines.versions.chain(table, doc_id)), entry)
    return found.format(id=one_line(doc_id))
