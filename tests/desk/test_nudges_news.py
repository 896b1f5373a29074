"""Whether there is something new to tell, as the scheduler asks it all day long."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from conftest import AMSTERDAM, FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import VISIT, Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.statuses import AWAY

THURSDAY = date(2026, 11, 26)


def at(hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)


def test_over_a_day_it_is_news_once_and_the_same_as_what_is_chosen(desk: Desk, clock: FrozenClock) -> None:
    clock.set(at(9, day=date(2026, 11, 2)))
    desk.availability.set_hours("mon-fri 9-17 core 10-15")
    desk.people.add(Person("Priya", "team"))
    visit = Occasion(VISIT, THURSDAY, THURSDAY, part=Minutes(14 * 60, 15 * 60), check_in=15 * 60, note="Office visit")
    desk.availability.plan(visit)
    news = []
    for quarter in range(4 * 24):
        moment = at(0) + timedelta(minutes=15 * quarter)
        clock.set(moment)
        if moment == at(11):
            desk.availability.say(AWAY, at(11, 20))
        has_news = desk.nudges.has_news()
        assert has_news is bool(desk.nudges.choice().fresh)
        if has_news:
            news.append((f"{moment:%H:%M}", [one.kind for one in desk.nudges.claim().nudges]))
    assert news == [("10:00", ["contact"]), ("11:30", ["status"]), ("15:00", ["check-in"])]


def test_quiet_is_no_news(desk: Desk, clock: FrozenClock) -> None:
    desk.people.add(Person("Priya", "team"))
    clock.set(at(12))
    assert desk.nudges.has_news()
    desk.nudges.be_quiet(at(13))
    assert not desk.nudges.has_news()
