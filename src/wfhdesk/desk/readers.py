"""Who reads an update: the supervisor and the co-workers of the settings, and what is known of them as people."""

from __future__ import annotations

from collections.abc import Sequence

from wfhdesk.desk.people import People
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.days import works_on
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period
from wfhdesk.domain.recipients import DAY_OFF, OUT_OF_HOURS, WORKING, Reader, hours_told, usual_state
from wfhdesk.domain.spelling import Spelling
from wfhdesk.domain.supervisors import named_too, supervisors, the_supervisor
from wfhdesk.domain.update_sections import Party
from wfhdesk.language import gettext as _


class Readers:
    """The readers of updates."""

    def __init__(self, settings: Settings, people: People) -> None:
        self._settings = settings
        self._people = people

    def party(self) -> Party:
        """Return who writes and who the supervisor is; where the settings don't name one, the only one whom one knows."""
        people = self._people.all()
        one = the_supervisor(people, *self._supervisor())
        name = self._supervisor()[0] or (one.name if one else "")
        return Party(self._settings.text("me.name"), name, tuple(supervisors(people, *self._supervisor())), one)

    def other_address(self, to: Sequence[str]) -> str:
        """Return what to say where the supervisor is known by other addresses than the one a mail goes to; else nothing."""
        _name, set_to = self._supervisor()
        one = the_supervisor(self._people.all(), *self._supervisor())
        if one is None or not one.emails or set_to not in to or set_to.casefold() in map(str.casefold, one.emails):
            return ""
        said = _(
            "You know {name} by {known}, and this goes to {address}. wfhdesk config set supervisor.email {known} changes it."
        )
        return said.format(name=one.name, known=one.emails[0], address=set_to)

    def spelling(self) -> Spelling:
        """Return how mentions of known people are spelt for a reader."""
        return Spelling(named_too(self._people.all(), *self._supervisor()))

    def _supervisor(self) -> tuple[str, str]:
        return self._settings.text("supervisor.name"), self._settings.text("supervisor.email")

    # --- the hour at which a mail reaches them ------------------------------------------------------------------

    def hour_told(self, to: Sequence[str], cc: Sequence[str], groups: Sequence[str]) -> str:
        """Return what to say of the hour at which a mail reaches its recipients; `groups` are those that it is meant for.

        Of whom one knows where they are or when they work, that counts; of all others, the time zone that the settings
        have for their group.
        """
        people = {address.casefold(): one for one in self._people.all() for address in one.emails}
        meant = [(address, people.get(address.casefold())) for address in (*to, *cc)]
        known = {address: reader for address, person in meant if person and (reader := self._reader(person))}
        others = [address for address in to if address not in known]
        readers = [reader for group in groups if (reader := self._group(group, others))]
        return hours_told([*readers, *known.values()], self._people.now())

    def _reader(self, person: Person) -> Reader | None:
        """Return a person as a reader; None where nothing is known of their time."""
        theirs = self._people.time_of(person)
        local = theirs or self._people.now()
        today = local.date()
        name = self._people.names().called(person)
        away = max((span.end for span in person.away if today in span), default=None)
        answer = self._people.reach(person)
        if answer is None:
            return Reader(name, local, usual_state(local), away) if theirs or away else None
        state = WORKING if answer.is_reachable else OUT_OF_HOURS
        if state == OUT_OF_HOURS and not works_on(self._people.agenda_of(person, Period(today, today)), today):
            state = DAY_OFF
        return Reader(name, local, state, away)

    def _group(self, group: str, addresses: Sequence[str]) -> Reader | None:
        """Return a group of the settings as one reader; None where no address can be one of theirs."""
        theirs = {"supervisor": {self._supervisor()[1]}, "team": set(self._settings.texts("team.emails"))}
        elsewhere = set().union(*(known for other, known in theirs.items() if other != group)) - theirs[group]
        if not any(address not in elsewhere for address in addresses):
            return None
        supervisor = self._settings.text("supervisor.name") or _("your supervisor")
        zone, now = self._settings.text(f"{group}.timezone"), self._people.now()
        local = now.astimezone(zone_named(zone)) if zone else now
        return Reader(_("your co-workers") if group == "team" else supervisor, local, usual_state(local))
