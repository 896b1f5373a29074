"""What a run came to, what is done about it from there, and two runs side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import FrozenClock
from tui.desk_driver import DeskDriver, open_app
from tui.runs import PRIVATE, begins, own, went_through
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.assessments import Run

OpenAgain = Callable[[], Desk]


async def shows(me: DeskDriver, run: Run, told: str = "fine") -> None:
    me.app.open_result(run.id)
    await me.sees_soon(told)


@pytest.fixture
def risky(known: Desk) -> Run:
    """A run with a high, a medium and a low risk, nothing decided."""
    own(known)
    return went_through(known, "kinds", YES="no", ONE="floor", MANY=["cable"])


async def test_what_is_fine_is_a_line_and_what_isnt_a_list_worst_first(known: Desk, risky: Run) -> None:
    async with open_app(known, (80, 24)) as me:
        await shows(me, risky)
        me.sees("Every kind", "Fri 20 Nov", "3 risks left: 1 high, 1 medium, 1 low.", "1 answer is fine")
        me.sees("high    Is the door free? – No")
        me.sees("The two things to fix first", "1  Clear the door today.", "2  Get a chair.")
        places = [me.screen.index(text) for text in ("high ", "medium ")]
        assert places == sorted(places)
        await me.presses("end")
        await me.sees_soon("low", "Tape it down.")


async def test_what_is_undecided_is_decided_from_the_result(known: Desk, risky: Run, open_again: OpenAgain) -> None:
    async with open_app(known, (100, 40)) as me:
        await shows(me, risky)
        await me.presses("f")
        await me.sees_soon("Put right at once", "2 risks left: 1 medium, 1 low.")
        await me.presses("a", "enter")
        await me.sees_soon("→ Get a chair · me · by Fri 4 Dec · open")
        await me.presses("down", "o")
        await me.types("I like cables")
        await me.presses("enter")
        await me.sees_soon("→ fine as it is: I like cables")
    run = open_again().assessments.run("last")
    assert {reply.item: reply.way for reply in run.replies if reply.risk} == {
        "YES": "fixed",
        "ONE": "action",
        "MANY": "fine",
    }


async def test_the_mouse_decides_about_what_it_points_at(known: Desk, risky: Run, open_again: OpenAgain) -> None:
    async with open_app(known, (100, 40)) as me:
        await shows(me, risky)
        await me.clicks("Where do you sit?")
        await me.presses("f")
        await me.sees_soon("Put right at once")
    assert {one.item for one in open_again().assessments.run("last").risks if one.way} == {"ONE"}


async def test_the_mouse_presses_a_way_on_of_any_risk(known: Desk, risky: Run, open_again: OpenAgain) -> None:
    async with open_app(known, (100, 40)) as me:
        await shows(me, risky)
        _x, y = await me.finds("Tape it down.")
        x = me.lines[y + 1].index("fixed now")
        await me.pilot.click(offset=(x, y + 1))
        await me.sees_soon("Put right at once")
    assert {one.item for one in open_again().assessments.run("last").risks if one.way} == {"MANY"}


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_enter_and_esc_go_back(known: Desk, risky: Run, key: str) -> None:
    async with open_app(known) as me:
        await shows(me, risky)
        await me.presses(key)
        await me.is_back()
        me.is_on("today")


async def test_what_follows_the_last_answer_too_fast_does_nothing_to_the_result(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y", "1", "enter", "0", "enter")
        await me.presses_at_once(*"today", "enter", *"yyn-1")
        await me.sees_soon("4 answers are fine", "That was all.")
        assert "That was all." in await me.holds_still()


async def test_a_workstation_all_well_says_so(known: Desk) -> None:
    run = went_through(known)
    async with open_app(known, (100, 40)) as me:
        await shows(me, run)
        me.sees("No risks.", "answers are fine")
        me.does_not_see("fix first", "isn't fine", "Since last time")
        assert "Compare" not in me.foot
        await me.presses("f", "a", "o", "v", "m")
        me.sees("No risks.")


async def test_rosa_is_shown_as_a_scale_with_what_to_know_of_it(known: Desk) -> None:
    run = went_through(known, "rosa")
    async with open_app(known, (140, 50)) as me:
        await shows(me, run)
        me.sees("[1]", "Used all day, even a perfect workstation scores 3")
    async with open_app(known, (80, 24)) as me:
        await shows(me, run)
        me.sees("[1]")


async def test_the_result_of_rosa_begins_with_the_scale_also_where_it_takes_the_whole_screen(known: Desk) -> None:
    seat = known.assessments.checklists.whole("rosa").items[0]
    run = went_through(known, "rosa", None, **{seat.id: seat.options[-1].id})
    async with open_app(known, (60, 20)) as me:
        await shows(me, run, "chair")
        me.does_not_see("answers are fine")
        for _down in range(3):
            await me.presses("down")
        await me.sees_soon("f fixed now")
        for _up in range(40):
            await me.presses("up")
        await me.sees_soon("chair")


async def test_what_changed_since_last_time(known: Desk, clock: FrozenClock) -> None:
    own(known)
    went_through(known, "kinds", YES="no")
    clock.set(clock.now() + timedelta(days=30))
    run = went_through(known, "kinds", MANY=["cable"])
    async with open_app(known, (100, 40)) as me:
        await shows(me, run)
        me.sees("Since last time, Fri 20 Nov", "1 answer is better; 1 is worse", "worse", "better")
        assert me.screen.index("worse   ") < me.screen.index("better  ")


async def test_an_accident_ends_in_a_message_to_the_supervisor(known: Desk) -> None:
    run = went_through(known, "accident")
    async with open_app(known, (120, 40)) as me:
        await shows(me, run)
        me.sees("writes the message to your supervisor")
        await me.presses("m")
        await me.sees_soon("Accident report", "What was it?")
        me.is_on("updates")


async def test_b_goes_to_the_board_of_actions(known: Desk, risky: Run) -> None:
    async with open_app(known, (120, 40)) as me:
        await shows(me, risky)
        await me.presses("a", "enter")
        await me.sees_soon("→ Clear the door today")
        await me.presses("b")
        await me.waits_for(lambda: me.app.current_mode == "ergonomics" and not me.is_asked, "the board")
        await me.sees_soon("Clear the door today")


async def test_a_run_that_goes_elsewhere_closes_its_result_and_says_so(
    known: Desk, risky: Run, open_again: OpenAgain
) -> None:
    async with open_app(known) as me:
        await shows(me, risky)
        other = open_again()
        other.assessments.delete_run(other.assessments.run(risky.id))
        await me.is_told("There is no run")
        await me.is_back()


async def test_undoing_the_end_leaves_the_result(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    run = went_through(known, "kinds")
    async with open_app(known) as me:
        await shows(me, run)
        open_again().care.undo()
        await me.is_told("isn't finished any more")
        await me.is_back()
        await begins(me, told="Since when?")  # the last one, with its answer
        await me.presses("f7")
        me.sees("What else?")


# --- reports --------------------------------------------------------------------------------------------------------


async def test_a_report_is_looked_at_and_written_to_a_file(known: Desk, risky: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    async with open_app(known, (120, 40)) as me:
        await shows(me, risky)
        await me.presses("p")
        await me.sees_soon("Exactly this leaves", "Every kind", "PDF")
        me.does_not_see("# Every kind", "**")
        await me.presses("down", "down")
        await me.sees_soon("# Every kind", "**")
        await me.presses("tab", "tab", "ctrl+u", "end", "ctrl+u")
        await me.types(str(path))
        await me.presses("enter")
        await me.is_told(str(path))
        me.sees("The two things to fix first")
    assert "Is the door free?" in path.read_text(encoding="utf-8")


async def test_what_is_private_goes_along_only_with_a_tick(known: Desk, risky: Run) -> None:
    own(known, PRIVATE.replace("Every kind", "Inner life"), "inner")
    known = known.again()
    went_through(known, "inner")
    async with open_app(known, (120, 40)) as me:
        await shows(me, risky)
        await me.presses("p")
        await me.sees_soon("[ ] Inner life", "Every kind")
        text = str(me.app.screen.query_one("#text").render())
        assert "Inner life" not in text
        await me.clicks("[ ] Inner life")
        await me.sees_soon("[x] Inner life")
        assert "Inner life" in str(me.app.screen.query_one("#text").render())


async def test_by_e_mail_it_goes_through_the_composer(known: Desk, risky: Run) -> None:
    async with open_app(known, (120, 40)) as me:
        await shows(me, risky)
        await me.presses("p")
        await me.sees_soon("E-mail")
        await me.presses("end", "enter")
        await me.sees_soon("Self-assessment report", "Every kind")
        me.is_on("updates")


# --- two of them ----------------------------------------------------------------------------------------------------


async def test_two_runs_stand_side_by_side_what_differs_first(known: Desk, clock: FrozenClock) -> None:
    own(known)
    before = went_through(known, "kinds", YES="no", SCALE="2")
    clock.set(clock.now() + timedelta(days=30))
    after = went_through(known, "kinds", MANY=["cable"], SCALE="2", TEXT="a lamp")
    async with open_app(known, (100, 40)) as me:
        await shows(me, after)
        await me.presses("v")
        await me.sees_soon("Worse (1)", "Better (1)", "Other (1)")
        me.sees("Fri 20 Nov", "Sun 20 Dec", "1 high risk left", "1 low risk left")
        assert me.screen.index("Worse (1)") < me.screen.index("Better (1)") < me.screen.index("Other (1)")
        row = me.line_with("Is the door free?")
        assert row.index("No (high)") < row.index("Yes")
        me.sees("3 answers are the same; space shows them")
        me.does_not_see("Where do you sit?")
        await me.presses("space")
        await me.sees_soon("Same (3)", "Where do you sit?")
        await me.presses("escape")
        await me.sees_soon("Since last time")
    async with open_app(known, (80, 24)) as me:
        me.app.open_compare(after.id, before.id)
        await me.sees_soon("Worse (1)", "Is the door free?")
        row = me.line_with("Is the door free?")
        assert row.index("No (high)") < row.index("Yes")


async def test_any_earlier_time_can_be_chosen(known: Desk, clock: FrozenClock) -> None:
    own(known)
    for answer in ("no", "yes", "yes"):
        run = went_through(known, "kinds", YES=answer)
        clock.set(clock.now() + timedelta(days=10))
    async with open_app(known, (100, 40)) as me:
        await shows(me, run)
        await me.presses("v")
        await me.sees_soon("Compare with", "Mon 30 Nov", "Fri 20 Nov")
        await me.presses("down", "enter")
        await me.sees_soon("Better (1)", "No (high)")


async def test_runs_of_two_checklists_cant_be_compared(known: Desk, risky: Run) -> None:
    other = went_through(known, "pulse")
    async with open_app(known) as me:
        me.app.open_compare(risky.id, other.id)
        await me.is_told("ask different things")
        await me.is_back()
