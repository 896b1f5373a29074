"""Availability: the week as a grid, what is planned, the month, and the week ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from conftest import AMSTERDAM, FrozenClock
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.hours_text import hours_text
from wfhdesk.domain.occasions import FOCUS, LEAVE, VISITOR, WORKDAY, Occasion
from wfhdesk.domain.periods import Period
from wfhdesk.domain.publications import EVENTS
from wfhdesk.domain.sharing import KIND

OpenAgain = Callable[[], Desk]

FRIDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 24)
VISIT = Occasion(VISITOR, TUESDAY, TUESDAY, Minutes(600, 690), note="boiler man", told="Sam", check_in=690)
WIDE = (120, 36)


def planned(desk: Desk) -> list[Occasion]:
    """Return what is planned, without its ids."""
    return [one._replace(id="") for one in desk.availability.occasions()]


async def goes_there(me: DeskDriver) -> None:
    """Go to the screen and wait until it stands there."""
    await me.goes_to("availability")
    await me.sees_soon("Week 47, 16–22 Nov")


async def replaces(me: DeskDriver, text: str) -> None:
    """Type a text in place of what stands in the line."""
    await me.presses("end", "ctrl+u")
    await me.types(text)


# --- the week -------------------------------------------------------------------------------------------------------


async def test_the_week_shows_where_one_works_and_when(known: Desk) -> None:
    """Each place has a sign of its own, and the legend tells it; today and the moment are marked."""
    known.availability.set_hours("mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office; fri 14-16 Lab")
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.sees_soon("▸Fri 20", "Office/L…", "14:10", "▸[▒▒▒", "██ Home", "▓▓ Office", "▒▒ Lab", "╱╱ Away")
        me.sees("Fri 20 Nov 14:00–14:30: Lab")


async def test_the_cursor_tells_what_it_stands_on(known: Desk) -> None:
    """By the arrows, half hour by half hour and day by day, into the next week and back."""
    known.availability.plan(VISIT)
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.sees_soon("Fri 20 Nov 14:00–14:30: Home")
        await me.presses("up", "up", "up")
        await me.sees_soon("Fri 20 Nov 12:30–13:00: break")
        await me.presses("right", "right")
        await me.sees_soon("Sun 22 Nov 12:30–13:00: no work")
        await me.presses("right")
        await me.sees_soon("Week 48, 23–29 Nov", "Mon 23 Nov 12:30–13:00")
        await me.presses("right", "up", "up", "up", "up")
        await me.sees_soon("Tue 24 Nov 10:30–11:00: Visitor: boiler man, Sam was told, check in by 11:30")
        await me.presses("left", "left")
        await me.sees_soon("Week 47, 16–22 Nov", "Sun 22 Nov")


async def test_weeks_are_gone_through_and_home_comes_back(known: Desk) -> None:
    """Brackets or pages."""
    async with open_app(known) as me:
        await goes_there(me)
        await me.presses("right_square_bracket", "pagedown")
        await me.sees_soon("Week 49, 30 Nov – 6 Dec")
        await me.presses("left_square_bracket", "left_square_bracket", "pageup")
        await me.sees_soon("Week 46, 9–15 Nov ] · last week")
        await me.presses("home")
        await me.sees_soon("Week 47, 16–22 Nov ] · this week", "Fri 20 Nov 14:00–14:30")


async def test_a_low_terminal_scrolls_to_the_cursor(known: Desk) -> None:
    """The heads and the times stay; arrows beside the times say that there is more."""
    async with open_app(known, (60, 20)) as me:
        await goes_there(me)
        await me.sees_soon("▸Fri 20", "14:10")
        await me.presses(*["up"] * 14)
        await me.sees_soon("08:00", "Fri 20 Nov 08:00–08:30: no work", "↓")
        await me.presses(*["down"] * 20)
        await me.sees_soon("Fri 20 Nov 18:00–18:30: no work", "↑", "▸Fri 20")
        me.does_not_see("08:00 ")


async def test_the_mouse_points_and_changes(known: Desk) -> None:
    """A click puts the cursor there, a second one opens what is under it."""
    known.availability.plan(VISIT._replace(first=FRIDAY, last=FRIDAY))
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.clicks("boiler")
        await me.sees_soon("10:00–10:30: Visitor: boiler man")
        await me.clicks("boiler", times=2)
        await me.sees_soon("Who comes", "boiler man")


async def test_leave_and_holidays_stand_in_the_week_and_the_month(known: Desk) -> None:
    """By name, and with a sign of their own."""
    known.settings.set("me.holidays", ["NL"])
    known.availability.plan(Occasion(LEAVE, date(2026, 12, 21), date(2026, 12, 24)))
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses(*["pagedown"] * 5)
        await me.sees_soon(
            "Week 52, 21–27 Dec", "Leave", "Christm", "leave ╱╱", "Dec 2026", "▸52 21╱ 22╱ 23╱ 24╱ 25╱ 26"
        )


async def test_the_month_is_clicked(known: Desk) -> None:
    """Beside the week where there is room; a click goes to the day."""
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.clicks("12  13")
        await me.sees_soon("Week 46, 9–15 Nov", "Thu 12 Nov")
        await me.resizes(80, 24)
        await me.misses_soon("Nov 2026")


async def test_an_empty_desk_says_what_belongs_there(desk: Desk, open_again: OpenAgain) -> None:
    """And the one key that starts it."""
    desk.accomplishments.log("x")
    async with open_app(desk) as me:
        await me.goes_to("availability")
        await me.sees_soon("Here stands your week", "e begins it")
        await me.presses("e")
        await me.types("mon-fri 9-17")
        await me.presses("enter")
        await me.is_told("Your hours from today: mon-fri 09:00-17:00 home. u takes it back.")
        await me.sees_soon("Week 47", "Fri 20 Nov 14:00–14:30: Home")
    (pattern,) = open_again().availability.patterns()
    assert pattern.start == date(2026, 11, 16)  # the very first one shows its whole week


async def test_what_another_terminal_plans_shows_by_itself(known: Desk, open_again: OpenAgain) -> None:
    """Within a second."""
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        open_again().availability.plan(VISIT)
        await me.sees_soon("Tue 24 Nov 10:00–11:30", "Visitor: boiler man")


# --- changing it ----------------------------------------------------------------------------------------------------


async def test_the_hours_change_from_today_on(known: Desk, open_again: OpenAgain) -> None:
    """e: they stand there as one would type them; what was before is kept."""
    async with open_app(known) as me:
        await goes_there(me)
        await me.presses("e")
        await me.sees_soon("mon-fri 09:00-12:30,13:00-17:30 home core 10:00-15:00")
        await replaces(me, "sometimes")
        await me.presses("enter")
        await me.sees_soon("can't be working hours", "sometimes")
        await replaces(me, "mon-thu 8-17")
        await me.presses("enter")
        await me.is_told("Your hours from today")
        await me.sees_soon("Fri 20 Nov 14:00–14:30: no work")
    before, now = open_again().availability.patterns()
    assert (hours_text(now.weeks), now.start) == ("mon-thu 08:00-17:00 home", FRIDAY)
    assert before.end is None


async def test_hours_that_stay_the_same_are_not_set_again(known: Desk, open_again: OpenAgain) -> None:
    """Enter on what stands there changes nothing and says nothing."""
    async with open_app(known) as me:
        await goes_there(me)
        await me.presses("e", "enter")
        await me.is_back()
        me.is_told_nothing()
    assert len(open_again().availability.patterns()) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("9:00-14:00 office", Occasion(WORKDAY, FRIDAY, FRIDAY, Minutes(540, 840), "office")),
        ("Lisbon", Occasion(WORKDAY, FRIDAY, FRIDAY, place="Lisbon")),
    ],
)
async def test_enter_changes_how_a_day_is_worked(known: Desk, open_again: OpenAgain, text: str, kept: Occasion) -> None:
    """Its hours stand there; as usual again takes the difference away."""
    async with open_app(known) as me:
        await goes_there(me)
        await me.presses("enter")
        await me.sees_soon("Fri 20 Nov: when and where", "09:00-12:30,13:00-17:30 home")
        await replaces(me, text)
        await me.presses("enter")
        await me.is_told(f"Fri 20 Nov: {text}")
        assert planned(open_again()) == [kept]
        await me.presses("enter")
        await replaces(me, "9:00-12:30,13:00-17:30 home")
        await me.presses("enter")
        await me.is_told("Fri 20 Nov: 9:00-12:30")
    assert planned(open_again()) == []


async def test_a_holiday_can_be_worked(known: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """Who says when they work on it is there."""
    known.settings.set("me.holidays", ["NL"])
    clock.set(datetime(2026, 12, 25, 14, 10, tzinfo=AMSTERDAM))
    async with open_app(open_again()) as me:
        await me.goes_to("availability")
        await me.sees_soon("Week 52", "Christmas")
        await me.presses("enter", "enter")
        await me.is_told("Fri 25 Dec: 09:00-12:30")
        await me.sees_soon("Fri 25 Dec 14:00–14:30: Home")


async def test_leave_takes_two_keys(known: Desk, open_again: OpenAgain) -> None:
    """l, enter: the day under the cursor."""
    async with open_app(known) as me:
        await goes_there(me)
        await me.presses_at_once("l", "enter")
        await me.is_told("Fri 20 Nov: Leave. u takes it back.")
        await me.sees_soon("Fri 20 Nov 14:00–14:30: Leave", "○ Leave until Mon 09:00")
        await me.presses("u")
        await me.is_told("Taken back: planned leave")
    assert planned(open_again()) == []


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("l", "..2026-11-24", Occasion(LEAVE, FRIDAY, TUESDAY)),
        ("o", "", Occasion(WORKDAY, FRIDAY, FRIDAY, place="office")),
        ("f", "maybe report", Occasion(FOCUS, FRIDAY, FRIDAY, Minutes(840, 930), note="report", tentative=True)),
        ("p", "dentist", Occasion("appointment", FRIDAY, FRIDAY, Minutes(840, 900), note="dentist")),
    ],
)
async def test_something_is_planned_from_the_cursor_on(
    known: Desk, open_again: OpenAgain, key: str, typed: str, kept: Occasion
) -> None:
    """The day stands there, with the hour where it needs one; more can be typed behind."""
    async with open_app(known) as me:
        await goes_there(me)
        await me.presses(key)
        await me.sees_soon("2026-11-20")
        if typed.startswith(".."):
            await me.presses("backspace")
        await me.types(typed)
        await me.presses("enter")
        await me.is_back()
    assert planned(open_again()) == [kept]


async def test_who_is_sick_is_offered_the_message_to_the_supervisor(known: Desk, open_again: OpenAgain) -> None:
    """In the composer, to be read; it says that one is away and not why."""
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("i", "tab")
        await me.types("migraine")
        await me.presses("enter")
        await me.sees_soon("Write to Petra that you are away?")
        await me.presses("enter")
        await me.sees_soon("Message that you are away", "Hi Petra,", "I am not working on Fri 20 Nov.")
        await me.presses("f9")
        await me.sees_soon("A last look", "Ana: away Fri 20 Nov")
    (sick,) = planned(open_again())
    assert (sick.kind, sick.first, sick.note) == ("sick", FRIDAY, "migraine")


async def test_the_message_is_about_what_was_just_said(known: Desk) -> None:
    """Not about another absence before it, and not about one that was written about before."""
    known.availability.plan(Occasion(LEAVE, TUESDAY, TUESDAY))
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        for days, told in (("thu..fri", "from Thu 26 Nov"), ("2026-12-01", "on Tue 1 Dec")):
            await me.presses("i")
            await replaces(me, days)
            await me.presses("enter")
            await me.sees_soon("Write to Petra that you are away?")
            await me.presses("enter")
            await me.sees_soon("Message that you are away", f"I am not working {told}")
            await me.presses("escape", "escape", "6")
            await me.sees_soon("Week 47")


async def test_a_message_about_an_absence_that_was_cancelled_is_not_taken_up(known: Desk) -> None:
    """The next one is about what is planned then."""
    known.availability.plan(Occasion(LEAVE, TUESDAY, TUESDAY))
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("i", "enter")
        await me.sees_soon("Write to Petra")
        await me.presses("enter")
        await me.sees_soon("I am not working on Fri 20 Nov")
        await me.presses("escape", "v", "home", "enter")
        await me.misses_soon("I am not working")
        await me.presses("escape", "escape", "6", "d")
        await me.is_told("Cancelled: Sick")
        await me.presses("3")
        await me.presses("v", *["down"] * 4, "enter")
        await me.sees_soon("I am not working on Tue 24 Nov")


async def test_without_the_message_sickness_is_kept_all_the_same(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("i", "enter")
        await me.sees_soon("Write to Petra")
        await me.presses("n")
        await me.sees_soon("Week 47, 16–22 Nov", "Sick")
    assert [one.kind for one in planned(open_again())] == ["sick"]


async def test_visitors_are_planned_with_who_was_told(known: Desk, open_again: OpenAgain) -> None:
    """Who comes, from when to when, who knows of it, and by when one says that all is well."""
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("v")
        await me.sees_soon("Who comes", "Who was told", "By when")
        await replaces(me, "tue 10:00-11:30")
        await me.presses("tab")
        await me.types("boiler man")
        await me.presses("tab")
        await me.types("Sam")
        await me.presses("tab")
        await me.types("half past")
        await me.presses("enter")
        await me.sees_soon("“half past” is no time of day", "boiler man")
        await replaces(me, "11:30")
        await me.presses("enter")
        await me.is_told("Tue 24 Nov 10:00–11:30: Visitor: boiler man, Sam was told, check in by 11:30")
        await me.sees_soon("Planned ahead", "Tue 24 Nov 10:00–11:30")
    assert planned(open_again()) == [VISIT]


async def test_what_is_planned_is_changed_and_cancelled(known: Desk, open_again: OpenAgain) -> None:
    """enter changes it, d cancels it; on a day as usual there is nothing to cancel."""
    known.availability.plan(VISIT)
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.is_not_offered("d Cancel")
        await me.presses("tab")
        await me.is_offered("d Cancel")
        await me.presses("enter")
        await me.sees_soon("2026-11-24 10:00-11:30", "boiler man", "Sam", "11:30")
        await replaces(me, "2026-11-25 10:00-11:30")
        await me.presses("enter")
        await me.is_told("Wed 25 Nov 10:00–11:30: Visitor")
        wednesday = date(2026, 11, 25)
        assert planned(open_again()) == [VISIT._replace(first=wednesday, last=wednesday)]
        await me.presses("d")
        await me.is_told("Cancelled: Visitor: boiler man, Sam was told, check in by 11:30, Wed 25 Nov 10:00–11:30.")
        await me.sees_soon("Nothing is planned.")
    assert planned(open_again()) == []


async def test_what_was_cancelled_elsewhere_isnt_changed(known: Desk, open_again: OpenAgain) -> None:
    """The form says so and keeps what was typed."""
    kept = known.availability.plan(VISIT)
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("tab", "enter")
        await me.sees_soon("Who comes")
        open_again().availability.cancel(kept)
        await me.presses("tab")
        await me.types(" again")
        await me.presses("enter")
        await me.sees_soon("This isn't planned any more", "boiler man again")
    assert planned(open_again()) == []


async def test_what_was_changed_elsewhere_isnt_overwritten(known: Desk, open_again: OpenAgain) -> None:
    """A check-in from a shell stays; the form says so and keeps what was typed."""
    kept = known.availability.plan(VISIT)
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("tab", "enter")
        await me.sees_soon("Who comes")
        open_again().availability.check_in(kept)
        await me.presses("tab")
        await me.types(" again")
        await me.presses("enter")
        await me.sees_soon("It was changed elsewhere meanwhile", "boiler man again")
        await me.presses("escape")
        await me.is_back()
        await me.presses("enter", "tab")
        await me.types(" again")
        await me.presses("enter")
        await me.is_told("boiler man again, Sam was told, checked in")
    (visit,) = open_again().availability.occasions()
    assert (visit.note, visit.checked_in is not None) == ("boiler man again", True)


async def test_a_day_that_was_changed_elsewhere_isnt_overwritten(known: Desk, open_again: OpenAgain) -> None:
    """The line says so and keeps what was typed."""
    elsewhere = Occasion(WORKDAY, FRIDAY, FRIDAY, place="Lisbon")
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("enter")
        await me.sees_soon("when and where")
        open_again().availability.plan(elsewhere)
        await replaces(me, "9-14 office")
        await me.presses("enter")
        await me.sees_soon("It was changed elsewhere meanwhile", "9-14 office")
        assert planned(open_again()) == [elsewhere]
        await me.presses("escape", "enter")
        await replaces(me, "9-14 office")
        await me.presses("enter")
        await me.is_told("Fri 20 Nov: 9-14 office")
    assert planned(open_again()) == [Occasion(WORKDAY, FRIDAY, FRIDAY, Minutes(540, 840), "office")]


async def test_all_cant_be_well_before_it_begins(known: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """x is offered from the visit's beginning on, not on the morning of its day."""
    known.availability.plan(VISIT._replace(first=FRIDAY, last=FRIDAY, part=Minutes(855, 960), check_in=960))
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("tab")
        await me.is_offered("d Cancel")
        await me.is_not_offered("x All is well")
        await me.presses("x")
        me.is_told_nothing()
    clock.set(datetime(2026, 11, 20, 14, 15, tzinfo=AMSTERDAM))
    async with open_app(open_again(), WIDE) as me:
        await goes_there(me)
        await me.presses("tab")
        await me.is_offered("x All is well")
        await me.presses("x")
        await me.is_told("Checked in: all is well")


