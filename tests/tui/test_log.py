"""The log: every entry there is, found as one types, and put right where it was wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from tui.desk_driver import DeskDriver, Size, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment

OpenAgain = Callable[[], Desk]


@asynccontextmanager
async def open_log(desk: Desk, size: Size = (120, 40)) -> AsyncIterator[DeskDriver]:
    """Open the app and go to the log, with everything read."""
    async with open_app(desk, size) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        me.is_on("log")
        yield me


def entry(desk: Desk, beginning: str) -> Accomplishment:
    """Return the entry whose text begins so."""
    (found,) = [one for one in desk.accomplishments.all() if one.text.startswith(beginning)]
    return found


def texts(desk: Desk) -> list[str]:
    return [one.text for one in desk.accomplishments.all()]


# --- looking --------------------------------------------------------------------------------------------------------


async def test_days_stand_newest_first(lived_in: Desk) -> None:
    """Each day under its own line, with today and yesterday called so."""
    async with open_log(lived_in) as me:
        me.sees("Fri 20 Nov · today", "Thu 19 Nov · yesterday")
        order = [me.screen.index(text) for text in ("Fri 20 Nov · t", "Thu 19 Nov", "Wed 18 Nov", "Fri 13 Nov", "2025")]
        assert order == sorted(order)


async def test_the_end_of_the_log_is_one_key_away(lived_in: Desk) -> None:
    """All years are there to scroll to: G goes to the first entry ever, g back to the newest."""
    async with open_log(lived_in, (100, 20)) as me:
        me.does_not_see("Ran the new payroll")
        await me.presses("G")
        await me.sees_soon("Tue 12 Mar 2024", "Ran the new payroll")
        await me.presses("g")
        await me.sees_soon("Fri 20 Nov · today")


async def test_thousands_of_entries_scroll_page_by_page_to_the_end(
    known: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    """Years that weren't read yet come as one gets there, with nothing left out."""
    for year in (2022, 2023, 2024, 2025):
        clock.set(datetime(year, 6, 1, 12, 0, tzinfo=AMSTERDAM))
        known.accomplishments.log_lines("\n".join(f"Case {year}-{number:03}" for number in range(400)))
    clock.set(FRIDAY)
    async with open_app(open_again(), (100, 50)) as me:
        await me.presses("2")
        await me.sees_soon("Case 2025-399")
        await me.presses("G")
        await me.sees_soon("Case 2022-000", "1,600 entries")
        await me.presses("pageup", "pageup", "pageup")
        await me.sees_soon("Case 2022-070")
        await me.presses("g")
        await me.sees_soon("Case 2025-399")


async def test_an_entry_stands_in_full_beside_the_list(lived_in: Desk) -> None:
    """With its facts: outcome, project, readers, and which update told it."""
    async with open_log(lived_in) as me:
        await me.presses("down", "down", "down")
        await me.sees_soon("Project  billing", "Day      Mon 16 Nov", "in no update yet")
        await me.presses("down", "down")
        await me.sees_soon("Kind     plan", "Told     in update 1")


async def test_enter_shows_the_entry_below_where_there_is_no_room_beside(lived_in: Desk) -> None:
    """And again takes it away."""
    async with open_log(lived_in, (80, 24)) as me:
        me.does_not_see("Readers")
        await me.presses("enter")
        await me.sees_soon("Kind     done", "Project  billing")
        await me.presses("enter")
        await me.misses_soon("Kind     done")


async def test_an_empty_log_says_what_belongs_there(known: Desk) -> None:
    """And the one key that starts it."""
    async with open_app(known) as me:
        await me.presses("2")
        await me.sees_soon("Nothing is logged yet.", "Press a and say in a line what you did.")


# --- finding --------------------------------------------------------------------------------------------------------


async def test_what_was_done_for_payroll_in_march_2024(lived_in: Desk) -> None:
    """2, /, a word and a month: three keystrokes before the words, from any screen."""
    async with open_app(lived_in, (120, 40)) as me:
        await me.presses("2", "slash")
        await me.types("payroll 2024-03")
        await me.sees_soon("Ran the new payroll for the first time", "1 of 11")
        me.does_not_see("Mended the payroll report", "Closed the books")


