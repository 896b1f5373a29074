"""People on Today: whose turn it is, what to do about it, and a glance at whose comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person

OpenAgain = Callable[[], Desk]
WIDE = (120, 36)


def at(day: int, hour: int = 10, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=AMSTERDAM)


@pytest.fixture
def circle(known: Desk, clock: FrozenClock) -> Desk:
    """A desk on which Omar is overdue, Sam due, and others aren't."""
    people = known.people
    clock.set(at(2, month=9))
    omar, sam, lena, ruth, bo, diego = people.keep_all(
        [
            Person(
                "Omar Haddad", "team", channel="call", zone="Asia/Kolkata", hours="mon-fri 10-19", topics=("his race",)
            ),
            Person("Sam Li", "supervisor", channel="1:1", zone="America/New_York", hours="mon-fri 9-17"),
            Person("Lena Novak", "team"),
            Person("Ruth Okafor", "mentor"),
            Person("Bo Chen"),
            Person("Diego Morales", "weak tie"),
        ]
    )
    for day, person, note in (
        (3, omar, "priced a second test server"),
        (13, sam, ""),
        (16, ruth, ""),
        (19, lena, "the audit"),
    ):
        clock.set(at(day))
        people.met([person], "call", note)
    people.pause(diego)
    clock.set(FRIDAY)
    assert bo.every == 0
    return known


def standing(desk: Desk, name: str) -> str:
    return desk.people.standing(desk.people.named(name)).state


async def test_next_names_whose_turn_it_is_how_to_reach_them_and_what_it_was_about(circle: Desk) -> None:
    """Most pressing first; by their own clocks, where these differ."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("Omar · overdue 3 days", "Sam · due today")
        assert "call · free now, 18:40 there" in me.line_with("Omar · overdue")
        assert "1:1 · off until 09:00, 08:10 there" in me.line_with("Sam · due today")
        me.sees("last: priced a second test server", "last contact Fri 13 Nov")
        await me.is_offered("Snooze", "Contact")


async def test_at_most_three_are_named(known: Desk, clock: FrozenClock) -> None:
    """The others stay silent on the screen of people."""
    clock.set(at(1, month=10))
    everybody = known.people.keep_all([Person(f"P{number} Q", "team") for number in range(5)])
    known.people.met(everybody, "meeting")
    clock.set(FRIDAY)
    async with open_app(known, WIDE) as me:
        await me.sees_soon("overdue")
        next_list = "\n".join(line[:60] for line in me.lines)
        assert next_list.count("overdue") == 3


async def test_c_logs_a_contact_with_the_person_under_the_cursor(circle: Desk, open_again: OpenAgain) -> None:
    """They come first there: enter takes them, and enter logs it. Their turn is over."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("Omar · overdue")
        await me.presses("c", "enter")
        await me.sees_soon("With Omar")
        await me.presses("enter")
        await me.is_told("with Omar")
        await me.misses_soon("Omar · overdue")
    desk = open_again()
    assert desk.people.contacts_with(desk.people.named("omar"))[0].day == FRIDAY.date()
    assert standing(desk, "omar") == "ahead"


async def test_z_puts_them_off(circle: Desk, open_again: OpenAgain) -> None:
    """Until when is one more key; the reminder goes, and the truth stays."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("Omar · overdue")
        await me.presses("z")
        await me.sees_soon("Put off Omar Haddad")
        await me.presses("w")
        await me.is_told("Omar is put off until Mon 23 Nov. u takes it back.")
        await me.misses_soon("Omar · overdue")
    assert standing(open_again(), "omar") == "snoozed"


async def test_the_third_time_something_else_is_offered(
    circle: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    """Perhaps it isn't the day that is wrong."""
    for day in (17, 18):
        clock.set(at(day))
        circle.people.snooze(circle.people.named("omar"), "tomorrow")
    clock.set(FRIDAY)
    async with open_app(open_again(), WIDE) as me:
        await me.sees_soon("Omar · overdue")
        await me.presses("z", "t")
        await me.sees_soon("Omar Haddad, put off 3 times")
        await me.presses("s")
        await me.is_told("every 4 weeks")
    assert open_again().people.named("omar").every == 28