async def test_a_visit_is_planned_from_the_list_too(known: Desk, open_again: OpenAgain) -> None:
    """Its key isn't one that moves in lists."""
    known.availability.plan(VISIT)
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("tab", "m")
        await me.sees_soon("Who was told where you are")
        await me.presses("tab")
        await me.types("Leeds")
        await me.presses("tab")
        await me.types("Acme")
        await me.presses("enter")
        await me.is_told("Visit")
    assert Occasion("visit", FRIDAY, FRIDAY, Minutes(840, 960), "Leeds", "Acme") in planned(open_again())


async def test_a_check_in_is_said_where_the_visit_stands(known: Desk, open_again: OpenAgain) -> None:
    """x, offered only while somebody waits for it."""
    known.availability.plan(VISIT._replace(first=FRIDAY, last=FRIDAY, part=Minutes(840, 870), check_in=900))
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.is_offered("x All is well")
        await me.presses("x")
        await me.is_told("Checked in: all is well")
        await me.sees_soon("Visitor: boiler man, Sam was told, checked in")
        await me.is_not_offered("x All is well")
    assert open_again().availability.overdue_check_ins() == []


# --- the week ahead -------------------------------------------------------------------------------------------------


async def test_the_week_ahead_is_confirmed_by_one_key(known: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """From Thursday on Today offers it; x opens the week, y confirms it, and it isn't offered any more."""
    known.accomplishments.log("Wrote it !private")
    clock.set(datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM))
    async with open_app(open_again()) as me:
        await me.sees_soon("The week ahead, 30 Nov – 6 Dec")
        await me.presses("x")
        await me.sees_soon("Week 49, 30 Nov – 6 Dec ] · next week · y confirms it")
        await me.is_offered("y Confirm")
        await me.presses("y")
        await me.is_told("Next week is confirmed, Mon 30 Nov and on.")
        await me.sees_soon("✓ confirmed")
        await me.is_not_offered("y Confirm")
        await me.presses("1")
        await me.misses_soon("The week ahead")
    assert open_again().availability.is_confirmed(date(2026, 11, 30))