async def test_the_list_follows_every_letter(lived_in: Desk) -> None:
    """The filter works while one types, over all years, and esc shows everything again."""
    async with open_log(lived_in) as me:
        await me.presses("slash")
        await me.types("payroll")
        await me.sees_soon("4 of 11", "Mended the payroll report")
        me.does_not_see("Answered the auditors")
        await me.types(" rep")
        await me.sees_soon("1 of 11", "Mended the payroll report")
        await me.presses("escape")
        await me.sees_soon("11 entries", "Answered the auditors")


async def test_projects_people_and_kinds_are_found_by_their_signs(lived_in: Desk) -> None:
    """#, @ and > mean in the filter what they mean in the line."""
    async with open_log(lived_in) as me:
        for asked, found, number in (
            ("#onboarding", "Trained two colleagues", 3),
            ("@omar", "Reviewed the migration plan", 1),
            ("> ", "Ask for the budget", 2),
        ):
            await me.presses("slash")
            await me.types(asked)
            await me.sees_soon(f"{number} of 11", found)
            await me.presses("escape", "escape")
            await me.sees_soon("11 entries")


async def test_where_nothing_is_found_it_says_so(lived_in: Desk) -> None:
    """With what was looked for, and the way back."""
    async with open_log(lived_in) as me:
        await me.presses("slash")
        await me.types("zebra")
        await me.sees_soon("0 of 11", "Nothing in 11 entries has “zebra”.", "esc shows all entries again")


async def test_what_is_found_can_be_gone_to_and_changed(lived_in: Desk, open_again: OpenAgain) -> None:
    """Enter leaves the filter for the list, where every key works; the filter stays."""
    async with open_log(lived_in) as me:
        await me.presses("slash")
        await me.types("auditors")
        await me.sees_soon("1 of 11")
        await me.presses("enter", "d")
        await me.is_told("Deleted “Answered the auditors”")
        await me.sees_soon("0 of 10")
    assert "Answered the auditors" not in texts(open_again())


async def test_letters_in_the_filter_dont_act(lived_in: Desk, open_again: OpenAgain) -> None:
    """d, x, m and q are letters there."""
    async with open_log(lived_in) as me:
        await me.presses("slash")
        await me.types("dxmqepbtu")
        await me.sees_soon("dxmqepbtu", "0 of 11")
        me.is_told_nothing()
        me.is_on("log")
    assert len(texts(open_again())) == 11


# --- putting right --------------------------------------------------------------------------------------------------


async def test_an_entry_is_written_anew(lived_in: Desk, open_again: OpenAgain) -> None:
    """e opens its line as it was typed; enter keeps it, and it shows at once."""
    async with open_log(lived_in) as me:
        await me.presses("e")
        await me.sees_soon("Edit", "Answered the auditors #billing")
        await me.types(" => no questions left")
        await me.sees_soon("outcome: no questions")
        await me.presses("enter")
        await me.is_told("Changed under billing · outcome: no questions left")
        await me.sees_soon("Answered the auditors → no questions left")
    assert entry(open_again(), "Answered").outcome == "no questions left"


async def test_esc_leaves_an_entry_as_it_was(lived_in: Desk, open_again: OpenAgain) -> None:
    """What was typed into it is forgotten; the next edit begins with the entry."""
    async with open_log(lived_in) as me:
        await me.presses("e")
        await me.types(" nonsense")
        await me.sees_soon("nonsense")
        await me.presses("escape")
        await me.is_back()
        me.does_not_see("nonsense")
        await me.presses("e")
        await me.sees_soon("Answered the auditors #billing")
        me.does_not_see("nonsense")
    assert texts(open_again()) == texts(lived_in)


async def test_an_entry_goes_to_another_project(lived_in: Desk, open_again: OpenAgain) -> None:
    """p asks for the project, beginning with the one it has; an empty name takes it out of any."""
    async with open_log(lived_in) as me:
        await me.presses("p")
        await me.sees_soon("Project of “Answered the auditors”", "billing")
        await me.presses("ctrl+u")
        await me.types("audit")
        await me.presses("enter")
        await me.is_told("Moved “Answered the auditors” to audit")
        await me.sees_soon("#audit")
        assert entry(open_again(), "Answered").project == "audit"
        await me.presses("p", "ctrl+u", "enter")
        await me.is_told("Took “Answered the auditors” out of its project")
    assert entry(open_again(), "Answered").project == ""


