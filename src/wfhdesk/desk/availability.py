"""What a person does about being reachable: say the hours, what is different, and what one is doing right now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from wfhdesk.adapters.clock import zone_name
from wfhdesk.desk import ids
from wfhdesk.desk.availability_records import (
    occasion_doc,
    occasion_of,
    pattern_doc,
    pattern_of,
    status_doc,
    status_of,
)
from wfhdesk.desk.holidays import Holidays
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.records import Doc, Unreadable
from wfhdesk.domain.availability import Answer, answer, break_end
from wfhdesk.domain.days import Agenda, Day, days_of, zone_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import DAY_END, parse_hours
from wfhdesk.domain.local_time import after, moment_of
from wfhdesk.domain.moments import check_near
from wfhdesk.domain.occasions import ABSENCES, Occasion, check_in_due, shown_occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY, Period, week_of
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line
from wfhdesk.domain.statuses import AVAILABLE, FINISHED, LUNCH, USUAL, Status, shown_status
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

_AROUND = timedelta(days=70)
"""How far around a day its occasions matter: the next working hours may lie behind a long leave."""
_LONGEST = timedelta(days=366)
Record = TypeVar("Record")


class Availability:
    """The person's hours, and what is different from them."""

    def __init__(self, db: DeskDB, holidays: Holidays, clock: Clock) -> None:
        self._db = db
        self._holidays = holidays
        self._clock = clock
        self._patterns = db.table("patterns")
        self._occasions = db.table("occasions")
        self._statuses = db.table("statuses")
        self._weeks = db.table("weeks")
        self.unreadable: set[str] = set()

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._clock.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    # --- what was said ------------------------------------------------------------------------------------------

    def patterns(self) -> list[Pattern]:
        """Return every pattern there was and is, in the order in which they begin; of equals the newest last."""
        return sorted(self._read(self._patterns.shown(), pattern_of), key=lambda one: one.start)

    def occasions(self, period: Period | None = None) -> list[Occasion]:
        """Return what is different in a period, or ever, in the order in which it was said."""
        if period is None:
            return self._read(self._occasions.shown(), occasion_of)
        first, last = period.start.isoformat(), period.end.isoformat()
        # Days are compared as they are written: after ten years there are thousands, and a week has three.
        return self._read(
            self._occasions.shown(),
            occasion_of,
            lambda doc: doc.get("first", "") <= last and first <= doc.get("last", ""),
        )

    def ahead(self) -> list[Occasion]:
        """Return what is different from today on, soonest first."""
        today = self.today()
        return sorted(
            self.occasions(Period(today, today + 10 * _LONGEST)), key=lambda one: (one.first, one.part or (0, 0))
        )

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
        found = self._read(self._statuses.shown(since), status_of, lambda doc: doc.get("since", "") >= written)
        return sorted(found, key=lambda one: one.since)

    def _read(
        self,
        documents: Mapping[str, Doc],
        record: Callable[[Doc, str], Record],
        is_wanted: Callable[[Doc], bool] = lambda _doc: True,
    ) -> list[Record]:
        found = []
        for doc_id, doc in documents.items():
            try:
                if is_wanted(doc):
                    found.append(record(doc, doc_id))
            except (Unreadable, TypeError):
                self.unreadable.add(doc_id)
        return found

    def read_all(self) -> None:
        """Read everything that was ever said, for the sake of `unreadable`."""
        self.patterns()
        self.occasions()
        self._read(self._statuses.shown(), status_of)

    def agenda(self, period: Period | None = None) -> Agenda:
        """Return all that matters for the days of a period, or for today."""
        period = period or Period(self.today(), self.today())
        around = Period(period.start - _AROUND, period.end + _AROUND)
        patterns = self.patterns()
        return Agenda(
            zone=patterns[-1].zone if patterns else zone_name(self.now()),
            patterns=patterns,
            occasions=self.occasions(around),
            holidays=self._holidays.of(sorted({around.start.year, period.end.year, around.end.year})),
            statuses=self.statuses(),
        )

    def days(self, period: Period) -> list[Day]:
        """Return the days of a period as they will be. Raises WrongInput for more than a year of them."""
        if period.end - period.start > _LONGEST:
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

    # --- the hours ----------------------------------------------------------------------------------------------

    def set_hours(self, text: str, start: date | None = None, end: date | None = None) -> Pattern:
        """Set the hours from a day on (today, if not said), for good or until a day. Raises WrongInput.

        The pattern before is kept: it still tells what was, and holds again after one that ends. The very first one begins with
        this week, so that the week shows whole.
        """
        start = start or (self.today() if self._patterns.shown() else week_of(self.today()).start)
        for day in (start, end or start):
            check_near(day, self.today())
        if end is not None and end < start:
            raise WrongInput(_("A pattern can't end before it begins."))
        pattern = Pattern(parse_hours(text), self._zone(), start, end)
        with self._db.lines.act(_("set your hours")):
            return pattern._replace(id=self._patterns.insert(pattern_doc(pattern)))

    def _zone(self) -> str:
        return zone_name(self.now())

    # --- what is different --------------------------------------------------------------------------------------

    def plan(self, occasion: Occasion) -> Occasion:
        """Keep what makes days different. Raises WrongInput where it can't be."""
        _check(occasion, self.today())
        occasion = _clean(occasion)
        with self._db.lines.act(_("planned {what}").format(what=shown_occasion(occasion.kind))):
            return occasion._replace(id=self._occasions.insert(occasion_doc(occasion)))

    def plan_all(self, occasions: Iterable[Occasion], words: str) -> list[Occasion]:
        """Keep several that belong together, as one act. Raises WrongInput where one can't be."""
        with self._db.lines.act(words):
            return [self.plan(one) for one in occasions]

    def change(self, occasion: Occasion) -> Occasion:
        """Keep an occasion as it is now. Raises WrongInput where it can't be."""
        _check(occasion, self.today())
        occasion = _clean(occasion)
        with self._db.lines.act(_("changed {what}").format(what=shown_occasion(occasion.kind))):
            self._occasions.write(occasion.id, occasion_doc(occasion))
        return occasion

    def cancel(self, occasion: Occasion) -> None:
        """Take an occasion away: the days are as usual again."""
        with self._db.lines.act(_("cancelled {what}").format(what=shown_occasion(occasion.kind))):
            self._occasions.write(occasion.id, None)

    def check_in(self, occasion: Occasion) -> Occasion:
        """Say that all is well after a visit or a visitor."""
        return self.change(occasion._replace(checked_in=self.now()))

    def overdue_check_ins(self) -> list[Occasion]:
        """Return the visits and visitors after which the person should have checked in by now, and didn't."""
        now, today = self.now(), self.today()
        agenda = self.agenda(Period(today - DAY, today))
        due = [(one, check_in_due(one, zone_on(agenda, one.last))) for one in agenda.occasions]
        return [one for one, moment in due if moment is not None and moment <= now and one.last >= today - 7 * DAY]

    # --- right now ----------------------------------------------------------------------------------------------

    def say(self, state: str, until: datetime | None = None, message: str = "") -> Status:
        """Say what one is doing right now, until a moment; without one as long as it usually takes. Raises WrongInput."""
        now = self.now()
        if len(message) > LONGEST_LINE:
            raise WrongInput(_("That is too long for a line."))
        until = until or self._usual_end(state, now)
        status = Status(state, now, until, one_line(message))
        with self._db.lines.act(_("said “{status}”").format(status=shown_status(state))):
            return status._replace(id=self._statuses.insert(status_doc(status)))

    def _usual_end(self, state: str, now: datetime) -> datetime | None:
        if state == AVAILABLE:
            return None
        agenda = self.agenda()
        if state == FINISHED:
            zone = zone_on(agenda, now.date())
            return moment_of(now.astimezone(zone).date(), DAY_END, zone).astimezone(zone)
        resting = break_end(agenda, now) if state == LUNCH else None
        return resting or after(now, USUAL[state])

    # --- the week ahead -----------------------------------------------------------------------------------------

    def confirm(self, day: date) -> None:
        """Say that the week of a day will be as it is planned."""
        week = week_of(day).start.isoformat()
        with self._db.lines.act(_("confirmed the week of {day}").format(day=week)):
            if not self.is_confirmed(day):
                self._weeks.insert({"week": week, "confirmed": self.now().isoformat(timespec="seconds")})

    def is_confirmed(self, day: date) -> bool:
        """Whether the week of a day was confirmed."""
        week = week_of(day).start.isoformat()
        return any(doc.get("week") == week for doc in self._weeks.shown().values())


def _check(occasion: Occasion, today: date) -> None:
    check_near(occasion.first, today)
    check_near(occasion.last, today)
    if occasion.last < occasion.first:
        raise WrongInput(_("The last day lies before the first one."))
    if occasion.last - occasion.first > _LONGEST:
        raise WrongInput(_("That is more than a year. A new pattern says such a thing better: wfhdesk hours set"))
    texts = (occasion.note, occasion.label, occasion.place, occasion.told)
    if any(len(text) > LONGEST_LINE for text in texts):
        raise WrongInput(_("That is too long for a line."))


def _clean(occasion: Occasion) -> Occasion:
    texts: dict[str, Any] = {name: one_line(getattr(occasion, name)) for name in ("note", "label", "place", "told")}
    return occasion._replace(**texts)
