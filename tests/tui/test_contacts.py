"""The contacts with somebody: looked through, corrected, taken back."""

from __future__ import annotations

from collections.abc import Callable

from tui.co_workers import TODAY, add_co_workers, ago, someone
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.periods import Period

OpenAgain = Callable[[], Desk]


async def opens_contacts(me: DeskDriver) -> None:
    """Look at the contacts with Priya, who comes first."""
    await me.goes_to("people")
    await me.sees_soon("overdue 4 days")
    await me.holds_still()
    await me.presses("C")
    await me.sees_soon("Contacts with Priya Shah")


def with_priya(desk: Desk) -> list[Contact]:
    """Return the contacts with Priya, the newest first."""
    return desk.people.contacts_with(someone(desk, "priya"))


async def test_an_older_contact_can_be_corrected(known: Desk, open_again: OpenAgain) -> None:
    priya = add_co_workers(known)["Priya"]
    known.people.met([priya], "coffee", "the budgt", ago(40))
    async with open_app(known) as me:
        await opens_contacts(me)
        await me.sees_soon("Sun 8 Nov", "her report is stuck", "coffee the budgt")
        assert me.screen.index("her report is stuck") < me.screen.index("the budgt")
        await me.presses("down", "enter")
        await me.sees_soon("Change a contact", "[o coffee]", "the budgt", ago(40).isoformat())
        await me.presses("backspace", "backspace")
        await me.types("get")
        await me.presses("tab", "ctrl+u")
        await me.types("yesterday")
        await me.presses("enter")
        await me.is_told("Changed: coffee on Thu 19 Nov. esc u takes it back.")
        await me.sees_soon("Contacts with Priya Shah", "Thu 19 Nov", "the budget")
        kept = with_priya(open_again())[0]
        assert (kept.day, kept.kind, kept.note) == (ago(1), "coffee", "the budget")
        await me.presses("escape")
        await me.is_back()
        await me.presses("u")
        await me.is_told("Taken back")
    assert [(one.day, one.note) for one in with_priya(open_again())][1] == (ago(40), "the budgt")


async def test_its_kind_alone_can_be_corrected(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await opens_contacts(me)
        await me.presses("enter")
        await me.sees_soon("[c call]")
        await me.presses("shift+tab", "v", "enter")
        await me.is_told("Changed: video on Sun 8 Nov")
    assert [(one.kind, one.note, one.day) for one in with_priya(open_again())] == [
        ("video", "her report is stuck", ago(12))
    ]


async def test_a_day_ahead_is_told_and_nothing_is_changed(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await opens_contacts(me)
        await me.presses("enter", "tab", "ctrl+u")
        await me.types("2027-01-01")
        await me.presses("enter")
        await me.sees_soon("Change a contact", "lies ahead")
        await me.presses("escape", "escape")
        await me.is_back()
        me.is_told_nothing()
    assert [one.day for one in with_priya(open_again())] == [ago(12)]


async def test_a_contact_that_there_was_not_is_deleted(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await opens_contacts(me)
        await me.presses("d")
        await me.is_told("Deleted call of Sun 8 Nov. esc u takes it back.")
        await me.sees_soon("No contact with them is logged yet.")
        assert with_priya(open_again()) == []
        await me.presses("d", "enter", "escape")
        await me.is_back()
        await me.presses("u")
        await me.is_told("Taken back")
    assert len(with_priya(open_again())) == 1


async def test_what_a_line_of_the_log_tells_is_changed_in_the_line(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    known.accomplishments.log("Paired with @priya on the export #payroll")
    async with open_app(known) as me:
        await me.goes_to("people")
        await me.sees_soon("in 7 days")
        await me.holds_still()
        await me.clicks("Priya Shah")
        await me.presses("C", "d")
        await me.sees_soon("from the log Paired with @priya", "enter changes the line")
        assert len(with_priya(open_again())) == 2
        await me.presses("enter")
        await me.sees_soon("A line of your log tells of this contact", "Change the line")
        await me.presses("enter")
        await me.sees_soon("Edit")
        await me.presses("end", "ctrl+u")
        await me.types("Wrote the export alone")
        await me.presses("enter")
        await me.is_told("Changed")
        await me.is_back()
    assert [one.day for one in with_priya(open_again())] == [ago(12)]
    (entry,) = open_again().accomplishments.within(Period(TODAY, TODAY))
    assert entry.text == "Wrote the export alone"


async def test_a_contact_changed_elsewhere_meanwhile_isnt_overwritten(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await opens_contacts(me)
        await me.presses("enter")
        await me.sees_soon("Change a contact")
        other = open_again()
        other.people.correct(with_priya(other)[0]._replace(note="said elsewhere"))
        await me.types(" again")
        await me.presses("enter")
        await me.sees_soon("It was changed elsewhere meanwhile")
    assert [one.note for one in with_priya(open_again())] == ["said elsewhere"]