async def test_nobody_confirms_a_week_that_they_dont_see(
    known: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    """y on another week goes to the next one first."""
    clock.set(datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM))
    async with open_app(open_again()) as me:
        await me.goes_to("availability")
        await me.sees_soon("Week 48")
        await me.presses("y")
        await me.sees_soon("Week 49", "y confirms it")
        me.is_told_nothing()
    assert not open_again().availability.is_confirmed(date(2026, 11, 30))


@pytest.mark.parametrize(("day", "is_offered"), [(25, False), (26, True), (27, True)])
async def test_the_week_ahead_is_offered_from_thursday_on(
    known: Desk, clock: FrozenClock, open_again: OpenAgain, day: int, is_offered: bool
) -> None:
    """Not before; there is nothing else to do on this desk."""
    known.accomplishments.log("Wrote it !private")
    clock.set(datetime(2026, 11, day, 14, 10, tzinfo=AMSTERDAM))
    async with open_app(open_again()) as me:
        await me.sees_soon("The week ahead" if is_offered else "Nothing waits for you.")


# --- on Today -------------------------------------------------------------------------------------------------------


async def test_a_check_in_that_is_overdue_comes_first(lived_in: Desk, open_again: OpenAgain) -> None:
    """Before the update and everything else; x says that all is well."""
    lived_in.availability.plan(VISIT._replace(first=FRIDAY, last=FRIDAY))
    async with open_app(lived_in) as me:
        await me.sees_soon("Is all well? boiler man · overdue", "you wanted to check in by 11:30; Sam was told")
        assert next(line for line in me.lines if "·" in line and "│" in line).find("Is all well?") > 0
        await me.presses("x")
        await me.is_told("Checked in: all is well")
        await me.misses_soon("Is all well?")
    (visit,) = open_again().availability.occasions(Period(FRIDAY, FRIDAY))
    assert visit.checked_in is not None


