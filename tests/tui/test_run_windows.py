"""One run in two windows: each goes on from what is kept."""

from __future__ import annotations

from collections.abc import Callable

from tui.desk_driver import open_app
from tui.runs import begins, own
from wfhdesk.desk.assessments import Assessments
from wfhdesk.desk.desk import Desk

OpenAgain = Callable[[], Desk]


def answers_elsewhere(desk: Desk, **said: str) -> Assessments:
    """Answer questions of the run in another window."""
    assessments = desk.assessments
    whole = assessments.checklists.whole("kinds")
    run = assessments.begin(whole)
    for item_id, answer in said.items():
        item = whole.item(item_id)
        assert item is not None
        run = assessments.answer(whole, run, item, answer)
    return assessments


async def test_what_the_other_answered_isnt_asked_again(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        answers_elsewhere(open_again(), YES="yes", ONE="chair")
        await me.sees_soon("What lies there?", "3 of 6")
        await me.presses("enter")
        me.sees("How much does it hurt?")
    (run,) = open_again().assessments.runs(whole=True)
    assert [reply.item for reply in run.replies] == ["YES", "ONE", "MANY"]


async def test_a_run_that_both_begin_is_one(known: Desk, open_again: OpenAgain) -> None:
    """Also before the other window was noticed."""
    own(known)
    async with open_app(known) as me:
        await begins(me)
        me.app.watching.notice()
        answers_elsewhere(open_again(), ONE="floor")
        me.app.watching.notice()
        await me.presses("y")
        me.sees("Your answer: on the floor", "Get a chair.")
    assert len(open_again().assessments.runs()) == 1


async def test_a_run_that_the_other_finished_shows_its_result(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y")
        other = answers_elsewhere(open_again(), ONE="chair", MANY="", SCALE="0", TEXT="-", DATE="today")
        other.finish(other.checklists.whole("kinds"), other.run("last"))
        await me.sees_soon("4 answers are fine")


async def test_a_run_that_the_other_took_away_is_left(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y")
        other = open_again().assessments
        other.delete_run(other.run("last"))
        await me.is_told("There is no run")
        await me.is_back()
        me.is_on("today")


async def test_while_a_dialog_stands_over_it_the_run_waits(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "a")
        await me.sees_soon("What is to be done")
        other = open_again()
        answers_elsewhere(other, YES="yes")
        await me.presses("enter")
        await me.is_told("It was changed elsewhere meanwhile")
        await me.sees_soon("Where do you sit?")
    assert open_again().assessments.actions() == []


async def test_a_run_taken_away_under_a_dialog_is_left_once_that_is_gone(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("n", "a")
        await me.sees_soon("What is to be done")
        other = open_again().assessments
        other.delete_run(other.run("last"))
        await me.presses("escape")
        await me.is_told("There is no run")
        await me.is_back()