async def test_a_name_that_is_no_project_is_refused_in_the_box(lived_in: Desk, open_again: OpenAgain) -> None:
    """The box stays open with what is wrong."""
    async with open_log(lived_in) as me:
        await me.presses("p", "ctrl+u")
        await me.types("12 3")
        await me.presses("enter")
        await me.sees_soon("can't be a project", "12 3")
        await me.presses("escape")
        await me.is_back()
    assert entry(open_again(), "Answered").project == "billing"


async def test_an_entry_goes_to_another_day(lived_in: Desk, open_again: OpenAgain) -> None:
    """t takes a word or a date; it then stands under that day."""
    async with open_log(lived_in) as me:
        await me.presses("t", "ctrl+u")
        await me.types("yesterday")
        await me.presses("enter")
        await me.is_told("Put “Answered the auditors” on Thu 19 Nov")
        await me.misses_soon("Fri 20 Nov · today")
        await me.presses("t", "ctrl+u")
        await me.types("someday")
        await me.presses("enter")
        await me.sees_soon("“someday” is no day.")
    assert entry(open_again(), "Answered").day == date(2026, 11, 19)


async def test_an_entry_becomes_the_one_big_thing_and_one_of_many_again(lived_in: Desk, open_again: OpenAgain) -> None:
    """b, and b again."""
    async with open_log(lived_in) as me:
        await me.presses("b")
        await me.is_told("Made “Answered the auditors” the one big thing")
        await me.sees_soon("* Answered the auditors")
        assert entry(open_again(), "Answered").pinned
        await me.presses("b")
        await me.is_told("Made “Answered the auditors” one of many again")
    assert not entry(open_again(), "Answered").pinned


async def test_plans_and_blockers_are_settled_and_nothing_else(lived_in: Desk, open_again: OpenAgain) -> None:
    """x on what is done already says why not."""
    async with open_log(lived_in) as me:
        await me.presses("x")
        await me.is_told("“Answered the auditors” is no plan and no blocker; only these are settled.")
        await me.presses("down", "down", "x")
        await me.is_told("Settled “Waiting for the new contract")
        assert entry(open_again(), "Waiting").settled == FRIDAY.date()
        await me.presses("x")
        await me.is_told("was settled on Fri 20 Nov already.")


# --- several at once ------------------------------------------------------------------------------------------------


async def test_several_entries_are_chosen_and_moved_at_once(lived_in: Desk, open_again: OpenAgain) -> None:
    """Space chooses and goes on; one act does all of them, and one u takes all of it back."""
    async with open_log(lived_in) as me:
        await me.presses("space", "space")
        await me.sees_soon("2 chosen")
        await me.presses("p")
        await me.sees_soon("Project of 2 entries")
        await me.types("year-end")
        await me.presses("enter")
        await me.is_told("Moved 2 entries to year-end")
        assert {one.text for one in open_again().accomplishments.all() if one.project == "year-end"} == {
            "Answered the auditors",
            "Showed the guide to three people, thanks @priya",
        }
        await me.presses("u")
        await me.is_told("Taken back")
    assert "year-end" not in {one.project for one in open_again().accomplishments.all()}


async def test_esc_lets_go_of_what_was_chosen(lived_in: Desk) -> None:
    """Before it leaves anything else."""
    async with open_log(lived_in) as me:
        await me.presses("space", "space", "space")
        await me.sees_soon("3 chosen")
        await me.presses("escape")
        await me.misses_soon("chosen")
        me.is_on("log")


async def test_the_mouse_chooses_several(lived_in: Desk) -> None:
    """With ctrl one by one, with shift up to where it points; a double click opens the line."""
    async with open_log(lived_in) as me:
        await me.holds_still()  # the map above the list takes its room first
        await me.clicks("Answered the auditors")
        await me.clicks("Waiting for the new", shift=True)
        await me.sees_soon("3 chosen")
        await me.clicks("Fixed the export", control=True)
        await me.sees_soon("4 chosen")
        await me.presses("escape")
        await me.clicks("Ask for the budget", times=2)
        await me.sees_soon("Edit", "> Ask for the budget #billing")


