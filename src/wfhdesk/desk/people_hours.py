"""When people can be reached: by their own hours, on their own clocks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.holidays import Holidays
from wfhdesk.domain.availability import Answer, answer
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_hours
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.occasions import LEAVE, Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.people import Person, reckoned
from wfhdesk.domain.periods import Period
from wfhdesk.language import gettext as _

LOOK_BACK = timedelta(days=731)
"""How far back contacts count for cadence; what lies further back is too long ago in any case."""
_AHEAD = timedelta(days=366)
_ALWAYS = date(2000, 1, 3)


class PeoplesHours:
    """Works out when people work."""

    def __init__(self, log: Accomplishments, availability: Availability, holidays: Holidays) -> None:
        self._log = log
        self._availability = availability
        self._holidays = holidays

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._log.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    def agenda_of(self, person: Person, period: Period) -> Agenda:
        """Return when a person works in a period, as far as it is known. Raises WrongInput where their hours aren't."""
        if not person.hours:
            raise WrongInput(
                _("Nobody said when {name} works: wfhdesk people edit '{name}' --hours 'mon-fri 9-17' --zone …").format(
                    name=person.name
                )
            )
        if person.zone:
            zone_named(person.zone)
        return self._agenda(person, period)

    def _agenda(self, person: Person, period: Period) -> Agenda:
        person = reckoned(person)
        zone = person.zone or self._availability.usual_zone()
        patterns = [Pattern(parse_hours(person.hours), zone, _ALWAYS)] if person.hours else []
        leave = [Occasion(LEAVE, away.start, away.end) for away in person.away]
        years = range(period.start.year, period.end.year + 1)
        holidays = self._holidays.of(years, person.holidays) if person.holidays else {}
        return Agenda(zone, patterns, leave, holidays)

    def _around(self) -> Period:
        today = self.today()
        return Period(today - LOOK_BACK, today + _AHEAD)

    def reach(self, person: Person) -> Answer | None:
        """Return whether a person can be reached now, by their own hours and clocks; None where nothing is known of either."""
        if not reckoned(person).hours:
            return None
        today = self.today()
        now = self.time_of(person) or self.now()
        return answer(self._agenda(person, Period(today, today)), now)

    def time_of(self, person: Person) -> datetime | None:
        """Return what time it is for a person; None where nobody said where they are, or the zone is unknown here."""
        zone = reckoned(person).zone
        return self.now().astimezone(zone_named(zone)) if zone else None
