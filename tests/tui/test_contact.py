"""Logging a contact from anywhere: with whom, how, what about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.co_workers import TODAY, add_co_workers, ago, someone
from tui.desk_driver import DeskDriver, Size, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.people import Person

OpenAgain = Callable[[], Desk]
STEP = "A letter says how; enter logs it."


def logged(desk: Desk) -> list[Contact]:
    """Return the contacts of today, the newest first."""
    return desk.people.contacts(TODAY)


def names_of(desk: Desk, contact: Contact) -> list[str]:
    """Return the first names of those with whom a contact was."""
    people = map(desk.people.with_id, contact.people)
    return [person.first_name for person in people if person]


@pytest.mark.parametrize("place", ["today", "log", "updates", "availability"])
async def test_first_letters_and_enter_twice_log_it_from_any_screen(
    known: Desk, open_again: OpenAgain, place: str
) -> None:
    """Typed as fast as can be, also where the cursor stands on somebody else whose turn it is."""
    add_co_workers(known)
    async with open_app(known, (80, 24)) as me:
        await me.goes_to(place)
        if place == "today":
            await me.sees_soon("Priya")
        await me.presses_at_once("c", "o", "m", "a", "enter", "enter")
        await me.is_told("Logged contact with Omar")
        await me.is_back()
        me.is_on(place)
    (contact,) = logged(open_again())
    assert names_of(known, contact) == ["Omar"]
    assert (contact.kind, contact.note, contact.day) == ("", "", TODAY)


async def test_the_channel_they_like_is_preset_and_who_is_next_is_told(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("log")
        await me.presses("c")
        await me.sees_soon("Priya Shah", "overdue 4 days")
        await me.types("pri")
        await me.presses("enter")
        await me.sees_soon("With Priya", "[c call]", STEP)
        await me.presses("enter")
        await me.is_told("Logged call with Priya · next: Omar Haddad, due since Wed. u takes it back.")
        assert [one.kind for one in logged(open_again())] == ["call"]
        await me.presses("u")
        await me.is_told("Taken back")
    assert logged(open_again()) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_how_what_about_and_when(known: Desk, open_again: OpenAgain, size: Size) -> None:
    add_co_workers(known)
    async with open_app(known, size) as me:
        await me.goes_to("updates")
        await me.presses("c")
        await me.types("pri")
        await me.presses("enter")
        await me.sees_soon(
            "Last: her report is stuck", "They asked for: the migration plan", "Come back to: holiday in Leeds"
        )
        await me.presses("v")
        await me.types("Leeds was great; qdxu12?/Tn")
        await me.sees_soon("[v video]", "Leeds was great; qdxu12?/Tn")
        me.sees("Last: her report is stuck")
        await me.presses("tab", *["backspace"] * 5)
        await me.types("yesterday")
        await me.presses("enter")
        await me.is_told("Logged video with Priya · on Thu 19 Nov")
    (contact,) = open_again().people.contacts(ago(1))
    assert (contact.kind, contact.note, contact.day) == ("video", "Leeds was great; qdxu12?/Tn", ago(1))


async def test_several_with_commas_or_space(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("log")
        await me.presses("c")
        await me.types("oma,len,")
        await me.sees_soon("With Omar Haddad, Lena Fischer")
        await me.types("sam")
        await me.presses("enter")
        await me.sees_soon("With Omar, Lena and Sam")
        await me.presses("o", "enter")
        await me.is_told("Logged coffee with Omar, Lena and Sam")
        await me.presses("c")
        await me.sees_soon("Priya Shah", "in 14 days")
        await me.presses("space", "down", "space", "enter")
        await me.sees_soon(STEP)
        await me.presses("w", "enter")
        await me.is_told("Logged walk with")
    by_kind = {one.kind: sorted(names_of(known, one)) for one in logged(open_again())}
    assert by_kind["coffee"] == ["Lena", "Omar", "Sam"]
    assert len(by_kind["walk"]) == 2


async def test_on_the_people_screen_it_begins_with_the_person_under_the_cursor(
    known: Desk, open_again: OpenAgain
) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("people")
        await me.sees_soon("overdue 4 days")
        await me.holds_still()
        await me.presses("c")
        await me.sees_soon("With Priya", STEP)
        await me.presses("enter")
        await me.is_told("Logged call with Priya")
        await me.sees_soon("20 Nov call")
        await me.presses("home", "space", "space", "c")
        await me.sees_soon(STEP)
        await me.presses("t", "enter")
        await me.is_told("Logged meeting with")
    assert {one.kind: len(one.people) for one in logged(open_again())} == {"call": 1, "meeting": 2}


async def test_somebody_unknown_is_added_on_the_way(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("log")
        await me.presses("c")
        await me.types("Ines Costa")
        await me.sees_soon("Nobody is called “Ines Costa” yet; enter adds them.")
        await me.presses("enter")
        await me.sees_soon("Add Ines Costa", "team, every 2 weeks")
        await me.presses("t")
        await me.sees_soon("With Ines", STEP)
        await me.presses("m")
        await me.types("first words")
        await me.presses("enter")
        await me.is_told("Logged mail with Ines")
    desk = open_again()
    assert someone(desk, "ines").relation == "team"
    assert [(one.kind, one.note) for one in logged(desk)] == [("mail", "first words")]


async def test_the_very_first_person_can_be_added_so(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known, (80, 24)) as me:
        await me.presses("c")
        await me.sees_soon("Nobody is here yet: type a name, enter adds them.")
        await me.types("Zoe")
        await me.presses("enter", "n", "enter")
        await me.is_told("Logged contact with Zoe")
    assert [one.name for one in open_again().people.all()] == ["Zoe"]


async def test_what_is_typed_about_somebody_waits_for_the_next_time(known: Desk, open_again: OpenAgain) -> None:
    """After esc, and after a crash; once it is logged it is gone."""
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("log")
        await begins_with_omar(me)
        await me.presses("v")
        await me.types("half a sen")
        await me.presses("escape", "escape")
        await me.is_back()
        me.is_told_nothing()
    async with open_app(open_again()) as me:
        await me.goes_to("log")
        await begins_with_omar(me)
        await me.sees_soon("half a sen", "[v video]")
        await me.types("tence")
        await me.presses("enter")
        await me.is_told("Logged video with Omar")
        await begins_with_omar(me)
        await me.sees_soon("Last: half a sentence")
        assert me.screen.count("half a sen") == 1
    assert [one.note for one in logged(open_again())] == ["half a sentence"]


async def begins_with_omar(me: DeskDriver) -> None:
    """Open the dialog, and choose Omar."""
    await me.presses("c")
    await me.types("omar")
    await me.presses("enter")
    await me.sees_soon("With Omar", STEP)


async def test_a_day_that_cant_be_is_told_and_nothing_is_lost(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("log")
        await begins_with_omar(me)
        await me.presses("c")
        await me.types("the release")
        await me.presses("tab")
        await me.types("someday")
        await me.presses("enter")
        await me.sees_soon("is no day", "the release")
    assert logged(open_again()) == []


async def test_esc_goes_one_step_back(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("log")
        await begins_with_omar(me)
        await me.presses("escape")
        await me.sees_soon("First letters, then enter")
        await me.presses("escape")
        await me.is_back()
        me.is_told_nothing()
    assert logged(open_again()) == []


async def test_with_the_mouse_alone(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await me.goes_to("log")
        await me.clicks("c Contact")
        await me.sees_soon("Omar Haddad", "due since Wed")
        await me.clicks("Omar Haddad")
        await me.clicks("o coffee")
        await me.clicks("Log it")
        await me.is_told("Logged coffee with Omar")
    assert [one.kind for one in logged(open_again())] == ["coffee"]


async def test_hostile_names(known: Desk, open_again: OpenAgain) -> None:
    known.people.add(Person("Ann [red]Bold[/red] [@click=app.quit]x[/]", topics=("[b]t[/b]",)))
    async with open_app(known) as me:
        await me.goes_to("log")
        await me.presses("c")
        await me.types("ann")
        await me.sees_soon("Ann [red]Bold[/red]")
        await me.presses("enter")
        await me.sees_soon("Come back to: [b]t[/b]")
        await me.types("c[red]x[/red]")
        await me.presses("enter")
        await me.is_told("Logged call with Ann")
    assert [one.note for one in logged(open_again())] == ["[red]x[/red]"]


async def test_among_five_thousand(known: Desk, open_again: OpenAgain) -> None:
    known.people.keep_all([Person(f"Person {number:04}", "weak tie") for number in range(5000)])
    known.people.add(Person("Priya Shah", "key co-worker"))
    async with open_app(known, (80, 24)) as me:
        await me.goes_to("log")
        await me.presses_at_once("c", "p", "r", "i", "enter", "enter")
        await me.is_told("Logged contact with Priya")
    assert len(logged(open_again())) == 1


async def test_two_windows(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as one, open_app(open_again()) as other:
        await other.goes_to("people")
        await other.sees_soon("overdue 4 days")
        await one.goes_to("log")
        await one.presses("c")
        await one.types("pri")
        await one.presses("enter", "enter")
        await one.is_told("Logged call with Priya")
        await other.sees_soon("in 7 days", "20 Nov call")
