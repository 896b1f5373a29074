"""What a person does about being reachable: say the hours, what is different, and what one is doing right now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from wfhdesk.adapters.clock import zone_name
from wfhdesk.desk.agendas import LONGEST, Agendas
from wfhdesk.desk.availability_records import occasion_doc, pattern_doc, status_doc
from wfhdesk.domain.availability import break_end, hours_begin
from wfhdesk.domain.days import Day, days_of, zone_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import DAY_END, Week, parse_hours
from wfhdesk.domain.hours_text import shown_hours
from wfhdesk.domain.local_time import after, moment_of
from wfhdesk.domain.moments import check_near
from wfhdesk.domain.occasions import WORKDAY, Occasion, shown_occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY, WEEK, Period, short_day, week_of
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line, shortened
from wfhdesk.domain.statuses import AVAILABLE, FINISHED, LUNCH, USUAL, Status, shown_status
from wfhdesk.language import gettext as _

_FRIDAY = 4 * DAY
"""How far behind Monday the last day lies that a week usually has to work."""


class Availability(Agendas):
    """The person's hours, and what is different from them."""

    # --- the hours ----------------------------------------------------------------------------------------------

    def set_hours(self, text: str, start: date | None = None, end: date | None = None) -> Pattern:
        """Set the hours from a day on (today, if not said), for good or until a day. Raises WrongInput.

        The pattern before is kept: it still tells what was, and holds again after one that ends. The very first one begins with
        this week, so that the week shows whole.
        """
        weeks = parse_hours(text)
        start = start or self._usual_start(weeks)
        for day in (start, end or start):
            check_near(day, self.today())
        if end is not None and end < start:
            raise WrongInput(_("A pattern can't end before it begins."))
        pattern = Pattern(weeks, self._zone(), start, end)
        with self._db.lines.act(_("set your hours to {hours}").format(hours=shortened(shown_hours(weeks)))):
            return pattern._replace(id=self._patterns.insert(pattern_doc(pattern)))

    def _usual_start(self, weeks: tuple[Week, ...]) -> date:
        """Return the day from which hours hold where nobody says: the very first from this week's Monday.

        Two weeks in turn that are set on a weekend begin with the week that comes: this one is over.
        """
        today = self.today()
        monday = week_of(today).start
        if len(weeks) > 1 and today - monday > _FRIDAY:
            return monday + WEEK
        return today if self._patterns.shown() else monday

    def delete_hours(self, pattern: Pattern) -> None:
        """Take a pattern away, as if those hours had never been set."""
        with self._db.lines.act(_("deleted hours {hours}").format(hours=shortened(shown_hours(pattern.weeks)))):
            self._patterns.write(pattern.id, None)

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

    def workdays(self, day: date) -> list[Occasion]:
        """Return what was said of how a day is worked, the last of which holds."""
        return [one for one in self.occasions(Period(day, day)) if one.kind == WORKDAY]

    def work(self, day: Day, said: Occasion | None) -> bool:
        """Keep how one day is worked, None as usual; return whether that changed anything. Raises WrongInput."""
        before = self.workdays(day.date)
        own = next((one for one in reversed(before) if one.first == one.last), None)
        if said is None and own is not None:
            self.cancel(own)
        elif said is None and (before or day.holiday):
            self.plan(Occasion(WORKDAY, day.date, day.date))
        elif said is None:
            return False
        elif own is not None:
            self.change(said._replace(id=own.id, note=own.note))
        else:
            self.plan(said)
        return True

    def cancel(self, occasion: Occasion) -> None:
        """Take an occasion away: the days are as usual again."""
        with self._db.lines.act(_("cancelled {what}").format(what=shown_occasion(occasion.kind))):
            self._occasions.write(occasion.id, None)

    def check_in(self, occasion: Occasion) -> Occasion:
        """Say that all is well after a visit or a visitor."""
        return self.change(occasion._replace(checked_in=self.now()))

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
            if begins := hours_begin(agenda, now):  # after midnight the day that was finished is the one before
                return begins
            zone = zone_on(agenda, now.date())
            return moment_of(now.astimezone(zone).date(), DAY_END, zone).astimezone(zone)
        resting = break_end(agenda, now) if state == LUNCH else None
        return resting or after(now, USUAL[state])

    # --- the week ahead -----------------------------------------------------------------------------------------

    def confirm(self, day: date) -> None:
        """Say that the week of a day will be as it is planned now; what changes in it afterwards asks for it again."""
        week = week_of(day).start.isoformat()
        with self._db.lines.act(_("confirmed the week of {day}").format(day=short_day(week_of(day).start))):
            if not self.is_confirmed(day):
                kept = {"week": week, "confirmed": self.now().isoformat(timespec="seconds")}
                self._weeks.insert({**kept, "as": self._week_as_it_is(day)})

    def is_confirmed(self, day: date) -> bool:
        """Whether the week of a day was confirmed as it is planned now."""
        week = week_of(day).start.isoformat()
        told = [doc.get("as") for doc in self._weeks.shown().values() if doc.get("week") == week]
        return bool(told) and self._week_as_it_is(day) in told

    def _week_as_it_is(self, day: date) -> str:
        """Return what differs as soon as anything planned in the week of a day does."""
        from hashlib import sha256  # not on the way of `wfhdesk away`

        agenda = self.agenda(week_of(day))._replace(statuses=())
        week = [(one.date, one.plan, _planned(one), one.holiday) for one in days_of(agenda, week_of(day))]
        return sha256(repr(week).encode()).hexdigest()[:16]


def _planned(day: Day) -> list[tuple[object, ...]]:
    """Return what is planned on a day, as far as it makes a difference to anybody."""
    planned = [*([day.absence] if day.absence else []), *day.busy]
    return [(one.kind, one.part, one.tentative) for one in planned]


def _check(occasion: Occasion, today: date) -> None:
    check_near(occasion.first, today)
    check_near(occasion.last, today)
    if occasion.last < occasion.first:
        raise WrongInput(_("The last day lies before the first one."))
    if occasion.last - occasion.first > LONGEST:
        raise WrongInput(_("That is more than a year. A new pattern says such a thing better: wfhdesk hours set"))
    texts = (occasion.note, occasion.label, occasion.place, occasion.told)
    if any(len(text) > LONGEST_LINE for text in texts):
        raise WrongInput(_("That is too long for a line."))


def _clean(occasion: Occasion) -> Occasion:
    texts: dict[str, Any] = {name: one_line(getattr(occasion, name)) for name in ("note", "label", "place", "told")}
    return occasion._replace(**texts)
