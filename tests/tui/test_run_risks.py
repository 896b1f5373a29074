"""What a risky answer leads to: the advice at once, and three ways on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tui.conftest import Reading
from tui.desk_driver import open_app
from tui.runs import begins, own
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import MANAGER, ME
from wfhdesk.domain.assessments import Reply

OpenAgain = Callable[[], Desk]


def first_reply(desk: Desk) -> Reply:
    (run,) = desk.assessments.runs(whole=True)
    return run.replies[0]


async def test_the_advice_appears_at_once_with_three_ways_on(known: Desk) -> None:
    own(known)
    async with open_app(known, (80, 24)) as me:
        await begins(me)
        await me.presses("n")
        me.sees("Is the door free?", "Your answer: No", "High risk", "Clear the door today. Then keep it clear.")
        me.sees("f  Fixed now", "a  Needs action", "o  Fine as it is", "1 of 6")
        assert not me.app.screen.query("Dialog")


@pytest.mark.parametrize("key", ["enter", "y", "n"])
async def test_a_key_that_was_for_the_question_is_told_which_keys_answer_the_advice(known: Desk, key: str) -> None:
    own(known)
    async with open_app(known, (80, 24)) as me:
        await begins(me)
        await me.presses("n")
        me.does_not_see("f, a or o")
        await me.presses(key)
        await me.sees_soon("f, a or o answers this.", "Clear the door today.")
        me.is_told_nothing()
        await me.presses("f")
        await me.misses_soon("f, a or o")


async def test_fixed_now_is_one_key(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "f")
        me.sees("Where do you sit?")
    assert first_reply(open_again()).way == "fixed"


async def test_fine_as_it_is_needs_a_reason(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "o", "enter")
        me.sees("say why it is fine as it is.")
        assert "YES:" not in me.screen  # ids of questions mean nothing here
        await me.types("The other door is next to it")
        await me.presses("enter")
        await me.sees_soon("Where do you sit?")
        await me.presses("left")
        me.sees("Decided: fine as it is: The other door is next to it")
    reply = first_reply(open_again())
    assert (reply.way, reply.why) == ("fine", "The other door is next to it")


async def test_an_action_is_filled_in_already(known: Desk, open_again: OpenAgain) -> None:
    """The first sentence of the advice, oneself, and three days for a high risk."""
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "a")
        await me.sees_soon("What is to be done", "Clear the door today", "> me", "2026-11-23")
        await me.presses("enter")
        await me.sees_soon("Where do you sit?")
    (action,) = open_again().assessments.actions()
    assert (action.text, action.owner, action.due, action.risk) == (
        "Clear the door today",
        ME,
        date(2026, 11, 23),
        "high",
    )


async def test_what_one_types_takes_the_place_of_what_was_proposed(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "a")
        await me.sees_soon("What is to be done")
        await me.types("Ask for a key")
        await me.presses("enter")
        await me.sees_soon("Where do you sit?")
    (action,) = open_again().assessments.actions()
    assert action.text == "Ask for a key"


async def test_what_who_and_when_can_be_changed(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "a", "ctrl+u", "end", "ctrl+u")
        await me.types("Ask for a second door")
        await me.presses("tab", "down", "tab", "ctrl+u")
        await me.types("never")
        await me.presses("enter")
        me.sees("“never” is no day; for example 2026-12-01, fri, tomorrow.")
        await me.presses("ctrl+u")
        await me.types("fri")
        await me.presses("enter")
        await me.sees_soon("Where do you sit?")
    (action,) = open_again().assessments.actions()
    assert (action.text, action.owner, action.due) == ("Ask for a second door", MANAGER, date(2026, 11, 27))


@pytest.mark.parametrize("key", ["a", "o"])
async def test_esc_in_the_dialog_decides_nothing(known: Desk, open_again: OpenAgain, key: str) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", key)
        assert len(me.app.screen_stack) == 3
        await me.presses("escape")
        me.sees("Your answer: No", "f  Fixed now")
    assert first_reply(open_again()).way == ""


async def test_keys_for_the_next_question_decide_nothing_and_change_nothing(known: Desk, open_again: OpenAgain) -> None:
    """However fast or slow they come: who types y, y, n, y, y looks up at the advice and finds it still there."""
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses_at_once("n", *"yyn-1230", "enter", "space", "right", "down")
        await me.sees_soon("Your answer: No", "f  Fixed now")
        await me.presses(*"yn-j123", "enter", "space", "right")
        me.sees("Your answer: No", "f  Fixed now")
    reply = first_reply(open_again())
    assert (reply.value, reply.way) == (("no",), "")


async def test_one_goes_back_to_the_question_and_answers_otherwise(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "left")
        me.sees("[n  no]")
        me.does_not_see("Clear the door")
        await me.presses("enter")
        me.sees("Clear the door today.")
        await me.presses("backspace", "y")
        me.sees("Where do you sit?")
    assert first_reply(open_again()).risk == ""


async def test_another_answer_takes_the_action_away(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "a", "enter")
        await me.sees_soon("Where do you sit?")
        await me.presses("left", "y")
    assert open_again().assessments.actions() == []


async def test_a_risk_that_was_left_undecided_comes_first_when_one_goes_on(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "escape")
        await begins(me)
        me.sees("Clear the door today.", "f  Fixed now")
        await me.presses("f")
        me.sees("Where do you sit?")


async def test_a_note_at_the_advice_stays_there(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "t")
        await me.types("Since the move")
        await me.presses("enter")
        await me.sees_soon("Your note: Since the move", "f  Fixed now")
    assert first_reply(open_again()).note == "Since the move"


async def test_the_ways_on_show_whole_in_a_small_terminal(known: Desk) -> None:
    """The longest advice there is, at 80 by 24 and smaller."""
    async with open_app(known, (60, 20)) as me:
        await begins(me, "accident", "What was it?")
        await me.presses("3")
        await me.sees_soon("f  Fixed now", "a  Needs action", "o  Fine as it is")


async def test_a_hasty_key_after_another_window_went_on_answers_nothing(
    known: Desk, open_again: OpenAgain, reading: Reading
) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y")
        me.sees("Where do you sit?")
        reading.is_hasty = True
        other = open_again().assessments
        whole = other.checklists.whole("kinds")
        run = other.run("last")
        other.answer(whole, run, whole.items[1], "chair")
        await me.sees_soon("What lies there?")
        await me.presses("2", "enter")
        me.sees("What lies there?")
        reading.is_hasty = False
        await me.presses("enter")
        me.sees("How much does it hurt?")
    (found,) = open_again().assessments.runs(whole=True)
    assert [reply.value for reply in found.replies] == [("yes",), ("chair",), ()]
