"""Ergonomics: where one stands with every check, one of them in full, and what one does from there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import FrozenClock
from tui.assessed_desk import assess, at, go_through, hurts
from tui.desk_driver import DeskDriver, Size, open_app
from tui.runs import KINDS, own, went_through
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.asking import next_item, replies_of
from wfhdesk.tui.screens.ergonomics_reading import ErgonomicsReading

OpenAgain = Callable[[], Desk]
WIDE = (120, 40)


@pytest.fixture
def assessed(known: Desk, clock: FrozenClock) -> Desk:
    assess(known, clock)
    return known


async def opens(me: DeskDriver, *keys: str) -> None:
    """Go to the screen, wait until it is read, and press keys."""
    await me.presses("5")
    await me.sees_soon("About you", "Homeworking agreement")
    await me.presses(*keys)


# --- the list -------------------------------------------------------------------------------------------------------


async def test_each_workstation_has_its_checks_with_where_one_stands_and_what_was_found(assessed: Desk) -> None:
    async with open_app(assessed, (160, 40)) as me:
        await opens(me)
        lines = [line[:50] for line in me.lines]
        heads = [
            next(n for n, line in enumerate(lines) if head in line) for head in ("Home desk", "Desk 3.12", "About")
        ]
        assert heads == sorted(heads)
        assert "overdue" in lines[heads[0]]
        home, office = lines[heads[0] : heads[1]], lines[heads[1] : heads[2]]
        assert any("! Workstation check" in line and "1 risk" in line for line in home)
        assert any("ROSA score" in line and "done Tue 3 Mar" in line for line in home)
        assert any("Home safety" in line and "begun, 7 of" in line for line in home)
        assert any("Workstation check" in line and "overdue" in line for line in office)
        assert any("Home safety" in line and "never" in line for line in office)
        me.sees("private")


async def test_what_is_read_while_the_app_closes_is_passed_over(assessed: Desk) -> None:
    """An app that closes takes its screens apart, the innermost first, while something may still be read."""
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        screen = me.app.screen
        assert isinstance(screen, ErgonomicsReading)
        await me.waits_for(lambda: screen.closely, "the check in full")
        screen.closely = None
        await screen.query_one("#purpose").remove()
        await screen.look_closer().wait()
        assert screen.closely is not None


async def test_a_narrow_list_cuts_titles_and_never_where_one_stands(assessed: Desk) -> None:
    async with open_app(assessed, (80, 24)) as me:
        await opens(me)
        await me.sees_soon(" never", " done ")
        lines = [line[:40].rstrip(" │") for line in me.lines]
        assert any(line.endswith("Information and equipment    never") for line in lines)
        assert any("…" in line and line.endswith(" never") for line in lines)
        assert not any(line.endswith("…") for line in lines)
        assert any("ROSA" in line and line.endswith("Mar") and " done " in line for line in lines)


async def test_a_new_desk_says_what_it_is_for_and_which_key_begins(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known) as me:
        await me.presses("5")
        await me.sees_soon("how well and how safely you work", "enter begins", "n says first where you")
        await me.is_offered("enter Begin", "n New place")
        await me.is_not_offered("Details", "Report", "Rename")
        await me.presses("enter")
        await me.sees_soon("Do you work on a laptop here?")
    assert [one.name for one in open_again().assessments.workstations()] == ["Home desk"]


async def test_a_new_desk_offers_what_is_about_the_person_too(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known, (80, 24)) as me:
        await me.presses("5")
        await me.sees_soon("enter begins", "Workstation check", "About you", "Weekly pulse", "Accident while")
        await me.presses("end", "enter")
        await me.sees_soon("Accident while working at home", "1 of ")
    assert open_again().assessments.workstations() == []


async def test_the_first_check_stays_to_be_begun_while_there_is_no_workstation(
    known: Desk, open_again: OpenAgain
) -> None:
    went_through(known, "pulse")
    async with open_app(known, WIDE) as me:
        await opens(me, "home", "enter")
        await me.sees_soon("Do you work on a laptop here?")
    assert [one.name for one in open_again().assessments.workstations()] == ["Home desk"]


async def test_after_the_very_first_run_was_left_enter_goes_on_with_it(known: Desk) -> None:
    async with open_app(known) as me:
        await me.presses("5")
        await me.sees_soon("enter begins")
        await me.presses("enter")
        await me.sees_soon("Do you work on a laptop here?")
        await me.presses("y", "escape")
        await me.sees_soon("enter goes on with it")
        await me.presses("enter")
        await me.sees_soon("Workstation check", "2 of 46")


async def test_a_check_that_is_done_tells_when_it_is_due_again(known: Desk) -> None:
    went_through(known)
    async with open_app(known, WIDE) as me:
        await opens(me)
        await me.sees_soon("due again Sat 20 Nov 2027")


async def test_a_checklist_of_ones_own_that_is_broken_is_told_with_file_and_line(known: Desk) -> None:
    went_through(known)
    own(known, KINDS.replace('risk = "no"', 'risks = "no"'))
    async with open_app(known, WIDE) as me:
        await opens(me)
        await me.is_told("you may mean “risk”")


async def test_enter_goes_on_with_a_run_where_it_was_left(assessed: Desk) -> None:
    run = assessed.assessments.begun()[0]
    checklist, replies = (
        assessed.assessments.checklists.whole("home-safety"),
        replies_of(assessed.assessments.whole(run)),
    )
    following = next_item(checklist, replies)
    assert len(replies) == 7
    assert following is not None
    async with open_app(assessed, WIDE) as me:
        await opens(me, "down", "down")
        await me.sees_soon("goes on with it")
        await me.presses("enter")
        await me.sees_soon(str(following.question)[:40])


async def test_the_list_follows_what_another_window_does(assessed: Desk, open_again: OpenAgain) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        open_again().assessments.add_workstation("Kitchen table")
        await me.sees_soon("Kitchen table")


async def test_the_cursor_stays_on_its_check_while_the_list_is_read_again(
    assessed: Desk, open_again: OpenAgain
) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "down")
        await me.sees_soon("What brings it down")
        open_again().assessments.add_workstation("Attic")
        await me.sees_soon("Attic", "What brings it down")


# --- one check in full ----------------------------------------------------------------------------------------------


async def test_a_check_tells_what_the_last_run_found_what_stays_and_what_changed(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        await me.sees_soon(
            "Last time, Tue 3 Nov",
            "1 medium risk left",
            "What stays",
            "See to SCR-5 (manager, overdue since Tue 17 Nov)",
        )
        me.sees("Since Wed 1 Oct 2025: 2 better", "Every run", "Over time", "3 → 1", "better")


async def test_rosa_shows_as_a_scale_with_its_parts_and_ways_down(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "down")
        await me.sees_soon("[5]", "What drives it", "What brings it down")
        me.sees("1–2 good", "9–10 act at once", "mouse and keyboard", "seat height +2", "5 → ")


async def goes_to_discomfort(me: DeskDriver, *, several: bool = True) -> None:
    await opens(me, "end", "up", "up", "up", "up")
    await me.sees_soon("Discomfort", "private: stays out of reports", "another day" if several else "Every run")


@pytest.mark.parametrize("size", [(120, 50), (80, 50), (60, 50)])
async def test_what_hurts_stands_beside_the_figure_with_its_number(assessed: Desk, size: Size) -> None:
    async with open_app(assessed, size) as me:
        await opens(me, "end", "up", "up", "up", "up", "tab")
        await me.sees_soon("neck 5", "eyes 2", "left shoulder 3", "Mon 5 Oct")
        me.does_not_see("right wrist")


async def test_arrows_go_through_the_days_on_which_it_was_asked(assessed: Desk) -> None:
    async with open_app(assessed, (120, 50)) as me:
        await goes_to_discomfort(me)
        await me.presses("tab", "left")
        await me.sees_soon("neck 7", "lower back 8", "right wrist 4", "Tue 5 May")
        me.does_not_see("eyes 2")
        await me.presses("left")
        me.sees("neck 7")
        await me.presses("right", "right")
        await me.sees_soon("neck 5", "eyes 2")


async def test_the_mouse_goes_from_day_to_day(assessed: Desk) -> None:
    async with open_app(assessed, (120, 50)) as me:
        await goes_to_discomfort(me)
        await me.clicks("← →")
        await me.sees_soon("neck 7", "Tue 5 May")


async def test_where_nothing_hurts_the_figure_says_so(known: Desk, clock: FrozenClock) -> None:
    clock.set(at(2026, 11, 19))
    go_through(known, "discomfort", None, {"PAIN-1": "no"})
    async with open_app(known, (120, 50)) as me:
        await goes_to_discomfort(me, several=False)
        await me.sees_soon("Nothing hurts.")


async def test_the_figure_can_be_read_in_ascii(assessed: Desk, open_again: OpenAgain) -> None:
    assessed.settings.set("app.glyphs", ["ascii"])
    async with open_app(open_again(), (120, 50)) as me:
        await goes_to_discomfort(me)
        await me.sees_soon("neck 5", "++ 4-6")
        assert any("++++" in line and line.rstrip().endswith("neck 5") for line in me.lines)


async def test_on_a_narrow_screen_a_check_takes_the_lists_place_and_esc_gives_it_back(assessed: Desk) -> None:
    async with open_app(assessed, (60, 24)) as me:
        await opens(me)
        me.does_not_see("Last time")
        await me.presses("tab")
        await me.sees_soon("Last time, Tue 3 Nov")
        me.does_not_see("About you")
        await me.presses("escape")
        await me.sees_soon("About you")
        me.is_on("ergonomics")


# --- workstations -----------------------------------------------------------------------------------------------------


async def test_a_new_workstation_has_its_checks_at_once_with_the_cursor_on_them(
    assessed: Desk, open_again: OpenAgain
) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "n")
        await me.types("Kitchen table")
        await me.presses("tab", "down", "down", "enter")
        await me.is_told("Added Kitchen table")
        await me.sees_soon("Kitchen table · about")
    place = open_again().assessments.workstation("Kitchen")
    assert place.place == "elsewhere"


async def test_a_name_that_is_taken_is_refused_in_the_form(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "n")
        await me.types("home DESK")
        await me.presses("enter")
        await me.sees_soon("There is a workstation")
        assert me.is_asked


async def test_e_changes_what_the_workstation_under_the_cursor_is_called(assessed: Desk, open_again: OpenAgain) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "e")
        await me.sees_soon("What you call it")
        await me.types(" upstairs")
        await me.presses("enter")
        await me.is_told("Changed Home desk upstairs")
    assert open_again().assessments.workstation("Home desk").name == "Home desk upstairs"


async def test_leaving_a_workstation_is_asked_first_and_can_be_taken_back(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "d")
        await me.sees_soon("You don't work at Home desk any more?")
        await me.presses("n")
        await me.is_back()
        me.is_told_nothing()
        await me.presses("d", "y")
        await me.is_told("Left Home desk")
        await me.waits_for(lambda: "Home desk" not in me.lines[2] + me.lines[3], "Home desk to leave the list")
        await me.presses("u")
        await me.is_told("Taken back")
        await me.sees_soon("Home desk")


async def test_a_check_about_the_person_has_no_workstation_to_rename_or_leave(assessed: Desk) -> None:
    async with open_app(assessed, (200, 40)) as me:
        await opens(me)
        await me.is_offered("e Rename", "d Leave")
        await me.presses("end")
        await me.is_not_offered("e Rename", "d Leave")


# --- what changed -----------------------------------------------------------------------------------------------------


async def test_a_new_chair_makes_the_checks_at_that_workstation_due(assessed: Desk, open_again: OpenAgain) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "t")
        await me.sees_soon("What changed?", "new chair")
        await me.presses("c")
        await me.sees_soon("Where?", "Everywhere")
        await me.presses("enter")
        await me.is_told("Noted: new chair at Home desk. 2 checks are due")
        await me.sees_soon("Something changed on Fri 20 Nov: new chair")
    (trigger,) = open_again().assessments.triggers()
    assert trigger.kind == "chair"


async def test_another_change_is_told_in_ones_own_words(assessed: Desk, open_again: OpenAgain) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "t", "o")
        await me.types("the window has curtains")
        await me.presses("enter", "end", "enter")
        await me.is_told("Noted: the window has curtains")
    (trigger,) = open_again().assessments.triggers()
    assert (trigger.kind, trigger.text, trigger.workstation) == ("other", "the window has curtains", "")


# --- where keys lead ----------------------------------------------------------------------------------------------------


async def test_what_needs_runs_is_only_offered_where_there_are_some(assessed: Desk) -> None:
    async with open_app(assessed, (200, 40)) as me:
        await opens(me)
        await me.is_offered("o Result", "p Report", "v Compare")
        await me.presses("down")
        await me.is_offered("o Result", "p Report")
        await me.is_not_offered("v Compare")
        await me.presses("down", "down")
        await me.is_not_offered("o Result", "p Report", "v Compare")


async def test_o_shows_the_last_result_p_reports_it_v_compares_it(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me, "o")
        await me.sees_soon("See to SCR-5")
        await me.presses("escape")
        await me.is_back()
        await me.presses("p")
        await me.sees_soon("Exactly this leaves")
        await me.presses("escape")
        await me.is_back()
        await me.presses("v")
        await me.sees_soon("KBD-1" if "KBD-1" in me.screen else "Can you put the keyboard")
        await me.presses("escape")
        await me.is_back()
        me.is_on("ergonomics")


async def test_of_more_than_two_runs_the_last_two_are_compared_unless_others_are_chosen(
    known: Desk, clock: FrozenClock
) -> None:
    for month, pain in ((3, 9), (6, 6), (9, 3)):
        clock.set(at(2026, month, 5))
        go_through(known, "discomfort", None, hurts(neck=pain))
    async with open_app(known, WIDE) as me:
        await goes_to_discomfort(me)
        await me.presses("v")
        await me.sees_soon("Compare which run", "neck 3 of 10", "neck 6 of 10")
        await me.presses("enter")
        await me.sees_soon("with which one before it?", "neck 9 of 10")
        await me.presses("down", "enter")
        await me.sees_soon("9", "3")
        assert me.is_asked


async def test_x_says_that_an_action_of_the_check_is_done(assessed: Desk, open_again: OpenAgain) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        await me.sees_soon("See to SCR-5 (manager")
        await me.is_offered("x Fixed")
        await me.presses("x")
        await me.sees_soon("Which one is done?")
        await me.presses("enter")
        await me.is_told("Fixed: “See to ")
    assert sum(one.state == "fixed" for one in open_again().assessments.actions()) == 2


async def test_keys_pressed_at_once_act_on_what_they_reach(assessed: Desk) -> None:
    """Nothing is lost where somebody types ahead of the screen."""
    async with open_app(assessed, WIDE) as me:
        await me.presses_at_once("5", "b")
        await me.waits_for(lambda: me.app.current_mode == "ergonomics", "the screen")
