"""The board of actions: open, fixed, checked; and actions and checks among what comes next on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from conftest import FrozenClock
from tui.assessed_desk import assess
from tui.desk_driver import DeskDriver, open_app
from tui.runs import went_through
from wfhdesk.desk.action_acts import fix
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import Action

OpenAgain = Callable[[], Desk]
WIDE = (120, 40)


@pytest.fixture
def assessed(known: Desk, clock: FrozenClock) -> Desk:
    assess(known, clock)
    return known


@pytest.fixture
def acting(known: Desk) -> Desk:
    """A desk with one action that is overdue."""
    today = known.assessments.today()
    known.assessments.add_action(Action("Order a headset", today, date(2026, 11, 12)))
    return known


async def opens(me: DeskDriver) -> None:
    await me.presses("5")
    await me.sees_soon("About you")
    await me.presses("b")
    await me.sees_soon("Open ", "Fixed: did it help?", "Checked: it helped")


def action(desk: Desk, text: str) -> Action:
    return next(one for one in desk.assessments.actions() if one.text == text)


async def stands_on(me: DeskDriver, text: str) -> None:
    """Go down the first column until the cursor stands on an action."""
    for _step in range(9):
        if any(text in line for line in under_the_cursor(me)):
            return
        await me.presses("down")
    raise AssertionError(me.screen)


def under_the_cursor(me: DeskDriver) -> list[str]:
    found = []
    for y in range(len(me.lines)):
        found += [
            text for text, style in me.drawn(y) if getattr(style, "bgcolor", None) is not None and _is_cursor(me, style)
        ]
    return found


def _is_cursor(me: DeskDriver, style: object) -> bool:
    from wfhdesk.tui.ink import ink

    return getattr(style, "bgcolor", None) == ink(me.app, "cursor").bgcolor


# --- the board --------------------------------------------------------------------------------------------------------


async def test_actions_stand_in_three_columns_with_who_where_and_by_when(assessed: Desk) -> None:
    async with open_app(assessed, (120, 80)) as me:
        await opens(me)
        await me.sees_soon("Order a headset", "overdue since Thu 12 Nov", "Find a footrest", "fixed Mon 2 Nov")
        me.sees("did it help?", "Turn the lamp away", "it helped, Tue 20 Oct", "manager · Home desk", "me · Home desk")
        columns = [me.line_with("Open ").index(name) for name in ("Open ", "Fixed:", "Checked:")]
        assert columns == sorted(columns)


async def test_on_a_narrow_screen_the_columns_stand_one_above_the_other(assessed: Desk) -> None:
    async with open_app(assessed, (80, 24)) as me:
        await opens(me)
        await me.sees_soon("Find a footrest", "Turn the lamp away")
        assert "Fixed" not in me.line_with("Open ")


async def test_each_column_says_what_belongs_there(known: Desk) -> None:
    known.assessments.add_workstation("Home desk")
    async with open_app(known, WIDE) as me:
        await opens(me)
        await me.sees_soon("Nothing is to be done.", "What was fixed stays here", "What helped stands here.")


async def test_an_action_is_fixed_then_it_helped(acting: Desk, open_again: OpenAgain) -> None:
    acting.assessments.add_workstation("Home desk")
    async with open_app(acting, WIDE) as me:
        await opens(me)
        await me.presses("x")
        await me.is_told("Fixed: “Order a headset”. On Fri 4 Dec you look whether it helped.")
        await me.presses("right", "x")
        await me.sees_soon("Did it help?", "yes, it is solved")
        await me.presses("y")
        await me.is_told("It helped: “Order a headset”")
        await me.sees_soon("it helped, Fri 20 Nov")
    assert action(open_again(), "Order a headset").state == "checked"


async def test_f_fixes_what_is_open_as_in_a_run_and_x_says_what_it_does(acting: Desk, open_again: OpenAgain) -> None:
    acting.assessments.add_workstation("Home desk")
    async with open_app(acting, WIDE) as me:
        await opens(me)
        await me.is_offered("x Fixed")
        await me.presses("f")
        await me.is_told("Fixed: “Order a headset”")
        await me.presses("right")
        await me.is_offered("x It helped?")
        await me.presses("f")
        me.does_not_see("yes, it is solved")
    assert action(open_again(), "Order a headset").state == "fixed"


async def test_what_didnt_help_is_open_again_with_a_new_day(assessed: Desk, open_again: OpenAgain) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        await me.presses("right", "x")
        await me.sees_soon("yes, it is solved")
        await me.presses("n")
        await me.is_told("Open again: “Find a footrest”, by Fri 4 Dec")
    again = action(open_again(), "Find a footrest")
    assert (again.state, again.due) == ("open", date(2026, 12, 4))


async def test_one_can_answer_later_whether_it_helped(assessed: Desk, open_again: OpenAgain) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        await me.presses("right", "x")
        await me.sees_soon("ask me later")
        await me.presses("l")
        await me.is_back()
        me.is_told_nothing()
    assert action(open_again(), "Find a footrest").state == "fixed"


async def test_what_helped_can_be_opened_again_but_not_moved_on(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        await me.presses("right", "right")
        await me.is_offered("o Open again")
        await me.is_not_offered("x Fixed", "x It helped?")
        await me.presses("o")
        await me.is_told("Open again: “Turn the lamp away”")
        await me.sees_soon("What helped stands here.")


async def test_an_action_is_added_with_who_and_when(known: Desk, open_again: OpenAgain) -> None:
    place = known.assessments.add_workstation("Home desk")
    async with open_app(known, WIDE) as me:
        await opens(me)
        await me.presses("n")
        await me.sees_soon("What is to be done", "By whom: me, manager, assessor")
        await me.types("Raise the screen")
        await me.presses("tab", "end", *["backspace"] * 2)
        await me.types("manager")
        await me.presses("tab", "end", *["backspace"] * 10)
        await me.types("fri")
        await me.presses("enter")
        await me.is_told("Added “Raise the screen”")
        await me.sees_soon("manager · Home desk")
    added = action(open_again(), "Raise the screen")
    assert (added.owner, added.workstation) == ("manager", place.id)
    assert added.due == date(2026, 11, 20)


async def test_a_day_that_isnt_one_is_refused_in_the_form(acting: Desk, open_again: OpenAgain) -> None:
    acting.assessments.add_workstation("Home desk")
    before = action(acting, "Order a headset")
    async with open_app(acting, WIDE) as me:
        await opens(me)
        await me.presses("e")
        await me.sees_soon("2026-11-12")
        await me.presses("tab", "tab", "end", *["backspace"] * 10)
        await me.types("soonish")
        await me.presses("enter")
        await me.sees_soon("“soonish” is no day")
        assert me.is_asked
    assert action(open_again(), "Order a headset") == before


async def test_an_overdue_action_can_be_reworded_without_another_day(acting: Desk, open_again: OpenAgain) -> None:
    acting.assessments.add_workstation("Home desk")
    async with open_app(acting, WIDE) as me:
        await opens(me)
        await me.presses("e")
        await me.sees_soon("What is to be done")
        await me.types(" with a microphone")
        await me.presses("enter")
        await me.is_told("Changed “Order a headset with a microphone”")
    assert action(open_again(), "Order a headset with a microphone").due == date(2026, 11, 12)


async def test_what_another_window_changed_meanwhile_is_not_overwritten(acting: Desk, open_again: OpenAgain) -> None:
    acting.assessments.add_workstation("Home desk")
    async with open_app(acting, WIDE) as me:
        await opens(me)
        await me.presses("e")
        await me.sees_soon("What is to be done")
        other = open_again()
        other.assessments.change_action(action(other, "Order a headset")._replace(owner="manager"))
        await me.types("!")
        await me.presses("enter")
        await me.sees_soon("changed elsewhere meanwhile")
    assert action(open_again(), "Order a headset").owner == "manager"


async def test_deleting_is_asked_first_and_can_be_taken_back(acting: Desk, open_again: OpenAgain) -> None:
    acting.assessments.add_workstation("Home desk")
    async with open_app(acting, WIDE) as me:
        await opens(me)
        await me.presses("d")
        await me.sees_soon("Delete the action “Order a headset”?")
        await me.presses("y")
        await me.is_told("Deleted “Order a headset”")
        assert open_again().assessments.actions() == []
        await me.presses("u")
        await me.is_told("Taken back")
        await me.sees_soon("Order a headset")


async def test_b_goes_to_the_action_of_the_check_and_esc_back_to_the_checks(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        await stands_on(me, "See to")
        await me.presses("escape")
        await me.sees_soon("About you")
        me.is_on("ergonomics")
        await me.presses("escape")
        await me.sees_soon("Logged today")


async def test_the_palette_and_the_help_of_the_board_are_its_own(assessed: Desk) -> None:
    async with open_app(assessed, WIDE) as me:
        await opens(me)
        await me.presses("ctrl+p")
        await me.types("didn't help")
        await me.sees_soon("Say that it didn't help")


# --- on Today ---------------------------------------------------------------------------------------------------------


async def test_x_on_today_says_that_an_action_is_done(acting: Desk, open_again: OpenAgain) -> None:
    async with open_app(acting, WIDE) as me:
        await me.sees_soon("Order a headset", "overdue since Thu 12 Nov", "x Done", "enter Board of actions")
        await me.presses("x")
        await me.is_told("Fixed: “Order a headset”")
        await me.misses_soon("overdue since Thu 12 Nov")
    assert action(open_again(), "Order a headset").state == "fixed"


async def test_x_on_today_asks_whether_what_was_done_helped(
    acting: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    from wfhdesk.domain.actions import fixed

    acting.assessments.change_action(fixed(action(acting, "Order a headset"), date(2026, 11, 2)))
    async with open_app(acting, WIDE) as me:
        await me.sees_soon("Did it help? Order a headset", "x It helped")
        await me.presses("x")
        await me.sees_soon("yes, it is solved")
        await me.presses("y")
        await me.is_told("It helped")
    assert action(open_again(), "Order a headset").state == "checked"


async def test_enter_on_today_opens_the_board_at_the_action(acting: Desk) -> None:
    acting.assessments.add_action(Action("Buy a lamp", acting.assessments.today(), date(2026, 11, 10)))
    async with open_app(acting, WIDE) as me:
        await me.sees_soon("Order a headset", "Buy a lamp", "enter Board of actions")
        await me.presses("down", "enter")
        await me.sees_soon("Fixed: did it help?")
        me.is_on("ergonomics")
        await me.waits_for(lambda: any("Order a headset" in text for text in under_the_cursor(me)), "the cursor there")


async def test_enter_on_a_check_that_is_due_begins_it(assessed: Desk, clock: FrozenClock) -> None:
    for one in assessed.assessments.actions():
        assessed.assessments.delete_action(one)
    async with open_app(assessed, WIDE) as me:
        await me.sees_soon("Workstation check, Desk 3.12", "enter Begin")
        await me.clicks("Workstation check, Desk 3.12", times=2)
        await me.sees_soon("Do you work on a laptop here?")


async def test_help_on_the_board_begins_with_the_board(known: Desk) -> None:
    went_through(known)
    async with open_app(known, (80, 24)) as me:
        await me.presses("5")
        await me.sees_soon("About you")
        await me.presses("b")
        await me.sees_soon("What helped stands here.")
        await me.presses("question_mark")
        await me.sees_soon("Board of actions", "Say that it is fixed, then whether it helped")


async def test_where_nothing_is_open_the_board_begins_with_what_was_fixed(known: Desk) -> None:
    known.assessments.add_action(Action("Buy a lamp", date(2026, 11, 19)))
    (action,) = known.assessments.actions()
    fix(known.assessments, action)
    async with open_app(known) as me:
        await me.presses("5")
        await me.sees_soon("About you")
        await me.presses("b")
        await me.sees_soon("Fixed: did it help? 1")
        await me.is_offered("x It helped?")
        await me.presses("x")
        await me.sees_soon("Did it help?", "yes, it is solved")