async def test_several_become_one(lived_in: Desk, open_again: OpenAgain) -> None:
    """m makes one entry of those that are chosen; of one alone it says why not."""
    async with open_log(lived_in) as me:
        await me.presses("space", "down", "down", "space", "m")
        await me.is_told("Merged 2 entries into one")
        await me.sees_soon("10 entries")
        assert any("Fixed the export" in one and "Answered the auditors" in one for one in texts(open_again()))
        await me.presses("escape", "m")
        await me.waits_for(lambda: me.app.screen.query("Toast"), "a toast that says why not")
    assert len(texts(open_again())) == 10


# --- deleting, and taking back --------------------------------------------------------------------------------------


async def test_what_was_deleted_comes_back_from_the_trash(lived_in: Desk, open_again: OpenAgain) -> None:
    """d deletes, T shows what was deleted, enter brings it back."""
    async with open_log(lived_in) as me:
        await me.presses("d")
        await me.is_told("Deleted “Answered the auditors”")
        await me.sees_soon("10 entries")
        me.does_not_see("11:05 ✓ Answered the auditors")
        await me.presses("T")
        await me.sees_soon("Trash", "Answered the auditors")
        await me.presses("enter")
        await me.is_told("Brought back “Answered the auditors”")
        await me.sees_soon("11 entries", "11:05 ✓ Answered the auditors")
    assert sorted(texts(open_again())) == sorted(texts(lived_in))


async def test_several_come_back_from_the_trash_at_once(lived_in: Desk) -> None:
    """Space chooses them there too."""
    async with open_log(lived_in) as me:
        await me.presses("space", "space", "space", "d")
        await me.is_told("Deleted 3 entries")
        await me.presses("T")
        await me.sees_soon("Trash")
        await me.presses("space", "space", "enter")
        await me.is_told("Brought back 2 entries")
        await me.sees_soon("10 entries")


async def test_an_empty_trash_says_so(lived_in: Desk) -> None:
    """There is nothing to open."""
    async with open_log(lived_in) as me:
        await me.presses("T")
        await me.is_told("The trash is empty: nothing was deleted in the last 30 days.")


async def test_many_steps_are_taken_back_and_done_again(lived_in: Desk, open_again: OpenAgain) -> None:
    """Six acts of six kinds, u six times, U six times: nothing is lost on the way."""
    before = lived_in.accomplishments.all()
    async with open_log(lived_in) as me:
        await me.presses("b")
        await me.is_told("the one big thing")
        await me.presses("p", "ctrl+u")
        await me.types("audit")
        await me.presses("enter")
        await me.is_told("to audit")
        await me.presses("t", "ctrl+u")
        await me.types("2026-11-17")
        await me.presses("enter")
        await me.is_told("on Tue 17 Nov")
        await me.presses("g", "d")
        await me.is_told("Deleted “Showed the guide")
        await me.presses("g", "x")
        await me.is_told("Settled “Waiting for")
        await me.presses("down", "space", "space", "m")
        await me.is_told("Merged 2 entries")
        after = open_again().accomplishments.all()
        assert len(after) == 9
        for _step in range(6):
            await me.presses("u")
            await me.is_told("Taken back")
        assert open_again().accomplishments.all() == before
        for _step in range(6):
            await me.presses("U")
            await me.is_told("Done again")
        assert open_again().accomplishments.all() == after
        await me.presses("U")
        await me.is_told("nothing")


# --- the year -------------------------------------------------------------------------------------------------------


async def test_the_year_is_a_map_of_days_or_weeks(lived_in: Desk) -> None:
    """h switches between them; it says how much the marked one has."""
    async with open_log(lived_in, (100, 40)) as me:
        await me.sees_soon("Mon ", "Sun ", "Fri 20 Nov: 1 entry", "week by week")
        await me.presses("h")
        await me.sees_soon("week 47: 4 entries", "day by day")
        await me.presses("h")
        await me.sees_soon("Fri 20 Nov: 1 entry")


async def test_a_click_in_the_year_goes_to_that_day(lived_in: Desk) -> None:
    """The list follows the map, and the map the list."""
    async with open_log(lived_in, (100, 40)) as me:
        row = next(place for place, line in enumerate(me.lines) if line.strip().startswith("Mon ·"))
        await me.pilot.click(offset=(me.lines[row].rindex("░"), row))
        await me.sees_soon("Mon 16 Nov: 1 entry", "Day      Mon 16 Nov")
