"""Going through a checklist: a key for each answer, back and on again, left and resumed, with nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.desk_driver import DeskDriver, open_app
from tui.runs import KINDS, begins, own
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.assessments import Run

OpenAgain = Callable[[], Desk]


def only_run(desk: Desk) -> Run:
    (run,) = desk.assessments.runs(whole=True)
    return run


def said(desk: Desk) -> dict[str, tuple[str, ...]]:
    return {reply.item: reply.value for reply in only_run(desk).replies}


# --- a whole one ----------------------------------------------------------------------------------------------------


async def test_a_checklist_takes_a_key_for_each_question_when_all_is_well(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known) as me:
        await begins(me, "workstation", "1 of ")
        keys = 0
        while "What isn't" not in me.screen and "answers are fine" not in me.screen:
            assert keys < 60, me.screen
            text = "Anything else" in me.screen
            await me.presses("enter" if text else "y")
            keys += 1
        me.sees("answers are fine", "No risks")
        await me.is_told("Finished: Workstation check. esc u takes it back.")
    run = only_run(open_again())
    assert run.finished is not None
    assert len(run.replies) == keys >= 45


async def test_keys_typed_as_fast_as_can_be_each_answer_their_own_question(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known) as me:
        await begins(me, "home-safety", "1 of ")
        await me.presses_at_once(*("y" * 8))
        await me.waits_for(lambda: "9 of " in me.screen, "the ninth question")
    assert len(only_run(open_again()).replies) == 8


async def test_the_bar_and_the_numbers_tell_how_far_one_is(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        me.sees("Every kind", "1 of 6", "All of them", "You may have to leave by it.")
        assert "▀" not in me.screen
        await me.presses("y", "1")
        me.sees("3 of 6", "What lies there?")
        assert me.lines[1].count("▀") == pytest.approx(me.lines[1].count("▔") / 2, abs=2)


async def test_to_look_and_leave_again_leaves_nothing_behind(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("escape")
        await me.is_back()
        me.is_told_nothing()
    assert open_again().assessments.runs() == []


# --- back and on ----------------------------------------------------------------------------------------------------


async def test_one_goes_back_with_the_answer_shown_and_changes_it(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y", "1")
        me.sees("What lies there?")
        await me.presses("left")
        me.sees("Where do you sit?", "▸ 1  on a chair")
        await me.presses("backspace")
        me.sees("Is the door free?", "[y  yes]", "enter keeps the answer")
        await me.presses("-")
        me.does_not_see("keeps the answer")
        me.sees("What lies there?")
    assert said(open_again()) == {"YES": ("-",), "ONE": ("chair",)}


async def test_enter_keeps_the_answer_and_goes_on(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y", "1", "left", "left")
        me.sees("Is the door free?")
        await me.presses("enter")
        me.sees("Where do you sit?")
        await me.presses("right")
        me.sees("What lies there?")
        await me.presses("right")
        me.sees("What lies there?", "3 of 6")
    assert said(open_again()) == {"YES": ("yes",), "ONE": ("chair",)}


async def test_there_is_nothing_before_the_first_question(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        assert "Back" not in me.foot
        await me.presses("left", "backspace")
        me.sees("Is the door free?", "1 of 6")


async def test_an_earlier_answer_decides_what_is_asked(known: Desk) -> None:
    async with open_app(known) as me:
        await begins(me, "workstation", "Do you work on a laptop here?")
        await me.presses("y")
        before = me.lines[0].split()[-1]
        await me.presses("left", "n")
        assert int(me.lines[0].split()[-1]) < int(before)


# --- keys that mean nothing -----------------------------------------------------------------------------------------


async def test_wrong_keys_do_nothing_but_tell_the_right_ones(known: Desk, open_again: OpenAgain) -> None:
    """Not those of other screens either: no entry is begun, no status said, no screen left."""
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("1")
        await me.sees_soon("Is the door free?", "These keys answer: y n -")
        seen = await me.holds_still()
        await me.presses(*"123456789acswuqQUfox/j", "enter", "right", "space", "ctrl+p", "up", "down", "tab")
        assert await me.holds_still() == seen
        assert me.app.current_mode == "today"
        await me.presses("y", "3", "y", "n", "x")
        me.sees("Where do you sit?")
    assert said(open_again()) == {"YES": ("yes",)}


async def test_help_tells_the_keys_of_a_run(known: Desk) -> None:
    own(known)
    async with open_app(known, (120, 40)) as me:
        await begins(me)
        await me.presses("question_mark")
        await me.sees_soon("While a checklist is asked", "run.note")
        me.does_not_see("Anywhere, except where text is typed", "app.log", "In the line")
        await me.presses("escape")
        me.sees("Is the door free?")


# --- notes ----------------------------------------------------------------------------------------------------------


async def test_a_note_goes_with_the_answer_that_follows(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("t")
        await me.types("The bicycle stands there")
        await me.presses("enter")
        await me.sees_soon("Your note: The bicycle stands there")
        await me.presses("y", "left")
        me.sees("Your note: The bicycle stands there", "[y  yes]")
        await me.presses("t", "end")
        await me.types(" on Mondays")
        await me.presses("enter")
        await me.sees_soon("there on Mondays")
    (reply,) = only_run(open_again()).replies
    assert (reply.value, reply.note) == (("yes",), "The bicycle stands there on Mondays")


async def test_a_note_before_any_answer_waits_also_through_a_restart(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("t")
        await me.types("Blue door")
        await me.presses("enter", "escape")
    async with open_app(open_again()) as me:
        await begins(me)
        me.sees("Your note: Blue door")
        await me.presses("y", "escape")
    assert only_run(open_again()).replies[0].note == "Blue door"


async def test_a_note_about_a_question_that_dropped_out_doesnt_wait_for_the_next_time(
    known: Desk, open_again: OpenAgain
) -> None:
    own(known, KINDS.replace('id = "MANY"', 'id = "MANY"\nwhen = [{ item = "YES", is = ["yes"] }]'))
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y", "1")
        me.sees("What lies there?")
        await me.presses("t")
        await me.types("Old note")
        await me.presses("enter")
        await me.sees_soon("Your note: Old note")
        await me.presses("left", "left", "-", "0", "enter")
        await me.types("today")
        await me.presses("enter")
        await me.sees_soon("That was all.")
        await me.presses("escape")
        await begins(me)
        await me.presses("y", "1")
        me.sees("What lies there?")
        me.does_not_see("Old note")


async def test_enter_pressed_twice_opens_one_run(known: Desk) -> None:
    async with open_app(known) as me:
        await me.presses("5")
        await me.sees_soon("enter begins the check")
        await me.presses_at_once("enter", "enter")
        await me.sees_soon("1 of ")
        await me.presses("escape")
        await me.is_back()
        me.is_on("ergonomics")


# --- leaving and going on -------------------------------------------------------------------------------------------


async def test_a_run_that_is_left_goes_on_where_it_was(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y", "1", "escape")
        await me.is_told("It is kept; enter goes on where you left.")
        await me.is_back()
        await begins(me, told="What lies there?")
        me.sees("3 of 6")
    async with open_app(open_again()) as me:
        await begins(me, told="What lies there?")


async def test_a_checklist_that_changed_meanwhile_asks_anew_what_is_other(known: Desk, open_again: OpenAgain) -> None:
    path = own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y", "1", "escape")
    path.write_text(path.read_text().replace("version = 1", "version = 2").replace("Where do you sit?", "And you sit?"))
    async with open_app(open_again()) as me:
        await begins(me, told="And you sit?")
        me.sees("2 of 6")


async def test_a_line_that_is_half_typed_waits(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses("y", "1", "enter", "0")
        me.sees("What else?")
        await me.types("The lamp fl")
        await me.presses("escape")
    async with open_app(open_again()) as me:
        await begins(me, told="What else?")
        me.sees("The lamp fl")
        await me.types("ickers")
        await me.presses("enter")
        me.sees("Since when?")
    assert said(open_again())["TEXT"] == ("The lamp flickers",)


# --- where, and what can't be opened --------------------------------------------------------------------------------


async def test_it_asks_at_which_of_several_workstations(known: Desk, open_again: OpenAgain) -> None:
    known.assessments.add_workstation("Home desk")
    known.assessments.add_workstation("Kitchen table")
    async with open_app(known) as me:
        me.app.open_run("workstation")
        await me.sees_soon("Where are you now?", "Kitchen table")
        await me.presses("down", "enter")
        await me.sees_soon("Workstation check · Kitchen table", "1 of ")
        await me.presses("y", "escape")
    desk = open_again()
    assert desk.assessments.place_name(only_run(desk).workstation) == "Kitchen table"


async def test_not_to_say_where_opens_nothing(known: Desk) -> None:
    known.assessments.add_workstation("Home desk")
    known.assessments.add_workstation("Kitchen table")
    async with open_app(known) as me:
        me.app.open_run("workstation")
        await me.sees_soon("Where are you now?")
        await me.presses("escape")
        await me.is_back()
        me.is_on("today")


async def test_a_broken_checklist_of_ones_own_tells_what_is_wrong(known: Desk) -> None:
    path = own(known, 'format = 1\nid = "kinds"\nversion = "one"\n')
    async with open_app(known) as me:
        me.app.open_run("kinds")
        await me.is_told(str(path))
        me.is_on("today")


# --- by mouse, in Dutch, in a small terminal ------------------------------------------------------------------------


async def test_the_mouse_alone_goes_through_it(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.clicks("no")
        await me.clicks("Fixed now")
        await me.clicks("on a chair")
        await me.clicks("a cable")
        await me.clicks("go on")
        await me.clicks("Fixed now")
        await me.clicks("Back")
        await me.clicks("Leave")
        await me.is_back()
    assert said(open_again()) == {"YES": ("no",), "ONE": ("chair",), "MANY": ("cable",)}


async def in_dutch(desk: Desk, open_again: OpenAgain) -> Desk:
    desk.settings.set("me.language", ["nl"])
    return open_again()


@pytest.mark.parametrize("key", ["j", "y"])
async def test_in_dutch_j_is_yes_too(known: Desk, open_again: OpenAgain, key: str) -> None:
    own(known)
    async with open_app(await in_dutch(known, open_again)) as me:
        await begins(me, told="Is de deur vrij?")
        me.sees(" j  ")
        await me.presses(key)
        me.sees("Where do you sit?")
    assert said(open_again()) == {"YES": ("yes",)}


LONG = (
    "Kun je tijdens een lange werkdag aan deze tafel je voeten plat op de vloer of op een voetensteun zetten "
    "zonder dat de rand van de zitting in je bovenbenen drukt, ook als je naar voren leunt om iets te lezen? "
) * 4


async def test_a_question_too_long_for_the_terminal_scrolls_and_is_never_cut(
    known: Desk, open_again: OpenAgain
) -> None:
    own(known, KINDS.replace("Is de deur vrij?", LONG.strip()).replace("You may have to", LONG + "You may have to"))
    async with open_app(await in_dutch(known, open_again), (80, 24)) as me:
        await begins(me, told="Kun je tijdens")
        seen = await pages(me)
    words = set(LONG.split())
    assert words <= set(seen.split())
    assert "You may have to leave by it." in seen
    assert "…" not in seen


async def pages(me: DeskDriver) -> str:
    """Return all that there is to read, page by page."""
    seen = [await me.holds_still()]
    while True:
        await me.presses("pagedown")
        now = await me.holds_still()
        if now == seen[-1]:
            return "\n".join(seen)
        seen.append(now)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
@pytest.mark.parametrize("checklist", ["workstation", "rosa", "discomfort", "formalities", "accident"])
async def test_every_question_of_the_checklists_shows_whole(
    known: Desk, open_again: OpenAgain, size: tuple[int, int], checklist: str
) -> None:
    """The first ones, in Dutch: question, reason and answers, without a cut."""
    async with open_app(await in_dutch(known, open_again), size) as me:
        whole = me.app.desk.assessments.checklists.whole(checklist)
        await begins(me, checklist, "1 van ")
        seen = await pages(me)
        item = whole.items[0]
        for text in (
            str(item.question),
            str(item.why),
            *(str(one.text) for one in item.options if item.asks != "yes-no"),
        ):
            assert " ".join(text.split()) in " ".join(seen.split()), text
