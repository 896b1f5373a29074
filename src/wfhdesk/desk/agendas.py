"""What a person said of being reachable, as it is read: hours, what is different, what they do now; and the days to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from wfhdesk.adapters.clock import zone_name
from wfhdesk.desk import ids
from wfhdesk.desk.availability_records import occasion_of, pattern_of, status_of
from wfhdesk.desk.holidays import Holidays
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.records import Made
from wfhdesk.domain.availability import Answer, answer
from wfhdesk.domain.days import Agenda, Day, days_of, zone_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.local_time import moment_of, zone_named
from wfhdesk.domain.occasions import ABSENCES, LONE_WORK, CheckIn, Occasion, awaits_check_in, check_in_due
from wfhdesk.domain.patterns import Pattern, pattern_on
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.statuses import Status
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

LONGEST = timedelta(days=366)
"""How long one occasion may last, and how many days are looked at together."""
_AROUND = timedelta(days=70)
"""How far around a day its occasions matter: the next working hours may lie behind a long leave."""
_OPEN = 7 * DAY
"""How long after its last day a check-in is waited for."""


class Agendas:
    """Reads the person's hours, and what is different from them."""

    def __init__(self, db: DeskDB, holidays: Holidays, clock: Clock) -> None:
        self._db = db
        self._holidays = holidays
        self._clock = clock
        self._patterns = db.table("patterns")
        self._occasions = db.table("occasions")
        self._statuses = db.table("statuses")
        self._weeks = db.table("weeks")
        self.unreadable: set[str] = set()
        self._known_patterns = Made(pattern_of, self.unreadable)
        self._known_occasions = Made(occasion_of, self.unreadable)
        self._known_statuses = Made(status_of, self.unreadable)

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._clock.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    # --- what was said ------------------------------------------------------------------------------------------

    def patterns(self) -> list[Pattern]:
        """Return every pattern there was and is, in the order in which they begin; of equals the newest last."""
        return sorted(self._known_patterns.of_all(self._patterns.shown()), key=lambda one: one.start)

    def pattern(self, beginning: str) -> Pattern:
        """Return the pattern whose id begins so. Raises WrongInput where there is none, or more than one."""
        documents = self._patterns.shown()
        doc_id = ids.the_one(
            documents, beginning, _("There are no hours {id}. wfhdesk hours patterns lists them with their ids.")
        )
        return pattern_of(documents[doc_id], doc_id)

    def foreign_zone(self) -> str:
        """Return the time zone of the hours (an IANA name) where its clocks now show another time than the person's own."""
        now, patterns = self.now(), self.patterns()
        pattern = pattern_on(patterns, now.date()) or (patterns[-1] if patterns else None)
        is_elsewhere = pattern and now.astimezone(zone_named(pattern.zone)).utcoffset() != now.utcoffset()
        return pattern.zone if pattern and is_elsewhere else ""

    def now_in(self, zone: str) -> datetime:
        """Return the moment by the clocks of a time zone (an IANA name)."""
        return self.now().astimezone(zone_named(zone))

    def occasions(self, period: Period | None = None) -> list[Occasion]:
        """Return what is different in a period, or ever, in the order in which it was said."""
        if period is None:
            return self._known_occasions.of_all(self._occasions.shown())
        first, last = period.start.isoformat(), period.end.isoformat()
        # Days are compared as they are written: after ten years there are thousands, and a week has three.
        return self._known_occasions.of_all(
            self._occasions.shown(), lambda doc: str(doc.get("first", "")) <= last and first <= str(doc.get("last", ""))
        )

    def ahead(self) -> list[Occasion]:
        """Return what is different from now on, soonest first; what is over and waits for no check-in isn't."""
        today = self.today()
        found = [one for one in self.occasions(Period(today, today + 10 * LONGEST)) if not self._is_over(one)]
        return sorted(found, key=lambda one: (one.first, one.part or (0, 0)))

    def _is_over(self, occasion: Occasion) -> bool:
        if occasion.last > self.today() or occasion.part is None or self.may_check_in(occasion):
            return False
        return moment_of(occasion.last, occasion.part.end, self._zone_of(occasion)) <= self.now()

    @property
    def is_away_ahead(self) -> bool:
        """Whether an absence is planned for today or later, or under way; one that may not come isn't."""
        return any(one.kind in ABSENCES and not one.tentative for one in self.ahead())

    def occasion(self, beginning: str) -> Occasion:
        """Return the occasion whose id begins so. Raises WrongInput where there is none, or more than one."""
        documents = self._occasions.shown()
        doc_id = ids.the_one(
            documents, beginning, _("There is no plan {id}. wfhdesk hours plans lists them with their ids.")
        )
        return occasion_of(documents[doc_id], doc_id)

    def statuses(self) -> list[Status]:
        """Return what was said of right now today and yesterday, in the order in which it was."""
        since = self.today() - DAY
        written = since.isoformat()
        found = self._known_statuses.of_all(
            self._statuses.shown(since), lambda doc: str(doc.get("since", "")) >= written
        )
        return sorted(found, key=lambda one: one.since)

    # --- who waits to hear ----------------------------------------------------------------------------------------

    def may_check_in(self, occasion: Occasion) -> bool:
        """Return whether the person can say now that all is well: it has begun, and they have yet to say so."""
        return awaits_check_in(occasion, self.now(), self._zone_of(occasion))

    def open_check_ins(self) -> list[Occasion]:
        """Return the visits and visitors that have begun and of which the person has yet to say that all is well."""
        since = self.today() - _OPEN
        near = self.occasions(Period(since, self.today() + DAY))  # elsewhere it may be tomorrow
        return [one for one in near if one.kind in LONE_WORK and self.may_check_in(one)]

    def next_check_in(self) -> datetime | None:
        """Return the moment at which the next check-in of today and tomorrow will be overdue; None where none is waited for."""
        now, today = self.now(), self.today()
        agenda = self.agenda(Period(today, today + DAY))
        due = [check_in_due(one, zone_on(agenda, one.last)) for one in agenda.occasions]
        return min((moment for moment in due if moment is not None and moment > now), default=None)

    def overdue_check_ins(self) -> list[CheckIn]:
        """Return the visits and visitors after which the person should have checked in by now, and didn't."""
        now, today = self.now(), self.today()
        agenda = self.agenda(Period(today - DAY, today))
        due = [
            (one, check_in_due(one, zone_on(agenda, one.last))) for one in agenda.occasions if one.last >= today - _OPEN
        ]
        overdue = [(one, moment) for one, moment in due if moment is not None and moment <= now]
        return [CheckIn(one, moment.astimezone(now.tzinfo)) for one, moment in overdue]

    def _zone_of(self, occasion: Occasion) -> tzinfo:
        patterns = self.patterns()
        return zone_on(Agenda(self._usual_zone(patterns), patterns), occasion.first)

    def usual_zone(self) -> str:
        """Return the time zone that the person usually is in (an IANA name)."""
        return self._usual_zone(self.patterns())

    def _usual_zone(self, patterns: list[Pattern]) -> str:
        return patterns[-1].zone if patterns else zone_name(self.now())

    # --- the days as they will be ---------------------------------------------------------------------------------

    def read_all(self) -> None:
        """Read everything that was ever said, for the sake of `unreadable`."""
        self.patterns()
        self.occasions()
        self._known_statuses.of_all(self._statuses.shown())

    def agenda(self, period: Period | None = None) -> Agenda:
        """Return all that matters for the days of a period, or for today."""
        period = period or Period(self.today(), self.today())
        around = Period(period.start - _AROUND, period.end + _AROUND)
        patterns = self.patterns()
        return Agenda(
            zone=self._usual_zone(patterns),
            patterns=patterns,
            occasions=self.occasions(around),
            holidays=self._holidays.of(range(around.start.year, around.end.year + 1)),
            statuses=self.statuses(),
        )

    def days(self, period: Period) -> list[Day]:
        """Return the days of a period as they will be. Raises WrongInput for more than a year of them."""
        if period.end - period.start > LONGEST:
            raise WrongInput(_("That is more than a year; ask for a week, or for the days of a month."))
        return days_of(self.agenda(period), period)

    def answer(self, at: datetime | None = None) -> Answer:
        """Return what the person is doing at a moment, or now."""
        now = self.now()
        at = at or now
        return answer(self.agenda(Period(at.date(), at.date())), at, now)

    @property
    def is_known(self) -> bool:
        """Whether the person said anything of when they work or what they do now."""
        return bool(self._patterns.shown() or self.statuses())
