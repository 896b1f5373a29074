"""What is said beside the answer, where it is not what one might expect: a plan without effect, hours of another time zone."""

from __future__ import annotations

from collections.abc import Iterable

from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.days import Day
from wfhdesk.domain.occasions import FOCUS, WORKDAY, Occasion, shown_occasion
from wfhdesk.domain.periods import Period, day_span, short_day
from wfhdesk.language import gettext as _


def remark_on_clashes(desk: Desk, planned: Iterable[Occasion]) -> None:
    """Say of plans for work which change nothing, and why."""
    for one in planned:
        if one.kind in (WORKDAY, FOCUS):
            _remark_on_clash(one, desk.availability.days(Period(one.first, one.last)))


def _remark_on_clash(planned: Occasion, days: list[Day]) -> None:
    absent = [day for day in days if day.absence]
    for day in absent[:1]:
        assert day.absence is not None
        say(
            _("On {day} you are away ({what}, {days}), so this changes nothing there.").format(
                day=short_day(day.date),
                what=shown_occasion(day.absence.kind),
                days=day_span(Period(day.absence.first, day.absence.last)),
            )
        )
    if planned.last > planned.first and not absent and all(day.is_off and day.is_known for day in days):
        say(_("None of these days is worked, so this changes nothing. To work on one of them, name it alone."))


def remark_on_zone(desk: Desk) -> None:
    """Say by which clocks the hours and plans are, where these aren't the person's own."""
    zone = desk.availability.foreign_zone()
    if zone:
        say(
            _(
                "Your hours and plans go by the clocks of {zone}, where it is {time} now. Hours that you set anew go by your "
                "own: wfhdesk hours set"
            ).format(zone=zone, time=f"{desk.availability.now_in(zone):%H:%M}")
        )
