"""People who are one: who stands on the desk twice is joined, and what pointed to either points to the one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wfhdesk.desk.people import People
from wfhdesk.desk.people_records import contact_doc, offer_doc
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import Person, checked
from wfhdesk.language import gettext as _


class JoinedPeople(People):
    """The co-workers one stays in touch with, each of them once."""

    def join(self, groups: Sequence[Sequence[Person]]) -> list[Person]:
        """Make one person of those in each group, as one act: the first stays, with what the others had.

        Raises WrongInput where that is no group, or too much for one person.
        """
        from wfhdesk.domain.joining import one_person  # with the texts of all fields, which nothing else here needs

        seen = {person.id: self._people.seen(person.id) for group in groups for person in group}
        now = [[self._as_now(person) for person in group] for group in groups]
        if any(len({one.id for one in group}) < max(2, len(group)) for group in now):
            raise WrongInput(_("Name different people; one can't be joined with themselves."))
        joined = [self._counted(checked(one_person(first, others))) for first, *others in now]
        stays = {other.id: first.id for first, *others in now for other in others}
        with self._db.lines.act(_("joined {who}").format(who=self._who(joined))):
            for person in joined:
                self._kept(person, seen[person.id])
            for gone in stays:
                self._people.write(gone, None, seen[gone])
            self._point_to(stays)
        return joined

    def _point_to(self, stays: Mapping[str, str]) -> None:
        """Let contacts and offers name who stays; `stays` has their id for each that is gone."""
        for contact in self._logged.of_all(self._contacts.shown()):
            people = tuple(dict.fromkeys(stays.get(doc_id, doc_id) for doc_id in contact.people))
            if people != contact.people:
                self._contacts.write(contact.id, contact_doc(contact._replace(people=people)))
        for offer in self.offers():
            if offer.person in stays:
                self._offers.write(offer.id, offer_doc(offer._replace(person=stays[offer.person])))