async def test_enter_shows_what_to_talk_about_and_goes_on_from_there(circle: Desk, open_again: OpenAgain) -> None:
    """What it was about, what is open, how to begin; c and z act, esc goes back."""
    circle.accomplishments.log("? Need the field list from @omar by mon")
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("▸ Omar · overdue")
        await me.presses("down", "enter")
        await me.sees_soon("Omar Haddad", "Last talked about, Tue 3 Nov", "· priced a second test server")
        me.sees("overdue 3 days · call · free now, 18:40 there")
        me.sees("You wait: Need the field list from @omar, wanted by Mon 23 Nov", "Come back to: his race")
        await me.presses("escape")
        await me.is_back()
        await me.presses("enter")
        await me.sees_soon("To begin with")
        await me.presses("z")
        await me.sees_soon("Put off Omar Haddad")
        await me.presses("escape")
        await me.is_back()
        await me.presses("enter")
        await me.sees_soon("To begin with")
        await me.presses("c")
        await me.sees_soon("With Omar")
        await me.presses("enter")
        await me.is_told("with Omar")
    assert standing(open_again(), "omar") == "ahead"


async def test_with_the_mouse_alone(circle: Desk, open_again: OpenAgain) -> None:
    """A double click opens, buttons go on."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("Omar · overdue")
        await me.clicks("Omar · overdue", times=2)
        await me.clicks("Put off")
        await me.sees_soon("Put off Omar Haddad")
        await me.presses("t")
        await me.is_told("Omar is put off")
    assert standing(open_again(), "omar") == "snoozed"


async def test_somebody_who_is_gone_meanwhile_is_told_as_such(circle: Desk, open_again: OpenAgain) -> None:
    """Another window took them off the desk; nothing happens but a sentence."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("Omar · overdue")
        other = open_again()
        other.people.delete([other.people.named("omar")])
        await me.presses("z")
        await me.is_told("Not all of these are on the desk any more; nothing was changed.")


async def test_a_panel_shows_whose_turn_it_is_and_whose_comes(circle: Desk) -> None:
    """Those who are counted and neither paused nor put off, five at most, most pressing first."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("─ People ─")
        rows = [line.split("│")[-2].strip() for line in me.lines if line.strip().endswith("│")]
        shown = [row for row in rows if row.startswith(("Omar", "Sam", "Lena", "Ruth", "Bo", "Diego"))]
        assert [row.split()[0] for row in shown] == ["Omar", "Sam", "Lena", "Ruth"]
        assert shown[0].endswith("overdue 3 days")
        assert shown[1].endswith("due today")
        await me.resizes(99, 36)
        await me.misses_soon("─ People ─")


async def test_a_low_terminal_shows_the_panel_and_what_the_update_lacks(circle: Desk) -> None:
    """The week makes room: its days stand in one line."""
    circle.accomplishments.log("Fixed it #billing")
    async with open_app(circle, (100, 30)) as me:
        await me.sees_soon("─ People ─", "The next update", "Mon – Tue – Wed – Thu – Fri ✓")
        await me.sees_soon("No outcome: say what changed")


async def test_a_desk_without_people_shows_no_panel(known: Desk) -> None:
    """There is nothing to show."""
    async with open_app(known, WIDE) as me:
        await me.sees_soon("w has the update written")
        me.does_not_see("─ People ─")


async def test_the_first_screen_waits_for_nobody(circle: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """People are read beside the screen, never by the desk that draws it."""
    read: list[str] = []
    people = circle.people
    for name in ("all", "standings", "contacts", "conversation", "offers"):
        monkeypatch.setattr(people, name, lambda *_asked, name=name: read.append(name))
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("Omar · overdue")
    assert read == []