async def test_the_bar_of_today_tells_what_the_day_holds(known: Desk) -> None:
    """Where one works, what is taken, the break, and now."""
    known.availability.set_hours("mon-fri 9:00-12:30 home; mon-fri 13:00-17:30 office", date(2026, 1, 1))
    known.availability.plan(Occasion(FOCUS, FRIDAY, FRIDAY, Minutes(540, 660)))
    async with open_app(known, WIDE) as me:
        bar = me.line_with(" 17:30 │")
        signs = bar[bar.index("09:00") + 6 : bar.index(" 17:30 │")]
        assert "".join(dict.fromkeys(signs)) == "░█·▓"
        me.sees("focus", "▲ now 14:10")


@pytest.mark.parametrize(
    ("occasion", "told"),
    [
        (Occasion(LEAVE, FRIDAY, FRIDAY), "Leave today"),
        (Occasion("sick", FRIDAY, FRIDAY), "Sick today"),
    ],
)
async def test_the_bar_of_today_tells_an_absence(known: Desk, occasion: Occasion, told: str) -> None:
    """In words."""
    known.availability.plan(occasion)
    async with open_app(known, WIDE) as me:
        me.sees(told)


# --- sharing --------------------------------------------------------------------------------------------------------


async def test_the_week_is_shared_from_where_it_stands(known: Desk) -> None:
    """h: exactly what leaves shows first; esc lets nothing leave."""
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("h")
        await me.sees_soon("Share your availability", "Exactly this leaves", "Mon 16")
        await me.presses("escape")
        await me.is_back()
        me.is_told_nothing()


async def test_what_is_published_follows_the_days_that_go_by(known: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    """Who leaves the app open over the weekend has eight weeks in the file on Monday, as on Friday."""
    path = tmp_path / "hours.ics"
    known.publishing.publish(known.publishing.wanted(EVENTS, str(path), level=KIND, kept=True))
    assert "DTSTART;VALUE=DATE:20270115" not in path.read_text(encoding="utf-8")
    async with open_app(known, WIDE) as me:
        clock.set(datetime(2026, 11, 23, 8, 0, tzinfo=AMSTERDAM))
        await me.waits_for(
            lambda: "DTSTART;VALUE=DATE:20270115" in path.read_text(encoding="utf-8"), "the file to follow"
        )


async def test_what_is_published_follows_what_is_planned(known: Desk, tmp_path: Path) -> None:
    """Where one asked for that: leave stands in the file without another word, and undone it is withdrawn."""
    path = tmp_path / "hours.ics"
    known.publishing.publish(known.publishing.wanted(EVENTS, str(path), level=KIND, kept=True))
    before = path.read_text(encoding="utf-8")
    async with open_app(known, WIDE) as me:
        await goes_there(me)
        await me.presses("l", "enter")
        await me.is_told("Fri 20 Nov: Leave")
        await me.waits_for(lambda: path.read_text(encoding="utf-8") != before, "the file to follow")
        after = path.read_text(encoding="utf-8")
        await me.presses("u")
        await me.is_told("Taken back")
        await me.waits_for(lambda: path.read_text(encoding="utf-8") != after, "the file to follow")
